"""A picture in words, for those who hear it: what it is called, who travels, and how each step feels."""

from __future__ import annotations

from ..model.schema import MAP, Card, Persona
from ..model.view import View
from .cards import Cards
from .marks import signed


def in_words(view: View, cards: Cards) -> str:
    """The text equivalent of a view, as one paragraph per stage."""
    document, words = view.document, cards.pen.words
    head, framework = document.head, view.lens.framework
    opening = f"{head.title}, {words['through'].format(framework=framework.title)}."
    lines = [opening, head.description] if head.description else [opening]
    people = [p.name or p.id for p in document.on(MAP, Persona)]
    if people:
        lines.append(f"{words['persona' if len(people) == 1 else 'personas']}: {', '.join(people)}.")
    for stage in document.stages:
        steps = [_step(view, step.id, step.title) for step in document.steps(stage.id)]
        own = _feelings(view, stage.id)
        lines.append(f"{stage.title}{own}" + (f": {'; '.join(steps)}." if steps else "."))
    return "\n".join(lines)


def _step(view: View, id: str, title: str) -> str:
    return title + _feelings(view, id)


def _feelings(view: View, place: str) -> str:
    felt = [c for c in view.document.on(place, Card, "feeling")]
    said = [c.text if c.score is None else f"{c.text} {signed(c.score)}" for c in felt]
    return f" ({', '.join(said)})" if said else ""
