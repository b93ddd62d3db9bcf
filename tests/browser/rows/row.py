"""What a row is, and the ways that several rows go."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from browser_worlds import Tab
from playwright.sync_api import Locator, expect

from desirepath.formats import yaml_file

Way = Callable[[Tab], object]
"""What somebody does."""
Find = Callable[[Tab], Locator]
"""Where on the page something is."""

_WORDS = Path(__file__).parents[3] / "editor" / "src" / "locales" / "en.json"
WORDS: Mapping[str, str] = json.loads(_WORDS.read_text("utf-8"))


@dataclass(frozen=True)
class Row:
    """A command, a small map, two ways to do it, and what comes of it.

    `becomes` gives the words of the file that are others afterwards, `said` the comments; one undo brings back what
    was, or `back` does.  A row without either changes nothing, and says in `sees` what is seen instead.  `before` is
    done ahead of all that; `keyed` is what becomes of it by keyboard, where a hand on the mouse says more.
    """

    id: str
    start: str
    mouse: Way
    keys: Way
    becomes: Mapping[str, str] = field(default_factory=dict)
    keyed: Mapping[str, str] | None = None
    said: tuple[str, ...] | None = None
    sees: Way | None = None
    before: Way | None = None
    back: Way | None = None
    framework: str = ""


def canonical(text: str) -> str:
    """The text as it is saved."""
    return yaml_file.write(yaml_file.read(text).document)


def replaced(text: str, becomes: Mapping[str, str]) -> str:
    """The text with some of its words exchanged, each of which must stand in it once."""
    for old, new in becomes.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the map"
        text = text.replace(old, new)
    return text


def named(command: str) -> str:
    """What a command is called in English."""
    return WORDS[f"command.{command}"]


# ---- where ---------------------------------------------------------------------------------------


def card(text: str) -> Find:
    return lambda tab: tab.card(text)


def cell(lane: str, place: str) -> Find:
    return lambda tab: tab.cell(lane, place)


def heading(title: str) -> Find:
    return lambda tab: tab.heading(title)


def label(title: str) -> Find:
    return lambda tab: tab.label(title)


def role(kind: str, name: str, exact: bool = True) -> Find:
    return lambda tab: tab.page.get_by_role(kind, name=name, exact=exact).first  # type: ignore[arg-type]


def button(name: str) -> Find:
    return role("button", name)


def inside(name: str) -> Find:
    """A field by what it is called."""
    return lambda tab: tab.page.get_by_label(name, exact=True).first


def panel(tab: Tab) -> Locator:
    return tab.page.locator("aside")


# ---- how -----------------------------------------------------------------------------------------


def each(*ways: Way) -> Way:
    """One after the other."""

    def run(tab: Tab) -> None:
        for way in ways:
            way(tab)

    return run


def keys(*names: str) -> Way:
    return lambda tab: tab.press(*names)


def words(text: str) -> Way:
    return lambda tab: tab.type(text)


def click(find: Find, count: int = 1, *held: str) -> Way:
    return lambda tab: find(tab).click(click_count=count, modifiers=list(held))  # type: ignore[arg-type]


def at(find: Find, *names: str) -> Way:
    """Takes the keyboard there and presses keys."""

    def run(tab: Tab) -> None:
        find(tab).focus()
        tab.press(*names)

    return run


def menu(find: Find, command: str) -> Way:
    """The right button on something, and an entry of the menu."""

    def run(tab: Tab) -> None:
        find(tab).click(button="right")
        tab.page.get_by_role("menu").get_by_text(named(command), exact=True).click()

    return run


def more(command: str) -> Way:
    """An entry of the menu behind the three dots."""

    def run(tab: Tab) -> None:
        button(WORDS["ui.more"])(tab).click()
        tab.page.get_by_role("menu").get_by_text(named(command), exact=True).click()

    return run


def palette(command: str) -> Way:
    """The command by its name in the palette, without the mouse."""

    def run(tab: Tab) -> None:
        tab.press("Control+k")
        _find_in_palette(tab, command)
        offered = _palette(tab).get_by_role("menuitem")
        wanted = [one.split("\n")[0] for one in offered.all_inner_texts()].index(named(command))
        tab.press(*["ArrowDown"] * wanted, "Enter")

    return run


def listed(command: str) -> Way:
    """The command picked from the list of all commands with the mouse."""

    def run(tab: Tab) -> None:
        more("view.palette")(tab)
        _find_in_palette(tab, command)
        _palette(tab).get_by_role("menuitem").get_by_text(named(command), exact=True).click()

    return run


def _palette(tab: Tab) -> Locator:
    return tab.page.get_by_role("dialog", name=WORDS["palette.title"])


def _find_in_palette(tab: Tab, command: str) -> None:
    _palette(tab).get_by_role("searchbox").fill(named(command))
    first = _palette(tab).get_by_role("menuitem").first
    offered = _palette(tab).get_by_role("menuitem").get_by_text(named(command), exact=True)
    expect(offered).to_be_visible()
    expect(first).to_have_attribute("data-focused", "true")


def drag(what: Find, onto: Find, at: tuple[float, float] = (0.5, 0.5)) -> Way:
    return lambda tab: tab.drag(what(tab), onto(tab), at)


def details(find: Find) -> Way:
    """Everything about something, in the panel."""
    return each(click(find), click(button(named("view.panel-details"))))


def details_by_key(find: Find) -> Way:
    return at(find, "i")


def opened(command: str) -> tuple[Way, Way]:
    """A panel or dialog by the list of commands: with the mouse, and with the keyboard."""
    return listed(command), palette(command)


def write(name: str, text: str) -> Way:
    """Writes into a field by hand, with the mouse to get there."""

    def run(tab: Tab) -> None:
        inside(name)(tab).click()
        tab.press("Control+a").type(text).press("Tab")

    return run


def write_by_key(name: str, text: str) -> Way:
    def run(tab: Tab) -> None:
        inside(name)(tab).focus()
        tab.press("Control+a").type(text).press("Tab")

    return run


def chooser(name: str) -> Find:
    """The button of a list of choices, whose name ends with what the field is called."""
    return lambda tab: tab.page.get_by_role("button", name=re.compile(re.escape(name) + "$")).first


def choose(name: str, choice: str) -> Way:
    def run(tab: Tab) -> None:
        chooser(name)(tab).click()
        tab.page.get_by_role("option", name=choice, exact=True).click()

    return run


def choose_by_key(name: str, choice: str) -> Way:
    def run(tab: Tab) -> None:
        chooser(name)(tab).focus()
        tab.press("Enter")
        offered = tab.page.get_by_role("option")
        expect(offered.first).to_be_visible()
        wanted = [one.split("\n")[0] for one in offered.all_inner_texts()].index(choice)
        tab.press("Home", *["ArrowDown"] * wanted, "Enter")

    return run


def slid(name: str) -> Way:
    """A slider pressed at its far end."""

    def run(tab: Tab) -> None:
        track = role("slider", name)(tab)
        box = track.bounding_box()
        assert box is not None
        track.click(position={"x": box["width"] - 2, "y": box["height"] / 2})

    return run


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cfc0f01f00050001ff"
    "a9b5d6a30000000049454e44ae426082"
)
"""The smallest PNG."""


def sending(way: Way) -> Way:
    """Answers the question for a file that a way raises."""

    def run(tab: Tab) -> None:
        with tab.page.expect_file_chooser() as asked:
            way(tab)
        asked.value.set_files({"name": "dot.png", "mimeType": "image/png", "buffer": PICTURE})

    return run


# ---- what is seen --------------------------------------------------------------------------------


def seen(find: Find) -> Way:
    return lambda tab: expect(find(tab)).to_be_visible()


def gone(find: Find) -> Way:
    return lambda tab: expect(find(tab)).to_have_count(0)


def focused(find: Find) -> Way:
    return lambda tab: expect(find(tab)).to_be_focused()


def picked(*texts: str) -> Way:
    """These cards, and no others, are selected."""
    return lambda tab: expect(tab.page.locator("[role=grid] [data-card][data-selected]")).to_have_text(list(texts))
