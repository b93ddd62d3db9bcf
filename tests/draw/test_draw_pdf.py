"""PDF and PNG: what a reader finds in them, that user text stays text, and that all is where the SVG has it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from drawing_worlds import ASSETS, SCRIPTS, card, everything, png_picture, scene, text
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from desirepath.draw import pdf
from desirepath.draw.orders import Orders
from desirepath.errors import NotFound, Unwritable
from desirepath.layout.scene import Group, Page, Picture, Rect, Scene

MARKUP = [
    '#read("/etc/passwd")',
    "$x^2$",
    "*b* _i_ `c`",
    '#eval("1+1")',
    "@ref <label>",
    "= Heading // no comment",
    "\\ #{1+1}",
]


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def words(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def structure(data: bytes) -> list[tuple[str, str]]:
    """The tags of a PDF in reading order, with their words for pictures."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        for part in node if isinstance(node, list) else ():
            walk(part)
        if isinstance(node, dict):
            if "/S" in node:
                found.append((node["/S"], str(node.get("/Alt", ""))))
            walk(node.get("/K"))

    root: Any = read(data).trailer["/Root"]
    walk(root["/StructTreeRoot"])
    return found


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_headings_paragraphs_and_pictures_are_tagged_in_reading_order() -> None:
    drawn = pdf.draw(everything(), assets=ASSETS)
    assert structure(drawn) == [
        ("/Document", ""),
        ("/P", ""),
        ("/H1", ""),
        ("/H2", ""),
        ("/P", ""),
        ("/P", ""),
        ("/Figure", "Kim"),
        ("/Figure", "The boat"),
        ("/P", ""),
        ("/P", ""),
        ("/Figure", "Feeling falls, rises and falls"),
        ("/P", ""),
    ]
    lines = words(drawn).splitlines()
    order = ["Booking a ferry", "The queue is long", "at pier nine", "Invented, for this drawing"]
    assert [lines.index(line) for line in order] == sorted(lines.index(line) for line in order)


def test_title_language_and_the_claim_of_accessibility_are_in_the_file() -> None:
    reader = read(pdf.draw(everything("de-AT"), assets=ASSETS))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert (reader.metadata.title, root["/Lang"]) == ("Booking a ferry", "de-AT")
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert (reader.pages[0].mediabox.width, reader.pages[0].mediabox.height) == (360, 240)


def test_a_character_that_no_font_has_costs_the_claim_and_not_the_drawing() -> None:
    drawn = pdf.draw(scene(text(10, 10, 200, "a \U0001f9ff\u0d5b\U000e8000 b")))
    assert len(read(drawn).pages) == 1


def test_no_heading_skips_a_level() -> None:
    steps = [Group("step", name, (text(10, 20 + 30 * n, 90, name),)) for n, name in enumerate("ab")]
    tags = [tag for tag, _ in structure(pdf.draw(scene(*steps)))]
    assert tags == ["/Document", "/H1", "/H2"]


@pytest.mark.parametrize("line", MARKUP)
def test_words_are_never_markup(line: str) -> None:
    drawn = pdf.draw(scene(text(10, 10, 400, line), title=line, description=line))
    assert words(drawn).strip() == line
    assert read(drawn).metadata["/Title"] == line  # type: ignore[index]


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_script_is_drawn_with_glyphs_of_its_own(language: str) -> None:
    said, rtl = SCRIPTS[language]
    look: dict[str, Any] = {"language": language, "rtl": rtl}
    drawn = pdf.draw(scene(text(10, 10, 300, said, size=20, **look), language=language, rtl=rtl))
    fonts = read(drawn).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert len(fonts) >= 1
    assert b"pdfuaid" in read(drawn).trailer["/Root"]["/Metadata"].get_object().get_data()  # type: ignore[index]


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """The box of everything that is not background."""
    grey = image.convert("L").point(lambda v: 255 if v < 128 else 0)
    box = grey.getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("align", ["start", "middle", "end"])
@pytest.mark.parametrize("rtl", [False, True])
def test_lines_keep_to_the_side_the_scene_says(align: str, rtl: bool) -> None:
    said = "سفينة" if rtl else "HnH"
    line = text(200, 20, 200, said, size=40, align=align, rtl=rtl, language="ar" if rtl else "en")
    left, _, right, _ = inked(picture(pdf.draw_png(scene(line, width=600, height=120), scale=1)))
    wide = line.lines[0].width
    expected = {"start": 200.0, "middle": 300 - wide / 2, "end": 400 - wide}[align]
    assert left == pytest.approx(expected, abs=6)
    assert right == pytest.approx(expected + wide, abs=6)


def test_baselines_and_leading_are_those_of_the_scene() -> None:
    image = picture(
        pdf.draw_png(scene(text(10, 20, 200, "HH", "HH", size=40, leading=1.5, ascent=1.0), height=200), scale=1)
    )
    rows = [y for y in range(200) if any(image.getpixel((x, y))[0] < 100 for x in range(10, 80))]  # type: ignore[index]
    assert rows[-1] + 1 == pytest.approx(20 + 40 + 60, abs=1)
    assert next(y for y in rows if y + 1 not in rows) + 1 == pytest.approx(20 + 40, abs=1)


def test_turned_words_stay_in_their_box_and_read_upwards() -> None:
    line = text(100, 20, 30, "HHHHHH", size=20, turned=True, height=150)
    left, top, right, bottom = inked(picture(pdf.draw_png(scene(line, width=200, height=200), scale=1)))
    assert 100 <= left < right <= 130
    assert top == pytest.approx(170 - line.lines[0].width, abs=4)
    assert bottom == pytest.approx(170, abs=4)


def test_tracking_adds_nothing_behind_the_last_letter() -> None:
    line = text(100, 20, 200, "HHH", size=20, tracking=10.0, align="end")
    left, _, right, _ = inked(picture(pdf.draw_png(scene(line, width=400, height=80), scale=1)))
    assert right == pytest.approx(300, abs=3)
    assert left == pytest.approx(300 - line.lines[0].width, abs=4)


def test_a_line_longer_than_its_box_is_never_broken_again() -> None:
    long = "a line that is much longer than the box that it was put in by somebody"
    for align in ("start", "middle", "end"):
        assert words(pdf.draw(scene(text(200, 20, 20, long, align=align)))).strip() == long


def test_pictures_fill_their_boxes_without_being_squeezed() -> None:
    drawn = picture(pdf.draw_png(scene(Picture("p", 100, 100, 40, 40)), assets={"p": png_picture(80, 40)}, scale=1))
    colours = [drawn.getpixel(at) for at in ((105, 105), (135, 135), (95, 120), (145, 120))]
    assert colours == [(208, 48, 48), (48, 48, 208), (251, 250, 246), (251, 250, 246)]


def test_a_round_picture_leaves_its_corners_free() -> None:
    shown = scene(Picture("p", 100, 100, 40, 40, round=True, alt="A boat"))
    drawn = picture(pdf.draw_png(shown, assets={"p": png_picture(80, 40)}, scale=1))
    assert [drawn.getpixel(at) for at in ((102, 102), (110, 120))] == [(251, 250, 246), (208, 48, 48)]


def test_a_broken_picture_is_an_error_and_no_crash() -> None:
    broken = png_picture()[:40]
    with pytest.raises(Unwritable, match="cannot be made"):
        pdf.draw(scene(Picture("p", 0, 0, 40, 40, alt="x")), assets={"p": broken})


def test_pages_become_pages_of_their_own_size() -> None:
    pages = tuple(Page(100.0 * n, 50.0 * n, "#ffffff", (text(5, 5, 80, f"Page {n}"),)) for n in (1, 2, 3))
    three = Scene("Three", "", "en", False, pages)
    reader = read(pdf.draw(three, source="a: 1\n"))
    assert [float(page.mediabox.width) for page in reader.pages] == [75, 150, 225]
    assert [page.extract_text().strip() for page in reader.pages] == ["Page 1", "Page 2", "Page 3"]
    assert picture(pdf.draw_png(three, 1, scale=1)).size == (200, 100)


def test_the_source_is_an_attachment_that_any_reader_shows() -> None:
    assert read(pdf.draw(scene(), source="a: ü\n")).attachments["journey.yaml"] == ["a: ü\n".encode()]


def test_a_png_has_as_many_pixels_as_asked() -> None:
    assert picture(pdf.draw_png(scene())).size == (960, 640)
    assert picture(pdf.draw_png(scene(width=6000, height=60))).size == (8192, 82)
    assert picture(pdf.draw_png(scene(width=9000, height=60))).size == (9000, 60)
    assert picture(pdf.draw_png(scene(), scale=0.5)).size == (240, 160)


def test_a_png_of_too_many_pixels_is_refused_with_a_way_out() -> None:
    with pytest.raises(Unwritable, match=r"1536 million pixels.*SVG or PDF"):
        pdf.draw_png(scene(), scale=100)


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan")])
def test_a_png_without_a_size_is_refused(scale: float) -> None:
    with pytest.raises(Unwritable, match="leaves no picture"):
        pdf.draw_png(scene(), scale=scale)


def test_a_page_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="no page 3"):
        pdf.draw_png(scene(), 2)


def test_another_process_makes_the_same_bytes() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from drawing_worlds import *; from hashlib import sha256; "
        "from desirepath.draw import pdf, pptx; s = everything(); "
        "print(*(sha256(d).hexdigest() for d in (pdf.draw(s, assets=ASSETS, source='a: 1'), "
        "pdf.draw_png(s, assets=ASSETS, source='a: 1'), pptx.draw(s, assets=ASSETS, source='a: 1'))))"
    )
    run = [sys.executable, "-c", program, str(Path(__file__).parent)]
    assert len({subprocess.run(run, capture_output=True, text=True, check=True).stdout for _ in range(2)}) == 1


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_any_text_can_be_drawn(said: str, rtl: bool) -> None:
    shown = scene(card(10, 10, said), Rect(0, 0, 0, 0), text(10, 90, 90, said, rtl=rtl), title=said)
    assert len(read(pdf.draw(replace(shown, description=said))).pages) == 1


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("zh-Hant", ("zh", "TW")), ("zh-Hans", ("zh", "CN")), ("zh-Hant-HK", ("zh", "HK")), ("de", ("de", None))],
)
def test_typst_hears_in_which_region_a_way_of_writing_is_at_home(tag: str, expected: tuple[str, str | None]) -> None:
    orders = json.loads(Orders(scene(language=tag), (), {}).written(False))
    assert (orders["language"], orders["region"]) == expected
