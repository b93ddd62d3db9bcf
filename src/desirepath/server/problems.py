"""Errors as `application/problem+json`: the codes of `errors.py`, what was found, and what to do.

Whatever is no error of ours is logged under a number, and nothing of it is told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from ..errors import DesirePathError, Problem
from .store import dumped

STATUS: Mapping[str, int] = MappingProxyType(
    {
        "not-found": 404,
        "unknown-framework": 404,
        "unknown-format": 404,
        "forbidden": 403,
        "rejected": 409,
        "not-signed-in": 401,
        "too-often": 429,
        "not-saved": 503,
    }
)
"""The status of every code that is not 422."""

_log = logging.getLogger(__name__)


def problem(status: int, code: str, title: str, hint: str = "", problems: list[Problem] | None = None) -> HttpResponse:
    """An answer that says what is wrong."""
    told = {"type": f"urn:desirepath:{code}", "status": status, "code": code, "title": title}
    more = {"hint": hint} if hint else {}
    found = {"problems": [asdict(p) for p in problems]} if problems else {}
    return HttpResponse(dumped(told | more | found), content_type="application/problem+json", status=status)


def of_ours(_: HttpRequest, error: DesirePathError) -> HttpResponse:
    """What one of our own errors is told as."""
    status = STATUS.get(error.code, 422)
    return problem(status, error.code, error.message, error.hint, getattr(error, "problems", None))


def of_form(_: HttpRequest, error: ValidationError) -> HttpResponse:
    """What is wrong with a request, without repeating what was sent."""
    found = [Problem("invalid", f"{'.'.join(map(str, e['loc']))}: {e['msg']}") for e in error.errors]
    return problem(422, "invalid", "the request has not the form that was expected", problems=found)


def of_http(_: HttpRequest, error: HttpError) -> HttpResponse:
    """What ninja itself found wrong."""
    return problem(error.status_code, "invalid", error.message)


def of_nobody(_: HttpRequest, __: AuthenticationError) -> HttpResponse:
    """Nobody is signed in."""
    return problem(401, "not-signed-in", "sign in first")


def of_anything(request: HttpRequest, error: Exception) -> HttpResponse:
    """Something that we did not foresee."""
    number = uuid4().hex[:12]
    _log.error("error %s at %s %s", number, request.method, request.path, exc_info=error)
    return problem(500, "broken", "something went wrong here", f"tell who runs this server the number {number}")


HANDLERS: Mapping[type[Exception], Callable[..., HttpResponse]] = MappingProxyType(
    {
        DesirePathError: of_ours,
        ValidationError: of_form,
        AuthenticationError: of_nobody,
        HttpError: of_http,
        Exception: of_anything,
    }
)
"""What answers each kind of error."""
