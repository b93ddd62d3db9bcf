"""The road of a change: what is kept, in which order, what is answered, and what never happens twice."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from server_worlds import Place
from strategies import documents, rough_changes
from worlds import card, stage, world

from desirepath.errors import DesirePathError, NotFound, Rejected
from desirepath.model.document import Document
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.schema import MAP, Card, Comment, Head, Thread
from desirepath.model.schema import Place as At
from desirepath.server import history, library, models, store
from desirepath.server.policy import Forbidden, Principal
from desirepath.server.road import Arrival, Refused, Road, Unsaved
from desirepath.server.store import Given, Held, Version


@pytest.fixture
def place(either_database: str) -> Place:
    return Place()


def test_a_change_is_in_the_log_before_anybody_hears_of_it(place: Place) -> None:
    heard: list[tuple[int, bool, int]] = []

    def listen(entry: Version) -> None:
        rows = models.Log.objects.filter(document_id=entry.document, version=entry.version).count()
        heard.append((entry.version, connection.in_atomic_block, rows))

    place.road.listeners.append(listen)
    assert place.reword("tape", "Buys tape") == Given(2)
    assert heard == [(2, False, 1)]
    [row] = store.entries(place.document, 1)
    [change] = row.changes
    assert (change["author"], change["edits"]) == (
        place.owner.name,
        [{"set": {"id": "tape", "field": "text", "value": "Buys tape", "was": "Buys tape and boxes"}}],
    )


def test_what_is_held_is_what_the_log_tells(place: Place) -> None:
    place.reword("tape", "Buys tape")
    place.do(Remove("boxes"))
    fresh = Road().now(place.document)
    assert (fresh.version, fresh.document) == (3, place.now)
    assert "tape" not in fresh.document


def test_what_arrives_in_one_tick_is_one_version_and_one_commit(place: Place) -> None:
    told: list[Version] = []
    place.road.listeners.append(told.append)
    who = place.owner
    arrivals = [
        Arrival(who, Change((Set("tape", "text", "Buys tape and many boxes", "Buys tape and boxes"),)), "one", 1),
        Arrival(who, Change((Set("nothing", "text", "x", "y"),)), "two", 1),
        Arrival(who, Change((Set("tape", "nonsense", "x", "y"),)), "two", 2),
        Arrival(who, Change((Set("tape", "text", "Buys brown tape and boxes", "Buys tape and boxes"),)), "two", 3),
    ]
    first, gone, wrong, last = place.road.take(place.document, arrivals)
    assert (first, last) == (Given(2), Given(2))
    assert isinstance(gone, Given)
    assert [c["why"] for c in gone.collisions] == ["gone"]
    assert isinstance(wrong, Refused)
    assert wrong.error.code == "rejected"
    assert [(entry.version, [(c["client"], c["sequence"]) for c in entry.changes]) for entry in told] == [
        (2, [("one", 1), ("two", 3)])
    ]
    assert place.now["tape"].text == "Buys brown tape and many boxes"  # type: ignore[union-attr]


def test_sending_a_change_again_does_nothing_and_gets_the_same_answer(place: Place) -> None:
    lost = Set("lift", "text", "The lift is stuck", "never there")
    place.do(Set("lift", "text", "No lift", "The lift is out of order"))
    answer = place.do(lost, Put(card("more", "boxes", "doing", "Labels them")), client="a", sequence=7)
    assert [c["why"] for c in answer.collisions] == ["both-changed"]
    place.do(Remove("more"))
    before = place.now
    again = place.do(lost, Put(card("more", "boxes", "doing", "Labels them")), client="a", sequence=7)
    assert (again, place.now, place.version) == (answer, before, 4)
    twice = [Arrival(place.owner, Change((Put(card("x", "boxes", "doing", "X")),)), "a", 8)] * 2
    assert place.road.take(place.document, twice) == [Given(5), Given(5)]
    assert len(store.entries(place.document, 4)) == 1


def test_nobody_can_use_up_the_numbers_of_another(place: Place) -> None:
    place.do(Put(card("x", "boxes", "doing", "X")), by=place.people["editor"], client="a", sequence=1)
    place.do(Put(card("y", "boxes", "doing", "Y")), client="a", sequence=1)
    assert {"x", "y"} <= set(place.now.records)


def test_a_process_that_was_overtaken_does_its_work_again_on_the_newer_state(place: Place) -> None:
    other = Road()
    assert other.now(place.document).version == 1
    place.reword("tape", "Buys tape and many boxes")
    change = Change((Set("tape", "text", "Buys brown tape and boxes", "Buys tape and boxes"),))
    assert other.apply_change(place.owner, place.document, change) == Given(3)
    assert other.now(place.document).document["tape"].text == "Buys brown tape and many boxes"  # type: ignore[union-attr]


def test_a_version_that_another_wrote_meanwhile_is_never_written_over(place: Place) -> None:
    before = Held(1, place.now)
    place.reword("tape", "Buys tape")
    late = Version(place.document, 2, store.now(), "[]")
    with transaction.atomic():
        assert store.append(late, Head()) is False
    assert store.replayed(place.document, before, 2).document == place.now


def test_a_change_that_the_database_does_not_take_is_not_acknowledged_and_can_be_sent_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Version] = []
    place.road.listeners.append(told.append)

    def full(*_: Any) -> bool:
        raise DatabaseError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(store, "append", full)
        with pytest.raises(Unsaved, match="did not take"):
            place.reword("tape", "Buys tape", client="a", sequence=1)
    assert (told, place.version) == ([], 1)
    assert place.reword("tape", "Buys tape", client="a", sequence=1) == Given(2)


def test_the_road_refuses_to_run_inside_a_transaction_that_others_may_roll_back(place: Place) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="commits by itself"):
        place.reword("tape", "Buys tape")


@pytest.mark.parametrize(
    "value",
    [{"x": float("nan")}, {"x": "\ud800"}, {"x": __import__("functools").reduce(lambda a, _: [a], range(5_000), [])}],
    ids=["not a number", "half a letter", "deep"],
)
def test_a_change_that_cannot_be_written_down_harms_nobody_else(place: Place, value: Any) -> None:
    odd = Arrival(place.owner, Change((Set("tape", "extra", value, {}),)), "a", 1)
    good = Arrival(place.owner, Change((Set("lift", "text", "No lift", "The lift is out of order"),)), "b", 1)
    refused, taken = place.road.take(place.document, [odd, good])
    assert isinstance(refused, Refused)
    assert taken == Given(2)
    assert Road().now(place.document).document == place.now


# ---- who may


def test_a_stranger_does_not_learn_that_a_document_exists(place: Place) -> None:
    with pytest.raises(NotFound, match="no such document"):
        place.reword("tape", "x", by=place.stranger)


def test_a_right_that_was_taken_away_is_gone_at_once(place: Place) -> None:
    editor = place.people["editor"]
    place.reword("tape", "Buys tape", by=editor)
    library.set_member(place.workspace, editor.name, "viewer")
    with pytest.raises(Forbidden):
        place.reword("tape", "Buys boxes", by=editor)
    library.remove_member(place.workspace, editor.name)
    with pytest.raises(NotFound):
        place.reword("tape", "Buys boxes", by=editor)
    assert place.version == 2


def test_a_commenter_talks_and_touches_no_content(place: Place) -> None:
    commenter = place.people["commenter"]
    place.do(
        Put(Thread("t", At("tape"))), Put(Comment("c", At("t"), "Which tape?", "somebody else", "1999")), by=commenter
    )
    said = place.now["c"]
    assert isinstance(said, Comment)
    assert (said.author, said.time[:2]) == (commenter.name, "20")
    mixed = (Set("c", "text", "Which kind of tape?", "Which tape?"), Set("tape", "text", "x", "Buys tape and boxes"))
    with pytest.raises(Forbidden):
        place.do(*mixed, by=commenter)
    assert place.now["c"] == said


def test_nobody_speaks_for_another_but_editors_may_take_away_and_bring_back(place: Place) -> None:
    commenter, editor = place.people["commenter"], place.people["editor"]
    place.do(Put(Thread("t", At("tape"))), Put(Comment("c", At("t"), "Which tape?")), by=commenter)
    said = place.now["c"]
    for edit in (
        Set("c", "text", "I agree", "Which tape?"),
        Set("c", "author", editor.name, commenter.name),
        Put(Comment("c", At("t"), "I agree")),
    ):
        with pytest.raises(Forbidden):
            place.do(edit, by=editor)
    place.do(Remove("tape"), by=editor)
    assert "c" not in place.now
    taken = store.change_in(store.entries(place.document, 2)[0].changes[0])
    place.do(*taken.inverse().edits, by=editor, here_wins=True)
    assert place.now["c"] == said


# ---- history


def test_any_version_can_be_seen_named_compared_and_restored(place: Place) -> None:
    first = place.now
    place.reword("tape", "Buys tape")
    place.do(Remove("van"))
    named = history.name(place.owner, place.document, 1, " Before the cut ")
    assert (named.name, history.names(place.document)) == ("Before the cut", [named])
    with pytest.raises(Rejected, match="another version"):
        history.name(place.owner, place.document, 2, "Before the cut")
    with pytest.raises(NotFound, match="no version 9"):
        history.name(place.owner, place.document, 9, "Later")
    assert history.compare(place.document, 1, 3).sentences == (
        "reworded doing card “Buys tape and boxes” on step “Packs the boxes” to “Buys tape”",
        "removed step “Books a van” from stage “Plan” with 1 card",
    )
    assert history.restore(place.road, place.owner, place.document, 1).version == 4
    assert place.now.ranked() == first.ranked()
    assert [v.version for v in history.versions(place.document)] == [4, 3, 2, 1]
    assert [v.version for v in history.versions(place.document, before=4, most=2)] == [3, 2]
    assert history.versions(place.document)[0].changes[0]["label"] == "Restored version 1"
    assert store.load(place.document, 3).document != place.now


def test_a_restore_leaves_talk_alone(place: Place) -> None:
    place.reword("tape", "Buys tape")
    place.do(Put(Thread("t", At("tape"))), Put(Comment("c", At("t"), "Which tape?")))
    history.restore(place.road, place.owner, place.document, 1)
    assert {"t", "c"} <= set(place.now.records)
    assert place.now["tape"].text == "Buys tape and boxes"  # type: ignore[union-attr]


def test_a_snapshot_counts_only_once_it_was_read_back_and_a_damaged_one_is_passed_over(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "EVERY", 2)
    for n in range(5):
        place.reword("tape", f"Buys {n} rolls")
    rows = models.Snapshot.objects.filter(document_id=place.document).order_by("version")
    assert list(rows.values_list("version", "verified")) == [(2, True), (4, True), (6, True)]
    rows.filter(version=6).update(records='{"records":[]}')
    rows.filter(version=4).update(verified=False, records="half")
    models.Log.objects.filter(document_id=place.document, version=1).delete()  # so that version 2 must be used
    assert Road().now(place.document) == Held(6, place.now)


def test_a_hole_in_the_log_is_never_jumped_over(place: Place) -> None:
    place.reword("tape", "Buys tape")
    place.reword("tape", "Buys boxes")
    models.Log.objects.filter(document_id=place.document, version=2).delete()
    with pytest.raises(Rejected, match="version 2 of this document is missing"):
        Road().now(place.document)


# ---- whole documents


def test_a_document_that_is_not_valid_leaves_nothing_behind(place: Place) -> None:
    before = models.Document.objects.count()
    broken = world(stage("plan"), card("late", "nowhere", "pain", "Hangs in the air"))
    wrong = Document({**broken.records, "x" * 80: Card("x" * 80, At(MAP, "a0", "nonsense"), "no")})
    with pytest.raises(DesirePathError):
        library.make_document(place.road, place.owner, place.workspace, wrong)
    assert models.Document.objects.count() == before


def test_importing_the_same_again_changes_nothing_and_an_edited_file_changes_only_what_differs(place: Place) -> None:
    same = place.now
    assert library.replace_content(place.road, place.owner, place.document, same, frozenset(), "Import") == Given(1)
    other = Document({**same.records, "tape": card("tape", "boxes", "doing", "Buys tape")})
    library.replace_content(place.road, place.owner, place.document, other, frozenset(), "Import")
    [change] = store.entries(place.document, 1)[0].changes
    assert (len(change["edits"]), change["label"]) == (1, "Import")


def test_what_is_in_the_trash_takes_no_changes_and_comes_back_as_it_was(place: Place) -> None:
    before = place.now
    library.set_trashed(place.document, True)
    assert library.documents(place.workspace) == []
    assert [row.id for row in library.documents(place.workspace, trashed=True)] == [place.document]
    with pytest.raises(Rejected, match="in the trash"):
        place.reword("tape", "x")
    library.set_trashed(place.document, False)
    assert (place.now, [row.id for row in library.documents(place.workspace)]) == (before, [place.document])


def test_a_workspace_keeps_an_owner(place: Place) -> None:
    with pytest.raises(Rejected, match="needs an owner"):
        library.remove_member(place.workspace, place.owner.name)
    with pytest.raises(Rejected, match="needs an owner"):
        library.set_member(place.workspace, place.owner.name, "editor")
    library.set_member(place.workspace, place.people["editor"].name, "owner")
    library.remove_member(place.workspace, place.owner.name)
    assert [m.role for m in library.members(place.workspace)].count("owner") == 1


# ---- anything goes


@given(st.data())
@settings(
    max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_clients_send_the_log_replays_to_what_is_held(here: Place, data: st.DataObject) -> None:
    document = library.make_document(here.road, here.owner, here.workspace, data.draw(documents()))
    stale = here.road.now(document).document
    for n in range(3):
        arrivals = [Arrival(here.owner, data.draw(rough_changes(stale, f"n{n}{client}")), client, n) for client in "ab"]
        here.road.take(document, arrivals)
        if data.draw(st.booleans()):
            stale = here.road.now(document).document
    held = here.road.now(document)
    assert store.replayed(document, Held(0, store.EMPTY), held.version) == held
    store.snapshot(document, held)
    assert Road().now(document) == held


def test_every_version_is_there_exactly_once_whoever_is_first(place: Place) -> None:
    """Two processes, each with its own memory, write the same document in turns that a seed decides."""
    chance = random.Random(4)
    roads = [Road(), Road(), Road()]
    people: list[Principal] = [place.owner, place.people["editor"]]
    for n in range(40):
        put = Put(card(f"c{n}", "boxes", "doing", f"Card {n}"))
        chance.choice(roads).apply_change(chance.choice(people), place.document, Change((put,)), f"p{n % 3}", n)
    assert [v.version for v in store.entries(place.document, 0)] == list(range(1, 42))
    assert {f"c{n}" for n in range(40)} <= set(place.now.records)
    assert len({repr(sorted(road.now(place.document).document.ranked())) for road in roads}) == 1
