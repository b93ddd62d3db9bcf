"""What comes in over the wire is checked for its form, and the refusal says where."""

from __future__ import annotations

from typing import Any

import pytest
from worlds import world

from desirepath.errors import Rejected
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.schema import MAP, Card, Lane, Link, Place, Vote
from desirepath.model.wire import change_from, document_from, edit_from, record_from, to_plain

CARD = {
    "record": "card",
    "id": "c",
    "at": {"on": "s", "order": "a1", "kind": "pain"},
    "text": "Too late",
    "tags": ["a"],
}


def test_defaults_are_absent() -> None:
    assert to_plain(Card("c", Place("s", "a1", "pain"), "Too late", tags=("a",))) == CARD
    assert to_plain(Set("c", "score", None, -1)) == {"set": {"id": "c", "field": "score", "was": -1}}
    assert to_plain(Set("c", "online", False, None)) == {"set": {"id": "c", "field": "online", "value": False}}
    assert to_plain(Remove("c")) == {"remove": {"id": "c"}}
    assert to_plain(Change((Put(Lane("five-e things", hidden=True)),), author="kim")) == {
        "edits": [{"put": {"record": "lane", "id": "five-e things", "hidden": True}}],
        "author": "kim",
    }


def test_a_document_comes_back_as_it_went() -> None:
    assert document_from(to_plain(world())) == world()


@pytest.mark.parametrize(
    "edit",
    [
        Put(Card("c", Place("s", "a1", "pain"), "Too late", tags=("a",), extra={"x-a": [1, {"b": None}]})),
        Set("c", "at", Place("t", "a2", "gain", "u"), Place()),
        Set("c", "tags", (), ("a",)),
        Set("c", "online", None, True),
        Set(MAP, "facts", {}, {"Scope": "All"}),
        Remove("c", Card("c", Place("s", "a0", "pain"), "Too late")),
        Put(Link("a next b", "a", "next", "b")),
        Put(Vote("c kim", "c", 2)),
    ],
)
def test_an_edit_comes_back_as_it_went(edit: Put | Set | Remove) -> None:
    assert edit_from(to_plain(edit)) == edit


@pytest.mark.parametrize(
    ("tree", "why"),
    [
        (None, "record: expected a mapping, found nothing"),
        ([], "record: expected a mapping"),
        ({"id": "c"}, "record.record: expected text, found nothing"),
        (CARD | {"record": "crad"}, "record.record: 'crad' is no type of record; did you mean 'card'"),
        (CARD | {"scroe": 1}, "record: 'scroe' is not known here; did you mean 'score'"),
        (CARD | {"score": 3}, "record.score must lie between -2 and 2"),
        (CARD | {"score": float("nan")}, "record.score must be a number"),
        (CARD | {"tags": "a"}, "record.tags must be a list of words"),
        (CARD | {"tags": [["a"]]}, "record.tags must be a list of words"),
        (CARD | {"text": "  "}, "record.text must not be empty"),
        (CARD | {"at": "s"}, "record.at: expected a mapping, found 's'"),
        (CARD | {"at": {"on": 1}}, "record.at.on: expected text, found '1'"),
        (CARD | {"at": {"order": "zz", "kind": "pain"}}, "record.at.order: 'zz' is no order key"),
        (CARD | {"at": {"kind": "pian"}}, "record.at has no known kind"),
        (CARD | {"id": "a b"}, "record.id: 'a b' must be letters"),
        (CARD | {"id": "map"}, "record.id: 'map' must be letters"),
        ({"record": "document", "id": "c", "title": "T"}, "record.id: 'c' must be 'map'"),
        ({"record": "link", "id": "x", "on": "a", "relation": "next", "to": "b"}, "record.id: 'x' must be 'a next b'"),
        ({"record": "lane", "id": "things"}, "record.id: 'things' must name a framework and a slot"),
        ({"record": "vote", "id": "kim", "card": "c"}, "record.id: 'kim' must begin with 'c'"),
    ],
)
def test_a_bad_record_is_rejected_where_it_is_bad(tree: Any, why: str) -> None:
    with pytest.raises(Rejected) as refusal:
        record_from(tree)
    assert str(refusal.value).startswith(why)


@pytest.mark.parametrize(
    ("tree", "why"),
    [
        ({"edits": {}}, "edits: expected a list"),
        ({"edits": [{}]}, "edits[0]: expected exactly one of put, set and remove"),
        ({"edits": [{"put": CARD, "remove": {"id": "c"}}]}, "edits[0]: expected exactly one"),
        ({"edits": [{"put": CARD | {"at": {"kind": "x"}}}]}, "edits[0].put.at has no known kind"),
        ({"edits": [{"drop": {"id": "c"}}]}, "edits[0]: 'drop' is not known here"),
        ({"edits": [{"set": {"id": "c", "field": "scroe"}}]}, "edits[0].set.field: 'scroe' is a field of no record"),
        ({"edits": [{"set": {"id": 7, "field": "score"}}]}, "edits[0].set.id: expected text, found '7'"),
        ({"edits": [{"set": {"id": "c", "field": "at", "value": {"on": []}}}]}, "edits[0].set.value.on: expected text"),
        ({"edits": [{"remove": {"id": "c", "was": 1}}]}, "edits[0].remove.was: expected a mapping"),
        ({"edits": [], "autor": "kim"}, "change: 'autor' is not known here; did you mean 'author'"),
    ],
)
def test_a_bad_change_is_rejected_where_it_is_bad(tree: Any, why: str) -> None:
    with pytest.raises(Rejected) as refusal:
        change_from(tree)
    assert str(refusal.value).startswith(why)


def test_a_document_needs_its_own_record_and_no_id_twice() -> None:
    with pytest.raises(Rejected, match="the record of the document itself is missing"):
        document_from({"records": []})
    with pytest.raises(Rejected, match="'c' is there already"):
        document_from({"records": [CARD, CARD]})
