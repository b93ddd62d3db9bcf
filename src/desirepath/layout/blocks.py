"""Blocks: things that know their height before they know their place, and how to be broken where a page ends.

Whatever is made of blocks can be broken by construction: a stack between or within its parts, blocks beside each other
each by itself, a plate with what lies on it.  Only small things (a mark, a portrait, a picture) stay whole, so every
block fits sheets of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .pen import Drawn, Laid
from .scene import Group, Rect

Paint = Callable[[float, float], tuple[Drawn, ...]]
Split = Callable[[float], "tuple[Block, Block] | None"]


@dataclass(frozen=True, slots=True)
class Block:
    """Something to draw at (x, y) = its top left corner; `split` breaks it where a page ends."""

    height: float
    paint: Paint
    split: Split | None = None
    blank: bool = False  # a gap: it vanishes where a page ends

    def cut(self, room: float) -> tuple[Block, Block] | None:
        """A first part no higher than `room` px and the rest, which may be empty; None if it cannot be broken there."""
        return self.split(room) if self.split and room > 0 else None


KEPT = 120.0  # px: what is no higher stays whole, because its parts would say little alone
EMPTY = Block(0, lambda x, y: ())


def stack(blocks: Sequence[Block], gap: float = 0) -> Block:
    """Blocks below each other."""
    blocks = [b for b in blocks if b.height > 0]
    if len(blocks) == 1:
        return blocks[0]
    height = sum(b.height for b in blocks) + gap * max(0, len(blocks) - 1)

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = []
        for block in blocks:
            items += block.paint(x, y)
            y += block.height + gap
        return tuple(items)

    def split(room: float) -> tuple[Block, Block] | None:
        stays, goes = fill(blocks, room, gap)
        while stays and stays[-1].blank:
            stays.pop()
        while goes and goes[0].blank:
            goes.pop(0)
        return (stack(stays, gap), stack(goes, gap)) if stays else None

    return Block(height, paint, split)


def fill(blocks: Sequence[Block], room: float, gap: float = 0, whole: float = 0) -> tuple[list[Block], list[Block]]:
    """The blocks that fit into a height, the last one broken where it may be, and those that are left.

    Only the first one is broken if it is no higher than `whole` px.
    """
    for n, block in enumerate(blocks):
        if block.height <= room:
            room -= block.height + gap
        elif n and block.height <= whole:
            return list(blocks[:n]), list(blocks[n:])
        elif parts := block.cut(room):
            return [*blocks[:n], parts[0]], [parts[1], *blocks[n + 1 :]]
        else:
            return list(blocks[:n]), list(blocks[n:])
    return list(blocks), []


def beside(blocks: Sequence[tuple[float, Block]]) -> Block:
    """Blocks at offsets from the left, tops aligned."""
    if len(blocks) == 1 and not blocks[0][0]:
        return blocks[0][1]

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        return tuple(item for dx, block in blocks for item in block.paint(x + dx, y))

    def split(room: float) -> tuple[Block, Block] | None:
        stays: list[tuple[float, Block]] = []
        goes: list[tuple[float, Block]] = []
        for dx, block in blocks:
            parts = (block, EMPTY) if block.height <= room else block.cut(room) or (EMPTY, block)
            stays += [(dx, parts[0])] if parts[0].height else []
            goes += [(dx, parts[1])] if parts[1].height else []
        return (_aside(stays), _aside(goes)) if stays else None

    return Block(max((b.height for _, b in blocks), default=0), paint, split)


def _aside(blocks: Sequence[tuple[float, Block]]) -> Block:
    if not blocks:
        return EMPTY
    return moved(blocks[0][1], blocks[0][0]) if len(blocks) == 1 else beside(blocks)


def moved(block: Block, right: float, down: float = 0) -> Block:
    """A block so much further to the right and lower down; what is broken off has no space above it."""
    if not block.height or not (right or down):
        return block

    def split(room: float) -> tuple[Block, Block] | None:
        parts = block.cut(room - down)
        return (moved(parts[0], right, down), moved(parts[1], right)) if parts else None

    return Block(block.height + down, lambda x, y: block.paint(x + right, y + down), split)


def space(height: float) -> Block:
    """Nothing, of a height."""
    return Block(height, lambda x, y: (), None, True)


def paragraph(laid: Laid, colour: str) -> Block:
    """A paragraph that may be broken between lines."""

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        return (laid.at(x, y, colour),)

    def split(room: float) -> tuple[Block, Block] | None:
        parts = lines_within(laid, room)
        return (paragraph(parts[0], colour), paragraph(parts[1], colour)) if parts else None

    return Block(laid.height, paint, split)


def lines_within(laid: Laid, room: float) -> tuple[Laid, Laid] | None:
    """The lines of a paragraph that fit into a height and the rest, at least two; None where it cannot be broken."""
    n = min(laid.fitting(room), len(laid.lines) - 2)
    return laid.cut(n) if n > 0 else None


def kept(block: Block) -> Block:
    """A block that is broken only if it is a high one."""
    return Block(block.height, block.paint) if block.height <= KEPT else block


Plate = Callable[[float, float, float, bool, bool], tuple[Drawn, ...]]


def plated(block: Block, left: float, top: float, bottom: float, plate: Plate) -> Block:
    """A block on a plate that is painted at (x, y) with a height; each part of a broken one has a plate of its own."""

    def made(inner: Block, first: bool, last: bool) -> Block:
        height = top + inner.height + bottom

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return (*plate(x, y, height, first, last), *inner.paint(x + left, y + top))

        def split(room: float) -> tuple[Block, Block] | None:
            parts = inner.cut(room - top - bottom)
            return (made(parts[0], first, False), made(parts[1], False, last)) if parts else None

        return Block(height, paint, split)

    return made(block, True, True)


def framed(block: Block, width: float, fill: str, line: str) -> Block:
    """A block on a plate of its own, so that one sees how far it reaches."""
    return plated(
        block, 8, 6, 6, lambda x, y, height, *_: (Rect(x, y, width, height, fill, line, 0.8, 9, layer="cards"),)
    )


def grouped(block: Block, role: str, title: str, id: str = "") -> Block:
    """A block that is one thing to a reader; every part of a broken one is that thing."""

    def split(room: float) -> tuple[Block, Block] | None:
        parts = block.cut(room)
        return (grouped(parts[0], role, title, id), grouped(parts[1], role, title, id)) if parts else None

    return Block(block.height, lambda x, y: (Group(role, title, block.paint(x, y), id),), split)


def painted(height: float, paint: Paint) -> Block:
    """Something small that stays whole."""
    return Block(height, paint)


def lifted(block: Block, height: float) -> Block:
    """A block in the middle of a greater height, unless it is broken."""
    down = max(0.0, (height - block.height) / 2)
    return Block(max(height, block.height), lambda x, y: block.paint(x, y + down), _bare(block))


def filled(block: Block, height: float) -> Block:
    """A block with room below it up to a height, unless it is broken."""
    return Block(max(height, block.height), block.paint, _bare(block))


def _bare(block: Block) -> Split:
    return lambda room: (block, EMPTY) if block.height <= room else block.cut(room)
