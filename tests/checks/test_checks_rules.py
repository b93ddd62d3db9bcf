"""`check` says everything that is wrong, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from desirepath.checks import check, problems_of
from desirepath.checks.rules import RULES
from desirepath.errors import NotFound


def told(folder: Path, text: str) -> list[tuple[str, str, int, int]]:
    (folder / "map.yaml").write_text("desirepath: 1\njourney: A\n" + text)
    return [(p.severity, p.code, p.line, p.column) for p in problems_of(folder / "map.yaml")]


def test_a_good_map_has_no_problems(tmp_path: Path) -> None:
    text = "framework: five-e\nlanguage: pt-BR\nreview: 2026-09\nstages: [ { stage: S, doing: Walks } ]\n"
    assert told(tmp_path, text) == []


def test_each_rule_is_seen_at_its_line(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        """\
framework: five-ee
language: english please
review: next spring
theme: midnight
twin: gone.yaml
personas:
  - { name: Kim, colour: infra-red }
sources:
  - { id: talk, title: Talk, date: some day }
stages:
  - stage: S
    doing:
      - { text: a, icon: phoone }
      - { text: b, channel: e-mial }
      - { text: c, image: c.png }
      - { text: d, follows: other.yaml#x }
lenses:
  storyboard: { nowhere: { hidden: true } }
""",
    ) == [
        ("error", "unknown-framework", 3, 1),
        ("warning", "unknown-language", 4, 1),
        ("warning", "unreadable-date", 5, 1),
        ("warning", "unknown-theme", 6, 1),
        ("error", "missing-twin", 7, 1),
        ("warning", "unknown-colour", 9, 18),
        ("warning", "unreadable-date", 11, 30),
        ("warning", "unknown-icon", 15, 20),
        ("warning", "unknown-channel", 16, 20),
        ("error", "missing-picture", 17, 20),
        ("error", "dangling-reference", 18, 20),
        ("warning", "unknown-lane", 20, 26),
    ]


def test_a_reference_into_another_document_must_lead_to_a_record(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("desirepath: 1\njourney: B\nstages: [ { stage: S, id: s } ]\n")
    stage = "stages: [ {{ stage: S, doing: [ {{ text: S, follows: '{}' }} ] }} ]\n"
    assert told(tmp_path, stage.format("other.yaml#s")) == []
    assert [code for _, code, _, _ in told(tmp_path, stage.format("other.yaml#t"))] == ["dangling-reference"]
    assert told(tmp_path, stage.format("https://example.org/map#t")) == []
    behind = stage.format("other.yaml#s").replace("text: S", "text: Before")
    assert [(severity, code) for severity, code, _, _ in told(tmp_path, behind)] == [("warning", "source-changed")]


def test_frameworks_in_the_folder_and_in_the_document_are_known(tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    own = "title: Own\nlayout: grid\nslots: [ { id: a, title: A, shows: [ doing ] } ]\n"
    (tmp_path / "frameworks" / "own.yaml").write_text("id: own\n" + own)
    assert told(tmp_path, "framework: own\n") == []
    inner = "".join("    " + line + "\n" for line in own.splitlines())
    assert told(tmp_path, "framework: mine\nframeworks:\n  mine:\n" + inner) == []
    (tmp_path / "frameworks" / "own.yaml").write_text("id: own\n" + own.replace("grid", "gird"))
    assert told(tmp_path, "framework: own\n") == [("error", "bad-framework", 3, 1)]


def test_a_conflict_is_an_error_until_it_is_settled(tmp_path: Path) -> None:
    conflict = "conflicts:\n  - { id: c1, why: both-changed, about: the title }\n"
    assert told(tmp_path, conflict) == [("error", "conflict", 4, 5)]


def test_all_reading_errors_come_at_once(tmp_path: Path) -> None:
    found = told(tmp_path, "stagse: []\nlangauge: en\n")
    assert [(severity, line) for severity, _, line, _ in found] == [("error", 3), ("error", 4)]


def test_folders_are_walked_and_files_counted(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.yaml").write_text("desirepath: 1\njourney: A\n")
    (tmp_path / "sub" / "b.yaml").write_text("desirepath: 1\njourney: B\ntwin: ../a.yaml\n")
    report = check(tmp_path, tmp_path / "a.yaml")
    assert (report.files, report.problems) == (2, ())
    with pytest.raises(NotFound):
        check(tmp_path / "c.yaml")


def test_every_rule_says_what_it_looks_for() -> None:
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []


def hints(folder: Path, text: str) -> list[tuple[str, int, str]]:
    (folder / "map.yaml").write_text("desirepath: 1\njourney: A\n" + text)
    assert all(p.severity == "warning" for p in problems_of(folder / "map.yaml"))
    return [(p.code, p.line, p.hint) for p in problems_of(folder / "map.yaml")]


def test_a_score_in_the_words_of_a_scored_card_is_named(tmp_path: Path) -> None:
    text = """\
stages:
  - stage: S
    feeling:
      - 2
      - -1
      - Sad (-1)
      - { text: Fine (+1.5), persona: kim }
      - { text: Sad (-1), score: -1 }
      - Like in the old days (1999)
      - 7
      - 2 more to go
    response: "1"
    doing: 2
personas:
  - { name: Kim, id: kim }
"""
    assert hints(tmp_path, text) == [
        ("score-as-text", 6, "write `{ text: …, score: 2 }`"),
        ("score-as-text", 7, "write `{ text: …, score: -1 }`"),
        ("score-as-text", 8, "write `{ text: …, score: -1 }`"),
        ("score-as-text", 9, "write `{ text: …, score: 1.5 }`"),
        ("score-as-text", 12, "write `{ text: …, score: … }`, with a score from -2 to 2"),
        ("score-as-text", 14, "write `{ text: …, score: 1 }`"),
    ]


def test_unknown_icons_of_the_frameworks_that_a_map_uses_are_named(tmp_path: Path) -> None:
    own = "title: Own\nlayout: grid\nicon: map\nslots: [ { id: a, title: A, shows: [ doing ], icon: footprint } ]\n"
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "own.yaml").write_text("id: own\n" + own)
    near = "did you mean 'footprints'?"
    assert hints(tmp_path, "framework: own\n") == [("unknown-icon", 3, near)]
    assert hints(tmp_path, "lenses:\n  own: { a: { hidden: true } }\n") == [("unknown-icon", 3, near)]
    inner = "".join("    " + line + "\n" for line in own.replace("icon: map", "icon: mapp").splitlines())
    assert hints(tmp_path, "framework: mine\nframeworks:\n  mine:\n" + inner) == [
        ("unknown-icon", 4, "did you mean 'map'?"),
        ("unknown-icon", 4, near),
    ]
    assert hints(tmp_path, "framework: journey-map\n") == []
