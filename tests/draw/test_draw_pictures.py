"""Pictures from outside are made harmless, and broken ones are refused by name."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from contextlib import suppress

import pytest
from drawing_worlds import SVG_PICTURE, png_picture
from hypothesis import given, settings
from hypothesis import strategies as st

from desirepath.draw.pictures import MAX_PIXELS, clean_svg, drawable
from desirepath.errors import NotFound, Unwritable

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<rect onload="alert(1)"/>',
        '<image href="http://example.org/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image href="secret.png"/>',
        '<use href="other.svg#a"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<rect style="fill:url(http://example.org/a)"/>',
        '<rect fill="url(http://example.org/a#b)"/>',
        "<style>@import 'http://example.org/a.css'; rect { fill: red }</style>",
        r"<style>rect { background: ur\6c(http://example.org) }</style>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="x"/>',
        '<x:rect xmlns:x="urn:other" fill="red"/>',
    ],
)
def test_what_runs_or_loads_is_gone(bad: str) -> None:
    clean = clean_svg(f'{HEAD} onclick="x()">{bad}<circle r="3"/></svg>'.encode()).decode()
    assert '<circle r="3">' in clean
    for word in (
        "script",
        "alert",
        "http://example",
        "file:",
        "secret",
        "other",
        "import",
        "data:",
        "onclick",
        "animate",
        "urn:",
    ):
        assert word not in clean.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_what_is_only_drawn_stays() -> None:
    inner = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<g transform="scale(2)" style="fill:url(#g);stroke:none"><use xlink:href="#g"/><text x="1">A &lt; B</text></g>'
        '<image href="data:image/png;base64,AAAA"/><style>.a{fill:red}</style>'
    )
    clean = clean_svg(f"{HEAD}>{inner}</svg>".encode()).decode()
    for kept in (
        'href="#g"',
        "A &lt; B",
        'style="fill:url(#g);stroke:none"',
        "data:image/png;base64,AAAA",
        ".a{fill:red}",
    ):
        assert kept in clean
    ET.fromstring(clean)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "declares entities"),
        (b"<svg" + b"><g" * 500 + b">", "nested too deeply"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>", "mismatched tag"),
        (b"<html><svg/></html>", "root is no <svg>"),
        (b"<svg " + b" " * 9_000_000, "larger than 8 MB"),
        (b"not a picture", "no picture that can be drawn"),
        (b"", "no picture that can be drawn"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"\xff\xd8\xff\xe0", "broken"),
        (b"GIF89a", "broken"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "broken"),
        (png_picture()[:16] + struct.pack(">II", MAX_PIXELS, 2) + png_picture()[24:], "50 million pixels"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused_with_its_name_and_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unwritable, match=reason) as caught:
        drawable("boat.png", {"boat.png": data})
    assert "boat.png" in caught.value.message


def test_a_picture_that_is_not_there_is_an_error_of_its_own() -> None:
    with pytest.raises(NotFound, match="boat"):
        drawable("boat.png", {})


def test_kind_and_size_are_known() -> None:
    found = drawable("a", {"a": png_picture(8, 4)})
    assert (found.kind, found.width, found.height) == ("png", 8, 4)
    assert drawable("b", {"b": SVG_PICTURE}).kind == "svg"


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF1234WEBP", b"<svg "]),
)
def test_any_bytes_are_a_picture_or_refused(data: bytes, head: bytes) -> None:
    with suppress(Unwritable):
        assert drawable("x", {"x": head + data}).data


@pytest.mark.parametrize("own", ["", ' preserveAspectRatio="none"'])
def test_a_drawn_picture_fills_its_box_in_renderers_that_ask_the_picture_itself(own: str) -> None:
    root = ET.fromstring(clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" x="2" viewBox="0 0 9 9"{own}/>'.encode()))
    assert root.attrib == {"x": "2", "viewBox": "0 0 9 9", "preserveAspectRatio": "xMidYMid slice"}
