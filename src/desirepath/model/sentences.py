"""A change told in words, one sentence an entry: what `desirepath diff` prints and a conflict is called by.

moved pain card “No heat” from step “Calls” to step “Waits”
changed score of feeling card “Ignored” on step “Writes” from -0.9 to -1
added stage “Wait” with 2 steps and 7 cards

The sentences come in the order in which the map is read, not in that of the edits: a reader has the map in mind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .document import Document
from .edits import Change, Put, Remove, Set
from .schema import (
    KIND_WORDS,
    LABELS,
    MAP,
    NAMES,
    TYPES,
    Card,
    Head,
    Lane,
    Link,
    Persona,
    Place,
    Record,
    Stage,
    Step,
    label_of,
)

_LONGEST = 60  # characters of a quotation
_READ = {cls: n for n, cls in enumerate((Persona, Card, Link, Stage, Step))}
_KIND_RANK = {kind: n for n, kind in enumerate(KIND_WORDS)}


def describe(change: Change, a: Document, b: Document) -> list[str]:
    """What the change does to `a`, whose outcome is `b`, in reading order; what comes or goes with its owner is counted
    there.
    """
    return [sentence for _, sentence in described(change, a, b)]


def described(change: Change, a: Document, b: Document) -> list[tuple[str, str]]:
    """As `describe`, each sentence with the id of the record that it is about."""
    added = {e.id: e.record for e in change.edits if isinstance(e, Put)}
    removed = {e.id: was for e in change.edits if isinstance(e, Remove) and (was := e.was or a.get(e.id))}
    seats = _seats(a, b) if len(change.edits) > 1 else {}
    told: list[tuple[str, str]] = []
    for edit in sorted(change.edits, key=lambda e: seats.get(e.id, (len(seats), 0))):
        if isinstance(edit, Put):
            told += ((edit.id, words) for words in _came_or_went("added", edit.record, added, b))
        elif isinstance(edit, Remove) and edit.id in removed:
            told += ((edit.id, words) for words in _came_or_went("removed", removed[edit.id], removed, a))
        elif isinstance(edit, Set):
            told.append((edit.id, _set(edit, a, b)))
    return told


def _seats(a: Document, b: Document) -> dict[str, tuple[int, int]]:
    """Where each record is read: in `b`, and what is no longer there right after what it followed in `a`."""
    seats = {id: (n, 0) for n, id in enumerate(_read(b))}
    last = -1
    for n, id in enumerate(_read(a), 1):
        if id in b:
            last = seats[id][0]
        else:
            seats[id] = (last, n)
    return seats


def _read(document: Document) -> list[str]:
    """All ids in reading order: what stands on something comes after it, its cards before its stages or steps."""
    standing: dict[str, list[Record]] = {}
    for record in document.records.values():
        standing.setdefault(_owner(record), []).append(record)
    order = [id for root in standing.pop("", []) for id in _under(root, standing)]
    return order + [record.id for rest in standing.values() for record in rest]  # whose owner is not here


def _under(record: Record, standing: dict[str, list[Record]]) -> list[str]:
    below = sorted(standing.pop(record.id, []), key=_rank)
    return [record.id, *(id for inner in below for id in _under(inner, standing))]


def _rank(record: Record) -> tuple[int, int, str, str]:
    at: Place = getattr(record, "at", Place(order=""))
    return _READ.get(type(record), len(_READ)), _KIND_RANK.get(at.kind, len(_KIND_RANK)), at.order, record.id


def _came_or_went(verb: str, record: Record, along: Mapping[str, Record], document: Document) -> Iterable[str]:
    if isinstance(record, Link):
        if record.on not in along and record.to not in along:
            yield f"{verb} link “{record.relation}” from {called(record.on, document)} to {called(record.to, document)}"
        return
    owner = _owner(record)
    if owner in along:
        return
    where = "" if owner in ("", MAP) else f" {'to' if verb == 'added' else 'from'} {called(owner, document)}"
    counts = Counter(
        NAMES[type(r)] for r in along.values() if not isinstance(r, Link) and _stands_on(r, record.id, along)
    )
    yield f"{verb} {name_of(record)}{where}{_with(counts)}"


def _owner(record: Record) -> str:
    if isinstance(record, Link):
        return record.on
    place: Place | None = getattr(record, "at", None)
    return place.on if place else str(getattr(record, "card", "") or (MAP if isinstance(record, Lane) else ""))


def _stands_on(record: Record, owner: str, along: Mapping[str, Record]) -> bool:
    above = _owner(record)
    return above == owner or (above in along and _stands_on(along[above], owner, along))


def _with(counts: Mapping[str, int]) -> str:
    told = [f"{n} {name}{'s' if n > 1 else ''}" for name in TYPES if (n := counts.get(name, 0))]
    if not told:
        return ""
    return " with " + (", ".join(told[:-1]) + " and " if told[1:] else "") + told[-1]


def _set(edit: Set, a: Document, b: Document) -> str:
    document = a if edit.id in a else b
    record = document.get(edit.id)
    name = _found(record, document) if record else f"“{edit.id}”"
    if isinstance(edit.value, Place) and isinstance(edit.was, Place):
        short = name_of(record) + _whose(record, document) if record else name
        return _moved(short, name, edit.was, edit.value, a, b)
    field = edit.field.replace("_", " ")
    if record and edit.field == LABELS.get(type(record)):
        if isinstance(record, Card):
            words = replace(record, text=str(edit.was))
            return f"reworded {_found(words, document)} to {_shown(edit.value)}"
        return f"renamed {name.partition(' “')[0]} {_shown(edit.was)} to {_shown(edit.value)}"
    if isinstance(edit.value, tuple) and isinstance(edit.was, tuple):
        return _listed(f"{field} of {name}", edit.was, edit.value)
    if isinstance(edit.value, Mapping) and isinstance(edit.was, Mapping):
        return _keyed(f"{field} of {name}", edit.was, edit.value)
    return _valued(f"{field} of {name}", edit.was, edit.value)


def _found(record: Record, document: Document) -> str:
    """A record by its words and where it is found: a card by its place, a link by its ends."""
    if isinstance(record, Link):
        return f"{name_of(record)} ({called(record.on, document)} → {called(record.to, document)})"
    if not isinstance(record, Card):
        return name_of(record)
    where = "" if record.at.on == MAP else f" on {called(record.at.on, document)}"
    return name_of(record) + _whose(record, document) + where


def _whose(record: Record, document: Document) -> str:
    """Whose card it is, where another beside it says the same."""
    if not isinstance(record, Card) or not record.persona:
        return ""
    beside = document.on(record.at.on, Card, record.at.kind)
    same = any(card.id != record.id and card.text == record.text for card in beside)
    return f" of {called(record.persona, document)}" if same else ""


def _moved(name: str, found: str, was: Place, now: Place, a: Document, b: Document) -> str:
    if now.on != was.on:
        told = f"moved {name} from {called(was.on, a)} to {called(now.on, b)}"
    elif now.kind == was.kind and now.to == was.to:
        return f"moved {name} within {called(now.on, b)}"
    else:
        told = "" if now.kind == was.kind else f"made {found} {_a(now.kind)} card"
    if now.kind != was.kind and now.on != was.on:
        told += f" as {_a(now.kind)} card"
    if now.to != was.to:
        told += (" and " if told else "") + (f"let {found} " if not told else "let it ")
        told += f"span to {called(now.to, b)}" if now.to else "span no further"
    return told


def _a(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def _listed(what: str, was: tuple[Any, ...], now: tuple[Any, ...]) -> str:
    came, went = ([_shown(w) for w in x if w not in y] for x, y in ((now, was), (was, now)))
    told = [f"added {', '.join(came)}"] if came else []
    told += [f"removed {', '.join(went)}"] if went else []
    return f"changed {what}: {' and '.join(told)}" if told else f"reordered {what}"


def _keyed(what: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    keys = [key for key in dict.fromkeys([*was, *now]) if was.get(key) != now.get(key)]
    if len(keys) != 1:
        return f"changed {what}: " + ", ".join(map(_shown, keys))
    return _valued(f"{_shown(keys[0])} in {what}", was.get(keys[0]), now.get(keys[0]))


def _valued(what: str, was: Any, now: Any) -> str:
    if now in (None, "", {}):
        return f"cleared {what} (it was {_shown(was)})"
    if was in (None, "", {}):
        return f"set {what} to {_shown(now)}"
    return f"changed {what} from {_shown(was)} to {_shown(now)}"


def called(id: str, document: Document) -> str:
    """What a person would call a record; its id where it is not known here."""
    record = document.get(id)
    return "the map" if id == MAP else name_of(record) if record else f"“{id}”"


def name_of(record: Record) -> str:
    """A record by its type and its words."""
    if isinstance(record, Head):
        return f"document “{_cut(label_of(record))}”"
    if isinstance(record, Lane):
        framework, _, slot = record.id.partition(" ")
        return f"lane “{slot}” of {framework}"
    if isinstance(record, Link):
        return f"link “{record.relation}”"
    kind = f"{record.at.kind} " if isinstance(record, Card) and record.at.kind else ""
    return f"{kind}{NAMES[type(record)]} “{_cut(label_of(record))}”"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}"
    return f"“{_cut(str(value))}”"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
