"""Writing back into a file: what changes, what stays, and that nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from formats_worlds import refilled, rich_documents, whole
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import rough_changes

from desirepath.formats import yaml_file
from desirepath.formats.yaml_file import File
from desirepath.model.align import align
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change, Edit, Put, Remove, Set
from desirepath.model.rebase import rebase
from desirepath.model.schema import MAP, Card, Link, Part, Place, Stage, Step, label_of

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

ODD = """\
# odd, but legal
"desirepath": 1   # the version
journey: >-
  A title that
  is folded
tags: [a, b]
facts: {Scope: "x", Owner: 'it''s'}
personas:
- {name: Kim, id: kim}
- name: Bo   # Bo has no id
  goals: one goal
  fears:
  - dogs
  - rain   # Bo fears rain
doing: on the map   # doing it
trigger: # nothing set it off yet

stages:

# before stage A
- stage: A
  x-own: {deep: [1, 2]}
  steps:
  - {step: flow step, doing: [one, {text: two, score: 1}], pain: p, next: [s2, s3]}
  -   step: wide dash
      id: s2
      # inner comment
      thinking: | # a header
        line one

        line two
      feeling: {text: f, to: s3, # it reaches far
                score: -1}  # a flow card
      next: {s3: because}
  - step: plain

      continued
    id: s3
    ends: true
- steps:
  - id: s4
    step: Last
    doing:
      # above the first
      - first  # beside the first
      # between two
      - text: second
        # inside the second
        note: "n"
      - >-
        folded
        third
    pain: 'it''s'   # a single pain
  # the end of the steps
  stage: B
sources:
  - id: i1
    title: Interview  # a source"""

OWNERS = {  # comment -> how the record that it belongs to is called; it may go only with that record
    "the version": "",
    "Bo has no id": "Bo",
    "Bo fears rain": "Bo",
    "doing it": "on the map",
    "nothing set it off yet": "",
    "before stage A": "",
    "inner comment": "wide dash",
    "a header": "line one\n\nline two\n",
    "it reaches far": "f",
    "a flow card": "f",
    "above the first": "Last",
    "beside the first": "first",
    "between two": "Last",
    "inside the second": "second",
    "a single pain": "it's",
    "the end of the steps": "B",
    "a source": "Interview",
}
FILES = [ODD, ODD + "\n", ODD.replace("\n", "\r\n"), "\ufeff" + ODD]


def changed(file: File, *edits: Edit) -> Document:
    return apply(file.document, rebase(Change(edits), file.document)[0])


def card(file: File, text: str) -> Card:
    return next(c for c in file.document.of(Card) if c.text == text)


def lines_that_differ(before: str, after: str) -> tuple[list[str], list[str]]:
    a, b = before.splitlines(), after.splitlines()
    ops = [op for op in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if op[0] != "equal"]
    return [line for _, i, j, _, _ in ops for line in a[i:j]], [line for *_, i, j in ops for line in b[i:j]]


def says(text: str, wanted: Document) -> bool:
    file = yaml_file.read(text)
    return align(wanted, file.document, file.pinned).ranked() == wanted.ranked()


@pytest.mark.parametrize("text", FILES)
def test_a_file_that_says_it_already_comes_back_byte_for_byte(text: str) -> None:
    file = yaml_file.read(text)
    assert yaml_file.patch(file, file.document) == text
    assert yaml_file.patch(file, Document(dict(file.document.records))) == text


@few
@given(st.data(), st.sampled_from(FILES))
def test_any_change_to_a_hand_written_file_is_in_it_afterwards_with_all_comments(data: Any, text: str) -> None:
    file = yaml_file.read(text)
    new = changed(file, *data.draw(rough_changes(file.document)).edits)
    after = yaml_file.patch(file, new)
    assert says(after, new)
    assert after.count("\r\n") == (after.count("\n") if "\r\n" in text else 0)
    for comment, owner in OWNERS.items():
        there = [id for id, r in file.document.records.items() if label_of(r) == owner]
        if not owner or any(id in new for id in there):
            assert f"# {comment}" in after


@few
@given(st.data(), rich_documents(), st.booleans())
def test_any_change_to_any_document_is_in_its_file_afterwards(data: Any, document: Document, ids: bool) -> None:
    file = yaml_file.read(yaml_file.write(document, whole(document) if ids else frozenset()))
    filled = data.draw(refilled(file.document))
    new = apply(filled, rebase(data.draw(rough_changes(filled)), filled)[0])
    assume(new.head.type != "persona" or "persona" in new)  # the file of a persona cannot be without it
    again = yaml_file.read(yaml_file.patch(file, new))
    assert len(again.document.records) == len(new.records)
    labels = [(type(r), label_of(r)) for r in new.records.values() if hasattr(r, "at")]
    alike = len(set(labels)) < len(labels) or new.of(Part)  # records that say the same cannot be told apart
    if ids or not alike:
        assert align(new, again.document, again.pinned).ranked() == new.ranked()


def test_an_edit_to_one_card_changes_only_its_lines() -> None:
    file = yaml_file.read(ODD)
    expected = {
        "on the map": ("doing: on the map   # doing it", "doing: on the map, now   # doing it"),
        "first": ("      - first  # beside the first", "      - first, now  # beside the first"),
        "second": ("      - text: second", "      - text: second, now"),
        "it's": ("    pain: 'it''s'   # a single pain", "    pain: 'it''s, now'   # a single pain"),
    }
    for text, (before, after) in expected.items():
        old = card(file, text)
        patched = yaml_file.patch(file, changed(file, Set(old.id, "text", f"{text}, now", text)))
        assert lines_that_differ(ODD, patched) == ([before], [after])


def test_a_field_is_put_in_changed_and_taken_out_where_it_belongs() -> None:
    file = yaml_file.read(ODD)
    first, second, far = card(file, "first"), card(file, "second"), card(file, "f")
    edits = (
        Set(first.id, "score", 2, None),
        Set(second.id, "note", "m", "n"),
        Set(far.id, "score", None, -1),
        Set(MAP, "owner", "Bo: the boss", ""),
        Set(MAP, "facts", {"Owner": "it's", "Date": "today"}, {"Scope": "x", "Owner": "it's"}),
    )
    assert lines_that_differ(ODD, yaml_file.patch(file, changed(file, *edits))) == (
        [
            """facts: {Scope: "x", Owner: 'it''s'}""",
            "      feeling: {text: f, to: s3, # it reaches far",
            "                score: -1}  # a flow card",
            "      - first  # beside the first",
            '        note: "n"',
        ],
        [
            'owner: "Bo: the boss"',
            "facts: {Owner: 'it''s', Date: today}",
            "      # it reaches far",
            "      feeling: {text: f, to: s3}  # a flow card",
            "      - { text: first, score: 2 }  # beside the first",
            '        note: "m"',
        ],
    )


def test_a_new_card_stands_behind_its_neighbours_in_their_style() -> None:
    file = yaml_file.read(ODD)
    s2 = file.document["s2"]
    edits = (
        Put(Card("n1", Place(MAP, "a5", "doing"), "a second one")),
        Put(Card("n2", Place(card(file, "first").at.on, "a0V", "doing"), "in between")),
        Put(Card("n3", Place(s2.id, "a0", "gain"), "brand new", score=1)),
        Put(Card("n4", Place(card(file, "one").at.on, "a5", "doing"), "a, b")),
        Put(Card("n5", Place(MAP, "a0", "trigger"), "A bell")),
    )
    assert lines_that_differ(ODD, yaml_file.patch(file, changed(file, *edits))) == (
        [
            "doing: on the map   # doing it",
            "trigger: # nothing set it off yet",
            "  - {step: flow step, doing: [one, {text: two, score: 1}], pain: p, next: [s2, s3]}",
        ],
        [
            "doing:",
            "  - on the map   # doing it",
            "  - a second one",
            "trigger: A bell # nothing set it off yet",
            '  - {step: flow step, doing: [one, {text: two, score: 1}, "a, b"], pain: p, next: [s2, s3]}',
            "      gain: { text: brand new, score: 1 }",
            "      - in between",
        ],
    )


def test_a_card_takes_its_lines_and_comments_along_when_it_moves() -> None:
    file = yaml_file.read(ODD)
    second, header, flow_card = card(file, "second"), card(file, "line one\n\nline two\n"), card(file, "f")
    edits = (
        Set(second.id, "at", Place("s3", "a0", "goal"), second.at),
        Set(header.id, "at", Place("s4", "a0", "saying"), header.at),
        Set(flow_card.id, "at", Place("s2", "a0", "response", "s3"), flow_card.at),
    )
    assert """\
      id: s2
      next: {s3: because}
      response: {text: f, to: s3, # it reaches far
                score: -1}  # a flow card
  - step: plain

      continued
    id: s3
    ends: true
    # between two
    goal:
      text: second
      # inside the second
      note: "n"
- steps:
  - id: s4
    step: Last
    doing:
      # above the first
      - first  # beside the first
      - >-
        folded
        third
    # inner comment
    saying: | # a header
      line one

      line two
    pain: 'it''s'   # a single pain
""" in yaml_file.patch(file, changed(file, *edits))


def test_a_step_that_moves_and_changes_keeps_its_own_lines() -> None:
    file = yaml_file.read(ODD)
    stage = file.document.stages[1]
    s2: Any = file.document["s2"]
    new = changed(file, Set("s2", "at", Place(stage.id, "a5"), s2.at), Set("s2", "title", "Wide", "wide dash"))
    assert """    pain: 'it''s'   # a single pain
  -   step: Wide
      id: s2
      # inner comment
      thinking: | # a header
        line one

        line two
      feeling: {text: f, to: s3, # it reaches far
                score: -1}  # a flow card
      next: {s3: because}
  # the end of the steps
""" in yaml_file.patch(file, new)


def test_removing_a_record_leaves_the_comment_above_it() -> None:
    file = yaml_file.read(ODD)
    after = yaml_file.patch(file, changed(file, Remove(card(file, "second").id), Remove(card(file, "it's").id)))
    assert lines_that_differ(ODD, after) == (
        [
            "      - text: second",
            "        # inside the second",
            '        note: "n"',
            "    pain: 'it''s'   # a single pain",
        ],
        [],
    )


def test_an_id_is_written_the_moment_anything_refers_to_it() -> None:
    file = yaml_file.read(ODD)
    step = next(s for s in file.document.of(Step) if s.title == "flow step")
    link = Link(f"s4 next {step.id}", "s4", "next", step.id)
    after = yaml_file.patch(file, changed(file, Put(link)))
    assert lines_that_differ(ODD, after)[1] == [
        f"  - {{step: flow step, id: {step.id}, doing: [one, {{text: two, score: 1}}], pain: p, next: [s2, s3]}}",
        f"    next: {step.id}",
    ]
    named = yaml_file.patch(file, file.document, pinned={step.id})
    assert lines_that_differ(ODD, named)[1] == lines_that_differ(ODD, after)[1][:1]


def test_whoever_wrote_ends_keeps_it() -> None:
    file = yaml_file.read(ODD)
    assert "ends" not in yaml_file.patch(file, changed(file, Set("s3", "ends", False, True)))
    both = changed(file, Put(Link("s3 next s4", "s3", "next", "s4")))
    assert lines_that_differ(ODD, yaml_file.patch(file, both)) == ([], ["    next: s4"])


def test_a_folded_text_that_gets_lines_becomes_a_literal_block() -> None:
    file = yaml_file.read(ODD)
    third = card(file, "folded third")
    after = yaml_file.patch(file, changed(file, Set(third.id, "text", "one\ntwo", third.text)))
    assert lines_that_differ(ODD, after)[1] == ["      - |-", "        one", "        two"]


def test_a_folded_text_stays_folded() -> None:
    file = yaml_file.read(ODD)
    third = card(file, "folded third")
    after = yaml_file.patch(file, changed(file, Set(third.id, "text", "word " * 24 + "end", third.text)))
    words = [f"        {'word ' * 19}word", f"        {'word ' * 4}end"]
    assert lines_that_differ(ODD, after) == (["        folded", "        third"], words)


def test_a_file_that_has_been_aligned_is_patched_by_the_ids_of_the_other_document() -> None:
    base = yaml_file.read(ODD).document
    ours = yaml_file.aligned(yaml_file.read(ODD.replace("  - first  #", "  - first of all  #")), base)
    old = next(c for c in base.of(Card) if c.text == "first")
    assert ours.document[old.id] == replace(old, text="first of all")
    after = yaml_file.patch(ours, apply(ours.document, Change((Set(old.id, "score", 1, None),))))
    assert lines_that_differ(ODD, after)[1] == ["      - { text: first of all, score: 1 }  # beside the first"]


def test_an_id_that_was_also_derived_for_another_record_is_no_obstacle() -> None:
    text = "desirepath: 1\njourney: J  # kept\npersonas: [kim.yaml]\ndoing: { text: a, id: kim }\n"
    file = yaml_file.read(text)
    after = yaml_file.patch(file, changed(file, Set("kim", "text", "b", "a")))
    assert after == text.replace("text: a", "text: b")


def test_a_document_of_another_type_is_written_over_the_old_one() -> None:
    file = yaml_file.read(ODD)
    new = changed(file, Set(MAP, "type", "canvas", "journey"))
    assert says(yaml_file.patch(file, new), new)


def test_stages_change_places_with_everything_in_them() -> None:
    file = yaml_file.read(ODD)
    a = file.document.stages[0]
    after = yaml_file.patch(file, changed(file, Set(a.id, "at", replace(a.at, order="a7"), a.at)))
    assert [stage.title for stage in yaml_file.read(after).document.on(MAP, Stage)] == ["B", "A"]
    assert sorted(after.splitlines()) == sorted(ODD.splitlines())


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample maps lie in a folder beside the checkout that is not here")
def test_an_edit_to_any_card_of_the_samples_changes_only_its_lines() -> None:
    for path in sorted(SAMPLES.glob("*.yaml")):
        file = yaml_file.read(path.read_bytes(), path.name)
        for old in file.document.of(Card):
            for field, value in (("text", old.text + ", truly: yes"), ("image", "a.png")):
                edit = Set(old.id, field, value, getattr(old, field))
                gone, came = lines_that_differ(file.text, yaml_file.patch(file, changed(file, edit)))
                assert (len(gone), len(came)) == (1, 1)
