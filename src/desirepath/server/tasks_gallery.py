"""What a worker process does for the gallery of frameworks and examples; see `tasks.py`."""

from __future__ import annotations

import json
from typing import Any

from .. import registry
from ..model.document import Document
from ..model.wire import to_plain
from ..pipeline import Wish, draw, see
from . import examples

Tree = dict[str, Any]
Told = tuple[Tree, list[bytes]]


def listed(_: Tree, __: list[bytes]) -> Told:
    """What each example says of itself."""
    heads = {name: examples.example(name).document.head for name in examples.names()}
    fields = ("title", "description", "framework", "language")
    return {"examples": [{"id": name} | {f: getattr(head, f) for f in fields} for name, head in heads.items()]}, []


def example(tree: Tree, _: list[bytes]) -> Told:
    """An example's records."""
    return {}, [json.dumps(to_plain(examples.alone(tree["example"])), ensure_ascii=False).encode()]


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
    from ..layout.options import Options

    svg = registry.named("svg")
    options = Options("poster", True, tree["theme"], language, blank=blank)
    drawn = draw(see(document, Wish(document.head.framework, language)), svg, options, pictures, "")
    return {"media_type": svg.media_type}, [drawn.files[0]]


TASKS = {"examples": listed, "example": example, "draw-example": draw_example, "draw-sheet": draw_sheet}
