"""Ids while a file is read: those that the text gives, those that are derived, and what refers to them.

A derived id comes from the parent, the kind, the text and how many like it came before.  An id that somebody wrote goes
before one that was derived: the file is then read once more with the written ones kept free.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import blake2b

from ..model.schema import NAMES, Record, is_local, known_id
from .yaml_nodes import Node
from .yaml_values import Complaints, nearest, shown

Entry = tuple[Node, Node]  # the value of a record and what holds it: its key, or the list that it stands in

_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjkmnpqrstv")  # no word, and nothing that looks like a number
_RULE = "up to 64 letters, digits, - and _, beginning with a letter or digit; not `map`"


class Ids:
    """Hands out ids and remembers references; `avoid` are ids that a derived one must not take."""

    def __init__(
        self,
        complaints: Complaints,
        records: Mapping[str, Record],
        entries: Mapping[str, Entry],
        avoid: frozenset[str] = frozenset(),
    ) -> None:
        self.bad = complaints.add
        self.records, self.entries, self.avoid = records, entries, avoid
        self.pinned: set[str] = set()
        self.explicit: set[str] = set()
        self.collided: set[str] = set()
        self._derived: set[str] = set()
        self._ordinals: dict[tuple[str, ...], int] = {}
        self._known: dict[tuple[str, ...], list[str]] = {}
        self._references: list[tuple[Node, str, tuple[str, ...], str]] = []

    def given(self, node: Node | None, what: tuple[str, ...]) -> str:
        """The id that the text gives a record or, without one, a derived one."""
        if node is None:
            return self.derive(what)
        if node.tag != "s" or not known_id(node.value):
            self.bad(node, "bad-id", f"{shown(node.value) if node.tag == 's' else 'this'} cannot be an id", _RULE)
            return self.derive(what)
        id: str = node.value
        if id in self.records and id in self._derived:
            self.collided.add(id)
        elif id in self.records:
            first = self.entries[id][0].line + 1
            self.bad(node, "duplicate-id", f"the id {id!r} is given twice", f"the first is on line {first}")
            return self.derive(what)
        self.pinned.add(id)
        self.explicit.add(id)
        return id

    def derive(self, what: tuple[str, ...]) -> str:
        """An id out of what a record is, the same at every reading."""
        n = self._ordinals[what] = self._ordinals.get(what, -1) + 1
        taken = True
        while taken:
            told = "\0".join((*what, str(n))).encode("utf-8", "surrogatepass")
            id = blake2b(told, digest_size=6).hexdigest().translate(_LETTERS)
            taken = id in self.records or id in self.avoid
            n += 1
        self._derived.add(id)
        return id

    def free(self, id: str) -> str:
        """The id itself or, where it is taken, with a number."""
        n = self._ordinals.get((id,), 1)
        word = id if n == 1 else f"{id}-{n}"
        while word in self.records or word in self.avoid:
            n += 1
            word = f"{id}-{n}"
        self._ordinals[(id,)] = n
        self._derived.add(word)
        return word

    def refer(self, node: Node, target: str, targets: tuple[str, ...], rule: str = "") -> None:
        """Notes a reference, to be checked when all records are known."""
        self._references.append((node, target, targets, rule))

    def check_references(self, lost: Collection[str] = ()) -> None:
        """Says of every reference within the document that leads nowhere what was probably meant; ids that may have
        been `lost` with a broken part of the file are left alone."""
        for node, target, targets, rule in self._references:
            if target in lost:
                continue
            there = self.records.get(target) if is_local(target) else None
            if there is not None and targets and NAMES[type(there)] not in targets:
                said = f"{target!r} is a {NAMES[type(there)]}, expected a {' or a '.join(targets)}"
                self.bad(node, "wrong-target", said, rule)
            elif there is None and is_local(target):
                self._nowhere(node, target, targets)
            elif there is None and rule:
                self.bad(node, "wrong-target", f"{shown(target)} is not in this file", rule)

    def _nowhere(self, node: Node, target: str, targets: tuple[str, ...]) -> None:
        near = nearest(target, self._words(targets))
        what = " or ".join(targets) or "record"
        hint = f"did you mean {near!r}?" if near else f"write `id: {target[:64]}` at the {what} that is meant"
        self.bad(node, "unknown-id", f"there is no {what} with the id {shown(target)} in this file", hint)

    def _words(self, targets: tuple[str, ...]) -> list[str]:
        if targets not in self._known:
            ids = [id for id in self.pinned if not targets or NAMES[type(self.records[id])] in targets]
            self._known[targets] = sorted(ids)
        return self._known[targets]
