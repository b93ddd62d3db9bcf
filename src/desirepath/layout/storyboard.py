"""The storyboard: one panel per step (or per stage without steps), in rows."""

from __future__ import annotations

from ..model.schema import MAP, Card
from ..model.view import View
from .blank_storyboard import BlankPanel, guide
from .blocks import EMPTY, Block, beside, space, stack
from .cards import Cards
from .heading import Heading
from .legend import Legend
from .options import Options
from .panels import Panel, row_of
from .scene import Page
from .sheets import Sheets, poster

PANEL = 470.0  # width on a poster
GAP = 28.0
_NARROWEST = 292.0  # of a panel on paper
_NOTE = 320.0  # width of a card that belongs to the whole story


def storyboard_pages(view: View, cards: Cards, heading: Heading, legend: Legend, options: Options) -> tuple[Page, ...]:
    """The story on a poster, or a few panels to a sheet."""
    title = view.document.head.title
    count = sum(1 for c in view.frame.columns if c.place)
    if options.sheet is None:
        across = _across(count)
        width = across * PANEL + (across - 1) * GAP
        rows = [(GAP, row) for row in _rows(view, cards, options, across, PANEL)]
        parts = [(-10, heading.block(width)), (24, stack(_whole_story(view, cards, options, width), 10))]
        return (poster(cards.pen, title, width, [*parts, *rows, (20, legend.block(width))]),)
    sheets = Sheets(cards.pen, options.sheet, title)
    across = max(1, int((sheets.width + GAP) // (_NARROWEST + GAP)))
    width = (sheets.width - GAP * (across - 1)) / across
    sheets.flow(heading.parts(sheets.width))
    sheets.flow(_whole_story(view, cards, options, sheets.width), 12)
    sheets.flow(_rows(view, cards, options, across, width), GAP, whole=1)
    sheets.flow(legend.parts(sheets.width), 12)
    return sheets.pages()


def _across(count: int) -> int:
    """Three panels beside each other, four in a long story."""
    return 3 if count <= 12 else 4 if count <= 24 else 6


def _rows(view: View, cards: Cards, options: Options, across: int, width: float) -> list[Block]:
    """All panels, a row at a time; panels of a row are equally high."""
    columns = [c for c in view.frame.columns if c.place]
    if options.blank:
        blanks = [BlankPanel(view, cards, column, n, width).block() for n, column in enumerate(columns, 1)]
        rows = [blanks[i : i + across] for i in range(0, len(blanks), across)]
        return [beside([(n * (width + GAP), block) for n, block in enumerate(row)]) for row in rows]
    panels = [Panel(view, cards, column, n, width) for n, column in enumerate(columns, 1)]
    return [row_of(panels[i : i + across], GAP) for i in range(0, len(panels), across)]


def _whole_story(view: View, cards: Cards, options: Options, width: float) -> list[Block]:
    """What belongs to the whole story, and on a sheet to write on the questions of the framework."""
    across = max(1, int((width + 10) // (_NOTE + 10)))
    found = [(slot, card) for slot in view.frame.rows for card in view.cards(slot.id, MAP) if not _in_head(card)]
    each = (width - 10 * (across - 1)) / across if len(found) > 1 else min(width, 700.0)
    blocks = [cards.block(card, each, slot) for slot, card in found]
    rows = [blocks[i : i + across] for i in range(0, len(blocks), across)]
    notes = [beside([(n * (each + 10), block) for n, block in enumerate(row)]) for row in rows]
    asked = guide(view, cards, width) if options.blank else EMPTY
    return [*notes, *([asked, space(4)] if asked.height else [])]


def _in_head(card: Card) -> bool:
    return card.at.kind.partition(".")[0] == "scenario"
