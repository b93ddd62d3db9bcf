"""The guide can be followed: its examples are taken out of the page and used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from desirepath import frameworks
from desirepath.formats import yaml_file
from desirepath.frameworks import grammar
from desirepath.model.framework import Columns, LayoutName, Level, Look, Tone
from desirepath.model.schema import KIND_WORDS
from desirepath.model.view import Lens, view

PAGE = (Path(__file__).parents[2] / "docs" / "frameworks.md").read_text("utf-8")
YAML = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def example(opening: str) -> str:
    (found,) = [block for block in YAML if block.startswith(opening)]
    return str(found)


def test_a_framework_written_by_the_guide_is_a_lens_for_the_map_of_the_guide(tmp_path: Path) -> None:
    (tmp_path / "complaint-loop.yaml").write_text(example("id: complaint-loop"), "utf-8")
    framework = frameworks.load("complaint-loop", folder=tmp_path)
    document = yaml_file.read(
        example("desirepath: 1\njourney: The parcel that never came\nframework: complaint")
    ).document
    seen = view(document, Lens(framework))
    step = document.steps(document.stages[0].id)[0].id
    assert {slot.title: [card.text for card in seen.cards(slot.id, step)] for slot in seen.frame.rows} == {
        "What they do": ["Takes a day off for the delivery"],
        "Mood": ["Let down"],
        "What hurts": ["The tracking still says “today”"],
        "Our promise": ["We call before you notice"],
    }
    assert (seen.frame.tray, seen.frame.hidden) == ((), {"behind": 1})
    assert yaml_file.read(frameworks.starter(framework)).document.head.framework == "complaint-loop"
    assert [stage.title for stage in frameworks.blank(framework, "x").stages] == [s.title for s in framework.stages]


def test_its_translation_is_laid_over_it(tmp_path: Path) -> None:
    (tmp_path / "complaint-loop.yaml").write_text(example("id: complaint-loop"), "utf-8")
    (tmp_path / "complaint-loop.de.yaml").write_text(example("title: Beschwerdekreis"), "utf-8")
    german = frameworks.load("complaint-loop", "de", folder=tmp_path)
    assert [stage.title for stage in german.stages] == ["Etwas geht kaputt", "Sie bitten um Hilfe", "We make it good"]
    assert german.slots[2].prompts == {"asks": "Wie oft müssen sie es erklären?"}


def test_the_canvas_of_the_guide_is_one() -> None:
    assert frameworks.read(example("id: two-sides")).layout == "canvas"


def test_a_map_carries_its_framework() -> None:
    document = yaml_file.read(
        example("desirepath: 1\njourney: The parcel that never came\nframework: two-rows")
    ).document
    framework = frameworks.load("two-rows", own=document.head.frameworks)
    seen = view(document, Lens(framework))
    assert [card.text for card in seen.cards("doing", document.stages[0].id)] == ["Waits at the window"]


def test_the_lanes_of_the_guide_overlay_a_framework() -> None:
    text = "desirepath: 1\njourney: x\nframework: btabok\n" + example("lenses:")
    rows = view(yaml_file.read(text).document, Lens(frameworks.load("btabok"))).frame.rows
    titles = [row.title for row in rows]
    assert "Where it hurts" in titles
    assert titles.index("Opportunities") < titles.index("Thinking")
    assert "Risks" in titles


def _keys(table: Any) -> list[str]:
    return list(table)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("keys of a file", _keys(grammar._FRAMEWORK)),
        ("keys of a slot", _keys(grammar._SLOT)),
        ("keys of a stage", _keys(grammar._STAGE)),
        ("keys of the guidance", _keys(grammar._GUIDANCE)),
        ("values", [v for t in (Columns, LayoutName, Level, Look, Tone) for v in t.__args__]),  # type: ignore[attr-defined]
        ("kinds", list(KIND_WORDS)),
        ("frameworks", list(frameworks.builtin())),
    ],
)
def test_nothing_that_can_be_written_is_missing_from_the_guide(what: str, words: list[str]) -> None:
    assert [word for word in words if f"`{word}`" not in PAGE] == [], what


def test_every_lane_of_the_six_is_in_the_guide() -> None:
    titles = {slot.title for id in frameworks.builtin() for slot in frameworks.load(id).slots}
    assert [title for title in sorted(titles) if title not in PAGE] == []
