"""The editor is built when the package is: when it must, with which Node, and what is said where there is none."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = loaded()


class Checkout:
    """A small one, with an editor of one file whose dependencies are there, and a Node that only says its version."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.write("editor/package.json", "{}")
        self.write("editor/src/main.tsx", "begin()")
        self.write("src/desirepath/frameworks/plain.yaml", "icon: map")
        self.lock({"node_modules/vite": {"version": "8.0.0"}, "node_modules/tests": {"version": "1.0.0", "dev": True}})
        monkeypatch.setenv("PATH", str(root / "bin"))
        monkeypatch.delenv("DESIREPATH_SKIP_EDITOR", raising=False)
        monkeypatch.setattr(build, "_npm_of_wheel", lambda: None)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def lock(self, packages: dict[str, Any]) -> None:
        self.write("editor/package-lock.json", json.dumps({"packages": {"": {}, **packages}}))

    def packages(self, there: dict[str, Any]) -> None:
        self.write("editor/node_modules/.package-lock.json", json.dumps({"packages": there}))

    def node(self, version: str) -> None:
        """A Node that says its version, and as Vite leaves a page where the bundle belongs."""
        page = self.root / "src/desirepath/server/static/editor/index.html"
        lines = ["#!/bin/sh", f'[ "$1" = --version ] && echo {version} && exit', "set -e"]
        lines += [f"echo \"$@\" >> '{self.root}/ran'", f"/bin/mkdir -p '{page.parent}'", f"echo page > '{page}'"]
        for name, text in (("node", "\n".join(lines)), ("npm", "#!/bin/sh\n"), ("npm-cli.js", "")):
            self.write(f"bin/{name}", text).chmod(0o755)
        (self.root / "bin" / "npm").unlink()
        os.symlink(self.root / "bin" / "npm-cli.js", self.root / "bin" / "npm")

    @property
    def hook(self) -> Any:
        return build.EditorHook(str(self.root), {}, None, None, "", "wheel")

    @property
    def ran(self) -> list[str]:
        path = self.root / "ran"
        return path.read_text("utf-8").splitlines() if path.exists() else []


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the Node of these tests is a shell script")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    return Checkout(tmp_path, monkeypatch)


def test_it_is_built_once_and_again_when_something_that_it_is_made_of_changes(checkout: Checkout) -> None:
    checkout.node("v22.20.0")
    checkout.packages({"node_modules/vite": {"version": "8.0.0"}})
    checkout.hook.initialize("standard", {})
    checkout.hook.initialize("standard", {})
    assert len(checkout.ran) == 1
    assert checkout.ran[0].endswith("vite.js build --logLevel warn")
    for name in ("editor/src/main.tsx", "editor/plugins/icons.ts", "src/desirepath/frameworks/plain.yaml"):
        before = len(checkout.ran)
        checkout.write(name, "something else")
        checkout.hook.initialize("standard", {})
        assert len(checkout.ran) == before + 1, name


def test_what_the_lock_asks_for_is_fetched_only_where_it_is_not_there(checkout: Checkout) -> None:
    checkout.node("v20.19.0")
    checkout.packages({"node_modules/vite": {"version": "7.0.0"}})
    checkout.hook.initialize("standard", {})
    assert " ci --ignore-scripts --omit=dev " in checkout.ran[0]
    assert "vite.js build" in checkout.ran[1]


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v26", True),
    ],
)
def test_node_is_asked_for_only_where_none_on_the_path_fits(checkout: Checkout, version: str, fits: bool) -> None:
    checkout.node(version)
    assert checkout.hook.dependencies() == ([] if fits else [build.NODE_WHEEL])


def test_nothing_is_asked_for_or_built_where_there_is_no_editor_or_it_is_not_wanted(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checkout.hook.dependencies() == [build.NODE_WHEEL]
    monkeypatch.setenv("DESIREPATH_SKIP_EDITOR", "1")
    assert checkout.hook.dependencies() == []
    checkout.hook.initialize("standard", {})
    monkeypatch.delenv("DESIREPATH_SKIP_EDITOR")
    (checkout.root / "editor" / "package.json").unlink()
    assert checkout.hook.dependencies() == []


def test_without_node_it_says_which_ways_out_there_are(checkout: Checkout) -> None:
    with pytest.raises(SystemExit, match=r"Node 20\.19(?s:.*)DESIREPATH_SKIP_EDITOR=1 pip install"):
        checkout.hook.initialize("standard", {})


def test_a_build_that_fails_leaves_no_mark_and_says_why(checkout: Checkout, capfd: pytest.CaptureFixture[str]) -> None:
    checkout.node("v22.20.0")
    checkout.packages({"node_modules/vite": {"version": "8.0.0"}})
    text = (checkout.root / "bin" / "node").read_text("utf-8")
    checkout.write("bin/node", text.replace("set -e", "echo this is wrong >&2; exit 1"))
    with pytest.raises(SystemExit, match="could not be built"):
        checkout.hook.initialize("standard", {})
    assert "this is wrong" in capfd.readouterr().err
    assert checkout.hook.dependencies() == []
    with pytest.raises(SystemExit):
        checkout.hook.initialize("standard", {})


def test_the_bundle_is_kept_out_of_git_and_put_into_the_package() -> None:
    folder = "/src/desirepath/server/static/editor/"
    assert folder in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert f'artifacts = ["{folder}**"]' in (ROOT / "pyproject.toml").read_text("utf-8")
