"""A workspace with people and a journey, for tests of the server."""

from __future__ import annotations

from itertools import count
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
        from desirepath.server.library import make_document, make_workspace
        from desirepath.server.models import Member
        from desirepath.server.road import Road

        self.road = Road()
        n = next(_numbers)
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
