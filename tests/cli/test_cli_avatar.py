"""`desirepath avatar`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from cli_desk import Desk
from PIL import Image


def test_a_face_goes_into_a_file_that_a_persona_can_name(desk: Desk, tmp_path: Path) -> None:
    where = tmp_path / "maya.svg"
    done = desk("avatar", "--seed", "Maya", "--clothing", "blue", "-o", str(where))
    assert done.code == 0
    assert "Open Peeps by Pablo Stanley, CC0" in done.err
    assert "#3f5f8f" in where.read_text()
    (tmp_path / "map.yaml").write_text(
        "desirepath: 1\njourney: Tea\npersonas:\n  - name: Maya\n    avatar: maya.svg\nstages:\n  - stage: One\n"
    )
    drawn = desk("render", str(tmp_path / "map.yaml"), "-o", str(tmp_path / "map.svg"))
    assert drawn.code == 0
    assert "<image" in (tmp_path / "map.svg").read_text()


def test_a_face_and_a_sheet_can_be_png(desk: Desk, tmp_path: Path) -> None:
    for more, size in (([], (512, 512)), (["--variants", "7"], None)):
        where = tmp_path / "faces.png"
        assert desk("avatar", "--seed", "Maya", *more, "-o", str(where)).code == 0
        found = Image.open(BytesIO(where.read_bytes()))
        assert size is None or found.size == size
        assert len(found.convert("RGB").getcolors(10**6) or ()) > 20
    assert found.width > found.height  # six in a row, and one below


def test_a_style_lists_what_there_is_to_choose(desk: Desk) -> None:
    out = desk("avatar", "--list").out
    assert all(word in out for word in ("Open Peeps by Pablo Stanley", "hijab", "smileBig", "clothing"))


def test_what_cannot_be_is_refused(desk: Desk, tmp_path: Path) -> None:
    assert desk("avatar", "-o", str(tmp_path / "maya.gif")).code == 2
    assert desk("avatar", "--variants", "61").code == 2
    assert desk("avatar", "--style", "peeps").code == 2
