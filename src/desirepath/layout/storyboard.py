"""The storyboard: one panel per step (or per stage without steps), with picture, words and feeling.

Where a card has a picture, the panel shows it; else the face of the feeling on the stage's tint stands for it, with
what is said and thought in bubbles.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model.schema import Card, Stage, Step
from ..model.view import Column, View, caption
from .blocks import Block, beside
from .cards import Cards, channel_icon
from .feeling_face import face_of
from .heading import Heading
from .legend import Legend
from .options import Options
from .pen import BODY, CAPS, SMALL, Drawn, Laid, Pen, Style
from .scene import Circle, Command, Group, Icon, Page, Path, Rect
from .sheets import Sheets, poster

PANEL = 470.0  # width on a poster
GAP = 28
SHAPE = 0.46  # height of a picture to its width
INSET = 22
TITLE = Style(16, 600, leading=1.25)
SPEECH = Style(13, 500, leading=1.3, balance=True)


@dataclass(frozen=True, slots=True)
class Bubble:
    """Something said or thought, and its words."""

    card: Card
    laid: Laid
    thought: bool

    @property
    def height(self) -> float:
        return self.laid.height + 20

    @property
    def width(self) -> float:
        return max(72.0, self.laid.natural * 1.03 + 30)


class Storyboard:
    """The panels of one story at one width."""

    def __init__(self, view: View, cards: Cards, options: Options, width: float) -> None:
        self.view, self.cards, self.options, self.width = view, cards, options, width
        self.pen: Pen = cards.pen

    def rows(self, across: int) -> list[Block]:
        """All panels, a row at a time; panels of a row are equally high."""
        columns = [c for c in self.view.frame.columns if c.place]
        rows = [columns[i : i + across] for i in range(0, len(columns), across)]
        return [self._row(row, n * across) for n, row in enumerate(rows)]

    def _row(self, row: list[Column], start: int) -> Block:
        pictures = [self._picture(c) for c in row]
        words = [self._words(c, start + n) for n, c in enumerate(row)]
        scene = max(p.height for p in pictures)
        height = scene + max(w.height for w in words)
        panels = [self._panel(c, p, w, scene, height) for c, p, w in zip(row, pictures, words, strict=True)]
        return beside([(n * (self.width + GAP), panel) for n, panel in enumerate(panels)])

    def _panel(self, column: Column, picture: Block, words: Block, scene: float, height: float) -> Block:
        theme = self.pen.theme
        number = [g.id for g in self.view.frame.groups].index(column.group)
        tint = theme.stage(number).tint
        image = self._image(column.place)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = [
                Rect(x, y, self.width, height, theme.card, theme.line, 0.9, 13, layer="panels"),
                Rect(x, y, self.width, scene, tint, None, radius=13, square="bottom"),
            ]
            if image:
                items += self.cards.picture(image, x, y, self.width, scene)
            items += picture.paint(x, y)
            items += words.paint(x, y + scene)
            return (Group("panel", self._title(column.place), tuple(items), column.place),)

        return Block(height, paint)

    def _title(self, place: str) -> str:
        record = self.view.document[place]
        assert isinstance(record, Step | Stage)
        return record.title

    def _cards(self, place: str, *kinds: str) -> list[Card]:
        cards = [c for slot in self.view.frame.rows for c in self.view.cards(slot.id, place)]
        return [c for c in cards if c.at.kind.partition(".")[0] in kinds]

    def _image(self, place: str) -> Card | None:
        cards = self._cards(place, "scene") + self.view.document.on(place, Card)
        return next((c for c in cards if c.image), None)

    # ---- the picture

    def _picture(self, column: Column) -> Block:
        bubbles = self._bubbles(column.place)
        felt = next((c for c in self._cards(column.place, "feeling") if c.score is not None), None)
        image = self._image(column.place)
        scenes = [] if image else self._cards(column.place, "scene")
        told = [self.pen.lay(self.cards.words(c), self.width - 2 * INSET, SMALL) for c in scenes]
        said = sum(b.height + 10 for b in bubbles)
        foot = sum(t.height + 6 for t in told) + (10 if told else 0)
        height = max(self.width * SHAPE, said + (40 if image else 118) + foot)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            items: list[Drawn] = []
            ground = y + height - foot
            if not image:
                items += self._scene(column, felt, x, ground)
            at = y + 20
            for n, bubble in enumerate(bubbles):
                items += self._bubble(bubble, x, at, n == len(bubbles) - 1 and not image)
                at += bubble.height + 10
            below = ground + 4
            for laid in told:
                items.append(laid.at(x + INSET, below, self.pen.theme.muted))
                below += laid.height + 6
            return tuple(items)

        return Block(height, paint)

    def _bubbles(self, place: str) -> list[Bubble]:
        room = self.width - 210
        said = self._cards(place, "saying", "thinking", "question")
        return [Bubble(c, self.pen.lay(c.text, room, SPEECH), c.at.kind != "saying") for c in said]

    def _scene(self, column: Column, felt: Card | None, x: float, ground: float) -> list[Drawn]:
        """Somebody who feels something, on the floor of the stage, with the touchpoints at hand."""
        theme = self.pen.theme
        number = [g.id for g in self.view.frame.groups].index(column.group)
        items: list[Drawn] = [Rect(x, ground - 34, self.width, 34, theme.stage(number).floor)]
        middle, head = x + 92, ground - 84
        shoulders: tuple[Command, ...] = (
            ("M", middle - 62, ground),
            ("C", middle - 62, ground - 44, middle - 34, ground - 56, middle, ground - 56),
            ("C", middle + 34, ground - 56, middle + 62, ground - 44, middle + 62, ground),
            ("Z",),
        )
        items.append(Path(shoulders, fill=self._colour(felt)))
        score = felt.score if felt is not None else None
        edge = theme.muted if score is None else theme.mood.mark(score)
        items.append(Circle(middle, head, 38, theme.mood.face, edge, 3))
        if score is not None:
            self.cards.used.add("score")
            items.append(Icon("face:" + face_of(score), middle - 35, head - 35, 70, edge, 1.7))
        for n, icon in enumerate(self._icons(column.place)[:5]):
            at = x + self.width - INSET - 19 - n * 46
            items += [
                Circle(at, ground - 34, 19, theme.card, theme.line, 0.9),
                Icon(icon, at - 10, ground - 44, 20, theme.ink),
            ]
        return items

    def _colour(self, felt: Card | None) -> str:
        people = self.cards.personas
        if felt is not None and felt.persona in people:
            return people[felt.persona][1]
        return next((colour for _, colour in people.values()), self.pen.theme.bar)

    def _icons(self, place: str) -> list[str]:
        cards = [
            c for c in self.view.document.on(place, Card) if c.at.kind.partition(".")[0] in ("touchpoint", "channel")
        ]
        return list(dict.fromkeys(icon for c in cards if (icon := c.icon or channel_icon(c))))

    def _bubble(self, bubble: Bubble, x: float, y: float, tail: bool) -> list[Drawn]:
        theme = self.pen.theme
        left = x + 150
        box = Rect(left, y, bubble.width, bubble.height, theme.card, theme.ink, 1.4, 15, layer="bubbles")
        items: list[Drawn] = [box]
        bottom = y + bubble.height
        if tail and bubble.thought:
            for n, radius in enumerate((5.0, 3.4, 2.2)):
                items.append(Circle(left + 14 - n * 10, bottom + 6 + n * 9, radius, theme.card, theme.ink, 1.3))
        elif tail:
            tip = (left - 4, bottom + 20)
            wedge: tuple[Command, ...] = (("M", left + 18, bottom - 0.8), ("L", *tip), ("L", left + 36, bottom - 0.8))
            items.append(Path(wedge, fill=theme.card, stroke=theme.ink, stroke_width=1.4))
        words = bubble.laid.at(left + (bubble.width - bubble.laid.width) / 2, y + 10, theme.ink, "middle")
        return [Group("bubble", bubble.card.text, (*items, words), bubble.card.id)]

    # ---- the words

    def _words(self, column: Column, number: int) -> Block:
        theme, place = self.pen.theme, column.place
        felt = next((c for c in self._cards(place, "feeling")), None)
        room = self.width - 2 * INSET - 48
        stage = next(g for g in self.view.frame.groups if g.id == column.group)
        over = self.pen.lay(stage.title, room, CAPS)
        title = self.pen.lay(self._title(place), room, TITLE)
        told = caption(self.view.document, place)
        if told.composed:
            self.cards.used.add("composed")
        words = self.pen.lay(told.text, room, BODY)
        mood = self.pen.lay(self.cards.words(felt) if felt else "", room - 20, Style(11.5, 600))
        digit = self.pen.lay(str(number + 1), 36, Style(16, 600, serif=True))
        height = 18 + over.height + title.height + 4 + words.height + (mood.height + 6 if felt else 0) + 18
        score = felt.score if felt and felt.score is not None else None

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            at, left = y + 18, x + INSET + 48
            badge = theme.mood.mark(score) if score is not None else theme.muted
            items: list[Drawn] = [
                Circle(x + INSET + 17, at + 18, 17, theme.card, badge, 1.6),
                digit.at(x + INSET - 1, at + 18 - digit.height / 2, badge, "middle"),
                over.at(left, at, theme.faint),
                title.at(left, at + over.height, theme.ink),
            ]
            at += over.height + title.height + 4
            if words.lines:
                items.append(words.at(left, at, theme.muted))
                if told.composed:
                    items.append(Icon("wand-sparkles", left - 19, at + 1.5, 12, theme.faint))
            if felt:
                at += words.height + 6
                colour = theme.mood.words(score) if score is not None else theme.muted
                if score is not None:
                    items.append(Icon(face_of(score), left, at + 0.5, 14, theme.mood.mark(score), 2.2))
                items.append(mood.at(left + 20, at, colour))
            return tuple(items)

        return Block(height, paint)


def storyboard_pages(view: View, cards: Cards, heading: Heading, legend: Legend, options: Options) -> tuple[Page, ...]:
    """The story on a poster, or a few panels to a sheet."""
    title = view.document.head.title
    count = sum(1 for c in view.frame.columns if c.place)
    if options.sheet is None:
        across = _across(count)
        width = across * PANEL + (across - 1) * GAP
        board = Storyboard(view, cards, options, PANEL)
        rows = [(GAP, row) for row in board.rows(across)]
        parts = [(-10, heading.block(width)), *rows, (20, legend.block(width))]
        return (poster(cards.pen, title, width, parts),)
    sheets = Sheets(cards.pen, options.sheet, title)
    across = max(1, int((sheets.width + GAP) // 320))
    width = (sheets.width - GAP * (across - 1)) / across
    sheets.flow(heading.parts(sheets.width))
    sheets.flow(Storyboard(view, cards, options, width).rows(across), GAP)
    sheets.flow(legend.parts(sheets.width), 12)
    return sheets.pages()


def _across(count: int) -> int:
    """Three panels beside each other, four in a long story."""
    return 3 if count <= 12 else 4 if count <= 24 else 6
