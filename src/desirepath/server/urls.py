"""Where Django finds what answers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from .api import made

api = made()
urlpatterns: list[URLPattern | URLResolver] = [path("api/", api.urls)]
