"""Pages: one poster as large as it needs to be, or sheets of paper that blocks flow down."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block
from .columns import Columns
from .grid import Grid
from .heading import Heading
from .lanes import Band, Lane
from .legend import Legend
from .pen import SMALL, Drawn, Pen
from .scene import Page

MARGIN = 64  # of a poster
EDGE = 38  # of a sheet
FOOT = 30  # for the page number of a sheet
LEAST_ROOM = 140  # px that a band needs below the headers to be worth breaking


class Sheets:
    """Sheets of one size that are filled from top to bottom."""

    def __init__(self, pen: Pen, size: tuple[float, float], title: str) -> None:
        self.pen, self.title = pen, title
        self.size = size
        self.width = size[0] - 2 * EDGE
        self.height = size[1] - 2 * EDGE - FOOT
        self._pages: list[list[Drawn]] = [[]]
        self._tall = [0.0]
        self.y = 0.0

    @property
    def room(self) -> float:
        """What is left of this sheet, in px."""
        return self.height - self.y

    @property
    def fresh(self) -> bool:
        return self.y == 0

    def turn(self) -> None:
        """Begins another sheet, unless this one is still empty."""
        if not self.fresh:
            self._pages.append([])
            self._tall.append(0.0)
            self.y = 0.0

    def draw(self, items: Sequence[Drawn], height: float) -> None:
        """Items that were painted at `EDGE, EDGE + y`."""
        self._pages[-1] += items
        self.y += height
        self._tall[-1] = self.y

    def flow(self, blocks: Sequence[Block], gap: float = 0) -> None:
        """Blocks below each other, each whole if it fits a sheet, else broken where it may be."""
        waiting = list(blocks)
        while waiting:
            block = waiting.pop(0)
            before = 0.0 if self.fresh else gap
            if block.height + before <= self.room:
                self._place(block, before)
            elif parts := block.cut(self.room - before):
                self._place(parts[0], before)
                waiting.insert(0, parts[1])
                self.turn()
            elif self.fresh:
                self._place(block, 0)
            else:
                waiting.insert(0, block)
                self.turn()

    def _place(self, block: Block, gap: float) -> None:
        self.draw(block.paint(EDGE, EDGE + self.y + gap), block.height + gap)

    def pages(self) -> tuple[Page, ...]:
        """The sheets, each with its number."""
        width, height = self.size
        total = len(self._pages)
        pages = []
        for n, (items, tall) in enumerate(zip(self._pages, self._tall, strict=True), 1):
            full = max(height, tall + 2 * EDGE + FOOT)
            foot = self._foot(n, total, full - EDGE - 8)
            pages.append(Page(width, full, self.pen.theme.paper, (*items, *foot), self.title))
        return tuple(pages)

    def _foot(self, n: int, total: int, y: float) -> list[Drawn]:
        if total == 1:
            return []
        number = self.pen.lay(self.pen.words["page"].format(n=n, m=total), 160, SMALL)
        title = self.pen.lay(self.title, self.width - 200, SMALL, most=1)
        colour = self.pen.theme.faint
        return [title.at(EDGE, y, colour), number.at(EDGE + self.width - 160, y, colour, "end")]


def poster(pen: Pen, title: str, width: float, parts: Sequence[tuple[float, Block]]) -> Page:
    """One page with blocks below each other: (gap before, block)."""
    items: list[Drawn] = []
    y = float(MARGIN)
    for gap, block in parts:
        if block.height:
            y += gap
            items += block.paint(MARGIN, y)
            y += block.height
    return Page(width + 2 * MARGIN, y + MARGIN - 12, pen.theme.paper, tuple(items), title)


def grid_poster(grid: Grid, heading: Heading, legend: Legend) -> Page:
    """The whole map on one page."""
    columns = grid.on_poster()
    header, bands = grid.header(columns), grid.bands(columns)
    height = header.height + sum(b.height for b in bands)
    body = Block(height, lambda x, y: grid.paint(header, bands, columns, x, y))
    title = grid.view.document.head.title
    head = heading.block(columns.width)
    return poster(grid.pen, title, columns.width, [(-10, head), (30, body), (18, legend.block(columns.width))])


def grid_sheets(grid: Grid, heading: Heading, legend: Legend, size: tuple[float, float]) -> tuple[Page, ...]:
    """The map on sheets: as many columns across and lanes down as fit."""
    sheets = Sheets(grid.pen, size, grid.view.document.head.title)
    sheets.flow(heading.parts(sheets.width))
    for columns, start in grid.on_sheets(sheets.width):
        if start:
            sheets.turn()
        elif not sheets.fresh:
            sheets.draw((), 20)
        _fill(sheets, grid, columns, start)
    sheets.flow(legend.parts(sheets.width), 12)
    return sheets.pages()


def _fill(sheets: Sheets, grid: Grid, columns: Columns, start: int) -> None:
    header = grid.header(columns)
    waiting = grid.bands(columns, start)
    if not sheets.fresh and sheets.room < header.height + LEAST_ROOM:
        sheets.turn()
    while True:
        taken = _take(waiting, sheets.room - header.height)
        if not taken and waiting and not sheets.fresh:
            sheets.turn()
            continue
        if not taken and waiting:
            taken = [waiting.pop(0)]
        height = header.height + sum(b.height for b in taken)
        sheets.draw(grid.paint(header, taken, columns, EDGE, EDGE + sheets.y), height)
        if not waiting:
            return
        sheets.turn()
        if isinstance(first := waiting[0], Lane):
            waiting[0] = first.alone()


def _take(waiting: list[Band], room: float) -> list[Band]:
    """The bands that fit, taken off the list; the next one is broken where enough of it fits."""
    taken: list[Band] = []
    while waiting and waiting[0].height <= room:
        band = waiting.pop(0)
        taken.append(band)
        room -= band.height
    if waiting and room >= LEAST_ROOM and (parts := waiting[0].cut(room)):
        taken.append(parts[0])
        waiting[0] = parts[1]
    return taken
