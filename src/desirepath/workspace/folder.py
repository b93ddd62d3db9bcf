"""Where documents live: a port of three questions, and a folder that answers them.

A document asks for other documents by relative path (a persona that several maps share may lie beside their folders,
so `..` is allowed there: nothing but a valid Desire Path document is ever taken from it).  Pictures are bytes that
leave in an export, so they come from below the document's own folder: no `..`, no absolute path, no way out by a link.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Protocol

from ..errors import NotFound, Unwritable

MAX_PICTURE = 20 * 1024 * 1024  # bytes of one picture
MAX_DOCUMENT = 32 * 1024 * 1024  # bytes of one document
DOCUMENT_SUFFIXES = (".yaml", ".yml")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})
_OPENING = "desirepath:"


class Workspace(Protocol):
    """What a document needs of the place where it lies; a server answers out of its database."""

    def document(self, path: str) -> bytes:
        """The bytes of another document.  Raises `NotFound`."""

    def picture(self, path: str) -> bytes:
        """The bytes of a picture.  Raises `NotFound`."""

    @property
    def frameworks(self) -> Path | None:
        """The folder of framework files that documents here may use, if there is one."""


class Folder:
    """A folder of the file system."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def document(self, path: str) -> bytes:
        _must_be_relative(path)
        return _read(self.root / path, MAX_DOCUMENT)

    def picture(self, path: str) -> bytes:
        _must_be_relative(path)
        root = self.root.resolve()
        there = (root / path).resolve()
        if not there.is_relative_to(root):
            raise NotFound(f"{path!r} leads out of the folder", "put pictures beside the file or in a folder below it")
        return _read(there, MAX_PICTURE)

    @property
    def frameworks(self) -> Path | None:
        home = self.root / "frameworks"
        return home if home.is_dir() else None


def documents(folder: Path) -> Iterator[Path]:
    """Every Desire Path document below a folder, in order of its path: YAML that begins with `desirepath:`.

    Hidden folders, installed packages and links to folders are passed by.
    """
    for where, inner, names in os.walk(folder):
        inner[:] = sorted(n for n in inner if not n.startswith(".") and n not in _SKIPPED)
        for name in sorted(names):
            path = Path(where, name)
            if path.suffix.lower() in DOCUMENT_SUFFIXES and not name.startswith(".") and begins_as_document(path):
                yield path


def begins_as_document(path: Path) -> bool:
    """Whether the first line that is neither blank nor a comment is `desirepath: …`."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            for _ in range(200):
                line = file.readline(2_000)
                if (said := line.strip()) and not said.startswith("#") and said != "---":
                    return line.startswith(_OPENING)
    except OSError:
        pass
    return False


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that whoever looks sees the old bytes or the new ones, never half of them.

    A link keeps pointing where it points, and an existing file keeps its permissions.  Raises `Unwritable`.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():  # a pipe or a device has no place beside it
            target.write_bytes(data)
            return
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    except OSError as error:
        raise Unwritable(
            f"cannot write {path}: {error.strerror}", "is the folder there, and may you write in it?"
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise Unwritable(f"cannot write {path}: {error.strerror}") from None
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def bytes_at(path: Path) -> bytes:
    """The bytes of a document.  Raises `NotFound`."""
    return _read(path, MAX_DOCUMENT)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _must_be_relative(path: str) -> None:
    if not path or "\0" in path or PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor:
        raise NotFound(f"{path!r} is not a relative path", "write it relative to the file that names it")


def _read(path: Path, limit: int) -> bytes:
    try:
        if not path.is_file():
            raise NotFound(f"there is no file {path.name!r} in {path.parent}", "check the spelling of the path")
        size = path.stat().st_size
        if size > limit:
            raise NotFound(f"{path.name!r} is too large: {size:,} bytes", f"the limit is {limit:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise NotFound(f"cannot read {path}: {error.strerror}") from None
