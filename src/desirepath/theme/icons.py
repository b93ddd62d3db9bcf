"""Lucide icons as plain outlines, so that every format draws the same shape in any colour.

The package `python-lucide` brings them as SVG text in a small database; here they become moves, lines and cubics in a
24-unit square, which is all that SVG, Typst and PowerPoint have in common.  A name that nobody knows is drawn as a
question mark in a circle and reported by `check`; it never stops a drawing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..errors import NotFound

SIDE = 24  # units of the square that an icon is drawn in, with strokes 2 units wide
UNKNOWN = "circle-question-mark"
FACE = "face:"

Point = tuple[float, float]
# Path commands as a scene has them: absolute, lines and cubics only.
_Move = tuple[Literal["M", "L"], float, float]
_Cubic = tuple[Literal["C"], float, float, float, float, float, float]
Command = _Move | _Cubic | tuple[Literal["Z"]]


class IconShape(NamedTuple):
    """One outline of an icon: stroked, and filled as well where the icon has a solid part."""

    commands: tuple[Command, ...]
    filled: bool = False


def icon(name: str) -> tuple[IconShape, ...]:
    """The outlines of an icon, by its name or a former name of it; of the question mark where nobody knows the name.

    `face:smile` is the face without the circle around it, to stand in a disc of one's own.
    """
    if name.startswith(FACE):
        return face(name.removeprefix(FACE))
    return _shapes(name)


def face(name: str) -> tuple[IconShape, ...]:
    """A face (laugh, smile, meh, frown, angry) without the circle around it, to stand in a disc of one's own."""
    return tuple(e.shape for e in _features(name))


def svg_path(name: str) -> str:
    """All outlines of an icon, of its solid parts too, as the `d` of one SVG path."""
    bare = name.startswith(FACE)
    elements = _features(name.removeprefix(FACE)) if bare else _elements(name)
    paths = (e.path for e in elements)
    return " ".join(path if path[0] == "M" else f"M0 0{path}" for path in paths)  # a leading m would be relative


def _features(name: str) -> list[_Element]:
    return [e for e in _elements(name) if not (e.tag == "circle" and e.number("r") > SIDE / 3)]


def known(name: str) -> bool:
    """Whether there is an icon of this name."""
    return _drawing(name) is not None


def nearest(name: str) -> str | None:
    """The icon that somebody may have meant: the word is in its name, spelt alike or among its tags."""
    from difflib import get_close_matches

    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    names: list[str] = [name for (name,) in _rows("SELECT name FROM icons")]
    if having := [n for n in names if wanted in n.split("-")]:
        return min(having, key=lambda n: (not n.startswith(wanted), len(n), n))
    former: dict[str, str] = dict(_rows("SELECT alias, name FROM icon_aliases"))
    if close := get_close_matches(wanted, (*names, *former), 1, 0.75):
        return former.get(close[0], close[0])
    return _tagged(wanted)


@lru_cache(maxsize=1024)
def _drawing(name: str) -> str | None:
    """The SVG text of an icon by its name or a former one.

    Each is asked for by itself: a map shows some twenty icons, and reading all 1,900 would be half of its layout.
    """
    if not name.isascii():  # as all names of icons are; also, what is no Unicode cannot be asked for
        return None
    former = "SELECT svg FROM icons JOIN icon_aliases USING (name) WHERE alias = ?"
    rows = _rows("SELECT svg FROM icons WHERE name = ?", name) or _rows(former, name)
    return str(rows[0][0]) if rows else None


def _tagged(word: str) -> str | None:
    names = [name for (name,) in _rows("SELECT name FROM icon_tags WHERE tag = ? ORDER BY length(name), name", word)]
    return names[0] if names else None


def _rows(query: str, *values: str) -> list[Any]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"{_database().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        return database.execute(query, values).fetchall()


def _database() -> Path:
    spec = find_spec("lucide")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (path := Path(folder) / "data" / "lucide-icons.db").is_file():
            return path
    raise NotFound("the Lucide icons are not installed", "install them with: pip install python-lucide")


@lru_cache(maxsize=1024)
def _shapes(name: str) -> tuple[IconShape, ...]:
    return tuple(element.shape for element in _elements(name))


# ---- SVG elements

_ELEMENT = re.compile(r"<(path|circle|ellipse|rect|line|polyline|polygon)\s([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class _Element(NamedTuple):
    tag: str
    attributes: Mapping[str, str]

    def number(self, name: str, otherwise: float = 0) -> float:
        return float(self.attributes.get(name, otherwise))

    @property
    def path(self) -> str:
        return _PATHS[self.tag](self)

    @property
    def shape(self) -> IconShape:
        filled = self.attributes.get("fill", "none") != "none"
        return IconShape(tuple(_commands(self.path)), filled)


def _elements(name: str) -> list[_Element]:
    found = _ELEMENT.findall(_drawing(name) or _drawing(UNKNOWN) or "")
    return [_Element(tag, dict(_ATTRIBUTE.findall(attributes))) for tag, attributes in found]


def _ellipse(e: _Element) -> str:
    rx, ry = e.number("rx", e.number("r")), e.number("ry", e.number("r"))
    turn = f"a{rx:g} {ry:g} 0 0 1 "
    return f"M{e.number('cx') - rx:g} {e.number('cy'):g}{turn}{2 * rx:g} 0{turn}{-2 * rx:g} 0z"


def _rect(e: _Element) -> str:
    x, y, w, h = (e.number(name) for name in ("x", "y", "width", "height"))
    rx = min(e.number("rx", e.number("ry")), w / 2)
    ry = min(e.number("ry", rx), h / 2)
    if not rx or not ry:
        return f"M{x:g} {y:g}h{w:g}v{h:g}h{-w:g}z"
    corner = f"a{rx:g} {ry:g} 0 0 1 "
    across, down = w - 2 * rx, h - 2 * ry
    return (
        f"M{x + rx:g} {y:g}h{across:g}{corner}{rx:g} {ry:g}v{down:g}{corner}{-rx:g} {ry:g}"
        f"h{-across:g}{corner}{-rx:g} {-ry:g}v{-down:g}{corner}{rx:g} {-ry:g}z"
    )


_PATHS: Mapping[str, Callable[[_Element], str]] = {
    "path": lambda e: e.attributes["d"],
    "circle": _ellipse,
    "ellipse": _ellipse,
    "rect": _rect,
    "line": lambda e: f"M{e.number('x1'):g} {e.number('y1'):g}L{e.number('x2'):g} {e.number('y2'):g}",
    "polyline": lambda e: f"M{e.attributes['points']}",
    "polygon": lambda e: f"M{e.attributes['points']}z",
}


# ---- SVG path data

_STEP = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_ARC = re.compile(rf"({_NUMBER.pattern})[\s,]*" * 3 + r"([01])[\s,]*([01])[\s,]*" + rf"({_NUMBER.pattern})[\s,]*" * 2)
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


def _steps(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; what is repeated without a letter has it again."""
    for letter, rest in _STEP.findall(path):
        kind = letter.upper()
        if kind == "Z":
            yield letter, []
            continue
        if kind == "A":  # its flags may stand without a space between them
            numbers = [float(n) for arc in _ARC.findall(rest) for n in arc]
        else:
            numbers = [float(n) for n in _NUMBER.findall(rest)]
        for at in range(0, len(numbers), _TAKES[kind]):
            again = {"M": "L", "m": "l"}.get(letter, letter) if at else letter
            yield again, numbers[at : at + _TAKES[kind]]


class _Outline:
    """Turns path data into absolute moves, lines and cubics, four decimals deep."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.here: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.handle: Point | None = None  # the last one, for what continues smoothly
        self.curved = ""

    def line(self, x: float, y: float) -> None:
        self.commands.append(("L", round(x, 4), round(y, 4)))
        self.here = (x, y)

    def move(self, x: float, y: float) -> None:
        self.commands.append(("M", round(x, 4), round(y, 4)))
        self.here = self.start = (x, y)

    def cubic(self, a: Point, b: Point, end: Point) -> None:
        (x1, y1), (x2, y2), (x, y) = a, b, end
        self.commands.append(("C", round(x1, 4), round(y1, 4), round(x2, 4), round(y2, 4), round(x, 4), round(y, 4)))
        self.handle, self.here = b, end

    def quadratic(self, a: Point, end: Point) -> None:
        """Raised by one degree."""
        self.cubic(_toward(self.here, a, 2 / 3), _toward(end, a, 2 / 3), end)
        self.handle = a

    def close(self) -> None:
        self.commands.append(("Z",))
        self.here = self.start

    def mirrored(self, kinds: str) -> Point:
        """The last handle, mirrored at the end of its curve, where the curve before was of the same sort."""
        if self.handle is None or self.curved not in kinds:
            return self.here
        return 2 * self.here[0] - self.handle[0], 2 * self.here[1] - self.handle[1]

    def take(self, letter: str, numbers: list[float]) -> None:
        kind = letter.upper()
        ox, oy = self.here if letter.islower() else (0.0, 0.0)
        if kind == "Z":
            self.close()
        elif kind == "H":
            self.line(ox + numbers[0], self.here[1])
        elif kind == "V":
            self.line(self.here[0], oy + numbers[0])
        elif kind == "A":
            rx, ry, turn, large, sweep, x, y = numbers
            for cubic in _arc(self.here, (ox + x, oy + y), (rx, ry), turn, bool(large), bool(sweep)):
                self.cubic(*cubic)
        else:
            self._through(kind, [(ox + x, oy + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)])
        self.curved = kind

    def _through(self, kind: str, points: list[Point]) -> None:
        match kind, points:
            case "M", [p]:
                self.move(*p)
            case "L", [p]:
                self.line(*p)
            case "C", [a, b, end]:
                self.cubic(a, b, end)
            case "S", [b, end]:
                self.cubic(self.mirrored("CS"), b, end)
            case "Q", [a, end]:
                self.quadratic(a, end)
            case "T", [end]:
                self.quadratic(self.mirrored("QT"), end)


def _commands(path: str) -> list[Command]:
    outline = _Outline()
    for letter, numbers in _steps(path):
        outline.take(letter, numbers)
    return outline.commands


def _toward(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _arc(
    start: Point, end: Point, radii: Point, degrees: float, large: bool, sweep: bool
) -> Iterator[tuple[Point, Point, Point]]:
    """An elliptic arc as cubics of at most a quarter turn (SVG 2, appendix B.2.4: endpoint to centre)."""
    rx, ry = abs(radii[0]), abs(radii[1])
    if start == end or not rx or not ry:
        if start != end:
            yield _toward(start, end, 1 / 3), _toward(start, end, 2 / 3), end
        return
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, cos * dy - sin * dx
    too_small = math.hypot(x / rx, y / ry)
    if too_small > 1:
        rx, ry = rx * too_small, ry * too_small
    spread = (rx * y) ** 2 + (ry * x) ** 2
    reach = math.sqrt(max((rx * ry) ** 2 - spread, 0) / spread) * (-1 if large == sweep else 1)
    cx, cy = reach * rx * y / ry, -reach * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    turn = (math.atan2((-y - cy) / ry, (-x - cx) / rx) - first) % math.tau
    turn = turn if sweep else turn - math.tau
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2

    def placed(u: float, v: float) -> Point:
        """From the unit circle to the page."""
        px, py = cx + rx * u, cy + ry * v
        return cos * px - sin * py + middle[0], sin * px + cos * py + middle[1]

    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / count
    pull = 4 / 3 * math.tan(step / 4)
    for n in range(count):
        a, b = first + n * step, first + (n + 1) * step
        handle1 = placed(math.cos(a) - pull * math.sin(a), math.sin(a) + pull * math.cos(a))
        handle2 = placed(math.cos(b) + pull * math.sin(b), math.sin(b) - pull * math.cos(b))
        yield handle1, handle2, end if n == count - 1 else placed(math.cos(b), math.sin(b))
