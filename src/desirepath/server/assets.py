"""The pictures of documents: what one is, and a shelf for their bytes with two backings.

A card names its picture by a path, `assets/<sha-256>.<kind>` for one that was added here.  Bytes are put on the shelf
before the edit that names them, never change under their name, and are only taken away when no version of any document
names them.  A server keeps them in its database (`Table`); over a folder they lie beside the file (`Beside`), which is
where the command line looks for them: `use(Beside(root))` before the first request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from django.db.models import Sum

from ..draw.pictures import MEDIA_TYPES, drawable, kind_of
from ..errors import NotFound, Rejected
from ..model.document import Document
from ..workspace.folder import Folder, write_whole
from ..workspace.resolve import shown_pictures
from . import files, models

LARGEST = 8 * 1024 * 1024  # bytes of one picture that is sent
MOST = 1024 * 1024 * 1024  # bytes of all pictures of a workspace
DRAWN = 64 * 1024 * 1024  # bytes of pictures that go into one drawing; the rest is drawn as frames
KEPT = timedelta(days=30)  # that a picture waits for the edit that names it, which may be on a laptop without a line

_OURS = re.compile(r"assets/([0-9a-f]{64})\.(?:png|jpeg)\Z")


class Asset(NamedTuple):
    """A picture as it is kept; `name` is what a card's `image` or a persona's `avatar` says."""

    name: str
    sha: str
    media_type: str
    width: int
    height: int


class Served(NamedTuple):
    """Bytes that a browser may show; those that were added here never change under their name."""

    data: bytes
    media_type: str
    lasting: bool


class Shelf(Protocol):
    """Where the bytes lie.  Its methods belong to the database's thread."""

    def put(self, document: str, asset: Asset, data: bytes) -> None:
        """Keeps a picture for a document; on disk when this returns.  Raises `Rejected`, `Unwritable`."""

    def get(self, document: str, name: str) -> bytes:
        """The bytes that a document's card means by a name.  Raises `NotFound`."""

    def tidy(self) -> int:
        """Takes away what no version names, and says how many there were."""


class Table:
    """The database: pictures of one workspace are kept once, whichever of its documents names them."""

    def put(self, document: str, asset: Asset, data: bytes) -> None:
        workspace = _workspace(document)
        rows = models.Asset.objects.filter(workspace_id=workspace)
        if rows.filter(sha=asset.sha).update(added=datetime.now(UTC)):
            return
        if (rows.aggregate(all=Sum("size"))["all"] or 0) + len(data) > MOST:
            raise Rejected("the pictures of this workspace take up all the room there is", "use smaller ones")
        models.Asset.objects.create(workspace_id=workspace, sha=asset.sha, size=len(data), data=data)

    def get(self, document: str, name: str) -> bytes:
        found = _OURS.match(name)
        rows = models.Asset.objects.filter(workspace_id=_workspace(document), sha=found[1] if found else "")
        data = rows.values_list("data", flat=True).first()
        if data is None:
            raise NotFound(f"there is no picture {name!r}", "add it again")
        return bytes(data)

    def tidy(self) -> int:
        old = models.Asset.objects.filter(named=False, added__lt=datetime.now(UTC) - KEPT)
        gone = 0
        for row in old.only("workspace_id", "sha"):
            named = models.Log.objects.filter(document__workspace_id=row.workspace_id, changes__contains=row.sha)
            if named.exists():
                models.Asset.objects.filter(pk=row.pk).update(named=True)  # the log forgets nothing: never look again
            else:
                row.delete()
                gone += 1
        return gone


class Beside:
    """The folder of each document's file: what is added goes into `assets/`, and nothing is ever taken away."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, document: str, asset: Asset, data: bytes) -> None:
        path = self._home(document) / asset.name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(exist_ok=True)
            write_whole(path, data)

    def get(self, document: str, name: str) -> bytes:
        return Folder(self._home(document)).picture(name)

    def tidy(self) -> int:
        return 0

    def _home(self, document: str) -> Path:
        note = files.NOTES.get(document)
        if note is None:
            raise NotFound("this document lies in no file")
        return (self.root / note.path).parent


_shelf: list[Shelf] = [Table()]


def shelf() -> Shelf:
    """The shelf of this process."""
    return _shelf[0]


def use(other: Shelf) -> None:
    """Keeps pictures there from now on."""
    _shelf[0] = other


def named(data: bytes, width: int, height: int) -> Asset:
    """What a picture that was read and written anew is called."""
    kind, sha = kind_of(data) or "png", sha256(data).hexdigest()
    return Asset(f"assets/{sha}.{kind}", sha, MEDIA_TYPES[kind], width, height)


def served(document: str, name: str) -> Served:
    """A picture for a browser, made harmless whatever it is.  Raises `NotFound`, `Unwritable`."""
    found = drawable(name, {name: shelf().get(document, name)})
    return Served(found.data, MEDIA_TYPES[found.kind], _OURS.match(name) is not None)


def shown(document: str, content: Document) -> Mapping[str, bytes]:
    """The pictures that a drawing of this content needs, as far as they are there and there is room."""
    found: dict[str, bytes] = {}
    for name in _names(content):
        try:
            data = shelf().get(document, name)
        except NotFound:
            continue
        if kind_of(data) and sum(map(len, found.values())) + len(data) <= DRAWN:
            found[name] = data
    return found


def copied(source: str, target: str, content: Document) -> None:
    """Puts the pictures that a document names on the shelf for a copy of it as well."""
    for name, data in shown(source, content).items():
        if _OURS.match(name):
            shelf().put(target, named(data, 0, 0), data)


def _names(content: Document) -> Iterable[str]:
    return dict.fromkeys(path for _, _, path in shown_pictures(content))


def _workspace(document: str) -> str:
    found = models.Document.objects.filter(pk=document).values_list("workspace_id", flat=True).first()
    if found is None:
        raise NotFound("there is no such document")
    return str(found)
