"""A pile: blocks that each cover a run of cells and fall down as far as what lies in those cells lets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Block
from .pen import Drawn

BETWEEN = 8  # px between two blocks


@dataclass(frozen=True, slots=True)
class Entry:
    """One block: the cells that it covers, and how far from the left it is drawn."""

    block: Block
    first: int
    last: int
    x: float


class Pile:
    """Entries in the order in which they fall."""

    __slots__ = ("entries", "height", "tops")

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.tops: list[float] = []
        self.height = 0.0
        bottoms: dict[int, float] = {}
        for entry in entries:
            first, last = entry.first, entry.last
            y = max([bottoms.get(n, 0.0) for n in range(first, last + 1)])
            self.tops.append(y)
            bottom = y + entry.block.height
            self.height = max(self.height, bottom)
            for n in range(first, last + 1):
                bottoms[n] = bottom + BETWEEN

    def paint(self, x: float, y: float) -> list[Drawn]:
        """All blocks, with the pile's top left corner at (x, y)."""
        items: list[Drawn] = []
        for entry, top in zip(self.entries, self.tops, strict=True):
            items += entry.block.paint(x + entry.x, y + top)
        return items

    def cut(self, room: float) -> tuple[Pile, Pile]:
        """What fits into a height and the rest: nothing that lay below something comes before it."""
        stays: list[Entry] = []
        goes: list[Entry] = []
        full: set[int] = set()
        for entry, y in zip(self.entries, self.tops, strict=True):
            run = range(entry.first, entry.last + 1)
            if full.isdisjoint(run):
                if y + entry.block.height <= room:
                    stays.append(entry)
                    continue
                if parts := entry.block.cut(room - y):
                    stays.append(Entry(parts[0], entry.first, entry.last, entry.x))
                    entry = Entry(parts[1], entry.first, entry.last, entry.x)  # noqa: PLW2901
            full.update(run)
            if entry.block.height:
                goes.append(entry)
        return Pile(stays), Pile(goes)
