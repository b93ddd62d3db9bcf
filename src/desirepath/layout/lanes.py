"""A lane: its label, and its cards piled up in their columns; cards that span columns lie on top of each pile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from ..frameworks import kind_icon
from ..model.framework import Slot
from .blocks import Block, stack
from .columns import CELL, Columns
from .pen import LANE, SMALL, Drawn, Pen
from .scene import Group, Icon, Line, Path, Rect

TOP = 13  # between a lane's rule and its cards
BETWEEN = 8  # between two cards


class Band(Protocol):
    """A strip of the map as wide as its columns."""

    @property
    def height(self) -> float:
        """In px, once it is drawn."""

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        """Its items, with its top left corner at (x, y)."""

    def cut(self, room: float) -> tuple[Band, Band] | None:
        """A part no higher than `room` and the rest, or None if it is better left whole."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A band that is never broken."""

    height: float
    painted: Callable[[float, float], tuple[Drawn, ...]]

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        return self.painted(x, y)

    def cut(self, room: float) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One block over a run of columns."""

    block: Block
    first: int
    last: int


@dataclass(frozen=True)
class Lane:
    """A labelled band of entries."""

    pen: Pen
    slot: Slot
    columns: Columns
    entries: tuple[Entry, ...]
    goes_on: bool = False  # below a band of the same slot: without label and rule

    @cached_property
    def height(self) -> float:
        bottom = max((y + e.block.height for e, y in self._piled), default=0.0)
        if self.goes_on:
            return bottom + TOP
        return max(TOP + bottom, TOP + self._label().height, self.slot.height, 46.0) + TOP

    def _label(self) -> Block:
        return label(self.pen, self.slot, self.columns.label)

    @cached_property
    def _piled(self) -> list[tuple[Entry, float]]:
        bottom = [0.0] * len(self.columns.columns)
        piled = []
        for entry in self.entries:
            run = range(entry.first, entry.last + 1)
            y = max(bottom[n] for n in run)
            piled.append((entry, y))
            for n in run:
                bottom[n] = y + entry.block.height + BETWEEN
        return piled

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = []
        top = 0 if self.goes_on else TOP
        if not self.goes_on:
            items += [rule(self.pen, x, y, self.columns.width), *self._label().paint(x, y + TOP - 2)]
        for entry, dy in self._piled:
            left, _ = self.columns.across(entry.first, entry.last)
            items += entry.block.paint(x + left + CELL, y + top + dy)
        return (Group("lane", self.slot.title, tuple(items), self.slot.id),)

    def alone(self) -> Lane:
        """The lane with its label, for the top of a page."""
        return replace(self, goes_on=False)

    def cut(self, room: float) -> tuple[Lane, Lane] | None:
        room -= 2 * TOP
        if room < self._label().height:
            return None
        stays: list[Entry] = []
        goes: list[Entry] = []
        full = [False] * len(self.columns.columns)
        for entry, y in self._piled:
            run = range(entry.first, entry.last + 1)
            if not any(full[n] for n in run):
                if y + entry.block.height <= room:
                    stays.append(entry)
                    continue
                if parts := entry.block.cut(room - y):
                    stays.append(Entry(parts[0], entry.first, entry.last))
                    entry = Entry(parts[1], entry.first, entry.last)  # noqa: PLW2901
            for n in run:
                full[n] = True
            goes.append(entry)
        if not stays or not goes:
            return None
        return (
            replace(self, entries=tuple(stays)),
            replace(self, entries=tuple(goes), goes_on=False),
        )


def label(pen: Pen, slot: Slot, width: float) -> Block:
    """The icon, title and hint of a lane."""
    room = width - 50
    badge = 30
    title = pen.lay(slot.title, room, LANE)
    hint = pen.lay(slot.hint, room, SMALL)
    colours = pen.theme

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = [
            Rect(x, y, badge, badge, colours.badge, None if colours.badge != colours.paper else colours.line, radius=9),
            Icon(slot.icon or kind_icon(slot.shows[0]), x + 7, y + 7, 16, colours.badge_ink),
            title.at(x + 42, y, colours.ink),
        ]
        if hint.lines:
            items.append(hint.at(x + 42, y + title.height + 1, colours.faint))
        return tuple(items)

    return Block(max(badge, title.height + hint.height + 1), paint)


def rule(pen: Pen, x: float, y: float, width: float) -> Path:
    """The line above a lane."""
    return Path((("M", x, y), ("L", x + width, y)), stroke=pen.theme.rule, stroke_width=0.8)


def prompt(pen: Pen, words: str, width: float) -> Block:
    """A question printed where nothing stands yet, with room to write below it."""
    laid = pen.lay(words, width, SMALL)
    return stack([Block(laid.height, lambda x, y: (laid.at(x, y, pen.theme.faint),)), Block(64, lambda x, y: ())])


def longest(lines: Sequence[Line]) -> float:
    """The width of the longest line."""
    return max((line.width for line in lines), default=0.0)
