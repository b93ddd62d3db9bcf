"""Two documents as the change that makes one of the other, with the fewest moves.

Siblings that kept their relative order keep the first document's keys; the others keep the second's where those fit, so
that two states of one live document compare exactly and two files compare by position.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

from .closure import DEPTH, closure
from .document import Document, Draft
from .edits import Change, Put, Remove, Set
from .order import LONGEST, spread, stay, valid
from .schema import SCOPES, TABLE, Record, Scope

_Group = tuple[type, str, str]


def diff(a: Document, b: Document, scope: Scope | Literal["all"] = "content") -> Change:
    """The change that makes `b` of `a`, by rank.  Talk is left alone unless asked for, unless what it is about goes."""
    old = {id: r for id, r in a.records.items() if scope in ("all", SCOPES[type(r)])}
    new = {id: r for id, r in rekeyed(a, b).records.items() if scope in ("all", SCOPES[type(r)])}
    kept = {id for id, r in new.items() if type(old.get(id)) is type(r)}
    puts = sorted((r for id, r in new.items() if id not in kept), key=_depth)
    lost = sorted((r for id, r in old.items() if id not in kept), key=_depth, reverse=True)
    return Change(
        (
            *(Remove(r.id, r) for r in lost if r.id in new),  # its id now names a record of another type
            *map(Put, puts),
            *(edit for id in new if id in kept for edit in _sets(old[id], new[id])),
            *(Remove(r.id, r) for r in _with_talk(a, lost, scope) if r.id not in new),
        )
    )


def _depth(record: Record) -> int:
    return DEPTH[type(record)]


def _sets(old: Record, new: Record) -> list[Set]:
    if old is new:
        return []
    names = TABLE[type(old)]
    return [Set(old.id, n, getattr(new, n), getattr(old, n)) for n in names if getattr(new, n) != getattr(old, n)]


def _with_talk(a: Document, lost: list[Record], scope: str) -> list[Record]:
    """What is removed and the conversations on it, which cannot stay without it."""
    if scope != "content":
        return lost
    ids = {r.id for r in lost}
    hanging = [r for r in closure(Draft(a), ids).going if r.id not in ids and SCOPES[type(r)] == "talk"] if ids else []
    return hanging + lost


def rekeyed(a: Document, b: Document) -> Document:
    """`b` in `a`'s order keys: every sibling that need not move has the key it has in `a`."""
    theirs, ours = _groups(b), _groups(a)
    places: dict[str, str] = {}
    for group, records in theirs.items():
        held = {r.id: r.at.order for r in ours.get(group, ())}
        if [*held] == [r.id for r in records]:
            places |= {r.id: held[r.id] for r in records if r.at.order != held[r.id]}
        else:
            places |= _keys(records, held)
    if not places:
        return b
    moved = dict(b.records)
    for id, key in places.items():
        record: Any = b[id]
        if record.at.order != key:
            moved[id] = replace(record, at=replace(record.at, order=key))
    return Document(moved, b.inward)


def _groups(document: Document) -> dict[_Group, list[Any]]:
    groups: dict[_Group, list[Any]] = {}
    for record in document.records.values():
        if (place := getattr(record, "at", None)) is not None:
            groups.setdefault((type(record), place.on, place.kind), []).append(record)
    for records in groups.values():
        records.sort(key=lambda r: (r.at.order, r.id))
    return groups


def _keys(records: list[Any], held: Mapping[str, str]) -> dict[str, str]:
    """Keys for siblings in their new order; runs of newcomers get theirs between two that stay."""
    known = [r for r in records if valid(held.get(r.id, ""))]
    staying = {known[n].id for n in stay([held[r.id] for r in known])}
    keys: dict[str, str] = {}
    run: list[Any] = []
    low: str | None = None
    for record in records:
        if record.id not in staying:
            run.append(record)
            continue
        high = held[record.id]
        keys |= zip((r.id for r in run), _between(low, high, run), strict=True)
        keys[record.id] = low = high
        run = []
    return keys | dict(zip((r.id for r in run), _between(low, None, run), strict=True))


def _between(low: str | None, high: str | None, run: list[Any]) -> list[str]:
    own = [r.at.order for r in run]
    bounds = [low or "", *own, high or "~"]
    fits = all(p < q for p, q in pairwise(bounds)) and all(valid(k) and len(k) <= LONGEST for k in own)
    return own if fits else spread(low, high, len(run))
