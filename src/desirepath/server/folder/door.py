"""The way in: a link that works once and lets the one person in as owner.

A token is a file in a folder that only this account reads, named by the token's digest; whoever takes the file away has
used it up, and the file system sees to it that only one does.  So another `desirepath open` of the same folder can make
a link for the server that runs already.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import quote

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from ..desk import at_desk

_TOKENS = "tokens"
_CLOSED = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Desire Path</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>This way in is closed</h1><p>{}</p>
<p>Run <code>desirepath open</code> once more, in the same folder: it opens this page with a new link.</p>
</main></body></html>
"""


def link(home: Path, address: str, path: str = "") -> str:
    """An address that signs its visitor in, once, and shows what lies at a path of this server."""
    token = token_urlsafe(32)
    tokens = home / _TOKENS
    tokens.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(tokens / _digest(token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(handle)
    return f"{address}/open?token={token}" + (f"&to={quote(path)}" if path else "")


def forget(home: Path) -> None:
    """Ends all links that were not used."""
    for left in (home / _TOKENS).glob("*"):
        left.unlink(missing_ok=True)


@require_http_methods(["GET"])
async def enter(request: HttpRequest) -> HttpResponse:
    """Signs in whoever holds a token that was not used."""
    if not _used(request.GET.get("token", "")):
        user = await request.auser()
        if user.is_authenticated:  # a second click on the same link, in the browser that is in already
            return HttpResponseRedirect(_target(request))
        return HttpResponse(format_html(_CLOSED, "The link has been used: it works once."), status=403)
    await at_desk(_sign_in, request)
    return HttpResponseRedirect(_target(request))


@require_http_methods(["GET", "POST"])
async def closed(_: HttpRequest) -> HttpResponse:
    """What somebody sees who has no session: there is no password here."""
    return HttpResponse(
        format_html(_CLOSED, "You are not signed in, and there is no password to sign in with."), status=401
    )


def _sign_in(request: HttpRequest) -> None:
    user = User.objects.order_by("pk").first()
    auth.login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])


def _target(request: HttpRequest) -> str:
    """Where to, within this server."""
    path = request.GET.get("to", "")
    return f"/d/{path}" if path.isalnum() else "/"


def _used(token: str) -> bool:
    """Takes a token's file away; False where there was none."""
    try:
        (_home() / _TOKENS / _digest(token)).unlink()
    except OSError:
        return False
    return True


def _home() -> Path:
    home: Path = settings.DESIREPATH_HOME
    return home


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
