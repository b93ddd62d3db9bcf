"""REST: how a document goes on in the next, where a record came from, and how documents hang together."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from . import continuing, tracing
from .api import on, who
from .desk import at_desk
from .road import ROAD
from .schemas import Incoming, Words

router = Router(tags=["continuations"])

Id = Annotated[str, Field(max_length=64)]


class NewContinuation(Incoming):
    """What goes on where: all that is offered unless `ids` says which, in a new document unless `target` says which."""

    framework: Annotated[str, Field(min_length=1, max_length=80)]
    ids: Annotated[list[Id], Field(max_length=10_000)] | None = None
    target: Annotated[str, Field(max_length=32)] = ""
    title: Words = ""


class Continued(Schema):
    """Where it goes on now, and how many entries came."""

    id: str
    version: int
    count: int


class OfferedRecord(Schema):
    """A record that may go on, and the documents in which it does already."""

    id: str
    kind: str
    words: str
    there: list[str]


class OfferedPlace(Schema):
    """A slot of the next canvas, and what may go on there."""

    slot: str
    title: str
    icon: str
    tone: str
    records: list[OfferedRecord]


class ContinuationTarget(Schema):
    """A document of that framework, and how many records go on in it already."""

    id: str
    title: str
    count: int


class Continuations(Schema):
    """What would go on where, and the documents in which it may."""

    places: list[OfferedPlace]
    targets: list[ContinuationTarget]


class TraceStep(Schema):
    """A record some hand-overs away; `gone` where nothing is left of it, `document` is empty where that is gone too."""

    steps: int
    document: str
    title: str
    framework: str
    record: str
    kind: str
    words: str
    address: str
    gone: bool


class Trace(Schema):
    """Where a record came from, nearest first, and what came of it, each before what came of that in turn."""

    before: list[TraceStep]
    after: list[TraceStep]


class Ties(Schema):
    """The records that follow something that is gone, and how many records follow each of this document's own."""

    gone: list[str]
    followed: dict[str, int]


class ChainDocument(Schema):
    id: str
    title: str
    framework: str
    kind: str


class ChainWay(Schema):
    """How many records go on from one document in another, and how many of those have lost their source."""

    source: str
    target: str
    count: int
    gone: int


class Chain(Schema):
    """The documents of a workspace, and the ways between them."""

    documents: list[ChainDocument]
    ways: list[ChainWay]


@router.get("/documents/{document}/continuations", response=Continuations)
@on("document.read")
async def continuations(request: HttpRequest, document: str, framework: str, language: str = "") -> Continuations:
    """What of the document would go on where in a framework, with words, and the documents in which it may."""
    places = await at_desk(continuing.places, ROAD, document, framework, language)
    targets = await at_desk(continuing.targets, ROAD, document, framework)
    return Continuations.model_validate(
        {"places": [asdict(place) for place in places], "targets": [asdict(target) for target in targets]}
    )


@router.post("/documents/{document}/continuations", response={201: Continued})
@on("document.read")
async def continue_in(request: HttpRequest, document: str, form: NewContinuation) -> Status[Continued]:
    """Lets the document go on in another one, linked and not copied; needs the right to write there."""
    told = (form.framework, form.ids, form.target, form.title)
    return Status(201, Continued(**asdict(await at_desk(continuing.continue_in, ROAD, who(request), document, *told))))


@router.get("/documents/{document}/trace/{record}", response=Trace)
@on("document.read")
async def trace(request: HttpRequest, document: str, record: str) -> Trace:
    """Where a record came from and what came of it, across the documents that one may read."""
    return Trace.model_validate(asdict(await at_desk(tracing.trace, ROAD, document, record)))


@router.get("/documents/{document}/ties", response=Ties)
@on("document.read")
async def ties(request: HttpRequest, document: str) -> Ties:
    """Which records have lost their source, and which are followed."""
    return Ties.model_validate(asdict(await at_desk(tracing.ties, ROAD, document)))


@router.get("/workspaces/{workspace}/chain", response=Chain)
@on("document.read")
async def chain(request: HttpRequest, workspace: str) -> Chain:
    """How the documents of a workspace hang together."""
    return Chain.model_validate(asdict(await at_desk(tracing.whole, ROAD, workspace)))
