"""How the pages look that need no script: one stylesheet out of `tokens.json`, and three small fonts.

Colours come from the tokens alone, light or dark as the browser asks.  The fonts are the ones that maps are drawn with,
cut down to the letters of the languages that the pages speak.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..theme import fonts, theme

TEMPLATES = Path(__file__).parent / "templates"
LETTERS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2010, 0x2040), 0x20AC, 0x2192)))


@dataclass(frozen=True, slots=True)
class _Cut:
    family: str
    weight: int
    italic: bool = False


FONTS = {"title": _Cut("serif", 600), "text": _Cut("sans", 400), "strong": _Cut("sans", 600)}


@cache
def font(name: str) -> bytes | None:
    """One of `FONTS` as TrueType; None for any other name."""
    wanted = FONTS.get(name)
    return None if wanted is None else fonts.subset(fonts.runs("a", wanted)[0][1], LETTERS)


@cache
def icon() -> bytes:
    """Our mark, as SVG."""
    return (TEMPLATES / "icon.svg").read_bytes()


@cache
def stylesheet() -> str:
    """The whole stylesheet."""
    light, dark = _colours("light"), _colours("dark")
    rules = (TEMPLATES / "pages.css").read_text("utf-8")
    at_night = f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f":root {{ color-scheme: light dark; {light} }}\n{at_night}\n{rules}"


def _colours(name: str) -> str:
    colours = theme(name)
    pain, gain = colours.tones["pain"], colours.tones["gain"]
    told = {
        "ink": colours.ink,
        "muted": colours.muted,
        "paper": colours.paper,
        "card": colours.card,
        "line": colours.line,
        "edge": colours.faint,
        "kicker": colours.kicker,
        "action": colours.stages[0].fill,
        "action-ink": colours.stages[0].ink,
        "link": colours.bar,
        "wrong": pain.fill,
        "wrong-line": pain.line,
        "wrong-ink": pain.ink,
        "good": gain.fill,
        "good-line": gain.line,
        "good-ink": gain.ink,
    }
    return " ".join(f"--{key}: {value};" for key, value in told.items())
