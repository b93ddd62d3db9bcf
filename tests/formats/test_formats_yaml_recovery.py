"""One mistake in a file hides no other, and makes none up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desirepath.errors import Problem, Unreadable
from desirepath.formats import yaml_file

HEAD = "desirepath: 1\njourney: Coffee\n"


def problems(text: str) -> list[Problem]:
    with pytest.raises(Unreadable) as caught:
        yaml_file.read(text, "map.yaml")
    return caught.value.problems


def lines_of(text: str) -> list[int]:
    return [problem.line for problem in problems(text)]


def _value(words: str) -> Callable[[str], str]:
    """A slip that puts something else behind the colon."""
    return lambda line: f"{line[: line.index(':')]}: {words}"


def _indented(by: int) -> Callable[[str], str]:
    return lambda line: " " * (len(line) - len(line.lstrip()) + by) + line.lstrip()


IN_A_VALUE: Mapping[str, Callable[[str], str]] = {
    "a colon too many": _value("Says: hello"),
    "a reserved sign": _value("@home"),
    "a quotation mark left open": _value('"half'),
    "an apostrophe that ends the text": _value("'it's'"),
    "words behind quotes": _value('"one" two'),
    "a square bracket left open": _value("[a, b"),
    "a curly bracket left open": _value("{ text: a"),
    "brackets that do not match": _value("[a, { b]"),
    "a bracket that closes nothing": _value("}"),
    "a comma at the start": _value(", a"),
    "a dash in a text": _value("- a"),
    "an alias": _value("*bold"),
    "bold words": _value("*bold*"),
    "an anchor": _value("&a b"),
    "a tag": _value("!now"),
    "an unknown escape": _value(r'"\q"'),
    "words behind a block sign": _value("|words"),
    "a line separator": _value("a\u2028b"),
}
OF_A_KEY: Mapping[str, Callable[[str], str]] = {
    "no colon": lambda line: line.replace(":", "", 1),
    "no space": lambda line: line.replace(": ", ":", 1),
    "a key in open quotes": lambda line: line.replace(line.lstrip(" -"), '"' + line.lstrip(" -")),
}
OF_A_LINE: Mapping[str, Callable[[str], str]] = {
    "a tab": lambda line: "\t" + line.lstrip(),
    "one space too few": _indented(-1),
    "one space too many": _indented(1),
    "three spaces too many": _indented(3),
    "an unknown key": lambda line: line.replace(line.strip().partition(":")[0], "feling"),
}
ALL = {**IN_A_VALUE, **OF_A_KEY, **OF_A_LINE}


@st.composite
def maps(draw: Callable[[st.SearchStrategy[int]], int]) -> list[str]:
    """The lines of a sound map with steps that name one another, in the styles that people write."""
    lines = [*HEAD.splitlines(), "stages:"]
    steps = 0
    for stage in range(draw(st.integers(1, 3))):
        lines += [f"  - stage: Stage {stage}", "    opportunity: >-", "      Something better", "    steps:"]
        for _ in range(draw(st.integers(1, 4))):
            lines += [f"      - step: Step {steps}", f"        id: step-{steps}", "        doing: Walks there"]
            lines += ["        # a comment", "        thinking:", "          - Why not"]
            lines += ["          - { text: When, note: later }", ""]
            lines += ["        pain: { text: Far, severity: 2 }", f"        next: [step-{max(0, steps - 1)}]"]
            steps += 1
    return lines


def _injected(lines: list[str], choice: Callable[[], str | None]) -> tuple[str, list[int]]:
    """The text with slips in some lines, never in two that touch, and the numbers of these lines."""
    broken, found = list(lines), [0]
    for n, line in enumerate(lines, 1):
        sound = n < 4 or ": " not in line or "#" in line or ">" in line or "- {" in line
        kind = None if sound or n - found[-1] < 2 else choice()
        if kind is None or ("id:" in line and kind not in OF_A_KEY) or ("- " in line and kind in OF_A_LINE):
            continue
        broken[n - 1] = ALL[kind](line)
        found.append(n)
    return "\n".join(broken) + "\n", found[1:]


@given(maps(), st.randoms(use_true_random=False))
def test_every_slip_of_a_file_is_told_and_nothing_else(lines: list[str], random: Random) -> None:
    text, wanted = _injected(lines, lambda: random.choice([*[None] * 20, *ALL]))
    if wanted:
        assert lines_of(text) == wanted, text


@pytest.mark.parametrize("kind", ALL)
def test_a_slip_of_any_kind_hides_nothing_before_or_behind_it(kind: str) -> None:
    line = "        doing: Walks there"
    slip = ALL[kind](line)
    before = f"{HEAD}langauge: en\nstages:\n  - stage: A\n    steps:\n      - step: B\n        gaol: x"
    text = f"{before}\n{slip}\n        role: y\n"
    assert lines_of(text) == [3, 8, 9, 10]
