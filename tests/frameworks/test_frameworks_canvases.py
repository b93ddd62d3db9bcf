"""The canvases around the journey: the chain of an API, the architect's canvases, those about people, and presets."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from desirepath import frameworks
from desirepath.formats import apiops, yaml_file
from desirepath.formats.apiops_areas import AREAS, canvas_for, framework_of
from desirepath.layout import layout
from desirepath.layout.check import check
from desirepath.layout.options import Options
from desirepath.layout.scene import Text
from desirepath.model.document import Document
from desirepath.model.framework import RECORD_SLOTS, Framework, Grid
from desirepath.model.schema import Card, label_of
from desirepath.model.view import Lens, view

DECISION = ("innovation-assessment", "lean-business-case", "okr", "hypothesis", "experiment")
CHAIN = ("apiops", "api-value-proposition", "api-business-model", "domain", "rest")
PRESETS = ("journey-b2b", "journey-b2c", "journey-ux", "journey-infographic")
GROUPS = {
    "api": {*CHAIN, "api-developer"},
    "people": {"persona", "empathy-map", "persona-wall"},
    "architecture": {"service-blueprint", "story-map", "jobs-to-be-done", *DECISION},
    "journey": {"journey-map", "btabok", "five-e", "storyboard", *PRESETS},
}
CANVASES = [id for id in frameworks.builtin() if frameworks.load(id).layout == "canvas"]


def areas(id: str) -> dict[str, tuple[int, tuple[str, ...], Grid | None, bool]]:
    return {slot.id: (slot.fill, slot.shows, slot.grid, slot.highlight) for slot in frameworks.load(id).slots}


def document(text: str) -> Document:
    return yaml_file.read(text).document


# ---- the chain of an API -------------------------------------------------------------------------------------------


def test_the_chain_of_an_api_leads_from_the_journey_to_the_rest_canvas_and_back() -> None:
    chain = [frameworks.load(id) for id in CHAIN]
    assert [framework.next for framework in chain] == [(id,) for id in CHAIN[1:]] + [()]
    assert [framework.previous for framework in chain] == [(), *((id,) for id in CHAIN[:-1])]
    for a, b in pairwise(chain[:-1]):
        assert b.id in a.related
        assert a.id in b.related


def test_the_value_proposition_has_the_ids_places_and_order_of_the_original() -> None:
    assert areas("api-value-proposition") == {
        "tasks": (1, ("task",), Grid(0, 0, 4, 1), True),
        "gainEnablingFeatures": (2, ("featureGain",), Grid(0, 1, 2, 1), False),
        "painRelievingFeatures": (3, ("featurePain",), Grid(2, 1, 2, 1), False),
        "apiProducts": (4, ("product",), Grid(0, 2, 4, 1), False),
    }


def test_the_business_model_has_the_ids_places_and_order_of_the_original() -> None:
    assert areas("api-business-model") == {
        "apiValueProposition": (1, ("product",), Grid(2, 0, 1, 2), True),
        "apiConsumerSegments": (2, ("segment",), Grid(4, 0, 1, 2), False),
        "developerRelations": (3, ("x-apiops.developerRelations",), Grid(3, 0, 1, 1), False),
        "channels": (4, ("channel",), Grid(3, 1, 1, 1), False),
        "keyResources": (5, ("resource",), Grid(1, 1, 1, 1), False),
        "keyActivities": (6, ("activity",), Grid(1, 0, 1, 1), False),
        "keyPartners": (7, ("partner",), Grid(0, 0, 1, 2), False),
        "benefits": (8, ("benefit",), Grid(2.5, 2, 2.5, 1), False),
        "costs": (9, ("cost",), Grid(0, 2, 2.5, 1), False),
    }


def test_the_domain_canvas_has_the_ids_places_and_order_of_the_original() -> None:
    assert areas("domain") == {
        "selectedCustomerJourneySteps": (1, ("task",), Grid(0, 0, 2, 1), True),
        "coreEntitiesAndBusinessMeaning": (2, ("entity",), Grid(0, 1, 1, 1), False),
        "attributesAndBusinessImportance": (3, ("attribute",), Grid(1, 1, 1, 2), False),
        "relationshipsBetweenEntities": (4, ("relation",), Grid(0, 2, 1, 1), False),
        "businessComplianceAndIntegrityRules": (5, ("rule",), Grid(0, 3, 1, 1), False),
        "securityAndPrivacyConsiderations": (6, ("security",), Grid(1, 3, 1, 1), False),
    }


def test_the_rest_canvas_has_the_ids_places_and_order_of_the_original() -> None:
    assert areas("rest") == {
        "apiResources": (1, ("entity",), Grid(0, 0, 1, 1), True),
        "apiResourceModel": (2, ("attribute",), Grid(0, 1, 1, 2), False),
        "apiVerbs": (3, ("x-apiops.apiVerbs",), Grid(1, 0, 1, 1), True),
        "apiVerbExample": (4, ("x-apiops.apiVerbExample",), Grid(1, 1, 3, 2), False),
    }


@pytest.mark.parametrize("id", CHAIN[1:])
def test_what_an_apiops_file_holds_stands_in_the_area_of_the_same_name(id: str) -> None:
    canvas = canvas_for(id)
    assert framework_of(canvas) == id
    file: dict[str, Any] = {
        "templateId": canvas,
        "locale": "en",
        "metadata": {"source": "", "license": "", "authors": [], "website": ""},
        "sections": [
            {"sectionId": section, "stickyNotes": [{"content": f"one of {section}", "size": 80, "color": "#FFF399"}]}
            for section in AREAS[canvas]
        ],
    }
    read = apiops.read(json.dumps(file)).document
    seen = view(read, Lens(frameworks.load(read.head.framework)))
    assert {slot.id: [card.text for card in seen.cards(slot.id, "map")] for slot in seen.frame.rows} == {
        section: [f"one of {section}"] for section in AREAS[canvas]
    }
    assert seen.frame.tray == ()
    assert json.loads(apiops.write(read).text) == file


@pytest.mark.parametrize("id", CHAIN[1:])
def test_what_is_written_in_an_area_is_exported_to_the_section_of_the_same_name(id: str) -> None:
    framework = frameworks.load(id)
    lines = [f"{slot.shows[0]}: one of {slot.id}" for slot in framework.slots]
    text = "\n".join(["desirepath: 1", "canvas: Recipe check", f"framework: {id}", *lines])
    tree = json.loads(apiops.write(document(text)).text)
    assert tree["templateId"] == canvas_for(id)
    assert {s["sectionId"]: [note["content"] for note in s["stickyNotes"]] for s in tree["sections"]} == {
        slot.id: [f"one of {slot.id}"] for slot in framework.slots
    }
    assert [s["sectionId"] for s in tree["sections"]] == list(AREAS[canvas_for(id)])


# ---- the architect's canvases ---------------------------------------------------------------------------------------


def test_the_blueprint_has_three_lines_between_five_lanes() -> None:
    framework = frameworks.load("service-blueprint")
    lanes = [slot.title for slot in framework.slots if not slot.hidden]
    assert lanes == ["Evidence", "Customer actions", "Frontstage", "Backstage", "Support"]
    assert [(line.after, line.title) for line in framework.separators] == [
        ("customer", "Line of interaction"),
        ("frontstage", "Line of visibility"),
        ("backstage", "Line of internal interaction"),
    ]


def test_a_blueprint_shows_the_steps_actions_and_touchpoints_of_a_journey() -> None:
    journey = document(
        "desirepath: 1\njourney: Hearing\nframework: journey-map\nstages:\n  - stage: Arrival\n    steps:\n"
        "      - { step: Comes in, id: in, doing: Hands over a letter, touchpoint: Front desk, thinking: At last }\n"
    )
    seen = view(journey, Lens(frameworks.load("service-blueprint")))
    assert {row.id: [card.text for card in seen.cards(row.id, "in")] for row in seen.frame.rows} == {
        "evidence": ["Front desk"],
        "customer": ["Hands over a letter"],
        "frontstage": [],
        "backstage": [],
        "support": [],
    }
    assert [label_of(journey[id]) for id in seen.frame.tray] == ["At last"]


def test_the_job_map_is_a_row_of_eight_stages_with_needs_between_forces_that_drive_and_hold() -> None:
    framework = frameworks.load("jobs-to-be-done")
    job_map = framework.slot("jobMap")
    assert job_map is not None
    assert (job_map.shows, job_map.writes, job_map.level, len(framework.stages)) == (
        ("steps", "need"), "need", "stage", 8,
    )  # fmt: skip
    forces = [slot.id for slot in framework.slots if slot.grid and slot.grid.row == 1]
    assert forces == ["push", "pull", "anxiety", "habit"]


def test_deciding_leads_from_an_idea_to_an_experiment() -> None:
    chain = [frameworks.load(id) for id in DECISION]
    assert [framework.next for framework in chain] == [(id,) for id in DECISION[1:]] + [()]
    for id in ("journey-map", "btabok", "apiops"):
        opportunities = next(slot for slot in frameworks.load(id).slots if "opportunity" in slot.shows)
        assert {"okr", "lean-business-case", "experiment"} <= {link.to for link in opportunities.links}


# ---- people --------------------------------------------------------------------------------------------------------

INES = """\
desirepath: 1
persona: Inês
framework: persona
role: School librarian
goals: [At the gate before the bell]
saying: I am buying back our mornings
goal: A motor that takes the hill
expectation.fear: A cracked frame
pain.standing: Sellers never write back
doing: Asks the janitor first
thinking: What if he is offended?
x-empathy.hears: Never pay in cash
x-wall.remember: She reads us with one thumb
"""


@pytest.mark.parametrize(
    ("id", "stands", "waits"),
    [
        (
            "persona",
            {
                "sayings": "I am buying back our mornings",
                "goals": "A motor that takes the hill",
                "hopes": "A cracked frame",
                "frustrations": "Sellers never write back",
                "habits": "Asks the janitor first",
            },
            3,
        ),
        (
            "empathy-map",
            {
                "aim": "A motor that takes the hill",
                "hears": "Never pay in cash",
                "says": "I am buying back our mornings",
                "does": "Asks the janitor first",
                "thinks": "What if he is offended?",
                "pains": "Sellers never write back",
            },
            2,
        ),
        (
            "persona-wall",
            {
                "says": "I am buying back our mornings",
                "remember": "She reads us with one thumb",
                "wants": "A motor that takes the hill",
                "fears": "A cracked frame",
                "hates": "Sellers never write back",
            },
            3,
        ),
    ],
)
def test_one_persona_document_is_seen_in_three_ways(id: str, stands: dict[str, str], waits: int) -> None:
    framework = frameworks.load(id)
    seen = view(document(INES), Lens(framework))
    found = {row.id: ", ".join(card.text for card in seen.cards(row.id, "map")) for row in seen.frame.rows}
    assert {slot: words for slot, words in found.items() if words} == stands
    assert (framework.type, len(seen.frame.tray)) == ("persona", waits)
    drawn = {item.words for page in layout(seen).pages for item in page.flat() if isinstance(item, Text)}
    assert {"Inês", "At the gate before the bell"} <= drawn


def test_a_persona_document_begins_as_a_persona_with_somebody_to_name() -> None:
    lines = frameworks.starter(frameworks.load("persona")).splitlines()
    at = lines.index("persona: A name")
    assert [line.partition(":")[0] for line in lines[at : at + 6]] == [
        "persona", "framework", "role", "quote", "goals", "fears",
    ]  # fmt: skip
    assert "personas:" not in lines
    assert "stages:" not in lines


# ---- presets -------------------------------------------------------------------------------------------------------


def test_a_preset_differs_from_the_journey_map_in_stages_lanes_and_prompts() -> None:
    plain = frameworks.load("journey-map")
    for id in (*PRESETS, "story-map"):
        framework = frameworks.load(id)
        stages = {stage.title for stage in framework.stages} & {stage.title for stage in plain.stages}
        prompts = {slot.prompt for slot in framework.slots} & {slot.prompt for slot in plain.slots}
        kinds = {kind for slot in framework.slots if not slot.hidden for kind in slot.shows}
        others = {kind for slot in plain.slots if not slot.hidden for kind in slot.shows}
        assert (stages - {"Use"}, prompts, kinds == others) == (set(), set(), False), id


def test_a_story_map_is_cut_into_releases_below_the_steps_of_a_journey() -> None:
    framework = frameworks.load("story-map")
    assert [slot.id for slot in framework.slots if not slot.hidden] == ["aim", "first", "next", "later", "questions"]
    assert [line.after for line in framework.separators] == ["first", "next"]
    assert (framework.state, framework.columns) == ("future", "steps")


# ---- all of them ---------------------------------------------------------------------------------------------------


def test_every_framework_is_listed_under_a_heading() -> None:
    found: dict[str, set[str]] = {}
    for id in frameworks.builtin():
        found.setdefault(frameworks.load(id).group, set()).add(id)
    assert found == GROUPS


@pytest.mark.parametrize("id", CANVASES)
def test_a_canvas_is_filled_in_area_by_area_from_one_that_is_marked(id: str) -> None:
    framework = frameworks.load(id)
    assert sorted(slot.fill for slot in framework.slots) == list(range(1, len(framework.slots) + 1))
    assert next(slot for slot in framework.slots if slot.fill == 1).highlight


def filled(framework: Framework) -> Document:
    """A document with three cards of every kind that the framework shows: on the map, on a stage and on a step."""
    kinds = [kind for slot in framework.slots for kind in slot.shows if kind not in RECORD_SLOTS]

    def cards(indent: int, place: str) -> list[str]:
        return [f"{' ' * indent}{kind}: {kind} on {place}" for kind in kinds]

    head = ["desirepath: 1", f"{framework.type}: Words", f"framework: {framework.id}", *cards(0, "the map")]
    stage = [
        "stages:",
        "  - stage: First",
        *cards(4, "a stage"),
        "    steps:",
        "      - step: One",
        *cards(8, "a step"),
    ]
    return document("\n".join([*head, *stage]) + "\n")


@pytest.mark.parametrize("id", CANVASES)
def test_every_kind_of_a_canvas_is_drawn_wherever_it_stands(id: str) -> None:
    framework = frameworks.load(id)
    shown = filled(framework)
    hidden = frozenset(slot.id for slot in framework.slots if slot.hidden)
    scene = layout(view(shown, Lens(framework, show=hidden)), Options())
    drawn = {item.words for page in scene.pages for item in page.flat() if isinstance(item, Text)}
    assert {card.text for card in shown.of(Card)} - drawn == set()


@pytest.mark.parametrize("id", frameworks.builtin())
@pytest.mark.parametrize("language", ["en", "de"])
def test_an_empty_sheet_of_every_framework_is_drawn_without_a_fault(id: str, language: str) -> None:
    framework = frameworks.load(id, language)
    seen = view(frameworks.blank(framework, framework.title), Lens(framework))
    poster, sheets = (layout(seen, Options(page=page, language=language, blank=True)) for page in ("poster", "a3"))
    assert (check(poster), check(sheets)) == ([], [])
    assert len(sheets.pages) == 1 or framework.layout != "canvas"
