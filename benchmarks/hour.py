"""An hour's work of two people on one map, played by a script: `python benchmarks/hour.py [--cards 300] [--seed 7]`.

Ada and Ben each have a browser (Debian's Chromium) on one map of a server of its own.  With mouse and keyboard, and
by chance, they add stages and steps, write cards, reword, drag, duplicate and delete them, rename headings, take back
and do again, comment and settle, look through other frameworks, and write into one card at the same time.  In the
middle Ben's network is gone for a while and he works on; Ada's page is loaded anew while she types.  Nobody waits to
think, so that an hour's work takes some minutes.

At the end these must be equal: the map as each browser has it (the file that either may take away), as the server tells
it, and as the log says when it is replayed from its first version on; and the exported YAML, read back, with the YAML
of that map.  Whatever goes wrong prints the seed.  A deed counts as missed where there was nothing to do it to, or
somebody else took away or covered what it was meant for.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from measure import keep, machine, note, table
from playwright.sync_api import Error, Locator, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from browser_worlds import Server, Tab
from content import TASKS, sentence
from rows.row import WORDS, at, palette

from desirepath.formats import yaml_file
from desirepath.model.document import Document, apply
from desirepath.model.wire import change_from, document_from, to_plain

START = """\
desirepath: 1
journey: An hour together
framework: journey-map
language: en
personas: [{ name: Kim }]
stages:
  - stage: Notice
    steps: [{ step: Sees the poster, doing: Looks up }, { step: Asks a friend }]
  - { stage: Come, feeling: { text: Curious, score: 1 } }
"""
LANES = ("Doing", "Touchpoints", "Thinking", "Pains", "Gains", "Opportunities")
FRAMEWORKS = ("Service blueprint", "Storyboard", "5E customer journey")
PATIENCE = 4_000  # ms until what a deed was meant for is given up
MOST_STAGES = 7
MOST_MISSED = 0.1  # of all deeds, where the script itself is taken to be at fault
CHROMIUM = "/usr/bin/chromium"

IN_SIGHT = """(what) => [...document.querySelectorAll(what)].filter((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return width > 0 && top !== null && (one.contains(top) || top.contains(one));
}).map((one) => one.dataset.record ?? `${one.dataset.row} ${one.dataset.column}`)"""


class Hand:
    """One of the two at work: what they do by chance, each deed through the page alone."""

    def __init__(self, tab: Tab, chance: random.Random) -> None:
        self.tab, self.page, self.chance = tab, tab.page, chance
        self.cards = 0
        self.written = 0
        self.away = False

    # ---- what is there --------------------------------------------------------------------------------------------

    def one(self, selector: str) -> Locator:
        """One of those that a selector finds, by chance; the id keeps it the same one whatever others do meanwhile."""
        ids = self.page.evaluate(
            "(what) => [...document.querySelectorAll(what)].map((one) => one.dataset.record)", selector
        )
        if not ids:
            raise Missed
        return self.page.locator(f"{selector}[data-record='{self.chance.choice(ids)}']").first

    def card(self) -> Locator:
        return self.one("[role=grid] li [data-card]")

    def heading(self) -> Locator:
        return self.one("[role=columnheader][data-record]")

    def cell(self) -> Locator:
        cells = self.page.get_by_role("gridcell", name=f"{self.chance.choice(LANES)}, ")
        return cells.nth(self.chance.randrange(max(1, cells.count())))

    def words(self) -> str:
        self.written += 1
        return sentence(self.chance.randrange(5_000))[:60]

    # ---- deeds ----------------------------------------------------------------------------------------------------

    def write_cards(self) -> None:
        """Several cards one after the other in one cell."""
        self.cell().locator("[data-add]").click()
        for n in range(self.chance.randint(2, 6)):
            if n > 0:
                self.tab.press("Enter")
            self.tab.type(self.words())
            self.cards += 1
        self.tab.press("Escape")

    def reword(self) -> None:
        self.card().dblclick()
        self.tab.press(self.chance.choice(("Home", "End"))).type(" and then").press("Escape")

    def drag_card(self) -> None:
        """A card in sight to a cell in sight."""
        cards = self.page.evaluate(IN_SIGHT, "[role=grid] li [data-card]")
        cells = self.page.evaluate(IN_SIGHT, "[data-cell][data-row]")
        if not cards or not cells:
            raise Missed
        row, column = self.chance.choice(cells).split(" ", 1)
        onto = self.page.locator(f"[data-cell][data-row='{row}'][data-column='{column}']").first
        self.tab.drag(self.page.locator(f"li [data-card][data-record='{self.chance.choice(cards)}']").first, onto)

    def carry_card(self) -> None:
        """The same with the keyboard."""
        at(lambda _: self.card(), "m", self.chance.choice(("ArrowRight", "ArrowLeft", "ArrowDown")), "Enter")(self.tab)

    def duplicate(self) -> None:
        at(lambda _: self.card(), "Control+d")(self.tab)
        self.cards += 1

    def delete_card(self) -> None:
        at(lambda _: self.card(), "Delete")(self.tab)

    def rename_heading(self) -> None:
        self.heading().dblclick()
        self.tab.press("Control+a").type(self.chance.choice(TASKS)[:30]).press("Escape")

    def add_step(self) -> None:
        heading = self.one("[role=columnheader][data-record]:has(button[title='Add a step'])")
        heading.hover()
        heading.get_by_role("button", name=WORDS["map.add-step"]).click()
        self.tab.type(self.chance.choice(TASKS)[:30]).press("Escape")

    def add_stage(self) -> None:
        if self.page.get_by_role("button", name=WORDS["map.add-step"]).count() >= MOST_STAGES:
            raise Missed
        self.page.get_by_role("button", name=WORDS["map.add-stage"]).click()
        self.tab.type(f"Stage of {self.tab.name}").press("Escape")

    def delete_step(self) -> None:
        at(lambda _: self.heading(), "Delete")(self.tab)
        self.page.wait_for_timeout(150)
        if (asked := self.page.get_by_role("alertdialog").or_(self.page.get_by_role("dialog"))).count():
            asked.get_by_role("button").last.click()

    def take_back(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.tab.take_back()

    def do_again(self) -> None:
        self.tab.take_back()
        self.tab.press("Control+Shift+z")

    def comment(self) -> None:
        """Says something about a card, and sometimes settles what was said."""
        at(lambda _: self.card(), "c")(self.tab)
        aside = self.page.locator("aside")
        expect(aside).to_be_visible(timeout=PATIENCE)
        aside.get_by_role("textbox").last.fill(self.words())
        self.tab.press("Control+Enter")
        settle = aside.get_by_role("button", name=WORDS["comments.resolve"])
        if self.chance.random() < 0.4 and settle.count():
            settle.first.click()
        palette("view.close-panel")(self.tab)

    def switch_lens(self) -> None:
        """Looks at the map through another framework, and comes back."""
        if self.away:
            raise Missed
        for name in (self.chance.choice(FRAMEWORKS), "Journey map"):
            self.page.get_by_role("banner").locator("button:has(svg)", has_text="Framework").first.click()
            self.page.get_by_role("menuitemradio", name=name, exact=True).first.click()
            self.page.wait_for_timeout(300)
        expect(self.page.get_by_role("gridcell", name="Doing, ").first).to_be_visible(timeout=PATIENCE)


class Missed(Exception):
    """There is nothing here that the deed could be done to."""


DEEDS: tuple[tuple[int, Callable[[Hand], None]], ...] = (
    (30, Hand.write_cards),
    (10, Hand.reword),
    (8, Hand.drag_card),
    (5, Hand.carry_card),
    (3, Hand.duplicate),
    (5, Hand.delete_card),
    (4, Hand.rename_heading),
    (3, Hand.add_step),
    (2, Hand.add_stage),
    (1, Hand.delete_step),
    (6, Hand.take_back),
    (3, Hand.do_again),
    (6, Hand.comment),
    (2, Hand.switch_lens),
)


class Hour:
    """The whole of it: who does what when, and what must be equal at the end."""

    def __init__(self, server: Server, hands: tuple[Hand, Hand], document: str, chance: random.Random) -> None:
        self.server, self.hands, self.document, self.chance = server, hands, document, chance
        self.done: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    @property
    def cards(self) -> int:
        return sum(hand.cards for hand in self.hands)

    def play(self, cards: int) -> None:
        """Works until so many cards have been written; the network goes at 35 % of them and is back at 60 %."""
        ada, ben = self.hands
        ahead = [(0.35, lambda: self.cut(ben)), (0.6, lambda: self.mend(ben)), (0.75, lambda: self.reload(ada))]
        while self.cards < cards or ahead:
            if ahead and self.cards >= cards * ahead[0][0]:
                ahead.pop(0)[1]()
            note(f"{self.cards} of {cards} cards, {self.done.total()} deeds")
            if self.chance.random() < 0.06 and not ben.away:
                self.try_to("write into one card at once", self.write_together)
            deed = self.chance.choices([d for _, d in DEEDS], [w for w, _ in DEEDS])[0]
            hand = self.chance.choice(self.hands)
            self.try_to(deed.__name__.replace("_", " "), partial(deed, hand))
        note("")

    def try_to(self, name: str, deed: Callable[[], None]) -> None:
        """Does something; what could not be done is counted and left."""
        try:
            deed()
            self.done[name] += 1
        except (Missed, Error, AssertionError):
            self.missed[name] += 1
        finally:
            for hand in self.hands:
                hand.tab.press("Escape", "Escape")

    def write_together(self) -> None:
        """Both in one card, in turns, before either has left it."""
        id = self.hands[0].card().get_attribute("data-record", timeout=PATIENCE)
        for hand in self.hands:
            hand.page.locator(f"li [data-card][data-record='{id}']").first.dblclick()
        for word in ("once", "more"):
            self.hands[0].tab.press("Home").type(f"{word} ")
            self.hands[1].tab.press("End").type(f" {word}")

    def cut(self, hand: Hand) -> None:
        hand.tab.context.set_offline(True)
        hand.away = True
        self.done["network gone"] += 1

    def mend(self, hand: Hand) -> None:
        waits = hand.page.locator("[data-saving]").get_attribute("title")
        hand.tab.context.set_offline(False)
        hand.away = False
        self.done[f"network back ({waits})"] += 1

    def reload(self, hand: Hand) -> None:
        """In the middle of a word: what was typed so far is on the device or with the server."""
        hand.cell().locator("[data-add]").click()
        hand.tab.type("Half a sent")
        hand.page.wait_for_timeout(400)
        hand.page.reload()
        expect(hand.page.get_by_role("grid")).to_be_visible(timeout=30_000)
        self.done["reload"] += 1

    def ends(self) -> dict[str, str]:
        """The map as each of five knows it, as the same kind of text; comments are in none of the YAML."""
        for hand in self.hands:
            hand.tab.context.set_default_timeout(60_000)
            hand.tab.press("Escape", "Escape")
            hand.page.evaluate("document.activeElement.blur()")
            expect(hand.page.locator("[data-saving]")).to_have_attribute("data-saving", "saved", timeout=60_000)
        newest = self.server.version("ada", self.document)
        for hand in self.hands:
            hand.tab.until(partial(self.version_taken, hand), newest, 30)
        told = json.loads(self.server.ask("ada", "GET", f"/api/documents/{self.document}"))
        exported = self.server.ask("ada", "GET", f"/api/documents/{self.document}/files/yaml").decode()
        return {
            **{f"the browser of {hand.tab.name}": records(self.taken(hand)["records"]) for hand in self.hands},
            "the server": records(told["records"]),
            "the log, replayed": records(to_plain(self.replayed())["records"]),
            "YAML of the server": yaml_file.write(document_from({"records": told["records"]})),
            "YAML, exported and read back": yaml_file.write(yaml_file.read(exported).document),
        }

    def version_taken(self, hand: Hand) -> object:
        return self.taken(hand)["version"]

    def taken(self, hand: Hand) -> dict[str, Any]:
        """The file that somebody may take away; nothing may wait in it."""
        with hand.page.expect_download() as coming:
            palette("view.take-away")(hand.tab)
        found: dict[str, Any] = json.loads(coming.value.path().read_text("utf-8"))
        assert found["changes"] == [], "something still waits"
        return found

    def replayed(self) -> Document:
        """What the log says, from the first version on."""
        versions: list[dict[str, Any]] = []
        before = ""
        while page := json.loads(
            self.server.ask("ada", "GET", f"/api/documents/{self.document}/versions?most=500{before}")
        ):
            versions += page
            before = f"&before={page[-1]['version']}"
        versions.reverse()
        assert [v["version"] for v in versions] == list(
            range(versions[0]["version"], len(versions) + versions[0]["version"])
        )
        first = versions[0]["version"]
        path = f"/api/documents/{self.document}?version={first}"
        document = document_from({"records": json.loads(self.server.ask("ada", "GET", path))["records"]})
        for version in versions[1:]:
            for change in version["changes"]:
                document = apply(document, change_from({"edits": change["edits"], "label": change["label"]}))
        return document


def records(trees: list[dict[str, Any]]) -> str:
    return "\n".join(sorted(json.dumps(tree, sort_keys=True, ensure_ascii=False) for tree in trees))


def measured(cards: int, seed: int, shots: str) -> dict[str, Any]:
    """One hour.  Raises `AssertionError` where the ends differ."""
    chance = random.Random(seed)
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, Server(Path(folder)) as server:
        server.join("ada")
        invited = f"/api/workspaces/{server.workspace('ada')}/invitations"
        server.join("ben", json.loads(server.ask("ada", "POST", invited, {"role": "editor"}))["token"])
        browsers = [playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) for _ in "ab"]
        tabs = [Tab(browser, server, name) for browser, name in zip(browsers, ("ada", "ben"), strict=True)]
        document = tabs[0].open(START).document
        tabs[1].go(document)
        for tab in tabs:
            tab.context.set_default_timeout(PATIENCE)
        ada, ben = (Hand(tab, chance) for tab in tabs)
        hour = Hour(server, (ada, ben), document, chance)
        hour.play(cards)
        ends = hour.ends()
        for tab in tabs:
            if shots:
                tab.page.screenshot(path=Path(shots) / f"hour-{tab.name}.png")
        errors = [error for tab in tabs for error in tab.errors]
        version = server.version("ada", document)
        for browser in browsers:
            browser.close()
    lasted = perf_counter() - begun
    differing = {
        name for name, text in ends.items() if text != ends["YAML of the server" if "YAML" in name else "the server"]
    }
    if differing and shots:
        for name, text in ends.items():
            (Path(shots) / f"{name.replace(' ', '-')}.txt").write_text(text, "utf-8")
    assert not differing, f"these differ from the server: {differing}"
    assert errors == [], errors
    assert hour.missed.total() <= MOST_MISSED * hour.done.total(), f"too much was missed: {hour.missed}"
    return {
        "seed": seed,
        "cards written": hour.cards,
        "deeds": dict(hour.done),
        "missed": dict(hour.missed),
        "records": len(ends["the server"].splitlines()),
        "versions": version,
        "equal": len(ends),
        "minutes": round(lasted / 60, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cards", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--shots", default="", help="a folder for what both browsers show at the end")
    parser.add_argument("--quick", action="store_true", help="a dozen cards, to see that it runs")
    parser.add_argument("--json", default="", help="a file for the figures")
    asked = parser.parse_args()
    try:
        found = measured(12 if asked.quick else asked.cards, asked.seed, asked.shots)
    except BaseException:
        print(f"seed {asked.seed}", file=sys.stderr)
        raise
    print(f"An hour's work of two people ({machine()})\n")
    print(table([{key: value for key, value in found.items() if key not in ("deeds", "missed")}]))
    print()
    done, missed = found["deeds"], found["missed"]
    names = sorted({*done, *missed})
    print(table([{"deed": name, "done": done.get(name, 0), "missed": missed.get(name, 0)} for name in names]))
    keep(asked.json, {"hour": found})


if __name__ == "__main__":
    main()
