"""A document: flat records by id and ONE index, "who points at me", out of which children, cells, spans, links and
cascades all come.  `apply` is the strict way to change one; nothing here reads or writes files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar, assert_never

from ..errors import Rejected
from .edits import Change, Edit, Put, Remove, Set
from .order import valid
from .schema import (
    MAP,
    MAX_RECORDS,
    NAMES,
    RELATIONS,
    TABLE,
    Head,
    Link,
    Place,
    Record,
    Stage,
    Step,
    references,
    why_wrong,
)

R = TypeVar("R", bound=Record)


class _Records:
    """What a document and a draft of one have in common: records, the index, and how to ask them."""

    records: Mapping[str, Record]
    inward: Mapping[str, Iterable[str]]

    def __getitem__(self, id: str) -> Record:
        return self.records[id]

    def __contains__(self, id: object) -> bool:
        return id in self.records

    def get(self, id: str) -> Record | None:
        return self.records.get(id)

    def on(self, owner: str, cls: type[R], kind: str | None = None) -> list[R]:
        """The records of one type (and kind) that stand on `owner`, in order; order counts within one kind."""
        records = (self.records[i] for i in self.inward.get(owner, ()))
        found: list[Any] = [
            r
            for r in records
            if type(r) is cls and r.at.on == owner and (kind is None or r.at.kind == kind)  # type: ignore[union-attr]
        ]
        return sorted(found, key=lambda r: (r.at.kind, r.at.order, r.id))

    def links(self, owner: str, relation: str | None = None) -> list[Link]:
        """The links that start at `owner`."""
        records = (self.records[i] for i in self.inward.get(owner, ()))
        found = [r for r in records if type(r) is Link and r.on == owner and relation in (None, r.relation)]
        return sorted(found, key=lambda link: (link.relation, link.to))

    def of_links(self, relation: str) -> list[Link]:
        """All links that say one thing, in no particular order."""
        return [r for r in self.records.values() if type(r) is Link and r.relation == relation]

    def of(self, cls: type[R]) -> list[R]:
        """All records of one type, in no particular order."""
        return [r for r in self.records.values() if type(r) is cls]


class Document(_Records):
    """A journey (or persona, or canvas): immutable, always valid when it came from a reader or from `apply`."""

    def __init__(self, records: Mapping[str, Record], inward: Mapping[str, set[str]] | None = None) -> None:
        self.records: Mapping[str, Record] = records
        self.inward: Mapping[str, set[str]] = _index(records) if inward is None else inward

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self.records == other.records

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Document {self.head.title!r}: {len(self.records)} records>"

    @property
    def head(self) -> Head:
        """The record of the document itself."""
        head = self.records[MAP]
        assert isinstance(head, Head)
        return head

    @cached_property
    def stages(self) -> list[Stage]:
        """The stages from first to last."""
        return self.on(MAP, Stage)

    def steps(self, stage: str) -> list[Step]:
        """The steps of one stage from first to last."""
        return self.on(stage, Step)

    @cached_property
    def columns(self) -> list[str]:
        """The ids of all stages, each followed by its steps: the reading order of the map."""
        return [id for stage in self.stages for id in (stage.id, *(step.id for step in self.steps(stage.id)))]

    def ranked(self) -> dict[str, Record]:
        """The records with order keys replaced by position: what two documents are compared by."""
        groups: dict[tuple[type, str, str], list[Any]] = {}
        for record in self.records.values():
            if (at := getattr(record, "at", None)) is not None:
                groups.setdefault((type(record), at.on, at.kind), []).append(record)
        rank = {
            record.id: str(n)
            for group in groups.values()
            for n, record in enumerate(sorted(group, key=lambda r: (r.at.order, r.id)))
        }
        return {id: _reordered(r, rank[id]) if id in rank else r for id, r in self.records.items()}


def _reordered(record: Any, order: str) -> Record:
    moved: Record = replace(record, at=replace(record.at, order=order))
    return moved


def _index(records: Mapping[str, Record]) -> dict[str, set[str]]:
    inward: dict[str, set[str]] = {}
    for record in records.values():
        for _, target, _ in references(record):
            inward.setdefault(target, set()).add(record.id)
    return inward


class Draft(_Records):
    """A mutable copy, made once per change (or once per tick of a server); `swap` is its only primitive."""

    def __init__(self, document: Document) -> None:
        self.records: dict[str, Record] = dict(document.records)
        self.inward: dict[str, set[str]] = dict(document.inward)
        self._owned: set[str] = set()  # index entries that are this draft's own copies

    def swap(self, id: str, new: Record | None) -> None:
        """Puts a record, another record or nothing where `id` is, and keeps the index true."""
        old = self.records.get(id)
        before, after = ({t for _, t, _ in references(r)} if r is not None else set() for r in (old, new))
        for target in before ^ after:
            if target not in self._owned:
                self._owned.add(target)
                self.inward[target] = set(self.inward.get(target, ()))
            (self.inward[target].add if target in after else self.inward[target].discard)(id)
        if new is None:
            del self.records[id]
        else:
            self.records[id] = new

    def do(self, edit: Edit) -> None:
        """Carries out one edit without asking whether it may."""
        match edit:
            case Put(record=record):
                self.swap(record.id, record)
            case Set(id=id, field=field, value=value):
                changed: Any = replace(self.records[id], **{field: value})
                self.swap(id, changed)
            case Remove(id=id):
                self.swap(id, None)
            case _:
                assert_never(edit)

    def frozen(self) -> Document:
        """The document that the draft has become; the draft must not be used afterwards."""
        return Document(self.records, self.inward)


def broken_references(records: Mapping[str, Record], record: Record) -> Iterable[tuple[str, str]]:
    """(field, what is wrong) for every local reference of one record that leads nowhere or to the wrong type."""
    for name, target, _ in references(record):
        there = records.get(target)
        targets = _targets(record, name)
        if there is None:
            yield name, f"there is no {target!r} in this document"
        elif targets and NAMES[type(there)] not in targets:
            yield name, f"{target!r} is a {NAMES[type(there)]}; expected a {' or '.join(targets)}"
        elif name == "at.to" and type(there) is not type(records.get(getattr(record, "at").on)):  # noqa: B009
            yield name, "a span must begin and end on the same level: both on stages or both on steps"


def _targets(record: Record, name: str) -> tuple[str, ...]:
    if isinstance(record, Link) and name == "to":
        return RELATIONS.get(record.relation, ())
    return TABLE[type(record)][name.partition(".")[0]].targets


def apply(document: Document, change: Change) -> Document:
    """The document after a change, all of it or nothing.

    Strict: every `was` must equal what is there, every value must be valid, and references are checked once, after the
    last edit.  Nothing cascades.  Raises `Rejected`.  Use `rebase` first for a change made against an older state.
    """
    draft = Draft(document)
    touched: set[str] = set()
    for edit in change.edits:
        _must_fit(draft, edit)
        draft.do(edit)
        touched.add(edit.id)
    if len(draft.records) > MAX_RECORDS:
        raise Rejected(
            f"a document holds at most {MAX_RECORDS:,} records, this change would make {len(draft.records):,}"
        )
    for id in touched:
        _must_hang_together(draft, id)
    return draft.frozen()


def _must_fit(draft: Draft, edit: Edit) -> None:
    old = draft.records.get(edit.id)
    match edit:
        case Put(record=record):
            if old is not None:
                raise Rejected(f"{edit.id!r} exists already")
            wrong = [(n, w) for n in TABLE[type(record)] if (w := _why_not(type(record), n, getattr(record, n)))]
        case Set(field=field, value=value, was=was):
            if old is None:
                raise Rejected(f"{edit.id!r} is gone")
            here = getattr(old, field, None) if field in TABLE[type(old)] else None
            wrong = [(field, w)] if (w := _why_not(type(old), field, value)) else []
            if not wrong and here != was:
                raise Rejected(f"{field} of {edit.id!r} is {here!r}, not {was!r}")
        case Remove(was=was):
            if old is None or old != was or edit.id == MAP:
                raise Rejected(f"{edit.id!r} is not what was to be removed")
            wrong = []
        case _:
            assert_never(edit)
    if wrong:
        raise Rejected(f"{wrong[0][0]} of {edit.id!r} {wrong[0][1]}")


def _why_not(cls: type[Record], field: str, value: Any) -> str:
    """As `why_wrong`, and an order key must be one: `rebase` mends those that a client made up."""
    if isinstance(value, Place) and not valid(value.order):
        return f"has no valid order key ({value.order!r})"
    return why_wrong(cls, field, value)


def _must_hang_together(draft: Draft, id: str) -> None:
    record = draft.records.get(id)
    if record is None:
        if dependants := draft.inward.get(id):
            raise Rejected(f"{min(dependants)!r} still hangs on {id!r}, which is to go")
        return
    for name, wrong in broken_references(draft.records, record):
        raise Rejected(f"{name} of {id!r}: {wrong}")
