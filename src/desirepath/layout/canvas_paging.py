"""The pages of a canvas: one poster, or as many sheets as its fullest area needs."""

from __future__ import annotations

from ..model.view import View
from .blocks import Block
from .canvas import GAP, WIDTH, Canvas
from .cards import Cards
from .heading import Heading
from .legend import Legend
from .options import Options
from .scaled import zoomed
from .scene import Page
from .sheets import Sheets, poster

_NEAR = 16  # px between the head of a document and its canvas
_BELOW = 12  # between a canvas and its legend
_FEW = 40  # cards, up to which it is tried how large they may be
_NEARER = (1.6, 1.3)
_FLAT = 0.7  # height to width of a canvas that may be enlarged
_LEAST = 380.0  # of a sheet that is worth beginning a canvas on


def canvas_pages(view: View, cards: Cards, heading: Heading, legend: Legend, options: Options) -> tuple[Page, ...]:
    """The canvas on the paper that its options name."""
    alone = not any("personas" in slot.shows for slot in view.frame.rows)  # the head has to show the personas
    title = view.document.head.title
    if options.sheet is None:
        head, body = heading.block(WIDTH, personas=alone), _on_poster(view, cards, options)
        return (poster(cards.pen, title, WIDTH, [(-10, head), (24, body), (20, legend.block(WIDTH))]),)
    sheets = Sheets(cards.pen, options.sheet, title)
    sheets.flow(heading.parts(sheets.width, alone))
    sheets.skip(_NEAR)
    canvas = Canvas(view, cards, options, sheets.width)
    below = legend.parts(sheets.width)
    _fill(sheets, canvas, sum(block.height + _BELOW for block in below))
    sheets.flow(below, _BELOW)
    return sheets.pages()


def _on_poster(view: View, cards: Cards, options: Options) -> Block:
    """The canvas at the width of a poster, seen from nearer where little stands on it."""
    walks = any(set(slot.shows) & {"steps", "stages"} for slot in view.frame.rows)  # a walk wants to be seen as a whole
    few = sum(len(found) for found in view.cells.values()) <= _FEW
    for nearer in _NEARER if few and not walks and not options.blank else ():
        canvas = Canvas(view, cards, options, WIDTH / nearer)
        body = canvas.block(canvas.heights())
        if body.height * nearer <= _FLAT * WIDTH:
            return zoomed(body, nearer)
    canvas = Canvas(view, cards, options, WIDTH)
    return canvas.block(canvas.heights())


def _fill(sheets: Sheets, canvas: Canvas, below: float) -> None:
    """Canvases as high as their sheets; the last leaves `below` px for the legend where it can."""
    while canvas.areas:
        if not sheets.fresh and (sheets.room < _LEAST or not canvas.fits(sheets.room)):
            sheets.turn()
        room = sheets.room - below
        found = canvas.filled(room if canvas.needs() <= room else sheets.room)
        if found is None:
            sheets.flow(canvas.in_line(), GAP)
            return
        block, rest = found
        sheets.flow([block])
        if not rest:
            return
        canvas.go_on(rest)
        sheets.turn()
