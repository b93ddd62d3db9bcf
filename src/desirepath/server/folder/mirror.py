"""Brings a document and its file together, whichever of them changed.

What the file says now is compared with what it said when we last read or wrote it, and the difference comes over the
road as a change by *changed outside*, which merges it with what was edited meanwhile; then the file is written so that
it says what the document says.  A file that cannot be read is never written.

Everything here happens in one thread, one document after another; `desk` is the way to the database's thread.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from rapidfuzz.distance.Indel import distance

from ...errors import DesirePathError, NotFound, Problem, Rejected, Unreadable, Unwritable
from ...model.diff import rekeyed
from ...model.document import Document
from ...model.edits import Change, Put, Remove
from ...workspace.folder import MAX_DOCUMENT
from .. import files, following
from ..files import Note, State
from ..policy import Principal
from ..road import Arrival, Refused, Road, difference
from ..store import Given
from . import personas, shelf, swap
from .place import HOME, Place
from .said import NOTHING, content, decoded, heard, lent, rewritten, with_talk
from .shelf import Household, Kept

OUTSIDE = "changed outside"
QUIET = 0.1  # seconds that a file must have rested before it is read: whoever writes it may not have finished
ROUNDS = 20  # times that a document and its file are compared before others get their turn
AGAIN = 1.0  # seconds until what failed is tried again

P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
Signature = tuple[int, ...]

_log = logging.getLogger(__name__)


class Desk(Protocol):
    """Calls something in the database's thread and waits for it."""

    def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


class Mirror:
    """All documents of a folder and their files."""

    def __init__(
        self,
        place: Place,
        home: Household,
        road: Road,
        desk: Desk,
        later: Callable[[str, float], None] = lambda document, seconds: None,
        quiet: float = QUIET,
    ) -> None:
        self.place, self.home, self.road, self.desk, self.later, self.quiet = place, home, road, desk, later, quiet
        self.outside = Principal(home.owner.user, OUTSIDE)
        self.kept = home.kept
        self.seen: dict[Path, Signature] = {}
        self.followed: dict[str, set[Path]] = {}

    def look(self) -> None:
        """Settles everything there is in the folder: what is known, what is new, and what was never written."""
        known = {kept.path for kept in self.kept.values() if not kept.bin}
        for path in self.place.documents():
            if path not in known:
                self._found(path)
        for document in (*self.kept, *self.desk(shelf.unfiled, self.home.workspace)):
            self.settle(document)
        for document in self.desk(following.tied):  # which may have been changed by what was settled after them
            if document in self.kept:
                self.settle(document)

    def check(self) -> None:
        """Settles what was touched since it was last looked at, whether or not anybody has told us."""
        for kept in [kept for kept in self.kept.values() if not kept.bin]:
            watched = {self.root / kept.path, *self.followed.get(kept.document, ())}
            if any(_signature(path) != self.seen.get(path) for path in watched):
                self.settle(kept.document)

    def explore(self) -> None:
        """Takes up the files that are new in the folder."""
        known = {kept.path for kept in self.kept.values() if not kept.bin}
        for path in self.place.documents():
            if path not in known:
                self.settle(self._found(path).document)

    def at(self, path: str) -> list[str]:
        """The documents that lie at a path or follow the file there."""
        there = self.root / path
        lying = [kept.document for kept in self.kept.values() if kept.path == path and not kept.bin]
        return lying + [document for document, paths in self.followed.items() if there in paths]

    @property
    def root(self) -> Path:
        return self.place.root

    def settle(self, document: str) -> None:
        """Brings one document and its file together as far as both allow it, and pins up how they stand."""
        try:
            self._settle(document)
        except NotFound:
            return  # it was never made after all
        except Unreadable as error:
            self._note(self.kept[document], "broken", *error.problems)
        except Unwritable as error:
            self._note(self.kept[document], "unwritten", Problem(error.code, error.message, error.hint))
            self.later(document, AGAIN)
        except DesirePathError as error:
            _log.warning("%s: %s", document, error)
            self.later(document, AGAIN)

    def _settle(self, document: str) -> None:
        stands = self.desk(shelf.standing, document)
        kept = self.kept.get(document) or self._begun(document, stands.title)
        if stands.trashed:
            self._throw_away(kept)
            return
        if kept.bin or kept.next == "bin":
            self._take_back(kept)
        for _ in range(ROUNDS):
            if self._settled(kept, stands.version):
                return
        self.later(document, self.quiet)

    def _settled(self, kept: Kept, version: int) -> bool:
        """One comparison of the two; whether nothing is left to do, now."""
        path = self.root / kept.path
        self.seen[path] = _signature(path)
        data = self._bytes(kept)
        if kept.next:
            self._go_on(kept, data)
        if data is None:
            return self._missing(kept, version)
        if data != kept.said.text.encode() or not kept.said.text:
            if self._is_being_written(path):
                self.later(kept.document, self.quiet)
                return True
            self._take_in(kept, decoded(data, kept.path))
            return False
        findings = self._follow(kept)
        if not self._write_out(kept):
            return False
        self._note(kept, "ok", *findings)
        return True

    # -- what comes in ------------------------------------------------------------------------------------------------

    def _take_in(self, kept: Kept, text: str) -> None:
        """Carries out on the document what changed in the file.  Raises `Unreadable`."""
        theirs = heard(text, kept.path, kept.said.document)
        kept.next, kept.coming, kept.taken = "in", theirs, kept.taken + 1
        self._save(kept)
        self._carry_in(kept)

    def _carry_in(self, kept: Kept) -> None:
        try:
            gone = self.desk(self._change, kept)
        except Rejected as error:
            kept.next, kept.coming = "", NOTHING
            self._save(kept)
            raise Unreadable([Problem(error.code, error.message, error.hint, kept.path)]) from None
        if gone:
            self._keep(kept, kept.coming.text)
        self._promote(kept)

    def _change(self, kept: Kept) -> bool:
        """At the desk: carries out what is between the two texts, and says whether something of it had no place left.

        What was written outside wins, what was removed outside goes only if nobody has touched it here meanwhile.  Both
        parts are one version of the log, and their numbers make it harmless to carry them out again.
        """
        now = self.road.now(kept.document).document
        before = with_talk(rekeyed(now, lent(kept.said.document, now)), now)
        edits = difference(before, lent(kept.coming.document, now)).edits
        put = {edit.id for edit in edits if isinstance(edit, Put)}
        going = [isinstance(edit, Remove) and edit.id not in put for edit in edits]
        gone, rest = (tuple(e for e, goes in zip(edits, going, strict=True) if goes is part) for part in (True, False))
        label = f"Changed in {kept.path}"[:200]
        arrivals = [
            Arrival(self.outside, Change(rest, label=label), "file", 2 * kept.taken),
            Arrival(self.outside, Change(gone, label=label), "file", 2 * kept.taken + 1, here_wins=True),
        ]
        answers = self.road.take(kept.document, arrivals)
        for answer in answers:
            if isinstance(answer, Refused):
                raise answer.error
        return any(c["why"] == "gone" for answer in answers if isinstance(answer, Given) for c in answer.collisions)

    def _keep(self, kept: Kept, text: str) -> None:
        """Puts aside a text whose words were about something that is not there any more."""
        when = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        stem, suffix = kept.path.replace("/", "-").rpartition(".")[::2]
        aside = self.place.kept / f"{stem}-{when}-{kept.taken}.{suffix}"
        swap.put_new(aside, text.encode())
        _log.warning("something in %s was about what had been removed here; that text lies at %s", kept.path, aside)

    def _go_on(self, kept: Kept, data: bytes | None) -> None:
        """Finishes what a process before us had begun."""
        if kept.next == "in":
            self._carry_in(kept)
        elif data is None or data == kept.said.text.encode():
            kept.next = ""
            self._save(kept)
        elif _nearer(decoded(data, kept.path), kept.coming.text, kept.said.text):
            self._promote(kept)
        else:
            kept.next = ""
            self._save(kept)

    def _follow(self, kept: Kept) -> list[Problem]:
        """Gives personas that follow a file its words; what cannot be followed keeps those it had."""
        found = personas.followed(kept.said, self.root / kept.path)
        self.followed[kept.document] = found.paths
        self.seen |= {path: _signature(path) for path in found.paths}
        if found.records:
            self.desk(self._fill, kept, found)
        return found.problems

    def _fill(self, kept: Kept, found: personas.Followed) -> None:
        """At the desk: an ordinary change, of those words that are others."""
        edits = personas.news(found, self.road.now(kept.document).document)
        if edits:
            change = Change(edits, label="Follows its persona's file")
            self.road.apply_change(self.outside, kept.document, change)

    # -- what goes out ------------------------------------------------------------------------------------------------

    def _write_out(self, kept: Kept) -> bool:
        """Makes the file say what the document says; False if somebody else has written it meanwhile."""
        document = self._now(kept)
        text = rewritten(kept.said, kept.path, document, self.desk(self._referred, kept))
        if text == kept.said.text:
            return True
        self._begin_out(kept, text, document)
        path = self.root / kept.path
        if not swap.put(path, text.encode(), kept.said.text.encode()):
            return False
        self._promote(kept)
        self.seen[path] = _signature(path)
        return True

    def _referred(self, kept: Kept) -> set[str]:
        """At the desk: the records that other documents follow."""
        return following.referred(kept.document, lambda id: self.road.now(id).document)

    def _write_new(self, kept: Kept) -> bool:
        """Makes a file for a document that has none."""
        document = self._now(kept)
        text = kept.said.text or rewritten(kept.said, kept.path, document)
        self._begin_out(kept, text, document)
        if swap.put_new(self.root / kept.path, text.encode()):
            self._promote(kept)
        else:
            kept.path = next(self.place.free(document.head.title))
            self._save(kept)
        return False

    def _begin_out(self, kept: Kept, text: str, document: Document) -> None:
        try:
            kept.next, kept.coming = "out", heard(text, kept.path, document)
        except Unreadable as error:
            first = error.problems[0]
            raise Unwritable(f"this map cannot be kept in a file: {first.message}", first.hint) from None
        self._save(kept)

    def _now(self, kept: Kept) -> Document:
        return content(self.desk(self.road.now, kept.document).document)

    def _promote(self, kept: Kept) -> None:
        kept.said, kept.coming, kept.next = kept.coming, NOTHING, ""
        self._save(kept)

    def _save(self, kept: Kept) -> None:
        self.desk(shelf.save, kept)

    # -- files that come and go ---------------------------------------------------------------------------------------

    def _found(self, path: str) -> Kept:
        """Whose file that is: that of a document whose own is gone and which said the same, else of a new one."""
        data = _read(self.root / path)
        for kept in self.kept.values():
            gone = not kept.bin and not (self.root / kept.path).exists()
            if gone and data is not None and data == kept.said.text.encode():
                kept.path = path
                self._save(kept)
                return kept
        kept = self.desk(shelf.adopt, self.home.workspace, path)
        self.kept[kept.document] = kept
        return kept

    def _begun(self, document: str, title: str) -> Kept:
        """The file that a document made in the browser is going to have."""
        kept = Kept(document, next(self.place.free(title)))
        self._save(kept)
        self.kept[document] = kept
        return kept

    def _missing(self, kept: Kept, version: int) -> bool:
        if version and not kept.said.text:
            return self._write_new(kept)
        if version:
            hint = "put it back and it goes on here, or throw this map away"
            self._note(kept, "deleted", Problem("deleted", f"the file {kept.path} is gone", hint, kept.path))
        else:
            files.unpin(kept.document)  # it could never be read, and now it is gone
        return True

    def _throw_away(self, kept: Kept) -> None:
        """Moves the file into the trash beside the journal, with everything that was still to be written."""
        source = self.root / kept.path
        data = _read(source)
        if kept.next in ("in", "out"):
            with suppress(Unreadable):  # it is taken in when it comes back
                self._go_on(kept, data)
        if not kept.bin and data is not None:
            if kept.said.text and data == kept.said.text.encode():
                self._write_out(kept)
            kept.bin, kept.next = self._bin(kept.path), "bin"
            self._save(kept)
        if kept.next == "bin":
            target = self.root / kept.bin
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.exists() and not swap.move(source, target):
                kept.bin = self._bin(kept.path)
            kept.next = ""
            self._save(kept)
        self.followed.pop(kept.document, None)
        self._note(kept, "ok")

    def _take_back(self, kept: Kept) -> None:
        """Moves the file back to where it was or, where another lies now, to a free name beside it."""
        source, target = self.root / kept.bin, self.root / kept.path
        if kept.bin and source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            while not swap.move(source, target):
                kept.path = next(self.place.free(target.stem))
                target = self.root / kept.path
        elif kept.said.text and not target.exists():  # somebody emptied the trash; the words are still known
            swap.put_new(target, kept.said.text.encode())
        kept.bin, kept.next = "", ""
        self._save(kept)

    def _bin(self, path: str) -> str:
        n, target = 1, f"{HOME}/trash/{path}"
        while (self.root / target).exists():
            n += 1
            stem, dot, suffix = path.rpartition(".")
            target = f"{HOME}/trash/{stem}-{n}{dot}{suffix}"
        return target

    # -- how it stands ------------------------------------------------------------------------------------------------

    def _bytes(self, kept: Kept) -> bytes | None:
        path = self.root / kept.path
        try:
            if path.exists() and path.stat().st_size > MAX_DOCUMENT:
                raise Unreadable([Problem("too-large", f"the file is larger than {MAX_DOCUMENT:,} bytes")])
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unreadable([Problem("unreadable", f"cannot read {kept.path}: {error.strerror}")]) from None

    def _is_being_written(self, path: Path) -> bool:
        try:
            return 0 <= time.time() - path.stat().st_mtime < self.quiet
        except OSError:
            return False

    def _note(self, kept: Kept, state: State, *problems: Problem) -> None:
        files.pin(Note(kept.document, kept.bin or kept.path, state, problems))


def _nearer(text: str, one: str, other: str) -> bool:
    """Whether a text was rather made out of one than out of the other."""
    return distance(text, one) < distance(text, other)


def _signature(path: Path) -> Signature:
    """What is other as soon as a file was touched; () where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
