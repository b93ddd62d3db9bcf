"""Traces: questions to the model as plain data, and the answers.  The editor answers the same ones.

    question   {"document", "rounds": [{"change", "here_wins"?} | {"change", "strict": true} | {"undo": n}],
                "lenses", "selections", "merges": [[base, ours, theirs]], "keys": [[low, high, n]], "curves": [points]}
    answers    {"rounds": [{"change", "collisions"} | {} | {"error": code}], "final": document,
                "views", "captions", "selections", "merges", "keys", "curves"}

A round works on the document as the rounds before have left it; `undo` takes back what an earlier round has done.
Records of documents are listed by id.
"""

from __future__ import annotations

from typing import Any

from model_trees import Tree, frame_tree, lens_from

from desirepath.errors import DesirePathError
from desirepath.layout.curve import curve, split_at
from desirepath.model import order
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change
from desirepath.model.rebase import Collision, rebase, undo
from desirepath.model.schema import MAP
from desirepath.model.select import Selection, select
from desirepath.model.text import merge3
from desirepath.model.view import caption, view
from desirepath.model.wire import change_from, document_from, to_plain


class Play:
    """A document and what the rounds so far have done to it."""

    def __init__(self, document: Tree) -> None:
        self.document = document_from(document)
        self.done: list[Change | None] = []

    def answer(self, asked: Tree) -> Tree:
        """What comes of one round, which is carried out."""
        try:
            change, told = self._change(asked)
            self.document = apply(self.document, change)
        except DesirePathError as refusal:
            self.done.append(None)
            return {"error": refusal.code}
        self.done.append(change)
        return told

    def _change(self, asked: Tree) -> tuple[Change, Tree]:
        if "undo" in asked:
            before = self.done[asked["undo"]]
            assert before is not None, "a trace undoes what was refused"
            return _told(*undo(before, self.document))
        change = change_from(asked["change"])
        if asked.get("strict"):
            return change, {}
        return _told(*rebase(change, self.document, asked.get("here_wins", False)))


def _told(change: Change, collisions: tuple[Collision, ...]) -> tuple[Change, Tree]:
    met = [{"why": c.why, "edit": to_plain(c.edit), "here": [r.id for r in c.here]} for c in collisions]
    return change, {"change": to_plain(change), "collisions": met}


def answered(question: Tree) -> Tree:
    """The answers of the Python model to a question."""
    play = Play(question["document"])
    rounds = [play.answer(asked) for asked in question["rounds"]]
    document = play.document
    places = (MAP, *document.columns)
    return {
        "rounds": rounds,
        "final": listed(document),
        "views": [frame_tree(view(document, lens_from(told))) for told in question["lenses"]],
        "captions": {place: _caption(document, place) for place in places},
        "selections": [_selected(document, told) for told in question["selections"]],
        "merges": [list(merge3(*texts)) for texts in question["merges"]],
        "keys": [order.spread(*asked) for asked in question["keys"]],
        "curves": [_curves([(x, y) for x, y in points]) for points in question["curves"]],
    }


def listed(document: Document) -> Tree:
    """The tree of a document, its records by id."""
    return {"records": [to_plain(document[id]) for id in sorted(document.records)]}


def _curves(points: list[tuple[float, float]]) -> list[Any]:
    """The curve, and its areas above and below zero."""
    commands = curve(points)
    return [[list(command) for command in part] for part in (commands, *split_at(commands, 0))]


def _caption(document: Document, place: str) -> list[Any]:
    found = caption(document, place)
    return [found.text, found.composed]


def _selected(document: Document, told: Tree) -> Tree:
    """What is left, and those of it that are not what they were."""
    try:
        left = select(document, Selection(**{part: tuple(names) for part, names in told.items()}))
    except DesirePathError as refusal:
        return {"error": refusal.code}
    changed = [to_plain(left[id]) for id in sorted(left.records) if left[id] != document[id]]
    return {"ids": sorted(left.records), "changed": changed}
