"""What the journal knows of the files: rows in, rows out.  Everything here belongs to the database's thread."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from django.contrib.auth.models import User
from django.db import transaction

from ...errors import Unreadable
from .. import library, store
from .. import models as tables
from ..policy import Principal
from . import models
from .said import NOTHING, Said, heard, recalled

Way = Literal["", "in", "out", "bin"]
_TITLE, _ASIDE = "Journeys", "Not opened"


@dataclass(slots=True)
class Kept:
    """One document and its file: what the file said last, and what was about to become of it."""

    document: str
    path: str
    bin: str = ""
    said: Said = NOTHING
    next: Way = ""
    coming: Said = NOTHING
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A document as the list of documents has it."""

    title: str
    version: int
    trashed: bool


@dataclass(slots=True)
class Household:
    """The one person, and the workspace of what was opened; what else the journal knows is seen by nobody."""

    owner: Principal
    workspace: str
    kept: dict[str, Kept] = field(default_factory=dict)


def household(name: str) -> Household:
    """The person and the workspaces of a journal, made where they are not there; the person goes by this name now."""
    with transaction.atomic():
        user = User.objects.order_by("pk").first()
        if user is None:
            user = User(username=name[:150])
            user.set_unusable_password()
        user.username = name[:150]
        user.save()
        owner = Principal(user.pk, user.username)
        mine = next((row.id for row, role in library.workspaces(owner) if role == "owner"), "")
        return Household(owner, mine or library.make_workspace(owner, _TITLE))


def sort_out(home: Household, opened: Collection[str]) -> None:
    """Reads what is known of the files, and puts aside the documents that were not opened."""
    rows = {row.document_id: row for row in models.File.objects.all()}
    theirs = {id for id, row in rows.items() if row.path in opened or "" in opened}
    with transaction.atomic():
        aside = tables.Workspace.objects.filter(title=_ASIDE, member=None).first()
        aside = aside or tables.Workspace.objects.create(title=_ASIDE)
        known = set(tables.Document.objects.filter(pk__in=rows).values_list("pk", flat=True))
        tables.Document.objects.filter(pk__in=known & theirs).update(workspace_id=home.workspace)
        tables.Document.objects.filter(pk__in=known - theirs).update(workspace_id=aside.id)
    home.kept = {id: _kept(rows[id]) for id in theirs}


def unfiled(workspace: str) -> list[str]:
    """Documents that were made and have no file yet."""
    filed = models.File.objects.values("document_id")
    rows = tables.Document.objects.filter(workspace_id=workspace, version__gt=0).exclude(pk__in=filed)
    return list(rows.values_list("pk", flat=True))


def standing(document: str) -> Standing:
    """How a document stands.  Raises `NotFound`."""
    row = store.row(document)
    return Standing(row.title, row.version, row.trashed is not None)


def adopt(workspace: str, path: str) -> Kept:
    """A document for a file that was found; nobody sees what is in it before it was taken in."""
    with transaction.atomic():
        row = tables.Document.objects.create(workspace_id=workspace, title=path[-200:])
        models.File.objects.create(document=row, path=path)
    return Kept(row.id, path)


def save(kept: Kept) -> None:
    """Writes down what is known of a file."""
    told = {
        "path": kept.path,
        "bin": kept.bin,
        "text": kept.said.text,
        "names": _names(kept.said.names),
        "next": kept.next,
        "next_text": kept.coming.text,
        "next_names": _names(kept.coming.names),
        "taken": kept.taken,
    }
    models.File.objects.update_or_create(document_id=kept.document, defaults=told)


def _kept(row: models.File) -> Kept:
    said = _said(row.text, row.path, row.names, row.document_id)
    coming = _said(row.next_text, row.path, row.next_names, row.document_id)
    known: dict[str, Way] = {"in": "in", "out": "out", "bin": "bin"}
    return Kept(row.document_id, row.path, row.bin, said, known.get(row.next, ""), coming, row.taken)


def _said(text: str, path: str, names: str, document: str) -> Said:
    """What a kept text says; one that is read otherwise than when it was kept, by what the journal says now."""
    with suppress(Unreadable, ValueError, KeyError):
        return recalled(text, path, json.loads(names))
    with suppress(Unreadable):
        return heard(text, path, store.load(document).document)
    return NOTHING


def _names(names: Mapping[str, str]) -> str:
    return store.dumped(dict(names))
