"""A journey carried through the canvases in a browser, linked, and traced both ways after edits and deletes."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from browser_worlds import WAIT, Tab
from playwright.sync_api import expect

unfinished = pytest.mark.skip(reason="hand-overs in the editor do not come to their end in a browser yet")

PERSONA = "desirepath: 1\npersona: Kim\nrole: Commuter\nquote: No time\n"
STEPS = """
stages:
  - stage: Orders
    steps:
      - step: Scans the code
        id: scan
        pain: { text: The code hangs too high, id: high }
        gain: { text: Coffee is ready, id: ready }
        opportunity: { text: Codes at two heights, id: heights }
"""
JOURNEY = "desirepath: 1\njourney: Coffee before the train\nframework: apiops\n" + STEPS
SHOTS = os.environ.get("DESIREPATH_SHOTS", "")


def shot(tab: Tab, name: str) -> None:
    if SHOTS:
        tab.page.screenshot(path=Path(SHOTS) / f"{name}.png")


def go_on(tab: Tab, framework: str) -> str:
    """Continues what is open in a framework, by the menu; the id of where that leads."""
    before = tab.page.url
    tab.page.get_by_role("button", name="More", exact=True).click()
    tab.page.get_by_role("menuitem", name="Continue in …").click()
    dialog = tab.page.get_by_role("dialog", name="Continue in the next canvas")
    expect(dialog).to_be_visible(timeout=WAIT)
    choice = dialog.get_by_role("button", name="Goes on in")
    if framework not in choice.inner_text():
        choice.click()
        tab.page.get_by_role("option", name=framework).first.click()
    expect(dialog.get_by_role("checkbox").first).to_be_attached(timeout=WAIT)
    shot(tab, f"continue-{framework}")
    dialog.get_by_role("button", name=re.compile("^Create")).click()
    expect(tab.page).not_to_have_url(before, timeout=WAIT)
    tab.document = tab.page.url.partition("/d/")[2].partition("?")[0]
    expect(tab.page.locator("[data-saving]")).to_have_attribute("data-saving", "saved", timeout=WAIT)
    return tab.document


def ask(tab: Tab, path: str) -> Any:
    return json.loads(tab.server.ask("ada", "GET", path))


def record(tab: Tab, document: str, text: str) -> str:
    records = [one for one in ask(tab, f"/api/documents/{document}")["records"] if one["record"] != "document"]
    return next(str(one["id"]) for one in records if text in (one.get("text"), one.get("title"), one.get("name")))


def change(tab: Tab, document: str, *edits: Any) -> None:
    tab.server.ask("ada", "POST", f"/api/documents/{document}/changes", {"edits": edits})


def after(tab: Tab, document: str, text: str) -> list[str]:
    found = ask(tab, f"/api/documents/{document}/trace/{record(tab, document, text)}")["after"]
    return [step["document"] for step in found]


def before(tab: Tab, document: str, text: str) -> list[str]:
    found = ask(tab, f"/api/documents/{document}/trace/{record(tab, document, text)}")["before"]
    return [step["document"] for step in found]


@unfinished
def test_from_a_persona_to_the_rest_canvas_with_every_step_traced(ada: Tab) -> None:
    ada.go(persona := ada.server.make("ada", PERSONA))
    journey = go_on(ada, "Journey map")
    assert before(ada, journey, "Kim") == [persona]
    change(ada, journey, *_written(JOURNEY, ada))
    ada.go(journey, "apiops")
    value = go_on(ada, "API value proposition")
    model = go_on(ada, "API business model")
    ada.go(value)
    domain = go_on(ada, "Domain")
    assert after(ada, journey, "Scans the code") == [value, domain]
    assert before(ada, domain, "Scans the code") == [value, journey]
    assert model in after(ada, journey, "Coffee is ready")

    change(ada, journey, {"set": {"id": "scan", "field": "title", "value": "Reads the code", "was": "Scans the code"}})
    expect(ada.card("Reads the code")).to_be_visible(timeout=WAIT)  # in the domain, which is open
    ada.card("Reads the code").click()
    ada.press("i")
    section = ada.page.get_by_role("region", name="Where it came from")
    expect(section.get_by_role("link")).to_have_count(2, timeout=WAIT)
    shot(ada, "trace-before")
    section.get_by_role("link").last.click()
    expect(ada.page).to_have_url(re.compile(journey), timeout=WAIT)

    ada.go(domain)
    rest = go_on(ada, "REST")
    assert before(ada, rest, "Reads the code") == [domain, value, journey]


@unfinished
def test_from_a_journey_to_the_experiment_and_what_a_deletion_leaves(ada: Tab) -> None:
    journey = ada.server.make("ada", JOURNEY)
    ada.go(journey)
    okr = go_on(ada, "Objectives and key results")
    hypothesis = go_on(ada, "Hypothesis")
    experiment = go_on(ada, "Experiment")
    assert after(ada, journey, "Codes at two heights") == [okr, hypothesis, experiment]
    assert before(ada, experiment, "Codes at two heights") == [hypothesis, okr, journey]

    ada.go(journey)
    ada.card("Codes at two heights").click()
    ada.press("i")
    section = ada.page.get_by_role("region", name="What came of it")
    expect(section.get_by_role("link")).to_have_count(3, timeout=WAIT)
    shot(ada, "trace-after")

    ada.go(okr)
    change(ada, journey, {"remove": {"id": "heights"}})
    card = ada.card("Codes at two heights")
    expect(card.get_by_role("img", name="What it follows is gone")).to_be_visible(timeout=3 * WAIT)
    shot(ada, "gone")
    assert after(ada, okr, "Codes at two heights") == [hypothesis, experiment]


def test_the_chain_is_seen_and_walked_by_keyboard_from_the_shelf(ada: Tab) -> None:
    journey = ada.server.make("ada", JOURNEY)
    made = [
        ada.server.ask("ada", "POST", f"/api/documents/{journey}/continuations", {"framework": framework})
        for framework in ("api-value-proposition", "okr")
    ]
    ada.page.goto(ada.server.address + "/")
    ada.page.get_by_role("button", name="How documents hang together").click()
    node = ada.page.locator(f'a[href="/d/{journey}"]')
    expect(node).to_be_visible(timeout=WAIT)
    name = node.get_attribute("aria-label") or ""
    assert all(f"{json.loads(one)['count']} entr" in name for one in made)
    shot(ada, "chain")
    node.focus()
    ada.press("Enter")
    expect(ada.page).to_have_url(re.compile(journey), timeout=WAIT)


def _written(text: str, tab: Tab) -> list[Any]:
    """The edits that put the stages, steps and cards of a text into another document."""
    source = tab.server.make("ada", text)
    found = ask(tab, f"/api/documents/{source}")["records"]
    return [{"put": one} for one in found if one["record"] in ("stage", "step", "card")]


def test_a_card_that_is_tied_to_nothing_says_nothing_of_ties(ada: Tab) -> None:
    ada.open(JOURNEY)
    ada.card("The code hangs too high").click()
    ada.press("i")
    expect(ada.page.get_by_role("complementary", name="Details")).to_be_visible(timeout=WAIT)
    assert ada.page.get_by_role("region", name="Where it came from").count() == 0
