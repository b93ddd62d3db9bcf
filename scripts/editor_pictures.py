"""Takes the pictures of the editor in the documentation: docs/pictures/editor-*.png.

    python scripts/editor_pictures.py            all of them, in about a minute
    python scripts/editor_pictures.py --check    whether every one that a page mentions is there, and no other

A real server with two people, in Chromium (`DESIREPATH_CHROMIUM`, or the one on the path): what is seen is what the
program does.  Window, names, maps and languages are always the same; no date is in sight, only how long ago it was.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Any

from contact_sheet import PICTURES, mentioned, saved
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

NAMES = (
    "editor",
    "editor-dark",
    "editor-home",
    "editor-new",
    "editor-first",
    "editor-details",
    "editor-feeling",
    "editor-guidance",
    "editor-canvas",
    "editor-storyboard",
    "editor-comments",
    "editor-history",
    "editor-together",
    "editor-offline",
    "editor-export",
    "editor-present",
    "editor-palette",
    "editor-join",
    "editor-share",
)
EXAMPLES = ("elterngeld", "kintsugi", "maamoul", "dock-slots", "cold-chain", "cataract", "allergen-api", "cargo-bike")
WINDOW = (1280, 800)  # px
FINE = 1.25  # dots for a pixel, in the first picture of all
PASSWORD = "quite a long word"
WAIT = 60_000  # ms until something that should be seen is given up
POST = """async ([path, body]) => {
  const { csrf } = await (await fetch("/api/session")).json();
  const isText = typeof body === "string";
  const headers = { "X-CSRFToken": csrf, "Content-Type": isText ? "application/yaml" : "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: isText ? body : JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return await answer.json();
}"""
SEEN = """document.fonts.status === "loaded" && [...document.images].every((one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return bottom < 0 || top > innerHeight || (one.complete && one.naturalWidth > 0);
})"""
CLINIC = """\
desirepath: 1
journey: A first visit to the foot clinic
framework: journey-map
stages:
  - stage: Notice
    steps:
      - step: Limps home from the match
        doing: [Puts the foot up, Looks for ice]
        thinking: It will be gone on Monday
        feeling: { text: Cross, score: -0.6 }
      - step: Wakes up with a thick ankle
        doing: [Types “foot swollen” into the phone]
  - stage: Book
    steps:
      - step: Finds the clinic
      - step: Books a visit
  - stage: Go
"""


# ---- a server and the people on it


@contextmanager
def serving(data: str) -> Iterator[str]:
    """`desirepath serve` on an empty folder: the link for the first person."""
    command = [sys.executable, "-m", "desirepath", "serve", "--data", data, "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        yield next(found[0] for line in lines if (found := re.search(r"http\S+token=\S+", line)))
    finally:
        process.terminate()
        process.communicate(timeout=20)


class Person:
    """Somebody with a browser."""

    def __init__(self, browser: Browser, **more: Any) -> None:
        size = {"width": WINDOW[0], "height": WINDOW[1]}
        options = {"viewport": size, "locale": "en-GB", "reduced_motion": "reduce", **more}
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(WAIT)
        self.page: Page = self.context.new_page()

    def join(self, link: str, name: str, shot: str = "") -> None:
        self.page.goto(link)
        if shot:
            self.shoot(shot, clip=(320, 0, 640, 620))
        self.page.get_by_label("Name").fill(name)
        for field in self.page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        self.page.locator("form button").last.click()
        expect(self.page.get_by_role("heading", name="Journeys")).to_be_visible()

    def post(self, path: str, body: object) -> Any:
        return self.page.evaluate(POST, [path, body])

    def workspace(self) -> str:
        return str(self.page.evaluate("fetch('/api/workspaces').then(answer => answer.json())")[0]["id"])

    def open(self, document: str, query: str = "") -> None:
        self.page.goto(f"{self.origin}/d/{document}{query}")
        expect(self.page.locator("[data-card]").first).to_be_visible()
        self.still()

    @property
    def origin(self) -> str:
        return "/".join(self.page.url.split("/")[:3])

    def card(self, words: str) -> Locator:
        return self.page.locator("[data-card]").filter(has_text=words).first

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).last.click()

    def still(self) -> None:
        """Waits until fonts and pictures are there, and nothing is on its way any more."""
        for _ in range(WAIT // 250):
            if self.page.evaluate(SEEN):
                break
            self.page.wait_for_timeout(250)  # the page allows no code to be made of words, as waiting for it would need
        else:
            raise SystemExit(f"some pictures never came: {self.page.url}")
        self.page.wait_for_timeout(700)

    def shoot(self, name: str, clip: tuple[float, float, float, float] | None = None) -> None:
        """Takes a picture of the window, or of a part of it: left, top, width, height."""
        self.still()
        part = dict(zip(("x", "y", "width", "height"), clip, strict=True)) if clip else None
        taken = self.page.screenshot(clip=part, animations="disabled", caret="initial")  # type: ignore[arg-type]
        saved(Image.open(BytesIO(taken)).convert("RGB"), name)


# ---- what they do


def pictures(browser: Browser, link: str) -> None:
    nora = Person(browser)
    nora.join(link, "Nora", "editor-join")
    place = f"/api/workspaces/{nora.workspace()}"
    made = {name: nora.post(f"{place}/examples/{name}", {})["id"] for name in EXAMPLES}
    bike = made["cargo-bike"]
    clinic = nora.post(f"{place}/imports?name=clinic.yaml", CLINIC)["id"]
    ben = Person(browser)
    token = nora.post(f"{place}/invitations", {"role": "editor"})["token"]
    ben.join(f"{nora.origin}/join?token={token}", "Ben")
    _home(nora)
    _writing(nora, clinic)
    _together(nora, ben, bike)
    _looking(nora, bike, made["cataract"])
    _talking(nora, ben, bike)
    _handing_on(nora, bike)
    for scheme, name in (("light", "editor"), ("dark", "editor-dark")):
        _first_picture(browser, nora, ben, bike, scheme, name)


def _home(nora: Person) -> None:
    nora.page.goto(f"{nora.origin}/")
    expect(nora.page.get_by_text("foot clinic").first).to_be_visible()
    nora.shoot("editor-home")
    nora.page.goto(f"{nora.origin}/new")
    expect(nora.page.get_by_text("Journey map").first).to_be_visible()
    nora.shoot("editor-new")


def _writing(nora: Person, clinic: str) -> None:
    nora.open(clinic)
    nora.card("foot swollen").click()
    nora.press("n")
    nora.page.keyboard.type("Sends Mum a photo")
    nora.press("Enter")
    nora.page.keyboard.type("Asks who can drive")
    nora.shoot("editor-first", clip=(0, 0, WINDOW[0], 560))
    nora.press("Escape")


def _together(nora: Person, ben: Person, bike: str) -> None:
    nora.open(bike)
    ben.open(bike)
    ben.card("Rides two laps").click()
    ben.card("Rides two laps").click()
    ben.press("End")
    ben.page.keyboard.type(" and one without")
    where = ben.card("Rides two laps").bounding_box()
    assert where is not None
    ben.page.mouse.move(where["x"] + 60, where["y"] + where["height"] + 24)
    nora.shoot("editor-together", clip=(480, 0, 800, 440))
    nora.button("Share")
    expect(nora.page.get_by_role("dialog").get_by_text("Ben", exact=True)).to_be_visible()
    nora.shoot("editor-share")
    nora.press("Escape")
    ben.press("Escape", "Escape", "Control+z")
    ben.context.set_offline(True)
    ben.card("Sends the same").click()
    ben.press("n")
    ben.page.keyboard.type("Counts the answers: three")
    expect(ben.page.locator("[data-saving=on-this-device]")).to_be_visible()
    ben.shoot("editor-offline", clip=(0, 0, 800, 420))
    ben.press("Escape")
    ben.context.set_offline(False)
    expect(ben.page.locator("[data-saving=saved]")).to_be_visible()
    ben.press("Control+z")


def _looking(nora: Person, bike: str, eyes: str) -> None:
    nora.card("Three of eleven").click()
    nora.button("Details")
    nora.shoot("editor-details")
    nora.button("Guidance")
    nora.shoot("editor-guidance")
    nora.button("Guidance")
    nora.page.get_by_role("slider", name="Giddy").focus()
    where = nora.page.get_by_role("rowheader", name="Feeling").first.bounding_box()
    assert where is not None
    nora.shoot("editor-feeling", clip=(0, where["y"], WINDOW[0], min(where["height"], WINDOW[1] - where["y"])))
    nora.open(bike, "?framework=apiops")
    nora.shoot("editor-canvas")
    nora.open(eyes)
    nora.shoot("editor-storyboard")


def _talking(nora: Person, ben: Person, bike: str) -> None:
    ben.open(bike)
    ben.card("Sends the same").click()
    ben.press("c")
    expect(ben.page.get_by_label("Say something about")).to_be_focused()
    ben.page.keyboard.type("Who are these eleven? I would like to call two of them.")
    ben.button("Say it")
    nora.open(bike)
    nora.card("Sends the same").click()
    nora.button("Comments")
    nora.button("Answer")
    nora.page.get_by_label("Answer", exact=True).fill("Ask me on Friday, @Ben: I have all their numbers.")
    nora.button("Say it")
    nora.shoot("editor-comments")
    nora.button("History")
    expect(nora.page.get_by_text("as it is now")).to_be_visible()
    nora.shoot("editor-history")


def _handing_on(nora: Person, bike: str) -> None:
    nora.open(bike)
    nora.press("Control+Shift+e")
    expect(nora.page.get_by_role("button", name="Download")).to_be_visible()
    nora.shoot("editor-export")
    nora.press("Escape")
    nora.card("Sends the same").click()
    nora.press("Control+k")
    nora.page.keyboard.type("card")
    nora.shoot("editor-palette")
    nora.press("Escape")
    nora.page.goto(f"{nora.origin}/d/{bike}/present")
    nora.still()
    nora.press("ArrowRight", "ArrowRight")
    nora.shoot("editor-present")


def _first_picture(browser: Browser, nora: Person, ben: Person, bike: str, scheme: str, name: str) -> None:
    state = nora.context.storage_state()
    person = Person(browser, color_scheme=scheme, device_scale_factor=FINE, storage_state=state)
    person.page.goto(nora.origin)
    person.open(bike)
    ben.open(bike)
    ben.card("Rides two laps").click()
    person.card("Asks what it weighs").click()
    person.shoot(name)
    person.context.close()


# ---- what the pages mention


def wrong() -> list[str]:
    """Pictures of the editor that are mentioned and not there, there and not made here, or made and not mentioned."""
    wanted = {name for name in mentioned() if name.startswith("editor")}
    there = {path.name for path in PICTURES.glob("editor*.png")}
    made = {f"{name}.png" for name in NAMES}
    return [
        *(f"{name} is mentioned, but not made here" for name in sorted(wanted - made)),
        *(f"{name} is made here, but no page mentions it" for name in sorted(made - wanted)),
        *(f"{name} is not there" for name in sorted(made - there)),
        *(f"{name} is there, but not made here" for name in sorted(there - made)),
    ]


def _chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("DESIREPATH_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("there is no Chromium: sudo apt-get install -y chromium, or set DESIREPATH_CHROMIUM")
    return found


def main() -> int:
    parser = ArgumentParser(description="Takes the pictures of the editor in the documentation.")
    parser.add_argument("--check", action="store_true", help="only say which pictures are missing or left over")
    if parser.parse_args().check:
        found = wrong()
        print("\n".join(found) or "All there.")
        return 1 if found else 0
    expect.set_options(timeout=WAIT)
    os.environ["PW_TEST_SCREENSHOT_NO_FONTS_READY"] = (
        "1"  # `still` waits for them; offline, Playwright does so for ever
    )
    with TemporaryDirectory() as data, serving(data) as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--lang=en"])
        pictures(browser, link)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
