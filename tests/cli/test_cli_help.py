"""Help, wrong use, errors, colours and progress: what all commands share."""

from __future__ import annotations

import io
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest
from cli_desk import MAP, Desk, Ran

from desirepath.cli import _FAMILIES, commands, main
from desirepath.cli.parser import build
from desirepath.cli.terminal import PATIENCE, progress
from desirepath.registry import FORMATS

DOCS = Path(__file__).parents[2] / "docs"


def test_help_groups_the_commands(desk: Desk) -> None:
    out = desk("--help").out
    assert [line for line in out.splitlines() if line.endswith(":") and line[0] != " "] == [
        "Begin:", "Look:", "Exchange:", "Keep true:", "Go on:", "Together:", "For a start:",
    ]  # fmt: skip
    assert [name for name in (c.name for c in commands()) if f"\n  {name} " not in out] == []


def test_every_command_of_every_module_is_in_the_table() -> None:
    modules = {module for name in _FAMILIES for module in [import_module(f"desirepath.cli.{_FAMILIES[name]}")]}
    assert sorted(c.name for module in modules for c in module.COMMANDS) == sorted(_FAMILIES)


@pytest.mark.parametrize("command", commands(), ids=lambda c: c.name)
def test_each_command_has_help_with_examples_that_parse(desk: Desk, command) -> None:  # type: ignore[no-untyped-def]
    import shlex

    out = desk(command.name, "--help").out
    assert "Examples:" in out
    parser = build(commands(), "")
    for typed, _ in command.examples:
        words = shlex.split(typed.partition(" | ")[0], comments=True)
        if words[:1] == ["desirepath"]:
            assert parser.parse_args(words[1:]).command == command.name


def test_the_documentation_names_every_command_and_flag() -> None:
    text = (DOCS / "cli.md").read_text()
    sections = {
        match[1]: match[2]
        for match in re.finditer(r"^### `desirepath ([\w-]+)[^`]*`$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    }
    actions = build(commands(), "")._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    flags = {
        name: [flag for action in parser._actions for flag in action.option_strings if flag not in ("-h", "--help")]
        for name, parser in actions.items()  # type: ignore[union-attr]
    }
    assert set(sections) == set(flags)
    assert [(name, flag) for name in flags for flag in flags[name] if f"`{flag}" not in sections[name]] == []


def test_the_documentation_has_a_row_for_every_format() -> None:
    able = ("read", "write", "draw")
    verbs = {"read": "read", "write": "written", "draw": "drawn"}
    rows = [
        f"| `{f.name}` | {f.title} | {', '.join(f'`{ending}`' for ending in f.extensions)} | "
        f"{', '.join(verbs[verb] for verb in able if getattr(f, verb))} | {f.loss or 'Nothing.'} |"
        for f in FORMATS
    ]
    text = (DOCS / "cli.md").read_text()
    assert [row for row in rows if row not in text] == []


def test_wrong_use_ends_with_two(desk: Desk) -> None:
    for words in ((), ("rendr",), ("render",), ("render", "gone.yaml"), ("render", "x", "--page", "a9"), ("diff", "a")):
        ran = desk(*words)
        assert (ran.code, ran.out) == (2, ""), words
        assert ran.err


def test_desirepath_alone_shows_its_help(desk: Desk) -> None:
    ran = desk()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == desk("--help").out


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("rendr", "there is no command 'rendr'; did you mean render?\n"),
        ("xyzzy", "there is no command 'xyzzy'; `desirepath --help` lists them all\n"),
    ],
)
def test_an_unknown_command_gets_the_nearest(desk: Desk, typed: str, answer: str) -> None:
    assert desk(typed, "coffee.yaml") == Ran(2, "", answer)


def test_an_unknown_framework_gets_the_nearest_of_those_beside_the_file(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    (desk.folder / "frameworks").mkdir()
    desk.put("frameworks/lift-care.yaml", "")
    assert desk("show", "coffee.yaml", "--as", "lift-car") == Ran(
        2,
        "",
        "there is no framework 'lift-car'; did you mean 'lift-care'? `desirepath frameworks` lists them all\n",
    )


def test_a_file_that_cannot_be_read_is_told_whole(desk: Desk) -> None:
    desk.put("a.yaml", "desirepath: 1\njurney: A\nlangauge: en\n")
    ran = desk("render", "a.yaml")
    assert ran.code == 1
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == ["a.yaml:1:1", "a.yaml:2:1", "a.yaml:3:1"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_and_never_with_no_color(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.yaml", "desirepath: 1\njurney: A\n")
    assert "\x1b" not in desk("check").err
    for no_color, coloured in (("", True), ("1", False)):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("NO_COLOR", no_color)
        monkeypatch.setenv("TERM", "xterm")
        main(["check"])
        assert ("\x1b[" in terminal.getvalue()) is coloured


def test_progress_is_shown_on_a_terminal_after_a_second_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setattr("desirepath.cli.terminal.PATIENCE", 0.02)
    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress("Drawing"):
            time.sleep(0.1)
        assert ("Drawing …" in stream.getvalue(), stream.getvalue().endswith("\r\x1b[K")) == (shown, shown)
    assert PATIENCE == 1
