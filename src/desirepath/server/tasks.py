"""What runs in a worker process: reading files of strangers, and all drawing and writing.  It knows no database.

A task takes a JSON tree and blobs of bytes, and gives the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from .. import registry
from ..errors import Unwritable
from ..model.document import Document
from ..model.view import View
from ..model.wire import document_from, to_plain
from ..pipeline import Wish, draw, framework_of, see, standalone

THUMBNAIL = 640  # px of its longer side

Tree = dict[str, Any]
Told = tuple[Tree, list[bytes]]


def read(tree: Tree, blobs: list[bytes]) -> Told:
    """A document out of a file: its records, the ids that were written out, and what had to be mended."""
    reading = registry.read(blobs[0], tree["name"], tree["format"])
    told = {"pinned": sorted(reading.pinned), "warnings": [asdict(problem) for problem in reading.warnings]}
    return told, [_packed(reading.document)]


def starter(tree: Tree, _: list[bytes]) -> Told:
    """A new document with the stages of a framework."""
    from ..frameworks import load
    from ..frameworks import starter as text_of

    framework = load(tree["framework"], tree["language"])
    reading = registry.read(text_of(framework, tree["language"]).encode(), "", "yaml")
    head = reading.document.head
    titled = replace(head, title=tree["title"] or head.title)
    return {}, [_packed(Document({**reading.document.records, head.id: titled}))]


def write(tree: Tree, blobs: list[bytes]) -> Told:
    """A document in a format of text, and what that cannot carry."""
    chosen = registry.named(tree["format"])
    if chosen.write is None:
        raise Unwritable(f"{chosen.title} is drawn, not written", "ask for a render")
    written = chosen.write(standalone(_unpacked(blobs[0])), ())
    return {"losses": list(written.losses), "media_type": chosen.media_type}, [written.text.encode()]


def render(tree: Tree, blobs: list[bytes]) -> Told:
    """A drawing: the bytes of each file, one in all or one a page."""
    from ..formats import yaml_file
    from ..layout.options import PAGE_NAMES, Options

    chosen = registry.named(tree["format"])
    if tree["page"] not in PAGE_NAMES:
        raise Unwritable(f"{tree['page']!r} is no page", "there are " + ", ".join(PAGE_NAMES))
    seen = _seen(tree, blobs)
    head = seen.document.head
    options = Options(tree["page"], tree["landscape"], tree["theme"] or head.theme or "light", tree["language"])
    source = yaml_file.write(standalone(seen.document)) if tree["source"] else ""
    pictures = dict(zip(tree["pictures"], blobs[1:], strict=True))
    files = draw(seen, chosen, options, pictures, source).files
    return {"media_type": chosen.media_type}, list(files)


def thumbnail(tree: Tree, blobs: list[bytes]) -> Told:
    """The whole map as a small PNG."""
    from ..draw.pdf import draw_png
    from ..layout import layout
    from ..layout.options import Options

    pictures = dict(zip(tree["pictures"], blobs[1:], strict=True))
    seen = see(_unpacked(blobs[0]))
    scene = layout(seen, Options(page="poster", theme=tree["theme"], pictures=frozenset(pictures)))
    page = scene.pages[0]
    scale = min(THUMBNAIL / page.width, THUMBNAIL / page.height)
    return {}, [draw_png(scene, 0, assets=pictures, scale=scale)]


def picture(_: Tree, blobs: list[bytes]) -> Told:
    """A picture that somebody sent, written anew."""
    from .pictures import rewritten

    data, width, height = rewritten(blobs[0])
    return {"width": width, "height": height}, [data]


def view(tree: Tree, blobs: list[bytes]) -> Told:
    """A document through a lens, as a tree."""
    seen = _seen(tree, blobs)
    cells = [{"slot": slot, "place": place, "ids": list(ids)} for (slot, place), ids in seen.cells.items()]
    return {"framework": seen.lens.framework.id, **asdict(seen.frame), "cells": cells}, []


def framework(tree: Tree, blobs: list[bytes]) -> Told:
    """The framework that a document is seen through, as a tree."""
    return asdict(framework_of(_unpacked(blobs[0]), _wish(tree))), []


TASKS: Mapping[str, Callable[[Tree, list[bytes]], Told]] = MappingProxyType(
    {
        "read": read,
        "starter": starter,
        "write": write,
        "render": render,
        "thumbnail": thumbnail,
        "picture": picture,
        "view": view,
        "framework": framework,
    }
)


def _seen(tree: Tree, blobs: list[bytes]) -> View:
    return see(_unpacked(blobs[0]), _wish(tree))


def _wish(tree: Tree) -> Wish:
    return Wish(tree["framework"], tree["language"], tree["persona"], tuple(tree["show"]), tuple(tree["hide"]))


def _packed(document: Document) -> bytes:
    return json.dumps(to_plain(document), ensure_ascii=False).encode()


def _unpacked(data: bytes) -> Document:
    return document_from(json.loads(data))
