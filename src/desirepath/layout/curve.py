"""The feeling curve: a smooth line that says no more than its points do.

Monotone cubic interpolation after M. Steffen, "A simple method for monotonic interpolation in one dimension",
Astronomy and Astrophysics 239 (1990) 443-450: between two points the line only rises or only falls, so its highs and
lows are those of the data.  Natural, Catmull-Rom and the splines of office programs overshoot; Fritsch-Carlson does
not either, but needs a second pass.  The ends are flat, so that run-outs join them without a corner.
`tests/golden/curve` holds the cases that every other implementation must reproduce.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .scene import Command, Cubic

Point = tuple[float, float]
_Segment = tuple[Point, Point, Point, Point]  # a cubic: start, two handles, end


def curve(points: Sequence[Point], *, lead: float = 0, tail: float = 0) -> tuple[Command, ...]:
    """Move and cubic commands through the points, whose x must grow; `lead` and `tail` px run out flat at the ends.

    One point gives its run-outs alone, no point nothing.  Raises ValueError where x does not grow.
    """
    if not points:
        return ()
    if any(after[0] <= before[0] for before, after in pairwise(points)):
        raise ValueError(f"the x of a curve's points must grow: {[x for x, _ in points]}")
    (first_x, first_y), (last_x, last_y) = points[0], points[-1]
    commands: list[Command] = [("M", first_x - lead, first_y)]
    if lead > 0:
        commands.append(("L", first_x, first_y))
    commands += _cubics(points)
    if tail > 0:
        commands.append(("L", last_x + tail, last_y))
    return tuple(commands) if len(commands) > 1 else ()


def _cubics(points: Sequence[Point]) -> list[Cubic]:
    slopes = tangents(points)
    found: list[Cubic] = []
    for n, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        third = (x1 - x0) / 3
        found.append(("C", x0 + third, y0 + third * slopes[n], x1 - third, y1 - third * slopes[n + 1], x1, y1))
    return found


def tangents(points: Sequence[Point]) -> list[float]:
    """The slope of the curve at each point: flat at every high, low and end."""
    steps = [after[0] - before[0] for before, after in pairwise(points)]
    secants = [(after[1] - before[1]) / step for (before, after), step in zip(pairwise(points), steps, strict=True)]
    inner = [_tangent(steps[n], steps[n + 1], secants[n], secants[n + 1]) for n in range(len(secants) - 1)]
    return [0.0, *inner, 0.0][: len(points)]


def _tangent(h0: float, h1: float, s0: float, s1: float) -> float:
    """Steffen's equation 11: the slope of the parabola through three points, held where both sides stay monotone."""
    if s0 * s1 <= 0:
        return 0.0
    parabola = (s0 * h1 + s1 * h0) / (h0 + h1)
    sign = 1.0 if s0 > 0 else -1.0
    return sign * min(2 * abs(s0), 2 * abs(s1), abs(parabola))


def split_at(commands: Sequence[Command], y: float) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
    """The areas between a curve and the level `y`: those above it on the page (smaller y) and those below.

    Each area is closed along the level; the cubics are cut exactly where they cross it.
    """
    pieces = [part for segment in _segments(commands) for part in _cut(segment, y)]
    return _areas(pieces, y, above=True), _areas(pieces, y, above=False)


def _segments(commands: Sequence[Command]) -> list[_Segment]:
    """Every command as a cubic, straight lines too."""
    segments: list[_Segment] = []
    here: Point = (0.0, 0.0)
    for command in commands:
        match command:
            case ("M", x, y):
                here = (x, y)
            case ("L", x, y):
                third = ((x - here[0]) / 3, (y - here[1]) / 3)
                handles = (here[0] + third[0], here[1] + third[1]), (x - third[0], y - third[1])
                segments.append((here, *handles, (x, y)))
                here = (x, y)
            case ("C", x1, y1, x2, y2, x, y):
                segments.append((here, (x1, y1), (x2, y2), (x, y)))
                here = (x, y)
    return segments


def _cut(segment: _Segment, y: float) -> list[_Segment]:
    """A segment that rises or falls crosses a level at most once."""
    start, end = segment[0][1] - y, segment[3][1] - y
    if start * end >= 0:
        return [segment]
    at = _crossing(segment, y)
    before, after = _divided(segment, at)
    (x, _), level = before[3], (before[3][0], y)
    return [(*before[:3], level), ((x, y), *after[1:])]


def _crossing(segment: _Segment, y: float) -> float:
    """The parameter at which a monotone cubic has this height: Newton's method, kept between two bounds."""
    a, b, c, d = (point[1] for point in segment)
    first, second, third = 3 * (b - a), 3 * (a - 2 * b + c), d - a + 3 * (b - c)
    low, high, t = 0.0, 1.0, 0.5
    rising = d > a
    for _ in range(60):
        off = a - y + t * (first + t * (second + t * third))
        if (off < 0) == rising:
            low = t
        else:
            high = t
        slope = first + t * (2 * second + 3 * t * third)
        better = t - off / slope if slope else low
        if not low < better < high:
            better = (low + high) / 2
        if abs(better - t) < 1e-15:
            break
        t = better
    return t


def _divided(segment: _Segment, t: float) -> tuple[_Segment, _Segment]:
    """De Casteljau: the two halves of a cubic, each a cubic."""
    a, b, c, d = segment
    ab, bc, cd = _between(a, b, t), _between(b, c, t), _between(c, d, t)
    abc, bcd = _between(ab, bc, t), _between(bc, cd, t)
    middle = _between(abc, bcd, t)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _areas(pieces: Sequence[_Segment], y: float, *, above: bool) -> tuple[Command, ...]:
    """Neighbouring pieces on one side of the level, each row of them closed along it."""
    commands: list[Command] = []
    end: Point | None = None
    for piece in pieces:
        middle = (piece[0][1] + piece[3][1]) / 2
        inside = middle < y if above else middle > y
        if end is not None and (not inside or piece[0] != end):
            commands += _closing(end, y)
            end = None
        if inside:
            if end is None:
                commands.append(("M", piece[0][0], y))
                if piece[0][1] != y:
                    commands.append(("L", *piece[0]))
            commands.append(("C", *piece[1], *piece[2], *piece[3]))
            end = piece[3]
    if end is not None:
        commands += _closing(end, y)
    return tuple(commands)


def _closing(end: Point, y: float) -> tuple[Command, ...]:
    return (("Z",),) if end[1] == y else (("L", end[0], y), ("Z",))
