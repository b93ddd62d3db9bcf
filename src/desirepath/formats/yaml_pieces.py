"""A YAML text taken apart by its indentation alone: every entry of a block is a text of its own, with all lines that
are indented deeper, so that what is broken in one hides nothing in another.  See `yaml_recovery`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

DEEP = 1_000_000  # the indentation of lines that belong to whatever stands above them

# possessive and without nested repeats: a line may have millions of spaces
_DASH = re.compile(r"-(?: ++|$)")
_KEY = re.compile(r"(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s\"'#{\[,\-][^:\n]*+|-[^\s:][^:\n]*+):(?: ++|$)")
_LEAD = re.compile(r" *+")


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry of a block, from line `first` up to `last`, beginning in `column`; all from 0."""

    first: int
    last: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """The entries that stand below one another in one column."""

    tag: Literal["m", "l"]
    column: int
    pieces: tuple[Piece, ...]


class Lines:
    """The lines of a text, some of which are taken out while it is being looked at."""

    def __init__(self, text: str) -> None:
        self.lines = [line.removesuffix("\r") for line in text.split("\n")]

    def text(self, first: int, last: int, column: int) -> str:
        """The lines from `first` up to `last`, without what stands before `column` on the first."""
        return "\n".join((" " * column + self.lines[first][column:], *self.lines[first + 1 : last]))

    def indent(self, n: int, start: int = 0) -> int:
        """How far a line is indented, what stands before `start` not counted; blank lines, comments and lines with
        tabs belong to what stands above them."""
        line = self.lines[n]
        at = _LEAD.match(line, start).end()  # type: ignore[union-attr]
        return DEEP if line[at : at + 1] in ("", "#", "\t") else at

    def dash(self, n: int, column: int) -> int | None:
        """Where the item begins whose dash stands in this column."""
        found = _DASH.match(self.lines[n], column)
        return found.end() if found else None

    def key(self, n: int, column: int) -> int | None:
        """Where the value begins whose key stands in this column."""
        found = _KEY.match(self.lines[n], column)
        return found.end() if found else None

    def begins(self, n: int, column: int) -> bool:
        """Whether an entry begins here, by the looks of it."""
        return self.dash(n, column) is not None or self.key(n, column) is not None

    def bare(self, n: int, at: int) -> bool:
        """Whether nothing but a comment follows on the line."""
        return self.lines[n][at : at + 1] in ("", "#")

    def block(self, first: int, last: int, start: int) -> Block | None:
        """The entries between two lines, the first of which begins at `start`, if they are entries."""
        while first < last and self.indent(first, start) == DEEP:
            first, start = first + 1, 0
        if first >= last or not self._held(first, last, head := self.indent(first, start), bool(start)):
            return None
        column = self._column(first, last, head)
        tag: Literal["m", "l"] = "l" if self.dash(first, head) is not None else "m"
        begins = [first, *(n for n in range(first + 1, last) if self.indent(n) == column)]
        begins = [n for k, n in enumerate(begins) if k == 0 or not self._goes_on(begins[k - 1], n, column, tag)]
        ends = [*begins, last][1:]
        pieces = [Piece(n, end, head if n == first else column) for n, end in zip(begins, ends, strict=True)]
        return Block(tag, column, tuple(pieces))

    def _held(self, first: int, last: int, head: int, item: bool) -> bool:
        """Whether lines are a block: the first one is an entry, or others in its column are, where an item begins."""
        below = (n for n in range(first + 1, last) if self.indent(n) == head) if item else ()
        return self.begins(first, head) or any(self.key(n, head) is not None for n in below)

    def _column(self, first: int, last: int, head: int) -> int:
        """The column of most entries: one that is indented otherwise should not turn the others into strangers."""
        found = Counter([head])
        for n in range(first + 1, last):
            if (indent := self.indent(n)) <= head and self.begins(n, indent):
                found[indent] += 1
        return max(found, key=lambda column: (found[column], column == head, column))

    def _goes_on(self, above: int, n: int, column: int, tag: str) -> bool:
        """Whether a line in the column of the entries is rather part of the one above: a bracket that closes, the list
        of a key, more words of a text."""
        if self.lines[n][column] in "]}":
            return True
        if tag == "m" and self.dash(n, column) is not None:
            return self.dash(above, column) is not None or self._opens(above, column)
        return not self.begins(n, column) and not self.begins(above, column)

    def _opens(self, n: int, column: int) -> bool:
        value = self.key(n, column)
        return value is not None and self.bare(n, value)

    def inner(self, piece: Piece) -> Block | None:
        """The block that an entry holds, behind its dash or below its key."""
        if (item := self.dash(piece.first, piece.column)) is not None:
            return self.block(piece.first, piece.last, item)
        value = self.key(piece.first, piece.column)
        if value is None or not self.bare(piece.first, value):
            return None
        return self.block(piece.first + 1, piece.last, 0)

    def strays(self, piece: Piece) -> list[Piece]:
        """The entries among the lines of this one that begin in a column where none can."""
        begins = [n for n in range(piece.first + 1, piece.last) if self._stray(n, piece.column)]
        ends = [*begins, piece.last][1:]
        return [Piece(n, end, self.indent(n)) for n, end in zip(begins, ends, strict=True)]

    def _stray(self, n: int, column: int) -> bool:
        return (indent := self.indent(n)) < column and self.begins(n, indent)
