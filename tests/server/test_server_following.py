"""Followers: what is said at a source is said in what follows it, wherever and by whomever it was changed."""

from __future__ import annotations

from typing import Any

import pytest
from server_worlds import Place
from worlds import card, link, world

from desirepath.model.document import Document
from desirepath.model.edits import Change, Put, Remove, Set
from desirepath.model.schema import Persona
from desirepath.model.schema import Place as At
from desirepath.server import following, library, models, store


def follower(here: Place, to: str, text: str = "The van comes late", id: str = "relief") -> str:
    """A canvas whose card follows a record; its id."""
    canvas = Document({**world(card(id, "map", "featurePain", text), link(id, "follows", to), type="canvas").records})
    return library.make_document(here.road, here.owner, here.workspace, canvas)


def text(here: Place, document: str, id: str = "relief") -> str:
    record: Any = here.road.now(document).document[id]
    return str(record.text)


def test_an_edit_at_the_source_is_an_ordinary_change_of_its_follower_by_the_same_person(here: Place) -> None:
    canvas = follower(here, f"{here.document}#late")
    here.reword("late", "The van never comes", by=here.people["editor"])
    assert text(here, canvas) == "The van never comes"
    [*_, newest] = store.entries(canvas, 0)
    [change] = newest.changes
    assert (newest.version, change["author"], change["label"]) == (
        2, here.people["editor"].name, "Brought up to date with its sources",
    )  # fmt: skip
    here.reword("tape", "Buys tape")
    assert here.road.now(canvas).version == 2  # nothing that it follows


def test_what_follows_a_follower_hears_of_it_too_and_a_circle_comes_to_an_end(here: Place) -> None:
    one = follower(here, f"{here.document}#late")
    two = follower(here, f"{one}#relief")
    here.do(Put(link("late", "follows", f"{two}#relief")))
    here.do(Put(link("late", "follows", f"{here.document}#tape")))
    here.road.apply_change(here.owner, one, Change((Put(link("relief", "follows", f"{two}#relief")),)))
    here.reword("late", "Round and round")
    assert {text(here, one), text(here, two)} == {text(here, here.document, "late")}


def test_words_written_over_a_follower_give_way_to_those_of_its_source_until_it_is_unlinked(here: Place) -> None:
    canvas = follower(here, f"{here.document}#late")
    here.road.apply_change(here.owner, canvas, Change((Set("relief", "text", "Mine", "The van comes late"),)))
    assert text(here, canvas) == "The van comes late"
    here.road.apply_change(here.owner, canvas, Change((Remove(f"relief follows {here.document}#late"),)))
    assert not models.Following.objects.filter(document_id=canvas).exists()
    here.reword("late", "Later")
    here.road.apply_change(here.owner, canvas, Change((Set("relief", "text", "Mine", "The van comes late"),)))
    assert text(here, canvas) == "Mine"


def test_a_follower_keeps_the_words_that_its_source_had_last(here: Place) -> None:
    canvas = follower(here, f"{here.document}#late")
    here.do(Remove("late"))
    assert text(here, canvas) == "The van comes late"
    library.set_trashed(here.document, True)
    assert following.sources(canvas) == []


def test_words_never_leave_their_workspace(here: Place) -> None:
    other = Place()
    canvas = library.make_document(
        here.road, other.owner, other.workspace,
        world(card("spy", "map", "pain", "Guesses"), link("spy", "follows", f"{here.document}#late")),
    )  # fmt: skip
    here.reword("late", "A secret")
    here.road.apply_change(other.owner, canvas, Change((Set("spy", "note", "x", ""),)))
    assert text(here, canvas, "spy") == "Guesses"


def test_a_persona_reaches_every_map_that_follows_her(here: Place) -> None:
    kim = world(Persona("kim", At(), "Kim", quote="No time", goals=("Coffee",)), type="persona")
    persona = library.make_document(here.road, here.owner, here.workspace, kim)
    here.do(Put(link("ana", "follows", f"{persona}#kim")))
    assert here.now["ana"] == Persona("ana", At(), "Kim", quote="No time", goals=("Coffee",))
    here.road.apply_change(here.owner, persona, Change((Set("kim", "name", "Kim L.", "Kim"),)))
    ana: Any = here.now["ana"]
    assert ana.name == "Kim L."


@pytest.mark.parametrize("trashed", [True, False])
def test_a_follower_in_the_trash_takes_no_changes_and_harms_nobody(here: Place, trashed: bool) -> None:
    canvas = follower(here, f"{here.document}#late")
    library.set_trashed(canvas, trashed)
    here.reword("late", "Never")
    assert here.road.now(canvas).version == (1 if trashed else 2)


def test_a_title_of_a_step_is_followed_as_well(here: Place) -> None:
    canvas = follower(here, f"{here.document}#van", "Books a van")
    here.do(Set("van", "title", "Rents a van", "Books a van"))
    assert text(here, canvas) == "Rents a van"


def test_ids_that_others_follow_are_known(here: Place) -> None:
    canvas = follower(here, f"{here.document}#late")
    assert following.referred(here.document, lambda id: here.road.now(id).document) == {"late"}
    assert following.followers(here.document) == [canvas]
