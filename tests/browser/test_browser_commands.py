"""Every command of the editor, by mouse and by keyboard: what is saved after it, and that one undo takes it back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from browser_worlds import Server, Tab
from playwright.sync_api import Browser
from rows.row import Row, canonical, replaced

EDITOR = Path(__file__).parents[2] / "editor"
GROUPS = ("cards", "columns", "lanes", "people", "moving", "looking", "writing")
ROWS: list[Row] = [row for name in GROUPS for row in import_module(f"rows.{name}").ROWS]


@pytest.fixture(scope="module")
def hand(chromium: Browser, server: Server) -> Iterator[Tab]:
    """One tab for all rows; each begins with a map of its own."""
    with Tab(chromium, server, "ada", permissions=["clipboard-read", "clipboard-write"]) as tab:
        yield tab


def saved(tab: Tab) -> str:
    """The file, and below it what is said about the map, under names that are the same every time."""
    text = tab.saved() + "".join(f"# {one}\n" for one in tab.said())
    if "assets/" in text:
        text = canonical(re.sub(r"assets/[\w.-]+", "dot", text))
    return re.sub(r"(?<=id: )[A-Za-z0-9]{12}\b|\b(?=[a-z]*[A-Z2-9])[A-Za-z0-9]{12}(?=:)", "fresh", text)


def wanted(row: Row, way: str, was: str) -> str:
    """What is to be saved after it."""
    text, *said = re.split(r"^(?=# )", was, flags=re.MULTILINE)
    becomes = row.becomes if row.keyed is None or way == "mouse" else row.keyed
    text = canonical(replaced(row.start, becomes)) if becomes else text
    return text + "".join(said if row.said is None else [f"# {one}\n" for one in row.said])


@pytest.mark.parametrize("way", ["mouse", "keys"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_command_does_what_its_row_says_and_one_undo_takes_it_back(hand: Tab, row: Row, way: str) -> None:
    hand.begin(row.start, row.framework)
    if row.before is not None:
        row.before(hand)
    was = saved(hand)
    getattr(row, way)(hand)
    if row.sees is not None:
        row.sees(hand)
    hand.until(lambda: saved(hand), wanted(row, way, was))
    if row.becomes or row.said is not None:
        (row.back or Tab.take_back)(hand)
        hand.until(lambda: saved(hand), was)
    assert hand.errors == []


def test_every_command_of_the_table_has_a_row_and_every_row_a_command() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("the table is told by node; install Node.js 20 or later")
    told = subprocess.run(
        [node, "scripts/run.js", "scripts/commands.ts"], cwd=EDITOR, capture_output=True, text=True, check=True
    )
    assert sorted(row.id for row in ROWS) == sorted(command["id"] for command in json.loads(told.stdout))
