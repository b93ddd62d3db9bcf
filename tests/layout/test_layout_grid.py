"""The map: columns, lanes, spans, branches and the feeling curve."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TypeGuard

import pytest
from layout_worlds import blank_scene, box_of, builtin, groups, inside, said, scene_of

from desirepath.formats import yaml_file
from desirepath.frameworks import blank
from desirepath.layout import Options, layout
from desirepath.layout.check import check
from desirepath.layout.scene import Circle, Group, Icon, Path, Rect, Scene, Text
from desirepath.model.framework import Separator
from desirepath.model.view import Lens, view


def lanes(scene: Scene) -> list[tuple[str, float, float]]:
    """(title, top, bottom) of every lane, where the bottom is that of what is drawn in it."""
    found = []
    for group in groups(scene, "lane"):
        tops = [item.y for item in inside(group) if isinstance(item, Rect | Text)]
        ends = [item.y + item.height for item in inside(group) if isinstance(item, Rect | Text)]
        found.append((group.title, min(tops), max(ends)))
    return found


def boxes(scene: Scene) -> dict[str, Rect]:
    """The box of every card by its words."""
    return {group.title: box_of(group) for group in groups(scene, "card")}


def headings(scene: Scene) -> dict[str, Rect]:
    """The box of every stage by its title."""
    return {group.title: box_of(group) for group in groups(scene, "stage")}


def curve(scene: Scene) -> Group:
    """The feeling lane."""
    return groups(scene, "curve")[0]


def test_lanes_lie_below_each_other_and_cards_in_the_column_of_their_step() -> None:
    scene = scene_of("""
stages:
  - stage: Book
    steps: [{ step: Looks, doing: Reads, pain: Too small }, { step: Pays, doing: Types }]
  - { stage: Sail, steps: [{ step: Boards, doing: [Queues, Waves] }] }
""")
    titles = [title for title, _, _ in lanes(scene)]
    assert titles[:3] == ["Doing", "Touchpoints", "Thinking"]
    assert all(above[2] <= below[1] for above, below in zip(lanes(scene), lanes(scene)[1:], strict=False))
    cards = boxes(scene)
    assert cards["Reads"].x == cards["Too small"].x < cards["Types"].x < cards["Queues"].x == cards["Waves"].x
    assert cards["Reads"].y == cards["Types"].y == cards["Queues"].y < cards["Waves"].y
    stages = headings(scene)
    assert stages["Book"].x + stages["Book"].width < stages["Sail"].x
    assert stages["Sail"].x < cards["Queues"].x < stages["Sail"].x + stages["Sail"].width


def test_a_card_that_spans_steps_lies_on_top_of_them_all() -> None:
    cards = boxes(scene_of("""
stages:
  - stage: Book
    steps:
      - { step: Looks, doing: Reads, id: one }
      - { step: Asks, doing: { text: Waits, to: three }, id: two }
      - { step: Pays, doing: Types, id: three }
"""))  # fmt: skip
    assert cards["Waits"].x < cards["Types"].x < cards["Waits"].x + cards["Waits"].width
    assert cards["Waits"].y == cards["Reads"].y < cards["Types"].y


def test_a_card_of_the_whole_map_or_of_a_stage_spans_its_columns() -> None:
    scene = scene_of("""
doing: Travels
stages:
  - { stage: Book, doing: Hesitates, steps: [{ step: Looks }, { step: Pays }] }
  - { stage: Sail, steps: [{ step: Boards }] }
""")
    cards, stages = boxes(scene), headings(scene)
    assert (cards["Travels"].x, cards["Hesitates"].x) == (stages["Book"].x + 8, stages["Book"].x + 8)
    assert cards["Hesitates"].width == stages["Book"].width - 16
    assert cards["Travels"].width == stages["Sail"].x + stages["Sail"].width - stages["Book"].x - 16


def test_cards_of_the_map_are_drawn_before_there_is_a_stage() -> None:
    scene = scene_of("doing: [Travels, Returns]")
    assert list(boxes(scene)) == ["Travels", "Returns"]
    assert check(scene) == []


def test_wide_and_narrow_steps_keep_their_proportion_and_room_for_a_word() -> None:
    cards = boxes(scene_of("""
stages:
  - stage: Book
    steps:
      - { step: A, doing: usual }
      - { step: B, doing: double, width: 2 }
      - { step: C, doing: narrow, width: 0.25 }
"""))  # fmt: skip
    assert cards["double"].width + 16 == pytest.approx(2 * (cards["usual"].width + 16))
    assert cards["narrow"].width + 16 == 112


def test_lane_overlays_change_order_height_and_title_and_hide() -> None:
    scene = scene_of("""
stages: [{ stage: Book, steps: [{ step: Looks, doing: Reads, gain: Quick }] }]
lenses:
  journey-map:
    gains: { order: 0.5, title: What helps, height: 300 }
    touchpoints: { hidden: true }
""")
    found = lanes(scene)
    assert [title for title, _, _ in found][:3] == ["What helps", "Doing", "Thinking"]
    assert found[1][1] - found[0][1] >= 300
    assert check(scene) == []


def test_a_separator_is_a_line_below_the_lane_it_names() -> None:
    framework = replace(builtin("journey-map"), separators=(Separator("touchpoints", "Line of visibility"),))
    document = yaml_file.read(
        "desirepath: 1\njourney: x\nstages: [{ stage: Book, steps: [{ step: Looks, doing: Reads }] }]", "x.yaml"
    ).document
    scene = layout(view(document, Lens(framework)), Options())
    order = [group.title for group in groups(scene) if group.role in ("lane", "separator")]
    assert order[:4] == ["Doing", "Touchpoints", "Line of visibility", "Thinking"]
    (line,) = (item for item in inside(groups(scene, "separator")[0]) if isinstance(item, Path))
    rules = [item for group in groups(scene, "lane") for item in inside(group) if _is_rule(item)]
    assert line.dash is not None
    assert len(rules) == len(groups(scene, "lane")) - 1
    assert all(abs(_number(rule, 0, 2) - _number(line, 0, 2)) > 40 for rule in rules)
    assert check(scene) == []


def test_a_separator_stays_on_paper_where_the_lane_above_it_is_empty_and_others_are_not() -> None:
    framework = replace(builtin("journey-map"), separators=(Separator("thinking", "One"), Separator("metrics", "Two")))
    text = "desirepath: 1\njourney: x\nstages: [{ stage: Book, steps: [{ step: A, doing: Reads, pain: Small }] }]"
    scene = layout(view(yaml_file.read(text, "x.yaml").document, Lens(framework)), Options(page="a4"))
    order = [group.title for group in groups(scene) if group.role in ("lane", "separator")]
    assert order == ["Doing", "One", "Pains"]
    assert check(scene) == []


def test_a_curve_below_a_separator_has_no_rule_of_its_own() -> None:
    framework = replace(builtin("journey-map"), separators=(Separator("thinking", "Line of visibility"),))
    text = (
        "desirepath: 1\njourney: x\nstages: [{ stage: Book, steps: [{ step: A, feeling: { text: Glad, score: 1 } }] }]"
    )
    scene = layout(view(yaml_file.read(text, "x.yaml").document, Lens(framework)), Options())
    (line,) = (item for item in inside(groups(scene, "separator")[0]) if isinstance(item, Path))
    rules = [item for item in scene.pages[0].flat() if _is_rule(item)]
    assert curve(scene).title.startswith("Feeling: Glad")
    assert all(abs(_number(rule, 0, 2) - _number(line, 0, 2)) > 20 for rule in rules)


def test_kinds_of_one_lane_stand_under_their_headings() -> None:
    framework = replace(
        builtin("journey-map"), slots=tuple(replace(slot, hidden=False) for slot in builtin("journey-map").slots)
    )
    text = """desirepath: 1
journey: x
stages:
  - stage: Book
    steps: [{ step: A, support: Seats, frontstage: [Clerk, Kiosk] }, { step: B, backstage: Ledger }]
"""
    scene = layout(view(yaml_file.read(text, "x.yaml").document, Lens(framework)), Options())
    (lane,) = (
        g for g in groups(scene, "lane") if {"Clerk", "Ledger"} <= {i.title for i in g.items if hasattr(i, "title")}
    )
    words = [i.words for i in inside(lane) if isinstance(i, Text)]
    assert words[-7:] == ["In view", "Clerk", "Kiosk", "Systems", "Seats", "Out of view", "Ledger"]
    assert check(scene) == []


def test_kinds_that_a_framework_brings_have_its_names_and_icons() -> None:
    kinds = {"x-boat.tide": {"label": "Tide", "plural": "Tides", "icon": "waves"}}
    own = replace(builtin("journey-map"), kinds=kinds)
    slots = tuple(replace(s, shows=("x-boat.tide",), look="chips") if s.id == "touchpoints" else s for s in own.slots)
    text = "desirepath: 1\njourney: x\nstages: [{ stage: Book, steps: [{ step: A, x-boat.tide: [High, Low] }] }]"
    document = yaml_file.read(text, "x.yaml").document
    shown = layout(view(document, Lens(replace(own, slots=slots))), Options())
    icons = [i.name for group in groups(shown, "card") for i in inside(group) if isinstance(i, Icon)]
    assert icons == ["waves", "waves"]
    assert said(layout(view(document, Lens(own)), Options()))[-1] == "Not shown here: 2 Tides"


def _is_rule(item: object) -> TypeGuard[Path]:
    return isinstance(item, Path) and item.stroke_width == 0.8


SILENT = ("frontstage", "backstage")


@pytest.mark.parametrize("page", ["poster", "a3"])
def test_a_lane_without_a_question_has_as_much_room_to_write_in_as_one_with_it(page: str) -> None:
    framework = builtin("service-blueprint")
    slots = tuple(replace(s, prompt="", prompts={}) if s.id in SILENT else s for s in framework.slots)
    scenes = [
        layout(view(blank(each, "To fill in"), Lens(each)), Options(page=page, blank=True))
        for each in (framework, replace(framework, slots=slots))
    ]
    asked, unasked = ([top for _, top, _ in lanes(scene)] for scene in scenes)
    assert len(unasked) == 5
    assert [b - a for a, b in pairwise(unasked)] == pytest.approx([b - a for a, b in pairwise(asked)], abs=12)
    assert check(scenes[1]) == []


# ---- branches and loops

WAYS = """
stages:
  - stage: Book
    steps:
      - { step: Looks, id: a, next: { b: , c: the boat is full } }
      - { step: Pays, id: b, next: { c: , a: the card was refused } }
      - { step: Waits, id: c, next: { c: another hour } }
      - { step: Gives up, id: d, next: [] }
"""


def test_a_branch_a_loop_and_a_step_that_repeats_are_arrows_with_their_words() -> None:
    scene = scene_of(WAYS)
    assert [group.title for group in groups(scene, "path")] == [
        "Waits → Waits: another hour",
        "Pays → Looks: the card was refused",
        "Looks → Waits: the boat is full",
    ]
    assert "The journey ends here" in said(scene)
    assert check(scene) == []


@pytest.mark.parametrize("text", ["", "last", "the bank says no and nobody knows why " * 3])
@pytest.mark.parametrize("page", ["poster", "a4"])
def test_a_step_that_leads_to_itself_has_a_loop_with_its_words_beside_it(text: str, page: str) -> None:
    steps = "{ step: Looks }, { step: Waits, id: w, next: { w: %s } }, { step: Asks }"
    for row in (steps, f"{steps}, {{ step: Pays }}", steps.removesuffix(", { step: Asks }")):
        scene = scene_of(f"stages: [{{ stage: Book, steps: [{row % text}] }}]".replace("{{", "{"), page=page)
        (way,) = groups(scene, "path")
        arc, head = (item for item in inside(way) if isinstance(item, Path))
        assert [command[0] for command in arc.commands] == ["M", "C"]
        assert _number(head, 1, 1) == pytest.approx(_number(arc, 1, 5))
        left, right = _number(arc, 0, 1), _number(arc, 1, 5)
        plates = [item for item in inside(way) if isinstance(item, Rect)]
        assert len(plates) == bool(text)
        assert all(plate.x > right or plate.x + plate.width < left for plate in plates)
        assert check(scene) == []


def test_the_words_of_a_way_grow_wide_before_they_grow_high_and_break_over_pages() -> None:
    scene = scene_of(WAYS.replace("the boat is full", "because it rains " * 230), page="a4")
    ways = [group for group in groups(scene, "path") if group.title.startswith("Looks")]
    assert sum(len(item.lines) for way in ways for item in inside(way) if isinstance(item, Text)) < 40
    assert check(scene) == []


# ---- feelings


def felt(*scores: str, head: str = "") -> str:
    steps = "".join(f"\n      - {{ step: S{n}, feeling: {score} }}" for n, score in enumerate(scores))
    return f"{head}\nstages:\n  - stage: Book\n    steps:{steps}"


def test_short_words_stand_at_the_faces_above_peaks_and_below_dips() -> None:
    scene = scene_of(felt("{ text: Up, score: 2 }", "{ text: Down, score: -2 }", "{ text: Up again, score: 1 }"))
    items = inside(curve(scene))
    words = {i.words: i.y for i in items if isinstance(i, Text)}
    faces = [i.y for i in items if isinstance(i, Circle)]
    assert words["Up"] < faces[0]
    assert words["Down"] > faces[1]
    assert words["Up again"] < faces[2]


def test_long_words_stand_in_cards_below_the_curve() -> None:
    scene = scene_of(felt("{ text: Up, score: 2 }", f"{{ text: {'as if it had never happened ' * 9}, score: -2 }}"))
    assert not [i for i in inside(curve(scene)) if isinstance(i, Text) and i.words == "Up"]
    assert "Up" in said(scene)
    assert check(scene) == []


@pytest.mark.parametrize(
    "steps",
    [
        ["{ text: Alone, score: 1 }"],
        ["{ text: Even, score: 0 }"] * 5,
        ["[" + ", ".join(f"{{ text: w{n}, score: {n % 5 - 2} }}" for n in range(14)) + "]", "{ text: End, score: 1 }"],
        ["{ text: No score }", "{ text: Other, score: 2, low: -1, high: 2 }"],
    ],
    ids=["one point", "all equal", "fourteen at one step", "one without a score"],
)
def test_any_curve_keeps_clear_of_its_words(steps: list[str]) -> None:
    scene = scene_of(felt(*steps))
    assert check(scene) == []
    assert len(groups(scene, "feeling")) == sum(step.count("score:") for step in steps)


def test_a_feeling_that_lasts_gives_way_to_the_next_one() -> None:
    scene = scene_of("""
stages:
  - stage: Book
    steps:
      - { step: A, id: a, feeling: { text: Long, score: 1, to: d } }
      - { step: B, id: b }
      - { step: C, id: c, feeling: { text: Short, score: -1 } }
      - { step: D, id: d }
""")
    faces = [i for group in groups(scene, "feeling") for i in inside(group) if isinstance(i, Circle)]
    assert faces[0].x < faces[1].x
    line = next(i for i in inside(curve(scene)) if isinstance(i, Path) and i.stroke_width == 3.4)
    ends = [(command[5], command[6]) for command in line.commands if command[0] == "C"]
    assert any((x, y) == pytest.approx((faces[1].x, faces[1].y)) for x, y in ends)


def test_several_curves_differ_by_dash_and_letter_and_are_named_in_the_legend() -> None:
    scene = scene_of(
        felt(
            "[{ text: Glad, score: 2, persona: i }, { text: Sad, score: -2, persona: t }]",
            "[{ text: Sad, score: -2, persona: i }, { text: Sad too, score: -2, persona: t }]",
            head="personas: [{ id: i, name: Ines }, { id: t, name: Tomasz }]",
        )
    )
    lines = [i for i in inside(curve(scene)) if isinstance(i, Path) and i.stroke_width == 2.6]
    assert [(line.title, line.dash) for line in lines] == [("Ines", None), ("Tomasz", (9, 4))]
    assert len({line.stroke for line in lines}) == 2
    assert [i.words for i in inside(curve(scene)) if isinstance(i, Text) and len(i.words) == 1] == ["I", "T"]
    assert {"I · Ines", "T · Tomasz"} <= set(said(scene))
    assert check(scene) == []


def test_people_with_the_same_initial_get_both_of_theirs_or_a_number() -> None:
    for names, letters in (("Ines Alt, Ida Berg", ["IA", "IB"]), ("Ines, Ida", ["1", "2"])):
        people = ", ".join(f"{{ id: p{n}, name: {name} }}" for n, name in enumerate(names.split(", ")))
        both = "[{ text: Glad, score: 2, persona: p0 }, { text: Sad, score: -2, persona: p1 }]"
        scene = scene_of(felt(both, head=f"personas: [{people}]"))
        assert [i.words for i in inside(curve(scene)) if isinstance(i, Text) and len(i.words) <= 2] == letters


# ---- the foot


def test_what_a_lens_does_not_show_is_counted_in_the_legend() -> None:
    scene = scene_of("stages: [{ stage: Book, rule: [Pay first, Sit down], steps: [{ step: Looks, people: Crew }] }]")
    assert [words for words in said(scene) if words.startswith("Not shown here")] == [
        "Not shown here: 2 Rules, Setting (1)"
    ]


def test_prompts_are_printed_on_sheets_to_write_on_alone() -> None:
    prompts = {slot.prompt for slot in builtin("journey-map").slots}
    assert not prompts & set(said(scene_of("stages: [{ stage: Book, steps: [{ step: Looks }] }]")))
    assert prompts & set(said(blank_scene("journey-map")))


# ---- nothing there yet


@pytest.mark.parametrize("lens", ["journey-map", "storyboard"])
def test_a_document_without_stages_says_what_the_lens_is_for_and_asks_its_first_question(lens: str) -> None:
    framework = builtin(lens)
    scene = scene_of("", lens)
    first = min((slot for slot in framework.slots if slot.fill), key=lambda slot: slot.fill)
    assert said(scene)[-4:] == [framework.title, framework.summary, first.title.upper(), first.prompt]
    assert check(scene) == []


def test_a_journey_without_personas_has_no_persona_block() -> None:
    scene = scene_of("stages: [{ stage: Book, steps: [{ step: Looks, feeling: { text: Well, score: 1 } }] }]")
    assert groups(scene, "persona") == []
    assert not any(isinstance(item, Icon) and item.name == "user" for item in scene.pages[0].flat())


def _number(path: Path, command: int, place: int) -> float:
    """One coordinate of one command."""
    return float(path.commands[command][place])


def test_cards_of_the_whole_map_share_its_width_on_one_plate() -> None:
    scene = scene_of(
        "pain: [One bar, Another bar, A third bar]\nstages: [{ stage: Book }, { stage: Pay }, { stage: Go }]"
    )
    plates = [next(i for i in inside(g) if isinstance(i, Rect)) for g in groups(scene, "card")]
    assert len({plate.y for plate in plates}) == 1
    assert [plate.x for plate in plates] == sorted({plate.x for plate in plates})
    assert len({round(plate.width) for plate in plates}) == 1
    assert sum(plate.width for plate in plates) < scene.pages[0].width


def test_a_single_card_of_the_whole_map_reaches_across_it() -> None:
    scene = scene_of("pain: One bar\nstages: [{ stage: Book }, { stage: Pay }, { stage: Go }]")
    [card] = groups(scene, "card")
    plate = next(i for i in inside(card) if isinstance(i, Rect))
    assert plate.width > 0.7 * scene.pages[0].width
