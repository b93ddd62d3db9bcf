"""The small signs under a card's words: how bad, how good, how much, by what means and whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.schema import CHANNELS, Card
from ..theme import ToneColours
from .blocks import Block, Paint, Split, lines_within
from .feeling_face import face_of
from .pen import BADGE, SMALL, Drawn, Laid, Pen
from .scene import Circle, Icon, Rect

BESIDE = 8  # between two marks
_PILL = 15  # height of a mark of one line
_BELOW = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign: how wide and high it is, and how it is drawn."""

    width: float
    height: float
    paint: Paint
    split: Split | None = None  # of one with many lines


class Marks:
    """Makes marks with one pen, and remembers which of them a legend has to explain."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self.used: set[str] = set()

    def pill(self, icon: str, words: str, tone: ToneColours, most: float) -> Mark:
        """Words on a plate, in as many lines as they need within `most` px."""
        left = 18 if icon else 6
        return _pill(icon, left, self.pen.lay(" ".join(words.split()), most - left - 6, BADGE).snug(), tone)

    def severity(self, severity: float, tone: ToneColours) -> Mark:
        """One to three dots."""
        self.used.add("severity")
        count, pale = round(severity), self.pen.theme.line

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return tuple(Circle(x + 2.5 + n * 6.6, y + 7.5, 2.1, tone.accent if n < count else pale) for n in range(3))

        return Mark(19, _PILL, paint)

    def priority(self, priority: float, tone: ToneColours) -> Mark:
        """A number from 0 to 5."""
        self.used.add("priority")
        return self.pill("trending-up", f"{priority:g}", tone, 120)

    def score(self, score: float) -> Mark:
        """A face and the score in figures."""
        self.used.add("score")
        mood = self.pen.theme.mood
        laid = self.pen.lay(signed(score), 60, BADGE).snug()

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            face = Icon(face_of(score), x - 1, y - 0.5, 15, mood.mark(score), 2.2)
            return face, laid.at(x + 18, y + 0.2, mood.words(score))

        return Mark(18 + laid.width, _PILL, paint)

    def persona(self, name: str, colour: str, most: float) -> Mark:
        """A dot in the persona's colour, and a name."""
        laid = self.pen.lay(" ".join(name.split()), most - 12, SMALL).snug()

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return Circle(x + 4, y + 7.5, 4, colour), laid.at(x + 12, y + 0.2, self.pen.theme.ink)

        return Mark(12 + laid.width, max(_PILL, laid.height), paint)


def rows(marks: Sequence[Mark], width: float) -> list[Block]:
    """Marks in rows that are no wider than `width` px."""
    found: list[list[tuple[float, Mark]]] = []
    x = 0.0
    for mark in marks:
        if not found or x + mark.width > width:
            found.append([])
            x = 0.0
        found[-1].append((x, mark))
        x += mark.width + BESIDE
    return [_row(row) for row in found]


def _pill(icon: str, left: float, laid: Laid, tone: ToneColours) -> Mark:
    width, height = left + laid.width + 5, max(_PILL, laid.height + 1.5 if len(laid.lines) > 1 else 0)

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        plate = Rect(x, y, width, height, tone.head, None, radius=7.5)
        sign = (Icon(icon, x + 5, y + 2.5, 10, tone.head_ink, 2.4),) if icon else ()
        return (plate, *sign, laid.at(x + left, y + 0.2, tone.head_ink))

    def split(room: float) -> tuple[Block, Block] | None:
        parts = lines_within(laid, room - 1.5 - _BELOW)
        return (
            (_row([(0, _pill(icon, left, parts[0], tone))]), _row([(0, _pill("", left, parts[1], tone))]))
            if parts
            else None
        )

    return Mark(width, height, paint, split)


def _row(row: list[tuple[float, Mark]]) -> Block:
    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        return tuple(item for dx, mark in row for item in mark.paint(x + dx, y))

    return Block(max(mark.height for _, mark in row) + _BELOW, paint, row[0][1].split if len(row) == 1 else None)


def channel_icon(card: Card) -> str:
    """The icon of a card's channel: the channel's own, or a plain one for on- and offline."""
    if not card.channel:
        return ""
    known = CHANNELS.get(card.channel.lower())
    return known[1] if known else "wifi" if card.online else "map-pin"


def signed(score: float) -> str:
    """A score as people read it: +1.5, 0, −0.5."""
    return f"+{score:g}" if score > 0 else f"−{-score:g}" if score < 0 else "0"


def initials(name: str) -> str:
    """The first letters of a first and last name; "" where there is no letter."""
    words = [w for w in name.split() if w[:1].isalpha()]
    if not words:
        return ""
    return words[0][0] if len(words) == 1 else words[0][0] + words[-1][0]


def letters(names: Mapping[str, str]) -> dict[str, str]:
    """By id, what tells people apart in little room: the first letter, both initials, or a number."""
    for short in (lambda name: name.strip()[:1] if name.strip()[:1].isalpha() else "", initials):
        found = {id: short(name) for id, name in names.items()}
        if all(found.values()) and len(set(found.values())) == len(found):
            return found
    return {id: str(n) for n, id in enumerate(names, 1)}
