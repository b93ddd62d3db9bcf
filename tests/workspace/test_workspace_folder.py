"""A folder gives documents what they ask for, nothing outside it, and never half a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desirepath.errors import NotFound, Unwritable
from desirepath.workspace.folder import Folder, documents, write_whole

PNG = b"\x89PNG\r\n\x1a\n rest"


def test_pictures_come_from_below_the_folder_only(tmp_path: Path) -> None:
    home = tmp_path / "maps"
    (home / "img").mkdir(parents=True)
    (home / "img" / "a.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (home / "way-out.png").symlink_to(tmp_path / "secret.png")
    folder = Folder(home)
    assert folder.picture("img/a.png") == PNG
    for path in ("../secret.png", str(tmp_path / "secret.png"), "way-out.png", "img/../../secret.png", "", "C:\\a.png"):
        with pytest.raises(NotFound):
            folder.picture(path)


def test_a_picture_may_not_be_larger_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desirepath.workspace.folder.MAX_PICTURE", 10)
    (tmp_path / "a.png").write_bytes(PNG)
    with pytest.raises(NotFound, match="too large"):
        Folder(tmp_path).picture("a.png")


def test_walking_finds_documents_and_passes_by_everything_else(tmp_path: Path) -> None:
    for name, text in {
        "b.yaml": "# a comment\n\ndesirepath: 1\n",
        "a.yml": "desirepath: 1\n",
        "sub/c.yaml": "---\ndesirepath: 1\n",
        "other.yaml": "services: {}\n",
        "late.yaml": "title: x\ndesirepath: 1\n",
        ".hidden/d.yaml": "desirepath: 1\n",
        "node_modules/e.yaml": "desirepath: 1\n",
        "notes.md": "desirepath: 1\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert [str(path.relative_to(tmp_path)) for path in documents(tmp_path)] == ["a.yml", "b.yaml", "sub/c.yaml"]


def test_writing_keeps_permissions_and_links_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "real.yaml"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert (target.read_text(), target.stat().st_mode & 0o777, link.is_symlink()) == ("new", 0o640, True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.yaml"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unwritable, match="No space left"):
        write_whole(target, b"new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.yaml", "old")]


def test_writing_where_there_is_no_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="cannot write"):
        write_whole(tmp_path / "nowhere" / "a.yaml", b"new")
