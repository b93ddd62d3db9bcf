"""The feeling lane: one monotone curve per persona through the scores of its cards, with faces and words.

Scores at one column share its width in order; a card that spans columns holds its level.  Words stand at the faces
where one person's words are short, and in a row of cards below the chart otherwise, so that they never collide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..model.framework import Slot
from ..model.schema import MAP, Card, Persona, Stage
from ..model.view import View
from .cards import Cards, signed
from .columns import Columns
from .curve import curve, split_at
from .feeling_face import face_of
from .lanes import Entry, Whole, label, rule
from .pen import MOOD, Drawn, Laid, Pen
from .scene import Circle, Command, Gradient, Group, Icon, Path

PLOT = 150  # height from +2 to -2
FACE = 15  # radius
LEAST_SHARE = 96  # px of a column that words at a face need


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
    """What the feeling lane of a whole journey holds, whatever page it is drawn on."""

    curves: tuple[tuple[str, tuple[Point, ...]], ...]  # by persona, "" is nobody in particular
    loose: tuple[tuple[Card, int, int], ...]  # without a place on a curve: card, first and last column

    @property
    def several(self) -> bool:
        return len(self.curves) > 1

    @property
    def points(self) -> Iterable[Point]:
        return (p for _, points in self.curves for p in points)


def feelings(view: View, slot: Slot) -> Feelings:
    """Gathers the points and the words of one slot, in reading order."""
    index = {c.place: n for n, c in enumerate(view.frame.columns) if c.place}
    document = view.document
    owners: dict[str, list[Point]] = {}
    loose: list[tuple[Card, int, int]] = []
    last_column = max(0, len(view.frame.columns) - 1)
    for card in view.cards(slot.id, MAP):
        loose.append((card, 0, last_column))
    for place in (p for s, p in view.cells if s == slot.id and p != MAP):
        by_owner: dict[str, list[Card]] = {}
        for card in view.cards(slot.id, place):
            if card.score is None or place not in index:
                first, last = _extent(view, index, place)
                loose.append((card, first, last))
            else:
                by_owner.setdefault(card.persona, []).append(card)
        for owner, cards in by_owner.items():
            for n, card in enumerate(cards):
                end = index.get(_column_of(document.get(card.at.to), card, index), index[place])
                first, last = sorted((index[place], end))
                share = (n + 0.5) / len(cards)
                owners.setdefault(owner, []).append(Point(card, first, last, share, 1 / len(cards)))
    order = ["", *(p.id for p in _personas(view))]
    curves = [(o, tuple(sorted(owners[o], key=lambda p: (p.first, p.share)))) for o in order if o in owners]
    return Feelings(tuple(curves), tuple(loose))


def _personas(view: View) -> list[Persona]:
    return view.document.on(MAP, Persona)


def _column_of(end: object, card: Card, index: dict[str, int]) -> str:
    """The column in which a span ends: its own, or that of its stage where steps are folded."""
    if not card.at.to:
        return ""
    if card.at.to in index:
        return card.at.to
    at = getattr(end, "at", None)
    return at.on if at is not None else ""


def _extent(view: View, index: dict[str, int], place: str) -> tuple[int, int]:
    if place in index:
        return index[place], index[place]
    if isinstance(view.document.get(place), Stage):
        steps = [index[s.id] for s in view.document.steps(place) if s.id in index]
        if steps:
            return min(steps), max(steps)
    return 0, max(0, len(view.frame.columns) - 1)


class Chart:
    """Draws the part of the curves that lies on one page."""

    def __init__(self, cards: Cards, slot: Slot, found: Feelings, columns: Columns, start: int) -> None:
        self.cards, self.pen, self.slot = cards, cards.pen, slot
        self.found, self.columns = found, columns
        self.start, self.end = start, start + len(columns.columns) - 1  # columns of the journey on this page
        self.at_faces = not found.several and all(self._fits(p) for p in found.points)

    def _fits(self, point: Point) -> bool:
        room = self._room(point)
        if room < LEAST_SHARE:
            return False
        return len(self.pen.lay(self.cards.words(point.card), room, MOOD).lines) <= 3

    def _room(self, point: Point) -> float:
        n = min(max(point.first - self.start, 0), len(self.columns.widths) - 1)
        return self.columns.widths[n] * point.room - 10

    # ---- geometry

    def _x(self, column: int, share: float) -> float:
        """Where a share of a column of the journey lies; columns of other pages continue beyond the edges."""
        n = column - self.start
        if n < 0:
            return self.columns.lefts[0] + (n + share) * self.columns.unit
        if n >= len(self.columns.lefts):
            beyond = n - len(self.columns.lefts)
            return self.columns.width + (beyond + share) * self.columns.unit
        return self.columns.lefts[n] + share * self.columns.widths[n]

    def _spread(self, owner: int) -> float:
        """Personas stand a little apart in a column, so that their faces never lie on each other."""
        n = len(self.found.curves)
        return 0.0 if n < 2 else (owner - (n - 1) / 2) / (n + 1)

    def _ends(self, point: Point, owner: int) -> tuple[float, float]:
        share = point.share + self._spread(owner) * point.room
        return self._x(point.first, share), self._x(point.last, share)

    @cached_property
    def labels(self) -> list[tuple[Point, Laid, bool]]:
        """Words at faces: the point, its words, and whether they stand above."""
        if not self.at_faces:
            return []
        points = list(self.found.points)
        found = []
        for n, point in enumerate(points):
            if self._on_page(point):
                laid = self.pen.lay(self.cards.words(point.card), self._room(point), MOOD)
                found.append((point, laid, _above(points, n)))
        return found

    def _on_page(self, point: Point) -> bool:
        return point.last >= self.start and point.first <= self.end

    @cached_property
    def top(self) -> float:
        """From the top of the lane to the line of +2."""
        need = [FACE + 10 + laid.height - _down(p.score) for p, laid, above in self.labels if above]
        return max(FACE + 12.0, *need) if need else FACE + 12.0

    @cached_property
    def height(self) -> float:
        need = [_down(p.score) - PLOT + FACE + 10 + laid.height for p, laid, above in self.labels if not above]
        bottom = max(FACE + 12.0, *need) if need else FACE + 12.0
        return max(self.top + PLOT + bottom, label(self.pen, self.slot, self.columns.label).height + 26)

    # ---- painting

    def band(self) -> Whole:
        return Whole(self.height, self.paint)

    def paint(self, x: float, y: float) -> tuple[Drawn, ...]:
        items: list[Drawn] = [
            rule(self.pen, x, y, self.columns.width),
            *label(self.pen, self.slot, self.columns.label).paint(x, y + 11),
            *self._scale(x, y),
        ]
        curves = [self._curve(x, y, n) for n in range(len(self.found.curves))]
        items += [item for line, _ in curves for item in line]
        items += [item for _, faces in curves for item in faces]
        items += self._words(x, y)
        return (Group("curve", self.description(), tuple(items), self.slot.id),)

    def description(self) -> str:
        """The curve in words, for those who cannot see it."""
        said = [f"{p.card.text} ({signed(p.score)})" for p in self.found.points if self._on_page(p)]
        return f"{self.slot.title}: " + "; ".join(said)

    def _scale(self, x: float, y: float) -> list[Drawn]:
        colours = self.pen.theme
        left, right = x + self.columns.lefts[0], x + self.columns.width
        lines: list[Drawn] = []
        for score, colour, dash in (
            (2, colours.grid, (1.0, 4.0)),
            (0, colours.zero, (4.0, 4.0)),
            (-2, colours.grid, (1.0, 4.0)),
        ):
            at = y + self.top + _down(score)
            lines.append(Path((("M", left, at), ("L", right, at)), stroke=colour, stroke_width=0.9, dash=dash))
        for score, face in ((2, "smile"), (-2, "frown")):
            lines.append(Icon(face, left - 22, y + self.top + _down(score) - 7, 14, colours.faint, 1.8))
        return lines

    def _curve(self, x: float, y: float, owner: int) -> tuple[list[Drawn], list[Drawn]]:
        id, points = self.found.curves[owner]
        path = self._commands(points, owner, y)
        visible = _between(path, self.columns.lefts[0], self.columns.width)
        moved = tuple(_moved(command, x) for command in visible)
        faces = [item for p in points if self._on_page(p) for item in self._face(p, owner, x, y)]
        if len(moved) < 2:
            return [], faces
        mood, zero = self.pen.theme.mood, y + self.top + _down(0)
        line: list[Drawn] = []
        colour: str | Gradient
        if self.found.several:
            colour = self.cards.personas[id][1] if id in self.cards.personas else self.pen.theme.muted
        else:
            colour = Gradient(tuple((y + self.top + _down(s), mood.mark(s)) for s in (2, 0.7, 0, -0.8, -2)))
            above, below = split_at(moved, zero)
            line += [Path(above, mood.high, opacity=0.16), Path(below, mood.low, opacity=0.16)]
        title = self.cards.personas[id][0] if id in self.cards.personas else self.slot.title
        line.append(Path(moved, stroke=colour, stroke_width=3.4 if not self.found.several else 2.6, title=title))
        return line, faces

    def _commands(self, points: Sequence[Point], owner: int, y: float) -> tuple[Command, ...]:
        through: list[tuple[float, float]] = []
        for point in points:
            level = y + self.top + _down(point.score)
            for at in dict.fromkeys(self._ends(point, owner)):
                if not through or at > through[-1][0] + 0.5:
                    through.append((at, level))
        first, last = points[0], points[-1]
        through.insert(0, (min(self._x(first.first, 0), through[0][0] - 1), through[0][1]))
        through.append((max(self._x(last.last, 1), through[-1][0] + 1), through[-1][1]))
        return curve(through)

    def _face(self, point: Point, owner: int, x: float, y: float) -> list[Drawn]:
        start, end = self._ends(point, owner)
        left, right = self.columns.lefts[0], self.columns.width
        at = x + (max(start, left) + min(end, right)) / 2
        level = y + self.top + _down(point.score)
        mood = self.pen.theme.mood
        colour = mood.mark(point.score)
        ring = self._ring(owner) if self.found.several else colour
        items: list[Drawn] = []
        if point.card.low is not None and point.card.high is not None:
            span = [y + self.top + _down(v) for v in (point.card.high, point.card.low)]
            items.append(Path((("M", at, span[0]), ("L", at, span[1])), stroke=ring, stroke_width=1.6))
        radius = FACE if not self.found.several else 11
        size = radius * 1.85
        items += [
            Circle(at, level, radius, mood.face, ring, 2.1),
            Icon("face:" + face_of(point.score), at - size / 2, level - size / 2, size, ring, 1.9),
        ]
        return [Group("feeling", f"{point.card.text}: {signed(point.score)}", tuple(items), point.card.id)]

    def _ring(self, owner: int) -> str:
        id = self.found.curves[owner][0]
        return self.cards.personas[id][1] if id in self.cards.personas else self.pen.theme.muted

    def _words(self, x: float, y: float) -> list[Drawn]:
        items: list[Drawn] = []
        left, right = self.columns.lefts[0], self.columns.width
        for point, laid, above in self.labels:
            start, end = self._ends(point, 0)
            at = x + (max(start, left) + min(end, right)) / 2 - laid.width / 2
            level = y + self.top + _down(point.score)
            top = level - FACE - 6 - laid.height if above else level + FACE + 5
            items.append(laid.at(at, top, self.pen.theme.mood.words(point.score), "middle"))
        return items

    # ---- words below the chart

    def entries(self) -> tuple[Entry, ...]:
        """Cards for the words that do not stand at faces, clipped to the columns of this page."""
        rest = list(self.found.loose)
        if not self.at_faces:
            rest += [(p.card, p.first, p.last) for p in self.found.points]
        rest.sort(key=lambda entry: entry[1] - entry[2])  # what spans most lies on top
        entries = []
        for card, first, last in rest:
            if last >= self.start and first <= self.end:
                a, b = max(first, self.start) - self.start, min(last, self.end) - self.start
                width = self.columns.across(a, b)[1] - 16
                entries.append(Entry(self.cards.block(card, width, self.slot), a, b))
        return tuple(entries)


def _down(score: float) -> float:
    """From the line of +2 down to a score, in px."""
    return (2 - score) / 4 * PLOT


def _above(points: Sequence[Point], n: int) -> bool:
    """Words stand above a peak and below a dip; on a slope, on the side of the sign."""
    here = points[n].score
    beside = [points[m].score for m in (n - 1, n + 1) if 0 <= m < len(points)]
    if beside and all(here >= other for other in beside) and any(here > other for other in beside):
        return True
    if beside and all(here <= other for other in beside) and any(here < other for other in beside):
        return False
    return here >= 0


def _moved(command: Command, x: float) -> Command:
    if command[0] == "C":
        _, a, b, c, d, e, f = command
        return ("C", a + x, b, c + x, d, e + x, f)
    if command[0] == "Z":
        return command
    return (command[0], command[1] + x, command[2])


def _between(commands: Sequence[Command], left: float, right: float) -> list[Command]:
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
    return out


def _piece(
    start: tuple[float, float], cubic: tuple[str, float, float, float, float, float, float], left: float, right: float
) -> tuple[tuple[float, float], Command] | None:
    (x0, _), x1 = start, cubic[5]
    if x1 <= left or x0 >= right or x1 <= x0:
        return None
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


__all__ = ["Chart", "Feelings", "Pen", "feelings"]
