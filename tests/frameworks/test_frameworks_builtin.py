"""What comes with the package: every framework is whole in two languages, and the six first true to their names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import as_file, files
from typing import Any

import pytest

from desirepath import frameworks
from desirepath.model.framework import Framework, Grid, SlotLink
from desirepath.model.schema import KIND_WORDS, ROLES

ALL = [(id, language) for id in frameworks.builtin() for language in frameworks.languages(id)]
SAME_IN_GERMAN = {
    "apiops › slots › persona › title",  # Persona
    "btabok › slots › thinking › links › persona",
    "btabok › slots › feeling › links › persona",
    "persona › title",
    "jobs-to-be-done › slots › performer › links › persona",
}


def icons() -> frozenset[str]:
    with as_file(files("lucide") / "data" / "lucide-icons.db") as file, closing(sqlite3.connect(file)) as connection:
        return frozenset(name for (name,) in connection.execute("select name from icons"))


def texts(framework: Framework) -> Iterator[tuple[str, str]]:
    """Every text of a framework that a reader could see, with where it stands."""
    for name in ("title", "kicker", "summary", "phase"):
        yield name, getattr(framework, name)
    for stage in framework.stages:
        yield f"stages › {stage.id} › title", stage.title
        yield f"stages › {stage.id} › prompt", stage.prompt
    for slot in framework.slots:
        where = f"slots › {slot.id}"
        yield from ((f"{where} › {name}", getattr(slot, name)) for name in ("title", "hint", "prompt"))
        yield from ((f"{where} › prompts › {stage}", text) for stage, text in slot.prompts.items())
        yield from ((f"{where} › groups › {kind}", text) for kind, text in slot.groups.items())
        yield from ((f"{where} › links › {link.to}", link.title) for link in slot.links)
    yield from ((f"separators › {line.after}", line.title) for line in framework.separators)
    guidance = framework.guidance
    for name in ("purpose", "navigation", "collaboration", "quality", "speed"):
        yield f"guidance › {name}", getattr(guidance, name)
    for name in ("tips", "steps", "partners"):
        yield from ((f"guidance › {name} {n}", text) for n, text in enumerate(getattr(guidance, name), 1))


def lanes(framework: Framework) -> list[str]:
    return [slot.title for slot in framework.slots if not slot.hidden]


def waiting(framework: Framework) -> list[str]:
    return [slot.title for slot in framework.slots if slot.hidden]


def test_the_gallery_begins_with_the_default() -> None:
    first, *others = frameworks.builtin()
    assert first == "journey-map"
    assert others == sorted(others)


@pytest.mark.parametrize(("id", "language"), ALL)
def test_every_framework_parses_in_every_language(id: str, language: str) -> None:
    framework = frameworks.load(id, language)
    assert (framework.id, framework.language) == (id, language)


@pytest.mark.parametrize("id", frameworks.builtin())
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_stage_lane_and_facet_of_guidance_has_its_words(id: str, language: str) -> None:
    framework = frameworks.load(id, language)
    assert [where for where, text in texts(framework) if not text] == []
    guidance = framework.guidance
    assert min(len(guidance.tips), len(guidance.steps), len(guidance.partners)) >= 3


@pytest.mark.parametrize("id", frameworks.builtin())
def test_german_has_every_text_and_leaves_no_english(id: str) -> None:
    english, german = (dict(texts(frameworks.load(id, language))) for language in ("en", "de"))
    assert list(german) == list(english)
    same = {f"{id} › {where}" for where, text in english.items() if german[where] == text}
    assert same - SAME_IN_GERMAN == set()


@pytest.mark.parametrize("id", frameworks.builtin())
def test_a_translation_changes_words_and_nothing_else(id: str) -> None:
    def bones(framework: Framework) -> list[tuple[Any, ...]]:
        return [
            (s.id, s.shows, s.writes, s.level, s.icon, s.tone, s.look, s.fill, s.grid, s.hidden, s.highlight)
            for s in framework.slots
        ] + [(s.id, s.role) for s in framework.stages]

    assert [bones(frameworks.load(id, language)) for language in frameworks.languages(id)] == [
        bones(frameworks.load(id)) for _ in frameworks.languages(id)
    ]


def test_every_icon_exists() -> None:
    there = icons()
    named = {
        f"{id}: {icon}"
        for id in frameworks.builtin()
        for icon in (frameworks.load(id).icon, *(slot.icon for slot in frameworks.load(id).slots))
        if icon not in there
    }
    assert named == set()
    assert [kind for kind in KIND_WORDS if frameworks.kind_icon(kind) not in there] == []


def test_frameworks_that_are_installed_name_each_other_both_ways() -> None:
    installed = {id: frameworks.load(id) for id in frameworks.builtin()}
    one_way = []
    for id, framework in installed.items():
        one_way += [(id, r) for r in framework.related if r in installed and id not in installed[r].related]
        one_way += [(id, n) for n in framework.next if n in installed and id not in installed[n].previous]
        one_way += [(id, p) for p in framework.previous if p in installed and id not in installed[p].next]
        for link in (link for slot in framework.slots for link in slot.links if link.to in installed):
            there = installed[link.to]
            back = {*there.related, *there.previous, *(other.to for slot in there.slots for other in slot.links)}
            one_way += [(id, link.to)] if id not in back else []
    assert one_way == []


def test_slots_that_write_a_kind_write_one_that_they_show() -> None:
    for id in frameworks.builtin():
        framework = frameworks.load(id)
        for slot in framework.slots:
            if slot.writes not in ("", "step", "stage", "persona"):
                assert slot.writes.partition(".")[0] in {kind.partition(".")[0] for kind in slot.shows}, (id, slot.id)


def test_the_journey_map_has_the_lanes_of_a_journey_map() -> None:
    framework = frameworks.load("journey-map")
    assert lanes(framework) == [
        "Doing", "Touchpoints", "Thinking", "Feeling", "Pains", "Gains", "Opportunities", "Metrics",
    ]  # fmt: skip
    assert waiting(framework) == ["Goals", "Setting", "Behind the scenes", "Start & end"]
    assert (framework.columns, len(framework.stages)) == ("steps", 5)


def test_the_apiops_canvas_has_the_ids_places_and_order_of_the_original() -> None:
    framework = frameworks.load("apiops")
    areas = {slot.id: (slot.fill, slot.grid, slot.highlight, slot.hidden) for slot in framework.slots}
    assert areas == {
        "persona": (1, Grid(1, 0, 3, 1), True, False),
        "customerDiscoversNeed": (2, Grid(0, 0, 1, 1), False, False),
        "customerNeedIsResolved": (3, Grid(4, 0, 1, 1), False, False),
        "journeySteps": (4, Grid(1, 1, 3, 2), False, False),
        "pains": (5, Grid(0, 1, 1, 2), False, False),
        "gains": (6, Grid(4, 1, 1, 2), False, False),
        "inputsOutputs": (7, Grid(0.5, 3, 2, 1), False, False),
        "interactionProcessingRules": (8, Grid(2.5, 3, 2, 1), False, False),
        "improvementOpportunities": (9, Grid(0, 4, 5, 1), False, True),
    }
    assert len(framework.guidance.steps) == 8
    assert framework.phase == "API product strategy"
    assert (framework.next, framework.related) == (
        ("api-value-proposition",),
        ("api-business-model", "api-value-proposition", "domain"),
    )


def test_the_apiops_canvas_writes_what_its_areas_mean() -> None:
    written = {slot.id: (slot.writes or slot.shows[0], slot.level) for slot in frameworks.load("apiops").slots}
    assert written == {
        "persona": ("profile", "map"),
        "customerDiscoversNeed": ("trigger", "map"),
        "customerNeedIsResolved": ("resolution", "map"),
        "journeySteps": ("step", "step"),
        "pains": ("pain.standing", "map"),
        "gains": ("gain.outcome", "map"),
        "inputsOutputs": ("input", "step"),
        "interactionProcessingRules": ("rule", "step"),
        "improvementOpportunities": ("opportunity", "map"),
    }


def test_btabok_links_its_lanes_to_other_canvases() -> None:
    framework = frameworks.load("btabok")
    assert lanes(framework) == ["Doing", "Thinking", "Feeling", "Opportunities"]
    assert waiting(framework) == ["Touchpoints", "Pain points"]
    assert (framework.columns, len(framework.stages)) == ("stages", 5)
    jobs, persona = SlotLink("jobs-to-be-done", "Jobs to be done"), SlotLink("persona", "Persona")
    assert {slot.id: slot.links for slot in framework.slots if slot.links} == {
        "doing": (SlotLink("service-blueprint", "Service blueprint"), jobs),
        "thinking": (persona, jobs),
        "feeling": (persona, jobs),
        "opportunities": (
            SlotLink("okr", "Objectives and key results"),
            SlotLink("lean-business-case", "Lean business case"),
            SlotLink("innovation-assessment", "Innovation assessment"),
            SlotLink("experiment", "Experiment"),
        ),
    }


def test_the_api_developer_journey_asks_something_else_in_every_cell() -> None:
    framework = frameworks.load("api-developer")
    assert [(stage.title, stage.role) for stage in framework.stages] == [
        ("Discovery", "entice"), ("Evaluation", "enter"), ("Integration", "engage"),
        ("Testing", "engage"), ("Deployment", "exit"), ("Observability", "extend"),
    ]  # fmt: skip
    assert lanes(framework) == ["Questions", "Touchpoints", "Activities", "Responses", "Goals"]
    prompts = [slot.prompts[stage.id] for slot in framework.slots for stage in framework.stages]
    assert len(set(prompts)) == 30


def test_the_five_e_map_opens_on_how_things_are_with_one_scenario_and_steps_first() -> None:
    framework = frameworks.load("five-e")
    assert [(stage.title, stage.role) for stage in framework.stages] == [(role.capitalize(), role) for role in ROLES]
    assert (framework.state, framework.columns) == ("current", "roles")
    assert lanes(framework) == [
        "Scenario", "Steps", "People", "Places", "Things",
        "Goals & motivations", "Positive moments", "Negative moments", "Areas of opportunity",
    ]  # fmt: skip
    assert [slot.id for slot in sorted(framework.slots, key=lambda slot: slot.fill)][:2] == ["scenario", "steps"]
    assert "scenario" in framework.guidance.steps[0]
    assert "steps" in framework.guidance.steps[1]


def test_the_storyboard_has_a_part_for_everything_in_a_panel() -> None:
    framework = frameworks.load("storyboard")
    assert framework.layout == "storyboard"
    assert {slot.id: slot.shows for slot in framework.slots if not slot.hidden} == {
        "persona": ("personas", "profile"),
        "scenario": ("scenario",),
        "panels": ("steps",),
        "picture": ("scene",),
        "caption": ("narrative",),
        "speech": ("saying",),
        "thought": ("thinking", "question"),
        "feeling": ("feeling",),
    }
