"""A folder that is open in a real process, and a tab on it over a real socket."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from http.client import HTTPConnection
from typing import Any
from uuid import uuid4

from websockets.sync.client import connect
from websockets.typing import Origin

from desirepath.model.document import Document, apply
from desirepath.model.wire import document_from, to_plain
from desirepath.server.store import change_in

Tree = dict[str, Any]
SOON = 15  # seconds after which something that should happen has not happened


def until(found: Callable[[], Any], what: str = "it") -> Any:
    """What `found` returns as soon as that is true."""
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.02)
    raise AssertionError(f"{what} did not happen")


class Opened:
    """`desirepath open` or `demo` as a process; `ask` goes by the session that its link began."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "desirepath", *arguments, "--no-browser"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.tabs = ExitStack()
        self.said: list[str] = []
        self.link = self._link()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/open\?token=\S+)", self.link)
        assert found, self.said
        self.port, self.way_in = int(found[1]), found[2]
        self.cookie = ""

    def _link(self) -> str:
        assert self._process.stdout is not None
        while line := self._process.stdout.readline():
            self.said.append(line.strip())
            if line.startswith("http://"):
                return line.strip()
        assert self._process.stderr is not None
        raise AssertionError(self._process.stderr.read())

    def enter(self) -> str:
        """Goes through the link and keeps the session; where it leads to."""
        status, headers, _ = self.ask("GET", self.way_in)
        assert status == 302, status
        self.cookie = "; ".join(re.findall(rf"desirepath-(?:csrf-)?{self.port}=[^;]+", headers["set-cookie"]))
        return headers["location"]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        told = {"Cookie": getattr(self, "cookie", ""), **headers}
        connection.request(method, path, data, told)
        answer = connection.getresponse()
        cookies = ", ".join(answer.headers.get_all("set-cookie") or [])
        found = {key.lower(): value for key, value in answer.getheaders()} | {"set-cookie": cookies}
        whole = answer.status, found, answer.read()
        connection.close()
        return whole

    def json(self, path: str) -> Any:
        status, _, body = self.ask("GET", path)
        assert status == 200, (path, status, body)
        return json.loads(body)

    def send(self, method: str, path: str, body: Any = None) -> Any:
        token = self.json("/api/session")["csrf"]
        said = {"X-CSRFToken": token, "Content-Type": "application/json"}
        status, _, told = self.ask(method, path, body, **said)
        assert status < 300, (path, status, told)
        return json.loads(told) if told else None

    def documents(self) -> dict[str, Tree]:
        """What the list of documents shows, by path."""
        [workspace] = self.json("/api/workspaces")
        return {listed["path"]: listed for listed in self.json(f"/api/workspaces/{workspace['id']}/documents")}

    def tab(self, document: str) -> Tab:
        return Tab(self, document)

    def end(self, how: signal.Signals = signal.SIGINT) -> str:
        self._process.send_signal(how)
        self.tabs.close()
        out, err = self._process.communicate(timeout=20)
        self.said += out.splitlines()
        return err


class Tab:
    """One live connection, which keeps the document as it hears of it."""

    def __init__(self, opened: Opened, document: str) -> None:
        host = f"127.0.0.1:{opened.port}"
        address, cookie = f"ws://{host}/live/{document}", {"Cookie": opened.cookie}
        connection = connect(address, origin=Origin(f"http://{host}"), additional_headers=cookie)
        self._socket = opened.tabs.enter_context(connection)
        self.client, self.sequence = uuid4().hex, 0
        self.say("hello", client=self.client)
        welcome = self.hear("welcome")
        records = welcome["records"]
        self.document = document_from({"records": records}) if records else Document({})
        self.file: Tree = {}
        self.entries: list[Tree] = []

    def say(self, type: str, **told: Any) -> None:
        self._socket.send(json.dumps({"type": type, **told}))

    def hear(self, *types: str) -> Tree:
        """The next message of one of these types; what comes before is taken in."""
        while True:
            message: Tree = json.loads(self._socket.recv(SOON))
            self._take(message)
            if message["type"] in types:
                return message

    def _take(self, message: Tree) -> None:
        if message["type"] == "file":
            self.file = message
        if message["type"] == "entry":
            self.entries.append(message)
            for tree in message["changes"]:
                self.document = apply(self.document, change_in(tree))

    def change(self, *edits: Any) -> Tree:
        """Sends a change and waits for what becomes of it."""
        self.sequence += 1
        self.say("change", sequence=self.sequence, edits=[to_plain(edit) for edit in edits])
        while True:
            message = self.hear("entry", "answer", "reject")
            mine = message.get("sequence") == self.sequence
            if mine or any(c.get("client") == self.client for c in message.get("changes", ())):
                return message

    def until(self, found: Callable[[], Any]) -> Any:
        """What `found` returns once so much was heard that it is true."""
        while not (value := found()):
            self.hear("entry", "file", "people", "answer")
        return value
