"""Where Django finds what answers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from . import editor, pages
from .api import made

api = made()
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", api.urls),
    *editor.addresses(),
    path("sign-in", pages.sign_in),
    path("sign-out", pages.sign_out),
    path("join", pages.join),
    path("style.css", pages.style),
]
