"""Python and the editor do alike: each replays what the other has done (tests/editor_traces.py tells what a trace is).

The editor's own tests replay the traces of `editor/tests/traces`, which Python wrote; here Python replays those too, so
that whoever changes a rule sees it at once, and others that the editor's core writes on the spot.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from editor_traces import answered
from model_trees import Tree

EDITOR = Path(__file__).parents[1] / "editor"
WRITTEN = sorted((EDITOR / "tests" / "traces").glob("python-*.json"))
FRESH = 12  # traces of the editor


def plain(told: Tree) -> Tree:
    """As it is when it has been written and read again."""
    back: Tree = json.loads(json.dumps(told))
    return back


@pytest.mark.skipif(not EDITOR.exists(), reason="the source distribution comes without the editor")
def test_there_are_traces_for_the_editor() -> None:
    assert len(WRITTEN) >= 4
    assert sum(path.stat().st_size for path in WRITTEN) < 300_000


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_the_model_still_does_what_the_editor_is_held_to(path: Path) -> None:
    trace = json.loads(path.read_text("utf-8"))
    assert plain(answered(trace["question"])) == trace["answers"], "if this is meant: python scripts/write_traces.py"


def test_what_the_editor_does_comes_out_the_same_in_python(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node")
    if not (EDITOR / "node_modules").exists():
        pytest.skip("the editor's packages are not installed: run npm ci in editor/")
    command = [node, "scripts/run.js", "scripts/write-traces.ts", str(tmp_path), str(FRESH)]
    subprocess.run(command, cwd=EDITOR, check=True, timeout=60)
    traces = [json.loads(path.read_text("utf-8")) for path in sorted(tmp_path.glob("*.json"))]
    assert len(traces) == FRESH
    for trace in traces:
        assert plain(answered(trace["question"])) == trace["answers"], f"seed {trace['seed']}"
