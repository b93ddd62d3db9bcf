"""The same records in two documents, where ids were derived from a file and mean little.

Ids that the text writes out (`pinned`) match only by id.  All others take the id of their match in `base`: same place,
kind and text; alike in the same place; the same text elsewhere (a move); alike elsewhere.  What has no match keeps its
derived id, or gets a fresh one where `base` means another record by it.  Owners are matched before what stands on them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from dataclasses import replace
from hashlib import sha256
from typing import Any

from rapidfuzz.fuzz import ratio

from .closure import DEPTH
from .document import Document
from .schema import LABELS, TABLE, Conflict, Lane, Link, Record, Stage, Step, Vote, is_local
from .text import words

ALIKE = 55  # per cent: how alike two labels must be to be one record in the same place
ALIKE_ELSEWHERE = 75  # per cent: the same for one that also moved
ALL_PAIRS = 2_500  # pairs of a cell that are all compared; in a larger one, neighbours and those that share rare words
NEAREST = 8  # how many of those, for each record

_NAMED_BY_OTHERS = (Link, Vote, Lane)  # their ids are made of other ids


def align(base: Document, other: Document, pinned: Set[str]) -> Document:
    """`other` with the ids that its records have in `base`."""
    return renamed(other, _Alignment(base, other, pinned).ids())


class _Alignment:
    def __init__(self, base: Document, other: Document, pinned: Set[str]) -> None:
        self.base, self.other = base, other
        self.new = {
            id: id
            for id, r in other.records.items()
            if id in pinned or not hasattr(r, "at") or type(r) in _NAMED_BY_OTHERS
        }
        self.free = {id for id in base.records if id not in self.new}
        self.inside = {**_inside(other), **{(id, "base"): words for (id, _), words in _inside(base).items()}}

    def ids(self) -> dict[str, str]:
        mine, theirs = _by_type(self.base), _by_type(self.other)
        for cls in sorted(theirs, key=lambda cls: DEPTH[cls]):
            self._match_all(mine.get(cls, []), theirs[cls])
        return self._with_fresh_ids()

    def _match_all(self, mine: list[Any], theirs: list[Any]) -> None:
        def here(record: Any) -> Hashable:
            return record.at.on, record.at.kind

        def there(record: Any) -> Hashable:
            return self.new.get(record.at.on, record.at.on), record.at.kind

        self._match_equal(mine, theirs, lambda r: (here(r), _label(r)), lambda r: (there(r), _label(r)))
        self._match_alike(mine, theirs, here, there, ALIKE)
        self._match_lone(mine, theirs, here, there)
        self._match_equal(mine, theirs, lambda r: (r.at.kind, _label(r)), lambda r: (r.at.kind, _label(r)))
        self._match_equal(mine, theirs, _label, _label)
        self._match_alike(mine, theirs, lambda r: 0, lambda r: 0, ALIKE_ELSEWHERE)

    def _left(self, mine: list[Any], theirs: list[Any]) -> tuple[list[Any], list[Any]]:
        return [x for x in mine if x.id in self.free], [y for y in theirs if y.id not in self.new]

    def _match(self, x: Any, y: Any) -> None:
        self.new[y.id] = x.id
        self.free.discard(x.id)

    def _match_equal(
        self, mine: list[Any], theirs: list[Any], here: Callable[[Any], Hashable], there: Callable[[Any], Hashable]
    ) -> None:
        mine, theirs = self._left(mine, theirs)
        waiting = {key: deque(records) for key, records in _cells(mine, here).items()}
        for y in theirs:
            if queue := waiting.get(there(y)):
                self._match(queue.popleft(), y)

    def _match_alike(
        self,
        mine: list[Any],
        theirs: list[Any],
        here: Callable[[Any], Hashable],
        there: Callable[[Any], Hashable],
        least: float,
    ) -> None:
        mine, theirs = self._left(mine, theirs)
        cells, rank = _cells(mine, here), {y.id: n for n, y in enumerate(theirs)}
        pairs: list[tuple[float, int, int, Any, Any]] = []
        for key, ys in _cells(theirs, there).items():
            for m, x, y in self._candidates(cells.get(key, []), ys):
                if (likeness := self._likeness(x, y, least)) >= least:
                    pairs.append((-likeness, m, rank[y.id], x, y))
        for *_, x, y in sorted(pairs, key=lambda pair: pair[:3]):
            if x.id in self.free and y.id not in self.new:
                self._match(x, y)

    def _match_lone(
        self, mine: list[Any], theirs: list[Any], here: Callable[[Any], Hashable], there: Callable[[Any], Hashable]
    ) -> None:
        """The only one of its kind in its place is the same one, however it was reworded."""
        mine, theirs = self._left(mine, theirs)
        cells = _cells(mine, here)
        for key, ys in _cells(theirs, there).items():
            if len(ys) == 1 and len(xs := cells.get(key, [])) == 1:
                self._match(xs[0], ys[0])

    def _candidates(self, xs: list[Any], ys: list[Any]) -> Iterable[tuple[int, Any, Any]]:
        if len(xs) * len(ys) <= ALL_PAIRS:
            yield from ((m, x, y) for y in ys for m, x in enumerate(xs))
            return
        having: dict[str, list[int]] = {}
        for m, x in enumerate(xs):
            for word in self._features(x, "base"):
                having.setdefault(word, []).append(m)
        for n, y in enumerate(ys):
            middle = n * len(xs) // len(ys)
            near = dict.fromkeys(range(max(middle - 1, 0), min(middle + 2, len(xs))))
            rare = sorted((w for w in self._features(y, "") if w in having), key=lambda w: (len(having[w]), w))
            near |= dict.fromkeys(m for word in rare[:NEAREST] for m in having[word][:NEAREST])
            yield from ((m, xs[m], y) for m in list(near)[:NEAREST])

    def _features(self, record: Any, side: str) -> Set[str]:
        return {*words(_label(record)), *self.inside.get((record.id, side), ())}

    def _likeness(self, x: Any, y: Any, least: float) -> float:
        same = ratio(_label(x), _label(y), score_cutoff=least)
        a, b = self.inside.get((x.id, "base")), self.inside.get((y.id, ""))
        return max(same, 100 * len(a & b) / max(len(a), len(b))) if a and b else same

    def _with_fresh_ids(self) -> dict[str, str]:
        taken = {*self.base.records, *self.new.values()}
        for id in self.other.records:
            if id not in self.new:
                fresh = id
                while fresh in taken:
                    fresh = sha256(fresh.encode()).hexdigest()[:10]
                self.new[id] = fresh
                taken.add(fresh)
        return self.new


def _label(record: Any) -> str:
    if isinstance(record, Conflict):
        return record.about
    return str(getattr(record, LABELS.get(type(record), "id")))


def _by_type(document: Document) -> dict[type[Record], list[Any]]:
    found: dict[type[Record], list[Any]] = {}
    for record in document.records.values():
        if hasattr(record, "at"):
            found.setdefault(type(record), []).append(record)
    for records in found.values():
        records.sort(key=lambda r: (r.at.order, r.id))
    return found


def _cells(records: list[Any], key: Callable[[Any], Hashable]) -> dict[Hashable, list[Any]]:
    found: dict[Hashable, list[Any]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found


def _inside(document: Document) -> dict[tuple[str, str], set[str]]:
    """The labels of all that stands on a stage or step, by its id."""
    found: dict[tuple[str, str], set[str]] = {}
    for record in document.records.values():
        above: Any = document.get(record.at.on) if hasattr(record, "at") else None
        while isinstance(above, Stage | Step):
            found.setdefault((above.id, ""), set()).add(_label(record))
            above = document.get(above.at.on)
    return found


def renamed(document: Document, new: Mapping[str, str]) -> Document:
    """The document with other ids, in every reference and in the ids that are made of them."""
    if all(id == to for id, to in new.items()):
        return document
    return Document({r.id: r for r in (_told_anew(record, new) for record in document.records.values())})


def _told_anew(record: Any, new: Mapping[str, str]) -> Record:
    changed: dict[str, Any] = {}
    for name, spec in TABLE[type(record)].items():
        if spec.type == "ref" and is_local(target := getattr(record, name)) and new.get(target, target) != target:
            changed[name] = new[target]
    if (place := getattr(record, "at", None)) is not None:
        moved = replace(place, on=new.get(place.on, place.on), to=new.get(place.to, place.to))
        changed |= {"at": moved} if moved != place else {}
    if (id := new.get(record.id, record.id)) != record.id:
        changed["id"] = id
    told = replace(record, **changed) if changed else record
    if isinstance(told, Link) and changed:
        return replace(told, id=f"{told.on} {told.relation} {told.to}")
    if isinstance(told, Vote) and changed:
        return replace(told, id=f"{told.card} {told.id.partition(' ')[2]}")
    return told  # type: ignore[no-any-return]
