"""The tables that the editor shares with the model are generated; here is what notices that they are stale."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desirepath.model.schema import TYPES

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "generate_editor_schema.py"
TABLES = ROOT / "editor" / "src" / "core" / "schema.gen.ts"

pytestmark = pytest.mark.skipif(not TABLES.exists(), reason="the source distribution comes without the editor")


def test_the_editors_tables_are_what_the_model_says() -> None:
    found = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_the_editor_has_an_interface_for_every_type_of_record() -> None:
    declared = re.findall(r"^export interface (\w+) \{\n  readonly record:", TABLES.read_text("utf-8"), re.MULTILINE)
    assert declared == [cls.__name__ for cls in TYPES.values()]
