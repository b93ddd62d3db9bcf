"""How one card looks: as a note, a chip, a quotation, a figure or a score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..frameworks import kind_icon, kind_label
from ..model.document import Document
from ..model.framework import Slot
from ..model.schema import CHANNELS, MAP, Card, Persona, Source, Step, is_local
from ..theme import ToneColours, tone_of
from .blocks import Block
from .feeling_face import face_of
from .pen import BODY, FIGURE, QUOTE, SMALL, STRONG, Drawn, Laid, Pen, Style
from .scene import Circle, Group, Icon, Picture, Rect, Text

PAD = 11
RADIUS = 7
META = 17  # height of the line of marks under a card's words
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FACET_ICONS = {
    "goal.avoid": "shield-alert",
    "goal.toward": "target",
    "expectation.hope": "sun",
    "expectation.fear": "cloud-rain",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign under a card's words: how wide it is, and how it is drawn."""

    width: float
    paint: Callable[[float, float], tuple[Drawn, ...]]


class Cards:
    """Draws the cards of one document with one pen."""

    def __init__(
        self, document: Document, pen: Pen, body: Style = BODY, pictures: frozenset[str] = frozenset()
    ) -> None:
        self.document = document
        self.pen = pen
        self.body = body
        self.pictures = pictures
        self.sources = {s.id: n for n, s in enumerate(document.on(MAP, Source), 1)}
        personas = document.on(MAP, Persona)
        self.personas: Mapping[str, tuple[str, str]] = {
            p.id: (p.name or p.id, pen.theme.persona(p.colour, n)) for n, p in enumerate(personas)
        }
        self.used: set[str] = set()  # marks that a legend has to explain
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
        numbers = sorted(self._evidence.get(card.id, ()))
        if not numbers:
            return card.text
        self.used.add("evidence")
        return card.text + "\u00a0" + ",".join(str(n).translate(_SUPERSCRIPT) for n in numbers)

    def step(self, step: Step, width: float) -> Block:
        """A step as an entry of a lane, where columns are whole stages."""
        laid = self.pen.lay(step.title, width - 2 * PAD, STRONG)
        tone = self.pen.theme.tones["plain"]
        marks = [self._pill("star", self.pen.words["moment_of_truth"], tone)] if step.moment_of_truth else []
        return self._boxed(step.id, step.title, laid, width, tone, marks)

    def picture(self, card: Card, x: float, y: float, width: float, height: float) -> tuple[Drawn, ...]:
        """A card's picture, or a frame that says what it would show where the file is not there."""
        if card.image in self.pictures:
            return (Picture(card.image, x, y, width, height, alt=card.alt or card.text),)
        colours = self.pen.theme
        said = self.pen.lay(card.alt or card.image, width - 24, SMALL, most=max(1, int((height - 40) // 16)))
        middle = y + (height - said.height - 26) / 2
        return (
            Rect(x, y, width, height, colours.track, None, radius=RADIUS - 1),
            Icon("image-off", x + width / 2 - 10, middle, 20, colours.muted),
            said.at(x + 12, middle + 26, colours.ink, "middle"),
        )

    # ---- notes

    def _note(self, card: Card, width: float, slot: Slot) -> Block:
        tone = self._tone(card, slot)
        laid = self.pen.lay(self.words(card), width - 2 * PAD - self._indent(card), self.body)
        return self._boxed(card.id, card.text, laid, width, tone, self._marks(card, slot, tone), card)

    def _tone(self, card: Card, slot: Slot) -> ToneColours:
        named = tone_of(card.at.kind)
        return self.pen.theme.tones[named if named != "plain" else slot.tone]

    @staticmethod
    def _indent(card: Card) -> float:
        return 18 if card.icon or card.at.kind in _FACET_ICONS else 0

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
        indent = self._indent(card) if card else 0
        picture = round(width * 0.58) if card and card.image else 0
        rows = _rows(marks, width - 2 * PAD)
        height = picture + 9 + laid.height + len(rows) * META + 9

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = [
                Rect(x, y, width, height, tone.fill, tone.line, 0.8, RADIUS, layer="cards"),
                laid.at(x + PAD + indent, y + picture + 9, tone.ink),
            ]
            if card and picture:
                items += self.picture(card, x + 1, y + 1, width - 2, picture - 2)
            if card and indent:
                icon = card.icon or _FACET_ICONS[card.at.kind]
                items.append(Icon(icon, x + PAD - 1, y + picture + 10.5, 13, tone.accent))
            top = y + picture + 9 + laid.height + 4
            for n, row in enumerate(rows):
                at = x + PAD
                for mark in row:
                    items += mark.paint(at, top + n * META)
                    at += mark.width + 8
            return (Group("card", title, tuple(items), id),)

        def build(part: Laid, last: bool) -> Block:
            return self._boxed(id, title, part, width, tone, marks if last else [], None if picture and last else card)

        return Block(height, paint, _breaking(laid, 18 + picture, build))

    def _marks(self, card: Card, slot: Slot, tone: ToneColours) -> list[Mark]:
        marks: list[Mark] = []
        if card.severity:
            self.used.add("severity")
            marks.append(_dots(round(card.severity), tone.accent, self.pen.theme.line))
        if card.priority is not None:
            self.used.add("priority")
            marks.append(self._pill("trending-up", f"{card.priority:g}", tone))
        if card.score is not None:
            self.used.add("score")
            marks.append(self._score(card.score))
        if card.channel and slot.look != "chips":
            marks.append(self._pill(channel_icon(card), card.channel, tone))
        if card.persona in self.personas and len(self.personas) > 1:
            marks.append(self._persona(card.persona))
        if card.value:
            marks.append(self._pill("", f"{card.value} {card.unit}".strip(), tone))
        return marks

    def _pill(self, icon: str, words: str, tone: ToneColours) -> Mark:
        laid = self.pen.lay(words, 150, Style(11, 600), most=1)
        left = 18 if icon else 6
        width = left + laid.natural + 6

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = [Rect(x, y, width, 15, tone.head, None, radius=7.5)]
            if icon:
                items.append(Icon(icon, x + 5, y + 2.5, 10, tone.head_ink, 2.4))
            return (*items, _inside(laid, x + left, y + 0.2, tone.head_ink))

        return Mark(width, paint)

    def _score(self, score: float) -> Mark:
        mood = self.pen.theme.mood
        laid = self.pen.lay(signed(score), 60, Style(11, 600))

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return (
                Icon(face_of(score), x - 1, y - 0.5, 15, mood.mark(score), 2.2),
                _inside(laid, x + 18, y + 0.2, mood.words(score)),
            )

        return Mark(18 + laid.natural, paint)

    def _persona(self, id: str) -> Mark:
        name, colour = self.personas[id]
        laid = self.pen.lay(name, 130, SMALL, most=1)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return (Circle(x + 4, y + 7.5, 4, colour), _inside(laid, x + 12, y + 0.2, colour))

        return Mark(12 + laid.natural, paint)

    # ---- other looks

    def _chip(self, card: Card, width: float) -> Block:
        return self._chip_of(card, self.pen.lay(self.words(card), width - 34, self.body), True)

    def _chip_of(self, card: Card, laid: Laid, last: bool) -> Block:
        tone = self._tone_of_chip(card)
        height = max(24.0, laid.height + 5)
        icon = card.icon or channel_icon(card) or kind_icon(card.at.kind)
        marks = self._whose(card) if last else []
        full = height + (META if marks else 0)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = [
                Circle(x + 14, y + 12, 12, self.pen.theme.card, self.pen.theme.line, 0.8),
                Icon(icon, x + 7.5, y + 5.5, 13, tone.accent),
                laid.at(x + 33, y + (24 - laid.height) / 2 if len(laid.lines) < 2 else y + 3, self.pen.theme.ink),
            ]
            for mark in marks:
                items += mark.paint(x + 33, y + height)
            return (Group("card", card.text, tuple(items), card.id),)

        return Block(full, paint, _breaking(laid, 8, lambda part, end: self._chip_of(card, part, end)))

    def _whose(self, card: Card) -> list[Mark]:
        return [self._persona(card.persona)] if card.persona in self.personas and len(self.personas) > 1 else []

    def _tone_of_chip(self, card: Card) -> ToneColours:
        named = tone_of(card.at.kind)
        return self.pen.theme.tones["blue" if named == "plain" else named]

    def _quote(self, card: Card, width: float) -> Block:
        return self._quote_of(card, self.pen.lay(self.words(card), width - 22, QUOTE), True)

    def _quote_of(self, card: Card, laid: Laid, last: bool) -> Block:
        colour = self.pen.theme.quote
        mark = self.pen.lay("“", 20, Style(32, serif=True))
        marks = self._whose(card) if last else []

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = [
                mark.at(x, y - 6, self.pen.theme.quote_mark, decoration=True),
                laid.at(x + 17, y + 2, colour),
            ]
            for each in marks:
                items += each.paint(x + 17, y + 4 + laid.height)
            return (Group("card", card.text, tuple(items), card.id),)

        height = laid.height + 4 + (META + 2 if marks else 0)
        return Block(height, paint, _breaking(laid, 6, lambda part, end: self._quote_of(card, part, end)))

    def _figure(self, card: Card, width: float) -> Block:
        value = f"{card.value}\u00a0{card.unit}".strip() if card.unit else card.value
        big = self.pen.lay(value, width - 8, FIGURE)
        return self._figure_of(card, value, big, self.pen.lay(self.words(card), width - 8, SMALL))

    def _figure_of(self, card: Card, value: str, big: Laid, small: Laid) -> Block:

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            ink, muted = self.pen.theme.ink, self.pen.theme.muted
            texts: tuple[Text, ...] = (small.at(x + 6, y + big.height + 1, muted),)
            if value:
                texts = (big.at(x + 6, y, ink), *texts)
            return (Group("card", f"{card.text}: {value}" if value else card.text, texts, card.id),)

        def build(part: Laid, last: bool) -> Block:
            return self._figure_of(card, "" if last else value, self.pen.lay("", 9, FIGURE) if last else big, part)

        return Block(big.height + small.height + 4, paint, _breaking(small, big.height + 6, build))

    def heading(self, words: str, width: float) -> Block:
        """A small heading over the cards of one kind."""
        laid = self.pen.lay(words, width, Style(11, 600, tracking=0.5))
        return Block(laid.height + 2, lambda x, y: (laid.at(x, y, self.pen.theme.muted),))

    def kind(self, kind: str, count: int = 2) -> str:
        """The name of a kind in the language of the labels."""
        return kind_label(kind, self.pen.labels, count)


def channel_icon(card: Card) -> str:
    """The icon of a card's channel: the channel's own, or a plain one for on- and offline."""
    if not card.channel:
        return ""
    known = CHANNELS.get(card.channel.lower())
    return known[1] if known else "wifi" if card.online else "map-pin"


def signed(score: float) -> str:
    """A score as people read it: +1.5, 0, −0.5."""
    return f"+{score:g}" if score > 0 else f"−{-score:g}" if score < 0 else "0"


def _inside(laid: Laid, x: float, y: float, colour: str) -> Text:
    return laid.at(x, y, colour)


def _rows(marks: list[Mark], width: float) -> list[list[Mark]]:
    rows: list[list[Mark]] = []
    left = 0.0
    for mark in marks:
        if not rows or mark.width > left:
            rows.append([])
            left = width
        rows[-1].append(mark)
        left -= mark.width + 8
    return rows


def _dots(severity: int, colour: str, pale: str) -> Mark:
    def paint(x: float, y: float) -> tuple[Drawn, ...]:
        return tuple(Circle(x + 2.5 + n * 6.6, y + 7.5, 2.1, colour if n < severity else pale) for n in range(3))

    return Mark(19, paint)


Build = Callable[[Laid, bool], Block]


def _breaking(laid: Laid, overhead: float, build: Build) -> Callable[[float], tuple[Block, Block] | None]:
    """A split for a block made of one paragraph: `build` makes it of some lines, marks only with the last."""

    def split(room: float) -> tuple[Block, Block] | None:
        n = int((room - overhead - laid.style.size * 0.3) / (laid.style.size * laid.leading))
        if n < 1 or n >= len(laid.lines):
            return None
        head, tail = laid.cut(n)
        return build(head, False), build(tail, True)

    return split
