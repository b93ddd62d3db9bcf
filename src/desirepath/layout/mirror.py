"""Right-to-left documents: the finished page, mirrored.  Letters and icons keep their own direction."""

from __future__ import annotations

from dataclasses import replace

from .pen import Drawn
from .scene import Align, Circle, Command, Group, Icon, Page, Path, Picture, Rect, Text

_ALIGN: dict[Align, Align] = {"start": "end", "middle": "middle", "end": "start"}
_POINTING = {"log-out": "log-in", "arrow-right": "arrow-left", "chevron-right": "chevron-left"}


def mirrored(page: Page) -> Page:
    """The page seen in a mirror."""
    return replace(page, items=tuple(_item(item, page.width) for item in page.items))


def _item(item: Drawn, width: float) -> Drawn:
    match item:
        case Group():
            return replace(item, items=tuple(_item(inner, width) for inner in item.items))
        case Text():
            return replace(item, x=width - item.x - item.width, align=_ALIGN[item.align])
        case Rect() | Picture():
            return replace(item, x=width - item.x - item.width)
        case Circle():
            return replace(item, x=width - item.x)
        case Icon():
            return replace(item, x=width - item.x - item.size, name=_POINTING.get(item.name, item.name))
        case Path():
            return replace(item, commands=tuple(_command(command, width) for command in item.commands))


def _command(command: Command, width: float) -> Command:
    if command[0] == "C":
        _, a, b, c, d, e, f = command
        return ("C", width - a, b, width - c, d, width - e, f)
    if command[0] == "Z":
        return command
    return (command[0], width - command[1], command[2])
