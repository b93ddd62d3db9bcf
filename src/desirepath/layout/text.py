"""Where lines of text are broken.

Break opportunities are those of UAX #14, narrowed to phrases where a script has no spaces (Japanese, Chinese, Thai) and
to words in Korean.  What is still too wide is broken at its joints (`camelCase`, `dotted.names`), then with a hyphen,
then between graphemes: nothing is ever clipped.  Lines keep the logical order of right-to-left text, since everything
that draws them reorders them itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from ..theme.fonts import WORDS_KEPT, widths
from .hyphens import breaks, is_hyphened
from .scene import Font, Line

TEXTS_KEPT = 4096  # paragraphs whose lines are remembered, for whoever draws a map again after each change of it
SLACK = 0.03  # of the width stays free, since other programs measure a little differently
RTL_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku", "ps", "sd", "ug", "ur", "yi"))


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; see `scene.Text` for the meaning of its measures."""

    font: Font
    size: float
    leading: float = 1.32
    ascent: float = 0.98
    tracking: float = 0


def wrap(  # noqa: PLR0913  (the measures of a paragraph are independent of each other)
    text: str,
    font: Font,
    size: float,
    width: float,
    language: str = "en",
    *,
    slack: float = SLACK,
    most: int | None = None,
    balance: bool = False,
    tracking: float = 0,
) -> tuple[Line, ...]:
    """The text in lines no wider than `width` px less `slack`; only a single letter may be wider.

    Line breaks within the text are kept, runs of spaces are one.  `most` cuts after so many lines and says so with an
    ellipsis; `balance` makes the lines about equally long without adding one (for titles).
    """
    return _wrapped(text, font, size, width * (1 - slack), language, most, balance, tracking)


@lru_cache(maxsize=TEXTS_KEPT)
def _wrapped(
    text: str,
    font: Font,
    size: float,
    width: float,
    language: str,
    most: int | None,
    balance: bool,
    tracking: float,
) -> tuple[Line, ...]:
    spacing = tracking / size if tracking else 0.0
    pieces = _pieces(font, language, spacing)
    room = width / size
    paragraphs = _paragraphs(text)
    lines = _lines(paragraphs, room, pieces)
    if balance and len(lines) > 1:
        lines = _balanced(paragraphs, lines, room, pieces)
    if most is not None and len(lines) > most:
        lines = _shortened(lines, most, room, pieces)
    return tuple([Line(words, em * size) for words, em in lines])


def measure(text: str, style: Style, language: str = "en") -> float:
    """The width in px of the longest line of a text that is not wrapped."""
    lines = _lines(_paragraphs(text), float("inf"), _pieces(style.font, language, style.tracking / style.size))
    return max((em for _, em in lines), default=0.0) * style.size


def direction(text: str, language: str = "en") -> Literal["rtl", "ltr"]:
    """Which way a text reads: by its first strong letter, and where it has none by its language."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return "rtl" if language.lower().replace("_", "-").partition("-")[0] in RTL_LANGUAGES else "ltr"


_Broken = tuple[str, float]  # a line and its width in em


@dataclass(frozen=True, slots=True)
class _Piece:
    """A unit between two break opportunities, in em: what is shown, what follows it on the line, what ends the line."""

    shown: str
    width: float
    joint: str  # a space, before another unit
    gap: float
    end: str  # a hyphen, where the writer put a soft one
    hang: float
    loose: bool  # marks alone, which the letters beside them may give another face and width


class _Pieces(dict[str, _Piece]):
    """Units as they are measured in one font, remembered."""

    def __init__(self, font: Font, language: str, spacing: float) -> None:
        super().__init__()
        self.widths = widths(font, language)
        self.language = language
        self.spacing = spacing

    def em(self, text: str) -> float:
        """Width of any text, letter spacing included."""
        return (self.widths[text] + self.spacing * len(text)) if text else 0.0

    def __missing__(self, unit: str) -> _Piece:
        if len(self) >= WORDS_KEPT:
            self.clear()
        shown = unit.rstrip(" \u200b")
        joint = " " if unit.endswith(" ") else ""
        end = "-" if shown.endswith("\xad") else ""
        shown = shown.replace("\xad", "")
        width = self.em(shown)
        gap = self.em(joint) if shown.isascii() else self.em(shown + joint) - width  # a space is its word's
        piece = self[unit] = _Piece(shown, width, joint, gap, end, self.em(end), _marks_alone(shown))
        return piece


@lru_cache(maxsize=256)
def _pieces(font: Font, language: str, spacing: float) -> _Pieces:
    return _Pieces(font, language, spacing)


_BREAKS = re.compile("[\n\x0b\x0c\r\x85\u2028\u2029]")
_SPACES = re.compile("[ \t]+")


def _paragraphs(text: str) -> list[str]:
    text = text.strip()
    if not text:
        return []
    if text.isprintable() and "  " not in text:  # so there is no break or tab in it
        return [text]
    return [_SPACES.sub(" ", paragraph).strip(" ") for paragraph in _BREAKS.split(text)]


def _lines(paragraphs: Sequence[str], room: float, pieces: _Pieces) -> list[_Broken]:
    lines: list[_Broken] = []
    for paragraph in paragraphs:
        lines += _fill(_units(paragraph, pieces.language), room, pieces, paragraph.isascii()) or [("", 0.0)]
    return lines


def _fill(units: Sequence[str], room: float, pieces: _Pieces, one_face: bool) -> list[_Broken]:
    """Greedy: as much on every line as fits."""
    lines: list[_Broken] = []
    shown, used, joint, gap, last, loose = _EMPTY
    waiting = list(reversed(units))
    while waiting:
        unit = waiting.pop()
        piece = pieces[unit]
        wide = used + gap + piece.width
        loose = not one_face and (loose or piece.loose)
        if loose and last is not _NOTHING:
            wide = pieces.em(shown + joint + piece.shown)
        if wide + piece.hang <= room or (last is _NOTHING and _single(unit)):
            shown, used, joint, gap, last = shown + joint + piece.shown, wide, piece.joint, piece.gap, piece
        elif last is not _NOTHING:
            waiting.append(unit)
            lines.append((shown + last.end, used + last.hang))
            shown, used, joint, gap, last, loose = _EMPTY
        else:
            waiting += reversed(_smaller(unit, room, pieces))
            loose = False
    if last is not _NOTHING:
        lines.append((shown + last.end, used + last.hang))
    return lines


_NOTHING = _Piece("", 0, "", 0, "", 0, False)
_EMPTY = ("", 0.0, "", 0.0, _NOTHING, False)


def _marks_alone(text: str) -> bool:
    return not any(unicodedata.category(letter)[0] in "LN" for letter in text)


def _balanced(paragraphs: Sequence[str], lines: list[_Broken], room: float, pieces: _Pieces) -> list[_Broken]:
    """The narrowest setting with no more lines, to a hundredth of the room, that cuts no word that was whole."""
    found = (pieces[unit] for paragraph in paragraphs for unit in _units(paragraph, pieces.language))
    low = max((wide for piece in found if (wide := piece.width + piece.hang) <= room), default=0.0)
    high, best = room, lines
    while high - low > room / 100:
        middle = (low + high) / 2
        tried = _lines(paragraphs, middle, pieces)
        if len(tried) <= len(lines):
            high, best = middle, tried
        else:
            low = middle
    return best


def _shortened(lines: list[_Broken], most: int, room: float, pieces: _Pieces) -> list[_Broken]:
    if most < 1:
        return []
    clusters = _graphemes(lines[most - 1][0])
    while clusters and pieces.em(_ended(clusters)) > room:
        clusters.pop()
    last = _ended(clusters)
    return [*lines[: most - 1], (last, pieces.em(last))]


def _ended(clusters: list[str]) -> str:
    return "".join(clusters).rstrip(" .,;:…、。，-–—") + "…"


# ---- break opportunities

_PLAIN = re.compile("[\x20-\x7e\xa0-\xac\xae-\u036f\u0370-\u05ff\u2010-\u201f\u2026\u20ac]*")
# Not compiled before a text is in such a script: that would cost every other start two milliseconds.
_KANA = "[\u3040-\u30ff]"
_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_THAI = "[\u0e01-\u0e5b]"
_THAI_ONWARD = "[\u0e01-\u0e30\u0e32\u0e3f-\u0e46\u0e4f-\u0e5b]"  # no mark that belongs to the letter before it
_HANGUL = "[\u1100-\u11ff\u3131-\u318e\uac00-\ud7ff]"
_CLOSING = re.compile("[,.;:!?)\\]}»›”’…%‰、。，．：；！？）］｝〉》」』】〕〗〙〛・ー]+ ?")
_OPENING = re.compile("[(\\[{«‹„“‘¿¡「『（［｛〈《【〔〖]+ ?")
_ALONE = re.compile(f"{_CLOSING.pattern}|{_OPENING.pattern}")
_SHORT_UNITS = "(?:[mk]?s|h|d|min|Std\\.|[ckm]?m|k?g|t|[mc]?l|k?Wh?|°[CF]?|[kMGT]i?B|px|pt|[€$£¥]|¢)(?![^\\W_])"
_MEASURED, _UNIT, _FIGURE = re.compile(f"[0-9] {_SHORT_UNITS}"), re.compile(_SHORT_UNITS), re.compile("[0-9] $")
_OPENERS, _CLOSERS = "([{«‹„“‘\"'¿¡", ",.;:!?)]}»›«‹“”’\"'…%"
_JOINTS = re.compile("(?<=[._@:,;=&?+~/\\\\|-])(?=[^\\W_])|(?<=[a-z])(?=[A-Z])")


def _units(paragraph: str, language: str) -> list[str]:
    from unicode_segmentation_rs import line_break_units

    units: list[str] = line_break_units(paragraph)
    if not _PLAIN.fullmatch(paragraph):
        units = _words(paragraph, units, language)
    if _MEASURED.search(paragraph):
        units = _measured(units)
    return _closed(units) if any(map(_ALONE.fullmatch, units)) else units


def _measured(units: list[str]) -> list[str]:
    """A figure and its unit of measurement (`48 h`) stay together."""
    joined: list[str] = []
    for unit in units:
        if joined and _FIGURE.search(joined[-1]) and _UNIT.match(unit):
            joined[-1] += unit
        else:
            joined.append(unit)
    return joined


def _words(paragraph: str, units: list[str], language: str) -> list[str]:
    """Units joined to what a reader takes for a word, in scripts whose words have no spaces around them."""
    if (parser := _phrases(paragraph, language)) is not None:
        return _common(paragraph, units, _parsed(parser, paragraph))
    if not re.search(_HANGUL, paragraph):
        return units
    words: list[str] = []
    for unit in units:
        if words and re.match(_HANGUL, unit) and not words[-1].endswith(" "):
            words[-1] += unit
        else:
            words.append(unit)
    return words


_Parser = Literal["japanese", "simplified_chinese", "traditional_chinese", "thai"]


def _phrases(paragraph: str, language: str) -> _Parser | None:
    if re.search(_KANA, paragraph):
        return "japanese"
    if re.search(_HAN, paragraph):
        main = language.lower().replace("_", "-")
        if main.startswith("ja"):
            return "japanese"
        return "traditional_chinese" if re.search("hant|-tw|-hk|-mo", main) else "simplified_chinese"
    return "thai" if re.search(_THAI, paragraph) else None


@cache
def _parser(name: _Parser) -> Any:
    import budoux

    return getattr(budoux, f"load_default_{name}_parser")()


@lru_cache(maxsize=20_000)
def _parsed(name: _Parser, paragraph: str) -> tuple[str, ...]:
    return tuple(_parser(name).parse(paragraph))


def _common(paragraph: str, units: Sequence[str], phrases: Sequence[str]) -> list[str]:
    """Pieces that end where both a line may and a phrase does, or after a space; Thai knows phrases alone."""
    allowed, ends = _ends(units), _ends(phrases)
    cuts = [
        n
        for n in sorted(allowed | ends)
        if (n in allowed and (n in ends or paragraph[n - 1] == " " or _foreign(paragraph, n)))
        or (
            n in ends
            and n < len(paragraph)
            and re.match(_THAI, paragraph[n - 1])
            and re.match(_THAI_ONWARD, paragraph[n])
        )
    ]
    return [paragraph[start:end] for start, end in zip([0, *cuts], cuts, strict=False)]


def _ends(parts: Sequence[str]) -> set[int]:
    ends, end = set(), 0
    for part in parts:
        end += len(part)
        ends.add(end)
    return ends


def _foreign(paragraph: str, n: int) -> bool:
    return n == len(paragraph) or (paragraph[n - 1].isascii() and paragraph[n].isascii())


def _closed(units: list[str]) -> list[str]:
    """Punctuation that stands alone (`50 %`, `« mot »`) goes with the word it belongs to."""
    closed: list[str] = []
    for unit in units:
        if closed and (_CLOSING.fullmatch(unit) or _OPENING.fullmatch(closed[-1])):
            closed[-1] += unit
        else:
            closed.append(unit)
    return closed


def _smaller(unit: str, room: float, pieces: _Pieces) -> list[str]:
    """A unit that fits on no line, in parts: by UAX #14, at its joints, or as many graphemes as fit."""
    from unicode_segmentation_rs import line_break_units

    units: list[str] = line_break_units(unit)
    parts = _closed(units)
    if len(parts) < 2:
        parts = units if len(units) > 1 else _JOINTS.split(unit)
    if len(parts) < 2:
        parts = _hyphened(unit, room, pieces) or _torn(unit, room, pieces)
    return [part for part in parts if part]


def _hyphened(unit: str, room: float, pieces: _Pieces) -> list[str]:
    """A word in two parts, the first with a soft hyphen and as long as fits; nothing where none fits."""
    word = unit.rstrip(" ")
    start = len(word) - len(word.lstrip(_OPENERS))
    letters = word[start:].rstrip(_CLOSERS)
    if not is_hyphened(letters):
        return []
    joints, syllables = breaks(letters, pieces.language)
    widest = room - pieces.em("-")
    for found, least in ((joints, 0.4 * room), (syllables, 0.0)):
        for n in reversed(found):
            if least <= pieces.em(word[: start + n]) <= widest:
                return [word[: start + n] + "\xad", unit[start + n :]]
    return []


def _torn(unit: str, room: float, pieces: _Pieces) -> list[str]:
    clusters = _graphemes(unit)
    cut = _fitting(clusters, room, pieces)
    return ["".join(clusters[:cut]), "".join(clusters[cut:]).lstrip(" ")]


def _fitting(clusters: list[str], room: float, pieces: _Pieces) -> int:
    """How many graphemes fit, at least one; the next line begins with no closing punctuation if that can be helped."""
    used, cut = 0.0, 0
    while cut < len(clusters) - 1 and (used := used + pieces[clusters[cut]].width) <= room:
        cut += 1
    while cut > 1 and pieces.em("".join(clusters[:cut])) > room:
        cut -= 1
    if cut > 1 and _CLOSING.match(clusters[cut]):
        cut -= 1
    return max(cut, 1)


def _graphemes(text: str) -> list[str]:
    from unicode_segmentation_rs import graphemes

    clusters: list[str] = graphemes(text, True)
    return clusters


def _single(unit: str) -> bool:
    return len(unit) < 16 and len(_graphemes(unit.rstrip(" \u200b"))) <= 1
