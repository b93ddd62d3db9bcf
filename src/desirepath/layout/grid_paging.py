"""The pages of a grid: the whole map on a poster, or as many columns across and lanes down as fit a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from .blocks import Block
from .columns import Columns
from .empty import empty_pages, is_empty
from .grid import Grid
from .heading import Heading
from .lanes import Band, Lane, Whole
from .legend import Legend
from .scene import Page
from .sheets import Sheets, poster

LEAST_ROOM = 140  # px that a band needs below the headers to be worth breaking
_NEAR = 20  # px between the head of a document and its map
_BELOW = 34  # and between two parts of it on one sheet


def grid_pages(grid: Grid, heading: Heading, legend: Legend) -> tuple[Page, ...]:
    """The map on the paper that its options name."""
    sheet = grid.options.sheet
    if is_empty(grid.seen) and not grid.options.blank:
        return empty_pages(grid.seen, grid.pen, heading, legend, sheet)
    return (_on_poster(grid, heading, legend),) if sheet is None else _on_sheets(grid, heading, legend, sheet)


def _on_poster(grid: Grid, heading: Heading, legend: Legend) -> Page:
    columns = grid.on_poster()
    body = _painted(grid, columns, grid.header(columns), grid.bands(columns))
    title = grid.view.document.head.title
    head = heading.block(columns.width)
    return poster(grid.pen, title, columns.width, [(-10, head), (30, body), (18, legend.block(columns.width))])


def _on_sheets(grid: Grid, heading: Heading, legend: Legend, size: tuple[float, float]) -> tuple[Page, ...]:
    sheets = Sheets(grid.pen, size, grid.view.document.head.title)
    sheets.flow(heading.parts(sheets.width))
    since = 1
    for columns in grid.on_sheets(sheets.width, sheets.height):
        header, bands = grid.header(columns), grid.bands(columns)
        whole = _BELOW + header.height + sum(band.height for band in bands)
        if columns.start and sheets.room < whole:
            sheets.turn()
        else:
            sheets.skip(_BELOW if columns.start else _NEAR)  # where little stands, the map goes on below itself
        since = sheets.count
        _fill(sheets, grid, columns, header, bands)
    sheets.close(legend.parts(sheets.width), 12, since)
    return sheets.pages()


def _fill(sheets: Sheets, grid: Grid, columns: Columns, header: Whole, bands: Sequence[Band]) -> None:
    waiting = list(reversed(bands))
    if not sheets.fresh and sheets.room < header.height + (LEAST_ROOM if bands else 0):
        sheets.turn()
    blank, later = grid.options.blank, sheets.height - header.height
    while True:
        room = sheets.room - header.height
        taken = _evenly(waiting, room, later) if blank else _take(waiting, room)
        if waiting and not sheets.fresh and not any(isinstance(b, Lane) and b.label.role == "lane" for b in taken):
            waiting += reversed(taken)  # headers and ways alone are no beginning
            sheets.turn()
            continue
        if not taken and waiting:
            taken = [waiting.pop()]
        if blank:
            taken = _stretched(taken, room)
        sheets.place(_painted(grid, columns, header, taken))
        if all(_is_bare(band) for band in waiting):
            return
        sheets.turn()
        waiting.append(waiting.pop().alone())


def _painted(grid: Grid, columns: Columns, header: Whole, bands: Sequence[Band]) -> Block:
    height = header.height + sum(band.height for band in bands)
    return Block(height, lambda x, y: grid.paint(header, bands, columns, x, y))


def _is_bare(band: Band) -> bool:
    """Whether a sheet with nothing but such bands would say nothing."""
    return band.bare if isinstance(band, Lane) else isinstance(band, Whole) and band.closing


def _take(waiting: list[Band], room: float) -> list[Band]:
    """The bands that fit, taken off the end of the list; the next one is broken where enough of it fits."""
    taken: list[Band] = []
    while waiting and waiting[-1].height <= room:
        band = waiting.pop()
        taken.append(band)
        room -= band.height
    if waiting and room >= LEAST_ROOM and (parts := waiting[-1].cut(room)):
        taken.append(parts[0])
        waiting[-1] = parts[1]
    return taken


def _evenly(waiting: list[Band], room: float, later: float) -> list[Band]:
    """Whole bands for this sheet, about as many as each of the others will get."""
    total = sum(band.height for band in waiting)
    pages = 1 if total <= room else 1 + ceil((total - room) / max(later, 1))
    taken: list[Band] = []
    used = 0.0
    while waiting and used + waiting[-1].height <= room:
        if taken and used + waiting[-1].height / 2 > total / pages:
            return taken
        used += waiting[-1].height
        taken.append(waiting.pop())
    return taken or _take(waiting, room)


def _stretched(bands: list[Band], room: float) -> list[Band]:
    """On a sheet to write on, the lanes share what is left of it."""
    lanes = [band for band in bands if isinstance(band, Lane)]
    spare = room - sum(band.height for band in bands) - 1
    if not lanes or spare <= 0:
        return bands
    return [band.stretched(spare / len(lanes)) if isinstance(band, Lane) else band for band in bands]
