"""What a lens has no place for is counted, and nothing else is."""

from __future__ import annotations

import pytest
from worlds import card, link, stage, step, world

from desirepath import frameworks
from desirepath.model.document import Document
from desirepath.model.framework import Framework, Slot
from desirepath.model.schema import MAP, Lane, Record
from desirepath.model.unseen import Unseen, unseen
from desirepath.model.view import Lens, view

JOURNEY = (
    stage("plan", 0, duration="a week"),
    stage("move", 1, duration="a day"),
    step("boxes", "plan", 0, duration="an hour"),
    step("van", "plan", 1, moment_of_truth=True),
    step("day", "move", 0, duration="all day", moment_of_truth=True),
    card("tape", "boxes", "doing", "Buys tape and boxes"),
    card("worry", "van", "thinking", "Will it be large enough?"),
    link("boxes", "next", "van"),  # what the order says anyway
    link("van", "next", "boxes", "too small"),
    link("day", "next", "boxes"),
)


def through(framework: str | Framework, *more: Record) -> Unseen:
    lens = frameworks.load(framework) if isinstance(framework, str) else framework
    return unseen(view(world(*JOURNEY, *more), Lens(lens)))


def test_a_map_with_a_column_for_every_step_leaves_nothing_out() -> None:
    assert through("journey-map") == Unseen()


def test_columns_of_stages_fold_the_ways_within_a_stage() -> None:
    assert through("api-developer") == Unseen(ways=1)


def test_columns_of_stages_without_a_lane_for_steps_leave_out_all_that_is_said_of_them() -> None:
    found = through(Framework("bare", "Bare", "grid", (Slot("do", "Does", ("doing", "thinking")),), columns="stages"))
    assert found == Unseen(steps=3, ways=1, durations=2, moments_of_truth=2)


def test_a_way_past_other_steps_is_counted_where_its_columns_are_neighbours() -> None:
    skipping = world(*JOURNEY[:5], link("boxes", "next", "day"))
    lens = Lens(frameworks.load("api-developer"))
    assert unseen(view(skipping, lens)).ways == 1
    assert unseen(view(skipping, Lens(frameworks.load("journey-map")))).ways == 0


def test_a_storyboard_draws_no_ways_but_every_step_with_its_duration_and_star() -> None:
    assert through("storyboard") == Unseen(ways=2)


def test_cards_that_a_composed_caption_prints_are_not_unseen() -> None:
    story = world(*JOURNEY[:7], card("lift", "boxes", "pain", "No lift"))
    lens = Lens(frameworks.load("storyboard"))
    assert "tape" in view(story, lens).frame.tray
    assert unseen(view(story, lens)) == Unseen(cards={"pain": 1})


def test_cards_of_a_hidden_lane_that_a_caption_prints_are_not_unseen_either() -> None:
    slots = (Slot("think", "Thinks", ("thinking", "pain"), hidden=True),)
    found = through(Framework("tale", "Tale", "storyboard", slots), card("lift", "boxes", "pain", "No lift"))
    assert found == Unseen(hidden={"think": 1}, ways=2)


def test_a_caption_that_somebody_wrote_leaves_the_other_cards_unseen() -> None:
    told = through("storyboard", card("told", "boxes", "narrative", "She begins with the boxes."))
    assert told == Unseen(cards={"doing": 1}, ways=2)


@pytest.mark.parametrize("framework", ["apiops", "storyboard", "five-e"])
def test_a_scenario_that_stands_in_the_head_is_not_unseen(framework: str) -> None:
    assert through(framework, card("tale", MAP, "scenario", "Ana moves to Ghent.")) == through(framework)


def test_a_numbered_line_of_steps_shows_all_but_ways_and_the_stages_durations() -> None:
    found = through("apiops")
    assert (found.steps, found.ways, found.durations, found.moments_of_truth) == (0, 2, 2, 0)


def test_a_canvas_names_only_the_steps_that_hold_cards() -> None:
    canvas = Framework("page", "Page", "canvas", (Slot("do", "Does", ("doing",)),))
    assert through(canvas) == Unseen(cards={"thinking": 1}, steps=2, ways=2, durations=4, moments_of_truth=2)


def test_a_stage_that_is_called_like_its_role_has_no_line_for_its_duration() -> None:
    framework = frameworks.load("five-e")
    role = framework.stages[0]
    same, other = (
        world(stage("begin", 0, title, role=role.role, duration="a week")) for title in (role.title, "The beginning")
    )
    assert [unseen(view(each, Lens(framework))).durations for each in (same, other)] == [1, 0]


@pytest.mark.parametrize("hidden", [False, True])
def test_a_hidden_lane_of_steps_hides_them(hidden: bool) -> None:
    framework = frameworks.load("api-developer")
    slot = framework.takes["steps"]
    document = world(*JOURNEY, Lane(f"api-developer {slot}", hidden))
    found = unseen(view(document, Lens(framework)))
    assert (found.steps, sum(found.hidden.values())) == ((3, 1) if hidden else (0, 0))


def test_an_empty_document_has_nothing_to_leave_out() -> None:
    assert unseen(view(Document({"": world().head}), Lens(frameworks.load("apiops")))) == Unseen()
