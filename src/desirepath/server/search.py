"""Words found in documents, whatever their capitals and accents: every record in which all words of a question stand.

What a document says is folded once a version and kept for the documents that were searched last.  A scan of ten
thousand records takes some ten milliseconds, which no index of ours could make worth its keep; whoever has a hundred
thousand maps has PostgreSQL, and that has one.
"""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model.document import Document
from ..model.schema import NAMES, Card, Head, Persona, Record, Source, Stage, Step

DOCUMENTS = 20  # that one answer tells of
HITS = 5  # that it shows of each
ROUND = 60  # characters shown before the first word that was found
SHOWN = 160  # characters of a hit
KEPT = 5000  # documents whose words are kept

FIELDS: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        Head: ("title", "description", "tags"),
        Stage: ("title",),
        Step: ("title",),
        Persona: ("name", "role", "quote", "goals", "fears", "frustrations"),
        Card: ("text", "note", "tags"),
        Source: ("title", "quote"),
    }
)
"""What is looked at of each type of record."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field of one record, as it is written and as it is compared."""

    id: str
    record: str
    field: str
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; `found` where it is a word that was asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where all words stand, and the text around the first of them."""

    id: str
    record: str
    field: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one document: how often, and the first of it; `titled` where it is in the title."""

    count: int
    hits: tuple[Hit, ...]
    titled: bool


def fold(text: str) -> str:
    """A text without capitals and accents: Straße and STRASSE, Ärger and arger are the same."""
    return "".join(map(_folded, text))


def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def lines_of(document: Document) -> tuple[Line, ...]:
    """Everything that can be found in a document."""
    return tuple(_lines(document.records.values()))


def _lines(records: Iterable[Record]) -> Iterable[Line]:
    for record in records:
        for field in FIELDS.get(type(record), ()):
            value = getattr(record, field)
            if text := value if isinstance(value, str) else " · ".join(value):
                yield Line(record.id, NAMES[type(record)], field, text, fold(text))


def find(lines: Iterable[Line], words: tuple[str, ...]) -> Found | None:
    """The fields in which all of these folded words stand; None if there are none."""
    found = [line for line in lines if all(word in line.folded for word in words)]
    if not found:
        return None
    found.sort(key=lambda line: line.record != "document")
    hits = tuple(Hit(line.id, line.record, line.field, _parts(line.text, words)) for line in found[:HITS])
    return Found(len(found), hits, (found[0].record, found[0].field) == ("document", "title"))


def _parts(text: str, words: tuple[str, ...]) -> tuple[Part, ...]:
    """The text around the first word found, cut into what was asked for and the rest."""
    origin = [n for n, character in enumerate(text) for _ in _folded(character)]
    folded, marked = fold(text), [False] * len(text)
    for word in words:
        at = folded.find(word)
        while at >= 0:
            marked[origin[at] : origin[at + len(word) - 1] + 1] = [True] * (origin[at + len(word) - 1] + 1 - origin[at])
            at = folded.find(word, at + len(word))
    start = max(0, marked.index(True) - ROUND)
    end = min(len(text), start + SHOWN)
    parts: list[Part] = [Part("…", False)] if start else []
    for n in range(start, end):
        if n > start and parts and marked[n] == marked[n - 1]:
            parts[-1] = Part(parts[-1].text + text[n], marked[n])
        else:
            parts.append(Part(text[n], marked[n]))
    return (*parts, Part("…", False)) if end < len(text) else tuple(parts)


class Words:
    """The lines of the documents that were searched last, each at a version."""

    def __init__(self, kept: int = KEPT) -> None:
        self.kept = kept
        self._lines: OrderedDict[str, tuple[int, tuple[Line, ...]]] = OrderedDict()

    def get(self, document: str, version: int) -> tuple[Line, ...] | None:
        """The lines of a document, None where they are not kept at this version."""
        held = self._lines.get(document)
        if held is None or held[0] != version:
            return None
        self._lines.move_to_end(document)
        return held[1]

    def put(self, document: str, version: int, lines: tuple[Line, ...]) -> None:
        """Keeps the lines of a document in the place of earlier ones."""
        self._lines[document] = (version, lines)
        self._lines.move_to_end(document)
        while len(self._lines) > self.kept:
            self._lines.popitem(last=False)
