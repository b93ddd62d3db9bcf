"""Accounts and sessions: the only module that knows how somebody proves who they are.

allauth's forms and flows decide (so that a second factor or single sign-on can be put in their settings one day); pages
and REST go through the same ones, and through the same limits.  A session's number is new after every sign-in, and all
other sessions end when a password changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import auth
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from ..errors import DesirePathError, NotFound, Rejected
from .desk import at_desk
from .hashing import harden, prove
from .invitations import invitation
from .policy import Principal

ended_sessions: list[Callable[[int, str], None]] = []
"""Who is told (user, session, "" for all of them) as soon as sessions end."""


class NotSignedIn(DesirePathError):
    """Name and password do not go together, or the account is closed."""

    code = "not-signed-in"


class TooOften(DesirePathError):
    """Somebody tries again and again."""

    code = "too-often"


class Signed(NamedTuple):
    """A session that holds: whose it is, and when it ends by itself."""

    key: str
    principal: Principal
    ends: datetime


# ---- over REST: the same forms and limits as on the pages


async def join(request: HttpRequest, token: str, name: str, password: str) -> Principal:
    """An account for whoever holds a token, and a session.  Raises `NotFound`, `Rejected`, `TooOften`."""
    await harden(request, password)
    told = {"token": token, "username": name, "password1": password, "password2": password}
    return await at_desk(_join, request, told)


def _join(request: HttpRequest, told: dict[str, str]) -> Principal:
    from allauth.account.internal.flows.signup import complete_signup

    from .adapter import JoinForm

    _limit(request, "signup")
    if invitation(told["token"]) is None:
        raise NotFound("this link has been used, or its time is over", "ask for another one")
    form = JoinForm(told)
    if not form.is_valid():
        raise Rejected(_errors(form))
    user, _ = form.try_save(request)
    complete_signup(request, user=user)
    return _principal(request)


async def sign_in(request: HttpRequest, name: str, password: str) -> Principal:
    """Begins a session.  Raises `NotSignedIn`, `TooOften`."""
    await prove(request, name, password)
    return await at_desk(_sign_in, request, {"login": name, "password": password})


def _sign_in(request: HttpRequest, told: dict[str, str]) -> Principal:
    from allauth.account.forms import LoginForm

    _limit(request, "login")
    form = LoginForm(told, request=request)
    if not form.is_valid():
        raise TooOften(_errors(form)) if is_too_often(form) else NotSignedIn(_errors(form))
    form.login(request)
    return _principal(request)


async def sign_out(request: HttpRequest) -> None:
    """Ends the session."""
    await at_desk(auth.logout, request)


async def change_password(request: HttpRequest, name: str, old: str, new: str) -> None:
    """Gives somebody another password and ends all other sessions.  Raises `NotSignedIn`, `Rejected`, `TooOften`."""
    await prove(request, name, old)
    await harden(request, new)
    await at_desk(_change_password, request, {"oldpassword": old, "password1": new, "password2": new})


def _change_password(request: HttpRequest, told: dict[str, str]) -> None:
    from allauth.account.internal.flows.password_change import finalize_password_change

    from .adapter import PasswordForm

    user = request.user
    _limit(request, "change_password")
    form = PasswordForm(user, told)
    if not form.is_valid():
        raise NotSignedIn(_errors(form)) if "oldpassword" in form.errors else Rejected(_errors(form))
    form.save()
    finalize_password_change(request, user)


def _limit(request: HttpRequest, action: str) -> None:
    from allauth.core import ratelimit

    if not ratelimit.consume(request, action=action):
        raise TooOften("that was too fast", "wait a minute and try again")


def is_too_often(form: Any) -> bool:
    """Whether a form was refused because of too many attempts."""
    return any(error.code == "too_many_login_attempts" for error in form.non_field_errors().as_data())


def _errors(form: Any) -> str:
    return " ".join(str(message) for messages in form.errors.values() for message in messages)


def _principal(request: HttpRequest) -> Principal:
    if not request.user.is_authenticated:
        raise NotSignedIn("signing in needs another step", "sign in at /sign-in")
    return Principal(request.user.pk, request.user.get_username())


# ---- sessions


def session(key: str) -> Signed | None:
    """Whose session this is, None for nobody's and for one that has ended."""
    if not key:
        return None
    request = HttpRequest()
    request.session = SessionStore(key)
    user = auth.get_user(request)
    ends = Session.objects.filter(pk=key).values_list("expire_date", flat=True).first()
    if ends is None or not user.is_authenticated or not user.is_active:
        return None
    return Signed(key, Principal(user.pk, user.get_username()), ends)


def _signed_out(request: HttpRequest, user: User | None, **_: object) -> None:
    if user is not None and request.session.session_key:
        _tell(user.pk, request.session.session_key)


def _changed(user: User, **_: object) -> None:
    _tell(user.pk, "")


def listen() -> None:
    """From now on, whatever ends a session is told to `ended_sessions`, whoever ends it."""
    from allauth.account.signals import password_changed

    user_logged_out.connect(_signed_out)
    password_changed.connect(_changed)


def _tell(user: int, session: str) -> None:
    for listener in ended_sessions:
        listener(user, session)
