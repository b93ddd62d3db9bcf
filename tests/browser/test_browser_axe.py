"""axe finds nothing wrong with any page, panel or dialog, light and dark, from left to right and from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_worlds import Server, Tab
from playwright.sync_api import Browser, expect
from rows.row import Way, at, card, heading, label, palette

AXE = Path(__file__).parents[2] / "editor" / "node_modules" / "axe-core" / "axe.min.js"
START = """\
desirepath: 1
journey: A picnic
framework: journey-map
language: en
personas: [{ name: Kim, id: kim, colour: green, goals: [Sun] }, { name: Lee, id: lee }]
sources: [{ title: A walk, id: walk, type: diary }]
stages:
  - stage: Pack
    duration: An hour
    steps:
      - step: Basket
        moment_of_truth: true
        doing: { text: Fills it, evidence: walk, tags: [dry], persona: kim, note: Twice }
        pain: { text: Jam leaks, severity: 2 }
        feeling: { text: Keen, score: 1 }
      - { step: Car, next: [], touchpoint: { text: Boot, channel: store }, saying: How far }
  - { stage: Go, gain.moment: Everybody sings, metric: { text: Songs, value: "12", unit: an hour } }
"""
PANELS = ("details", "guidance", "comments", "history", "sources", "personas", "document", "tray")
SURFACES = ("palette", "shortcuts", "find", "find-everywhere", "export", "import", "lanes", "share", "settings")
OPENED: dict[str, Way] = {
    "the map": lambda tab: None,
    "a card": at(card("Fills it"), "i"),
    "a stage": at(heading("Pack"), "i"),
    "a step": at(heading("Basket"), "i"),
    "moving a card": at(card("Fills it"), "Shift+M"),
    "the menu of a card": lambda tab: tab.card("Fills it").click(button="right"),
    "the menu of a lane": lambda tab: label("Doing")(tab).click(button="right"),
    "typing": at(card("Fills it"), "F2"),
    **{f"the panel {name}": palette(f"view.panel-{name}") for name in PANELS},
    **{f"the dialog {name}": palette(f"view.{name}") for name in SURFACES if name != "palette"},
    "the dialog palette": lambda tab: tab.press("Control+k"),
}


def faults(tab: Tab) -> list[str]:
    """What axe finds once nothing moves any more."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm --prefix editor ci")
    tab.until(lambda: tab.page.evaluate("document.getAnimations().some(one => one.playState === 'running')"), False)
    return list(tab.violations(AXE.read_text("utf-8")))


@pytest.fixture(scope="module", params=["light", "dark"])
def eyes(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Tab]:
    with Tab(chromium, server, "ada", color_scheme=request.param, reduced_motion="reduce") as tab:
        yield tab


@pytest.mark.parametrize("state", OPENED)
def test_nothing_is_wrong_with_a_map_whatever_is_open(eyes: Tab, state: str) -> None:
    OPENED[state](eyes.begin(START))
    if state.startswith("the dialog"):
        expect(eyes.page.get_by_role("dialog").or_(eyes.page.get_by_role("search")).first).to_be_visible()
    assert faults(eyes) == []


@pytest.mark.parametrize("framework", ["empathy-map", "storyboard", "five-e", "service-blueprint"])
def test_nothing_is_wrong_with_a_lens(eyes: Tab, framework: str) -> None:
    assert faults(eyes.begin(START, framework)) == []


@pytest.mark.parametrize("path", ["/", "/new", "/trash", "/learn"])
def test_nothing_is_wrong_with_a_page(eyes: Tab, path: str) -> None:
    eyes.document = ""  # the next map comes with a page of its own
    eyes.page.goto(eyes.server.address + path)
    expect(eyes.page.get_by_role("heading").first).to_be_visible()
    assert faults(eyes) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("framework", ["journey-map", "empathy-map"])
def test_nothing_is_wrong_from_right_to_left(eyes: Tab, language: str, framework: str) -> None:
    """The page in a mirrored language, and the map in each direction in it."""
    document = eyes.server.make("ada", START.replace("language: en", f"language: {language}"))
    eyes.document = ""
    eyes.page.goto(f"{eyes.server.address}/d/{document}?framework={framework}&language=ar-XB&panel=document")
    expect(eyes.page.get_by_role("grid")).to_be_visible()
    expect(eyes.page.locator("html")).to_have_attribute("dir", "rtl")
    assert faults(eyes) == []
