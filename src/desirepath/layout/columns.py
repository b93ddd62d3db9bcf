"""Where the columns of a map stand: on one poster, or shared out over sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from ..model.view import Column, Frame, Group

GAP = 9  # between two stages
CELL = 8  # between a card and the edge of its column
LEAST = 112.0  # px of a column, however narrow somebody made it: narrower ones cannot hold a word


@dataclass(frozen=True)
class Columns:
    """The columns of one page, x counted from the left edge of the map."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]  # of the whole frame
    label: float  # width of the lane labels, the gap after them included
    unit: float  # width of a column of width 1
    start: int = 0  # which column of the journey is the first one here

    @property
    def end(self) -> int:
        """Which column of the journey is the last one here."""
        return self.start + len(self.columns) - 1

    @cached_property
    def widths(self) -> tuple[float, ...]:
        return tuple(max(LEAST, self.unit * column.width) for column in self.columns)

    @cached_property
    def lefts(self) -> tuple[float, ...]:
        x, lefts = self.label, []
        for n, column in enumerate(self.columns):
            if n and column.group != self.columns[n - 1].group:
                x += GAP
            lefts.append(x)
            x += self.widths[n]
        return tuple(lefts)

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return self.label

    @cached_property
    def width(self) -> float:
        """Of the whole map, labels included."""
        return self.lefts[-1] + self.widths[-1] if self.columns else self.label

    def across(self, first: int, last: int) -> tuple[float, float]:
        """Left edge and width of a run of columns."""
        return self.lefts[first], self.lefts[last] + self.widths[last] - self.lefts[first]

    def middle(self, n: int) -> float:
        """The middle of a column."""
        return self.lefts[n] + self.widths[n] / 2

    def here(self, first: int, last: int) -> tuple[int, int] | None:
        """A run of columns of the journey as one of this page, or None where nothing of it lies here."""
        a, b = max(first, self.start) - self.start, min(last, self.end) - self.start
        return (a, b) if a <= b else None

    @cached_property
    def runs(self) -> tuple[tuple[int, int, int], ...]:
        """(number of the group, first column, last column) for every heading on this page."""
        rank = {group.id: n for n, group in enumerate(self.groups)}
        runs: list[tuple[int, int, int]] = []
        for n, column in enumerate(self.columns):
            if column.group not in rank:
                continue
            if runs and runs[-1][2] == n - 1 and self.columns[n - 1].group == column.group:
                runs[-1] = (runs[-1][0], runs[-1][1], n)
            else:
                runs.append((rank[column.group], n, n))
        return tuple(runs)


def on_poster(frame: Frame, label: float, usual: float, least: float, most: float) -> Columns:
    """All columns side by side: of usual width, wider where few would leave a poster narrower than `least`."""
    total = sum(c.width for c in frame.columns) or 1
    unit = min(most, max(usual, (least - label - _gaps(frame.columns)) / total))
    return Columns(frame.columns, frame.groups, label, unit)


def on_sheets(
    frame: Frame, label: float, narrowest: float, width: float, fits: Callable[[Columns], bool]
) -> list[Columns]:
    """The columns shared out evenly over as few sheets as fit, cut between stages where that is near.

    `fits` may ask for fewer columns on a sheet, because what stands above them is too high.
    """
    most = len(frame.columns)
    total = sum(c.width for c in frame.columns)
    pages = max(1, min(most, int(total * narrowest / (width - label))))
    while True:
        for between_stages in (True, False):
            sheets = _shared_out(frame, label, width, pages, between_stages)
            if pages >= most or (all(s.unit >= narrowest for s in sheets) and all(map(fits, sheets))):
                return sheets
        pages += 1


def _shared_out(frame: Frame, label: float, width: float, pages: int, between_stages: bool) -> list[Columns]:
    chunks = _chunks(frame.columns, pages, between_stages)
    starts = accumulate((len(chunk) for chunk in chunks), initial=0)
    return [
        Columns(tuple(chunk), frame.groups, label, _unit(chunk, width - label), start)
        for chunk, start in zip(chunks, starts, strict=False)
    ]


def _unit(columns: Sequence[Column], room: float) -> float:
    """The width of a column of width 1 where all together fill the room, narrow ones being at least `LEAST` wide."""
    room -= _gaps(columns)
    narrow: set[int] = set()
    while True:
        total = sum(c.width for n, c in enumerate(columns) if n not in narrow)
        unit = (room - LEAST * len(narrow)) / total if total else LEAST
        more = {n for n, c in enumerate(columns) if unit * c.width < LEAST} - narrow
        if not more or not total:
            return unit
        narrow |= more


def _gaps(columns: Sequence[Column]) -> float:
    return GAP * sum(a.group != b.group for a, b in pairwise(columns))


def _chunks(columns: Sequence[Column], pages: int, between_stages: bool) -> list[Sequence[Column]]:
    """As many runs of columns, about equally wide; none is empty while there are columns enough."""
    ends = list(accumulate((c.width for c in columns), initial=0.0))
    cuts = [0]
    for page in range(1, pages):
        ideal = ends[-1] * page / pages
        nearest = sorted(range(cuts[-1] + 1, len(columns) - (pages - page) + 1), key=lambda n: abs(ends[n] - ideal))
        edges = (n for n in nearest[:3] if columns[n].group != columns[n - 1].group)
        cuts.append(next(edges, nearest[0]) if between_stages else nearest[0])
    return [columns[a:b] for a, b in zip(cuts, [*cuts[1:], len(columns)], strict=True)]
