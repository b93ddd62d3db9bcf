"""Every drawing gives back the YAML it carries, and no file can make the reader crash or run away."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from contextlib import suppress

import pytest
from drawing_worlds import card, png_picture, scene
from hypothesis import given, settings
from hypothesis import strategies as st

from desirepath.draw import pdf, pptx, svg
from desirepath.draw.source import SOURCE_NAMESPACE, extract, png_with, source_element
from desirepath.errors import Unreadable, Unwritable

WORLD = scene(card(20, 20, "The queue is long"))
FORMATS = ("svg", "png", "pdf", "pptx")
HARD = {
    "ends of elements": "title: ]]> --> </source> &amp; <b>\n",
    "emoji and scripts": "title: 👩‍👩‍👧 ❤️ مرحبا 船\n# é\n",
    "line ends": "a: 1\r\nb: 2\rc: 3\n\n\n",
    "characters that XML does not know": "a: \x0b\x1f\x7f\ufffe\n",
    "spaces": "  a:   1  \n\t\n",
    "a markup of Typst": '#read("/etc/passwd") $x$ *b* #eval("1") @ref <l>\n',
    "nothing": "",
    "a megabyte": "".join(random.Random(1).choices("abc: def\n é", k=1_000_000)),
}


def drawn(format: str, source: str | None) -> bytes:
    match format:
        case "svg":
            return svg.draw(WORLD, source=source).encode()
        case "png":
            return pdf.draw_png(WORLD, source=source, scale=0.5)
        case "pdf":
            return pdf.draw(WORLD, source=source)
        case _:
            return pptx.draw(WORLD, source=source)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("what", HARD)
def test_the_source_comes_out_as_it_went_in(format: str, what: str) -> None:
    assert extract(drawn(format, HARD[what])) == HARD[what]


@pytest.mark.parametrize("format", FORMATS)
def test_a_drawing_without_source_has_none(format: str) -> None:
    assert extract(drawn(format, None)) is None


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_survives_in_xml_and_png(source: str) -> None:
    element = f'<svg xmlns="http://www.w3.org/2000/svg"><metadata>{source_element(source)}</metadata></svg>'
    assert extract(element.encode()) == source
    assert extract(png_with(png_picture(), source)) == source


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Unwritable, match="half of a character"):
        svg.draw(WORLD, source="a: \ud800")


@pytest.mark.parametrize("format", FORMATS)
def test_a_drawing_cut_off_anywhere_is_unreadable_or_without_source(format: str) -> None:
    whole = drawn(format, "a: 1\n" * 50)
    for share in (0.999, 0.9, 0.5, 0.2, 0.01):
        assert answer(whole[: int(len(whole) * share)]) in (None, "a: 1\n" * 50, "map")


def answer(data: bytes) -> str | None:
    """The source, or the name of the file that is said to be unreadable."""
    try:
        return extract(data, "map")
    except Unreadable as error:
        return error.problems[0].file if error.problems[0].hint else "without a hint"


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(FORMATS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_a_damaged_drawing_never_crashes_the_reader(format: str, damage: list[tuple[float, int]]) -> None:
    data = bytearray(DRAWN[format])
    for where, what in damage:
        data[int(where * len(data))] = what
    with suppress(Unreadable):
        extract(bytes(data))


DRAWN = {format: drawn(format, "a: 1\n" * 50) for format in FORMATS}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04", b"<svg "]))
def test_any_bytes_are_answered(data: bytes, head: bytes) -> None:
    with suppress(Unreadable):
        assert extract(head + data) is None


def bomb_png() -> bytes:
    return png_with(png_picture(), "a" * 100_000_000)


def bomb_pdf() -> bytes:
    body = zlib.compress(b"a" * 100_000_000)
    head = b"1 0 obj\n<</Length %d/Type/EmbeddedFile/Subtype/application#2Fyaml/Filter/FlateDecode>>\nstream\n" % len(
        body
    )
    return b"%PDF-1.7\n" + head + body + b"\nendstream\nendobj\n%%EOF"


def bomb_pptx() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")
        archive.writestr("customXml/item1.xml", f'<source xmlns="{SOURCE_NAMESPACE}">{"a" * 100_000_000}</source>')
    return file.getvalue()


def bomb_svg() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE svg [<!ENTITY e0 "aaaa">{entities}]><svg>&e9;</svg>'.encode()


@pytest.mark.parametrize("bomb", [bomb_png, bomb_pdf, bomb_pptx, bomb_svg])
def test_a_bomb_is_refused_or_ignored_at_once(bomb: object) -> None:
    data = bomb()  # type: ignore[operator]
    begun = time.process_time()
    with suppress(Unreadable):
        assert extract(data) is None
    assert time.process_time() - begun < 3


def test_other_files_of_the_same_kinds_are_told_apart() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("word/document.xml", "<w/>")
    for data in (archive.getvalue(), b"journey: Coffee\n", b"<html/>", b""):
        with pytest.raises(Unreadable):
            extract(data, "x")
