"""Small scenes to draw, measured with the fonts that draw them."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from desirepath.layout.scene import (
    Circle,
    Command,
    Font,
    Gradient,
    Group,
    Icon,
    Line,
    Page,
    Path,
    Picture,
    Rect,
    Scene,
    Text,
)
from desirepath.theme import fonts

SANS = Font()
INK = "#1f2538"
SCRIPTS = {
    "en": ("Where is my boat?", False),
    "el": ("Πού είναι το πλοίο;", False),
    "uk": ("Де мій корабель?", False),
    "ar": ("أين القارب رقم 7؟", True),
    "he": ("איפה הסירה מס׳ 7", True),
    "ja": ("船はどこですか。", False),
    "zh-Hans": ("船在哪里？", False),
    "ko": ("배는 어디에 있나요?", False),
    "th": ("เรืออยู่ที่ไหน", False),
    "hi": ("नाव कहाँ है?", False),
}
SVG_PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#f6dcc4"/>'
    b'<circle cx="20" cy="16" r="8" fill="#7a4a2b"/><path d="M4 40a16 14 0 0 1 32 0z" fill="#3f5f8f"/></svg>'
)


def png_picture(width: int = 8, height: int = 4) -> bytes:
    """A small picture, red on its left half and blue on its right."""
    row = b"\0" + b"\xd0\x30\x30" * (width // 2) + b"\x30\x30\xd0" * (width - width // 2)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def text(  # what a layout does, for lines that are broken already
    x: float,
    y: float,
    width: float,
    *lines: str,
    size: float = 12,
    font: Font = SANS,
    language: str = "en",
    **look: Any,
) -> Text:
    """A paragraph of these lines at the top left corner given."""
    leading, tracking = look.get("leading", 1.32), look.get("tracking", 0.0)
    measured = tuple(Line(line, fonts.advance(line, font, size, language, tracking)) for line in lines)
    height = look.pop("height", len(lines) * leading * size)
    words = look.pop("words", " ".join(lines))
    return Text(x, y, width, height, measured, words, font, size, look.pop("colour", INK), **look)


def card(x: float, y: float, *lines: str, width: float = 160, id: str = "", **look: Any) -> Group:
    """A box with words inside it."""
    said = text(x + 10, y + 8, width - 18, *lines, **look)
    box = Rect(x, y, width, said.height + 15, "#fdeeee", "#f3c9c9", 0.8, 6, layer="cards")
    return Group("card", said.words, (box, said), id)


def scene(
    *items: Any, language: str = "en", rtl: bool = False, width: float = 480, height: float = 320, **more: Any
) -> Scene:
    """One page with these items."""
    page = Page(width, height, "#fbfaf6", items)
    title = more.pop("title", "Booking a ferry")
    return Scene(title, more.pop("description", "A map of one step."), language, rtl, (page,), **more)


def everything(language: str = "en") -> Scene:
    """Each kind of item at least once, in every way that it can be drawn."""
    sky = Gradient(((150.0, "#2e7d5b"), (200.0, "#d9a514"), (260.0, "#c4533c")))
    curve: tuple[Command, ...] = (
        ("M", 20.0, 250.0),
        ("C", 120.0, 250.0, 160.0, 160.0, 240.0, 160.0),
        ("C", 320.0, 160.0, 360.0, 240.0, 460.0, 240.0),
    )
    below: tuple[Command, ...] = (*curve, ("L", 460.0, 205.0), ("L", 20.0, 205.0), ("Z",))
    title = Font("serif", 600)
    return scene(
        Group(
            "title",
            "Booking a ferry",
            (
                text(20, 12, 200, "JOURNEY", size=11, font=Font(weight=600), tracking=1.2, colour="#a34c33"),
                text(20, 26, 300, "Booking a ferry", size=26, font=title, leading=1.05, ascent=0.9),
            ),
        ),
        Group(
            "stage",
            "Book",
            (
                Rect(20, 70, 260, 32, "#3f5f8f", radius=9, square="bottom"),
                text(34, 78, 200, "Book", size=14, font=Font(weight=600), colour="#ffffff"),
                text(34, 80, 234, "2 days", size=11, colour="#ffffff", align="end"),
            ),
            "book",
        ),
        card(20, 112, "The queue is long", "at pier nine", id="queue"),
        Icon("ship", 200, 116, 20, "#3f5f8f"),
        Circle(240, 126, 12, "#ffffff", "#c08a3e", 1.6),
        Circle(270, 126, 3, "#c4533c"),
        Picture("face.svg", 400, 12, 60, 60, round=True, alt="Kim"),
        Picture("boat.png", 330, 90, 130, 40, alt="The boat"),
        Picture("boat.png", 300, 90, 20, 40),
        text(300, 140, 160, "“A seat by the window”", size=13, font=Font("serif", 400, True), align="middle"),
        text(454, 180, 100, "Turned", "twice", size=11, turned=True, height=60),
        text(280, 90, 18, "“", size=24, font=Font("serif"), decoration=True, colour="#c9cfe2"),
        Group(
            "curve",
            "Feeling",
            (
                Path((("M", 20.0, 205.0), ("L", 460.0, 205.0)), stroke="#b9b7ac", stroke_width=0.8, dash=(3, 3)),
                Path(below, fill=sky, opacity=0.3),
                Path(curve, stroke=sky, stroke_width=2.8, title="Feeling falls, rises and falls"),
            ),
        ),
        Rect(20, 270, 440, 30, "#ffffff", "#dddbd1", 0.8, 4, "top"),
        text(30, 276, 420, "Invented, for this drawing", size=11, align="end"),
        language=language,
        notes="Feeling: 2, then -1",
    )


ASSETS = {"face.svg": SVG_PICTURE, "boat.png": png_picture()}


def crowd(cards: int, columns: int = 40) -> Scene:
    """A map of many cards: about three items each, as the layouts make them."""
    words = ["calls", "a", "plumber", "and", "buys", "two", "fan", "heaters", "while", "the", "dog", "sleeps"]
    items: list[Any] = []
    for n in range(columns):
        head = text(48 + n * 180, 60, 150, f"Step {n} of many", size=13, font=Font(weight=600))
        items.append(Group("step", f"Step {n}", (head,), f"step-{n}"))
    for n in range(cards):
        x, y = 40 + n % columns * 180, 100 + n // columns * 64
        lines = [" ".join(words[(n * 7 + k * 3 + i) % len(words)] for i in range(4)) for k in range(1 + n % 3)]
        one = card(x, y, *lines, id=f"card-{n}")
        extra = (
            (Icon("ship", x + 140, y + 30, 11, "#3f5f8f"),) if n % 3 == 0 else (Circle(x + 12, y + 52, 1.5, "#c4533c"),)
        )
        items.append(Group("card", one.title, (*one.items, *extra), one.id))
    return scene(*items, width=80 + columns * 180, height=160 + cards // columns * 64)
