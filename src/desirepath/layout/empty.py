"""What a map shows before there is anything to show: what the lens is for, and where to begin."""

from __future__ import annotations

from ..model.view import View
from .blocks import Block, grouped, moved, painted, paragraph, plated, space, stack
from .heading import Heading
from .legend import Legend
from .pen import BODY, CAPS, LEAD, SMALL_NAME, Drawn, Pen
from .scene import Circle, Icon, Page, Rect
from .sheets import Sheets, poster

_POSTER = 1272.0  # width of a poster
_WIDTH = 640.0
_INSET = 36.0
_BADGE = 52.0


def is_empty(view: View) -> bool:
    """Whether a lens finds nothing in a document: no stage, and no card that it shows."""
    return not view.frame.columns and not view.cells


def empty_pages(
    view: View, pen: Pen, heading: Heading, legend: Legend, size: tuple[float, float] | None
) -> tuple[Page, ...]:
    """The head of the document, and an invitation to go on."""
    title = view.document.head.title
    if size is None:
        body = invitation(view, pen, _POSTER)
        return (poster(pen, title, _POSTER, [(-10, heading.block(_POSTER)), (30, body), (30, legend.block(_POSTER))]),)
    sheets = Sheets(pen, size, title)
    sheets.flow(heading.parts(sheets.width))
    sheets.flow([invitation(view, pen, sheets.width)], 30)
    sheets.flow(legend.parts(sheets.width), 12)
    return sheets.pages()


def invitation(view: View, pen: Pen, width: float) -> Block:
    """A card with the framework's purpose and its first question."""
    framework, colours = view.lens.framework, pen.theme
    wide = min(width, _WIDTH)
    room = wide - 2 * _INSET - _BADGE - 20
    first = min((s for s in framework.slots if s.prompt), key=lambda s: s.fill or 99, default=None)
    parts = [paragraph(pen.lay(framework.title, room, SMALL_NAME), colours.ink)]
    if framework.summary:
        parts += [space(4), paragraph(pen.lay(framework.summary, room, BODY), colours.muted)]
    if first is not None:
        parts += [
            space(18), paragraph(pen.lay(first.title, room, CAPS), colours.faint),
            space(3), paragraph(pen.lay(first.prompt, room, LEAD), colours.ink),
        ]  # fmt: skip

    def plate(x: float, y: float, height: float, begins: bool, ends: bool) -> tuple[Drawn, ...]:
        box = Rect(x, y, wide, height, colours.card, colours.line, 0.8, 16, layer="cards")
        if not begins:
            return (box,)
        middle = _INSET + _BADGE / 2
        disc = Circle(x + middle, y + middle, _BADGE / 2, colours.badge)
        return box, disc, Icon(framework.icon or "map", x + middle - 13, y + middle - 13, 26, colours.badge_ink)

    body = stack([*parts, painted(max(0.0, _BADGE - sum(p.height for p in parts)), lambda x, y: ())])
    card = plated(body, _INSET + _BADGE + 20, _INSET, _INSET, plate)
    return moved(grouped(card, "figure", framework.title), (width - wide) / 2, 20)
