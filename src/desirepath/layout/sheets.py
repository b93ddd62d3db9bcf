"""Pages: one poster as large as it needs to be, or sheets of paper that blocks flow down."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block
from .pen import SMALL, Drawn, Pen
from .scaled import shrunk
from .scene import Page

MARGIN = 64  # of a poster
EDGE = 38  # of a sheet
FOOT = 30  # for the page number of a sheet
WHOLE = 0.55  # of a sheet: what is no higher than this goes on to the next sheet rather than being broken


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

    def place(self, block: Block, gap: float = 0) -> None:
        """A block below what stands here, as it is; only one that is higher than the whole sheet gets smaller.

        Nothing should be: whatever may be high can be broken.  A sheet that came out of a printer with its foot cut off
        would be worse than small type, so no page ever grows.
        """
        if block.height + gap > self.room + 1e-6:
            self.turn()
            block, gap = shrunk(block, self.height), 0
        self._pages[-1] += block.paint(EDGE, EDGE + self.y + gap)
        self.y += block.height + gap
        self._tall[-1] = self.y

    def skip(self, height: float) -> None:
        """Leaves a gap, unless the sheet is empty."""
        if not self.fresh:
            self.y += height

    def flow(self, blocks: Sequence[Block], gap: float = 0, whole: float = WHOLE) -> None:
        """Blocks below each other; one that is higher than `whole` of a sheet is broken where this sheet ends."""
        waiting = [block for block in reversed(blocks) if block.height > 0]
        while waiting:
            block = waiting.pop()
            if block.blank:
                self.skip(block.height)
                continue
            before = 0.0 if self.fresh else gap
            if block.height + before <= self.room + 1e-6:
                self.place(block, before)
                continue
            keep = not self.fresh and block.height <= whole * self.height
            if not keep and (parts := block.cut(self.room - before)):
                self.place(parts[0], before)
                waiting += [parts[1]] if parts[1].height else []
                self.turn()
            elif self.fresh:
                self.place(block)
            else:
                waiting.append(block)
                self.turn()

    @property
    def count(self) -> int:
        """How many sheets there are so far."""
        return len(self._pages)

    def close(self, blocks: Sequence[Block], gap: float, since: int = 1) -> None:
        """What stands at the end: on the last sheet, or in the free room of one before it, from sheet `since` on.

        A sheet of its own is the last resort.
        """
        high = sum(block.height + gap for block in blocks)
        earlier = [n for n in range(since - 1, self.count - 1) if self._tall[n] + high <= self.height]
        if high <= self.room or not earlier:
            self.flow(blocks, gap)
            return
        page = earlier[-1]
        for block in blocks:
            self._pages[page] += block.paint(EDGE, EDGE + self._tall[page] + gap)
            self._tall[page] += block.height + gap

    def pages(self) -> tuple[Page, ...]:
        """The sheets, each with its number."""
        width, height = self.size
        if len(self._pages) > 1 and not self._pages[-1]:
            self._pages.pop()
        total = len(self._pages)
        pages = []
        for n, items in enumerate(self._pages, 1):
            foot = self._foot(n, total, height - EDGE - 8)
            pages.append(Page(width, height, self.pen.theme.paper, (*items, *foot), self.title))
        return tuple(pages)

    def _foot(self, n: int, total: int, y: float) -> list[Drawn]:
        if total == 1:
            return []
        number = self.pen.lay(self.pen.words["page"].format(n=n, m=total), 160, SMALL, most=1)
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
