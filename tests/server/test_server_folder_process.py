"""`desirepath open` as a process: the way in, edits into files, files into maps, and nothing lost to a kill."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from server_folders import Opened, Tab, until

from desirepath.model.document import Document
from desirepath.model.edits import Put, Set
from desirepath.model.schema import Card, Persona
from desirepath.model.schema import Place as At

COFFEE = """\
# Coffee on the way to work
desirepath: 1
journey: Coffee before the 8:05
tags: [commute]
personas:
  - personas/kim.yaml  # in a file of her own
stages:
  - stage: Order
    steps:
      - step: Orders on the platform
        thinking: Will it be ready in time?   # heard three times
        feeling: { text: Hopeful, score: 0.8 }
"""
KIM = "desirepath: 1\npersona: Kim\nquote: I have four minutes.\n"
Start = Callable[..., Opened]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "maps"
    (root / "personas").mkdir(parents=True)
    (root / "coffee.yaml").write_text(COFFEE, "utf-8")
    (root / "personas" / "kim.yaml").write_text(KIM, "utf-8")
    return root


@pytest.fixture
def start() -> Iterator[Start]:
    """Opens a path; whatever was opened is ended."""
    opened: list[Opened] = []

    def started(path: Path, *arguments: str) -> Opened:
        opened.append(Opened("open", str(path), "--name", "Ada", *arguments))
        return opened[-1]

    yield started
    for one in opened:
        one.end(signal.SIGKILL)


def thought(document: Document) -> Card:
    [card] = [card for card in document.of(Card) if card.at.kind == "thinking"]
    return card


def think(tab: Tab, words: str) -> dict[str, Any]:
    card = thought(tab.document)
    return tab.change(Set(card.id, "text", words, card.text))


def test_the_link_lets_one_person_in_once_and_nobody_without_it(folder: Path, start: Start) -> None:
    opened = start(folder)
    assert opened.ask("GET", "/api/workspaces")[0] == 401
    assert opened.ask("GET", "/open?token=guessed")[0] == 403
    assert opened.ask("GET", opened.way_in, Host="evil.example")[0] == 400
    assert b"desirepath open" in opened.ask("GET", "/sign-in")[2]
    assert opened.enter() == "/"
    assert opened.json("/api/session")["name"] == "Ada"
    assert opened.ask("GET", opened.way_in, Cookie="")[0] == 403
    assert opened.ask("GET", opened.way_in)[0] == 302  # a second click, by who is in already
    again = subprocess.run(
        [sys.executable, "-m", "desirepath", "open", str(folder), "--no-browser"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    opened.way_in = again.stdout.strip().rpartition("\n")[2].removeprefix(f"http://127.0.0.1:{opened.port}")
    opened.cookie = ""
    assert opened.enter() == "/"


def test_the_list_shows_what_lies_in_the_folder_and_nothing_is_written_that_nobody_changed(
    folder: Path, start: Start
) -> None:
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "x.yaml").write_text(COFFEE, "utf-8")
    (folder / "notes.yaml").write_text("a: 1\n", "utf-8")
    (folder / "tea.json").write_text('{"desirepath": 1, "journey": "Tea"}', "utf-8")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.*")}
    opened = start(folder)
    opened.enter()
    listed = opened.documents()
    assert set(listed) == {"coffee.yaml", "personas/kim.yaml", "tea.json"}
    told = listed["coffee.yaml"]
    assert (told["title"], told["tags"], told["kind"], told["file"]) == (
        "Coffee before the 8:05", ["commute"], "journey", "ok",
    )  # fmt: skip
    assert listed["personas/kim.yaml"]["kind"] == "persona"
    [kim] = opened.tab(told["id"]).document.of(Persona)
    assert (kim.name, kim.quote) == ("Kim", "I have four minutes.")
    opened.end()
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_an_edit_is_in_the_file_and_nothing_else_is_other(folder: Path, start: Start) -> None:
    coffee = folder / "coffee.yaml"
    coffee.chmod(0o640)
    opened = start(folder)
    opened.enter()
    tab = opened.tab(opened.documents()["coffee.yaml"]["id"])
    think(tab, "Will it be hot?")
    wanted = COFFEE.replace("Will it be ready in time?", "Will it be hot?")
    until(lambda: coffee.read_text("utf-8") == wanted)
    assert coffee.stat().st_mode & 0o777 == 0o640
    think(tab, "Will it last?")
    assert opened.end() == ""  # ended right after the acknowledgement
    assert coffee.read_text("utf-8") == COFFEE.replace("Will it be ready in time?", "Will it last?")
    assert not list(folder.glob(".*-new"))


def test_a_change_outside_is_seen_live_and_signed_so_and_both_sides_words_stay(folder: Path, start: Start) -> None:
    coffee = folder / "coffee.yaml"
    opened = start(folder)
    opened.enter()
    id = opened.documents()["coffee.yaml"]["id"]
    tab = opened.tab(id)
    subprocess.run(["sed", "-i", "s/Hopeful/Hopeful again/", str(coffee)], check=True)
    tab.until(lambda: any(card.text == "Hopeful again" for card in tab.document.of(Card)))
    assert tab.entries[-1]["changes"][0]["author"] == "changed outside"
    assert tab.entries[-1]["changes"][0]["label"] == "Changed in coffee.yaml"
    coffee.write_text(coffee.read_text("utf-8").replace("ready in time", "ready in good time"), "utf-8")
    think(tab, "Will it really be ready in time?")
    wanted = "Will it really be ready in good time?"
    tab.until(lambda: thought(tab.document).text == wanted)
    until(lambda: wanted in coffee.read_text("utf-8"))
    assert "# heard three times" in coffee.read_text("utf-8")


def test_a_broken_file_is_told_with_its_line_never_written_over_and_merged_when_it_is_mended(
    folder: Path, start: Start
) -> None:
    coffee = folder / "coffee.yaml"
    opened = start(folder)
    opened.enter()
    id = opened.documents()["coffee.yaml"]["id"]
    tab = opened.tab(id)
    broken = COFFEE.replace("score: 0.8 }", "score: 0.8") + "\n"
    coffee.write_text(broken, "utf-8")
    tab.until(lambda: tab.file.get("state") == "broken")
    assert tab.file["problems"][0]["line"] >= 12
    assert tab.file["problems"][0]["message"]
    assert opened.json(f"/api/documents/{id}/file")["state"] == "broken"
    assert opened.documents()["coffee.yaml"]["file"] == "broken"
    think(tab, "Will it be hot?")
    later = opened.tab(id)  # who comes now is told as well
    later.until(lambda: later.file.get("state") == "broken")
    assert coffee.read_text("utf-8") == broken
    coffee.write_text(COFFEE.replace("Hopeful", "Full of hope"), "utf-8")
    tab.until(lambda: tab.file["state"] == "ok")
    wanted = COFFEE.replace("Hopeful", "Full of hope").replace("Will it be ready in time?", "Will it be hot?")
    until(lambda: coffee.read_text("utf-8") == wanted)
    assert tab.file["problems"] == []


def test_a_file_that_is_gone_is_marked_and_goes_on_when_it_is_back_or_elsewhere(folder: Path, start: Start) -> None:
    coffee = folder / "coffee.yaml"
    opened = start(folder)
    opened.enter()
    id = opened.documents()["coffee.yaml"]["id"]
    tab = opened.tab(id)
    coffee.unlink()
    tab.until(lambda: tab.file.get("state") == "deleted")
    think(tab, "Will it be hot?")
    assert not coffee.exists()
    coffee.write_text(COFFEE, "utf-8")
    tab.until(lambda: tab.file["state"] == "ok")
    until(lambda: "Will it be hot?" in coffee.read_text("utf-8"))
    moved = folder / "drinks" / "coffee.yaml"
    moved.parent.mkdir()
    coffee.rename(moved)
    until(lambda: opened.documents().get("drinks/coffee.yaml", {}).get("id") == id)
    think(tab, "Will it be sweet?")
    until(lambda: "Will it be sweet?" in moved.read_text("utf-8"))


def test_what_was_acknowledged_before_a_kill_is_in_the_file_after_the_next_start(folder: Path, start: Start) -> None:
    coffee = folder / "coffee.yaml"
    opened = start(folder)
    opened.enter()
    id = opened.documents()["coffee.yaml"]["id"]
    tab = opened.tab(id)
    for n in range(5):
        think(tab, f"Will it be ready in time {n}?")
    opened.end(signal.SIGKILL)
    coffee.write_text(coffee.read_text("utf-8").replace("Hopeful", "Full of hope"), "utf-8")
    second = start(folder)
    assert second.port == opened.port  # so that tabs that are open find their way back
    second.cookie = opened.cookie
    until(lambda: "in time 4?" in coffee.read_text("utf-8") and "Full of hope" in coffee.read_text("utf-8"))
    again = second.tab(id)
    assert thought(again.document).text == "Will it be ready in time 4?"


def test_git_takes_a_branch_out_and_the_map_follows(folder: Path, start: Start) -> None:
    def git(*words: str) -> None:
        identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a"}
        environment = os.environ | identity | {"GIT_COMMITTER_EMAIL": "a@b"}
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=environment)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "warm")
    coffee = folder / "coffee.yaml"
    coffee.write_text(COFFEE.replace("Hopeful", "Warm") + "    gain: A warm cup\n", "utf-8")
    git("commit", "-qam", "two")
    git("checkout", "-q", "main")
    opened = start(folder)
    assert any(".gitignore" in said for said in opened.said)
    opened.enter()
    tab = opened.tab(opened.documents()["coffee.yaml"]["id"])
    git("checkout", "-q", "warm")
    tab.until(lambda: any(card.text == "A warm cup" for card in tab.document.of(Card)))
    git("checkout", "-q", "main")
    tab.until(lambda: not any(card.text == "A warm cup" for card in tab.document.of(Card)))
    opened.end()
    listed = subprocess.run(["git", "status", "--short"], cwd=folder, capture_output=True, text=True, check=True)
    assert listed.stdout == ""


def test_one_file_is_opened_alone_and_its_persona_is_read(folder: Path, start: Start) -> None:
    (folder / "tea.yaml").write_text("desirepath: 1\njourney: Tea\n", "utf-8")
    start(folder).end()
    opened = start(folder / "coffee.yaml", "--framework", "five-e")
    landing = opened.enter()
    [listed] = opened.documents().values()
    assert landing == f"/d/{listed['id']}?framework=five-e"
    tab = opened.tab(listed["id"])
    [kim] = tab.document.of(Persona)
    assert kim.quote == "I have four minutes."
    refused = tab.change(Set(kim.id, "quote", "I have all day.", kim.quote))
    assert refused["type"] == "reject"
    assert "personas/kim.yaml" in refused["message"] + refused["hint"]
    (folder / "personas" / "kim.yaml").write_text(KIM.replace("four", "three"), "utf-8")
    tab.until(lambda: tab.document.of(Persona)[0].quote == "I have three minutes.")
    assert (folder / "coffee.yaml").read_text("utf-8") == COFFEE


def test_what_cannot_be_opened_is_said_with_the_way_out(folder: Path, start: Start) -> None:
    def said(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "desirepath", "open", "--no-browser", *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        return ran.returncode, ran.stderr

    coffee = str(folder / "coffee.yaml")
    assert said(str(folder / "tea.yaml"))[0] == 2
    assert "one map" in said(str(folder), "--framework", "five-e")[1]
    code, words = said(coffee, "--framework", "five")
    assert (code, "five-e" in words) == (2, True)
    (folder / "tea.yaml").write_text("desirepath: 1\njourney: Tea\n", "utf-8")
    start(folder / "tea.yaml")
    assert "only tea.yaml is open" in said(coffee)[1]


def test_a_map_made_in_the_browser_is_a_file_and_the_trash_is_a_folder(folder: Path, start: Start) -> None:
    opened = start(folder)
    opened.enter()
    [workspace] = opened.json("/api/workspaces")
    route = f"/api/workspaces/{workspace['id']}/documents"
    (folder / "tea-für-zwei.yaml").write_text("mine\n", "utf-8")
    made = opened.send("POST", route, {"title": "Tea für Zwei"})["id"]
    there = folder / "tea-für-zwei-2.yaml"
    until(there.exists)
    assert "journey: Tea für Zwei" in there.read_text("utf-8")
    tab = opened.tab(made)
    tab.change(Set("map", "title", "Chai", "Tea für Zwei"))
    until(lambda: "journey: Chai" in there.read_text("utf-8"))
    opened.send("DELETE", f"/api/documents/{made}")
    trashed = folder / ".desirepath" / "trash" / there.name
    until(lambda: trashed.exists() and not there.exists())
    opened.send("POST", f"/api/documents/{made}/undelete")
    until(lambda: there.exists() and not trashed.exists())
    assert opened.documents()[there.name]["title"] == "Chai"


def test_without_the_journal_every_word_of_content_is_still_there(folder: Path, start: Start) -> None:
    opened = start(folder)
    opened.enter()
    tab = opened.tab(opened.documents()["coffee.yaml"]["id"])
    step = next(id for id in tab.document.columns if "platform" in getattr(tab.document[id], "title", ""))
    tab.change(Put(Card("c1", At(step, "a0", "pain"), "Too loud to hear")))
    opened.end()
    for left in (folder / ".desirepath").glob("journal*"):
        left.unlink()
    second = start(folder)
    second.enter()
    again = second.tab(second.documents()["coffee.yaml"]["id"])
    assert {card.text for card in again.document.of(Card)} == {card.text for card in tab.document.of(Card)}


def test_a_file_that_cannot_be_read_at_first_is_listed_with_what_is_wrong(folder: Path, start: Start) -> None:
    (folder / "bad.yaml").write_text("desirepath: 1\njourny: Tea\n", "utf-8")
    opened = start(folder)
    opened.enter()
    listed = opened.documents()["bad.yaml"]
    assert (listed["version"], listed["file"]) == (0, "broken")
    problems = opened.json(f"/api/documents/{listed['id']}/file")["problems"]
    assert [problem for problem in problems if problem["line"] == 2 and "journey" in problem["hint"]]
    tab = opened.tab(listed["id"])
    assert len(tab.document.records) == 0
    (folder / "bad.yaml").write_text("desirepath: 1\njourney: Tea\n", "utf-8")
    tab.until(lambda: tab.document.records and tab.document.head.title == "Tea")
    assert (folder / "bad.yaml").read_text("utf-8") == "desirepath: 1\njourney: Tea\n"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_is_a_folder_that_goes_away(how: signal.Signals) -> None:
    demo = Opened("demo")
    try:
        found = re.search(r"copied to (\S+), which goes away", demo.said[0])
        assert found
        folder = Path(found[1])
        demo.enter()
        listed = demo.documents()
        assert {"cargo-bike.yaml", "personas/ines.yaml", "kintsugi.yaml"} <= set(listed)
        assert {told["file"] for told in listed.values()} == {"ok"}
        tab = demo.tab(listed["cargo-bike.yaml"]["id"])
        tab.change(Set("map", "title", "Four wheels", tab.document.head.title))
        until(lambda: "journey: Four wheels" in (folder / "cargo-bike.yaml").read_text("utf-8"))
    finally:
        demo.end(how)
    assert not folder.exists()


def test_the_demo_is_kept_where_one_says_and_writes_over_nothing(tmp_path: Path) -> None:
    demo = Opened("demo", "--keep", str(tmp_path / "mine"))
    demo.end()
    assert (tmp_path / "mine" / "cargo-bike.yaml").exists()
    command = [sys.executable, "-m", "desirepath", "demo", "--keep", str(tmp_path / "mine")]
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (again.returncode, "is not empty" in again.stderr) == (2, True)
