"""Branches and loops: where a step leads elsewhere than to its neighbour, a line says so in a band of its own.

Every line falls down to where it lies beside no other, so lines and their words never cross.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model.schema import Link
from ..model.view import View
from .blocks import Block, grouped, lines_within
from .columns import Columns
from .lanes import Label, Lane
from .pen import SMALL, Drawn, Laid, Pen
from .pile import Entry, Pile
from .reach import Reach
from .scene import Circle, Icon, Path, Rect

_LINE = 18.0  # height of a line with its arrow
_LOOP = 24.0  # height of a way that leads back to its own step
_BEND = 11.0  # half of its width
_BESIDE = 44.0  # px of a line that its words leave free
_SOME = 150.0  # px that words get beside a short line
_FEW = 3  # lines of words that a short width may have


@dataclass(frozen=True, slots=True)
class Leap:
    """A way from one column of the journey to another that is not the next."""

    start: int
    end: int
    text: str
    title: str


def leaps(view: View, reach: Reach) -> list[Leap]:
    """All ways that the order of the columns does not show, short ones first."""
    found = []
    for link in view.document.of_links("next"):
        if link.on not in view.document or link.to not in view.document:
            continue
        (start, _), (end, _) = reach.of_place(link.on), reach.of_place(link.to)
        again = link.on == link.to and link.on in reach.index
        if again or (start != end and (end != start + 1 or link.text)):
            found.append(Leap(start, end, link.text, _title(view, link)))
    return sorted(found, key=lambda leap: (abs(leap.start - leap.end), leap.start, leap.end, leap.text))


def _title(view: View, link: Link) -> str:
    ends = (getattr(view.document.get(i), "title", i) for i in (link.on, link.to))
    return " → ".join(ends) + (f": {link.text}" if link.text else "")


def band(pen: Pen, found: list[Leap], columns: Columns) -> Lane | None:
    """The ways of one page, or None where nothing leaps on it."""
    here = [leap for leap in found if columns.here(min(leap.start, leap.end), max(leap.start, leap.end))]
    if not here:
        return None
    ways = [_Way(pen, leap, columns) for leap in here]
    edges = sorted({edge for way in ways for edge in (way.left, way.right)})
    rank = {edge: n for n, edge in enumerate(edges)}
    pile = Pile([Entry(way.block(), rank[way.left], rank[way.right] - 1, 0) for way in ways])
    label = _label(pen, columns.label)
    return Lane(pen, Label("paths", pen.words["paths"], "", label, label), pile, columns.width, 16)


def _label(pen: Pen, width: float) -> Block:
    laid = pen.lay(pen.words["paths"], width - 58, SMALL)
    colour = pen.theme.faint
    return Block(
        laid.height + 6, lambda x, y: (Icon("route", x + 8, y + 3, 15, colour), laid.at(x + 42, y + 3, colour))
    )


class _Way:
    """One leap as it lies on a page: where it begins and ends, and where its words stand."""

    def __init__(self, pen: Pen, leap: Leap, columns: Columns) -> None:
        self.pen, self.leap = pen, leap
        self.start, self.end = (_x(columns, n) for n in (leap.start, leap.end))
        self.again = leap.start == leap.end
        if self.again:
            self.start, self.end = self.start - _BEND, self.end + _BEND
        before = self.start - columns.left - 2 * _BEND
        after = columns.width - self.end - 2 * _BEND
        wanted = min(_SOME, pen.lay(leap.text, _SOME, SMALL).snug().width + 8)
        self.follows = after >= min(before, wanted)  # where the words of a loop stand
        self.line_height = _LOOP if self.again else _LINE
        most = columns.width - columns.left - 24
        self.laid = self._words((after if self.follows else before) - 8 if self.again else most) if leap.text else None
        left, right = min(self.start, self.end) - 8, max(self.start, self.end) + 8
        self.centre = (self.start + self.end) / 2
        if self.laid is not None:
            half = self.laid.width / 2 + 8
            if self.again:
                self.centre = self.end + _BEND + half if self.follows else self.start - _BEND - half
            else:
                self.centre = max(min(self.centre, columns.width - half), columns.left + half)
            left, right = min(left, self.centre - half - 4), max(right, self.centre + half + 4)
        self.left, self.right = left, right

    def _words(self, most: float) -> Laid:
        """As wide as the line is long; longer words take more of the page rather than a tower of lines."""
        least = max(abs(self.end - self.start) - _BESIDE, _SOME)
        for width in (least, 2 * _SOME, 4 * _SOME, most):
            laid = self.pen.lay(self.leap.text, min(max(width, least), most), SMALL)
            if len(laid.lines) <= _FEW or width >= most:
                break
        return laid.snug()

    def block(self) -> Block:
        """The line with its words on it, or below it where there are several lines of them."""
        laid = self.laid
        height = self.line_height if laid is None else max(self.line_height, laid.height + 4)
        block = Block(height, self._paint, self._split if laid is not None else None)
        return grouped(block, "path", self.leap.title)

    def _paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        return (*self._line(x, y), *(self._plate(self.laid, x, y) if self.laid is not None else ()))

    def _split(self, room: float) -> tuple[Block, Block] | None:
        parts = lines_within(self.laid, room - 4) if self.laid is not None else None
        if parts is None:
            return None
        head, tail = parts
        height = max(self.line_height, head.height + 4)
        first = Block(height, lambda x, y: (*self._line(x, y), *self._plate(head, x, y)))
        return first, self._rest(tail)

    def _rest(self, laid: Laid) -> Block:
        def split(room: float) -> tuple[Block, Block] | None:
            parts = lines_within(laid, room - 4)
            return (self._rest(parts[0]), self._rest(parts[1])) if parts else None

        return Block(laid.height + 4, lambda x, y: self._plate(laid, x, y), split)

    def _line(self, x: float, y: float) -> tuple[Drawn, ...]:
        if self.again:
            return self._loop(x, y + 3)
        y += _LINE / 2
        colour = self.pen.theme.muted
        back = -1 if self.end < self.start else 1
        begin, tip = x + self.start, x + self.end
        head: Path = Path(
            (("M", tip - back * 7, y - 4), ("L", tip, y), ("L", tip - back * 7, y + 4)), stroke=colour, stroke_width=1.4
        )
        shaft = Path((("M", begin, y), ("L", tip - back * 2, y)), stroke=colour, stroke_width=1.4)
        return shaft, head, Circle(begin, y, 3.6, self.pen.theme.paper, colour, 1.4)

    def _loop(self, x: float, y: float) -> tuple[Drawn, ...]:
        """Down from the step, round and up to it again."""
        colour = self.pen.theme.muted
        begin, tip, deep = x + self.start, x + self.end, y + _LOOP
        arc = Path((("M", begin, y), ("C", begin, deep, tip, deep, tip, y)), stroke=colour, stroke_width=1.4)
        head = Path((("M", tip - 4, y + 6), ("L", tip, y - 1), ("L", tip + 4, y + 6)), stroke=colour, stroke_width=1.4)
        return arc, head, Circle(begin, y, 3.6, self.pen.theme.paper, colour, 1.4)

    def _plate(self, laid: Laid, x: float, y: float) -> tuple[Drawn, ...]:
        theme, wide = self.pen.theme, laid.width + 12
        plate = Rect(x + self.centre - wide / 2, y, wide, laid.height + 4, theme.paper, theme.line, 0.8, 6)
        return plate, laid.at(x + self.centre - laid.width / 2, y + 2, theme.ink, "middle")


def _x(columns: Columns, n: int) -> float:
    """The middle of a column of the journey; those of other pages lie beyond the edge."""
    if n < columns.start:
        return columns.left
    if n > columns.end:
        return columns.width
    return columns.middle(n - columns.start)
