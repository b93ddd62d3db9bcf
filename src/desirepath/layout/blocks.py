"""Blocks: things that know their height before they know their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..theme import Theme
from .pen import Drawn, Laid
from .scene import Rect

Paint = Callable[[float, float], tuple[Drawn, ...]]


@dataclass(frozen=True, slots=True)
class Block:
    """Something to draw at (x, y) = its top left corner; `split` breaks it where a page ends."""

    height: float
    paint: Paint
    split: Callable[[float], tuple[Block, Block] | None] | None = None

    def cut(self, room: float) -> tuple[Block, Block] | None:
        """A first part no higher than `room` px and the rest, or None if it cannot be broken there."""
        return self.split(room) if self.split else None


EMPTY = Block(0, lambda x, y: ())


def stack(blocks: Sequence[Block], gap: float = 0) -> Block:
    """Blocks below each other."""
    blocks = [b for b in blocks if b.height > 0]
    height = sum(b.height for b in blocks) + gap * max(0, len(blocks) - 1)

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = []
        for block in blocks:
            items += block.paint(x, y)
            y += block.height + gap
        return tuple(items)

    return Block(height, paint)


def beside(blocks: Sequence[tuple[float, Block]]) -> Block:
    """Blocks at offsets from the left, tops aligned."""

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        return tuple(item for dx, block in blocks for item in block.paint(x + dx, y))

    height = max((b.height for _, b in blocks), default=0)
    return Block(height, paint, blocks[0][1].split if len(blocks) == 1 and not blocks[0][0] else None)


def space(height: float) -> Block:
    """Nothing, of a height."""
    return Block(height, lambda x, y: ())


def paragraph(laid: Laid, colour: str) -> Block:
    """A paragraph that may be broken between lines."""

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        return (laid.at(x, y, colour),)

    def split(room: float) -> tuple[Block, Block] | None:
        n = int((room - 0.3 * laid.style.size) / (laid.style.size * laid.leading))
        if n < 1 or n >= len(laid.lines):
            return None
        head, tail = laid.cut(n)
        return paragraph(head, colour), paragraph(tail, colour)

    return Block(laid.height, paint, split)


def framed(block: Block, width: float, theme: Theme) -> Block:
    """A block on a plate of its own, so that one sees how far it reaches."""

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        plate = Rect(x, y, width, block.height + 12, theme.card, theme.line, 0.8, 9, layer="cards")
        return (plate, *block.paint(x + 8, y + 6))

    def split(room: float) -> tuple[Block, Block] | None:
        parts = block.cut(room - 12)
        return (framed(parts[0], width, theme), framed(parts[1], width, theme)) if parts else None

    return Block(block.height + 12, paint, split)
