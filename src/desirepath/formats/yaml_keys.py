"""Which keys stand at which level of the file, computed from the schema's table.

Reader, writer, JSON Schema and the reference page all look here, so that they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from ..model.schema import (
    DEFAULTS,
    KIND_WORDS,
    LABELS,
    MAP,
    NAMES,
    RELATIONS,
    TABLE,
    Card,
    Conflict,
    Head,
    Lane,
    Part,
    Persona,
    Record,
    Source,
    Stage,
    Step,
    known_id,
)

VERSION = 1
PERSONA = "persona"  # the id of the persona that a persona document is about

DOCUMENT_TYPES = TABLE[Head]["type"].choices
CHILDREN: Mapping[type[Record], Mapping[str, type[Record]]] = {
    Head: {"personas": Persona, "sources": Source, "stages": Stage, "conflicts": Conflict},
    Stage: {"steps": Step, "parts": Part},
    Step: {"parts": Part},
}
BESIDE_CARDS: Mapping[type[Record], str] = {Persona: "personas", Source: "sources", Conflict: "conflicts"}
WITH_KINDS = (Head, Stage, Step)
WITH_LINKS = (Head, Stage, Step, Card, Persona)
PERSONA_KEYS = tuple(key for key in TABLE[Persona] if key not in ("at", "name", "extra"))

Role = Literal["field", "child", "relation", "id", "to", "version", "lenses", "title"]


@dataclass(frozen=True, slots=True)
class Key:
    """What a key means: a role and the field, relation or record type that it is about."""

    role: Role
    field: str = ""
    child: type[Record] | None = None


def _label_key(cls: type[Record]) -> str:
    if cls in (Stage, Step):
        return NAMES[cls]
    return "" if cls is Head else LABELS.get(cls, "")


def _keys(cls: type[Record]) -> dict[str, Key]:
    """The keys of one level in the order in which they are written."""
    label = LABELS.get(cls, "")
    fields = [name for name in TABLE[cls] if name not in ("at", "extra", "type" if cls is Head else "", label)]
    keys: dict[str, Key] = {"desirepath": Key("version")} if cls is Head else {}
    if cls is Head:
        keys |= {word: Key("title", word) for word in DOCUMENT_TYPES}
    elif label:
        keys[_label_key(cls)] = Key("field", label)
    if cls not in (Head, Lane):
        keys["id"] = Key("id")
    late = ("frameworks",) if cls is Head else ()
    keys |= {name: Key("field", name) for name in fields if name not in late}
    if cls is Card:
        keys["to"] = Key("to")
    if cls in WITH_LINKS:
        keys |= {relation: Key("relation", relation) for relation in RELATIONS}
    keys |= {word: Key("child", child=child) for word, child in CHILDREN.get(cls, {}).items()}
    if cls is Head:
        keys["lenses"] = Key("lenses")
    return keys | {name: Key("field", name) for name in late}


KEYS: Mapping[type[Record], Mapping[str, Key]] = {
    cls: _keys(cls) for cls in (Head, Stage, Step, Persona, Card, Source, Lane, Conflict, Part)
}
TITLES: Mapping[type[Record], str] = {cls: _label_key(cls) for cls in KEYS}
"""The key that a record is called by: `stage`, `step`, `name`, `text`, `title`; for the document it is its type."""

RANK = {word: n for n, word in enumerate(KIND_WORDS)}


def words_at(cls: type[Record], persona: bool = False) -> list[str]:
    """Everything that may be written at a level, to find the nearest right word; kinds included."""
    words = [*KEYS[cls], *(PERSONA_KEYS if persona else ())]
    return [*words, *KIND_WORDS] if cls in WITH_KINDS else words


def own_key(word: str) -> bool:
    """Whether a key is somebody's own (`x-…`) and kept as it is; with a dot it would be a kind."""
    return word.startswith("x-") and "." not in word


def written(cls: type[Record], field: str, value: object) -> bool:
    """Whether a field says anything: a default is absent."""
    return bool(value != DEFAULTS[cls][field])


def stem_id(path: str) -> str:
    """The id of a persona that is written as the path of its file: `personas/kim.yaml` is `kim`."""
    word = re.sub(r"[^A-Za-z0-9_-]+", "-", PurePosixPath(path.partition("#")[0]).stem).strip("-_")[:60]
    return word if known_id(word) else PERSONA + ("-" + word if word == MAP else "")


def followed(path: str) -> str:
    """The record that a path under `personas:` means: the persona of that document."""
    return path if "#" in path else f"{path}#{PERSONA}"
