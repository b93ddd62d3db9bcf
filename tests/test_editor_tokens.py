"""The colours of the editor are generated from those of the drawings; here is what notices that they are stale."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "generate_editor_tokens.py"
COLOURS = ROOT / "editor" / "src" / "theme" / "tokens.gen.css"

pytestmark = pytest.mark.skipif(not COLOURS.exists(), reason="the source distribution comes without the editor")


def test_the_editors_colours_are_those_of_the_drawings() -> None:
    found = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_the_editor_uses_no_custom_property_that_nobody_declares() -> None:
    styles = sorted((ROOT / "editor" / "src").rglob("*.css"))
    texts = {path: path.read_text("utf-8") for path in styles}
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "editor" / "src").rglob("*.tsx"))
    declared = {name for text in texts.values() for name in re.findall(r"(--[\w-]+)\s*:", text)}
    declared |= set(re.findall(r"[\"'`](--[\w-]+)", scripts))
    unknown = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in texts.items()
        for name in re.findall(r"var\((--[\w-]+)\)", text)  # one with something to fall back on may be unknown
        if name not in declared and not name.startswith("--trigger-")  # React Aria's own
    ]
    assert unknown == []
