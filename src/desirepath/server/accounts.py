"""Accounts and sessions: the only module that knows how somebody proves who they are.

For now these are Django's own users and sessions, and links that let in; allauth takes its place behind the same
functions.  A session's number is new after every sign-in, and all other sessions end when a password changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from hashlib import sha256
from secrets import token_urlsafe
from typing import ParamSpec, TypeVar

from django.contrib import auth
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from ..errors import DesirePathError, NotFound, Rejected
from . import library, models
from .desk import at_desk
from .policy import Principal, Role

DAYS = 7  # until an invitation ends
ended_sessions: list[Callable[[int, str], None]] = []
"""Who is told (user, session, "" for all of them) as soon as sessions end."""
LONGEST_PASSWORD = 1024  # characters; hashing more is work for nothing


P = ParamSpec("P")
T = TypeVar("T")
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_HASHERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="hashing")


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


async def join(token: str, name: str, password: str) -> None:
    """An account for whoever holds a token, which is used up.  Raises `NotFound`, `Rejected`."""
    _must_be_good(name, password)
    await at_desk(_admit, token, name, await _hashing(make_password, password))


def _admit(token: str, name: str, hashed: str) -> None:
    with transaction.atomic():
        found = models.Invitation.objects.filter(digest=_digest(token), expires__gt=datetime.now(UTC)).first()
        if found is None or not found.delete()[0]:
            raise NotFound("this link has been used, or its time is over", "ask for another one")
        try:
            with transaction.atomic():
                user = User.objects.create(username=name, password=hashed)
        except IntegrityError:
            raise Rejected(f"somebody is called {name!r} already", "choose another name") from None
        if found.workspace_id is not None:
            models.Member.objects.create(workspace_id=found.workspace_id, user=user, role=found.role)
        else:
            library.make_workspace(Principal(user.pk, name), "Our journeys")


async def sign_in(request: HttpRequest, name: str, password: str) -> Principal:
    """Begins a session.  Raises `NotSignedIn`."""
    user = await _known(name, password)
    await at_desk(auth.login, request, user, _BACKEND)
    return Principal(user.pk, user.get_username())


async def sign_out(request: HttpRequest) -> None:
    """Ends the session."""
    await at_desk(_sign_out, request)


def _sign_out(request: HttpRequest) -> None:
    user, session = request.user.pk, request.session.session_key
    auth.logout(request)
    if user and session:
        _tell(user, session)


async def change_password(request: HttpRequest, name: str, old: str, new: str) -> None:
    """Gives somebody another password and ends all their other sessions.  Raises `NotSignedIn`, `Rejected`."""
    user = await _known(name, old)
    _must_be_good(name, new)
    await at_desk(_set_password, request, user, await _hashing(make_password, new))


def _set_password(request: HttpRequest, user: User, hashed: str) -> None:
    request.user = user  # who is looked up before the password changes, for afterwards this session knows nobody
    user.password = hashed
    user.save(update_fields=["password"])
    auth.update_session_auth_hash(request, user)
    _tell(user.pk, "")


async def _known(name: str, password: str) -> User:
    """Who goes by a name and a password; it takes as long for a name that nobody has."""
    user = await at_desk(User.objects.filter(username=name[:150], is_active=True).first)
    hashed = user.password if user is not None else await _hashing(_nobodys)
    if len(password) > LONGEST_PASSWORD or not await _hashing(check_password, password, hashed) or user is None:
        raise NotSignedIn("name and password do not go together")
    return user


@cache
def _nobodys() -> str:
    return make_password(token_urlsafe())


async def _hashing(work: Callable[P, T], *arguments: P.args, **more: P.kwargs) -> T:
    """Hashes beside the database's thread, which it would hold up, and no more than two at a time."""
    return await asyncio.get_running_loop().run_in_executor(_HASHERS, partial(work, *arguments, **more))


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
