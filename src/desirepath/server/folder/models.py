"""The table of files.  What is in it can be made again from the folder: it spares a merge its guesses.

`text` is what was last written or read, `names` the ids that its records have in the journal where they are others
than the text alone gives.  Before a text goes in or out it stands in `next_text`, so that after a crash it is known
what was under way; `taken` numbers what came in, so that it is never taken in twice.
"""

from __future__ import annotations

from django.db import models

from ..models import Document


class File(models.Model):
    """One document and its file."""

    document: models.OneToOneField[Document, Document] = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="+"
    )
    document_id: str
    path: models.TextField[str, str] = models.TextField()  # from the folder, with slashes
    bin: models.TextField[str, str] = models.TextField(default="")  # where it lies in the trash
    text: models.TextField[str, str] = models.TextField(default="")
    names: models.TextField[str, str] = models.TextField(default="{}")  # JSON
    next: models.TextField[str, str] = models.TextField(default="")  # "in", "out" or nothing
    next_text: models.TextField[str, str] = models.TextField(default="")
    next_names: models.TextField[str, str] = models.TextField(default="{}")
    taken: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField(default=0)
