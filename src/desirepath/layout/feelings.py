"""What the feeling lane of a whole journey holds: one row of points per persona, and what has no place on a curve.

Scores of one persona at one column share its width in order; a card that spans columns holds its level until it ends or
the next feeling begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.framework import Slot
from ..model.schema import MAP, Card, Persona
from ..model.view import View
from .reach import Reach


@dataclass(frozen=True, slots=True)
class Point:
    """A scored card on the curve: columns count over the whole journey, offsets in shares of a column."""

    card: Card
    first: int
    last: int
    share: float  # where in its column, 0 to 1
    room: float  # which share of the column is its own

    @property
    def score(self) -> float:
        return self.card.score or 0.0


@dataclass(frozen=True)
class Feelings:
    """The points and words of one slot, whatever page they are drawn on."""

    curves: tuple[tuple[str, tuple[Point, ...]], ...]  # by persona, "" is nobody in particular
    loose: tuple[tuple[Card, int, int], ...]  # without a place on a curve: card, first and last column

    @property
    def several(self) -> bool:
        return len(self.curves) > 1

    @property
    def points(self) -> Iterator[Point]:
        return (p for _, points in self.curves for p in points)


def feelings(view: View, slot: Slot, reach: Reach) -> Feelings:
    """Gathers the points and the words of one slot, in reading order."""
    points: dict[str, list[Point]] = {}
    loose: list[tuple[Card, int, int]] = []
    known = {p.id for p in view.document.on(MAP, Persona)}
    for place in (p for s, p in view.cells if s == slot.id):
        by_owner: dict[str, list[Card]] = {}
        for card in view.cards(slot.id, place):
            if card.score is None or place not in reach.index:
                loose.append((card, *reach.of(card, place)))
            else:
                by_owner.setdefault(card.persona if card.persona in known else "", []).append(card)
        for owner, cards in by_owner.items():
            points.setdefault(owner, []).extend(Point(card, *reach.of(card, place), 0.5, 1) for card in cards)
    order = ["", *(p.id for p in view.document.on(MAP, Persona))]
    curves = [(o, _in_turn(sorted(points[o], key=lambda p: p.first))) for o in order if o in points]
    return Feelings(tuple(curves), tuple(loose))


def owners(view: View, slot: Slot) -> list[str]:
    """Whose curves there are, in the order in which they are drawn; "" is nobody in particular."""
    return [owner for owner, _ in feelings(view, slot, Reach(view)).curves]


def _in_turn(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points from left to right, sharing columns evenly; none lasts beyond the beginning of the next."""
    counts = Counter(point.first for point in points)
    before: Counter[int] = Counter()
    turn: list[Point] = []
    for n, point in enumerate(points):
        last, share = point.last, 1 / counts[point.first]
        if n + 1 < len(points):
            last = max(point.first, min(last, points[n + 1].first - 1))
        turn.append(Point(point.card, point.first, last, (before[point.first] + 0.5) * share, share))
        before[point.first] += 1
    return tuple(turn)
