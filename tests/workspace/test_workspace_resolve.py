"""A document borrows personas and pictures from other files; what is missing is told and stops nothing."""

from __future__ import annotations

from pathlib import Path

from desirepath.errors import Problem
from desirepath.model.schema import MAP, Persona
from desirepath.workspace.opened import open_file

PNG = b"\x89PNG\r\n\x1a\n rest"

KIM = """\
desirepath: 1
persona: Kim Park
role: Commuter
avatar: kim.png
goals: [ Arrive awake ]
"""


def world(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / "map.yaml"


def test_a_followed_persona_has_the_words_of_its_own_document(tmp_path: Path) -> None:
    path = world(
        tmp_path,
        map_yaml="desirepath: 1\njourney: Coffee\npersonas: [ personas/kim.yaml ]\nstages: [ { stage: A } ]\n",
        personas__kim_yaml=KIM,
        personas__kim_png=PNG,
    )
    opened = open_file(path)
    [kim] = opened.resolved.document.on(MAP, Persona)
    assert (kim.name, kim.role, kim.goals, kim.avatar) == (
        "Kim Park", "Commuter", ("Arrive awake",), "personas/kim.png",
    )  # fmt: skip
    assert opened.resolved.pictures == {"personas/kim.png": PNG}
    assert opened.resolved.findings == ()
    assert opened.document.on(MAP, Persona)[0].name == ""


def test_a_missing_persona_and_a_missing_picture_are_told_and_the_rest_is_there(tmp_path: Path) -> None:
    path = world(
        tmp_path,
        map_yaml="""\
desirepath: 1
journey: Coffee
personas:
  - personas/kim.yaml
stages:
  - stage: A
    doing: { text: Walks, image: walk.png }
    thinking: { text: Hm, image: notes.txt }
    gain: { text: Ah, image: ../away.png }
""",
        notes_txt="no picture",
    )
    opened = open_file(path)
    assert [opened.problem(f).message for f in opened.resolved.findings] == [
        f"there is no file 'kim.yaml' in {tmp_path / 'personas'}",
        f"there is no file 'walk.png' in {tmp_path}",
        "'notes.txt' is no picture",
        "'../away.png' leads out of the folder",
    ]
    assert [(opened.problem(f).line, opened.problem(f).column) for f in opened.resolved.findings] == [
        (4, 5), (7, 27), (8, 27), (9, 23),
    ]  # fmt: skip
    assert opened.resolved.document == opened.document


def test_a_persona_file_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    path = world(
        tmp_path,
        map_yaml="desirepath: 1\njourney: Coffee\npersonas: [ kim.yaml ]\n",
        kim_yaml="desirepath: 1\npersona: Kim\nwrong: key\n",
    )
    [finding] = open_file(path).resolved.findings
    assert (finding.field, finding.problem.code) == ("follows", "missing-persona")
    assert finding.problem == Problem(
        "missing-persona", "the persona file 'kim.yaml' cannot be read", finding.problem.hint
    )
    assert finding.problem.hint.startswith("line 3: ")
