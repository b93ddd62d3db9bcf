"""The set-up of docs/git.md, run as it stands there in a real repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

GUIDE = (Path(__file__).parents[1] / "docs" / "git.md").read_text()

MAP = """\
# Ours, drawn together
desirepath: 1
journey: Coffee
stages:
  - stage: Entice
    steps:
      - step: Sees the poster  # on the platform
        doing: Reads it
        pain: { text: Too high to read, severity: 1 }
"""


def snippet(words: str) -> str:
    """The block of the guide that is fenced with these words."""
    found = re.search(rf"^```{re.escape(words)}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/git.md has no block {words!r}"
    return found[1]


class Repository:
    """A repository with one map, and `desirepath` on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tools = folder / "tools"
        tools.mkdir()
        (tools / "desirepath").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m desirepath "$@"\n')
        (tools / "desirepath").chmod(0o755)
        self.environment = {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
            **{f"GIT_{who}_{what}": "kim@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        self.root = folder / "repository"
        (self.root / "maps").mkdir(parents=True)
        self.sh("git init -q -b main .")
        (self.root / ".gitattributes").write_text(snippet("gitattributes"))
        self.commit(MAP)

    @property
    def map(self) -> Path:
        return self.root / "maps" / "coffee.yaml"

    def sh(self, script: str, code: int = 0) -> str:
        done = subprocess.run(
            ["sh", "-ec", script], cwd=self.root, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    def commit(self, text: str) -> None:
        self.map.parent.mkdir(exist_ok=True)
        self.map.write_text(text)
        self.sh("git add -A && git commit -qm change")

    def fork(self, ours: str, theirs: str) -> None:
        """Two branches that each changed the map; ours is checked out."""
        self.sh("git checkout -qb theirs")
        self.commit(theirs)
        self.sh("git checkout -q main")
        self.commit(ours)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_difftool_tells_changes_in_sentences(repository: Repository) -> None:
    repository.sh(snippet("sh difftool"))
    repository.map.write_text(MAP.replace("severity: 1", "severity: 3"))
    sentence = "changed severity of pain card “Too high to read” on step “Sees the poster” from 1 to 3\n"
    assert repository.sh("git difftool") == sentence


def test_difftool_takes_files_that_came_and_went(repository: Repository) -> None:
    repository.sh(snippet("sh difftool"))
    (repository.root / "maps" / "tea.yaml").write_text("desirepath: 1\njourney: Tea\nstages: [ { stage: Brew } ]\n")
    repository.sh("git add -A && git rm -q --cached maps/coffee.yaml && rm maps/coffee.yaml")
    told = repository.sh("git difftool --cached")
    assert told == "removed stage “Entice” with 1 step and 2 cards\nadded stage “Brew”\n"


def test_merge_joins_changes_to_one_card_and_one_line(repository: Repository) -> None:
    repository.sh(snippet("sh merge"))
    repository.fork(MAP.replace("severity: 1", "severity: 3"), MAP.replace("Too high", "Much too high"))
    repository.sh("git merge -q theirs -m merged")
    assert repository.map.read_text() == MAP.replace("severity: 1", "severity: 3").replace("Too high", "Much too high")


def test_a_conflict_stops_the_merge_with_a_valid_map_and_check_fails_until_it_is_settled(
    repository: Repository,
) -> None:
    repository.sh(snippet("sh merge"))
    repository.fork(MAP.replace("severity: 1", "severity: 3"), MAP.replace("severity: 1", "severity: 2"))
    assert "CONFLICT" in repository.sh("git merge theirs", code=1)
    merged = repository.map.read_text()
    ours, _, conflicts = merged.partition("conflicts:\n")
    assert re.sub(r" id: \w+,", "", ours) == MAP.replace("severity: 1", "severity: 3")
    assert "value: 2" in conflicts
    assert "maps/coffee.yaml:11:" in repository.sh("desirepath check maps", code=1)
    repository.map.write_text(ours)
    repository.sh("desirepath check maps && git add -A && git commit -qm settled")
    assert repository.sh("git status --porcelain") == ""


def test_a_map_that_both_sides_added_is_merged(repository: Repository) -> None:
    repository.sh(snippet("sh merge") + "git rm -q maps/coffee.yaml && git commit -qm none && mkdir -p maps")
    repository.fork(MAP, MAP + "  - stage: Leave\n")
    repository.sh("git merge -q theirs -m merged")
    assert repository.map.read_text() == MAP + "  - stage: Leave\n"


def test_the_hook_lets_good_maps_pass_and_stops_bad_ones(repository: Repository) -> None:
    hook = repository.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(snippet("sh pre-commit"))
    hook.chmod(0o755)
    repository.commit(MAP.replace("Coffee", "Tea"))
    repository.map.write_text(MAP.replace("journey", "jurney"))
    assert "did you mean 'journey'?" in repository.sh("git add -A; git commit -qm bad", code=1)
    (repository.root / "maps" / "coffee.yaml").write_text(MAP)
    repository.sh("git add -A && git commit -qm good")


def test_the_guide_s_other_commands_are_commands(repository: Repository) -> None:
    steps = re.findall(r"- run: (desirepath [^\n]+)", GUIDE)
    assert len(steps) == 2
    for step in steps:
        repository.sh(step)
    assert [p.name for p in (repository.root / "drawn").iterdir()] == ["coffee.pdf"]
