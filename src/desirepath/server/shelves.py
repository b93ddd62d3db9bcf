"""Where the bytes of pictures lie: one port with two backings.

A server keeps them in its database (`Table`).  Over a folder they lie beside the file (`Beside`), which is where the
command line looks for them; `assets.use(Beside(root))` before the first request.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from django.db.models import Sum

from ..errors import NotFound, Rejected
from ..workspace.folder import Folder, write_whole
from . import files, models

MOST = 1024 * 1024 * 1024  # bytes of all pictures of a workspace
KEPT = timedelta(days=30)  # that a picture waits for the edit that names it, which may be on a laptop without a line
OURS = re.compile(r"assets/([0-9a-f]{64})\.(?:png|jpeg|svg|gif|webp)\Z")
"""What was put on a shelf is called so: the hash of its bytes, so that they never change under their name."""


class Asset(NamedTuple):
    """A picture as it is kept; `name` is what a card's `image` or a persona's `avatar` says."""

    name: str
    sha: str
    media_type: str
    width: int
    height: int


class Shelf(Protocol):
    """Where the bytes lie.  Its methods belong to the database's thread."""

    def put(self, workspace: str, document: str, asset: Asset, data: bytes) -> None:
        """Keeps a picture for a document, "" for one about to be made; on disk when this returns.

        Raises `Rejected`, `Unwritable`.
        """

    def get(self, document: str, name: str) -> bytes:
        """The bytes that a document's card means by a name.  Raises `NotFound`."""

    def tidy(self) -> int:
        """Takes away what no version names, and says how many there were."""


class Table:
    """The database: pictures of one workspace are kept once, whichever of its documents names them."""

    def put(self, workspace: str, document: str, asset: Asset, data: bytes) -> None:
        rows = models.Asset.objects.filter(workspace_id=workspace)
        if rows.filter(sha=asset.sha).update(added=datetime.now(UTC)):
            return
        if (rows.aggregate(all=Sum("size"))["all"] or 0) + len(data) > MOST:
            raise Rejected("the pictures of this workspace take up all the room there is", "use smaller ones")
        models.Asset.objects.create(workspace_id=workspace, sha=asset.sha, size=len(data), data=data)

    def get(self, document: str, name: str) -> bytes:
        found = OURS.match(name)
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

    def put(self, workspace: str, document: str, asset: Asset, data: bytes) -> None:
        path = (self._home(document) if document else self.root) / asset.name
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


def _workspace(document: str) -> str:
    found = models.Document.objects.filter(pk=document).values_list("workspace_id", flat=True).first()
    if found is None:
        raise NotFound("there is no such document")
    return str(found)
