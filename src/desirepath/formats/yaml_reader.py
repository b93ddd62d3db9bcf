"""Nodes to records: every mapping is a reserved key, a relation, a kind or a key of one's own, and all that is wrong is
said at once.

A missing id is derived from the parent, the kind, the text and how many like it came before, so reading twice gives
the same ids.  Ids that the text writes are `pinned`; a persona given as a path is pinned to the name of its file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..errors import Problem, Unreadable
from ..model.order import nth
from ..model.schema import (
    DEFAULTS,
    MAP,
    MAX_RECORDS,
    NAMES,
    RELATIONS,
    TABLE,
    Card,
    Head,
    Lane,
    Link,
    Persona,
    Place,
    Record,
    Stage,
    Step,
    is_local,
    known_id,
    known_kind,
)
from .yaml_ids import Entry, Ids
from .yaml_keys import (
    DOCUMENT_TYPES,
    KEYS,
    PERSONA,
    PERSONA_KEYS,
    TITLES,
    VERSION,
    WITH_KINDS,
    Key,
    followed,
    own_key,
    stem_id,
    words_at,
)
from .yaml_nodes import MAX_PROBLEMS, Node, tree
from .yaml_values import Complaints, Values, nearest, shown


@dataclass(slots=True)
class _Parts:
    """What the pairs of one mapping turned out to be."""

    values: dict[str, Any]
    id: Node | None = None
    to: Node | None = None
    links: list[tuple[str, Node]] = field(default_factory=list)
    cards: list[tuple[Node, Node]] = field(default_factory=list)
    children: list[tuple[type[Record], Node, Node]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


class Reader:
    """Reads one root mapping.  `avoid` are ids that a derived one must not take."""

    def __init__(self, name: str, found: list[Problem], avoid: frozenset[str] = frozenset()) -> None:
        self.complaints = Complaints(name, found)
        self.bad = self.complaints.add
        self.values = Values(self.complaints)
        self.records: dict[str, Record] = {}
        self.entries: dict[str, Entry] = {}
        self.ids = Ids(self.complaints, self.records, self.entries, avoid)

    # -- the document ---------------------------------------------------------------------------------------------

    def document(self, root: Node) -> None:
        """The whole file, except for what its references lead to."""
        type_, title = self._title(root)
        persona = type_ == PERSONA
        parts = self._parts(Head, root, persona)
        values = {k: v for k, v in parts.values.items() if k in TABLE[Head]}
        self._put(Head(MAP, **{**values, "type": type_, "title": title}), root, root)
        if persona:
            self._persona_at_the_root(root, title, parts)
        self._below(MAP, parts)

    def _title(self, root: Node) -> tuple[str, str]:
        keys = {key.value: (key, value) for key, value in root.value}
        self._version(root, keys)
        found = [word for word in DOCUMENT_TYPES if word in keys]
        if len(found) != 1:
            said = f"a file is either a {' or a '.join(found)}" if found else "the map has no title"
            node = keys[found[1]][0] if found else root
            self.bad(node, "no-title", said, "keep one of them" if found else "write `journey: ` and what it is called")
        type_ = found[0] if found else "journey"
        title = keys[type_][1] if found else None
        if title is not None and title.blank:
            self.bad(title, "no-title", "the map has no title", f"write what it is called after `{type_}:`")
        named = None if title is None or title.blank else self.values.field(Head, "title", type_, title)
        return type_, named or ""

    def _version(self, root: Node, keys: dict[str, tuple[Node, Node]]) -> None:
        if "desirepath" not in keys:
            self.bad(
                root,
                "no-version",
                "the file does not say which format it is in",
                f"begin it with `desirepath: {VERSION}`",
            )
            return
        node = keys["desirepath"][1]
        word = node.value if node.tag == "s" else ""
        if word.isascii() and word.isdigit() and int(word[:9]) > VERSION:
            said = f"the file is in version {word[:9]} of the format, this program knows version {VERSION}"
            self.bad(node, "newer-version", said, "update desirepath")
        elif word != str(VERSION):
            self.bad(node, "bad-value", f"{shown(word)} is no version of the format", f"write `desirepath: {VERSION}`")

    def _persona_at_the_root(self, root: Node, title: str, parts: _Parts) -> None:
        """A persona document is its persona, unless it lists that one among the others by the id `persona`."""
        if any(self._explicit(node) == PERSONA for cls, _, node in self._listed(parts) if cls is Persona):
            return
        values = {k: v for k, v in parts.values.items() if k in PERSONA_KEYS}
        self._put(Persona(PERSONA, Place(order=nth(0)), title, **values), root, root)
        self.ids.pinned.add(PERSONA)

    def _listed(self, parts: _Parts) -> list[tuple[type[Record], Node, Node]]:
        return [(cls, node, n) for cls, _, node in parts.children if node.tag == "l" for n in node.value]

    def _explicit(self, node: Node) -> str:
        pairs = node.value if node.tag == "m" else ()
        return next((v.value for k, v in pairs if k.value == "id" and v.tag == "s"), "")

    # -- records --------------------------------------------------------------------------------------------------

    def record(self, cls: type[Record], node: Node, holder: Node, at: Place) -> bool:
        """One record and everything below it; whether there was one."""
        if node.blank:
            return False
        if node.tag == "s":
            return self._short(cls, node, holder, at)
        if node.tag == "l":
            self.bad(node, "not-a-mapping", f"a {NAMES[cls]} must be a mapping, found a list")
            return False
        parts = self._parts(cls, node)
        if not (self._labelled(cls, node, parts) and self._sound(node)):
            return False
        at = self._spanned(at, parts)
        label = parts.values.get(TABLE_LABEL[cls], "") if cls in TABLE_LABEL else ""
        id = self.ids.given(parts.id, (at.on, at.kind or NAMES[cls], str(label)))
        values = parts.values if not parts.extra else {**parts.values, "extra": parts.extra}
        new: Any = cls
        self._put(new(id=id, at=at, **values), node, holder)
        self._below(id, parts)
        return True

    def _sound(self, node: Node) -> bool:
        if len(self.records) < MAX_RECORDS:
            return True
        self.bad(node, "too-many", f"a document holds at most {MAX_RECORDS:,} records", "split it into several maps")
        raise Unreadable(self.complaints.found)

    def _short(self, cls: type[Record], node: Node, holder: Node, at: Place) -> bool:
        """A card that is only its text, or a persona that is only the path of its file."""
        if cls is Card:
            if (text := self.values.field(Card, "text", at.kind, node)) is None or not self._sound(node):
                return False
            self._put(Card(self.ids.derive((at.on, at.kind, text)), at, text), node, holder)
            return True
        if cls is Persona:
            if (path := self.values.word("a persona", node)) is None or not self._sound(node):
                return False
            id = self.ids.free(stem_id(path))
            self.ids.pinned.add(id)
            self._put(Persona(id, at), node, holder)
            self._link(id, "follows", node, followed(path), "")
            return True
        key = TITLES[cls] or "why"
        hint = f"write `- {key}: {node.value[:40]}`"
        self.bad(node, "not-a-mapping", f"a {NAMES[cls]} must be a mapping, found {shown(node.value)}", hint)
        return False

    def _labelled(self, cls: type[Record], node: Node, parts: _Parts) -> bool:
        """A record without the words that it needs is an error; one that says nothing at all is simply not there."""
        label = TABLE_LABEL.get(cls)
        if label is None or not TABLE[cls][label].required or parts.values.get(label):
            return True
        if any(not v.blank for k, v in node.value if k.value != TITLES[cls]):
            self.bad(node, "no-text", f"this {NAMES[cls]} has no words of its own", f"give it `{TITLES[cls]}:`")
        return False

    def _spanned(self, at: Place, parts: _Parts) -> Place:
        if parts.to is None or (to := self.values.word("to", parts.to)) is None:
            return at
        owner = NAMES[type(self.records[at.on])]
        self.ids.refer(parts.to, to, (owner,), "a span ends where it began: on a step or on a stage")
        return Place(at.on, at.order, at.kind, to)

    def _put(self, record: Record, node: Node, holder: Node) -> None:
        self.records[record.id] = record
        self.entries[record.id] = (node, holder)

    # -- pairs ----------------------------------------------------------------------------------------------------

    def _parts(self, cls: type[Record], node: Node, persona: bool = False) -> _Parts:
        parts = _Parts({})
        keys = KEYS[cls]
        seen: set[str] = set()
        for key, value in node.value:
            word = key.value
            if word in seen:  # said already, by the parser
                continue
            seen.add(word)
            if (known := keys.get(word)) is not None:
                self._known(cls, known, key, value, parts)
            elif persona and word in PERSONA_KEYS:
                self._field(Persona, word, key, value, parts)
            elif own_key(word):
                parts.extra[word] = tree(value)
            elif cls in WITH_KINDS and known_kind(word):
                parts.cards.append((key, value))
            else:
                self._unknown(cls, key, persona)
        if cls is Head and parts.extra:
            parts.values["extra"] = parts.extra
        return parts

    def _known(self, cls: type[Record], known: Key, key: Node, value: Node, parts: _Parts) -> None:
        match known.role:
            case "field":
                self._field(cls, known.field, key, value, parts)
            case "id":
                parts.id = None if value.blank else value
            case "to":
                parts.to = None if value.blank else value
            case "relation":
                parts.links.append((known.field, value))
                if cls is Step and known.field == "next" and value.tag == "l" and not value.value:
                    parts.values["ends"] = True
            case "child":
                assert known.child is not None
                parts.children.append((known.child, key, value))
            case "lenses":
                self._lenses(value)
            case "version" | "title":
                pass

    def _field(self, cls: type[Record], field: str, key: Node, value: Node, parts: _Parts) -> None:
        read = self.values.field(cls, field, key.value, value)
        if read is None or (field == "ends" and parts.values.get("ends")) or read == DEFAULTS[cls][field]:
            return
        parts.values[field] = read
        if TABLE[cls][field].type == "ref":
            self.ids.refer(value, read, TABLE[cls][field].targets)

    def _unknown(self, cls: type[Record], key: Node, persona: bool) -> None:
        name = "document" if cls is Head else NAMES[cls]
        also = " and no kind of card" if cls in WITH_KINDS else ""
        near = nearest(key.value, words_at(cls, persona))
        if key.value in ("title", "name", "text", "label"):
            near = TITLES[cls] or (PERSONA if persona else "journey")
        hint = f"did you mean {near!r}?" if near else "a key of your own begins with x-"
        if cls in (Stage, Step) and key.value in CARD_FIELDS:
            kind = "feeling" if key.value in SCORES else "doing"
            hint = f"write it on a card, such as {kind}: {{ text: …, {key.value}: … }}"
        self.bad(key, "unknown-key", f"{shown(key.value)} is no key of a {name}{also}", hint)

    # -- what hangs below -----------------------------------------------------------------------------------------

    def _below(self, id: str, parts: _Parts) -> None:
        for relation, node in parts.links:
            self._links(id, relation, node)
        for key, node in parts.cards:
            kind = key.value
            if node.tag == "l":
                place = 0
                for child in node.value:
                    place += self.record(Card, child, node, Place(id, nth(place), kind))
            else:
                self.record(Card, node, key, Place(id, nth(0), kind))
        for cls, key, node in parts.children:
            self._children(id, cls, key, node)

    def _children(self, id: str, cls: type[Record], key: Node, node: Node) -> None:
        if node.tag != "l":
            if not node.blank:
                hint = f"begin each {NAMES[cls]} with `- `"
                self.bad(node, "not-a-list", f"{key.value} must be a list", hint)
            return
        place = 1 if cls is Persona and PERSONA in self.records else 0
        for child in node.value:
            place += self.record(cls, child, node, Place(id, nth(place)))

    def _links(self, on: str, relation: str, node: Node) -> None:
        if node.tag == "m":
            for key, value in node.value:
                words = self.values.field(Link, "text", f"{key.value} of {relation}", value)
                self._link(on, relation, key, key.value, words or "")
            return
        for target in node.value if node.tag == "l" else [node]:
            if not target.blank and (to := self.values.word(relation, target)) is not None:
                self._link(on, relation, target, to, "")

    def _link(self, on: str, relation: str, node: Node, to: str, text: str) -> None:
        id = f"{on} {relation} {to}"
        if id in self.records:
            self.bad(node, "duplicate-link", f"{relation} names {shown(to)} twice")
        elif len(to) > 400 or (is_local(to) and not known_id(to) and to != MAP):
            self.bad(node, "bad-id", f"{shown(to)} cannot be an id", "ids are letters, digits, - and _")
        elif self._sound(node):
            self._put(Link(id, on, relation, to, text), node, node)
            self.ids.refer(node, to, RELATIONS[relation])

    def _lenses(self, node: Node) -> None:
        for framework, slots in self._pairs(node, "lenses"):
            for slot, lane in self._pairs(slots, f"lenses of {framework.value}"):
                id = f"{framework.value} {slot.value}"
                parts = self._parts(Lane, lane) if lane.tag == "m" else _Parts({})
                if lane.tag != "m" and not lane.blank:
                    self.bad(
                        lane, "not-a-mapping", f"the lane {slot.value} must be a mapping", "such as `{ hidden: true }`"
                    )
                if lane.tag == "m" and self._sound(lane):
                    self._put(Lane(id, **parts.values, extra=parts.extra), lane, slot)

    def _pairs(self, node: Node, what: str) -> list[tuple[Node, Node]]:
        if node.tag != "m" and not node.blank:
            self.bad(
                node, "not-a-mapping", f"{what} must be a mapping", "such as `five-e: { things: { hidden: true } }`"
            )
        return list(node.value) if node.tag == "m" else []


SCORES = ("score", "low", "high", "n", "basis")
CARD_FIELDS = frozenset(word for word, key in KEYS[Card].items() if key.role == "field") - {TITLES[Card]}
TABLE_LABEL = {cls: KEYS[cls][key].field for cls, key in TITLES.items() if key}


def read_loosely(root: Node, found: list[Problem], name: str) -> Reader:
    """All records of a file, wherever their references lead; what is wrong is in `complaints`."""
    reader = Reader(name, found)
    reader.document(root)
    if reader.ids.collided:  # somebody wrote an id that was derived for another record: derive that one anew
        reader = Reader(name, found, frozenset(reader.ids.explicit))
        reader.document(root)
    return reader


def read_nodes(root: Node, found: list[Problem], name: str) -> Reader:
    """All records of a file.  Raises `Unreadable` with everything that is wrong in it."""
    reader = read_loosely(root, found, name)
    reader.ids.check_references()
    if reader.complaints.found:
        raise Unreadable(reader.complaints.found[:MAX_PROBLEMS])
    return reader
