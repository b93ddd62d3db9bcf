"""The pictures of documents: what one is called, and which of them a document shows.

A card names its picture by a path, `assets/<sha-256>.<kind>` for one that was added here.  Bytes are put on the shelf
before the edit that names them, never change under their name, and are only taken away when no version of any document
names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from ..draw.pictures import MEDIA_TYPES, drawable, kind_of
from ..errors import NotFound
from ..model.document import Document
from ..model.schema import Card, Persona, Record
from ..workspace.resolve import shown_pictures
from . import store
from .shelves import OURS, Asset, Shelf, Table

LARGEST = 8 * 1024 * 1024  # bytes of one picture that is sent
DRAWN = 64 * 1024 * 1024  # bytes of pictures that go into one drawing; the rest is drawn as frames


class Served(NamedTuple):
    """Bytes that a browser may show; those that were added here never change under their name."""

    data: bytes
    media_type: str
    lasting: bool


_shelf: list[Shelf] = [Table()]


def shelf() -> Shelf:
    """The shelf of this process."""
    return _shelf[0]


def use(other: Shelf) -> None:
    """Keeps pictures there from now on."""
    _shelf[0] = other


def named(data: bytes, width: int, height: int) -> Asset:
    """What a picture that was read and written anew is called."""
    kind, sha = kind_of(data) or "png", sha256(data).hexdigest()
    return Asset(f"assets/{sha}.{kind}", sha, MEDIA_TYPES[kind], width, height)


def add(document: str, asset: Asset, data: bytes) -> None:
    """Keeps a picture for a document.  Raises `NotFound`, `Rejected`, `Unwritable`."""
    shelf().put(store.row(document).workspace_id, document, asset, data)


def served(document: str, name: str) -> Served:
    """A picture for a browser, made harmless whatever it is.  Raises `NotFound`, `Unwritable`."""
    found = drawable(name, {name: shelf().get(document, name)})
    return Served(found.data, MEDIA_TYPES[found.kind], OURS.match(name) is not None)


def shown(document: str, content: Document) -> Mapping[str, bytes]:
    """The pictures that a drawing of this content needs, as far as they are there and there is room."""
    found: dict[str, bytes] = {}
    for name in _names(content):
        try:
            data = shelf().get(document, name)
        except NotFound:
            continue
        if kind_of(data) and sum(map(len, found.values())) + len(data) <= DRAWN:
            found[name] = data
    return found


def adopted(workspace: str, content: Document, pictures: Mapping[str, bytes]) -> Document:
    """The content of a document about to be made, its pictures put on the shelf and named as those are.

    Raises `Rejected`, `Unwritable`.
    """
    names = {old: named(data, 0, 0).name for old, data in pictures.items()}
    for data in pictures.values():
        shelf().put(workspace, "", named(data, 0, 0), data)
    return Document({id: _renamed(record, names) for id, record in content.records.items()})


def _renamed(record: Record, names: Mapping[str, str]) -> Record:
    if isinstance(record, Card) and record.image in names:
        return replace(record, image=names[record.image])
    if isinstance(record, Persona) and record.avatar in names:
        return replace(record, avatar=names[record.avatar])
    return record


def _names(content: Document) -> Iterable[str]:
    return dict.fromkeys(path for _, _, path in shown_pictures(content))
