"""The canvas: fixed areas on a grid of columns and rows, which grow until everything in them fits.

On paper an area that is full goes on upon the next sheet, which shows the same canvas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.framework import Slot
from ..model.schema import MAP, Card, Persona, Stage, Step
from ..model.view import View
from .blocks import Block, beside, space, stack
from .cards import Cards
from .heading import Heading
from .legend import Legend
from .options import Options
from .pen import BODY, SMALL, STRONG, Drawn, Laid, Pen, Style
from .scene import Circle, Group, Icon, Page, Path, Rect
from .sheets import Sheets, poster

GAP = 16  # between areas
INSET = 16  # inside an area
BAR = 46  # least height of an area's head
ROW = 168.0  # least height of a row of the grid
WIDTH = 1460.0  # of a poster, without margins
AREA = Style(16, 600, leading=1.25)
CANVAS_BODY = Style(14)


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
    def content(self) -> float:
        """The height it needs."""
        return stack(self.blocks, 10).height + self.bar + 2 * INSET - 2


class Canvas:
    """The areas of one canvas at one width."""

    def __init__(self, view: View, cards: Cards, options: Options, width: float) -> None:
        self.view, self.cards, self.options, self.width = view, cards, options, width
        self.pen: Pen = cards.pen
        slots = [s for s in view.frame.rows if s.grid]
        self.loose = [s for s in view.frame.rows if not s.grid]  # lanes of the document's own: below the canvas
        ends = [s.grid.column + s.grid.width for s in slots if s.grid]
        self.unit = (width + GAP) / max(ends, default=1)
        self.rows = sorted({edge for s in slots if s.grid for edge in (s.grid.row, s.grid.row + s.grid.height)})
        self.areas = [self._area(slot) for slot in slots]
        if self.loose:
            self.rows = self.rows or [0.0]
            for slot in self.loose:
                self.rows.append(self.rows[-1] + 1)
                last = len(self.rows) - 1
                self.areas.append(self._made(slot, 0, width, last - 1, last))

    def _area(self, slot: Slot) -> Area:
        grid = slot.grid
        assert grid is not None
        width = grid.width * self.unit - GAP
        first, last = self.rows.index(grid.row), self.rows.index(grid.row + grid.height)
        return self._made(slot, grid.column * self.unit, width, first, last)

    def _made(self, slot: Slot, x: float, width: float, first: int, last: int) -> Area:
        title = self.pen.lay(slot.title, width - (46 if slot.icon else INSET) - INSET, AREA)
        return Area(slot, x, width, first, last, tuple(self._blocks(slot, width - 2 * INSET)), title)

    # ---- what stands in an area

    def _blocks(self, slot: Slot, width: float) -> list[Block]:
        blocks: list[Block] = []
        if "personas" in slot.shows:
            blocks += self._personas(width)
        if "steps" in slot.shows:
            blocks += self._steps(slot, width)
        else:
            blocks += self._notes(slot, self.view.cards(slot.id, MAP), width)
            blocks += self._placed(slot, width)
        if not blocks and self.options.blank and slot.prompt:
            laid = self.pen.lay(slot.prompt, width, BODY)
            blocks.append(Block(laid.height, lambda x, y: (laid.at(x, y, self.pen.theme.muted),)))
        return blocks

    def _personas(self, width: float) -> list[Block]:
        """All personas, side by side where there is room, a row for each kind of thing said of them."""
        heading = Heading(self.cards, self.view.lens.framework)
        people = self.view.document.on(MAP, Persona)
        across = max(1, min(len(people), int((width + 24) // 260)))
        each = (width - 24 * (across - 1)) / across
        blocks: list[Block] = []
        for row in (people[i : i + across] for i in range(0, len(people), across)):
            pieces = zip(*(heading.plain(p, each) for p in row), strict=True)
            blocks += [beside([(n * (each + 24), b) for n, b in enumerate(same)]) for same in pieces]
        return [block for block in blocks if block.height]

    def _notes(self, slot: Slot, cards: Sequence[Card], width: float) -> list[Block]:
        across = max(1, min(len(cards), int((width + 10) // 250)))
        return self._table([(c, slot) for c in cards], width, across)

    def _table(self, cards: Sequence[tuple[Card, Slot]], width: float, across: int) -> list[Block]:
        each = (width - 10 * (across - 1)) / max(1, across)
        blocks = [self.cards.block(card, each, slot) for card, slot in cards]
        if across == 1:
            return blocks
        rows = [blocks[i : i + across] for i in range(0, len(blocks), across)]
        return [beside([(n * (each + 10), b) for n, b in enumerate(row)]) for row in rows]

    def _placed(self, slot: Slot, width: float) -> list[Block]:
        """Cards that are placed on a step or stage, side by side under its number and name."""
        places = [p for p in self.view.document.columns if self.view.cells.get((slot.id, p))]
        if not places:
            return []
        across = max(1, min(len(places), int((width + 10) // 184)))
        each = (width - 10 * (across - 1)) / across
        numbers = self._numbers()
        blocks = [self._of_place(slot, place, numbers.get(place, ""), each) for place in places]
        rows = [blocks[i : i + across] for i in range(0, len(blocks), across)]
        return [beside([(n * (each + 10), b) for n, b in enumerate(row)]) for row in rows]

    def _of_place(self, slot: Slot, place: str, number: str, width: float) -> Block:
        record = self.view.document[place]
        assert isinstance(record, Step | Stage)
        name = self.pen.lay(f"{number} {record.title}".strip(), width, Style(13, 600))
        parts = [Block(name.height + 2, lambda x, y: (name.at(x, y, self.pen.theme.muted),))]
        kind = ""
        for card in self.view.cards(slot.id, place):
            if slot.groups and card.at.kind != kind and (title := slot.groups.get(card.at.kind)):
                parts += [space(3), self.cards.heading(title, width), space(2)]
            else:
                parts.append(space(5))
            kind = card.at.kind
            parts.append(self.cards.block(card, width, slot))
        return stack(parts)

    def _numbers(self) -> dict[str, str]:
        steps = [p for p in self.view.document.columns if isinstance(self.view.document[p], Step)]
        return {id: str(n) for n, id in enumerate(steps, 1)}

    def _steps(self, slot: Slot, width: float) -> list[Block]:
        """Any number of steps on a line, wrapped into rows; what is done stands below each."""
        places = [p for p in self.view.document.columns if isinstance(self.view.document[p], Step)]
        places = places or [s.id for s in self.view.document.stages]
        across = max(1, min(len(places), int((width + 12) // 160)))
        if len(places) > across:
            across = -(-len(places) // -(-len(places) // across))
        each = (width - 12 * (across - 1)) / across
        rows = [places[i : i + across] for i in range(0, len(places), across)]
        blocks = self._notes(slot, self.view.cards(slot.id, MAP), width)
        for r, row in enumerate(rows):
            blocks.append(self._row_of_steps(slot, row, r * across, each, r + 1 < len(rows)))
        return blocks

    def _row_of_steps(self, slot: Slot, row: Sequence[str], start: int, each: float, goes_on: bool) -> Block:
        parts = [(n * (each + 12), self._step(slot, place, start + n, each)) for n, place in enumerate(row)]
        body = beside(parts)
        line = self.pen.theme.tones["blue"].line
        end = (len(row) - 1) * (each + 12) + (each if goes_on else 28)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            rail = Path((("M", x + 14, y + 15), ("L", x + end, y + 15)), stroke=line, stroke_width=2.2)
            return (*((rail,) if len(row) > 1 or goes_on else ()), *body.paint(x, y))

        return Block(body.height + 4, paint)

    def _step(self, slot: Slot, place: str, number: int, width: float) -> Block:
        record = self.view.document[place]
        assert isinstance(record, Step | Stage)
        colours = self.pen.theme.stage(1)
        name = self.pen.lay(record.title, width, STRONG)
        digit = self.pen.lay(str(number + 1), 30, Style(13, 600))
        star = isinstance(record, Step) and record.moment_of_truth
        if star:
            self.cards.used.add("moment")

        def head(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = [
                Circle(x + 15, y + 15, 15, colours.fill, self.pen.theme.card, 2),
                digit.at(x, y + 6.5, colours.ink, "middle"),
            ]
            if star:
                items.append(Icon("star", x + 38, y + 8, 14, self.pen.theme.kicker, 2.2))
            items.append(name.at(x, y + 40, self.pen.theme.ink))
            return (Group("step", record.title, tuple(items), place),)

        done = [self.cards.block(card, width, slot) for card in self.view.cards(slot.id, place)]
        return stack([Block(40 + name.height, head), space(4), *done], 4)

    # ---- geometry

    def heights(self, total: float = 0) -> list[float]:
        """The height of each row: at least `ROW` a unit, more where an area needs it, stretched to `total` px."""
        rows = [max(0.5, b - a) * ROW for a, b in zip(self.rows, self.rows[1:], strict=False)]
        for area in sorted(self.areas, key=lambda a: a.last - a.first):
            span = range(area.first, area.last)
            lacking = area.content - sum(rows[n] for n in span) - GAP * (len(span) - 1)
            if lacking > 0:
                for n in span:
                    rows[n] += lacking / len(span)
        spare = total - sum(rows) - GAP * (len(rows) - 1)
        if total and spare > 0 and rows:
            rows = [height + spare / len(rows) for height in rows]
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
        slot, theme = area.slot, self.pen.theme
        tone = theme.tones[slot.tone]
        left = 46 if slot.icon else INSET
        hint = self.pen.lay(slot.hint, area.width, SMALL, most=1)
        title, bar = area.title, area.bar
        fits = hint.lines and left + title.natural + hint.natural + 2 * INSET <= area.width
        items: list[Drawn] = [
            Rect(x, y, area.width, height, theme.card, theme.line, 0.9, 13, layer="areas"),
            Rect(x, y, area.width, bar, tone.head, None, radius=13, square="bottom"),
            title.at(x + left, y + (bar - title.height) / 2, tone.head_ink),
        ]
        if slot.icon:
            items.append(Icon(slot.icon, x + INSET, y + bar / 2 - 10, 20, tone.head_ink))
        if fits:
            items.append(hint.at(x - INSET, y + (bar - hint.height) / 2 + 1, theme.muted, "end"))
        items += stack(area.blocks, 10).paint(x + INSET, y + bar + INSET - 1)
        return Group("area", slot.title, tuple(items), slot.id)

    # ---- paper

    def filled(self, room: float) -> tuple[Block, dict[str, tuple[Block, ...]]]:
        """One sheet's canvas of `room` px, and the blocks that have to go on, by area.

        Every area gets room for its next block at least, so that each sheet takes the story further.
        """
        heights = _shared(self.heights(room), self._least(), room - GAP * (len(self.rows) - 2))
        rest: dict[str, tuple[Block, ...]] = {}
        areas = []
        for area in self.areas:
            inner = sum(heights[area.first : area.last]) + GAP * (area.last - area.first - 1) - area.bar - 2 * INSET + 4
            stays, goes = _fill(area.blocks, inner)
            areas.append(replace(area, blocks=stays))
            if goes:
                rest[area.slot.id] = goes
        self.areas = areas
        return self.block(heights), rest

    def _least(self) -> list[float]:
        """What each row needs for the first block of every area in it."""
        rows = [0.0] * (len(self.rows) - 1)
        for area in sorted(self.areas, key=lambda a: a.last - a.first):
            span = range(area.first, area.last)
            first = area.blocks[0].height if area.blocks else 0
            lacking = area.bar + 2 * INSET + first - sum(rows[n] for n in span) - GAP * (len(span) - 1)
            for n in span:
                rows[n] += max(0.0, lacking) / len(span)
        return rows

    def go_on(self, rest: Mapping[str, tuple[Block, ...]]) -> None:
        """The same canvas with only the blocks that are left."""
        self.areas = [replace(area, blocks=rest.get(area.slot.id, ())) for area in self.areas]


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


def _fill(blocks: Sequence[Block], room: float) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    stays: list[Block] = []
    for n, block in enumerate(blocks):
        if block.height <= room:
            stays.append(block)
            room -= block.height + 10
            continue
        parts = block.cut(room)
        return ((*stays, parts[0]), (parts[1], *blocks[n + 1 :])) if parts else (tuple(stays), tuple(blocks[n:]))
    return tuple(stays), ()


def canvas_pages(view: View, cards: Cards, heading: Heading, legend: Legend, options: Options) -> tuple[Page, ...]:
    """The canvas on a poster, or on as many sheets as its fullest area needs."""
    shows_personas = any("personas" in slot.shows for slot in view.frame.rows)
    title = view.document.head.title
    if options.sheet is None:
        canvas = Canvas(view, cards, options, WIDTH)
        head = heading.block(WIDTH, personas=not shows_personas)
        body = canvas.block(canvas.heights())
        return (poster(cards.pen, title, WIDTH, [(-10, head), (24, body), (20, legend.block(WIDTH))]),)
    sheets = Sheets(cards.pen, options.sheet, title)
    sheets.flow([heading.title(sheets.width)] if shows_personas else heading.parts(sheets.width))
    canvas = Canvas(view, cards, options, sheets.width)
    if not sheets.fresh:
        if sheets.room < 380:
            sheets.turn()
        else:
            sheets.draw((), 16)
    while True:
        block, rest = canvas.filled(sheets.room)
        sheets.flow([block])
        if not rest:
            break
        canvas.go_on(rest)
        sheets.turn()
    sheets.flow(legend.parts(sheets.width), 12)
    return sheets.pages()
