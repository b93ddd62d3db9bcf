"""What is cleared away when a server starts: nothing that anybody could still ask for."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.sessions.models import Session
from django.db import connection

from . import assets, models


def tidy() -> None:
    """Pictures that no version names, sessions and invitations whose time is over."""
    now = datetime.now(UTC)
    assets.shelf().tidy()
    Session.objects.filter(expire_date__lt=now).delete()
    models.Invitation.objects.filter(expires__lt=now).delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")
