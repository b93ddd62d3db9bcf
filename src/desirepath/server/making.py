"""New documents: as they are given, or as copies of others, with the pictures that they show."""

from __future__ import annotations

from dataclasses import replace

from ..model.document import Document
from ..model.schema import SCOPES
from . import assets, library, store
from .library import make_document as made
from .policy import Principal
from .road import Road

__all__ = ["copied", "made", "titled"]


def titled(document: Document, title: str) -> Document:
    """The document under another title; under its own where none is given."""
    head = document.head
    return Document({**document.records, head.id: replace(head, title=title)}) if title else document


def copied(road: Road, principal: Principal, workspace: str, source: str, title: str = "") -> str:
    """A copy of a document that one may read, without what was said about it; its id.

    Raises `NotFound`, `Rejected`, `Unwritable`.
    """
    row = library.must_on(principal, source, "document.read")
    whole = road.now(source).document
    content = titled(Document({id: r for id, r in whole.records.items() if SCOPES[type(r)] == "content"}), title)
    if workspace != row.workspace_id:
        content = assets.adopted(workspace, content, assets.shown(source, content))
    label = f"Copied from “{row.title}”, version {store.row(source).version}"
    return made(road, principal, workspace, content, label)
