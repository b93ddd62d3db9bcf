"""The same tree as JSON.

JSON is read by a tokenizer of its own and not as YAML's flow style: libyaml refuses what every JSON writer may produce
(surrogate pairs as escapes, keys beyond 1,024 characters) and folds U+2028 and U+0085 inside a text into a space.  From
the nodes on it is the reader of the YAML file, so both formats mean the same and complain in the same words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from math import isfinite
from typing import NoReturn

from ..errors import Problem, Unreadable
from ..garbage import uncollected
from ..model.document import Document
from . import Reading
from .tree import tree
from .yaml_nodes import MAX_DEPTH, MAX_ENTRIES, MAX_NODES, MAX_SIZE, Lines, Node, decode, doubled_keys
from .yaml_reader import read_nodes

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
      (?P<mark>[{}\[\],:])
    | (?P<text>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")
    | (?P<word>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9a-zA-Z.])|true|false|null)
    )""",
    re.VERBOSE,
)
_ALLOWED = {
    "a value": ("text", "word", "{", "["),
    "a value or ]": ("text", "word", "{", "[", "]"),
    "a key": ("text",),
    "a key or }": ("text", "}"),
    "a colon": (":",),
    "a comma or ]": (",", "]"),
    "a comma or }": (",", "}"),
    "nothing more": (),
}
_SPACE = re.compile(r"[ \t\r\n]*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 300  # characters


def read(text: str | bytes, name: str = "") -> Reading:
    """What a JSON file says; `name` is said in problems.  Raises `Unreadable` with everything that is wrong in it."""
    words = decode(text, name) if isinstance(text, bytes) else text
    with uncollected():
        parser = _Parser(words.removeprefix("\ufeff"), name)
        root = parser.root()
        reader = read_nodes(root, parser.problems, name)
        return Reading(Document(reader.records), pinned=frozenset(reader.ids.pinned))


def write(document: Document, pinned: Collection[str] = frozenset()) -> str:
    """A document as JSON: the canonical tree, indented.  Raises `Unwritable`."""
    return json.dumps(tree(document, pinned), ensure_ascii=False, indent=2) + "\n"


class _Parser:
    """Builds nodes without recursion; `wants` says what may come next."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []
        self.top: Node | None = None
        self.count = 0
        self.wants = "a value"

    def root(self) -> Node:
        """The whole text, which must be one object.  Raises `Unreadable`."""
        if len(self.text) > MAX_SIZE:
            raise Unreadable([Problem("too-large", f"the file is larger than {MAX_SIZE:,} characters", "", self.name)])
        at, end = 0, len(self.text.rstrip(" \t\r\n"))
        while at < end:
            found = _TOKEN.match(self.text, at)
            if found is None:
                at = _SPACE.match(self.text, at).end()  # type: ignore[union-attr]
                self._refuse(at, f"{self.text[at : at + 12]!r} stands where {self.wants} is expected")
            self._take(found)
            at = found.end()
        if self.top is None or self.stack or self.top.tag != "m":
            self._refuse(*(end, "the object is never closed") if self.stack else (0, "there is no map in this file"))
        return self.top

    def _take(self, found: re.Match[str]) -> None:
        kind, token = str(found.lastgroup), found[str(found.lastgroup)]
        start = found.start(kind)
        if (token if kind == "mark" else kind) not in _ALLOWED[self.wants]:
            hint = (
                "take the comma before it out" if token in "}]" and kind == "mark" and "comma" not in self.wants else ""
            )
            self._refuse(start, f"{token[:20]} stands where {self.wants} is expected", hint)
        if kind != "mark":
            self._scalar(kind, token, start)
        elif token in "{[":
            self._open(token, start)
        elif token in "}]":
            self._close(start + 1)
        else:
            self.wants = "a value" if token == ":" or self.stack[-1].tag == "l" else "a key"

    def _scalar(self, kind: str, token: str, start: int) -> None:
        if kind == "text":
            word = json.loads(token) if "\\" in token else token[1:-1]
            if _LONE_SURROGATE.search(word):
                self._refuse(start, "this text holds half of a surrogate pair", "write the character itself")
        else:
            word = "" if token == "null" else token
            if len(token) > _LONGEST_NUMBER or (token[0] in "-0123456789" and not isfinite(float(token))):
                self._refuse(start, "this number is too large")
        style = '"' if kind == "text" else "=" if word else ""
        self._add(Node("s", word, self._place(start, start + len(token)), True, style))  # type: ignore[arg-type]

    def _open(self, token: str, start: int) -> None:
        node = Node("m" if token == "{" else "l", [], self._place(start, start), True)
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)
        if len(self.stack) > MAX_DEPTH:
            self._refuse(start, f"this is nested deeper than {MAX_DEPTH} levels")
        self.wants = "a key or }" if token == "{" else "a value or ]"

    def _close(self, end: int) -> None:
        node = self.stack.pop()
        self.keys.pop()
        node.end = end
        if node.tag == "m":
            self.problems += doubled_keys(node, self.name, len(self.problems))
        self._settle()

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            self._refuse(node.start, f"the file holds more than {MAX_NODES:,} values")
        if self.stack and len(self.stack[-1].value) >= MAX_ENTRIES:
            self._refuse(node.start, f"this holds more than {MAX_ENTRIES:,} entries", "split it into several maps")
        if not self.stack:
            self.top = node
        elif self.stack[-1].tag == "l":
            self.stack[-1].value.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node
            self.wants = "a colon"
            return
        else:
            self.stack[-1].value.append((key, node))
            self.keys[-1] = None
        self._settle()

    def _settle(self) -> None:
        """After a value: a comma or the end of what it stands in."""
        self.wants = ("a comma or }" if self.stack[-1].tag == "m" else "a comma or ]") if self.stack else "nothing more"

    def _place(self, start: int, end: int) -> tuple[int, int, int, int]:
        return start, end, *self.lines.place(start)

    def _refuse(self, index: int, message: str, hint: str = "") -> NoReturn:
        line, column = self.lines.place(index)
        raise Unreadable([Problem("json-syntax", message, hint, self.name, line + 1, column + 1)])
