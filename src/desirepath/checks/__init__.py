"""What is wrong with documents: reading errors and the rules, for files and whole folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from ..errors import NotFound, Problem, Unreadable
from ..workspace.folder import documents
from ..workspace.opened import Opened, open_file, opened
from .rules import findings


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were looked at, and everything found in them, by file and line."""

    files: int
    problems: tuple[Problem, ...]


def check(*paths: str | PathLike[str]) -> Report:
    """Looks at files, and at every document below folders.  Raises `NotFound` for a path that is not there."""
    files = list(dict.fromkeys(_files(paths)))
    return Report(len(files), tuple(problem for path in files for problem in problems_of(path)))


def _files(paths: tuple[str | PathLike[str], ...]) -> Iterator[Path]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from documents(path)
        elif path.is_file():
            yield path
        else:
            raise NotFound(f"there is no file or folder {path}", "check the spelling")


def problems_of(path: Path) -> list[Problem]:
    """Everything that is wrong with one file, from top to bottom."""
    return _found(lambda: open_file(path))


def problems_in(data: bytes, name: str = "<stdin>") -> list[Problem]:
    """Everything that is wrong with a document that lies nowhere; what it borrows is looked for in this folder."""
    return _found(lambda: opened(data, Path(name)))


def _found(opening: Callable[[], Opened]) -> list[Problem]:
    try:
        file = opening()
    except Unreadable as error:
        return error.problems
    found = [file.problem(finding) for finding in findings(file)]
    return sorted(found, key=lambda p: (p.line, p.column))
