"""Links that let somebody in: one person, once, within a week, with the role that they name.

Only the digest of a token is kept, so that a copy of the database lets nobody in.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from ..errors import NotFound, Rejected
from . import library, models
from .policy import Principal, Role

DAYS = 7  # until an invitation ends


def invite(role: Role, workspace: str | None = None) -> str:
    """A token that lets somebody in once; without a workspace it makes the first owner and a workspace."""
    token = token_urlsafe(32)
    expires = datetime.now(UTC) + timedelta(days=DAYS)
    models.Invitation.objects.create(digest=_digest(token), workspace_id=workspace, role=role, expires=expires)
    return token


def first_token() -> str:
    """A fresh token for the first owner, "" where there are people already; earlier ones end."""
    if User.objects.exists():
        return ""
    models.Invitation.objects.filter(workspace=None).delete()
    return invite("owner")


def invitation(token: str) -> models.Invitation | None:
    """The invitation of a token, None where there is none or its time is over."""
    rows = models.Invitation.objects.filter(digest=_digest(token), expires__gt=datetime.now(UTC))
    return rows.select_related("workspace").first()


def admit(token: str, name: str, hashed: str) -> User:
    """The account of whoever holds a token, which is used up.  Raises `NotFound`, `Rejected`."""
    with transaction.atomic():
        found = _used_up(token)
        try:
            with transaction.atomic():
                user = User.objects.create(username=name, password=hashed)
        except IntegrityError:
            raise Rejected(f"somebody is called {name!r} already", "choose another name") from None
        if found.workspace_id is None:
            library.make_workspace(Principal(user.pk, name), "Our journeys")
        else:
            models.Member.objects.create(workspace_id=found.workspace_id, user=user, role=found.role)
    return user


def accept(token: str, principal: Principal) -> None:
    """Lets somebody with an account into another workspace.  Raises `NotFound`, `Rejected`."""
    with transaction.atomic():
        found = _used_up(token)
        if found.workspace_id is None:
            raise NotFound("this link is for the first person here", "ask for another one")
        if library.role_in(principal, found.workspace_id) is not None:
            raise Rejected("you are a member already", "an owner can give you another role")
        models.Member.objects.create(workspace_id=found.workspace_id, user_id=principal.user, role=found.role)


def _used_up(token: str) -> models.Invitation:
    found = invitation(token)
    if found is None or not models.Invitation.objects.filter(digest=found.digest).delete()[0]:
        raise NotFound("this link has been used, or its time is over", "ask for another one")
    return found


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
