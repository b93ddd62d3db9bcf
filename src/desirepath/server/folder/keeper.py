"""When documents and files are brought together: after a commit, after the system told of a file, and now and then.

The mirror works in one thread of its own, so that neither the event loop nor the database's thread waits for a disk.
The system's file events come through `watchfiles`; a slow clock finds what they do not tell (links, network drives).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

from ...model.document import Document
from ...model.edits import Edit
from .. import following, library
from ..desk import at_desk
from ..library import Rights
from ..policy import Principal
from ..store import Version
from .mirror import Mirror
from .personas import must_be_free
from .place import HOME

WAIT = 0.15  # seconds in which commits are gathered before the file is written
CLOCK = 2.0  # seconds between two looks at what the system may not have told
EXPLORE = 5  # looks between two searches for new files
STEP = 50  # milliseconds in which events of the system are gathered
SETTLE = 400  # milliseconds after which they are told even if there are ever more

P = ParamSpec("P")
T = TypeVar("T")
_log = logging.getLogger(__name__)


class Keeper:
    """Keeps a folder and its journal together for as long as the server runs."""

    def __init__(self, mirror: Mirror) -> None:
        self.mirror = mirror
        self._thread = ThreadPoolExecutor(1, "files")
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._stop = asyncio.Event()

    def begin(self) -> None:
        """Listens from now on, in the running loop."""
        self._loop = asyncio.get_running_loop()
        self.mirror.desk, self.mirror.later = self._desk, self._later
        self.mirror.road.listeners.append(self._heard)
        self.mirror.road.guards.append(self._allow)
        library.changed_rights.append(self._moved)
        self._tasks = [asyncio.create_task(self._watch()), asyncio.create_task(self._clock())]

    async def end(self) -> None:
        """Writes what is not written yet, and stops."""
        self._stop.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        library.changed_rights.remove(self._moved)
        self.mirror.road.listeners.remove(self._heard)
        self.mirror.road.guards.remove(self._allow)
        waiting = list(self._due)
        for document in waiting:
            self._due.pop(document).cancel()
        for document in waiting:
            await self._do(self.mirror.settle, document)
        await asyncio.to_thread(self._thread.shutdown)

    def _desk(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """From the thread of the files to that of the database, and back with what came of it."""
        return asyncio.run_coroutine_threadsafe(at_desk(work, *args, **kwargs), self._loop).result()

    def _allow(self, principal: Principal, edits: Sequence[Edit], document: Document) -> None:
        if principal is not self.mirror.outside:
            must_be_free(edits, document)

    def _heard(self, entry: Version) -> None:
        self._later(entry.document, WAIT if entry.document in self.mirror.kept else 0)
        for source in following.sources(entry.document):  # whose file writes out the ids that are followed now
            self._later(source, WAIT)

    def _moved(self, rights: Rights) -> None:
        if rights.document is not None:
            self._later(rights.document, 0)

    def _later(self, document: str, seconds: float) -> None:
        self._loop.call_soon_threadsafe(self._schedule, document, seconds)

    def _schedule(self, document: str, seconds: float) -> None:
        """Settles a document after a while; one that is due sooner already stays so."""
        when = self._loop.time() + seconds
        timer = self._due.get(document)
        if timer is not None and timer.when() <= when:
            return
        if timer is not None:
            timer.cancel()
        self._due[document] = self._loop.call_at(when, self._now, document)

    def _now(self, document: str) -> None:
        del self._due[document]
        self._thread.submit(_carefully, self.mirror.settle, document)

    async def _do(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> None:
        await self._loop.run_in_executor(self._thread, lambda: _carefully(work, *args, **kwargs))

    async def _watch(self) -> None:
        """Hears of the system what was touched in the folder."""
        from watchfiles import awatch

        place = self.mirror.place
        try:
            async for changes in awatch(
                place.root,
                watch_filter=lambda _, path: _is_seen(Path(path), place.root),
                debounce=SETTLE,
                step=STEP,
                stop_event=self._stop,
                recursive=not place.only,
            ):
                await self._touched({Path(path).relative_to(place.root).as_posix() for _, path in changes})
        except (OSError, RuntimeError) as error:
            _log.warning("the system tells nothing of this folder (%s): it is looked at every %g s", error, CLOCK)

    async def _touched(self, paths: Iterable[str]) -> None:
        unknown = False
        for path in paths:
            documents = self.mirror.at(path)
            unknown = unknown or not documents
            for document in documents:
                self._schedule(document, 0)
        if unknown:
            await self._do(self.mirror.explore)

    async def _clock(self) -> None:
        n = 0
        while True:
            await asyncio.sleep(CLOCK)
            n += 1
            await self._do(self.mirror.check)
            if n % EXPLORE == 0:
                await self._do(self.mirror.explore)


def _carefully(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> None:
    """One document that cannot be settled keeps no other from it."""
    try:
        work(*args, **kwargs)
    except Exception:
        _log.exception("a file could not be brought together with its document")


def _is_seen(path: Path, root: Path) -> bool:
    """Whether something may lie there that concerns us: nothing hidden, nothing of ours."""
    try:
        parts = path.relative_to(root).parts
    except ValueError:
        return False
    return bool(parts) and HOME not in parts and not any(part.startswith(".") for part in parts)
