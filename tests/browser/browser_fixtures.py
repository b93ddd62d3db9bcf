"""The editor in a real browser, against a real server.  Skipped where there is no Chromium or no bundle."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desirepath

if TYPE_CHECKING:
    from browser_worlds import Server, Tab
    from playwright.sync_api import Browser

_BUNDLE = Path(desirepath.__file__).parent / "server" / "static" / "editor" / "index.html"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def _chromium() -> str:
    found = os.environ.get("DESIREPATH_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("these tests need a browser: sudo apt-get install -y chromium, or set DESIREPATH_CHROMIUM")
    return found


REAL = ("browser", "test_server_folder", "test_editor_live", "test_server_run")
"""Names of what waits for real browsers and processes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A busy machine may keep a browser or a process waiting past a limit: what fails three times is wrong."""
    for item in items:
        if any(name in item.nodeid for name in REAL):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="module")  # Playwright keeps an event loop running, in which no test of the server could run
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--lang=en"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`desirepath serve` with an owner, Ada, and a workspace of hers."""
    from browser_worlds import Server

    if not _BUNDLE.exists():
        pytest.skip("these tests need the editor: npm --prefix editor ci && npm --prefix editor run build")
    with Server(tmp_path_factory.mktemp("data")) as running:
        running.join("ada")
        yield running


@pytest.fixture
def ada(chromium: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Tab]:
    """A tab of Ada's.  What it looked like when a test failed is put into DESIREPATH_SHOTS, if that is set."""
    from browser_worlds import Tab

    with Tab(chromium, server, "ada") as tab:
        yield tab
        if (folder := os.environ.get("DESIREPATH_SHOTS")) and request.session.testsfailed:
            tab.page.screenshot(path=Path(folder) / f"{request.node.name}.png")
