"""The Django application that holds the table of files."""

from __future__ import annotations

from django.apps import AppConfig


class Folder(AppConfig):
    """Known to Django as `desirepath_folder`."""

    name = "desirepath.server.folder"
    label = "desirepath_folder"
