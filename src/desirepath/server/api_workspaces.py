"""REST: the documents of a workspace, listed and made: out of a framework, a text, a file or another document."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from ..frameworks import load
from ..model.document import Document
from ..model.wire import document_from
from . import files, library, making, models, schemas
from .api import TAKES_A_FILE, on, who
from .desk import at_desk
from .road import ROAD
from .schemas import Tree
from .workers import DRAWERS, READERS

router = Router(tags=["workspaces"])


@router.get("/workspaces/{workspace}/documents", response=list[schemas.Listed])
@on("document.read")
async def documents(request: HttpRequest, workspace: str) -> list[schemas.Listed]:
    """The documents of a workspace, last changed first."""
    return [_listed(row) for row in await at_desk(library.documents, workspace)]


@router.get("/workspaces/{workspace}/trash", response=list[schemas.Listed])
@on("document.trash")
async def trash(request: HttpRequest, workspace: str) -> list[schemas.Listed]:
    """What was thrown away and can be taken back."""
    return [_listed(row) for row in await at_desk(library.documents, workspace, True)]


@router.post("/workspaces/{workspace}/documents", response={201: schemas.Made})
@on("document.create")
async def make_document(request: HttpRequest, workspace: str, form: schemas.NewDocument) -> Status[schemas.Made]:
    """A new document: the stages of a framework, a text that somebody has pasted, or a copy of another document."""
    if form.document:
        source, title = form.document, form.title
        return _made(await at_desk(making.copied, ROAD, who(request), workspace, source, title))
    if form.text:
        return await _read(request, workspace, form.text.encode(), form, "Pasted")
    _, [data] = await DRAWERS.do("starter", form.dict(include={"title", "language"}) | {"framework": form.based_on})
    return _made(await at_desk(making.made, ROAD, who(request), workspace, _document(data)))


@router.post("/workspaces/{workspace}/imports", response={201: schemas.Made}, openapi_extra=dict(TAKES_A_FILE))
@on("document.create")
async def import_document(
    request: HttpRequest, workspace: str, name: str = "", format: str = ""
) -> Status[schemas.Made]:
    """A new document out of a file, which is the body of the request; all of it or nothing."""
    form = schemas.NewDocument(format=format)
    return await _read(request, workspace, request.body, form, f"Imported {name}".strip(), name)


@router.get("/frameworks/{framework}", response=dict[str, Any])
async def one_framework(request: HttpRequest, framework: str, language: str = "en") -> Tree:
    """All of a framework that comes with the program: its slots, its guidance, its links."""
    return asdict(load(framework, language))


def _listed(row: models.Document) -> schemas.Listed:
    note = files.NOTES.get(row.id)
    return schemas.Listed(
        id=row.id,
        title=row.title,
        kind=row.kind,
        framework=row.framework,
        tags=json.loads(row.tags),
        version=row.version,
        changed=row.changed.isoformat(),
        trashed=row.trashed is not None,
        path=note.path if note else "",
        file=note.state if note else None,
    )


async def _read(
    request: HttpRequest, workspace: str, data: bytes, form: schemas.NewDocument, label: str, name: str = ""
) -> Status[schemas.Made]:
    told, [records] = await READERS.do("read", {"name": name, "format": form.format}, [data])
    document = making.titled(_document(records), form.title)
    return _made(await at_desk(making.made, ROAD, who(request), workspace, document, label), told["warnings"])


def _made(id: str, warnings: list[Tree] | None = None) -> Status[schemas.Made]:
    return Status(201, schemas.Made(id=id, version=1, warnings=warnings or []))


def _document(data: bytes) -> Document:
    return document_from(json.loads(data))
