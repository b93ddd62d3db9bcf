"""A file in the canonical form, with all its comments, the blank lines between its parts and the quotes of its author.

Writing a document anew gives the canonical text, which has no comments; so each comment is looked up in the old text
(whatever begins with `#` outside a value), tied to the key or card that it stood before or behind, and put at the same
key or card of the new text.  Texts take the quotes that they had, or had not, wherever these hold them in their new
place as well.  The result is read again: were the content different or a comment gone, it is refused.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Literal

from ..errors import Unwritable
from ..formats import yaml_file
from ..formats.yaml_marks import Cut, Page
from ..formats.yaml_nodes import Node

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*|^[ \t]*$(?=\n)", re.MULTILINE)  # or a blank line

Where = Literal["before", "behind", "after"]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A key or card of a text: what it is, and from which character to which it goes."""

    name: tuple[str, str]  # the record's id, and the key within it or ""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Comment:
    """Words that begin with `#`, or "" for a blank line, and where they stand to a key or card (None: the end)."""

    words: str
    where: Where
    name: tuple[str, str] | None


def tidied(file: yaml_file.File) -> str:
    """The file's text in canonical form, comments included.  Raises `Unwritable` rather than lose anything."""
    text = _quoted(yaml_file.rewrite(file), file)
    if comments := list(_comments(file)):
        text = _commented(text, comments)
    again = yaml_file.read(text, file.name)
    if again.document != file.document or _counted(again) != _counted(file):
        raise Unwritable(f"{file.name} cannot be formatted without losing a comment", "leave it as it is")
    return text


def _quoted(plain: str, file: yaml_file.File) -> str:
    """The canonical text with the quotes of its author."""
    text, made = yaml_file.body(file.text), yaml_file.read(plain)
    before = dict(_texts(file))
    cuts: list[Cut] = []
    for place, node in _texts(made):
        old = before.get(place)
        if old is not None and _holds(old, text, node):
            cuts.append((node.start, node.end, text[old.start : old.end]))
    return Page(plain).cut(cuts)


def _holds(old: Node, text: str, new: Node) -> bool:
    """Whether the old text of a value, quotes and all, may stand for it in its new place."""
    lines = "\n" in text[old.start : old.end] or old.style in ("|", ">") or new.style in ("|", ">")
    return old.style != new.style and not lines and (old.style != "" or old.flow or not new.flow)


Place = tuple[str | int, ...]  # the record's id, then keys and numbers in lists, then what is said there


def _texts(file: yaml_file.File) -> Iterator[tuple[Place, Node]]:
    """All texts of the file and where they stand, each below the innermost record that holds it."""
    records = {id(value) for value, _ in file.entries.values()}
    for name, (value, _) in file.entries.items():
        yield from _below(value, (name,), records)


def _below(node: Node, place: Place, records: Set[int]) -> Iterator[tuple[Place, Node]]:
    if node.tag == "s":
        yield (*place, node.value), node
        return
    held = enumerate(node.value) if node.tag == "l" else ((key.value, inner) for key, inner in node.value)
    for step, inner in held:
        if id(inner) not in records:
            yield from _below(inner, (*place, step), records)


def _counted(file: yaml_file.File) -> Counter[str]:
    return Counter(words for match in _found(file) if (words := match[0].strip()))


def _found(file: yaml_file.File) -> Iterator[re.Match[str]]:
    """Comments in the order of the text: number signs that stand in no value."""
    text = yaml_file.body(file.text)
    spans = [(node.start, node.end) for node in file.root.scalars()] if file.root else []
    at = 0
    for match in _COMMENT.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at == len(spans) or match.start() < spans[at][0]:
            yield match


def _anchors(file: yaml_file.File) -> list[_Anchor]:
    found = []
    for id, (value, _) in file.entries.items():
        found.append(_Anchor((id, ""), value.start, value.end))
        if value.tag == "m":
            pairs: list[tuple[Node, Node]] = value.value
            found += [_Anchor((id, key.value), key.start, max(key.end, inner.end)) for key, inner in pairs]
    return sorted(found, key=lambda anchor: (anchor.start, anchor.end, anchor.name))


def _indent(text: str, index: int) -> int:
    line = text[text.rfind("\n", 0, index) + 1 :]
    return len(line) - len(line.lstrip(" "))


def _comments(file: yaml_file.File) -> Iterator[_Comment]:
    anchors = _anchors(file)
    starts = [anchor.start for anchor in anchors]
    for match in _found(file):
        yield _tied(yaml_file.body(file.text), match, anchors, bisect_left(starts, match.start()))


def _tied(text: str, match: re.Match[str], anchors: list[_Anchor], following: int) -> _Comment:
    """A comment and what it belongs to; `following` is the first anchor behind it."""
    start = text.rfind("\n", 0, match.start()) + 1
    words, depth = match[0].strip(), match.start() - start
    if text[start : match.start()].strip() and following:
        return _Comment(words, "behind", anchors[following - 1].name)
    if following < len(anchors) and (not following or depth <= _indent(text, anchors[following].start)):
        return _Comment(words, "before", anchors[following].name)
    inside = (a for a in reversed(anchors[:following]) if _indent(text, a.start) <= depth)
    found = next(inside, None) if depth else None
    return _Comment(words, "after", found.name if found else None)


def _commented(plain: str, comments: list[_Comment]) -> str:
    """The canonical text with each comment on a line before, behind or after the line of its key or card."""
    places = {anchor.name: anchor for anchor in _anchors(yaml_file.read(plain))}
    lines = plain.split("\n")[:-1]
    before: dict[int, list[str]] = defaultdict(list)
    behind: dict[int, str] = {}
    after: dict[int, list[str]] = defaultdict(list)
    for comment in comments:
        anchor = places.get(comment.name, places.get((comment.name[0], ""))) if comment.name else None
        if anchor is None:
            if comment.words:
                after[len(lines) - 1].append(comment.words)
            continue
        first, last = plain.count("\n", 0, anchor.start), plain.count("\n", 0, max(anchor.start, anchor.end - 1))
        indented = (" " * _indent(plain, anchor.start) + comment.words).rstrip()
        if comment.where == "behind" and first not in behind:
            behind[first] = "  " + comment.words
        else:
            _add(after[last] if comment.where == "after" else before[first], indented)
    woven = ((*before[n], line + behind.get(n, ""), *after[n]) for n, line in enumerate(lines))
    return "\n".join(line for group in woven for line in group) + "\n"


def _add(lines: list[str], line: str) -> None:
    """Puts a line below others; of several blank ones the first is enough."""
    if line or lines[-1:] != [""]:
        lines.append(line)
