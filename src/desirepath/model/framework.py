"""A framework is a lens made of data: it selects, arranges and labels cards, and owns none of them.

The files in `desirepath/frameworks` (one per framework, one more per language) are read into these records by
`desirepath.frameworks`; a document may carry frameworks of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from .schema import Card

LayoutName = Literal["grid", "canvas", "storyboard"]
Columns = Literal["steps", "stages", "roles"]
Level = Literal["map", "stage", "step"]
Look = Literal["cards", "chips", "quotes", "curve", "metrics", "scores", "steps", "personas", "panels"]
GroupName = Literal["", "journey", "api", "architecture", "people"]
Tone = Literal["plain", "blue", "teal", "pain", "gain", "idea", "system", "trigger"]

RECORD_SLOTS = ("steps", "stages", "personas")
"""What a slot can show besides card kinds."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where an area of a canvas stands, in columns and rows of that canvas (fractions allowed)."""

    column: float
    row: float
    width: float = 1
    height: float = 1


@dataclass(frozen=True, slots=True)
class SlotLink:
    """A framework that goes on from one slot, such as Doing -> service blueprint."""

    to: str
    title: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A lane of a grid, an area of a canvas or a part of a panel.  `id` is permanent; a renamed one lists `was`."""

    id: str
    title: str
    shows: tuple[str, ...]  # kinds, most often; or "steps", "stages", "personas"
    writes: str = ""  # the kind (or "step", "stage", "persona") that a new entry gets; "" is the first it shows
    level: Level = "step"  # where a new entry is placed
    hint: str = ""  # a few words under the title
    prompt: str = ""  # what to ask oneself
    prompts: Mapping[str, str] = field(default_factory=dict)  # by stage id of the framework, where it differs there
    icon: str = ""
    tone: Tone = "plain"
    look: Look = "cards"
    fill: int = 0  # when to fill it in, from 1; 0 is whenever
    grid: Grid | None = None
    hidden: bool = False  # a lane that waits to be switched on
    highlight: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)  # kind -> heading of its group, for slots of several kinds
    links: tuple[SlotLink, ...] = ()
    was: tuple[str, ...] = ()
    height: float = 0  # the least height it is drawn with, in px
    continues: tuple[str, ...] = ()  # kinds of other documents (or "steps" …) that may go on here; see `handover`


@dataclass(frozen=True, slots=True)
class StagePreset:
    """A stage that a new document starts with."""

    id: str
    title: str
    prompt: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Separator:
    """A line between lanes, such as the line of visibility: drawn after the slot it names."""

    after: str
    title: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """How to work with a framework, in our words."""

    purpose: str = ""
    navigation: str = ""
    collaboration: str = ""
    quality: str = ""
    speed: str = ""
    tips: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Framework:
    """A lens: which kinds are seen, where, under which names."""

    id: str
    title: str
    layout: LayoutName
    slots: tuple[Slot, ...]
    version: int = 1
    type: str = "journey"  # the document type it is for
    kicker: str = ""  # the small line above the title of a drawing
    summary: str = ""  # one sentence for a gallery
    icon: str = "map"
    group: GroupName = ""  # the heading under which a gallery lists it
    phase: str = ""  # method phase
    columns: Columns = "steps"
    stages: tuple[StagePreset, ...] = ()
    state: str = ""  # "current" or "future": how a new document starts
    separators: tuple[Separator, ...] = ()
    guidance: Guidance = Guidance()
    previous: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # own kinds: label and icon
    language: str = "en"

    @cached_property
    def takes(self) -> Mapping[str, str]:
        """Which slot shows a kind (or "steps", "stages", "personas")."""
        return {kind: slot.id for slot in self.slots for kind in slot.shows}

    def slot(self, id: str) -> Slot | None:
        """The slot with this id, or one that used to have it."""
        return next((s for s in self.slots if s.id == id), None) or next((s for s in self.slots if id in s.was), None)

    def home(self, card: Card) -> str | None:
        """The slot that shows a card: the most specific kind wins, its place never decides."""
        kind = card.at.kind
        return self.takes.get(kind) or self.takes.get(kind.partition(".")[0])


_LOOKS: Mapping[str, Look] = {
    "feeling": "curve",
    "thinking": "quotes",
    "saying": "quotes",
    "touchpoint": "chips",
    "channel": "chips",
    "people": "chips",
    "place": "chips",
    "artifact": "chips",
    "metric": "metrics",
}


def usual_look(kinds: tuple[str, ...]) -> Look:
    """The look of a lane that somebody made for some kinds: the one they share, else plain cards."""
    looks = {_LOOKS.get(kind.partition(".")[0], "cards") for kind in kinds}
    return looks.pop() if len(looks) == 1 else "cards"
