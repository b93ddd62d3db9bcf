"""What a hand-written file means."""

from __future__ import annotations

import pytest

from desirepath.errors import Unreadable
from desirepath.formats import yaml_file
from desirepath.model.document import Document
from desirepath.model.schema import MAP, Card, Conflict, Head, Lane, Link, Part, Persona, Place, Record, Stage, Step

HEAD = "desirepath: 1\njourney: Coffee\n"


def read(text: str) -> Document:
    return yaml_file.read(text).document


def cards(document: Document, on: str = MAP) -> list[tuple[str, str]]:
    return [(card.at.kind, card.text) for card in document.on(on, Card)]


def test_a_small_map_is_read_whole() -> None:
    document = read("""
desirepath: 1
journey: Coffee before the train
personas:
  - { name: Kim, id: kim, traits: { Patience: 20 } }
sources:
  - { id: talk, title: A talk on the platform, type: interview, n: 1 }
stages:
  - stage: Order
    id: order
    role: enter
    steps:
      - step: Scans the code
        id: scan
        moment_of_truth: true
        next: { pay: , leave: the code hangs too high }
        feeling: { text: Curious, id: mood, score: +1, persona: kim, to: pay, evidence: talk }
      - { step: Pays, id: pay, next: [] }
      - { step: Leaves, id: leave, ends: true }
lenses: { five-e: { things: { hidden: true } } }
""")
    expected: list[Record] = [
        Head(title="Coffee before the train"),
        Persona("kim", Place(order="a0"), "Kim", traits={"Patience": 20}),
        document["talk"],
        Stage("order", Place(order="a0"), "Order", "enter"),
        Step("scan", Place("order", "a0"), "Scans the code", moment_of_truth=True),
        Step("pay", Place("order", "a1"), "Pays", ends=True),
        Step("leave", Place("order", "a2"), "Leaves", ends=True),
        Card("mood", Place("scan", "a0", "feeling", "pay"), "Curious", score=1, persona="kim"),
        Link("scan next pay", "scan", "next", "pay"),
        Link("scan next leave", "scan", "next", "leave", "the code hangs too high"),
        Link("mood evidence talk", "mood", "evidence", "talk"),
        Lane("five-e things", hidden=True),
    ]
    assert document == Document({r.id: r for r in expected})


def test_plain_scalars_in_texts_stay_as_typed() -> None:
    texts = ["No", "1.10", "06:30", "2026-09-14", "~", "null", "0x1F", "true", "1_000"]
    document = read(HEAD + "doing:\n" + "".join(f"  - {text}\n" for text in texts))
    assert [text for _, text in cards(document)] == texts


def test_a_card_is_a_text_or_a_mapping_or_a_list_of_either() -> None:
    document = read(HEAD + "doing: one\nthinking: { text: two }\npain.moment: [three, { text: four }]\n")
    assert cards(document) == [("doing", "one"), ("pain.moment", "three"), ("pain.moment", "four"), ("thinking", "two")]


def test_what_says_nothing_is_not_there() -> None:
    text = 'doing:\nthinking: ""\ngoal:\n  -\n  - ""\n  - { text: , score: }\npersonas:\nstages: []\ntags:\nlenses:\n'
    assert read(HEAD + text) == read(HEAD)


@pytest.mark.parametrize(
    ("written", "number"), [("1", 1), ("+1", 1), ("-1.5", -1.5), (".5", 0.5), ("1.", 1.0), ("1e0", 1.0), ('"2"', 2)]
)
def test_a_number_is_whatever_plainly_is_one(written: str, number: float) -> None:
    (card,) = read(HEAD + f"feeling: {{ text: a, score: {written} }}").of(Card)
    assert card.score == number


def test_words_may_be_one_word() -> None:
    assert read(HEAD + "tags: one").head.tags == ("one",)
    assert read(HEAD + "tags: [one, two]").head.tags == ("one", "two")


def test_keys_of_ones_own_keep_their_types_unless_that_would_lose_something() -> None:
    text = "x-own: { n: 3, f: 1.5, t: true, z: null, e: , s: '3', v: 1.10, d: 2026-09-14, l: [1, a], m: {} }"
    own = {"n": 3, "f": 1.5, "t": True, "z": None, "e": None, "s": "3", "v": "1.10", "d": "2026-09-14"}
    assert read(HEAD + text).head.extra == {"x-own": {**own, "l": [1, "a"], "m": {}}}


def test_a_kind_of_a_framework_has_a_dot_and_a_key_of_ones_own_has_none() -> None:
    document = read(HEAD + "x-my-lens.touch: a card\nx-touch: a note\n")
    assert cards(document) == [("x-my-lens.touch", "a card")]
    assert document.head.extra == {"x-touch": "a note"}


def test_a_string_among_the_personas_is_the_path_of_a_persona_document() -> None:
    file = yaml_file.read(
        HEAD + "personas: [personas/kim.yaml, other/kim.yaml, Bo Ek.yaml]\ndoing: { text: a, persona: kim }"
    )
    follows = {link.on: link.to for link in file.document.of(Link)}
    assert follows == {
        "kim": "personas/kim.yaml#persona",
        "kim-2": "other/kim.yaml#persona",
        "Bo-Ek": "Bo Ek.yaml#persona",
    }
    assert [(p.id, p.name) for p in file.document.on(MAP, Persona)] == [("kim", ""), ("kim-2", ""), ("Bo-Ek", "")]
    assert file.pinned == {"kim", "kim-2", "Bo-Ek"}


def test_an_id_that_somebody_wrote_goes_before_one_that_was_made() -> None:
    made = read(HEAD + "doing: Walks").of(Card)[0].id
    document = read(
        HEAD + f"personas: [kim.yaml]\ndoing: Walks\ngoal:\n - {{ text: a, id: kim }}\n - {{ text: b, id: '{made}' }}"
    )
    assert {card.text: card.id for card in document.of(Card) if card.text != "Walks"} == {"a": "kim", "b": made}
    assert [p.id for p in document.of(Persona)] == ["kim-2"]
    assert len(document.of(Card)) == 3


def test_a_persona_document_is_its_persona() -> None:
    document = read(
        "desirepath: 1\npersona: Kim\nrole: Commuter\ngoals: [Coffee]\nquote: Quick!\ngoal.avoid: Missing the train\n"
    )
    assert document.head == Head(type="persona", title="Kim")
    assert document["persona"] == Persona(
        "persona", Place(order="a0"), "Kim", "Commuter", quote="Quick!", goals=("Coffee",)
    )
    assert cards(document) == [("goal.avoid", "Missing the train")]


def test_every_document_type_has_its_title_key() -> None:
    heads = [read(f"desirepath: 1\n{word}: T\ntask: A card\n").head for word in ("journey", "canvas", "library")]
    assert [(head.type, head.title) for head in heads] == [("journey", "T"), ("canvas", "T"), ("library", "T")]


def test_conflicts_keep_the_types_of_their_values() -> None:
    text = """
conflicts:
  - why: both-changed
    about: the card
    edit: { set: c, value: 1.5, was: null, text: '1.5' }
    here: { score: true }
"""
    (conflict,) = read(HEAD + text).of(Conflict)
    assert conflict.edit == {"set": "c", "value": 1.5, "was": None, "text": "1.5"}
    assert conflict.here == {"score": True}


def test_parts_of_a_picture_stand_on_their_step() -> None:
    (part,) = read(
        HEAD + "stages:\n  - stage: A\n    parts:\n      - { what: figure, x: 0.5, look: { arms: up } }\n"
    ).of(Part)
    assert (part.what, part.x, part.look) == ("figure", 0.5, {"arms": "up"})


def test_frameworks_inside_a_document_stay_text() -> None:
    text = "frameworks: { mine: { version: 1, title: No, slots: [{ id: a, hidden: true }] } }"
    frameworks = read(HEAD + text).head.frameworks
    assert frameworks == {"mine": {"version": "1", "title": "No", "slots": [{"id": "a", "hidden": "true"}]}}


def test_reading_twice_gives_the_same_ids() -> None:
    text = HEAD + "doing: [a, a, b]\nstages:\n  - stage: A\n    doing: a\n"
    assert read(text) == read(text)
    assert len(read(text).of(Card)) == 4


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    text = HEAD + "doing: |\n  one\n  two\n"
    for same in ("\ufeff" + text, text.replace("\n", "\r\n"), "\ufeff" + text.replace("\n", "\r\n")):
        assert read(same) == read(text)
        assert yaml_file.read(same.encode()).document == read(text)


def test_a_record_says_where_it_stands() -> None:
    file = yaml_file.read(HEAD + "stages:\n  - stage: A\n    id: a\n    doing: { text: b, id: b }\n")
    assert [yaml_file.position(file, id) for id in ("a", "b", MAP, "nobody")] == [(4, 5), (6, 12), (1, 1), None]


def test_more_records_than_a_document_holds_are_refused() -> None:
    with pytest.raises(Unreadable, match="at most 20,000 records"):
        read(HEAD + "doing: [" + "a, " * 10_001 + "]\nthinking: [" + "a, " * 10_001 + "]")
