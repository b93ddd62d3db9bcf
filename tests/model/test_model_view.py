"""Whatever the lens, every card is seen, hidden and counted, or in the tray."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import KINDS, documents
from worlds import card, stage, step, world

from desirepath.model.document import Document
from desirepath.model.framework import Framework, Slot, StagePreset
from desirepath.model.schema import MAP, ROLES, Card, Lane
from desirepath.model.view import Lens, caption, cell, places, view


@st.composite
def lenses(draw: st.DrawFn) -> Lens:
    """A framework that takes some kinds, hides some of its lanes, and what a viewer shows and hides on top."""
    kinds = draw(st.permutations([*KINDS, "steps", "personas"]))
    slots: list[Slot] = []
    while kinds:
        n = draw(st.integers(1, 3))
        if draw(st.integers(0, 3)):
            slots.append(Slot(f"slot-{len(slots)}", "A slot", tuple(kinds[:n]), hidden=draw(st.booleans())))
        kinds = kinds[n:]
    roles = tuple(StagePreset(role, role, role=role) for role in draw(st.lists(st.sampled_from(ROLES), unique=True)))
    columns = draw(st.sampled_from(["steps", "stages", "roles"]))
    framework = Framework("lens", "A lens", "grid", tuple(slots), columns=columns, stages=roles)  # type: ignore[arg-type]
    names = st.frozensets(st.sampled_from(["slot-0", "slot-1", "own"]))
    return Lens(framework, draw(names), draw(names))


@st.composite
def overlaid(draw: st.DrawFn) -> Document:
    """A document with overlays for that framework, a lane of its own and stages of some roles."""
    document = draw(documents())
    taken = st.lists(st.sampled_from(KINDS), unique=True).map(tuple)
    lanes = [
        Lane(f"lens {name}", draw(st.none() | st.booleans()), kinds=draw(taken))
        for name in draw(st.lists(st.sampled_from(["slot-0", "slot-1", "own", "other"]), unique=True))
    ]
    roles = {s.id: stage(s.id, n, role=draw(st.sampled_from(["", *ROLES]))) for n, s in enumerate(document.stages)}
    return Document({**document.records, **roles, **{lane.id: lane for lane in lanes}})


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(overlaid(), lenses())
def test_no_lens_loses_a_card(document: Document, lens: Lens) -> None:
    seen = view(document, lens)
    shown = [id for ids in seen.cells.values() for id in ids if isinstance(document[id], Card)]
    cards = {c.id for c in document.of(Card)}
    assert Counter(shown) + Counter(seen.frame.tray) <= Counter(cards)
    assert len(shown) + len(seen.frame.tray) + sum(seen.frame.hidden.values()) == len(cards)
    assert not set(seen.frame.hidden) & {slot.id for slot in seen.frame.rows}


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(overlaid(), lenses())
def test_a_cell_alone_is_the_cell_of_the_view(document: Document, lens: Lens) -> None:
    seen = view(document, lens)
    for slot in seen.frame.rows:
        for place in places(document, lens.framework):
            assert cell(document, lens, slot, place) == seen.cells.get((slot.id, place), ())


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(overlaid(), lenses())
def test_every_stage_stands_under_some_heading(document: Document, lens: Lens) -> None:
    groups = view(document, lens).frame.groups
    assert Counter(id for group in groups for id in group.stages) == Counter(s.id for s in document.stages)


def test_a_caption_is_what_was_told_or_composed_of_what_is_done_and_thought() -> None:
    here = world(
        stage("plan"),
        step("boxes", "plan"),
        step("van", "plan", 1),
        card("a", "boxes", "doing", "Buys tape"),
        card("b", "boxes", "thinking", "Will it do?"),
        card("c", "van", "doing", "Phones"),
        card("d", "van", "narrative", "Ana finds a van."),
    )
    assert (caption(here, "boxes").text, caption(here, "boxes").composed) == ("Buys tape. “Will it do?”", True)
    assert (caption(here, "van").text, caption(here, "van").composed) == ("Ana finds a van.", False)
    assert (caption(here, MAP).text, caption(here, MAP).composed) == ("", False)
