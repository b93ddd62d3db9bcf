"""The geometry of a YAML text: where an entry begins and ends, which comments stand where, how pieces are cut out.

An entry is a pair of a block mapping or an item of a block list.  Its lines run from the line of its key or dash to the
end of the line on which its value ends; comments right above it, in its column, go with it when it moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .yaml_nodes import Node

Cut = tuple[int, int, str]  # from, to, what comes in its place

_COMMENT = re.compile(r"#[^\n]*")
_HEADER_COMMENT = re.compile(r"[ \t](#[^\n]*)")
_TO_THE_DASH = re.compile(r"(?:\s|#[^\n]*)*-")


class Entangled(Exception):
    """Two cuts overlap: the text cannot be changed piece by piece."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands: behind a key, behind a dash, or between commas (`flow`)."""

    node: Node
    start: int  # of the key or dash
    after: int  # behind the colon or dash
    column: int  # of the key or dash
    home: int  # the line above which comments go that lose their place
    flow: bool = False
    head: str = "-"  # the key and its colon, or the dash

    def moved_home(self, home: int) -> Slot:
        """The same slot with another place for homeless comments."""
        return replace(self, home=home)


class Page:
    """A text with LF line ends."""

    def __init__(self, text: str) -> None:
        self.text = text

    def begin(self, index: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, index) + 1

    def end(self, index: int) -> int:
        """Where the line of a character ends, before the line break."""
        found = self.text.find("\n", index)
        return found if found >= 0 else len(self.text)

    def indent(self, begin: int) -> int:
        """How many spaces a line begins with."""
        line = self.text[begin : self.end(begin)]
        return len(line) - len(line.lstrip(" "))

    def lead(self, begin: int, column: int) -> int:
        """Where the comments right above a line begin, those in its own column."""
        mark = " " * column + "#"
        while begin > 0 and self.text.startswith(mark, above := self.begin(begin - 1)):
            begin = above
        return begin

    def pair(self, key: Node, value: Node, home: int | None = None) -> Slot:
        """The slot of a pair in a mapping; `home` is given where the mapping is a flow."""
        if key.flow:
            return Slot(value, key.start, value.start, key.column, home or 0, True, "")
        after = self.text.index(":", key.end) + 1
        return Slot(value, key.start, after, key.column, self.begin(key.start), False, self.text[key.start : after])

    def item(self, holder: Node, node: Node, home: int | None = None) -> Slot:
        """The slot of an item in a list."""
        if holder.flow:
            return Slot(node, node.start, node.start, node.column, home or 0, True, "")
        dash = self._dash(holder, node)
        return Slot(node, dash, dash + 1, dash - self.begin(dash), self.begin(dash))

    def _dash(self, holder: Node, node: Node) -> int:
        before = node.start - 1
        while self.text[before] == " ":
            before -= 1
        if self.text[before] == "-" and self.text[before - 1 : before] in ("", " ", "\n"):
            return before
        at = next(n for n, child in enumerate(holder.value) if child is node)
        found = _TO_THE_DASH.match(self.text, holder.value[at - 1].end if at else holder.start)
        if found is None:
            raise Entangled
        return found.end() - 1

    def comments(self, start: int, end: int, scalars: Iterable[Node] = ()) -> list[tuple[int, str]]:
        """The comments between two places, in which `scalars` are all that can hold a `#` of its own."""
        if "#" not in self.text[start:end]:
            return []
        found: list[tuple[int, str]] = []
        at = start
        for scalar in scalars:
            if scalar.start >= end or scalar.end < start:
                continue
            found += self._between(at, scalar.start)
            if scalar.style in ("|", ">"):
                header = _HEADER_COMMENT.search(self.text, scalar.start, self.end(scalar.start))
                found += [(header.start(1), header[1].rstrip())] if header else []
            at = max(at, scalar.end)
        return found + self._between(at, end)

    def _between(self, start: int, end: int) -> list[tuple[int, str]]:
        return [(m.start(), m[0].rstrip()) for m in _COMMENT.finditer(self.text, start, max(start, end))]

    def cut(self, cuts: list[Cut], start: int = 0, end: int | None = None) -> str:
        """A part of the text with all cuts made.  Raises `Entangled` where two of them overlap or leave the part."""
        end = len(self.text) if end is None else end
        pieces: list[str] = []
        at = start
        for begin, until, new in sorted(cuts, key=lambda c: c[:2]):
            if begin < at or until > end:
                raise Entangled
            pieces += [self.text[at:begin], new]
            at = until
        return "".join([*pieces, self.text[at:end]])


def shifted(lines: list[str], by: int) -> list[str]:
    """Lines moved to the right or left, as far as they have room."""
    if by >= 0:
        return [" " * by + line if line.strip() else line for line in lines]
    return [line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines]
