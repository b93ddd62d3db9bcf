"""A framework or language file as plain data: mappings, lists and words, with the line of each for error messages.

Scalars stay words here and get their type from the grammar, so a title may be `No` or `1.10`.  Aliases, tags, double
keys, depth and size are refused while reading, before anything is built: a framework may come from a stranger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from ..errors import BadFramework, Problem

MAX_SIZE = 256 * 1024  # characters; the largest framework of our own has a twentieth of it
MAX_DEPTH = 12  # the grammar needs six

Path = tuple[str | int, ...]
Marks = Mapping[Path, tuple[int, int]]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_tree(text: str, file: str) -> tuple[dict[str, Any], Marks]:
    """The data of a file and, by path, the line and column at which each value begins.  Raises `BadFramework`."""
    if len(text) > MAX_SIZE:
        raise _refused(file, f"the file is longer than {MAX_SIZE:,} characters", "a framework is a few pages at most")
    builder = _Builder(file, text)
    try:
        tree = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise _refused(file, f"this is not YAML: {error.problem}", "", line, column) from None
    except yaml.YAMLError as error:
        raise _refused(file, f"this is not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(tree, dict):
        raise _refused(file, "a framework file must be a mapping", "begin with `id:`, `title:` and `layout:`", 1, 1)
    return tree, builder.marks


def _refused(file: str, message: str, hint: str = "", line: int = 0, column: int = 0) -> BadFramework:
    return BadFramework([Problem("bad-framework", message, hint, file, line, column)])


class _Builder:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.marks: dict[Path, tuple[int, int]] = {}
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Any:
        """The only document of the file; an empty file is an empty mapping."""
        tree: Any = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    raise self._at(event, "a second document begins here", "keep one framework to a file")
                tree = self._node(next(self._events), ())
        return {} if tree in (None, "") else tree

    def _node(self, event: Any, path: Path) -> Any:
        if isinstance(event, yaml.AliasEvent):
            raise self._at(event, f"the alias *{event.anchor} is not allowed here", "write the value out")
        if event.tag and event.tag not in ("!", "?"):
            raise self._at(event, f"the tag {event.tag} is not allowed here", "leave it out")
        if len(path) > MAX_DEPTH:
            raise self._at(event, f"nesting is deeper than {MAX_DEPTH} levels")
        self.marks[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return "" if event.implicit[0] and event.value in ("~", "null") else event.value
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._at(event, "a key must be a word")
            if event.value in found:
                raise self._at(event, f"{event.value!r} stands here twice", "merge the two")
            found[event.value] = self._node(next(self._events), (*path, event.value))
            self.marks[*path, event.value] = _place(event)
        return found

    def _at(self, event: Any, message: str, hint: str = "") -> BadFramework:
        return _refused(self.file, message, hint, *_place(event))


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
