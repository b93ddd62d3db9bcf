"""How one looks at the map: zoom, focus, filter, panels and what lies over it.  Nothing here is an edit."""

import re

from browser_worlds import Tab
from playwright.sync_api import Locator, expect

from .row import (
    WORDS,
    Row,
    Way,
    at,
    button,
    card,
    click,
    each,
    gone,
    heading,
    keys,
    label,
    listed,
    menu,
    more,
    named,
    palette,
    role,
    seen,
    words,
)

START = """\
desirepath: 1
journey: A picnic
framework: journey-map
personas: [{ name: Kim, id: kim }, { name: Lee, id: lee }]
stages:
  - { stage: Pack, doing: { text: Fills it, persona: kim }, pain: Jam leaks }
  - { stage: Go, gain: Everybody sings }
"""
FILLS = card("Fills it")


def dim(tab: Tab) -> Locator:
    """What a filter fades."""
    return tab.page.locator("[role=grid] [data-card][data-faded]")


def faded(*texts: str) -> Way:
    """These cards are faded, because they do not fit the filter."""
    return lambda tab: expect(dim(tab)).to_contain_text(list(texts))


def kept(way: Way) -> Way:
    """A way that ends with a file to be kept."""

    def run(tab: Tab) -> None:
        with tab.page.expect_download() as download:
            way(tab)
        assert download.value.suggested_filename.endswith(".json")

    return run


def left(path: str) -> Way:
    """The map was left for another page, and is there again when one comes back."""

    def look(tab: Tab) -> None:
        expect(tab.page).to_have_url(re.compile(f"{path}(\\?.*)?$"))
        tab.page.go_back()

    return look


def zoomed(to: str) -> Way:
    return lambda tab: tab.until(lambda: tab.page.locator("[role=grid]").evaluate("map => map.style.zoom"), to)


def aside(title: str):  # type: ignore[no-untyped-def]
    return lambda tab: tab.page.locator("aside, section").and_(tab.page.get_by_label(title)).first


def dialog(title: str):  # type: ignore[no-untyped-def]
    return role("dialog", title)


def zooms(id: str, key: str, to: str, before: Way | None = None) -> Row:
    return Row(id, START, listed(id), at(FILLS, key), sees=zoomed(to), before=before)


def panel(id: str, title: str, key: str = "", by: Way | None = None) -> Row:
    return Row(id, START, by or more(id), at(FILLS, key) if key else palette(id), sees=seen(aside(title)))


def surface(id: str, what, key: str = "", by: Way | None = None) -> Row:  # type: ignore[no-untyped-def]
    return Row(id, START, by or more(id), at(FILLS, key) if key else palette(id), sees=seen(what))


ROWS = [
    zooms("view.zoom-in", "+", "1.25"),
    zooms("view.zoom-out", "-", "0.8"),
    zooms("view.zoom-100", "Shift+)", "1", at(FILLS, "+")),
    zooms("view.zoom-fit", "Shift+!", "1", at(FILLS, "+")),
    Row(
        "view.focus-stage",
        START,
        menu(heading("Go"), "view.focus-stage"),
        each(at(heading("Go")), palette("view.focus-stage")),
        sees=gone(FILLS),
    ),
    Row(
        "view.focus-lane",
        START,
        menu(label("Doing"), "view.focus-lane"),
        each(at(label("Doing")), palette("view.focus-lane")),
        sees=gone(card("Jam leaks")),
    ),
    Row(
        "view.unfocus",
        START,
        menu(label("Doing"), "view.unfocus"),
        palette("view.unfocus"),
        sees=seen(card("Jam leaks")),
        before=menu(label("Doing"), "view.focus-lane"),
    ),
    panel("view.panel-details", WORDS["panel.details"], "i", click(button(named("view.panel-details")))),
    panel("view.panel-guidance", WORDS["panel.guidance"], "g", click(button(named("view.panel-guidance")))),
    panel("view.panel-comments", WORDS["comments.title"], "", click(button(named("view.panel-comments")))),
    panel("view.panel-history", WORDS["history.title"], "h", click(button(named("view.panel-history")))),
    panel("view.panel-sources", WORDS["panel.sources"]),
    panel("view.panel-personas", WORDS["panel.personas"]),
    panel("view.panel-document", WORDS["panel.document"]),
    panel("view.panel-tray", WORDS["tray.title"], "", listed("view.panel-tray")),
    Row(
        "view.close-panel",
        START,
        click(lambda tab: tab.page.locator("aside").get_by_role("button", name=WORDS["ui.close"]).first),
        palette("view.close-panel"),
        sees=gone(lambda tab: tab.page.locator("aside")),
        before=at(FILLS, "i"),
    ),
    surface("view.palette", dialog(WORDS["palette.title"]), "Control+k"),
    surface("view.shortcuts", dialog(WORDS["shortcuts.title"]), "?"),
    surface("view.find", role("searchbox", WORDS["find.title"]), "Control+f", listed("view.find")),
    surface("view.find-everywhere", dialog(WORDS["everywhere.title"]), "Control+Shift+F"),
    surface("view.export", dialog(WORDS["export.title"]), "Control+Shift+E"),
    surface("view.import", dialog(WORDS["import.title"])),
    surface("view.print", dialog(WORDS["export.print"]), "Control+p"),
    surface("view.lanes", dialog(WORDS["lanes.title"]), "", menu(label("Doing"), "view.lanes")),
    surface("view.share", dialog(WORDS["share.title"]), "", click(button(named("view.share")))),
    surface("document.continue", dialog(WORDS["continue.title"])),
    surface("view.settings", dialog(WORDS["settings.title"]), "", listed("view.settings")),
    Row(
        "view.close",
        START,
        click(role("button", WORDS["ui.close"])),
        keys("Escape"),
        sees=gone(lambda tab: tab.page.get_by_role("dialog")),
        before=more("view.shortcuts"),
    ),
    Row(
        "view.present",
        START,
        click(button(named("view.present"))),
        at(FILLS, "p"),
        sees=left("/present"),
    ),
    Row(
        "view.home",
        START,
        click(button(WORDS["editor.back"])),
        palette("view.home"),
        sees=left("/"),
    ),
    Row("view.take-away", START, kept(listed("view.take-away")), kept(palette("view.take-away"))),
    Row(
        "view.lens",
        START,
        each(
            click(lambda tab: tab.page.get_by_role("button", name="Framework").first),
            click(role("menuitemradio", "Empathy map")),
        ),
        each(
            at(lambda tab: tab.page.get_by_role("button", name="Framework").first, "Enter"),
            words("Empathy"),
            keys("Enter"),
        ),
        sees=lambda tab: tab.page.wait_for_url("**framework=empathy-map*"),
    ),
    Row(
        "view.filter",
        START,
        each(listed("view.find"), words("jam")),
        each(at(FILLS, "Control+f"), words("jam")),
        sees=faded("Fills it", "Everybody sings"),
    ),
    Row(
        "view.clear-filter",
        START,
        listed("view.clear-filter"),
        palette("view.clear-filter"),
        sees=gone(dim),
        before=each(at(FILLS, "Control+f"), words("jam"), faded("Fills it", "Everybody sings")),
    ),
]
