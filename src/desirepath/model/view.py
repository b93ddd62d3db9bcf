"""What a document looks like through a lens: `frame` (columns, rows, tray) and `cell` (what stands in one slot at one
place).  `view` is both, walked through.  An editor computes one cell per keystroke, a renderer all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from .document import Document
from .framework import Columns, Framework, Slot, usual_look
from .schema import MAP, Card, Lane, Persona, Stage, Step


@dataclass(frozen=True, slots=True)
class Lens:
    """A framework together with what one viewer chose to show or hide on top of the document's own lanes."""

    framework: Framework
    show: frozenset[str] = frozenset()
    hide: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `place` is a step or a stage, `group` the heading above it."""

    place: str
    group: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over neighbouring columns: a stage, or a role of the 5E model that several stages share."""

    id: str
    title: str
    stages: tuple[str, ...] = ()
    prompt: str = ""
    duration: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The shape of a view: headings, columns and rows, and what is not seen."""

    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[Slot, ...]
    tray: tuple[str, ...]  # cards that no slot takes, in reading order
    hidden: Mapping[str, int] = field(default_factory=dict)  # slot -> number of cards behind it


@dataclass(frozen=True, slots=True)
class View:
    """A frame and all its cells: (slot, place) -> ids, in the order in which they are drawn."""

    document: Document
    lens: Lens
    frame: Frame
    cells: Mapping[tuple[str, str], tuple[str, ...]]

    def cards(self, slot: str, place: str) -> list[Card]:
        """The cards of one cell."""
        found = (self.document[id] for id in self.cells.get((slot, place), ()))
        return [r for r in found if isinstance(r, Card)]


def rows(document: Document, lens: Lens) -> tuple[Slot, ...]:
    """The slots that are shown, in order, with the document's overlays laid over them, its own lanes included."""
    framework = lens.framework
    overlays = {r.id.partition(" ")[2]: r for r in document.of(Lane) if r.id.startswith(framework.id + " ")}
    ranked: list[tuple[float, int, Slot]] = []
    for n, slot in enumerate(framework.slots, 1):
        overlay = overlays.pop(slot.id, None) or next((overlays.pop(w) for w in slot.was if w in overlays), None)
        ranked.append((_order(overlay, n), n, _overlaid(slot, overlay)))
    for n, (id, lane) in enumerate(sorted(overlays.items()), len(framework.slots) + 1):
        if kinds := tuple(k for k in lane.kinds if k not in framework.takes):
            own = Slot(
                id, lane.title or id, kinds, look=usual_look(kinds), hidden=bool(lane.hidden), height=lane.height or 0
            )
            ranked.append((_order(lane, n), n, own))
    slots = (slot for _, _, slot in sorted(ranked, key=lambda r: r[:2]))
    return tuple(slot for slot in slots if slot.id in lens.show or not (slot.hidden or slot.id in lens.hide))


def _order(overlay: Lane | None, natural: int) -> float:
    return natural if overlay is None or overlay.order is None else overlay.order


def _overlaid(slot: Slot, overlay: Lane | None) -> Slot:
    if overlay is None:
        return slot
    hidden = slot.hidden if overlay.hidden is None else overlay.hidden
    return replace(slot, title=overlay.title or slot.title, hidden=hidden, height=overlay.height or slot.height)


def frame(document: Document, lens: Lens) -> Frame:
    """Headings, columns, rows, the tray and what hidden lanes hold."""
    groups, columns = _columns(document, lens.framework)
    shown = rows(document, lens)
    homes = _homes(document, lens)
    visible = {slot.id for slot in shown}
    tray: list[str] = []
    hidden: dict[str, int] = {}
    for card in reading_order(document):
        home = homes(card)
        if home is None:
            tray.append(card.id)
        elif home not in visible:
            hidden[home] = hidden.get(home, 0) + 1
    return Frame(groups, columns, shown, tuple(tray), hidden)


def reading_order(document: Document) -> list[Card]:
    """All cards: those of the map first, then stage by stage and step by step."""
    return [card for place in (MAP, *document.columns) for card in document.on(place, Card)]


def _homes(document: Document, lens: Lens) -> Callable[[Card], str | None]:
    """Where a card is shown: the most specific kind wins, and of two lanes for it the framework's own."""
    takes = lens.framework.takes
    lanes = (r for r in document.of(Lane) if r.id.startswith(lens.framework.id + " "))
    own = {kind: lane.id.partition(" ")[2] for lane in sorted(lanes, key=lambda r: r.id) for kind in lane.kinds}
    own = {kind: slot.id if (slot := lens.framework.slot(id)) else id for kind, id in own.items()}

    def home(card: Card) -> str | None:
        kind = card.at.kind
        base = kind.partition(".")[0]
        return takes.get(kind) or own.get(kind) or takes.get(base) or own.get(base)

    return home


def _columns(document: Document, framework: Framework) -> tuple[tuple[Group, ...], tuple[Column, ...]]:
    if framework.columns == "roles":
        return _by_role(document, framework)
    groups = tuple(Group(s.id, s.title, (s.id,), duration=s.duration) for s in document.stages)
    columns = (c for stage in document.stages for c in _of_stage(document, stage, stage.id, framework.columns))
    return groups, tuple(columns)


def _of_stage(document: Document, stage: Stage, group: str, by: Columns) -> list[Column]:
    steps = document.steps(stage.id) if by == "steps" else []
    return [Column(s.id, group, s.width or 1) for s in steps] or [Column(stage.id, group, stage.width or 1)]


def _by_role(document: Document, framework: Framework) -> tuple[tuple[Group, ...], tuple[Column, ...]]:
    """One heading per role, stages beneath it in their own order; a stage without a role keeps its own heading."""
    groups: list[Group] = []
    columns: list[Column] = []
    roles = {preset.role for preset in framework.stages}
    for preset in framework.stages:
        stages = [s for s in document.stages if s.role == preset.role]
        groups.append(Group(preset.id, preset.title, tuple(s.id for s in stages), preset.prompt))
        columns += [Column(s.id, preset.id, s.width or 1) for s in stages] or [Column("", preset.id)]
    for stage in document.stages:
        if stage.role not in roles:
            groups.append(Group(stage.id, stage.title, (stage.id,), duration=stage.duration))
            columns.append(Column(stage.id, stage.id, stage.width or 1))
    return tuple(groups), tuple(columns)


def places(document: Document, framework: Framework) -> tuple[str, ...]:
    """Where cells are: the map and, in reading order, the stages and (unless they fold into stages) the steps."""
    if framework.columns == "steps":
        return (MAP, *document.columns)
    return (MAP, *(stage.id for stage in document.stages))


def cell(document: Document, lens: Lens, slot: Slot, place: str) -> tuple[str, ...]:
    """The ids of what stands in one slot at one place, grouped by kind in the order in which the slot names them.

    The place of the map holds what belongs to the whole journey.  Where columns are stages, a stage's cell holds the
    cards of its steps as well, in their order; where the slot shows steps, each step comes before its own cards.
    """
    home = _homes(document, lens)
    held = [
        (spot, [c for c in document.on(spot, Card) if home(c) == slot.id]) for spot in _spots(document, lens, place)
    ]
    return _filled(document, lens.framework, slot, place, held)


def view(document: Document, lens: Lens) -> View:
    """The whole picture: a frame and every cell that holds something."""
    shape = frame(document, lens)
    home = _homes(document, lens)
    cells: dict[tuple[str, str], tuple[str, ...]] = {}
    for place in places(document, lens.framework):
        held: dict[str, list[tuple[str, list[Card]]]] = {slot.id: [] for slot in shape.rows}
        for spot in _spots(document, lens, place):
            here: dict[str | None, list[Card]] = {}
            for card in document.on(spot, Card):
                here.setdefault(home(card), []).append(card)
            for id, spots in held.items():
                spots.append((spot, here.get(id, [])))
        for slot in shape.rows:
            if ids := _filled(document, lens.framework, slot, place, held[slot.id]):
                cells[slot.id, place] = ids
    return View(document, lens, shape, cells)


def _spots(document: Document, lens: Lens, place: str) -> list[str]:
    """The places whose cards a cell holds: its own and, where stages are columns, those of the steps."""
    if lens.framework.columns == "steps" or place == MAP:
        return [place]
    return [place, *(step.id for step in document.steps(place))]


def _filled(
    document: Document, framework: Framework, slot: Slot, place: str, held: list[tuple[str, list[Card]]]
) -> tuple[str, ...]:
    folded = framework.columns != "steps" and "steps" in slot.shows
    if not folded:
        cards = [card for _, cards in held for card in cards]
        return (*_records_at(document, slot, place), *(c.id for c in _grouped(slot, cards)))
    ids: list[str] = []
    for spot, cards in held:
        ids += _records_at(document, slot, spot)
        ids += (c.id for c in _grouped(slot, cards))
    return tuple(ids)


def _records_at(document: Document, slot: Slot, place: str) -> list[str]:
    record = document.get(place)
    found: list[str] = []
    for what in slot.shows:
        if what == "personas" and place == MAP:
            found += [p.id for p in document.on(MAP, Persona)]
        elif (what == "stages" and isinstance(record, Stage)) or (what == "steps" and isinstance(record, Step)):
            found.append(place)
    return found


def _grouped(slot: Slot, cards: list[Card]) -> list[Card]:
    rank = {kind: n for n, kind in enumerate(slot.shows)}

    def group(card: Card) -> int:
        kind = card.at.kind
        return rank.get(kind, rank.get(kind.partition(".")[0], len(rank)))

    return sorted(cards, key=group)


QUOTES = {
    "de": "„“",
    "fr": "«»",
    "es": "«»",
    "it": "«»",
    "pt": "«»",
    "ru": "«»",
    "uk": "«»",
    "el": "«»",
    "ar": "«»",
    "fa": "«»",
    "pl": "„”",
    "ja": "「」",
}
"""Opening and closing quotation marks by language; others use “ and ”."""
UNSPACED = ("ja", "zh")  # sentences follow each other without a space and end with 。


INNER_QUOTES = {"“”": "‘’", "„“": "‚‘", "«»": "“”", "„”": "«»", "「」": "『』"}
"""What quotation marks become where they stand within others of the same sort."""


def quoted(text: str, language: str) -> str:
    """The text in the quotation marks of a language; what it quotes itself gets the inner ones."""
    marks = QUOTES.get(_base(language), "“”")
    if text[:1] == marks[0] and text[-1:] == marks[1] and not any(mark in text[1:-1] for mark in marks):
        return text
    return marks[0] + text.translate(str.maketrans(marks, INNER_QUOTES[marks])) + marks[1]


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a panel; `composed` when nobody wrote them and they were put together from other cards."""

    text: str
    composed: bool = False


def caption(document: Document, place: str) -> Caption:
    """What a storyboard says under a stage or step: its narrative or, failing that, what is done and thought there."""
    language = document.head.language
    gap = "" if _base(language) in UNSPACED else " "
    told = [c.text for c in document.on(place, Card) if c.at.kind.partition(".")[0] == "narrative"]
    if told:
        return Caption(gap.join(told))
    done = [_sentence(c.text, language) for c in document.on(place, Card, "doing")]
    thought = [quoted(c.text, language) for c in document.on(place, Card, "thinking")]
    return Caption(gap.join(done + thought), bool(done or thought))


def _sentence(text: str, language: str) -> str:
    if text[-1:] in ".!?…。！？؟":
        return text
    return text + ("。" if _base(language) in UNSPACED else ".")
