"""`continue`, `catch-up`, `trace` and `chain` as somebody at a terminal uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desirepath.cli import main

JOURNEY = """\
desirepath: 1
journey: Coffee  # before the 8:05
framework: apiops
language: de
stages:
  - stage: Before
    steps:
      - step: Orders
        pain: The code hangs too high
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "coffee.yaml").write_text(JOURNEY)
    return tmp_path


def test_a_journey_goes_on_catches_up_and_is_traced(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["continue", "coffee.yaml", "api-value-proposition"]) == 0
    journey = (here / "coffee.yaml").read_text()
    assert "journey: Coffee  # before the 8:05\n" in journey
    id = journey.partition("step: Orders\n")[2].partition("id: ")[2].split()[0]
    assert f"coffee.yaml#{id}" in (here / "coffee.api-value-proposition.yaml").read_text()
    assert main(["check", "."]) == 0
    (here / "coffee.yaml").write_text(journey.replace("too high", "far too high"))
    assert main(["catch-up", "--check", "."]) == 1
    assert main(["check", "."]) == 0
    assert "source-changed" not in capsys.readouterr().out
    assert main(["catch-up", "."]) == 0
    assert "far too high" in (here / "coffee.api-value-proposition.yaml").read_text()
    capsys.readouterr()
    assert main(["trace", f"coffee.yaml#{id}"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("  → Orders  (task, coffee.api-value-proposition.yaml#")
    assert main(["chain", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"] == [
        {"from": "coffee.yaml", "to": "coffee.api-value-proposition.yaml", "count": 2}
    ]


def test_check_warns_of_what_is_behind(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "v.yaml").write_text("desirepath: 1\ncanvas: V\ntask: { text: Buys, follows: coffee.yaml#x }\n")
    (here / "coffee.yaml").write_text(JOURNEY.replace("step: Orders", "step: Orders\n        id: x"))
    assert main(["check", "v.yaml"]) == 0
    assert "says 'Orders' now" in "".join(capsys.readouterr())


def test_what_does_not_go_on_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["continue", "coffee.yaml", "service-blueprint"]) == 2
    assert "another view of a journey" in capsys.readouterr().err
    assert main(["continue", "coffee.yaml", "domain", "--only", "nobody"]) == 2
    assert "'nobody' does not go on" in capsys.readouterr().err
    assert main(["trace", "coffee.yaml#nobody"]) == 2
    assert sorted(path.name for path in here.iterdir()) == ["coffee.yaml"]
