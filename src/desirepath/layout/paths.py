"""Branches and loops: where a step leads elsewhere than to its neighbour, a line says so in a band of its own.

Every line gets the first track on which it lies beside no other, so lines and their words never cross.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model.schema import Link
from ..model.view import View
from .columns import Columns
from .lanes import Whole, rule
from .pen import SMALL, Drawn, Laid, Pen
from .scene import Circle, Group, Icon, Path, Rect

TRACK = 26


@dataclass(frozen=True, slots=True)
class Leap:
    """A way from one column of the journey to another that is not the next."""

    start: int
    end: int
    text: str
    title: str


def leaps(view: View) -> list[Leap]:
    """All ways that the order of the columns does not show."""
    index = {c.place: n for n, c in enumerate(view.frame.columns) if c.place}
    found = []
    for link in view.document.of_links("next"):
        ends = _column(view, link.on, index), _column(view, link.to, index)
        if None in ends:
            continue
        start, end = ends
        assert start is not None and end is not None  # noqa: PT018
        if (end != start + 1 or link.text) and start != end:
            found.append(Leap(start, end, link.text, _title(view, link)))
    return sorted(found, key=lambda leap: (abs(leap.start - leap.end), leap.start, leap.end))


def _column(view: View, id: str, index: dict[str, int]) -> int | None:
    if id in index:
        return index[id]
    at = getattr(view.document.get(id), "at", None)
    return index.get(at.on) if at is not None else None


def _title(view: View, link: Link) -> str:
    ends = (getattr(view.document.get(i), "title", i) for i in (link.on, link.to))
    return " → ".join(ends) + (f": {link.text}" if link.text else "")


def band(pen: Pen, found: list[Leap], columns: Columns, start: int) -> Whole | None:
    """The band of one page, or None where nothing leaps on it."""
    end = start + len(columns.columns) - 1
    here = [leap for leap in found if max(leap.start, leap.end) >= start and min(leap.start, leap.end) <= end]
    tracks: list[list[tuple[float, float]]] = []
    placed: list[tuple[Leap, int, float, float, Laid | None]] = []
    for leap in here:
        a, b = (_x(columns, n - start) for n in (leap.start, leap.end))
        laid = pen.lay(leap.text, max(abs(b - a) - 44, 150), SMALL) if leap.text else None
        left, right = _extent(a, b, laid, columns)
        rows = _rows(laid)
        track = next(n for n in range(len(tracks) + 1) if _free(tracks[n : n + rows], left, right))
        while len(tracks) < track + rows:
            tracks.append([])
        for n in range(track, track + rows):
            tracks[n].append((left, right))
        placed.append((leap, track, a, b, laid))
    if not placed:
        return None
    height = len(tracks) * TRACK + 16

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = [rule(pen, x, y, columns.width), *_label(pen, columns.label).paint(x, y)]
        for leap, track, a, b, laid in placed:
            items.append(_line(pen, leap, x, y + 8 + track * TRACK + TRACK / 2, a, b, laid, columns))
        return (Group("paths", pen.words.get("paths", "Paths"), tuple(items)),)

    return Whole(max(height, _label(pen, columns.label).height), paint)


def _x(columns: Columns, n: int) -> float:
    if n < 0:
        return columns.lefts[0]
    if n >= len(columns.lefts):
        return columns.width
    return columns.middle(n)


def _rows(laid: Laid | None) -> int:
    return 1 if laid is None else max(1, round((laid.height + 8) / TRACK + 0.49))


def _extent(a: float, b: float, laid: Laid | None, columns: Columns) -> tuple[float, float]:
    left, right = min(a, b) - 8, max(a, b) + 8
    if laid is not None:
        centre = _centre(a, b, laid, columns)
        left, right = min(left, centre - laid.width / 2 - 8), max(right, centre + laid.width / 2 + 8)
    return left, right


def _centre(a: float, b: float, laid: Laid, columns: Columns) -> float:
    half = laid.width / 2 + 4
    return min(max((a + b) / 2, columns.lefts[0] + half), max(columns.width - half, columns.lefts[0] + half))


def _free(tracks: list[list[tuple[float, float]]], left: float, right: float) -> bool:
    return all(right <= a or left >= b for track in tracks for a, b in track)


def _label(pen: Pen, width: float) -> Whole:
    laid = pen.lay(pen.words.get("paths", "Paths"), width - 58, SMALL)

    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        return (Icon("route", x + 8, y + 12, 15, pen.theme.faint), laid.at(x + 42, y + 12, pen.theme.faint))

    return Whole(laid.height + 24, paint)


def _line(pen: Pen, leap: Leap, x: float, y: float, a: float, b: float, laid: Laid | None, columns: Columns) -> Group:
    colour = pen.theme.muted
    back = -1 if b < a else 1
    tip = x + b
    items: list[Drawn] = [
        Path((("M", x + a, y), ("L", tip - back * 2, y)), stroke=colour, stroke_width=1.4),
        Path(
            (("M", tip - back * 7, y - 4), ("L", tip, y), ("L", tip - back * 7, y + 4)), stroke=colour, stroke_width=1.4
        ),
        Circle(x + a, y, 3.6, pen.theme.paper, colour, 1.4),
    ]
    if laid is not None:
        centre = x + _centre(a, b, laid, columns)
        wide = laid.natural + 14
        top = y - laid.height / 2 if len(laid.lines) == 1 else y - TRACK / 2 + 2
        items.append(Rect(centre - wide / 2, top - 2, wide, laid.height + 4, pen.theme.paper, pen.theme.line, radius=6))
        items.append(laid.at(centre - laid.width / 2, top, pen.theme.ink, "middle"))
    return Group("path", leap.title, tuple(items))
