"""REST: what a new document can begin with, each with a picture of what it looks like.

The pictures are drawn as exports are and change with the program alone: a browser asks once, and after an update again.
"""

from __future__ import annotations

import asyncio
import json
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from .. import __version__
from ..model.wire import document_from
from . import assets, library, schemas
from .api import GIVES_A_FILE, on, who
from .desk import at_desk
from .road import ROAD
from .thumbnails import THUMBNAILS
from .workers import DRAWERS

router = Router(tags=["gallery"])
DAY = 24 * 3600  # seconds that a browser keeps a picture without asking
_one_by_one = asyncio.Semaphore(1)  # a gallery of forty pictures leaves a drawer free for whoever has chosen already


class Look(Schema):
    """How a picture is to look beside the page."""

    theme: Literal["light", "dark", "print", "colour-blind"] = "light"
    language: Annotated[str, Field(max_length=20)] = "en"


class Example(Schema):
    """A whole journey that comes with the program."""

    id: str
    title: str
    description: str
    framework: str
    language: str


@router.get("/examples", response=list[Example])
async def examples(request: HttpRequest) -> list[Example]:
    """The examples that come with the program."""
    told, _ = await DRAWERS.do("examples", {})
    return [Example(**one) for one in told["examples"]]


@router.get("/examples/{example}/thumbnail", openapi_extra=dict(GIVES_A_FILE))
async def example_thumbnail(request: HttpRequest, example: str, look: Query[Look]) -> HttpResponse:
    """An example as a picture, PNG."""
    return await _drawn(request, "draw-example", {"example": example, **look.dict()})


@router.get("/frameworks/{framework}/thumbnail", openapi_extra=dict(GIVES_A_FILE))
async def framework_thumbnail(request: HttpRequest, framework: str, look: Query[Look]) -> HttpResponse:
    """The empty sheet of a framework, with its prompts, PNG."""
    return await _drawn(request, "draw-sheet", {"framework": framework, **look.dict()})


@router.post("/workspaces/{workspace}/examples/{example}", response={201: schemas.Made})
@on("document.create")
async def take_example(request: HttpRequest, workspace: str, example: str) -> Status[schemas.Made]:
    """A new document with all that an example holds, its pictures included."""
    told, [data, *blobs] = await DRAWERS.do("example", {"example": example})
    pictures = dict(zip(told["pictures"], blobs, strict=True))
    content = await at_desk(assets.adopted, workspace, document_from(json.loads(data)), pictures)
    id = await at_desk(library.make_document, ROAD, who(request), workspace, content)
    return Status(201, schemas.Made(id=id, version=1))


async def _drawn(request: HttpRequest, task: str, wish: dict[str, Any]) -> HttpResponse:
    tag = f'"{__version__}-{"-".join(map(str, wish.values()))}"'
    headers = {"ETag": tag, "Cache-Control": f"private, max-age={DAY}"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    data = THUMBNAILS.get(tag)
    if data is None:
        async with _one_by_one:
            _, [data] = await DRAWERS.do(task, wish)
        THUMBNAILS.put(tag, data)
    return HttpResponse(data, content_type="image/png", headers=headers)
