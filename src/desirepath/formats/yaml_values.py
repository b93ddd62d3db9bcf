"""A node read as the value of a field, by the type that the schema gives the field, never by YAML's guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from ..errors import Problem, Unreadable
from ..model.schema import TABLE, Head, Record, Spec, why_wrong
from .yaml_nodes import MAX_PROBLEMS, Node, tree

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z")
_LONGEST_NUMBER = 40  # characters
_NAMES = {"m": "a mapping", "l": "a list", "s": "a text"}


def nearest(word: str, words: Iterable[str]) -> str:
    """The right word that was probably meant, or nothing."""
    from rapidfuzz import process

    found = process.extractOne(word[:100], list(words), score_cutoff=65)
    return str(found[0]) if found else ""


def shown(word: str) -> str:
    """A text of the file, short enough for a message."""
    return repr(word if len(word) <= 60 else word[:59] + "…")


class Complaints:
    """Gathers what is wrong in a file, and stops at a hundred."""

    def __init__(self, name: str, found: Iterable[Problem] = ()) -> None:
        self.name = name
        self.found = list(found)

    def add(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Notes one problem at a node.  Raises `Unreadable` when there are enough."""
        self.found.append(Problem(code, message, hint, self.name, node.line + 1, node.column + 1))
        if len(self.found) >= MAX_PROBLEMS:
            raise Unreadable(self.found[:MAX_PROBLEMS])


class Values:
    """Reads field values; what is wrong goes to the complaints, and the value is then None."""

    def __init__(self, complaints: Complaints) -> None:
        self._bad = complaints.add
        self._by_type: dict[str, Callable[[str, Spec, Node], Any]] = {
            "text": self._text,
            "choice": self._text,
            "ref": self._text,
            "number": self._number,
            "flag": self._flag,
            "words": self._words,
            "texts": self._texts,
            "numbers": self._numbers,
            "tree": self._tree,
        }

    def field(self, cls: type[Record], name: str, key: str, node: Node) -> Any:
        """The value of a field of a record type, or None where it is absent or wrong."""
        spec = TABLE[cls][name]
        if node.blank and (spec.required or not node.value):
            return None
        if cls is Head and name == "frameworks":
            return self._frameworks(key, node)
        value = self._by_type[spec.type](key, spec, node)
        if value is None:
            return None
        if why := why_wrong(cls, name, value):
            near = nearest(value, spec.choices) if spec.type == "choice" else ""
            found = f"{key} {why}" + (f", found {shown(node.value)}" if spec.type in ("choice", "number") else "")
            self._bad(node, "bad-value", found, f"did you mean {near!r}?" if near else "")
            return None
        return value

    def word(self, key: str, node: Node) -> str | None:
        """A single word or text."""
        if node.tag != "s":
            hint = "put a text that begins with { or [ in quotes" if node.flow else ""
            self._bad(node, "not-text", f"{key} must be text, found {_NAMES[node.tag]}", hint)
            return None
        value: str = node.value
        return value.replace("\r\n", "\n") if "\r" in value else value

    def _text(self, key: str, _: Spec, node: Node) -> str | None:
        return self.word(key, node)

    def _number(self, key: str, _: Spec, node: Node) -> float | int | None:
        if node.tag != "s" or len(node.value) > _LONGEST_NUMBER or not _NUMBER.match(node.value.strip()):
            found = shown(node.value) if node.tag == "s" else _NAMES[node.tag]
            comma = node.tag == "s" and _NUMBER.match(node.value.strip().replace(",", "."))
            hint = f"write {node.value.strip().replace(',', '.')}" if comma else "write it in digits, such as 2 or -1.5"
            self._bad(node, "not-a-number", f"{key} must be a number, found {found}", hint)
            return None
        word = node.value.strip()
        return int(word) if word.lstrip("+-").isdigit() else float(word)

    def _flag(self, key: str, _: Spec, node: Node) -> bool | None:
        if node.tag == "s" and node.value in ("true", "false"):
            return bool(node.value == "true")
        found = shown(node.value) if node.tag == "s" else _NAMES[node.tag]
        yes = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(node.value).lower())
        hint = f"write {yes or str(node.value).lower()}" if yes or str(node.value).lower() in ("true", "false") else ""
        self._bad(node, "not-a-flag", f"{key} must be true or false, found {found}", hint)
        return None

    def _words(self, key: str, _: Spec, node: Node) -> tuple[str, ...] | None:
        if node.tag == "m":
            self._bad(node, "not-a-list", f"{key} must be a list of words, found a mapping", "begin each with `- `")
            return None
        entries = node.value if node.tag == "l" else [node]
        found = [self.word(f"each of {key}", entry) for entry in entries if not entry.blank]
        return tuple(word for word in found if word is not None)

    def _pairs(self, key: str, node: Node) -> list[tuple[Node, Node]]:
        if node.tag == "m":
            return list(node.value)
        self._bad(
            node, "not-a-mapping", f"{key} must be a mapping, found {_NAMES[node.tag]}", "write `{ label: text }`"
        )
        return []

    def _texts(self, key: str, _: Spec, node: Node) -> dict[str, str] | None:
        pairs = [(k.value, self.word(f"{k.value} of {key}", v)) for k, v in self._pairs(key, node)]
        return {k: v for k, v in pairs if v is not None}

    def _numbers(self, key: str, spec: Spec, node: Node) -> dict[str, float] | None:
        pairs = [(k.value, self._number(f"{k.value} of {key}", spec, v)) for k, v in self._pairs(key, node)]
        return {k: v for k, v in pairs if v is not None}

    def _tree(self, key: str, _: Spec, node: Node) -> dict[str, Any] | None:
        return {k.value: tree(v) for k, v in self._pairs(key, node)} or None

    def _frameworks(self, key: str, node: Node) -> dict[str, Any] | None:
        return {k.value: tree(v, typed=False) for k, v in self._pairs(key, node)} or None
