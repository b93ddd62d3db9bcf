"""What stands in a YAML text: nodes with the places they were read from, out of libyaml's event stream.

Events instead of a composed tree, because depth, size, aliases and duplicate keys can be refused on the way (composing
100,000 nested brackets crashes the process), and because only the schema may decide what a plain scalar is: in a text
`No` and `1.10` stay as typed.  Anchors, aliases, tags and directives are not part of the format.  See decision 0002.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Literal, NoReturn

from ..errors import Problem, Unreadable
from .yaml_stops import Broken, stopped

MAX_SIZE = 8_000_000  # characters
MAX_DEPTH = 32
MAX_NODES = 300_000
MAX_ENTRIES = 20_000  # of one list or mapping: as many as a document holds records
MAX_PROBLEMS = 100

Tag = Literal["s", "m", "l"]  # scalar, mapping, list
Style = Literal["", "'", '"', "|", ">", "="]  # how a scalar is quoted; "" is plain, "=" a JSON literal

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,300})(?:\.\d{1,40})?(?:[eE][-+]?\d{1,4})?\Z")
_WORDS = {"true": True, "false": False, "null": None, "": None}


class Node:
    """A scalar, a mapping (pairs of nodes) or a list, from character `start` up to `end`; lines and columns from 0."""

    __slots__ = ("column", "end", "flow", "line", "start", "style", "tag", "value")

    def __init__(self, tag: Tag, value: Any, place: tuple[int, int, int, int], flow: bool, style: Style = "") -> None:
        self.tag = tag
        self.value = value
        self.start, self.end, self.line, self.column = place
        self.flow = flow
        self.style = style

    @property
    def blank(self) -> bool:
        """Whether nothing is said here: `key:`, `key: ""` or spaces."""
        return self.tag == "s" and not self.value.strip()

    def scalars(self) -> Iterator[Node]:
        """All scalars in it, keys included, in the order of the text."""
        if self.tag == "s":
            yield self
        elif self.tag == "l":
            for child in self.value:
                yield from child.scalars()
        else:
            for key, value in self.value:
                yield key
                yield from value.scalars()


def tree(node: Node, typed: bool = True) -> Any:
    """The node as plain data.  `typed` tells numbers, booleans and null from text where nothing is lost by it: `1.10`
    stays text."""
    if node.tag == "l":
        return [tree(child, typed) for child in node.value]
    if node.tag == "m":
        return {key.value: tree(value, typed) for key, value in node.value}
    if node.style == "=":
        return json.loads(node.value) if typed else node.value
    return _typed(node.value) if typed and node.style == "" else node.value


def _typed(word: str) -> Any:
    if word in _WORDS:
        return _WORDS[word]
    if _NUMBER.match(word):
        number = json.loads(word)
        if word in (json.dumps(number), number_text(number)):
            return number
    return word


def number_text(number: float) -> str:
    """A number as all readers of YAML see it: those of version 1.1 want a point before an exponent."""
    word = json.dumps(number)
    return word if "e" not in word or "." in word else word.replace("e", ".0e")


def parse(text: str, name: str = "") -> tuple[Node, list[Problem]]:
    """The root mapping and what is wrong without being fatal (duplicate keys).  Raises `Unreadable`."""
    import yaml

    if not yaml.__with_libyaml__:
        raise Unreadable(
            [Problem("no-libyaml", "PyYAML was installed without libyaml", "install a PyYAML wheel", name)]
        )
    if len(text) > MAX_SIZE:
        raise Unreadable([Problem("too-large", f"the file is larger than {MAX_SIZE:,} characters", "", name)])
    if wrong := next(unsafe(text, name), None):
        raise Broken(wrong)
    tree = compose(text, name)
    if tree.root is None or tree.root.tag != "m":
        hint = "a file begins with `desirepath: 1` and a title such as `journey: Coffee before work`"
        raise Unreadable([Problem("empty", "there is no map in this file", hint, name, 1, 1)])
    return tree.root, tree.problems


def compose(text: str, name: str = "") -> Tree:
    """All nodes of a text.  Raises `Broken` where it is no YAML of ours, `Unreadable` where it is too much of it."""
    import yaml

    tree = Tree(text, name)
    try:
        takes = tree.takes
        next_event = yaml.CSafeLoader(text).get_event
        while (event := next_event()) is not None:
            if (take := takes.get(type(event))) is not None:
                take(event)
    except yaml.YAMLError as error:
        raise stopped(error, text, name, bool(tree.stack) and tree.stack[-1].flow) from None
    return tree


class Tree:
    """Takes events one by one and builds nodes of them, without recursion."""

    def __init__(self, text: str, name: str) -> None:
        import yaml

        self.text, self.name = text, name
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []  # the key that waits for its value, per open node
        self.count = 0
        self.takes = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._begin,
        }
        self.mapping = yaml.MappingStartEvent

    def _problem(self, event: Any, message: str, hint: str) -> Problem:
        mark = event.start_mark
        return Problem("unsupported-yaml", message, hint, self.name, mark.line + 1, mark.column + 1)

    def _reject(self, event: Any, message: str, hint: str) -> NoReturn:
        """Something that is no part of the format; what stands elsewhere can still be read."""
        raise Broken(self._problem(event, message, hint))

    def _refuse(self, event: Any, message: str, hint: str = "") -> NoReturn:
        """The whole file, at once."""
        raise Unreadable([self._problem(event, message, hint)])

    def _begin(self, event: Any) -> None:
        if event.version or event.tags:
            self._refuse(event, "YAML directives are not used here", "take the line that begins with % out")
        if self.root is not None:
            self._refuse(event, "a second document begins here", "keep one document in a file")

    def _alias(self, event: Any) -> None:
        self._reject(event, "aliases are not used here", "write the value again, or put a text with * in quotes")

    def _scalar(self, event: Any) -> None:
        begin, finish = event.start_mark, event.end_mark
        start, end = begin.index, finish.index
        style: Style = event.style or ""
        if style in ("|", ">"):
            end = self._trimmed(start, end)
        flow = bool(self.stack) and self.stack[-1].flow
        self._add(event, Node("s", event.value, (start, end, begin.line, begin.column), flow, style))

    def _trimmed(self, start: int, end: int) -> int:
        """The end of a block scalar's last line; with `+` its blank lines belong to it."""
        text = self.text
        if "+" in text[start : start + 3]:
            return end - 1 if text[end - 1 : end] == "\n" else end
        while end > start and text[end - 1] in "\r\n ":
            end -= 1
        return end

    def _open(self, event: Any) -> None:
        mark, flow = event.start_mark, bool(event.flow_style)
        place = (mark.index, mark.index, mark.line, mark.column)
        node = Node("m" if type(event) is self.mapping else "l", [], place, flow)
        self._add(event, node)
        self.stack.append(node)
        self.keys.append(None)
        if len(self.stack) > MAX_DEPTH:
            self._refuse(event, f"this is nested deeper than {MAX_DEPTH} levels")

    def _close(self, event: Any) -> None:
        node = self.stack.pop()
        self.keys.pop()
        if node.flow:
            node.end = event.end_mark.index
        elif node.value:
            last = node.value[-1]
            node.end = last.end if node.tag == "l" else last[1].end
        if node.tag == "m":
            self.problems += doubled_keys(node, self.name, len(self.problems))

    def _add(self, event: Any, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            self._refuse(event, f"the file holds more than {MAX_NODES:,} values")
        if event.anchor or event.tag:
            self._reject(event, "anchors and tags are not used here", "put a text that begins with & or ! in quotes")
        if not self.stack:
            self.root = node
            return
        top, key = self.stack[-1], self.keys[-1]
        if len(top.value) >= MAX_ENTRIES:
            self._refuse(event, f"this holds more than {MAX_ENTRIES:,} entries", "split it into several maps")
        if top.tag == "l":
            top.value.append(node)
        elif key is not None:
            top.value.append((key, node))
            self.keys[-1] = None
        elif node.tag != "s":
            self._reject(event, "a key must be a word", "put a text that begins with { or [ in quotes")
        else:
            self.keys[-1] = node


def doubled_keys(node: Node, name: str, already: int) -> list[Problem]:
    """The keys that stand twice in a mapping, as far as there is room for more problems."""
    if len({key.value for key, _ in node.value}) == len(node.value):
        return []
    first: dict[str, int] = {}
    found: list[Problem] = []
    for key, _ in node.value:
        if key.value in first:
            said = f"{key.value!r} stands here a second time"
            hint = f"the first is on line {first[key.value]}"
            found.append(Problem("duplicate-key", said, hint, name, key.line + 1, key.column + 1))
        first.setdefault(key.value, key.line + 1)
    return found[: max(0, MAX_PROBLEMS - already)]


def unsafe(text: str, name: str = "") -> Iterator[Problem]:
    """The characters that cannot stand in a file, the first of each line."""
    line = begin = at = 0
    while found := _UNSAFE.search(text, at):
        index = found.start()
        line += text.count("\n", begin, index)
        begin = text.rfind("\n", begin, index) + 1 or begin
        yield _unsafe(text[index], line + 1, index - begin + 1, name)
        at = text.find("\n", index) + 1 or len(text)


def without_unsafe(text: str) -> str:
    """The text with letters in place of the characters that cannot stand in a file."""
    return _UNSAFE.sub("x", text)


def _unsafe(character: str, line: int, column: int, name: str) -> Problem:
    hint = (
        "take it out" if character < " " else f'take it out, or write it as "\\u{ord(character):04x}" in double quotes'
    )
    said = f"U+{ord(character):04X} cannot stand in the file as it is"
    return Problem("bad-character", said, hint, name, line, column)


def decode(data: bytes, name: str = "") -> str:
    """The text of a file: UTF-8, nothing else.  Raises `Unreadable` naming the first byte that is not."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable([Problem("not-utf8", "the file is UTF-16", "save it as UTF-8", name, 1, 1)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        said = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        raise Unreadable([Problem("not-utf8", said, "save the file as UTF-8", name, line, column)]) from None


class Lines:
    """Turns a character's index into a line and a column, both from 0."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a character."""
        line = bisect_left(self._ends, index)
        return line, index - (self._ends[line - 1] + 1 if line else 0)
