from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desirepath.layout.curve import curve, split_at
from desirepath.layout.scene import Command

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "curve").glob("*.json"))

heights = st.floats(-100, 100, allow_nan=False).map(lambda y: round(y, 3))
gaps = st.floats(0.5, 80).map(lambda x: round(x, 3))


@st.composite
def points(draw: st.DrawFn, least: int = 1) -> list[tuple[float, float]]:
    ys = draw(st.lists(heights, min_size=least, max_size=9))
    x, found = 0.0, []
    for y in ys:
        found.append((x, y))
        x += draw(gaps)
    return found


def sampled(start: tuple[float, float], cubic: Command) -> list[tuple[float, float]]:
    assert cubic[0] == "C"
    x0, y0 = start
    _, x1, y1, x2, y2, x3, y3 = cubic
    ts = [n / 16 for n in range(17)]
    return [
        (
            (1 - t) ** 3 * x0 + 3 * (1 - t) ** 2 * t * x1 + 3 * (1 - t) * t**2 * x2 + t**3 * x3,
            (1 - t) ** 3 * y0 + 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t**2 * y2 + t**3 * y3,
        )
        for t in ts
    ]


def flat(commands: tuple[Command, ...]) -> list[Any]:
    return [[command[0], *(pytest.approx(n, abs=1e-9) for n in command[1:])] for command in commands]


def area(commands: tuple[Command, ...]) -> float:
    """Signed by Green's theorem, over a fine polygon."""
    total, here, start = 0.0, (0.0, 0.0), (0.0, 0.0)
    for command in commands:
        match command:
            case ("M", x, y):
                here = start = (x, y)
                continue
            case ("L", x, y):
                path = [here, (x, y)]
            case ("C", *_):
                path = sampled(here, command)
            case _:
                path = [here, start]
        total += sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(path)) / 2
        here = path[-1]
    return total


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_golden_cases_are_reproduced(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    commands = curve([(x, y) for x, y in case["points"]], lead=case["lead"], tail=case["tail"])
    above, below = split_at(commands, case["level"])
    assert case["commands"] == flat(commands)
    assert case["above"] == flat(above)
    assert case["below"] == flat(below)


def test_there_are_golden_cases() -> None:
    assert len(GOLDEN) >= 8


@settings(max_examples=60, deadline=None)
@given(points(least=2))
def test_a_curve_passes_through_its_points_and_between_two_only_rises_or_only_falls(
    given_points: list[tuple[float, float]],
) -> None:
    move, *cubics = curve(given_points)
    assert move == ("M", *given_points[0])
    assert [cubic[-2:] for cubic in cubics] == given_points[1:]
    for start, end, cubic in zip(given_points, given_points[1:], cubics, strict=False):
        ys = [y for _, y in sampled(start, cubic)]
        assert ys == pytest.approx(sorted(ys, reverse=end[1] < start[1]), abs=1e-9)
        assert min(ys) >= min(start[1], end[1]) - 1e-9
        assert max(ys) <= max(start[1], end[1]) + 1e-9


@settings(max_examples=60, deadline=None)
@given(points(least=2))
def test_a_curve_reads_the_same_from_both_ends(given_points: list[tuple[float, float]]) -> None:
    last = given_points[-1][0]
    mirrored = [(last - x, y) for x, y in reversed(given_points)]
    ahead = [p for start, c in zip(given_points, curve(given_points)[1:], strict=False) for p in sampled(start, c)]
    back = [p for start, c in zip(mirrored, curve(mirrored)[1:], strict=False) for p in sampled(start, c)]
    assert [y for _, y in ahead] == pytest.approx([y for _, y in reversed(back)], abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(points(), heights)
def test_the_two_areas_hold_all_that_lies_between_the_curve_and_the_level(
    given_points: list[tuple[float, float]], level: float
) -> None:
    commands = curve(given_points, lead=4, tail=6)
    above, below = split_at(commands, level)
    assert all(c[0] == "Z" or c[-1] <= level + 1e-9 for c in above)
    assert all(c[0] == "Z" or c[-1] >= level - 1e-9 for c in below)
    whole = (*commands, ("L", given_points[-1][0] + 6, level), ("L", given_points[0][0] - 4, level), ("Z",))
    gross = abs(area(above)) + abs(area(below))  # the two may cancel out, the errors of sampling do not
    assert area(above) + area(below) == pytest.approx(area(whole), abs=1 + 0.01 * gross)


def test_run_outs_are_flat_and_a_lone_point_has_nothing_but_them() -> None:
    assert curve([(10, 5)], lead=4, tail=6) == (("M", 6, 5), ("L", 10, 5), ("L", 16, 5))
    assert curve([(10, 5)]) == ()
    assert curve([]) == ()


def test_points_that_go_back_are_refused() -> None:
    with pytest.raises(ValueError, match=r"must grow: \[0, 5, 5\]"):
        curve([(0, 1), (5, 2), (5, 3)])
