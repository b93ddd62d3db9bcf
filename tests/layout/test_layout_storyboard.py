"""The storyboard: pictures, bubbles, captions and faces."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_worlds import blank_scene, box_of, builtin, groups, inside, said

from desirepath.formats import yaml_file
from desirepath.frameworks import blank
from desirepath.layout import Options, layout
from desirepath.layout.check import check
from desirepath.layout.scene import Group, Icon, Picture, Rect, Scene, Text
from desirepath.layout.sheets import EDGE, FOOT
from desirepath.model.view import Lens, view


def board(text: str, *pictures: str) -> Scene:
    document = yaml_file.read("desirepath: 1\njourney: By boat\n" + text, "boat.yaml").document
    return layout(view(document, Lens(builtin("storyboard"))), Options(pictures=frozenset(pictures)))


def bubbles(scene: Scene) -> dict[str, Rect]:
    return {group.title: box_of(group) for group in groups(scene, "bubble")}


def panel(scene: Scene, title: str) -> Group:
    return next(group for group in groups(scene, "panel") if group.title == title)


def test_every_step_has_a_panel_and_a_stage_without_steps_has_one_too() -> None:
    scene = board("stages: [{ stage: Book, steps: [{ step: Looks }, { step: Pays }] }, { stage: Sail }]")
    assert [group.title for group in groups(scene, "panel")] == ["Looks", "Pays", "Sail"]
    assert said(scene).count("Sail") == 1  # a panel that is a stage does not repeat its name
    assert said(scene).count("BOOK") == 2
    assert check(scene) == []


def test_bubbles_hang_above_a_picture_and_never_over_it() -> None:
    scene = board(
        "stages: [{ stage: Book, steps: [{ step: A, saying: Where is it?, scene: { text: A pier, image: p.svg } }] }]",
        "p.svg",
    )
    picture = next(i for i in scene.pages[0].flat() if isinstance(i, Picture))
    bubble = bubbles(scene)["Where is it?"]
    assert bubble.y + bubble.height < picture.y
    assert picture.alt == "A pier"
    assert picture.width == box_of(panel(scene, "A")).width


def test_a_picture_that_is_not_there_says_what_it_would_show() -> None:
    scene = board(
        "stages: [{ stage: Book, steps: [{ step: Looks, scene: { text: A pier, image: p.svg, alt: Grey sea } }] }]"
    )
    assert "Grey sea" in said(scene)
    assert [i.name for i in scene.pages[0].flat() if isinstance(i, Icon) and i.size == 20] == ["image-off"]


def test_a_thought_that_the_composed_caption_quotes_has_no_bubble() -> None:
    scene = board("stages: [{ stage: Book, steps: [{ step: Looks, doing: Reads, thinking: Where?, saying: Hm }] }]")
    assert "Reads. “Where?”" in said(scene)
    assert list(bubbles(scene)) == ["Hm"]
    assert "composed from cards" in said(scene)


def test_beside_a_caption_of_its_own_a_thought_has_its_bubble() -> None:
    scene = board("stages: [{ stage: Book, steps: [{ step: Looks, narrative: Ines reads., thinking: Where? }] }]")
    assert "Ines reads." in said(scene)
    assert list(bubbles(scene)) == ["Where?"]
    assert "composed from cards" not in said(scene)


def test_panels_of_a_row_are_equally_high_and_their_words_begin_together() -> None:
    scene = board(
        f"stages: [{{ stage: Book, steps: [{{ step: A, saying: {'Where? ' * 90} }}, {{ step: B }}, {{ step: C }}] }}]"
    )
    boxes = [box_of(group) for group in groups(scene, "panel")]
    assert len({(box.y, box.height) for box in boxes}) == 1
    assert check(scene) == []


def test_feelings_of_several_people_at_one_step_are_all_told() -> None:
    scene = board("""
personas: [{ id: i, name: Ines }, { id: t, name: Tomasz }]
stages:
  - stage: Book
    steps: [{ step: Looks, feeling: [{ text: Glad, score: 2, persona: i }, { text: Sad, score: -2, persona: t }] }]
""")
    words = said(scene)
    at = words.index("Glad")
    assert words[at : at + 4] == ["Glad", "Ines", "Sad", "Tomasz"]


def test_everybody_who_is_named_at_a_step_is_seen_there_with_their_face_and_letter() -> None:
    scene = board("""
personas: [{ id: i, name: Ines }, { id: t, name: Tomasz }, { id: k, name: Kim }]
stages:
  - stage: Book
    steps:
      - step: Looks
        feeling: [{ text: Glad, score: 2, persona: i }, { text: Sad, score: -2, persona: t }]
        saying: { text: Where?, persona: t }
      - { step: Pays, doing: { text: Pays, persona: k } }
""")
    [face_i, face_t] = [i for i in inside(panel(scene, "Looks")) if isinstance(i, Icon) and i.size == 70]
    assert (face_i.name, face_t.name) == ("face:laugh", "face:angry")
    letters = [i for i in inside(panel(scene, "Looks")) if isinstance(i, Text) and i.words in ("I", "T")]
    assert [round(t.x + t.width / 2) for t in letters] == [round(f.x + 35) for f in (face_i, face_t)]
    assert [i.words for i in inside(panel(scene, "Pays")) if isinstance(i, Text) and len(i.words) == 1] == ["2"]
    bubble = next(group for group in groups(scene, "bubble"))
    assert [i.words for i in inside(bubble) if isinstance(i, Text)] == ["Where?", "Tomasz"]
    assert box_of(bubble).x > face_t.x + 70
    assert check(scene) == []


def test_no_panel_stands_alone_in_the_last_row() -> None:
    scene = board(f"stages: [{{ stage: Book, steps: [{', '.join(f'{{ step: S{n} }}' for n in range(7))}] }}]")
    tops = [box_of(group).y for group in groups(scene, "panel")]
    assert [tops.count(top) for top in dict.fromkeys(tops)] == [4, 3]


def test_what_belongs_to_the_whole_story_or_to_a_stage_is_told_too() -> None:
    scene = board("""
scenario: Ines crosses the sea
saying: It was worth it
stages: [{ stage: Book, thinking: Which one?, narrative: It begins., steps: [{ step: Looks }] }]
""")
    assert {"Ines crosses the sea", "It was worth it", "It begins.", "Which one?"} <= set(said(scene))


def test_lanes_that_are_switched_on_stand_below_the_caption() -> None:
    framework = builtin("storyboard")
    shown = replace(framework, slots=tuple(replace(slot, hidden=False) for slot in framework.slots))
    text = "desirepath: 1\njourney: x\nstages: [{ stage: Book, steps: [{ step: Looks, people: The purser }] }]"
    scene = layout(view(yaml_file.read(text, "x.yaml").document, Lens(shown)), Options())
    assert "The purser" in [i.words for i in inside(panel(scene, "Looks")) if hasattr(i, "words")]


def test_a_sheet_to_write_on_asks_every_question_once_and_leaves_a_place_for_each_answer() -> None:
    framework = builtin("storyboard")
    scene = blank_scene("storyboard")
    words = said(scene)
    assert [words.count(slot.prompt) for slot in framework.slots if not slot.hidden] == [1] * 8
    assert [words.count(preset.prompt) for preset in framework.stages] == [1] * 6
    assert [words.count(preset.title) for preset in framework.stages] == [1] * 6
    assert words.count("Speech") == 7  # once with its question, and in six panels
    assert check(scene) == []


def test_a_panel_says_how_long_its_step_takes_and_the_first_one_of_a_stage_how_long_that_takes() -> None:
    scene = board(
        "stages: [{ stage: Book, duration: a week, steps: [{ step: Looks, duration: an hour, moment_of_truth: true }, "
        "{ step: Pays, duration: a minute }] }]"
    )
    assert [word for word in said(scene) if word in ("an hour", "a minute")] == ["an hour", "a minute"]
    assert [word for word in said(scene) if word.startswith("BOOK")] == ["BOOK · A WEEK", "BOOK"]
    stars = [item for item in scene.pages[0].flat() if isinstance(item, Icon) and item.name == "star"]
    first, second = (box_of(panel(scene, title)) for title in ("Looks", "Pays"))
    assert [first.x < star.x < second.x and star.y < first.y + first.height for star in stars] == [True, False]
    assert "Moment of truth" in said(scene)
    assert check(scene) == []


@pytest.mark.parametrize("landscape", [True, False])
def test_panels_to_write_on_fill_their_sheets_and_their_rows(landscape: bool) -> None:
    framework = builtin("storyboard")
    options = Options("a4", landscape, blank=True)
    scene = layout(view(blank(framework, ""), Lens(framework)), options)
    first = [box_of(group) for group in groups(scene, "panel") if group in scene.pages[0].items]
    assert len(scene.pages) == 2
    assert len({box.width for box in (box_of(group) for group in groups(scene, "panel"))}) == 1
    assert max(box.y + box.height for box in first) > scene.pages[0].height - EDGE - FOOT - 40
    assert check(scene) == []


def test_the_legend_says_what_the_icons_in_the_pictures_stand_for() -> None:
    scene = board("""
stages:
  - stage: Book
    steps:
      - { step: Looks, touchpoint: [{ text: Ferry app, channel: app }, { text: Poster, icon: waves }] }
      - { step: Pays, touchpoint: [{ text: Ferry app, channel: app }, { text: Quay, icon: waves }] }
""")
    (legend,) = groups(scene, "legend")
    entries = [i.words for i in inside(legend) if isinstance(i, Text)]
    icons = [i.name for i in inside(legend) if isinstance(i, Icon)]
    assert icons[:2] == ["smartphone", "waves"]
    assert entries[:2] == ["App", "Poster, Quay"]
    assert check(scene) == []
