"""The map as a grid: stages and steps across, lanes down.

The map is cut into bands (headers, branches, one per lane).  A poster stacks them all; sheets take as many columns as
stay readable and as many bands as fit, repeat the headers, and break a lane between cards, or a card between lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from ..model.framework import Slot
from ..model.schema import MAP, Card, Persona, Stage, Step
from ..model.view import Column, View
from .blank import ROOM, ROOM_ON_PAPER, across, number, prompt
from .blocks import Block, Plate, beside, filled, framed, kept, plated, space, stack
from .cards import Cards
from .chart import Chart
from .columns import CELL, Columns, on_poster, on_sheets
from .feelings import feelings
from .headers import Headers
from .lanes import LEAST, Band, Label, Lane, Whole, label_of, rule
from .names import group_of
from .options import Options
from .paths import band as paths_band
from .paths import leaps
from .pen import SMALL, Drawn, Pen
from .pile import BETWEEN, Entry, Pile
from .reach import Reach
from .scene import Group, Path, Rect

LABEL = 172.0
LABEL_ON_PAPER = 160.0
USUAL = {"steps": 193.0, "stages": 300.0, "roles": 300.0}
NARROWEST = {"steps": 152.0, "stages": 176.0, "roles": 170.0}
HIGHEST_HEADER = 0.42  # of a sheet
HIGHEST_LANE = 0.4  # of a sheet: what somebody may wish as the least height of a lane
SHARED = 190.0  # the least width of a card of the whole map where several stand side by side
_INSET = 8.0  # between such a card and the edge of the plate that they stand on
_PLATED = ("chips", "quotes", "metrics")  # looks without a plate of their own, which get one where they span columns


class Grid:
    """The bands of one map."""

    def __init__(self, view: View, cards: Cards, options: Options) -> None:
        self.seen = view
        if not view.frame.columns:  # what belongs to the whole map needs a column even before there is a stage
            view = replace(view, frame=replace(view.frame, columns=(Column("", "", 5),)))
        self.view, self.cards, self.options = view, cards, options
        self.pen: Pen = cards.pen
        self.reach = Reach(view)
        self.leaps = leaps(view, self.reach)
        self.feelings = {s.id: feelings(view, s, self.reach) for s in view.frame.rows if s.look == "curve"}
        self.headers = Headers(view, cards, options.sheet is not None, options.blank)
        self._places: dict[str, list[str]] = {}
        for slot, place in view.cells:
            self._places.setdefault(slot, []).append(place)

    def on_poster(self) -> Columns:
        """All columns, for a poster."""
        by = self.view.lens.framework.columns
        return on_poster(self.view.frame, LABEL, USUAL[by], 1400, 460)

    def on_sheets(self, width: float, height: float) -> list[Columns]:
        """The columns of each sheet."""
        by = self.view.lens.framework.columns

        def fits(columns: Columns) -> bool:
            return self.headers.band(columns).height <= HIGHEST_HEADER * height

        return on_sheets(self.view.frame, LABEL_ON_PAPER, NARROWEST[by], width, fits)

    def header(self, columns: Columns) -> Whole:
        """The headings and, below them, the titles of the steps."""
        return self.headers.band(columns)

    # ---- bands

    def bands(self, columns: Columns) -> list[Band]:
        """Everything below the headers, for the columns of one page."""
        bands: list[Band] = []
        if ways := paths_band(self.pen, self.leaps, columns):
            bands.append(ways)
        separators = {s.after: s.title for s in self.view.lens.framework.separators}
        here = [slot.id for slot in self._rows]
        for slot in self.view.frame.rows:
            if slot.id in here:
                bands += self._lane(slot, columns)
                here.remove(slot.id)
            elif not bands or not here:
                continue  # a separator after a lane that is left out still parts those around it
            if slot.id in separators:
                bands.append(self._separator(separators[slot.id], columns))
        return bands

    @cached_property
    def _rows(self) -> list[Slot]:
        """The lanes there are; paper is too dear for those in which nothing stands anywhere."""
        rows = self.view.frame.rows
        if self.options.sheet is None or self.options.blank:
            return list(rows)
        return [s for s in rows if s.id in self._places or (s.id in self.feelings and self.feelings[s.id].curves)]

    def _lane(self, slot: Slot, columns: Columns) -> list[Band]:
        if set(slot.shows) == {"steps"} and self.view.lens.framework.columns == "steps":
            return []  # the steps are the headers
        if slot.look == "curve":
            return self._curve(slot, columns)
        return [self._piled(slot, columns, self._entries(slot, columns))]

    def _piled(self, slot: Slot, columns: Columns, entries: Sequence[Entry]) -> Lane:
        sheet = self.options.sheet
        least = max(LEAST, min(slot.height, HIGHEST_LANE * sheet[1]) if sheet else slot.height)
        bare = not entries and sheet is not None and not self.options.blank
        if self.options.blank:
            least = max(least, self._written)
        label = self._label(slot, columns)
        return Lane(self.pen, label, Pile(entries), columns.width, 0 if bare else least, bare=bare)

    @cached_property
    def _room(self) -> float:
        """To write in, in every lane of a sheet to write on."""
        return ROOM if self.options.sheet is None else ROOM_ON_PAPER

    @cached_property
    def _written(self) -> float:
        """The height of a lane with a question of one line, which those without one get too."""
        return across(self.pen, "?", USUAL["steps"], self._room).height

    def _label(self, slot: Slot, columns: Columns, less: float = 0) -> Label:
        mark = None
        if self.options.blank and slot.fill:
            mark = lambda x, y: number(self.pen, slot.fill, x + 15, y + 44)  # noqa: E731
        label = label_of(self.pen, slot, columns.label - less, self.options.sheet is not None, mark)
        return label if mark is None else replace(label, whole=filled(label.whole, 56))

    def _curve(self, slot: Slot, columns: Columns) -> list[Band]:
        found = self.feelings[slot.id]
        if not found.curves:
            return [self._blank_curve(slot, columns) if self.options.blank else self._loose(slot, columns)]
        chart = Chart(self.cards, slot, self._label(slot, columns, 24), found, columns)
        self.cards.used.add("curves" if found.several else "curve")
        entries = chart.entries()
        if not entries and not chart.rest.height:
            return [chart.band()]
        label = replace(chart.label, whole=chart.rest)
        return [chart.band(), Lane(self.pen, label, Pile(entries), columns.width, joined=True)]

    def _loose(self, slot: Slot, columns: Columns) -> Lane:
        """Feelings without a score are cards like any other."""
        chart = Chart(self.cards, slot, self._label(slot, columns), self.feelings[slot.id], columns)
        return self._piled(slot, columns, chart.entries())

    def _blank_curve(self, slot: Slot, columns: Columns) -> Lane:
        """A scale to draw a curve on, below the question."""
        label = self._label(slot, columns, 24)
        chart = Chart(self.cards, slot, label, self.feelings[slot.id], columns)
        last = len(columns.columns) - 1
        entries = [*self._prompts(slot, columns, set(), 0), Entry(chart.scale(), 0, last, 0), *chart.entries()]
        return Lane(self.pen, label, Pile(entries), columns.width)

    # ---- entries

    def _entries(self, slot: Slot, columns: Columns) -> list[Entry]:
        wide: list[Entry] = []
        narrow: list[Entry] = []
        document, cells, reach = self.view.document, self.view.cells, self.reach
        begun: dict[tuple[int, int], str] = {}  # the heading that cards of the same columns stand under
        together = self._together(slot)
        for place in self._places.get(slot.id, ()):
            usual = reach.of_place(place)
            if place == MAP and together:
                wide += self._whole_map(slot, columns, together)
            for id in cells[slot.id, place]:
                if place == MAP and id in together:
                    continue
                record = document[id]
                spans = isinstance(record, Card) and record.at.to
                run = columns.here(*(reach.of(record, place) if spans else usual))  # type: ignore[arg-type]
                if run is None:
                    continue
                first, last = run
                left, width = columns.across(first, last)
                block = self._block(id, slot, width - 2 * CELL, last > first)
                group = group_of(slot, record.at.kind) if isinstance(record, Card) else ""
                if group and begun.get((first, last)) != group:
                    block = kept(stack([self.cards.heading(group, width - 2 * CELL), block], 3))
                begun[first, last] = group
                (wide if last > first else narrow).append(Entry(block, first, last, left + CELL))
        wide.sort(key=lambda e: e.first - e.last)
        if not self.options.blank:
            return [*wide, *narrow]
        taken = {n for e in (*wide, *narrow) for n in range(e.first, e.last + 1)}
        return [*wide, *narrow, *self._prompts(slot, columns, taken)]

    def _together(self, slot: Slot) -> list[str]:
        """Cards of the whole map that share its width, since several bars across it would be hard to read."""
        ids = self.view.cells.get((slot.id, MAP), ())
        cards = [r for id in ids if isinstance(r := self.view.document[id], Card)]
        alike = all(not card.at.to and not group_of(slot, card.at.kind) for card in cards)
        return [card.id for card in cards] if len(cards) > 1 and len(cards) == len(ids) and alike else []

    def _whole_map(self, slot: Slot, columns: Columns, ids: Sequence[str]) -> list[Entry]:
        """Cards in rows on one plate, which says that they belong to no column in particular."""
        last = len(columns.columns) - 1
        left, width = columns.across(0, last)
        room = width - 2 * CELL - 2 * _INSET
        abreast = max(1, min(len(ids), int((room + BETWEEN) // (SHARED + BETWEEN))))
        each = (room - (abreast - 1) * BETWEEN) / abreast
        blocks = [self._block(id, slot, each, False) for id in ids]
        rows = [
            beside([(n * (each + BETWEEN), block) for n, block in enumerate(blocks[at : at + abreast])])
            for at in range(0, len(blocks), abreast)
        ]
        body = stack([part for row in rows for part in (space(BETWEEN), row)][1:])
        return [Entry(plated(body, _INSET, _INSET, _INSET, self._plate(width - 2 * CELL)), 0, last, left + CELL)]

    def _plate(self, width: float) -> Plate:
        fill, line = self.pen.theme.card, self.pen.theme.line
        return lambda x, y, height, *_: (Rect(x, y, width, height, fill, line, 0.8, 9),)

    def _block(self, id: str, slot: Slot, width: float, spans: bool) -> Block:
        record = self.view.document[id]
        if isinstance(record, Persona):
            return self.cards.person(record, width)
        if isinstance(record, Step | Stage):
            return self.cards.step(record, width)
        assert isinstance(record, Card)
        if spans and slot.look in _PLATED:
            theme = self.pen.theme
            return framed(self.cards.block(record, width - 20, slot), width, theme.card, theme.line)
        return self.cards.block(record, width, slot)

    def _prompts(self, slot: Slot, columns: Columns, taken: set[int], room: float | None = None) -> list[Entry]:
        """Questions on a sheet to write on: once across where they are the same everywhere, else by column."""
        if not self.options.blank or not (slot.prompt or slot.prompts):
            return []
        here = columns.columns
        room = self._room if room is None else room
        words = [slot.prompts.get(column.group) or slot.prompt for column in here]
        if len(set(words)) == 1:
            if taken or not words[0]:
                return []
            left, width = columns.across(0, len(here) - 1)
            return [Entry(across(self.pen, words[0], width - 2 * CELL, room), 0, len(here) - 1, left + CELL)]
        lefts, widths = columns.lefts, columns.widths
        return [
            Entry(prompt(self.pen, asked, widths[n] - 2 * CELL - 8, room), n, n, lefts[n] + CELL + 4)
            for n, asked in enumerate(words)
            if asked and n not in taken
        ]

    def _separator(self, title: str, columns: Columns) -> Whole:
        """A dashed line that stands for the rule of the lane below it, and its words at the start of the columns."""
        first, last = next(((a, b) for _, a, b in columns.runs), (0, len(columns.columns) - 1))
        laid = self.pen.lay(title, columns.across(first, last)[1] - 20, SMALL, most=8)
        colour = self.pen.theme.muted

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            foot = y + laid.height + 5
            line = Path((("M", x, foot), ("L", x + columns.width, foot)), stroke=colour, stroke_width=1.2, dash=(6, 4))
            return (Group("separator", title, (line, laid.at(x + columns.label + 10, y, colour))),)

        return Whole(laid.height + 5, paint, closing=True)

    # ---- painting a page

    def paint(self, header: Whole, bands: Sequence[Band], columns: Columns, x: float, y: float) -> tuple[Drawn, ...]:
        """The bands below each other on the tinted columns of their stages."""
        height = header.height + sum(b.height for b in bands)
        items: list[Drawn] = []
        for number_, first, last in columns.runs:
            left, width = columns.across(first, last)
            tint = self.pen.theme.stage(number_).tint
            edge = self.pen.theme.rule if self.pen.theme.name == "print" else None
            items.append(Rect(x + left, y + 12, width, max(height - 12, 0), tint, edge, 0.8))
        items += header.paint(x, y)
        y += header.height
        closed = False
        for band in bands:
            if isinstance(band, Whole) and band.ruled and not closed:
                items.append(rule(self.pen, x, y, columns.width))
            items += (replace(band, ruled=False) if closed and isinstance(band, Lane) else band).paint(x, y)
            y += band.height
            closed = isinstance(band, Whole) and band.closing
        return tuple(items) if closed else (*items, rule(self.pen, x, y, columns.width))
