"""What answers when a folder is open: everything that a server answers, and another way in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from .. import urls
from . import door

urlpatterns: list[URLPattern | URLResolver] = [
    path("open", door.enter),
    path("sign-in", door.closed),
    path("join", door.closed),
    *urls.urlpatterns,
]
