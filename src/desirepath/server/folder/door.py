"""The way in: whoever holds a token that was not used is the one person, and owner of everything here."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from .. import files
from ..desk import at_desk
from . import tokens

_CLOSED = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Desire Path</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>This way in is closed</h1><p>{}</p>
<p>Run <code>desirepath open</code> once more, in the same folder: it opens this page with a new link.</p>
</main></body></html>
"""


@require_http_methods(["GET"])
async def enter(request: HttpRequest) -> HttpResponse:
    """Signs in whoever holds a token that was not used."""
    if not tokens.used(settings.DESIREPATH_HOME, request.GET.get("token", "")):
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
    """Where to, within this server: the map of a file, as it was asked for, or all of them."""
    path, framework = request.GET.get("to", ""), request.GET.get("framework", "")
    document = next((note.document for note in files.NOTES.values() if note.path == path), "")
    if not document:
        return "/"
    return f"/d/{document}" + (f"?{urlencode({'framework': framework})}" if framework else "")
