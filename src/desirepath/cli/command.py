"""What a command is: a record that says its name, its words of help and what runs.

The parser, the grouped help and the check that the documentation names every flag are all made from these records.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Group = Literal["Begin", "Look", "Exchange", "Keep true", "Go on", "Together"]

GOOD, PROBLEMS, WRONG_USE = 0, 1, 2
"""What a command answers: fine; something is wrong with the documents (or they differ); it was called wrongly."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `desirepath`."""

    name: str
    group: Group
    summary: str  # a line, for the list of all commands
    details: str  # a paragraph, for its own help
    examples: tuple[tuple[str, str], ...]  # (what to type, what it does)
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
