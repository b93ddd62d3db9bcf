"""`desirepath serve` as a process: its first start, its second, and what it does not share."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from server_worlds import Browser, Place

from desirepath.server import invitations, settings


class Process:
    """A server on a folder."""

    def __init__(self, data: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "desirepath", "serve", "--data", str(data), "--port", "0", *arguments]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said = self._line()
        self.port = int(self.said.rsplit(":", 1)[1])

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def token(self) -> str:
        assert self._line().startswith("Nobody is here yet.")
        found = re.search(r"/join\?token=(\S+)", self._line())
        assert found
        return found[1]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        found = answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
        connection.close()
        return found

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[str, str]:
        self._process.send_signal(how)
        return self._process.communicate(timeout=20)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[Process]]:
    """Servers that are ended whatever happens."""
    servers: list[Process] = []
    yield servers
    for server in servers:
        server.end(signal.SIGKILL)


def test_the_first_start_makes_the_owner_and_the_second_finds_everything(
    tmp_path: Path, started: list[Process]
) -> None:
    data = tmp_path / "data"
    started.append(server := Process(data))
    assert re.fullmatch(r"Desire Path is at http://127\.0\.0\.1:\d+\n", server.said)
    token = server.token()
    _, headers, body = server.ask("GET", "/api/session")
    cookie, csrf = headers["set-cookie"].partition(";")[0], json.loads(body)["csrf"]
    form = {"token": token, "name": "ada", "password": "quite a long word"}
    said = {"Cookie": cookie, "X-CSRFToken": csrf, "Content-Type": "application/json"}
    assert server.ask("POST", "/api/join", form, **said)[0] == 200
    assert server.ask("GET", "/api/session", Host="evil.example")[0] == 400
    assert server.ask("POST", "/api/session", **(said | {"Content-Length": "40000000"}))[0] == 413
    again = subprocess.run(
        [sys.executable, "-m", "desirepath", "serve", "--data", str(data)], capture_output=True, text=True, check=False
    )
    assert (again.returncode, "another server uses" in again.stderr) == (2, True)
    server.end()
    started.append(second := Process(data))
    out, err = second.end()
    assert (out, err) == ("", "")
    assert (data / "secret.key").stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_said_and_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [sys.executable, "-m", "desirepath", "serve", "--data", str(tmp_path), "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )
    assert (ran.returncode, "choose another --port" in ran.stderr) == (2, True)


def test_the_description_of_the_api_is_written_without_a_server(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desirepath", "openapi", "-o", "api.json"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert [path.name for path in tmp_path.iterdir()] == ["api.json"]
    described = json.loads((tmp_path / "api.json").read_text("utf-8"))
    assert "/api/documents/{document}/changes" in described["paths"]


def test_the_link_of_the_first_start_works_once_and_only_while_nobody_is_here(here: Place) -> None:
    assert invitations.first_token() == ""


def test_sqlite_is_told_to_keep_what_it_promised(here: Place) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert found == ["wal", 2]


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("postgresql://ada:p%40ss@db:5433/maps?sslmode=require", ("ada", "p@ss", "db", "5433", "maps", "require")),
        ("postgres:///maps", ("", "", "", "", "maps", None)),
    ],
)
def test_a_database_url_is_understood(url: str, wanted: tuple[str | None, ...]) -> None:
    told = settings.database(Path(), url)
    found = (*(told[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")), told["OPTIONS"].get("sslmode"))
    assert found == wanted


# ---- the pages


@pytest.fixture
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that was built without the editor."""
    from desirepath.server import editor

    monkeypatch.setattr(editor, "built", lambda: False)


def form(browser: Browser, path: str, **fields: str) -> Any:
    """Sends a form as a browser without scripts does."""
    from asgiref.sync import async_to_sync

    async def sent() -> Any:
        return await browser.client.post(path, fields | {"csrfmiddlewaretoken": browser.token})

    return async_to_sync(sent)()


@pytest.mark.usefixtures("_no_editor")
def test_a_name_that_is_markup_is_shown_and_not_run(here: Place) -> None:
    from desirepath.model.edits import Set

    here.do(Set("map", "title", "<script>alert(1)</script>", "Moving house"))
    page = Browser(here.owner).ask("GET", "/")
    assert (page.status_code, b"<script" in page.content, b"&lt;script&gt;alert(1)" in page.content) == (
        200,
        False,
        True,
    )
    assert "script-src" not in page["Content-Security-Policy"]
    assert page["Content-Security-Policy"].startswith("default-src 'none'")
    again = Browser().ask("GET", "/join?token=%22%3E%3Cscript%3E")
    assert b"<script" not in again.content


@pytest.mark.usefixtures("_no_editor")
def test_one_signs_in_sees_ones_own_documents_and_signs_out_without_a_script(here: Place) -> None:
    visitor = Browser()
    assert visitor.ask("GET", "/")["Location"] == "/sign-in"
    wrong = form(visitor, "/sign-in", login=here.stranger.name, password="no")
    assert (wrong.status_code, b"do not go together" in wrong.content) == (401, True)
    assert form(visitor, "/sign-in", login=here.stranger.name, password="a long enough word")["Location"] == "/"
    assert here.document.encode() not in visitor.ask("GET", "/").content
    owner = Browser(here.owner)
    assert here.document.encode() in owner.ask("GET", "/").content
    assert form(owner, "/sign-out")["Location"] == "/sign-in"
    assert owner.ask("GET", "/")["Location"] == "/sign-in"


@pytest.mark.usefixtures("_no_editor")
def test_an_invitation_is_taken_up_without_a_script(here: Place) -> None:
    token = invitations.invite("viewer", here.workspace)
    guest = Browser()
    assert token.encode() in guest.ask("GET", f"/join?token={token}").content
    name = f"visitor-{here.workspace[:6]}"
    told = {"username": name, "password1": "quite a long word", "password2": "quite a long word"}
    refused = form(guest, "/join", token="forged", **told)
    assert (refused.status_code, b"Ask for another one" in refused.content) == (404, True)
    assert form(guest, "/join", token=token, **told | {"password2": "quite a lone word"}).status_code == 409
    assert form(guest, "/join", token=token, **told)["Location"] == "/"
    assert here.document.encode() in guest.ask("GET", "/").content


def test_a_form_without_its_token_is_refused(here: Place) -> None:
    visitor = Browser()
    visitor.token = "forged"
    assert form(visitor, "/sign-in", login=here.owner.name, password="a long enough word").status_code == 403
    assert visitor.ask("GET", "/sign-out").status_code == 405
