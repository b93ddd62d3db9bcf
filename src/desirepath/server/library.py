"""Workspaces, their members, and the documents in them: made, listed, thrown away and taken back.

Throwing away is a date on the document, never a deletion; who may throw away may take back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from django.contrib.auth.models import User
from django.db import transaction

from ..errors import NotFound, Rejected
from ..model.align import align
from ..model.document import Document
from ..model.edits import Change
from . import files, models, policy, store
from .policy import Principal, Role
from .road import Road, difference
from .store import EMPTY, Given


@dataclass(frozen=True, slots=True)
class Membership:
    """One person in one workspace."""

    user: int
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Rights:
    """Where rights have changed: for one person or everybody (None), in a workspace or for one document of it."""

    workspace: str
    user: int | None = None
    document: str | None = None


changed_rights: list[Callable[[Rights], None]] = []
"""Who is told as soon as somebody's rights are other than they were."""


def make_workspace(owner: Principal, title: str) -> str:
    """A workspace with its first member; its id."""
    with transaction.atomic():
        workspace = models.Workspace.objects.create(title=title)
        models.Member.objects.create(workspace=workspace, user_id=owner.user, role="owner")
    return workspace.id


def workspaces(principal: Principal) -> list[tuple[models.Workspace, Role]]:
    """The workspaces that somebody is a member of, by title."""
    rows = models.Member.objects.filter(user_id=principal.user).select_related("workspace").order_by("workspace__title")
    return [(member.workspace, member.role) for member in rows]


def members(workspace: str) -> list[Membership]:
    """Everybody in a workspace, by name."""
    rows = models.Member.objects.filter(workspace_id=workspace).select_related("user").order_by("user__username")
    return [Membership(member.user_id, member.user.get_username(), member.role) for member in rows]


def set_member(workspace: str, name: str, role: str) -> Membership:
    """Lets somebody with an account in, or gives a member another role.  Raises `NotFound`, `Rejected`."""
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise NotFound(f"nobody here is called {name!r}", "names are written exactly as they sign in")
    known: tuple[Role, ...] = get_args(Role)
    given = next((r for r in known if r == role), None)
    if given is None:
        raise Rejected(f"{role!r} is no role", "there are " + ", ".join(known))
    with transaction.atomic():
        if given != "owner":
            _must_leave_an_owner(workspace, user.pk)
        models.Member.objects.update_or_create(workspace_id=workspace, user_id=user.pk, defaults={"role": given})
    _tell(Rights(workspace, user.pk))
    return Membership(user.pk, name, given)


def remove_member(workspace: str, name: str) -> None:
    """Shows somebody out.  Raises `NotFound`, `Rejected` for the last owner."""
    user = User.objects.filter(username=name).values_list("pk", flat=True).first() or 0
    with transaction.atomic():
        _must_leave_an_owner(workspace, user)
        gone, _ = models.Member.objects.filter(workspace_id=workspace, user_id=user).delete()
    if not gone:
        raise NotFound("there is no such member")
    _tell(Rights(workspace, user))


def _must_leave_an_owner(workspace: str, user: int) -> None:
    owners = set(models.Member.objects.filter(workspace_id=workspace, role="owner").values_list("user_id", flat=True))
    if owners == {user}:
        raise Rejected("a workspace needs an owner", "make somebody else an owner first")


def _tell(rights: Rights) -> None:
    for listener in changed_rights:
        listener(rights)


def documents(workspace: str, trashed: bool = False) -> list[models.Document]:
    """The documents of a workspace, last changed first, or those in its trash."""
    rows = models.Document.objects.filter(workspace_id=workspace, trashed__isnull=not trashed)
    return [row for row in rows.order_by("-changed", "id") if row.version or row.id in files.NOTES]


def make_document(road: Road, principal: Principal, workspace: str, document: Document, label: str = "Created") -> str:
    """A document whose first version is this; its id.  All of it or nothing.  Raises what the road raises."""
    first = difference(EMPTY, document)
    row = models.Document.objects.create(workspace_id=workspace)  # without a version nobody sees it
    try:
        road.apply_change(principal, row.id, Change(first.edits, label=label))
    except Exception:
        road.forget(row.id)
        row.delete()
        raise
    return row.id


def replace_content(
    road: Road, principal: Principal, document: str, other: Document, pinned: frozenset[str], label: str
) -> Given:
    """Makes the content that of another document, such as an imported file, keeping the ids of what is the same."""
    here = road.now(document).document
    change = difference(here, align(here, other, pinned))
    return road.apply_change(principal, document, Change(change.edits, label=label))


def set_trashed(document: str, trashed: bool) -> None:
    """Throws a document away or takes it back.  Raises `NotFound`."""
    when = datetime.now(UTC) if trashed else None
    if not models.Document.objects.filter(pk=document).update(trashed=when):
        raise NotFound("there is no such document")
    _tell(Rights(store.row(document).workspace_id, document=document))


def role_in(principal: Principal, workspace: str) -> Role | None:
    """What somebody is in a workspace, now."""
    return store.role(workspace, principal.user)


def must(principal: Principal, workspace: str, action: policy.Action) -> None:
    """Raises `NotFound` for a stranger, who is not to know that it exists, and `Forbidden` for want of the right."""
    role = role_in(principal, workspace)
    if not policy.may(role, "workspace.read"):
        raise NotFound("there is no such workspace")
    policy.must(role, action)


def must_on(principal: Principal, document: str, action: policy.Action) -> models.Document:
    """As `must`, of a document, which is returned; what lies in the trash is there for those who may take it out."""
    row = models.Document.objects.filter(pk=document).first()
    role = role_in(principal, row.workspace_id) if row else None
    if row is None or not policy.may(role, "document.read"):
        raise NotFound("there is no such document")
    if row.trashed is not None and not policy.may(role, "document.trash"):
        raise NotFound("there is no such document")
    policy.must(role, action)
    return row
