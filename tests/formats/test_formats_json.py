"""JSON is the same tree: the same records, the same complaints, whatever a JSON writer makes of it."""

from __future__ import annotations

import json

import pytest
from formats_worlds import rich_documents, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desirepath.errors import Unreadable
from desirepath.formats import json_file, yaml_file
from desirepath.model.document import Document
from desirepath.model.schema import Card

few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
HEAD = '{"desirepath": 1, "journey": "Coffee", '


def said(text: str | bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        json_file.read(text, "map.json")
    return str(caught.value)


def test_the_canonical_tree_makes_every_kind_a_list_of_mappings() -> None:
    text = "desirepath: 1\njourney: Coffee\nstages: [{ stage: A, doing: Walks, steps: [{ step: B, next: [] }] }]"
    assert json.loads(json_file.write(yaml_file.read(text).document)) == {
        "desirepath": 1,
        "journey": "Coffee",
        "stages": [{"stage": "A", "doing": [{"text": "Walks"}], "steps": [{"step": "B", "next": []}]}],
    }


@few
@given(rich_documents(), st.sampled_from([{"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}]))
def test_a_document_comes_back_however_the_json_is_laid_out(document: Document, style: dict[str, str]) -> None:
    written = json_file.write(document, whole(document))
    for text in (written, json.dumps(json.loads(written), **style)):  # type: ignore[arg-type]
        read = json_file.read(text)
        assert read.document.ranked() == document.ranked()
        assert read.pinned >= whole(document) - {"persona"}


@few
@given(rich_documents())
def test_json_and_yaml_say_the_same(document: Document) -> None:
    yaml, json_ = yaml_file.read(yaml_file.write(document)), json_file.read(json_file.write(document))
    assert (json_.document, json_.pinned) == (yaml.document, yaml.pinned)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_is_read_as_json_means_it(text: str) -> None:
    for escaped in (True, False):
        body = f'{HEAD}"doing": {json.dumps(text, ensure_ascii=escaped)}}}'
        (card,) = json_file.read(body).document.of(Card)
        assert card.text == text


def test_escapes_of_two_halves_are_one_character() -> None:
    (card,) = json_file.read(HEAD + '"doing": "\\uD83D\\uDE00 \\u2028\\/"}').document.of(Card)
    assert card.text == "😀 \u2028/"


def test_null_is_nothing_and_numbers_in_texts_stay_as_written() -> None:
    text = HEAD + '"owner": null, "doing": [null, {"text": 1.10}], "x-own": [null, 1.50, true]}'
    document = json_file.read(text).document
    assert [card.text for card in document.of(Card)] == ["1.10"]
    assert (document.head.owner, document.head.extra) == ("", {"x-own": [None, 1.5, True]})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEAD + '\n"doing": [{"text": "a", "scor": 1}]}', "2:25: 'scor' is no key of a card; did you mean 'score'?"),
        (HEAD + '"journey": "b"}', "1:40: 'journey' stands here a second time; the first is on line 1"),
        (HEAD + "}", "1:40: } stands where a key is expected; take the comma before it out"),
        ('{"a" 1}', "1:6: 1 stands where a colon is expected"),
        ('{"a": 1} x', "1:10: 'x' stands where nothing more is expected"),
        ("{'a': 1}", "1:2: \"'a': 1}\" stands where a key or } is expected"),
        ('{"a": 01}', "1:7: '01}' stands where a value is expected"),
        ('{"a": NaN}', "1:7: 'NaN}' stands where a value is expected"),
        ('{"a": "b\nc"}', "1:7: '\"b\\nc\"}' stands where a value is expected"),
        ('{"a": [1', "1:9: the object is never closed"),
        ('{"a": "\\ud800"}', "1:7: this text holds half of a surrogate pair; write the character itself"),
        ('{"a": 1e999}', "1:7: this number is too large"),
        ("[" * 99_999, "1:33: this is nested deeper than 32 levels"),
        ("[1]", "1:1: there is no map in this file"),
        ("", "1:1: there is no map in this file"),
    ],
    ids=range(15),
)
def test_what_is_wrong_is_named_with_its_place(text: str, problem: str) -> None:
    assert said(text) == f"map.json:{problem}"


def test_a_flood_of_values_is_refused() -> None:
    flood = said("[" + "1," * 300_001 + "1]")
    assert flood == "map.json:1:40002: this holds more than 20,000 entries; split it into several maps"
    assert said('"' + "a" * 8_000_001) == "map.json: the file is larger than 8,000,000 characters"


def test_bytes_may_begin_with_a_byte_order_mark() -> None:
    body = HEAD + '"doing": "é"}'
    assert json_file.read(("\ufeff" + body).encode()).document == json_file.read(body).document
    assert said(body.encode("utf-16")) == "map.json:1:1: the file is UTF-16; save it as UTF-8"
