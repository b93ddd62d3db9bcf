"""Where Django finds what answers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from . import editor, pages
from .api import made

api = made()
handler404 = pages.missing
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", api.urls),
    *editor.addresses(),
    path("sw.js", editor.worker),
    path("sign-in", pages.sign_in, name="account_login"),  # names that allauth looks for
    path("sign-out", pages.sign_out, name="account_logout"),
    path("join", pages.join, name="account_signup"),
    path("password", pages.password, name="account_change_password"),
    path("inactive", pages.inactive, name="account_inactive"),
    path("style.css", pages.style),
    path("icon.svg", pages.icon),
    path("fonts/<slug:name>", pages.font),
]
