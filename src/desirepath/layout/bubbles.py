"""Bubbles: what somebody says or thinks, in a plate with a tail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.schema import Card
from .blocks import Block, grouped, lines_within, moved
from .pen import SPEECH, Drawn, Laid, Pen
from .scene import Circle, Command, Path, Rect

BETWEEN = 10.0  # px between two bubbles
TAIL = 24.0  # px below the last one
_MANY = 5  # lines from which a bubble is as wide as its panel


@dataclass(frozen=True, slots=True)
class Bubble:
    """Something said or thought, its words, and how far from the left it hangs."""

    card: Card
    laid: Laid
    thought: bool
    left: float

    @property
    def width(self) -> float:
        return max(72.0, self.laid.width + 30)


def bubbles(pen: Pen, cards: Sequence[Card], width: float, left: float) -> list[Bubble]:
    """Bubbles for a panel of a width; short ones hang `left` px aside, where the head they belong to is not."""
    found = []
    for card in cards:
        laid, at = pen.lay(card.text, max(120.0, width - left - 60), SPEECH), left
        if len(laid.lines) > _MANY:
            laid, at = pen.lay(card.text, width - 2 * 22 - 30, SPEECH), 22.0
        found.append(Bubble(card, laid.snug(), card.at.kind.partition(".")[0] != "saying", at))
    return found


def hung(pen: Pen, found: Sequence[Bubble], tail: bool) -> list[Block]:
    """The bubbles as blocks for a stack; the last one has a tail that points down and to the left."""
    blocks = []
    for n, bubble in enumerate(found):
        last = n == len(found) - 1
        block = grouped(_plate(pen, bubble, bubble.laid, tail and last), "bubble", bubble.card.text, bubble.card.id)
        blocks.append(moved(block, bubble.left, 0 if n == 0 else BETWEEN))
    return blocks


def _plate(pen: Pen, bubble: Bubble, laid: Laid, tail: bool) -> Block:
    theme, width, height = pen.theme, bubble.width, laid.height + 20

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        box = Rect(x, y, width, height, theme.card, theme.ink, 1.4, 15, layer="bubbles")
        words = laid.at(x + (width - laid.width) / 2, y + 10, theme.ink, "middle")
        return (box, *(_tail(pen, bubble.thought, x, y + height) if tail else ()), words)

    def split(room: float) -> tuple[Block, Block] | None:
        parts = lines_within(laid, room - 20)
        return (_plate(pen, bubble, parts[0], False), _plate(pen, bubble, parts[1], tail)) if parts else None

    return Block(height, paint, split)


def _tail(pen: Pen, thought: bool, x: float, y: float) -> tuple[Drawn, ...]:
    theme = pen.theme
    if thought:
        return tuple(
            Circle(x + 14 - n * 10, y + 6 + n * 7, radius, theme.card, theme.ink, 1.3)
            for n, radius in enumerate((5.0, 3.4, 2.2))
        )
    wedge: tuple[Command, ...] = (("M", x + 18, y - 0.8), ("L", x - 4, y + 20), ("L", x + 36, y - 0.8))
    return (Path(wedge, fill=theme.card, stroke=theme.ink, stroke_width=1.4),)
