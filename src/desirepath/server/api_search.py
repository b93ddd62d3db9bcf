"""REST: words found across all documents that one may read."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from ..errors import Rejected
from . import library, models, policy, search, store
from .api import who
from .desk import at_desk
from .policy import Principal
from .search import Found, Line

NEWEST = 2000  # documents that are looked through

router = Router(tags=["search"])
_words = search.Words()


class Piece(Schema):
    """A piece of a text; `found` where it is a word that was asked for."""

    text: str
    found: bool


class SearchHit(Schema):
    """A record in which all words stand, and the text around the first of them, in pieces."""

    id: str
    record: str
    field: str
    parts: list[Piece]


class SearchGroup(Schema):
    """A document in which something was found, how often, and the first hits."""

    id: str
    workspace: str
    title: str
    kind: str
    framework: str
    count: int
    hits: list[SearchHit]


class SearchAnswer(Schema):
    """What was found, the documents whose title says it first, then the ones changed last; `documents` counts all."""

    documents: int
    groups: list[SearchGroup]


class Question(Schema):
    q: Annotated[str, Field(min_length=1, max_length=200)]
    workspace: str = ""


@router.get("/search", response=SearchAnswer)
async def search_documents(request: HttpRequest, question: Query[Question]) -> SearchAnswer:
    """The records of all documents that one may read in which all words stand, whatever their capitals and accents."""
    words = tuple(dict.fromkeys(search.fold(question.q).split()))
    if not words:
        raise Rejected("there is nothing to look for", "say at least one word")
    rows = await at_desk(_readable, who(request), question.workspace)
    read = [(row, await _lines(row)) for row in rows]
    found = await asyncio.to_thread(lambda: [(row, told) for row, lines in read if (told := search.find(lines, words))])
    found.sort(key=lambda pair: not pair[1].titled)
    return SearchAnswer(documents=len(found), groups=[_group(*pair) for pair in found[: search.DOCUMENTS]])


def _readable(principal: Principal, workspace: str) -> list[models.Document]:
    """The documents that somebody may read, last changed first."""
    places = [row.id for row, role in library.workspaces(principal) if policy.may(role, "document.read")]
    rows = models.Document.objects.filter(workspace_id__in=[p for p in places if workspace in ("", p)])
    return list(rows.filter(trashed=None, version__gt=0).order_by("-changed", "id")[:NEWEST])


async def _lines(row: models.Document) -> tuple[Line, ...]:
    """What can be found in a document; others' work comes in between when several have to be read."""
    lines = _words.get(row.id, row.version)
    if lines is None:
        held = await at_desk(store.load, row.id, row.version)
        lines = await asyncio.to_thread(search.lines_of, held.document)
        _words.put(row.id, row.version, lines)
    return lines


def _group(row: models.Document, found: Found) -> SearchGroup:
    hits: list[dict[str, Any]] = [asdict(hit) for hit in found.hits]
    return SearchGroup(
        id=row.id,
        workspace=row.workspace_id,
        title=row.title,
        kind=row.kind,
        framework=row.framework,
        count=found.count,
        hits=[SearchHit(**hit) for hit in hits],
    )
