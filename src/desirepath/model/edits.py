"""The three edits.  Everything that ever changes a document is a list of them.

A complete edit carries what it replaces, so that its inverse needs no document and a log can be read backwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .schema import Record


@dataclass(frozen=True, slots=True)
class Put:
    """A record that was not there before."""

    record: Record

    @property
    def id(self) -> str:
        return self.record.id

    def inverse(self) -> Edit:
        return Remove(self.record.id, self.record)


@dataclass(frozen=True, slots=True)
class Set:
    """Another value for one field; `was` is the value it replaces."""

    id: str
    field: str
    value: Any
    was: Any

    def inverse(self) -> Edit:
        return Set(self.id, self.field, self.was, self.value)


@dataclass(frozen=True, slots=True)
class Remove:
    """A record that goes.  A client names it by id alone; `rebase` fills in what it was."""

    id: str
    was: Record | None = None

    def inverse(self) -> Edit:
        if self.was is None:
            raise ValueError(f"the removal of {self.id!r} does not say what it removed: rebase it first")
        return Put(self.was)


Edit = Put | Set | Remove


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that happen together or not at all."""

    edits: tuple[Edit, ...] = ()
    author: str = ""
    time: str = ""
    label: str = ""

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(tuple(e.inverse() for e in reversed(self.edits)), self.author, self.time, self.label)

    def __bool__(self) -> bool:
        return bool(self.edits)
