"""Browsers that somebody has signed in with before.

Five wrong passwords close the door of an account for a while.  Without this, anybody could keep its owner out by
guessing; so a browser that once knew the password counts its wrong ones apart from everybody else's.  The cookie is
signed, opens nothing, and survives signing out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from secrets import token_hex

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

YEAR = 365 * 24 * 3600  # seconds that a browser is remembered after somebody has signed in
PEOPLE = 8  # who may share a browser
_SALT = "desirepath.device"
Answer = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


def known(request: HttpRequest, name: str) -> str:
    """The id of this browser, if somebody of this name has signed in with it before; "" otherwise."""
    id, names = _told(request)
    return id if name.lower() in names else ""


class Devices:
    """Hands out the cookie where somebody has just signed in."""

    sync_capable = False
    async_capable = True

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        if iscoroutinefunction(answer):
            markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = await self.answer(request)
        name = getattr(request, "signed_in", "")
        if name and not known(request, name):
            id, names = _told(request)
            told = signing.dumps([id or token_hex(16), [*names, name][-PEOPLE:]], salt=_SALT)
            secure = settings.SESSION_COOKIE_SECURE
            response.set_cookie(_cookie(), told, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
        return response


def _told(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        id, names = signing.loads(request.COOKIES.get(_cookie(), ""), salt=_SALT, max_age=YEAR)
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return str(id), [str(name) for name in names]


def _cookie() -> str:
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def _remember(request: HttpRequest, user: User, **_: object) -> None:
    request.signed_in = user.get_username().lower()  # type: ignore[attr-defined]


user_logged_in.connect(_remember)
