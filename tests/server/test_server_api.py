"""REST: what each route answers to each role, what it answers when something is wrong, and what it makes."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest
from ninja.operation import Operation
from server_worlds import ROLES, Browser, Place

from desirepath.model.wire import document_from, to_plain
from desirepath.registry import FORMATS
from desirepath.server import api as ours
from desirepath.server import assets, files, policy, workers
from desirepath.server.policy import MAY
from desirepath.server.urls import api
from desirepath.server.workers import TooMuch, Workers

REWORDED = {"set": {"id": "tape", "field": "text", "value": "Buys tape", "was": "Buys tape and boxes"}}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8cfc0f01f00050001ff56c72f0d0000000049454e44ae426082"
)
YAML = b"desirepath: 1\njourney: Coffee\nstages:\n  - { stage: Wakes, doing: Grinds beans }\n"


@pytest.fixture(scope="module", autouse=True)
def _no_process_stays() -> Iterator[None]:
    yield
    workers.DRAWERS.close()
    workers.READERS.close()


def operations() -> dict[str, tuple[str, str, Operation]]:
    """(method, path, operation) of every route, by its name."""
    found = {}
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                [method] = operation.methods
                found[operation.view_func.__name__] = (method, f"/api{prefix}{path}", operation)
    return found


# Every route that needs a role, and a request that suits it.
REQUESTS: dict[str, Any] = {
    "members": None,
    "people": None,
    "set_member": {"role": "viewer"},
    "remove_member": None,
    "invite": {"role": "viewer"},
    "documents": None,
    "trash": None,
    "make_document": {"title": "New"},
    "import_document": YAML,
    "take_example": None,
    "add_asset": PIXEL,
    "add_avatar": {"seed": "Maya"},
    "asset": None,
    "content": None,
    "file": None,
    "replace_content": YAML,
    "throw_away": None,
    "take_back": None,
    "change": {"edits": [REWORDED]},
    "versions": None,
    "names": None,
    "name": {"name": ""},  # another one each time
    "restore": None,
    "comparison": None,
    "view": None,
    "framework": None,
    "render": None,
    "thumbnail": None,
    "convert": None,
    "losses": None,
    "continuations": None,
    "continue_in": {"framework": "api-value-proposition"},
    "trace": None,
    "ties": None,
    "chain": None,
}
CONTENT = {"change", "replace_content", "continue_in"}  # routes whose edits are asked about one by one as well


def picture(place: Place) -> str:
    """The name of a picture that was added."""
    kept = assets.named(PIXEL, 1, 1)
    assets.add(place.document, kept, PIXEL)
    return kept.name


def send(browser: Browser, place: Place, name: str) -> Any:
    method, path, _ = operations()[name]
    parts = {
        "workspace": place.workspace,
        "document": place.document,
        "version": "1",
        "name": place.people["commenter"].name,
        "example": "cargo-bike",
        "record": "late",
    }
    format = "yaml" if name == "convert" else "svg"
    if name == "file":
        files.pin(files.Note(place.document, "moving.yaml"))
    queries = {"comparison": "?a=1&b=1", "asset": f"?name={picture(place)}", "continuations": "?framework=okr"}
    query = queries.get(name, "")
    body = {"name": token_hex(4)} if name == "name" else REQUESTS[name]
    return browser.ask(method, path.format(format=format, **parts) + query, body)


def test_every_route_asks_the_policy_or_is_about_nobodys_documents() -> None:
    asked = {name for name, (_, _, operation) in operations().items() if hasattr(operation.view_func, "action")}
    assert asked | ours.PUBLIC == set(operations())
    assert asked & ours.PUBLIC == set()
    assert asked == set(REQUESTS)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_route_answers_each_role_as_the_table_says(here: Place, name: str) -> None:
    action = operations()[name][2].view_func.action  # type: ignore[attr-defined]
    for role in reversed(ROLES):
        answer = send(Browser(here.people[role]), here, name)
        allowed = role in MAY[action] and (name not in CONTENT or role in MAY["edit.content"])
        assert (answer.status_code != 403) == allowed, (role, answer.content)
        if allowed:
            assert answer.status_code in (200, 201, 204), (role, answer.content)
    assert send(Browser(here.stranger), here, name).status_code == 404
    assert send(Browser(), here, name).status_code in (401, 403)


def test_a_route_that_asks_gets_no_where_the_policy_says_no(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser(here.owner)
    monkeypatch.setattr(policy, "may", lambda role, action: False)
    assert {name: send(browser, here, name).status_code for name in REQUESTS} == dict.fromkeys(REQUESTS, 404)
    assert here.road.now(here.document).version == 1


def test_a_change_without_its_token_is_refused_and_changes_nothing(here: Place) -> None:
    browser = Browser(here.owner)
    browser.token = ""
    answer = send(browser, here, "change")
    assert (answer.status_code, answer.json()["code"], here.version) == (403, "forbidden", 1)


def test_a_change_is_answered_with_its_version_and_sending_it_again_is_harmless(here: Place) -> None:
    browser = Browser(here.people["editor"])
    body = {"edits": [REWORDED], "client": "abc", "sequence": 3, "label": "Shorter"}
    path = f"/api/documents/{here.document}/changes"
    first, second = (browser.ask("POST", path, body).json() for _ in range(2))
    assert first == second == {"version": 2, "collisions": [], "warnings": []}
    [newest, _] = browser.ask("GET", f"/api/documents/{here.document}/versions").json()
    assert (newest["changes"][0]["author"], newest["changes"][0]["label"]) == (here.people["editor"].name, "Shorter")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"edits": [{"set": {"id": "tape", "field": "nonsense", "value": 1}}]}, 409, "rejected"),
        ({"edits": [{"explode": {}}]}, 409, "rejected"),
        ({"edits": [], "owner": "me"}, 422, "invalid"),
        ({"edits": [], "client": "a b"}, 422, "invalid"),
        (b"{not json", 400, "invalid"),
        (b"[" * 100_000, 400, "invalid"),
    ],
    ids=["an unknown field", "an unknown edit", "a key too many", "an odd name", "no JSON", "a deep hole"],
)
def test_what_is_wrong_is_told_as_a_problem_with_a_code(here: Place, body: Any, status: int, code: str) -> None:
    answer = Browser(here.owner).ask("POST", f"/api/documents/{here.document}/changes", body)
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"], here.version) == (
        status, "application/problem+json", code, 1,
    )  # fmt: skip


def test_an_error_that_nobody_foresaw_tells_a_number_and_nothing_else(
    here: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(policy, "must", broken)
    answer = Browser(here.owner).ask("GET", f"/api/documents/{here.document}")
    assert (answer.status_code, answer.json()["code"]) == (500, "broken")
    assert b"secret" not in answer.content
    assert answer.json()["hint"].split()[-1] in caplog.text


def test_a_file_becomes_a_document_and_a_broken_one_tells_all_its_errors_and_leaves_nothing(here: Place) -> None:
    browser = Browser(here.owner)
    home = f"/api/workspaces/{here.workspace}"
    made = browser.ask("POST", f"{home}/imports?name=coffee.yaml", YAML).json()
    records = browser.ask("GET", f"/api/documents/{made['id']}").json()["records"]
    assert document_from({"records": records}).head.title == "Coffee"
    count = len(browser.ask("GET", f"{home}/documents").json())
    bad = browser.ask("POST", f"{home}/imports?name=bad.yaml", b"desirepath: 1\njourny: x\ntitel: y\n")
    assert (bad.status_code, bad.json()["code"]) == (422, "unreadable")
    assert [problem["line"] for problem in bad.json()["problems"]] == [1, 2, 3]
    assert len(browser.ask("GET", f"{home}/documents").json()) == count


def test_a_file_put_on_a_document_changes_what_differs(here: Place) -> None:
    browser = Browser(here.owner)
    path = f"/api/documents/{here.document}"
    text = browser.ask("GET", f"{path}/files/yaml").content
    assert browser.ask("PUT", path, text).json()["version"] == 1
    browser.ask("PUT", path, text.replace(b"Buys tape and boxes", b"Buys tape"))
    told = browser.ask("GET", f"{path}/comparison?a=1&b=2").json()
    assert told["sentences"] == ["reworded doing card “Buys tape and boxes” on step “Packs the boxes” to “Buys tape”"]


@pytest.mark.parametrize("format", [f.name for f in FORMATS if f.draw])
def test_a_document_is_drawn_in_every_format_that_draws_and_reads_back(here: Place, format: str) -> None:
    browser = Browser(here.people["viewer"])
    answer = browser.ask("GET", f"/api/documents/{here.document}/renders/{format}?framework=five-e")
    assert (answer.status_code, answer["X-Pages"], answer["Content-Disposition"]) == (200, "1", "attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    made = Browser(here.owner).ask("POST", f"/api/workspaces/{here.workspace}/imports", answer.content)
    assert made.status_code == 201, made.content


@pytest.mark.parametrize("format", [f.name for f in FORMATS if f.write])
def test_a_document_is_written_in_every_format_that_writes(here: Place, format: str) -> None:
    answer = Browser(here.people["viewer"]).ask("GET", f"/api/documents/{here.document}/files/{format}")
    assert answer.status_code == 200
    assert b"Packs the boxes" in answer.content
    assert (answer["X-Losses"] == "[]") == (format in ("yaml", "json"))


def test_a_view_has_rows_columns_cells_and_a_tray(here: Place) -> None:
    browser = Browser(here.owner)
    seen = browser.ask("GET", f"/api/documents/{here.document}/view?framework=storyboard").json()
    assert (seen["framework"], [column["place"] for column in seen["columns"]]) == (
        "storyboard",
        ["boxes", "van", "day"],
    )
    unknown = browser.ask("GET", f"/api/documents/{here.document}/view?framework=nothing")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "unknown-framework")
    told = browser.ask("GET", f"/api/documents/{here.document}/framework?framework=apiops&language=de").json()
    assert (told["id"], told["language"]) == ("apiops", "de")


def test_a_version_is_seen_as_it_was(here: Place) -> None:
    first = to_plain(here.now)
    here.reword("tape", "Buys tape")
    browser = Browser(here.owner)
    assert browser.ask("GET", f"/api/documents/{here.document}?version=1").json()["records"] == first["records"]
    assert browser.ask("GET", f"/api/documents/{here.document}?version=3").json()["code"] == "not-found"
    assert b"Buys tape and boxes" in browser.ask("GET", f"/api/documents/{here.document}/files/yaml?version=1").content


def test_what_is_in_the_trash_is_there_for_those_who_may_take_it_out(here: Place) -> None:
    Browser(here.people["editor"]).ask("DELETE", f"/api/documents/{here.document}")
    codes = {r: Browser(here.people[r]).ask("GET", f"/api/documents/{here.document}").status_code for r in ROLES}
    assert codes == {"owner": 200, "editor": 200, "commenter": 404, "viewer": 404}
    assert Browser(here.people["viewer"]).ask("POST", f"/api/documents/{here.document}/undelete").status_code == 404


# ---- accounts


def test_an_invitation_lets_one_person_in_once(here: Place) -> None:
    path = f"/api/workspaces/{here.workspace}/invitations"
    token = Browser(here.owner).ask("POST", path, {"role": "commenter"}).json()["token"]
    name = f"guest-{here.workspace[:8]}"
    weak = Browser().ask("POST", "/api/join", {"token": token, "name": name, "password": "123"})
    assert (weak.status_code, weak.json()["code"]) == (409, "rejected")
    guest = Browser()
    assert (
        guest.ask("POST", "/api/join", {"token": token, "name": name, "password": "quite a long word"}).status_code
        == 200
    )
    assert guest.ask("GET", "/api/session").json()["name"] == name
    [mine] = guest.ask("GET", "/api/workspaces").json()
    assert (mine["id"], mine["role"]) == (here.workspace, "commenter")
    again = {"token": token, "name": name + "2", "password": "quite a long word"}
    assert Browser().ask("POST", "/api/join", again).json()["code"] == "not-found"


def test_signing_in_gives_a_new_session_and_a_new_password_ends_the_others(here: Place) -> None:
    name, word = here.owner.name, "a long enough word"
    wrong = Browser().ask("POST", "/api/session", {"name": name, "password": "wrong"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "not-signed-in")
    one, two = Browser(), Browser()
    for browser in (one, two):
        answer = browser.ask("POST", "/api/session", {"name": name, "password": word})
        browser.token = answer.json()["csrf"]
    assert one.session != two.session
    new = {"old": word, "new": "another long word"}
    assert one.ask("PUT", "/api/session/password", new).status_code == 204
    names = [browser.ask("GET", "/api/session").json()["name"] for browser in (one, two)]
    assert names == [name, ""]
    one.token = one.ask("GET", "/api/session").json()["csrf"]
    assert one.ask("DELETE", "/api/session").status_code == 204
    assert one.ask("GET", "/api/session").json()["name"] == ""


# ---- processes that may die


def test_a_task_that_takes_too_long_or_too_much_is_stopped_and_the_next_one_runs() -> None:
    pool = Workers(1, 0.005, 56)
    told = {"name": "", "format": "yaml"}
    with pytest.raises(TooMuch):
        pool.call("read", told, [YAML])
    pool.seconds = 20
    with pytest.raises(TooMuch):
        pool.call("read", told, [YAML + b"#" * 31_000_000])
    assert pool.call("read", told, [YAML])[0]["warnings"] == []
    pool.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit how long a process computes")
def test_a_worker_ends_when_it_has_computed_too_long_however_busy_the_machine_is() -> None:
    endless = "from desirepath.server.worker import clock\nclock(1)\nwhile True: pass"
    assert subprocess.run([sys.executable, "-c", endless], check=False).returncode == -signal.SIGXCPU


def test_the_description_names_every_route_and_every_schema() -> None:
    described = ours.openapi()
    assert {path.replace("//", "/") for path in described["paths"]} == {path for _, path, _ in operations().values()}
    assert "NewChange" in described["components"]["schemas"]
    assert {"Hello", "Change", "Entry"} <= set(described["x-live"]["$defs"])
    assert re.findall(r'"\$ref": "(?!#/(?:components/schemas|x-live/\$defs)/)', json.dumps(described)) == []
