"""How commands read documents and hand over what they made: files, stdin and stdout by `-`, and what to say of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import registry
from ..errors import BadFramework, DesirePathError, NotFound, Problem, Unreadable, Unwritable
from .terminal import paint, progress, say

if TYPE_CHECKING:
    from ..formats import Reading
    from ..workspace.folder import Folder
    from ..workspace.resolve import Resolved

PIPE = "-"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document as it came in: its bytes, what they are, and the folder that its paths start from."""

    name: str  # as messages call it
    data: bytes
    format: registry.Format
    reading: Reading
    folder: Folder

    def resolved(self) -> Resolved:
        """With followed personas and pictures; what is missing is said on stderr."""
        from ..workspace.resolve import resolve

        found = resolve(self.reading.document, self.folder)
        tell([finding.problem.at(self.name) for finding in found.findings])
        return found


def bytes_of(path: str) -> bytes:
    """What a file or stdin holds.  Raises `NotFound`."""
    if path == PIPE:
        return sys.stdin.buffer.read()
    there = Path(path)
    if there.is_dir():
        raise NotFound(f"{path} is a folder", "name a file")
    try:
        return there.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"there is no file {path}", _alike(there)) from None
    except OSError as error:
        raise NotFound(f"cannot read {path}: {error.strerror}") from None


def _alike(path: Path) -> str:
    from difflib import get_close_matches

    try:
        close = get_close_matches(path.name, [p.name for p in path.parent.iterdir()], 1)
    except OSError:
        return f"there is no folder {path.parent} either"
    return f"did you mean {path.parent / close[0]}?" if close else "check the spelling"


def incoming(path: str, format: str = "") -> Incoming:
    """Reads a document in any format, and says on stderr what its reader had to mend."""
    from ..workspace.folder import Folder

    data = bytes_of(path)
    name = "<stdin>" if path == PIPE else path
    found = registry.for_reading(data, path, format)
    with progress(f"Reading {name}"):
        reading = registry.read(data, name, found.name)
    tell(warning.at(name) for warning in reading.warnings)
    folder = Folder(Path() if path == PIPE else Path(path).parent)
    return Incoming(name, data, found, reading, folder)


def outgoing(path: str, data: bytes, *sources: str) -> None:
    """Writes to a file, whole or not at all, or to stdout.  Raises `Unwritable` rather than write over a source."""
    if path == PIPE:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    for source in sources:
        if source != PIPE and Path(source).exists() and Path(path).exists() and Path(source).samefile(path):
            raise Unwritable(f"{path} is what is being read", "write to another file")
    from ..workspace.folder import write_whole

    write_whole(Path(path), data)


def tell(problems: Iterable[Problem]) -> None:
    """Problems on stderr, one a line: place, what was found, what to do."""
    for problem in problems:
        said = str(problem)
        where, colon, rest = said.partition(": ") if problem.file else ("", "", said)
        colour = "yellow" if problem.severity == "warning" else "red"
        word = "warning: " if problem.severity == "warning" else ""
        say(paint(where + colon, "bold", stream=sys.stderr) + paint(word + rest, colour, stream=sys.stderr))


def tell_error(error: DesirePathError) -> None:
    """An error on stderr, in the same form."""
    if isinstance(error, Unreadable | BadFramework):
        tell(error.problems)
    else:
        tell([Problem(error.code, error.message, error.hint)])
