"""How one card looks: as a note, a chip, a quotation, a figure or a score."""

from __future__ import annotations

from collections.abc import Mapping

from ..frameworks import channel_label
from ..model.document import Document
from ..model.framework import Slot
from ..model.schema import MAP, Card, Persona, Source, Stage, Step, is_local
from ..theme import ToneColours, tone_of
from .blocks import Block, Plate, grouped, moved, painted, paragraph, plated, stack
from .marks import Mark, Marks, channel_icon, letters, rows
from .names import NONE, Kinds, icon
from .pen import BODY, FIGURE, GROUP, QUOTE, SMALL, STRONG, Drawn, Laid, Pen, Style
from .scene import Circle, Icon, Picture, Rect
from .worded import Worded

PAD = 11
RADIUS = 7
TALLEST_PICTURE = 240.0  # px on a card
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FACET_ICONS = {
    "goal.avoid": "shield-alert",
    "goal.toward": "target",
    "expectation.hope": "sun",
    "expectation.fear": "cloud-rain",
}


class Cards:
    """Draws the cards of one document with one pen."""

    def __init__(
        self,
        document: Document,
        pen: Pen,
        body: Style = BODY,
        pictures: frozenset[str] = frozenset(),
        kinds: Kinds = NONE,
    ) -> None:
        self.document = document
        self.pen = pen
        self.body = body
        self.pictures = pictures
        self.kinds = kinds
        self.marks = Marks(pen)
        self.used = self.marks.used  # marks that a legend has to explain
        self.alone: dict[str, dict[str, None]] = {}  # icons that are drawn without words, and all that they stand for
        self.sources = {s.id: n for n, s in enumerate(document.on(MAP, Source), 1)}
        personas = document.on(MAP, Persona)
        self.personas: Mapping[str, tuple[str, str]] = {
            p.id: (p.name or p.id, pen.theme.persona(p.colour, n)) for n, p in enumerate(personas)
        }
        self._several = len(personas) > 1
        self.initials = letters({id: name for id, (name, _) in self.personas.items()})
        self._plates: dict[tuple[float, str], Plate] = {}
        self._badges: dict[tuple[str, str], Plate] = {}
        self._tones: dict[tuple[str, str], ToneColours] = {}
        self._evidence: dict[str, list[int]] = {}
        for link in document.of_links("evidence"):
            if is_local(link.to) and link.to in self.sources:
                self._evidence.setdefault(link.on, []).append(self.sources[link.to])

    def block(self, card: Card, width: float, slot: Slot) -> Block:
        """One card at a width in px, in the look of its slot."""
        match slot.look:
            case "chips":
                return self._chip(card, width)
            case "quotes":
                return self._quote(card, width)
            case "metrics":
                return self._figure(card, width)
            case _:
                return self._note(card, width, slot)

    def words(self, card: Card) -> str:
        """The card's text with the numbers of the sources it rests on."""
        numbers = self._evidence.get(card.id)
        if not numbers:
            return card.text
        self.used.add("evidence")
        return card.text + "\u00a0" + ",".join(str(n).translate(_SUPERSCRIPT) for n in sorted(numbers))

    def person(self, persona: Persona, width: float) -> Block:
        """A persona as an entry of a lane."""
        laid = self.pen.lay(" · ".join(word for word in (persona.name, persona.role) if word) or persona.id, width - 22)
        return self._boxed(persona.id, persona.name, laid, width, self.pen.theme.tones["blue"], [])

    def said(self, id: str, words: str, width: float, slot: Slot) -> Block:
        """Something that a record says of itself, as a note like the cards of a slot."""
        tone = self._tone(slot.shows[0], slot.tone)
        return self._boxed(id, words, self.pen.lay(words, width - 2 * PAD, self.body), width, tone, [])

    def step(self, step: Step | Stage, width: float) -> Block:
        """A step (or stage) as an entry of a lane, where columns are whole stages."""
        laid = self.pen.lay(step.title, width - 2 * PAD, STRONG)
        tone = self.pen.theme.tones["plain"]
        words = self.pen.words["moment_of_truth"]
        turns = isinstance(step, Step) and step.moment_of_truth
        marks = [self.marks.pill("star", words, tone, width - 2 * PAD)] if turns else []
        marks += [self.marks.pill("clock", step.duration, tone, width - 2 * PAD)] if step.duration else []
        return self._boxed(step.id, step.title, laid, width, tone, marks)

    def picture(self, card: Card, x: float, y: float, width: float, height: float) -> tuple[Drawn, ...]:
        """A card's picture, or a frame that says what it would show where the file is not there."""
        if card.image in self.pictures:
            return (Picture(card.image, x, y, width, height, alt=card.alt or card.text),)
        colours = self.pen.theme
        plate = Rect(x, y, width, height, colours.track, None, radius=RADIUS - 1)
        lines = int((height - 44) // (SMALL.size * 1.5))
        if lines < 1:
            return (plate, Icon("image-off", x + width / 2 - 10, y + height / 2 - 10, 20, colours.muted))
        said = self.pen.lay(card.alt or card.image, width - 24, SMALL, most=lines)
        middle = y + (height - said.height - 26) / 2
        icon = Icon("image-off", x + width / 2 - 10, middle, 20, colours.muted)
        return plate, icon, said.at(x + 12, middle + 26, colours.ink, "middle")

    # ---- notes

    def _note(self, card: Card, width: float, slot: Slot) -> Block:
        tone = self._tone(card.at.kind, slot.tone)
        laid = self.pen.lay(self.words(card), width - 2 * PAD - _indent(card), self.body)
        return self._boxed(card.id, card.text, laid, width, tone, self._marks(card, slot, tone, width - 2 * PAD), card)

    def _tone(self, kind: str, otherwise: str) -> ToneColours:
        found = self._tones.get((kind, otherwise))
        if found is None:
            named = tone_of(kind)
            found = self.pen.theme.tones[named if named != "plain" else otherwise]
            self._tones[kind, otherwise] = found
        return found

    def _boxed(
        self,
        id: str,
        title: str,
        laid: Laid,
        width: float,
        tone: ToneColours,
        marks: list[Mark],
        card: Card | None = None,
    ) -> Block:
        if card is not None and (card.image or _indent(card)):
            return self._illustrated(card, laid, width, tone, marks)
        note = Worded(id, title, laid, tone.ink, self._plate(width, tone), (PAD, 9, 4, 9))
        return note.block(rows(marks, width - 2 * PAD) if marks else ())

    def _plate(self, width: float, tone: ToneColours) -> Plate:
        """The plate of all cards of a width and tone."""
        found = self._plates.get((width, tone.fill))
        if found is None:
            found = _plate(width, tone)
            self._plates[width, tone.fill] = found
        return found

    def _illustrated(self, card: Card, laid: Laid, width: float, tone: ToneColours, marks: list[Mark]) -> Block:
        """A card with a picture on top or an icon before its words."""
        indent = _indent(card)
        words = moved(paragraph(laid, tone.ink), PAD + indent, 9)
        if indent:
            icon = Icon(card.icon or _FACET_ICONS[card.at.kind], PAD - 1, 10.5, 13, tone.accent)
            words = _with_icon(words, icon)
        high = min(TALLEST_PICTURE, round(width * 0.58)) if card.image else 0.0
        parts = [words, *(moved(row, PAD, 4 if n == 0 else 0) for n, row in enumerate(rows(marks, width - 2 * PAD)))]
        if high:
            parts.insert(0, painted(high, lambda x, y: self.picture(card, x + 1, y + 1, width - 2, high - 2)))
        return grouped(plated(stack(parts), 0, 0, 9, _plate(width, tone)), "card", card.text, card.id)

    def _marks(self, card: Card, slot: Slot, tone: ToneColours, width: float) -> list[Mark]:
        marks: list[Mark] = []
        if card.severity:
            marks.append(self.marks.severity(card.severity, tone))
        if card.priority is not None:
            marks.append(self.marks.priority(card.priority, tone))
        if card.score is not None:
            marks.append(self.marks.score(card.score))
        if card.channel and slot.look != "chips":
            marks.append(self.marks.pill(channel_icon(card), channel_label(card.channel, self.pen.labels), tone, width))
        marks += self.whose(card, width)
        if card.value:
            marks.append(self.marks.pill("", f"{card.value} {card.unit}".strip(), tone, width))
        return marks

    def whose(self, card: Card, width: float) -> list[Mark]:
        """The name of a card's persona, where there are several."""
        if not self._several or card.persona not in self.personas:
            return []
        return [self.marks.persona(*self.personas[card.persona], width)]

    # ---- other looks

    def _chip(self, card: Card, width: float) -> Block:
        laid = self.pen.lay(self.words(card), width - 34, self.body)
        sign = card.icon or channel_icon(card) or icon(card.at.kind, self.kinds)
        drop = (24 - laid.height) / 2 if len(laid.lines) < 2 else 3.0
        below = max(24.0, laid.height + 5) - drop - laid.height
        plate = self._badge(sign, self._tone(card.at.kind, "blue"))
        chip = Worded(card.id, card.text, laid, self.pen.theme.ink, plate, (33, drop, below, below))
        return chip.block(rows(self.whose(card, width - 33), width - 33) if self._several else ())

    def _badge(self, icon: str, tone: ToneColours) -> Plate:
        """A sign before the words of all chips alike."""
        found = self._badges.get((icon, tone.accent))
        if found is None:
            found = _badge(icon, tone.accent, self.pen)
            self._badges[icon, tone.accent] = found
        return found

    def _quote(self, card: Card, width: float) -> Block:
        laid = self.pen.lay(self.words(card), width - 22, QUOTE)
        quote = Worded(card.id, card.text, laid, self.pen.theme.quote, self._opening, (17, 2, 4, 4))
        return quote.block(rows(self.whose(card, width - 22), width - 22) if self._several else ())

    def _opening(self, x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
        """The drawn mark before a quotation."""
        if not first:
            return ()
        return (self.pen.quote_mark.at(x, y - 6, self.pen.theme.quote_mark, decoration=True),)

    def _figure(self, card: Card, width: float) -> Block:
        value = f"{card.value}\u00a0{card.unit}".strip() if card.unit else card.value
        room = width - 8
        big = self.pen.lay(value, room, FIGURE)
        if len(big.lines) > 2 or big.natural > room:  # words rather than a figure
            big = self.pen.lay(f"{card.value} {card.unit}".strip(), room, STRONG)
        small = self.pen.lay(self.words(card), room, SMALL)
        parts = [paragraph(big, self.pen.theme.ink), moved(paragraph(small, self.pen.theme.muted), 0, 1)]
        parts += rows(self.whose(card, room), room)
        title = f"{card.text}: {value}" if value else card.text
        return grouped(moved(stack([*parts, painted(3, lambda x, y: ())]), 6), "card", title, card.id)

    def heading(self, words: str, width: float) -> Block:
        """A small heading over the cards of one kind."""
        return stack([paragraph(self.pen.lay(words, width, GROUP), self.pen.theme.muted), painted(2, lambda x, y: ())])


def _indent(card: Card) -> float:
    return 18 if card.icon or card.at.kind in _FACET_ICONS else 0


def _plate(width: float, tone: ToneColours) -> Plate:
    return lambda x, y, height, first, last: (
        Rect(x, y, width, height, tone.fill, tone.line, 0.8, RADIUS, layer="cards"),
    )


def _badge(icon: str, colour: str, pen: Pen) -> Plate:
    card, line = pen.theme.card, pen.theme.line

    def plate(x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
        if not first:
            return ()
        return Circle(x + 14, y + 12, 12, card, line, 0.8), Icon(icon, x + 7.5, y + 5.5, 13, colour)

    return plate


def _with_icon(block: Block, icon: Icon) -> Block:
    return plated(block, 0, 0, 0, lambda x, y, _, first, __: (
        (Icon(icon.name, x + icon.x, y + icon.y, icon.size, icon.colour),) if first else ()
    ))  # fmt: skip
