"""The editor's page and bundle, and what the gallery offers to begin with."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from server_worlds import Browser, Place
from starlette.applications import Starlette
from starlette.routing import Mount

from desirepath.server import editor, examples

ADDRESSES = ("/", "/new", "/trash", "/d/abc", "/d/abc/present")
Answer = tuple[int, dict[str, str], bytes]
needs_bundle = pytest.mark.skipif(not editor.built(), reason="the editor has not been built")


def fetched(path: str, encoding: str = "identity") -> Answer:
    """What the bundle answers: status, headers, and the bytes as they go over the wire."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        await asyncio.Event().wait()  # the browser waits and does not go away

    headers = [(b"host", b"testserver"), (b"accept-encoding", encoding.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b"", "root_path": ""}
    app = Starlette(routes=[Mount(editor.MOUNT, editor.Bundle())])
    asyncio.run(app(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(message.get("body", b"") for message in sent[1:])


@needs_bundle
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_editor_is_its_page_and_may_run_our_scripts_alone(here: Place, address: str) -> None:
    answer = Browser(here.owner).ask("GET", address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert (policy["default-src"], policy["frame-ancestors"]) == ("'none'", "'none'")


@needs_bundle
def test_the_page_of_a_map_asks_at_once_for_what_its_scripts_would_ask_for_one_after_the_other(here: Place) -> None:
    page = Browser(here.owner).ask("GET", '/d/abc?framework=a"><b').content.decode()
    links = re.findall(r'<link rel="([\w ]+)"(?: as="(\w+)")? crossorigin href="([^"]+)">', page)
    assert {address for _, kind, address in links if kind == "fetch"} == {
        "/api/session",
        "/api/documents/abc/framework?framework=a%22%3E%3Cb",
    }
    files = [address.removeprefix(f"{editor.MOUNT}/") for _, kind, address in links if kind != "fetch"]
    assert all((editor.FOLDER / file).is_file() for file in files)
    assert len(files) == len(set(files))
    assert {Path(file).suffix for file in files} == {".js", ".css", ".woff2"}
    assert 'as="fetch"' not in Browser(here.owner).ask("GET", "/").content.decode()


@needs_bundle
def test_whoever_has_not_signed_in_is_led_to_the_way_in_and_back(here: Place) -> None:
    answer = Browser().ask("GET", "/d/abc?framework=five-e")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in?next=%2Fd%2Fabc%3Fframework%3Dfive-e")


def test_an_address_that_the_editor_does_not_know_is_nowhere(here: Place) -> None:
    assert Browser(here.owner).ask("GET", "/elsewhere").status_code == 404


@needs_bundle
def test_what_has_a_hash_in_its_name_is_kept_for_ever_and_comes_compressed_to_those_who_take_it() -> None:
    script = next(path for path in (editor.FOLDER / "assets").glob("*.js.gz"))
    name = f"{editor.MOUNT}/assets/{script.stem}"
    (_, packed, small), (_, plain, large) = (fetched(name, kind) for kind in ("gzip, br", "identity"))
    assert packed["content-encoding"] == "gzip"
    assert "content-encoding" not in plain
    assert (small, large) == (script.read_bytes(), script.with_suffix("").read_bytes())
    for told in (packed, plain):
        assert "javascript" in told["content-type"]
        assert told["cache-control"] == "public, max-age=31536000, immutable"
        assert (told["vary"], told["x-content-type-options"]) == ("Accept-Encoding", "nosniff")
    assert fetched(f"{editor.MOUNT}/index.html")[1]["cache-control"] == "no-cache"


@needs_bundle
@pytest.mark.parametrize("path", ["/assets/nothing.js", "/../../editor.py", "/assets/../../../editor.py", "/assets"])
def test_nothing_but_the_files_of_the_bundle_is_served(path: str) -> None:
    assert fetched(editor.MOUNT + path)[0] == 404


def test_every_example_is_listed_drawn_and_becomes_a_document_that_stands_alone(here: Place) -> None:
    browser = Browser(here.owner)
    told = browser.ask("GET", "/api/examples").json()
    assert [one["id"] for one in told] == list(examples.names())
    assert all(one["title"] and one["framework"] for one in told)
    picture = browser.ask("GET", "/api/examples/cargo-bike/thumbnail?theme=dark")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    made = browser.ask("POST", f"/api/workspaces/{here.workspace}/examples/cargo-bike").json()
    records = browser.ask("GET", f"/api/documents/{made['id']}").json()["records"]
    personas = [record for record in records if record["record"] == "persona"]
    assert [persona["name"] for persona in personas] == ["Inês Duarte"]  # as her own file calls her
    assert [record for record in records if record["record"] == "link" and record["relation"] == "follows"] == []


def test_a_framework_is_drawn_as_its_empty_sheet_once_a_day(here: Place) -> None:
    browser = Browser(here.owner)
    sheet = browser.ask("GET", "/api/frameworks/five-e/thumbnail?language=de")
    assert (sheet.status_code, sheet.content[:4]) == (200, b"\x89PNG")
    assert sheet["Cache-Control"] == "private, max-age=86400"
    again = browser.ask("GET", "/api/frameworks/five-e/thumbnail?language=de", **{"If-None-Match": sheet["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_not_there_to_begin_with_is_refused_in_words(here: Place) -> None:
    browser = Browser(here.owner)
    for path in ("/api/examples/nothing/thumbnail", "/api/frameworks/nothing/thumbnail"):
        answer = browser.ask("GET", path)
        assert (answer.status_code, bool(answer.json()["hint"])) == (404, True)
    viewer = Browser(here.people["viewer"])
    path = f"/api/workspaces/{here.workspace}/examples/cargo-bike"
    assert viewer.ask("POST", path).status_code == 403
