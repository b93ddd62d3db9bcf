"""`show`: the map as a table in the terminal."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from cli_desk import MAP, Desk

from desirepath import frameworks


def test_show_prints_the_view_and_the_tray(desk: Desk) -> None:
    desk.put("coffee.yaml", MAP)
    ran = desk("show", "coffee.yaml", "--as", "five-e")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Coffee"
    assert any(re.match(r"Steps +│ • Sees the poster +│", line) for line in lines)
    assert lines[lines.index("Tray: 2 cards without a place in 5E journey map") + 1 :] == [
        "feeling 1         +1 Curious",
        "metric 1          9 of 10 on time",
    ]


JOURNEYS = [id for id in frameworks.builtin() if frameworks.load(id).type == "journey"]
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", sorted(file.stem for file in EXAMPLES.glob("*.yaml")))
def test_every_card_is_printed_or_counted_whatever_the_framework(
    desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desirepath.model.schema import Card
    from desirepath.model.view import Lens, frame
    from desirepath.registry import read

    monkeypatch.setenv("COLUMNS", "9000")
    file = EXAMPLES / f"{name}.yaml"
    document = read(file.read_bytes(), str(file)).document
    for id in JOURNEYS:
        ran = desk("show", str(file), "--as", id)
        assert ran.code == 0, ran.err
        above, _, below = ran.out.partition("\nTray: ")
        lens = Lens(frameworks.load(id))
        shape = frame(document, lens)
        tray = set(shape.tray)
        hidden = {card.id for card in document.of(Card) if lens.framework.home(card) in shape.hidden}
        cards = [card for card in document.of(Card) if card.id not in tray | hidden]
        lost = [card.text for card in cards if " ".join(card.text.split()) not in " ".join(above.split())]
        assert lost == [], id
        counts = Counter(card.at.kind for card in document.of(Card) if card.id in tray)
        assert [kind for kind, n in counts.items() if not re.search(rf"^{kind} +{n}\b", below, re.MULTILINE)] == [], id


TOLD = """\
desirepath: 1
journey: Bike
stages:
  - stage: Look
    duration: 5 weeks
    steps:
      - { step: Search, id: search, thinking: Hardly used? }
      - step: Check
        moment_of_truth: true
        duration: 2 hours
        next: { search: the frame is cracked, buy: it is sound }
        saying: Run your nail along this line
        opportunity: { text: A seal, priority: 4.5 }
  - stage: Deal
    steps:
      - { step: Buy, id: buy, doing: Pays, next: [] }
"""


def test_show_tells_a_storyboard_panel_by_panel(desk: Desk) -> None:
    desk.put("b.yaml", TOLD)
    assert (
        desk("show", "b.yaml", "--as", "storyboard").out
        == """\
Bike
Storyboard

Look (5 weeks)

1. Search
   Thought           • Hardly used?

2. ★ Check (2 hours)
   → back to Search: the frame is cracked
   → Buy: it is sound
   Speech            • Run your nail along this line

Deal

3. Buy
   ■ The journey ends here
   • Pays

Tray: 2 cards without a place in Storyboard
opportunity 1     A seal (priority 4.5)
doing 1           Pays
"""
    )


def test_show_tells_paths_durations_and_priorities_in_a_table(desk: Desk) -> None:
    desk.put("b.yaml", TOLD)
    assert (
        desk("show", "b.yaml", "--as", "journey-map").out
        == """\
Bike
Journey map

                  │ Look (5 weeks)               │
                  │ Search                       │ ★ Check (2 hours)
                  │                              │ → back to Search: the frame
                  │                              │ is cracked
                  │                              │ → Buy: it is sound
──────────────────┼──────────────────────────────┼──────────────────────────────
Thinking          │ • Hardly used?               │ • Run your nail along this
                  │                              │   line
──────────────────┼──────────────────────────────┼──────────────────────────────
Opportunities     │                              │ • A seal (priority 4.5)

                  │ Deal
                  │ Buy
                  │ ■ The journey ends here
──────────────────┼─────────────────────────────────────────────────────────────
Doing             │ • Pays
"""
    )


def test_show_tells_paths_apart_where_no_step_has_a_place(desk: Desk) -> None:
    desk.put("b.yaml", TOLD)
    ran = desk("show", "b.yaml", "--as", "journey-infographic")
    assert (
        ran.out[ran.out.index("Paths ") : ran.out.index("\nTray: ")]
        == """\
Paths             • Check → back to Search: the frame is cracked
                  • Check → Buy: it is sound
                  • Buy ■ The journey ends here
"""
    )


@pytest.mark.parametrize("framework", ["journey-map", "apiops", "storyboard"])
def test_no_line_is_wider_than_the_terminal(desk: Desk, framework: str) -> None:
    from unicode_segmentation_rs import text_width

    texts = [
        "日本語の長い文章がここに入りますのでそろそろ折り返してください",
        "x" * 120,
        "สวัสดีครับ" * 9,
        "one two " * 20,
    ]
    cards = "\n".join(
        f"        {kind}: {text}" for kind, text in zip(("doing", "pain", "gain", "thinking"), texts, strict=True)
    )
    desk.put("m.yaml", f"desirepath: 1\njourney: 日本\nstages:\n  - stage: S\n    steps:\n      - step: T\n{cards}\n")
    ran = desk("show", "m.yaml", "--as", framework)
    assert max(map(text_width, ran.out.splitlines())) <= 80
    assert "".join(texts[1].split()) in re.sub(r"[\s│•]", "", ran.out) or framework != "apiops"
