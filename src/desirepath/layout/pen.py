"""The pen: type styles, and paragraphs broken to a width.  Everything that is written on a page goes through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..frameworks import words as fixed_words
from ..theme import Theme
from ..theme import theme as theme_named
from .scene import Align, Circle, Font, Group, Icon, Line, Path, Picture, Rect, Text
from .text import direction, wrap

Drawn = Rect | Circle | Path | Icon | Picture | Text | Group

_TALL = ("ar", "fa", "ur", "he", "th", "hi", "bn", "ja", "zh", "ko")
_UNSPACED = (*_TALL, "lo", "km", "my", "ta", "te")  # scripts that letter-spacing pulls apart


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set; sizes in px."""

    size: float
    weight: int = 400
    serif: bool = False
    italic: bool = False
    leading: float = 1.34
    tracking: float = 0
    upper: bool = False
    balance: bool = False

    @property
    def font(self) -> Font:
        return Font("serif" if self.serif else "sans", self.weight, self.italic)


KICKER = Style(12, 600, tracking=1.1, upper=True)
TITLE = Style(50, 600, serif=True, leading=1.08, balance=True)
LEAD = Style(14.5, leading=1.38, balance=True)
CAPS = Style(11, 600, tracking=0.8, upper=True)
FACT = Style(12.5, 500)
NAME = Style(27, 600, serif=True, leading=1.15)
BODY = Style(12)
SMALL = Style(11)
STRONG = Style(13, 600, leading=1.3)
LANE = Style(14, 600, leading=1.25)
STAGE = Style(15.5, 600, leading=1.25)
NUMERAL = Style(17, serif=True, italic=True)
QUOTE = Style(13, serif=True, italic=True, leading=1.32)
VOICE = Style(14.5, serif=True, italic=True, leading=1.32)
MOOD = Style(11.5, 600, leading=1.28)
FIGURE = Style(22, 600, serif=True, leading=1.15)


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph that knows its lines and its height but not yet its place."""

    words: str
    lines: tuple[Line, ...]
    style: Style
    width: float  # that it was broken to
    rtl: bool
    leading: float

    @property
    def height(self) -> float:
        n = len(self.lines)
        return self.style.size * max(n * self.leading, 1.28 + (n - 1) * self.leading) if n else 0.0

    @property
    def natural(self) -> float:
        """The width of its longest line."""
        return max((line.width for line in self.lines), default=0.0)

    def at(self, x: float, y: float, colour: str, align: Align = "start", decoration: bool = False) -> Text:
        """The paragraph with its box's top left corner at (x, y)."""
        s = self.style
        return Text(
            x, y, self.width, self.height, self.lines, self.words, s.font, s.size, colour, align,
            leading=self.leading, tracking=s.tracking, rtl=self.rtl, decoration=decoration,
        )  # fmt: skip

    def cut(self, n: int) -> tuple[Laid, Laid]:
        """The first n lines and the rest."""
        head, tail = self.lines[:n], self.lines[n:]
        return (
            replace(self, lines=head, words=" ".join(line.text for line in head)),
            replace(self, lines=tail, words=" ".join(line.text for line in tail)),
        )


class Pen:
    """Colours, language and fixed words of one drawing, and the way to set a paragraph in them."""

    def __init__(self, theme: str, language: str, labels: str = "") -> None:
        self.theme: Theme = theme_named(theme)
        self.language = language or "en"
        self.labels = labels or self.language  # the language of fixed words
        self.words: Mapping[str, str] = fixed_words(self.labels)
        base = self.language.partition("-")[0].lower()
        self.rtl = direction("", self.language) == "rtl"
        self._looser = 0.12 if base in _TALL else 0.0
        self._spaced = base not in _UNSPACED

    def lay(self, text: str, width: float, style: Style = BODY, most: int | None = None) -> Laid:
        """Breaks a paragraph to a width in px; `most` lines only where an area is fixed."""
        if style.upper:
            text = text.upper() if self._spaced else text
            style = style if self._spaced else replace(style, tracking=0)
        lines = wrap(
            text, style.font, style.size, max(width, style.size), self.language,
            most=most, balance=style.balance, tracking=style.tracking,
        )  # fmt: skip
        return Laid(text, lines, style, width, self.rtl, style.leading + self._looser)
