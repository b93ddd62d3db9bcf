"""Pictures that come from outside: what they are, how large, and made harmless.

SVG is the dangerous one: it can hold scripts, load files and grow without end.  It is read event by event with expat
and written anew from lists of what is allowed, so that whatever is not known is gone; a list of what is forbidden
would always miss something.  Raster pictures are only looked at: their kind and their size stand in their first bytes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from xml.parsers import expat

from ..errors import NotFound, Unwritable
from .xml import quoted, verbatim

MAX_PIXELS = 50_000_000
MAX_SVG_BYTES = 8_000_000
MAX_SVG_DEPTH = 200

Kind = Literal["png", "jpeg", "gif", "webp", "svg"]
MEDIA_TYPES: dict[Kind, str] = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DRAWN = """
    svg g defs symbol use path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop
    clipPath mask pattern marker image title desc style filter feGaussianBlur feOffset feMerge feMergeNode feBlend
    feColorMatrix feFlood feComposite
"""
_ELEMENTS = frozenset(_DRAWN.split())
_ATTRIBUTE = re.compile(r"(?!on)[a-zA-Z][a-zA-Z0-9-]*")
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_STYLE_DANGER = re.compile(r"[@\\<]|expression\s*\(|javascript|(?:url|image|src)\s*\((?!\s*['\"]?#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drawable:
    """The bytes of a picture that may be drawn, and what they are."""

    kind: Kind
    data: bytes
    width: int = 0  # in pixels; 0 for SVG
    height: int = 0


def drawable(name: str, assets: Mapping[str, bytes]) -> Drawable:
    """The picture of this name, made harmless.

    Raises NotFound where there is none, Unwritable where it is no picture or too large a one.
    """
    data = assets.get(name)
    if data is None:
        raise NotFound(f"the picture {name!r} is not there", "add it to the assets, or take it off its card")
    return _checked(name, data)


@lru_cache(maxsize=64)
def _checked(name: str, data: bytes) -> Drawable:
    kind = kind_of(data)
    if kind is None:
        raise Unwritable(f"{name!r} is no picture that can be drawn", "use PNG, JPEG, GIF, WebP or SVG")
    if kind == "svg":
        try:
            return Drawable(kind, clean_svg(data))
        except (expat.ExpatError, _Refused) as error:
            raise Unwritable(
                f"the SVG picture {name!r} cannot be drawn: {error}", "save it again as plain SVG"
            ) from error
    width, height = _pixels(kind, data)
    if not width or not height or width * height > MAX_PIXELS:
        raise Unwritable(f"the picture {name!r} is broken or has more than 50 million pixels", "make it smaller")
    return Drawable(kind, data, width, height)


def kind_of(data: bytes) -> Kind | None:
    """What a picture is, by its first bytes."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if b"<svg" in data[:4000] or b":svg" in data[:4000] else None


def _pixels(kind: Kind, data: bytes) -> tuple[int, int]:
    try:
        if kind == "png":
            return struct.unpack(">II", data[16:24])
        if kind == "gif":
            return struct.unpack("<HH", data[6:10])
        return _webp_pixels(data) if kind == "webp" else _jpeg_pixels(data)
    except (struct.error, IndexError):
        return 0, 0


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    at = 2
    while at < len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return 0, 0


def _webp_pixels(data: bytes) -> tuple[int, int]:
    form = data[12:16]
    if form == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


_FILLING = ("preserveAspectRatio", "xMidYMid slice")  # Chromium asks the picture itself how it fills its box


class _Refused(Exception):
    """The picture asks for something that no picture needs."""


class _Cleaner:
    """Writes the allowed part of an SVG while expat reads it."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._open: list[str] = []
        self._skipped = 0
        self._style: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipped or space not in ("", _SVG) or local not in _ELEMENTS:
            self._skipped += 1
            return
        if len(self._open) >= MAX_SVG_DEPTH:
            raise _Refused("its elements are nested too deeply")
        pairs = [_allowed(key, value) for key, value in attributes.items()]
        if not self._open:
            pairs = [("xmlns", _SVG), *((key, value) for key, value in pairs if key != _FILLING[0]), _FILLING]
        kept = "".join(f" {key}={quoted(value)}" for key, value in pairs if key)
        self._open.append(local)
        self.out.append(f"<{local}{kept}>")
        self._style = [] if local == "style" else None

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if self._style is not None:
            rules = "".join(self._style)
            self.out.append("" if _STYLE_DANGER.search(rules) else verbatim(rules))
            self._style = None
        self.out.append(f"</{self._open.pop()}>")

    def text(self, words: str) -> None:
        if self._skipped:
            return
        if self._style is not None:
            self._style.append(words)
        elif self._open:
            self.out.append(verbatim(words))

    def entity(self, *_: object) -> None:
        raise _Refused("it declares entities")


def _allowed(name: str, value: str) -> tuple[str, str]:
    """The attribute as it may stand, or an empty name."""
    space, _, local = name.rpartition(" ")
    if local == "href" and space in ("", _XLINK):
        fine = value.startswith("#") or bool(_DATA.fullmatch(value))
        return ("href", value) if fine else ("", "")
    if space == _XML and local in ("space", "lang"):
        return f"xml:{local}", value
    if space or local == "xmlns" or not _ATTRIBUTE.fullmatch(local) or _STYLE_DANGER.search(value):
        return "", ""
    return local, value


def clean_svg(data: bytes) -> bytes:
    """The harmless part of an SVG: shapes, text, gradients and inner pictures, but nothing that runs or loads."""
    if len(data) > MAX_SVG_BYTES:
        raise _Refused("it is larger than 8 MB")
    cleaner = _Cleaner()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.text
    parser.EntityDeclHandler = cleaner.entity
    parser.Parse(data, True)
    clean = "".join(cleaner.out)
    if not clean.startswith("<svg"):
        raise _Refused("its root is no <svg>")
    return clean.encode()
