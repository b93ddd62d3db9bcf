"""From one document to the next: what of a journey goes on where in another canvas, linked and not copied.

A framework says of each slot which kinds of other documents it `continues`; a card there holds the words of its source
as they were last seen, and a `follows` link to it.  So view, export and history need no special case, and whoever asks
where a card came from, or what came of it, only follows links.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from .document import Document
from .edits import Change, Edit, Put, Set
from .framework import RECORD_SLOTS, Framework, Slot
from .order import spread
from .schema import MAP, Card, Link, Persona, Place, Record, Stage, Step, is_local

RELATION = "follows"
_TRAVELLERS = Slot("personas", "", ("personas",))


@dataclass(frozen=True, slots=True)
class Offer:
    """What of a document may go on in one slot, in reading order."""

    slot: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A card that does not say what its source says any longer; `now` is None where the source is gone."""

    id: str
    source: str
    now: str | None


def offers(source: Document, target: Framework) -> tuple[Offer, ...]:
    """What of a document may go on in each slot of a framework; slots that continue nothing of it are left out."""
    found = ((slot, tuple(_continued(source, slot))) for slot in slots_for(source, target))
    return tuple(Offer(slot.id, ids) for slot, ids in found if ids)


def slots_for(source: Document, target: Framework) -> tuple[Slot, ...]:
    """The slots of a framework; a journey has room for whoever travels, whether or not a slot shows people."""
    needs_one = source.head.type == "persona" and target.type == "journey"
    return target.slots if not needs_one or "personas" in target.takes else (*target.slots, _TRAVELLERS)


def _continued(source: Document, slot: Slot) -> Iterator[str]:
    """The records of a document that a slot continues, in reading order; personas come first."""
    wanted = set(slot.continues)
    if source.head.type == "persona" and "personas" in slot.shows:  # somebody described goes on wherever people stand
        wanted.add("personas")
    if "personas" in wanted:
        yield from (persona.id for persona in source.on(MAP, Persona))
    for place in (MAP, *source.columns):
        record = source.get(place)
        if (isinstance(record, Stage) and "stages" in wanted) or (isinstance(record, Step) and "steps" in wanted):
            yield place
        yield from (card.id for card in source.on(place, Card) if _kinds(card) & wanted)


def _kinds(card: Card) -> set[str]:
    return {card.at.kind, card.at.kind.partition(".")[0]}


def hand_over(
    source: Document, address: str, target: Document, framework: Framework, ids: Collection[str] | None = None
) -> Change:
    """The change to a target that lets records of a source go on in it: those named, or all that it offers.

    `address` is where the source lies, as the target says it.  What goes on there already is left alone, so that
    handing over again only brings what is new.
    """
    there = {link.to for link in target.of_links(RELATION)}
    taken = set(target.records)
    edits: list[Edit] = []
    for offer in offers(source, framework):
        slot = next(slot for slot in slots_for(source, framework) if slot.id == offer.slot)
        chosen = [id for id in offer.ids if (ids is None or id in ids) and f"{address}#{id}" not in there]
        for id, order in zip(chosen, _seats(target, slot, len(chosen)), strict=True):
            edits += _follower(source[id], f"{address}#{id}", slot, order, taken)
    owners_first = sorted(edits, key=lambda edit: isinstance(edit, Put) and isinstance(edit.record, Link))
    return Change(tuple(owners_first), label=f"Continued in {framework.title}")


def _seats(target: Document, slot: Slot, count: int) -> list[str]:
    """Order keys behind what stands in the slot."""
    kind = written(slot)
    there = target.on(MAP, Persona) if kind == "persona" else target.on(MAP, Card, kind)
    return spread(there[-1].at.order if there else None, None, count)


def written(slot: Slot) -> str:
    """The kind that an entry of a slot gets; "persona" where it shows people."""
    first = slot.writes or next((kind for kind in slot.shows if kind not in RECORD_SLOTS), slot.shows[0])
    return first.removesuffix("s") if first in RECORD_SLOTS else first


def _follower(record: Record, source: str, slot: Slot, order: str, taken: set[str]) -> list[Edit]:
    id = _fresh(record.id, taken)
    kind = written(slot)
    new: Record
    if isinstance(record, Persona) and "personas" in slot.shows:
        new = Persona(id, Place(MAP, order), name=record.name)
    else:
        new = Card(id, Place(MAP, order, kind), text=words_of(record))
    return [Put(new), Put(Link(f"{id} {RELATION} {source}", on=id, relation=RELATION, to=source))]


def _fresh(wanted: str, taken: set[str]) -> str:
    """The source's own id where it is free, because a reader recognises it; else with a number."""
    id, n = wanted, 1
    while id in taken:
        n += 1
        id = f"{wanted[:56]}-{n}"
    taken.add(id)
    return id


def words_of(record: Record) -> str:
    """What a record is called by those who read the map."""
    match record:
        case Stage() | Step():
            return record.title
        case Persona():
            return record.name
        case Card():
            return record.text
    return ""


def stale(document: Document, read: Callable[[str], Document]) -> Iterator[Stale]:
    """Cards that do not say what their sources say; `read` gives the document at an address.

    Whatever `read` raises goes through: a source that cannot be read is another matter than one that is gone.
    """
    for link in sorted(document.of_links(RELATION), key=lambda link: link.id):
        card = document.get(link.on)
        path, _, id = link.to.partition("#")
        if not isinstance(card, Card) or is_local(link.to) or not id:
            continue
        record = read(path).get(id)
        now = None if record is None else words_of(record)
        if now != card.text:
            yield Stale(card.id, link.to, now)


def caught_up(document: Document, read: Callable[[str], Document]) -> Change:
    """The change that makes followers say what their sources say now; what lost its source stays as it is."""
    behind = [(one.id, one.now) for one in stale(document, read) if one.now]
    edits = tuple(Set(id, "text", now, was=_text(document, id)) for id, now in behind)
    return Change(edits, label="Brought up to date with its sources")


def _text(document: Document, id: str) -> str:
    card = document[id]
    assert isinstance(card, Card)
    return card.text
