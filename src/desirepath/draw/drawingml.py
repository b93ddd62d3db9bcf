"""Scene items as DrawingML, the shapes of PowerPoint, written as text.

One XML text a slide is parsed once; building each shape through python-pptx took twenty times longer.  Text is the
whole paragraph and wraps by itself, 3 % wider than measured, since PowerPoint breaks lines a little differently.  Where
a machine lacks our fonts and has wider ones, the words shrink to their box rather than run over what stands below.
Everything stays a native shape: boxes, freeforms with real curves, words that can be edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Literal

from ..layout.scene import Circle, Command, Gradient, Icon, Paint, Path, Picture, Rect, Text
from ..theme import icons
from ..theme.fonts import Face
from .lettering import Lettering
from .xml import escaped, plain

EMU_PER_PX = 9525
SLACK = 0.03  # of the width of a text, where the breaks of lines may differ
_DESCENT = 0.24  # em below the baseline in a line of exact height
_CORNER = 0.29289  # of its radius: how far a round corner keeps the words of a shape away by itself
_SPARE = 1.0  # px below words in a box, lest rounding alone makes them shrink
EMOJI = "Segoe UI Emoji"  # what PowerPoint writes itself; elsewhere it stands for the emoji font of the machine
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_COMPLEX = ("Arabic", "Hebrew", "Thai", "Devanagari", "Bengali", "Tamil", "Khmer", "Lao", "Myanmar")
Box = tuple[float, float, float, float]
Kind = Literal["shape", "words", "title"]


class Sheet:
    """One slide on its way to XML; `scale` shrinks a map that is larger than PowerPoint's largest slide."""

    def __init__(self, lettering: Lettering, scale: float) -> None:
        self.lettering, self.scale = lettering, scale
        self._out: list[str] = []
        self._ids = count(2)

    def tree(self) -> str:
        """The shape tree with all shapes so far."""
        return (
            f'<p:spTree {_NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f"<p:grpSpPr/>{''.join(self._out)}</p:spTree>"
        )

    def open_group(self, name: str, box: Box) -> None:
        """Shapes from here to `close_group` belong together."""
        frame = self._frame(box)
        inner = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        self._out.append(
            f"<p:grpSp><p:nvGrpSpPr>{self._named(name, name)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{frame}{inner}</a:xfrm></p:grpSpPr>"
        )

    def close_group(self) -> None:
        """Ends the group that was opened last."""
        self._out.append("</p:grpSp>")

    def rect(self, rect: Rect, texts: Sequence[Text] = (), name: str = "") -> None:
        """A box, with words in it where it is a card."""
        box = (rect.x, rect.y, rect.width, rect.height)
        look = _fill(rect.fill, rect.y, rect.height) + self._line(rect.stroke, rect.stroke_width, box)
        body = self._body(texts, self._insets(rect, texts), "t") if texts else ""
        self._shape(name or "Box", box, _corners(rect) + look, body)

    def circle(self, circle: Circle) -> None:
        """A disc or a ring."""
        r = circle.radius
        box = (circle.x - r, circle.y - r, 2 * r, 2 * r)
        look = _preset("ellipse") + _fill(circle.fill) + self._line(circle.stroke, circle.stroke_width, box)
        self._shape("Dot" if r < 4 else "Circle", box, look)

    def path(self, path: Path) -> None:
        """Lines and curves as one freeform."""
        box = _bounds(path.commands)
        x, y, width, height = box
        shape = _freeform([(path.commands, path.fill is not None)], EMU_PER_PX, (width, height), (x, y))
        look = _fill(path.fill, y, height, path.opacity)
        look += self._line(path.stroke, path.stroke_width, box, path.dash)
        kind = "Line" if len(path.commands) < 3 else "Area" if path.stroke is None else "Curve"
        self._shape(path.title or kind, box, shape + look, title=path.title)

    def icon(self, icon: Icon) -> None:
        """An icon as one freeform that can be recoloured."""
        drawn = icons.icon(icon.name)
        side = float(icons.SIDE)
        shape = _freeform([(part.commands, part.filled) for part in drawn], 1000, (side, side))
        box = (icon.x, icon.y, icon.size, icon.size)
        solid = _fill(icon.colour if any(part.filled for part in drawn) else None)
        width = icon.stroke_width * icon.size / side
        self._shape(f"Icon: {icon.name}", box, shape + solid + self._line(icon.colour, width, box))

    def picture(self, picture: Picture, relation: str, crop: Box) -> None:
        """A picture by its relation id; `crop` is what to leave out left, top, right and bottom, in shares."""
        sides = " ".join(f'{side}="{round(share * 100_000)}"' for side, share in zip("ltrb", crop, strict=True))
        frame = self._frame((picture.x, picture.y, picture.width, picture.height))
        shape = _preset("ellipse" if picture.round else "rect")
        named = self._named(picture.alt or "Picture", picture.alt, decorative=not picture.alt)
        self._out.append(
            f"<p:pic><p:nvPicPr>{named}<p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:srcRect {sides}/><a:stretch><a:fillRect/></a:stretch>'
            f"</p:blipFill><p:spPr><a:xfrm>{frame}</a:xfrm>{shape}</p:spPr></p:pic>"
        )

    def text(self, text: Text, title: bool = False) -> None:
        """A paragraph in a box of its own; the title of the slide takes its placeholder."""
        x, y, width, height = text.x, text.y, text.width, text.height
        if text.turned:
            body = self._body((text,), (0, 0, 0, 0), "t")
            frame = (x, y, width + _SPARE, height)
            self._shape(_short(text.words), frame, _preset("rect") + _fill(None), body, kind="words")
            return
        room = _room(text)
        x += {"start": 0, "middle": (width - room) / 2, "end": width - room}[text.align]
        y += _rise(text)
        body = self._body((text,), (0, 0, 0, 0), "t")
        frame = (x, y, room, height + _SPARE)
        self._shape(_short(text.words), frame, _preset("rect") + _fill(None), body, kind="title" if title else "words")

    def _shape(self, name: str, box: Box, look: str, body: str = "", title: str = "", kind: Kind = "shape") -> None:
        named = self._named(name, title, decorative=not body and not title)
        holder = '<p:nvPr><p:ph type="title"/></p:nvPr>' if kind == "title" else "<p:nvPr/>"
        box_mark = ' txBox="1"' if kind == "words" else ""
        self._out.append(
            f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr{box_mark}/>{holder}</p:nvSpPr>"
            f"<p:spPr><a:xfrm>{self._frame(box)}</a:xfrm>{look}</p:spPr>{body or _NO_BODY}</p:sp>"
        )

    def _named(self, name: str, description: str = "", decorative: bool = False) -> str:
        said = f' descr="{escaped(description)}"' if description else ""
        tag = f'<p:cNvPr id="{next(self._ids)}" name="{escaped(_short(name))}"{said}'
        return f"{tag}>{_DECORATIVE}</p:cNvPr>" if decorative else f"{tag}/>"

    def _emu(self, px: float) -> int:
        return round(px * EMU_PER_PX * self.scale)

    def _frame(self, box: Box) -> str:
        x, y, width, height = map(self._emu, box)
        return f'<a:off x="{x}" y="{y}"/><a:ext cx="{max(width, 0)}" cy="{max(height, 0)}"/>'

    def _line(self, stroke: Paint | None, width: float, box: Box, dash: tuple[float, float] | None = None) -> str:
        if stroke is None:
            return "<a:ln><a:noFill/></a:ln>"
        dashes = ""
        if dash:
            on, off = (round(part / max(width, 0.1) * 100_000) for part in dash)
            dashes = f'<a:custDash><a:ds d="{on}" sp="{off}"/></a:custDash>'
        return f'<a:ln w="{self._emu(width)}" cap="rnd">{_fill(stroke, box[1], box[3])}{dashes}<a:round/></a:ln>'

    def _insets(self, rect: Rect, texts: Sequence[Text]) -> Box:
        first = texts[0]
        left = min(text.x for text in texts) - rect.x
        right = rect.x + rect.width - max(text.x + text.width for text in texts)
        spare = first.width * SLACK
        left_spare = {"start": 0, "middle": spare / 2, "end": spare}[first.align]
        corner = min(rect.radius, rect.width / 2, rect.height / 2) * _CORNER
        top = first.y + _rise(first) - rect.y - (0 if rect.square == "top" else corner)
        foot = texts[-1].y + _rise(texts[-1]) + texts[-1].height
        below = rect.y + rect.height - foot - (0 if rect.square == "bottom" else corner) - _SPARE
        return left - left_spare - corner, top, right - (spare - left_spare) - corner, below

    def _body(self, texts: Sequence[Text], insets: Box, anchor: str) -> str:
        left, top, right, bottom = (max(self._emu(inset), 0) for inset in insets)
        turned = ' vert="vert270"' if texts[0].turned else ""
        paragraphs = [self._paragraph(text, above) for text, above in zip(texts, _gaps(texts), strict=True)]
        return (
            f'<p:txBody><a:bodyPr{turned} wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'rtlCol="{int(texts[0].rtl)}" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
            f"{''.join(paragraphs)}</p:txBody>"
        )

    def _paragraph(self, text: Text, above: float) -> str:
        points = 75 * self.scale  # hundredths of a point in a px
        look = self._run_look(text, points)
        runs = []
        for n, line in enumerate(text.words.split("\n")):
            runs += [f"<a:br>{look}</a:br>"] if n else []
            runs += [
                f"<a:r>{of}<a:t>{escaped(words)}</a:t></a:r>" for words, of in self._runs(line, text, look, points)
            ]
        side = f' algn="{_ALIGN[text.align]}"' + (' rtl="1"' if text.rtl else "")
        height = f'<a:spcPts val="{max(round(text.leading * text.size * points), 0)}"/>'
        return (
            f'<a:p><a:pPr marL="0" indent="0"{side}><a:lnSpc>{height}</a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(above * points)}"/></a:spcBef><a:buNone/></a:pPr>{"".join(runs)}</a:p>'
        )

    def _runs(self, line: str, text: Text, look: str, points: float) -> list[tuple[str, str]]:
        """A line in pieces with their looks: emoji have one of their own."""
        if not line or line.isascii():
            return [(line, look)] if line else []
        pieces: list[tuple[str, str]] = []
        for words, face in self.lettering.pieces(plain(line), text.font):
            of = self._run_look(text, points, EMOJI) if face.family == "Noto Emoji" else look
            before = pieces.pop()[0] if pieces and pieces[-1][1] == of else ""
            pieces.append((before + words, of))
        return pieces

    def _run_look(self, text: Text, points: float, family: str = "") -> str:
        font = text.font
        faces = [face for _, face in self.lettering.pieces(plain(text.words), font)]
        slanted = any(face.italic for face in faces)  # scripts without an italic stay upright
        marks = f' b="{int(font.weight >= 600)}" i="{int(slanted and not family)}"'
        marks += f' spc="{round(text.tracking * points)}"' if text.tracking else ""
        size = max(round(text.size * points), 100)
        look = f'lang="{escaped(self.lettering.language)}" sz="{size}"{marks} dirty="0"'
        if family:
            named = f'<a:latin typeface="{family}"/><a:ea typeface="{family}"/><a:cs typeface="{family}"/>'
        else:
            pitch = 34 if font.family == "sans" else 18
            named = f'<a:latin typeface="{self.lettering.first(font).family}" pitchFamily="{pitch}" charset="0"/>'
            named += _other_faces(faces)
        return f"<a:rPr {look}>{_fill(text.colour)}{named}</a:rPr>"


def background(colour: str) -> str:
    """A slide of one colour."""
    return f"<p:bg {_NAMESPACES}><p:bgPr>{_fill(colour)}<a:effectLst/></p:bgPr></p:bg>"


_NO_BODY = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody>'


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= 60 else said[:59] + "…"


def _room(text: Text) -> float:
    """How wide the box of a text is: lines that were evened out must not find room to run together again."""
    room = text.width + max(text.width * SLACK, text.size * 0.4)
    if len(text.lines) < 2:
        return room
    return min(room, max(line.width for line in text.lines) * (1 + 2 * SLACK))


def _rise(text: Text) -> float:
    """How far a line of exact height must move so that its first baseline stands where the scene says."""
    return (text.ascent - text.leading + _DESCENT) * text.size


def _gaps(texts: Sequence[Text]) -> list[float]:
    """The space above each paragraph of a shape."""
    ends = [text.y + len(text.lines) * text.leading * text.size for text in texts]
    return [0.0, *(max(text.y - end, 0.0) for text, end in zip(texts[1:], ends, strict=False))]


def _other_faces(faces: Iterable[Face]) -> str:
    """The fonts of East Asian and of complex scripts, which PowerPoint keeps apart from Latin."""
    families = list(dict.fromkeys(face.family for face in faces))
    asian = next((family for family in families if "CJK" in family), "")
    shaped = next((family for family in families if family.endswith(_COMPLEX)), "")
    found = f'<a:ea typeface="{asian}"/>' if asian else ""
    return found + (f'<a:cs typeface="{shaped}"/>' if shaped else "")


def _preset(shape: str) -> str:
    return f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'


def _corners(rect: Rect) -> str:
    side = min(rect.width, rect.height)
    share = round(min(rect.radius / side, 0.5) * 100_000) if side > 0 else 0
    if not share:
        return _preset("rect")
    if rect.square:  # a shape with two round corners: its first guide is the upper pair, the second the lower one
        upper, lower = (share, 0) if rect.square == "bottom" else (0, share)
        guides = f'<a:gd name="adj1" fmla="val {upper}"/><a:gd name="adj2" fmla="val {lower}"/>'
        return f'<a:prstGeom prst="round2SameRect"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'


def _fill(paint: Paint | None, y: float = 0, height: float = 0, opacity: float = 1) -> str:
    if paint is None:
        return "<a:noFill/>"
    if isinstance(paint, str):
        return f"<a:solidFill>{_colour(paint, opacity)}</a:solidFill>"
    stops = _within(paint, y, y + height)
    if len(stops) == 1:
        return f"<a:solidFill>{_colour(stops[0][1], opacity)}</a:solidFill>"
    run = "".join(f'<a:gs pos="{round(share * 100_000)}">{_colour(c, opacity)}</a:gs>' for share, c in stops)
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{run}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>'


def _colour(colour: str, opacity: float = 1) -> str:
    value = colour.lstrip("#").upper()
    if opacity >= 1:
        return f'<a:srgbClr val="{value}"/>'
    return f'<a:srgbClr val="{value}"><a:alpha val="{round(opacity * 100_000)}"/></a:srgbClr>'


def _within(gradient: Gradient, top: float, bottom: float) -> list[tuple[float, str]]:
    """The part of a colour run that lies in a shape, as shares of the shape's height."""
    if bottom - top < 0.01:
        return [(0, _at(gradient, top))]
    inner = [((y - top) / (bottom - top), colour) for y, colour in gradient.stops if top < y < bottom]
    return [(0, _at(gradient, top)), *inner, (1, _at(gradient, bottom))]


def _at(gradient: Gradient, y: float) -> str:
    """The colour of a run at one height."""
    before = gradient.stops[0]
    for stop in gradient.stops:
        if y <= stop[0]:
            span = stop[0] - before[0]
            return _mixed(before[1], stop[1], (y - before[0]) / span) if span > 0 and y > before[0] else stop[1]
        before = stop
    return before[1]


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _bounds(commands: Sequence[Command]) -> Box:
    xs = [v for command in commands for v in command[1::2] if not isinstance(v, str)]
    ys = [v for command in commands for v in command[2::2] if not isinstance(v, str)]
    left, top = min(xs, default=0), min(ys, default=0)
    return left, top, max(xs, default=0) - left, max(ys, default=0) - top


_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _freeform(
    parts: Sequence[tuple[Sequence[Command], bool]],
    unit: int,
    size: tuple[float, float],
    origin: tuple[float, float] = (0, 0),
) -> str:
    """Outlines as one custom geometry, `unit` steps to a unit of theirs."""
    width, height = (max(round(side * unit), 1) for side in size)
    drawn = []
    for filled in dict.fromkeys(filled for _, filled in parts):
        steps = "".join(_step(c, unit, origin) for commands, solid in parts if solid is filled for c in commands)
        none = "" if filled else ' fill="none"'
        drawn.append(f'<a:path w="{width}" h="{height}"{none}>{steps}</a:path>')
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{''.join(drawn)}</a:pathLst></a:custGeom>"
    )


def _step(command: Command, unit: int, origin: tuple[float, float]) -> str:
    if command[0] == "Z":
        return "<a:close/>"
    ox, oy = origin
    numbers = [float(v) for v in command[1:]]
    points = "".join(
        f'<a:pt x="{round((x - ox) * unit)}" y="{round((y - oy) * unit)}"/>'
        for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    )
    name = _STEPS[command[0]]
    return f"<a:{name}>{points}</a:{name}>"
