"""PowerPoint: native shapes, words that can be edited, and nothing that PowerPoint would have to repair."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from drawing_worlds import ASSETS, SCRIPTS, card, everything, png_picture, scene, text
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from desirepath.draw import pptx
from desirepath.errors import Unwritable
from desirepath.layout.scene import Circle, Font, Group, Line, Page, Picture, Rect, Scene, Text

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def slides(data: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(data)).slides)


def shapes(drawn: Scene, **more: Any) -> list[Any]:
    """All shapes of the first slide, those of groups after their group."""

    def walk(some: Any) -> Any:
        for shape in some:
            yield shape
            if shape.shape_type is not None and "GROUP" in str(shape.shape_type):
                yield from walk(shape.shapes)

    return list(walk(slides(pptx.draw(drawn, **more))[0].shapes))


def test_a_card_is_one_shape_with_its_whole_paragraph_inside() -> None:
    [shape] = shapes(scene(card(20, 112, "The queue is long", "at pier nine")))
    [paragraph] = shape.text_frame.paragraphs
    said = "The queue is long at pier nine"
    assert (shape.name, paragraph.text) == (f"Card: {said}", said)
    assert (shape.left.pt, shape.top.pt, shape.width.pt) == (15, 84, 120)
    assert (paragraph.line_spacing, paragraph.runs[0].font.size) == (Pt(11.88), Pt(9))
    assert shape.text_frame.word_wrap is True
    assert str(shape.text_frame.auto_size) == "TEXT_TO_FIT_SHAPE (2)"


def test_words_in_a_card_have_the_room_they_were_measured_for_and_a_little_more() -> None:
    one = card(20, 112, "The queue is long", "at pier nine")
    said: Any = one.items[1]
    [shape] = shapes(scene(one))
    corner = 6 * 0.29289  # a round shape keeps words away from its corners by itself
    frame = shape.text_frame
    room = shape.width.pt / 0.75 - (frame.margin_left.pt + frame.margin_right.pt) / 0.75 - 2 * corner
    assert room == pytest.approx(said.width * 1.03, abs=0.1)
    assert frame.margin_left.pt / 0.75 + corner == pytest.approx(10, abs=0.1)


def test_words_of_a_card_that_shrink_keep_clear_of_its_marks() -> None:
    """On a machine with wider fonts the words get smaller, and their room ends where the scene's does."""
    one = card(20, 112, "The queue is long", "at pier nine")
    box, said = one.items[0], one.items[1]
    assert isinstance(box, Rect)
    assert isinstance(said, Text)
    high = replace(box, height=box.height + 20)
    [shape] = shapes(scene(Group("card", one.title, (high, said))))
    foot = shape.top.pt / 0.75 + shape.height.pt / 0.75 - shape.text_frame.margin_bottom.pt / 0.75 - 6 * 0.29289
    assert said.y + said.height - 1 < foot < high.y + high.height - 20


@pytest.mark.parametrize("words", ["At sea 🚢 at last", "🎉", "Paid ✅, 👩‍👧 ride"])
def test_emoji_ask_for_an_emoji_font_and_the_words_around_them_do_not(words: str) -> None:
    [shape] = shapes(scene(text(20, 20, 300, words)))
    [paragraph] = shape.text_frame.paragraphs
    asked = {run.text: run._r.rPr.find(f"{A}latin").get("typeface") for run in paragraph.runs}
    assert "".join(asked) == words
    for part, family in asked.items():
        assert family == ("Inter" if part.isascii() else "Segoe UI Emoji"), part


def test_what_belongs_to_a_card_is_grouped_with_it() -> None:
    one = card(20, 112, "The queue is long")
    dotted = Group("card", one.title, (*one.items, Circle(32, 140, 1.5, "#c4533c"), Circle(38, 140, 1.5, "#c4533c")))
    names = [shape.name for shape in shapes(scene(dotted))]
    assert names == ["The queue is long", "Card: The queue is long", "Dot", "Dot"]


def test_every_item_has_its_native_shape() -> None:
    found = [(shape.name, str(shape.shape_type).partition(" ")[0]) for shape in shapes(everything(), assets=ASSETS)]
    assert found == [
        ("JOURNEY", "TEXT_BOX"),
        ("Booking a ferry", "PLACEHOLDER"),
        ("Book", "GROUP"),
        ("Stage: Book", "AUTO_SHAPE"),
        ("2 days", "TEXT_BOX"),
        ("Card: The queue is long at pier nine", "AUTO_SHAPE"),
        ("Icon: ship", "FREEFORM"),
        ("Circle", "AUTO_SHAPE"),
        ("Dot", "AUTO_SHAPE"),
        ("Kim", "PICTURE"),
        ("The boat", "PICTURE"),
        ("Picture", "PICTURE"),
        ("“A seat by the window”", "TEXT_BOX"),
        ("Turned twice", "TEXT_BOX"),
        ("“", "TEXT_BOX"),
        ("Feeling", "GROUP"),
        ("Line", "FREEFORM"),
        ("Area", "FREEFORM"),
        ("Feeling falls, rises and falls", "FREEFORM"),
        ("Box", "AUTO_SHAPE"),
        ("Invented, for this drawing", "TEXT_BOX"),
    ]


def test_the_curve_is_one_freeform_of_real_curves_with_its_words() -> None:
    curve = next(shape for shape in shapes(everything(), assets=ASSETS) if shape.name.startswith("Feeling falls"))
    steps = [step.tag.removeprefix(A) for step in curve._element.iter(f"{A}moveTo", f"{A}cubicBezTo", f"{A}lnTo")]
    assert steps == ["moveTo", "cubicBezTo", "cubicBezTo"]
    assert curve._element.nvSpPr.cNvPr.get("descr") == "Feeling falls, rises and falls"
    assert [stop.get("pos") for stop in curve._element.find(f".//{A}ln").iter(f"{A}gs")] == ["0", "44444", "100000"]


def test_pictures_have_their_words_and_are_cropped_to_fill() -> None:
    found = {shape.name: shape for shape in shapes(everything(), assets=ASSETS) if "PICTURE" in str(shape.shape_type)}
    boat, portrait = found["The boat"], found["Kim"]
    assert boat._element.nvPicPr.cNvPr.get("descr") == "The boat"
    assert (boat.crop_left, round(boat.crop_top, 4)) == (0, round((1 - 2 / 3.25) / 2, 4))
    assert portrait._element.spPr.find(f"{A}prstGeom").get("prst") == "ellipse"
    assert portrait.image.content_type == "image/png"


def test_title_notes_and_properties_are_those_of_the_scene() -> None:
    deck = Presentation(io.BytesIO(pptx.draw(everything("de"), assets=ASSETS)))
    [slide] = deck.slides
    assert slide.shapes.title.text_frame.text == "Booking a ferry"
    assert slide.notes_slide.notes_text_frame.text == "Feeling: 2, then -1"
    about = deck.core_properties
    assert (about.title, about.language, about.comments) == ("Booking a ferry", "de", "A map of one step.")


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_script_names_its_font_and_direction(language: str) -> None:
    said, rtl = SCRIPTS[language]
    [shape] = shapes(scene(text(20, 20, 300, said, rtl=rtl, language=language), language=language, rtl=rtl))
    assert shape.text_frame.text == said
    look = shape._element.find(f".//{A}rPr")
    named = {face.tag.removeprefix(A): face.get("typeface") for face in look if face.get("typeface")}
    other = {"ja": ("ea", "Noto Sans CJK JP"), "zh-Hans": ("ea", "Noto Sans CJK SC"), "ko": ("ea", "Noto Sans CJK KR")}
    other |= {"ar": ("cs", "Noto Sans Arabic"), "he": ("cs", "Noto Sans Hebrew"), "th": ("cs", "Noto Sans Thai")}
    other |= {"hi": ("cs", "Noto Sans Devanagari")}
    assert named == {"latin": "Inter"} | dict([other[language]] if language in other else [])
    assert shape._element.find(f".//{A}pPr").get("rtl") == ("1" if rtl else None)
    assert look.get("lang") == language


def test_semibold_is_bold_and_italic_is_italic() -> None:
    looks = [(400, False), (500, False), (600, False), (400, True)]
    items = [text(20, 20 * n, 90, "Kim", font=Font("sans", weight, italic)) for n, (weight, italic) in enumerate(looks)]
    fonts = [shape.text_frame.paragraphs[0].runs[0].font for shape in shapes(scene(*items))]
    assert [(font.name, font.bold, font.italic) for font in fonts] == [
        ("Inter", False, False),
        ("Inter", False, False),
        ("Inter", True, False),
        ("Inter", False, True),
    ]


def test_line_breaks_that_were_written_are_kept_and_those_of_the_layout_are_not() -> None:
    [shape] = shapes(scene(text(20, 20, 90, "one", "two", "three", words="one two\nthree")))
    assert shape.text_frame.text == "one two\vthree"


def test_evened_out_lines_do_not_run_together_again() -> None:
    line = text(100, 20, 400, "Third time this month. They", "write it down, you know.", align="middle")
    [shape] = shapes(scene(line))
    assert shape.width.pt / 0.75 == pytest.approx(max(one.width for one in line.lines) * 1.06, abs=0.1)
    assert shape.left.pt / 0.75 + shape.width.pt / 1.5 == pytest.approx(300, abs=0.1)


def test_pages_are_slides_and_a_map_beyond_the_largest_slide_is_shrunk() -> None:
    pages = tuple(Page(8064, 1000, "#ffffff", (card(10, 10, f"Page {n}"),)) for n in (1, 2))
    deck = Presentation(io.BytesIO(pptx.draw(Scene("Two", "", "en", False, pages))))
    assert [slide.shapes[0].text_frame.text for slide in deck.slides] == ["Page 1", "Page 2"]
    assert deck.slide_width.inches == 56
    assert deck.slides[0].shapes[0].text_frame.paragraphs[0].runs[0].font.size == Pt(6)


def test_a_scene_without_pages_is_refused() -> None:
    with pytest.raises(Unwritable, match="no page"):
        pptx.draw(Scene("", "", "en", False, ()))


def test_identifiers_are_unique_and_nothing_takes_a_style_of_the_theme() -> None:
    [slide] = slides(pptx.draw(everything(), assets=ASSETS))
    ids = [element.get("id") for element in slide._element.iter() if element.tag.endswith("}cNvPr")]
    assert len(ids) == len(set(ids))
    assert not [element for element in slide._element.iter() if element.tag.endswith("}style")]


def test_the_package_is_sorted_dated_and_without_a_strange_thumbnail() -> None:
    with zipfile.ZipFile(io.BytesIO(pptx.draw(everything(), assets=ASSETS, source="a: 1"))) as archive:
        names = archive.namelist()
        dates = {entry.date_time for entry in archive.infolist()}
        parts = [archive.read(name) for name in names if name.endswith((".xml", ".rels"))]
    assert names == sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if "thumbnail" in name]
    assert {"customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"} <= set(names)
    for part in parts:
        etree.fromstring(part)


def test_a_picture_used_twice_is_stored_once() -> None:
    twice = scene(*(Picture("p", 50.0 * n, 0, 40, 40, alt="x") for n in range(2)))
    with zipfile.ZipFile(io.BytesIO(pptx.draw(twice, assets={"p": png_picture()}))) as archive:
        assert len([name for name in archive.namelist() if name.startswith("ppt/media/")]) == 1


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=40))
def test_any_text_makes_a_file_that_opens(said: str) -> None:
    shown = scene(
        card(10, 10, said), Rect(0, 0, 0, 0), Text(0, 0, 0, 0, (Line("", 0),), said, Font(), 9, "#000000"), title=said
    )
    [slide] = slides(pptx.draw(shown))
    assert len(slide.shapes) == 3
