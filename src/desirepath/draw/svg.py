"""SVG written straight from the scene: real text, one `<text>` a line, and nothing that runs.

Every line stands where the layout put it, so any renderer agrees with the measurement; what it cannot agree on, the
fonts, travels inside as subsets with exactly the characters drawn.  Names in the file (classes, ids, font families)
begin with a hash of its content: two drawings inlined in one page do not disturb each other, and the same drawing
comes out the same.  Rejected: foreignObject (only browsers draw it), glyphs as outlines (15 times larger, not
searchable), `<use>` for icons (some importers of office programs drop it).
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Any, Literal
from unicodedata import bidirectional

from ..errors import NotFound
from ..layout.scene import Circle, Font, Gradient, Group, Icon, Page, Paint, Path, Picture, Rect, Scene, Text
from ..theme import fonts as _fonts
from ..theme.fonts import Face
from .lettering import Lettering, Pieces
from .outlines import box_data, gradient_element, icon_outline, icon_solid, path_data, stroke_look
from .outlines import number as _n
from .source import source_element
from .xml import escaped

Fonts = Literal["embed", "name"]

_FALLBACKS = {"sans": "'Noto Sans',system-ui,sans-serif", "serif": "Georgia,serif"}
_FROM_THE_RIGHT = "\u202b"  # before a line, for renderers that do not know `direction`
_UNSEEN = "\ufeff"  # a letter without ink, width or direction
_HELD = {"start": 0.5, "middle": 0.0, "end": -0.5}  # from the edge to the middle of a line, in its widths


def draw(
    scene: Scene,
    page: int = 0,
    *,
    assets: Mapping[str, bytes] = {},
    source: str | None = None,
    fonts: Fonts = "embed",
) -> str:
    """One page as a standalone SVG document.

    `assets` are the bytes of the pictures by name; `source` is the YAML that the file is to carry.  `fonts="embed"`
    brings the fonts along, `"name"` only names them, for a page that has them.  Raises NotFound for a page or picture
    that is not there, Unwritable for a picture that cannot be drawn.
    """
    if not 0 <= page < len(scene.pages):
        raise NotFound(f"the drawing has no page {page + 1}", f"it has {len(scene.pages)}")
    return _Sheet(scene, scene.pages[page], assets).document(source, fonts)


class _Style:
    """One look of text: its class, its declarations, and the lines of its font's first face."""

    __slots__ = ("face", "name", "rule", "whole")

    def __init__(self, name: str, rule: str, face: Face, whole: list[str]) -> None:
        self.name, self.rule, self.face, self.whole = name, rule, face, whole


class _Sheet:
    """One page on its way to text: what is written so far, and the definitions it needs.

    The prefix of names is a hash of the whole, so it is known last: until then a NUL stands for it, which text never
    holds (see `xml.plain`).
    """

    def __init__(self, scene: Scene, page: Page, assets: Mapping[str, bytes]) -> None:
        self.scene, self.page, self.assets = scene, page, assets
        self.lettering = Lettering(scene.language)
        self.out: list[str] = []
        self.styles: dict[tuple[Font, float, str, float], _Style] = {}
        self.faces: dict[Face, str] = {}
        self.gradients: dict[Gradient, str] = {}
        self.clips: list[str] = []

    @cached_property
    def _drawers(self) -> dict[type, Callable[[Any], None]]:
        return {
            Rect: self._rect,
            Circle: self._circle,
            Path: self._path,
            Icon: self._icon,
            Picture: self._picture,
            Text: self._text,
            Group: self._group,
        }

    def document(self, source: str | None, fonts: Fonts) -> str:
        page, scene = self.page, self.scene
        self._items(page.items)
        title = " – ".join(part for part in dict.fromkeys((scene.title, page.title)) if part)
        looks = (fonts, page.width, page.height, page.background, *self.styles, *self.gradients, *self.clips)
        prefix = self._prefix(f"{title}{looks}")
        width, height = _n(page.width), _n(page.height)
        language = escaped(scene.language)
        return "".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="{prefix}s" width="{width}" height="{height}" '
                f'viewBox="0 0 {width} {height}" role="graphics-document document" lang="{language}" '
                f'xml:lang="{language}" aria-labelledby="{prefix}t" aria-describedby="{prefix}d">\n',
                f'<title id="{prefix}t">{escaped(title)}</title>\n',
                f'<desc id="{prefix}d">{escaped(scene.description)}</desc>\n',
                f"<metadata>{source_element(source)}</metadata>\n" if source is not None else "",
                f"<style>{self._css(prefix, fonts)}</style>\n",
                self._definitions(prefix),
                f'<rect width="{width}" height="{height}" fill="{page.background}"/>\n',
                *(part.replace("\0", prefix) for part in self.out),
                "</svg>\n",
            )
        )

    def _prefix(self, looks: str) -> str:
        content = hashlib.sha256(looks.encode("utf-8", "replace"))
        for part in self.out:
            content.update(part.encode("utf-8", "replace"))
        return "d" + content.hexdigest()[:7]

    def _css(self, prefix: str, fonts: Fonts) -> str:
        used = self.lettering.used()
        embedded = {face: f"{prefix}{n}" for n, face in enumerate(used)} if fonts == "embed" else {}
        others = tuple(dict.fromkeys(face.family for face in used))
        rules = [
            f".{prefix}s{{font-synthesis:none;font-variant-emoji:text}}",
            f".{prefix}i{{fill:none;stroke-linecap:round;stroke-linejoin:round}}",
        ]
        for style, (font, *_) in zip(self.styles.values(), self.styles, strict=True):
            rules.append(
                f".{prefix}{style.name}{{font-family:{_families(style.face, embedded, others, font)};{style.rule}}}"
            )
        for face, name in self.faces.items():
            upright = "" if face.italic else ";font-style:normal"
            rules.append(f".{prefix}{name}{{font-family:{_families(face, embedded, others, Font())}{upright}}}")
        rules += [_font_face(face, embedded[face], characters) for face, characters in used.items() if embedded]
        return "".join(rules)

    def _definitions(self, prefix: str) -> str:
        found = [gradient_element(f"{prefix}{name}", gradient) for gradient, name in self.gradients.items()]
        found += [clip.replace("\0", prefix) for clip in self.clips]
        return f"<defs>{''.join(found)}</defs>\n" if found else ""

    def _items(self, items: tuple[Any, ...]) -> None:
        drawers = self._drawers
        for item in items:
            drawers[type(item)](item)

    def _group(self, group: Group) -> None:
        record = f' data-id="{escaped(group.id)}"' if group.id else ""
        label = f' aria-label="{escaped(group.title)}"' if group.title else ""
        self.out.append(f'<g role="group" data-role="{group.role}"{record}{label}>\n')
        self._items(group.items)
        self.out.append("</g>\n")

    def _text(self, text: Text) -> None:
        size = text.size
        key = (text.font, size, text.colour, text.tracking)
        style = self.styles.get(key) or self._style(key)
        x, extra, held = _anchor(text)
        y, step = text.y + text.ascent * size, text.leading * size
        if text.turned:
            y = text.ascent * size
            extra += f' transform="translate({_n(text.x)} {_n(text.y + text.height)}) rotate(-90)"'
        if text.decoration:
            extra += ' aria-hidden="true"'
        for line in text.lines:
            words = line.text
            said = self._said(words, text.font, style, text.rtl)
            at = x + line.width * held if held else x
            space = (
                ' xml:space="preserve"'
                if "  " in words or words[:1] == " " or words[-1:] == " " or "<t" in said
                else ""
            )
            self.out.append(f'<text class="\0{style.name}" x="{_n(at)}" y="{_n(y)}"{extra}{space}>{said}</text>\n')
            y += step

    def _style(self, key: tuple[Font, float, str, float]) -> _Style:
        font, size, colour, tracking = key
        rule = f"font-size:{_n(size)}px;fill:{colour}"
        rule += f";font-weight:{font.weight}" if font.weight != 400 else ""
        rule += ";font-style:italic" if font.italic else ""
        rule += f";letter-spacing:{_n(tracking)}px" if tracking else ""
        face, whole = self.lettering.first(font), self.lettering.whole(font)
        style = self.styles[key] = _Style(f"t{len(self.styles)}", rule, face, whole)
        return style

    def _said(self, words: str, font: Font, style: _Style, rtl: bool) -> str:
        """The words of a line, those that another face draws in a span of their own."""
        if words.isascii():
            style.whole.append(words)
            return escaped(words if not rtl or words.isalnum() else _FROM_THE_RIGHT + words)
        pieces = self.lettering.pieces(words, font)
        joining = _joining(pieces) or pieces[0][1]
        if rtl:
            pieces = [(_FROM_THE_RIGHT + pieces[0][0], pieces[0][1]), *pieces[1:]]
        if joining != pieces[0][1]:
            pieces = [(_UNSEEN, joining), *pieces]
        return "".join([self._span(said, face, style) for said, face in pieces])

    def _span(self, words: str, face: Face, style: _Style) -> str:
        if face == style.face:
            return escaped(words)
        name = self.faces.setdefault(face, f"f{len(self.faces)}")
        return f'<tspan class="\0{name}">{escaped(words)}</tspan>'

    def _paint(self, paint: Paint | None) -> str:
        if paint is None:
            return "none"
        if isinstance(paint, str):
            return paint
        return f"url(#\0{self.gradients.setdefault(paint, f'g{len(self.gradients)}')})"

    def _rect(self, rect: Rect) -> None:
        x, y, width, height = rect.x, rect.y, rect.width, rect.height
        look = f' fill="{rect.fill if type(rect.fill) is str else self._paint(rect.fill)}"'
        if rect.stroke:
            look += f' stroke="{rect.stroke}" stroke-width="{_n(rect.stroke_width)}"'
        radius = min(rect.radius, width / 2, height / 2)
        if radius > 0:
            if rect.square:
                self.out.append(f'<path d="{box_data(rect)}"{look}/>\n')
                return
            look += f' rx="{_n(radius)}"'
        self.out.append(f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{look}/>\n')

    def _circle(self, circle: Circle) -> None:
        look = f' fill="{circle.fill or "none"}"'
        if circle.stroke:
            look += f' stroke="{circle.stroke}" stroke-width="{_n(circle.stroke_width)}"'
        self.out.append(f'<circle cx="{_n(circle.x)}" cy="{_n(circle.y)}" r="{_n(circle.radius)}"{look}/>\n')

    def _path(self, path: Path) -> None:
        look = f' fill="{self._paint(path.fill)}"'
        if path.opacity != 1:
            look += f' fill-opacity="{_n(path.opacity)}"'
        if path.stroke:
            look += stroke_look(path, self._paint(path.stroke))
        if path.title:
            look += f' role="img" aria-label="{escaped(path.title)}"'
        self.out.append(f'<path d="{path_data(path.commands)}"{look}/>\n')

    def _icon(self, icon: Icon) -> None:
        place = f"translate({_n(icon.x)} {_n(icon.y)}) scale({round(icon.size / 24, 4):g})"
        look = f'stroke="{icon.colour}" stroke-width="{_n(icon.stroke_width)}" transform="{place}"'
        self.out.append(f'<path class="\0i" d="{icon_outline(icon.name)}" {look}/>\n')
        if solid := icon_solid(icon.name):
            self.out.append(f'<path d="{solid}" fill="{icon.colour}" transform="{place}"/>\n')

    def _picture(self, picture: Picture) -> None:
        from .pictures import MEDIA_TYPES, drawable

        found = drawable(picture.asset, self.assets)
        box = f'x="{_n(picture.x)}" y="{_n(picture.y)}" width="{_n(picture.width)}" height="{_n(picture.height)}"'
        clip = self._round_clip(picture) if picture.round else ""
        said = f'role="img" aria-label="{escaped(picture.alt)}"' if picture.alt else 'aria-hidden="true"'
        data = f"data:{MEDIA_TYPES[found.kind]};base64,{b64encode(found.data).decode()}"
        self.out.append(f'<image {box} preserveAspectRatio="xMidYMid slice"{clip} {said} href="{data}"/>\n')

    def _round_clip(self, picture: Picture) -> str:
        name = f"c{len(self.clips)}"
        rx, ry = picture.width / 2, picture.height / 2
        centre = f'cx="{_n(picture.x + rx)}" cy="{_n(picture.y + ry)}"'
        self.clips.append(f'<clipPath id="\0{name}"><ellipse {centre} rx="{_n(rx)}" ry="{_n(ry)}"/></clipPath>')
        return f' clip-path="url(#\0{name})"'


def _anchor(text: Text) -> tuple[float, str, float]:
    """Where the lines of a text are held, by what, and how many of its widths a line lies aside of there.

    Right-to-left lines are held by their middle: what "start" means there differs from renderer to renderer.
    """
    left, width = (0.0, text.height) if text.turned else (text.x, text.width)
    if text.rtl:
        x = {"start": left, "middle": left + width / 2, "end": left + width}[text.align]
        return x - text.tracking / 2, ' text-anchor="middle" direction="rtl"', _HELD[text.align]
    if text.align == "start":
        return left, "", 0
    if text.align == "middle":  # a browser adds the tracking after the last letter too
        return left + (width + text.tracking) / 2, ' text-anchor="middle"', 0
    return left + width + text.tracking, ' text-anchor="end"', 0


def _joining(pieces: Pieces) -> Face | None:
    """The face of the first right-to-left letters of a line of several faces.

    A line begins with an unseen letter in it: resvg shapes all of a line in the face it begins with and then puts the
    letters of others in their place, which goes wrong where two of those had joined.
    """
    return next((face for piece, face in pieces if any(bidirectional(c) in ("R", "AL") for c in piece)), None)


def _families(face: Face, embedded: dict[Face, str], others: tuple[str, ...], font: Font) -> str:
    """The face as embedded, then by its name, then whatever else the drawing uses, then what every machine has."""
    names = dict.fromkeys((embedded.get(face, face.family), face.family, *others))
    return ",".join(f"'{name}'" for name in names) + "," + _FALLBACKS[font.family]


@lru_cache(maxsize=128)
def _data(face: Face, characters: frozenset[str]) -> str:
    return b64encode(_fonts.subset(face, characters)).decode()


def _font_face(face: Face, name: str, characters: frozenset[str]) -> str:
    style = ";font-style:italic" if face.italic else ""
    data = _data(face, characters)
    kind = "otf" if data.startswith("T1RUTw") else "ttf"
    return (
        f"@font-face{{font-family:'{name}';font-weight:{face.weight}{style};src:url(data:font/{kind};base64,{data})}}"
    )
