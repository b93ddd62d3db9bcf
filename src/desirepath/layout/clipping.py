"""The part of a curve that lies on one page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .scene import Command, Cubic


def between(commands: Sequence[Command], left: float, right: float) -> tuple[Command, ...]:
    """The part of a curve between two x; x runs evenly along each cubic, so the cut is exact."""
    out: list[Command] = []
    x = y = 0.0
    for command in commands:
        if command[0] == "M":
            x, y = command[1], command[2]
        elif command[0] == "C":
            piece = _piece((x, y), command, left, right)
            x, y = command[5], command[6]
            if piece:
                start, cubic = piece
                if not out:
                    out.append(("M", *start))
                out.append(cubic)
    return tuple(out)


def _piece(
    start: tuple[float, float], cubic: Cubic, left: float, right: float
) -> tuple[tuple[float, float], Command] | None:
    (x0, _), x1 = start, cubic[5]
    if x1 <= left or x0 >= right or x1 <= x0:
        return None
    if left <= x0 and x1 <= right:
        return start, cubic
    t0, t1 = max(0.0, (left - x0) / (x1 - x0)), min(1.0, (right - x0) / (x1 - x0))
    points = [start, (cubic[1], cubic[2]), (cubic[3], cubic[4]), (cubic[5], cubic[6])]
    a, b, c, d = (_blossom(points, *ts) for ts in ((t0, t0, t0), (t0, t0, t1), (t0, t1, t1), (t1, t1, t1)))
    return a, ("C", *b, *c, *d)


def _blossom(points: Sequence[tuple[float, float]], *ts: float) -> tuple[float, float]:
    """The polar form of a Bézier curve: its arguments are the parameters of the wanted piece."""
    row = list(points)
    for t in ts:
        row = [((1 - t) * ax + t * bx, (1 - t) * ay + t * by) for (ax, ay), (bx, by) in pairwise(row)]
    return row[0]
