"""Records, edits, changes and documents as plain JSON trees, and back: for golden cases, conflicts, REST and sockets.

    record    {"record": "card", "id": "c1", "at": {"on": "s1", "order": "a0", "kind": "pain"}, "text": "Too late"}
    edit      {"put": record} · {"set": {"id", "field", "value", "was"}} · {"remove": {"id", "was": record}}
    change    {"edits": [edit …], "author", "time", "label"}
    document  {"records": [record …]}

A field that equals its default is absent, and so is a value that is none; there is no null.  What comes in is checked
for its form here, so that nothing behind this rim meets a wrong type; `apply` checks what needs the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, TypeVar, assert_never, overload

from ..errors import Rejected
from .document import Document
from .edits import Change, Edit, Put, Remove, Set
from .order import valid
from .schema import DEFAULTS, ID_PATTERN, MAP, NAMES, TABLE, TYPES, Head, Lane, Link, Place, Record, Vote, why_wrong

Tree = dict[str, Any]
T = TypeVar("T")

_PLAIN_ID = re.compile(ID_PATTERN + r"\Z")
_JOINED_ID = re.compile(r"[^\x00-\x1f\x7f]{1,400}\Z")
_PLACE = {f.name: f.default for f in fields(Place)}
_TYPES: Mapping[str, str] = {name: spec.type for table in TABLE.values() for name, spec in table.items()}


@overload
def to_plain(thing: Place | Record | Edit | Change | Document) -> Tree: ...
@overload
def to_plain(thing: object) -> Any: ...
def to_plain(thing: Any) -> Any:
    """The tree of a record, edit, change or document; of a field's value, the JSON value."""
    match thing:
        case Document(records=records):
            return {"records": [to_plain(record) for record in records.values()]}
        case Change():
            told = {"author": thing.author, "time": thing.time, "label": thing.label}
            return {"edits": [to_plain(e) for e in thing.edits]} | {k: v for k, v in told.items() if v}
        case Put() | Set() | Remove():
            return _edit_tree(thing)
        case Place():
            return {n: v for n, default in _PLACE.items() if (v := getattr(thing, n)) != default}
        case tuple() | list():
            return [to_plain(value) for value in thing]
        case Mapping():
            return {key: to_plain(value) for key, value in thing.items()}
        case _:
            return _record_tree(thing) if type(thing) in NAMES else thing


def _record_tree(record: Record) -> Tree:
    values = ((name, default, getattr(record, name)) for name, default in DEFAULTS[type(record)].items())
    told = {name: to_plain(value) for name, default, value in values if value != default}
    return {"record": NAMES[type(record)], "id": record.id} | told


def _edit_tree(edit: Edit) -> Tree:
    match edit:
        case Put(record=record):
            return {"put": to_plain(record)}
        case Set(id=id, field=field, value=value, was=was):
            sides = {"value": value, "was": was}
            return {"set": {"id": id, "field": field} | {k: to_plain(v) for k, v in sides.items() if v is not None}}
        case Remove(id=id, was=None):
            return {"remove": {"id": id}}
        case Remove(id=id, was=was):
            return {"remove": {"id": id, "was": to_plain(was)}}
        case _:
            assert_never(edit)


def record_from(tree: object) -> Record:
    """The record that a tree tells of.  This and its neighbours raise `Rejected`, saying where in the tree and why."""
    return _record(tree, "record")


def edit_from(tree: object) -> Edit:
    """The edit that a tree tells of."""
    return _edit(tree, "edit")


def change_from(tree: object) -> Change:
    """The change that a tree tells of."""
    told = _mapping(tree, "change", "edits", "author", "time", "label")
    words = {key: _text(told.get(key, ""), f"change.{key}") for key in ("author", "time", "label")}
    return Change(tuple(_each(told.get("edits", []), "edits", _edit)), **words)


def document_from(tree: object) -> Document:
    """The document that a tree tells of; its references are not checked."""
    told = _mapping(tree, "document", "records")
    records: dict[str, Record] = {}
    for n, record in enumerate(_each(told.get("records", []), "records", _record)):
        if record.id in records:
            raise Rejected(f"records[{n}]: {record.id!r} is there already")
        records[record.id] = record
    if MAP not in records:
        raise Rejected(
            "records: the record of the document itself is missing", 'add {"record": "document", "id": "map"}'
        )
    return Document(records)


def _record(tree: object, where: str) -> Record:
    told = _mapping(tree, where)
    name = _text(told.get("record"), f"{where}.record")
    if name not in TYPES:
        raise Rejected(f"{where}.record: {name!r} is no type of record", _near(name, (*TYPES,)))
    cls = TYPES[name]
    _mapping(told, where, "record", "id", *TABLE[cls])
    values = {f: _value(spec.type, told[f], f"{where}.{f}") for f, spec in TABLE[cls].items() if f in told}
    for field, value in values.items():
        if wrong := why_wrong(cls, field, value):
            raise Rejected(f"{where}.{field} {wrong}")
    record: Any = cls(id=_text(told.get("id"), f"{where}.id"), **values)
    if wrong := _wrong_id(record):
        raise Rejected(f"{where}.id: {record.id!r} {wrong}")
    return record  # type: ignore[no-any-return]


def _wrong_id(record: Record) -> str:
    match record:
        case Head():
            return "" if record.id == MAP else f"must be {MAP!r}"
        case Link(on=on, relation=relation, to=to):
            return "" if record.id == f"{on} {relation} {to}" else f"must be '{on} {relation} {to}'"
        case Vote(card=card):
            return (
                "" if record.id.startswith(f"{card} ") and _JOINED_ID.match(record.id) else f"must begin with {card!r}"
            )
        case Lane():
            return "" if _JOINED_ID.match(record.id) and " " in record.id else "must name a framework and a slot"
    return "" if _PLAIN_ID.match(record.id) and record.id != MAP else "must be letters, digits, - and _, at most 64"


def _edit(tree: object, where: str) -> Edit:
    told = _mapping(tree, where, "put", "set", "remove")
    if len(told) != 1:
        raise Rejected(f"{where}: expected exactly one of put, set and remove")
    [(what, inner)] = told.items()
    where = f"{where}.{what}"
    if what == "put":
        return Put(_record(inner, where))
    if what == "set":
        return _set(inner, where)
    removal = _mapping(inner, where, "id", "was")
    was = _record(removal["was"], f"{where}.was") if "was" in removal else None
    return Remove(_text(removal.get("id"), f"{where}.id"), was)


def _set(tree: object, where: str) -> Set:
    told = _mapping(tree, where, "id", "field", "value", "was")
    field = _text(told.get("field"), f"{where}.field")
    if field not in _TYPES:
        raise Rejected(f"{where}.field: {field!r} is a field of no record", _near(field, (*_TYPES,)))
    value, was = (_value(_TYPES[field], told.get(side), f"{where}.{side}") for side in ("value", "was"))
    return Set(_text(told.get("id"), f"{where}.id"), field, value, was)


def _value(kind: str, value: object, where: str) -> Any:
    if kind == "place" and value is not None:
        return _place(value, where)
    if kind == "words" and isinstance(value, list):
        return tuple(value)
    return value


def _place(tree: object, where: str) -> Place:
    told = _mapping(tree, where, *_PLACE)
    place = Place(**{key: _text(value, f"{where}.{key}") for key, value in told.items()})
    if not valid(place.order):
        raise Rejected(f"{where}.order: {place.order!r} is no order key")
    return place


def _mapping(tree: object, where: str, *known: str) -> Mapping[str, Any]:
    if not isinstance(tree, dict):
        raise Rejected(f"{where}: expected a mapping, found {_told(tree)}")
    for key in tree if known else ():
        if key not in known:
            raise Rejected(f"{where}: {key!r} is not known here", _near(str(key), known))
    return tree


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise Rejected(f"{where}: expected text, found {_told(value)}")
    return value


def _each(value: object, where: str, make: Callable[[object, str], T]) -> list[T]:
    if not isinstance(value, list):
        raise Rejected(f"{where}: expected a list, found {_told(value)}")
    return [make(item, f"{where}[{n}]") for n, item in enumerate(value)]


def _told(value: object) -> str:
    return "nothing" if value is None else f"{str(value)[:40]!r}"


def _near(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, 1)
    return f"did you mean {near[0]!r}?" if near else "expected one of " + ", ".join(known)
