"""Addresses as files say them: relative paths, seen from the folder of the file in which the link stands."""

from __future__ import annotations

from posixpath import dirname, join, normpath, relpath

from ...errors import Rejected
from .. import models as tables
from . import models


class Paths:
    """Documents go by where their files lie."""

    fills_personas = False

    def document(self, there: str, seen_from: str) -> str | None:
        path = normpath(join(dirname(_path(seen_from)), there))
        workspaces = tables.Document.objects.filter(pk=seen_from).values("workspace_id")
        rows = models.File.objects.filter(path=path, bin="", document__trashed=None, document__version__gt=0)
        return rows.filter(document__workspace_id__in=workspaces).values_list("document_id", flat=True).first()

    def address(self, document: str, seen_from: str) -> str:
        path = _path(document)
        if not path:
            raise Rejected("this document has no file yet", "it is being written: try again in a moment")
        return relpath(path, dirname(_path(seen_from)) or ".")

    def followers(self, document: str) -> list[str]:
        rows = tables.Following.objects.filter(document__trashed=None).order_by("pk")
        found = (
            follower
            for follower, there in rows.values_list("document", "there")
            if self._meant(there, follower, document)
        )
        return list(dict.fromkeys(found))

    def _meant(self, there: str, follower: str, document: str) -> bool:
        return self.document(there, follower) == document


def _path(document: str) -> str:
    return models.File.objects.filter(document_id=document).values_list("path", flat=True).first() or ""
