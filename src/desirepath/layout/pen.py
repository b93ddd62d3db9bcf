"""The pen: type styles, and paragraphs broken to a width.  Everything that is written on a page goes through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..frameworks import words as fixed_words
from ..theme import Theme
from ..theme import theme as theme_named
from .scene import Align, Circle, Font, Group, Icon, Line, Path, Picture, Rect, Text
from .text import direction, wrap

Drawn = Rect | Circle | Path | Icon | Picture | Text | Group

_LEAST_LEADING = 1.28  # of a line's box, so that what hangs below the last line has room
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

    font: Font = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "font", Font("serif" if self.serif else "sans", self.weight, self.italic))


KICKER = Style(12, 600, tracking=1.1, upper=True)
TITLE = Style(50, 600, serif=True, leading=1.08, balance=True)
SMALL_TITLE = Style(38, 600, serif=True, leading=1.1, balance=True)
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
SMALL_NAME = Style(19, 600, serif=True, leading=1.15)
VOICE = Style(14.5, serif=True, italic=True, leading=1.32)
MOOD = Style(11.5, 600, leading=1.28)
BADGE = Style(11, 600)
GROUP = Style(11, 600, tracking=0.5)
QUOTE_MARK = Style(32, serif=True)
AREA = Style(16, 600, leading=1.25)
CANVAS_BODY = Style(14)
SPEECH = Style(13, 500, leading=1.3, balance=True)
PANEL = Style(16, 600, leading=1.25)
PANEL_NUMBER = Style(16, 600, serif=True)
FACE_WORD = Style(11.5, 600)
FIGURE = Style(22, 600, serif=True, leading=1.15)


class Laid:
    """A paragraph that knows its lines and its height but not yet its place."""

    __slots__ = ("height", "leading", "lines", "rtl", "style", "width", "words")

    def __init__(
        self, words: str, lines: tuple[Line, ...], style: Style, width: float, rtl: bool, leading: float
    ) -> None:
        self.words, self.lines, self.style = words, lines, style
        self.width = width  # that it was broken to
        self.rtl, self.leading = rtl, leading
        n = len(lines)
        self.height = style.size * (n * leading + max(0.0, _LEAST_LEADING - leading)) if n else 0.0

    @property
    def natural(self) -> float:
        """The width of its longest line."""
        return max((line.width for line in self.lines), default=0.0)

    def at(self, x: float, y: float, colour: str, align: Align = "start", decoration: bool = False) -> Text:
        """The paragraph with its box's top left corner at (x, y)."""
        s = self.style
        return Text(
            x, y, self.width, self.height, self.lines, self.words, s.font, s.size, colour, align,
            self.leading, 0.98, s.tracking, self.rtl, False, decoration,
        )  # fmt: skip

    def snug(self) -> Laid:
        """The same lines in a box no wider than they need, with the usual slack."""
        return Laid(self.words, self.lines, self.style, self.natural * 1.03 + 0.5, self.rtl, self.leading)

    def within(self, width: float) -> Laid:
        """The same lines in a box of another width, which has to hold them."""
        return Laid(self.words, self.lines, self.style, width, self.rtl, self.leading)

    def fitting(self, room: float) -> int:
        """How many of its lines fit into a height."""
        return max(0, int((room / self.style.size - max(0.0, _LEAST_LEADING - self.leading)) / self.leading + 1e-9))

    def cut(self, n: int) -> tuple[Laid, Laid]:
        """The first n lines and the rest."""
        words = self._end_of(n)
        return self._part(self.words[:words].rstrip(), self.lines[:n]), self._part(self.words[words:], self.lines[n:])

    def _end_of(self, n: int) -> int:
        """How many letters of the paragraph the first n lines hold; the hyphen of a broken word is none of them."""
        at = 0
        for letter in "".join(line.text for line in self.lines[:n]):
            while at < len(self.words) and self.words[at] != letter and _unseen(self.words[at]):
                at += 1
            if self.words[at : at + 1] == letter:
                at += 1
        while at < len(self.words) and _unseen(self.words[at]):
            at += 1
        return at

    def _part(self, words: str, lines: tuple[Line, ...]) -> Laid:
        return Laid(words, lines, self.style, self.width, self.rtl, self.leading)


def _unseen(letter: str) -> bool:
    return letter.isspace() or letter in "\xad\u200b"


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

    @cached_property
    def quote_mark(self) -> Laid:
        """The drawn mark that stands before a quotation."""
        return self.lay("“", 20, QUOTE_MARK)

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
