"""Hashes of passwords, made and compared beside the database's thread, which they would hold up.

allauth's forms run in that thread and find the result on the request (`adapter`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from secrets import token_urlsafe
from typing import ParamSpec, TypeVar

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import User
from django.http import HttpRequest

from .desk import at_desk

LONGEST = 1024  # characters of a password; hashing more is work for nothing

P = ParamSpec("P")
T = TypeVar("T")
_HASHERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="hashing")


async def prove(request: HttpRequest, name: str, password: str) -> None:
    """Compares a password and notes the result on the request; it takes as long for a name that nobody has.

    Nothing is compared for somebody who has tried too often: the form refuses it in any case.
    """
    if len(password) > LONGEST or not await at_desk(_may_try, request, name):
        return
    user = await at_desk(User.objects.filter(username__iexact=name.strip()[:150], is_active=True).first)
    hashed = user.password if user is not None else await _hashing(_nobodys)
    if await _hashing(check_password, password, hashed) and user is not None:
        request.proven = (user, password)  # type: ignore[attr-defined]


def _may_try(request: HttpRequest, name: str) -> bool:
    from allauth.account.adapter import get_adapter
    from allauth.core.internal import ratelimit

    key = get_adapter(request)._get_login_attempts_cache_key(request, username=name)
    return bool(ratelimit.consume(request, app="allauth.account", action="login_failed", key=key, dry_run=True))


def proven(request: HttpRequest, password: str) -> User | None:
    """Who has been proven on this request by this password."""
    user, by = getattr(request, "proven", (None, ""))
    return user if by == password else None


async def harden(request: HttpRequest, password: str) -> None:
    """Makes the hash of a new password and leaves it on the request."""
    if len(password) <= LONGEST:
        request.hardened = (password, await _hashing(make_password, password))  # type: ignore[attr-defined]


def hardened(request: HttpRequest, password: str) -> str:
    """The hash that was made of a password on this request."""
    by, hashed = getattr(request, "hardened", ("", ""))
    if by != password or not hashed:
        raise RuntimeError("a password was to be kept that nobody has hashed")
    return str(hashed)


@cache
def _nobodys() -> str:
    return make_password(token_urlsafe())


async def _hashing(work: Callable[P, T], *arguments: P.args, **more: P.kwargs) -> T:
    """No more than two at a time."""
    return await asyncio.get_running_loop().run_in_executor(_HASHERS, partial(work, *arguments, **more))
