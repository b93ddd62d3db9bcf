"""Where a stage has no place of its own, because only its steps are drawn, its cards stand with its first step."""

from __future__ import annotations

from ..model.schema import Card, Stage, Step
from ..model.view import View


def gathered(view: View, slot: str, place: str) -> list[Card]:
    """The cards of a slot at a step (or stage), those of the stage before those of its first step.

    A stage that is drawn itself, but whose steps are not, has theirs as well.
    """
    record, document = view.document.get(place), view.document
    if isinstance(record, Step):
        first = document.steps(record.at.on)[:1]
        own = view.cards(slot, record.at.on) if first and first[0].id == place else []
        return [*own, *view.cards(slot, place)]
    if isinstance(record, Stage):
        return [*view.cards(slot, place), *(c for step in document.steps(place) for c in view.cards(slot, step.id))]
    return view.cards(slot, place)
