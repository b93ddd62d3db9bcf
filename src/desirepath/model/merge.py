"""Three documents into one: the part of theirs that fits, carried out on ours.

What collides stays ours, theirs is kept beside it, and the result is a valid document in either case.  Align `ours` and
`theirs` with `base` first where their ids were derived from a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from .diff import diff, rekeyed
from .document import Document, apply
from .edits import Change, Put, Remove, Set
from .order import free
from .rebase import Collision, rebase
from .schema import MAP, TABLE, Conflict, Place
from .sentences import describe
from .wire import Tree, to_plain


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge, and what it could not settle."""

    document: Document
    collisions: tuple[Collision, ...] = ()


def merge(base: Document, ours: Document, theirs: Document) -> Merged:
    """Ours with everything of theirs that does not collide with it."""
    here = rekeyed(base, ours)  # files have no order keys: a sibling that only slid along has not moved
    change, collisions = rebase(diff(base, theirs), here, here_wins=True)
    return Merged(apply(here, change), collisions)


def with_conflicts(merged: Merged, theirs: Document) -> Document:
    """The merged document with every collision as a record in it, ours in place; the same collision is kept once."""
    document = merged.document
    taken = sorted(record.at.order for record in document.on(MAP, Conflict))
    puts: list[Put] = []
    for conflict in _conflicts(merged, theirs):
        if conflict.id not in document:
            taken.append(key := free(taken[-1] if taken else "a0", taken))
            puts.append(Put(_placed(conflict, key)))
    return apply(document, Change(tuple(puts)))


def _placed(conflict: Conflict, key: str) -> Conflict:
    return Conflict(conflict.id, Place(MAP, key), conflict.why, conflict.about, conflict.edit, conflict.here)


def _conflicts(merged: Merged, theirs: Document) -> Iterable[Conflict]:
    found: dict[str, Conflict] = {}
    for collision in merged.collisions:
        edit = to_plain(collision.edit)
        told = json.dumps([collision.why, edit], sort_keys=True, ensure_ascii=False)
        id = "conflict-" + sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        about = " and ".join(describe(Change((collision.edit,)), merged.document, theirs))
        found[id] = Conflict(id, Place(), collision.why, _short(about), edit, _here(collision))
    return found.values()


def _here(collision: Collision) -> Tree:
    """What stood here: the value that was kept for a field, else the records."""
    edit, here = collision.edit, collision.here
    if isinstance(edit, Set) and here and edit.field in TABLE[type(here[0])]:
        kept = to_plain(Set(edit.id, edit.field, getattr(here[0], edit.field), None))
        return {key: value for key, value in kept["set"].items() if key == "value"}
    if isinstance(edit, Remove) and collision.why == "hangs":
        return {"records": [to_plain(record) for record in here]}
    return {"record": to_plain(here[0])} if here else {}


def _short(text: str) -> str:
    return text if len(text) <= 400 else text[:399] + "…"
