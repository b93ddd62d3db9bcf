"""Who travels: personas on cards of their own, or plainly in an area that is a card already."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.schema import Persona
from ..model.view import quoted
from .blocks import (
    EMPTY,
    Block,
    Plate,
    beside,
    filled,
    grouped,
    kept,
    lifted,
    moved,
    painted,
    paragraph,
    plated,
    space,
    stack,
)
from .cards import Cards
from .marks import initials
from .pen import BODY, CAPS, NAME, SMALL, SMALL_NAME, VOICE, Drawn, Pen, Style
from .scene import Circle, Icon, Picture, Rect

WIDE = 800.0  # px from which a persona card is set in columns
_GAP = 32.0
_BESIDE = 20.0  # between two cards
_NARROWEST = 320.0  # of several beside each other
_WIDEST = 1053.0
_LISTS, _TRAITS = 250.0, 150.0  # columns of a wide card
_PORTRAIT = 144.0
_COLUMN, _COLUMNS = 236.0, 24.0  # least width of a column in an area, and the gap to the next


class People:
    """Draws the personas of one document."""

    def __init__(self, cards: Cards) -> None:
        self.cards = cards
        self.pen: Pen = cards.pen

    def all(self, people: Sequence[Persona], width: float) -> Block:
        """All personas: one in full width, several side by side."""
        return stack(self.rows(people, width, 4), 16)

    def rows(self, people: Sequence[Persona], width: float, most: int = 9) -> list[Block]:
        """Personas in rows of equally high cards."""
        if len(people) == 1:
            return [self.card(people[0], min(width, _WIDEST))]
        across = max(1, min(len(people), most, int((width + _BESIDE) // (_NARROWEST + _BESIDE))))
        each = (width - _BESIDE * (across - 1)) / across
        return [self._row(people[i : i + across], each) for i in range(0, len(people), across)]

    def _row(self, row: Sequence[Persona], width: float) -> Block:
        height = max(self._body(p, width - 40, width).height for p in row)
        bodies = [self._body(p, width - 40, width, height) for p in row]
        cards = [self._plated(p, filled(b, height), width, 20, 18) for p, b in zip(row, bodies, strict=True)]
        return beside([(n * (width + _BESIDE), card) for n, card in enumerate(cards)])

    def card(self, persona: Persona, width: float) -> Block:
        """One persona on a card, which becomes a narrow one where it has to be broken."""
        return self._plated(persona, self._body(persona, width - 54, width), width, 27, 24)

    def _body(self, persona: Persona, inner: float, width: float, least: float = 0) -> Block:
        if width < WIDE:
            return self._narrow(persona, inner)
        wide = self._wide(persona, inner, least)
        return Block(wide.height, wide.paint, lambda room: self._narrow(persona, inner).cut(room))

    def plain(self, persona: Persona, width: float) -> list[Block]:
        """One persona without a card, for an area that is one already: always as many pieces, some of them empty."""
        return self._pieces(persona, width, named=True)

    def alone(self, persona: Persona, width: float) -> list[Block]:
        """The only persona of an area: what is said of them stands in columns where there is room."""
        count = max(1, min(4, int((width + _COLUMNS) // (_COLUMN + _COLUMNS))))
        each = (width - _COLUMNS * (count - 1)) / count
        head, quote, *_ = self.plain(persona, width)
        lists = [block for block in self.plain(persona, each)[2:] if block.height]
        rows = (lists[n : n + count] for n in range(0, len(lists), count))
        return [head, quote, *(beside([(n * (each + _COLUMNS), b) for n, b in enumerate(row)]) for row in rows)]

    def _plated(self, persona: Persona, body: Block, width: float, left: float, top: float) -> Block:
        card = plated(body, left, top, top + 2, _card(self.pen, width))
        return grouped(card, "persona", persona.name or persona.id, persona.id)

    # ---- what is said of somebody

    def _wide(self, persona: Persona, width: float, least: float) -> Block:
        lists, traits = stack(self._each_list(persona, _LISTS), 12), self._traits(persona, _TRAITS)
        middle = width - 176 - sum(w + _GAP for w, block in ((_LISTS, lists), (_TRAITS, traits)) if block.height)
        who = self._who(persona, min(middle, 420))
        inner = max(_PORTRAIT, who.height, lists.height, traits.height, least)
        parts = [(0.0, lifted(self._portrait(persona, _PORTRAIT / 2), inner)), (176.0, lifted(who, inner))]
        right = width
        for wide, block in ((_TRAITS, traits), (_LISTS, lists)):
            if block.height:
                parts.append((right - wide, moved(block, 0, 6)))
                right -= wide + _GAP
        return beside(parts)

    def _narrow(self, persona: Persona, width: float) -> Block:
        return stack(
            [part for piece in self._pieces(persona, width) if piece.height for part in (space(14), piece)][1:]
        )

    def _pieces(self, persona: Persona, width: float, named: bool = False) -> list[Block]:
        who = self._who(persona, width - 84, quote=False, named=named)
        top = max(68.0, who.height)
        head = kept(beside([(0, lifted(self._portrait(persona, 34), top)), (84, lifted(who, top))]))
        said = quoted(persona.quote, self.pen.language) if persona.quote else ""
        quote = paragraph(self.pen.lay(said, width, VOICE), self.pen.theme.quote)
        return [
            grouped(head, "persona", persona.name or persona.id, persona.id),
            quote, *self._each_list(persona, width), self._traits(persona, width),
        ]  # fmt: skip

    def _who(self, persona: Persona, width: float, quote: bool = True, named: bool = False) -> Block:
        pen, colours = self.pen, self.pen.theme
        colour = self.cards.personas[persona.id][1] if len(self.cards.personas) > 1 else colours.ink
        parts = []
        if len(self.cards.personas) == 1 and not named:  # an area that is called so already needs no label
            parts.append(paragraph(pen.lay(pen.words["persona"], width, CAPS), colours.faint))
        parts.append(paragraph(pen.lay(persona.name or persona.id, width, NAME if quote else SMALL_NAME), colour))
        if line := " · ".join(word for word in (persona.age, persona.role) if word):
            parts.append(paragraph(pen.lay(line, width, BODY), colours.muted))
        if quote and persona.quote:
            words = pen.lay(quoted(persona.quote, pen.language), width, VOICE)
            parts += [space(6), paragraph(words, colours.quote)]
        return stack(parts, 2)

    def _portrait(self, persona: Persona, radius: float) -> Block:
        colours = self.pen.theme
        letters = self.pen.lay(initials(persona.name), 2 * radius, Style(radius * 0.72, 600, serif=True), most=1)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            disc = Circle(x + radius, y + radius, radius, colours.avatar, colours.line)
            if persona.avatar in self.cards.pictures:
                return (disc, Picture(persona.avatar, x, y, 2 * radius, 2 * radius, True, persona.name))
            if not letters.lines:
                return (disc, Icon("user", x + radius / 2, y + radius / 2, radius, colours.avatar_ink))
            return (disc, letters.at(x, y + radius - letters.height / 2, colours.avatar_ink, "middle"))

        return Block(2 * radius, paint)

    def _each_list(self, persona: Persona, width: float) -> tuple[Block, Block, Block]:
        mood = self.pen.theme.mood
        return (
            self._list("goals", persona.goals, "check", mood.high, width),
            self._list("fears", persona.fears, "circle-alert", mood.low, width),
            self._list("frustrations", persona.frustrations, "zap", mood.mid, width),
        )

    def _list(self, key: str, entries: tuple[str, ...], icon: str, colour: str, width: float) -> Block:
        if not entries:
            return EMPTY

        def bullet(x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
            return (Icon(icon, x, y + 2, 12, colour, 2.4),) if first else ()

        def entry(words: str) -> Block:
            return plated(paragraph(self.pen.lay(words, width - 19, BODY), self.pen.theme.ink), 19, 0, 0, bullet)

        name = paragraph(self.pen.lay(self.pen.words[key], width, CAPS), self.pen.theme.faint)
        first, *others = map(entry, entries)
        begin = kept(stack([name, space(8), first]))
        return stack([begin, *(part for each in others for part in (space(3), each))])

    def _traits(self, persona: Persona, width: float) -> Block:
        if not persona.traits:
            return EMPTY
        name = paragraph(self.pen.lay(self.pen.words["profile"], width, CAPS), self.pen.theme.faint)
        traits = [self._trait(label, value, width) for label, value in persona.traits.items()]
        begin = kept(stack([name, space(8), traits[0]]))
        return stack([begin, *(part for each in traits[1:] for part in (space(8), each))])

    def _trait(self, label: str, value: float, width: float) -> Block:
        colours = self.pen.theme
        long = width * max(0.0, min(100.0, value)) / 100

        def bar(x: float, y: float) -> tuple[Drawn, ...]:
            track = Rect(x, y + 4, width, 4.4, colours.track, radius=2.2)
            return (track, Rect(x, y + 4, long, 4.4, colours.bar, radius=min(2.2, long / 2))) if long > 0 else (track,)

        body = stack([paragraph(self.pen.lay(label, width, SMALL), colours.muted), painted(9, bar)])
        return kept(grouped(body, "trait", f"{label}: {value:g} / 100"))


def _card(pen: Pen, width: float) -> Plate:
    colours = pen.theme

    def plate(x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
        return (
            Rect(x, y + 2, width, height - 2, colours.shadow, None, radius=16),
            Rect(x, y, width, height - 2, colours.card, colours.line, 0.8, 16, layer="personas"),
        )

    return plate
