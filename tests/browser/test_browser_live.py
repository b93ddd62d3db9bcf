"""One map in several browsers: live, offline, after a reload, and while nobody serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_worlds import WAIT, Server, Tab
from playwright.sync_api import Browser, expect

MAP = """\
desirepath: 1
journey: Coffee before the 8:05
framework: journey-map
stages:
  - stage: Entice
    steps:
      - { step: Sees the poster, doing: Looks up from the phone }
      - { step: Scans the code, doing: Holds the phone to the wall }
"""


@pytest.fixture
def two(chromium: Browser, server: Server) -> Iterator[tuple[Tab, Tab]]:
    with Tab(chromium, server, "ada") as one, Tab(chromium, server, "ada") as other:
        one.open(MAP)
        other.go(one.document)
        yield one, other


def write(tab: Tab, card: str, words: str) -> None:
    """Goes into a card and writes behind what is there."""
    tab.card(card).dblclick()
    tab.press("End").type(words).press("Escape")


def state(tab: Tab) -> str | None:
    return tab.page.locator("[data-saving]").get_attribute("data-saving")


def test_two_type_drag_and_undo_and_each_sees_the_other(two: tuple[Tab, Tab]) -> None:
    one, other = two
    write(one, "Looks up", " and frowns")
    expect(other.card("Looks up from the phone and frowns")).to_be_visible()
    other.drag(other.card("Holds the phone"), other.cell("Doing", "Sees the poster"), at=(0.5, 0.95))
    moved = ["Looks up from the phone and frowns", "Holds the phone to the wall"]
    for tab in two:
        expect(tab.cell("Doing", "Sees the poster").locator("[data-card]")).to_contain_text(moved)
    one.undo()
    expect(other.cell("Doing", "Sees the poster").locator("[data-card]").first).not_to_contain_text("and frowns")
    other.undo()
    for tab in two:
        expect(tab.cell("Doing", "Scans the code").locator("[data-card]")).to_contain_text(
            ["Holds the phone to the wall"]
        )
    assert one.saved() == other.saved()


def test_what_one_types_the_other_sees_and_both_can_type_into_one_card(two: tuple[Tab, Tab]) -> None:
    one, other = two
    one.card("Looks up").dblclick()
    other.card("Looks up").dblclick()
    one.press("End").type(" and frowns")
    expect(other.page.get_by_text("and frowns").or_(other.page.locator("textarea")).first).to_be_visible()
    other.press("Home").type("Kim ")
    one.press("Escape")
    other.press("Escape")
    for tab in two:
        expect(tab.card("Kim Looks up from the phone and frowns")).to_be_visible()
    assert "Kim Looks up from the phone and frowns" in one.saved()


def test_what_is_done_offline_is_kept_over_a_reload_and_sent_on_return(two: tuple[Tab, Tab]) -> None:
    one, other = two
    expect(one.page.locator("[data-saving=saved]")).to_be_visible()
    one.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    one.context.set_offline(True)
    write(one, "Holds the phone", " again")
    one.until(lambda: state(one), "on-this-device", 60)
    write(other, "Looks up", " at last")
    one.page.reload()
    expect(one.card("Holds the phone to the wall again")).to_be_visible(timeout=WAIT)
    assert state(one) == "on-this-device"
    one.context.set_offline(False)
    for tab in two:
        expect(tab.card("Holds the phone to the wall again")).to_be_visible(timeout=30_000)
        expect(tab.card("Looks up from the phone at last")).to_be_visible(timeout=30_000)
    text = one.saved()
    assert "Holds the phone to the wall again" in text
    assert "Looks up from the phone at last" in text


def test_a_map_opens_and_can_be_written_while_nobody_serves_it(chromium: Browser, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Server(data) as server:
        server.join("ada")
        port = server.address.rsplit(":", 1)[1]
        tab = Tab(chromium, server, "ada").open(MAP)
        expect(tab.page.locator("[data-saving=saved]")).to_be_visible()
        tab.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        tab.page.reload()
        expect(tab.page.locator("[data-saving=saved]")).to_be_visible()
    with tab:
        tab.page.reload()
        expect(tab.card("Looks up")).to_be_visible(timeout=30_000)
        write(tab, "Looks up", " twice")
        tab.until(lambda: state(tab), "on-this-device", 30)
        with Server(data, "--port", port):
            expect(tab.page.locator("[data-saving=saved]")).to_be_visible(timeout=60_000)
            assert "Looks up from the phone twice" in server.text("ada", tab.document)
