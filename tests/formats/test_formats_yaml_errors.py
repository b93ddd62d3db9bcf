"""What the reader says about files that it cannot take, word for word."""

from __future__ import annotations

import pytest

from desirepath.errors import Unreadable
from desirepath.formats import yaml_file

HEAD = "desirepath: 1\njourney: Coffee\n"


def said(text: str | bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        yaml_file.read(text, "map.yaml")
    return str(caught.value)


def test_all_errors_of_a_file_come_at_once_in_the_order_of_the_text() -> None:
    text = """desirepath: 1
journey: Coffee
sources:
  - { id: interview-2, title: Talks }
stages:
  - stage: Order
    role: entrance
    steps:
      - step: Scans
        feling: good
        feeling: { text: hm, scroe: 1, evidence: intervew-2 }
        pain: { text: a, severity: 4, score: high, online: yes }
  - Pay
"""
    assert said(text).splitlines() == [
        "map.yaml:7:11: role must be one of entice, enter, engage, exit, extend, found 'entrance'; "
        "did you mean 'enter'?",
        "map.yaml:10:9: 'feling' is no key of a step and no kind of card; did you mean 'feeling'?",
        "map.yaml:11:30: 'scroe' is no key of a card; did you mean 'score'?",
        "map.yaml:11:50: there is no source with the id 'intervew-2' in this file; did you mean 'interview-2'?",
        "map.yaml:12:36: severity must lie between 1 and 3, found '4'",
        "map.yaml:12:46: score must be a number, found 'high'; write it in digits, such as 2 or -1.5",
        "map.yaml:12:60: online must be true or false, found 'yes'; write true",
        "map.yaml:13:5: a stage must be a mapping, found 'Pay'; write `- stage: Pay`",
    ]


QUOTES = "put the whole text in quotes"
NO_MAP = (
    "there is no map in this file; a file begins with `desirepath: 1` and a title such as `journey: Coffee before work`"
)
MISTAKES = {
    "journey: x": "1:1: the file does not say which format it is in; begin it with `desirepath: 1`",
    "desirepath: 1": "1:1: the map has no title; write `journey: ` and what it is called",
    "desirepath: 1\njourney:": "2:9: the map has no title; write what it is called after `journey:`",
    "desirepath: 2\njourney: x": "1:13: the file is in version 2 of the format, this program knows version 1; "
    "update desirepath",
    "desirepath: one\njourney: x": "1:13: 'one' is no version of the format; write `desirepath: 1`",
    HEAD + "canvas: again": "3:1: a file is either a journey or a canvas; keep one of them",
    HEAD + "journey: again": "3:1: 'journey' stands here a second time; the first is on line 2",
    HEAD + "facts: { a: 1, a: 2 }": "3:16: 'a' stands here a second time; the first is on line 3",
    HEAD + "title: x": "3:1: 'title' is no key of a document and no kind of card; did you mean 'journey'?",
    HEAD + "xyzzy: x": "3:1: 'xyzzy' is no key of a document and no kind of card; a key of your own begins with x-",
    HEAD + "doing: Call: now": "3:12: a text cannot hold a colon followed by a space; "
    "put the whole text in quotes, or check how far the line is indented",
    HEAD + "doing: @home": f"3:8: a text cannot begin with @; {QUOTES}",
    HEAD + "doing: *bold*": f"3:13: a text cannot begin with * or &; {QUOTES}",
    HEAD + "doing: !now": "3:8: anchors and tags are not used here; put a text that begins with & or ! in quotes",
    HEAD + "\tdoing: x": "3:1: a tab stands where spaces must; indent with spaces",
    HEAD + 'doing: "a\n': "3:8: a quotation mark or bracket is opened and never closed; close it",
    HEAD + "doing: [a, b\n": "3:8: a quotation mark or bracket is opened and never closed; close it",
    HEAD + "doing: [a, b}\n": "3:13: this does not fit between the brackets; "
    "close them, and put texts with commas or brackets in quotes",
    HEAD + "doing:Walks": "3:1: a colon without a space behind it is part of the word; write `doing: `",
    HEAD + "doing Walks": f"3:1: a key without a colon, or a text that goes on too far to the left; {QUOTES}",
    HEAD + "doing: - Walks": f"3:8: a text cannot begin with a dash and a space; {QUOTES}",
    HEAD + "doing: }": f"3:8: a text cannot begin with a bracket or comma like this; {QUOTES}",
    HEAD + "stages:\n  - stage: A\n   role: enter": "5:4: this begins 3 spaces from the left, the entries around it 4; "
    "indent all entries that stand beside one another alike",
    HEAD + "stages:\n  - stage: A\n  stage: B": "5:3: a list ends here without notice; "
    "begin each entry with `- `, all in one column",
    HEAD + "doing: { score: 1 }": "3:8: this card has no words of its own; give it `text:`",
    HEAD + "doing: { text: { a: b } }": "3:16: text must be text, found a mapping; "
    "put a text that begins with { or [ in quotes",
    HEAD + "feeling: { text: a, score: '1,5' }": "3:28: score must be a number, found '1,5'; write 1.5",
    HEAD + "tags: [a, a]": "3:7: tags must not name anything twice",
    HEAD + "facts: [a]": "3:8: facts must be a mapping, found a list; write `{ label: text }`",
    HEAD + "stages: { stage: A }": "3:9: stages must be a list; begin each stage with `- `",
    HEAD + "next: [a b]": "3:8: 'a b' cannot be an id; ids are letters, digits, - and _",
    HEAD + "follows: [a.yaml#b, a.yaml#b]": "3:21: follows names 'a.yaml#b' twice",
    HEAD + "doing:\n - { text: a, id: x }\n - { text: b, id: x }": "5:19: the id 'x' is given twice; "
    "the first is on line 4",
    HEAD + "doing: { text: a, id: map }": "3:23: 'map' cannot be an id; "
    "up to 64 letters, digits, - and _, beginning with a letter or digit; not `map`",
    HEAD + "doing: { text: a, persona: kim }": "3:28: there is no persona with the id 'kim' in this file; "
    "write `id: kim` at the persona that is meant",
    HEAD + "stages: [{ stage: A, doing: { text: a, to: b }, steps: [{ step: B, id: b }] }]": "3:44: 'b' is a step, "
    "expected a stage; a span ends where it began: on a step or on a stage",
    HEAD
    + "lenses: { five-e: { things: { hiden: true } } }": "3:31: 'hiden' is no key of a lane; did you mean 'hidden'?",
    HEAD + f"doing: {'x' * 4001}": "3:8: doing must not be longer than 4,000 characters (it has 4,001)",
    HEAD + "doing: a\u2028b": '3:9: U+2028 cannot stand in the file as it is; take it out, or write it as "\\u2028" in '
    "double quotes",
    HEAD + "a\0b": "3:2: U+0000 cannot stand in the file as it is; take it out",
    HEAD + "doing: a\rb": "3:9: U+000D cannot stand in the file as it is; take it out",
    "": f"1:1: {NO_MAP}",
    "just words": f"1:1: {NO_MAP}",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_named_with_its_place_and_a_way_out(text: str) -> None:
    assert said(text) == f"map.yaml:{MISTAKES[text]}"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (HEAD.encode("utf-16"), "1:1: the file is UTF-16; save it as UTF-8"),
        (HEAD.encode() + b"doing: caf\xe9", "3:11: the byte 0xE9 is not UTF-8; save the file as UTF-8"),
        (HEAD.encode() + "doing: é".encode() + b"\xff", "3:9: the byte 0xFF is not UTF-8; save the file as UTF-8"),
    ],
)
def test_another_encoding_is_named(data: bytes, problem: str) -> None:
    assert said(data) == f"map.yaml:{problem}"


def test_problems_carry_a_code_for_programs() -> None:
    with pytest.raises(Unreadable) as caught:
        yaml_file.read(HEAD + "xyzzy: 1\ndoing: { text: a, score: b, persona: c }\ndoing: again", "m.yaml")
    found = [(p.code, p.file, p.line) for p in caught.value.problems]
    assert found == [
        ("unknown-key", "m.yaml", 3),
        ("not-a-number", "m.yaml", 4),
        ("unknown-id", "m.yaml", 4),
        ("duplicate-key", "m.yaml", 5),
    ]


def test_without_libyaml_the_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    assert said(HEAD) == "map.yaml: PyYAML was installed without libyaml; install a PyYAML wheel"


def test_slips_of_yaml_do_not_hide_one_another_or_what_else_is_wrong() -> None:
    text = """desirepath: 1
journey: Coffee: before work
stages:
  - stage: Order
    steps:
      - step: Scans
        feling: good
        doing: Says: hello  # to everybody
        thinking: { text: @home, score: 1 }
        pain: [ `a, %b ]
        touchpoint:
          - @x, and y
        feeling: { text: hm, score: 5 }
        @key: 3
        next: %nowhere
"""
    colon = f"a text cannot hold a colon followed by a space; {QUOTES}, or check how far the line is indented"
    assert said(text).splitlines() == [
        f"map.yaml:2:16: {colon}",
        "map.yaml:7:9: 'feling' is no key of a step and no kind of card; did you mean 'feeling'?",
        f"map.yaml:8:20: {colon}",
        f"map.yaml:9:27: a text cannot begin with @; {QUOTES}",
        f"map.yaml:10:17: a text cannot begin with `; {QUOTES}",
        f"map.yaml:10:21: a text cannot begin with %; {QUOTES}",
        f"map.yaml:12:13: a text cannot begin with @; {QUOTES}",
        "map.yaml:13:37: score must lie between -2 and 2, found '5'",
        f"map.yaml:14:9: a text cannot begin with @; {QUOTES}",
        f"map.yaml:15:15: a text cannot begin with %; {QUOTES}",
    ]


def test_a_file_whose_only_mistake_is_a_slip_is_still_refused() -> None:
    assert said(HEAD + "scenario: a: b\n").startswith("map.yaml:3:12: a text cannot hold a colon")
    assert said(HEAD + "scenario: @\n") == f"map.yaml:3:11: a text cannot begin with @; {QUOTES}"


@pytest.mark.parametrize(
    ("key", "card"),
    [
        ("image", "doing: { text: …, image: … }"),
        ("persona", "doing: { text: …, persona: … }"),
        ("score", "feeling: { text: …, score: … }"),
    ],
)
@pytest.mark.parametrize("level", ["stage", "step"])
def test_a_field_of_a_card_on_a_step_or_stage_is_sent_to_a_card(key: str, card: str, level: str) -> None:
    stage = f"stages: [ {{ stage: S, {key}: a }} ]"
    step = f"stages: [ {{ stage: S, steps: [ {{ step: T, {key}: a }} ] }} ]"
    found = said(HEAD + (stage if level == "stage" else step))
    assert found.endswith(f"'{key}' is no key of a {level} and no kind of card; write it on a card, such as {card}")


def test_a_text_with_a_slip_may_go_on_below() -> None:
    text = HEAD + "scenario: Early: at six,\n  or at seven\nlangauge: en\n"
    assert [line.split(":")[1] for line in said(text).splitlines()] == ["3", "5"]


def test_a_colon_between_brackets_hides_nothing_either() -> None:
    text = (
        HEAD
        + "stages:\n  - stage: S\n    doing: { text: Hi: there, scoer: 2 }\n"
        + "    pain: [ a, { text: c: d }, e ]\n    pian: x\n"
    )
    colon = f"a text cannot hold a colon followed by a space; {QUOTES}, or a comma before the next key"
    assert said(text).splitlines() == [
        f"map.yaml:5:22: {colon}",
        "map.yaml:5:31: 'scoer' is no key of a card; did you mean 'score'?",
        f"map.yaml:6:25: {colon}",
        "map.yaml:7:5: 'pian' is no key of a stage and no kind of card; did you mean 'pain'?",
    ]
