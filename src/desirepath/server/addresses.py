"""Where an address becomes a document, and back: one port with two backings.

A link says `address#record`.  On a server the address is the document's id (`Ids`); over a folder it is the relative
path that the file says (`folder.paths.Paths`).  It never leads out of the workspace that the link stands in, so that
whoever may read a follower may read its source as well.
"""

from __future__ import annotations

from typing import Protocol

from . import models


class Addresses(Protocol):
    """What links say of documents.  Its methods belong to the database's thread."""

    fills_personas: bool
    """Whether personas that follow get their words by way of the road; over a folder the files see to that."""

    def document(self, there: str, seen_from: str) -> str | None:
        """The document that a link in another one means, if there is one outside the trash that it may mean."""

    def address(self, document: str, seen_from: str) -> str:
        """What a link in another document ("" for one about to be made) says of a document.  Raises `Rejected`."""

    def followers(self, document: str) -> list[str]:
        """The documents that follow one, outside the trash, in a steady order."""


class Ids:
    """Documents go by their ids."""

    fills_personas = True

    def document(self, there: str, seen_from: str) -> str | None:
        workspaces = models.Document.objects.filter(pk=seen_from).values("workspace_id")
        found = models.Document.objects.filter(pk=there, trashed=None, version__gt=0, workspace_id__in=workspaces)
        return there if found.exists() else None

    def address(self, document: str, seen_from: str) -> str:
        return document

    def followers(self, document: str) -> list[str]:
        workspaces = models.Document.objects.filter(pk=document).values("workspace_id")
        rows = models.Following.objects.filter(there=document, document__trashed=None)
        return list(
            rows.filter(document__workspace_id__in=workspaces).order_by("pk").values_list("document", flat=True)
        )


_addresses: list[Addresses] = [Ids()]


def addresses() -> Addresses:
    """The addresses of this process."""
    return _addresses[0]


def use(other: Addresses) -> None:
    """Reads and writes addresses so from now on."""
    _addresses[0] = other
