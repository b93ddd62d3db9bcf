"""One panel of a storyboard: a picture (or somebody who feels something), bubbles, and the words below.

Bubbles hang above a picture, never over it.  A thought that a composed caption already quotes has no bubble: it is said
in one place only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..frameworks import channel_label
from ..model.framework import Slot
from ..model.schema import Card, Stage, Step
from ..model.view import Caption, Column, View, caption
from .blocks import EMPTY, Block, beside, grouped, moved, painted, paragraph, plated, stack
from .bubbles import TAIL, Bubble, bubbles, hung
from .cards import Cards
from .feeling_face import face_of
from .gathering import gathered
from .marks import channel_icon, rows
from .pen import BODY, CAPS, FACE_WORD, PANEL, PANEL_NUMBER, SMALL, STRONG, Drawn, Pen
from .scene import Circle, Command, Icon, Path, Rect

SHAPE = 0.46  # height of a picture to its width
BARE = 0.34  # the same where there is nothing but somebody who feels something
INSET = 22.0
TEXT = INSET + 48  # where the words begin, right of the number
_ABOVE = 20.0  # px between the edge and the first bubble
_FIGURE = 118.0  # height of the figure with air above it
_FIRST, _APART = 92.0, 126.0  # px from the left edge to the middle of the first figure, and from each to the next
_SHOULDERS = 62.0  # half their width
_HEAD = 58.0  # px from the middle of a head to a bubble beside it
_DRAWN = ("scene", "saying", "thinking", "question", "feeling", "narrative")  # kinds with a place of their own


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in a picture: where they stand, how they feel, what they wear."""

    persona: str
    middle: float  # px from the left edge of the panel
    score: float | None
    clothes: str


class Panel:
    """What one column shows."""

    def __init__(self, view: View, cards: Cards, column: Column, number: int, width: float) -> None:
        self.view, self.cards, self.width = view, cards, width
        self.pen: Pen = cards.pen
        self.place, self.number = column.place, number
        self.record = view.document[column.place]
        self.rank = next(n for n, group in enumerate(view.frame.groups) if group.id == column.group)
        self.group = view.frame.groups[self.rank]
        found = [(slot, card) for slot in view.frame.rows for card in gathered(view, slot.id, self.place)]
        self.shown = [card for _, card in found]
        self.extras: list[tuple[Slot, Card]] = [(s, c) for s, c in found if _base(c) not in _DRAWN]
        if self.image is None:  # the legend has to know before anything is painted
            for icon, said in self.at_hand.items():
                cards.alone.setdefault(icon, {})[said] = None

    def _of(self, *kinds: str) -> list[Card]:
        return [card for card in self.shown if _base(card) in kinds]

    @property
    def title(self) -> str:
        """The name of the step or stage."""
        assert isinstance(self.record, Step | Stage)
        return self.record.title

    @cached_property
    def told(self) -> Caption:
        """Its caption; what is written for its stage comes first."""
        own = " ".join(card.text for card in self._of("narrative"))
        return Caption(own) if own else caption(self.view.document, self.place)

    @cached_property
    def image(self) -> Card | None:
        """The card whose picture is shown."""
        others = self.view.document.on(self.place, Card)
        return next((card for card in (*self._of("scene"), *others) if card.image), None)

    @cached_property
    def _bubbles(self) -> list[Bubble]:
        said = self._of("saying", "thinking", "question")
        if self.told.composed:
            quoted = {card.id for card in self.view.document.on(self.place, Card, "thinking")}
            said = [card for card in said if card.id not in quoted]
        if self.image:
            return bubbles(self.cards, said, self.width, INSET)
        stand = {figure.persona: figure.middle + _HEAD for figure in self.cast}
        return bubbles(self.cards, said, self.width, _FIRST + _HEAD, stand)

    @cached_property
    def _strip(self) -> Block:
        """The bubbles, with room for the tail of the last one."""
        found = self._bubbles
        if not found:
            return EMPTY
        return stack([painted(_ABOVE, lambda x, y: ()), *hung(self.cards, found, True), painted(TAIL, lambda x, y: ())])

    @cached_property
    def _described(self) -> Block:
        """What is to be seen, in words, where nobody has drawn it yet."""
        scenes = [card for card in self._of("scene") if card is not self.image]
        laid = [self.pen.lay(self.cards.words(card), self.width - 2 * INSET, SMALL) for card in scenes]
        words = [moved(paragraph(each, self.pen.theme.muted), INSET, 6) for each in laid]
        return stack([*words, *([painted(8, lambda x, y: ())] if words else [])])

    # ---- the picture

    @property
    def scene_height(self) -> float:
        """What the upper part needs."""
        if self.image:
            return self._strip.height + self.width * SHAPE + self._described.height
        least = self.width * (SHAPE if self._bubbles else BARE)
        return max(least, self._strip.height + _FIGURE) + self._described.height

    def scene(self, height: float) -> Block:
        """The upper part, at a height at least as great as it needs."""
        strip, words = self._strip, self._described
        ground = height - words.height

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = [self._backdrop(x, y, height)]
            if self.image:
                top = strip.height
                items += self.cards.picture(self.image, x, y + top, self.width, ground - top)
            else:
                items += self._somebody(x, y + ground)
            return (*items, *strip.paint(x, y), *words.paint(x, y + ground))

        return Block(height, paint)

    def _backdrop(self, x: float, y: float, height: float) -> Rect:
        return Rect(x, y, self.width, height, self.pen.theme.stage(self.rank).tint, None, radius=13, square="bottom")

    @cached_property
    def cast(self) -> list[Figure]:
        """Who is seen: everybody whom a card here is about, as they feel; one figure where nobody is named."""
        people, felt = self.cards.personas, dict[str, float]()
        for card in self._of("feeling"):
            if card.score is not None:
                felt.setdefault(card.persona if card.persona in people else "", card.score)
        here = {card.persona for card in (*self.shown, *self.view.document.on(self.place, Card))}
        named = [id for id in people if id in here][: self._places]
        if not named:
            clothes = next((colour for _, colour in people.values()), self.pen.theme.bar)
            return [Figure("", _FIRST, felt.get(""), clothes)]
        return [
            Figure(id, _FIRST + n * _APART, felt.get(id, felt.get("")), people[id][1]) for n, id in enumerate(named)
        ]

    @property
    def _places(self) -> int:
        return min(3, 1 + int((self.width - _FIRST - _SHOULDERS - INSET) // _APART))

    def _somebody(self, x: float, ground: float) -> list[Drawn]:
        """Those who feel something, on the floor of the stage, with the touchpoints at hand."""
        theme = self.pen.theme
        items: list[Drawn] = [Rect(x, ground - 34, self.width, 34, theme.stage(self.rank).floor)]
        for figure in self.cast:
            items += self._figure(figure, x + figure.middle, ground)
        for n, icon in enumerate(self.at_hand):
            at = x + self.width - INSET - 19 - n * 46
            items.append(Circle(at, ground - 34, 19, theme.card, theme.line, 0.9))
            items.append(Icon(icon, at - 10, ground - 44, 20, theme.ink))
        return items

    def _figure(self, figure: Figure, middle: float, ground: float) -> list[Drawn]:
        theme, head = self.pen.theme, ground - 84
        shoulders: tuple[Command, ...] = (
            ("M", middle - _SHOULDERS, ground),
            ("C", middle - _SHOULDERS, ground - 44, middle - 34, ground - 56, middle, ground - 56),
            ("C", middle + 34, ground - 56, middle + _SHOULDERS, ground - 44, middle + _SHOULDERS, ground),
            ("Z",),
        )
        edge = theme.muted if figure.score is None else theme.mood.mark(figure.score)
        items: list[Drawn] = [
            Path(shoulders, fill=figure.clothes),
            Circle(middle, head, 38, theme.mood.face, edge, 3),
        ]
        if figure.score is not None:
            self.cards.used.add("score")
            items.append(Icon("face:" + face_of(figure.score), middle - 35, head - 35, 70, edge, 1.7))
        if len(self.cast) > 1:
            letter = self.pen.lay(self.cards.initials[figure.persona], 40, STRONG)
            items.append(letter.at(middle - 20, ground - 28, theme.card, "middle"))
        return items

    @cached_property
    def at_hand(self) -> dict[str, str]:
        """The icons of the touchpoints here, and what each stands for: its channel, or the touchpoint itself."""
        room = self.width - INSET - self.cast[-1].middle - _SHOULDERS - 16
        cards = [c for c in self.view.document.on(self.place, Card) if _base(c) in ("touchpoint", "channel")]
        found: dict[str, str] = {}
        for card in cards:
            if icon := card.icon or channel_icon(card):
                by_channel = card.channel and not card.icon
                found.setdefault(icon, channel_label(card.channel, self.pen.labels) if by_channel else card.text)
        return dict(list(found.items())[: max(0, min(5, int(room // 46)))])

    # ---- the words

    @cached_property
    def words(self) -> Block:
        """Number, stage, title, caption, feelings, and whatever else the lens shows here."""
        theme, room = self.pen.theme, self.width - TEXT - INSET
        over = paragraph(self.pen.lay(self._over, room, CAPS), theme.faint)
        title = paragraph(self.pen.lay(self.title, room, PANEL), theme.ink)
        parts = [over, title, self._turn(room), *self._caption(room), *self._moods(room), *self._others(room)]
        felt = next((c.score for c in self._of("feeling") if c.score is not None), None)
        digit = self.pen.lay(str(self.number), 36, PANEL_NUMBER)
        edge = theme.muted if felt is None else theme.mood.mark(felt)

        def badge(x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
            if not first:
                return ()
            ring = Circle(x + INSET + 17, y + 36, 17, theme.card, edge, 1.6)
            return ring, digit.at(x + INSET - 1, y + 36 - digit.height / 2, edge, "middle")

        return plated(stack([part for part in parts if part.height]), TEXT, 18, 18, badge)

    @property
    def _over(self) -> str:
        """The stage above the step and, in its first panel, how long the stage takes."""
        first = next(c.place for c in self.view.frame.columns if c.group == self.group.id and c.place)
        lasts = self.group.duration if first == self.place and self.group.id != self.place else ""
        said = [self.group.title] if lasts or self.group.title != self.title else []
        return " · ".join([*said, *([lasts] if lasts else [])])

    def _turn(self, room: float) -> Block:
        """A star where the customer's opinion turns, and how long the step (or stage) takes."""
        record, theme = self.record, self.pen.theme
        assert isinstance(record, Step | Stage)
        star = isinstance(record, Step) and record.moment_of_truth
        lasts = paragraph(self.pen.lay(record.duration, room - 19 * star, SMALL), theme.faint)
        if not star:
            return lasts
        self.cards.used.add("moment")
        high = max(18.0, lasts.height)
        return Block(high, lambda x, y: (Icon("star", x - 1, y + 1.2, 14, theme.kicker, 2.2), *lasts.paint(x + 19, y)))

    def _caption(self, room: float) -> list[Block]:
        told = self.told
        if not told.text:
            return []
        words = paragraph(self.pen.lay(told.text, room, BODY), self.pen.theme.muted)
        if told.composed:
            self.cards.used.add("composed")
            colour = self.pen.theme.faint
            words = plated(words, 0, 0, 0, lambda x, y, _, first, __: (
                (Icon("wand-sparkles", x - 19, y + 1.5, 12, colour),) if first else ()
            ))  # fmt: skip
        return [moved(words, 0, 4)]

    def _moods(self, room: float) -> list[Block]:
        return [moved(self._mood(card, room), 0, 6) for card in self._of("feeling")]

    def _mood(self, card: Card, room: float) -> Block:
        mood, score = self.pen.theme.mood, card.score
        colour = self.pen.theme.muted if score is None else mood.words(score)
        words = paragraph(self.pen.lay(self.cards.words(card), room - 20, FACE_WORD), colour)
        whose = rows(self.cards.whose(card, room - 20), room - 20)

        def face(x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
            if score is None or not first:
                return ()
            return (Icon(face_of(score), x, y + 0.5, 14, mood.mark(score), 2.2),)

        left = 0 if score is None else 20
        return grouped(plated(stack([words, *whose]), left, 0, 0, face), "card", card.text, card.id)

    def _others(self, room: float) -> list[Block]:
        return [moved(self.cards.block(card, room, slot), 0, 8) for slot, card in self.extras]

    # ---- both

    def block(self, scene: float, height: float) -> Block:
        """The panel at the heights of its row; where it has to be broken, each part is a plate of its own."""
        picture, words = self.scene(scene), self.words

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return (*self._plate(x, y, height), *picture.paint(x, y), *words.paint(x, y + scene))

        whole = Block(height, paint, lambda room: self._in_parts().cut(room))
        return grouped(whole, "panel", self.title, self.place)

    def _plate(self, x: float, y: float, height: float, *_: bool) -> tuple[Drawn, ...]:
        theme = self.pen.theme
        return (Rect(x, y, self.width, height, theme.card, theme.line, 0.9, 13, layer="panels"),)

    def _in_parts(self) -> Block:
        """The same one below the other, to be broken anywhere but in its picture."""
        if self.image:
            image = self.image
            high = self.width * SHAPE
            seen = painted(high, lambda x, y: self.cards.picture(image, x, y, self.width, high))
        else:
            seen = painted(_FIGURE, lambda x, y: tuple(self._somebody(x, y + _FIGURE)))

        def backdrop(x: float, y: float, height: float, first: bool, last: bool) -> tuple[Drawn, ...]:
            return (self._backdrop(x, y, height),)

        upper = plated(stack([self._strip, seen, self._described]), 0, 0, 0, backdrop)
        return plated(stack([upper, self.words]), 0, 0, 0, self._plate)


def row_of(panels: Sequence[Panel], gap: float) -> Block:
    """Panels beside each other, equally high."""
    scene = max(panel.scene_height for panel in panels)
    height = scene + max(panel.words.height for panel in panels)
    return beside([(n * (panel.width + gap), panel.block(scene, height)) for n, panel in enumerate(panels)])


def _base(card: Card) -> str:
    return card.at.kind.partition(".")[0]
