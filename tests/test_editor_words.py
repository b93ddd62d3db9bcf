"""What kinds are called is said once, in the frameworks; the editor has the same words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_editor_calls_kinds_as_the_frameworks_do() -> None:
    command = [sys.executable, str(ROOT / "scripts/generate_editor_words.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run scripts/generate_editor_words.py"
