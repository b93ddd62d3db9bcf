"""Hand-overs in a folder that is open: links as files say them, ids written where they are needed, followers live."""

from __future__ import annotations

from pathlib import Path

from server_folders import Opened, until

from desirepath.model.document import Document
from desirepath.model.edits import Remove, Set
from desirepath.model.schema import Card

JOURNEY = """\
desirepath: 1
journey: Coffee
stages:
  - stage: Orders
    steps:
      - step: Scans the code
        pain: The code hangs too high   # everybody says so
      - step: Pays
"""


def card(document: Document, id: str) -> Card:
    found = document[id]
    assert isinstance(found, Card)
    return found


def test_a_journey_goes_on_in_a_file_beside_it_and_both_stay_true(tmp_path: Path) -> None:
    journey = tmp_path / "coffee.yaml"
    journey.write_text(JOURNEY)
    opened = Opened("open", str(tmp_path))
    try:
        opened.enter()
        document = opened.documents()["coffee.yaml"]["id"]
        path = f"/api/documents/{document}/continuations"
        offered = opened.json(f"{path}?framework=api-value-proposition")["places"]
        pain = next(r["id"] for place in offered for r in place["records"] if r["kind"] == "pain")
        made = opened.send("POST", path, {"framework": "api-value-proposition", "ids": [pain]})
        listed = until(lambda: [p for p, d in opened.documents().items() if p and d["id"] == made["id"]], "a file")
        [name] = listed
        canvas = tmp_path / name
        until(lambda: f"follows: coffee.yaml#{pain}" in canvas.read_text(), "a link in the file")
        until(lambda: f"id: {pain}" in journey.read_text(), "an id in the source")
        assert "# everybody says so" in journey.read_text()

        tab, other = opened.tab(document), opened.tab(made["id"])
        tab.change(Set(pain, "text", "Nobody can scan it", "The code hangs too high"))
        other.until(lambda: card(other.document, pain).text == "Nobody can scan it")
        until(lambda: "Nobody can scan it" in canvas.read_text(), "the words in the file")

        journey.write_text(journey.read_text().replace("Nobody can scan it", "Out of reach"))
        other.until(lambda: card(other.document, pain).text == "Out of reach")
        [after] = opened.json(f"/api/documents/{document}/trace/{pain}")["after"]
        assert (after["document"], after["words"]) == (made["id"], "Out of reach")
        [before] = opened.json(f"/api/documents/{made['id']}/trace/{pain}")["before"]
        assert (before["document"], before["record"], before["title"]) == (document, pain, "Coffee")

        tab.change(Remove(pain))
        until(lambda: opened.json(f"/api/documents/{made['id']}/ties")["gone"] == [pain], "a flag")
        until(lambda: "Out of reach" in canvas.read_text(), "the last words in the file")
        other.change(Remove(f"{pain} follows coffee.yaml#{pain}"))
        until(lambda: "follows" not in canvas.read_text(), "a card of one's own")
        assert opened.json(f"/api/documents/{made['id']}/ties") == {"gone": [], "followed": {}}
    finally:
        opened.end()


def test_what_fell_behind_while_nobody_looked_is_brought_up_to_date_on_opening(tmp_path: Path) -> None:
    (tmp_path / "coffee.yaml").write_text(JOURNEY)
    text = JOURNEY.replace("pain: The code hangs too high ", "pain: { text: The code hangs too low, id: code } ")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "coffee.yaml").write_text(text)
    canvas = tmp_path / "canvas.yaml"
    canvas.write_text(
        "desirepath: 1\ncanvas: Coffee\nframework: api-value-proposition\n"
        "featurePain: { text: The code hangs too high, follows: maps/coffee.yaml#code }\n"
    )
    opened = Opened("open", str(tmp_path))
    try:
        until(lambda: "too low" in canvas.read_text(), "the words in the file")
    finally:
        opened.end()
