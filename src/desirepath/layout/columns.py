"""Where the columns of a map stand: on one poster, or shared out over sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..model.view import Column, Frame, Group

GAP = 9  # between two stages
CELL = 8  # between a card and the edge of its column


@dataclass(frozen=True)
class Columns:
    """The columns of one page, x counted from the left edge of the map."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]  # of the whole frame
    label: float  # width of the lane labels, the gap after them included
    unit: float  # width of a column of width 1

    @cached_property
    def lefts(self) -> tuple[float, ...]:
        x, lefts = self.label, []
        for n, column in enumerate(self.columns):
            if n and column.group != self.columns[n - 1].group:
                x += GAP
            lefts.append(x)
            x += self.unit * column.width
        return tuple(lefts)

    @cached_property
    def widths(self) -> tuple[float, ...]:
        return tuple(self.unit * column.width for column in self.columns)

    @property
    def width(self) -> float:
        """Of the whole map, labels included."""
        return self.lefts[-1] + self.widths[-1] if self.columns else self.label

    @cached_property
    def index(self) -> dict[str, int]:
        """Which column a place is, where it is one."""
        return {column.place: n for n, column in enumerate(self.columns) if column.place}

    def across(self, first: int, last: int) -> tuple[float, float]:
        """Left edge and width of a run of columns."""
        return self.lefts[first], self.lefts[last] + self.widths[last] - self.lefts[first]

    def middle(self, n: int) -> float:
        """The middle of a column."""
        return self.lefts[n] + self.widths[n] / 2

    @cached_property
    def runs(self) -> tuple[tuple[int, int, int], ...]:
        """(number of the group, first column, last column) for every heading on this page."""
        rank = {group.id: n for n, group in enumerate(self.groups)}
        runs: list[tuple[int, int, int]] = []
        for n, column in enumerate(self.columns):
            if runs and self.columns[n - 1].group == column.group:
                runs[-1] = (runs[-1][0], runs[-1][1], n)
            else:
                runs.append((rank[column.group], n, n))
        return tuple(runs)


def on_poster(frame: Frame, label: float, usual: float, least: float, most: float) -> Columns:
    """All columns side by side: of usual width, wider where few would leave a poster narrower than `least`."""
    total = sum(c.width for c in frame.columns) or 1
    gaps = GAP * max(0, len({c.group for c in frame.columns}) - 1)
    unit = min(most, max(usual, (least - label - gaps) / total))
    return Columns(frame.columns, frame.groups, label, unit)


def on_sheets(frame: Frame, label: float, narrowest: float, width: float) -> list[Columns]:
    """The columns shared out evenly over as few sheets as fit, cut between stages where that is near."""
    weights = [c.width for c in frame.columns]
    pages = 1
    while True:
        chunks = _chunks(frame.columns, pages)
        if pages >= len(weights) or all(_unit(chunk, label, width) >= narrowest for chunk in chunks):
            break
        pages += 1
    return [Columns(tuple(c), frame.groups, label, _unit(c, label, width)) for c in chunks if c]


def _unit(columns: Sequence[Column], label: float, width: float) -> float:
    gaps = GAP * sum(a.group != b.group for a, b in pairwise(columns))
    return (width - label - gaps) / (sum(c.width for c in columns) or 1)


def _chunks(columns: Sequence[Column], pages: int) -> list[Sequence[Column]]:
    n = len(columns)
    cuts = [0]
    for page in range(1, pages):
        ideal = round(page * n / pages)
        near = (c for c in (ideal, ideal - 1, ideal + 1) if cuts[-1] < c < n)
        cuts.append(next((c for c in near if columns[c].group != columns[c - 1].group), max(ideal, cuts[-1] + 1)))
    return [columns[a:b] for a, b in zip(cuts, [*cuts[1:], n], strict=True)]
