"""The Django application that holds our tables."""

from __future__ import annotations

from django.apps import AppConfig


class Server(AppConfig):
    """Known to Django as `desirepath`."""

    name = "desirepath.server"
    label = "desirepath"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listens for the end of sessions, which live connections must hear of."""
        from . import accounts

        accounts.listen()
