"""A worker process, `python -m desirepath.server.worker MIB SECONDS`: takes tasks from stdin and answers on stdout.

It takes no more memory than it was given, computes no longer for one task, has no secrets in its environment, and is
killed by its master when an answer does not come.  A message is the length of a JSON tree, the tree, and the blobs
whose sizes the tree tells.
"""

from __future__ import annotations

import json
import math
import struct
import sys
from typing import Any, BinaryIO

Tree = dict[str, Any]
_LENGTH = struct.Struct(">Q")


def send(pipe: BinaryIO, tree: Tree, blobs: list[bytes]) -> None:
    """Writes one message."""
    head = json.dumps({"tree": tree, "sizes": [len(blob) for blob in blobs]}).encode()
    pipe.write(_LENGTH.pack(len(head)))
    pipe.write(head)
    for blob in blobs:
        pipe.write(blob)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[Tree, list[bytes]]:
    """Reads one message.  Raises `EOFError` where there is none any more."""
    head = json.loads(_exactly(pipe, _LENGTH.unpack(_exactly(pipe, _LENGTH.size))[0]))
    return head["tree"], [_exactly(pipe, size) for size in head["sizes"]]


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _answer(tree: Tree, blobs: list[bytes]) -> tuple[Tree, list[bytes]]:
    from dataclasses import asdict

    from ..errors import BadFramework, DesirePathError, Unreadable
    from . import tasks, tasks_gallery

    try:
        told, made = {**tasks.TASKS, **tasks_gallery.TASKS}[tree["task"]](tree["told"], blobs)
        return {"told": told}, made
    except (Unreadable, BadFramework) as error:
        return {"error": {"code": error.code, "problems": [asdict(problem) for problem in error.problems]}}, []
    except DesirePathError as error:
        return {"error": {"code": error.code, "message": error.message, "hint": error.hint}}, []


def _limit(mib: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there as well
        return
    resource.setrlimit(resource.RLIMIT_AS, (mib * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def clock(seconds: int) -> None:
    """Ends the process when it has computed so long from now on; waiting for a busy processor does not count."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main() -> None:
    """Answers until the master closes the pipe; whatever is no error of ours ends the process, and with it the task."""
    mib, seconds = map(int, sys.argv[1:])
    _limit(mib)
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints must not stand among the answers
    while True:
        try:
            tree, blobs = receive(sys.stdin.buffer)
        except EOFError:
            return
        clock(seconds)
        send(out, *_answer(tree, blobs))


if __name__ == "__main__":
    main()
