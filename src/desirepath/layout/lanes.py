"""A lane: its label, and its cards piled up in their columns; cards that span columns lie on top of each pile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from ..frameworks import kind_icon
from ..model.framework import Slot
from .blocks import EMPTY, Block, Paint, moved, painted, paragraph, plated, stack
from .pen import LANE, SMALL, Drawn, Pen
from .pile import Pile
from .scene import Group, Icon, Path, Rect

TOP = 13  # between a lane's rule and its cards
LEAST = 46  # height of what a lane holds
_BADGE = 30
_LABEL_LEFT = 42


class Band(Protocol):
    """A strip of the map as wide as its columns."""

    @property
    def height(self) -> float:
        """In px, once it is drawn."""

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        """Its items, with its top left corner at (x, y)."""

    def cut(self, room: float) -> tuple[Band, Band] | None:
        """A part no higher than `room` and the rest, or None if it is better left whole."""

    def alone(self) -> Band:
        """The band as it begins a page."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A band that is never broken."""

    height: float
    painted: Callable[[float, float], tuple[Drawn, ...]]
    closing: bool = False  # with a line at its foot, which stands for the rule of what comes below
    ruled: bool = False  # with a line above it

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        return self.painted(x, y)

    def cut(self, room: float) -> None:
        return None

    def alone(self) -> Whole:
        return self


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a lane: whole where it begins, and short where it goes on upon another page."""

    role: str
    title: str
    id: str
    whole: Block
    short: Block = EMPTY


@dataclass(frozen=True)
class Lane:
    """A labelled band of piled blocks."""

    pen: Pen
    label: Label
    pile: Pile
    width: float  # of its rule
    least: float = LEAST
    joined: bool = False  # to the band above it: without label and rule
    ruled: bool = True
    bare: bool = False  # nothing stands in it, so that no sheet needs to begin for its sake

    @cached_property
    def height(self) -> float:
        if self.joined:
            return max(self.pile.height, self.label.whole.height) + TOP
        return TOP + max(self.pile.height, self.label.whole.height, self.least) + TOP

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = []
        top = y
        if not self.joined:
            items += [rule(self.pen, x, y, self.width)] if self.ruled else []
            top += TOP
        items += self.label.whole.paint(x, top - (0 if self.joined else 2))
        items += self.pile.paint(x, top)
        return (Group(self.label.role, self.label.title, tuple(items), self.label.id),)

    def alone(self) -> Lane:
        """The lane with its label, for the top of a page."""
        if not self.joined:
            return self
        label = self.label if self.label.whole.height else replace(self.label, whole=self.label.short)
        return replace(self, joined=False, label=label, least=LEAST)

    def stretched(self, by: float) -> Lane:
        """The lane with so much more room below its blocks."""
        return replace(self, least=self.height - 2 * TOP + by)

    def cut(self, room: float) -> tuple[Lane, Lane] | None:
        """Both its label and its blocks are broken; what goes on has the rest of the label, or a short one."""
        room -= TOP if self.joined else 2 * TOP
        whole = self.label.whole
        if whole.height <= room:
            parts: tuple[Block, Block] | None = (whole, self.label.short)
        else:
            parts = whole.cut(room)
        if parts is None or room < LEAST:
            return None
        stays, goes = self.pile.cut(room)
        if not (stays.entries or whole.height > room) or not (goes.entries or whole.height > room):
            return None
        return (
            replace(self, label=replace(self.label, whole=parts[0]), pile=stays, least=min(self.least, room)),
            replace(self, label=replace(self.label, whole=parts[1]), pile=goes, least=LEAST, joined=False, bare=False),
        )


def label_of(pen: Pen, slot: Slot, width: float, paged: bool, mark: Paint | None = None) -> Label:
    """The icon, title and hint of a lane; `mark` is drawn over its icon, and `paged` lanes may go on elsewhere."""
    colours = pen.theme
    room = width - _LABEL_LEFT - 8
    title = paragraph(pen.lay(slot.title, room, LANE), colours.ink)
    hint = paragraph(pen.lay(slot.hint, room, SMALL), colours.faint)
    whole = _badged(pen, slot, stack([title, moved(hint, 0, 1)]), mark)
    if not paged:
        return Label("lane", slot.title, slot.id, whole)
    again = paragraph(pen.lay(slot.title, room, LANE, most=4), colours.ink)
    return Label("lane", slot.title, slot.id, whole, _badged(pen, slot, again, None))


def _badged(pen: Pen, slot: Slot, words: Block, mark: Paint | None) -> Block:
    colours = pen.theme
    edge = None if colours.badge != colours.paper else colours.line
    icon = slot.icon or kind_icon(slot.shows[0] if slot.shows else "")

    def badge(x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
        if not first:
            return ()
        plate = Rect(x, y, _BADGE, _BADGE, colours.badge, edge, radius=9)
        return plate, Icon(icon, x + 7, y + 7, 16, colours.badge_ink), *(mark(x, y) if mark else ())

    return plated(stack([words, painted(max(0.0, _BADGE - words.height), lambda x, y: ())]), _LABEL_LEFT, 0, 0, badge)


def rule(pen: Pen, x: float, y: float, width: float) -> Path:
    """The line above a lane."""
    return Path((("M", x, y), ("L", x + width, y)), stroke=pen.theme.rule, stroke_width=0.8)
