"""The types of everything that editor and server exchange are generated; here is what notices that they are stale."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "generate_editor_api.py"
TYPES = ROOT / "editor" / "src" / "api" / "api.gen.ts"

pytestmark = [
    pytest.mark.skipif(not SCRIPT.exists(), reason="the source distribution comes without the editor"),
    pytest.mark.skipif(find_spec("ninja") is None, reason="needs: pip install 'desirepath[server]'"),
]


def test_the_editors_types_are_what_the_server_says() -> None:
    found = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_what_one_sends_may_leave_out_defaults_and_what_one_gets_is_whole() -> None:
    text = TYPES.read_text("utf-8")
    assert "export interface NewChange {\n  readonly edits: readonly JsonObject[];\n  readonly label?: string;" in text
    assert "readonly version: number;\n  readonly collisions: readonly JsonObject[];\n}" in text
    assert "export type Incoming = Hello | Change | Presence" in text
    assert '"POST /api/documents/{document}/changes": {' in text
