"""A storyboard to draw and write on: the framework's questions once above, and panels with a place for every answer."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.framework import Slot
from ..model.schema import Stage, Step
from ..model.view import Column, View
from .blank import number
from .blocks import EMPTY, Block, beside, grouped, moved, paragraph, stack
from .cards import Cards
from .feeling_face import face_of
from .pen import PANEL, PANEL_NUMBER, SMALL, STRONG, Drawn, Pen
from .scene import Circle, Icon, Path, Rect

_TINTED = 0.5  # height of the picture to its width
_INSET = 22.0
_TEXT = _INSET + 48
_LINES, _MORE_LINES = 3, 8  # to write the caption on, and where there is more room
_LINE = 28.0  # px between two of them


def guide(view: View, cards: Cards, width: float) -> Block:
    """What to ask oneself, in the order in which to answer it."""
    slots = sorted((s for s in view.frame.rows if s.prompt), key=lambda s: s.fill or 99)
    across = max(1, min(len(slots), int((width + 24) // 320)))
    each = (width - 24 * (across - 1)) / across
    blocks = [_asked(cards.pen, slot, each) for slot in slots]
    rows = [blocks[i : i + across] for i in range(0, len(blocks), across)]
    return stack([beside([(n * (each + 24), block) for n, block in enumerate(row)]) for row in rows], 12)


def _asked(pen: Pen, slot: Slot, width: float) -> Block:
    left = 30 if slot.fill else 0
    title = paragraph(pen.lay(slot.title, width - left, STRONG), pen.theme.ink)
    asked = paragraph(pen.lay(slot.prompt, width - left, SMALL), pen.theme.muted)
    words = moved(stack([title, asked], 2), left)
    return Block(words.height, lambda x, y: (
        *(number(pen, slot.fill, x + 10, y + 9) if slot.fill else ()), *words.paint(x, y)
    ), words.split)  # fmt: skip


class BlankPanel:
    """One panel with nothing in it yet."""

    def __init__(self, view: View, cards: Cards, column: Column, n: int, width: float) -> None:
        self.view, self.pen, self.n, self.width = view, cards.pen, n, width
        record = view.document[column.place]
        assert isinstance(record, Step | Stage)
        self.record, self.column = record, column
        self.rank = next(n for n, group in enumerate(view.frame.groups) if group.id == column.group)

    def _slot(self, *kinds: str) -> Slot | None:
        return next((s for s in self.view.frame.rows if set(kinds) & set(s.shows)), None)

    @property
    def _picture(self) -> float:
        return self.width * _TINTED

    @property
    def _spare(self) -> float:
        """How much higher than usual a picture gets before there are more lines."""
        return self.width * 0.25

    def block(self, more: float = 0) -> Block:
        """Picture, bubbles, title, question, lines for a caption, faces to choose from; so many px `more` high."""
        pen, theme = self.pen, self.pen.theme
        lines = _LINES + min(_MORE_LINES, max(0, int((more - self._spare) // _LINE)))
        more = min(more - (lines - _LINES) * _LINE, self.width - self._picture)
        scene, room = self._picture + more, self.width - _TEXT - _INSET
        title = paragraph(pen.lay(self.record.title, room, PANEL), theme.ink)
        group = self.view.frame.groups[self.rank]
        presets = {preset.id: preset.prompt for preset in self.view.lens.framework.stages}
        question = group.prompt or presets.get(group.id, "")
        asked = paragraph(pen.lay(question, room, SMALL), theme.muted) if question else EMPTY
        words = stack([title, asked], 2)
        faces = self._slot("feeling")
        height = scene + 18 + max(words.height, 36) + lines * _LINE + 12 + (34 if faces else 0) + 12
        digit = pen.lay(str(self.n), 36, PANEL_NUMBER)

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            top = y + scene + 18
            items: list[Drawn] = [
                Rect(x, y, self.width, height, theme.card, theme.line, 0.9, 13, layer="panels"),
                Rect(x, y, self.width, scene, theme.stage(self.rank).tint, None, radius=13, square="bottom"),
                *self._places(x, y, scene),
                Circle(x + _INSET + 17, top + 18, 17, theme.card, theme.muted, 1.6),
                digit.at(x + _INSET - 1, top + 18 - digit.height / 2, theme.muted, "middle"),
                *words.paint(x + _TEXT, top),
            ]
            top += max(words.height, 36)
            items += self._lines(x, top, lines)
            if faces:
                items += self._faces(faces, x, top + lines * _LINE + 12)
            return tuple(items)

        return grouped(Block(height, paint), "panel", self.record.title, self.record.id)

    def _places(self, x: float, y: float, scene: float) -> list[Drawn]:
        """Where the picture and the bubbles go."""
        theme, items = self.pen.theme, list[Drawn]()
        if (picture := self._slot("scene")) is not None:
            items += self._named(picture, x + _INSET, y + scene - 34)
        said = [slot for slot in (self._slot("saying"), self._slot("thinking", "question")) if slot is not None]
        wide = (self.width - 2 * _INSET - 12) / 2
        for n, slot in enumerate(said):
            left, top = x + _INSET + n * (wide + 12), y + 18
            items.append(Rect(left, top, wide, 62, theme.card, theme.line, 1.2, 15, layer="bubbles"))
            items += self._named(slot, left + 10, top + 8)
        return items

    def _named(self, slot: Slot, x: float, y: float) -> tuple[Drawn, ...]:
        """A slot's number and title."""
        wide = (self.width - 2 * _INSET - 12) / 2 - 50
        name = self.pen.lay(slot.title, wide, SMALL, most=1).snug()
        ring = number(self.pen, slot.fill, x + 10, y + 10) if slot.fill else ()
        return (*ring, name.at(x + (27 if slot.fill else 0), y + 2, self.pen.theme.muted))

    def _lines(self, x: float, y: float, count: int) -> list[Drawn]:
        """Lines to write the caption on."""
        rule, left, right = self.pen.theme.rule, x + _TEXT, x + self.width - _INSET
        items: list[Drawn] = [
            Path((("M", left, y + n * _LINE), ("L", right, y + n * _LINE)), stroke=rule, stroke_width=0.9)
            for n in range(1, count + 1)
        ]
        slot = self._slot("narrative")
        return [*items, *(number(self.pen, slot.fill, x + _INSET + 17, y + _LINE - 8) if slot and slot.fill else ())]

    def _faces(self, slot: Slot, x: float, y: float) -> list[Drawn]:
        """One face for every score, to put a ring around."""
        theme = self.pen.theme
        items: list[Drawn] = list(number(self.pen, slot.fill, x + _INSET + 17, y + 12)) if slot.fill else []
        for n, score in enumerate((-2.0, -1.0, 0.0, 1.0, 2.0)):
            items.append(Icon(face_of(score), x + _TEXT + n * 42, y, 24, theme.mood.mark(score), 1.8))
        return items


def blank_row(panels: Sequence[BlankPanel], gap: float, more: float = 0) -> Block:
    """Panels beside each other, equally high, their pictures so many px `more` high than they need to be."""
    blocks = [panel.block() for panel in panels]
    height = more + max(block.height for block in blocks)
    even = [panel.block(height - block.height) for panel, block in zip(panels, blocks, strict=True)]
    return beside([(n * (panel.width + gap), block) for n, (panel, block) in enumerate(zip(panels, even, strict=True))])
