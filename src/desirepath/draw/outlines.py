"""Icons as SVG paths, written once per name."""

from __future__ import annotations

from functools import lru_cache

from ..theme import icons


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


def icon_paths(name: str, colour: str) -> str:
    """The icon as SVG elements."""
    outline, solid = _paths(name)
    return f'<path d="{outline}"/>' + (f'<path d="{solid}" fill="{colour}"/>' if solid else "")
