"""Bubbles: what somebody says or thinks, in a plate with a tail; whose it is stands below the words, if in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.schema import Card
from .blocks import Block, grouped, lines_within, moved, stack
from .cards import Cards
from .marks import Mark, rows
from .pen import SPEECH, Drawn, Laid
from .scene import Circle, Command, Path, Rect

BETWEEN = 10.0  # px between two bubbles
TAIL = 24.0  # px below the last one
_MANY = 5  # lines from which a bubble is as wide as its panel
_EDGE = 22.0  # px between a bubble and the edge of its panel
_SIDE = 15.0  # px between the edge of a bubble and its words
_ROOT = 54.0  # px at the right end of a bubble where no tail begins


@dataclass(frozen=True, slots=True)
class Bubble:
    """Something said or thought, its words and whose they are, how far from the left it hangs and where its tail is."""

    card: Card
    laid: Laid
    whose: Sequence[Mark]
    thought: bool
    left: float
    tail: float = 0  # px from its left edge

    @property
    def width(self) -> float:
        return max(72.0, 2 * _SIDE + max([self.laid.width, *(mark.width for mark in self.whose)]))


def bubbles(
    cards: Cards, said: Sequence[Card], width: float, left: float, stand: Mapping[str, float] = {}
) -> list[Bubble]:
    """Bubbles for a panel of a width.

    Short ones hang `left` px aside, where the head they belong to is not, or as far as `stand` says for their persona.
    """
    found = []
    for card in said:
        at, pen = stand.get(card.persona, left), cards.pen
        laid = pen.lay(card.text, max(120.0, width - left - 60), SPEECH)
        if len(laid.lines) > _MANY:
            laid, at = pen.lay(card.text, width - 2 * (_EDGE + _SIDE), SPEECH), _EDGE
        thought = card.at.kind.partition(".")[0] != "saying"
        whose = cards.whose(card, max(120.0, width - left - 60))
        bubble = Bubble(card, laid.snug(), whose, thought, at)
        back = max(0.0, min(at - _EDGE, at + bubble.width - (width - _EDGE)))
        tail = max(0.0, min(stand.get(card.persona, at) - (at - back), bubble.width - _ROOT))
        found.append(Bubble(card, bubble.laid, whose, thought, at - back, tail))
    return found


def hung(cards: Cards, found: Sequence[Bubble], tail: bool) -> list[Block]:
    """The bubbles as blocks for a stack; the last one has a tail that points down and to the left."""
    blocks = []
    for n, bubble in enumerate(found):
        last = n == len(found) - 1
        block = grouped(_plate(cards, bubble, bubble.laid, tail and last), "bubble", bubble.card.text, bubble.card.id)
        blocks.append(moved(block, bubble.left, 0 if n == 0 else BETWEEN))
    return blocks


def _plate(cards: Cards, bubble: Bubble, laid: Laid, tail: bool, ends: bool = True) -> Block:
    theme, width = cards.pen.theme, bubble.width
    whose = stack(rows(bubble.whose, width - 2 * _SIDE) if ends else [])
    height = laid.height + 20 + whose.height

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        box = Rect(x, y, width, height, theme.card, theme.ink, 1.4, 15, layer="bubbles")
        words = laid.at(x + (width - laid.width) / 2, y + 10, theme.ink, "middle")
        hanging = _tail(cards, bubble.thought, x + bubble.tail, y + height) if tail else ()
        return (box, *hanging, words, *whose.paint(x + _SIDE, y + 10 + laid.height + 1))

    def split(room: float) -> tuple[Block, Block] | None:
        parts = lines_within(laid, room - 20)
        if not parts:
            return None
        return _plate(cards, bubble, parts[0], False, False), _plate(cards, bubble, parts[1], tail)

    return Block(height, paint, split)


def _tail(cards: Cards, thought: bool, x: float, y: float) -> tuple[Drawn, ...]:
    theme = cards.pen.theme
    if thought:
        return tuple(
            Circle(x + 14 - n * 10, y + 6 + n * 7, radius, theme.card, theme.ink, 1.3)
            for n, radius in enumerate((5.0, 3.4, 2.2))
        )
    wedge: tuple[Command, ...] = (("M", x + 18, y - 0.8), ("L", x - 4, y + 20), ("L", x + 36, y - 0.8))
    return (Path(wedge, fill=theme.card, stroke=theme.ink, stroke_width=1.4),)
