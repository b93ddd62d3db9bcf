"""A server as `desirepath serve` starts it, and people on it: what the benchmarks of live editing have in common.

Everything goes over loopback through the same doors as a browser: the link of the first start, sessions, REST, sockets.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect

PASSWORD = "a benchmark knows no secrets"
STAGES = 20
TABS = 20  # connections that one person may have to one document
Tree = dict[str, Any]


class Server:
    """One process on one folder; `start` may be called again after it was stopped or killed."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = 0
        self.token = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Starts it and waits until it says where it is."""
        command = [sys.executable, "-m", "desirepath", "serve", "--data", str(self.data), "--port", str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment())
        assert self._process.stdout is not None
        for wanted in (r"is at http://[\d.]+:(\d+)", *(() if self.token else (r"^Nobody ()", r"token=(\S+)"))):
            said = self._process.stdout.readline()
            found = re.search(wanted, said)
            if found is None:
                raise RuntimeError(f"the server said {said!r} and ended with {self._process.poll()}")
            self.port, self.token = (int(found[1]), self.token) if found[1].isdigit() else (self.port, found[1])

    def kill(self) -> None:
        """Ends it as a power button does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ends it as a service manager does."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None

    def send(self, what: signal.Signals) -> None:
        """Sends it a signal that does not end it."""
        assert self._process is not None
        self._process.send_signal(what)

    def cpu(self) -> float:
        """CPU seconds that the process has used so far."""
        assert self._process is not None
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}


@contextmanager
def running(data: Path, known: bool = False) -> Iterator[Server]:
    """A server for as long as somebody needs it; one that is `known` has had its first start and greets nobody."""
    server = Server(data)
    server.token = "known" if known else ""
    server.start()
    try:
        yield server
    finally:
        server.kill()


class Person:
    """Somebody with an account, a session and what they need to use it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}
        self.token = ""

    def join(self, token: str, name: str) -> None:
        """Makes an account out of an invitation."""
        self.token = self.ask("GET", "/api/session")["csrf"]
        form = {"token": token, "name": name, "password": PASSWORD}
        self.token = self.ask("POST", "/api/join", form)["csrf"]

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The JSON that a request is answered with.  Raises `RuntimeError` for a problem."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        headers = {"Cookie": self.cookie, "X-CSRFToken": self.token, "Content-Type": "application/json"}
        data = body if isinstance(body, bytes) else json.dumps(body) if body is not None else None
        connection.request(method, path, data, headers)
        answer = connection.getresponse()
        text = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {urlsplit(path).path}: {answer.status} {text.decode()}")
        return json.loads(text) if text else None

    @property
    def cookie(self) -> str:
        return "; ".join(f"{key}={value}" for key, value in self.cookies.items())

    def connect(self, document: str) -> connect:
        """A live connection to a document."""
        address = f"127.0.0.1:{self.server.port}"
        headers = {"Cookie": self.cookie}
        origin: Any = f"http://{address}"
        return connect(
            f"ws://{address}/live/{document}",
            origin=origin,
            additional_headers=headers,
            compression=None,
            max_size=None,
        )


async def hello(line: ClientConnection, client: str, since: int | None = None) -> Tree:
    """Says hello and returns the welcome."""
    await line.send(json.dumps({"type": "hello", "client": client} | ({} if since is None else {"since": since})))
    while True:
        message: Tree = json.loads(await line.recv())
        if message["type"] == "welcome":
            return message


def begin(server: Server, cards: int) -> tuple[Person, str]:
    """The owner, and the id of a document with stages `s0` … and at least as many cards as asked for, `c0` …"""
    owner = Person(server)
    owner.join(server.token, "owner")
    [workspace] = owner.ask("GET", "/api/workspaces")
    text = "desirepath: 1\njourney: Measured\nstages:\n"
    for stage in range(STAGES):
        text += f"  - stage: Stage {stage}\n    id: s{stage}\n    doing:\n"
        text += "".join(f"      - {{ id: c{n}, text: Card {n} }}\n" for n in range(stage, max(cards, STAGES), STAGES))
    made = owner.ask("POST", f"/api/workspaces/{workspace['id']}/imports?name=m.yaml", text.encode())
    return owner, str(made["id"])


def invited(owner: Person, count: int) -> list[Person]:
    """So many people who may edit what the owner has made."""
    [workspace] = owner.ask("GET", "/api/workspaces")
    people = [Person(owner.server) for _ in range(count)]
    for n, person in enumerate(people):
        token = owner.ask("POST", f"/api/workspaces/{workspace['id']}/invitations", {"role": "editor"})["token"]
        person.join(token, f"guest-{n}")
    return people
