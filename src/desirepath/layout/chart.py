"""The feeling lane: one monotone curve per persona through the scores of its cards, with faces and words.

Words stand at the faces where one person's words are short, and in a row of cards below the chart otherwise, so that
they never collide.  Personas differ by dash and letter as well as by colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..model.framework import Slot
from .blocks import EMPTY, Block
from .cards import Cards
from .clipping import between
from .columns import CELL, Columns
from .curve import curve, split_at
from .feeling_face import face_of
from .feelings import Feelings, Point
from .lanes import Label, Whole
from .marks import signed
from .pen import BADGE, MOOD, Drawn, Laid
from .pile import Entry
from .scene import Circle, Command, Gradient, Group, Icon, Path

PLOT = 150.0  # px from +2 to -2
FACE = 15.0  # radius of a face
SCALE = 24.0  # px before the first column that the faces of the scale take
_TALLEST_LABEL = 240.0
_TALLEST_PLOT = 300.0
_LEAST_SHARE = 96.0  # px of a column that words at a face need
_MOST_LINES = 3  # of words at a face
_SMALL_FACE = 7.5  # radius below which there is only a dot
DASHES: tuple[tuple[float, float] | None, ...] = (None, (9, 4), (2.5, 3.5), (14, 5), (6, 2.5), (1.5, 6))


class Chart:
    """Draws the part of the curves that lies on one page."""

    def __init__(self, cards: Cards, slot: Slot, label: Label, found: Feelings, columns: Columns) -> None:
        self.cards, self.pen, self.slot, self.label = cards, cards.pen, slot, label
        self.found, self.columns = found, columns
        self.plot = min(max(PLOT, slot.height - 80), _TALLEST_PLOT)
        self.points = [p for p in found.points if columns.here(p.first, p.last)]
        self.laid = self._fitting()
        self.at_faces = self.laid is not None
        parts = label.whole.cut(_TALLEST_LABEL) if label.whole.height > _TALLEST_LABEL else None
        self._head, self.rest = parts or (label.whole, EMPTY)

    def _fitting(self) -> list[Laid] | None:
        """The words of every face of this page, or None where they would not fit beside each other."""
        if self.found.several:
            return None
        laid = []
        for point in self.points:
            room = self._room(point)
            if room < _LEAST_SHARE:
                return None
            laid.append(self.pen.lay(self.cards.words(point.card), room, MOOD))
            if len(laid[-1].lines) > _MOST_LINES:
                return None
        return laid

    def _room(self, point: Point) -> float:
        n = min(max(point.first - self.columns.start, 0), len(self.columns.widths) - 1)
        return self.columns.widths[n] * point.room - 10

    # ---- geometry

    def _x(self, column: int, share: float) -> float:
        """Where a share of a column of the journey lies; columns of other pages continue beyond the edges."""
        columns, n = self.columns, column - self.columns.start
        if n < 0:
            return columns.left + (n + share) * max(columns.unit, 1)
        if n >= len(columns.widths):
            return columns.width + (n - len(columns.widths) + share) * max(columns.unit, 1)
        return columns.lefts[n] + share * columns.widths[n]

    def _spread(self, owner: int) -> float:
        """Personas stand a little apart in a column, so that their faces never lie on each other."""
        n = len(self.found.curves)
        return 0.0 if n < 2 else (owner - (n - 1) / 2) / (n + 1)

    def _ends(self, point: Point, owner: int) -> tuple[float, float]:
        if not self.found.several and point.first == point.last:
            x = self._x(point.first, point.share)
            return x, x
        share = point.share + self._spread(owner) * point.room
        return self._x(point.first, share), self._x(point.last, share)

    def _middle(self, point: Point, owner: int) -> float:
        """The middle of what is seen of a point on this page."""
        start, end = self._ends(point, owner)
        if start == end:
            return start
        return (max(start, self.columns.left) + min(end, self.columns.width)) / 2

    @cached_property
    def radius(self) -> float:
        """Of the faces: as large as the most crowded column lets them be."""
        owners = len(self.found.curves)
        usual = FACE if owners < 2 else 11.0
        apart = [(self._room(p) + 10) / (1 if owners < 2 else owners + 1) for p in self.points]
        return max(3.5, min([usual, *(gap / 2 - 1.5 for gap in apart)]))

    @cached_property
    def labels(self) -> list[tuple[Point, Laid, bool]]:
        """Words at faces: the point, its words, and whether they stand above."""
        if self.laid is None:
            return []
        points = list(self.found.points)
        rank = {id(point): n for n, point in enumerate(points)}
        return [(p, laid, _above(points, rank[id(p)])) for p, laid in zip(self.points, self.laid, strict=True)]

    @cached_property
    def top(self) -> float:
        """From the top of the lane to the line of +2."""
        need = [FACE + 10 + laid.height - self._down(p.score) for p, laid, above in self.labels if above]
        return max([FACE + 12.0, *need])

    @cached_property
    def height(self) -> float:
        need = [
            self._down(p.score) - self.plot + FACE + 10 + laid.height for p, laid, above in self.labels if not above
        ]
        bottom = max([FACE + 12.0, *need])
        return max(self.top + self.plot + bottom, self._head.height + 26)

    def _down(self, score: float) -> float:
        """From the line of +2 down to a score, in px."""
        return (2 - score) / 4 * self.plot

    # ---- painting

    def band(self) -> Whole:
        """The chart as a strip of the map."""
        return Whole(self.height, self.paint, ruled=True)

    def scale(self) -> Block:
        """Nothing but the lines and faces of the scale, to draw a curve on."""
        return Block(self.top + self.plot + FACE, lambda x, y: tuple(self._scale(x, y)))

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = [
            *self._head.paint(x, y + 11),
            *self._scale(x, y),
        ]
        curves = [self._curve(x, y, n) for n in range(len(self.found.curves))]
        items += [item for line, _ in curves for item in line]
        items += [item for _, faces in curves for item in faces]
        items += self._words(x, y)
        if self.found.several:
            items += self._initials(x, y)
        return (Group("curve", self.description(), tuple(items), self.label.id),)

    def description(self) -> str:
        """The curve in words, for those who cannot see it."""
        said = [f"{p.card.text} ({signed(p.score)})" for p in self.points]
        return f"{self.label.title}: " + "; ".join(said) if said else self.label.title

    def _scale(self, x: float, y: float) -> list[Drawn]:
        colours = self.pen.theme
        left, right = x + self.columns.left, x + self.columns.width
        lines: list[Drawn] = []
        for score, colour, dash in (
            (2, colours.grid, (1.0, 4.0)),
            (0, colours.zero, (4.0, 4.0)),
            (-2, colours.grid, (1.0, 4.0)),
        ):
            at = y + self.top + self._down(score)
            lines.append(Path((("M", left, at), ("L", right, at)), stroke=colour, stroke_width=0.9, dash=dash))
        for score, face in ((2, "smile"), (-2, "frown")):
            lines.append(Icon(face, left - 22, y + self.top + self._down(score) - 7, 14, colours.faint, 1.8))
        return lines

    def _curve(self, x: float, y: float, owner: int) -> tuple[list[Drawn], list[Drawn]]:
        id, points = self.found.curves[owner]
        visible = between(self._commands(points, owner, x, y), x + self.columns.left, x + self.columns.width)
        here = [p for p in points if self.columns.here(p.first, p.last)]
        faces = [item for p in here for item in self._face(p, owner, x, y)]
        if len(visible) < 2:
            return [], faces
        mood, zero = self.pen.theme.mood, y + self.top + self._down(0)
        title = self.cards.personas[id][0] if id in self.cards.personas else self.label.title
        if self.found.several:
            return [Path(visible, None, self._colour(owner), 2.6, DASHES[owner % len(DASHES)], title=title)], faces
        run = Gradient(tuple((y + self.top + self._down(s), mood.mark(s)) for s in (2, 0.7, 0, -0.8, -2)))
        above, below = split_at(visible, zero)
        areas: list[Drawn] = [Path(above, mood.high, opacity=0.16)] if above else []
        areas += [Path(below, mood.low, opacity=0.16)] if below else []
        return [*areas, Path(visible, stroke=run, stroke_width=3.4, title=title)], faces

    def _commands(self, points: Sequence[Point], owner: int, x: float, y: float) -> tuple[Command, ...]:
        through: list[tuple[float, float]] = []
        for point in points:
            level = y + self.top + self._down(point.score)
            for at in dict.fromkeys(self._ends(point, owner)):
                if not through or x + at > through[-1][0] + 0.5:
                    through.append((x + at, level))
        first, last = points[0], points[-1]
        through.insert(0, (min(x + self._x(first.first, 0), through[0][0] - 1), through[0][1]))
        through.append((max(x + self._x(last.last, 1), through[-1][0] + 1), through[-1][1]))
        return curve(through)

    def _face(self, point: Point, owner: int, x: float, y: float) -> list[Drawn]:
        at, level = x + self._middle(point, owner), y + self.top + self._down(point.score)
        mood, radius = self.pen.theme.mood, self.radius
        ring = self._colour(owner) if self.found.several else mood.mark(point.score)
        items: list[Drawn] = []
        if point.card.low is not None and point.card.high is not None:
            span = [y + self.top + self._down(v) for v in (point.card.high, point.card.low)]
            items.append(Path((("M", at, span[0]), ("L", at, span[1])), stroke=ring, stroke_width=1.6))
        if radius < _SMALL_FACE:
            items.append(Circle(at, level, radius, ring, mood.face, 1))
        else:
            size = radius * 1.85
            items.append(Circle(at, level, radius, mood.face, ring, 2.1))
            items.append(Icon("face:" + face_of(point.score), at - size / 2, level - size / 2, size, ring, 1.9))
        return [Group("feeling", f"{point.card.text}: {signed(point.score)}", tuple(items), point.card.id)]

    def _colour(self, owner: int) -> str:
        id = self.found.curves[owner][0]
        return self.cards.personas[id][1] if id in self.cards.personas else self.pen.theme.muted

    def _words(self, x: float, y: float) -> list[Drawn]:
        items: list[Drawn] = []
        left, right = self.columns.left, self.columns.width
        for point, laid, above in self.labels:
            half = laid.width / 2
            at = min(max(self._middle(point, 0), left + half), max(right - half, left + half))
            level = y + self.top + self._down(point.score)
            top = level - FACE - 6 - laid.height if above else level + FACE + 5
            items.append(laid.at(x + at - half, top, self.pen.theme.mood.words(point.score), "middle"))
        return items

    def _initials(self, x: float, y: float) -> list[Drawn]:
        """A letter beside the right end of every curve that goes on to the edge of the page, none upon another."""
        ends: list[tuple[float, Laid, str]] = []
        for owner, (id, points) in enumerate(self.found.curves):
            if id not in self.cards.initials or points[-1].last < self.columns.end:
                continue
            last = next((p for p in reversed(points) if p.first <= self.columns.end), points[0])
            laid = self.pen.lay(self.cards.initials[id], 26, BADGE).snug()
            ends.append((self._down(last.score), laid, self._colour(owner)))
        ends.sort(key=lambda end: end[0])
        tops: list[float] = []
        for level, laid, _ in ends:
            free = tops[-1] + laid.height if tops else -self.plot
            tops.append(max(level - laid.height / 2, free))
        lift = max(0.0, tops[-1] - self.plot) if tops else 0.0
        right, zero = x + self.columns.width + 7, y + self.top - lift
        return [laid.at(right, zero + top, colour) for (_, laid, colour), top in zip(ends, tops, strict=True)]

    # ---- words below the chart

    def entries(self) -> list[Entry]:
        """Cards for the words that do not stand at faces, clipped to the columns of this page."""
        rest = [entry for entry in self.found.loose if self.columns.here(entry[1], entry[2])]
        if not self.at_faces:
            rest += [(p.card, p.first, p.last) for p in self.points]
        rest.sort(key=lambda entry: entry[1] - entry[2])  # what spans most lies on top
        entries = []
        for card, *extent in rest:
            run = self.columns.here(*extent)
            assert run is not None
            left, width = self.columns.across(*run)
            entries.append(Entry(self.cards.block(card, width - 2 * CELL, self.slot), *run, left + CELL))
        return entries


def _above(points: Sequence[Point], n: int) -> bool:
    """Words stand above a peak and below a dip; on a slope, on the side of the sign."""
    here = points[n].score
    beside = [points[m].score for m in (n - 1, n + 1) if 0 <= m < len(points)]
    if beside and all(here >= other for other in beside) and any(here > other for other in beside):
        return True
    if beside and all(here <= other for other in beside) and any(here < other for other in beside):
        return False
    return here >= 0
