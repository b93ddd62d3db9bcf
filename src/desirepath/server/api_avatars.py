"""REST: faces for personas, drawn here from a seed.

A face that is chosen is drawn again by the server and kept as SVG: no SVG of a stranger is ever taken (decision 0013).
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from .. import __version__
from . import assets
from .api import GIVES_A_FILE, on
from .api_assets import POLICY, Picture
from .desk import at_desk
from .workers import DRAWERS

router = Router(tags=["avatars"])
DAY = 24 * 3600  # seconds that a browser keeps a face without asking

Word = Annotated[str, Field(max_length=40)]


class FaceWish(Schema):
    """What a face is to look like; whatever is empty follows from the seed."""

    style: Word = "open-peeps"
    seed: Annotated[str, Field(max_length=200)] = ""
    skin: Word = ""
    hair: Word = ""
    hair_colour: Word = ""
    expression: Word = ""
    glasses: Word = ""
    beard: Word = ""
    clothing: Word = ""


class FaceStyle(Schema):
    """One manner of drawing faces: whose it is, and what can be chosen in it."""

    id: str
    title: str
    artist: str
    licence: str
    parts: dict[str, list[str]]
    tints: dict[str, dict[str, str]]


@router.get("/avatars/styles", response=list[FaceStyle])
async def avatar_styles(request: HttpRequest) -> list[FaceStyle]:
    """The styles that faces are drawn in, all of them in the public domain, and what can be chosen in each."""
    told, _ = await DRAWERS.do("faces", {})
    return [FaceStyle(**one) for one in told["styles"]]


@router.get("/avatars", openapi_extra=dict(GIVES_A_FILE))
async def avatar(request: HttpRequest, wish: Query[FaceWish]) -> HttpResponse:
    """A face, SVG: always the same for the same wish."""
    told = wish.dict()
    tag = f'"{__version__}-{sha256(repr(sorted(told.items())).encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": f"private, max-age={DAY}", "Content-Security-Policy": POLICY}
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(await _face(told), content_type="image/svg+xml", headers=headers)


@router.post("/documents/{document}/avatars", response={201: Picture})
@on("asset.add")
async def add_avatar(request: HttpRequest, document: str, wish: FaceWish) -> Status[Picture]:
    """Keeps a face for a persona of this document; `name` is what its `avatar` has to say."""
    data = await _face(wish.dict())
    asset = assets.named(data, 0, 0)
    await at_desk(assets.add, document, asset, data)
    return Status(201, Picture(**asset._asdict()))


async def _face(wish: dict[str, Any]) -> bytes:
    _, [data] = await DRAWERS.do("face", wish)
    return data
