"""REST: what is made of a document: views, drawings, thumbnails, and files in other formats."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from .. import pipeline, registry
from ..errors import NotFound
from ..model.document import Document
from ..model.wire import to_plain
from ..pipeline import framework_of
from . import assets, schemas, store
from .api import GIVES_A_FILE, on
from .desk import at_desk
from .road import ROAD
from .schemas import Tree
from .store import Held
from .thumbnails import THUMBNAILS, picture_of
from .workers import DRAWERS

Theme = Literal["light", "dark"]

router = Router(tags=["drawings"])


class Losses(Schema):
    """What a format never carries, in general, and what it cannot carry of this document."""

    format: str
    always: str
    losses: list[str]


@router.get("/documents/{document}/view", response=dict[str, Any])
@on("document.read")
async def view(request: HttpRequest, document: str, wish: Query[schemas.Wish]) -> Tree:
    """The document through a lens: headings, columns, rows, cells and what has no place."""
    told, _ = await DRAWERS.do("view", wish.dict(), [await _packed(document, wish.version)])
    return told


@router.get("/documents/{document}/framework", response=dict[str, Any])
@on("document.read")
async def framework(request: HttpRequest, document: str, wish: Query[schemas.Wish]) -> Tree:
    """The framework of that lens, with its guidance; it hangs on the head alone, and whoever opens the map waits."""
    head = (await _held(document, wish.version)).document.head
    alone = Document({head.id: head})
    if not head.frameworks:
        return asdict(framework_of(alone, pipeline.Wish(wish.framework, wish.language)))
    told, _ = await DRAWERS.do("framework", wish.dict(), [_dumped(alone)])  # people wrote these
    return told


@router.get("/documents/{document}/renders/{format}", openapi_extra=dict(GIVES_A_FILE))
@on("document.export")
async def render(request: HttpRequest, document: str, format: str, drawing: Query[schemas.Drawing]) -> HttpResponse:
    """A drawing in any format that draws; `X-Pages` says how many files there are."""
    data, pictures = await _illustrated(document, drawing.version)
    wish = drawing.dict() | {"format": format, "pictures": list(pictures)}
    told, files = await DRAWERS.do("render", wish, [data, *pictures.values()])
    if drawing.number > len(files):
        raise NotFound(f"there is no page {drawing.number}", f"there are {len(files)}")
    return _file(files[drawing.number - 1], told["media_type"], {"X-Pages": str(len(files))})


@router.get("/documents/{document}/thumbnail", openapi_extra=dict(GIVES_A_FILE))
@on("document.read")
async def thumbnail(request: HttpRequest, document: str, theme: Theme = "light") -> HttpResponse:
    """The whole map as a PNG of 640 px, for a list of maps; it is drawn once for a version and a theme."""
    version = (await at_desk(store.row, document)).version
    key = f'"{document}-{version}-{theme}"'
    if request.headers.get("If-None-Match") == key:
        return HttpResponse(status=304, headers={"ETag": key, "Cache-Control": "private, no-cache"})
    data = THUMBNAILS.get(key)
    if data is None:
        content, pictures = await _illustrated(document, version)
        told = {"theme": theme, "pictures": list(pictures)}
        _, [data] = await DRAWERS.do("thumbnail", told, [content, *pictures.values()])
        THUMBNAILS.put(key, data)
    return picture_of(data, key)


@router.get("/documents/{document}/files/{format}/losses", response=Losses)
@on("document.export")
async def losses(request: HttpRequest, document: str, format: str, version: int | None = None) -> Losses:
    """What a format cannot carry of this document, before anybody takes it away as a file."""
    chosen = registry.named(format)
    if chosen.write is None:
        return Losses(format=chosen.name, always=chosen.loss, losses=[])
    told, _ = await DRAWERS.do("write", {"format": format}, [await _packed(document, version)])
    return Losses(format=chosen.name, always=chosen.loss, losses=told["losses"])


@router.get("/documents/{document}/files/{format}", openapi_extra=dict(GIVES_A_FILE))
@on("document.export")
async def convert(request: HttpRequest, document: str, format: str, version: int | None = None) -> HttpResponse:
    """The document as text in any format that writes; `X-Losses` says in JSON what that cannot carry."""
    told, [data] = await DRAWERS.do("write", {"format": format}, [await _packed(document, version)])
    return _file(data, told["media_type"], {"X-Losses": json.dumps(told["losses"])})


async def _held(document: str, version: int | None) -> Held:
    return await at_desk(store.load, document, version) if version is not None else await at_desk(ROAD.now, document)


async def _packed(document: str, version: int | None) -> bytes:
    return _dumped((await _held(document, version)).document)


def _dumped(document: Document) -> bytes:
    return store.dumped(to_plain(document)).encode()


async def _illustrated(document: str, version: int | None) -> tuple[bytes, Mapping[str, bytes]]:
    """A document as a worker takes it, and the pictures that it shows."""
    return await at_desk(_gathered, document, version)


def _gathered(document: str, version: int | None) -> tuple[bytes, Mapping[str, bytes]]:
    content = (store.load(document, version) if version is not None else ROAD.now(document)).document
    return _dumped(content), assets.shown(document, content)


def _file(data: bytes, media_type: str, headers: dict[str, str]) -> HttpResponse:
    """Bytes that a browser keeps and does not run: whatever they hold came from people."""
    response = HttpResponse(data, content_type=media_type, headers=headers)
    response["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"
    )
    response["Content-Disposition"] = "attachment"
    return response
