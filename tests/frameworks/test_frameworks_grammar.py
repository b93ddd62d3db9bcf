"""What is wrong with a framework file is said whole, in place, and with what to do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desirepath import frameworks
from desirepath.errors import BadFramework
from desirepath.model.framework import Framework, Grid, Guidance, Separator, Slot, SlotLink, StagePreset

DOING: dict[str, Any] = {"id": "doing", "title": "Doing", "shows": ["doing"]}
SMALL: dict[str, Any] = {"id": "small", "title": "Small", "layout": "grid", "slots": [DOING]}


def wrong(tree: dict[str, Any]) -> list[str]:
    with pytest.raises(BadFramework) as caught:
        frameworks.parse(tree)
    return [str(problem) for problem in caught.value.problems]


def wrong_text(text: str) -> list[str]:
    with pytest.raises(BadFramework) as caught:
        frameworks.read(text, "x.yaml")
    return [str(problem) for problem in caught.value.problems]


def with_slots(*slots: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**SMALL, "slots": list(slots), **more}


def test_a_file_becomes_the_records_that_it_describes() -> None:
    text = """\
id: whole
title: 1.10
layout: canvas
version: 3
language: en
type: canvas
kicker: Above
summary: No
icon: map
phase: Start
columns: roles
state: future
stages:
  - { id: one, title: One, prompt: "Why?", role: entice }
slots:
  - id: area
    title: Area
    shows: [goal.avoid, goal, x-lean.waste]
    writes: goal.toward
    level: map
    hint: below
    prompt: What?
    prompts: { one: What here? }
    icon: target
    tone: blue
    look: chips
    fill: 2
    grid: { column: 0.5, row: 1, width: 2 }
    hidden: true
    highlight: yes
    groups: { goal: Goals }
    links: [{ to: okr, title: Objectives }]
    was: old older
separators: [{ after: area, title: Line }]
guidance: { purpose: See., tips: [One., "Two: more."] }
previous: [a]
next: b c
kinds:
  x-lean.waste: { label: Waste, plural: Wastes, icon: trash }
x-note: anything
"""
    assert frameworks.read(text) == Framework(
        id="whole",
        title="1.10",
        layout="canvas",
        version=3,
        type="canvas",
        kicker="Above",
        summary="No",
        icon="map",
        phase="Start",
        columns="roles",
        state="future",
        stages=(StagePreset("one", "One", "Why?", "entice"),),
        slots=(
            Slot(
                "area", "Area", ("goal.avoid", "goal", "x-lean.waste"), "goal.toward", "map", "below", "What?",
                {"one": "What here?"}, "target", "blue", "chips", 2, Grid(0.5, 1, 2, 1), True, True,
                {"goal": "Goals"}, (SlotLink("okr", "Objectives"),), ("old", "older"),
            ),
        ),
        separators=(Separator("area", "Line"),),
        guidance=Guidance(purpose="See.", tips=("One.", "Two: more.")),
        previous=("a",),
        next=("b", "c"),
        kinds={"x-lean.waste": {"label": "Waste", "plural": "Wastes", "icon": "trash"}},
    )  # fmt: skip


def test_plain_data_with_real_numbers_and_flags_is_the_same_framework() -> None:
    slot = {**DOING, "fill": 1, "hidden": True}
    assert (
        frameworks.parse(with_slots(slot)).slots
        == frameworks.parse(with_slots({**DOING, "fill": "1", "hidden": "true", "shows": "doing"})).slots
    )


TABLE = [
    (
        with_slots(DOING, titel="Small"),
        ["the file has no key 'titel'; did you mean 'title'?"],
    ),
    (
        with_slots({**DOING, "promt": "What?"}),
        ["slots 1 has no key 'promt'; did you mean 'prompt'?"],
    ),
    (
        with_slots({"id": "doing", "title": "Doing"}),
        ["slots 1 lacks `shows`; add `shows: …`"],
    ),
    (
        with_slots(DOING, layout="gird"),
        ["layout must be one of grid, canvas, storyboard, not 'gird'; did you mean 'grid'?"],
    ),
    (
        with_slots({**DOING, "look": "quots", "tone": "green"}),
        [
            "slots 1 › tone must be one of plain, blue, teal, pain, gain, idea, system, trigger, not 'green'",
            "slots 1 › look must be one of cards, chips, quotes, curve, metrics, scores, steps, personas, panels, "
            "not 'quots'; did you mean 'quotes'?",
        ],
    ),
    (
        with_slots({**DOING, "shows": "doin thinking"}),
        ["'doing' shows 'doin', which is no kind; did you mean 'doing'?"],
    ),
    (
        with_slots({**DOING, "shows": "pain.moments"}),
        ["'doing' shows 'pain.moments', which is no kind; did you mean 'pain.moment'?"],
    ),
    (
        with_slots({**DOING, "shows": "qqq"}),
        ["'doing' shows 'qqq', which is no kind; a kind of your own is written x-<name>.<kind>"],
    ),
    (
        with_slots(DOING, {"id": "acts", "title": "Acts", "shows": "thinking doing"}),
        ["'doing' and 'acts' both show 'doing'; let one slot have it, or give it a facet such as pain.moment"],
    ),
    (
        with_slots(DOING, {"id": "doing", "title": "Again", "shows": "thinking"}),
        ["slots 1 and 2 are both called 'doing'; every id may be used once"],
    ),
    (
        with_slots(DOING, {"id": "acts", "title": "Acts", "shows": "thinking", "was": ["doing"]}),
        ["slots 1 and 2 are both called 'doing'; every id may be used once"],
    ),
    (
        with_slots(DOING, stages=[{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]),
        ["stages 1 and 2 are both called 'a'; every id may be used once"],
    ),
    (
        with_slots({**DOING, "id": "not an id"}),
        ["slots 1 › id 'not an id' is no id; use letters, digits, - and _, at most 64, no space"],
    ),
    (
        with_slots({**DOING, "writes": "thinking"}),
        ["'doing' writes 'thinking', which it does not show; it may write doing"],
    ),
    (
        with_slots(
            {"id": "hurts", "title": "Hurts", "shows": "pain", "writes": "pain.moment"},
            {"id": "now", "title": "Now", "shows": "pain.moment"},
        ),
        ["'hurts' writes 'pain.moment', but 'now' shows it"],
    ),
    (
        with_slots({**DOING, "prompts": {"frist": "What?"}}, stages=[{"id": "first", "title": "First"}]),
        ["'doing' prompts for 'frist', which is no stage; did you mean 'first'?"],
    ),
    (
        with_slots({**DOING, "groups": {"thinking": "Thoughts"}}),
        ["'doing' has a heading for 'thinking', which it does not show"],
    ),
    (
        with_slots(DOING, separators=[{"after": "doings", "title": "Line"}]),
        ["a separator stands after 'doings', which is no slot; did you mean 'doing'?"],
    ),
    (
        with_slots(DOING, columns="roles", stages=[{"id": "a", "title": "A"}]),
        ["stage 'a' needs a role, because columns are roles"],
    ),
    (
        with_slots(DOING, columns="roles"),
        ["columns are roles, but there are no stages; add `stages:` with a role each"],
    ),
    (
        with_slots(DOING, columns="roles", stages=[{"id": i, "title": i, "role": "exit"} for i in "ab"]),
        ["two stages have the role 'exit'; a role makes one column"],
    ),
    (
        with_slots(DOING, stages=[{"id": "a", "title": "A", "role": "extent"}]),
        ["stages 1 › role must be one of entice, enter, engage, exit, extend, not 'extent'; did you mean 'extend'?"],
    ),
    (
        with_slots(DOING, layout="canvas"),
        ["'doing' stands on a canvas and needs a grid; add `grid: { column: 0, row: 0 }`"],
    ),
    (
        with_slots({**DOING, "grid": {"column": 0, "row": 0}}),
        ["'doing' has a grid, but this is no canvas; leave `grid` out"],
    ),
    (
        with_slots(
            {**DOING, "grid": {"column": 0, "row": 0, "width": 2}},
            {"id": "over", "title": "Over", "shows": "thinking", "grid": {"column": 1.5, "row": 0.5}},
            layout="canvas",
        ),
        ["'over' lies over 'doing'; move it, or make one smaller"],
    ),
    (
        with_slots({**DOING, "grid": {"column": "left", "row": 0, "width": 0}}, layout="canvas"),
        [
            "slots 1 › grid › column must be a number from 0 to 1,000, not 'left'",
            "'doing' has no size; give it a width and a height",
        ],
    ),
    (
        with_slots({**DOING, "fill": 1.5, "hidden": "perhaps", "title": True}),
        [
            "slots 1 › title must be text; put it in quotes",
            "slots 1 › fill must be a whole number, not 1.5",
            "slots 1 › hidden must be true or false, not 'perhaps'",
        ],
    ),
    (
        with_slots(DOING, kinds={"waste": {"label": "Waste"}, "x-lean.muda": {}}),
        [
            "'waste' is no name for a kind of one's own; write x-<name>.<kind>, such as x-lean.waste",
            "kinds › x-lean.muda lacks `label`; add `label: …`",
        ],
    ),
    (
        {**SMALL, "slots": "doing", "guidance": ["tips"]},
        [
            "slots must be a list; begin each entry with `- `",
            "guidance must be a mapping (`key: value`)",
        ],
    ),
]


@pytest.mark.parametrize(("tree", "said"), TABLE, ids=[said[0][:60] for _, said in TABLE])
def test_a_mistake_is_named_with_what_to_do(tree: dict[str, Any], said: list[str]) -> None:
    assert wrong(tree) == said


def test_all_mistakes_are_told_at_once_each_in_its_line() -> None:
    text = """\
id: many
layout: gird
slots:
  - id: doing
    title: Doing
    shows: doing
    promt: What?
  - { id: doing, title: More, shows: doing, tone: red }
"""
    assert wrong_text(text) == [
        "x.yaml:1:1: the file lacks `title`; add `title: …`",
        "x.yaml:2:1: layout must be one of grid, canvas, storyboard, not 'gird'; did you mean 'grid'?",
        "x.yaml:7:5: slots 1 has no key 'promt'; did you mean 'prompt'?",
        "x.yaml:8:7: slots 1 and 2 are both called 'doing'; every id may be used once",
        "x.yaml:8:31: 'doing' and 'doing' both show 'doing'; let one slot have it, or give it a facet such as "
        "pain.moment",
        "x.yaml:8:45: slots 2 › tone must be one of plain, blue, teal, pain, gain, idea, system, trigger, not 'red'",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n", "x.yaml:1:1: a framework file must be a mapping; begin with `id:`, `title:` and `layout:`"),
        ("id: &a x\ntitle: *a\n", "x.yaml:2:8: the alias *a is not allowed here; write the value out"),
        ("id: !!set x\n", "x.yaml:1:5: the tag tag:yaml.org,2002:set is not allowed here; leave it out"),
        ("id: x\nid: y\n", "x.yaml:2:1: 'id' stands here twice; merge the two"),
        ("? [a]\n: b\n", "x.yaml:1:3: a key must be a word"),
        ("id: x\n---\nid: y\n", "x.yaml:2:1: a second document begins here; keep one framework to a file"),
        ("id: [x\n", "x.yaml:2:1: this is not YAML: did not find expected ',' or ']'"),
        ("a: " + "[" * 5000, "x.yaml:1:16: nesting is deeper than 12 levels"),
        ("#" * 300_000, "x.yaml: the file is longer than 262,144 characters; a framework is a few pages at most"),
    ],
)  # fmt: skip
def test_hostile_or_broken_yaml_is_refused_where_it_stands(text: str, said: str) -> None:
    assert wrong_text(text) == [said]


def test_control_characters_are_refused() -> None:
    assert wrong_text("id: a\x00b\n")[0].startswith("x.yaml: this is not YAML: ")


WORDS = ["doing", "steps", "x-a.b", "pain.moment", "grid", "canvas", "entice", "", "1", "true", "\u200e"]
KEYS = """id title layout slots shows writes look grid column row stages role prompts groups kinds guidance tips
separators after languages links to fill hidden x-own was columns"""
words = st.sampled_from(WORDS)
keys = st.sampled_from(KEYS.split())
trees = st.recursive(
    words | st.integers() | st.booleans() | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(keys, trees, max_size=8), st.booleans())
def test_any_tree_is_a_framework_or_is_refused_in_words(tree: dict[str, Any], filled: bool) -> None:
    tree = {**SMALL, **tree} if filled else tree
    assert frameworks_or_problems(tree)


def frameworks_or_problems(tree: dict[str, Any]) -> bool:
    """Whether there is a framework with slots, or problems with words; another exception passes through."""
    try:
        return bool(frameworks.parse(tree).slots)
    except BadFramework as error:
        return bool(error.problems) and all(problem.message for problem in error.problems)
