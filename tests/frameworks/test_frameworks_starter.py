"""What `new` and `--blank` begin with."""

from __future__ import annotations

import pytest

from desirepath import frameworks
from desirepath.formats import yaml_file
from desirepath.model.schema import Card, Persona, Place, Stage, Step
from desirepath.model.view import Lens, view

ALL = [(id, language) for id in frameworks.builtin() for language in frameworks.languages(id)]

TWO_ROWS = """\
id: two-rows
title: Two rows
layout: grid
summary: "Two: no more"
guidance: { purpose: See who waits., steps: [Write what they do., Say how it feels.] }
stages:
  - { id: a, title: "Wait: and see", prompt: What do they wait for?, role: entice }
  - { id: b, title: Get it }
slots:
  - { id: doing, title: Doing, shows: doing, prompt: What do they do?, prompts: { b: What do they get? } }
  - { id: mood, title: Mood, shows: feeling, look: curve, prompt: How is it? }
  - { id: things, title: Things, shows: artifact place, groups: { artifact: Objects, place: Places } }
  - { id: later, title: Later, shows: opportunity, hidden: true }
"""


@pytest.mark.parametrize(("id", "language"), ALL)
def test_a_starter_reads_back_as_the_framework_s_stages_without_cards(id: str, language: str) -> None:
    framework = frameworks.load(id, language)
    document = yaml_file.read(frameworks.starter(framework, language, "Ein Titel: mit # und Punkt")).document
    assert document.head.title == "Ein Titel: mit # und Punkt"
    assert (document.head.framework, document.head.state) == (id, framework.state)
    assert document.head.language == ("" if language == "en" else language)
    if framework.stages:
        assert [(s.title, s.role) for s in document.stages] == [(s.title, s.role) for s in framework.stages]
    assert document.of(Card) == []
    peopled = framework.type != "canvas" or any("personas" in slot.shows for slot in framework.slots)
    assert len(document.of(Persona)) == peopled


@pytest.mark.parametrize(("id", "language"), ALL)
def test_a_starter_filled_in_line_by_line_shows_every_card_in_its_lens(id: str, language: str) -> None:
    framework = frameworks.load(id, language)
    lines = []
    for line in frameworks.starter(framework).splitlines():
        key, colon, rest = line.partition(":")
        open_line = colon and not line.startswith("#") and (not rest or rest.startswith("  #"))
        kind = key.strip().partition(".")[0]
        takes = {taken.partition(".")[0] for taken in framework.takes}
        lines.append(
            f"{key}: words{rest}" if open_line and kind in takes and kind not in ("steps", "personas") else line
        )
    document = yaml_file.read("\n".join(lines) + "\n").document
    seen = view(document, Lens(framework))
    assert len(document.of(Card)) >= 4
    assert seen.frame.tray == ()
    assert sum(len(seen.cards(*cell)) for cell in seen.cells) == len(document.of(Card))


@pytest.mark.parametrize("id", frameworks.builtin())
def test_every_lane_that_waits_can_be_switched_on_by_taking_marks_away(id: str) -> None:
    framework = frameworks.load(id)
    lines = frameworks.starter(framework).splitlines()
    if "# lenses:" in lines:
        at = lines.index("# lenses:")
        lines[at:] = [line.removeprefix("# ") for line in lines[at:]]
    document = yaml_file.read("\n".join(lines) + "\n").document
    rows = view(document, Lens(framework)).frame.rows
    assert [row.id for row in rows] == [slot.id for slot in framework.slots]


def test_a_starter_has_one_line_per_thing_with_the_prompt_behind_it() -> None:
    assert frameworks.starter(frameworks.read(TWO_ROWS)) == (
        """\
# Two rows: Two: no more
# See who waits.
#
#  1. Write what they do.
#  2. Say how it feels.
#
# Write behind the colons, or make a list beneath them. What stays empty is left out, and lines that you do
# not need may go.

desirepath: 1
journey: Untitled journey
framework: two-rows

personas:
  - name: A name
    role:
    quote:
    goals:
    fears:

stages:
  - stage: "Wait: and see"  # What do they wait for?
    role: entice
    steps:
      - step: What happens first
        doing:  # What do they do?
        feeling:  # How is it? Such as { text: Curious, score: 1 }
        artifact:
        place:  # Places

  - stage: Get it
    steps:
      - step: What happens first
        doing:  # What do they get?
        feeling:
        artifact:
        place:  # Places

# Lanes that wait; take away the first # of a line, of its framework and of lenses, to show one.
# lenses:
#   two-rows:
#     later: { hidden: false }  # Later: opportunity
"""
    )


def test_a_german_framework_has_german_comments() -> None:
    text = frameworks.starter(frameworks.load("apiops", "de"))
    assert "language: de\n" in text
    assert "# Schreiben Sie hinter die Doppelpunkte" in text
    assert "  # Was geschieht in ihrem Leben, dass sie merken, dass ihnen etwas fehlt?\n" in text
    assert "Write" not in text


@pytest.mark.parametrize("id", frameworks.builtin())
def test_a_blank_document_has_the_stages_in_order_and_nothing_on_them(id: str) -> None:
    framework = frameworks.load(id, "de")
    document = frameworks.blank(framework, "Leer")
    assert (document.head.title, document.head.framework, document.head.language) == ("Leer", id, "de")
    assert [(s.id, s.title, s.role) for s in document.stages] == [(s.id, s.title, s.role) for s in framework.stages]
    assert not document.of(Card)
    assert not document.of(Step)
    columns = view(document, Lens(framework)).frame.columns
    assert [column.place for column in columns] == [stage.id for stage in framework.stages]


def test_a_blank_document_without_a_title_has_one() -> None:
    document = frameworks.blank(frameworks.read(TWO_ROWS), "")
    assert document.head.title == "Untitled journey"
    assert document.stages == [
        Stage("a", Place(order="a0"), "Wait: and see", "entice"),
        Stage("b", Place(order="a1"), "Get it"),
    ]
