"""Who may do what: one table, one function to ask, and no is the answer to whatever the table does not know.

Every route, every websocket message and every single edit comes here.  Roles belong to a workspace and are looked up
when something is about to happen, never remembered from when a connection was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, assert_never, get_args

from ..errors import DesirePathError
from ..model.document import Document
from ..model.edits import Edit, Put, Remove, Set
from ..model.schema import SCOPES, Comment, Record, Suggestion, Thread, Vote

Role = Literal["owner", "editor", "commenter", "viewer"]
Action = Literal[
    "workspace.read",
    "members.read",
    "members.write",
    "document.create",
    "document.read",
    "document.export",
    "document.watch",
    "document.present",
    "document.trash",
    "document.change",
    "asset.add",
    "version.name",
    "version.restore",
    "edit.content",
    "edit.talk",
    "edit.moderate",
    "edit.as-another",
]

_ALL: frozenset[Role] = frozenset(get_args(Role))
_TALKERS: frozenset[Role] = frozenset({"owner", "editor", "commenter"})
_EDITORS: frozenset[Role] = frozenset({"owner", "editor"})

MAY: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        "workspace.read": _ALL,
        "members.read": _ALL,
        "members.write": frozenset({"owner"}),
        "document.create": _EDITORS,
        "document.read": _ALL,
        "document.export": _ALL,
        "document.watch": _ALL,  # open the live connection
        "document.present": _ALL,  # show the others where one is
        "document.trash": _EDITORS,  # and take it out of the trash, and see what is in it
        "document.change": _TALKERS,  # send edits at all; each of them is asked about below
        "asset.add": _EDITORS,  # put the bytes of a picture where a card can name them
        "version.name": _EDITORS,
        "version.restore": _EDITORS,
        "edit.content": _EDITORS,
        "edit.talk": _TALKERS,
        "edit.moderate": _EDITORS,  # take away what others said
        "edit.as-another": frozenset(),  # put words into another's mouth
    }
)


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody who wants something: a person who has signed in."""

    user: int
    name: str


class Forbidden(DesirePathError):
    """The principal may see this but not do that."""

    code = "forbidden"


def may(role: Role | None, action: Action) -> bool:
    """Whether a role allows an action; nobody without a role may do anything."""
    return role is not None and role in MAY.get(action, frozenset())


def must(role: Role | None, action: Action) -> None:
    """Raises `Forbidden` where `may` says no."""
    if not may(role, action):
        raise Forbidden(f"a {role or 'stranger'} may not do this ({action})", "ask an owner of the workspace")


def must_edit(role: Role | None, edits: tuple[Edit, ...], document: Document, name: str) -> None:
    """Asks about every edit that a principal called `name` wants to make.  Raises `Forbidden`."""
    made: dict[str, Record] = {}
    for edit in edits:
        must(role, needed(edit, made.get(edit.id) or document.get(edit.id), document, name))
        if isinstance(edit, Put):
            made.setdefault(edit.id, edit.record)


def needed(edit: Edit, here: Record | None, document: Document, name: str) -> Action:
    """What an edit needs, given the record that it is about as it is here."""
    if isinstance(edit, Put) and SCOPES[type(edit.record)] == "content":
        return "edit.content"
    if here is None:
        return _of_new(edit, name) if isinstance(edit, Put) else "edit.talk"  # about what is gone: it will do nothing
    if SCOPES[type(here)] == "content":
        return "edit.content"
    match edit:
        case Put():
            return "edit.talk" if isinstance(here, Thread) or _is_own(here, name) else "edit.as-another"
        case Set():
            return _of_set(edit, here, name)
        case Remove():
            return "edit.talk" if _may_go(here, document, name) else "edit.moderate"
        case _:
            assert_never(edit)


def _of_new(edit: Put, name: str) -> Action:
    """Who says something is stamped on it by the server; a vote has it in its id."""
    return "edit.as-another" if isinstance(edit.record, Vote) and not _is_own(edit.record, name) else "edit.talk"


def _of_set(edit: Set, here: Record, name: str) -> Action:
    if edit.field == "answer":
        return "edit.moderate"
    if edit.field in ("author", "time"):
        return "edit.as-another"
    if edit.field == "at":
        return "edit.moderate"
    return "edit.talk" if isinstance(here, Thread) or _is_own(here, name) else "edit.as-another"


def _is_own(record: Record, name: str) -> bool:
    match record:
        case Comment(author=author) | Suggestion(author=author):
            return author == name
        case Vote(id=id, card=card):
            return id == f"{card} {name}"
    return False


def _may_go(record: Record, document: Document, name: str) -> bool:
    if isinstance(record, Thread):
        return all(_is_own(comment, name) for comment in document.on(record.id, Comment))
    return _is_own(record, name)
