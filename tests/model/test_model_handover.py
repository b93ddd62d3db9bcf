"""What goes on where, and what catches up."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desirepath.formats import yaml_file
from desirepath.frameworks import builtin, load
from desirepath.model.document import Document, apply
from desirepath.model.framework import RECORD_SLOTS
from desirepath.model.handover import caught_up, hand_over, offers, stale
from desirepath.model.schema import Card

JOURNEY = """\
desirepath: 1
journey: Coffee
personas:
  - { id: kim, name: Kim }
pain.standing: { id: dear, text: Dear }
stages:
  - stage: Before
    steps:
      - { step: Sees the poster, id: sees, pain.moment: { id: high, text: Hangs too high } }
      - { step: Orders, id: orders, gain: { id: fast, text: Fast }, thinking: { id: hm, text: Hm } }
"""


def document(text: str) -> Document:
    return yaml_file.read(text).document


def empty(framework: str) -> Document:
    return document(f"desirepath: 1\ncanvas: Value\nframework: {framework}\n")


def test_each_kind_is_offered_to_the_slot_that_continues_it_in_reading_order() -> None:
    found = {offer.slot: offer.ids for offer in offers(document(JOURNEY), load("api-value-proposition"))}
    assert found == {
        "tasks": ("sees", "orders"),
        "painRelievingFeatures": ("dear", "high"),
        "gainEnablingFeatures": ("fast",),
    }


def test_what_goes_on_is_tied_to_its_source_and_says_the_same() -> None:
    framework, target = load("api-value-proposition"), empty("api-value-proposition")
    after = apply(target, hand_over(document(JOURNEY), "coffee.yaml", target, framework, {"orders", "high"}))
    assert yaml_file.write(after) == (
        "desirepath: 1\ncanvas: Value\nframework: api-value-proposition\n"
        "task: { text: Orders, follows: coffee.yaml#orders }\n"
        "featurePain: { text: Hangs too high, follows: coffee.yaml#high }\n"
    )


def test_people_go_on_as_people() -> None:
    framework, target = load("persona"), empty("persona")
    after = apply(target, hand_over(document(JOURNEY), "coffee.yaml", target, framework, {"kim"}))
    [link] = after.of_links("follows")
    assert (link.to, type(after[link.on]).__name__) == ("coffee.yaml#kim", "Persona")


def test_handing_over_again_brings_only_what_is_new_behind_what_is_there() -> None:
    framework, target, source = load("domain"), empty("domain"), document(JOURNEY)
    first = apply(target, hand_over(source, "c.yaml", target, framework, {"orders"}))
    second = apply(first, hand_over(source, "c.yaml", first, framework))
    assert not hand_over(source, "c.yaml", second, framework)
    assert [card.text for card in second.on("map", Card)] == ["Orders", "Sees the poster"]


def test_an_id_that_is_taken_gets_a_number() -> None:
    target = document("desirepath: 1\ncanvas: V\nframework: domain\nrule: { id: orders, text: A rule }\n")
    change = hand_over(document(JOURNEY), "c.yaml", target, load("domain"), {"orders"})
    assert [edit.id for edit in change.edits] == ["orders-2", "orders-2 follows c.yaml#orders"]


def test_followers_catch_up_with_what_changed_and_keep_what_is_gone() -> None:
    framework, target, source = load("api-value-proposition"), empty("api-value-proposition"), document(JOURNEY)
    follower = apply(target, hand_over(source, "c.yaml", target, framework))
    later = document(JOURNEY.replace("Orders", "Orders ahead").replace(", gain: { id: fast, text: Fast }", ""))
    assert [(one.source, one.now) for one in stale(follower, lambda _: later)] == [
        ("c.yaml#fast", None),
        ("c.yaml#orders", "Orders ahead"),
    ]
    change = caught_up(follower, lambda _: later)
    after = apply(follower, change)
    assert {id: getattr(after[id], "text", "") for id in ("orders", "fast")} == {
        "orders": "Orders ahead",
        "fast": "Fast",
    }
    assert apply(after, change.inverse()) == follower


@pytest.mark.parametrize("id", builtin())
def test_what_a_framework_continues_is_shown_by_some_framework(id: str) -> None:
    shown = {kind for other in builtin() for slot in load(other).slots for kind in slot.shows} | set(RECORD_SLOTS)
    continued = {kind for slot in load(id).slots for kind in slot.continues}
    assert {kind for kind in continued if not {kind, kind.partition(".")[0]} & shown} == set()


def test_the_api_chain_hands_something_on_at_every_step() -> None:
    chain = ["apiops", "api-value-proposition", "api-business-model", "domain", "rest"]
    for before, after in pairwise(chain):
        given = {k for slot in load(before).slots for k in (*slot.shows, *(s.partition(".")[0] for s in slot.shows))}
        taken = {kind for slot in load(after).slots for kind in slot.continues}
        assert given & taken, (before, after)
