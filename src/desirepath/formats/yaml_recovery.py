"""Reading on behind broken YAML: one mistake must not hide everything else that is wrong in a file.

A broken text is taken apart by its indentation, the entries that are broken by themselves are found, and in a copy each
gives way to a plain word (or, where not even its key can be made out, to nothing) so that the rest can be read.
Nothing read this way is ever used, only the problems come out; those that may only follow from what was taken out are
left out.  What cannot be looked at is listed in decision 0008.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from ..errors import Problem, Unreadable
from .yaml_keys import DOCUMENT_TYPES, TITLES
from .yaml_nodes import MAX_PROBLEMS, compose, parse, unsafe, without_unsafe
from .yaml_pieces import Block, Lines, Piece
from .yaml_reader import read_loosely
from .yaml_stops import Broken

MAX_SIZE = 4_000_000  # characters; of a longer text only the first mistake is told
MAX_LINES = 100_000
MAX_WORK = 400_000  # values read again to find the mistakes of one file
AT_ONCE = 100  # entries read in one go
CALL = 4  # values that one more call of the parser is worth

_LACKING = ("no-text", "no-title", "no-version")
_HEAD = re.compile(r" *+(?:- ++)*+(?P<key>(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s\"'#{\[,][^:\n]*+):(?: ++|$))?")
_END_IN_FLOW = re.compile(r"[,\]}]| #|$")
_END_OF_KEY = re.compile(r":(?: |$)")
_WORD = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_KEY = re.compile(r"[A-Za-z][\w.-]*:")
_TITLE = re.compile(
    rf"\W?({'|'.join(sorted({*TITLES.values(), *DOCUMENT_TYPES} - {''}))})\b"
)  # without it a record would be lost
_GLUED = re.compile(r"([A-Za-z][\w.-]*):\S")


def all_wrong(text: str, name: str, stop: Broken) -> list[Problem]:
    """Everything that is wrong in a text that libyaml stops at, at most a hundred problems."""
    if len(text) > MAX_SIZE or text.count("\n") > MAX_LINES:
        return [stop.problem]
    recovery = _Recovery(text, name)
    with suppress(_Enough):
        recovery.look()
    return (recovery.found or [stop.problem])[:MAX_PROBLEMS]


class _Enough(Exception):
    """There are a hundred problems, or looking for more would take too long."""


class _Recovery:
    def __init__(self, text: str, name: str) -> None:
        self.page, self.name, self.text = Lines(without_unsafe(text)), name, text
        self.found: list[Problem] = []
        self.work = 0
        self.taken: list[tuple[tuple[int, int], tuple[int, int]]] = []  # from line and column up to line and column
        self.lost: set[str] = set()  # all words in it: an id may have been among them
        self.lacking: set[tuple[int, int]] = set()  # where a record begins of which an entry is not there

    def look(self) -> None:
        """Finds what is broken, and then what is wrong with the rest."""
        for problem in unsafe(self.text, self.name):
            self._tell(problem)
            self.taken.append(((problem.line - 1, 0), (problem.line, 0)))
        if block := self.page.block(0, len(self.page.lines), 0):
            self._block(block)
        if self.found:
            self.found += [problem for problem in self._meant() if not self._follows(problem)]

    def _meant(self) -> list[Problem]:
        try:
            root, doubled = parse("\n".join(self.page.lines), self.name)
            reader = read_loosely(root, doubled, self.name)
            reader.ids.check_references(self.lost)
        except Broken:
            return []
        except Unreadable as error:
            return error.problems
        return reader.complaints.found

    def _follows(self, problem: Problem) -> bool:
        """Whether a problem may come from nothing but what was taken out."""
        place = (problem.line - 1, problem.column - 1)
        if problem.code in _LACKING and place in self.lacking:
            return True
        if problem.code == "unknown-key" and not _PLAIN_KEY.match(self.page.lines[place[0]], place[1]):
            return any(begin[0] == place[0] for begin, _ in self.taken)
        return any(begin <= place < end for begin, end in self.taken)

    # -- what is broken -------------------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        pieces = block.pieces
        gone = [piece for piece in pieces[:1] if piece.column != block.column]
        if gone:
            self._misplaced(pieces[0], block.column)
        for n in range(len(gone), len(pieces), AT_ONCE):
            broken = self._broken(pieces[n : n + AT_ONCE], block.tag)
            gone += [piece for piece in broken if not self._mended(piece, block.tag)]
        left = [piece for piece in pieces if piece not in gone] if gone else []
        if left:
            self.lacking.add((left[0].first, left[0].column))

    def _broken(self, pieces: Sequence[Piece], tag: str) -> Iterator[Piece]:
        """The entries that are broken by themselves.  libyaml has read all that stands before the place where it
        stops, unless a quotation mark or bracket was left open up there."""
        while pieces and (stop := self._stop(pieces, tag)):
            at = next((k for k, piece in enumerate(pieces) if stop.problem.line <= piece.last), len(pieces) - 1)
            yield from self._broken(pieces[:at], tag)
            if self._stop(pieces[at : at + 1], tag):
                yield pieces[at]
            pieces = pieces[at + 1 :]

    def _stop(self, pieces: Sequence[Piece], tag: str) -> Broken | None:
        """Where libyaml stops in these entries, read by themselves."""
        first, last, column = pieces[0].first, pieces[-1].last, pieces[0].column
        try:
            tree = compose(self.page.text(first, last, column), self.name)
        except Broken as stop:
            self._worked(stop.problem.line)
            return Broken(_moved(stop.problem, first), stop.index, stop.flow)
        except Unreadable as error:
            raise Unreadable([_moved(problem, first) for problem in error.problems]) from None
        self._worked(tree.count)
        return None if tree.root is None or tree.root.tag == tag else Broken(self._strange(pieces[0], tag))

    def _worked(self, values: int) -> None:
        self.work += values + CALL
        if self.work > MAX_WORK:
            raise _Enough

    def _strange(self, piece: Piece, tag: str) -> Problem:
        """What is wrong with an entry that is YAML, but not one of this block."""
        line = self.page.lines[piece.first]
        if tag == "l":
            message, hint = "a list ends here without notice", "begin each entry with `- `, all in one column"
        elif glued := _GLUED.match(line, piece.column):
            message, hint = "a colon without a space behind it is part of the word", f"write `{glued[1]}: `"
        elif self.page.dash(piece.first, piece.column) is not None:
            message, hint = "this does not belong to what stands above it", "check the indentation and the quotes"
        else:
            message = "a key without a colon, or a text that goes on too far to the left"
            hint = "put the whole text in quotes"
        return Problem("yaml-syntax", message, hint, self.name, piece.first + 1, piece.column + 1)

    def _tell(self, problem: Problem) -> None:
        if self._follows(problem):
            return
        self.found.append(problem)
        if len(self.found) >= MAX_PROBLEMS:
            raise _Enough

    def _mended(self, piece: Piece, tag: str) -> bool:
        """Tells everything that is broken in an entry and makes it whole; false if it had to go."""
        if strays := self.page.strays(piece):
            for stray in strays:
                self._misplaced(stray, piece.column)
            if not self._stop([piece], tag):
                return True
        inner = self.page.inner(piece)
        if inner is not None:
            self._block(inner)
        while stop := self._stop([piece], tag):
            self._tell(stop.problem)
            if not self._quoted(piece, stop):
                return self._emptied(piece, tag)
        return True

    def _misplaced(self, piece: Piece, column: int) -> None:
        said = f"this begins {piece.column} spaces from the left, the entries around it {column}"
        hint = "indent all entries that stand beside one another alike"
        self._tell(Problem("yaml-syntax", said, hint, self.name, piece.first + 1, piece.column + 1))
        tag = "l" if self.page.dash(piece.first, piece.column) is not None else "m"
        for broken in self._broken([piece], tag):
            self._mended(broken, tag)
        self._take(piece.first, piece.column, piece.last)

    # -- what is taken out ----------------------------------------------------------------------------------------

    def _quoted(self, piece: Piece, stop: Broken) -> bool:
        """Makes a plain word of a value that only lacks quotes; false if there is more to it."""
        text = self.page.text(piece.first, piece.last, piece.column)
        if stop.index < 0 or (span := _span(text, stop)) is None:
            return False
        start, end = span
        n, begin = piece.first + text.count("\n", 0, start), text.rfind("\n", 0, start) + 1
        line, a, b = self.page.lines[n], start - begin, end - begin
        self._lose(line[a:b])
        self.page.lines[n] = f"{line[:a]}x{' ' * (b - a - 1)}{line[b:]}"
        self.taken.append(((n, a), (n, a + 1)))
        return True

    def _emptied(self, piece: Piece, tag: str) -> bool:
        """Makes a plain word of the value of an entry; takes the entry out and is false if it has none."""
        page, column, line = self.page, piece.column, self.page.lines[piece.first]
        value = page.dash(piece.first, column) if tag == "l" else page.key(piece.first, column)
        title = _TITLE.match(line, column) if tag == "m" else None
        key = line[:value].rstrip() if value is not None else f"{line[:column]}{title[1]}:" if title else ""
        self._take(piece.first, column if value is None else value, piece.last)
        if key:
            page.lines[piece.first] = key + " x"
            if not self._stop([piece], tag):
                return True
            self._take(piece.first, column, piece.last)
        return False

    def _take(self, first: int, column: int, last: int) -> None:
        self._lose(self.page.text(first, last, column))
        self.taken.append(((first, column), (last, 0)))
        self.page.lines[first] = self.page.lines[first][:column].rstrip()
        self.page.lines[first + 1 : last] = [""] * (last - first - 1)

    def _lose(self, text: str) -> None:
        self.lost.update(_WORD.findall(text))


def _moved(problem: Problem, lines: int) -> Problem:
    return replace(problem, line=problem.line + lines)


def _span(text: str, stop: Broken) -> tuple[int, int] | None:
    """Where the value that lacks quotes stands on its line, or nothing where more than quotes is missing."""
    begin, end = text.rfind("\n", 0, stop.index) + 1, text.find("\n", stop.index)
    line = text[begin : end if end >= 0 else len(text)].rstrip()
    at = stop.index - begin
    if line[at : at + 1] == ":" and stop.flow:
        start = 1 + max(line.rfind(mark, 0, at) for mark in (": ", ", ", "{", "["))
        start += len(line[start:at]) - len(line[start:at].lstrip())
        until = _END_IN_FLOW.search(line, at)
        sound = start < at and until is not None and line[start] not in "\"'"
        return (begin + start, begin + until.start()) if sound and until else None
    if line[at : at + 1] == ":":
        head = _HEAD.match(line)
        start = head.end() if head and head["key"] else len(line)
        return (begin + start, begin + len(line)) if start < at and line[start] not in "\"'[{|>" else None
    head = _HEAD.match(line[:at])
    until = None
    if stop.flow or head is None or head.end() < at:
        until = _END_IN_FLOW.search(line, at)
    elif not head["key"]:
        until = _END_OF_KEY.search(line, at)
    return stop.index, begin + len(line[: until.start() if until else None].rstrip())
