"""The promises of every scene, kept for documents as hostile as people make them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from layout_worlds import BUILTIN, THEMES, World, lost, said, scene_of, worlds

from desirepath.errors import NotFound
from desirepath.layout import Options, layout
from desirepath.layout.check import check
from desirepath.layout.contrast import contrast, mixed
from desirepath.layout.scaled import on_paper
from desirepath.layout.scene import Circle, Font, Gradient, Icon, Line, Page, Path, Picture, Rect, Scene, Text

MANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FERRY = """
personas: [{ name: Ines }]
stages:
  - stage: Book
    steps:
      - step: Finds the timetable
        doing: Reads it twice
        thinking: Does it run on Sundays?
        feeling: { text: Unsure, score: -1 }
      - { step: Pays, doing: Types the card number, feeling: { text: Relieved, score: 1.5 } }
"""


# ---- whatever somebody writes


@MANY
@given(worlds())
def test_nothing_is_wrong_with_any_scene_and_nothing_is_lost(world: World) -> None:
    scene = layout(world.seen, world.options)
    assert [str(fault) for fault in check(scene)] == []
    if world.options.sheet:
        assert {(page.width, page.height) for page in scene.pages} == {world.options.sheet}
    assert lost(world, scene) == []


@settings(max_examples=10, deadline=None)
@given(worlds())
def test_the_same_view_gives_the_same_scene(world: World) -> None:
    assert layout(world.seen, world.options) == layout(world.seen, world.options)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lens", BUILTIN)
def test_a_small_map_is_right_through_every_lens_in_every_theme(lens: str, theme: str) -> None:
    scene = scene_of(FERRY, lens, theme=theme)
    assert check(scene) == []
    assert len(scene.pages) == 1
    assert "By boat" in said(scene)


def test_an_unknown_theme_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(NotFound, match="choose one of light, dark, print, colour-blind"):
        scene_of(FERRY, theme="sepia")


def test_the_scene_tells_the_journey_in_words() -> None:
    assert scene_of(FERRY).description == (
        "By boat, seen through Journey map.\n"
        "Persona: Ines.\n"
        "Book: Finds the timetable (Unsure −1); Pays (Relieved +1.5)."
    )


def test_a_right_to_left_document_is_the_mirror_image() -> None:
    ours = scene_of("language: en\nstages: [{ stage: 'x', steps: [{ step: '1', doing: '2' }] }]")
    mirrored = scene_of("language: he\nstages: [{ stage: 'x', steps: [{ step: '1', doing: '2' }] }]")
    assert mirrored.rtl
    lefts = [i.x for i in ours.pages[0].flat() if isinstance(i, Rect) and i.layer == "stages"]
    rights = [i.x + i.width for i in mirrored.pages[0].flat() if isinstance(i, Rect) and i.layer == "stages"]
    assert lefts == [mirrored.pages[0].width - right for right in rights]


# ---- the check itself finds what is wrong


def scene(*items: Rect | Circle | Path | Icon | Picture | Text, scale: float = 1) -> Scene:
    return Scene("t", "d", "en", False, (Page(400, 300, "#ffffff", items),), scale)


def text(x: float = 20, y: float = 20, wide: float = 60, box: float = 100, **look: object) -> Text:
    usual = Text(x, y, box, 20, (Line("Where?", wide),), "Where?", Font(), 12, "#1d2433")
    return replace(usual, **look)  # type: ignore[arg-type]


def test_the_check_is_content_with_a_line_in_its_box() -> None:
    assert check(scene(Rect(10, 10, 150, 40, "#eeeeee"), text())) == []


@pytest.mark.parametrize(
    ("what", "items"),
    [
        ("outside", [text(x=350)]),
        ("overflow", [text(wide=120)]),
        ("overflow", [Rect(10, 10, 50, 40, "#eeeeee"), text()]),
        ("overflow", [Rect(10, 10, 150, 12, "#eeeeee", None), text(y=12)]),
        ("overlap", [Rect(10, 10, 50, 40, layer="cards"), Rect(40, 30, 50, 40, layer="cards")]),
        ("overlap", [text(), text(x=40, y=24)]),
        ("small", [text(size=10.5)]),
        ("pale", [text(colour="#a0a0a0")]),
        ("pale", [Rect(10, 10, 150, 40, "#3f5f8f"), text()]),
        ("pale", [Rect(10, 10, 150, 40, Gradient(((10, "#ffffff"), (50, "#303030")))), text()]),
        ("pale", [Path((("M", 0, 0), ("L", 200, 0), ("L", 200, 90), ("Z",)), fill="#202020", opacity=0.8), text()]),
        ("pale", [Picture("boat.png", 10, 10, 150, 80), text()]),
        ("covered", [text(), Rect(10, 10, 40, 40, "#ffffff")]),
        ("covered", [text(), Circle(30, 30, 15, "#ffffff")]),
        ("covered", [Icon("ship", 30, 20, 20, "#000000"), text()]),
    ],
)
def test_the_check_finds(what: str, items: list[Rect | Circle | Path | Icon | Text]) -> None:
    assert [fault.what for fault in check(scene(*items))] == [what]


def test_the_check_counts_seven_points_on_paper() -> None:
    assert check(scene(text(size=11), scale=0.852)) == []
    assert [str(fault) for fault in check(scene(text(size=11), scale=0.8))] == [
        "page 1: small: 'Where?' 11 px, 6.60 pt on paper"
    ]


def test_large_letters_may_be_paler_and_decoration_as_pale_as_it_likes() -> None:
    assert check(scene(text(size=24, height=40, colour="#8a8a8a"))) == []
    assert check(scene(text(colour="#eeeeee", decoration=True))) == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert mixed("#000000", "#ffffff", 0.25) == "#bfbfbf"


def test_small_paper_is_laid_out_large_and_printed_smaller() -> None:
    drawn = scene_of(FERRY, page="a4")
    printed = on_paper(drawn)
    assert (printed.pages[0].width, printed.pages[0].height) == pytest.approx((1122.5, 793.7), abs=0.01)
    sizes = [item.size * 0.75 for item in printed.pages[0].flat() if isinstance(item, Text)]
    assert 7 <= min(sizes) < 7.1
    assert Options(page="a3").sheet == pytest.approx((1587.4, 1122.5))
