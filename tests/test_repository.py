"""What is true of the repository as a whole: nothing of anybody's machine in it, and a package that is complete."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import desirepath as dp

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINS = {
    canonicalize_name(requirement.name): requirement
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for requirement in [Requirement(line)]
}
PICTURES = {".png", ".jpg", ".gif", ".webp", ".pdf", ".pptx", ".ico", ".woff2", ".ttf"}


def tracked() -> list[Path]:
    """The text files of the repository, as git knows them."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no clone, so there is no list of its files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in PICTURES]


def found_in(paths: list[Path], pattern: str) -> list[str]:
    seek = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{n}: {line.strip()[:120]}"
        for path in paths
        for n, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if seek.search(line)
    ]


# Written in pieces, so that this file does not hold what it looks for.
HOMES = "|".join(("w" + "ork", "f" + "arm", "ro" + "ot", "ho" + "me", "Us" + "ers"))
HOSTS = "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "registry" + r"\.yarnpkg"))


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert found_in(tracked(), rf"(?<![\w.\-/])/({HOMES})/\w") == []


def test_no_file_names_a_package_registry() -> None:
    assert found_in(tracked(), HOSTS) == []


def test_nothing_is_left_to_do_in_the_code() -> None:
    code = [path for path in tracked() if path.suffix in (".py", ".typ", ".mjs", ".sh")]
    assert found_in(code, r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b|raise NotImplemented" + "Error") == []


def test_what_is_looked_for_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "a.md").write_text("see /" + "home/kim/map\nfrom https://pypi" + ".org/simple\n/homework is fine\n")
    assert found_in([tmp_path / "a.md"], rf"(?<![\w.\-/])/({HOMES})/\w") == ["a.md:1: see /" + "home/kim/map"]
    assert len(found_in([tmp_path / "a.md"], HOSTS)) == 1


def test_every_module_says_what_it_decides() -> None:
    modules = [p for p in sorted((ROOT / "src").rglob("*.py")) if p.read_text("utf-8").strip()]
    silent = [p for p in modules if not (ast.get_docstring(ast.parse(p.read_text("utf-8"))) or "").strip()]
    assert [str(path.relative_to(ROOT)) for path in silent] == []


def test_no_module_is_two() -> None:
    """500 lines are already a reason to look twice."""
    long = {p: len(p.read_text("utf-8").splitlines()) for p in (ROOT / "src").rglob("*.py")}
    assert {str(p.relative_to(ROOT)): n for p, n in long.items() if n > 600} == {}


def test_the_licence_is_apache_2_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["project"]["license"] == "Apache-2.0"
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert [name for name in ("Inter", "Fraunces", "Noto", "Lucide", "OFL-1.1", "ISC") if name not in notice] == []


def test_the_changes_begin_with_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == dp.__version__


def test_the_package_holds_its_data_and_licences_and_nothing_else() -> None:
    builder = WheelBuilder(str(ROOT))
    held = {file.distribution_path for file in builder.recurse_included_files()}
    files = [path.relative_to(ROOT / "src") for path in (ROOT / "src" / "desirepath").rglob("*") if path.is_file()]
    files += ["desirepath" / path.relative_to(ROOT) for path in (ROOT / "examples").rglob("*") if path.is_file()]
    assert held == {p.as_posix() for p in files if not any(part.startswith((".", "__pycache__")) for part in p.parts)}
    assert "desirepath/examples/personas/ines.yaml" in held
    wanted = ["py.typed", "draw/interpreter.typ", "theme/tokens.json", "theme/licences.md"]
    frameworks = [f"frameworks/{id}.yaml" for id in ("journey-map", "apiops", "btabok", "five-e", "storyboard.de")]
    assert [path for path in (*wanted, *frameworks) if f"desirepath/{path}" not in held] == []
    assert PROJECT["project"]["license-files"] == ["LICENSE", "NOTICE"]


def test_readme_contributing_and_continuous_integration_say_the_same_commands() -> None:
    integration = (ROOT / ".ci" / "run").read_text("utf-8")
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    verbs = re.findall(r"^check .*? (uv run (?:ruff )?\w+)", integration, re.MULTILINE)
    assert {"uv run ruff format", "uv run ruff check", "uv run mypy", "uv run pytest"} <= set(verbs)
    assert [verb for verb in verbs if verb not in contributing] == []
    assert "uv run pytest" in (ROOT / "README.md").read_text("utf-8")


# ---- the versions it is tested with


def wanted_of(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def needed() -> list[Requirement]:
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    lines += [line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra]
    return [Requirement(line) for line in lines]


def test_every_pin_is_a_version_and_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if "://" in line or "--" in line or " @ " in line] == []
    assert [str(pin) for pin in PINS.values() if not re.fullmatch(r"==[\w.+!]+", str(pin.specifier))] == []


def test_every_dependency_has_a_pin_that_it_allows() -> None:
    for requirement in needed():
        pin = PINS[canonicalize_name(requirement.name)]
        (exact,) = pin.specifier
        assert requirement.specifier.contains(Version(exact.version), prereleases=True), (str(requirement), str(pin))


def test_what_the_dependencies_need_has_a_pin_too() -> None:
    waiting, seen = [canonicalize_name(r.name) for r in needed()], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            inner = [Requirement(line) for line in requires(name) or ()]
        except PackageNotFoundError:
            continue
        waiting += [canonicalize_name(r.name) for r in inner if wanted_of(r)]
    assert sorted(seen - set(PINS)) == []
