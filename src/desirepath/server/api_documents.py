"""REST: documents, their changes and their versions."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.http import HttpRequest
from ninja import Router, Status

from ..errors import NotFound
from ..model.document import Document
from ..model.edits import Change
from ..model.wire import change_from, document_from, to_plain
from . import files, history, library, schemas, store
from .api import TAKES_A_FILE, on, who
from .desk import at_desk
from .road import ROAD
from .workers import READERS

router = Router(tags=["documents"])


@router.get("/documents/{document}", response=schemas.Content)
@on("document.read")
async def content(request: HttpRequest, document: str, version: int | None = None) -> schemas.Content:
    """All records of a document, now or at a version."""
    held = await at_desk(store.load, document, version) if version is not None else await at_desk(ROAD.now, document)
    return schemas.Content(id=document, version=held.version, records=to_plain(held.document)["records"])


@router.get("/documents/{document}/file", response=schemas.DocumentFile)
@on("document.read")
async def file(request: HttpRequest, document: str) -> schemas.DocumentFile:
    """Where the document lies in a folder, and what is wrong with its file."""
    note = files.NOTES.get(document)
    if note is None:
        raise NotFound("this document lies in no file")
    problems = [schemas.Found(**asdict(problem)) for problem in note.problems]
    return schemas.DocumentFile(path=note.path, state=note.state, problems=problems)


@router.put("/documents/{document}", response=schemas.Outcome, openapi_extra=dict(TAKES_A_FILE))
@on("document.change")
async def replace_content(request: HttpRequest, document: str, name: str = "", format: str = "") -> schemas.Outcome:
    """Makes the content that of a file, which is the body, as one change that keeps what is the same."""
    told, [data] = await READERS.do("read", {"name": name, "format": format}, [request.body])
    pinned, label = frozenset(told["pinned"]), f"Imported {name}".strip()
    given = await at_desk(library.replace_content, ROAD, who(request), document, _document(data), pinned, label)
    return schemas.Outcome(version=given.version, collisions=list(given.collisions), warnings=told["warnings"])


@router.delete("/documents/{document}", response={204: None})
@on("document.trash")
async def throw_away(request: HttpRequest, document: str) -> Status[None]:
    """Puts a document in the trash."""
    await at_desk(library.set_trashed, document, True)
    return Status(204, None)


@router.post("/documents/{document}/undelete", response={204: None})
@on("document.trash")
async def take_back(request: HttpRequest, document: str) -> Status[None]:
    """Takes a document out of the trash."""
    await at_desk(library.set_trashed, document, False)
    return Status(204, None)


@router.post("/documents/{document}/changes", response=schemas.Outcome)
@on("document.change")
async def change(request: HttpRequest, document: str, form: schemas.NewChange) -> schemas.Outcome:
    """The same edits that the editor sends; every one of them is asked about, all happen or none."""
    wanted: Change = change_from({"edits": form.edits, "label": form.label})
    given = await at_desk(ROAD.apply_change, who(request), document, wanted, form.client, form.sequence, form.here_wins)
    return schemas.Outcome(version=given.version, collisions=list(given.collisions))


@router.get("/documents/{document}/versions", response=list[schemas.Version])
@on("document.read")
async def versions(
    request: HttpRequest, document: str, before: int | None = None, most: int = 100
) -> list[schemas.Version]:
    """The history, newest first: who changed what, when."""
    found = await at_desk(history.versions, document, before, most)
    return [schemas.Version(version=v.version, time=v.time, changes=v.changes) for v in found]


@router.get("/documents/{document}/names", response=list[schemas.Named])
@on("document.read")
async def names(request: HttpRequest, document: str) -> list[schemas.Named]:
    """The versions that have names."""
    return [schemas.Named(**asdict(named)) for named in await at_desk(history.names, document)]


@router.post("/documents/{document}/versions/{version}/names", response={201: schemas.Named})
@on("version.name")
async def name(request: HttpRequest, document: str, version: int, form: schemas.NewName) -> Status[schemas.Named]:
    """Gives a version a name."""
    return Status(201, schemas.Named(**asdict(await at_desk(history.name, who(request), document, version, form.name))))


@router.post("/documents/{document}/versions/{version}/restore", response=schemas.Outcome)
@on("version.restore")
async def restore(request: HttpRequest, document: str, version: int) -> schemas.Outcome:
    """Makes the content what it was, as a new change."""
    given = await at_desk(history.restore, ROAD, who(request), document, version)
    return schemas.Outcome(version=given.version, collisions=list(given.collisions))


@router.get("/documents/{document}/comparison", response=schemas.Comparison)
@on("document.read")
async def comparison(request: HttpRequest, document: str, a: int, b: int) -> schemas.Comparison:
    """What happened between two versions, in words and as edits."""
    found = await at_desk(history.compare, document, a, b)
    marks = [schemas.Mark(**asdict(mark)) for mark in found.marks]
    edits = [to_plain(edit) for edit in found.change.edits]
    return schemas.Comparison(sentences=list(found.sentences), edits=edits, marks=marks)


def _document(data: bytes) -> Document:
    return document_from(json.loads(data))
