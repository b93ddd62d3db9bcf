"""Files that mean harm, or were made by a machine gone wrong: refused with a clear word, and with little work.

Work is counted in events of libyaml, never in time: `benchmarks/hostile.py` prints what they cost on a machine.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
import yaml
from formats_hostile import FILES, HEAD, Hostile

from desirepath.errors import Unreadable
from desirepath.formats import yaml_file, yaml_values


class Work:
    """How many events were taken out of libyaml, and how many right words were looked for."""

    def __init__(self) -> None:
        self.events = self.searches = 0


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    done, nearest = Work(), yaml_values.nearest

    class Counting(yaml.CSafeLoader):
        def get_event(self) -> Any:
            done.events += 1
            return super().get_event()

    def counted(*args: Any) -> str:
        done.searches += 1
        return nearest(*args)

    monkeypatch.setattr(yaml, "CSafeLoader", Counting)
    for module in ("yaml_values", "yaml_reader", "yaml_ids"):
        monkeypatch.setattr(f"desirepath.formats.{module}.nearest", counted)
    return done


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_with_little_work(name: str, work: Work) -> None:
    hostile: Hostile = FILES[name]
    with pytest.raises(Unreadable) as caught:
        yaml_file.read(hostile.text(), "map.yaml")
    assert str(caught.value.problems[0]) == f"map.yaml:{hostile.said}"
    assert len(caught.value.problems) == hostile.problems
    assert work.events <= hostile.events
    assert work.searches <= 100


def test_sound_files_of_the_largest_size_are_read(work: Work) -> None:
    cards = "".join(f"  - card {n}\n" for n in range(19_999))
    assert len(yaml_file.read(f"{HEAD}doing:\n{cards}").document.records) == 20_000
    assert work.events < 20_100


def test_a_thousand_personas_of_one_name_are_told_apart() -> None:
    paths = "".join("  - kim.yaml\n" for _ in range(1_000))
    document = yaml_file.read(f"{HEAD}personas:\n{paths}").document
    ids = [id for id in document.records if id.startswith("kim") and " " not in id]
    assert ids == ["kim", *(f"kim-{n}" for n, _ in zip(count(2), range(999), strict=False))]
