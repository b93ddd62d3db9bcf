"""Documents in the tables: rows in, documents out, and back.  No decision about rights or merging is made here.

A snapshot only spares time.  It is written, read back, parsed and compared before it counts; one that cannot be read
any more is passed over for an older one or for the log from its beginning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from django.db import transaction

from ..errors import NotFound, Rejected
from ..model.document import Document, apply
from ..model.edits import Change, Remove
from ..model.schema import Head, Record
from ..model.wire import Tree, change_from, document_from, to_plain
from . import models
from .policy import Role

EMPTY = Document({})
EVERY = 200  # versions between two snapshots
Key = tuple[int, str, int]
"""User, client and sequence: what a receipt goes by."""


@dataclass(frozen=True, slots=True)
class Held:
    """A document at a version."""

    version: int
    document: Document


@dataclass(frozen=True, slots=True)
class Version:
    """One row of the log: its changes as JSON, each with author, time, label, client and sequence."""

    document: str
    version: int
    time: str
    text: str

    @property
    def changes(self) -> list[Tree]:
        """The changes as JSON trees."""
        trees: list[Tree] = json.loads(self.text)
        return trees


@dataclass(frozen=True, slots=True)
class Given:
    """What became of a change that was sent: the version it is in, and what it collided with, as JSON trees."""

    version: int
    collisions: tuple[Tree, ...] = ()
    quiet: bool = field(default=False, compare=False)  # no entry of this tick says so: nothing to do, or done before


def now() -> str:
    """The time as it stands in the log: ISO 8601, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def dumped(tree: object) -> str:
    """JSON without spaces.  Raises `ValueError` for what is no JSON (NaN) or no text (half a surrogate pair)."""
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text.encode()
    return text


def row(document: str) -> models.Document:
    """The row of a document.  Raises `NotFound`."""
    found = models.Document.objects.filter(pk=document).first()
    if found is None:
        raise NotFound("there is no such document")
    return found


def roles(workspace: str, users: Iterable[int]) -> dict[int, Role]:
    """What each of some people is in a workspace."""
    found = models.Member.objects.filter(workspace_id=workspace, user_id__in=set(users))
    return {user: role for user, role in found.values_list("user_id", "role")}


def role(workspace: str, user: int) -> Role | None:
    """What one person is in a workspace; None for a stranger."""
    return roles(workspace, (user,)).get(user)


def load(document: str, version: int | None = None) -> Held:
    """A document at a version, the newest if none is said.  Raises `NotFound`."""
    newest = row(document).version
    if version is not None and not 0 < version <= newest:
        raise NotFound(f"there is no version {version}", f"versions go from 1 to {newest}")
    wanted = newest if version is None else version
    return replayed(document, _snapshot(document, wanted), wanted)


def replayed(document: str, held: Held, until: int) -> Held:
    """What a held document has become at a later version.  Raises `Rejected` where the log has a hole."""
    state, at = held.document, held.version
    for entry in entries(document, at, until):
        if entry.version != at + 1:
            raise Rejected(f"version {at + 1} of this document is missing from the log")
        for tree in entry.changes:
            state = apply(state, change_in(tree))
        at = entry.version
    return Held(at, state)


def change_in(tree: Tree) -> Change:
    """The change that an entry of the log tells of."""
    return change_from({key: value for key, value in tree.items() if key in ("edits", "author", "time", "label")})


def entries(document: str, after: int, until: int | None = None) -> list[Version]:
    """The versions after one and up to another, oldest first."""
    rows = models.Log.objects.filter(document_id=document, version__gt=after)
    if until is not None:
        rows = rows.filter(version__lte=until)
    found = rows.order_by("version").values_list("version", "time", "changes")
    return [Version(document, version, time, text) for version, time, text in found]


def append(entry: Version, head: Head) -> bool:
    """Writes the next version within a transaction of the caller; False if another has written it first."""
    current = models.Document.objects.filter(pk=entry.document, version=entry.version - 1)
    shown = {"title": head.title, "framework": head.framework, "kind": head.type, "tags": dumped(head.tags)}
    moved = current.update(version=entry.version, changed=datetime.now(UTC), **shown)
    if moved:
        models.Log.objects.create(
            document_id=entry.document, version=entry.version, time=entry.time, changes=entry.text
        )
    return bool(moved)


def receipts(document: str, keys: Iterable[Key]) -> dict[Key, Given]:
    """What became of changes that were sent before."""
    wanted = set(keys)
    rows = models.Receipt.objects.filter(
        document_id=document,
        user_id__in={user for user, _, _ in wanted},
        client__in={client for _, client, _ in wanted},
        sequence__in={sequence for _, _, sequence in wanted},
    ).values_list("user_id", "client", "sequence", "version", "collisions")
    given = {(user, client, n): (version, told) for user, client, n, version, told in rows}
    return {
        key: Given(version, tuple(json.loads(told)) if told else ())
        for key, (version, told) in given.items()
        if key in wanted
    }


def give(document: str, given: Mapping[Key, Given]) -> None:
    """Writes receipts, within a transaction of the caller."""
    models.Receipt.objects.bulk_create(
        models.Receipt(
            document_id=document,
            user_id=user,
            client=client,
            sequence=sequence,
            version=what.version,
            collisions=dumped(what.collisions) if what.collisions else "",
        )
        for (user, client, sequence), what in given.items()
    )


def snapshot(document: str, held: Held) -> bool:
    """Keeps a document whole, and says whether it could be read back and was equal."""
    text = dumped(to_plain(held.document))
    digest = sha256(text.encode()).hexdigest()
    with transaction.atomic():
        models.Snapshot.objects.filter(document_id=document, version=held.version).delete()
        models.Snapshot.objects.create(document_id=document, version=held.version, records=text, digest=digest)
    kept = models.Snapshot.objects.filter(document_id=document, version=held.version)
    if _parsed(kept.get()) != held.document:
        return False
    kept.update(verified=True)
    return True


def _snapshot(document: str, until: int) -> Held:
    """The newest snapshot that counts and can be read; the empty document where there is none."""
    rows = models.Snapshot.objects.filter(document_id=document, version__lte=until, verified=True)
    for found in rows.order_by("-version"):
        state = _parsed(found)
        if state is not None:
            return Held(found.version, state)
    return Held(0, EMPTY)


def _parsed(found: models.Snapshot) -> Document | None:
    if sha256(found.records.encode()).hexdigest() != found.digest:
        return None
    try:
        return document_from(json.loads(found.records))
    except (ValueError, Rejected):
        return None


def last_removed(document: str, id: str) -> Record | None:
    """The record of this id that was removed last, if any."""
    rows = models.Log.objects.filter(document_id=document, changes__contains=dumped({"id": id})[1:-1])
    for text in rows.order_by("-version").values_list("changes", flat=True)[:50]:
        for tree in reversed(json.loads(text)):
            for edit in reversed(change_in(tree).edits):
                if isinstance(edit, Remove) and edit.id == id:
                    return edit.was
    return None
