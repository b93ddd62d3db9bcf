"""The canvas: fixed areas that grow, and go on upon another sheet."""

from __future__ import annotations

import pytest
from layout_worlds import blank_scene, box_of, builtin, groups, inside, said, scene_of

from desirepath.formats import yaml_file
from desirepath.frameworks import load
from desirepath.layout import Options, layout
from desirepath.layout.check import check
from desirepath.layout.scene import Circle, Group, Path, Rect, Scene, Text
from desirepath.model.view import Lens, view

JOURNEY = """
personas: [{ name: Ines, role: Commuter }]
trigger: The bridge is shut
stages:
  - stage: Book
    steps:
      - { step: Looks, doing: Reads, input: Timetable, rule: Answer within a second, moment_of_truth: true }
      - { step: Pays, doing: Types, output: Ticket }
"""


def areas(scene: Scene) -> dict[str, Rect]:
    return {group.id: box_of(group) for group in groups(scene, "area")}


def test_areas_stand_where_the_framework_puts_them() -> None:
    found = areas(scene_of(JOURNEY, "apiops"))
    assert found["pains"].x == found["customerDiscoversNeed"].x < found["journeySteps"].x == found["persona"].x
    assert found["persona"].y == found["customerDiscoversNeed"].y < found["pains"].y == found["journeySteps"].y
    assert found["persona"].width > 2.9 * found["pains"].width
    assert found["inputsOutputs"].y == found["interactionProcessingRules"].y > found["gains"].y


def test_a_full_area_makes_its_row_higher_and_no_other_area_overlap() -> None:
    few = areas(scene_of(JOURNEY, "apiops"))
    scene = scene_of(JOURNEY + "pain:\n" + "".join(f"  - Pain number {n}\n" for n in range(40)), "apiops")
    many = areas(scene)
    assert many["pains"].height > 2 * few["pains"].height
    assert many["pains"].height == many["gains"].height
    assert many["persona"].height == few["persona"].height
    assert check(scene) == []


def test_any_number_of_steps_is_numbered_and_wrapped_into_rows() -> None:
    steps = "".join(f"\n      - {{ step: Step {n} }}" for n in range(1, 14))
    scene = scene_of(f"stages:\n  - stage: Book\n    steps:{steps}", "apiops")
    numbers = [i for group in groups(scene, "step") for i in inside(group) if isinstance(i, Text) and i.words.isdigit()]
    assert [i.words for i in numbers] == [str(n) for n in range(1, 14)]
    assert len({i.y for i in numbers}) == 3
    rails = [
        i for group in groups(scene, "area") for i in inside(group) if isinstance(i, Path) and i.stroke_width == 2.2
    ]
    assert len(rails) == 3


def test_cards_of_a_step_stand_under_its_number_and_name_and_the_heading_of_their_kind() -> None:
    words = said(scene_of(JOURNEY, "apiops"))
    at = words.index("1 Looks")
    assert words[at : at + 6] == ["1 Looks", "Inputs", "Timetable", "2 Pays", "Outputs", "Ticket"]


def test_cards_of_a_stage_stand_with_its_first_step() -> None:
    scene = scene_of("stages: [{ stage: Book, doing: Hesitates, steps: [{ step: Looks }, { step: Pays }] }]", "apiops")
    words = said(scene)
    assert words.index("Looks") < words.index("Hesitates") < words.index("Pays")


def test_a_stage_without_steps_is_a_step() -> None:
    scene = scene_of("stages: [{ stage: Book, steps: [{ step: Looks }] }, { stage: Sail, doing: Boards }]", "apiops")
    assert {"Looks", "Sail", "Boards"} <= set(said(scene))


def test_a_lane_of_the_documents_own_is_an_area_below() -> None:
    scene = scene_of(
        JOURNEY
        + "metric: { text: Tickets, value: '12' }\nlenses: { apiops: { figures: { kinds: metric, title: Figures } } }",
        "apiops",
    )
    found = areas(scene)
    assert found["figures"].y > found["inputsOutputs"].y
    assert "Figures" in said(scene)


def test_what_does_not_fit_a_sheet_goes_on_upon_the_same_canvas() -> None:
    pains = "pain:\n" + "".join(f"  - Pain number {n}\n" for n in range(60))
    scene = scene_of(JOURNEY + pains, "apiops", page="a4")
    assert len(scene.pages) > 1
    assert [words for words in said(scene) if words.startswith("Pain number")] == [
        f"Pain number {n}" for n in range(60)
    ]
    going_on = [n for n in range(len(scene.pages)) if any(words.startswith("Pain number") for words in said(scene, n))]
    assert len(going_on) > 1
    assert all("Journey steps" in said(scene, n) for n in going_on)
    assert check(scene) == []


def test_a_sheet_to_write_on_numbers_the_areas_and_asks_their_questions() -> None:
    scene = blank_scene("apiops", page="a3")
    slots = [slot for slot in builtin("apiops").slots if not slot.hidden]
    assert {slot.prompt for slot in slots} <= set(said(scene))
    for group in groups(scene, "area"):
        slot = next(slot for slot in slots if slot.id == group.id)
        assert str(slot.fill) in [item.words for item in inside(group) if isinstance(item, Text)]
        assert any(isinstance(item, Circle) and item.radius == 10 for item in inside(group))
    assert check(scene) == []


@pytest.mark.parametrize("page", ["a4", "a3", "letter"])
@pytest.mark.parametrize("portrait", [False, True])
def test_a_canvas_on_one_sheet_reaches_down_to_its_foot(page: str, portrait: bool) -> None:
    blank = blank_scene("apiops", page=page, landscape=not portrait)
    filled = scene_of(JOURNEY, "apiops", page="a3", landscape=not portrait)
    for scene in (blank, filled):
        (sheet,) = scene.pages
        lowest = max(box.y + box.height for box in areas(scene).values())
        assert 0.88 * sheet.height < lowest < sheet.height


PERSONA = """desirepath: 1
persona: Ines
goals: [Home by six]
fears: [A shut bridge]
frustrations: [Two apps, No signal]
traits: { Patience: 20 }
"""


def persona(lens: str, text: str = PERSONA) -> Scene:
    return layout(view(yaml_file.read(text, "ines.yaml").document, Lens(load(lens))), Options())


@pytest.mark.parametrize(
    ("lens", "homes"),
    [
        ("persona", {"goals": ["Home by six"], "hopes": ["A shut bridge"], "frustrations": ["Two apps", "No signal"]}),
        ("persona-wall", {"wants": ["Home by six"], "fears": ["A shut bridge"], "hates": ["Two apps", "No signal"]}),
    ],
)
def test_the_sheet_of_a_persona_tells_their_goals_and_fears_in_the_areas_for_those(
    lens: str, homes: dict[str, list[str]]
) -> None:
    scene = persona(lens)
    told = {
        group.id: [card.title for card in group.items if isinstance(card, Group) and card.role == "card"]
        for group in groups(scene, "area")
    }
    assert {id: words for id, words in told.items() if words} == homes
    assert [said(scene).count(words) for words in ("Home by six", "A shut bridge", "Patience", "GOALS")] == [1, 1, 1, 0]
    assert check(scene) == []


def test_a_canvas_with_few_words_is_seen_from_nearer() -> None:
    def sizes(text: str) -> set[float]:
        return {
            i.size for i in persona("persona-wall", text).pages[0].flat() if isinstance(i, Text) and "Home" in i.words
        }

    assert sizes(PERSONA) == {14 * 1.6}
    many = ", ".join(f"Home by {n} whatever the bridge and the apps and the signal do" for n in range(60))
    assert sizes(PERSONA.replace("Home by six", many)) == {14}


def test_what_is_said_of_the_only_persona_stands_in_columns() -> None:
    people = "personas: [{ name: Ines, goals: [Home by six], fears: [A shut bridge], traits: { Patience: 20 } }]"
    scene = scene_of(people, "apiops")
    tops = {i.words: round(i.y) for i in scene.pages[0].flat() if isinstance(i, Text) and i.words.isupper()}
    assert tops["GOALS"] == tops["FEARS"] == tops["PROFILE"]
    assert check(scene) == []
