"""Followers: cards and personas that say what a record of another document says, and what they have fallen behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..model.document import Document
from ..model.edits import Change, Edit, Put, Remove, Set
from ..model.handover import RELATION, caught_up
from ..model.schema import DEFAULTS, MAP, TABLE, Link, Persona, is_local
from . import models
from .addresses import addresses
from .store import EMPTY

Now = Callable[[str], Document]
"""Gives a document by its id, as it is now."""

_LENT = [name for name in TABLE[Persona] if name not in ("at", "avatar")]  # a picture lies with its own document


def followers(document: str) -> list[str]:
    """The documents that follow one."""
    return addresses().followers(document)


def sources(document: str) -> list[str]:
    """The documents that one follows, as far as they are there."""
    rows = models.Following.objects.filter(document_id=document).order_by("there")
    found = (addresses().document(there, document) for there in rows.values_list("there", flat=True))
    return [source for source in found if source is not None]


def tied() -> list[str]:
    """All documents that follow others, and all that are followed."""
    ids = models.Following.objects.order_by("document_id").values_list("document_id", flat=True).distinct()
    return list(dict.fromkeys(id for follower in ids for id in (follower, *sources(follower))))


def links(document: Document) -> Iterator[tuple[Link, str, str]]:
    """Each link to a source with the address of its document and the record there."""
    for link in sorted(document.of_links(RELATION), key=lambda link: link.id):
        there, _, id = link.to.partition("#")
        if not is_local(link.to) and there and "://" not in there:
            yield link, there, id


def concerns(edit: Edit, document: Document) -> bool:
    """Whether an edit may change what a document follows."""
    match edit:
        case Put(record=Link(relation=relation)) | Remove(was=Link(relation=relation)):
            return relation == RELATION
        case Set():
            return isinstance(document.get(edit.id), Link)
    return False


def note(id: str, document: Document) -> None:
    """Writes down which documents one follows, within a transaction of the caller."""
    wanted = {there for _, there, _ in links(document)}
    rows = models.Following.objects.filter(document_id=id)
    rows.exclude(there__in=wanted).delete()
    known = set(rows.values_list("there", flat=True))
    models.Following.objects.bulk_create(
        models.Following(document_id=id, there=there) for there in sorted(wanted - known)
    )


def referred(document: str, now: Now) -> set[str]:
    """The records of a document that others follow, so that its file must write their ids out."""
    found: set[str] = set()
    for follower in followers(document):
        for _, there, id in links(now(follower)):
            if id not in found and addresses().document(there, follower) == document:
                found.add(id)
    return found


def behind(id: str, now: Now) -> Change:
    """What lets a document say what its sources say now; what has lost its source stays as it is."""
    if not models.Following.objects.filter(document_id=id).exists():
        return Change(())
    here = now(id)
    known: dict[str, Document] = {}

    def read(there: str) -> Document:
        if there not in known:
            source = addresses().document(there, id)
            known[there] = now(source) if source is not None and source != id else EMPTY
        return known[there]

    change = caught_up(here, read)
    lent = tuple(_lent(here, read)) if addresses().fills_personas else ()
    return Change((*change.edits, *lent), label=change.label)


def _lent(here: Document, read: Now) -> Iterator[Edit]:
    """The words that personas borrow; what their own document leaves open stays as it is."""
    for link, there, id in links(here):
        persona = here.get(link.on)
        theirs = _persona(read(there), id) if isinstance(persona, Persona) else None
        for name in _LENT if theirs is not None else ():
            value: Any = getattr(theirs, name)
            if value not in (DEFAULTS[Persona][name], getattr(persona, name)):
                yield Set(link.on, name, value, getattr(persona, name))


def _persona(document: Document, id: str) -> Persona | None:
    return next((persona for persona in document.on(MAP, Persona) if id in ("", persona.id)), None)
