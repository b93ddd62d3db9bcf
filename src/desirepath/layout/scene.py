"""The Scene: exact geometry of everything that is drawn, and nothing about how.

A scene is a list of pages; a page is a list of items in painting order.  Lengths are px at natural size (1 px = 0.75 pt
on paper); x grows to the right and y downwards, also in mirrored documents.  Colours are `#rrggbb`.  `draw` turns a
scene into SVG, PDF, PNG or PPTX and decides nothing; `check` says what is wrong with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Family = Literal["sans", "serif"]
Align = Literal["start", "middle", "end"]  # left, centre, right: already mirrored for right-to-left documents


@dataclass(frozen=True, slots=True)
class Font:
    """A face: `sans` is for reading, `serif` for titles and for what people say."""

    family: Family = "sans"
    weight: int = 400  # 400, 500 or 600
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Gradient:
    """A vertical colour run between two heights of the page: stops are (y in px, colour)."""

    stops: tuple[tuple[float, str], ...]


Paint = str | Gradient


@dataclass(frozen=True, slots=True)
class Rect:
    """A box.  Boxes that name the same `layer` may not overlap each other."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint | None = None
    stroke: str | None = None
    stroke_width: float = 0.8
    radius: float = 0
    square: Literal["", "bottom", "top"] = ""  # the edge whose corners stay square
    layer: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc or a ring."""

    x: float  # of the centre
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1


Move = tuple[Literal["M", "L"], float, float]
Cubic = tuple[Literal["C"], float, float, float, float, float, float]
Close = tuple[Literal["Z"]]
Command = Move | Cubic | Close


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and cubic curves in page coordinates."""

    commands: tuple[Command, ...]
    fill: Paint | None = None
    stroke: Paint | None = None
    stroke_width: float = 1
    dash: tuple[float, float] | None = None
    opacity: float = 1  # of the fill
    title: str = ""  # what it shows, where it shows anything


@dataclass(frozen=True, slots=True)
class Icon:
    """A Lucide icon, by name, in a square."""

    name: str
    x: float
    y: float
    size: float
    colour: str
    stroke_width: float = 2  # in units of the icon's 24-unit square


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster or SVG picture from the document's assets, cropped to fill its box."""

    asset: str
    x: float
    y: float
    width: float
    height: float
    round: bool = False
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it was broken, and its measured width."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, broken into lines, in the box it must stay inside.

    The first baseline lies at `y + ascent * size`, later ones `leading * size` below each other.  `words` is the
    paragraph before it was broken, which an editable format writes instead of the lines.
    """

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    words: str
    font: Font
    size: float
    colour: str
    align: Align = "start"
    leading: float = 1.32
    ascent: float = 0.98
    tracking: float = 0  # px between letters
    rtl: bool = False
    turned: bool = False  # reads upwards, a quarter turn to the left, within the same box
    decoration: bool = False  # a drawn quotation mark and the like, hidden from readers

    def baselines(self) -> Iterator[tuple[Line, float]]:
        """Each line with the y of its baseline (of its untilted box)."""
        for n, line in enumerate(self.lines):
            yield line, self.y + (self.ascent + n * self.leading) * self.size


Item = "Rect | Circle | Path | Icon | Picture | Text | Group"


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are one thing to a reader: a card, a stage, a lane, the persona.

    `box` is the rectangle that is the thing itself; an editable format makes it one shape with `text` inside it.
    """

    role: str  # title | persona | stage | step | lane | card | curve | area | panel | legend | footer | figure
    title: str
    items: tuple[Rect | Circle | Path | Icon | Picture | Text | Group, ...]
    id: str = ""  # of the record, where there is one


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet."""

    width: float
    height: float
    background: str
    items: tuple[Rect | Circle | Path | Icon | Picture | Text | Group, ...]
    title: str = ""

    def flat(self) -> Iterator[Rect | Circle | Path | Icon | Picture | Text]:
        """All items in painting order, out of their groups."""
        yield from _flat(self.items)


def _flat(
    items: tuple[Rect | Circle | Path | Icon | Picture | Text | Group, ...],
) -> Iterator[Rect | Circle | Path | Icon | Picture | Text]:
    for item in items:
        if isinstance(item, Group):
            yield from _flat(item.items)
        else:
            yield item


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a drawing needs besides fonts, icons and the bytes of pictures."""

    title: str
    description: str  # the picture in words
    language: str
    rtl: bool
    pages: tuple[Page, ...]
    scale: float = 1  # how much smaller than on screen it is printed, see `scaled.on_paper`
    notes: str = ""  # speaker notes
