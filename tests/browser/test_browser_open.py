"""`desirepath open` on a file that others change too: with a text editor, and not always well."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

SLOW = 30_000  # ms until a change on disk is seen at the latest; machines are shared
MAP = """\
# Our coffee, as one reads it
desirepath: 1
journey: Coffee before the 8:05
framework: journey-map
stages:
  - stage: Entice   # before they know us
    steps:
      - { step: Sees the poster, doing: Looks up from the phone }
      - { step: Scans the code, doing: Holds the phone to the wall }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "coffee.yaml"
    path.write_text(MAP, "utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    """The page that `desirepath open` links to."""
    command = [sys.executable, "-m", "desirepath", "open", str(file), "--no-browser", "--name", "Ada"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as opened:
        try:
            yield from _shown(chromium, opened)
        finally:
            opened.terminate()


def _shown(chromium: Browser, opened: subprocess.Popen[str]) -> Iterator[Page]:
    assert opened.stdout is not None
    link = next(found[0] for line in opened.stdout if (found := re.search(r"http://[^/\s]+/\S+", line)))
    context = chromium.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(link, timeout=2 * SLOW)
    expect(card(page, "Looks up")).to_be_visible(timeout=SLOW)
    yield page
    context.close()


def card(page: Page, text: str) -> Locator:
    return page.locator("[data-card]").filter(has_text=text).first


def holds(file: Path, wanted: str) -> None:
    """Waits until the file says this."""
    ends = time.monotonic() + SLOW / 1000
    while (found := file.read_text("utf-8")) != wanted:
        assert time.monotonic() < ends, found
        time.sleep(0.05)


def write(page: Page, text: str, more: str) -> None:
    card(page, text).dblclick()
    page.keyboard.press("End")
    page.keyboard.type(more)
    page.keyboard.press("Escape")


def test_what_one_writes_is_in_the_file_with_its_comments_and_what_the_file_says_is_on_the_map(
    page: Page, file: Path
) -> None:
    write(page, "Looks up", " and smiles")
    wanted = MAP.replace("from the phone", "from the phone and smiles")
    holds(file, wanted)
    file.write_text(wanted.replace("to the wall", "to the window"), "utf-8")
    expect(card(page, "Holds the phone to the window")).to_be_visible(timeout=SLOW)
    page.keyboard.press("Control+z")
    holds(file, MAP.replace("to the wall", "to the window"))


def test_a_broken_file_is_left_alone_told_with_its_line_and_goes_on_when_mended(page: Page, file: Path) -> None:
    broken = MAP.replace("doing: Looks up from the phone }", "doing: [Looks up from the phone }")
    file.write_text(broken, "utf-8")
    notice = page.get_by_role("status").filter(has_text="coffee.yaml cannot be read")
    expect(notice).to_be_visible(timeout=SLOW)
    expect(notice).to_contain_text("8")
    write(page, "Holds the phone", " twice")
    expect(page.locator("[data-saving=saved]")).to_be_visible(timeout=SLOW)
    assert file.read_text("utf-8") == broken
    mended = MAP.replace("Looks up", "Looks down")
    file.write_text(mended, "utf-8")
    expect(notice).to_have_count(0, timeout=SLOW)
    expect(card(page, "Looks down from the phone")).to_be_visible(timeout=SLOW)
    holds(file, mended.replace("to the wall", "to the wall twice"))
