"""The tree that a document is in a file: the same for YAML and JSON, and what the JSON Schema describes.

An `Outline` hands it out one record at a time, so that writing back one edit costs one record and not ten thousand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ..errors import Unwritable
from ..model.document import Document
from ..model.schema import (
    DEFAULTS,
    LABELS,
    MAP,
    MAX_RECORDS,
    NAMES,
    RELATIONS,
    TABLE,
    Card,
    Conflict,
    Head,
    Lane,
    Link,
    Part,
    Persona,
    Record,
    Source,
    Stage,
    Step,
)
from .yaml_keys import (
    BESIDE_CARDS,
    PERSONA,
    PERSONA_KEYS,
    RANK,
    TITLES,
    VERSION,
    followed,
    own_key,
    stem_id,
)


class Blank(str):
    """A text that is written as nothing at all, such as that of a link without words."""

    __slots__ = ()


class Children(list[str]):
    """The ids of the records that stand under one key, in order."""

    __slots__ = ()


class Item(dict[str, Any]):
    """The keys of one record.  `short` is the key that may stand for the whole where it is the only one."""

    __slots__ = ("id", "short")

    def __init__(self, id: str, short: str = "") -> None:
        super().__init__()
        self.id = id
        self.short = short


LISTS: Mapping[type[Record], str] = {**BESIDE_CARDS, Stage: "stages", Step: "steps", Part: "parts"}
_UNWRITTEN = ("at", "extra", "ends", "frameworks")
_FIELDS: dict[type[Record], list[tuple[str, Any, str]]] = {
    cls: [(f, DEFAULTS[cls][f], spec.type) for f, spec in TABLE[cls].items() if f not in (*_UNWRITTEN, LABELS.get(cls))]
    for cls in (Stage, Step, Persona, Card, Source, Lane, Conflict, Part)
}
_FIELDS[Head] = [
    (f, DEFAULTS[Head][f], spec.type) for f, spec in TABLE[Head].items() if f not in (*_UNWRITTEN, "type", "title")
]
_PERSONA_FIELDS = [row for row in _FIELDS[Persona] if row[0] in PERSONA_KEYS]


def referred(records: Iterable[Record]) -> Iterator[str]:
    """The ids that records name, and that a file must therefore write."""
    for record in records:
        if type(record) is Link:
            yield record.to
        elif type(record) is Card:
            yield record.at.to
            yield record.persona
        elif type(record) is Conflict:
            yield from _strings(record.edit)
            yield from _strings(record.here)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


class Outline:
    """A document as items; `written` are the ids that are spelled out, `rank` the links that somebody has put in an
    order of their own, which is kept; others go by the id that they lead to."""

    def __init__(self, document: Document, written: Collection[str], rank: Mapping[str, int] = {}) -> None:
        self.document = document
        self.written = written
        self.rank = rank

    def item(self, id: str) -> Item:
        """One record, what hangs below it as `Children`."""
        record = self.document.records[id]
        children, links = self._below(id)
        if type(record) is Head:
            return self._head(record, children, links)
        if type(record) is Persona:
            return self._persona(record, links)
        item = self._begun(record)
        self._fields(item, record)
        if type(record) is Card and record.at.to:
            item["to"] = record.at.to
        self._links(item, links, isinstance(record, Step) and record.ends)
        self._extra(item, record)
        self._children(item, children)
        return item

    def deep(self, id: str) -> Any:
        """One record with everything below it, as plain data."""
        item = self.item(id)
        if item.short == "path":
            return item["path"]
        return {key: [self.deep(c) for c in v] if type(v) is Children else v for key, v in item.items()}

    def _begun(self, record: Record) -> Item:
        cls = type(record)
        item = Item(record.id, "text" if cls is Card else "")
        named = record.id in self.written
        if cls is Source and named:
            item["id"] = record.id
        if key := TITLES[cls]:
            item[key] = getattr(record, LABELS[cls])
            if not item[key] and cls is Persona:
                del item[key]
        if named:
            item["id"] = record.id
        return item

    def _fields(self, item: Item, record: Record, rows: list[tuple[str, Any, str]] | None = None) -> None:
        for name, default, type_ in rows or _FIELDS[type(record)]:
            value = getattr(record, name)
            if value != default:
                item[name] = value if type_ in ("text", "choice", "ref", "flag") else _plain(value, type_)

    def _below(self, id: str) -> tuple[dict[str, list[Any]], list[Link]]:
        groups: dict[str, list[Any]] = {}
        links: list[Link] = []
        records = self.document.records
        for below in self.document.inward.get(id, ()):
            record: Any = records[below]
            cls = type(record)
            if cls is Link:
                if record.on == id:
                    links.append(record)
            elif cls is Card:
                if record.at.on == id:
                    groups.setdefault(record.at.kind, []).append(record)
            elif cls in LISTS and record.at.on == id:
                groups.setdefault(LISTS[cls], []).append(record)
        for group in groups.values():
            group.sort(key=lambda r: (r.at.order, r.id))
        return groups, links

    def _children(self, item: Item, groups: Mapping[str, list[Any]], lists: Iterable[str] = ("steps", "parts")) -> None:
        kinds = [key for key in groups if key not in LISTS.values()]
        for kind in sorted(kinds, key=lambda k: (RANK.get(k, len(RANK)), k)):
            item[kind] = Children(r.id for r in groups[kind])
        for key in lists:
            if key in groups:
                item[key] = Children(r.id for r in groups[key])

    def _links(self, item: Item, links: list[Link], ends: bool = False) -> None:
        by_relation: dict[str, dict[str, str]] = {}
        for link in sorted(links, key=lambda link: (self.rank.get(link.id, MAX_RECORDS), link.to)):
            by_relation.setdefault(link.relation, {})[link.to] = link.text or Blank()
        if ends and "next" in by_relation:
            item["ends"] = True
        for relation in RELATIONS:
            if found := by_relation.get(relation):
                targets = list(found)
                item[relation] = found if any(found.values()) else targets[0] if len(targets) == 1 else targets
            elif ends and relation == "next":
                item["next"] = []

    def _extra(self, item: Item, record: Any) -> None:
        for key, value in record.extra.items() if hasattr(record, "extra") else ():
            if not own_key(key):
                hint = "a key of one's own begins with x- and holds no dot"
                raise Unwritable(f"{key!r} cannot be a key of {record.id!r} in a file", hint)
            item[key] = value

    # -- the levels that are written in a way of their own -----------------------------------------------------------

    def _head(self, head: Head, children: dict[str, list[Any]], links: list[Link]) -> Item:
        item = Item(MAP)
        item["desirepath"] = VERSION
        traveller = self._at_the_root(head, children)
        item[head.type] = (traveller.name if traveller else "") or head.title
        if traveller:
            self._fields(item, traveller, _PERSONA_FIELDS)
            children = {**children, "personas": children["personas"][1:]}
        self._fields(item, head)
        self._links(item, links)
        self._extra(item, head)
        for key in ("personas", "sources"):
            if children.get(key):
                item[key] = Children(r.id for r in children[key])
        self._children(item, children, ("stages", "conflicts"))
        lanes = sorted((r for r in self.document.records.values() if type(r) is Lane), key=lambda r: r.id)
        for lane in lanes:
            framework, _, slot = lane.id.partition(" ")
            inner = Item(lane.id)
            self._fields(inner, lane)
            self._extra(inner, lane)
            item.setdefault("lenses", {}).setdefault(framework, {})[slot] = dict(inner)
        if head.frameworks:
            item["frameworks"] = head.frameworks
        return item

    def _at_the_root(self, head: Head, children: Mapping[str, list[Any]]) -> Persona | None:
        """The persona of a persona document, if the root can hold all of it."""
        first = next(iter(children.get("personas", ())), None)
        if head.type != PERSONA or first is None or first.id != PERSONA or first.extra or self._below(PERSONA)[1]:
            return None
        return first  # type: ignore[no-any-return]

    def _persona(self, persona: Persona, links: list[Link]) -> Item:
        """A persona that follows a persona document is the path of it; its fields are that document's."""
        follows = next((k for k in links if k.relation == "follows" and k.to.endswith(f"#{PERSONA}")), None)
        if follows is not None and len(links) == 1 and not (follows.text or persona.extra):
            path = follows.to.removesuffix(f"#{PERSONA}")
            if stem_id(path) == persona.id and path.strip() and followed(path) == follows.to:
                item = Item(persona.id, "path")
                item["path"] = path
                return item
        item = self._begun(Persona(persona.id) if follows is not None else persona)
        if follows is None:
            self._fields(item, persona)
        self._links(item, links)
        self._extra(item, persona)
        if self.document.head.type == PERSONA and persona.id == PERSONA:
            item["id"] = PERSONA
        return item


def _plain(value: Any, type_: str) -> Any:
    """A field value as plain data; a whole number is written without its `.0`."""
    if type_ == "words":
        return list(value)
    if type_ == "number":
        return _number(value)
    if type_ == "numbers":
        return {key: _number(number) for key, number in value.items()}
    return dict(value)


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def as_read(document: Document) -> Mapping[str, int]:
    """The order in which a file names what its records lead to."""
    return {link.id: n for n, link in enumerate(document.of(Link))}


def outline(document: Document, pinned: Collection[str] = frozenset(), rank: Mapping[str, int] = {}) -> Outline:
    """A document as items, with the ids written that are pinned or named by something."""
    return Outline(document, {*pinned, *referred(document.records.values())}, rank)


def tree(document: Document, pinned: Collection[str] = frozenset()) -> dict[str, Any]:
    """The canonical tree: every kind's value is a list of mappings with `text`, `score` …; the order of lists is the
    order on the map; ids only where they are pinned or needed.  Raises `Unwritable`."""
    found: dict[str, Any] = outline(document, pinned).deep(MAP)
    return found


__all__ = ["NAMES", "Blank", "Children", "Item", "Outline", "as_read", "outline", "referred", "tree"]
