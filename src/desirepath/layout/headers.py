"""What stands above the lanes: the headings of the stages and, below them, the titles of their steps."""

from __future__ import annotations

from ..model.schema import Stage, Step
from ..model.view import View
from .blocks import EMPTY, Block, grouped, moved, painted, paragraph, stack
from .cards import Cards
from .columns import CELL, Columns
from .lanes import Whole
from .pen import NUMERAL, SMALL, STAGE, STRONG, Drawn, Pen
from .scene import Group, Icon, Rect

_INSET = CELL + 8  # of a step's title in its column
_LEAST_BAR = 46.0
_MOST_LINES = 14  # of a heading on paper; only a framework's own title can be longer


class Headers:
    """The headers of one map, for any run of its columns."""

    def __init__(self, view: View, cards: Cards, paged: bool, blank: bool) -> None:
        self.view, self.cards = view, cards
        self.pen: Pen = cards.pen
        self.paged, self.blank = paged, blank
        self.presets = {preset.id: preset.prompt for preset in view.lens.framework.stages} if blank else {}

    def band(self, columns: Columns) -> Whole:
        """The headers of one page."""
        heads = [self._heading(columns, *run) for run in columns.runs]
        top = max((h.height for h in heads), default=0.0)
        titles = [(columns.lefts[n] + _INSET, self._title(columns, n)) for n in range(len(columns.columns))]
        prompts = [(columns.lefts[run[1]] + _INSET, self._prompt(columns, *run)) for run in columns.runs]
        asked = max((b.height + 6 for _, b in prompts if b.height), default=0.0)
        below = asked + max((b.height for _, b in titles), default=0.0)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = []
            for run, head in zip(columns.runs, heads, strict=True):
                items.append(self._stage(columns, *run, top, head, x, y))
            for dx, prompt in prompts:
                items += prompt.paint(x + dx, y + top + 12)
            for dx, title in titles:
                items += title.paint(x + dx, y + top + 12 + asked)
            return tuple(items)

        return Whole(top + (below + 26 if below else 8), paint)

    # ---- stages

    def _heading(self, columns: Columns, number: int, first: int, last: int) -> Block:
        group, pen = self.view.frame.groups[number], self.pen
        _, width = columns.across(first, last)
        numeral = pen.lay(str(number + 1), 40, NUMERAL)
        left = 16 + numeral.natural + 9
        duration = pen.lay(in_a_line(group.duration), max(60.0, width - left - 16), SMALL)
        short = 0 < duration.natural <= 0.42 * width and len(duration.lines) < 2
        most = _MOST_LINES if self.paged else None
        title = pen.lay(
            in_a_line(group.title), width - left - 14 - (duration.natural + 12 if short else 0), STAGE, most
        )
        if short and len(title.lines) > 1:
            short, title = False, pen.lay(in_a_line(group.title), width - left - 14, STAGE, most)
        height = max(_LEAST_BAR, 26 + title.height + (0 if short else duration.height + 3 if duration.lines else 0))
        colours = pen.theme.stage(number)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            row = y + 13
            items: list[Drawn] = [numeral.at(x + 16, row - 1.5, colours.soft), title.at(x + left, row, colours.ink)]
            if duration.lines and short:
                items.append(duration.at(x + width - 16 - duration.width, row + 3.5, colours.soft, "end"))
            elif duration.lines:
                items.append(duration.at(x + left, row + title.height + 2, colours.soft))
            return tuple(items)

        return Block(height, paint)

    def _stage(
        self, columns: Columns, number: int, first: int, last: int, height: float, head: Block, x: float, y: float
    ) -> Group:
        left, width = columns.across(first, last)
        colours, group = self.pen.theme.stage(number), self.view.frame.groups[number]
        edge = colours.ink if self.pen.theme.name == "print" else None
        box = Rect(x + left, y, width, height, colours.fill, edge, 0.9, 11, "bottom", layer="stages")
        return Group("stage", group.title, (box, *head.paint(x + left, y)), group.id)

    def _prompt(self, columns: Columns, number: int, first: int, last: int) -> Block:
        """On a sheet to write on: what the framework asks about this stage."""
        group = self.view.frame.groups[number]
        if not self.blank or columns.start + first != self._first_of(group.id):
            return EMPTY
        words = group.prompt or self.presets.get(group.id, "")
        _, width = columns.across(first, last)
        return paragraph(self.pen.lay(in_a_line(words), width - 2 * _INSET, SMALL), self.pen.theme.muted)

    def _first_of(self, group: str) -> int:
        return next(n for n, column in enumerate(self.view.frame.columns) if column.group == group)

    # ---- steps

    def _title(self, columns: Columns, n: int) -> Block:
        record = self.view.document.get(columns.columns[n].place)
        width = columns.widths[n] - 2 * _INSET
        if isinstance(record, Stage) and self.view.lens.framework.columns == "roles":
            return self._name(record, width)
        return self._step(record, width) if isinstance(record, Step) else EMPTY

    def _step(self, step: Step, width: float) -> Block:
        colours, pen = self.pen.theme, self.pen
        if not (step.duration or step.ends or step.moment_of_truth):
            title = pen.lay(in_a_line(step.title), width, STRONG)
            return Block(
                title.height, lambda x, y: (Group("step", step.title, (title.at(x, y, colours.ink),), step.id),)
            )
        indent = 19 if step.moment_of_truth else 0
        parts = [moved(paragraph(pen.lay(in_a_line(step.title), width - indent, STRONG), colours.ink), indent)]
        if step.duration:
            parts.append(paragraph(pen.lay(in_a_line(step.duration), width, SMALL), colours.faint))
        if step.ends:
            end = pen.lay(pen.words["ends_here"], width - 18, SMALL)
            parts.append(painted(end.height + 3, lambda x, y: (
                Icon("log-out", x, y + 4.5, 12, colours.faint), end.at(x + 18, y + 3, colours.faint)
            )))  # fmt: skip
        body = stack(parts)
        if not step.moment_of_truth:
            return grouped(body, "step", step.title, step.id)
        self.cards.used.add("moment")
        starred = Block(
            body.height, lambda x, y: (Icon("star", x - 1, y + 1.2, 14, colours.kicker, 2.2), *body.paint(x, y))
        )
        return grouped(starred, "step", step.title, step.id)

    def _name(self, stage: Stage, width: float) -> Block:
        """A stage's own name, where the heading above it is a role."""
        if stage.title == next((g.title for g in self.view.frame.groups if stage.id in g.stages), ""):
            return EMPTY
        name = paragraph(self.pen.lay(in_a_line(stage.title), width, STRONG), self.pen.theme.ink)
        return stack([name, paragraph(self.pen.lay(in_a_line(stage.duration), width, SMALL), self.pen.theme.faint)])


def in_a_line(title: str) -> str:
    """A title without line breaks: what stands above every page has to stay low."""
    return " ".join(title.split())
