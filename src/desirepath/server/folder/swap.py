"""One file, written whole, and only where nobody else has written it meanwhile.

The new text is put beside the file, flushed to the disk, and then the two change places in one step of the kernel; what
comes out is compared with what should have been there, and if it is something else the two change back.  So nothing
that another program wrote is lost, however narrow the moment.  Where the system cannot exchange files, the old text is
compared right before the rename.
"""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from ...errors import Unwritable

MARK = ".desirepath-new"
"""What the names of files that are being written end with."""

_HERE = -100  # of `renameat2`: a path is meant from the working directory
_EXCHANGE = 2


def put(path: Path, data: bytes, expected: bytes) -> bool:
    """Makes `data` the content of a file that holds `expected`; False if it holds something else.

    A link keeps pointing where it points, and the file keeps its permissions.  Raises `Unwritable`.
    """
    try:
        target = path.resolve(strict=True)
        fresh = _beside(target, data, target.stat())
        try:
            return _exchanged(fresh, target, expected)
        finally:
            fresh.unlink(missing_ok=True)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise Unwritable(f"cannot write {path}: {error.strerror}", "may you write in this folder?") from None


def put_new(path: Path, data: bytes) -> bool:
    """Makes a file that is not there yet; False if it is.  Raises `Unwritable`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = _beside(path, data, None)
        try:
            return move(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise Unwritable(f"cannot write {path}: {error.strerror}", "may you write in this folder?") from None


def move(source: Path, target: Path) -> bool:
    """Gives a file another name, and never writes over one: False if that name is taken."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if target.exists():
            return False
        os.rename(source, target)
        return True
    os.unlink(source)
    return True


def swept(folder: Path) -> None:
    """Takes away what was being written when a process was killed."""
    for left in folder.glob(f".*{MARK}"):
        with suppress(OSError):
            left.unlink()


def _beside(target: Path, data: bytes, like: os.stat_result | None) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=MARK, dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.chmod(name, (like.st_mode & 0o7777) if like else 0o666 & ~_umask())
        if like and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(name, like.st_uid, like.st_gid)
        os.fsync(file.fileno())
    return Path(name)


def _exchanged(fresh: Path, target: Path, expected: bytes) -> bool:
    if target.read_bytes() != expected:
        return False
    exchange = _exchange()
    if exchange is None or exchange(os.fsencode(fresh), os.fsencode(target)) != 0:
        os.replace(fresh, target)
    elif fresh.read_bytes() != expected:
        exchange(os.fsencode(fresh), os.fsencode(target))
        return False
    _flush(target.parent)
    return True


def _flush(folder: Path) -> None:
    """Makes the rename itself survive a power cut."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@cache
def _exchange() -> Any:
    """A function that lets two paths change places and returns 0, or None where the system has none."""
    if sys.platform != "linux":
        return None
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    return lambda one, other: renameat2(_HERE, one, _HERE, other, _EXCHANGE)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
