"""Tabs without a browser: live connections to the app within one event loop, and what a tab makes of what it hears."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from desirepath.model.document import Document, apply
from desirepath.model.edits import Change
from desirepath.model.wire import document_from, to_plain
from desirepath.server.store import change_in

Tree = dict[str, Any]
HOST = "testserver"
SOON = 5  # seconds after which something that should happen has not happened


@asynccontextmanager
async def running() -> AsyncIterator[Any]:
    """The app, begun and ended as a server does it."""
    from desirepath.server.app import made

    app = made()
    async with app.router.lifespan_context(app):
        yield app


class Tab:
    """One live connection: `say` sends, `hear` waits for the next message of some type."""

    def __init__(self, app: Any, document: str, session: str = "", host: str = HOST, origin: str | None = "") -> None:
        headers = [(b"host", host.encode()), (b"cookie", f"sessionid={session}".encode())]
        if origin is not None:
            headers.append((b"origin", (origin or f"http://{HOST}").encode()))
        path = f"/live/{document}"
        self._scope = {
            "type": "websocket", "path": path, "raw_path": path.encode(), "root_path": "", "query_string": b"",
            "headers": headers, "subprotocols": [], "scheme": "ws", "server": (HOST, 80), "client": ("test", 1),
        }  # fmt: skip
        self.to: asyncio.Queue[Tree] = asyncio.Queue()
        self.heard: asyncio.Queue[Tree] = asyncio.Queue()
        self.accepted: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.reading = asyncio.Event()
        self.reading.set()
        self.client = uuid4().hex
        self._task = asyncio.create_task(app(self._scope, self.to.get, self._send))
        self.to.put_nowait({"type": "websocket.connect"})

    async def _send(self, event: Tree) -> None:
        await self.reading.wait()
        match event["type"]:
            case "websocket.accept":
                self.accepted.set_result(True)
            case "websocket.send":
                self.heard.put_nowait(json.loads(event["text"]))
            case "websocket.close":
                if not self.accepted.done():
                    self.accepted.set_result(False)
                if not self.closed.done():
                    self.closed.set_result(event["code"])

    def say(self, type: str, **told: Any) -> None:
        self.raw(json.dumps({"type": type, **told}))

    def raw(self, text: str | None, data: bytes | None = None) -> None:
        self.to.put_nowait({"type": "websocket.receive", "text": text, "bytes": data})

    async def hear(self, *types: str) -> Tree:
        """The next message of one of these types; others that come before it are passed by."""
        while True:
            message = await asyncio.wait_for(self.heard.get(), SOON)
            if message["type"] in types:
                return message

    async def hello(self, since: int | None = None) -> Tree:
        """Says hello and waits for the welcome."""
        self.say("hello", client=self.client, **({} if since is None else {"since": since}))
        return await self.hear("welcome")

    def change(self, sequence: int, *edits: Any, **told: Any) -> None:
        self.say("change", sequence=sequence, edits=[to_plain(edit) for edit in edits], **told)

    async def code(self) -> int:
        """The code that the server closes this connection with."""
        return await asyncio.wait_for(self.closed, SOON)

    async def leave(self) -> None:
        """Goes away, as when a tab is closed or a cable is pulled."""
        self.to.put_nowait({"type": "websocket.disconnect", "code": 1006})
        await asyncio.wait_for(self._task, SOON)


class Client:
    """What an editor keeps: the confirmed document and the changes that were not acknowledged yet.

    Its line may break at any moment; what it has sent then may or may not have arrived.
    """

    def __init__(self, app: Any, document: str, browser_session: str) -> None:
        self.app, self.id, self.session = app, document, browser_session
        self.name = uuid4().hex
        self.confirmed: Document | None = None
        self.version: int | None = None
        self.pending: dict[int, Change] = {}
        self.sequence = 0
        self.answered: set[int] = set()
        self.rejected: list[Tree] = []
        self.tab: Tab | None = None

    async def go_on(self) -> None:
        """Connects, catches up, and sends again whatever was not acknowledged."""
        self.tab = Tab(self.app, self.id, self.session)
        self.tab.client = self.name
        welcome = await self.tab.hello(self.version)
        if "records" in welcome and welcome["records"] is not None:
            self.confirmed = document_from({"records": welcome["records"]})
            self.version = welcome["version"]
        for entry in welcome.get("entries") or ():
            self._take(entry)
        for sequence, change in self.pending.items():
            self.tab.change(sequence, *change.edits)

    def do(self, change: Change) -> None:
        """Sends a change and keeps it until it is acknowledged."""
        self.sequence += 1
        self.pending[self.sequence] = change
        if self.tab is not None:
            self.tab.change(self.sequence, *change.edits)

    def listen(self) -> None:
        """Takes in what has come so far."""
        while self.tab is not None and not self.tab.heard.empty():
            self._take(self.tab.heard.get_nowait())

    def _take(self, message: Tree) -> None:
        if message["type"] == "entry":
            assert self.version is not None
            assert message["version"] == self.version + 1, "an entry is missing or came twice"
            assert self.confirmed is not None
            for tree in message["changes"]:
                self.confirmed = apply(self.confirmed, change_in(tree))
                if tree["client"] == self.name:
                    self._settle(tree["sequence"])
            self.version = message["version"]
        elif message["type"] == "answer":
            self._settle(message["sequence"])
        elif message["type"] == "reject":
            self.rejected.append(message)
            self._settle(message["sequence"])

    def _settle(self, sequence: int) -> None:
        self.pending.pop(sequence, None)
        self.answered.add(sequence)

    async def break_off(self) -> None:
        """The line is cut: what was heard but not taken in is lost."""
        tab, self.tab = self.tab, None
        if tab is not None:
            await tab.leave()
