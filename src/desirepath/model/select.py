"""A part of a document as a document: the only filter there is.

Zooming into a stage, one persona's map, a partial share: all are a selection.  What is not selected goes as if it had
been removed, so spans shrink, links to what is gone go, and the result is always valid.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from ..errors import NotFound
from .document import Document, apply
from .edits import Change, Remove
from .rebase import rebase
from .schema import NAMES, Card, Persona, Record, Stage, Step, known_kind


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep: stages, steps and personas by id, kinds (`pain` takes `pain.moment` as well), tags of cards.

    An empty part keeps everything.  Named steps bring their stage along; what stands on the whole map stays; a persona
    keeps their own cards and those of nobody.
    """

    stages: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def select(document: Document, selection: Selection) -> Document:
    """The selected part.  Raises `NotFound` for a stage, step, persona or kind that does not exist."""
    _must_exist(document, selection)
    dropped = [*_columns(document, selection), *_people(document, selection), *_cards(document, selection)]
    if not dropped:
        return document
    change, _ = rebase(Change(tuple(map(Remove, dropped))), document)
    return apply(document, change)


def _must_exist(document: Document, selection: Selection) -> None:
    asked: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
        (Stage, selection.stages),
        (Step, selection.steps),
        (Persona, selection.personas),
    )
    for cls, ids in asked:
        for id in ids:
            if type(document.get(id)) is not cls:
                there = [r.id for r in document.records.values() if type(r) is cls]
                near = get_close_matches(id, there, 1) or there[:1]
                raise NotFound(f"there is no {NAMES[cls]} {id!r}", f"did you mean {near[0]!r}?" if near else "")
    for kind in selection.kinds:
        if not known_kind(kind):
            raise NotFound(f"{kind!r} is no kind of card")


def _columns(document: Document, selection: Selection) -> Iterable[str]:
    if not selection.stages and not selection.steps:
        return
    for stage in document.stages:
        steps = [step.id for step in document.steps(stage.id)]
        named = [id for id in steps if id in selection.steps]
        if named:
            yield from (id for id in steps if id not in named)
        elif stage.id not in selection.stages:
            yield stage.id


def _people(document: Document, selection: Selection) -> Iterable[str]:
    if selection.personas:
        yield from (p.id for p in document.of(Persona) if p.id not in selection.personas)


def _cards(document: Document, selection: Selection) -> Iterable[str]:
    kinds, tags, personas = map(frozenset, (selection.kinds, selection.tags, selection.personas))
    for card in document.of(Card):
        kind = card.at.kind
        known = not kinds or kind in kinds or kind.partition(".")[0] in kinds
        tagged = not tags or not tags.isdisjoint(card.tags)
        whose = not personas or not card.persona or card.persona in personas
        if not (known and tagged and whose):
            yield card.id
