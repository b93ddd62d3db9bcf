"""Every error of Desire Path, as one tree:

    DesirePathError
    ├── Unreadable         a file cannot be read; carries every problem found in it
    ├── Rejected           a change does not fit the document it was meant for
    ├── UnknownFramework   no framework with this id is built in, in the document or in a folder
    ├── BadFramework       a framework file contradicts itself; carries every problem found in it
    ├── UnknownFormat      no reader or writer goes by this name or extension
    ├── NotFound           a file, folder, picture or part of a document is not there
    └── Unwritable         the result cannot be written or is too large to draw

Each has a stable `code` for programs, a `message` that says what was found, and a `hint` that says what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where: lines and columns count from 1, 0 means the whole file."""

    code: str
    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    severity: Severity = "error"

    def at(self, file: str) -> Problem:
        """The same problem, said of a named file."""
        return replace(self, file=file)

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        said = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{where}: {said}" if where else said


class DesirePathError(Exception):
    """The root of the tree: catch this to catch everything the library raises on purpose."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message}; {hint}" if hint else message)


class _WithProblems(DesirePathError):
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line, p.column))
        super().__init__("\n".join(map(str, self.problems)))


class Unreadable(_WithProblems):
    """A file cannot be read; `problems` holds everything found in it, at most 100."""

    code = "unreadable"


class BadFramework(_WithProblems):
    """A framework file contradicts itself."""

    code = "bad-framework"


class Rejected(DesirePathError):
    """A change does not fit the document: a value it replaces is not there, or what it writes is not valid."""

    code = "rejected"


class UnknownFramework(DesirePathError):
    """No framework goes by this id."""

    code = "unknown-framework"


class UnknownFormat(DesirePathError):
    """No reader or writer goes by this name or extension."""

    code = "unknown-format"


class NotFound(DesirePathError):
    """A file, folder, picture, stage, lane or persona that was named is not there."""

    code = "not-found"


class Unwritable(DesirePathError):
    """The result cannot be written, or is too large to draw."""

    code = "unwritable"
