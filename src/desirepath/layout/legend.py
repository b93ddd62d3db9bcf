"""The foot of a map: what its marks mean, what its claims rest on, and what this view does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ..model.schema import MAP, Card, Source
from ..model.view import View
from .blocks import Block, beside, space, stack
from .cards import Cards
from .feeling_face import face_of
from .pen import CAPS, SMALL, Drawn, Pen
from .scene import Circle, Group, Icon, Text


class Legend:
    """The foot of one document's map."""

    def __init__(self, view: View, cards: Cards) -> None:
        self.view, self.cards = view, cards
        self.pen: Pen = cards.pen

    def block(self, width: float) -> Block:
        """Marks, sources and what is not shown, one below the other; empty when there is nothing to say."""
        parts = [self._marks(width), stack(self._sources(width), 6), self._tray(width)]
        parts = [part for part in parts if part.height]
        body = stack(parts, 14)
        if not parts:
            return body
        return Block(body.height, lambda x, y: (Group("legend", self.pen.words["legend"], body.paint(x, y)),))

    def parts(self, width: float) -> list[Block]:
        """The foot in pieces that may be shared out over sheets."""
        return [part for part in (self._marks(width), *self._sources(width), self._tray(width)) if part.height]

    # ---- marks

    def _marks(self, width: float) -> Block:
        entries: list[tuple[float, Block]] = []
        words, used = self.pen.words, self.cards.used
        if "severity" in used:
            entries += [self._entry(self._dots(n), 8 + 6.6 * n, words[f"severity_{n}"]) for n in (1, 2, 3)]
        if "score" in used or "curve" in used:
            for score in (2, 0, -2):
                entries.append(self._entry(self._icon(face_of(score)), 17, words[f"feeling_{score}"]))
        if "priority" in used:
            entries.append(self._entry(self._icon("trending-up"), 17, f"{words['priority']} 0–5"))
        if "moment" in used:
            entries.append(self._entry(self._icon("star"), 17, words["moment_of_truth"]))
        if "composed" in used:
            entries.append(self._entry(self._icon("wand-sparkles"), 17, words["composed"]))
        return self._flow(entries, width)

    def _entry(
        self, mark: Callable[[float, float], tuple[Drawn, ...]], indent: float, text: str
    ) -> tuple[float, Block]:
        laid = self.pen.lay(text, 560, SMALL)
        colour = self.pen.theme.faint

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            return (*mark(x, y), laid.at(x + indent, y, colour))

        return indent + laid.natural * 1.02, Block(laid.height, paint)

    def _icon(self, name: str) -> Callable[[float, float], tuple[Drawn, ...]]:
        return lambda x, y: (Icon(name, x, y + 1.5, 12, self.pen.theme.faint),)

    def _dots(self, count: int) -> Callable[[float, float], tuple[Drawn, ...]]:
        colour = self.pen.theme.tones["pain"].accent
        return lambda x, y: tuple(Circle(x + 2.5 + n * 6.6, y + 7.5, 2.1, colour) for n in range(count))

    @staticmethod
    def _flow(entries: list[tuple[float, Block]], width: float) -> Block:
        rows: list[list[tuple[float, Block]]] = []
        x = 0.0
        for natural, block in entries:
            if not rows or x + natural > width:
                rows.append([])
                x = 0
            rows[-1].append((x, block))
            x += natural + 26
        return stack([beside(row) for row in rows], 6)

    # ---- sources

    def _sources(self, width: float) -> list[Block]:
        sources = self.view.document.on(MAP, Source)
        if not sources:
            return []
        across = max(1, min(4, len(sources), int((width + 28) // 320)))
        each = (width - 28 * (across - 1)) / across
        blocks = [self._source(n, source, each) for n, source in enumerate(sources, 1)]
        rows = [blocks[i : i + across] for i in range(0, len(blocks), across)]
        head = self.pen.lay(self.pen.words["sources"], width, CAPS)
        first, *rest = [beside([(n * (each + 28), b) for n, b in enumerate(row)]) for row in rows]
        heading = Block(head.height, lambda x, y: (head.at(x, y, self.pen.theme.faint),))
        return [stack([heading, first], 5), *rest]

    def _source(self, n: int, source: Source, width: float) -> Block:
        words = self.pen.words
        said = [words[source.type] if source.type else "", source.date]
        said += [words["people_asked"].format(n=f"{source.n:g}")] if source.n is not None else []
        detail = ", ".join(word for word in said if word)
        number = self.pen.lay(str(n), 24, SMALL)
        title = self.pen.lay(source.title, width - 24, SMALL)
        small = self.pen.lay(detail, width - 24, SMALL)

        def paint(x: float, y: float) -> tuple[Text, ...]:
            colours = self.pen.theme
            texts = (number.at(x, y, colours.faint), title.at(x + 22, y, colours.muted))
            return (*texts, small.at(x + 22, y + title.height, colours.faint)) if small.lines else texts

        return Block(title.height + small.height, paint)

    # ---- the tray

    def _tray(self, width: float) -> Block:
        text = unseen(self.view, self.cards)
        if not text:
            return space(0)
        laid = self.pen.lay(text, width - 20, SMALL)
        colour = self.pen.theme.faint
        return Block(laid.height, lambda x, y: (Icon("inbox", x, y + 1.5, 12, colour), laid.at(x + 19, y, colour)))


def unseen(view: View, cards: Cards) -> str:
    """What this view does not show, counted by kind: the tray first, hidden lanes after it."""
    counts: Counter[str] = Counter()
    for id in view.frame.tray:
        card = view.document[id]
        assert isinstance(card, Card)
        counts[card.at.kind.partition(".")[0]] += 1
    said = [f"{n} {cards.kind(kind, n)}" for kind, n in counts.items()]
    titles = {slot.id: slot.title for slot in view.lens.framework.slots}
    said += [f"{titles.get(slot, slot)} ({n})" for slot, n in view.frame.hidden.items()]
    return f"{cards.pen.words['tray']}: " + ", ".join(said) if said else ""
