"""From a view to exact geometry: `layout(view, options) -> Scene`.  Only the kind of layout asked for is loaded."""

from __future__ import annotations

from ..model.view import View
from .cards import Cards
from .heading import Heading
from .legend import Legend
from .mirror import mirrored
from .options import Options
from .pen import BODY, CANVAS_BODY, Pen
from .scene import Page, Scene
from .words import in_words

__all__ = ["Options", "Page", "Scene", "layout"]


def layout(view: View, options: Options | None = None) -> Scene:
    """Computes where everything stands.  Raises `NotFound` for an unknown theme."""
    options = options or Options()
    head = view.document.head
    pen = Pen(options.theme, head.language or options.language, options.language)
    body = CANVAS_BODY if view.lens.framework.layout == "canvas" else BODY
    cards = Cards(view.document, pen, body, options.pictures, view.lens.framework.kinds)
    pages = _pages(view, cards, options)
    if pen.rtl:
        pages = tuple(mirrored(page) for page in pages)
    words = in_words(view, cards)
    return Scene(head.title, words, pen.language, pen.rtl, pages, options.scale, words)


def _pages(view: View, cards: Cards, options: Options) -> tuple[Page, ...]:
    framework = view.lens.framework
    heading, legend = Heading(cards, framework), Legend(view, cards)
    if framework.layout == "canvas":
        from .canvas_paging import canvas_pages

        return canvas_pages(view, cards, heading, legend, options)
    if framework.layout == "storyboard":
        from .storyboard import storyboard_pages

        return storyboard_pages(view, cards, heading, legend, options)
    from .grid import Grid
    from .grid_paging import grid_pages

    return grid_pages(Grid(view, cards, options), heading, legend)
