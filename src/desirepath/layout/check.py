"""What is wrong with a scene, found without drawing it: the promises that every layout has to keep.

A line stays inside its own box and inside the innermost box that is drawn around it, on the page, clear of every other
line, icon and face; boxes of one layer do not overlap; nothing is too small or too pale to read.  A browser can only
find the same after drawing (and does, for all examples); this takes milliseconds and runs over thousands of invented
documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from .contrast import contrast, mixed
from .scene import Circle, Gradient, Icon, Page, Paint, Path, Picture, Rect, Scene, Text

LEAST_PX = 11.0  # on screen
LEAST_PT = 7.0  # on paper
CONTRAST = 4.5
CONTRAST_LARGE = 3.0  # from 24 px
LARGE = 24.0
LEEWAY = 0.6  # px that rounding may be off
_CELL = 192.0  # px; things are looked up by the squares they touch
_SHARED = 0.2  # of the smaller of two lines: what counts as lying on each other

What = Literal["outside", "overflow", "overlap", "small", "pale", "covered"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: on which page (from 1), of which kind, with which words, and by how much."""

    page: int
    what: What
    words: str
    detail: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.what}: {self.words[:60]!r} {self.detail}"


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def around(self, other: _Box, leeway: float = LEEWAY) -> bool:
        return (
            self.left <= other.left + leeway
            and other.right <= self.right + leeway
            and self.top <= other.top + leeway
            and other.bottom <= self.bottom + leeway
        )

    def shared(self, other: _Box) -> float:
        """The area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def __str__(self) -> str:
        return f"({self.left:.1f}, {self.top:.1f})-({self.right:.1f}, {self.bottom:.1f})"


@dataclass(frozen=True, slots=True)
class _Shape:
    """A rectangle, disc or path as what it means to a text that is drawn on it or beside it."""

    rank: int  # in painting order
    box: _Box
    paint: Paint | None
    opacity: float
    framing: bool  # whether words that begin inside have to end inside
    disc: bool = False

    def under(self, x: float, y: float) -> bool:
        if not self.box.holds(x, y):
            return False
        box = self.box
        radius = (box.right - box.left) / 2
        return not self.disc or (x - box.left - radius) ** 2 + (y - box.top - radius) ** 2 <= radius * radius


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of words: the ink of ordinary letters, and the point it is held by."""

    rank: int
    text: Text
    words: str
    box: _Box
    x: float
    y: float


class _Places(Generic[T]):
    """Things by the squares of the page that they touch."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[T]] = {}

    @staticmethod
    def _touched(box: _Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
            for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
                yield column, row

    def add(self, thing: T, box: _Box) -> None:
        for cell in self._touched(box):
            self._cells.setdefault(cell, []).append(thing)

    def at(self, x: float, y: float) -> Sequence[T]:
        return self._cells.get((int(x // _CELL), int(y // _CELL)), ())

    def near(self, box: _Box) -> Iterable[T]:
        seen: dict[int, T] = {}
        for cell in self._touched(box):
            seen.update((id(thing), thing) for thing in self._cells.get(cell, ()))
        return seen.values()


def check(scene: Scene) -> list[Fault]:
    """Everything that is wrong with a scene; an empty list is what every layout owes."""
    return [fault for n, page in enumerate(scene.pages, 1) for fault in _Sheet(page, n, scene.scale).faults()]


class _Sheet:
    """One page, taken apart."""

    def __init__(self, page: Page, number: int, scale: float) -> None:
        self.page, self.number, self.scale = page, number, scale
        self.whole = _Box(0, 0, page.width, page.height)
        self.lines: list[_Line] = []
        self.texts: list[Text] = []
        self.layers: dict[str, list[_Box]] = {}
        self.shapes: _Places[_Shape] = _Places()
        self.icons: _Places[tuple[str, _Box]] = _Places()
        for rank, item in enumerate(page.flat()):
            match item:
                case Text():
                    self.texts.append(item)
                    self.lines += _lines(item, rank)
                case Icon():
                    rim = item.size / 12
                    box = _Box(item.x + rim, item.y + rim, item.x + item.size - rim, item.y + item.size - rim)
                    self.icons.add((item.name, box), box)
                case Rect() | Circle() | Path() | Picture():
                    self._shape(item, rank)

    def _shape(self, item: Rect | Circle | Path | Picture, rank: int) -> None:
        if (shape := _shape(item, rank)) is None:
            return
        if isinstance(item, Rect) and item.layer:
            self.layers.setdefault(item.layer, []).append(shape.box)
        self.shapes.add(shape, shape.box)

    def faults(self) -> Iterator[Fault]:
        for text in self.texts:
            yield from self._text(text)
        for line in self.lines:
            if not line.text.decoration:
                yield from self._framed(line)
                yield from self._seen(line)
        yield from self._lines_apart()
        yield from self._layers_apart()

    def _fault(self, what: What, words: str, detail: str) -> Fault:
        return Fault(self.number, what, words, detail)

    def _text(self, text: Text) -> Iterator[Fault]:
        box = _Box(text.x, text.y, text.x + text.width, text.y + text.height)
        if not self.whole.around(box):
            yield self._fault("outside", text.words, f"{box} leaves the page {self.whole}")
        if text.size < LEAST_PX - 1e-6 or text.size * self.scale * 0.75 < LEAST_PT - 1e-6:
            yield self._fault("small", text.words, f"{text.size:g} px, {text.size * self.scale * 0.75:.2f} pt on paper")

    def _framed(self, line: _Line) -> Iterator[Fault]:
        text = line.text
        own = _Box(text.x, text.y, text.x + text.width, text.y + text.height)
        if not own.around(line.box):
            yield self._fault("overflow", line.words, f"{line.box} leaves its own box {own}")
        inner = self._innermost(line)
        if inner is not None and not inner.around(line.box, 1):
            yield self._fault("overflow", line.words, f"{line.box} leaves the box {inner} around it")

    def _innermost(self, line: _Line) -> _Box | None:
        """The box that is seen around a line's anchor: of those that were drawn before the line, the last one."""
        here = (s for s in self.shapes.at(line.x, line.y) if s.framing and s.rank < line.rank)
        frames = [s for s in here if s.box.holds(line.x, line.y) and s.box.area < 0.9 * self.whole.area]
        return max(frames, key=lambda s: s.rank).box if frames else None

    def _seen(self, line: _Line) -> Iterator[Fault]:
        under = [s for s in self.shapes.at(line.x, line.y) if s.rank < line.rank and s.under(line.x, line.y)]
        grounds = _grounds(self.page.background, under)
        found = min(contrast(line.text.colour, ground) for ground in grounds)
        wanted = CONTRAST_LARGE if line.text.size >= LARGE else CONTRAST
        if found < wanted:
            yield self._fault("pale", line.words, f"{line.text.colour} on {', '.join(grounds)} is {found:.2f}:1")
        for shape in self.shapes.near(line.box):
            opaque = shape.rank > line.rank and shape.paint and shape.opacity >= 1
            if opaque and shape.box.shared(line.box) > 0.1 * line.box.area:
                yield self._fault("covered", line.words, f"{line.box} lies under {shape.box}")
        for name, box in self.icons.near(line.box):
            if min(line.box.right, box.right) - max(line.box.left, box.left) > 1 and line.box.shared(box) > 8:
                yield self._fault("covered", line.words, f"{line.box} meets the icon {name} at {box}")

    def _lines_apart(self) -> Iterator[Fault]:
        placed: _Places[_Line] = _Places()
        for line in self.lines:
            if line.text.decoration or line.box.area <= 0:
                continue
            for other in placed.near(line.box):
                if line.box.shared(other.box) > _SHARED * min(line.box.area, other.box.area):
                    yield self._fault("overlap", line.words, f"{line.box} lies on {other.words[:40]!r} {other.box}")
            placed.add(line, line.box)

    def _layers_apart(self) -> Iterator[Fault]:
        for layer, boxes in self.layers.items():
            placed: _Places[_Box] = _Places()
            for box in boxes:
                for other in placed.near(box):
                    wide = min(box.right, other.right) - max(box.left, other.left)
                    high = min(box.bottom, other.bottom) - max(box.top, other.top)
                    if wide > LEEWAY and high > LEEWAY:
                        yield self._fault("overlap", layer, f"{box} lies on {other}")
                if not self.whole.around(box):
                    yield self._fault("outside", layer, f"{box} leaves the page {self.whole}")
                placed.add(box, box)


def _lines(text: Text, rank: int) -> Iterator[_Line]:
    """The lines of a text; one that reads upwards counts as its box."""
    if text.turned:
        box = _Box(text.x, text.y, text.x + text.width, text.y + text.height)
        yield _Line(rank, text, text.words, box, text.x + text.width / 2, text.y + text.height / 2)
        return
    for line, baseline in text.baselines():
        held = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.align]
        left = text.x + held * (text.width - line.width)
        box = _Box(left, baseline - 0.74 * text.size, left + line.width, baseline + 0.22 * text.size)
        yield _Line(rank, text, line.text, box, text.x + held * text.width, baseline - 0.3 * text.size)


def _shape(item: Rect | Circle | Path | Picture, rank: int) -> _Shape | None:
    match item:
        case Rect(x=x, y=y, width=width, height=height):
            seen = bool(item.fill or item.stroke)
            return _Shape(rank, _Box(x, y, x + width, y + height), item.fill, 1, seen) if seen or item.layer else None
        case Circle(x=x, y=y, radius=r):
            return _Shape(rank, _Box(x - r, y - r, x + r, y + r), item.fill, 1, True, True)
        case Picture(x=x, y=y, width=width, height=height):
            grey = None if item.round else "#808080"  # whatever it shows, words on it could not be read
            return _Shape(rank, _Box(x, y, x + width, y + height), grey, 1, False)
        case Path():
            points = [p for command in item.commands for p in _points(command)] if item.fill else []
            if not points:
                return None
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            return _Shape(rank, _Box(min(xs), min(ys), max(xs), max(ys)), item.fill, item.opacity, False)


def _points(command: tuple[object, ...]) -> list[tuple[float, float]]:
    numbers = [float(n) for n in command[1:] if isinstance(n, int | float)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


# ---- contrast


def _grounds(page: str, shapes: Iterable[_Shape]) -> list[str]:
    """The colours that may lie behind a point: several where the last thing drawn there is a colour run."""
    grounds = [page]
    for shape in sorted(shapes, key=lambda s: s.rank):
        if shape.paint is None:
            continue
        colours = [c for _, c in shape.paint.stops] if isinstance(shape.paint, Gradient) else [shape.paint]
        if shape.opacity < 1:
            grounds = [mixed(c, ground, shape.opacity) for c in colours for ground in grounds]
        else:
            grounds = colours
    return grounds
