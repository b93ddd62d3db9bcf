"""The past of a document: any version, two compared in words, a name for one, one restored as a new change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.db import IntegrityError, transaction

from ..errors import Rejected
from ..model.diff import diff
from ..model.document import Document
from ..model.edits import Change
from ..model.schema import NAMES
from ..model.sentences import described
from . import models, store
from .policy import Principal
from .road import Road, difference
from .store import Given, Version


@dataclass(frozen=True, slots=True)
class Named:
    """A version that somebody gave a name."""

    version: int
    name: str
    author: str
    time: str


What = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened to one record, to be shown where it stands, and the sentences about it."""

    id: str
    record: str
    what: What
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What leads from one version to another: edits, a sentence for each thing that happened, a mark a record."""

    change: Change
    sentences: tuple[str, ...]
    marks: tuple[Mark, ...]


def versions(document: str, before: int | None = None, most: int = 100) -> list[Version]:
    """The newest versions before one, newest first; `most` is at most 500.  Raises `NotFound`."""
    newest = store.row(document).version
    top = newest if before is None else min(newest, before - 1)
    return store.entries(document, max(0, top - min(most, 500)), top)[::-1]


def names(document: str) -> list[Named]:
    """The versions that have names, oldest first."""
    rows = models.NamedVersion.objects.filter(document_id=document).order_by("version", "name")
    return [Named(row.version, row.name, row.author, row.time) for row in rows]


def name(principal: Principal, document: str, version: int, words: str) -> Named:
    """Gives a version a name.  Raises `NotFound`, and `Rejected` where another version is called so."""
    store.load(document, version)
    named = Named(version, words.strip()[:200], principal.name, store.now())
    if not named.name:
        raise Rejected("a name must not be empty")
    try:
        with transaction.atomic():
            models.NamedVersion.objects.create(
                document_id=document, version=version, name=named.name, author=named.author, time=named.time
            )
    except IntegrityError:
        raise Rejected(f"another version is called {named.name!r}", "choose another name") from None
    return named


def compare(document: str, a: int, b: int) -> Comparison:
    """What happened between two versions, in either order.  Raises `NotFound`."""
    old, new = store.load(document, a).document, store.load(document, b).document
    change = diff(old, new)
    told = described(change, old, new)
    return Comparison(change, tuple(words for _, words in told), tuple(_marks(change, old, new, told)))


def _marks(change: Change, old: Document, new: Document, told: list[tuple[str, str]]) -> Iterator[Mark]:
    about: dict[str, list[str]] = {}
    for id, words in told:
        about.setdefault(id, []).append(words)
    for id in dict.fromkeys(edit.id for edit in change.edits):
        record = new.get(id) or old[id]
        what: What = "changed" if id in old and id in new else "added" if id in new else "removed"
        yield Mark(id, NAMES[type(record)], what, tuple(about.get(id, ())))


def restore(road: Road, principal: Principal, document: str, version: int) -> Given:
    """Makes the content what it was at a version, as a new change; talk stays, unless what it is about goes.

    Raises what `Road.apply_change` raises.
    """
    then, now = store.load(document, version).document, road.now(document).document
    change = difference(now, then)
    return road.apply_change(principal, document, Change(change.edits, label=f"Restored version {version}"))
