"""Where a record came from and what came of it, and how the documents of a workspace hang together.

All of it is worked out from the links as they are now; whoever may read one document of a workspace may read all that
these lead to, because addresses never leave it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..errors import NotFound
from ..model.document import Document
from ..model.handover import words_of
from ..workspace.chain import Chain, Spot
from . import following, library, models
from .addresses import addresses
from .continuing import kind_of
from .road import Road
from .store import EMPTY

MOST = 500  # documents that are walked through for one answer


@dataclass(frozen=True, slots=True)
class Step:
    """A record on the way: how many hand-overs away, in which document, what it says; `gone` where nothing is left."""

    steps: int
    document: str
    title: str
    framework: str
    record: str
    kind: str
    words: str
    address: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """Before: nearest source first.  After: each follower before what came of it in turn."""

    before: tuple[Step, ...]
    after: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Of one document: the records that follow something that is gone, and how many follow each of its own."""

    gone: tuple[str, ...]
    followed: dict[str, int]


@dataclass(frozen=True, slots=True)
class Tied:
    """A document of the chain."""

    id: str
    title: str
    framework: str
    kind: str


@dataclass(frozen=True, slots=True)
class Way:
    """How many records go on from one document in another, and how many of those have lost their source."""

    source: str
    target: str
    count: int
    gone: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The documents of a workspace and the ways between them."""

    documents: tuple[Tied, ...]
    ways: tuple[Way, ...]


def trace(road: Road, document: str, record: str) -> Trace:
    """Where a record came from and what came of it.  Raises `NotFound`."""
    here = road.now(document).document
    if record not in here:
        raise NotFound("there is no such record in this document")
    reached = _reached(road, document)
    chain = _ById(reached)
    rows = {row.id: row for row in models.Document.objects.filter(pk__in=reached)}
    spot = Spot(document, record)

    def told(steps: int, there: Spot) -> Step:
        held, row = reached.get(there.path, EMPTY), rows.get(there.path)
        found = held.get(there.id)
        title, framework = (row.title, row.framework) if row else ("", "")
        kind, words = (kind_of(found), words_of(found)) if found is not None else ("", "")
        shown = f"{there.path}#{there.id}"
        return Step(steps, there.path if row else "", title, framework, there.id, kind, words, shown, found is None)

    return Trace(
        tuple(told(steps, there) for steps, there in chain.before(spot)),
        tuple(told(steps, there) for steps, there in chain.after(spot)),
    )


def ties(road: Road, document: str) -> Ties:
    """Which records of a document have lost their source, and which are followed."""
    here = road.now(document).document
    gone = {link.on for link, there, id in following.links(here) if not _found(road, document, there, id)}
    counts: Counter[str] = Counter()
    for follower in following.followers(document):
        for _, there, id in following.links(road.now(follower).document):
            if id in here and addresses().document(there, follower) == document:
                counts[id] += 1
    return Ties(tuple(sorted(gone)), dict(sorted(counts.items())))


def _found(road: Road, document: str, there: str, id: str) -> bool:
    source = addresses().document(there, document)
    return source is not None and (not id or id in road.now(source).document)


def whole(road: Road, workspace: str) -> Whole:
    """All documents of a workspace and how many records go on from one in another."""
    rows = {row.id: row for row in library.documents(workspace)[:MOST] if row.version}
    counts: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    tied = models.Following.objects.filter(document_id__in=rows).values_list("document_id", flat=True).distinct()
    for follower in tied:
        for source, id in _sources(follower, road.now(follower).document):
            if source in rows:
                counts[source, follower] += 1
                lost[source, follower] += bool(id) and id not in road.now(source).document
    documents = tuple(Tied(row.id, row.title, row.framework, row.kind) for row in rows.values())
    return Whole(documents, tuple(Way(*ends, count, lost[ends]) for ends, count in sorted(counts.items())))


def _sources(document: str, here: Document) -> Iterator[tuple[str, str]]:
    """(document, record) of what is followed, as far as the document is there."""
    for _, there, id in following.links(here):
        source = addresses().document(there, document)
        if source is not None:
            yield source, id


def _reached(road: Road, document: str) -> dict[str, Document]:
    """A document and all that hang together with it, near or far."""
    reached: dict[str, Document] = {}
    waiting = [document]
    while waiting and len(reached) < MOST:
        id = waiting.pop()
        if id not in reached:
            reached[id] = road.now(id).document
            waiting += [*following.sources(id), *following.followers(id)]
    return reached


class _ById(Chain):
    """A chain of documents that go by their ids, whatever their links call them."""

    @cached_property
    def sources(self) -> Mapping[Spot, tuple[Spot, ...]]:
        found: dict[Spot, list[Spot]] = {}
        for id, document in self.documents.items():
            for link, there, record in following.links(document):
                source = Spot(addresses().document(there, id) or there, record)
                found.setdefault(Spot(id, link.on), []).append(source)
        return {spot: tuple(spots) for spot, spots in found.items()}
