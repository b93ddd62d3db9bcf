"""APIOps canvases: unchanged they come back as they came, changed they follow the schema, and no note is lost."""

from __future__ import annotations

import copy
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from desirepath.errors import Unreadable
from desirepath.formats import apiops, yaml_file
from desirepath.formats.apiops_areas import AREAS
from desirepath.formats.sketch import Sketch
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.schema import MAP, TABLE, Card, Place, Stage, Step, why_wrong

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "apiops"
files = sorted(CORPUS.glob("*.json"))
real_files = pytest.mark.skipif(not files, reason="the folder of real canvas files is not beside the checkout")

Json = dict[str, Any]

SCHEMA = Draft7Validator(
    {
        "type": "object",
        "required": ["templateId", "locale", "metadata", "sections"],
        "additionalProperties": False,
        "properties": {
            "templateId": {"type": "string", "minLength": 1},
            "locale": {"type": "string", "minLength": 1},
            "metadata": {
                "type": "object",
                "required": ["source", "license", "authors", "website"],
                "additionalProperties": False,
                "properties": {
                    "source": {"type": "string"},
                    "license": {"type": "string"},
                    "authors": {"type": "array", "items": {"type": "string"}},
                    "website": {"type": "string"},
                    "date": {"type": "string"},
                },
            },
            "sections": {"type": "array", "items": {"$ref": "#/definitions/section"}},
        },
        "definitions": {
            "section": {
                "type": "object",
                "required": ["sectionId", "stickyNotes"],
                "additionalProperties": False,
                "properties": {
                    "sectionId": {"type": "string"},
                    "stickyNotes": {"type": "array", "items": {"$ref": "#/definitions/note"}},
                },
            },
            "note": {
                "type": "object",
                "required": ["content", "size", "color"],
                "additionalProperties": False,
                "properties": {
                    "content": {"type": "string"},
                    "size": {"type": "number"},
                    "color": {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
                    "position": {
                        "type": "object",
                        "required": ["x", "y"],
                        "additionalProperties": False,
                        "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
                    },
                },
            },
        },
    }
)


def note(content: str, color: str = "#DFDDC5", **more: Any) -> Json:
    return {"content": content, "size": 80, "color": color, **more}


def canvas(template: str = "customerJourneyCanvas", /, **sections: list[Json]) -> Json:
    return {
        "templateId": template,
        "locale": "en",
        "metadata": {"source": "Workshop", "license": "", "authors": ["Ada"], "website": "", "date": "2026-11-02"},
        "sections": [{"sectionId": id, "stickyNotes": notes} for id, notes in sections.items()],
    }


BIKE = canvas(
    customerDiscoversNeed=[note("The old bicycle is stolen", position={"x": 75, "y": 132.5})],
    persona=[note("Ada, commutes all year")],
    pains=[note("No size fits", "#FFAFAF", position={"x": 32, "y": 272}), note("Prices hide the lock", "#FFAFAF")],
    journeySteps=[note("Looks around", "#7DC9E7"), note("Tries three", "#7DC9E7"), note("Pays", "#7DC9E7")],
    customerNeedIsResolved=[note("Rides home", "#C0EB6A")],
    gains=[note("A bicycle that fits", "#C0EB6A")],
    inputsOutputs=[note("Inputs: height, budget"), note("a form"), note("Outputs: a bicycle")],
    interactionProcessingRules=[note("Test rides need an identity card")],
)


def read(tree: Json) -> Document:
    return apiops.read(json.dumps(tree)).document


def written(document: Document) -> Json:
    tree: Json = json.loads(apiops.write(document).text)
    return tree


def card(document: Document, text: str) -> Card:
    return next(card for card in document.of(Card) if card.text == text)


def contents(tree: Json) -> dict[str, list[str]]:
    return {s["sectionId"]: [n["content"] for n in s["stickyNotes"]] for s in tree["sections"] if s["stickyNotes"]}


# ---- reading -----------------------------------------------------------------------------------------------------


def test_sections_become_kinds_and_journey_steps_become_steps_of_one_stage() -> None:
    document = read(BIKE)
    assert {(c.at.kind, c.text, c.at.on) for c in document.of(Card)} == {
        ("trigger", "The old bicycle is stolen", MAP),
        ("profile", "Ada, commutes all year", MAP),
        ("pain.standing", "No size fits", MAP),
        ("pain.standing", "Prices hide the lock", MAP),
        ("resolution", "Rides home", MAP),
        ("gain.outcome", "A bicycle that fits", MAP),
        ("input", "height, budget", MAP),
        ("io", "a form", MAP),
        ("output", "a bicycle", MAP),
        ("rule", "Test rides need an identity card", MAP),
    }
    (stage,) = document.stages
    assert [step.title for step in document.steps(stage.id)] == ["Looks around", "Tries three", "Pays"]
    assert (document.head.type, document.head.framework, document.head.language) == ("journey", "apiops", "en")
    assert card(document, "No size fits").origin == {
        "format": "apiops",
        "section": "pains",
        "size": 80,
        "colour": "#FFAFAF",
        "position": {"x": 32, "y": 272},
    }


def test_another_canvas_is_read_with_the_kinds_that_are_known_and_kinds_of_its_own() -> None:
    tree = canvas("apiValuePropositionCanvas", tasks=[note("Find it")], gainEnablingFeatures=[note("Search")])
    tree["sections"].append({"sectionId": "retired area!", "stickyNotes": [note("Old")]})
    document = read(tree)
    assert {(c.at.kind, c.text) for c in document.of(Card)} == {
        ("task", "Find it"),
        ("featureGain", "Search"),
        ("x-apiops.retired-area", "Old"),
    }
    head = document.head
    assert (head.type, head.framework, head.title) == (
        "canvas",
        "api-value-proposition",
        "API Value Proposition Canvas",
    )
    assert written(document) == tree


@pytest.mark.parametrize(
    "wording",
    ["Input: x", "INPUTS : x", "Eingaben: x", "Syötteet: x", "Entrées : x", "Entradas: x"],
)
def test_an_input_is_known_by_its_word_in_any_of_the_languages(wording: str) -> None:
    document = read(canvas(inputsOutputs=[note(wording)]))
    assert [(c.at.kind, c.text) for c in document.of(Card)] == [("input", "x")]
    assert contents(written(document)) == {"inputsOutputs": [wording]}


@pytest.mark.parametrize("wording", ["a form", "Inputs and outputs", "Inputs: a\nOutputs: b", "Inputs:", "Reinputs: a"])
def test_without_proof_a_note_stays_undecided(wording: str) -> None:
    assert [c.at.kind for c in read(canvas(inputsOutputs=[note(wording)])).of(Card)] == ["io"]


def _no_locale(tree: Json) -> None:
    del tree["locale"]


def _region(tree: Json) -> None:
    tree["locale"] = "en-US"


def _no_date(tree: Json) -> None:
    del tree["metadata"]["date"]


def _no_metadata(tree: Json) -> None:
    del tree["metadata"]


def _extra_keys(tree: Json) -> None:
    tree |= {"footer": "Made in a workshop", "stickyNoteSize": 80, "digest": None}


def _text_for_content(tree: Json) -> None:
    for raw in tree["sections"][0]["stickyNotes"]:
        raw |= {"text": raw.pop("content"), "id": "n1"}


def _slug(tree: Json) -> None:
    tree["templateId"] = "customer-journey-canvas"


def _blank_notes(tree: Json) -> None:
    tree["sections"][2]["stickyNotes"][1:1] = [note(""), note(" \n"), {"content": None}]


def _no_notes(tree: Json) -> None:
    tree["sections"] += [{"sectionId": "a"}, {"sectionId": "b", "stickyNotes": None}, {"sectionId": "pains", "x": 1}]


def _twice(tree: Json) -> None:
    tree["sections"].append({"sectionId": "pains", "stickyNotes": [note("again"), note("and again")]})


def _odd_looks(tree: Json) -> None:
    tree["sections"][0]["stickyNotes"] = [{"content": "bare"}, note("x", "red", position=None), note("y", size="big")]


def _odd_words(tree: Json) -> None:
    tree["sections"][0]["stickyNotes"] = [
        note("a\r\nb"),
        note("tab\tand \x00\x07bell"),
        note("  spaced "),
        note("w " * 3500),
    ]


def _long_step(tree: Json) -> None:
    tree["sections"][3]["stickyNotes"].append(note("step " * 100))


def _told_steps(tree: Json) -> None:
    tree["sections"][3]["stickyNotes"][1]["content"] = "Tries three\n– rides\n– compares"
    tree["sections"][6]["stickyNotes"].insert(0, note("Pays › Inputs: a card"))


VARIANTS = [
    _no_locale, _region, _no_date, _no_metadata, _extra_keys, _text_for_content, _slug, _blank_notes, _no_notes, _twice,
    _odd_looks, _odd_words, _long_step, _told_steps,
]  # fmt: skip


@pytest.mark.parametrize("vary", VARIANTS, ids=lambda f: f.__name__.strip("_"))
def test_every_variant_comes_back_as_it_came(vary: Callable[[Json], None]) -> None:
    tree = copy.deepcopy(BIKE)
    vary(tree)
    document = read(tree)
    assert written(document) == tree
    assert written(yaml_file.read(yaml_file.write(document)).document) == tree


@pytest.mark.parametrize("vary", VARIANTS, ids=lambda f: f.__name__.strip("_"))
def test_every_variant_takes_the_form_of_the_schema_once_it_is_changed(vary: Callable[[Json], None]) -> None:
    tree = copy.deepcopy(BIKE)
    vary(tree)
    document = read(tree)
    rule = card(document, "Test rides need an identity card")
    changed = written(apply(document, Change((Set(rule.id, "text", "Nobody is asked", rule.text),))))
    assert [error.message for error in SCHEMA.iter_errors(changed)] == []
    before, after = (
        {
            n.get("content", n.get("text"))
            for s in t["sections"]
            for n in s.get("stickyNotes") or ()
            if n.get("content") or n.get("text")
        }
        for t in (tree, changed)
    )
    assert before - after == {"Test rides need an identity card"}
    assert after - before == {"Nobody is asked"}


def test_what_the_schema_forbids_is_named_when_it_is_left_out() -> None:
    tree = copy.deepcopy(BIKE)
    _extra_keys(tree)
    _no_locale(tree)
    document = read(tree)
    assert apiops.write(document).losses == ()
    pain = card(document, "No size fits")
    changed = apply(document, Change((Remove(pain.id, pain),)))
    assert apiops.write(changed).losses == (
        "The canvas was changed, so keys that its schema does not allow were left out: "
        "“footer”, “stickyNoteSize”, “digest”.",
        "The file named no language; the schema needs one, so en was written.",
    )


@real_files
@pytest.mark.parametrize("file", files, ids=lambda f: f.stem)
def test_real_files_come_back_equal(file: Path) -> None:
    reading = apiops.read(file.read_text(), file.name)
    assert apiops.write(reading.document).losses == ()
    assert written(reading.document) == json.loads(file.read_text())
    assert reading.warnings == ()


# ---- changing ----------------------------------------------------------------------------------------------------


def test_editing_one_note_changes_only_that_note() -> None:
    document = read(BIKE)
    for was in document.of(Card):
        changed = written(apply(document, Change((Set(was.id, "text", "Something else", was.text),))))
        expected = copy.deepcopy(BIKE)
        (raw,) = [n for s in expected["sections"] for n in s["stickyNotes"] if n["content"].endswith(was.text)]
        raw["content"] = raw["content"].removesuffix(was.text) + "Something else"
        assert changed == expected
    step = next(s for s in document.of(Step) if s.title == "Pays")
    expected = copy.deepcopy(BIKE)
    expected["sections"][3]["stickyNotes"][2]["content"] = "Pays by phone"
    assert written(apply(document, Change((Set(step.id, "title", "Pays by phone", "Pays"),)))) == expected


def test_a_new_card_gets_the_colour_of_its_section_and_no_position() -> None:
    document = read(BIKE)
    puts = (
        Put(Card("n1", Place(MAP, "a5", "pain.standing"), "Rain")),
        Put(Card("n2", Place(MAP, "a5", "output"), "A receipt")),
        Put(Card("n3", Place(MAP, "a5", "opportunity"), "Rent first")),
    )
    expected = copy.deepcopy(BIKE)
    expected["sections"][2]["stickyNotes"].append(note("Rain", "#FFAFAF"))
    expected["sections"][6]["stickyNotes"].append(note("Outputs: A receipt"))
    expected["sections"].append(
        {"sectionId": "improvementOpportunities", "stickyNotes": [note("Rent first", "#FFF399")]}
    )
    assert written(apply(document, Change(puts))) == expected


def test_a_pain_that_becomes_a_gain_moves_to_the_other_section_and_takes_its_colour() -> None:
    document = read(BIKE)
    pain = card(document, "No size fits")
    moved = Place(MAP, "a5", "gain.outcome")
    expected = copy.deepcopy(BIKE)
    del expected["sections"][2]["stickyNotes"][0]
    expected["sections"][5]["stickyNotes"].append(note("No size fits", "#C0EB6A"))
    assert written(apply(document, Change((Set(pain.id, "at", moved, pain.at),)))) == expected


def test_the_order_of_the_document_is_the_order_of_the_notes() -> None:
    document = read(BIKE)
    pain = card(document, "Prices hide the lock")
    first = Place(MAP, "Zz", "pain.standing")
    result = written(apply(document, Change((Set(pain.id, "at", first, pain.at),))))
    assert contents(result)["pains"] == ["Prices hide the lock", "No size fits"]
    assert contents(result)["inputsOutputs"] == ["Inputs: height, budget", "a form", "Outputs: a bicycle"]


def test_a_card_dragged_to_a_step_names_it_and_is_read_back_there() -> None:
    document = read(BIKE)
    rule = card(document, "Test rides need an identity card")
    step = next(s for s in document.of(Step) if s.title == "Tries three")
    there = Place(step.id, "a0", "rule")
    dragged = apply(document, Change((Set(rule.id, "at", there, rule.at),)))
    writing = apiops.write(dragged)
    assert contents(json.loads(writing.text))["interactionProcessingRules"] == [
        "Tries three › Test rides need an identity card"
    ]
    assert writing.losses == ("Cards that stand on a step have its name before their words: 1.",)
    again = apiops.read(writing.text).document
    back = card(again, "Test rides need an identity card")
    assert getattr(again[back.at.on], "title", "") == "Tries three"


WORLD = """
desirepath: 1
journey: A new bicycle
framework: apiops
language: de-AT
owner: Sales
tags: [bikes]
personas:
  - { id: ada, name: Ada, role: Commuter, age: "34" }
  - { id: lee, name: Lee }
profile: Lee repairs his own
thinking: Is it worth it?
stages:
  - stage: Choose
    pain: { text: No size fits, severity: 2 }
    steps:
      - step: Tries three
        doing: [Rides around the block, Asks for a smaller one]
        input: Height
        touchpoint: Shop
  - stage: Ride
    steps: [{ step: Rides home }]
"""


def test_a_map_of_our_own_becomes_a_valid_canvas_and_every_loss_is_said() -> None:
    document = yaml_file.read(WORLD).document
    writing = apiops.write(document)
    tree = json.loads(writing.text)
    assert [error.message for error in SCHEMA.iter_errors(tree)] == []
    assert [section["sectionId"] for section in tree["sections"]] == list(AREAS["customerJourneyCanvas"])
    assert contents(tree) == {
        "persona": ["Ada, Commuter", "Lee repairs his own"],
        "pains": ["No size fits"],
        "journeySteps": ["Tries three\n– Rides around the block\n– Asks for a smaller one", "Rides home"],
        "inputsOutputs": ["Tries three › Eingaben: Height"],
    }
    assert tree["metadata"] == {"source": "A new bicycle", "license": "", "authors": ["Sales"], "website": ""}
    assert writing.losses == (
        "Cards for which the format has no room: 1 thinking, 1 touchpoint.",
        "Cards that stand on a stage belong to the whole journey on the canvas: 1.",
        "Cards that stand on a step have its name before their words: 1.",
        "A canvas has no stages; these names stay behind: “Choose”, “Ride”.",
        "Notes leave behind: 1 severity.",
        "Personas leave behind: 1 age.",
        "The document leaves behind: 1 tags.",
    )


def test_no_note_is_cut() -> None:
    long = "long " * 700
    document = apply(read(BIKE), Change((Put(Card("n", Place(MAP, "a9", "gain.outcome"), long)),)))
    writing = apiops.write(document)
    assert contents(json.loads(writing.text))["gains"][-1] == long
    assert writing.losses[0].startswith("Notes of more than 200 characters are written whole")


# ---- anything at all ---------------------------------------------------------------------------------------------

words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Inputs: a", "Outputs:", "Search", "Search › Outputs: x", "Search\n– by name", "Search › ", " Search ",
         "x\r\ny", "\x00", "a" * 250, "b " * 2500, " Ausgaben : y", "Search\n– ", "\n– a"]
    ),
)  # fmt: skip
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 500)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
positions = st.fixed_dictionaries({"x": st.integers(0, 900) | st.floats(0, 900), "y": st.integers(0, 700)})
notes = st.fixed_dictionaries(
    {},
    optional={
        "content": words | st.none(),
        "text": words,
        "size": st.just(80) | anything,
        "color": st.just("#FFAFAF") | anything,
        "position": positions | anything,
        "id": anything,
        "colour": anything,
    },
)
section_ids = st.sampled_from([*AREAS["customerJourneyCanvas"], "tasks", "odd id!", "journeySteps", "inputsOutputs"])
canvases = st.fixed_dictionaries(
    {
        "templateId": st.sampled_from(["customerJourneyCanvas", "customer-journey-canvas", "tasksCanvas", "x y"]),
        "sections": st.lists(
            st.fixed_dictionaries(
                {"sectionId": section_ids},
                optional={"stickyNotes": st.lists(notes, max_size=4) | st.none(), "more": anything},
            ),
            max_size=5,
        ),
    },
    optional={"locale": st.sampled_from(["en", "en-US", "", None, 5]), "metadata": anything, "footer": anything},
)


@settings(max_examples=200, deadline=None)
@given(canvases)
def test_any_canvas_comes_back_as_it_came_and_makes_a_valid_document(tree: Json) -> None:
    document = read(tree)
    for record in document.records.values():
        for name in TABLE[type(record)]:
            assert why_wrong(type(record), name, getattr(record, name)) == ""
    assert written(document) == tree


@settings(max_examples=100, deadline=None)
@given(canvases)
def test_any_canvas_that_was_changed_follows_the_schema(tree: Json) -> None:
    document = read(tree)
    new = Put(Card("new-one", Place(MAP, "a9", "x-apiops.tasks"), "New"))
    assert [error.message for error in SCHEMA.iter_errors(written(apply(document, Change((new,)))))] == []


plain = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda t: t.strip() != ""
)
KINDS = ["trigger", "resolution", "profile", "pain.moment", "gain", "input", "output", "io", "rule", "opportunity"]


@st.composite
def maps(draw: st.DrawFn) -> Document:
    sketch = Sketch("")
    sketch.head(title=draw(plain))
    places = [MAP]
    for _ in range(draw(st.integers(0, 2))):
        places.append(sketch.stage(draw(plain)))
        places += [sketch.step(places[-1], draw(plain)) for _ in range(draw(st.integers(0, 2)))][:1]
    for _ in range(draw(st.integers(0, 8))):
        sketch.card(draw(st.sampled_from(places)), draw(st.sampled_from(KINDS)), draw(plain))
    document = sketch.document()
    for step in document.of(Step)[:1]:
        sketch.card(step.id, "doing", draw(plain))
    return sketch.document()


@settings(max_examples=200, deadline=None)
@given(maps())
def test_every_text_of_a_kind_that_the_canvas_has_is_there_again(document: Document) -> None:
    tree = written(document)
    assert [error.message for error in SCHEMA.iter_errors(tree)] == []
    again = read(tree)
    texts = [c.text for c in again.of(Card)] + [s.title for s in again.of(Step)]
    for lost in [c.text for c in document.of(Card)] + [s.title.strip() for s in document.of(Step)]:
        assert any(lost in text or lost.strip() == text.strip() for text in texts), lost
    assert len(again.of(Stage)) <= 1


# ---- what is no canvas -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["c.json:1:1: this is no JSON: expecting value; export the canvas again"]),
        (
            '{"a": 1,\n  b}',
            ["c.json:2:3: this is no JSON: expecting property name enclosed in double quotes; export the canvas again"],
        ),
        ("[]", ["c.json: a canvas is a JSON object with templateId and sections"]),
        (
            "{}",
            [
                "c.json: templateId: the name of the canvas is missing, such as customerJourneyCanvas",
                "c.json: sections: a list of sections is missing",
            ],
        ),
        (
            '{"templateId": "x", "sections": [1, {"sectionId": ""}, {"sectionId": "a", "stickyNotes": {}},'
            ' {"sectionId": "a", "stickyNotes": ["b", {"content": 5}, {"text": []}]}]}',
            [
                "c.json: sections[0]: a section is an object with sectionId and stickyNotes",
                "c.json: sections[1].sectionId: the name of the section is missing",
                "c.json: sections[2].stickyNotes: must be a list of notes",
                "c.json: sections[3].stickyNotes[0]: a note is an object with content",
                "c.json: sections[3].stickyNotes[1].content: must be text",
                "c.json: sections[3].stickyNotes[2].text: must be text",
            ],
        ),
        ('{"templateId": "x", "templateId": "y"}', ["c.json: the key 'templateId' stands twice in one object"]),
        ('{"a": NaN}', ["c.json: NaN is no JSON number"]),
        (
            '{"templateId": "x", "sections": [], "a": {"b": [1e999]}}',
            ["c.json: a.b[0]: a number too large to keep"],
        ),
        (
            '{"templateId": "x", "sections": [], "a": "\\ud800"}',
            ["c.json: 'a': half a character (a lone surrogate)"],
        ),
        ('{"a": ' + "1" * 5000 + "}", ["c.json: a number has too many digits"]),
    ],
    ids=["empty", "syntax", "list", "nothing", "shapes", "twins", "nan", "infinite", "surrogate", "digits"],
)
def test_what_is_no_canvas_is_refused_with_the_place(text: str, problems: list[str]) -> None:
    with pytest.raises(Unreadable) as refused:
        apiops.read(text, "c.json")
    assert [str(problem) for problem in refused.value.problems] == problems


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"a":' * 100_000,
        '{"templateId": "x", "sections": ' + "[" * 500 + "]" * 500 + "}",
        json.dumps({"templateId": "x", "sections": [1] * 200_000}),
        json.dumps(canvas(pains=[note("x")] * 30_000)),
        json.dumps(canvas(pains=[note("x › " * 1500)] * 100)),
        " " * 10_000_001,
    ],
    ids=["lists", "objects", "deep", "wrong", "many", "ties", "size"],
)
def test_hostile_json_is_refused_or_read_quickly(text: str) -> None:
    start = time.process_time()
    try:
        assert apiops.read(text).document.head.title
    except Unreadable as refused:
        assert 1 <= len(refused.problems) <= 100  # noqa: PT017
        assert re.search(r"deep|many|more than|characters|section", str(refused))  # noqa: PT017
    assert time.process_time() - start < 5
