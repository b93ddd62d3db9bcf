"""The one lenient function: a change made against an older state becomes a complete change that applies now.

*Incoming wins* (live editing, offline work, a file changed outside): what comes is carried out, and both sides of every
collision are reported.  *Here wins* (merge, undo, suggestions): what overlaps stays as it is here, the other side is in
the collision, and a removal is refused if its target changed or something new hangs on it.  Neither drops anything.

Logs and broadcasts hold rebased changes only, so replaying them merges nothing.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, assert_never

from ..errors import Rejected
from .closure import DEPTH, closure
from .document import Document, Draft, broken_references
from .edits import Change, Edit, Put, Remove, Set
from .order import nth
from .schema import DEFAULTS, MAP, NAMES, TABLE, Place, Record, Spec, why_wrong
from .seats import Group, Seats
from .text import merge3

Why = Literal["both-changed", "gone", "hangs"]


@dataclass(frozen=True, slots=True)
class Collision:
    """Two writers met.  `edit` came and did not wholly get its way; `here` is what it met, as it was then.

    `both-changed`: the record here had changed as well.  `gone`: what the edit is about, or leads to, is not there any
    more.  `hangs`: what was to be removed carries something new, which is then what stands in `here`.
    """

    why: Why
    edit: Edit
    here: tuple[Record, ...] = ()


def rebase(change: Change, document: Document, here_wins: bool = False) -> tuple[Change, tuple[Collision, ...]]:
    """The change as it applies to `document` now, complete, and what it collided with.

    Expects owners to be put before what stands on them.  Raises `Rejected` for an edit that could never have been
    right: an unknown field, a value of the wrong type, the removal of the document itself.
    """
    work = _Rebase(change, document, here_wins)
    for edit in change.edits:
        match edit:
            case Put():
                work.put(edit)
            case Set():
                work.write(edit)
            case Remove():
                work.remove(edit)
            case _:
                assert_never(edit)
    work.finish()
    return replace(change, edits=tuple(work.edits)), tuple(work.collisions)


def undo(change: Change, document: Document) -> tuple[Change, tuple[Collision, ...]]:
    """The change that takes back a (rebased) one without touching what others did since."""
    return rebase(change.inverse(), document, here_wins=True)


class _Rebase:
    """One rebase under way: a draft, the edits so far, and the removals, which wait until all that goes is known."""

    def __init__(self, change: Change, document: Document, here_wins: bool) -> None:
        self.draft = Draft(document)
        self.here_wins = here_wins
        self.edits: list[Edit] = []
        self.collisions: list[Collision] = []
        self.seats = Seats(self.draft, change)
        self.going: dict[str, Remove] = {}
        self.touched = {edit.id for edit in change.edits}
        self.replaced = _replaced(change)

    def emit(self, edit: Edit) -> None:
        self.seats.leave(edit.id)
        self.draft.do(edit)
        self.seats.enter(edit.id)
        self.edits.append(edit)

    def collide(self, why: Why, edit: Edit, *here: Record) -> None:
        self.collisions.append(Collision(why, edit, here))

    def put(self, edit: Put) -> None:
        now = self.draft.get(edit.id)
        if now is None:
            self._put_new(edit)
        elif type(now) is type(edit.record):
            self._put_again(edit.record, now)
        elif edit.record != now:
            self.collide("both-changed", edit, now)

    def _put_new(self, edit: Put) -> None:
        record = self._mended(edit.record)
        if record is not edit.record:
            self.collide("gone", edit)
        if record is not None:
            self.emit(Put(self.seats.seated(record)))

    def _put_again(self, record: Record, now: Record) -> None:
        """Two made the same record at once (a lane, a link), or it came back: each of its fields is a write."""
        for name, default in DEFAULTS[type(record)].items():
            value = getattr(record, name)
            if value not in (default, getattr(now, name)):
                self.write(Set(record.id, name, value, default))

    def write(self, edit: Set) -> None:
        now = self.draft.get(edit.id)
        if now is None:
            self.collide("gone", edit)
            return
        _must_make_sense(edit, now)
        spec, current = TABLE[type(now)][edit.field], getattr(now, edit.field)
        if edit.value == current:
            return
        value = edit.value if edit.was == current else self._merged(edit, now, spec)
        if spec.gone:
            value = self._reachable(edit, now, value)
        if value != current:
            self.emit(Set(edit.id, edit.field, value, current))

    def _merged(self, edit: Set, now: Record, spec: Spec) -> Any:
        current = getattr(now, edit.field)
        value, apart = self._both(edit, current, spec)
        if wrong := why_wrong(type(now), edit.field, value):
            value = current if self.here_wins else edit.value
        if wrong or not apart:
            self.collide("both-changed", edit, now)
        return value

    def _both(self, edit: Set, current: Any, spec: Spec) -> tuple[Any, bool]:
        match spec.merge:
            case "text":
                text, apart = merge3(edit.was, current, edit.value)
                return (current if self.here_wins and not apart else text), apart
            case "set":
                return _united(edit.was, current, edit.value), True
            case "map":
                return _by_key(edit.was, current, edit.value, self.here_wins)
            case "last":
                return (current if self.here_wins else edit.value), _same_cell(edit.was, current, edit.value)
            case _:
                assert_never(spec.merge)

    def _reachable(self, edit: Set, now: Any, value: Any) -> Any:
        """A place or reference that leads somewhere, with a free order key; what stands here if it does not."""
        moved: Record = replace(now, **{edit.field: value})
        if not any(name.partition(".")[0] == edit.field for name, _ in broken_references(self.draft.records, moved)):
            return getattr(self.seats.seated(moved), edit.field) if edit.field == "at" else value
        self.collide("gone", edit, now)
        mended = self._mended(moved) if edit.field == "at" else None
        return getattr(now if mended is None else self.seats.seated(mended), edit.field)

    def _mended(self, record: Any) -> Record | None:
        """The record without what leads nowhere; None if nothing is left for it to hang on."""
        broken = {name for name, _ in broken_references(self.draft.records, record)}
        if not broken:
            return record  # type: ignore[no-any-return]
        if "at" in broken and self._holds(record, record.at.to):
            record = replace(record, at=replace(record.at, on=record.at.to, to=""))
        elif "at.to" in broken:
            record = replace(record, at=replace(record.at, to=""))
        for name, _ in list(broken_references(self.draft.records, record)):
            if TABLE[type(record)][name].gone == "owned":
                return None
            record = replace(record, **{name: ""})
        return record  # type: ignore[no-any-return]

    def _holds(self, record: Record, owner: str) -> bool:
        there = self.draft.get(owner) if owner else None
        return there is not None and NAMES[type(there)] in TABLE[type(record)]["at"].targets

    def remove(self, edit: Remove) -> None:
        now = self.draft.get(edit.id)
        if edit.id == MAP:
            raise Rejected("the document itself cannot be removed", "remove its stages and cards instead")
        if now is None:
            return
        if edit.was is not None and edit.was != now:
            self.collide("both-changed", edit, now)
            if self.here_wins:
                return
        if edit.id not in self.replaced:
            self.going[edit.id] = edit
        elif hanging := self._left_behind(edit.id) if self.here_wins else []:
            self.collide("hangs", edit, *hanging)
        else:
            self.emit(Remove(edit.id, now))

    def _left_behind(self, id: str) -> list[Record]:
        """What could not hang any longer on a record that another takes the place of."""
        records = ChainMap({id: self.replaced[id]}, self.draft.records)
        return [r for r in self._strangers(id, self.touched) if any(broken_references(records, r))]

    def _strangers(self, id: str, known: set[str]) -> list[Record]:
        return [self.draft.records[i] for i in sorted(self.draft.inward.get(id, ())) if i not in known]

    def finish(self) -> None:
        if self.here_wins:
            self._spare_what_carries_something()
        ids = [*self.going, *(lost for id in sorted(self.replaced) for lost in self._let_go_by(id))]
        if ids:
            self._take_away(ids)
        for group in self.seats.crowded:
            self._spread(group)

    def _spare_what_carries_something(self) -> None:
        """Dependants are judged before their owners, so an owner stays when one of them does."""
        for id in sorted(self.going, key=lambda id: -DEPTH[type(self.draft[id])]):
            if hanging := self._strangers(id, set(self.going)):
                self.collide("hangs", self.going.pop(id), *hanging)

    def _let_go_by(self, id: str) -> list[str]:
        """What cannot hang any longer on a record that another, of another type, took the place of."""
        lost: list[str] = []
        for dependant in sorted(self.draft.inward.get(id, ())):
            now = self.draft.records[dependant]
            mended: Any = self._mended(now)
            if mended is None:
                lost.append(dependant)
            elif mended is not now:
                self._write_over(now, self.seats.seated(mended))
        return lost

    def _write_over(self, now: Record, new: Record) -> None:
        for name in TABLE[type(now)]:
            if getattr(now, name) != getattr(new, name):
                self.emit(Set(now.id, name, getattr(new, name), getattr(now, name)))

    def _take_away(self, ids: list[str]) -> None:
        removal = closure(self.draft, ids)
        for record, place in removal.shrunk:
            self._write_over(record, self.seats.seated(replace(record, at=place)))  # type: ignore[arg-type]
        for record, field in removal.cleared:
            self.emit(Set(record.id, field, "", getattr(record, field)))
        for record in removal.going:
            self.emit(Remove(record.id, record))

    def _spread(self, group: Group) -> None:
        cls, owner, kind = group
        siblings: list[Any] = self.draft.on(owner, cls, kind)
        for n, record in enumerate(siblings):
            place: Place = record.at
            if place.order != nth(n):
                self.emit(Set(record.id, "at", replace(place, order=nth(n)), place))


def _replaced(change: Change) -> dict[str, Record]:
    """Ids that the change removes and then puts again, and the record, perhaps of another type, that they become."""
    removed: set[str] = set()
    replaced: dict[str, Record] = {}
    for edit in change.edits:
        if isinstance(edit, Remove):
            removed.add(edit.id)
        elif isinstance(edit, Put) and edit.id in removed:
            replaced[edit.id] = edit.record
    return replaced


def _must_make_sense(edit: Set, now: Record) -> None:
    wrong = why_wrong(type(now), edit.field, edit.value)
    if not wrong and type(edit.was) is not type(edit.value) and TABLE[type(now)][edit.field].merge != "last":
        wrong = "does not say what it replaces"
    if wrong:
        raise Rejected(f"{edit.field} of {edit.id!r} {wrong}")


def _united(was: tuple[str, ...], current: tuple[str, ...], value: tuple[str, ...]) -> tuple[str, ...]:
    kept = [word for word in current if word in value or word not in was]
    return tuple(dict.fromkeys([*kept, *(word for word in value if word not in was)]))


def _by_key(
    was: Mapping[str, Any], current: Mapping[str, Any], value: Mapping[str, Any], here_wins: bool
) -> tuple[dict[str, Any], bool]:
    """Key by key, what is here first; and whether no key was changed in two ways."""
    merged: dict[str, Any] = {}
    apart = True
    for key in dict.fromkeys([*current, *value]):
        old, here, came = (side.get(key, _ABSENT) for side in (was, current, value))
        clash = old != here != came != old
        apart = apart and not clash
        side = here if came == old or (clash and here_wins) else came
        if side is not _ABSENT:
            merged[key] = side
    return merged, apart


_ABSENT = object()


def _same_cell(was: Any, current: Any, value: Any) -> bool:
    """Whether two drags of one card agree on where it goes, if not on the spot within that cell."""
    if not isinstance(current, Place) or not isinstance(was, Place) or not isinstance(value, Place):
        return False
    return replace(current, order="") == replace(value, order="") != replace(was, order="")
