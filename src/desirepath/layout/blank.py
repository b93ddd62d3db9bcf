"""What is printed on a sheet to write on: a framework's questions, and the order in which to answer them."""

from __future__ import annotations

from .blocks import Block, framed, paragraph, stack
from .pen import BADGE, SMALL, Drawn, Pen
from .scene import Circle

ROOM = 92.0  # px to write in below a question on a poster
ROOM_ON_PAPER = 52.0  # at least; lanes are stretched until they fill a sheet


def prompt(pen: Pen, words: str, width: float, room: float) -> Block:
    """A question, with room to write below it."""
    asked = paragraph(pen.lay(words, width, SMALL), pen.theme.muted)
    return stack([asked, Block(room, lambda x, y: ())])


def across(pen: Pen, words: str, width: float, room: float) -> Block:
    """A question that is the same for all columns, on a strip over them, with room to write below it."""
    asked = paragraph(pen.lay(words, width - 16, SMALL), pen.theme.muted)
    return stack([framed(asked, width, pen.theme.card, pen.theme.line), Block(room, lambda x, y: ())])


def number(pen: Pen, n: int, x: float, y: float) -> tuple[Drawn, ...]:
    """When to fill in something: a number in a ring around (x, y)."""
    laid = pen.lay(str(n), 22, BADGE)
    ring = Circle(x, y, 10, pen.theme.card, pen.theme.muted, 1)
    return ring, laid.at(x - 11, y - laid.height / 2, pen.theme.ink, "middle")
