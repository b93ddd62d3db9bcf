"""The storyboard: one panel per step (or per stage without steps), in rows."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.schema import MAP, Card
from ..model.view import View
from .blank_storyboard import BlankPanel, blank_row, guide
from .blocks import EMPTY, Block, beside, space, stack
from .cards import Cards
from .empty import empty_pages, is_empty
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
    if is_empty(view) and not options.blank:
        return empty_pages(view, cards.pen, heading, legend, options.sheet)
    title = view.document.head.title
    count = sum(1 for c in view.frame.columns if c.place)
    if options.sheet is None:
        across = _across(count)
        width = across * PANEL + (across - 1) * GAP
        blanks = _blanks(view, cards, options, PANEL)
        rows = _rows(view, cards, across, PANEL) if blanks is None else _rows_of_blanks(blanks, across)
        parts = [(-10, heading.block(width)), (24, stack(_whole_story(view, cards, options, width), 10))]
        return (poster(cards.pen, title, width, [*parts, *((GAP, row) for row in rows), (20, legend.block(width))]),)
    sheets = Sheets(cards.pen, options.sheet, title)
    across = max(1, int((sheets.width + GAP) // (_NARROWEST + GAP)))
    if options.blank and count:
        across = -(-count // -(-count // across))  # rows as full as each other
    width = (sheets.width - GAP * (across - 1)) / across
    sheets.flow(heading.parts(sheets.width))
    sheets.flow(_whole_story(view, cards, options, sheets.width), 12)
    if (blanks := _blanks(view, cards, options, width)) is not None:
        _fill_with_blanks(sheets, blanks, across)
    else:
        sheets.flow(_rows(view, cards, across, width), GAP, whole=1)
    sheets.flow(legend.parts(sheets.width), 12)
    return sheets.pages()


def _across(count: int) -> int:
    """Three panels beside each other, four in a long story; one more where the last would stand alone in its row."""
    across = 3 if count <= 12 else 4 if count <= 24 else 6
    return across + (count > across and count % across == 1)


def _rows(view: View, cards: Cards, across: int, width: float) -> list[Block]:
    """All panels, a row at a time; panels of a row are equally high."""
    columns = [c for c in view.frame.columns if c.place]
    panels = [Panel(view, cards, column, n, width) for n, column in enumerate(columns, 1)]
    return [row_of(panels[i : i + across], GAP) for i in range(0, len(panels), across)]


def _blanks(view: View, cards: Cards, options: Options, width: float) -> list[BlankPanel] | None:
    """Panels to draw and write on, where that is wanted and nothing stands in them yet."""
    if not options.blank or any(view.cards(slot, place) for slot, place in view.cells if place != MAP):
        return None
    columns = [c for c in view.frame.columns if c.place]
    return [BlankPanel(view, cards, column, n, width) for n, column in enumerate(columns, 1)]


def _rows_of_blanks(blanks: Sequence[BlankPanel], across: int, more: float = 0) -> list[Block]:
    return [blank_row(blanks[i : i + across], GAP, more) for i in range(0, len(blanks), across)]


def _fill_with_blanks(sheets: Sheets, blanks: Sequence[BlankPanel], across: int) -> None:
    """As many rows on each sheet as fit, with larger pictures and more lines where it has more room than they need."""
    while blanks:
        high = max(row.height for row in _rows_of_blanks(blanks, across))
        room = sheets.room + (GAP if sheets.fresh else 0)  # each row with the gap above it
        count = int(room // (high + GAP))
        if not count and not sheets.fresh:
            sheets.turn()
            continue
        here, blanks = blanks[: max(1, count) * across], blanks[max(1, count) * across :]
        rows = -(-len(here) // across)
        spare = room / rows - GAP - high - 1
        sheets.flow(_rows_of_blanks(here, across, max(0.0, spare)), GAP, whole=1)
        if blanks:
            sheets.turn()


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
