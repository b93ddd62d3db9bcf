"""Paper: sheets of exactly one size, with everything on them broken where it has to be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_worlds import BUILTIN, blank_scene, box_of, builtin, groups, inside, said, scene_of

from desirepath.layout import Options
from desirepath.layout.blocks import Block, beside, filled, grouped, moved, paragraph, plated, space, stack
from desirepath.layout.check import check
from desirepath.layout.pen import BODY, Pen
from desirepath.layout.scene import Group, Page, Rect, Scene, Text
from desirepath.layout.sheets import EDGE, FOOT, Sheets

LONG = "because the boat is late again and nobody says a word " * 70


def sizes(scene: Scene) -> set[tuple[float, float]]:
    return {(page.width, page.height) for page in scene.pages}


def lines_of(scene: Scene, id: str) -> str:
    """Every word of one record, on whatever sheets it stands."""
    found = [i for group in groups(scene) if group.id == id for i in inside(group) if isinstance(i, Text)]
    return " ".join(line.text for text in dict.fromkeys(found) for line in text.lines)


@pytest.mark.parametrize(
    "what",
    [
        f"description: {LONG}",
        f"facts: {{ Why: {LONG * 2} }}",
        f"personas: [{{ name: Ines, goals: [{', '.join(f'{LONG}{n}' for n in range(4))}] }}]",
        f"personas: [{{ name: Ines, goals: [{LONG}] }}, {{ name: Ida, fears: [{LONG}] }}, {{ name: Jo }}]",
        f"scenario: {LONG}",
        f"doing: {LONG}",
        f"feeling: {LONG}",
        f"metric: {{ text: Wait, value: {LONG[:190]} }}",
        "sources: [" + ", ".join(f"{{ title: {LONG[:150]}{n} }}" for n in range(90)) + "]",
        f"lenses: {{ journey-map: {{ doing: {{ title: {'W' * 190} }} }} }}",
        "lenses: { journey-map: { doing: { height: 1900 } } }",
    ],
    ids=lambda what: str(what)[:24],
)
@pytest.mark.parametrize("lens", ["journey-map", "apiops", "storyboard"])
def test_whatever_is_too_high_for_a_sheet_is_broken(what: str, lens: str) -> None:
    scene = scene_of(f"{what}\nstages: [{{ stage: Book, steps: [{{ step: Looks, doing: Reads }}] }}]", lens, page="a4")
    assert sizes(scene) == {Options(page="a4").sheet}
    assert check(scene) == []


def test_a_card_that_is_broken_loses_no_word_and_keeps_its_marks_for_its_end() -> None:
    card = f"{{ id: late, text: {LONG.strip()}, severity: 2, channel: app }}"
    scene = scene_of(
        f"stages: [{{ stage: Book, steps: [{{ step: Looks, pain: {card} }}, {{ step: Pays }}] }}]", page="a4"
    )
    parts = [group for group in groups(scene, "card") if group.id == "late"]
    assert len(parts) > 1
    assert lines_of(scene, "late") == LONG.strip() + " App"
    assert [any(isinstance(i, Text) and i.words == "App" for i in inside(part)) for part in parts][-1]


def test_stage_headers_and_lane_labels_are_repeated_on_every_sheet() -> None:
    cards = ", ".join(f"Card number {n} of many" for n in range(60))
    scene = scene_of(f"stages: [{{ stage: Book, steps: [{{ step: Looks, doing: [{cards}] }}] }}]", page="a4")
    with_cards = [n for n in range(len(scene.pages)) if any(w.startswith("Card number") for w in said(scene, n))]
    assert len(with_cards) > 2
    assert all({"Book", "Looks", "Doing"} <= set(said(scene, n)) for n in with_cards)
    assert said(scene)[-1] == f"Page {len(scene.pages)} of {len(scene.pages)}"


def test_columns_are_shared_out_evenly_and_cut_between_stages() -> None:
    much = f"[{', '.join(f'Reads page {n}' for n in range(10))}]"
    steps = [", ".join(f"{{ step: Step {g}.{n}, doing: {much} }}" for n in range(3)) for g in range(4)]
    stages = "".join(f"\n  - {{ stage: Stage {g}, steps: [{here}] }}" for g, here in enumerate(steps))
    scene = scene_of(f"stages:{stages}", page="a4")
    heads = [[w for w in said(scene, n) if w.startswith("Stage ")] for n in range(len(scene.pages))]
    assert [found for found in heads if found][:2] == [["Stage 0", "Stage 1"], ["Stage 2", "Stage 3"]]


def test_a_card_that_spans_sheets_stands_on_each_of_them() -> None:
    steps = ", ".join(f"{{ step: Step {n}, id: s{n} }}" for n in range(1, 12))
    text = f"stages: [{{ stage: Book, steps: [{{ step: Step 0, doing: {{ text: Waits, to: s11 }} }}, {steps}] }}]"
    tall = text + "\nlenses: { journey-map: { doing: { height: 600 } } }"
    scene = scene_of(tall, page="a4")
    assert [n for n in range(len(scene.pages)) if "Waits" in said(scene, n)] == [0, 1]


def test_a_map_on_which_little_stands_goes_on_below_itself_on_the_same_sheet() -> None:
    steps = ", ".join(f"{{ step: Step {n}, doing: Reads }}" for n in range(12))
    scene = scene_of(f"stages: [{{ stage: Book, steps: [{steps}] }}]", page="a4")
    assert len(scene.pages) == 1
    first, second = (box_of(group) for group in groups(scene, "stage"))
    assert (first.x, first.width) == (second.x, second.width)
    assert second.y > first.y + first.height
    assert check(scene) == []


def test_a_curve_goes_on_across_sheets_at_the_same_height() -> None:
    steps = ", ".join(f"{{ step: Step {n}, feeling: {{ text: w{n}, score: {(-1) ** n} }} }}" for n in range(14))
    scene = scene_of(f"stages: [{{ stage: Book, steps: [{steps}] }}]", page="a4")
    assert len(groups(scene, "curve")) == 2
    assert len(groups(scene, "feeling")) == 14
    assert check(scene) == []


def lanes_on(scene: Scene, page: int) -> list[str]:
    return [i.title for i in scene.pages[page].items if isinstance(i, Group) and i.role == "lane"]


def test_paper_has_only_lanes_in_which_something_stands_and_a_poster_has_all() -> None:
    steps = ", ".join(f"{{ step: Step {n}, doing: Reads }}" for n in range(12))
    text = f"stages: [{{ stage: Book, steps: [{{ step: Looks, pain: Too small }}, {steps}] }}]"
    paper, poster = scene_of(text, page="a4"), scene_of(text)
    assert lanes_on(paper, 0) == ["Doing", "Pains"] * len(groups(paper, "stage"))
    assert lanes_on(poster, 0)[:4] == ["Doing", "Touchpoints", "Thinking", "Feeling"]


def test_no_sheet_begins_for_lanes_that_are_empty_on_it() -> None:
    long = ", ".join(f"Card number {n} of many" for n in range(9))
    steps = ", ".join(f"{{ step: Step {n}, doing: [{long}] }}" for n in range(12))
    text = f"stages: [{{ stage: Book, steps: [{{ step: Looks, pain: Too small }}, {steps}] }}]"
    scene = scene_of(text, page="a4")
    for page in scene.pages:
        assert [group for group in page.items if isinstance(group, Group) and any(cards_in(group))]
    assert "Too small" in said(scene)


def cards_in(group: Group) -> list[Group]:
    return [item for item in group.items if isinstance(item, Group) and item.role == "card"]


def test_headers_without_lanes_stand_below_each_other_on_one_sheet() -> None:
    steps = ", ".join(f"{{ step: Step {n} }}" for n in range(24))
    scene = scene_of(f"stages: [{{ stage: Book, steps: [{steps}] }}]", page="a4")
    assert len(scene.pages) == 1
    assert [w for w in said(scene) if w.startswith("Step ")] == [f"Step {n}" for n in range(24)]
    assert check(scene) == []


@pytest.mark.parametrize("number", range(4, 40, 3))
def test_the_foot_takes_a_sheet_of_its_own_only_where_no_other_has_room(number: int) -> None:
    cards = ", ".join(f"Card number {n} of many" for n in range(number))
    text = f"sources: [{{ title: Survey }}]\nstages: [{{ stage: Book, steps: [{{ step: Looks, doing: [{cards}] }}] }}]"
    scene = scene_of(text, page="a4")
    with_cards = [n for n in range(len(scene.pages)) if any(w.startswith("Card number") for w in said(scene, n))]
    (foot,) = (n for n in range(len(scene.pages)) if "Survey" in said(scene, n))
    assert foot in (with_cards[-1], with_cards[-1] + 1)
    assert check(scene) == []


@pytest.mark.parametrize("page", ["poster", "a4", "a3", "letter"])
@pytest.mark.parametrize("lens", BUILTIN)
def test_a_sheet_to_write_on_fits_its_paper_and_has_its_questions(lens: str, page: str) -> None:
    scene = blank_scene(lens, page=page)
    assert check(scene) == []
    asked = (
        {slot.prompts.get(builtin(lens).stages[0].id) or slot.prompt for slot in builtin(lens).slots if not slot.hidden}
        if builtin(lens).stages
        else set()
    )
    heading = {"steps"} if builtin(lens).layout == "grid" else set()
    assert {words for words in asked if words} - heading <= set(said(scene)) | {""}
    if page != "poster":
        assert sizes(scene) == {Options(page=page).sheet}
        assert len(scene.pages) <= 2


# ---- blocks

PEN = Pen("light", "en")
words = st.integers(1, 60).map(lambda n: paragraph(PEN.lay("where is my boat " * n, 120, BODY), "#000000"))
atoms = st.floats(4, 30).map(lambda h: Block(h, lambda x, y: (Rect(x, y, 10, h),)))


def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, min_size=1, max_size=4)
    return (
        st.builds(stack, several, st.sampled_from([0.0, 10.0]))
        | several.map(lambda blocks: stack([part for block in blocks for part in (space(12), block)]))
        | several.map(lambda blocks: beside([(n * 130.0, block) for n, block in enumerate(blocks)]))
        | inner.map(lambda block: moved(block, 9, 5))
        | inner.map(lambda block: filled(block, block.height + 40))
        | inner.map(lambda block: grouped(block, "card", "c", "c"))
        | inner.map(lambda block: plated(block, 8, 6, 6, lambda x, y, h, *_: (Rect(x, y, 300, h, layer="p"),)))
    )


blocks = st.recursive(words | atoms, nested, max_leaves=8)


def ink(block: Block) -> list[tuple[str, float]]:
    """Every line and box but plates, in painting order."""
    found = Page(0, 0, "", block.paint(0, 0)).flat()
    return sorted(
        [(line.text, item.size) for item in found if isinstance(item, Text) for line in item.lines]
        + [
            ("", item.height)
            for item in Page(0, 0, "", block.paint(0, 0)).flat()
            if isinstance(item, Rect) and not item.layer
        ]
    )


def bottom(items: tuple[object, ...]) -> float:
    deep = [item for item in Page(0, 0, "", items).flat() if isinstance(item, Rect | Text)]  # type: ignore[arg-type]
    return max((item.y + item.height for item in deep), default=0.0)


@settings(max_examples=120, deadline=None)
@given(blocks, st.floats(5, 900))
def test_both_parts_of_a_broken_block_hold_all_of_it_and_the_first_fits(block: Block, room: float) -> None:
    parts = block.cut(room)
    if parts is None:
        return
    first, rest = parts
    assert 0 < first.height <= room + 1e-6
    assert bottom(first.paint(0, 0)) <= room + 1e-6
    assert sorted(ink(first) + ink(rest)) == ink(block)


@settings(max_examples=60, deadline=None)
@given(blocks)
def test_any_block_can_be_broken_until_nothing_is_left(block: Block) -> None:
    for _ in range(400):
        if block.height <= 160:
            return
        parts = block.cut(160)
        assert parts is not None
        block = parts[1]
    raise AssertionError("a block that never ends")


whole = st.floats(1, 4000).map(lambda h: Block(h, lambda x, y: (Rect(x, y, 10, h),)))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.booleans(), blocks | whole), min_size=1, max_size=9), st.floats(0, 60))
def test_no_block_can_make_a_sheet_grow(given_blocks: list[tuple[bool, Block]], gap: float) -> None:
    """Not even one that cannot be broken and is higher than the paper, whatever way it comes onto it."""
    size = (931.6, 650.0)
    sheets = Sheets(PEN, size, "Boats")
    for flows, block in given_blocks:
        if flows:
            sheets.flow([block], gap)
        else:
            sheets.place(block, 0 if sheets.fresh else gap)
    sheets.close([block for _, block in given_blocks[:2]], gap)
    pages = sheets.pages()
    for page in pages:
        body = page.items if len(pages) == 1 else page.items[:-2]  # without its title and number
        assert (page.width, page.height) == size
        assert bottom(body) <= size[1] - EDGE - FOOT + 1e-6


def test_a_group_that_is_broken_is_the_same_thing_on_both_sheets() -> None:
    card = grouped(paragraph(PEN.lay("where is my boat " * 60, 120, BODY), "#000000"), "card", "Boat", "b")
    parts = card.cut(300)
    assert parts is not None
    for part in parts:
        (group,) = part.paint(0, 0)
        assert isinstance(group, Group)
        assert (group.role, group.title, group.id) == ("card", "Boat", "b")
