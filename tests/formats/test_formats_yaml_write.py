"""The canonical text, and that it says what the document says, to us and to other readers of YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from formats_worlds import TEXTS, rich_documents, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desirepath.errors import Unwritable
from desirepath.formats import json_file, yaml_file
from desirepath.formats.yaml_text import flow, plain_enough, scalar
from desirepath.model.align import align
from desirepath.model.document import Document
from desirepath.model.schema import MAP, Card, Head, Link, Part, Persona, Place, Record, Stage, label_of

few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"

CANONICAL = """\
desirepath: 1
journey: Coffee before the train
framework: five-e
tags: [coffee, mornings]
facts: { Scope: Railway stations, Version: "1.10" }
personas:
  - personas/kim.yaml
  - { name: Bo, id: bo, age: "41", goals: [Quiet] }
  - name: Ida
    quote: I have eleven minutes, and four of them are stairs.
    goals:
      - A seat by the window
      - One coffee that is hot when she sits down
    traits: { Patience: 20 }
sources:
  - { id: talk, title: Talks on the platform, type: interview, date: "2026-09-14", n: 12 }
scenario: Kim orders ahead on the platform.
stages:
  - stage: Order
    role: enter
    duration: 4 minutes
    opportunity: Codes at two heights
    steps:
      - step: Scans the code
        moment_of_truth: true
        next: { give-up: the code is too high, order: }
        doing: Lifts the phone over two heads
        thinking:
          - "Really: will it be ready?"
          - text: Who reads this?
            note: |-
              First line.

              Second line.
        feeling: { text: Curious, score: 1, persona: bo, evidence: talk }
        pain.moment:
          text: The code hangs too high for anybody who sits in a wheelchair or pushes a pram
          severity: 3
          evidence: talk
        x-mine.kind: { text: Mine, x-own: { deep: [1, true, null, "1"] } }
      - step: Gives up
        id: give-up
        next: []
      - step: Orders
        id: order
lenses:
  five-e:
    things: { hidden: true }
"""


def test_the_canonical_text_reads_like_one_that_a_person_wrote() -> None:
    assert yaml_file.write(yaml_file.read(CANONICAL).document) == CANONICAL


def test_a_missing_id_is_written_the_moment_anything_refers_to_it() -> None:
    text = "desirepath: 1\njourney: J\nstages: [{ stage: A, steps: [step: B, step: C] }]"
    document = yaml_file.read(text).document
    b, c = (step.id for step in document.steps(document.stages[0].id))
    link = Link(f"{b} next {c}", b, "next", c)
    lines = yaml_file.write(Document({**document.records, link.id: link})).splitlines()
    assert [line.strip() for line in lines if "id:" in line or "next:" in line] == [f"next: {c}", f"id: {c}"]
    assert f"id: {b}" in yaml_file.write(document, {b})


def test_a_followed_persona_is_written_as_its_path_and_never_its_fields() -> None:
    link = Link("kim follows who/kim.yaml#persona", "kim", "follows", "who/kim.yaml#persona")
    records: list[Record] = [
        Head(title="J"),
        Persona("kim", Place(order="a0"), "Kim", "Commuter", goals=("Coffee",)),
        link,
    ]
    document = Document({r.id: r for r in records})
    assert yaml_file.write(document, {"kim"}) == "desirepath: 1\njourney: J\npersonas:\n  - who/kim.yaml\n"


def test_a_followed_persona_by_another_name_keeps_its_id() -> None:
    link = Link("p follows who/kim.yaml#persona", "p", "follows", "who/kim.yaml#persona")
    records: list[Record] = [Head(title="J"), Persona("p"), link, Card("c", Place(kind="doing"), "a", persona="p")]
    text = yaml_file.write(Document({r.id: r for r in records}))
    assert "  - { id: p, follows: who/kim.yaml#persona }\n" in text
    assert yaml_file.read(text).document["p"] == Persona("p")


def test_a_persona_document_is_written_at_the_root() -> None:
    text = "desirepath: 1\npersona: Kim\nrole: Commuter\ngoals: [Coffee]\ngoal.avoid: Missing the train\n"
    assert yaml_file.write(yaml_file.read(text).document) == text


def test_a_key_that_the_file_cannot_hold_is_refused_and_not_dropped() -> None:
    document = Document({MAP: Head(title="J"), "a": Stage("a", title="A", extra={"colour": "red"})})
    with pytest.raises(Unwritable, match="'colour' cannot be a key of 'a' in a file"):
        yaml_file.write(document)


@few
@given(rich_documents())
def test_with_all_ids_written_a_document_comes_back_as_it_was(document: Document) -> None:
    text = yaml_file.write(document, whole(document))
    file = yaml_file.read(text)
    assert file.document.ranked() == document.ranked()
    assert yaml_file.write(file.document, file.pinned) == text


@few
@given(rich_documents())
def test_without_ids_a_document_comes_back_as_it_was_once_aligned(document: Document) -> None:
    file = yaml_file.read(yaml_file.write(document))
    assert len(file.document.records) == len(document.records)
    labels = [(type(r), label_of(r)) for r in document.records.values() if hasattr(r, "at")]
    if len(set(labels)) == len(labels) and not document.of(Part):  # what says the same cannot be told apart
        assert align(document, file.document, file.pinned).ranked() == document.ranked()


@few
@given(rich_documents())
def test_other_readers_of_yaml_see_the_same(document: Document) -> None:
    text = yaml_file.write(document, whole(document))
    seen = [yaml.load(text, loader) for loader in (yaml.SafeLoader, yaml.CSafeLoader)]
    for tree in seen:
        assert json_file.read(json.dumps(tree)).document.ranked() == document.ranked()


@settings(max_examples=200, deadline=None)
@given(TEXTS | st.text(), st.booleans())
def test_a_text_is_the_same_text_to_every_reader(text: str, between_brackets: bool) -> None:
    written = f"[{scalar(text, True)}]" if between_brackets else f"- {scalar(text, False)}"
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert yaml.load(written, loader) == [text]


@pytest.mark.parametrize("text", ["Warm", "POST /links", "it’s (4 days)", "“quoted”", "50 % off", "a, b", "x: y"])
def test_quotes_stand_only_where_they_are_needed(text: str) -> None:
    needed: dict[str, tuple[bool, bool]] = {"a, b": (True, False), "x: y": (False, False)}
    assert (plain_enough(text, False), plain_enough(text, True)) == needed.get(text, (True, True))


def test_a_value_between_brackets_is_one_line() -> None:
    value: Any = {"a": ["b", 1, None, 1e-05], "c, d": {}, "e": "f\ng"}
    assert flow(value) == '{ a: [b, 1, null, 1.0e-05], "c, d": {}, e: "f\\ng" }'
    assert yaml.safe_load(flow(value)) == value


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample maps lie in a folder beside the checkout that is not here")
def test_the_samples_come_back_as_they_were() -> None:
    for path in sorted(SAMPLES.glob("*.yaml")):
        file = yaml_file.read(path.read_bytes(), path.name)
        assert yaml_file.patch(file, file.document) == file.text
        assert yaml_file.read(yaml_file.write(file.document, file.pinned)).document.ranked() == file.document.ranked()
