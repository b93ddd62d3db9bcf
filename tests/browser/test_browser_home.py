"""The home page in a browser: the list, the trash, new journeys, and all of it by keyboard and for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_worlds import Server, Tab
from playwright.sync_api import Browser, expect

AXE = Path(__file__).parents[2] / "editor" / "node_modules" / "axe-core" / "axe.min.js"
BUS = "desirepath: 1\njourney: Night bus\nframework: five-e\ntags: [mobility]\nstages:\n  - stage: Wait\n"
TEA = "desirepath: 1\njourney: شاي الصباح\nlanguage: ar\nframework: journey-map\ntags: [food]\nstages:\n  - stage: أ\n"


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, so that a list holds what the test put into it."""
    with Server(tmp_path_factory.mktemp("home")) as running:
        running.join("ada")
        yield running


def home(browser: Browser, place: Server, path: str = "/", **options: object) -> Tab:
    tab = Tab(browser, place, "ada", **options)
    tab.page.goto(place.address + path)
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()
    return tab


def titles(tab: Tab) -> list[str]:
    return tab.page.get_by_role("heading", level=2).all_inner_texts()


def test_an_empty_home_leads_to_a_first_journey_of_ones_own(chromium: Browser, place: Server) -> None:
    with home(chromium, place) as tab:
        expect(tab.page.get_by_text("No journey yet")).to_be_visible()
        tab.page.get_by_role("button", name="New journey").first.click()
        tab.page.get_by_role("button", name="5E journey map").click()
        expect(tab.page).to_have_url(re.compile(r"/d/[0-9a-f]+$"))
        expect(tab.page.get_by_role("grid")).to_be_visible()


def test_documents_are_searched_sorted_and_tagged_and_the_address_says_how(chromium: Browser, place: Server) -> None:
    place.make("ada", BUS)
    place.make("ada", TEA)
    with home(chromium, place) as tab:
        tab.until(lambda: titles(tab), ["شاي الصباح", "Night bus"])
        tab.page.get_by_role("searchbox").fill("NIGHT")
        tab.until(lambda: titles(tab), ["Night bus"])
        assert tab.page.url.endswith("/?find=NIGHT")
        tab.page.get_by_role("searchbox").fill("")
        tab.page.get_by_role("row", name="food").click()
        tab.until(lambda: titles(tab), ["شاي الصباح"])
        tab.page.reload()
        tab.until(lambda: titles(tab), ["شاي الصباح"])


def test_the_list_is_walked_and_a_map_opened_by_keyboard(chromium: Browser, place: Server) -> None:
    first, second = place.make("ada", BUS), place.make("ada", TEA)
    with home(chromium, place) as tab:
        tab.page.get_by_role("button", name="Order").focus()
        tab.press("Tab")
        expect(tab.page.get_by_role("row", name="شاي الصباح")).to_be_focused()
        tab.press("ArrowRight", "ArrowRight", "ArrowRight")
        tab.press("Enter")
        tab.page.wait_for_url(re.compile(f"/d/({first}|{second})"))


def test_what_is_thrown_away_can_be_taken_back_at_once_and_later(chromium: Browser, place: Server) -> None:
    place.make("ada", BUS)
    with home(chromium, place) as tab:
        for way in ("Undo", "Trash"):
            tab.page.get_by_role("button", name="More for Night bus").click()
            tab.page.get_by_role("menuitem", name="Move to trash").click()
            tab.until(lambda: titles(tab), ["No journey yet"])
            tab.page.get_by_role("button", name=way).click()
            if way == "Trash":
                tab.page.get_by_role("button", name="More for Night bus").click()
                tab.page.get_by_role("menuitem", name="Put back").click()
                tab.page.get_by_role("button", name="Trash").click()
            tab.until(lambda: titles(tab), ["Night bus"])


def test_text_that_is_pasted_becomes_a_map_and_slips_are_told_with_their_lines(
    chromium: Browser, place: Server
) -> None:
    with home(chromium, place, "/new?from=file") as tab:
        field = tab.page.get_by_label("Or paste text")
        field.fill("desirepath: 1\njourny: Wrong\n")
        tab.page.get_by_role("button", name="Make a journey").click()
        expect(tab.page.get_by_text("Line 2")).to_be_visible()
        tab.page.get_by_role("button", name="Close").last.click()
        field.fill(BUS)
        tab.page.get_by_role("button", name="Make a journey").click()
        expect(tab.page).to_have_url(re.compile(r"/d/[0-9a-f]+$"))


def test_a_file_that_is_chosen_becomes_a_map(chromium: Browser, place: Server) -> None:
    with home(chromium, place, "/new?from=file") as tab:
        with tab.page.expect_file_chooser() as chooser:
            tab.page.get_by_role("button", name="Choose a file").click()
        chooser.value.set_files({"name": "bus.yaml", "mimeType": "text/yaml", "buffer": BUS.encode()})
        expect(tab.page).to_have_url(re.compile(r"/d/[0-9a-f]+$"))


@pytest.mark.parametrize(("language", "scheme"), [("", "light"), ("ar-XB", "dark")])
@pytest.mark.parametrize("path", ["/", "/trash", "/new", "/new?from=examples", "/new?from=file"])
def test_axe_finds_nothing_wrong(chromium: Browser, server: Server, path: str, language: str, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe is a tool for developers: cd editor, npm ci")
    if b"Night bus" not in server.ask("ada", "GET", f"/api/workspaces/{server.workspace('ada')}/documents"):
        server.make("ada", BUS)
    asked = f"{path}{'&' if '?' in path else '?'}language={language}"
    with Tab(chromium, server, "ada", color_scheme=scheme, reduced_motion="reduce") as tab:
        tab.page.goto(server.address + asked)
        expect(tab.page.get_by_role("dialog" if "new" in path else "heading").first).to_be_visible()
        tab.page.wait_for_load_state("networkidle")
        assert tab.violations(AXE.read_text("utf-8")) == []


@pytest.mark.parametrize("width", [320, 768, 3840])
def test_no_page_is_wider_than_its_window(chromium: Browser, server: Server, width: int) -> None:
    size = {"width": width, "height": 800}
    with Tab(chromium, server, "ada", viewport=size) as tab:
        for path in ("/?language=en-XA", "/new?language=en-XA", "/new?from=file&language=en-XA"):
            tab.page.goto(server.address + path)
            expect(tab.page.get_by_role("dialog" if "new" in path else "heading").first).to_be_visible()
            assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
