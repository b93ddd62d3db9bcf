"""From a document as its text has it to one that can be drawn: followed personas in words, pictures in bytes.

Nothing here is fatal.  What cannot be found stays as it is and is told as a problem, because a map with a missing
picture is still a map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from types import MappingProxyType
from typing import Any

from ..errors import NotFound, Problem, Unreadable
from ..formats import yaml_file
from ..model.document import Document
from ..model.schema import DEFAULTS, MAP, TABLE, Card, Link, Persona, Record
from .folder import Workspace

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a record refers to that is not there: which record, in which field, and what is wrong."""

    id: str
    field: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document with all that it borrows from other files, and what could not be borrowed."""

    document: Document
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()


def resolve(document: Document, workspace: Workspace) -> Resolved:
    """The document with followed personas filled in, and the pictures that it shows by the path that names them."""
    followed, findings = with_personas(document, workspace)
    whole = Document({**document.records, **followed}) if followed else document
    pictures = _pictures(whole, workspace, findings)
    return Resolved(whole, MappingProxyType(pictures), tuple(findings))


def with_personas(document: Document, workspace: Workspace) -> tuple[dict[str, Persona], list[Finding]]:
    """The personas that follow a document, in its words, and those that could not be found."""
    filled: dict[str, Persona] = {}
    findings: list[Finding] = []
    for persona in document.of(Persona):
        for link in document.links(persona.id, "follows"):
            try:
                filled[persona.id] = _filled(persona, link, workspace)
            except NotFound as error:
                code = "missing-persona"
                findings.append(Finding(persona.id, "follows", Problem(code, error.message, error.hint)))
    return filled, findings


def _filled(persona: Persona, link: Link, workspace: Workspace) -> Persona:
    """The persona as its own document describes it; what that document leaves open stays as the map has it."""
    path, _, id = link.to.partition("#")
    theirs = _persona_in(path, id, workspace)
    words: dict[str, Any] = {
        name: value
        for name in TABLE[Persona]
        if name != "at" and (value := getattr(theirs, name)) != DEFAULTS[Persona][name]
    }
    if theirs.avatar:
        words["avatar"] = normpath(join(dirname(path), theirs.avatar))
    return replace(persona, **words)


def _persona_in(path: str, id: str, workspace: Workspace) -> Persona:
    try:
        there = yaml_file.read(workspace.document(path), path).document
    except Unreadable as error:
        first = error.problems[0]
        raise NotFound(f"the persona file {path!r} cannot be read", f"line {first.line}: {first.message}") from None
    personas = there.on(MAP, Persona)
    found = next((p for p in personas if id in ("", p.id)), None)
    if found is None:
        hint = "it describes " + ", ".join(p.id for p in personas) if personas else "it describes nobody"
        raise NotFound(f"there is no persona {id!r} in {path!r}" if id else f"there is no persona in {path!r}", hint)
    return found


def _pictures(document: Document, workspace: Workspace, findings: list[Finding]) -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    missing: dict[str, Problem] = {}
    for record, name, path in shown_pictures(document):
        if path not in pictures and path not in missing:
            try:
                pictures[path] = _picture(path, workspace)
            except NotFound as error:
                missing[path] = Problem("missing-picture", error.message, error.hint)
        if path in missing:
            findings.append(Finding(record.id, name, missing[path]))
    return pictures


def shown_pictures(document: Document) -> Iterator[tuple[Record, str, str]]:
    """(record, field, path) of everything that shows a picture."""
    for card in document.of(Card):
        if card.image:
            yield card, "image", card.image
    for persona in document.of(Persona):
        if persona.avatar:
            yield persona, "avatar", persona.avatar


def named_files(document: Document) -> set[str]:
    """The relative paths of everything that is drawn out of other files."""
    follows = (link.to for persona in document.of(Persona) for link in document.links(persona.id, "follows"))
    return {target.partition("#")[0] for target in follows} | {path for _, _, path in shown_pictures(document)}


def _picture(path: str, workspace: Workspace) -> bytes:
    data = workspace.picture(path)
    if not picture_type(data):
        raise NotFound(f"{path!r} is no picture", "pictures are PNG, JPEG, GIF, WebP or SVG files")
    return data


def picture_type(data: bytes) -> str:
    """png, jpeg, gif, webp or svg, judged by the first bytes; "" for anything else."""
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "")
    if kind == "webp":
        return kind if data[8:12] == b"WEBP" else ""
    return kind or ("svg" if b"<svg" in data[:4_096] else "")
