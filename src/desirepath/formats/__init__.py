"""File formats that need no geometry, one module each: `read(text, name) -> Reading`, `write(document) -> Writing`."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import Problem
from ..model.document import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as a reader made it: what it had to mend, and the ids that the text itself wrote out."""

    document: Document
    warnings: tuple[Problem, ...] = ()
    pinned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Writing:
    """A document in another format, and what that format could not carry, one sentence each."""

    text: str
    losses: tuple[str, ...] = ()
