"""The pages that need no script, in a browser that runs none: the way in, an invitation, a new password."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_worlds import PASSWORD, Server
from playwright.sync_api import Browser, Page, expect

AXE = Path(__file__).parents[2] / "editor" / "node_modules" / "axe-core" / "axe.min.js"
NEW = "another quite long word"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own, because passwords change here."""
    with Server(tmp_path) as running:
        running.join("ada")
        yield running


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A tab of nobody's that runs no script and speaks German, as narrow as they come."""
    context = chromium.new_context(
        locale="de-DE", color_scheme=request.param, viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def invited(place: Server) -> str:
    told = place.ask("ada", "POST", f"/api/workspaces/{place.workspace('ada')}/invitations", {"role": "editor"})
    return f"{place.address}/join?token={json.loads(told)['token']}"


def test_somebody_is_invited_joins_changes_the_password_and_comes_back(place: Server, page: Page) -> None:
    page.goto(invited(place))
    expect(page.get_by_text("Sie sind in „Our journeys“ eingeladen, als Bearbeiter.")).to_be_visible()
    page.get_by_label("Name").fill("bob")
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_label("Dasselbe Passwort noch einmal").fill(PASSWORD)
    page.get_by_role("button", name="Anfangen").click()
    page.goto(f"{place.address}/password")
    page.get_by_label("Ihr jetziges Passwort").fill(PASSWORD)
    page.get_by_label("Neues Passwort", exact=True).fill(NEW)
    page.get_by_label("Dasselbe Passwort noch einmal").fill(NEW)
    page.get_by_role("button", name="Passwort ändern").click()
    expect(page.get_by_role("status")).to_have_text("Ihr Passwort ist geändert. Andere Browser wurden abgemeldet.")
    page.context.clear_cookies(name="sessionid")
    page.goto(f"{place.address}/password")
    for word, button in ((PASSWORD, "Anmelden"), (NEW, "Anmelden")):
        page.get_by_label("Name").fill("bob")
        page.get_by_label("Passwort").fill(word)
        page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", name="Passwort ändern")).to_be_visible()


def test_pages_are_without_fault_to_axe_and_fit_the_narrowest_screen(
    place: Server, chromium: Browser, page: Page
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm --prefix editor ci")
    link, scheme = invited(place), page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    context = chromium.new_context(
        color_scheme="dark" if scheme else "light", viewport={"width": 320, "height": 640}, locale="de-DE"
    )
    context.add_cookies(place.cookies("ada"))  # type: ignore[arg-type]
    theirs = context.new_page()
    complaints: list[str] = []
    theirs.on("console", lambda message: complaints.append(message.text))
    found: dict[str, object] = {}
    for address in ("/password", "/password?changed", "/inactive", "/no-such-page", link.removeprefix(place.address)):
        found |= faults(theirs, place.address + address)
    context.clear_cookies()
    for address in ("/sign-in", link.removeprefix(place.address)):
        found |= faults(theirs, place.address + address)
    theirs.goto(f"{place.address}/sign-in")
    theirs.get_by_label("Name").fill("bob")
    theirs.get_by_label("Passwort").fill("falsch")
    theirs.get_by_role("button").click()
    found |= faults(theirs)
    context.close()
    assert found == dict.fromkeys(found, ([], 0))
    assert [text for text in complaints if "Failed to load" not in text] == []


def faults(page: Page, address: str = "") -> dict[str, object]:
    """What axe finds, and how many px a page is too wide, by its address."""
    if address:
        page.goto(address)
    page.evaluate(AXE.read_text("utf-8"))
    bad = page.evaluate("axe.run(document)")["violations"]
    told = [f"{one['id']}: {node['html'][:120]}" for one in bad for node in one["nodes"]]
    return {page.url: (told, page.evaluate("document.documentElement.scrollWidth - innerWidth"))}
