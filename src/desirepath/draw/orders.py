"""The scene as the Typst interpreter reads it: items as short arrays, and every look, icon and picture by number.

This is the other half of `interpreter.typ`; the two change together.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from ..layout.scene import Circle, Font, Gradient, Group, Icon, Page, Paint, Path, Picture, Rect, Scene, Text
from ..theme.fonts import Face
from .lettering import Lettering
from .outlines import box_data, gradient_element, icon_outline, icon_solid, number, path_data, stroke_look
from .pictures import drawable
from .source import SOURCE_FILE
from .xml import plain

Json = list[Any]
Reach = tuple[int, int, int, int]

_SLACK = 2000.0  # px on the open sides of a line, so that Typst never breaks it
_LEVELS = {"title": 1, "persona": 2, "stage": 2, "lane": 2, "area": 2, "panel": 2, "step": 3}
_REGION_OF = {"hant": "TW", "hans": "CN"}  # where a way of writing Chinese is at home
_REGION = re.compile(r"[A-Za-z]{2}")


class Orders:
    """What the interpreter is to draw, and the files that it reads on the way."""

    def __init__(self, scene: Scene, pages: tuple[Page, ...], assets: Mapping[str, bytes]) -> None:
        self.scene, self.assets = scene, assets
        self.lettering = Lettering(scene.language)
        self.files: dict[str, bytes] = {}
        self._styles: dict[tuple[Face, float, str, float, bool], int] = {}
        self._firsts: dict[tuple[Font, float, str, float, bool], int] = {}
        self._icons: dict[tuple[str, float, str, float], int] = {}
        self._pictures: dict[str, int] = {}
        self._level = 0  # of the last heading; the next may be one deeper at most
        self._heads: set[int] = set()
        self._items: Json = []
        self._drawers: dict[type, Callable[[Any], None]] = {
            Rect: self._rect,
            Circle: self._circle,
            Path: self._path,
            Icon: self._icon,
            Picture: self._picture,
            Text: self._paragraph,
        }
        self._pages = [self._page(page) for page in pages]

    def written(self, with_source: bool) -> bytes:
        """All of it as JSON."""
        language, region = _language(self.scene.language)
        formats = [self.files[f"picture{n}"] for n in range(len(self._pictures))]
        orders = {
            "title": plain(self.scene.title),
            "description": plain(self.scene.description),
            "language": language,
            "region": region,
            "styles": [_look(*key) for key in self._styles],
            "icons": [[_icon_file(name, colour, width), size] for name, size, colour, width in self._icons],
            "pictures": [[f"picture{n}", _typst_format(data)] for n, data in enumerate(formats)],
            "pages": self._pages,
            "source": SOURCE_FILE if with_source else None,
        }
        return json.dumps(orders, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    def _page(self, page: Page) -> dict[str, Any]:
        self._items = []
        self._each(page.items, 0)
        return {"width": page.width, "height": page.height, "background": page.background, "items": self._items}

    def _each(self, items: tuple[Any, ...], level: int) -> None:
        head = heading(items) if level else None
        for item in items:
            if type(item) is Group:
                self._each(item.items, _LEVELS.get(item.role, 0))
            elif head is not None and item is head:
                self._level = min(level, self._level + 1)
                self._paragraph(head, self._level)
            else:
                self._drawers[type(item)](item)

    def _paragraph(self, text: Text, level: int = 0) -> None:
        left, width, side = _box(text)
        across = text.ascent * text.size
        if text.turned:
            x, y = text.x + across, text.y + text.height - left
        else:
            x, y = text.x + left, text.y + across
        key = (text.font, text.size, text.colour, text.tracking, text.rtl)
        first = self._firsts.get(key)
        if first is None:
            first = self._firsts[key] = self._style(self.lettering.first(text.font), key)
        said = "\n".join([line.text for line in text.lines])
        self._items.append(
            (
                "t",
                round(x, 3),
                round(y, 3),
                first,
                said if said.isascii() and self._whole(said, text.font) else self._said(text, key),
                round(text.leading * text.size, 3),
                side,
                width,
                -1 if text.decoration else level,
                text.turned,
            )
        )

    def _whole(self, said: str, font: Font) -> bool:
        self.lettering.whole(font).append(said)
        return said.replace("\n", "").isprintable()

    def _said(self, text: Text, key: tuple[Font, float, str, float, bool]) -> Json:
        """The lines in pieces, each with the look of the face that draws it."""
        pieces: list[list[Any]] = []
        for n, line in enumerate(text.lines):
            if n and pieces:
                pieces[-1][1] += "\n"
            for piece, face in self.lettering.pieces(plain(line.text), text.font):
                style = self._style(face, key)
                if pieces and pieces[-1][0] == style:
                    pieces[-1][1] += piece
                else:
                    pieces.append([style, piece])
        return pieces

    def _style(self, face: Face, key: tuple[Font, float, str, float, bool]) -> int:
        return self._styles.setdefault((face, *key[1:]), len(self._styles))

    def _rect(self, rect: Rect) -> None:
        radius = min(rect.radius, rect.width / 2, rect.height / 2)
        if isinstance(rect.fill, Gradient):
            stroke = f' stroke="{rect.stroke}" stroke-width="{number(rect.stroke_width)}"' if rect.stroke else ""
            self._graded(f'<path d="{box_data(rect)}" fill="url(#a)"{stroke}/>', _reach(rect), rect.fill)
            return
        place = (round(rect.x, 3), round(rect.y, 3), round(rect.width, 3), round(rect.height, 3))
        self._items.append(("r", *place, rect.fill, rect.stroke, rect.stroke_width, radius, rect.square))

    def _circle(self, circle: Circle) -> None:
        place = (round(circle.x, 3), round(circle.y, 3), circle.radius)
        self._items.append(("c", *place, circle.fill, circle.stroke, circle.stroke_width))

    def _path(self, path: Path) -> None:
        fill, stroke = path.fill, path.stroke
        if isinstance(fill, Gradient) or isinstance(stroke, Gradient):
            look = f' fill="{_paint(fill, "a")}" fill-opacity="{number(path.opacity)}"'
            look += stroke_look(path, _paint(stroke, "b")) if stroke else ""
            drawn = f'<path d="{path_data(path.commands)}"{look}/>'
            self._graded(drawn, _reach(path), fill, stroke, plain(path.title))
            return
        fill = fill and fill + _alpha(path.opacity)
        self._items.append(("p", path.commands, fill, stroke, path.stroke_width, path.dash, plain(path.title)))

    def _graded(
        self, drawn: str, reach: Reach, fill: Paint | None, stroke: Paint | None = None, title: str = ""
    ) -> None:
        """What has a colour run goes as SVG: Typst takes seconds for a run in a wide curve of a PNG."""
        x, y, width, height = reach
        runs = "".join(gradient_element(n, run) for n, run in (("a", fill), ("b", stroke)) if isinstance(run, Gradient))
        view = f"{number(x)} {number(y)} {number(width)} {number(height)}"
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"><defs>{runs}</defs>{drawn}</svg>'
        self._items.append(("s", x, y, width, height, picture, title or None))

    def _icon(self, icon: Icon) -> None:
        key = (icon.name, icon.size, icon.colour, icon.stroke_width)
        number = self._icons.setdefault(key, len(self._icons))
        self._items.append(("i", round(icon.x, 3), round(icon.y, 3), number))

    def _picture(self, picture: Picture) -> None:
        number = self._pictures.setdefault(picture.asset, len(self._pictures))
        self.files.setdefault(f"picture{number}", drawable(picture.asset, self.assets).data)
        place = (picture.x, picture.y, picture.width, picture.height)
        self._items.append(("g", *place, number, picture.round, plain(picture.alt) or None))


def heading(items: tuple[Any, ...]) -> Text | None:
    """The largest words of a thing are its heading."""
    texts = [item for item in items if type(item) is Text and not item.decoration]
    return max(texts, key=lambda text: text.size, default=None)


def _box(text: Text) -> tuple[float, float, str | None]:
    """How far the box of the lines lies from the edge, its width, and the side they keep to."""
    width = text.height if text.turned else text.width
    if text.align == "middle":
        return -_SLACK / 2, width + _SLACK, "middle"
    if text.align == "end":
        return -_SLACK, width + _SLACK, "end"
    return 0.0, width + _SLACK, "start" if text.rtl or text.turned else None


def _look(face: Face, size: float, colour: str, tracking: float, rtl: bool) -> dict[str, Any]:
    slant = "italic" if face.italic else "normal"
    look = {"family": face.family, "weight": face.weight, "slant": slant, "size": size, "colour": colour}
    return look | {"tracking": tracking, "rtl": rtl}


def _alpha(opacity: float) -> str:
    return "" if opacity >= 1 else f"{round(max(opacity, 0) * 255):02x}"


def _paint(paint: Paint | None, name: str) -> str:
    return f"url(#{name})" if isinstance(paint, Gradient) else paint or "none"


def _reach(item: Path | Rect) -> Reach:
    """The rectangle, in whole px, that an item and its line stay inside of."""
    spare = item.stroke_width + 1
    if isinstance(item, Rect):
        xs, ys = [item.x, item.x + item.width], [item.y, item.y + item.height]
    else:
        xs, ys = ([float(v) for command in item.commands for v in command[n::2]] for n in (1, 2))
    left, top = math.floor(min(xs) - spare), math.floor(min(ys) - spare)
    return left, top, math.ceil(max(xs) + spare) - left, math.ceil(max(ys) + spare) - top


def _language(tag: str) -> tuple[str, str | None]:
    """The language and region as Typst takes them: two or three letters, two letters."""
    main, *rest = re.split("[-_]", tag)
    usual = next((_REGION_OF[part.lower()] for part in rest if part.lower() in _REGION_OF), None)
    region = next((part.upper() for part in rest if _REGION.fullmatch(part)), usual)
    return (main.lower(), region) if re.fullmatch("[A-Za-z]{2,3}", main) else ("en", None)


def _typst_format(data: bytes) -> str:
    from .pictures import kind_of

    kind = kind_of(data)
    return {"jpeg": "jpg"}.get(kind, kind) if kind else "png"


@lru_cache(maxsize=1024)
def _icon_file(name: str, colour: str, stroke_width: float) -> str:
    solid = icon_solid(name)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-linecap="round" '
        f'stroke-linejoin="round" stroke="{colour}" stroke-width="{stroke_width:g}"><path d="{icon_outline(name)}"/>'
        + (f'<path d="{solid}" fill="{colour}"/>' if solid else "")
        + "</svg>"
    )
