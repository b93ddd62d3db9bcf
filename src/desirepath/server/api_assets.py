"""REST: the pictures of a document, added and shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from ..errors import Rejected
from . import assets
from .api import GIVES_A_FILE, TAKES_A_FILE, on
from .desk import at_desk
from .workers import READERS

YEAR = 365 * 24 * 3600  # seconds
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

router = Router(tags=["assets"])


class Picture(Schema):
    """A picture that was added: `name` is what a card's `image` or a persona's `avatar` has to say."""

    name: str
    sha: str
    media_type: str
    width: int
    height: int


@router.post("/documents/{document}/assets", response={201: Picture}, openapi_extra=dict(TAKES_A_FILE))
@on("asset.add")
async def add_asset(request: HttpRequest, document: str) -> Status[Picture]:
    """Adds a picture, which is the body: PNG, JPEG, WebP or GIF of at most 8 MB and 40 million pixels.

    It is written anew without what a camera says of the place, upright, and at most 2,400 px a side.
    """
    if len(request.body) > assets.LARGEST:
        raise Rejected("a picture has at most 8 MB", "make it smaller")
    told, [data] = await READERS.do("picture", {}, [request.body])
    asset = assets.named(data, told["width"], told["height"])
    await at_desk(assets.add, document, asset, data)
    return Status(201, Picture(**asset._asdict()))


@router.get("/documents/{document}/assets", openapi_extra=dict(GIVES_A_FILE))
@on("document.read")
async def asset(request: HttpRequest, document: str, name: str) -> HttpResponse:
    """A picture by the name that a card has for it."""
    found = await at_desk(assets.served, document, name)
    response = HttpResponse(found.data, content_type=found.media_type)
    response["Content-Security-Policy"] = POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = f"private, max-age={YEAR}, immutable" if found.lasting else "private, no-cache"
    return response
