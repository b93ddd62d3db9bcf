"""The one road to a change:  authorise now → rebase → apply → append → commit → acknowledge → broadcast.

Websockets, REST, imports, restores and (later) files that changed outside all come here.  What arrived within one tick
becomes one version and one commit; nobody is answered and nothing is told before that commit is on disk.  Sending a
change again is harmless: the second time it is answered with what became of it the first time.

The documents that are open are held in memory at their newest version.  The log's primary key decides who was first: a
process that was overtaken reads what it has missed and does its work again.
"""

from __future__ import annotations

import json
import logging
import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction

from ..errors import DesirePathError, NotFound, Rejected
from ..model.document import Document, apply
from ..model.edits import Change, Edit, Put
from ..model.rebase import Collision, rebase
from ..model.schema import Comment, Suggestion, Vote
from ..model.wire import Tree, to_plain
from . import following, models, policy, store
from .policy import Principal, Role
from .store import Given, Held, Version

HELD = 200  # documents in memory
ATTEMPTS = 8  # times that a tick is done again because another process was first
MAX_SEQUENCE = 2**53 - 1  # the largest whole number that a browser counts to

_CLIENT = re.compile(r"[A-Za-z0-9_-]{0,64}\Z")
_log = logging.getLogger(__name__)


class Unsaved(DesirePathError):
    """The database did not take a change; it may be sent again."""

    code = "not-saved"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A change as it came in.  `client` and `sequence` are the sender's own name and number for it."""

    principal: Principal
    change: Change
    client: str
    sequence: int
    here_wins: bool = False  # as undo and suggestions want it

    @property
    def key(self) -> store.Key:
        return self.principal.user, self.client, self.sequence


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was not carried out, none of it, and why."""

    error: DesirePathError


Answer = Given | Refused
Listener = Callable[[Version], None]
Guard = Callable[[Principal, Sequence[Edit], Document], None]
"""Asked about the edits of a change and the document as it is; raises `Rejected` for what this place does not allow."""


class Road:
    """All changes to all documents of this process.  Its methods belong to the database's thread."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self.guards: list[Guard] = []
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._on_the_way: set[str] = set()

    def now(self, document: str) -> Held:
        """A document at its newest version.  Raises `NotFound`."""
        return self._current(store.row(document))

    def take(self, document: str, arrivals: Sequence[Arrival]) -> list[Answer]:
        """Carries out what arrived within one tick, in order, and says what became of each.  Raises `NotFound`.

        When this returns, what was accepted is on disk and every listener has been told.
        """
        if transaction.get_connection().in_atomic_block:
            raise RuntimeError(
                "the road commits by itself: it cannot answer for a transaction that others may roll back"
            )
        for _ in range(ATTEMPTS):
            try:
                answers, entry, last = self._attempt(document, arrivals)
            except (_Overtaken, IntegrityError):
                continue
            except DatabaseError:
                self._held.pop(document, None)
                transaction.get_connection().close_if_unusable_or_obsolete()  # the next tick finds another one
                error = Unsaved(
                    "the database did not take the change", "it will be sent again; tell who runs this server"
                )
                return [Refused(error) for _ in arrivals]
            if entry is not None:
                self._told(entry)
            if last is not None:
                self._bring_along(document, last)
            return answers
        return [Refused(Unsaved("too many others write this document", "send it again")) for _ in arrivals]

    def apply_change(
        self,
        principal: Principal,
        document: str,
        change: Change,
        client: str = "",
        sequence: int = 0,
        here_wins: bool = False,
    ) -> Given:
        """Carries out one change.  Without a client's number it is not recognised when it comes again.

        Raises `NotFound`, `Forbidden`, `Rejected`, `Unsaved`.
        """
        [answer] = self.take(document, [Arrival(principal, change, client, sequence, here_wins)])
        if isinstance(answer, Refused):
            raise answer.error
        return answer

    def forget(self, document: str) -> None:
        """Reads the document afresh next time."""
        self._held.pop(document, None)

    def _current(self, row: models.Document) -> Held:
        held = self._held.get(row.id)
        if held is None:
            held = store.load(row.id)
        elif held.version < row.version:
            held = store.replayed(row.id, held, row.version)
        self._held[row.id] = held
        self._held.move_to_end(row.id)
        while len(self._held) > HELD:
            self._held.popitem(last=False)
        return held

    def _attempt(
        self, document: str, arrivals: Sequence[Arrival]
    ) -> tuple[list[Answer], Version | None, Principal | None]:
        with transaction.atomic():
            row = store.row(document)
            roles = store.roles(row.workspace_id, (a.principal.user for a in arrivals))
            tick = _Tick(row, self._current(row), roles, self.guards)
            known = store.receipts(document, (a.key for a in arrivals if a.client))
            for arrival in arrivals:
                tick.take(arrival, known)
            entry = tick.write()
        self._held[document] = tick.held
        return tick.answers, entry, tick.last

    def _told(self, entry: Version) -> None:
        if entry.version % store.EVERY == 0:
            store.snapshot(entry.document, self._held[entry.document])
        for listener in self.listeners:
            listener(entry)

    def _bring_along(self, document: str, principal: Principal) -> None:
        """Lets a document say what it follows, then what follows it; whoever comes round in a circle stops there."""
        if document in self._on_the_way:
            return
        self._on_the_way.add(document)
        try:
            self._catch_up(document, principal)
            for follower in following.followers(document):
                if follower not in self._on_the_way:
                    self._catch_up(follower, principal)
        except (DesirePathError, DatabaseError):  # the change itself is kept; its followers catch up with the next one
            _log.exception("what follows %s could not be brought up to date", document)
        finally:
            self._on_the_way.discard(document)

    def _catch_up(self, document: str, principal: Principal) -> None:
        change = following.behind(document, lambda id: self.now(id).document)
        if change:
            for answer in self.take(document, [Arrival(principal, change, "", 0)]):
                if isinstance(answer, Refused):
                    _log.warning("%s could not be brought up to date: %s", document, answer.error)


class _Overtaken(Exception):
    """Another process wrote this version first."""


class _Tick:
    """What arrived within one tick, one after the other, on one state."""

    def __init__(self, row: models.Document, held: Held, roles: dict[int, Role], guards: Sequence[Guard]) -> None:
        self.row, self.held, self.roles, self.guards = row, held, roles, guards
        self.answers: list[Answer] = []
        self.given: dict[store.Key, Given] = {}
        self.state = held.document
        self.changes: list[str] = []
        self.last: Principal | None = None  # whoever changed something last
        self.follows_anew = False
        self.time = store.now()

    def take(self, arrival: Arrival, known: dict[store.Key, Given]) -> None:
        before = known.get(arrival.key) or self.given.get(arrival.key) if arrival.client else None
        try:
            given = before or self._carried_out(arrival)
        except DesirePathError as error:
            self.answers.append(Refused(error))
            return
        except (
            ValueError,
            TypeError,
            LookupError,
            RecursionError,
        ):  # one odd change never harms the others of its tick
            _log.exception("a change to %s could not be carried out", self.row.id)
            self.answers.append(Refused(Rejected("this change cannot be carried out", "tell who runs this server")))
            return
        self.answers.append(given if before is None else replace(given, quiet=True))
        if arrival.client and before is None:
            self.given[arrival.key] = given

    def _carried_out(self, arrival: Arrival) -> Given:
        principal, role = arrival.principal, self.roles.get(arrival.principal.user)
        if not policy.may(role, "document.read"):
            raise NotFound("there is no such document")
        policy.must(role, "document.change")
        if self.row.trashed is not None:
            raise Rejected("this document is in the trash", "take it out of the trash first")
        if not _CLIENT.match(arrival.client) or not 0 <= arrival.sequence <= MAX_SEQUENCE:
            raise Rejected("the number of this change cannot be kept", "a client is at most 64 letters and digits")
        edits = tuple(self._signed(edit, principal.name) for edit in arrival.change.edits)
        policy.must_edit(role, edits, self.state, principal.name)
        for guard in self.guards:
            guard(principal, edits, self.state)
        wanted = Change(edits, principal.name, self.time, arrival.change.label[:200])
        change, collisions = rebase(wanted, self.state, arrival.here_wins)
        after = apply(self.state, change)
        met = tuple(map(_plain, collisions))
        text = store.dumped(to_plain(change) | {"client": arrival.client, "sequence": arrival.sequence})
        store.dumped(met)  # what cannot be written down is refused here, where it harms nobody else
        self.follows_anew = self.follows_anew or any(following.concerns(edit, after) for edit in change.edits)
        self.state = after
        if change:
            self.changes.append(text)
            self.last = principal
        return Given(self.held.version + (1 if self.changes else 0), met, quiet=not change)

    def _signed(self, edit: Edit, name: str) -> Edit:
        """The edit with who says it and when, where it is talk; what comes back from a removal keeps both."""
        if not isinstance(edit, Put) or not isinstance(edit.record, Comment | Suggestion | Vote):
            return edit
        record: Any = edit.record
        if record.id in self.state or (
            _names_another(record, name) and store.last_removed(self.row.id, record.id) == record
        ):
            return edit
        return edit if isinstance(record, Vote) else Put(replace(record, author=name, time=self.time))

    def write(self) -> Version | None:
        """Appends what was carried out, as one version; None if nothing was."""
        entry = None
        if self.changes:
            entry = Version(self.row.id, self.held.version + 1, self.time, f"[{','.join(self.changes)}]")
            if not store.append(entry, self.state.head):
                raise _Overtaken
            if self.follows_anew:
                following.note(self.row.id, self.state)
            self.held = Held(entry.version, self.state)
        store.give(self.row.id, self.given)
        return entry


def _names_another(record: Comment | Suggestion | Vote, name: str) -> bool:
    return not record.id.endswith(f" {name}") if isinstance(record, Vote) else record.author != name


def _plain(collision: Collision) -> Tree:
    return {
        "why": collision.why,
        "edit": to_plain(collision.edit),
        "here": [to_plain(record) for record in collision.here],
    }


def canonical(change: Change) -> Change:
    """The change as it will be read back from the log, so that what is held is what a replay makes."""
    return store.change_in(json.loads(store.dumped(to_plain(change))))


def difference(a: Document, b: Document) -> Change:
    """The change from one document to another, ready for the road."""
    from ..model.diff import diff

    return canonical(diff(a, b))


ROAD = Road()
"""The road of this process."""
