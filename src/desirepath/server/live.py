"""The live connection `/live/{document}`: hello, then changes in, entries out.

What arrives within a tick is one version, one commit, and one frame that is made once for everybody; that is what makes
Python fast enough for two hundred people on one map.  The rooms live in the event loop, the road in the database's
thread; whatever the road tells comes back in the order of its commits.

A connection that is being welcomed keeps what is published meanwhile, so that between the state it is sent and the
first entry after it there is neither a gap nor a doubling.  Who sends too much is read more slowly, which loses nothing
and keeps the order; who reads too slowly is let go and resumes by the version it has.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_hex

from starlette.websockets import WebSocket, WebSocketDisconnect

from ..errors import DesirePathError, Rejected
from ..model.wire import change_from, to_plain
from . import accounts, files, library, messages, policy, store
from .accounts import Signed
from .desk import at_desk
from .files import Note
from .library import Rights
from .messages import NEEDS, Answer, Change, Hello, People, Person, Presence, Reject, Welcome
from .policy import Forbidden, Principal, Role
from .road import Arrival, Refused, Road
from .store import Version

TICK = 0.02  # seconds that changes are gathered
SLOW_TICK = 0.05  # the same with more than CROWD connections
CROWD = 100
GLANCE = 0.05  # seconds between two messages about who is where
BACKLOG = 256  # frames that may wait for one reader
CATCH_UP = 500  # entries that a returning tab is sent; with more it gets the whole document
CHANGES, BURST = 30, 60  # changes a second, and at once, of one connection
FRAMES, FLOOD = 120, 240  # messages of any kind
PATIENCE = 10  # seconds that a connection may be silent before its hello

TABS = 20  # connections of one person to one document
CROWDED = 500  # connections to one document

UNREADABLE, UNKNOWN, TOO_LARGE, RESTARTING, TOO_SLOW = 1007, 1008, 1009, 1012, 1013
SIGNED_OUT, FORBIDDEN, GONE, TOO_MANY = 4401, 4403, 4404, 4429
CLOSED = {
    "unreadable": UNREADABLE,
    "unknown": UNKNOWN,
    "tooLarge": TOO_LARGE,
    "restarting": RESTARTING,
    "tooSlow": TOO_SLOW,
    "signedOut": SIGNED_OUT,
    "forbidden": FORBIDDEN,
    "gone": GONE,
    "tooMany": TOO_MANY,
}
"""Why the server closes a connection; what begins with 44 is like the status of HTTP."""

_log = logging.getLogger(__name__)


class Bucket:
    """So many a second, and so many at once."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self.left, self.at = burst, clock()

    def take(self) -> float:
        """Takes one, and says how many seconds that was too early."""
        now = self.clock()
        self.left = min(self.burst, self.left + (now - self.at) * self.rate) - 1
        self.at = now
        return max(0.0, -self.left / self.rate)


class Connection:
    """One tab of one person.  `outbox` is written by the room and emptied by `write`."""

    def __init__(self, socket: WebSocket, principal: Principal, session: str) -> None:
        self.socket, self.principal, self.session = socket, principal, session
        self.person = Person(who=token_hex(6), name=principal.name)
        self.client = ""
        self.role: Role | None = None
        self.workspace = ""
        self.version: int | None = None  # the last one that was sent; None until the welcome
        self.greeted = False  # whether it has said hello
        self.changes, self.frames = Bucket(CHANGES, BURST), Bucket(FRAMES, FLOOD)
        self.closing: tuple[int, str] | None = None
        self._early: list[Version] = []
        self._outbox: deque[str] = deque()
        self._news = asyncio.Event()
        self.ended = asyncio.Event()

    def send(self, text: str) -> None:
        """Puts a frame in the outbox; whoever reads too slowly is let go and resumes by its version."""
        if len(self._outbox) >= BACKLOG:
            self.close(TOO_SLOW, "you read too slowly: come back and go on from your version")
        else:
            self._outbox.append(text)
            self._news.set()

    def publish(self, entry: Version, text: str) -> None:
        """Sends an entry once, in order, or keeps it for the welcome."""
        if self.version is None:
            if self.greeted:
                self._early.append(entry)
        elif entry.version > self.version:
            self.version = entry.version
            self.send(text)

    def welcome(self, version: int, text: str) -> None:
        """Sends the state, and then what was published while it was read."""
        self.version = version
        self.send(text)
        for entry in self._early:
            self.publish(entry, messages.entry(entry))
        self._early.clear()

    def close(self, code: int, reason: str) -> None:
        """Ends the connection, without waiting for it."""
        if self.closing is None:
            self.closing = (code, reason)
            self.ended.set()

    async def write(self) -> None:
        """Sends what is in the outbox, for as long as the connection lasts."""
        while True:
            await self._news.wait()
            self._news.clear()
            while self._outbox:
                await self.socket.send({"type": "websocket.send", "text": self._outbox.popleft()})


@dataclass
class Room:
    """Everybody who has one document open, and what they are about to change."""

    document: str
    road: Road
    connections: dict[str, Connection] = field(default_factory=dict)
    _inbox: list[tuple[Connection, Change]] = field(default_factory=list)
    _ticking: asyncio.Task[None] | None = None
    _glancing: asyncio.Task[None] | None = None
    _moved: set[str] = field(default_factory=set)
    _left: list[str] = field(default_factory=list)

    def submit(self, connection: Connection, message: Change) -> None:
        """Takes a change into the next tick."""
        self._inbox.append((connection, message))
        if self._ticking is None:
            self._ticking = asyncio.create_task(self._tick())

    async def _tick(self) -> None:
        try:
            while self._inbox:
                await asyncio.sleep(SLOW_TICK if len(self.connections) > CROWD else TICK)
                inbox, self._inbox = self._inbox, []
                await self._carry_out(inbox)
        finally:
            self._ticking = None

    async def _carry_out(self, inbox: list[tuple[Connection, Change]]) -> None:
        arrivals: list[tuple[Connection, Change, Arrival]] = []
        for connection, message in inbox:
            try:
                wanted = change_from({"edits": message.edits, "label": message.label})
            except (Rejected, RecursionError) as error:
                connection.send(_reject(message, error))
                continue
            number = (connection.client, message.sequence, message.here_wins)
            arrivals.append((connection, message, Arrival(connection.principal, wanted, *number)))
        try:
            answers = await at_desk(self.road.take, self.document, [arrival for _, _, arrival in arrivals])
        except DesirePathError as error:  # the document itself is gone
            answers = [Refused(error)] * len(arrivals)
        except Exception:
            _log.exception("a tick of %s failed", self.document)
            answers = [Refused(Rejected("something went wrong here", "send it again"))] * len(arrivals)
        for (connection, message, _), answer in zip(arrivals, answers, strict=True):
            if isinstance(answer, Refused):
                connection.send(_reject(message, answer.error))
            elif answer.quiet or answer.collisions:
                told = Answer(sequence=message.sequence, version=answer.version, collisions=list(answer.collisions))
                connection.send(told.model_dump_json())

    def publish(self, entry: Version) -> None:
        """Sends a version to everybody."""
        text = messages.entry(entry)
        for connection in list(self.connections.values()):
            connection.publish(entry, text)

    def tell(self, text: str) -> None:
        """Sends a message to everybody who has been welcomed."""
        for connection in list(self.connections.values()):
            if connection.version is not None:
                connection.send(text)

    def people(self) -> list[Person]:
        """Everybody who has been welcomed."""
        return [c.person for c in self.connections.values() if c.version is not None]

    def is_full_for(self, principal: Principal) -> bool:
        """Whether somebody may not open this document in one more tab."""
        theirs = sum(connection.principal.user == principal.user for connection in self.connections.values())
        return theirs >= TABS or len(self.connections) >= CROWDED

    def join(self, connection: Connection) -> None:
        """Counts a connection among those who are here."""
        self.connections[connection.person.who] = connection

    def moved(self, connection: Connection) -> None:
        """Tells the others, soon, where somebody is."""
        self._moved.add(connection.person.who)
        self._glance()

    def leave(self, connection: Connection) -> None:
        """Tells the others that somebody has gone."""
        who = connection.person.who
        del self.connections[who]
        self._moved.discard(who)
        if connection.version is not None:
            self._left.append(who)
            self._glance()

    async def end(self) -> None:
        """Waits for the tick under way, and tells nobody about anybody any more."""
        if self._glancing is not None:
            self._glancing.cancel()
        tasks = [task for task in (self._glancing, self._ticking) if task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)

    def _glance(self) -> None:
        if self._glancing is None:
            self._glancing = asyncio.create_task(self._tell_people())

    async def _tell_people(self) -> None:
        await asyncio.sleep(GLANCE)
        self._glancing = None
        moved, self._moved = self._moved, set()
        left, self._left = self._left, []
        people = [self.connections[who].person for who in sorted(moved) if who in self.connections]
        self.tell(People(people=people, left=left).model_dump_json())


class Live:
    """All rooms of this process.  `begin` ties them to the road and to whatever takes rights away."""

    def __init__(self, road: Road) -> None:
        self.road = road
        self.rooms: dict[str, Room] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        """Listens from now on, in the running loop."""
        self._loop = asyncio.get_running_loop()
        self.road.listeners.append(self._heard)
        library.changed_rights.append(self._rights_changed)
        files.changed.append(self._file_changed)
        accounts.ended_sessions.append(self._session_ended)

    async def end(self) -> None:
        """Lets everybody go, who come back by themselves; what a tick has begun is brought to its end."""
        self.road.listeners.remove(self._heard)
        library.changed_rights.remove(self._rights_changed)
        files.changed.remove(self._file_changed)
        accounts.ended_sessions.remove(self._session_ended)
        self._close(lambda _: True, RESTARTING, "the server is restarting")
        await asyncio.gather(*(room.end() for room in list(self.rooms.values())))
        self._loop = None

    def _heard(self, entry: Version) -> None:
        self._soon(self._publish, entry)

    def _publish(self, entry: Version) -> None:
        if (room := self.rooms.get(entry.document)) is not None:
            room.publish(entry)

    def _file_changed(self, note: Note) -> None:
        self._soon(self._tell_of_file, note)

    def _tell_of_file(self, note: Note) -> None:
        if (room := self.rooms.get(note.document)) is not None:
            room.tell(messages.file(note))

    def _rights_changed(self, rights: Rights) -> None:
        def theirs(room: Room, connection: Connection) -> bool:
            person = rights.user in (None, connection.principal.user)
            return person and connection.workspace == rights.workspace and rights.document in (None, room.document)

        self._soon(self._close_each, theirs, FORBIDDEN, "your rights here have changed")

    def _session_ended(self, user: int, session: str) -> None:
        def theirs(connection: Connection) -> bool:
            return connection.principal.user == user and session in ("", connection.session)

        self._soon(self._close, theirs, SIGNED_OUT, "you have signed out")

    def _soon(self, call: Callable[..., None], *arguments: object) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *arguments)

    def _close(self, theirs: Callable[[Connection], bool], code: int, reason: str) -> None:
        self._close_each(lambda _, connection: theirs(connection), code, reason)

    def _close_each(self, theirs: Callable[[Room, Connection], bool], code: int, reason: str) -> None:
        for room in self.rooms.values():
            for connection in room.connections.values():
                if theirs(room, connection):
                    connection.close(code, reason)

    async def connect(self, socket: WebSocket, signed: Signed, document: str) -> None:
        """Serves one accepted connection until it ends, at the latest with its session."""
        connection = Connection(socket, signed.principal, signed.key)
        room = self.rooms.get(document) or Room(document, self.road)
        if room.is_full_for(signed.principal):
            await _closed(socket, TOO_MANY, "too many tabs have this document open: close one of them")
            return
        self.rooms[document] = room
        room.join(connection)
        left = max(0.0, (signed.ends - datetime.now(UTC)).total_seconds())
        expiry = asyncio.get_running_loop().call_later(left, connection.close, SIGNED_OUT, "your session has ended")
        tasks = [
            asyncio.create_task(self._read(room, connection)),
            asyncio.create_task(connection.write()),
            asyncio.create_task(connection.ended.wait()),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if not isinstance(error := task.exception(), OSError | RuntimeError | WebSocketDisconnect | None):
                    _log.error("a connection failed", exc_info=error)
        finally:
            expiry.cancel()
            room.leave(connection)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if not room.connections:
                self.rooms.pop(document, None)
        if connection.closing is not None:
            await _closed(socket, *connection.closing)

    async def _read(self, room: Room, connection: Connection) -> None:
        while connection.closing is None:
            try:
                async with asyncio.timeout(None if connection.greeted else PATIENCE):
                    event = await connection.socket.receive()
            except TimeoutError:
                connection.close(UNKNOWN, "a connection begins with a hello")
                return
            if event["type"] != "websocket.receive":
                return
            await asyncio.sleep(connection.frames.take())
            message = _understood(connection, event.get("text"))
            if message is not None:
                await self._do(room, connection, message)
        await asyncio.sleep(PATIENCE)  # `connect` ends this as soon as it has seen why

    async def _do(self, room: Room, connection: Connection, message: Hello | Change | Presence) -> None:
        if isinstance(message, Hello) == connection.greeted:
            connection.close(UNKNOWN, "a connection begins with one hello")
        elif isinstance(message, Hello):
            await self._welcome(room, connection, message)
        elif not policy.may(connection.role, NEEDS[type(message)]):
            if isinstance(message, Change):
                connection.send(_reject(message, Forbidden(f"a {connection.role} may not change this document")))
        elif isinstance(message, Change):
            await asyncio.sleep(connection.changes.take())
            room.submit(connection, message)
        else:
            told = message.model_dump(exclude={"type"})
            connection.person = connection.person.model_copy(update=told)
            room.moved(connection)

    async def _welcome(self, room: Room, connection: Connection, hello: Hello) -> None:
        connection.client, connection.greeted = hello.client, True
        try:
            version, told = await at_desk(self._state, room, connection, hello.since)
        except DesirePathError as error:
            code = {"forbidden": FORBIDDEN, "not-signed-in": SIGNED_OUT}.get(error.code, GONE)
            connection.close(code, error.message)
            return
        connection.welcome(version, told)
        if (note := files.NOTES.get(room.document)) is not None:
            connection.send(messages.file(note))
        room.moved(connection)

    def _state(self, room: Room, connection: Connection, since: int | None) -> tuple[int, str]:
        """What a connection is welcomed with; in the database's thread."""
        if accounts.session(connection.session) is None:  # it may have ended before the room knew of this connection
            raise accounts.NotSignedIn("your session has ended", "sign in again")
        row = library.must_on(connection.principal, room.document, NEEDS[Hello])
        connection.workspace = row.workspace_id
        connection.role = role = library.role_in(connection.principal, row.workspace_id)
        if role is None:
            raise Forbidden("you are no member")
        held = self.road.now(room.document)
        told = Welcome(
            version=held.version,
            who=connection.person.who,
            name=connection.principal.name,
            role=role,
            people=room.people(),
        )
        if since is not None and 0 <= held.version - since <= CATCH_UP:
            return held.version, messages.welcome(told, entries=store.entries(room.document, since, held.version))
        return held.version, messages.welcome(told, records=store.dumped(to_plain(held.document)["records"]))


def _understood(connection: Connection, text: str | None) -> Hello | Change | Presence | None:
    if text is None:
        connection.close(UNREADABLE, "messages are JSON text")
    elif len(text) > messages.MAX_FRAME or len(text.encode("utf-8", "replace")) > messages.MAX_FRAME:
        connection.close(TOO_LARGE, "a message is at most 64 KB; larger changes go over REST")
    else:
        try:
            return messages.INCOMING.validate_json(text)
        except ValueError:
            connection.close(UNKNOWN, "this is no message that is known here")
    return None


def _reject(message: Change, error: Exception) -> str:
    ours = error if isinstance(error, DesirePathError) else Rejected("this change cannot be read")
    told = Reject(sequence=message.sequence, code=ours.code, message=ours.message[:500], hint=ours.hint)
    return told.model_dump_json()


async def _closed(socket: WebSocket, code: int, reason: str) -> None:
    try:
        await asyncio.wait_for(socket.close(code, reason[:100]), 1)
    except (OSError, RuntimeError, TimeoutError):  # it has gone already, or does not even read this
        return
