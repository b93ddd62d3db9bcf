"""The laws of the model, on worlds that hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import documents, prose, rough_changes

from desirepath.errors import Rejected
from desirepath.model.align import _label, align, renamed
from desirepath.model.diff import diff
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.merge import merge, with_conflicts
from desirepath.model.order import nth
from desirepath.model.rebase import Collision, rebase, undo
from desirepath.model.schema import MAP, SCOPES, TABLE, Card, Conflict, Head, Place, Step
from desirepath.model.select import Selection, select
from desirepath.model.text import merge3, words
from desirepath.model.wire import change_from, document_from, to_plain

modest = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def done(document: Document, change: Change, here_wins: bool = False) -> Document:
    """What a server does with a change: rebase it, then apply it."""
    return apply(document, rebase(change, document, here_wins)[0])


def sound(document: Document) -> None:
    """The index equals one built afresh, and no two siblings share an order key."""
    assert {k: v for k, v in document.inward.items() if v} == dict(Document(document.records).inward)
    placed: list[Any] = [r for r in document.records.values() if hasattr(r, "at")]
    keys = [(type(r), r.at.on, r.at.kind, r.at.order) for r in placed]
    assert len(keys) == len(set(keys))


@modest
@given(st.data(), documents(talk=True), st.booleans())
def test_a_rebased_change_applies_strictly_and_its_inverse_restores_the_document(
    data: st.DataObject, document: Document, here_wins: bool
) -> None:
    change, _ = rebase(data.draw(rough_changes(document)), document, here_wins)
    after = apply(document, change)
    sound(after)
    assert apply(after, change.inverse()) == document


@modest
@given(st.data(), documents(talk=True), st.booleans())
def test_replaying_a_log_of_rebased_changes_merges_nothing(
    data: st.DataObject, document: Document, here_wins: bool
) -> None:
    log, now = [], document
    for late in [data.draw(rough_changes(document, tag)) for tag in "xyz"]:
        change, _ = rebase(late, now, here_wins)
        now = apply(now, change)
        sound(now)
        log.append(change)
    again = document
    for change in log:
        again = apply(again, change)
    assert again == now
    for change in reversed(log):
        again = apply(again, change.inverse())
    assert again == document


@modest
@given(st.data(), documents())
def test_a_rebased_change_is_its_own_rebase(data: st.DataObject, document: Document) -> None:
    change, _ = rebase(data.draw(rough_changes(document)), document)
    again, collisions = rebase(change, document)
    assert apply(document, again).ranked() == apply(document, change).ranked()
    assert collisions == ()


@modest
@given(st.data(), documents(talk=True))
def test_diff_makes_one_document_of_the_other(data: st.DataObject, a: Document) -> None:
    b = done(done(a, data.draw(rough_changes(a, "x"))), data.draw(rough_changes(a, "y")))
    assert apply(a, diff(a, b, "all")).ranked() == b.ranked()
    assert apply(b, diff(b, a, "all")).ranked() == a.ranked()
    assert diff(a, a, "all") == Change()


@modest
@given(documents(talk=True), documents(talk=True))
def test_diff_makes_one_stranger_of_another(a: Document, b: Document) -> None:
    assert apply(a, diff(a, b, "all")).ranked() == b.ranked()


@modest
@given(st.data(), documents(talk=True))
def test_a_diff_of_content_leaves_talk_alone_except_on_what_goes(data: st.DataObject, a: Document) -> None:
    b = done(a, data.draw(rough_changes(a)))
    silent = Document({id: r for id, r in b.records.items() if SCOPES[type(r)] == "content"})
    after = apply(a, diff(a, silent))
    talk = {id for id, r in a.records.items() if id not in silent and id in after}
    assert {id: r for id, r in after.ranked().items() if id not in talk} == silent.ranked()
    assert all(after[id] == a[id] for id in talk)


@modest
@given(documents(), st.randoms(use_true_random=False))
def test_one_sibling_that_moves_is_one_edit(document: Document, random: Any) -> None:
    stages = list(document.stages)
    assume(len(stages) > 1)
    stage = stages.pop(random.randrange(len(stages)))
    stages.insert(random.randrange(len(stages) + 1), stage)
    shuffled = {s.id: replace(s, at=Place(MAP, nth(50 + n))) for n, s in enumerate(stages)}
    assert len(diff(document, Document({**document.records, **shuffled})).edits) <= 1


@modest
@given(st.data(), documents())
def test_changes_that_do_not_touch_the_same_thing_merge_to_the_same_in_either_order(
    data: st.DataObject, document: Document
) -> None:
    cards = [r.id for r in document.of(Card)]
    mine = set(data.draw(st.permutations(cards))[: len(cards) // 2])

    def side(ids: set[str], tag: str) -> Document:
        edits = [Set(id, "text", data.draw(prose()), document[id].text) for id in sorted(ids)]  # type: ignore[union-attr]
        new = Put(Card(tag, Place(MAP, "a5", f"x-{tag}.kind"), tag))
        return done(document, Change((new, *edits)))

    one, two = side(mine, "one"), side(set(cards) - mine, "two")
    there, back = merge(document, one, two), merge(document, two, one)
    assert there.document == back.document
    assert there.collisions == back.collisions == ()


def kept(value: Any, was: Any, merged: Any) -> bool:
    """Whether what somebody made of a field is still to be seen in it: the words, entries and keys that they added."""
    if isinstance(value, str) and isinstance(was, str):
        return all(word in merged for word in set(words(value)) - set(words(was)) if word.strip())
    if isinstance(value, tuple):
        return set(value) - set(was) <= set(merged)
    if isinstance(value, dict):
        return all(merged.get(k) == v for k, v in value.items() if was.get(k) != v)
    if isinstance(value, Place):
        return bool(replace(value, order="") == replace(merged, order=""))
    return bool(value == merged)


def unordered(record: Any) -> Any:
    """The record without its order key: which spot it has is a matter of its siblings."""
    return replace(record, at=replace(record.at, order="")) if hasattr(record, "at") else record


def lost(base: Document, side: Document, merged: Document) -> list[tuple[str, str]]:
    """(id, field) of everything that one side did to `base` and the merged document does not show."""
    found: list[tuple[str, str]] = []
    for id in sorted({*base.records, *side.records}):
        was, theirs, now = (unordered(document.get(id)) for document in (base, side, merged))
        if theirs is None or now is None or type(theirs) is not type(now):
            if type(theirs) is not type(now) and theirs != was:
                found.append((id, ""))
            continue
        for name, spec in TABLE[type(theirs)].items():
            empty = Place() if spec.type == "place" else type(getattr(theirs, name) or "")()
            before = getattr(was, name) if type(was) is type(theirs) else empty
            value = getattr(theirs, name)
            if value != before and not kept(value, before, getattr(now, name)):
                found.append((id, name))
    return found


def tells_of(collisions: tuple[Collision, ...], id: str, name: str) -> bool:
    """Whether a collision holds what was to become of a record, or of one field of it."""
    for collision in collisions:
        edit = collision.edit
        if edit.id == id and (not isinstance(edit, Set) or edit.field == name or not name):
            return True
    return False


@settings(modest, max_examples=80)
@given(st.data(), documents(talk=True))
def test_a_merge_drops_nothing_of_either_side(data: st.DataObject, base: Document) -> None:
    ours, theirs = (done(base, data.draw(rough_changes(base, tag))) for tag in ("a", "b"))
    merged = merge(base, ours, theirs)
    sound(merged.document)
    assert lost(base, ours, merged.document) == []
    missing = [
        (id, name) for id, name in lost(base, theirs, merged.document) if not tells_of(merged.collisions, id, name)
    ]
    assert [(id, name) for id, name in missing if SCOPES[type(base.get(id) or theirs[id])] == "content"] == []


@modest
@given(st.data(), documents())
def test_a_merge_with_oneself_or_with_nothing_new_changes_nothing(data: st.DataObject, base: Document) -> None:
    ours = done(base, data.draw(rough_changes(base)))
    for merged in (merge(base, ours, ours), merge(base, ours, base), merge(base, base, ours)):
        assert merged.document.ranked() == ours.ranked()
        assert merged.collisions == ()


@modest
@given(st.data(), documents())
def test_collisions_become_records_of_a_valid_document(data: st.DataObject, base: Document) -> None:
    ours, theirs = (done(base, data.draw(rough_changes(base, tag))) for tag in ("a", "b"))
    merged = merge(base, ours, theirs)
    whole = with_conflicts(merged, theirs)
    sound(whole)
    conflicts = whole.on(MAP, Conflict)
    assert {c.why for c in conflicts} == {c.why for c in merged.collisions}
    assert all(change_from({"edits": [dict(c.edit)]}) for c in conflicts)
    assert all(c.about for c in conflicts)
    assert {id: r for id, r in whole.records.items() if not isinstance(r, Conflict)} == merged.document.records
    assert document_from(to_plain(whole)) == whole


def in_cells(document: Document) -> dict[str, Any]:
    return {id: unordered(record) for id, record in document.records.items()}


@modest
@given(st.data(), documents())
def test_undo_takes_back_what_nobody_else_touched(data: st.DataObject, document: Document) -> None:
    mine, _ = rebase(data.draw(rough_changes(document, "m")), document)
    after = apply(document, mine)
    back, collisions = undo(mine, after)
    assert apply(after, back) == document
    assert collisions == ()


@modest
@given(st.data(), documents())
def test_undo_leaves_what_others_did(data: st.DataObject, document: Document) -> None:
    mine, _ = rebase(data.draw(rough_changes(document, "m")), document)
    between = apply(document, mine)
    yours, _ = rebase(data.draw(rough_changes(between, "u")), between)
    now = apply(between, yours)
    back, collisions = undo(mine, now)
    after = apply(now, back)
    sound(after)
    assert lost(between, now, after) == []
    if {e.id for e in mine.edits}.isdisjoint(e.id for e in yours.edits) and not collisions:
        alone, met = rebase(yours, document, here_wins=True)
        if not met and {e.id for e in alone.edits} == {e.id for e in yours.edits}:
            assert in_cells(after) == in_cells(apply(document, alone))


@modest
@given(st.data(), documents(talk=True))
def test_a_tree_tells_everything(data: st.DataObject, document: Document) -> None:
    assert document_from(to_plain(document)) == document
    change, _ = rebase(data.draw(rough_changes(document)), document)
    assert change_from(to_plain(change)) == change


@modest
@given(st.data(), documents(talk=True))
def test_a_selection_is_a_sound_document_and_selecting_again_changes_nothing(
    data: st.DataObject, document: Document
) -> None:
    def some(ids: list[str]) -> tuple[str, ...]:
        return tuple(data.draw(st.lists(st.sampled_from(sorted(ids)), unique=True))) if ids else ()

    selection = Selection(
        stages=some([s.id for s in document.stages]),
        steps=some([s.id for s in document.of(Step)]),
        personas=some([id for id in document.records if id.startswith("p")]),
        kinds=some(["doing", "pain", "pain.moment", "x-my.kind"]),
        tags=some(["a", "b"]),
    )
    part = select(document, selection)
    sound(part)
    assert document_from(to_plain(part)) == part
    assert (
        apply(Document({MAP: part.head}), Change(tuple(Put(r) for r in part.records.values() if r.id != MAP))) == part
    )
    for card in part.of(Card):
        assert not selection.kinds or {card.at.kind, card.at.kind.partition(".")[0]} & set(selection.kinds)
        assert not selection.tags or set(card.tags) & set(selection.tags)
        assert not card.persona or not selection.personas or card.persona in selection.personas


@modest
@given(st.data(), documents())
def test_align_finds_every_record_again_whatever_its_derived_id(data: st.DataObject, document: Document) -> None:
    pinned = frozenset(id for id in document.records if id != MAP and data.draw(st.booleans()))
    placed: list[Any] = [r for r in document.records.values() if hasattr(r, "at")]
    derived = {r.id: f"derived-{n}" for n, r in enumerate(placed) if r.id not in pinned}
    again = align(document, renamed(document, derived), pinned)
    assert len(again.records) == len(document.records)
    if len({(type(r), r.at.on, r.at.kind, _label(r)) for r in placed}) == len(placed):
        assert again.ranked() == document.ranked()


@modest
@given(documents(), documents())
def test_align_with_a_stranger_keeps_every_record(base: Document, other: Document) -> None:
    aligned = align(base, other, frozenset())
    sound(aligned)
    assert sorted(repr(type(r)) for r in aligned.records.values()) == sorted(
        repr(type(r)) for r in other.records.values()
    )
    assert apply(base, diff(base, aligned)).ranked() == aligned.ranked()


@settings(modest, max_examples=80)
@given(st.lists(st.sampled_from(["ab", "cd", "ef", "gh", ",", ".", "1.10", "漢", "字", "é"]), max_size=8), st.data())
def test_nothing_that_was_typed_is_lost_by_a_text_merge(base: list[str], data: st.DataObject) -> None:
    def typed(mark: str) -> str:
        out = list(base)
        for n in range(data.draw(st.integers(1, 3))):
            start = data.draw(st.integers(0, len(out)))
            out[start : data.draw(st.integers(start, min(start + 2, len(out))))] = [f"{mark}{n}"]
        return " ".join(out)

    ours, theirs = typed("OURS"), typed("THEIRS")
    merged, _ = merge3(" ".join(base), ours, theirs)
    new = [word for word in f"{ours} {theirs}".split() if word.startswith(("OURS", "THEIRS"))]
    assert [word for word in new if word not in words(merged)] == []


@settings(modest, max_examples=80)
@given(prose(8), prose(8), prose(8))
def test_a_text_merge_with_an_unchanged_side_is_the_other_side(base: str, ours: str, theirs: str) -> None:
    assert merge3(base, ours, base) == (ours, True)
    assert merge3(base, base, theirs) == (theirs, True)
    assert merge3(base, ours, ours) == (ours, True)
    assert "".join(words(ours)) == ours
    both, apart = merge3(base, ours, theirs)
    other, as_well = merge3(base, theirs, ours)
    assert apart == as_well
    if apart:
        assert both == other


def test_an_edit_that_makes_no_sense_is_rejected() -> None:
    document = Document({MAP: Head(title="A map", tags=("b",))})
    for edit in (Set(MAP, "colour", "red", ""), Set(MAP, "title", 3, "x"), Set(MAP, "tags", ("a",), None), Remove(MAP)):
        with pytest.raises(Rejected):
            rebase(Change((edit,)), document)
