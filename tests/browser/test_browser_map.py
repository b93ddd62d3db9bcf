"""The map in a browser: typing, dragging, walking through it, and what others do meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_worlds import Server, Tab
from playwright.sync_api import Browser, expect

AXE = Path(__file__).parents[2] / "editor" / "node_modules" / "axe-core" / "axe.min.js"

PICNIC = """\
desirepath: 1
journey: A picnic
framework: journey-map
language: en
stages:
  - stage: Pack
    steps:
      - step: Basket
        doing: [Fills it, Closes it]
        feeling: { text: Keen, score: 1 }
        pain.moment: { text: Jam leaks, severity: 2 }
      - step: Car
        feeling: { text: Hurried, score: -1 }
  - stage: Go
    gain: Everybody sings
"""


def test_cards_are_typed_one_after_the_other_and_an_empty_one_vanishes(ada: Tab) -> None:
    ada.open(PICNIC).cell("Doing", "Car").click()
    ada.type("Loads up").press("Enter").type("Looks for").press("Shift+Enter").type("the key").press("Enter", "Escape")
    expect(ada.cell("Doing", "Car").locator("[data-card]")).to_have_text(["Loads up", "Looks for\nthe key"])
    assert "Loads up" in ada.saved()
    ada.undo(2)
    expect(ada.cell("Doing", "Car").locator("[data-card]")).to_have_count(0)
    assert "Loads up" not in ada.saved()


def test_a_card_is_dragged_to_a_spot_between_others_and_takes_the_kind_of_its_lane(ada: Tab) -> None:
    ada.open(PICNIC)
    ada.drag(ada.card("Jam leaks"), ada.card("Closes it"), at=(0.5, 0.2))
    expect(ada.cell("Doing", "Basket").locator("[data-card]")).to_have_text(["Fills it", "Jam leaks", "Closes it"])
    assert "pain" not in ada.saved()
    ada.undo()
    expect(ada.cell("Pains", "Basket").locator("[data-card]")).to_have_text(["Jam leaks"])


def test_several_cards_travel_together(ada: Tab) -> None:
    ada.open(PICNIC)
    ada.card("Fills it").click()
    ada.card("Closes it").click(modifiers=["ControlOrMeta"])
    ada.drag(ada.card("Closes it"), ada.cell("Doing", "Car"))
    expect(ada.cell("Doing", "Car").locator("[data-card]")).to_have_text(["Fills it", "Closes it"])


def test_stages_are_dragged_by_their_headings_and_columns_pulled_by_their_edges(ada: Tab) -> None:
    ada.open(PICNIC)
    ada.drag(ada.heading("Go"), ada.heading("Pack"), at=(0.1, 0.5))
    ada.until(
        lambda: [line for line in ada.saved().splitlines() if "stage:" in line], ["  - stage: Go", "  - stage: Pack"]
    )
    basket = ada.heading("Basket").bounding_box()
    assert basket is not None
    mouse = ada.page.mouse
    mouse.move(basket["x"] + basket["width"] - 1, basket["y"] + 20)
    mouse.down()
    mouse.move(basket["x"] + basket["width"] + 90, basket["y"] + 20, steps=5)
    mouse.up()
    assert "width:" in ada.saved()


def test_a_feeling_is_dragged_and_nudged_and_a_click_makes_another(ada: Tab) -> None:
    ada.open(PICNIC)
    face = ada.page.get_by_role("slider", name="Keen")
    box = face.bounding_box()
    assert box is not None
    mouse = ada.page.mouse
    mouse.move(box["x"] + 15, box["y"] + 15)
    mouse.down()
    mouse.move(box["x"] + 15, box["y"] + 300, steps=6)
    mouse.up()
    expect(face).to_have_attribute("aria-valuetext", "Keen: −2 of 2")
    face.focus()
    ada.press("ArrowUp", "Shift+ArrowUp")
    expect(face).to_have_attribute("aria-valuetext", "Keen: −1.4 of 2")
    assert "score: -1.4" in ada.saved()
    cell = ada.cell("Feeling", "Go")
    area = cell.bounding_box()
    assert area is not None
    mouse.click(area["x"] + 40, area["y"] + 30)
    ada.type("Free").press("Escape")
    expect(ada.page.get_by_role("slider", name="Free")).to_be_visible()


def test_the_map_is_one_tab_stop_with_arrows_inside(ada: Tab) -> None:
    ada.open(PICNIC)
    ada.heading("Pack").click()
    ada.press("ArrowDown", "ArrowDown", "Enter", "ArrowDown")
    expect(ada.card("Closes it")).to_be_focused()
    assert ada.page.locator("[role=grid] [tabindex='0']").count() == 1
    ada.press("m", "ArrowRight", "Enter")
    expect(ada.cell("Doing", "Car").locator("[data-card]")).to_have_text(["Closes it"])
    expect(ada.card("Closes it")).to_be_focused()
    ada.press("Escape").press("ArrowLeft").type("Jots")
    expect(ada.cell("Doing", "Basket").locator("textarea")).to_have_value("Jots")


def test_a_stage_and_a_lane_are_renamed_where_they_stand(ada: Tab) -> None:
    ada.open(PICNIC)
    ada.heading("Pack").dblclick()
    ada.type("Get ready").press("Escape")
    expect(ada.heading("Get ready")).to_be_visible()
    ada.label("Doing").dblclick()
    ada.type("On stage").press("Enter")
    expect(ada.label("On stage")).to_be_visible()
    assert "stage: Get ready" in ada.saved()
    assert "title: On stage" in ada.saved()


def test_two_people_type_into_one_card(ada: Tab, chromium: Browser, server: Server) -> None:
    ada.open(PICNIC)
    with Tab(chromium, server, "ada") as other:
        other.go(ada.document)
        for tab in (ada, other):
            tab.card("Fills it").click()
            tab.card("Fills it").click()
        ada.press("End").type(" slowly")
        expect(other.page.locator("textarea")).to_have_value("Fills it slowly")
        other.press("Home").type("Ada ")
        expect(ada.page.locator("textarea")).to_have_value("Ada Fills it slowly")
        ada.type(" today").press("Escape")
        expect(other.page.locator("textarea")).to_have_value("Ada Fills it slowly today")


def test_an_empty_map_invites(ada: Tab) -> None:
    ada.open("desirepath: 1\njourney: New\nframework: journey-map\nstages: []\n")
    ada.page.get_by_role("button", name="Begin with").click()
    expect(ada.heading("Notice")).to_be_visible()
    ada.page.get_by_role("button", name="Add a stage").click()
    ada.type("Later").press("Escape")
    expect(ada.heading("Later")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_map(chromium: Browser, server: Server, scheme: str, language: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm --prefix editor ci")
    with Tab(chromium, server, "ada", color_scheme=scheme) as tab:
        tab.open(PICNIC.replace("language: en", f"language: {language}"))
        found = [told for told in tab.violations(AXE.read_text("utf-8")) if "grid" in told or "_map_" in told]
        assert found == []


def test_a_small_screen_shows_a_column_and_the_beginning_of_the_next(chromium: Browser, server: Server) -> None:
    with Tab(chromium, server, "ada", viewport={"width": 390, "height": 844}, has_touch=True) as tab:
        tab.open(PICNIC)
        box = tab.heading("Basket").bounding_box()
        assert box is not None
        assert 300 < box["width"] < 390
        tab.cell("Doing", "Basket").locator("[data-add]").tap()
        tab.type("With a thumb").press("Escape")
        expect(tab.card("With a thumb")).to_be_visible()
