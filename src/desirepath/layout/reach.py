"""Which columns of the whole journey a card covers, wherever its columns are drawn."""

from __future__ import annotations

from functools import cached_property

from ..model.schema import MAP, Card
from ..model.view import View


class Reach:
    """Answers for one view; numbers count its columns from 0."""

    def __init__(self, view: View) -> None:
        self.view, self.document = view, view.document
        self.last = max(0, len(view.frame.columns) - 1)

    @cached_property
    def index(self) -> dict[str, int]:
        """Which column a place is, where it is one."""
        return {column.place: n for n, column in enumerate(self.view.frame.columns) if column.place}

    @cached_property
    def _stages(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for stage in self.document.stages:
            columns = [n for step in self.document.steps(stage.id) if (n := self.index.get(step.id)) is not None]
            if columns:
                found[stage.id] = min(columns), max(columns)
        return found

    def of(self, card: Card | None, place: str) -> tuple[int, int]:
        """First and last column of what stands at a place and, if it is a card, may go on to another."""
        first, last = self.of_place(place)
        if card is None or not card.at.to or card.at.to not in self.document:
            return first, last
        other = self.of_place(card.at.to)
        return min(first, other[0]), max(last, other[1])

    def of_place(self, place: str) -> tuple[int, int]:
        """The columns of the map, of a stage, or of a step; of its stage where steps have none of their own."""
        if (n := self.index.get(place)) is not None:
            return n, n
        if place == MAP:
            return 0, self.last
        if place in self._stages:
            return self._stages[place]
        stage = getattr(self.document.get(place), "at", None)
        column = self.index.get(stage.on) if stage is not None else None
        return (column, column) if column is not None else (0, self.last)
