"""The benchmarks run, on maps of a few cards, and print what they promise; how long it takes is nobody's test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def printed(script: str, *arguments: str, **environment: str) -> str:
    """What a benchmark says in its quick mode."""
    command = [sys.executable, str(BENCHMARKS / script), "--quick", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(text: str) -> list[dict[str, str]]:
    """The rows of all Markdown tables, by their heads."""
    found: list[dict[str, str]] = []
    heads: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if heads and cells and set(cells) != {"---"}:
            found.append(dict(zip(heads, cells, strict=True)))
        heads = (heads or cells) if cells else []
    return found


def test_who_is_not_installed_is_left_out_and_the_others_draw_every_task(tmp_path: Path) -> None:
    nobody = str(tmp_path / "nobody")
    said = printed("render.py", "--only", "programs", DESIREPATH_MERMAID_CLI=nobody, DESIREPATH_MERMAN_PYTHON=nobody)
    assert [row["program"] for row in rows(said)] == ["desirepath, from YAML", "desirepath, from Mermaid"]
    assert "mermaid-cli is left out: " in said
    assert "merman is left out: " in said
    assert "All tasks drawn: desirepath 40 of 40." in said


def test_programs_that_are_given_take_their_turns_beside_ours(tmp_path: Path) -> None:
    other = tmp_path / "mmdc"
    other.write_text(
        f"#!{sys.executable}\n"
        "import sys; from pathlib import Path\n"
        "if '--version' in sys.argv: print('1.2.3'); sys.exit()\n"
        "asked = dict(zip(sys.argv, sys.argv[1:]))\n"
        "Path(asked['--output']).write_text(Path(asked['--input']).read_text())\n"
    )
    other.chmod(0o755)
    said = printed("render.py", "--only", "programs", DESIREPATH_MERMAID_CLI=str(other))
    beside = next(row for row in rows(said) if row["program"] == "mermaid-cli 1.2.3")
    assert float(beside["x wall"]) > 0
    assert float(beside["peak MiB"]) > 0
    assert "mermaid-cli 40 of 40" in said


def test_every_format_is_drawn_warm_and_every_stage_is_told() -> None:
    drawn = rows(printed("render.py", "--only", "warm"))
    assert [row["to"] for row in drawn] == ["svg", "pdf", "png", "pptx"]
    assert all(float(row[part]) >= 0 for row in drawn for part in ("view ms", "layout ms", "draw ms"))


def test_growth_is_measured_with_memory_and_kept_as_json(tmp_path: Path) -> None:
    file = tmp_path / "growth.json"
    grown = rows(printed("render.py", "--only", "growth", "--json", str(file)))
    assert [(row["to"], row["cards"], row["steps"]) for row in grown] == [
        *(("svg", "10", "2"), ("svg", "10", "40")),
        *(("pdf", "10", "2"), ("pdf", "10", "40")),
    ]
    kept = json.loads(file.read_text("utf-8"))["growth"]
    assert [one["cards"] for one in kept] == [10] * 4
    assert all(one["memory"] > 1 for one in kept)


def test_an_edit_written_back_tells_its_lines() -> None:
    lines = {row["what"]: row["lines changed"] for row in rows(printed("files.py"))}
    assert lines["written back: a card reworded"] == "+1 −1"
    assert lines["written back: a step renamed"] == "+1 −1"
    assert lines["written back: a card removed"] == "+0 −1"


@pytest.mark.parametrize("deed", ["apply", "rebase", "diff", "merge", "align", "select", "view"])
def test_every_deed_of_the_model_has_its_figure(deed: str, model_figures: dict[str, str]) -> None:
    figures = [float(taken.split()[0]) for what, taken in model_figures.items() if what.startswith(deed)]
    assert figures
    assert min(figures) >= 0


@pytest.fixture(scope="module")
def model_figures() -> dict[str, str]:
    return {row["what"]: row["CPU ms"] for row in rows(printed("model.py"))}


def test_hostile_files_are_timed_until_they_are_refused() -> None:
    assert {row["file"]: row["MB"] for row in rows(printed("hostile.py"))} == {
        "nested brackets": "0.20",
        "nested dashes": "6.00",
    }


def test_the_large_map_has_as_many_cards_as_asked_for_and_is_sound(tmp_path: Path) -> None:
    script = "import sys; sys.path.insert(0, sys.argv[1]); from content import rich; print(rich(200, 7))"
    text = subprocess.run([sys.executable, "-c", script, str(BENCHMARKS)], capture_output=True, check=True).stdout
    (tmp_path / "map.yaml").write_bytes(text)
    import desirepath as dp
    from desirepath.model.schema import Card, Step

    map_ = dp.read(tmp_path / "map.yaml")
    assert (len(map_.of(Card)), len(map_.of(Step))) == (200, 7)
    assert dp.check(tmp_path / "map.yaml") == []


def test_nothing_acknowledged_is_lost_in_two_kills_and_nothing_is_missing_among_four_people() -> None:
    pytest.importorskip("django", reason="the server needs: pip install 'desirepath[server]'")
    [kills] = rows(printed("kill.py"))
    assert (kills["kills"], kills["acknowledged and lost"], kills["carried out twice"]) == ("2", "0", "0")
    assert int(kills["acknowledged"]) > 0
    [shared] = rows(printed("fanout.py"))
    assert (shared["clients"], shared["missing"]) == ("4", "0")


@pytest.fixture
def chromium() -> None:
    """Skips where there is nothing to measure the editor with."""
    pytest.importorskip("playwright", reason="the editor is measured in a browser: pip install playwright")
    bundle = Path(__file__).parents[1] / "src" / "desirepath" / "server" / "static" / "editor" / "manifest.json"
    if not Path("/usr/bin/chromium").exists() or not bundle.is_file():
        pytest.skip("this needs /usr/bin/chromium, and the editor built")


@pytest.mark.usefixtures("chromium")
def test_the_editor_is_measured_from_navigation_keystroke_and_the_edit_of_another_to_paint() -> None:
    told = {row["ms"]: row for row in rows(printed("editor.py").split("| cards |")[0])}
    assert len(told) == 7
    assert all(float(row["p50"]) > 0 for row in told.values())
    assert told["message of another's page → paint here"]["n"] == "3"


@pytest.mark.usefixtures("chromium")
def test_a_short_hour_of_two_people_ends_with_the_same_map_everywhere() -> None:
    [hour, *_] = rows(printed("hour.py", "--seed", "3").split("| deed |")[0])
    assert (hour["seed"], hour["equal"]) == ("3", "6")
    assert int(hour["cards written"]) >= 12
