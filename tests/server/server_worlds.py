"""A workspace with people and a journey, for tests of the server."""

from __future__ import annotations

from itertools import count
from json import dumps
from typing import Any, get_args

from worlds import world

from desirepath.model.document import Document
from desirepath.model.edits import Change, Edit, Set
from desirepath.server.policy import Principal, Role

ROLES: tuple[Role, ...] = get_args(Role)
_numbers = count()


class Place:
    """A workspace with somebody of each role, and “Moving house” as version 1 of a document in it.

    Names differ from test to test, so that tests share a database and nothing else.
    """

    def __init__(self, document: Document | None = None) -> None:
        from django.db import transaction

        from desirepath.server.library import make_document, make_workspace
        from desirepath.server.models import Member
        from desirepath.server.road import Road

        self.road = Road()
        n = next(_numbers)
        with transaction.atomic():
            self.people = {role: person(f"{role}-{n}") for role in ROLES}
            self.stranger = person(f"stranger-{n}")
            self.owner = self.people["owner"]
            self.workspace = make_workspace(self.owner, "Ours")
            for role in ROLES[1:]:
                Member.objects.create(workspace_id=self.workspace, user_id=self.people[role].user, role=role)
        self.document = make_document(self.road, self.owner, self.workspace, document or world())

    @property
    def now(self) -> Document:
        return self.road.now(self.document).document

    @property
    def version(self) -> int:
        return self.road.now(self.document).version

    def do(self, *edits: Edit, by: Principal | None = None, **told: Any) -> Any:
        return self.road.apply_change(by or self.owner, self.document, Change(edits), **told)

    def reword(self, id: str, text: str, **told: Any) -> Any:
        """Somebody who sees the card as it is now writes something else."""
        record: Any = self.now[id]
        return self.do(Set(id, "text", text, record.text), **told)


def person(name: str, password: str = "a long enough word") -> Principal:
    from django.contrib.auth.models import User

    return Principal(User.objects.create_user(name, password=password).pk, name)


class Browser:
    """Somebody's browser: signed in, with the token that changes must carry."""

    def __init__(self, who: Principal | None = None) -> None:
        from asgiref.sync import async_to_sync
        from django.contrib.auth.models import User
        from django.test import AsyncClient

        self._wait = async_to_sync
        self.client = AsyncClient(enforce_csrf_checks=True)
        if who is not None:
            self.client.force_login(User.objects.get(pk=who.user))
        self.token = self.ask("GET", "/api/session").json()["csrf"]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Sends a request with JSON, or bytes, and the token; returns the response."""
        data = body if isinstance(body, bytes) else b"" if body is None else dumps(body).encode()
        sent = {"X-CSRFToken": getattr(self, "token", ""), **headers}

        async def answered() -> Any:
            return await self.client.generic(method, path, data, content_type="application/json", headers=sent)

        return self._wait(answered)()

    @property
    def session(self) -> str:
        return str(self.client.cookies["sessionid"].value)
