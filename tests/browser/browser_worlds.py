"""A server, and a tab of somebody's browser, told in the words of those who use them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Locator, expect

from desirepath.formats import yaml_file
from desirepath.model.wire import document_from

PASSWORD = "quite a long word"
WAIT = 10_000  # ms until something that should be seen is given up; machines are shared


class Server:
    """`desirepath serve` on a folder, as a process of its own, and its REST API."""

    def __init__(self, data: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "desirepath", "serve", "--data", str(data), "--port", "0", *arguments]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.address = self._said(r"(http://\S+)")
        self._people: dict[str, dict[str, str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)

    def _said(self, pattern: str) -> str:
        assert self._process.stdout is not None
        while line := self._process.stdout.readline():
            if found := re.search(pattern, line):
                return found[1]
        raise AssertionError(f"the server ended without saying {pattern}")

    def join(self, name: str, token: str = "") -> None:
        """Somebody follows the first link, or an invitation."""
        token = token or self._said(r"token=(\S+)")
        self._people[name] = self._stranger()
        self.ask(name, "POST", "/api/join", {"token": token, "name": name, "password": PASSWORD})
        session = json.loads(self.ask(name, "GET", "/api/session"))
        self._people[name]["X-CSRFToken"] = session["csrf"]

    def _stranger(self) -> dict[str, str]:
        with urlopen(f"{self.address}/api/session", timeout=20) as answer:
            csrf = json.loads(answer.read())["csrf"]
            return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0], "X-CSRFToken": csrf}

    def ask(self, name: str, method: str, path: str, body: Any = None, kind: str = "application/json") -> bytes:
        """What the server answers somebody; raises `AssertionError` with its words where that is no good."""
        data = body.encode() if isinstance(body, str) else body and json.dumps(body).encode()
        headers = self._people[name]
        request = Request(self.address + path, data, headers | {"Content-Type": kind}, method=method)
        try:
            with urlopen(request, timeout=30) as answer:
                for cookie in answer.headers.get_all("Set-Cookie", []):
                    self._keep(name, cookie.partition(";")[0])
                return bytes(answer.read())
        except HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from None

    def _keep(self, name: str, cookie: str) -> None:
        kept = dict(part.split("=", 1) for part in self._people[name]["Cookie"].split("; "))
        kept |= dict([cookie.split("=", 1)])
        self._people[name]["Cookie"] = "; ".join(f"{key}={value}" for key, value in kept.items())

    def cookies(self, name: str) -> list[dict[str, str]]:
        """The cookies of somebody, as a browser takes them."""
        parts = (part.split("=", 1) for part in self._people[name]["Cookie"].split("; "))
        return [{"name": key, "value": value, "url": self.address} for key, value in parts]

    def workspace(self, name: str) -> str:
        return str(json.loads(self.ask(name, "GET", "/api/workspaces"))[0]["id"])

    def make(self, name: str, text: str) -> str:
        """A new document of these words in YAML; its id."""
        path = f"/api/workspaces/{self.workspace(name)}/imports?name=journey.yaml"
        return str(json.loads(self.ask(name, "POST", path, text, "application/yaml"))["id"])

    def text(self, name: str, document: str) -> str:
        """The document as it is saved, as YAML without ids that a person need not see."""
        tree = json.loads(self.ask(name, "GET", f"/api/documents/{document}"))
        return yaml_file.write(document_from({"records": tree["records"]}))

    def said(self, name: str, document: str) -> list[str]:
        """The comments on a document in the order in which they were said."""
        records = json.loads(self.ask(name, "GET", f"/api/documents/{document}"))["records"]
        settled = {thread["id"] for thread in records if thread["record"] == "thread" and thread.get("resolved")}
        said = [one for one in records if one["record"] == "comment"]
        return [f"{one['text']}{' (settled)' if one['at']['on'] in settled else ''}" for one in said]

    def version(self, name: str, document: str) -> int:
        return int(json.loads(self.ask(name, "GET", f"/api/documents/{document}"))["version"])


class Tab:
    """One tab of one person's browser."""

    def __init__(self, browser: Browser, server: Server, name: str, **options: Any) -> None:
        options = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **options}
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(WAIT)
        self.context.add_cookies(server.cookies(name))  # type: ignore[arg-type]
        self.page = self.context.new_page()
        self.server, self.name, self.document = server, name, ""
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        self.context.close()
        if kind is None:
            assert self.errors == [], self.errors

    def open(self, text: str, framework: str = "") -> Self:
        """Makes a document of these words and opens it."""
        return self.go(self.server.make(self.name, text), framework)

    def go(self, document: str, framework: str = "") -> Self:
        self.document = document
        self.page.goto(f"{self.server.address}/d/{document}" + (f"?framework={framework}" if framework else ""))
        expect(self.page.get_by_role("grid").or_(self.page.get_by_test_id("map")).first).to_be_visible(timeout=WAIT)
        return self

    def begin(self, text: str, framework: str = "") -> Self:
        """A new document of these words, in this tab without loading the page anew where it is loaded."""
        if self.document == "" or self.errors:
            self.errors.clear()
            return self.open(text, framework)
        self.document = self.server.make(self.name, text)
        there = f"/d/{self.document}" + (f"?framework={framework}" if framework else "")
        script = "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }"
        self.page.evaluate(script, there)
        self.page.mouse.move(1, 1)
        expect(self.page.get_by_role("grid")).to_be_visible(timeout=WAIT)
        return self

    def cell(self, lane: str, place: str) -> Locator:
        """A cell of the grid, by the titles of its row and column."""
        return self.page.get_by_role("gridcell", name=f"{lane}, {place}")

    def card(self, text: str) -> Locator:
        """A card, by what it says."""
        return self.page.locator("[data-card]").filter(has_text=text).first

    def heading(self, title: str) -> Locator:
        """The heading of a stage or step."""
        return self.page.get_by_role("columnheader", name=title).first

    def label(self, title: str) -> Locator:
        """The label of a lane."""
        return self.page.get_by_role("rowheader", name=title).first

    def press(self, *keys: str) -> Self:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> Self:
        self.page.keyboard.type(text)
        return self

    def choose(self, name: str) -> Self:
        """Runs a command by its name in the palette."""
        self.press("ControlOrMeta+k").type(name)
        self.page.get_by_role("option", name=name).first.click()
        return self

    def drag(self, what: Locator, onto: Locator, at: tuple[float, float] = (0.5, 0.5)) -> Self:
        """Drags with the mouse, from the middle of one thing to a spot in another, in fractions of its size."""
        start, end = what.bounding_box(), onto.bounding_box()
        assert start is not None
        assert end is not None
        mouse = self.page.mouse
        mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        mouse.down()
        x, y = end["x"] + end["width"] * at[0], end["y"] + end["height"] * at[1]
        mouse.move(start["x"] + start["width"] / 2 + 8, start["y"] + start["height"] / 2 + 8, steps=3)
        mouse.move(x, y, steps=8)
        mouse.move(x, y)
        mouse.up()
        return self

    def saved(self) -> str:
        """The document as it is saved, once the page says that everything is."""
        expect(self.page.locator("[data-saving]")).to_have_attribute("data-saving", "saved", timeout=WAIT)
        return self.server.text(self.name, self.document)

    def said(self) -> list[str]:
        """What is said about the map: who says what, and whether that is settled."""
        return self.server.said(self.name, self.document)

    def take_back(self) -> Self:
        """One undo, with nothing left open and no field that would keep the key for itself."""
        self.press("Escape")
        self.page.evaluate("document.activeElement.blur()")
        return self.press("ControlOrMeta+z")

    def until(self, what: Callable[[], object], wanted: object, seconds: float = WAIT / 1000) -> None:
        """Waits until something is as it should be, and fails with what it was instead."""
        ends = time.monotonic() + seconds
        while (found := what()) != wanted:
            assert time.monotonic() < ends, found
            time.sleep(0.05)

    def undo(self, times: int = 1) -> Self:
        self.page.keyboard.press("Escape")
        return self.press(*["ControlOrMeta+z"] * times)

    def violations(self, source: str) -> Sequence[str]:
        """What axe finds wrong with the page as it is."""
        self.page.evaluate(source)
        found = self.page.evaluate("axe.run(document)")
        return [f"{bad['id']}: {node['html'][:160]}" for bad in found["violations"] for node in bad["nodes"]]
