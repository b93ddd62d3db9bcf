from __future__ import annotations

import math

import pytest

from desirepath.theme.icons import SIDE, IconShape, face, icon, known, nearest, svg_path


def reached(shape: IconShape) -> list[tuple[float, float]]:
    """Points along an outline, sixteen on every curve."""
    points: list[tuple[float, float]] = []
    for command in shape.commands:
        match command:
            case ("M" | "L", x, y):
                points.append((x, y))
            case ("C", x1, y1, x2, y2, x3, y3):
                x0, y0 = points[-1]
                for t in (n / 16 for n in range(1, 17)):
                    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
                    points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


def test_an_icon_is_moves_lines_and_cubics() -> None:
    assert icon("x") == (
        IconShape((("M", 18, 6), ("L", 6, 18))),
        IconShape((("M", 6, 6), ("L", 18, 18))),
    )


def test_a_circle_is_round_to_a_thousandth() -> None:
    (ring,) = icon("circle")
    assert ring.commands[-1] == ("Z",)
    distances = [math.hypot(x - 12, y - 12) for x, y in reached(ring)]
    assert max(abs(distance - 10) for distance in distances) < 0.004


def test_rounded_corners_keep_their_rectangle() -> None:
    (box,) = icon("square")
    points = reached(box)
    assert (min(points)[0], max(points)[0]) == pytest.approx((3, 21))
    assert min(math.hypot(x - 3, y - 3) for x, y in points) == pytest.approx(2 * (math.sqrt(2) - 1), abs=0.01)


def test_arcs_of_paths_end_where_they_say() -> None:
    door, house = icon("house")
    assert door.commands[:3] == (
        ("M", 15, 21),
        ("L", 15, 13),
        ("C", 15, 12.4477, 14.5523, 12, 14, 12),
    )
    assert house.commands[-1] == ("Z",)


@pytest.mark.parametrize(
    "name",
    [
        "feather",
        "clover",
        "webhook-off",
        "galaxy",
        "palette",
        "tag",
        "vault",
        "pencil-off",
        "wifi",
        "rainbow",
        "egg",
        "disc",
    ],
)
def test_no_icon_leaves_its_square(name: str) -> None:
    points = [point for shape in icon(name) for point in reached(shape)]
    assert points
    assert all(0 <= x <= SIDE and 0 <= y <= SIDE for x, y in points)


def test_a_solid_part_says_so() -> None:
    assert [shape.filled for shape in icon("tag")] == [False, True]


def test_a_former_name_is_the_same_icon() -> None:
    assert icon("frown") == icon("face-slightly-frowning")
    assert known("frown")


def test_a_name_nobody_knows_is_a_question_mark() -> None:
    assert not known("no-such-thing")
    assert icon("no-such-thing") == icon("circle-question-mark")
    assert svg_path("no-such-thing") == svg_path("circle-question-mark")


@pytest.mark.parametrize("mood", ["laugh", "smile", "meh", "frown", "angry"])
def test_a_face_is_its_icon_without_the_circle(mood: str) -> None:
    whole, features = icon(mood), face(mood)
    (circle,) = [shape for shape in whole if shape not in features]
    assert len(features) == len(whole) - 1
    assert min(x for x, _ in reached(circle)) == pytest.approx(2)


@pytest.mark.parametrize(
    ("meant", "found"),
    [("coffe", "coffee"), ("hose", "house"), ("shopping", "shopping-bag"), ("Map Pin", "map-pin"), ("qqqqqqqq", None)],
)
def test_the_nearest_icon_is_offered(meant: str, found: str | None) -> None:
    assert nearest(meant) == found


def test_a_word_that_is_only_a_tag_finds_the_icon_with_the_shortest_name() -> None:
    assert not known("beverage")
    assert nearest("beverage") == "beer"


def test_one_path_says_all_of_an_icon() -> None:
    assert svg_path("x") == "M18 6 6 18 M0 0m6 6 12 12"


@pytest.mark.parametrize("name", ["", "\ud800", "ein Häuschen", "smile\0", "' OR 1=1"])
def test_what_can_be_no_name_is_drawn_as_the_question_mark(name: str) -> None:
    assert not known(name)
    assert icon(name) == icon("circle-question-mark")
