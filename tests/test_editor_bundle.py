"""What a browser has to fetch before it shows a page of the editor; and that no script stands in the page itself."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "src" / "desirepath" / "server" / "static" / "editor"
BUDGET = 220 * 1024  # bytes of scripts and styles, compressed

pytestmark = pytest.mark.skipif(not (FOLDER / "manifest.json").is_file(), reason="the editor has not been built")


def manifest() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    return told


def needed(*modules: str) -> set[str]:
    """The files of some modules and of all that they import at once."""
    chunks, waiting, seen = manifest(), list(modules), set[str]()
    while waiting:
        if (module := waiting.pop()) not in seen:
            seen.add(module)
            waiting += chunks[module].get("imports", ())
    return {name for module in seen for name in (chunks[module]["file"], *chunks[module].get("css", ()))}


@pytest.mark.parametrize("page", ["HomePage", "EditorPage"])
def test_a_page_is_shown_within_its_budget(page: str) -> None:
    files = needed("index.html", f"src/pages/{page}.tsx")
    sizes = {name: len(gzip.compress((FOLDER / name).read_bytes(), 9)) for name in files}
    heaviest = sorted(((size, name) for name, size in sizes.items()), reverse=True)[:8]
    assert sum(sizes.values()) <= BUDGET, (sum(sizes.values()), heaviest)


def test_the_page_holds_no_script_and_no_style_of_its_own() -> None:
    page = (FOLDER / "index.html").read_text("utf-8")
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:|data:", page) == []
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) >= {"/static/editor/icon.svg"}
    assert [url for url in re.findall(r'(?:src|href)="([^"]*)"', page) if not url.startswith("/static/editor/")] == []


def test_nothing_of_the_bundle_is_fetched_from_elsewhere() -> None:
    foreign = re.compile(r"""(?:url\(|from\s*|import\s*\(?)["']?(?:https?:)?//[\w.-]+""")
    texts = [path for path in FOLDER.rglob("*") if path.suffix in (".js", ".css", ".html")]
    found = [path.name for path in texts if foreign.search(path.read_text("utf-8"))]
    assert (len(texts) > 3, found) == (True, [])


def test_every_text_has_its_compressed_copy() -> None:
    for path in FOLDER.rglob("*.gz"):
        assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()
    large = [path for path in FOLDER.rglob("*.js") if path.stat().st_size > 1024]
    assert [path.name for path in large if not Path(f"{path}.gz").is_file()] == []


def test_the_licences_of_what_is_bundled_lie_beside_it() -> None:
    told = (FOLDER / "licences.txt").read_text("utf-8")
    packages = re.findall(r"^={80}\n\n(\S+) \S+ \(", told, re.MULTILINE)
    scripts = {"react", "react-dom", "react-aria-components", "@atlaskit/pragmatic-drag-and-drop", "intl-messageformat"}
    looks = {"lucide-static", "@fontsource-variable/inter", "@fontsource-variable/fraunces"}
    assert (scripts | looks) - set(packages) == set()
