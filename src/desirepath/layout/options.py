"""What somebody may ask of a drawing, apart from the document and the lens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

PageName = Literal["poster", "a4", "a3", "a2", "letter"]

SHEETS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"a4": (793.7, 1122.5), "a3": (1122.5, 1587.4), "a2": (1587.4, 2245.0), "letter": (816.0, 1056.0)}
)
"""Portrait paper sizes in px (96 to the inch)."""

PAGE_NAMES = ("poster", *SHEETS)
SMALL_PAPER = 0.852  # 11 px, the smallest type, are then 7.03 pt


@dataclass(frozen=True, slots=True)
class Options:
    """How to draw: on one poster of natural size or on sheets of paper, in which colours and language of the labels."""

    page: str = "poster"
    landscape: bool = True
    theme: str = "light"
    language: str = ""  # of labels and prompts; "" is the document's
    blank: bool = False  # print the prompts where nothing stands
    pictures: frozenset[str] = frozenset()  # the assets there are; others are drawn as a frame with their description

    @property
    def scale(self) -> float:
        """How much smaller than on screen things are drawn, so that small paper holds more."""
        return SMALL_PAPER if self.page in ("a4", "letter") else 1.0

    @property
    def sheet(self) -> tuple[float, float] | None:
        """Width and height of the paper in px of the layout, before it is scaled; None for a poster."""
        if self.page not in SHEETS:
            return None
        short, long = (side / self.scale for side in SHEETS[self.page])
        return (long, short) if self.landscape else (short, long)
