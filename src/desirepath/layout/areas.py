"""What stands in the areas of a canvas: personas, steps on a line, and cards under the step they are placed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from types import MappingProxyType

from ..model.framework import Slot
from ..model.schema import MAP, Card, Persona, Stage, Step
from ..model.view import View
from .blocks import Block, beside, grouped, kept, painted, paragraph, space, stack
from .cards import Cards
from .gathering import gathered
from .names import group_of
from .pen import BODY, SMALL, STRONG, Drawn, Pen
from .people import People
from .scene import Circle, Icon, Path

_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "goals": ("goal", "goal.toward"),
    "fears": ("expectation.fear", "expectation"),
    "frustrations": ("pain", "pain.standing"),
})  # fmt: skip
BETWEEN = 10  # px between two blocks
_NOTE, _PERSON, _STEP, _PLACE = 250.0, 260.0, 160.0, 184.0  # widths that make room for one more beside
_CIRCLE = 15.0  # radius of a step's number


class Areas:
    """Makes the blocks of every area of one view."""

    def __init__(self, view: View, cards: Cards, blank: bool) -> None:
        self.view, self.cards, self.blank = view, cards, blank
        self.pen: Pen = cards.pen
        self.people = People(cards)

    def blocks(self, slot: Slot, width: float) -> list[Block]:
        """What stands in one area, from top to bottom."""
        blocks: list[Block] = []
        if "personas" in slot.shows:
            blocks += self._personas(width)
        if "steps" in slot.shows or "stages" in slot.shows:
            blocks += self._steps(slot, width)
        else:
            blocks += self._lists_of_persona(slot, width)
            blocks += self._notes(slot, self.view.cards(slot.id, MAP), width)
            blocks += self._placed(slot, width)
        if self.blank and slot.prompt:
            blocks.insert(0, paragraph(self.pen.lay(slot.prompt, width, BODY), self.pen.theme.muted))
        return blocks

    def _personas(self, width: float) -> list[Block]:
        """All personas, side by side where there is room, a row for each kind of thing said of them."""
        people = self.view.document.on(MAP, Persona)
        if len(people) == 1:
            return [block for block in self.people.alone(self._rest_of(people[0]), width) if block.height]
        across = max(1, min(len(people), int((width + 24) // _PERSON)))
        each = (width - 24 * (across - 1)) / across
        blocks: list[Block] = []
        for row in (people[i : i + across] for i in range(0, len(people), across)):
            pieces = zip(*(self.people.plain(p, each) for p in row), strict=True)
            blocks += [beside([(n * (each + 24), b) for n, b in enumerate(same)]) for same in pieces]
        return [block for block in blocks if block.height]

    # ---- what a persona's own sheet says in areas of their own

    @cached_property
    def _told_elsewhere(self) -> dict[str, str]:
        """Which area of a persona's own sheet takes a list of theirs, by the name of the list."""
        framework = self.view.lens.framework
        if framework.type != "persona" or len(self.view.document.on(MAP, Persona)) != 1:
            return {}
        homes = {name: [framework.takes[k] for k in kinds if k in framework.takes] for name, kinds in _LISTS.items()}
        seen = {slot.id for slot in self.view.frame.rows}
        return {name: slots[0] for name, slots in homes.items() if slots and slots[0] in seen}

    def _rest_of(self, persona: Persona) -> Persona:
        gone = self._told_elsewhere
        return replace(
            persona,
            goals=() if "goals" in gone else persona.goals,
            fears=() if "fears" in gone else persona.fears,
            frustrations=() if "frustrations" in gone else persona.frustrations,
        )

    def _lists_of_persona(self, slot: Slot, width: float) -> list[Block]:
        if slot.id not in self._told_elsewhere.values():
            return []
        [persona] = self.view.document.on(MAP, Persona)
        lists: Mapping[str, tuple[str, ...]] = {
            "goals": persona.goals, "fears": persona.fears, "frustrations": persona.frustrations,
        }  # fmt: skip
        here = [words for name, home in self._told_elsewhere.items() if home == slot.id for words in lists[name]]
        return [self.cards.said(persona.id, words, width, slot) for words in here]

    def _notes(self, slot: Slot, cards: Sequence[Card], width: float) -> list[Block]:
        """Cards side by side where there is room, each group under its heading."""
        blocks: list[Block] = []
        for title, same in groupby(cards, key=lambda card: group_of(slot, card.at.kind)):
            here = list(same)
            across = max(1, min(len(here), int((width + BETWEEN) // _NOTE)))
            each = (width - BETWEEN * (across - 1)) / across
            rows = _rows([self.cards.block(card, each, slot) for card in here], across, each)
            if title and rows:
                rows[0] = kept(stack([self.cards.heading(title, width), space(4), rows[0]]))
            blocks += rows
        return blocks

    def _placed(self, slot: Slot, width: float) -> list[Block]:
        """Cards that are placed on a step or stage, side by side under its number and name."""
        places = [p for p in self.view.document.columns if self.view.cells.get((slot.id, p))]
        across = max(1, min(len(places), int((width + BETWEEN) // _PLACE)))
        each = (width - BETWEEN * (across - 1)) / across
        return _rows([self._of_place(slot, place, each) for place in places], across, each)

    def _of_place(self, slot: Slot, place: str, width: float) -> Block:
        record = self.view.document[place]
        assert isinstance(record, Step | Stage)
        name = f"{self._numbers.get(place, '')} {record.title}".strip()
        over = [paragraph(self.pen.lay(name, width, STRONG), self.pen.theme.muted), space(2)]
        parts: list[Block] = []
        group = ""
        for card in self.view.cards(slot.id, place):
            before, group = group, group_of(slot, card.at.kind)
            if group and group != before:
                over += [space(3), self.cards.heading(group, width), space(2)]
            else:
                over.append(space(5))
            parts.append(kept(stack([*over, self.cards.block(card, width, slot)])))
            over = []
        return stack(parts)

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {id: str(n) for n, id in enumerate(self._places, 1)}

    @cached_property
    def _places(self) -> list[str]:
        """The steps of every stage, or the stage where it has none."""
        document = self.view.document
        return [id for stage in document.stages for id in [s.id for s in document.steps(stage.id)] or [stage.id]]

    # ---- steps

    def _steps(self, slot: Slot, width: float) -> list[Block]:
        """Any number of steps on a line, wrapped into rows; what is done stands below each."""
        places = self._places if "steps" in slot.shows else [stage.id for stage in self.view.document.stages]
        across = max(1, min(len(places), int((width + 12) // _STEP)))
        if len(places) > across:
            across = -(-len(places) // -(-len(places) // across))
        each = (width - 12 * (across - 1)) / across
        blocks = self._notes(slot, self.view.cards(slot.id, MAP), width)
        for start in range(0, len(places), across):
            row = places[start : start + across]
            blocks.append(self._row_of_steps(slot, row, start, each, start + across < len(places)))
        return blocks

    def _row_of_steps(self, slot: Slot, row: Sequence[str], start: int, each: float, goes_on: bool) -> Block:
        body = beside([(n * (each + 12), self._step(slot, place, start + n, each)) for n, place in enumerate(row)])
        line = self.pen.theme.tones["blue"].line
        end = (len(row) - 1) * (each + 12) + (each if goes_on else 28)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            rail = Path((("M", x + 14, y + 15), ("L", x + end, y + 15)), stroke=line, stroke_width=2.2)
            return (*((rail,) if len(row) > 1 or goes_on else ()), *body.paint(x, y))

        return Block(body.height, paint, body.split)

    def _step(self, slot: Slot, place: str, number: int, width: float) -> Block:
        record = self.view.document[place]
        assert isinstance(record, Step | Stage)
        star = isinstance(record, Step) and record.moment_of_truth
        if star:
            self.cards.used.add("moment")
        name = paragraph(self.pen.lay(record.title, width, STRONG), self.pen.theme.ink)
        lasts = paragraph(self.pen.lay(record.duration, width, SMALL), self.pen.theme.faint)
        head = kept(grouped(stack([self._circle(number, star), name, lasts]), "step", record.title, place))
        done = [self.cards.block(card, width, slot) for card in gathered(self.view, slot.id, place)]
        return stack([head, *(part for block in done for part in (space(6), block))])

    def _circle(self, number: int, star: bool) -> Block:
        colours, theme = self.pen.theme.stage(1), self.pen.theme
        digit = self.pen.lay(str(number + 1), 2 * _CIRCLE, STRONG)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            disc = Circle(x + _CIRCLE, y + _CIRCLE, _CIRCLE, colours.fill, theme.card, 2)
            turn = (Icon("star", x + 38, y + 8, 14, theme.kicker, 2.2),) if star else ()
            return (disc, digit.at(x, y + _CIRCLE - digit.height / 2, colours.ink, "middle"), *turn)

        return painted(40, paint)


def _rows(blocks: Sequence[Block], across: int, each: float) -> list[Block]:
    """Blocks of one width in rows of so many."""
    if across == 1:
        return list(blocks)
    rows = (blocks[i : i + across] for i in range(0, len(blocks), across))
    return [beside([(n * (each + BETWEEN), b) for n, b in enumerate(row)]) for row in rows]
