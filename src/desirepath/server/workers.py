"""Processes that do what is slow or dangerous: they are few, limited in time and memory, and replaced when they die."""

from __future__ import annotations

import asyncio
import math
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Semaphore, Timer
from typing import Any, BinaryIO

from ..errors import (
    BadFramework,
    DesirePathError,
    NotFound,
    Problem,
    Rejected,
    UnknownFormat,
    UnknownFramework,
    Unreadable,
    Unwritable,
)
from .worker import Tree, receive, send

_KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "PYTHONPATH", "SYSTEMROOT", "VIRTUAL_ENV")
_SIMPLE = {error.code: error for error in (Rejected, UnknownFramework, UnknownFormat, NotFound, Unwritable)}
_WITH_PROBLEMS = {error.code: error for error in (Unreadable, BadFramework)}


_PATIENCE = 6
"""So many times as long as a task may compute may it take by the clock: other programs want the processor too."""


class TooMuch(DesirePathError):
    """A task took more time or memory than anybody gets."""

    code = "too-much"


class Workers:
    """At most `count` processes, each with `mib` MiB of memory and `seconds` of computing for one task."""

    def __init__(self, count: int, seconds: float, mib: int) -> None:
        self.seconds, self.mib = seconds, mib
        self._free = Semaphore(count)
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()

    async def do(self, task: str, told: Tree, blobs: Sequence[bytes] = ()) -> tuple[Tree, list[bytes]]:
        """What a task gives.  Raises what the task raises, and `TooMuch`."""
        return await asyncio.to_thread(self.call, task, told, blobs)

    def call(self, task: str, told: Tree, blobs: Sequence[bytes] = ()) -> tuple[Tree, list[bytes]]:
        """As `do`, for code that may wait."""
        with self._free:
            process = self._process()
            stopper = Timer(self.seconds * _PATIENCE, process.kill)
            stopper.start()
            try:
                send(_pipe(process.stdin), {"task": task, "told": told}, list(blobs))
                tree, made = receive(_pipe(process.stdout))
            except (OSError, EOFError):
                _end(process)
                raise TooMuch(
                    f"this needs more than {self.seconds:g} s or {self.mib} MiB", "try it with a smaller part"
                ) from None
            finally:
                stopper.cancel()
            self._idle.put(process)
        if "error" in tree:
            raise _error(tree["error"])
        return tree["told"], made

    def close(self) -> None:
        """Ends the processes that wait for work."""
        while not self._idle.empty():
            _end(self._idle.get())

    def _process(self) -> subprocess.Popen[bytes]:
        while not self._idle.empty():
            process = self._idle.get()
            if process.poll() is None:
                return process
            _end(process)
        return subprocess.Popen(
            [sys.executable, "-m", "desirepath.server.worker", str(self.mib), str(math.ceil(self.seconds))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in _KEPT if key in os.environ},
        )


def _pipe(pipe: Any) -> BinaryIO:
    assert pipe is not None
    return pipe  # type: ignore[no-any-return]


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what it was never sent
            _pipe(pipe).close()
    process.wait()


def _error(told: Tree) -> DesirePathError:
    if (cls := _WITH_PROBLEMS.get(told["code"])) is not None:
        return cls([Problem(**problem) for problem in told["problems"]])
    return _SIMPLE.get(told["code"], Unwritable)(told["message"], told["hint"])


READERS = Workers(count=2, seconds=10, mib=512)
"""For files that somebody has sent."""
DRAWERS = Workers(count=2, seconds=60, mib=2048)
"""For everything that is made of a document."""
