"""The documentation is true: what it shows is run, what it links to is there, and nothing public is left out of it.

In a page, ```yaml NAME is a file that the commands below it use; a ```console block is typed line by line, and what it
shows must be printed, `…` standing for anything; `$ echo $?` asks how the command above ended, which is well otherwise
(in ```console fails: badly, each of them).
```python blocks are run as one program.  Every page has a folder of its own, with the examples in it.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import desirepath as dp
from desirepath import frameworks
from desirepath.cli import main
from desirepath.formats import yaml_file
from desirepath.layout.options import PAGE_NAMES
from desirepath.model.schema import Card, Persona, Source
from desirepath.registry import FORMATS
from desirepath.theme import NAMES

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
RUN = [ROOT / "README.md", *sorted(GUIDE.glob("*.md"))]
PAGES = [
    *(path for path in sorted(ROOT.glob("*.md"))),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.md")),
    *sorted((ROOT / "benchmarks").rglob("*.md")),
    *sorted((ROOT / "tests").rglob("*.md")),
    *sorted((ROOT / "src").rglob("*.md")),
]
FENCE = re.compile(r"^```(\w*) ?([^\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """(language, name, text) of every fenced block of a page."""
    return FENCE.findall(page.read_text("utf-8"))


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", paths, ids=[str(path.relative_to(ROOT)) for path in paths])


class Terminal:
    """Types the lines of console blocks and compares what is printed."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture
        self._code = 0
        self._said: list[str] = []

    def type(self, block: str, fails: bool) -> None:
        for command, shown in _typed(block):
            if command == "echo $?":
                assert shown == [str(self._code)]
                self._code = 0
                continue
            assert self._code == 0, self._said
            self._code = self._run(shlex.split(command))
            assert not unlike(shown, self._said), f"$ {command}\n" + "\n".join(self._said)
            if fails:
                assert self._code != 0
                self._code = 0

    def _run(self, words: list[str]) -> int:
        assert words.pop(0) == "desirepath"
        try:
            code = main(words)
        except SystemExit as exit:
            code = int(exit.code or 0)
        printed = self._capture.readouterr()
        self._said = [*printed.out.splitlines(), *printed.err.splitlines()]
        return code

    def leave(self) -> None:
        assert self._code == 0, self._said


def _typed(block: str) -> Iterator[tuple[str, list[str]]]:
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:], []
        else:
            shown.append(line)
    yield command, shown


def unlike(shown: list[str], said: list[str]) -> bool:
    """Whether what a page shows is not what was printed; a line of `…` alone stands for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in shown)
    return not re.fullmatch(pattern, "".join(line + "\n" for line in said))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@named(RUN)
def test_what_a_page_shows_is_what_happens(page: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terminal, names = Terminal(capsys), dict[str, Any]()
    for language, name, text in blocks(page):
        if language == "yaml" and name:
            (desk / name).write_text(text, "utf-8")
        elif language == "console":
            terminal.type(text, name == "fails")
        elif language == "python":
            exec(compile("import desirepath as dp\n" + text, page.name, "exec"), names)
    terminal.leave()


def test_a_page_that_shows_something_else_is_seen() -> None:
    assert not unlike(["Wrote a.svg (1 page, …)"], ["Wrote a.svg (1 page, 10 × 10 px)"])
    assert not unlike(["a", "…", "z"], ["a", "b", "c", "z"])
    assert not unlike(["a", "…"], ["a"])
    assert unlike(["a"], ["a", "b"])
    assert unlike(["a", "b"], ["a"])
    assert unlike([], ["a"])


@named(PAGES)
def test_every_map_that_a_page_shows_can_be_read(page: Path) -> None:
    maps = [t for language, name, t in blocks(page) if language == "yaml" and t.startswith("desirepath:")]
    bad = {t for _, name, t in blocks(page) if name == "wrong.yaml"}
    assert [text for text in maps if text not in bad and not yaml_file.read(text).document.head.title] == []


# ---- links


def slug(heading: str) -> str:
    """How GitHub calls a heading in an address."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    text = FENCE.sub("", page.read_text("utf-8"))
    return {slug(found) for found in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def links(page: Path) -> set[str]:
    text = re.sub(r"`[^`\n]*`|^    .*$", "", FENCE.sub("", page.read_text("utf-8")), flags=re.MULTILINE)
    return {*re.findall(r"\]\(([^)\s]+)\)", text), *re.findall(r"(?:src|srcset|href)=\"([^\"]+)\"", text)}


@named(PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in sorted(links(page)):
        path, _, anchor = link.partition("#")
        there = (page.parent / path) if path else page
        if link.startswith(("https://", "mailto:")):
            continue
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            lost.append(link)
    assert lost == []


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page.suffix == ".md" and page.exists() and page not in reached:
            reached.add(page)
            waiting += [page.parent / link.partition("#")[0] for link in links(page) if "://" not in link]
    ours = [page for page in PAGES if page.is_relative_to(ROOT / "docs") or page.is_relative_to(ROOT / "examples")]
    assert [str(page.relative_to(ROOT)) for page in ours if page.resolve() not in reached] == []


@pytest.mark.parametrize("name", ["contact_sheet.py", "editor_pictures.py"])
def test_every_picture_is_there_and_shown(name: str) -> None:
    script = [sys.executable, str(ROOT / "scripts" / name), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("All there.\n", 0), done.stderr


def test_pictures_are_modest() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()}
    assert sizes["contact-sheet.png"] <= 1.5e6
    assert sum(size for name, size in sizes.items() if name.startswith("editor")) <= 3e6
    assert sum(sizes.values()) <= 7e6


# ---- nothing without its pair


def section(page: Path, title: str) -> str:
    found = re.search(rf"^### `{re.escape(title)}[`(](.*?)(?=^##)", page.read_text("utf-8") + "\n## ", re.M | re.S)
    return found[0] if found else ""


@pytest.mark.parametrize("name", dp.__all__)
def test_every_public_name_has_a_section_that_mentions_its_parameters(name: str) -> None:
    told = section(GUIDE / "python.md", name)
    assert told, f"docs/guide/python.md has no heading for {name}"
    if callable(found := getattr(dp, name)):
        parameters = inspect.signature(found).parameters
        assert [p for p in parameters if not re.search(rf"\b{re.escape(p)}\b", told)] == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("drawing.md", [*PAGE_NAMES, *NAMES]),
        ("exporting.md", [format.name for format in FORMATS] + [format.extensions[0] for format in FORMATS]),
        ("concepts.md", [f.name for f in dataclasses.fields(Card) if f.name not in ("id", "at", "origin", "extra")]),
        (
            "people-and-evidence.md",
            [f.name for f in dataclasses.fields(Persona) if f.name not in ("id", "at", "extra")],
        ),
        (
            "people-and-evidence.md",
            [f.name for f in dataclasses.fields(Source) if f.name not in ("id", "at", "title", "extra")],
        ),
        ("lenses.md", list(frameworks.builtin())),
    ],
    ids=["how it is drawn", "formats", "fields of a card", "fields of a persona", "fields of a source", "frameworks"],
)
def test_nothing_that_one_can_say_is_missing_from_the_guide(page: str, words: list[str]) -> None:
    text = (GUIDE / page).read_text("utf-8")
    assert [word for word in words if f"`{word}`" not in text] == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    assert [p.name for p in sorted(folder.glob("0*.md")) if f"({p.name})" not in index] == []
