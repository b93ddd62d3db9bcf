"""The order keys in use while a change is rebased, group by group: no two siblings may have the same."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from typing import Any

from .document import Draft
from .edits import Change, Put
from .order import LONGEST, free, valid
from .schema import Card, Place

Group = tuple[type, str, str]  # siblings: record type, owner, kind


class Seats:
    """The keys held in a draft, and those that the change under way asks for."""

    def __init__(self, draft: Draft, change: Change) -> None:
        self.draft = draft
        self.crowded: dict[Group, None] = {}  # groups with a key that has grown too long
        self._held: dict[Group, list[str]] = {}
        self._wanted: dict[tuple[str, str], list[str]] = {}
        for edit in change.edits:
            place = getattr(edit.record, "at", None) if isinstance(edit, Put) else getattr(edit, "value", None)
            if isinstance(place, Place) and valid(place.order):
                self._wanted.setdefault((place.on, place.kind), []).append(place.order)
        for keys in self._wanted.values():
            keys.sort()

    def seated(self, record: Any) -> Any:
        """The record with an order key that none of its siblings has."""
        group = group_of(record)
        if group is None:
            return record
        now: Any = self.draft.get(record.id)
        if now is not None and group_of(now) == group and now.at.order == record.at.order:
            return record
        key = free(record.at.order, self._keys(group), self._wanted.get(group[1:], ()))
        if len(key) > LONGEST:
            self.crowded[group] = None
        return record if key == record.at.order else replace(record, at=replace(record.at, order=key))

    def leave(self, id: str) -> None:
        self._change(id, present=False)

    def enter(self, id: str) -> None:
        self._change(id, present=True)

    def _change(self, id: str, present: bool) -> None:
        record: Any = self.draft.get(id)
        group = None if record is None else group_of(record)
        if group is None or group not in self._held or not valid(record.at.order):
            return
        keys = self._held[group]
        if present:
            insort(keys, record.at.order)
        else:
            del keys[bisect_left(keys, record.at.order)]

    def _keys(self, group: Group) -> list[str]:
        if group not in self._held:
            cls, owner, kind = group
            siblings: list[Any] = self.draft.on(owner, cls, kind)
            self._held[group] = sorted(r.at.order for r in siblings if valid(r.at.order))
        return self._held[group]


def group_of(record: Any) -> Group | None:
    """The siblings among which a record has its place; None for one that has no place."""
    if (place := getattr(record, "at", None)) is None:
        return None
    return type(record), place.on, place.kind if type(record) is Card else ""
