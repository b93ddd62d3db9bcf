"""The canvas: fixed areas on a grid of columns and rows, which grow until everything in them fits.

On paper an area that is full goes on upon the next sheet, which shows the same canvas.  Where so many or so full areas
do not fit a sheet at all, they stand below each other instead, each as wide as the sheet and broken like any block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.framework import Slot
from ..model.view import View
from .areas import BETWEEN, Areas
from .blank import number
from .blocks import KEPT, Block, fill, filled, grouped, plated, stack
from .cards import Cards
from .options import Options
from .pen import AREA, SMALL, Drawn, Laid, Pen
from .scene import Group, Icon, Rect

GAP = 16  # between areas
INSET = 16  # inside an area
BAR = 46  # least height of an area's head
ROW = 168.0  # least height of a row of the grid
ROW_TO_WRITE = 232.0  # the same on a sheet to write on
WIDTH = 1460.0  # of a poster, without margins
WHOLE = 0.5  # of a sheet: blocks that are no higher are broken only where they would be the first of an area
_FIRSTS = (0.4, 0.2)  # of a sheet: how much of its first block an area shows at least, if that is possible
_EMPTY = 24.0  # of an area with nothing in it, where areas stand below each other


@dataclass(frozen=True, slots=True)
class Area:
    """A slot with its place in px and the blocks that stand in it."""

    slot: Slot
    x: float
    width: float
    first: int  # row boundaries it lies between
    last: int
    blocks: tuple[Block, ...]
    title: Laid

    @property
    def bar(self) -> float:
        """The height of its head."""
        return max(BAR, self.title.height + 24)

    @property
    def around(self) -> float:
        """The height of everything but its blocks."""
        return self.bar + 2 * INSET - 2

    @property
    def content(self) -> float:
        """The height it needs."""
        return stack(self.blocks, BETWEEN).height + self.around


class Canvas:
    """The areas of one canvas at one width."""

    def __init__(self, view: View, cards: Cards, options: Options, width: float) -> None:
        self.view, self.options, self.width = view, options, width
        self.pen: Pen = cards.pen
        self.made = Areas(view, cards, options.blank)
        self.begun = False  # whether sheets before this one hold a part of it
        slots = [s for s in view.frame.rows if s.grid]
        loose = [s for s in view.frame.rows if not s.grid]  # lanes of the document's own: below the canvas
        ends = [s.grid.column + s.grid.width for s in slots if s.grid]
        self.unit = (width + GAP) / max(ends, default=1)
        self.rows = sorted({edge for s in slots if s.grid for edge in (s.grid.row, s.grid.row + s.grid.height)})
        self.areas = [self._area(slot) for slot in slots]
        self.rows = self.rows or [0.0]
        for slot in loose:
            self.rows.append(self.rows[-1] + 1)
            self.areas.append(self._made(slot, 0, width, len(self.rows) - 2, len(self.rows) - 1))

    def _area(self, slot: Slot) -> Area:
        grid = slot.grid
        assert grid is not None
        first, last = self.rows.index(grid.row), self.rows.index(grid.row + grid.height)
        return self._made(slot, grid.column * self.unit, grid.width * self.unit - GAP, first, last)

    def _made(self, slot: Slot, x: float, width: float, first: int, last: int) -> Area:
        left = 46 if slot.icon else INSET
        right = INSET + (24 if self._numbered(slot) else 0)
        title = self.pen.lay(slot.title, width - left - right, AREA)
        return Area(slot, x, width, first, last, tuple(self.made.blocks(slot, width - 2 * INSET)), title)

    def _numbered(self, slot: Slot) -> bool:
        return self.options.blank and slot.fill > 0

    # ---- geometry

    def heights(self, total: float = 0) -> list[float]:
        """The height of each row: at least `ROW` a unit, more where an area needs it, or as high as fills `total` px.

        Where what stands in the areas needs more than a sheet has, nobody gets more than they need.
        """
        if not total:
            return self._wanted(ROW_TO_WRITE if self.options.blank else ROW)
        for wishes in (True, False):
            if self._tall(self._wanted(0, wishes)) <= total:
                return self._filling(total, wishes)
        return self._wanted(0, False)

    def needs(self) -> float:
        """The least height at which everything in the areas fits."""
        return self._tall(self._wanted(0, False))

    def _tall(self, rows: Sequence[float]) -> float:
        return sum(rows) + GAP * (len(rows) - 1)

    def _filling(self, total: float, wishes: bool) -> list[float]:
        """Rows that fill a sheet, each with the same room a unit unless an area needs more."""
        low, high = 0.0, total
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (middle, high) if self._tall(self._wanted(middle, wishes)) <= total else (low, middle)
        return self._wanted(low, wishes)

    def _wanted(self, usual: float, wishes: bool = True) -> list[float]:
        rows = [max(0.5, b - a) * usual for a, b in zip(self.rows, self.rows[1:], strict=False)]
        for area in sorted(self.areas, key=lambda a: a.last - a.first):
            span = range(area.first, area.last)
            wanted = max(area.content, area.slot.height if wishes else 0)
            lacking = wanted - sum(rows[n] for n in span) - GAP * (len(span) - 1)
            for n in span:
                rows[n] += max(0.0, lacking) / len(span)
        return rows

    def block(self, heights: Sequence[float]) -> Block:
        """All areas, at given heights of the rows."""
        tops = [0.0]
        for height in heights:
            tops.append(tops[-1] + height + GAP)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return tuple(
                self._paint(area, x + area.x, y + tops[area.first], tops[area.last] - tops[area.first] - GAP)
                for area in self.areas
            )

        return Block(max(0.0, tops[-1] - GAP), paint)

    def _paint(self, area: Area, x: float, y: float, height: float) -> Group:
        items = [
            *self._plate(area, x, y, height),
            *stack(area.blocks, BETWEEN).paint(x + INSET, y + area.bar + INSET - 1),
        ]
        return Group("area", area.slot.title, tuple(items), area.slot.id)

    def _plate(self, area: Area, x: float, y: float, height: float) -> list[Drawn]:
        slot, theme = area.slot, self.pen.theme
        tone, bar, title = theme.tones[slot.tone], area.bar, area.title
        left = 46 if slot.icon else INSET
        right = INSET + (24 if self._numbered(slot) else 0)
        items: list[Drawn] = [
            Rect(x, y, area.width, height, theme.card, theme.line, 0.9, 13, layer="areas"),
            Rect(x, y, area.width, bar, tone.head, None, radius=13, square="bottom"),
        ]
        if slot.icon:
            items.append(Icon(slot.icon, x + INSET, y + bar / 2 - 10, 20, tone.head_ink))
        if self._numbered(slot):
            items += number(self.pen, slot.fill, x + area.width - INSET - 8, y + bar / 2)
        hint = self.pen.lay(slot.hint, area.width, SMALL, most=1).snug()
        if hint.lines and left + title.natural + hint.width + INSET + right <= area.width:
            title = title.within(area.width - left - right - hint.width - INSET)
            items.append(
                hint.at(x + area.width - right - hint.width, y + (bar - hint.height) / 2 + 1, theme.muted, "end")
            )
        items.append(title.at(x + left, y + (bar - title.height) / 2, tone.head_ink))
        return items

    # ---- paper

    def fits(self, room: float) -> bool:
        """Whether a sheet with so much room can show every area with something of the first of its blocks."""
        return self._least(room) is not None

    def filled(self, room: float) -> tuple[Block, dict[str, tuple[Block, ...]]] | None:
        """One sheet's canvas of `room` px, and the blocks that have to go on, by area; None where nothing gets on.

        Every area gets room for its next block at least, so that each sheet takes the story further.
        """
        least = self._least(room)
        if least is None:
            return None
        heights = _shared(self.heights(room), least, room - GAP * (len(self.rows) - 2))
        rest: dict[str, tuple[Block, ...]] = {}
        areas, moved = [], not any(area.blocks for area in self.areas)
        for area in self.areas:
            inner = sum(heights[area.first : area.last]) + GAP * (area.last - area.first - 1) - area.around + 0.01
            stays, goes = fill(area.blocks, inner, BETWEEN, WHOLE * room)
            areas.append(replace(area, blocks=tuple(stays)))
            moved = moved or bool(stays)
            if goes := [block for block in goes if block.height]:
                rest[area.slot.id] = tuple(goes)
        if not moved:
            return None
        self.areas = areas
        return self.block(heights), rest

    def _least(self, room: float) -> list[float] | None:
        """What each row needs for the first block of every area in it, or None where they do not fit all."""
        for share in _FIRSTS:
            rows = self._for_first(max(KEPT + 1, share * room))
            if sum(rows) + GAP * (len(self.rows) - 2) <= room:
                return rows
        return None

    def _for_first(self, most: float) -> list[float]:
        rows = [0.0] * (len(self.rows) - 1)
        for area in sorted(self.areas, key=lambda a: a.last - a.first):
            span = range(area.first, area.last)
            first = min(most, area.blocks[0].height) if area.blocks else 0
            lacking = area.around + first - sum(rows[n] for n in span) - GAP * (len(span) - 1)
            for n in span:
                rows[n] += max(0.0, lacking) / len(span)
        return rows

    def go_on(self, rest: Mapping[str, tuple[Block, ...]]) -> None:
        """The same canvas with only the blocks that are left."""
        self.begun = True
        self.areas = [replace(area, blocks=rest.get(area.slot.id, ())) for area in self.areas]

    def in_line(self) -> list[Block]:
        """The areas below each other, as wide as the sheet, with a head on every part of a broken one.

        Where sheets were filled already, only what is left.
        """
        areas = [area for area in self.areas if area.blocks or not self.begun]
        return [self._alone(area) for area in sorted(areas, key=lambda a: (a.first, a.x))]

    def _alone(self, area: Area) -> Block:
        left = 46 if area.slot.icon else INSET
        title = self.pen.lay(area.slot.title, self.width - left - INSET - 24, AREA, most=8)
        wide = replace(area, width=self.width, title=title)
        blocks = area.blocks if self.begun else self.made.blocks(area.slot, self.width - 2 * INSET)
        body = filled(stack(blocks, BETWEEN), _EMPTY)
        plate = plated(
            body,
            INSET,
            wide.bar + INSET - 1,
            INSET - 1,
            lambda x, y, height, *_: tuple(self._plate(wide, x, y, height)),
        )
        return grouped(plate, "area", area.slot.title, area.slot.id)


def _shared(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Heights that add up to the room where that is possible: who wants little gets it, the rest share evenly."""
    heights = [max(small, 0.0) for small in least]
    spare = room - sum(heights)
    open_rows = [n for n, want in enumerate(wanted) if want > heights[n]]
    while spare > 0.01 and open_rows:
        n = min(open_rows, key=lambda r: wanted[r] - heights[r])
        more = min(wanted[n] - heights[n], spare / len(open_rows))
        for row in open_rows:
            heights[row] += more
        spare -= more * len(open_rows)
        open_rows = [r for r in open_rows if wanted[r] - heights[r] > 0.01]
    return heights
