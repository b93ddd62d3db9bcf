"""The YAML file: `read` it, `write` a document as one, `patch` a file so that it says what a document says.

Reading goes through libyaml's events, writing back splices only what differs into the text: decision 0002.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from ..errors import Unreadable
from ..garbage import uncollected
from ..model.document import Document
from .yaml_ids import Entry
from .yaml_nodes import Node, decode, parse
from .yaml_reader import read_nodes
from .yaml_stops import Broken

_MARK = "\ufeff"  # the byte order mark that some editors put before a text


@dataclass(frozen=True)
class File:
    """A file that was read: its text, what it says, and the ids that the text itself writes out."""

    text: str
    document: Document
    pinned: frozenset[str]
    name: str = ""
    root: Node | None = field(default=None, repr=False)
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)


def read(text: str | bytes, name: str = "") -> File:
    """What a YAML file says; `name` is said in problems.  Raises `Unreadable` with everything that is wrong in it."""
    words = decode(text, name) if isinstance(text, bytes) else text
    with uncollected():
        try:
            root, found = parse(body(words), name)
        except Broken as stop:
            from .yaml_recovery import all_wrong

            raise Unreadable(all_wrong(body(words), name, stop)) from None
        reader = read_nodes(root, found, name)
        return File(words, Document(reader.records), frozenset(reader.ids.pinned), name, root, reader.entries)


def write(document: Document, pinned: Collection[str] = frozenset()) -> str:
    """A document as YAML in the canonical style; ids are written where they are needed or pinned.
    Raises `Unwritable`."""
    from .tree import outline
    from .yaml_text import Emitter

    return "\n".join(Emitter(outline(document, pinned)).document()) + "\n"


def rewrite(file: File) -> str:
    """What a file says in the canonical style, without its comments; links keep their order.  Raises `Unwritable`."""
    from .tree import as_read, outline
    from .yaml_text import Emitter

    return "\n".join(Emitter(outline(file.document, file.pinned, as_read(file.document))).document()) + "\n"


def patch(file: File, document: Document, pinned: Collection[str] = frozenset()) -> str:
    """The file's text for `document`: only the lines of changed records differ, comments and line ends stay.

    Records are the same when their ids are: see `aligned`.  `pinned` are further ids to write out, because another
    document names them.  Raises `Unwritable`.
    """
    from .tree import Outline, as_read
    from .yaml_patch import differing, patched

    assert file.root is not None
    dirty, written = differing(file.document, document, file.pinned, pinned)
    if not dirty:
        return file.text
    rank = as_read(file.document)
    old, new = Outline(file.document, file.pinned, rank), Outline(document, written, rank)
    text = patched(body(file.text), file.root, file.entries, old, new, dirty)
    mark = _MARK if file.text.startswith(_MARK) else ""
    return mark + (text.replace("\n", "\r\n") if _windows(file.text) else text)


def aligned(file: File, base: Document) -> File:
    """The same file, whose records go by the ids that they have in `base`: derived ids mean little across two texts."""
    from ..model.align import align

    document = align(base, file.document, file.pinned)
    names = dict(zip(file.document.records, document.records, strict=True))
    entries = {names[id]: entry for id, entry in file.entries.items()}
    return replace(file, document=document, entries=entries)


def position(file: File, id: str) -> tuple[int, int] | None:
    """Line and column at which a record begins, from 1."""
    entry = file.entries.get(id)
    return (entry[0].line + 1, entry[0].column + 1) if entry else None


def _windows(text: str) -> bool:
    """Whether every line ends with CRLF."""
    return "\r\n" in text and text.count("\r\n") == text.count("\n")


def body(text: str) -> str:
    """The text in which nodes count their characters: without a byte order mark and with LF line ends."""
    body = text.removeprefix(_MARK)
    return body.replace("\r\n", "\n") if _windows(body) else body
