"""Going on: what of a document may go on in another canvas, and the road by which it does."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from .. import registry
from ..errors import Rejected
from ..frameworks import load, starter
from ..model.document import Document, apply
from ..model.edits import Edit, Put
from ..model.framework import Framework
from ..model.handover import hand_over, offers, slots_for, words_of
from ..model.schema import Card, Link, Record
from . import following, library, making, models, policy
from .addresses import addresses
from .policy import Principal
from .road import Road


@dataclass(frozen=True, slots=True)
class Offered:
    """A record that may go on, and the documents in which it does already."""

    id: str
    kind: str
    words: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of the next canvas, and what may go on there."""

    slot: str
    title: str
    icon: str
    tone: str
    records: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A document of the framework in the same workspace, and how many records go on in it already."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Continued:
    """Where it goes on now, and how many entries came."""

    id: str
    version: int
    count: int


def kind_of(record: Record) -> str:
    """The kind of a card, else the type of the record."""
    return record.at.kind if isinstance(record, Card) else type(record).__name__.lower()


def places(road: Road, document: str, framework: str, language: str) -> list[Place]:
    """What of a document may go on where.  Raises `UnknownFramework`."""
    source = road.now(document).document
    lens = _lens(framework, language, source)
    there = _there(road, document)
    slots = {slot.id: slot for slot in slots_for(source, lens)}
    found = []
    for offer in offers(source, lens):
        slot = slots[offer.slot]
        records = (Offered(id, kind_of(source[id]), words_of(source[id]), tuple(there.get(id, ()))) for id in offer.ids)
        found.append(Place(slot.id, slot.title, slot.icon, slot.tone, tuple(records)))
    return found


def targets(road: Road, document: str, framework: str) -> list[Target]:
    """The documents that it may go on in, those first in which it does already."""
    row = models.Document.objects.get(pk=document)
    rows = models.Document.objects.filter(workspace_id=row.workspace_id, framework=framework, trashed=None)
    counts: dict[str, int] = {}
    for follower, _ in _ties(road, document):
        counts[follower] = counts.get(follower, 0) + 1
    others = rows.exclude(pk=document).filter(version__gt=0).order_by("-changed", "id")
    found = [Target(other.id, other.title, counts.get(other.id, 0)) for other in others[:200]]
    return sorted(found, key=lambda target: not target.count)


def continue_in(
    road: Road,
    principal: Principal,
    document: str,
    framework: str,
    ids: Collection[str] | None = None,
    target: str = "",
    title: str = "",
) -> Continued:
    """Lets records of a document, all that are offered or those named, go on in a new document or in a given one.

    Raises `NotFound`, `Forbidden`, `Rejected`, `UnknownFramework`.
    """
    row = library.must_on(principal, document, "document.read")
    source = road.now(document).document
    lens = _lens(framework, "", source)
    _must_offer(source, lens, ids)
    address = addresses().address(document, target)
    if not target:
        library.must(principal, row.workspace_id, "document.create")
        begun = making.titled(_begun(lens, source), title)
        change = hand_over(source, address, begun, lens, ids)
        label = f"Continued from “{source.head.title}”"[:200]
        made = making.made(road, principal, row.workspace_id, apply(begun, change), label)
        return Continued(made, road.now(made).version, _count(change.edits))
    _must_suit(principal, row, target)
    change = hand_over(source, address, road.now(target).document, lens, ids)
    given = road.apply_change(principal, target, change) if change else None
    return Continued(target, given.version if given else road.now(target).version, _count(change.edits))


def _must_suit(principal: Principal, source: models.Document, target: str) -> None:
    there = library.must_on(principal, target, "document.change")
    policy.must(library.role_in(principal, there.workspace_id), "edit.content")
    if target == source.id:
        raise Rejected("a document does not go on in itself", "choose another one, or a new one")
    if there.workspace_id != source.workspace_id:
        raise Rejected("a document goes on only in its own workspace", "copy it there first")


def _must_offer(source: Document, lens: Framework, ids: Collection[str] | None) -> None:
    offered = [id for offer in offers(source, lens) for id in offer.ids]
    if ids is None and not offered:
        raise Rejected(f"nothing in “{source.head.title}” goes on in {lens.title}", "write some of it first")
    for id in ids or ():
        if id not in offered:
            raise Rejected(f"{id!r} does not go on in {lens.title}", "ask which records do, and name those")


def _begun(lens: Framework, source: Document) -> Document:
    """An empty document for a framework, in the language of what it goes on from; its own framework comes along."""
    begun = registry.read(starter(lens, title=source.head.title).encode(), "", "yaml").document
    own = {lens.id: source.head.frameworks[lens.id]} if lens.id in source.head.frameworks else {}
    head = replace(begun.head, language=source.head.language, frameworks=own)
    return Document({**begun.records, head.id: head})


def _lens(framework: str, language: str, source: Document) -> Framework:
    return load(framework, language or source.head.language or "en", own=source.head.frameworks)


def _there(road: Road, document: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for follower, id in _ties(road, document):
        found.setdefault(id, []).append(follower)
    return found


def _ties(road: Road, document: str) -> Iterator[tuple[str, str]]:
    """(follower, record) of each record that goes on in another document."""
    for follower in following.followers(document):
        for _, there, id in following.links(road.now(follower).document):
            if addresses().document(there, follower) == document:
                yield follower, id


def _count(edits: Collection[Edit]) -> int:
    return sum(isinstance(edit, Put) and not isinstance(edit.record, Link) for edit in edits)
