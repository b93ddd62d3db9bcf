"""Diff, merge, align, undo and describe, told with one small journey."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from worlds import card, link, stage, step, world

from desirepath.errors import NotFound, Rejected
from desirepath.model.align import align, renamed
from desirepath.model.diff import diff
from desirepath.model.document import Document, apply
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.merge import merge, with_conflicts
from desirepath.model.order import LONGEST, nth
from desirepath.model.rebase import rebase, undo
from desirepath.model.schema import MAP, Card, Comment, Conflict, Lane, Persona, Place, Record, Source, Thread
from desirepath.model.select import Selection, select
from desirepath.model.sentences import describe


def with_(document: Document, *records: Record) -> Document:
    return Document({**document.records, **{r.id: r for r in records}})


def without(document: Document, *ids: str) -> Document:
    return apply(document, rebase(Change(tuple(map(Remove, ids))), document)[0])


def told(a: Document, b: Document) -> list[str]:
    return describe(diff(a, b), a, b)


def changed(document: Document, id: str, **fields: Any) -> Document:
    record: Any = document[id]
    return with_(document, replace(record, **fields))


def test_equal_documents_have_no_difference() -> None:
    assert diff(world(), world()) == Change()


def test_fresh_order_keys_alone_are_no_difference() -> None:
    shifted = changed(changed(world(), "plan", at=Place(MAP, nth(7))), "move", at=Place(MAP, nth(9)))
    assert diff(world(), shifted) == Change()


def test_a_card_put_before_others_is_one_edit() -> None:
    here = world(stage("plan"), *(card(f"c{n}", "plan", "doing", f"Does {n}", n) for n in range(5)))
    new = card("new", "plan", "doing", "First of all", 0)
    there = with_(here, new, *(card(f"c{n}", "plan", "doing", f"Does {n}", n + 1) for n in range(5)))
    assert [(type(e), e.id) for e in diff(here, there).edits] == [(Put, "new")]
    assert apply(here, diff(here, there)).ranked() == there.ranked()


def test_an_id_that_becomes_another_type_is_removed_and_put() -> None:
    a = world(stage("plan"), step("boxes", "plan"), card("c", "plan", "doing", "Does"))
    b = world(stage("plan"), card("boxes", "plan", "pain", "Too many boxes"), card("c", "plan", "doing", "Does"))
    change = diff(a, b)
    assert apply(a, change).ranked() == b.ranked()
    assert apply(a, rebase(change, a)[0]).ranked() == b.ranked()


def test_what_still_stands_on_an_id_that_becomes_another_type_stays() -> None:
    a = world(stage("plan"), stage("x", 1), card("c", "x", "doing", "Does"))
    b = world(stage("plan"), step("x", "plan"), card("c", "x", "doing", "Does"))
    merged = merge(a, changed(a, "plan", title="Plans"), b)
    assert merged.collisions == ()
    assert merged.document.ranked() == changed(b, "plan", title="Plans").ranked()


def test_talk_is_no_content() -> None:
    a = with_(world(), Thread("t", Place("tape")), Comment("m", Place("t"), "Really?"))
    assert diff(a, world()) == Change()
    assert {e.id for e in diff(a, world(), "all").edits} == {"t", "m"}
    assert [e.id for e in diff(a, without(world(), "tape")).edits] == ["m", "t", "tape"]


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        (
            lambda d: changed(d, "lift", at=Place("van", nth(4), "pain")),
            ["moved pain card “The lift is out of order” from step “Packs the boxes” to step “Books a van”"],
        ),
        (
            lambda d: changed(d, "tired", score=-1.5),
            ["changed score of feeling card “Tired” on step “Packs the boxes” from -1 to -1.5"],
        ),
        (
            lambda d: changed(d, "lift", severity=None),
            ["cleared severity of pain card “The lift is out of order” on step “Packs the boxes” (it was 2)"],
        ),
        (
            lambda d: changed(d, "tape", text="Buys tape"),
            ["reworded doing card “Buys tape and boxes” on step “Packs the boxes” to “Buys tape”"],
        ),
        (lambda d: changed(d, "plan", title="Prepare"), ["renamed stage “Plan” to “Prepare”"]),
        (lambda d: changed(d, MAP, tags=("home",)), ["changed tags of document “Moving house”: added “home”"]),
        (
            lambda d: changed(d, MAP, facts={"Scope": "All"}),
            ["set “Scope” in facts of document “Moving house” to “All”"],
        ),
        (
            lambda d: changed(d, "day", moment_of_truth=True),
            ["changed moment of truth of step “The day itself” from no to yes"],
        ),
        (
            lambda d: with_(
                d,
                stage("wait", 2),
                step("w1", "wait"),
                step("w2", "wait", 1),
                *(card(f"n{n}", "w1", "pain", f"Waits {n}", n) for n in range(7)),
            ),
            ["added stage “Wait” with 2 steps and 7 cards"],
        ),
        (
            lambda d: without(d, "move"),
            [
                "let feeling card “Tired” on step “Packs the boxes” span to step “Books a van”",
                "removed stage “Move” with 1 step and 1 card",
            ],
        ),
        (lambda d: with_(d, card("n", "van", "doing", "Phones")), ["added doing card “Phones” to step “Books a van”"]),
        (
            lambda d: with_(d, link("boxes", "next", "day")),
            ["added link “next” from step “Packs the boxes” to step “The day itself”"],
        ),
        (lambda d: with_(d, Lane("five-e things", hidden=True)), ["added lane “things” of five-e"]),
        (
            lambda d: changed(d, "lift", at=Place("boxes", "a5", "opportunity")),
            ["made pain card “The lift is out of order” on step “Packs the boxes” an opportunity card"],
        ),
    ],
)
def test_differences_are_told_in_words(change: Any, sentences: list[str]) -> None:
    assert told(world(), change(world())) == sentences


def test_a_difference_says_where_and_whose_it_is() -> None:
    good = [card(f"good-{who}", "van", "feeling", "Good", n) for n, who in enumerate(("kim", "ada"))]
    a = with_(
        world(),
        *(Persona(who, Place(MAP, nth(n)), who.title()) for n, who in enumerate(("kim", "ada"))),
        *(replace(c, score=1, persona=c.id.removeprefix("good-")) for c in good),
        link("day", "next", "boxes"),
    )
    b = changed(changed(a, "good-ada", score=2), "day next boxes", text="the lift is stuck")
    assert told(a, b) == [
        "changed score of feeling card “Good” of persona “Ada” on step “Books a van” from 1 to 2",
        "set text of link “next” (step “The day itself” → step “Packs the boxes”) to “the lift is stuck”",
    ]
    moved = changed(a, "good-kim", at=Place("boxes", nth(5), "feeling"))
    assert told(a, moved) == [
        "moved feeling card “Good” of persona “Kim” from step “Books a van” to step “Packs the boxes”"
    ]


def test_differences_are_told_in_reading_order() -> None:
    a = with_(world(), card("hot", "day", "pain", "Hot"), Source("s", Place(), "Diary"))
    b = changed(changed(without(a, "tired"), "s", title="Diaries"), "day", title="The day")
    b = with_(changed(changed(b, "plan", title="Plans"), MAP, title="House"), card("n", "van", "doing", "Phones"))
    assert told(a, changed(b, "hot", text="Very hot")) == [
        "renamed document “Moving house” to “House”",
        "renamed stage “Plan” to “Plans”",
        "removed feeling card “Tired” from step “Packs the boxes”",
        "added doing card “Phones” to step “Books a van”",
        "renamed step “The day itself” to “The day”",
        "reworded pain card “Hot” on step “The day itself” to “Very hot”",
        "renamed source “Diary” to “Diaries”",
    ]


def test_both_sides_of_a_merge_come_together() -> None:
    base = world()
    ours = changed(changed(base, "tape", text="Buys strong tape and boxes"), "tired", score=-2)
    theirs = with_(changed(base, "tape", text="Buys tape and crates"), card("n", "van", "doing", "Phones"))
    merged = merge(base, ours, theirs)
    assert merged.collisions == ()
    expected = with_(changed(ours, "tape", text="Buys strong tape and crates"), card("n", "van", "doing", "Phones"))
    assert merged.document.ranked() == expected.ranked()


def test_a_card_that_slid_along_can_still_be_moved_by_the_other_side() -> None:
    base = world(stage("a"), stage("b", 1), card("c", "a", "doing", "C", 0))
    ours = with_(base, card("first", "a", "doing", "First", 0), card("c", "a", "doing", "C", 1))
    theirs = changed(base, "c", at=Place("b", "a0", "doing"))
    merged = merge(base, ours, theirs)
    assert merged.collisions == ()
    assert {c.id: c.at.on for c in merged.document.of(Card)} == {"first": "a", "c": "b"}


def test_another_key_at_the_same_rank_is_no_change_that_could_collide_with_a_removal() -> None:
    base = world(stage("a"), card("c", "a", "doing", "C", 0), card("d", "a", "doing", "D", 1))
    theirs = changed(base, "c", at=Place("a", "Zz", "doing"))
    merged = merge(base, without(base, "c"), theirs)
    assert (merged.document, merged.collisions) == (without(base, "c"), ())


def test_dragging_a_card_that_somebody_removed_leaves_the_others_as_they_were() -> None:
    base = world(stage("a"), *(card(id, "a", "doing", id.upper(), n) for n, id in enumerate("cde")))
    theirs = changed(base, "c", at=Place("a", "a1V", "doing"))
    merged = merge(base, without(base, "c"), theirs)
    assert merged.document.ranked() == without(base, "c").ranked()
    assert merged.collisions == ()


def test_what_a_merge_cannot_settle_is_kept_beside_ours() -> None:
    base = world()
    ours = changed(changed(without(base, "late"), "lift", text="The lift stands still"), "tired", score=-2)
    theirs = changed(changed(changed(base, "lift", text="No lift at all"), "tired", score=1), "late", text="No van")
    whole = with_conflicts(merge(base, ours, theirs), theirs)
    conflicts = {c.about: (c.why, c.edit, c.here) for c in whole.on(MAP, Conflict)}
    assert conflicts == {
        "reworded pain card “The lift is out of order” on step “Packs the boxes” to “No lift at all”": (
            "both-changed",
            {"set": {"id": "lift", "field": "text", "value": "No lift at all", "was": "The lift is out of order"}},
            {"value": "The lift stands still"},
        ),
        "changed score of feeling card “Tired” on step “Packs the boxes” from -1 to 1": (
            "both-changed",
            {"set": {"id": "tired", "field": "score", "value": 1, "was": -1}},
            {"value": -2},
        ),
        "reworded pain card “The van comes late” on step “Books a van” to “No van”": (
            "gone",
            {"set": {"id": "late", "field": "text", "value": "No van", "was": "The van comes late"}},
            {},
        ),
    }
    assert without(whole, *(c.id for c in whole.of(Conflict))).records == ours.records


def test_the_same_conflict_is_kept_once() -> None:
    base = world()
    merged = merge(base, changed(base, "tired", score=-2), changed(base, "tired", score=1))
    once = with_conflicts(merged, base)
    assert with_conflicts(replace(merged, document=once), base) == once


def test_undo_keeps_the_words_that_somebody_else_added() -> None:
    mine = Change((Set("tape", "text", "Buys strong tape and boxes", "Buys tape and boxes"),))
    now = changed(apply(world(), mine), "tape", text="Buys strong tape and boxes, too late")
    back, collisions = undo(mine, now)
    assert (apply(now, back), collisions) == (changed(world(), "tape", text="Buys tape and boxes, too late"), ())


def test_undo_does_not_remove_a_stage_that_others_have_filled() -> None:
    mine = Change((Put(stage("wait", 2)),))
    now = with_(apply(world(), mine), card("c", "wait", "pain", "Endless"))
    back, collisions = undo(mine, now)
    assert back == Change()
    assert [(c.why, c.here) for c in collisions] == [("hangs", (now["c"],))]


def test_undo_of_a_removal_brings_everything_back() -> None:
    removal, _ = rebase(Change((Remove("plan"), Remove("ana"), Remove("chat"))), world())
    assert apply(apply(world(), removal), undo(removal, apply(world(), removal))[0]) == world()


def test_a_crowded_cell_is_given_fresh_keys_and_keeps_its_order() -> None:
    now = world(stage("a"), card("first", "a", "doing", "First", 0), card("last", "a", "doing", "Last", 1))
    for n in range(400):
        put = Put(Card(f"c{n}", Place("a", "a0", "doing"), f"C{n}"))
        now = apply(now, rebase(Change((put,)), now)[0])
    cards = now.on("a", Card, "doing")
    assert [c.id for c in cards] == ["first", *(f"c{n}" for n in reversed(range(400))), "last"]
    assert max(len(c.at.order) for c in cards) <= LONGEST


@pytest.mark.parametrize(
    "edit",
    [
        Set("tape", "colour", "red", ""),
        Set("tape", "text", 3, "Buys tape and boxes"),
        Set("tape", "text", "", "Buys tape and boxes"),
        Set("tape", "tags", ("a",), None),
        Remove(MAP),
    ],
)
def test_an_edit_that_could_never_have_been_right_is_rejected(edit: Set | Remove) -> None:
    with pytest.raises(Rejected):
        rebase(Change((edit,)), world())


def derived(document: Document, *ids: str) -> Document:
    """The document as a reader sees it who had to make up these ids."""
    return renamed(document, {id: f"made-up-{n}" for n, id in enumerate(ids)})


ALL = ("plan", "move", "boxes", "van", "day", "ana", "chat", "tape", "lift", "late", "tired", "keys")


@pytest.mark.parametrize(
    "now",
    [
        world(),
        changed(world(), "tape", text="Buys tape and crates"),
        changed(world(), "tape", text="Something else altogether"),
        changed(world(), "tape", at=Place("day", "a0", "doing")),
        changed(world(), "tape", at=Place("day", "a0", "input"), text="Buys tape and two boxes"),
        changed(world(), "plan", title="Preparation"),
        changed(changed(world(), "boxes", title="Puts all into boxes"), "boxes", at=Place("move", "a5")),
        without(world(), "lift"),
        changed(world(), "ana", name="Ana Lima"),
    ],
    ids=[
        "nothing",
        "reworded",
        "rewritten",
        "moved",
        "moved and reworded",
        "renamed",
        "step moved",
        "removed",
        "persona",
    ],
)
def test_records_are_found_again_by_what_they_say_and_where(now: Document) -> None:
    ids = [id for id in ALL if id in now]
    assert align(world(), derived(now, *ids), frozenset()).ranked() == now.ranked()


def test_a_pinned_id_is_matched_by_nothing_else() -> None:
    now = changed(derived(world(), "tape"), "lift", text="Buys tape and boxes", at=Place("boxes", "a5", "doing"))
    assert align(world(), now, frozenset({"lift"}))["lift"].text == "Buys tape and boxes"  # type: ignore[union-attr]
    assert align(world(), now, frozenset({"lift"}))["tape"].at.order == "a0"  # type: ignore[union-attr]


def test_a_stranger_under_a_known_id_gets_a_fresh_one() -> None:
    base = world(stage("plan"), card("c", "plan", "doing", "Packs the boxes"))
    other = world(stage("plan"), card("c", "plan", "metric", "42 boxes"), card("d", "plan", "doing", "Packs the boxes"))
    aligned = align(base, other, frozenset({"plan"}))
    assert aligned["c"] == card("c", "plan", "doing", "Packs the boxes")
    [stranger] = [c for c in aligned.of(Card) if c.id != "c"]
    assert (stranger.text, stranger.id in base) == ("42 boxes", False)


def test_people_without_a_name_and_conflicts_are_aligned_as_well() -> None:
    base = world(Persona("p", Place()), Persona("q", Place(order="a1")), Conflict("k", Place(), "gone", "the lift"))
    assert align(base, derived(base, "p", "q", "k"), frozenset()) == base


def test_links_follow_the_records_they_join() -> None:
    assert "late evidence chat" in align(world(), derived(world(), "late", "chat"), frozenset())


def test_a_cell_too_large_for_all_pairs_is_aligned_by_rare_words_and_neighbours() -> None:
    cards = [card(f"c{n}", "plan", "doing", f"Customer number {n} waits in the {n % 7}. queue", n) for n in range(400)]
    base = world(stage("plan"), *cards)
    now = world(stage("plan"), *(replace(c, text=c.text + " again") for c in cards if c.id != "c200"))
    ids = [c.id for c in cards if c.id != "c200"]
    assert align(base, derived(now, *ids), frozenset({"plan"})).ranked() == now.ranked()


def test_a_selection_of_what_is_not_there_names_the_nearest() -> None:
    with pytest.raises(NotFound, match="there is no stage 'plam'; did you mean 'plan'"):
        select(world(), Selection(stages=("plam",)))
    with pytest.raises(NotFound, match="'pains' is no kind of card"):
        select(world(), Selection(kinds=("pains",)))
