"""The tables.  The log is the truth of a document; everything else about its content can be made again from it.

(document, version) is the primary key of the log, so the database itself orders changes: whoever writes a version that
is there already was overtaken and has to look again.  A receipt says what became of one change of one client, which
makes sending it twice harmless; it is bound to the person, so that nobody can use up another's numbers.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .policy import Role

ROLES = (("owner", "owner"), ("editor", "editor"), ("commenter", "commenter"), ("viewer", "viewer"))


def new_id() -> str:
    """An id that nobody can guess."""
    return uuid4().hex


class Workspace(models.Model):
    """Documents that the same people may see."""

    id: models.CharField[str, str] = models.CharField(primary_key=True, max_length=32, default=new_id)
    title: models.CharField[str, str] = models.CharField(max_length=200)
    created: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)


class Member(models.Model):
    """What one person may do in one workspace."""

    pk = models.CompositePrimaryKey("workspace_id", "user_id")
    workspace: models.ForeignKey[Workspace, Workspace] = models.ForeignKey(Workspace, models.CASCADE)
    workspace_id: str
    user: models.ForeignKey[User, User] = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    user_id: int
    role: models.CharField[Role, Role] = models.CharField(max_length=16, choices=ROLES)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)


class Document(models.Model):
    """One map: where it belongs, and from its newest version what a list of maps shows."""

    id: models.CharField[str, str] = models.CharField(primary_key=True, max_length=32, default=new_id)
    workspace: models.ForeignKey[Workspace, Workspace] = models.ForeignKey(Workspace, models.PROTECT)
    workspace_id: str
    version: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField(default=0)
    title: models.CharField[str, str] = models.CharField(max_length=200, default="")
    framework: models.CharField[str, str] = models.CharField(max_length=80, default="")
    kind: models.CharField[str, str] = models.CharField(max_length=20, default="journey")  # the type in its head
    tags: models.TextField[str, str] = models.TextField(default="[]")  # JSON in a text: SQLite distrusts JSONField
    created: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)
    changed: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)
    trashed: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)


class Log(models.Model):
    """One version: all changes of one tick, rebased, as JSON; replaying them in order merges nothing."""

    pk = models.CompositePrimaryKey("document_id", "version")
    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, models.PROTECT)
    document_id: str
    version: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    time: models.CharField[str, str] = models.CharField(max_length=40)
    changes: models.TextField[str, str] = models.TextField()


class Snapshot(models.Model):
    """A whole document at a version; it counts once it was read back and found equal."""

    pk = models.CompositePrimaryKey("document_id", "version")
    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, models.PROTECT)
    document_id: str
    version: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    records: models.TextField[str, str] = models.TextField()
    digest: models.CharField[str, str] = models.CharField(max_length=64)
    verified: models.BooleanField[bool, bool] = models.BooleanField(default=False)


class NamedVersion(models.Model):
    """A version that somebody gave a name."""

    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, models.PROTECT)
    document_id: str
    version: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    name: models.CharField[str, str] = models.CharField(max_length=200)
    author: models.CharField[str, str] = models.CharField(max_length=200)
    time: models.CharField[str, str] = models.CharField(max_length=40)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "name"], name="one_version_of_a_name"),)


class Receipt(models.Model):
    """What became of a change: the version it is in, and what it collided with."""

    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, models.PROTECT)
    document_id: str
    user: models.ForeignKey[User, User] = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    user_id: int
    client: models.CharField[str, str] = models.CharField(max_length=64)
    sequence: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    version: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    collisions: models.TextField[str, str] = models.TextField(default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["document", "user", "client", "sequence"], name="one_receipt_a_change"),
        )


class Invitation(models.Model):
    """A link that lets one person in once; without a workspace, the first owner.  Only its digest is kept."""

    digest: models.CharField[str, str] = models.CharField(primary_key=True, max_length=64)
    workspace: models.ForeignKey[Workspace | None, Workspace | None] = models.ForeignKey(
        Workspace, models.CASCADE, null=True
    )
    workspace_id: str | None
    role: models.CharField[Role, Role] = models.CharField(max_length=16, choices=ROLES)
    expires: models.DateTimeField[datetime, datetime] = models.DateTimeField()


class Asset(models.Model):
    """The bytes of a picture, once for a workspace; `named` as soon as a version is known to name it."""

    workspace: models.ForeignKey[Workspace, Workspace] = models.ForeignKey(Workspace, models.PROTECT)
    workspace_id: str
    sha: models.CharField[str, str] = models.CharField(max_length=64)
    size: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    data: models.BinaryField[bytes, bytes] = models.BinaryField()
    added: models.DateTimeField[datetime, datetime] = models.DateTimeField(auto_now_add=True)
    named: models.BooleanField[bool, bool] = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "sha"], name="one_picture_of_these_bytes"),)


class Following(models.Model):
    """That a document follows another, by the address with which its links say so; made from its newest version."""

    document: models.ForeignKey[Document, Document] = models.ForeignKey(Document, models.CASCADE)
    document_id: str
    there: models.TextField[str, str] = models.TextField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "there"], name="one_following_of_a_source"),)
