"""What a view leaves unseen: one count, which the foot of a picture and the command line tell alike.

A column, a panel or a numbered step shows a stage or step whole, its duration and its star included; a name above cards
shows no more than the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .document import Document
from .schema import MAP, Card, Link, Stage, Step
from .view import Lens, View, caption, cell, places, rows


@dataclass(frozen=True, slots=True)
class Unseen:
    """How much of a document a view does not show; a step that is not shown counts with its duration and its star."""

    cards: Mapping[str, int] = field(default_factory=dict)  # kind -> cards in the tray
    hidden: Mapping[str, int] = field(default_factory=dict)  # slot -> cards behind it
    steps: int = 0
    ways: int = 0
    durations: int = 0
    moments_of_truth: int = 0


def unseen(view: View) -> Unseen:
    """Counts what this view has no place for."""
    document = view.document
    whole, named = _shown(view)
    stages = document.stages
    steps = [step for stage in stages for step in document.steps(stage.id)]
    timed: list[Stage | Step] = [*stages, *steps]
    printed = _printed(view)
    tray = [card for id in view.frame.tray if id not in printed and isinstance(card := document[id], Card)]
    return Unseen(
        Counter(_counted(card.at.kind) for card in tray),
        _hidden(view, printed),
        sum(step.id not in whole | named for step in steps),
        _ways(view),
        sum(bool(r.duration) and r.id not in whole for r in timed),
        sum(step.moment_of_truth and step.id not in whole for step in steps),
    )


# ---- cards


def _counted(kind: str) -> str:
    """A kind without its facet; those of a framework's own have none, their dot only keeps them apart."""
    return kind if kind.startswith("x-") else kind.partition(".")[0]


def _printed(view: View) -> frozenset[str]:
    """The cards whose words are read outside of slots: the scenario in the head, and what a caption is composed of."""
    document, framework = view.document, view.lens.framework
    story = framework.layout == "storyboard"
    told = document.on(MAP, Card, "scenario") if story or "scenario" not in framework.takes else []
    composed = [c.place for c in view.frame.columns if story and c.place and caption(document, c.place).composed]
    captions = (c for place in composed for kind in ("doing", "thinking") for c in document.on(place, Card, kind))
    return frozenset(card.id for card in (*told, *captions))


def _hidden(view: View, printed: frozenset[str]) -> Mapping[str, int]:
    if not printed:
        return view.frame.hidden
    lens = Lens(view.lens.framework, frozenset(view.frame.hidden))
    left = dict(view.frame.hidden)
    for slot in rows(view.document, lens):
        if slot.id in left:
            there = places(view.document, lens.framework)
            left[slot.id] -= sum(id in printed for place in there for id in cell(view.document, lens, slot, place))
    return {slot: n for slot, n in left.items() if n}


# ---- stages and steps


def _shown(view: View) -> tuple[set[str], set[str]]:
    """The stages and steps that are shown whole, and those of which there is only the name."""
    match view.lens.framework.layout:
        case "canvas":
            return _on_canvas(view)
        case "storyboard":
            panels = {column.place for column in view.frame.columns}
            return panels | (_headed(view) if view.lens.framework.columns == "steps" else set()), set()
        case _:
            return _on_grid(view), set()


def _headed(view: View) -> set[str]:
    """The stages that are a heading with a duration."""
    return {group.id for group in view.frame.groups if group.stages == (group.id,)}


def _on_grid(view: View) -> set[str]:
    whole = _headed(view) | {id for ids in view.cells.values() for id in ids}
    titles = {stage: group.title for group in view.frame.groups for stage in group.stages}
    for column in view.frame.columns:
        record = view.document.get(column.place)
        if isinstance(record, Step) or (isinstance(record, Stage) and record.title != titles.get(record.id)):
            whole.add(column.place)  # a stage called like its role has no name of its own, nor the line below it
    return whole


def _on_canvas(view: View) -> tuple[set[str], set[str]]:
    whole: set[str] = set()
    named: set[str] = set()
    for slot in view.frame.rows:
        if "steps" in slot.shows:
            whole |= set(_line(view.document))
        elif "stages" in slot.shows:
            whole |= {stage.id for stage in view.document.stages}
        else:
            named |= {place for place in view.document.columns if view.cells.get((slot.id, place))}
    return whole, named


def _line(document: Document) -> list[str]:
    """The steps of every stage, or the stage where it has none."""
    return [id for stage in document.stages for id in [s.id for s in document.steps(stage.id)] or [stage.id]]


# ---- ways


def _ways(view: View) -> int:
    order = set(pairwise(_line(view.document)))
    leaps = (link for link in view.document.of_links("next") if _leads_elsewhere(view.document, link, order))
    return sum(not _drawn(view, link) for link in leaps)


def _leads_elsewhere(document: Document, link: Link, order: set[tuple[str, str]]) -> bool:
    """Whether a way says more than the order of the steps does."""
    if link.on not in document or link.to not in document:
        return False
    last = ([step.id for step in document.steps(link.on)] or [link.on])[-1]
    first = ([step.id for step in document.steps(link.to)] or [link.to])[0]
    return bool(link.text) or (last, first) not in order


def _drawn(view: View, link: Link) -> bool:
    """Whether the band of a grid has a line for a way; no other layout draws any."""
    if view.lens.framework.layout != "grid":
        return False
    index = {column.place: n for n, column in enumerate(view.frame.columns) if column.place}
    if link.on == link.to:
        return link.on in index
    start, end = (_column(view.document, index, place) for place in (link.on, link.to))
    return start != end and (end != start + 1 or bool(link.text))


def _column(document: Document, index: Mapping[str, int], place: str) -> int:
    """The column of a step or stage: that of its stage where it has none, of its first step where it has several."""
    found = [index[step.id] for step in document.steps(place) if step.id in index]
    record = document.get(place)
    on = record.at.on if isinstance(record, Step | Card) else MAP
    return index.get(place, min(found) if found else index.get(on, 0))
