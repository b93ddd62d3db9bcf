"""SVG: what is written, that it is well formed, harmless and the same twice, and that it looks as measured."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from drawing_worlds import ASSETS, SCRIPTS, card, everything, scene, text
from hypothesis import given, settings
from hypothesis import strategies as st

from desirepath.draw import svg
from desirepath.errors import NotFound
from desirepath.layout.scene import Circle, Font, Gradient, Group, Icon, Page, Rect
from desirepath.layout.scene import Path as Curve

NS = {"s": "http://www.w3.org/2000/svg"}
SVGCHECK = Path(__file__).parents[2].parent / "shared" / "tools" / "svgcheck"


def body(drawn: str) -> list[str]:
    """The lines after the background, without the hash that names begin with."""
    prefix = re.search(r'aria-labelledby="(\w+)t"', drawn)
    assert prefix
    lines = drawn.replace(prefix[1], "~").splitlines()
    return lines[next(n for n, line in enumerate(lines) if line.startswith("<rect")) + 1 : -1]


def test_a_card_is_a_named_group_of_a_box_and_its_lines() -> None:
    drawn = svg.draw(scene(card(20, 112, "The queue is long", "at pier nine", id="queue")))
    assert body(drawn) == [
        '<g role="group" data-role="card" data-id="queue" aria-label="The queue is long at pier nine">',
        '<rect x="20" y="112" width="160" height="46.68" fill="#fdeeee" stroke="#f3c9c9" stroke-width="0.8" rx="6"/>',
        '<text class="~t0" x="30" y="131.76">The queue is long</text>',
        '<text class="~t0" x="30" y="147.6">at pier nine</text>',
        "</g>",
    ]


def test_shapes_are_written_with_two_decimals_and_only_what_they_need() -> None:
    items = (
        Rect(1 / 3, 2, 30, 20, "#aabbcc"),
        Rect(0, 0, 30, 20, None, "#aabbcc", 1, radius=50),
        Circle(5, 6, 2, "#112233"),
        Curve((("M", 1, 2), ("L", 3.14159, 4), ("Z",)), stroke="#112233", dash=(3, 3)),
        Curve((("M", 1, 2), ("C", 1, 2, 3, 4, 5, 6)), fill="#112233", opacity=0.5, title="Rises"),
    )
    assert body(svg.draw(scene(*items))) == [
        '<rect x="0.33" y="2" width="30" height="20" fill="#aabbcc"/>',
        '<rect x="0" y="0" width="30" height="20" fill="none" stroke="#aabbcc" stroke-width="1" rx="10"/>',
        '<circle cx="5" cy="6" r="2" fill="#112233"/>',
        '<path d="M1 2L3.14 4Z" fill="none" stroke="#112233" stroke-width="1" stroke-linecap="round" '
        'stroke-linejoin="round" stroke-dasharray="3 3"/>',
        '<path d="M1 2C1 2 3 4 5 6" fill="#112233" fill-opacity="0.5" role="img" aria-label="Rises"/>',
    ]


@pytest.mark.parametrize(
    ("square", "path"),
    [
        ("bottom", "M9 0H31a9 9 0 0 1 9 9V30H0V9a9 9 0 0 1 9 -9Z"),
        ("top", "M0 0H40V21a9 9 0 0 1 -9 9H9a9 9 0 0 1 -9 -9V0Z"),
    ],
)
def test_a_box_may_keep_the_corners_of_one_edge_square(square: str, path: str) -> None:
    box = replace(Rect(0, 0, 40, 30, "#ffffff", radius=9), square=square)  # type: ignore[arg-type]
    assert body(svg.draw(scene(box))) == [f'<path d="{path}" fill="#ffffff"/>']


def test_lines_are_held_at_the_side_they_keep_to() -> None:
    drawn = svg.draw(scene(*(text(100, 0, 80, "Kim", align=side) for side in ("start", "middle", "end"))))
    assert [line.split(" y=")[0] for line in body(drawn)] == [
        '<text class="~t0" x="100"',
        '<text class="~t0" x="140"',
        '<text class="~t0" x="180"',
    ]
    assert [re.search('text-anchor="(.*?)"', line) is not None for line in body(drawn)] == [False, True, True]


def test_right_to_left_lines_are_held_by_their_middle_so_that_all_renderers_agree() -> None:
    words = "أين القارب"
    items = [text(100, 0, 200, words, align=side, rtl=True, language="ar") for side in ("start", "middle", "end")]
    drawn = svg.draw(scene(*items, language="ar", rtl=True))
    width = items[0].lines[0].width
    held = [float(x) for x in re.findall(r'<text[^>]* x="([\d.]+)"[^>]*text-anchor="middle" direction="rtl"', drawn)]
    assert held == [pytest.approx(x, abs=0.01) for x in (100 + width / 2, 200, 300 - width / 2)]


def test_turned_words_read_upwards_from_the_lower_left_corner_of_their_box() -> None:
    drawn = svg.draw(scene(text(10, 20, 30, "Up", turned=True, height=60)))
    assert body(drawn) == ['<text class="~t0" x="0" y="11.76" transform="translate(10 80) rotate(-90)">Up</text>']


def test_spaces_that_xml_would_swallow_are_kept() -> None:
    drawn = svg.draw(scene(text(0, 0, 99, "two  spaces"), text(0, 20, 99, " in front"), text(0, 40, 99, "one space")))
    assert ["preserve" in line for line in body(drawn)] == [True, True, False]


def test_decoration_and_pictures_without_words_are_hidden_from_readers() -> None:
    root = ET.fromstring(svg.draw(everything(), assets=ASSETS))
    hidden = [e.tag.rpartition("}")[2] for e in root.iter() if e.get("aria-hidden") == "true"]
    said = [e.get("aria-label") for e in root.iter() if e.get("role") == "img"]
    assert (hidden, said) == (["image", "text"], ["Kim", "The boat", "Feeling falls, rises and falls"])


def test_the_root_says_what_it_is_in_which_language() -> None:
    root = ET.fromstring(svg.draw(everything("de"), assets=ASSETS))
    title, about = root.find("s:title", NS), root.find("s:desc", NS)
    assert title is not None
    assert about is not None
    assert (title.text, about.text) == ("Booking a ferry", "A map of one step.")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), about.get("id"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("480", "320", "0 0 480 320")
    assert root.get("lang") == "de"


def test_nothing_runs_and_nothing_is_fetched() -> None:
    drawn = svg.draw(everything(), assets=ASSETS, source="a: 1")
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(drawn).iter()}
    assert not tags & {"script", "foreignObject", "a", "iframe", "use"}
    assert set(re.findall(r'(?:href|src)="([a-z]+:)', drawn)) | set(re.findall(r"url\(([a-z]+:)", drawn)) == {"data:"}


def test_each_face_brings_exactly_the_characters_it_draws() -> None:
    drawn = svg.draw(scene(text(0, 0, 300, "abc ❤️ 船", language="ja"), language="ja"))
    fonts = [b64decode(data) for data in re.findall(r"src:url\(data:font/\w+;base64,([^)]*)\)", drawn)]
    brought = ["".join(map(chr, sorted(_face(font).unicodes))) for font in fonts]
    assert sorted(characters.replace("\ufe0f", "") for characters in brought) == [" abc", "❤", "船"]


def _face(data: bytes) -> Any:
    library: Any = hb
    return library.Face(data)


def test_fonts_may_be_named_only() -> None:
    drawn = svg.draw(everything(), assets=ASSETS, fonts="name")
    assert "@font-face" not in drawn
    assert "font-family:'Inter'" in drawn


def test_names_inside_differ_between_drawings_so_that_two_may_share_a_page() -> None:
    one, other = (svg.draw(scene(card(0, 0, "One", size=size))) for size in (12, 13))
    prefix = re.compile(r'aria-labelledby="(\w+)t"')
    names = [match[1] for drawn in (one, other) if (match := prefix.search(drawn))]
    assert len(set(names)) == 2
    for drawn, name in zip((one, other), names, strict=True):
        assert all(used.startswith(name) for used in re.findall(r'(?:class|id)="([^"]+)"', drawn))
        assert all(used.startswith(name) for used in re.findall(r"[.}]\.?(d\w+)\{", drawn))


def test_a_page_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="has no page 2; it has 1"):
        svg.draw(scene(), 1)


def test_a_picture_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match=r"boat\.png"):
        svg.draw(everything(), assets={"face.svg": ASSETS["face.svg"]})


def test_every_page_is_drawn_by_its_number() -> None:
    two = replace(
        scene(text(0, 0, 90, "First")), pages=(Page(90, 50, "#ffffff", ()), Page(70, 40, "#000000", (), "Two"))
    )
    assert 'width="70" height="40"' in svg.draw(two, 1)
    assert "<title id=" in svg.draw(two, 1)
    assert "Booking a ferry – Two</title>" in svg.draw(two, 1)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_is_well_formed_and_comes_out_as_it_was(words: str, title: str) -> None:
    drawn = svg.draw(scene(Group("card", title, (text(5, 5, 90, words),), title), title=title, description=words))
    found = ET.fromstring(drawn.encode()).find(".//s:text", NS)
    assert found is not None
    kept = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]").sub(
        "\ufffd", re.sub("[\t\n\r]", " ", words)
    )
    assert "".join(found.itertext()) == kept


@pytest.mark.parametrize("colour", ["#112233", Gradient(((0, "#ffffff"), (320, "#000000")))])
def test_a_colour_run_is_defined_once_and_in_page_units(colour: str | Gradient) -> None:
    line = (("M", 0.0, 0.0), ("L", 9.0, 9.0))
    drawn = svg.draw(scene(Curve(line, stroke=colour), Curve(line, fill=colour)))  # type: ignore[arg-type]
    assert drawn.count('gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="320"') == (colour != "#112233")


def test_another_process_writes_the_same_bytes() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from drawing_worlds import *; from desirepath.draw import svg; "
        "print(svg.draw(everything(), assets=ASSETS, source='a: 1'))"
    )
    run = [sys.executable, "-c", program, str(Path(__file__).parent)]
    assert len({subprocess.run(run, capture_output=True, text=True, check=True).stdout for _ in range(2)}) == 1


@pytest.mark.skipif(not SVGCHECK.exists(), reason="svgcheck is not beside the checkout")
def test_a_browser_measures_every_script_as_the_layout_did(tmp_path: Path) -> None:
    files = []
    for language, (words, rtl) in SCRIPTS.items():
        look: dict[str, Any] = {"language": language, "rtl": rtl, "align": "end" if rtl else "start"}
        lines = [
            text(20, 20 + n * 40, 0, words, font=font, **look)
            for n, font in enumerate((Font(), Font(weight=600), Font("serif")))
        ]
        boxed = [
            item
            for line in lines
            for item in (
                Rect(20, line.y - 2, line.lines[0].width + 1, 20, "#ffffff"),
                replace(line, width=line.lines[0].width),
            )
        ]
        files.append(tmp_path / f"{language}.svg")
        files[-1].write_text(
            svg.draw(scene(*boxed, Icon("ship", 300, 20, 20, "#112233"), language=language, rtl=rtl)), "utf-8"
        )
    told = subprocess.run(
        [sys.executable, str(SVGCHECK), *map(str, files)], capture_output=True, text=True, check=False
    )
    if "no Chromium" in told.stderr:
        pytest.skip("no Chromium")
    *results, totals = map(json.loads, told.stdout.splitlines())
    assert [(Path(r["file"]).stem, r["above_limit"]) for r in results if r["above_limit"]] == []
    assert totals["totals"]["lines"] >= 3 * len(SCRIPTS)
