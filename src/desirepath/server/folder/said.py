"""A text of a file and what it says in the ids of the journal; and the text that says something else.

Ids that a text does not write out are derived from it and mean little from one text to the next.  So each text is
aligned with a document of the journal, and which id stands for which is kept beside the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...formats import json_file, yaml_file
from ...model.align import align, renamed
from ...model.document import Document
from ...model.schema import SCOPES, TABLE, Persona, is_local, references
from ..store import EMPTY

_INDENT = re.compile(r'\{\r?\n([ \t]+)"')


@dataclass(frozen=True, slots=True)
class Said:
    """A text, what it says, and the ids that differ from those that the text alone would give."""

    text: str
    document: Document
    names: Mapping[str, str] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    yaml: yaml_file.File | None = None  # None for JSON, and for no text at all


NOTHING = Said("", EMPTY)
"""What a file says that was never read or written."""


def heard(text: str, path: str, here: Document) -> Said:
    """What a text says, in the ids of the document that is here.  Raises `Unreadable`."""
    read = _read(text, path)
    aligned = align(here, read.document, read.pinned)
    pairs = zip(read.document.records, aligned.records, strict=True)
    return _called(read, aligned, {old: new for old, new in pairs if old != new})


def recalled(text: str, path: str, names: Mapping[str, str]) -> Said:
    """What a text says, in the ids that were kept beside it.  Raises `Unreadable`."""
    if not text:
        return NOTHING
    read = _read(text, path)
    return _called(read, renamed(read.document, names), names)


def rewritten(said: Said, path: str, document: Document, referred: Collection[str] = ()) -> str:
    """The text that says what a document says, as much like the old text as can be.

    `referred` are the ids that other documents name, which have to be written out.  Raises `Unwritable`.
    """
    wanted, named = content(document), frozenset(referred)
    if said.yaml is not None:
        return yaml_file.patch(said.yaml, wanted, named)
    if not path.lower().endswith(".json"):
        return yaml_file.write(wanted, named) if named else yaml_file.write(wanted)
    text = json_file.write(wanted, said.pinned | named)
    if said.text and text == json_file.write(said.document, said.pinned):
        return said.text
    return _indented(text, said.text)


def content(document: Document) -> Document:
    """The part of a document that a file holds."""
    return Document({id: r for id, r in document.records.items() if SCOPES[type(r)] == "content"})


def follows(document: Document, persona: str) -> str:
    """The file that describes a persona, "" where the document itself does."""
    links = document.links(persona, "follows")
    return next((link.to.partition("#")[0] for link in links if not is_local(link.to)), "")


def lent(document: Document, here: Document) -> Document:
    """The document, whose personas that follow a file have the words that they have here, so that these are no news."""
    filled: dict[str, Any] = {}
    for persona in document.of(Persona):
        now = here.get(persona.id)
        if isinstance(now, Persona) and follows(document, persona.id):
            words = {name: getattr(now, name) for name in TABLE[Persona] if name != "at"}
            filled[persona.id] = replace(persona, **words)
    return Document({**document.records, **filled}) if filled else document


def with_talk(document: Document, here: Document) -> Document:
    """The document with the talk that is about what is in it, so that what goes takes its talk along."""
    found: dict[str, Any] = {}
    talk = [r for r in here.records.values() if SCOPES[type(r)] == "talk"]
    for _ in range(2):  # threads, and then what is said in them
        for record in talk:
            if all(target in document or target in found for _, target, _ in references(record)):
                found[record.id] = record
    return Document({**document.records, **found}) if found else document


def _read(text: str, path: str) -> Said:
    if path.lower().endswith(".json"):
        reading = json_file.read(text, path)
        return Said(text, reading.document, {}, reading.pinned)
    file = yaml_file.read(text, path)
    return Said(text, file.document, {}, file.pinned, file)


def _called(read: Said, document: Document, names: Mapping[str, str]) -> Said:
    if read.yaml is None:
        return replace(read, document=document, names=names)
    entries = {names.get(id, id): entry for id, entry in read.yaml.entries.items()}
    return replace(read, document=document, names=names, yaml=replace(read.yaml, document=document, entries=entries))


def _indented(text: str, old: str) -> str:
    """JSON with the indentation and the end of the text that it takes the place of."""
    if not old:
        return text
    found = _INDENT.match(old.removeprefix("\ufeff"))
    again = json.dumps(json.loads(text), ensure_ascii=False, indent=found[1] if found else None)
    return again + ("\n" if old.endswith("\n") else "")


def decoded(data: bytes, path: str) -> str:
    """The text of a file.  Raises `Unreadable`."""
    from ...registry import text_of

    return text_of(data, path)
