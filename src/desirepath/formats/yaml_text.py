"""Items to YAML as a person would write it: blocks, small cards as flow mappings, quotes only where some reader of YAML
would otherwise see something else than the text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..model.schema import MAP, Stage, Step
from .tree import LISTS, Blank, Children, Item, Outline
from .yaml_nodes import number_text

WIDTH = 110  # columns; a flow mapping that would be longer becomes a block

ALWAYS_LISTED = tuple(LISTS)  # records that stand in a list even when there is only one

_PLAIN = re.compile(
    r"[^\W_]|[(/$^_“”„‘’‚«»‹›¿¡€£→←…•✓·–—]", re.UNICODE
)  # what a text without quotes may begin with; no indicator of YAML among them
_ODD = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]|: | #|:\\Z"
)
_LOOKS_TYPED = re.compile(r"(?i)(?:\d[-+.\d_:xoa-ftz]*|\d{4}-\d\d?-\d\d?[t ].*)\Z")
_SIMPLE = re.compile(r"[A-Za-z](?:[A-Za-z0-9_.’-]| (?=[A-Za-z0-9]))*\Z")  # most texts, decided in one go
_TYPED_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null"))
_NOT_IN_FLOW = re.compile(r"[,\[\]{}?]")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LITERAL = re.compile("[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*\\Z")


def quoted(text: str) -> str:
    """A text in double quotes, which can hold anything."""
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def plain_enough(text: str, flow: bool) -> bool:
    """Whether every reader of YAML sees this text without quotes as this text."""
    if _SIMPLE.match(text):
        return text.lower() not in _TYPED_WORDS
    return bool(
        _PLAIN.match(text)
        and text == text.strip()
        and not _ODD.search(text)
        and not _LOOKS_TYPED.match(text)
        and not (flow and _NOT_IN_FLOW.search(text))
    )


def scalar(value: Any, flow: bool) -> str:
    """One value without line breaks of its own."""
    if type(value) is Blank:
        return ""
    if isinstance(value, str):
        return value if plain_enough(value, flow) else quoted(value)
    return json.dumps(value) if value is None or isinstance(value, bool) else number_text(value)


@lru_cache(maxsize=2048)
def key_text(word: str) -> str:
    """A key; the same few come again and again."""
    return scalar(word, True)


def flow(value: Any) -> str:
    """Anything on one line."""
    if isinstance(value, Mapping):
        pairs = ", ".join([f"{key_text(key)}: {flow(inner)}" for key, inner in value.items()])
        return f"{{ {pairs.rstrip(' ')} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value, True)


def literal(text: str) -> str:
    """The header of a block scalar that holds this text as it is, or nothing if none can."""
    body = text.removesuffix("\n")
    if "\n" not in body or body[:1] in " \n" or not _LITERAL.match(body) or body.endswith("\n"):
        return ""
    if any(line != "" and not line.strip() for line in body.split("\n")):
        return ""
    return "|" if text.endswith("\n") else "|-"


def folded(text: str, width: int) -> list[str]:
    """The lines of a text for a folded block, broken between words; none if folding could change the text."""
    if "\n" in text or text != text.strip() or not _LITERAL.match(text):
        return []
    lines = [""]
    for word in re.split(r"(?<! ) (?! )", text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def _nested(value: Any) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value
    return any(isinstance(x, Mapping) or (isinstance(x, list | tuple) and len(x) > 0) for x in inner)


def _breaks(value: Any) -> bool:
    """Whether a text in it has lines of its own, which read better in a block."""
    if isinstance(value, str):
        return bool(literal(value))
    if isinstance(value, Mapping):
        return any(map(_breaks, value.values()))
    return isinstance(value, list | tuple) and any(map(_breaks, value))


class Emitter:
    """Writes items as lines; `head` is what a line begins with: `-` or `key:`."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline

    def document(self) -> list[str]:
        """The whole file."""
        return [line for key, value in self.outline.item(MAP).items() for line in self.pair(key, value, 0)]

    def entry(self, id: str, head: str, column: int) -> list[str]:
        """The lines of one record."""
        return self.item(self.outline.item(id), head, column)

    def item(self, item: Item, head: str, column: int) -> list[str]:
        """The lines of one record whose keys are known."""
        if len(item) == 1 and item.short:
            return self.value(item[item.short], head, column)
        record = self.outline.document.records[item.id]
        children = any(type(value) is Children for value in item.values())
        if not (children or isinstance(record, Stage | Step) or _breaks(item)):
            line = f"{' ' * column}{head} {flow(item)}"
            if len(line) <= WIDTH:
                return [line]
        return self.pairs(item, head, column)

    def pairs(self, pairs: Mapping[str, Any], head: str, column: int) -> list[str]:
        """A mapping in block style after its head."""
        lines = [line for key, value in pairs.items() for line in self.pair(key, value, column + 2)]
        if head == "-":
            return [f"{' ' * column}- {lines[0].lstrip(' ')}", *lines[1:]]
        return [f"{' ' * column}{head}", *lines]

    def pair(self, key: str, value: Any, column: int) -> list[str]:
        """A key and its value."""
        head = f"{key_text(key)}:"
        if type(value) is not Children:
            return self.value(value, head, column)
        return self.listed(head, value, column)

    def listed(self, head: str, value: Children, column: int) -> list[str]:
        """The records under one key: a single card stands right behind it."""
        if len(value) == 1 and not isinstance(self.outline.document.records[value[0]], ALWAYS_LISTED):
            return self.entry(value[0], head, column)
        return [f"{' ' * column}{head}", *(line for id in value for line in self.entry(id, "-", column + 2))]

    def value(self, value: Any, head: str, column: int) -> list[str]:
        """A value that is no record, after its head."""
        indent = " " * column
        if isinstance(value, str) and (header := literal(value)):
            body = value.removesuffix("\n").split("\n")
            return [f"{indent}{head} {header}", *(f"{indent}  {line}" if line else "" for line in body)]
        if not isinstance(value, Mapping | list | tuple):
            return [f"{indent}{head} {scalar(value, False)}".rstrip(" ")]
        line = f"{indent}{head} {flow(value)}"
        if not value or not (_breaks(value) or _nested(value) or len(line) > WIDTH or _sentences(value)):
            return [line]
        if isinstance(value, Mapping):
            return self.pairs(value, head, column)
        lines = [line for inner in value for line in self.value(inner, "-", column + 2)]
        return [f"{indent}- {lines[0].lstrip(' ')}", *lines[1:]] if head == "-" else [f"{indent}{head}", *lines]


def _sentences(value: Any) -> bool:
    """A list of sentences reads better one below the other."""
    return isinstance(value, list | tuple) and any(isinstance(x, str) and x.count(" ") > 1 for x in value)
