"""The few pages that need no script: the way in, the way out, an invitation, a new password, and a plain list.

allauth's views with our templates, which escape every word of a user; here is only what comes before and after them:
hashing beside the database's thread, the language of the browser, and errors as pages.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from allauth.account import views
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from ..errors import DesirePathError
from . import accounts, hashing, invitations, library, look, policy
from .adapter import JoinForm, PasswordForm, token_in
from .desk import at_desk
from .policy import Principal
from .problems import STATUS
from .words import spoken

Page = Callable[[HttpRequest], Coroutine[Any, Any, HttpResponseBase]]
DAY = 24 * 3600  # seconds that a browser may keep fonts


class _SignIn(views.LoginView):  # type: ignore[misc]
    template_name = "sign-in.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 429 if accounts.is_too_often(form) else 401
        return response  # type: ignore[no-any-return]


class _Join(views.SignupView):  # type: ignore[misc]
    template_name = "join.html"
    form_class = JoinForm

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return {**super().get_context_data(**more), **_invited(self.request)}

    def closed(self) -> HttpResponse:
        return _message(self.request, "closed", 404)

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 409
        return response  # type: ignore[no-any-return]


class _Password(views.PasswordChangeView):  # type: ignore[misc]
    template_name = "password.html"
    form_class = PasswordForm
    success_url = "/password?changed"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return {**super().get_context_data(**more), "changed": "changed" in self.request.GET}

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 409
        return response  # type: ignore[no-any-return]


def page(*methods: str) -> Callable[[Page], Page]:
    """A page in the language of the browser, on which our own errors are told like everything else."""

    def told(view: Page) -> Page:
        @require_http_methods(methods)
        @wraps(view)
        async def shown(request: HttpRequest) -> HttpResponseBase:
            with translation.override(translation.get_language_from_request(request)):
                try:
                    return await view(request)
                except DesirePathError as error:
                    context = {"title": spoken()["stopped"], "message": error.message, "hint": error.hint}
                    return render(request, "message.html", context, status=STATUS.get(error.code, 422))

        return shown

    return told


@page("GET")
async def home(request: HttpRequest) -> HttpResponseBase:
    """The documents that one may see, or the way in."""
    user = await request.auser()
    if not user.is_authenticated:
        return HttpResponseRedirect("/sign-in")
    principal = Principal(user.pk, user.get_username())
    return render(request, "home.html", {"name": principal.name, "workspaces": await at_desk(_lists, principal)})


@page("GET", "POST")
async def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Name and password."""
    if request.method == "POST":
        await hashing.prove(request, request.POST.get("login", ""), request.POST.get("password", ""))
    return await at_desk(_whole, _SignIn.as_view(), request)


@page("POST")
async def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Ends the session."""
    return await at_desk(_whole, views.LogoutView.as_view(), request)


@page("GET", "POST")
async def join(request: HttpRequest) -> HttpResponseBase:
    """Where an invitation leads: a name and a password of one's own, or one more workspace for who has both."""
    user = await request.auser()
    if user.is_authenticated:
        return await at_desk(_join_too, request, Principal(user.pk, user.get_username()))
    if request.method == "POST":
        await hashing.harden(request, request.POST.get("password1", ""))
    return await at_desk(_whole, _Join.as_view(), request)


@page("GET", "POST")
async def password(request: HttpRequest) -> HttpResponseBase:
    """Another password."""
    user = await request.auser()
    if request.method == "POST" and user.is_authenticated:
        await hashing.prove(request, user.get_username(), request.POST.get("oldpassword", ""))
        await hashing.harden(request, request.POST.get("password1", ""))
    return await at_desk(_whole, login_required(_Password.as_view()), request)


@page("GET")
async def inactive(request: HttpRequest) -> HttpResponseBase:
    """What somebody sees whose account was closed."""
    return _message(request, "inactive", 403)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What somebody sees whose form came without its token, as after signing in elsewhere."""
    with translation.override(translation.get_language_from_request(request)):
        return _message(request, "stale", 403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is answered where there is nothing."""
    with translation.override(translation.get_language_from_request(request)):
        return _message(request, "missing", 404)


@require_http_methods(["GET"])
async def style(_: HttpRequest) -> HttpResponse:
    """How the pages look."""
    return HttpResponse(look.stylesheet(), content_type="text/css", headers={"Cache-Control": "max-age=300"})


@require_http_methods(["GET"])
async def icon(_: HttpRequest) -> HttpResponse:
    """Our mark."""
    return HttpResponse(look.icon(), content_type="image/svg+xml", headers={"Cache-Control": f"max-age={DAY}"})


@require_http_methods(["GET"])
async def font(request: HttpRequest, name: str) -> HttpResponse:
    """One of the fonts of the pages."""
    data = look.font(name)
    if data is None:
        return HttpResponse(status=404)
    return HttpResponse(data, content_type="font/ttf", headers={"Cache-Control": f"max-age={DAY}"})


def _whole(view: Callable[[HttpRequest], HttpResponseBase], request: HttpRequest) -> HttpResponseBase:
    """What a view answers, rendered; in the database's thread."""
    response = view(request)
    return response.render() if isinstance(response, TemplateResponse) else response


def _join_too(request: HttpRequest, principal: Principal) -> HttpResponseBase:
    if invitations.invitation(token_in(request)) is None:
        return _message(request, "closed", 404)
    if request.method == "POST":
        invitations.accept(token_in(request), principal)
        return HttpResponseRedirect("/")
    joining = spoken()["join_as"].format(name=principal.name)
    return render(request, "join-too.html", {"joining": joining, **_invited(request)})


def _invited(request: HttpRequest) -> dict[str, str]:
    """What a page says of the invitation that it was opened with."""
    found = invitations.invitation(token_in(request))
    if found is None:
        return {}
    words = spoken()
    place = found.workspace
    about = words["invited"].format(workspace=place.title, role=words[found.role]) if place else words["first"]
    return {"token": token_in(request), "about": about}


def _message(request: HttpRequest, key: str, status: int) -> HttpResponse:
    words = spoken()
    return render(request, "message.html", {"title": words[key], "message": words[f"{key}_hint"]}, status=status)


def _lists(principal: Principal) -> list[dict[str, Any]]:
    """The workspaces of somebody, each with its documents; in the database's thread."""
    return [
        {"title": row.title, "documents": library.documents(row.id)}
        for row, role in library.workspaces(principal)
        if policy.may(role, "document.read")
    ]
