"""Frameworks and views as the plain trees of the golden cases."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from desirepath.model.framework import Framework, Grid, Slot, SlotLink, StagePreset
from desirepath.model.view import Frame, Lens, View

Tree = dict[str, Any]


def framework_from(tree: Tree) -> Framework:
    """The part of a framework that a view needs."""
    stages = tuple(StagePreset(**stage) for stage in tree.get("stages", []))
    return Framework(**{**tree, "slots": tuple(map(_slot, tree["slots"])), "stages": stages})


def _slot(tree: Tree) -> Slot:
    grid = Grid(**tree["grid"]) if "grid" in tree else None
    links = tuple(SlotLink(**link) for link in tree.get("links", []))
    shows, was = tuple(tree["shows"]), tuple(tree.get("was", []))
    return Slot(**{**tree, "shows": shows, "was": was, "grid": grid, "links": links})


def lens_from(tree: Tree) -> Lens:
    return Lens(framework_from(tree["framework"]), frozenset(tree.get("show", [])), frozenset(tree.get("hide", [])))


def frame_tree(seen: View) -> Tree:
    """What a case expects: the shape of a view and its cells, row by row."""
    cells = [{"slot": slot, "place": place, "ids": list(ids)} for (slot, place), ids in seen.cells.items()]
    rows = [slot.id for slot in seen.frame.rows]
    cells.sort(key=lambda cell: rows.index(str(cell["slot"])))
    return _shape(seen.frame) | {"cells": cells}


def _shape(frame: Frame) -> Tree:
    return {
        "groups": [{k: list(v) if k == "stages" else v for k, v in asdict(g).items() if v} for g in frame.groups],
        "columns": [{k: v for k, v in asdict(c).items() if v != 1} for c in frame.columns],
        "rows": [{"id": slot.id, "title": slot.title} for slot in frame.rows],
        "tray": list(frame.tray),
        "hidden": dict(frame.hidden),
    }
