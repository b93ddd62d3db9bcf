"""The head of a page: what the map is called, what is known about it, and who travels."""

from __future__ import annotations

from ..model.framework import Framework
from ..model.schema import MAP, Card, Head, Persona
from .blocks import Block, beside, grouped, lifted, paragraph, space, stack
from .cards import Cards
from .pen import CAPS, FACT, KICKER, LEAD, SMALL_TITLE, TITLE, Pen
from .people import WIDE, People

_GAP = 32  # px between two facts
_FACT = 260.0  # width of a fact
_ONE_LINE = 1200.0  # px that a title may take in one line; one that is longer is set narrower
_LONG = 120  # characters from which a fact gets twice the width


class Heading:
    """Title block and persona cards of one document, for a page of a width."""

    def __init__(self, cards: Cards, framework: Framework) -> None:
        self.cards = cards
        self.pen: Pen = cards.pen
        self.document = cards.document
        self.framework = framework
        self.people = People(cards)

    def block(self, width: float, personas: bool = True) -> Block:
        """The whole head: beside each other where there is room, else below each other."""
        people = self.document.on(MAP, Persona) if personas else []
        if not people:
            return self.title(width)
        if len(people) == 1 and width >= WIDE + 560:
            right = min(1053.0, width - 560)
            card = self.people.card(people[0], right)
            title = self.title(width - right - 53)
            return beside([(0, title), (width - right, lifted(card, title.height))])
        return stack([self.title(width), self.people.all(people, width)], 26)

    def parts(self, width: float, personas: bool = True) -> list[Block]:
        """The head in pieces that may be shared out over sheets, gaps included."""
        people = self.document.on(MAP, Persona) if personas else []
        cards = self.people.rows(people, width) if people else []
        return [*self._lines(width), *(part for card in cards for part in (space(18), card))]

    def title(self, width: float) -> Block:
        """Kicker, title, description, scenario and facts."""
        return grouped(stack(self._lines(width)), "title", self.document.head.title, MAP)

    def _lines(self, width: float) -> list[Block]:
        head, pen, colours = self.document.head, self.pen, self.pen.theme
        style = TITLE if width >= 900 else SMALL_TITLE
        kicker = pen.lay(self._kicker(head), width, KICKER)
        title = pen.lay(head.title, min(width, _ONE_LINE), style)
        if len(title.lines) > 1:
            title = pen.lay(head.title, min(width, 840), style)
        parts = [paragraph(kicker, colours.kicker), space(6), paragraph(title, colours.ink)]
        if head.description:
            parts += [space(8), paragraph(pen.lay(head.description, min(width, 700), LEAD), colours.muted)]
        for card in self.document.on(MAP, Card, "scenario") if self._tells_scenario else []:
            parts += [space(6), paragraph(pen.lay(self.cards.words(card), min(width, 700), LEAD), colours.muted)]
        if facts := self._facts(head):
            parts += [space(14), *self._rows_of_facts(facts, width)]
        return parts

    @property
    def _tells_scenario(self) -> bool:
        """Whether the scenario stands in the head: where no lane or area has it."""
        return self.framework.layout == "storyboard" or "scenario" not in self.framework.takes

    def _kicker(self, head: Head) -> str:
        state = self.pen.words[head.state] if head.state else ""
        return " · ".join(word for word in (self.framework.kicker or self.framework.title, state) if word)

    def _facts(self, head: Head) -> list[tuple[str, str]]:
        facts = list(head.facts.items())
        said = {label.casefold() for label, _ in facts}
        for key, value in (("owner", head.owner), ("review_date", head.review)):
            label = self.pen.words[key]
            if value and not said & {label.casefold(), key.partition("_")[0]}:
                facts.append((label, value))
        return facts

    def _rows_of_facts(self, facts: list[tuple[str, str]], width: float) -> list[Block]:
        rows: list[list[tuple[float, Block]]] = [[]]
        x = 0.0
        for label, value in facts:
            block, natural = self._fact(label, value, min(width, _FACT if len(value) < _LONG else 2 * _FACT))
            if rows[-1] and x + natural > width:
                rows.append([])
                x = 0.0
            rows[-1].append((x, block))
            x += natural + _GAP
        return [part for n, row in enumerate(rows) for part in (space(12 if n else 0), beside(row))]

    def _fact(self, label: str, value: str, width: float) -> tuple[Block, float]:
        name, words = self.pen.lay(label, width, CAPS).snug(), self.pen.lay(value, width, FACT).snug()
        block = stack([paragraph(name, self.pen.theme.faint), space(2), paragraph(words, self.pen.theme.ink)])
        return block, max(80.0, name.width, words.width)
