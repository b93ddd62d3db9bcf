"""Accounts and sessions: the only module that knows how somebody proves who they are.

For now these are Django's own users and sessions, and links that let in; allauth takes its place behind the same
functions.  A session's number is new after every sign-in, and all other sessions end when a password changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.contrib import auth
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from ..errors import DesirePathError, NotFound, Rejected
from . import library, models
from .policy import Principal, Role

DAYS = 7  # until an invitation ends
ended_sessions: list[Callable[[int, str], None]] = []
"""Who is told (user, session, "" for all of them) as soon as sessions end."""
LONGEST_PASSWORD = 1024  # characters; hashing more is work for nothing


class NotSignedIn(DesirePathError):
    """Name and password do not go together, or the account is closed."""

    code = "not-signed-in"


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


def join(token: str, name: str, password: str) -> User:
    """An account for whoever holds a token, which is used up.  Raises `NotFound`, `Rejected`."""
    _must_be_good(name, password)
    with transaction.atomic():
        found = models.Invitation.objects.filter(digest=_digest(token), expires__gt=datetime.now(UTC)).first()
        if found is None or not models.Invitation.objects.filter(digest=found.digest).delete()[0]:
            raise NotFound("this link has been used, or its time is over", "ask for another one")
        try:
            with transaction.atomic():
                user = User.objects.create_user(name, password=password)
        except IntegrityError:
            raise Rejected(f"somebody is called {name!r} already", "choose another name") from None
        if found.workspace_id is not None:
            models.Member.objects.create(workspace_id=found.workspace_id, user=user, role=found.role)
    if found.workspace_id is None:
        library.make_workspace(Principal(user.pk, name), "Our journeys")
    return user


def sign_in(request: HttpRequest, name: str, password: str) -> Principal:
    """Begins a session.  Raises `NotSignedIn`."""
    user = auth.authenticate(request, username=name, password=password[: LONGEST_PASSWORD + 1])
    if user is None or not user.is_active or len(password) > LONGEST_PASSWORD:
        raise NotSignedIn("name and password do not go together")
    auth.login(request, user)
    return Principal(user.pk, user.get_username())


def sign_out(request: HttpRequest) -> None:
    """Ends the session."""
    user, session = request.user.pk, request.session.session_key
    auth.logout(request)
    if user and session:
        _tell(user, session)


def change_password(request: HttpRequest, name: str, old: str, new: str) -> None:
    """Gives somebody another password and ends all their other sessions.  Raises `NotSignedIn`, `Rejected`."""
    user = auth.authenticate(request, username=name, password=old)
    if not isinstance(user, User):
        raise NotSignedIn("this is not your password")
    _must_be_good(name, new)
    request.user = user  # who is looked up before the password changes, for afterwards this session knows nobody
    user.set_password(new)
    user.save()
    auth.update_session_auth_hash(request, user)
    _tell(user.pk, "")


def _tell(user: int, session: str) -> None:
    for listener in ended_sessions:
        listener(user, session)


def _must_be_good(name: str, password: str) -> None:
    try:
        User.username_validator(name)
        if not 1 <= len(name) <= 150 or len(password) > LONGEST_PASSWORD:
            raise ValidationError("a name has at most 150 characters, a password at most 1,024")
        validate_password(password, User(username=name))
    except ValidationError as error:
        raise Rejected(" ".join(error.messages)) from None


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
