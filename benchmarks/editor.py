"""How quick the editor is: `python benchmarks/editor.py [--stages 50] [--keys 200]`.

Opens a map of 50 stages, 15 lanes and two cards in each cell on a server of its own, in Debian's Chromium, and prints

- first paint: from the moment at which the page has the document and its framework to the first frame with the map;
- keystroke to paint: from the key event to the end of the frame that shows the letter, and beside it the work in it
  (handlers, style, layout, paint) without the wait for the next frame.

Times are of whatever machine this is; close what else runs on it.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from browser_worlds import Server, Tab

LANES = (
    "doing", "touchpoint", "thinking", "feeling", "pain.moment", "gain.moment", "opportunity", "metric",
    "goal", "people", "frontstage", "trigger", "place", "time", "channel",
)  # fmt: skip
WORDS = "what happens here in a few words that take two lines of a card "
WATCH = """() => {
  window.told = [];
  addEventListener("keydown", () => { window.from = performance.now(); }, true);
  addEventListener("input", () => {
    const from = window.from;
    requestAnimationFrame(() => {
      const begun = performance.now();
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        const now = performance.now();
        window.told.push([now - from, window.handled - from + now - begun]);
      };
      after.port2.postMessage(0);
    });
    queueMicrotask(() => queueMicrotask(() => { window.handled = performance.now(); }));
  }, true);
}"""
FIRST = """() => {
  const ends = performance.getEntriesByType("resource")
    .filter(({ name, responseEnd }) => /api\\/documents\\//.test(name) && responseEnd < window.painted)
    .map(({ responseEnd }) => responseEnd);
  window.began = Math.max(...ends);
}"""
EARLY = """() => {
  const look = () => {
    if (document.querySelector("[data-cell]") === null) return requestAnimationFrame(look);
    const after = new MessageChannel();
    after.port1.onmessage = () => { window.painted = performance.now(); };
    after.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}"""


def journey(stages: int) -> str:
    """A map with two cards of every kind on every stage."""
    lines = ["desirepath: 1", "journey: A large map", "framework: journey-map", "language: en", "stages:"]
    for n in range(stages):
        lines.append(f"  - stage: Stage {n + 1}")
        for kind in LANES:
            lines.append(f"    {kind}:")
            for m in range(2):
                score = f", score: {(n * 7 + m * 3) % 9 / 2 - 2}" if kind == "feeling" else ""
                text = (
                    "so so" if kind == "feeling" else f"{n + 1}.{m + 1} {WORDS[: 20 + (n * 13 + m * 7) % 44]}".strip()
                )
                lines.append(f"      - {{ text: {text}{score} }}")
    return "\n".join(lines) + "\n"


def at(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def told(what: str, values: Sequence[float]) -> None:
    print(f"{what:<44}{at(values, 0.5):>9.1f}{at(values, 0.95):>9.1f}{len(values):>7}")


def main() -> None:
    parser = ArgumentParser(description="Measures the editor in a browser.")
    parser.add_argument("--stages", type=int, default=50)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--opens", type=int, default=5)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    with TemporaryDirectory() as folder, sync_playwright() as playwright, Server(Path(folder)) as server:
        server.join("ada")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        document = server.make("ada", journey(asked.stages))
        show = "&".join(f"show={slot}" for slot in ("goals", "setting", "behind", "frame"))
        firsts = []
        for _ in range(asked.opens):
            with Tab(browser, server, "ada") as tab:
                tab.page.add_init_script(f"({EARLY})()")
                tab.page.goto(f"{server.address}/d/{document}?{show}")
                tab.until(lambda: tab.page.evaluate("window.painted !== undefined"), True, 60)
                tab.page.evaluate(FIRST)
                firsts.append(tab.page.evaluate("window.painted - window.began"))
        with Tab(browser, server, "ada") as tab:
            tab.page.goto(f"{server.address}/d/{document}?{show}")
            cell = tab.cell("Doing", "Stage 2").first
            cell.wait_for()
            cards = tab.page.locator("[data-item]").count()
            cell.locator("[data-add]").click()
            tab.page.evaluate(WATCH)
            for letter in (WORDS * asked.keys)[: asked.keys]:
                tab.page.keyboard.type(letter)
                tab.page.wait_for_timeout(40)
            typed = tab.page.evaluate("window.told")
        browser.close()
    print(f"{cards} cards drawn, load {load:.1f} on {os.cpu_count()} cores")
    print(f"{'ms':<44}{'p50':>9}{'p95':>9}{'n':>7}")
    told("document and framework here → first frame", firsts)
    told("keystroke → paint, the wait for a frame in it", [total for total, _ in typed])
    told("keystroke → paint, work alone", [work for _, work in typed])


if __name__ == "__main__":
    main()
