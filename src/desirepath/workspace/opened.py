"""A YAML document as it lies in a folder: its text with all positions, what it says, and what it borrows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import Problem
from ..formats import yaml_file
from ..model.document import Document
from .folder import Folder, bytes_at
from .resolve import Finding, Resolved, resolve


@dataclass(frozen=True, slots=True)
class Opened:
    """One file, read and resolved; `document` is what the text says, `resolved.document` what is drawn."""

    path: Path
    file: yaml_file.File
    workspace: Folder
    resolved: Resolved

    @property
    def document(self) -> Document:
        return self.file.document

    def problem(self, finding: Finding) -> Problem:
        """A finding with the place where a person would look for it."""
        line, column = self._place(finding.id, finding.field)
        return replace(finding.problem, file=str(self.path), line=line, column=column)

    def _place(self, id: str, field: str) -> tuple[int, int]:
        """Line and column of a field where the text spells it out, else of its record, else of the whole file."""
        entry = self.file.entries.get(id)
        if entry and entry[0].tag == "m":
            for key, _ in entry[0].value:
                if key.value == field:
                    return key.line + 1, key.column + 1
        return yaml_file.position(self.file, id) or (0, 0)


def open_file(path: Path) -> Opened:
    """Opens a document in a folder.  Raises `NotFound`, and `Unreadable` with all that is wrong in its text.

    What it refers to and cannot be found is no error: `resolved.findings` tells it.
    """
    return opened(bytes_at(path), path)


def opened(data: bytes, path: Path) -> Opened:
    """A document out of bytes that lie, or might lie, at a path.  Raises `Unreadable`."""
    workspace = Folder(path.parent)
    file = yaml_file.read(data, str(path))
    return Opened(path, file, workspace, resolve(file.document, workspace))
