"""Personas that follow a file: their words are that file's, so they are changed there and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import Problem, Rejected
from ...formats import yaml_file
from ...model.document import Document
from ...model.edits import Edit, Set
from ...model.schema import TABLE, Persona, is_local
from ...workspace.folder import Folder
from ...workspace.resolve import with_personas
from .said import Said, follows


@dataclass(frozen=True, slots=True)
class Followed:
    """What was found in other files: personas in words, the paths that were asked, and what is wrong there."""

    records: dict[str, Persona] = field(default_factory=dict)
    paths: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def followed(said: Said, path: Path) -> Followed:
    """The personas of a text as the files describe them that they follow."""
    links = [link for persona in said.document.of(Persona) for link in said.document.links(persona.id, "follows")]
    paths = {path.parent / link.to.partition("#")[0] for link in links if not is_local(link.to)}
    records, findings = with_personas(said.document, Folder(path.parent))
    problems = []
    for finding in findings:
        line, column = (said.yaml and yaml_file.position(said.yaml, finding.id)) or (0, 0)
        problem = finding.problem
        problems.append(Problem(problem.code, problem.message, problem.hint, path.name, line, column, "warning"))
    return Followed(records, paths, problems)


def news(found: Followed, now: Document) -> tuple[Edit, ...]:
    """The edits that give personas the words of their files, where they have others."""
    edits: list[Edit] = []
    for id, wanted in found.records.items():
        here = now.get(id)
        if isinstance(here, Persona) and follows(now, id):
            pairs = ((name, getattr(wanted, name), getattr(here, name)) for name in TABLE[Persona] if name != "at")
            edits += [Set(id, name, value, was) for name, value, was in pairs if value != was]
    return tuple(edits)


def must_be_free(edits: Sequence[Edit], document: Document) -> None:
    """Raises `Rejected` for a change that is only about personas who are described in files of their own.

    In a larger one (a restored version, an import) their words go through, and their files put them right at once.
    """
    wrong = [_borrowed(edit, document) for edit in edits]
    if wrong and all(wrong):
        hint = f"open {wrong[0]} and change it there, or let this persona stop following it"
        raise Rejected(f"this persona is described in {wrong[0]}", hint)


def _borrowed(edit: Edit, document: Document) -> str:
    """The file whose words an edit would change, "" for none."""
    if isinstance(edit, Set) and edit.field != "at" and isinstance(document.get(edit.id), Persona):
        return follows(document, edit.id)
    return ""
