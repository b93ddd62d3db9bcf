"""What every card is: a paragraph on a plate or beside a sign, with rows of marks below it.

Thousands of them stand on a large map, so one is an object with a few fields, and its plate is shared by all that look
alike; only one that has to be broken is taken apart into blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import KEPT, Block, Plate, grouped, moved, paragraph, plated, stack
from .pen import Drawn, Laid
from .scene import Group


class Worded:
    """A card at a width: `left` and `top` lead to its words, `gap` from them to its marks, `bottom` to its end."""

    __slots__ = ("bottom", "colour", "gap", "height", "id", "laid", "left", "plate", "rows", "title", "top")

    def __init__(
        self, id: str, title: str, laid: Laid, colour: str, plate: Plate, around: tuple[float, float, float, float]
    ) -> None:
        self.id, self.title, self.laid, self.colour, self.plate = id, title, laid, colour, plate
        self.left, self.top, self.gap, self.bottom = around
        self.rows: Sequence[Block] = ()
        self.height = self.top + laid.height + self.bottom

    def block(self, rows: Sequence[Block] = ()) -> Block:
        """The card as a block, with these rows of marks."""
        if rows:
            self.rows = rows
            self.height += sum(row.height for row in rows)
        return Block(self.height, self.paint, self.split)

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        """Its items, with its top left corner at (x, y)."""
        laid, left = self.laid, x + self.left
        plate = self.plate(x, y, self.height, True, True)
        words = laid.at(left, y + self.top, self.colour)
        if not self.rows:
            return (Group("card", self.title, (*plate, words), self.id),)
        items: list[Drawn] = [*plate, words]
        at = y + self.top + laid.height + self.gap
        for row in self.rows:
            items += row.paint(left, at)
            at += row.height
        return (Group("card", self.title, tuple(items), self.id),)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Broken between two lines or rows of marks, each part on a plate."""
        if self.height <= KEPT:
            return None
        words = paragraph(self.laid, self.colour)
        inner = stack([words, *(moved(row, 0, self.gap if n == 0 else 0) for n, row in enumerate(self.rows))])
        whole = plated(inner, self.left, self.top, self.bottom, self.plate)
        return grouped(whole, "card", self.title, self.id).cut(room)
