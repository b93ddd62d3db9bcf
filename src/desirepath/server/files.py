"""What is known of the files behind documents: a notice board between those who keep files and those who show them.

A server over a database has nothing on it.  Over a folder, `folder` pins up one note a document; REST and the live
connection read it.  Notes are never changed, only replaced, so that every thread may read them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..errors import Problem

State = Literal["ok", "broken", "deleted", "unwritten"]
"""The file says what the document says; it cannot be read; it is gone; it could not be written."""


@dataclass(frozen=True, slots=True)
class Note:
    """One file: its path within the folder, how it is, and what is wrong in it or with it."""

    document: str
    path: str
    state: State = "ok"
    problems: tuple[Problem, ...] = ()


NOTES: dict[str, Note] = {}
"""By document."""

changed: list[Callable[[Note], None]] = []
"""Who is told of every note that is new or other than before."""


def pin(note: Note) -> None:
    """Puts a note in the place of the last one about its document."""
    if NOTES.get(note.document) != note:
        NOTES[note.document] = note
        for listener in changed:
            listener(note)


def unpin(document: str) -> None:
    """Takes the note about a document away."""
    NOTES.pop(document, None)
