"""Imports point one way, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "desirepath"

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "garbage": set(),
    "model": {"errors"},
    "theme": {"errors"},
    "formats": {"errors", "garbage", "model"},
    "frameworks": {"errors", "model", "formats"},
    "workspace": {"errors", "model", "formats", "frameworks"},
    "checks": {"errors", "model", "theme", "formats", "frameworks", "workspace"},
    "layout": {"errors", "model", "frameworks", "theme"},
    "draw": {"errors", "model", "theme", "layout"},
    "registry": {"errors", "model", "formats", "layout", "draw"},
    "pipeline": {
        "errors", "garbage", "model", "formats", "frameworks", "workspace", "theme", "layout", "draw", "registry",
    },
    "public": {"*"},
    "server": {"*"},
    "cli": {"*"},
    "__init__": {"errors", "model", "public"},
    "__main__": {"cli"},
}  # fmt: skip
"""What each part of the package may import besides itself; `*` is everything but the command line."""

PURE_READERS = {"pathlib", "os", "io", "tempfile", "shutil", "socket", "subprocess", "urllib", "http"}
"""Modules of the standard library that the model, being pure, has no use for."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything a module imports, wherever in it; our own begin with `desirepath.`."""
    package = ["desirepath", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{start}.{name.name}") for name in node.names)


def breaches(path: Path) -> list[str]:
    part = part_of(path)
    allowed = MAY_IMPORT[part] | {part}
    found = []
    for line, name in imported(path):
        if name.startswith("desirepath."):
            target = name.split(".")[1]
            target = target if target in MAY_IMPORT else "__init__"
            free = "*" in allowed and (target != "cli" or part == "cli")
            if not free and target not in allowed and not (target == "__init__" and name == "desirepath.__version__"):
                found.append(f"{path.relative_to(PACKAGE)}:{line} imports {name}")
        elif part == "model" and name.split(".")[0] in PURE_READERS:
            found.append(f"{path.relative_to(PACKAGE)}:{line} imports {name}, but the model is pure")
    return found


def test_every_part_of_the_package_has_its_place_in_the_order() -> None:
    assert {part_of(path) for path in modules()} == set(MAY_IMPORT)


def test_imports_point_one_way() -> None:
    assert [breach for path in modules() for breach in breaches(path)] == []


def test_a_breach_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    (tmp_path / "model").mkdir()
    wrong = tmp_path / "model" / "text.py"
    wrong.write_text("import os\ndef f():\n    from ..layout.scene import Scene\n    from .schema import Card\n")
    assert breaches(wrong) == [
        "model/text.py:1 imports os, but the model is pure",
        "model/text.py:3 imports desirepath.layout.scene.Scene",
    ]


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """The top-level modules that one run of the command line loads, the interpreter's own start apart."""
    report = (
        "import sys; before = set(sys.modules); from desirepath.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('LOADED', *sorted({name.split('.')[0] for name in set(sys.modules) - before}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", report, *arguments], cwd=cwd, capture_output=True, text=True, check=True
    )
    return set(done.stdout.rsplit("LOADED ", 1)[1].split())


def test_asking_for_the_version_loads_only_the_standard_library(tmp_path: Path) -> None:
    foreign = loaded_by("--version", cwd=tmp_path) - set(sys.stdlib_module_names) - {"desirepath"}
    assert foreign == set()


def test_drawing_an_svg_loads_no_office_pdf_or_server_code(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("desirepath: 1\njourney: A\nstages:\n  - { stage: S, doing: Walks }\n")
    loaded = loaded_by("render", "a.yaml", "-o", "a.svg", cwd=tmp_path)
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<")
    assert loaded & {"pptx", "typst", "django", "starlette", "uvicorn", "pydantic", "lxml", "PIL", "asyncio"} == set()
