"""Faces for personas over REST: who gets them, that they are harmless, and that they are drawn into exports."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

import pytest
from server_worlds import Browser, Place

from desirepath.draw.pictures import clean_svg
from desirepath.model.edits import Put
from desirepath.model.schema import Persona
from desirepath.server import workers
from desirepath.theme import avatars


@pytest.fixture(scope="module", autouse=True)
def _no_process_stays() -> Iterator[None]:
    yield
    workers.DRAWERS.close()
    workers.READERS.close()


def test_the_styles_say_what_can_be_chosen_and_that_they_are_free(here: Place) -> None:
    styles = Browser(here.people["viewer"]).ask("GET", "/api/avatars/styles").json()
    assert [one["id"] for one in styles] == list(avatars.STYLES)
    assert {one["licence"] for one in styles} == {"CC0 1.0"}
    peeps = styles[0]
    assert (peeps["title"], peeps["artist"]) == ("Open Peeps", "Pablo Stanley")
    assert "hijab" in peeps["parts"]["hair"]
    assert peeps["tints"]["clothing"]["teal"].startswith("#")


def test_a_face_is_harmless_and_the_same_every_time(here: Place) -> None:
    browser = Browser(here.people["viewer"])
    path = "/api/avatars?style=lorelei&seed=Maya"
    answer = browser.ask("GET", path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert clean_svg(answer.content).count(b"<path") == answer.content.count(b"<path") > 5
    assert browser.ask("GET", path).content == answer.content
    assert browser.ask("GET", path.replace("Maya", "Tomasz")).content != answer.content
    assert browser.ask("GET", path, **{"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/api/avatars?seed=Maya", "/api/avatars/styles"])
def test_nobody_gets_a_face_without_signing_in(here: Place, path: str) -> None:
    assert Browser().ask("GET", path).status_code == 401


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("style=avataaars", 404, "there is no style"),
        ("style=../../etc/passwd", 404, "there is no style"),
        ("expression=smil", 404, "did you mean"),
        ("skin=%22/%3E%3Cscript%3E", 404, "there is no skin"),
        (f"seed={'x' * 201}", 422, "200"),
    ],
)
def test_what_there_is_not_is_said(here: Place, query: str, status: int, said: str) -> None:
    answer = Browser(here.people["viewer"]).ask("GET", f"/api/avatars?{query}")
    assert (answer.status_code, said in answer.content.decode()) == (status, True)


def test_a_face_that_is_chosen_is_kept_and_drawn_into_exports(here: Place) -> None:
    editor = Browser(here.people["editor"])
    wish = {"seed": "Maya", "clothing": "teal", "hair": "bun"}
    kept = editor.ask("POST", f"/api/documents/{here.document}/avatars", wish)
    assert kept.status_code == 201
    name = kept.json()["name"]
    assert name.startswith("assets/")
    assert name.endswith(".svg")
    assert editor.ask("POST", f"/api/documents/{here.document}/avatars", wish).json()["name"] == name
    shown = editor.ask("GET", f"/api/documents/{here.document}/assets?name={name}")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/svg+xml")
    assert shown["Content-Security-Policy"].startswith("sandbox")
    here.do(Put(Persona("maya", name="Maya", avatar=name)))
    drawn = editor.ask("GET", f"/api/documents/{here.document}/renders/svg?framework=journey-map")
    assert b64encode(clean_svg(shown.content)).decode() in drawn.content.decode()
    assert editor.ask("POST", f"/api/documents/{here.document}/avatars", {"style": "bottts"}).status_code == 404
