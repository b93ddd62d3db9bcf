"""The foot of a map: what its marks mean, what its claims rest on, and what this view does not show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..frameworks import kind_label, words
from ..model.schema import MAP, Source
from ..model.unseen import unseen
from ..model.view import View
from .blocks import EMPTY, Block, Paint, beside, grouped, moved, paragraph, space, stack
from .cards import Cards
from .chart import DASHES
from .feeling_face import face_of
from .feelings import owners
from .names import label
from .pen import CAPS, SMALL, Drawn, Pen
from .scene import Circle, Icon, Path

_MOST = 3  # things that the key of one icon names


class Legend:
    """The foot of one document's map."""

    def __init__(self, view: View, cards: Cards) -> None:
        self.view, self.cards = view, cards
        self.pen: Pen = cards.pen

    def block(self, width: float) -> Block:
        """Marks, sources and what is not shown, one below the other; empty when there is nothing to say."""
        body = stack([self._marks(width), stack(self._sources(width), 6), self._tray(width)], 14)
        return grouped(body, "legend", self.pen.words["legend"]) if body.height else body

    def parts(self, width: float) -> list[Block]:
        """The foot in pieces that may be shared out over sheets."""
        return [part for part in (self._marks(width), *self._sources(width), self._tray(width)) if part.height]

    # ---- marks

    def _marks(self, width: float) -> Block:
        entries: list[_Entry] = []
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
        entries += [self._entry(self._icon(icon), 17, _few(said)) for icon, said in self.cards.alone.items()]
        curves = self._curves(width) if "curves" in used else []
        return stack([_flow(entries, width), _flow(curves, width)], 6)

    def _entry(self, mark: Paint, indent: float, text: str, colour: str = "", width: float = 560) -> _Entry:
        laid = self.pen.lay(text, width - indent, SMALL).snug()
        words = moved(paragraph(laid, colour or self.pen.theme.faint), indent)
        return indent + laid.width, Block(words.height, lambda x, y: (*mark(x, y), *words.paint(x, y)), words.split)

    def _icon(self, name: str) -> Paint:
        return lambda x, y: (Icon(name, x, y + 1.5, 12, self.pen.theme.faint),)

    def _dots(self, count: int) -> Paint:
        colour = self.pen.theme.tones["pain"].accent
        return lambda x, y: tuple(Circle(x + 2.5 + n * 6.6, y + 7.5, 2.1, colour) for n in range(count))

    def _curves(self, width: float) -> list[_Entry]:
        """Whose curve is whose: the line as it is drawn, the letter at its end, and a name."""
        entries = []
        for slot in self.view.frame.rows:
            found = owners(self.view, slot) if slot.look == "curve" else []
            for n, id in enumerate(found):
                name, colour = self.cards.personas.get(id, (slot.title, self.pen.theme.muted))
                said = f"{self.cards.initials[id]} · {name}" if id in self.cards.initials else name
                entries.append(self._entry(self._line(colour, n), 42, said, colour, min(560, width)))
        return entries

    def _line(self, colour: str, n: int) -> Paint:
        dash, face = DASHES[n % len(DASHES)], self.pen.theme.mood.face
        return lambda x, y: (
            Path((("M", x, y + 7.5), ("L", x + 32, y + 7.5)), stroke=colour, stroke_width=2.6, dash=dash),
            Circle(x + 16, y + 7.5, 4.5, face, colour, 2.1),
        )

    # ---- sources

    def _sources(self, width: float) -> list[Block]:
        sources = self.view.document.on(MAP, Source)
        if not sources:
            return []
        across = max(1, min(4, len(sources), int((width + 28) // 320)))
        each = (width - 28 * (across - 1)) / across
        blocks = [self._source(n, source, each) for n, source in enumerate(sources, 1)]
        rows = [blocks[i : i + across] for i in range(0, len(blocks), across)]
        head = paragraph(self.pen.lay(self.pen.words["sources"], width, CAPS), self.pen.theme.faint)
        first, *rest = [beside([(n * (each + 28), b) for n, b in enumerate(row)]) for row in rows]
        return [stack([head, space(5), first]), *rest]

    def _source(self, n: int, source: Source, width: float) -> Block:
        words, colours = self.pen.words, self.pen.theme
        date = f"\u200e{source.date}\u200e" if self.pen.rtl and source.date else source.date  # else it would turn round
        said = [words[source.type] if source.type else "", date]
        said += [words["people_asked"].format(n=f"{source.n:g}")] if source.n is not None else []
        number = self.pen.lay(str(n), 40, SMALL).snug()
        left = max(22.0, number.width + 4)
        title = paragraph(self.pen.lay(source.title, width - left, SMALL), colours.muted)
        detail = paragraph(self.pen.lay(", ".join(word for word in said if word), width - left, SMALL), colours.faint)
        return beside([(0, paragraph(number, colours.faint)), (left, stack([title, detail]))])

    # ---- the tray

    def _tray(self, width: float) -> Block:
        said = left_out(self.view, self.pen.labels)
        if not said:
            return EMPTY
        begins = f"{self.pen.words['tray']}: "
        if self.pen.rtl:  # figures and words of a list in one line would change places
            entries = [self._entry(self._icon("inbox"), 19, begins.strip(), width=width)]
            return _flow([*entries, *(self._entry(_nothing, 0, words, width=width) for words in said)], width)
        return self._entry(self._icon("inbox"), 19, begins + ", ".join(said), width=width)[1]


_Entry = tuple[float, Block]  # a width, and what is that wide


def _few(said: Iterable[str]) -> str:
    """A list, cut short where it gets long."""
    first = list(said)
    return ", ".join(first[:_MOST]) + (" …" if len(first) > _MOST else "")


def _nothing(x: float, y: float) -> tuple[Drawn, ...]:
    return ()


def _flow(entries: list[_Entry], width: float) -> Block:
    rows: list[list[_Entry]] = []
    x = 0.0
    for natural, block in entries:
        if not rows or x + natural > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, block))
        x += natural + 26
    return stack([beside(row) for row in rows], 6)


def left_out(view: View, language: str) -> list[str]:
    """What this view does not show, counted and named in a language: cards by kind, steps, ways, hidden lanes last."""
    found = unseen(view)
    own = view.lens.framework.kinds
    said = [f"{n} {label(kind, language, n, own)}" for kind, n in found.cards.items()]
    if found.steps:
        said.append(f"{found.steps} {kind_label('step', language, found.steps)}")
    said += _counted("ways", found.ways, language)
    said += _counted("durations", found.durations, language)
    said += _counted("moments_of_truth", found.moments_of_truth, language)
    titles = {slot.id: slot.title for slot in view.lens.framework.slots}
    return said + [f"{titles.get(slot, slot)} ({n})" for slot, n in found.hidden.items()]


def _counted(what: Literal["ways", "durations", "moments_of_truth"], count: int, language: str) -> list[str]:
    if not count:
        return []
    fixed = words(language)
    return [fixed[f"{what}_one"] if count == 1 else fixed[what].format(n=count)]
