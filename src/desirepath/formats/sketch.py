"""A document as an importer puts it down: records in the order of reading, with ids and order keys minted here.

A foreign format has no ids of ours, so each record is named after its words (`pay-by-card`, `pay-by-card-2`): a person
can read the file that comes of it, and reading the same text twice gives the same document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..errors import Problem, Severity, Unreadable
from ..model import order
from ..model.document import Document
from ..model.schema import MAP, MAX_RECORDS, MAX_TEXT, Card, Head, Persona, Place, Record, Stage, Step

MAX_TITLE = 200  # characters of a stage, step or document title and of a name
MAX_PROBLEMS = 100

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class Notes:
    """What a reader found and what it made of it: at most a hundred problems, the last saying how many more came."""

    def __init__(self, file: str, code: str = "mended", severity: Severity = "warning") -> None:
        self.file = file
        self._code = code
        self._severity = severity
        self._kept: list[Problem] = []
        self._more = 0

    def add(self, line: int, found: str, made_of_it: str) -> None:
        if len(self._kept) < MAX_PROBLEMS - 1:
            self._kept.append(Problem(self._code, found, made_of_it, self.file, line, severity=self._severity))
        else:
            self._more += 1

    @property
    def problems(self) -> tuple[Problem, ...]:
        if not self._more:
            return tuple(self._kept)
        said = f"and {self._more} more of this sort"
        return (*self._kept, Problem(self._code, said, file=self.file, severity=self._severity))


class Sketch:
    """Collects records; `document()` gives each group of siblings its order keys."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._records: dict[str, Any] = {}
        self._counts: dict[str, int] = {}

    def head(self, **fields: Any) -> None:
        self._records[MAP] = Head(**fields)

    def stage(self, title: str, extra: Mapping[str, Any] | None = None) -> str:
        return self._add(Stage(self._id(title, "stage"), Place(MAP), title, extra=extra or {}))

    def step(self, on: str, title: str, extra: Mapping[str, Any] | None = None) -> str:
        return self._add(Step(self._id(title, "step"), Place(on), title, extra=extra or {}))

    def persona(self, name: str, extra: Mapping[str, Any] | None = None) -> str:
        return self._add(Persona(self._id(name, "persona"), Place(MAP), name, extra=extra or {}))

    def card(self, on: str, kind: str, text: str, **fields: Any) -> str:
        return self._add(Card(self._id(text, "card"), Place(on, kind=kind), text, **fields))

    def document(self) -> Document:
        """The document that was put down; siblings keep the order in which they came."""
        groups: dict[tuple[type, str, str], list[str]] = {}
        for record in self._records.values():
            if (at := getattr(record, "at", None)) is not None:
                groups.setdefault((type(record), at.on, at.kind), []).append(record.id)
        for ids in groups.values():
            for n, id in enumerate(ids):
                record = self._records[id]
                self._records[id] = replace(record, at=replace(record.at, order=order.nth(n)))
        return Document(self._records)

    def _add(self, record: Record) -> str:
        if len(self._records) >= MAX_RECORDS:
            raise too_many(self._file)
        self._records[record.id] = record
        return record.id

    def _id(self, words: str, otherwise: str) -> str:
        ascii_words = unicodedata.normalize("NFKD", words[:200]).encode("ascii", "ignore").decode().lower()
        stem = _NOT_IN_ID.sub("-", ascii_words)[:40].strip("-") or otherwise
        while True:
            count = self._counts[stem] = self._counts.get(stem, 0) + 1
            id = stem if count == 1 else f"{stem}-{count}"
            if id not in self._records and id != MAP:
                return id


def too_many(file: str, line: int = 0) -> Unreadable:
    """The error for a file that makes more records than a document holds."""
    message = f"the file makes more than {MAX_RECORDS:,} records"
    return Unreadable([Problem("too-large", message, "split it into several maps", file, line)])


def clean(text: str) -> str:
    """The text as a record may hold it: line ends as LF, control characters gone."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def shortened(text: str, limit: int = MAX_TITLE) -> str:
    """The text itself or, where it is too long for a title, its beginning up to a word's end and an ellipsis."""
    if len(text) <= limit:
        return text
    beginning = text[: limit - 1]
    return (beginning.rsplit(maxsplit=1)[0] if beginning[limit // 2 :].strip().count(" ") else beginning).rstrip() + "…"


def text_and_note(text: str) -> tuple[str, str] | None:
    """A long text spread over a card and its note; nothing where both together cannot hold it."""
    if len(text) <= MAX_TEXT:
        return text, ""
    cut = text.rfind(" ", MAX_TEXT // 2, MAX_TEXT) + 1 or MAX_TEXT
    return (text[:cut], text[cut:]) if len(text) - cut <= MAX_TEXT else None
