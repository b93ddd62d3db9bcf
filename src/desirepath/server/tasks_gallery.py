"""What a worker process does for the gallery of frameworks, examples and faces; see `tasks.py`."""

from __future__ import annotations

import json
from typing import Any

from ..model.document import Document
from ..model.wire import to_plain
from ..pipeline import Wish, see
from . import examples

Tree = dict[str, Any]
Told = tuple[Tree, list[bytes]]
SIDE = 640  # px of the longer side


def listed(_: Tree, __: list[bytes]) -> Told:
    """What each example says of itself."""
    heads = {name: examples.example(name).document.head for name in examples.names()}
    fields = ("title", "description", "framework", "language")
    return {"examples": [{"id": name} | {f: getattr(head, f) for f in fields} for name, head in heads.items()]}, []


def example(tree: Tree, _: list[bytes]) -> Told:
    """An example's records, and the pictures that they name."""
    pictures = examples.example(tree["example"]).pictures
    records = json.dumps(to_plain(examples.alone(tree["example"])), ensure_ascii=False).encode()
    return {"pictures": list(pictures)}, [records, *pictures.values()]


def draw_example(tree: Tree, _: list[bytes]) -> Told:
    """An example as a picture, through the framework that it names."""
    whole = examples.example(tree["example"])
    return _picture(whole.document, tree, "", dict(whole.pictures))


def draw_sheet(tree: Tree, _: list[bytes]) -> Told:
    """The empty sheet of a framework."""
    from ..frameworks import blank, load

    framework = load(tree["framework"], tree["language"])
    return _picture(blank(framework, framework.title), tree, tree["language"], {}, blank=True)


def _picture(document: Document, tree: Tree, language: str, pictures: dict[str, bytes], blank: bool = False) -> Told:
    """A small PNG: a picture in a page has no fonts of ours, unless they are drawn."""
    from ..draw.pdf import draw_png
    from ..layout import layout
    from ..layout.options import Options

    options = Options("poster", True, tree["theme"], language, blank, frozenset(pictures))
    scene = layout(see(document, Wish(document.head.framework, language)), options)
    page = scene.pages[0]
    scale = min(SIDE / page.width, SIDE / page.height)
    return {}, [draw_png(scene, 0, assets=pictures, scale=scale)]


def faces(_: Tree, __: list[bytes]) -> Told:
    """The styles that faces are drawn in, and what there is to choose."""
    from ..theme import avatars, theme

    tints = {"skin": avatars.SKINS, "hair_colour": avatars.HAIRS, "clothing": theme().personas}
    found = [avatars.style(id) for id in avatars.STYLES]
    return {
        "styles": [
            {"id": of.id, "title": of.title, "artist": of.artist, "licence": avatars.LICENCE}
            | {"parts": {part: list(names) for part, names in of.parts.items()}}
            | {"tints": {tint: dict(tints[tint]) for tint in of.tints}}
            for of in found
        ]
    }, []


def face(tree: Tree, _: list[bytes]) -> Told:
    """A face for a persona, as SVG that holds nothing but what is drawn."""
    from ..draw.pictures import drawable
    from ..theme.avatars import Face, draw

    return {}, [drawable("face", {"face": draw(Face(**tree)).encode()}).data]


TASKS = {
    "examples": listed,
    "example": example,
    "draw-example": draw_example,
    "draw-sheet": draw_sheet,
    "faces": faces,
    "face": face,
}
