"""The public API: what `desirepath/__init__.py` hands out, one thin function each.

The model's own `Document` is pure: it knows no files.  The one that people hold also remembers the folder that its
personas, pictures and frameworks lie in, so that `render(read("coffee.yaml"))` finds them, and which ids its
text wrote out, so that `diff` tells an edited card from a new one; and it shows itself as a picture in a notebook.
Everything here that makes a document out of another keeps that memory.  Rejected: a hook in the model that a renderer
registers with (hidden state, and still no folder).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from .errors import NotFound, Problem, Unwritable
from .model import document as model
from .model.edits import Change, Put
from .model.schema import Record
from .model.view import View

Name = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class _Origin:
    folder: Path = Path()
    pinned: frozenset[str] | None = None  # ids that the text wrote out; None: all of them


class Document(model.Document):
    """A map: records by id, always valid, never changed in place.

    Ask it with `document.head`, `.stages`, `.steps(stage)`, `.on(owner, type, kind)`, `.of(type)` and `document[id]`.
    """

    def __init__(
        self, records: Mapping[str, Record], inward: Mapping[str, set[str]] | None = None, origin: _Origin = _Origin()
    ) -> None:
        super().__init__(records, inward)
        self.origin = origin

    def _repr_svg_(self) -> str:
        return render(self, format="svg").decode()


def _held(document: model.Document, origin: _Origin) -> Document:
    return Document(document.records, document.inward, origin)


def _origin(document: model.Document) -> _Origin:
    return document.origin if isinstance(document, Document) else _Origin()


def read(source: Name, *, format: str = "", folder: Name = "") -> Document:
    """A map out of a file of any readable format, or out of text (whatever has a line break in it).

    `folder` is where its personas, pictures and frameworks lie; otherwise that of the file.  A followed persona has the
    words of its own document.  What had to be mended is a Python warning.  Raises `NotFound`, `Unreadable`.
    """
    import warnings

    from . import registry
    from .workspace.folder import Folder
    from .workspace.resolve import resolve

    data, name = _bytes(source)
    reading = registry.read(data, name, format)
    home = Path(folder or (Path(name).parent if name else "."))
    for warning in reading.warnings:
        warnings.warn(str(warning.at(name)), UserWarning, stacklevel=2)
    return _held(resolve(reading.document, Folder(home)).document, _Origin(home, reading.pinned))


def _bytes(source: Name) -> tuple[bytes, str]:
    if isinstance(source, str) and "\n" in source:
        return source.encode(), ""
    try:
        return Path(source).read_bytes(), str(source)
    except OSError as error:
        raise NotFound(f"cannot read {source}: {error.strerror}", "text has at least one line break") from None


def write(document: model.Document, out: Name | None = None, *, format: str = "") -> str:
    """The map as text: YAML, or what `out` or `format` says.

    Into a YAML file that is there only what differs is written: its comments, order and quoting stay.  What the format
    cannot carry is a Python warning.  Raises `UnknownFormat`, `Unwritable`, `Unreadable`.
    """
    import warnings

    from . import registry
    from .workspace.folder import write_whole

    chosen = registry.for_writing(str(out or ""), format or ("" if out else "yaml"))
    if chosen.write is None:
        raise Unwritable(f"{chosen.title} is drawn, not written", "use render")
    if out is not None and chosen.name == "yaml" and Path(out).is_file():
        text = _patched(Path(out), document)
    else:
        written = chosen.write(document, _origin(document).pinned or ())
        text = written.text
        for loss in written.losses:
            warnings.warn(f"not in {chosen.name}: {loss}", UserWarning, stacklevel=2)
    if out is not None:
        write_whole(Path(out), text.encode())
    return text


def _patched(path: Path, document: model.Document) -> str:
    from .formats import yaml_file
    from .workspace.folder import bytes_at

    there = yaml_file.aligned(yaml_file.read(bytes_at(path), str(path)), document)
    return yaml_file.patch(there, document)


def new(framework: str = "journey-map", title: str = "", *, language: str = "en") -> Document:
    """A map to fill in, with the stages of a framework.  Raises `UnknownFramework`."""
    from .frameworks import load, starter

    return read(starter(load(framework, language), title=title), format="yaml")


def view(
    document: model.Document,
    *,
    as_: str = "",
    show: Iterable[str] = (),
    hide: Iterable[str] = (),
    persona: str = "",
    language: str = "",
) -> View:
    """The map through a framework: columns, rows, what stands in every cell, and what has no place (`frame.tray`).

    `as_` is a framework's id, otherwise the document's own.  Raises `UnknownFramework`, `BadFramework`, `NotFound`.
    """
    from .pipeline import Wish, see
    from .workspace.folder import Folder

    wish = Wish(as_, language, persona, tuple(show), tuple(hide))
    return see(document, wish, Folder(_origin(document).folder).frameworks)


def render(
    document: model.Document,
    out: Name | None = None,
    *,
    format: str = "",
    page: str = "poster",
    landscape: bool = True,
    theme: str = "",
    source: bool = True,
    assets: Mapping[str, bytes] | None = None,
    **lens: Any,
) -> bytes:
    """Draws the map as `svg`, `png`, `pdf` or `pptx` (by `out`'s ending, or `format`), and returns the bytes.

    `lens` is what `view` takes: `as_`, `show`, `hide`, `persona`, `language`.  `page` is `poster`, `a4`, `a3`, `a2` or
    `letter`.  `assets` are pictures by the paths that cards name, otherwise they are read from the map's folder.  With
    `source` the YAML travels inside.  An SVG or PNG of several pages becomes `out-1`, `out-2` …; the first is returned.
    Raises what `view` raises, `UnknownFormat` and `Unwritable`.
    """
    from . import registry
    from .formats import yaml_file
    from .layout.options import Options
    from .pipeline import draw, page_paths, standalone
    from .workspace.folder import Folder, write_whole
    from .workspace.resolve import resolve

    seen = view(document, **lens)
    chosen = registry.for_writing(str(out or ""), format or ("" if out else "svg"))
    pictures = resolve(document, Folder(_origin(document).folder)).pictures if assets is None else assets
    options = Options(page, landscape, theme or document.head.theme or "light", lens.get("language", ""))
    files = draw(seen, chosen, options, pictures, yaml_file.write(standalone(seen.document)) if source else "").files
    if out is None and len(files) > 1:
        raise Unwritable(f"{len(files)} pages do not fit in one {chosen.title}", "name a file, or draw a PDF")
    if out is not None:
        for path, data in zip(page_paths(str(out), len(files)), files, strict=True):
            write_whole(Path(path), data)
    return files[0]


def check(*paths: Name) -> list[Problem]:
    """Everything that is wrong with files, and with every map below folders.  Raises `NotFound`."""
    from .checks import check as look

    return list(look(*paths).problems)


def apply(document: model.Document, change: Change) -> Document:
    """The map after a change, all of it or nothing.  Raises `Rejected` where it does not fit exactly; see `rebase`."""
    before = _origin(document)
    pinned = before.pinned
    if pinned is not None:
        pinned |= {edit.id for edit in change.edits if isinstance(edit, Put)}
    return _held(model.apply(document, change), _Origin(before.folder, pinned))


def rebase(change: Change, document: model.Document) -> Change:
    """A change made against an older state of the map, or with nothing in `was`, as one that applies now."""
    from .model.rebase import rebase as lenient

    return lenient(change, document)[0]


def diff(a: model.Document, b: model.Document) -> Change:
    """The change that leads from one map to the other, with the fewest moves; its inverse leads back."""
    from .model.diff import diff as compare

    return compare(a, _aligned(a, b))


def merge(base: model.Document, ours: model.Document, theirs: model.Document) -> Document:
    """Two maps that come from one base, made one.  What collides stays ours; theirs is kept as `Conflict` records."""
    from .model.merge import merge as join
    from .model.merge import with_conflicts

    mine, other = _aligned(base, ours), _aligned(base, theirs)
    return _held(with_conflicts(join(base, mine, other), other), _origin(ours))


def _aligned(base: model.Document, other: model.Document) -> model.Document:
    """The other map with the ids of its match in base, where its own are only derived from its text."""
    from .model.align import align

    pinned = _origin(other).pinned
    return other if pinned is None else align(base, other, pinned)


def select(
    document: model.Document,
    *,
    stages: Iterable[str] = (),
    steps: Iterable[str] = (),
    personas: Iterable[str] = (),
    kinds: Iterable[str] = (),
    tags: Iterable[str] = (),
) -> Document:
    """A part of the map as a map: some stages or steps, one persona, some kinds of card.  Raises `NotFound`."""
    from .model.select import Selection
    from .model.select import select as keep

    selection = Selection(tuple(stages), tuple(steps), tuple(personas), tuple(kinds), tuple(tags))
    return _held(keep(document, selection), _origin(document))
