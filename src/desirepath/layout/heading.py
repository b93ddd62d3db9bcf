"""The head of a page: what the map is called, what is known about it, and who travels."""

from __future__ import annotations

from ..model.framework import Framework
from ..model.schema import MAP, Card, Head, Persona
from ..model.view import quoted
from .blocks import Block, beside, paragraph, space, stack
from .cards import Cards
from .pen import BODY, CAPS, FACT, KICKER, LEAD, NAME, SMALL, TITLE, VOICE, Drawn, Pen, Style
from .scene import Circle, Group, Icon, Picture, Rect

WIDE = 800  # a persona card at least this wide is set in columns
_GAP = 32


class Heading:
    """Title block and persona cards of one document, for a page of a width."""

    def __init__(self, cards: Cards, framework: Framework) -> None:
        self.cards = cards
        self.pen: Pen = cards.pen
        self.document = cards.document
        self.framework = framework

    def block(self, width: float, personas: bool = True) -> Block:
        """The whole head: beside each other where there is room, else below each other."""
        people = self.document.on(MAP, Persona) if personas else []
        if not people:
            return self.title(width)
        if len(people) == 1 and width >= WIDE + 560:
            right = min(1053.0, width - 560)
            card = self.persona(people[0], right)
            title = self.title(width - right - 53)
            height = max(card.height, title.height)
            lift = (height - card.height) / 2 if card.height < title.height else 0
            return Block(
                height,
                lambda x, y: (*title.paint(x, y), *card.paint(x + width - right, y + lift)),
            )
        return stack([self.title(width), self.people(people, width)], 26)

    def parts(self, width: float) -> list[Block]:
        """The head in pieces that may be shared out over sheets, gaps included."""
        people = self.document.on(MAP, Persona)
        cards = [self.persona(p, width) for p in people] if len(people) == 1 else []
        if len(people) > 1:
            across = max(1, min(len(people), int((width + 20) // 340)))
            each = (width - 20 * (across - 1)) / across
            cards = [self._row_of_people(people[i : i + across], each) for i in range(0, len(people), across)]
        return [*self._lines(width), *(part for card in cards for part in (space(18), card))]

    def title(self, width: float) -> Block:
        """Kicker, title, description, scenario and facts."""
        body = stack(self._lines(width))
        head = self.document.head
        return Block(body.height, lambda x, y: (Group("title", head.title, body.paint(x, y), MAP),))

    def _lines(self, width: float) -> list[Block]:
        head, pen, colours = self.document.head, self.pen, self.pen.theme
        measure = min(width, 840)
        style = TITLE if width >= 900 else Style(38, 600, serif=True, leading=1.1, balance=True)
        kicker = pen.lay(self._kicker(head), width, KICKER)
        title = pen.lay(head.title, measure, style)
        parts = [paragraph(kicker, colours.kicker), space(6), paragraph(title, colours.ink)]
        if head.description:
            parts += [space(8), paragraph(pen.lay(head.description, min(width, 700), LEAD), colours.muted)]
        for card in self.document.on(MAP, Card, "scenario") if "scenario" not in self.framework.takes else []:
            parts += [space(6), paragraph(pen.lay(self.cards.words(card), min(width, 700), LEAD), colours.muted)]
        if facts := self._facts(head):
            parts += [space(14), self._row_of_facts(facts, width)]
        return parts

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

    def _row_of_facts(self, facts: list[tuple[str, str]], width: float) -> Block:
        rows: list[list[tuple[float, Block]]] = [[]]
        x = 0.0
        for label, value in facts:
            block, natural = self._fact(label, value, min(width, 260))
            if rows[-1] and x + natural > width:
                rows.append([])
                x = 0
            rows[-1].append((x, block))
            x += natural + _GAP
        return stack([beside(row) for row in rows], 12)

    def _fact(self, label: str, value: str, width: float) -> tuple[Block, float]:
        name, words = self.pen.lay(label, width, CAPS), self.pen.lay(value, width, FACT)
        block = stack([paragraph(name, self.pen.theme.faint), paragraph(words, self.pen.theme.ink)], 2)
        return block, max(80.0, name.natural, words.natural) * 1.02

    # ---- personas

    def people(self, people: list[Persona], width: float) -> Block:
        """All personas: one below the title in full width, several side by side."""
        if len(people) == 1:
            return self.persona(people[0], min(width, 1053))
        across = max(1, min(len(people), 4, int((width + 20) // 340)))
        each = (width - 20 * (across - 1)) / across
        rows = [people[i : i + across] for i in range(0, len(people), across)]
        return stack([self._row_of_people(row, each) for row in rows], 16)

    def _row_of_people(self, row: list[Persona], width: float) -> Block:
        bodies = [self._narrow(p, width - 40) for p in row]
        height = max(b.height for b in bodies) + 36
        blocks = [self._card(p, width, height, b) for p, b in zip(row, bodies, strict=True)]
        return beside([(n * (width + 20), b) for n, b in enumerate(blocks)])

    def plain(self, persona: Persona, width: float) -> list[Block]:
        """One persona without a card, for an area that is one already: always as many pieces, some of them empty."""
        return self._pieces(persona, width, named=True)

    def persona(self, persona: Persona, width: float) -> Block:
        """One persona on a card of its own."""
        body = self._wide(persona, width - 54) if width >= WIDE else self._narrow(persona, width - 54)
        return self._card(persona, width, body.height + 48, body, 27, 24)

    def _card(
        self, persona: Persona, width: float, height: float, body: Block, left: float = 20, top: float = 18
    ) -> Block:
        colours = self.pen.theme

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items = (
                Rect(x, y + 2, width, height, colours.shadow, None, radius=16),
                Rect(x, y, width, height, colours.card, colours.line, 0.8, 16, layer="personas"),
                *body.paint(x + left, y + top),
            )
            return (Group("persona", persona.name or persona.id, items, persona.id),)

        return Block(height + 2, paint)

    def _wide(self, persona: Persona, width: float) -> Block:
        lists, traits = self._lists(persona, 250), self._traits(persona, 150)
        middle = width - 144 - 32 - (250 + _GAP if lists.height else 0) - (150 + _GAP if traits.height else 0)
        who = self._who(persona, min(middle, 420))
        inner = max(144.0, who.height, lists.height, traits.height)
        portrait = self._portrait(persona, 72)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items = [*portrait.paint(x, y + (inner - 144) / 2), *who.paint(x + 176, y + (inner - who.height) / 2)]
            right = x + width
            if traits.height:
                right -= 150
                items += traits.paint(right, y + 6)
                right -= _GAP
            if lists.height:
                items += lists.paint(right - 250, y + 6)
            return tuple(items)

        return Block(inner, paint)

    def _narrow(self, persona: Persona, width: float) -> Block:
        return stack(self._pieces(persona, width), 14)

    def _pieces(self, persona: Persona, width: float, named: bool = False) -> list[Block]:
        who = self._who(persona, width - 84, quote=False, named=named)
        portrait = self._portrait(persona, 34)
        top = max(68.0, who.height)

        def head(x: float, y: float) -> tuple[Drawn, ...]:
            items = (*portrait.paint(x, y + (top - 68) / 2), *who.paint(x + 84, y + (top - who.height) / 2))
            return (Group("persona", persona.name or persona.id, items, persona.id),)

        said = quoted(persona.quote, self.pen.language) if persona.quote else ""
        quote = paragraph(self.pen.lay(said, width, VOICE), self.pen.theme.quote)
        return [Block(top, head), quote, *self._each_list(persona, width), self._traits(persona, width)]

    def _who(self, persona: Persona, width: float, quote: bool = True, named: bool = False) -> Block:
        pen, colours = self.pen, self.pen.theme
        colour = self.cards.personas[persona.id][1] if len(self.cards.personas) > 1 else colours.ink
        style = NAME if quote else Style(19, 600, serif=True, leading=1.15)
        parts = []
        if len(self.cards.personas) == 1 and not named:  # an area that is called so already needs no label
            parts.append(paragraph(pen.lay(pen.words["persona"], width, CAPS), colours.faint))
        parts.append(paragraph(pen.lay(persona.name or persona.id, width, style), colour))
        line = " · ".join(word for word in (persona.age, persona.role) if word)
        if line:
            parts.append(paragraph(pen.lay(line, width, BODY), colours.muted))
        if quote and persona.quote:
            parts += [space(6), paragraph(pen.lay(quoted(persona.quote, pen.language), width, VOICE), colours.quote)]
        return stack(parts, 2)

    def _portrait(self, persona: Persona, radius: float) -> Block:
        colours = self.pen.theme
        initials = self.pen.lay(_initials(persona.name), 2 * radius, Style(radius * 0.72, 600, serif=True))

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            disc = Circle(x + radius, y + radius, radius, colours.avatar)
            if persona.avatar in self.cards.pictures:
                return (disc, Picture(persona.avatar, x, y, 2 * radius, 2 * radius, True, persona.name))
            if not initials.lines:
                return (disc, Icon("user", x + radius / 2, y + radius / 2, radius, colours.avatar_ink))
            return (disc, initials.at(x, y + radius - initials.height / 2, colours.avatar_ink, "middle"))

        return Block(2 * radius, paint)

    def _lists(self, persona: Persona, width: float) -> Block:
        return stack(self._each_list(persona, width), 12)

    def _each_list(self, persona: Persona, width: float) -> tuple[Block, Block, Block]:
        mood = self.pen.theme.mood
        return (
            self._list("goals", persona.goals, "check", mood.high, width),
            self._list("fears", persona.fears, "circle-alert", mood.low, width),
            self._list("frustrations", persona.frustrations, "zap", mood.mid, width),
        )

    def _list(self, key: str, entries: tuple[str, ...], icon: str, colour: str, width: float) -> Block:
        if not entries:
            return space(0)

        def entry(words: str) -> Block:
            laid = self.pen.lay(words, width - 19, BODY)
            return Block(
                laid.height,
                lambda x, y: (Icon(icon, x, y + 2, 12, colour, 2.4), laid.at(x + 19, y, self.pen.theme.ink)),
            )

        name = paragraph(self.pen.lay(self.pen.words[key], width, CAPS), self.pen.theme.faint)
        return stack([name, space(2), *map(entry, entries)], 3)

    def _traits(self, persona: Persona, width: float) -> Block:
        if not persona.traits:
            return space(0)
        name = paragraph(self.pen.lay(self.pen.words["profile"], width, CAPS), self.pen.theme.faint)
        return stack([name, *(self._trait(label, value, width) for label, value in persona.traits.items())], 8)

    def _trait(self, label: str, value: float, width: float) -> Block:
        laid = self.pen.lay(label, width, SMALL)
        colours = self.pen.theme
        long = width * max(0.0, min(100.0, value)) / 100

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            bar = y + laid.height + 4
            items: list[Drawn] = [laid.at(x, y, colours.muted), Rect(x, bar, width, 4.4, colours.track, radius=2.2)]
            if long > 0:
                items.append(Rect(x, bar, long, 4.4, colours.bar, radius=min(2.2, long / 2)))
            return (Group("trait", f"{label}: {value:g} / 100", tuple(items)),)

        return Block(laid.height + 9, paint)


def _initials(name: str) -> str:
    words = [w for w in name.split() if w[:1].isalpha()]
    if not words:
        return ""
    return words[0][0] if len(words) == 1 else words[0][0] + words[-1][0]
