"""Every file format in one table: its name, its endings, who reads and writes or draws it, and what it cannot carry.

The command line, its help, the Python API and the documentation read this table and nothing else, so a new format is a
module and a row.  Readers and drawers are imported when they are used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from .errors import Problem, UnknownFormat, Unreadable

if TYPE_CHECKING:
    from .formats import Reading, Writing
    from .layout.scene import Scene
    from .model.document import Document

Read = Callable[[bytes, str], "Reading"]
Write = Callable[["Document", Collection[str]], "Writing"]
"""(document, ids to write out although nothing refers to them) -> text and what it lacks."""
Draw = Callable[["Scene", Mapping[str, bytes], str], list[bytes]]
"""(scene, pictures by path, YAML to carry or "") -> the bytes of each file: one, or one per page."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row: a format that is read, written or drawn."""

    name: str
    title: str
    extensions: tuple[str, ...]  # the first is the one that is written
    media_type: str
    loss: str  # what it cannot carry, in a sentence; "" where it carries everything
    read: Read | None = None
    write: Write | None = None
    draw: Draw | None = None
    paged: bool = False  # whether one file holds all pages


def _read_yaml(data: bytes, name: str) -> Reading:
    from .formats import Reading, yaml_file

    file = yaml_file.read(data, name)
    return Reading(file.document, (), file.pinned)


def _write_yaml(document: Document, pinned: Collection[str]) -> Writing:
    from .formats import Writing, yaml_file

    return Writing(yaml_file.write(document, pinned))


def _read_json(data: bytes, name: str) -> Reading:
    from .formats import json_file

    return json_file.read(text_of(data, name).removeprefix("\ufeff"), name)


def _write_json(document: Document, pinned: Collection[str]) -> Writing:
    from .formats import Writing, json_file

    return Writing(json_file.write(document, pinned))


def _read_mermaid(data: bytes, name: str) -> Reading:
    from .formats import mermaid

    return mermaid.read(text_of(data, name).removeprefix("\ufeff"), name)


def _write_mermaid(document: Document, _: Collection[str]) -> Writing:
    from .formats import mermaid

    return mermaid.write(document)


def _read_apiops(data: bytes, name: str) -> Reading:
    from .formats import apiops

    return apiops.read(text_of(data, name).removeprefix("\ufeff"), name)


def _write_apiops(document: Document, _: Collection[str]) -> Writing:
    from .formats import apiops

    return apiops.write(document)


def _read_export(data: bytes, name: str) -> Reading:
    return _read_yaml(yaml_in(data, name).encode(), name)


def yaml_in(data: bytes, name: str = "") -> str:
    """The YAML text that a drawing carries.  Raises `Unreadable` where it carries none."""
    from .draw import source

    text = source.extract(data, name)
    if text is None:
        hint = "it was drawn elsewhere, or with --no-source"
        raise Unreadable([Problem("no-source", "no map travels inside this file", hint, name)])
    return text


def _draw_svg(scene: Scene, pictures: Mapping[str, bytes], source: str) -> list[bytes]:
    from .draw import svg

    return [svg.draw(scene, n, assets=pictures, source=source or None).encode() for n in range(len(scene.pages))]


def _draw_png(scene: Scene, pictures: Mapping[str, bytes], source: str) -> list[bytes]:
    from .draw import pdf

    return [pdf.draw_png(scene, n, assets=pictures, source=source or None) for n in range(len(scene.pages))]


def _draw_pdf(scene: Scene, pictures: Mapping[str, bytes], source: str) -> list[bytes]:
    from .draw import pdf
    from .layout.scaled import on_paper

    return [pdf.draw(on_paper(scene), assets=pictures, source=source or None)]


def _draw_pptx(scene: Scene, pictures: Mapping[str, bytes], source: str) -> list[bytes]:
    from .draw import pptx
    from .layout.scaled import on_paper

    return [pptx.draw(on_paper(scene), assets=pictures, source=source or None)]


_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_PICTURE = "A picture of one view; the YAML it carries inside reads back whole, unless it was left out."

FORMATS: tuple[Format, ...] = (
    Format("yaml", "Desire Path", (".yaml", ".yml"), "application/yaml", "", _read_yaml, _write_yaml),
    Format(
        "json", "Desire Path, the same tree as JSON", (".json",), "application/json",
        "Comments and blank lines.", _read_json, _write_json,
    ),
    Format(
        "mermaid", "Mermaid user journey", (".mmd", ".mermaid"), "text/vnd.mermaid",
        "All but the title, sections, tasks, scores and actors.", _read_mermaid, _write_mermaid,
    ),
    Format(
        "apiops", "APIOps Cycles canvas", (".apiops.json",), "application/json",
        "What the canvas has no section for, and the stages of steps.", _read_apiops, _write_apiops,
    ),
    Format("svg", "SVG picture", (".svg",), "image/svg+xml", _PICTURE, _read_export, draw=_draw_svg),
    Format("png", "PNG picture", (".png",), "image/png", _PICTURE, _read_export, draw=_draw_png),
    Format("pdf", "PDF document", (".pdf",), "application/pdf", _PICTURE, _read_export, draw=_draw_pdf, paged=True),
    Format(
        "pptx", "PowerPoint slides, native shapes", (".pptx",), _PRESENTATION, _PICTURE,
        _read_export, draw=_draw_pptx, paged=True,
    ),
)  # fmt: skip

_BY_NAME = {format.name: format for format in FORMATS}
_SIGNATURES = ((b"%PDF", "pdf"), (b"\x89PNG", "png"), (b"PK\x03\x04", "pptx"))


def names(able: Callable[[Format], object] = lambda _: True) -> list[str]:
    """The names of the formats that can do something, such as `lambda f: f.draw`."""
    return [format.name for format in FORMATS if able(format)]


def named(name: str) -> Format:
    """The format of this name.  Raises `UnknownFormat`."""
    if (found := _BY_NAME.get(name.lower())) is not None:
        return found
    raise UnknownFormat(f"there is no format {name!r}", _nearest(name, list(_BY_NAME)))


def by_extension(path: str) -> Format | None:
    """The format that a path ends in, the longest ending first (`.apiops.json` before `.json`)."""
    endings = ((ending, format) for format in FORMATS for ending in format.extensions)
    for ending, format in sorted(endings, key=lambda pair: -len(pair[0])):
        if path.lower().endswith(ending):
            return format
    return None


def for_writing(path: str, name: str = "") -> Format:
    """The format to write a path in: the one named, else the one its ending says.  Raises `UnknownFormat`."""
    if name:
        return named(name)
    if (found := by_extension(path)) is not None:
        return found
    ending = PurePath(path).suffix
    said = f"{ending!r} is no ending of a format" if ending else f"{path!r} has no ending that says a format"
    raise UnknownFormat(said, _nearest(ending.lstrip("."), list(_BY_NAME)))


def for_reading(data: bytes, path: str, name: str = "") -> Format:
    """The format of some bytes: the one named, else what they look like, else what the path says, else YAML.

    Looks go before endings, because a difftool hands over files without one and every canvas is called `.json`.
    """
    return named(name) if name else _BY_NAME[_look(data, path)]


def _look(data: bytes, path: str) -> str:
    if signed := next((name for signature, name in _SIGNATURES if data.startswith(signature)), ""):
        return signed
    start = data[:100_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    ending = by_extension(path)
    if start.startswith(b"<") and b"<svg" in start:
        return "svg"
    if start.startswith((b"{", b"[")) and (ending is None or ending.name in ("json", "apiops")):
        return _look_json(data)
    if ending is not None and ending.name != "json":
        return ending.name
    words = start.split(None, 1)
    return "mermaid" if words and words[0] in (b"journey", b"userJourney", b"```mermaid") else "yaml"


def _look_json(data: bytes) -> str:
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return "json"  # whose reader says what is wrong with it
    return "json" if isinstance(tree, dict) and "desirepath" in tree else "apiops"


def text_of(data: bytes, name: str = "") -> str:
    """Bytes as text.  Raises `Unreadable` where they are not UTF-8."""
    from .formats.yaml_nodes import decode

    return decode(data, name)


def read(data: bytes, name: str = "", format: str = "") -> Reading:
    """A document out of bytes in any format.  Raises `Unreadable`, `UnknownFormat`."""
    found = for_reading(data, name, format)
    if found.read is None:
        raise UnknownFormat(f"{found.title} cannot be read", "readable: " + ", ".join(names(lambda f: f.read)))
    return found.read(data, name)


def _nearest(word: str, words: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), words, 1)
    return f"did you mean {close[0]!r}?" if close else "there are " + ", ".join(words)
