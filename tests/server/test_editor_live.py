"""The editor's own live connection, outbox and store, in Node, against a real server that is killed while they work."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from test_server_run import Process

from desirepath.model.document import Document, apply
from desirepath.model.wire import change_from, to_plain

EDITOR = Path(__file__).parents[2] / "editor"
PEOPLE, SECONDS, SEED = 4, 6, 11

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (EDITOR / "node_modules" / "ws").is_dir(),
    reason="these tests need Node and the editor's packages: cd editor && npm ci",
)


class Owner:
    """Whoever came first, over REST."""

    def __init__(self, server: Process) -> None:
        self.address = f"http://127.0.0.1:{server.port}"
        self._jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar))
        self.csrf = ""
        self.csrf = self.ask("GET", "/api/session")["csrf"]
        form = {"token": server.token(), "name": "ada", "password": "quite a long word"}
        self.csrf = self.ask("POST", "/api/join", form)["csrf"]

    @property
    def cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._jar)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"X-CSRFToken": self.csrf, "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.address + path, data, headers, method=method)
        with self._opener.open(request, timeout=20) as answer:
            return json.load(answer)


def replayed(owner: Owner, document: str) -> tuple[Document, int, list[str]]:
    """What the log makes of nothing at all, its last version, and the names of the changes in it."""
    state, names, version = Document({}), [], 0
    for entry in reversed(owner.ask("GET", f"/api/documents/{document}/versions?most=500")):
        for tree in entry["changes"]:
            names.append(f"{tree.pop('client', '')} {tree.pop('sequence', 0)}")
            state = apply(state, change_from(tree))
        version = entry["version"]
    return state, version, names


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def running() -> Iterator[list[Process | subprocess.Popen[str]]]:
    """What is ended whatever happens."""
    processes: list[Process | subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        if isinstance(process, Process):
            process.end(signal.SIGKILL)
        else:
            process.kill()
            process.communicate()


def test_people_end_with_what_the_log_says_though_the_server_was_killed_twice(
    data: Path, running: list[Process | subprocess.Popen[str]]
) -> None:
    running.append(server := Process(data))
    owner = Owner(server)
    [workspace] = owner.ask("GET", "/api/workspaces")
    made = owner.ask("POST", f"/api/workspaces/{workspace['id']}/documents", {"title": "Live"})
    told = [
        f"http://127.0.0.1:{server.port}",
        owner.cookie,
        owner.csrf,
        made["id"],
        "ada",
        PEOPLE,
        SEED,
        SECONDS * 1000,
    ]
    command = ["node", "scripts/run.js", "scripts/live-people.ts", *map(str, told)]
    people = subprocess.Popen(command, cwd=EDITOR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    running.append(people)
    assert people.stdout is not None
    assert people.stdout.readline() == "begun\n", people.communicate()[1]
    moments = random.Random(SEED)
    for _ in range(2):
        time.sleep(moments.uniform(1, 2))
        server.end(signal.SIGKILL)
        time.sleep(moments.uniform(0, 0.5))
        running.append(again := Process(data, "--port", str(server.port)))
        server = again
    said, complaints = people.communicate(timeout=120)
    assert people.returncode == 0, complaints
    report = json.loads(said)
    document, version, names = replayed(owner, made["id"])
    assert report["versions"] == [version] * PEOPLE
    assert [saving["is"] for saving in report["saving"]] == ["saved"] * PEOPLE
    assert len(set(report["hashes"])) == 1
    records = {record["id"]: record for record in report["records"]}
    assert records == {record["id"]: record for record in to_plain(document)["records"]}
    assert len(report["settled"]) > 50
    assert set(report["settled"]) <= set(names)
    assert len(names) == len(set(names))
