"""The map as a grid: stages and steps across, lanes down.

The map is cut into bands (headers, branches, one per lane).  A poster stacks them all; sheets take as many columns as
stay readable and as many bands as fit, repeat the headers, and break a lane between cards, or a card between lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ..model.framework import Slot
from ..model.schema import MAP, Card, Stage, Step
from ..model.view import Group as Heading_
from ..model.view import View
from .blocks import Block, framed, paragraph, stack
from .cards import Cards
from .columns import CELL, Columns, on_poster, on_sheets
from .feeling import Chart, feelings
from .lanes import Band, Entry, Lane, Whole, prompt, rule
from .options import Options
from .paths import band as paths_band
from .paths import leaps
from .pen import NUMERAL, SMALL, STAGE, STRONG, Drawn, Pen
from .scene import Group, Icon, Path, Rect

LABEL = 172
LABEL_ON_PAPER = 160
USUAL = {"steps": 193.0, "stages": 300.0, "roles": 300.0}
NARROWEST = {"steps": 152.0, "stages": 176.0, "roles": 170.0}


class Grid:
    """The bands of one map."""

    def __init__(self, view: View, cards: Cards, options: Options) -> None:
        self.view, self.cards, self.options = view, cards, options
        self.pen: Pen = cards.pen
        self.index = {c.place: n for n, c in enumerate(view.frame.columns) if c.place}
        self.leaps = leaps(view)
        self.feelings = {slot.id: feelings(view, slot) for slot in view.frame.rows if slot.look == "curve"}

    def on_poster(self) -> Columns:
        """All columns, for a poster."""
        by = self.view.lens.framework.columns
        return on_poster(self.view.frame, LABEL, USUAL[by], 1400, 460)

    def on_sheets(self, width: float) -> list[tuple[Columns, int]]:
        """The columns of each sheet, and which column of the journey is its first."""
        by = self.view.lens.framework.columns
        sheets = on_sheets(self.view.frame, LABEL_ON_PAPER, NARROWEST[by], width)
        starts = accumulate((len(c.columns) for c in sheets), initial=0)
        return list(zip(sheets, starts, strict=False))

    # ---- bands

    def header(self, columns: Columns) -> Whole:
        """The headings and, below them, the titles of the steps."""
        heads = [self._heading(columns, *run) for run in columns.runs]
        top = max((h.height for h in heads), default=0)
        titles = [(n, self._title(columns, n)) for n in range(len(columns.columns))]
        below = max((b.height for _, b in titles), default=0)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = []
            for (number, first, last), head in zip(columns.runs, heads, strict=True):
                items.append(self._stage(columns, number, first, last, top, head, x, y))
            for n, title in titles:
                items += title.paint(x + columns.lefts[n] + CELL + 8, y + top + 12)
            return tuple(items)

        return Whole(top + (below + 26 if below else 8), paint)

    def _heading(self, columns: Columns, number: int, first: int, last: int) -> Block:
        group = self.view.frame.groups[number]
        _, width = columns.across(first, last)
        numeral = self.pen.lay(self._number(number), 40, NUMERAL)
        left = 16 + numeral.natural + 9
        duration = self.pen.lay(group.duration, max(60.0, width - left - 16), SMALL)
        short = duration.natural <= 0.42 * width and len(duration.lines) < 2
        title = self.pen.lay(group.title, width - left - 14 - (duration.natural + 12 if short else 0), STAGE)
        if short and len(title.lines) > 1:
            short, title = False, self.pen.lay(group.title, width - left - 14, STAGE)
        height = max(46.0, 26 + title.height + (0 if short else duration.height + 3 if duration.lines else 0))
        colours = self.pen.theme.stage(number)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            row = y + 13
            items: list[Drawn] = [numeral.at(x + 16, row - 1.5, colours.soft), title.at(x + left, row, colours.ink)]
            if duration.lines and short:
                items.append(duration.at(x + width - 16 - duration.width, row + 3.5, colours.soft, "end"))
            elif duration.lines:
                items.append(duration.at(x + left, row + title.height + 2, colours.soft))
            return tuple(items)

        return Block(height, paint)

    @staticmethod
    def _number(number: int) -> str:
        return str(number + 1)

    def _stage(
        self, columns: Columns, number: int, first: int, last: int, height: float, head: Block, x: float, y: float
    ) -> Group:
        left, width = columns.across(first, last)
        colours = self.pen.theme.stage(number)
        edge = colours.ink if self.pen.theme.name == "print" else None
        box = Rect(x + left, y, width, height, colours.fill, edge, 0.9, 11, "bottom", layer="stages")
        group: Heading_ = self.view.frame.groups[number]
        return Group("stage", group.title, (box, *head.paint(x + left, y)), group.id)

    def _title(self, columns: Columns, n: int) -> Block:
        step = self.view.document.get(columns.columns[n].place)
        if isinstance(step, Stage) and self.view.lens.framework.columns == "roles":
            return self._name(step, columns.widths[n] - 2 * CELL - 16)
        if not isinstance(step, Step):
            return Block(0, lambda x, y: ())
        width = columns.widths[n] - 2 * CELL - 16
        laid = self.pen.lay(step.title, width - (19 if step.moment_of_truth else 0), STRONG)
        duration = self.pen.lay(step.duration, width, SMALL)
        end = self.pen.lay(self.pen.words["ends_here"], width - 18, SMALL) if step.ends else None
        if step.moment_of_truth:
            self.cards.used.add("moment")
        colours = self.pen.theme
        height = laid.height + duration.height + (end.height + 3 if end else 0)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = []
            indent = 0.0
            if step.moment_of_truth:
                indent = 19
                items.append(Icon("star", x - 1, y + 1.2, 14, colours.kicker, 2.2))
            items.append(laid.at(x + indent, y, colours.ink))
            if duration.lines:
                items.append(duration.at(x, y + laid.height, colours.faint))
            if end:
                at = y + laid.height + duration.height + 3
                items += [Icon("log-out", x, at + 1.5, 12, colours.faint), end.at(x + 18, at, colours.faint)]
            return (Group("step", step.title, tuple(items), step.id),)

        return Block(height, paint)

    def _name(self, stage: Stage, width: float) -> Block:
        """A stage's own name, where the heading above it is a role."""
        if stage.title == next((g.title for g in self.view.frame.groups if stage.id in g.stages), ""):
            return Block(0, lambda x, y: ())
        name = paragraph(self.pen.lay(stage.title, width, STRONG), self.pen.theme.ink)
        return stack([name, paragraph(self.pen.lay(stage.duration, width, SMALL), self.pen.theme.faint)])

    def bands(self, columns: Columns, start: int = 0) -> list[Band]:
        """Everything below the headers, for the columns of one page."""
        bands: list[Band] = []
        if ways := paths_band(self.pen, self.leaps, columns, start):
            bands.append(ways)
        separators = {s.after: s.title for s in self.view.lens.framework.separators}
        for slot in self.view.frame.rows:
            bands += self._lane(slot, columns, start)
            if slot.id in separators:
                bands.append(self._separator(separators[slot.id], columns))
        return bands

    def _lane(self, slot: Slot, columns: Columns, start: int) -> list[Band]:
        if set(slot.shows) == {"steps"} and self.view.lens.framework.columns == "steps":
            return []  # the steps are the headers
        if slot.look == "curve":
            return self._curve(slot, columns, start)
        return [Lane(self.pen, slot, columns, tuple(self._entries(slot, columns, start)))]

    def _curve(self, slot: Slot, columns: Columns, start: int) -> list[Band]:
        found = self.feelings[slot.id]
        if not found.curves and not found.loose:
            return [Lane(self.pen, slot, columns, tuple(self._prompts(slot, columns, set())))]
        chart = Chart(self.cards, slot, found, columns, start)
        self.cards.used.add("curve")
        entries = chart.entries()
        bands: list[Band] = [chart.band()] if found.curves else []
        return [*bands, Lane(self.pen, slot, columns, entries, goes_on=bool(bands))] if entries else bands

    def _entries(self, slot: Slot, columns: Columns, start: int) -> list[Entry]:
        cells = self.view.cells
        wide: list[Entry] = []
        narrow: list[Entry] = []
        for place in (p for s, p in cells if s == slot.id):
            for id in cells[slot.id, place]:
                extent = self._extent(id, place, columns, start)
                if extent is None:
                    continue
                first, last = extent
                block = self._block(id, slot, columns.across(first, last)[1] - 2 * CELL, last > first)
                (wide if last > first else narrow).append(Entry(block, first, last))
        wide.sort(key=lambda e: e.first - e.last)
        filled = {n for e in narrow for n in range(e.first, e.last + 1)}
        return [*wide, *narrow, *self._prompts(slot, columns, filled)]

    def _block(self, id: str, slot: Slot, width: float, spans: bool) -> Block:
        record = self.view.document[id]
        if isinstance(record, Card) and spans and slot.look in ("chips", "quotes", "metrics"):
            return framed(self.cards.block(record, width - 20, slot), width, self.pen.theme)
        if isinstance(record, Card):
            return self.cards.block(record, width, slot)
        assert isinstance(record, Step)
        return self.cards.step(record, width)

    def _extent(self, id: str, place: str, columns: Columns, start: int) -> tuple[int, int] | None:
        """First and last column on this page, or None where nothing of it lies here."""
        first, last = self._reach(id, place)
        first, last = max(first, start) - start, min(last, start + len(columns.columns) - 1) - start
        return (first, last) if first <= last else None

    def _reach(self, id: str, place: str) -> tuple[int, int]:
        index = self.index
        if place == MAP:
            return 0, max(0, len(self.view.frame.columns) - 1)
        first = index.get(place)
        if first is None:  # a stage whose steps are the columns
            steps = [index[s.id] for s in self.view.document.steps(place) if s.id in index]
            first, last = min(steps), max(steps)
        else:
            last = first
        record = self.view.document[id]
        end = self.view.document.get(record.at.to) if isinstance(record, Card) and record.at.to else None
        if end is None:
            return first, last
        others = self._reach_of_end(end.id)
        return min(first, *others), max(last, *others)

    def _reach_of_end(self, end: str) -> tuple[int, int]:
        index = self.index
        if end in index:
            return index[end], index[end]
        steps = [index[s.id] for s in self.view.document.steps(end) if s.id in index]
        if steps:
            return min(steps), max(steps)
        stage = getattr(self.view.document[end], "at").on  # noqa: B009
        return index[stage], index[stage]

    def _prompts(self, slot: Slot, columns: Columns, filled: set[int]) -> list[Entry]:
        if not self.options.blank:
            return []
        entries = []
        for n, column in enumerate(columns.columns):
            words = slot.prompts.get(column.group) or slot.prompt
            if n not in filled and words:
                entries.append(Entry(prompt(self.pen, words, columns.widths[n] - 2 * CELL - 8), n, n))
        return entries

    def _separator(self, title: str, columns: Columns) -> Whole:
        laid = self.pen.lay(title, columns.label - 10, SMALL)
        colour = self.pen.theme.muted

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            line = Path(
                (("M", x + columns.label, y + 9), ("L", x + columns.width, y + 9)),
                stroke=colour, stroke_width=1.2, dash=(6, 4),
            )  # fmt: skip
            return (Group("separator", title, (line, laid.at(x, y + 1, colour))),)

        return Whole(max(18.0, laid.height + 4), paint)

    # ---- painting a page

    def paint(self, header: Whole, bands: Sequence[Band], columns: Columns, x: float, y: float) -> tuple[Drawn, ...]:
        """The bands below each other on the tinted columns of their stages."""
        height = header.height + sum(b.height for b in bands)
        items: list[Drawn] = []
        for number, first, last in columns.runs:
            left, width = columns.across(first, last)
            tint = self.pen.theme.stage(number).tint
            edge = self.pen.theme.rule if self.pen.theme.name == "print" else None
            items.append(Rect(x + left, y + 30, width, height - 30, tint, edge, 0.8))
        items += header.paint(x, y)
        y += header.height
        for band in bands:
            items += band.paint(x, y)
            y += band.height
        return (*items, rule(self.pen, x, y, columns.width))
