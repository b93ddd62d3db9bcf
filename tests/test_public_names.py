"""The public API is exactly this, costs nothing to import, and does what the README's lines promise."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import desirepath as dp

ROOT = Path(__file__).parents[1]

COFFEE = """\
desirepath: 1
journey: Coffee before the 8:05
personas: [ personas/kim.yaml ]
stages:
  - stage: Entice
    role: entice
    steps:
      - step: Sees the poster
        doing: { text: Reads it, image: poster.png }
        feeling: { text: Curious, score: 1 }
  - { stage: Leave, id: leave, metric: { text: on time, value: 9 of 10 } }
"""

KIM = "desirepath: 1\npersona: Kim Park\nrole: Commuter\n"


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "kim.yaml").write_text(KIM)
    (tmp_path / "coffee.yaml").write_text("# ours\n" + COFFEE)
    return tmp_path / "coffee.yaml"


def test_the_public_names_are_exactly_these() -> None:
    assert dp.__all__ == [
        *("__version__", "Change", "DesirePathError", "Document", "Problem", "Put", "Remove", "Set"),
        *("apply", "check", "diff", "merge", "new", "read", "rebase", "render", "select", "view", "write"),
    ]
    assert dir(dp) == sorted(dp.__all__)
    assert [name for name in dp.__all__ if not hasattr(dp, name)] == []


def test_no_public_name_is_hidden_by_a_module() -> None:
    package = Path(dp.__file__).parent
    modules = {path.stem for path in package.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert modules & set(dp.__all__) == set()


def test_every_public_function_says_what_it_means() -> None:
    assert [name for name in dp.__all__[1:] if not (getattr(dp, name).__doc__ or "").strip()] == []


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'paint'"):
        dp.paint  # noqa: B018


def test_importing_loads_only_the_standard_library() -> None:
    report = "import sys; before = set(sys.modules); import desirepath; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {name.split(".")[0] for name in loaded} - set(sys.stdlib_module_names) == {"desirepath"}


def test_the_version_is_that_of_the_package() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == dp.__version__


def test_a_map_is_read_with_its_personas_and_drawn(coffee: Path) -> None:
    document = dp.read(coffee)
    svg = dp.render(document, coffee.with_suffix(".svg"), as_="five-e")
    assert coffee.with_suffix(".svg").read_bytes() == svg
    assert b"Kim Park" in svg
    assert dp.read(coffee.with_suffix(".svg")).head == document.head
    assert [len(dp.view(document, as_=id).frame.tray) for id in ("journey-map", "five-e")] == [0, 2]


def test_text_is_read_as_well_as_files() -> None:
    assert dp.read("desirepath: 1\njourney: A\n").head.title == "A"
    assert dp.read("journey\n title B\n section S\n  Walk: 5: Me\n", format="mermaid").head.title == "B"


def test_a_document_shows_itself_as_a_picture() -> None:
    assert dp.read(COFFEE)._repr_svg_().startswith("<svg")


def test_what_comes_of_a_document_shows_itself_too_and_still_finds_its_pictures(coffee: Path) -> None:
    document = dp.read(coffee)
    changed = dp.apply(document, dp.Change((dp.Set("map", "title", "Tea", document.head.title),)))
    merged = dp.merge(document, changed, document)
    part = dp.select(merged, stages=["leave"])
    assert [d.head.title for d in (changed, merged, part)] == ["Tea"] * 3
    assert {d.origin.folder for d in (changed, merged, part)} == {coffee.parent}
    assert part._repr_svg_().startswith("<svg")


def test_writing_into_a_file_changes_only_what_differs(coffee: Path) -> None:
    before = coffee.read_text()
    document = dp.read(coffee)
    dp.write(document, coffee)
    assert coffee.read_text() == before
    dp.write(dp.apply(document, dp.Change((dp.Set("leave", "title", "Go", "Leave"),))), coffee)
    assert coffee.read_text() == before.replace("stage: Leave", "stage: Go")


def test_a_reworded_card_is_one_edit_between_two_files() -> None:
    a, b = dp.read(COFFEE), dp.read(COFFEE.replace("Reads it", "Reads it aloud"))
    change = dp.diff(a, b)
    assert [(e.field, e.value, e.was) for e in change.edits if isinstance(e, dp.Set)] == [
        ("text", "Reads it aloud", "Reads it")
    ]
    assert len(change.edits) == 1
    assert dp.apply(dp.apply(a, change), change.inverse()) == a


def test_a_rebased_change_applies() -> None:
    document = dp.read(COFFEE)
    change = dp.rebase(dp.Change((dp.Remove("leave"),)), document)
    assert "leave" not in dp.apply(document, change)


def test_a_new_map_has_the_stages_of_its_framework_and_a_title() -> None:
    document = dp.new("five-e", "Coffee")
    assert (document.head.title, document.head.framework, len(document.stages)) == ("Coffee", "five-e", 5)


def test_a_new_persona_document_is_the_persona_of_that_name() -> None:
    document = dp.new("persona", "Inês")
    assert (document.head.type, document.head.title) == ("persona", "Inês")
    assert getattr(document["persona"], "name", "") == "Inês"


def test_problems_are_found(coffee: Path) -> None:
    assert [problem.code for problem in dp.check(coffee.parent)] == ["missing-picture"]


def test_errors_are_of_one_tree(tmp_path: Path) -> None:
    for wrong in (
        lambda: dp.read(tmp_path / "gone.yaml"),
        lambda: dp.read("desirepath: 1\n"),
        lambda: dp.render(dp.new(), format="bmp"),
        lambda: dp.render(dp.new(), as_="nothing"),
        lambda: dp.write(dp.new(), format="pdf"),
    ):
        with pytest.raises(dp.DesirePathError):
            wrong()
