"""Sheets of faces to choose from: each in its disc, with what it is called beneath."""

from __future__ import annotations

from collections.abc import Sequence

from .pen import SMALL, Drawn, Pen
from .scene import Circle, Page, Picture, Scene

_DISC = 132  # px across
_GAP = 22
_EDGE = 28
_ACROSS = 6  # faces in a row at most


def faces_sheet(names: Sequence[tuple[str, str]], title: str, theme: str = "light") -> Scene:
    """Faces as (name of the picture, words beneath), row by row.  Raises `NotFound` for an unknown theme."""
    pen = Pen(theme, "en")
    captions = [pen.lay(words, _DISC, SMALL, most=2) for _, words in names]
    row = _DISC + 8 + max((words.height for words in captions), default=0) + _GAP
    across = min(_ACROSS, len(names))
    items: list[Drawn] = []
    for n, ((asset, words), caption) in enumerate(zip(names, captions, strict=True)):
        x, y = _EDGE + n % across * (_DISC + _GAP), _EDGE + n // across * row
        items += [
            Circle(x + _DISC / 2, y + _DISC / 2, _DISC / 2, pen.theme.avatar, pen.theme.line),
            Picture(asset, x, y, _DISC, _DISC, True, words),
            caption.at(x, y + _DISC + 8, pen.theme.muted, "middle"),
        ]
    width = 2 * _EDGE + across * (_DISC + _GAP) - _GAP
    height = 2 * _EDGE - _GAP + -(-len(names) // across) * row
    page = Page(width, height, pen.theme.paper, tuple(items), title)
    return Scene(title, ", ".join(words for _, words in names), "en", False, (page,))


def face_alone(asset: str, side: float) -> Scene:
    """One face on a clear ground, as a square of so many px."""
    page = Page(side, side, "#ffffff00", (Picture(asset, 0, 0, side, side),))
    return Scene("", "", "en", False, (page,))
