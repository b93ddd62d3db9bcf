"""A folder to work in and a command line to type into."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from desirepath.cli import main

MAP = """\
# ours
desirepath: 1
journey: Coffee
framework: five-e
stages:
  - stage: Entice
    role: entice
    steps:
      - step: Sees the poster
        doing: Reads it
        feeling: { text: Curious, score: 1 }
        metric: { text: on time, value: 9 of 10 }
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Desk:
    """A folder to work in and a command line to type into."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder, self._capture, self._patch = folder, capture, patch
        patch.chdir(folder)
        patch.setenv("COLUMNS", "80")

    def __call__(self, *words: str, typed: str | bytes = "") -> Ran:
        data = typed if isinstance(typed, bytes) else typed.encode()
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        try:
            code = main(words)
        except SystemExit as exit:
            code = int(exit.code or 0)
        return Ran(code, *self._capture.readouterr())

    def put(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    @property
    def files(self) -> list[str]:
        return sorted(str(p.relative_to(self.folder)) for p in self.folder.rglob("*") if p.is_file())
