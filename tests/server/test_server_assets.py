"""Pictures: what is taken, what is kept, who sees it, and that it is drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from server_worlds import Browser, Place

from desirepath.errors import NotFound
from desirepath.model.edits import Set
from desirepath.server import assets, files, housekeeping, invitations, library, models, shelves, workers
from desirepath.server.pictures import LONGEST
from desirepath.server.shelves import Beside


@pytest.fixture(scope="module", autouse=True)
def _no_process_stays() -> Iterator[None]:
    yield
    workers.DRAWERS.close()
    workers.READERS.close()


def image(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **more: Any) -> bytes:
    """A picture that is different everywhere, so that nothing can take it for a drawing of few colours."""
    out, made = BytesIO(), Image.radial_gradient("L").resize(size).convert("RGB")
    made.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    made.convert(mode).save(out, kind, **more)
    return out.getvalue()


def add(place: Place, data: bytes) -> Any:
    return Browser(place.people["editor"]).ask("POST", f"/api/documents/{place.document}/assets", data)


def shown(place: Place, name: str, role: Any = "viewer") -> Any:
    return Browser(place.people[role]).ask("GET", f"/api/documents/{place.document}/assets?name={name}")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_kept_under_the_hash_of_what_it_became_and_shown_to_whoever_may_read(
    here: Place, kind: str
) -> None:
    told = add(here, image(kind)).json()
    assert (told["width"], told["height"], told["name"][:72]) == (60, 40, f"assets/{told['sha']}.")
    answer = shown(here, told["name"])
    assert (answer.status_code, answer["Content-Type"]) == (200, told["media_type"])
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert (answer["X-Content-Type-Options"], "immutable" in answer["Cache-Control"]) == ("nosniff", True)
    assert opened(answer.content).size == (60, 40)
    assert add(here, image(kind)).json() == told
    assert models.Asset.objects.filter(workspace_id=here.workspace).count() == 1
    stranger = Browser(here.stranger).ask("GET", f"/api/documents/{here.document}/assets?name={told['name']}")
    assert stranger.status_code == 404


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("data", "said", "hint"),
    [
        (SVG, "an SVG file is not taken", "export it as PNG"),
        (b"<!doctype html><script>alert(1)</script>", "this is no picture", "PNG, JPEG, WebP or GIF"),
        (image("PNG")[:120], "this is no picture, or a broken one", "PNG"),
        (image("BMP"), "this is no picture", "PNG"),
        (b"", "this is no picture", "PNG"),
        (image("PNG") + b"\0" * assets.LARGEST, "at most 8 MB", "make it smaller"),
        (image("PNG", (7000, 6000), "1"), "more than 40 million pixels", "make it smaller"),
    ],
    ids=["SVG", "HTML", "half a picture", "another kind", "nothing", "too many bytes", "too many pixels"],
)
def test_what_is_no_picture_is_refused_with_a_way_out_and_nothing_is_kept(
    here: Place, data: bytes, said: str, hint: str
) -> None:
    answer = add(here, data)
    assert (answer.status_code, answer.json()["code"]) == (409, "rejected")
    assert said in answer.json()["title"]
    assert hint in answer.json()["hint"]
    assert not models.Asset.objects.filter(workspace_id=here.workspace).exists()


def test_the_largest_picture_that_is_taken_fits_into_the_memory_of_a_worker(here: Place) -> None:
    told = add(here, image("PNG", (8000, 5000), "RGBA", compress_level=1)).json()
    assert max(told["width"], told["height"]) == LONGEST


def test_what_a_camera_says_of_the_place_is_gone_and_the_picture_stands_upright(here: Place) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "my kitchen"
    told = add(here, image("JPEG", exif=exif)).json()
    assert (told["width"], told["height"]) == (40, 60)
    kept = shown(here, told["name"]).content
    assert b"my kitchen" not in kept
    assert dict(opened(kept).getexif()) == {}


def test_a_second_file_that_hides_behind_a_picture_is_gone(here: Place) -> None:
    told = add(here, image("PNG") + b"<script>alert(1)</script>").json()
    assert b"<script" not in shown(here, told["name"]).content


def test_clear_parts_stay_clear(here: Place) -> None:
    data = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(data, "WEBP", lossless=True)
    told = add(here, data.getvalue()).json()
    assert told["media_type"] == "image/png"
    assert opened(shown(here, told["name"]).content).convert("RGBA").getpixel((5, 5)) == (0, 0, 0, 0)


@pytest.mark.parametrize("name", ["assets/" + "0" * 64 + ".png", "../secret.key", "/etc/passwd", "assets/x.png", ""])
def test_a_name_that_nothing_was_added_under_finds_nothing(here: Place, name: str) -> None:
    answer = shown(here, name)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_picture_of_another_workspace_is_not_found(here: Place) -> None:
    name = add(here, image("PNG")).json()["name"]
    theirs = library.make_workspace(here.stranger, "Theirs")
    document = library.make_document(here.road, here.stranger, theirs, here.now)
    answer = Browser(here.stranger).ask("GET", f"/api/documents/{document}/assets?name={name}")
    assert answer.status_code == 404


@pytest.mark.parametrize("format", ["svg", "png", "pdf", "pptx"])
def test_a_picture_on_a_card_is_drawn_into_every_export(here: Place, format: str) -> None:
    browser = Browser(here.owner)
    path = f"/api/documents/{here.document}/renders/{format}?framework=journey-map&source=false"
    name = add(here, image("JPEG", (300, 200))).json()["name"]
    here.do(Set("tape", "image", name, ""))
    with_it = browser.ask("GET", path)
    assert with_it.status_code == 200
    models.Asset.objects.filter(workspace_id=here.workspace).delete()
    without = browser.ask("GET", path)
    assert without.status_code == 200
    assert with_it.content != without.content
    if format == "svg":
        assert (b"data:image/jpeg;base64," in with_it.content, b"data:image/jpeg" in without.content) == (True, False)


def test_the_thumbnail_shows_pictures_is_small_and_changes_with_the_version_and_the_theme_only(here: Place) -> None:
    browser = Browser(here.people["viewer"])
    path = f"/api/documents/{here.document}/thumbnail"
    first = browser.ask("GET", path)
    assert max(opened(first.content).size) == 640
    assert browser.ask("GET", path, **{"If-None-Match": first["ETag"]}).status_code == 304
    dark = browser.ask("GET", path + "?theme=dark")
    assert dark.content != first.content
    here.reword("tape", "Buys nothing at all")
    from desirepath.server.road import ROAD

    ROAD.forget(here.document)
    again = browser.ask("GET", path, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content != first.content) == (200, True)


# ---- housekeeping


def ages(place: Place) -> None:
    models.Asset.objects.filter(workspace_id=place.workspace).update(
        added=datetime.now(UTC) - shelves.KEPT - timedelta(days=1)
    )


def test_bytes_go_when_no_version_ever_named_them_and_only_after_a_month(here: Place) -> None:
    named, taken_off, waiting = (add(here, image("JPEG", (50 + n, 50))).json()["name"] for n in range(3))
    here.do(Set("tape", "image", named, ""))
    here.do(Set("tape", "image", taken_off, named))
    here.do(Set("tape", "image", "", taken_off))
    assert assets.shelf().tidy() == 0
    ages(here)
    forgotten = add(here, image("PNG", (20, 20))).json()["name"]
    assert assets.shelf().tidy() == 1
    left = {name: shown(here, name).status_code for name in (named, taken_off, waiting, forgotten)}
    assert left == {named: 200, taken_off: 200, waiting: 404, forgotten: 200}
    assert assets.shelf().tidy() == 0


def test_adding_again_what_waits_for_its_edit_makes_it_wait_anew(here: Place) -> None:
    name = add(here, image("PNG")).json()["name"]
    ages(here)
    add(here, image("PNG"))
    assert assets.shelf().tidy() == 0
    assert shown(here, name).status_code == 200


def test_a_start_clears_away_what_nobody_can_ask_for_any_more(here: Place) -> None:
    from django.contrib.sessions.models import Session

    add(here, image("PNG"))
    ages(here)
    valid, over = Browser(here.owner).session, Browser(here.owner).session
    past = datetime.now(UTC) - timedelta(seconds=1)
    Session.objects.filter(pk=over).update(expire_date=past)
    token, late = (invitations.invite("viewer", here.workspace) for _ in range(2))
    models.Invitation.objects.filter(digest=invitations.invitation(late).digest).update(expires=past)  # type: ignore[union-attr]
    housekeeping.tidy()
    assert not models.Asset.objects.filter(workspace_id=here.workspace).exists()
    assert {pk for pk in (valid, over) if Session.objects.filter(pk=pk).exists()} == {valid}
    assert invitations.invitation(token) is not None
    assert models.Invitation.objects.filter(workspace_id=here.workspace).count() == 1


def test_a_workspace_has_so_much_room_for_pictures(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "MOST", 2000)
    answers = [add(here, image("JPEG", (40, 40 + n))).status_code for n in range(6)]
    assert (answers[0], answers[-1]) == (201, 409)


# ---- over a folder


def test_over_a_folder_pictures_lie_beside_the_file_and_svg_is_made_harmless(
    here: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_shelf", [Beside(tmp_path)])
    monkeypatch.setitem(files.NOTES, here.document, files.Note(here.document, "maps/coffee.yaml"))
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "kim.svg").write_bytes(SVG.replace(b"</svg>", b'<path d="M0 0h9"/></svg>'))
    (tmp_path / "secret.png").write_bytes(image("PNG"))
    (tmp_path / "maps" / "out.png").symlink_to(tmp_path / "secret.png")
    name = add(here, image("PNG")).json()["name"]
    assert (tmp_path / "maps" / name).is_file()
    assert shown(here, name)["Content-Type"].startswith("image/")
    svg = shown(here, "kim.svg")
    assert (svg["Content-Type"], b"<script" in svg.content, b"M0 0h9" in svg.content) == ("image/svg+xml", False, True)
    assert (svg["Cache-Control"], svg["Content-Security-Policy"][:7]) == ("private, no-cache", "sandbox")
    assert [shown(here, out).status_code for out in ("../secret.png", "out.png", "coffee.yaml")] == [404, 404, 404]
    here.do(Set("tape", "image", "kim.svg", ""))
    assert assets.shown(here.document, here.now).keys() == {"kim.svg"}
    assert assets.shelf().tidy() == 0
    with pytest.raises(NotFound):
        Beside(tmp_path).get("another", name)


def test_what_is_no_picture_is_left_out_of_a_drawing(
    here: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_shelf", [Beside(tmp_path)])
    monkeypatch.setitem(files.NOTES, here.document, files.Note(here.document, "coffee.yaml"))
    (tmp_path / "notes.png").write_text("no picture")
    here.do(Set("tape", "image", "notes.png", ""))
    assert assets.shown(here.document, here.now) == {}
    assert Browser(here.owner).ask("GET", f"/api/documents/{here.document}/renders/svg").status_code == 200


def test_what_a_format_cannot_carry_is_told_before_anybody_takes_it_away(here: Place) -> None:
    browser = Browser(here.people["viewer"])
    told = browser.ask("GET", f"/api/documents/{here.document}/files/mermaid/losses").json()
    same = json.loads(browser.ask("GET", f"/api/documents/{here.document}/files/mermaid")["X-Losses"])
    assert told["losses"] == same != []
    assert browser.ask("GET", f"/api/documents/{here.document}/files/yaml/losses").json()["losses"] == []
    drawn = browser.ask("GET", f"/api/documents/{here.document}/files/pdf/losses").json()
    assert (drawn["losses"], len(drawn["always"]) > 10) == ([], True)
    assert browser.ask("GET", f"/api/documents/{here.document}/files/word/losses").json()["code"] == "unknown-format"
