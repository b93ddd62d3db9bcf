"""Paper is smaller than a screen: finished pages, printed smaller as a whole.

Small sheets are laid out larger than they are and printed so much smaller that the smallest type, 11 px on screen, is
still 7 pt on paper.
"""

from __future__ import annotations

from dataclasses import replace

from .blocks import Block
from .pen import Drawn
from .scene import Circle, Command, Gradient, Group, Icon, Line, Page, Paint, Path, Picture, Rect, Scene, Text


def on_paper(scene: Scene) -> Scene:
    """The scene in the size in which it is printed: for PDF and slides.  A screen shows it as it was laid out."""
    if scene.scale == 1:
        return scene
    return replace(scene, scale=1, pages=tuple(_page(page, scene.scale) for page in scene.pages))


def shrunk(block: Block, height: float) -> Block:
    """A block as if seen from further away, so that it is no higher than `height` px."""
    if block.height <= height:
        return block
    return zoomed(block, height / block.height)


def zoomed(block: Block, by: float) -> Block:
    """A block so much larger, which stays whole."""
    return Block(block.height * by, lambda x, y: tuple(_item(item, by) for item in block.paint(x / by, y / by)))


def _page(page: Page, by: float) -> Page:
    items = tuple(_item(item, by) for item in page.items)
    return replace(page, width=page.width * by, height=page.height * by, items=items)


def _item(item: Drawn, by: float) -> Drawn:
    match item:
        case Group():
            return replace(item, items=tuple(_item(inner, by) for inner in item.items))
        case Text():
            return _text(item, by)
        case Rect():
            return replace(
                item, x=item.x * by, y=item.y * by, width=item.width * by, height=item.height * by,
                fill=_paint(item.fill, by), stroke_width=item.stroke_width * by, radius=item.radius * by,
            )  # fmt: skip
        case Picture():
            return replace(item, x=item.x * by, y=item.y * by, width=item.width * by, height=item.height * by)
        case Circle():
            return replace(
                item, x=item.x * by, y=item.y * by, radius=item.radius * by, stroke_width=item.stroke_width * by
            )
        case Icon():
            return replace(item, x=item.x * by, y=item.y * by, size=item.size * by)
        case Path():
            return replace(
                item, commands=tuple(_command(command, by) for command in item.commands),
                fill=_paint(item.fill, by), stroke=_paint(item.stroke, by), stroke_width=item.stroke_width * by,
                dash=(item.dash[0] * by, item.dash[1] * by) if item.dash else None,
            )  # fmt: skip


def _text(text: Text, by: float) -> Text:
    return replace(
        text, x=text.x * by, y=text.y * by, width=text.width * by, height=text.height * by, size=text.size * by,
        tracking=text.tracking * by, lines=tuple(Line(line.text, line.width * by) for line in text.lines),
    )  # fmt: skip


def _paint(paint: Paint | None, by: float) -> Paint | None:
    return Gradient(tuple((y * by, colour) for y, colour in paint.stops)) if isinstance(paint, Gradient) else paint


def _command(command: Command, by: float) -> Command:
    if command[0] == "C":
        _, a, b, c, d, e, f = command
        return ("C", a * by, b * by, c * by, d * by, e * by, f * by)
    if command[0] == "Z":
        return command
    return (command[0], command[1] * by, command[2] * by)
