"""What goes along when a record goes, worked out once for removing, undoing and selecting.

What is owned goes too; a span keeps its surviving columns; other references are cleared.  What becomes of a span is
decided last, when all columns that go are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from .document import Document, Draft
from .schema import (
    Card,
    Comment,
    Conflict,
    Head,
    Lane,
    Link,
    Part,
    Persona,
    Place,
    Record,
    Source,
    Stage,
    Step,
    Suggestion,
    Thread,
    Vote,
    references,
)

_OWNERS_FIRST: tuple[type[Record], ...] = (
    *(Head, Persona, Source, Stage, Step, Card, Part, Lane),
    *(Suggestion, Conflict, Thread, Comment, Vote, Link),
)
DEPTH: Mapping[type[Record], int] = MappingProxyType({cls: n for n, cls in enumerate(_OWNERS_FIRST)})
"""Record types by a number that is higher than that of anything they refer to: owners are put first, removed last."""


@dataclass(frozen=True, slots=True)
class Closure:
    """All that goes, dependants first, and what is left to mend in the records that stay."""

    going: tuple[Record, ...]
    shrunk: tuple[tuple[Record, Place], ...]  # a span and the columns it keeps
    cleared: tuple[tuple[Record, str], ...]  # a record and the field that led to something that goes


def closure(draft: Draft, ids: Iterable[str]) -> Closure:
    """What happens when `ids` go; an id that is gone already takes along what still hangs on it."""
    gone = dict.fromkeys(ids)
    spans = _spread(draft, gone, list(gone))
    columns = Document(draft.records, draft.inward).columns
    shrunk: list[tuple[Record, Place]] = []
    for span in spans.values():
        if span.id in gone:
            continue
        place = _kept(draft, columns, span.at, gone)
        if place is None:
            gone[span.id] = None
            _spread(draft, gone, [span.id])
        else:
            shrunk.append((span, place))
    going = [draft.records[id] for id in reversed(gone) if id in draft.records]
    going.sort(key=lambda record: -DEPTH[type(record)])
    return Closure(tuple(going), tuple(shrunk), tuple(_cleared(draft, gone)))


def _spread(draft: Draft, gone: dict[str, None], fresh: list[str]) -> dict[str, Card]:
    """Adds all that is owned by what goes; the spans that lose an end wait for their own decision."""
    spans: dict[str, Card] = {}
    while fresh:
        id = fresh.pop()
        for dependant in sorted(draft.inward.get(id, ())):
            record = draft.records[dependant]
            if dependant in gone:
                continue
            if isinstance(record, Card) and record.at.to:
                if id in (record.at.on, record.at.to):
                    spans[dependant] = record
            elif any(target == id and rule == "owned" for _, target, rule in references(record)):
                gone[dependant] = None
                fresh.append(dependant)
    return spans


def _kept(draft: Draft, columns: list[str], span: Place, gone: Mapping[str, None]) -> Place | None:
    level = [id for id in columns if type(draft.records[id]) is type(draft.records.get(span.on))]
    if span.on not in level or span.to not in level:
        return None
    start, end = level.index(span.on), level.index(span.to)
    across = level[start : end + 1] if start <= end else level[end : start + 1][::-1]
    left = [id for id in across if id not in gone]
    return replace(span, on=left[0], to=left[-1] if len(left) > 1 else "") if left else None


def _cleared(draft: Draft, gone: Mapping[str, None]) -> Iterable[tuple[Record, str]]:
    dependants = {dependant: None for id in gone for dependant in sorted(draft.inward.get(id, ()))}
    for dependant in dependants:
        if dependant in gone:
            continue
        record: Any = draft.records[dependant]
        for name, target, rule in references(record):
            if rule == "cleared" and target in gone:
                yield record, name
