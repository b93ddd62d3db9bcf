"""The few pages that need no script: a way in, a way out, and the list of documents with their pictures.

Every word of a user goes through `format_html`, which escapes it; nothing here is a template.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from ..errors import DesirePathError
from . import accounts, library, models, policy
from .desk import at_desk
from .policy import Principal

_NOTHING = SafeString()
_STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; color: #1b2430 }
label, input { display: block; width: 100%; box-sizing: border-box }
input { font: inherit; padding: .5rem; margin: .25rem 0 1rem; border: 1px solid #697586; border-radius: 6px }
button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: 6px; background: #1f4fa3; color: #fff }
.wrong { color: #9b1c1c }
"""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} · Desire Path</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>{title}</h1>{body}</main></body></html>
"""


@require_http_methods(["GET"])
async def style(_: HttpRequest) -> HttpResponse:
    """How the pages look."""
    return HttpResponse(_STYLE, content_type="text/css")


@require_http_methods(["GET"])
async def home(request: HttpRequest) -> HttpResponse:
    """The documents that one may see, or the way in."""
    user = await request.auser()
    if not user.is_authenticated:
        return HttpResponseRedirect("/sign-in")
    lists = await at_desk(_lists, Principal(user.pk, user.get_username()))
    out = _form(request, "/sign-out", "Sign out")
    return _page("Journeys", format_html("<p>You are {}.</p>{}{}", user.get_username(), lists, out))


@require_http_methods(["GET", "POST"])
async def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password."""
    if request.method == "POST":
        try:
            await accounts.sign_in(request, request.POST.get("name", ""), request.POST.get("password", ""))
        except DesirePathError as error:
            return _page(
                "Sign in", _form(request, "/sign-in", "Sign in", _fields("current-password"), error.message), 401
            )
        return HttpResponseRedirect("/")
    return _page("Sign in", _form(request, "/sign-in", "Sign in", _fields("current-password")))


@require_http_methods(["POST"])
async def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    await accounts.sign_out(request)
    return HttpResponseRedirect("/sign-in")


@require_http_methods(["GET", "POST"])
async def join(request: HttpRequest) -> HttpResponse:
    """Where an invitation leads: a name and a password of one's own."""
    asked = request.POST if request.method == "POST" else request.GET
    token, name, password = (asked.get(key, "") for key in ("token", "name", "password"))
    fields = format_html('<input type="hidden" name="token" value="{}">{}', token, _fields("new-password"))
    if request.method == "POST":
        try:
            await accounts.join(token, name, password)
        except DesirePathError as error:
            return _page("Welcome", _form(request, "/join", "Begin", fields, str(error)), 409)
        await accounts.sign_in(request, name, password)
        return HttpResponseRedirect("/")
    return _page("Welcome", _form(request, "/join", "Begin", fields))


def _page(title: str, body: SafeString, status: int = 200) -> HttpResponse:
    return HttpResponse(format_html(_PAGE, title=title, body=body), status=status)


def _form(request: HttpRequest, action: str, words: str, fields: SafeString = _NOTHING, wrong: str = "") -> SafeString:
    told = format_html('<p class="wrong" role="alert">{}</p>', wrong) if wrong else ""
    hidden = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
    button = format_html("<button>{}</button>", words)
    return format_html('<form method="post" action="{}">{}{}{}{}</form>', action, told, hidden, fields, button)


def _fields(kind: str) -> SafeString:
    return format_html(
        '<label for="name">Name</label><input id="name" name="name" autocomplete="username" required maxlength="150">'
        '<label for="password">Password</label>'
        '<input id="password" name="password" type="password" autocomplete="{}" required>',
        kind,
    )


def _lists(principal: Principal) -> SafeString:
    """The workspaces of somebody, each with its documents; in the database's thread."""
    seen = [(row.title, _rows(row)) for row, role in library.workspaces(principal) if policy.may(role, "document.read")]
    return format_html_join("", "<h2>{}</h2><ul>{}</ul>", seen)


def _rows(workspace: models.Workspace) -> SafeString:
    rows: Iterable[tuple[str, str]] = ((row.id, row.title) for row in library.documents(workspace.id))
    return format_html_join("", '<li><a href="/api/documents/{}/renders/pdf">{}</a></li>', rows)
