"""Fragments of SVG that more than one format draws with: numbers, paths, colour runs and icons."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..layout.scene import Command, Gradient, Path, Rect
from ..theme import icons


class _Numbers(dict[float, str]):
    """Numbers as they are written; a map has few different ones, and the next drawing of it mostly the same."""

    def __missing__(self, value: float) -> str:
        if len(self) >= 100_000:
            self.clear()
        written = self[value] = f"{round(value, 2) + 0.0:.7g}"
        return written


number = _Numbers().__getitem__


def path_data(commands: Iterable[Command]) -> str:
    """Lines and curves as the `d` of an SVG path."""
    return "".join([command[0] + " ".join([number(v) for v in command[1:]]) for command in commands])


def stroke_look(path: Path, paint: str) -> str:
    """The attributes of the line of a path."""
    dash = f' stroke-dasharray="{number(path.dash[0])} {number(path.dash[1])}"' if path.dash else ""
    width = f' stroke="{paint}" stroke-width="{number(path.stroke_width)}"'
    return f'{width} stroke-linecap="round" stroke-linejoin="round"{dash}'


def gradient_element(name: str, gradient: Gradient) -> str:
    """A colour run between two heights of the page."""
    first, last = gradient.stops[0][0], gradient.stops[-1][0]
    height = (last - first) or 1
    stops = "".join(f'<stop offset="{number((y - first) / height)}" stop-color="{c}"/>' for y, c in gradient.stops)
    ends = f'x1="0" y1="{number(first)}" x2="0" y2="{number(first + height)}"'
    return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient>'


def box_data(rect: Rect) -> str:
    """A box as the `d` of an SVG path, round where it is round."""
    radius = max(min(rect.radius, rect.width / 2, rect.height / 2), 0)
    upper, lower = (0 if rect.square == side else radius for side in ("top", "bottom"))
    left, top, right, bottom = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
    n = number
    up, low = n(upper), n(lower)
    above = f"a{up} {up} 0 0 1 {up} {up}" if upper else ""
    below = f"a{low} {low} 0 0 1 -{low} {low}" if lower else ""
    left_below = f"a{low} {low} 0 0 1 -{low} -{low}" if lower else ""
    left_above = f"a{up} {up} 0 0 1 {up} -{up}" if upper else ""
    return (
        f"M{n(left + upper)} {n(top)}H{n(right - upper)}{above}V{n(bottom - lower)}{below}"
        f"H{n(left + lower)}{left_below}V{n(top + upper)}{left_above}Z"
    )


@lru_cache(maxsize=1024)
def _paths(name: str) -> tuple[str, str]:
    solid = [shape.commands for shape in icons.icon(name) if shape.filled]
    steps = (command[0] + " ".join(f"{v:g}" for v in command[1:]) for commands in solid for command in commands)
    return icons.svg_path(name), "".join(steps)


def icon_outline(name: str) -> str:
    """The `d` of all strokes of an icon, in a square of 24 units."""
    return _paths(name)[0]


def icon_solid(name: str) -> str:
    """The `d` of its filled parts; empty for nearly all icons."""
    return _paths(name)[1]
