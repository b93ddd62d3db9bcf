"""Going on in the next canvas over REST, and the way back from any record to where it came from."""

from __future__ import annotations

from typing import Any

from server_worlds import ROLES, Browser, Place
from worlds import card, world

from desirepath.model.edits import Change, Remove
from desirepath.model.schema import Persona
from desirepath.model.schema import Place as At
from desirepath.server import library
from desirepath.server.road import ROAD

Tree = dict[str, Any]


def go_on(browser: Browser, document: str, framework: str, status: int = 201, **told: Any) -> Tree:
    answer = browser.ask("POST", f"/api/documents/{document}/continuations", {"framework": framework, **told})
    assert answer.status_code == status, answer.content
    made: Tree = answer.json()
    return made


def records(browser: Browser, document: str) -> dict[str, Tree]:
    told = browser.ask("GET", f"/api/documents/{document}").json()["records"]
    return {record["id"]: record for record in told}


def trace(browser: Browser, document: str, record: str) -> Tree:
    told: Tree = browser.ask("GET", f"/api/documents/{document}/trace/{record}").json()
    return told


def test_what_may_go_on_is_told_with_words_and_where_it_does_already(here: Place) -> None:
    browser = Browser(here.owner)
    path = f"/api/documents/{here.document}/continuations?framework=api-value-proposition"
    told = browser.ask("GET", path).json()
    offered = {place["slot"]: [record["words"] for record in place["records"]] for place in told["places"]}
    assert offered["tasks"] == ["Packs the boxes", "Books a van", "The day itself"]
    assert offered["painRelievingFeatures"] == ["The lift is out of order", "The van comes late"]
    assert told["targets"] == []
    made = go_on(browser, here.document, "api-value-proposition", ids=["late"])
    told = browser.ask("GET", path).json()
    there = {record["id"]: record["there"] for place in told["places"] for record in place["records"]}
    assert (there["late"], there["lift"]) == ([made["id"]], [])
    assert told["targets"] == [{"id": made["id"], "title": "Moving house", "count": 1}]
    german = browser.ask("GET", path + "&language=de").json()["places"]
    assert german[0]["title"] != told["places"][0]["title"]


def test_a_new_canvas_holds_what_was_chosen_and_going_on_again_brings_only_what_is_new(here: Place) -> None:
    browser = Browser(here.people["editor"])
    made = go_on(browser, here.document, "api-value-proposition", ids=["late", "van"])
    assert (made["count"], made["version"]) == (2, 1)
    cards = {r["text"]: r["at"]["kind"] for r in records(browser, made["id"]).values() if r["record"] == "card"}
    assert cards == {"The van comes late": "featurePain", "Books a van": "task"}
    links = [r["to"] for r in records(browser, made["id"]).values() if r["record"] == "link"]
    assert sorted(links) == sorted([f"{here.document}#late", f"{here.document}#van"])
    again = go_on(browser, here.document, "api-value-proposition", target=made["id"])
    assert (again["id"], again["count"]) == (made["id"], 4)
    assert go_on(browser, here.document, "api-value-proposition", target=made["id"])["count"] == 0
    [listed] = browser.ask("GET", f"/api/workspaces/{here.workspace}/chain").json()["ways"]
    assert listed == {"source": here.document, "target": made["id"], "count": 6, "gone": 0}


def test_an_edit_and_a_removal_at_the_source_show_on_both_sides(here: Place) -> None:
    browser = Browser(here.owner)
    proposition = go_on(browser, here.document, "api-value-proposition", ids=["late"])["id"]
    ROAD.forget(here.document)
    changes = f"/api/documents/{here.document}/changes"
    reword = {"set": {"id": "late", "field": "text", "value": "No van comes", "was": "The van comes late"}}
    browser.ask("POST", changes, {"edits": [reword]})
    assert records(browser, proposition)["late"]["text"] == "No van comes"
    [after] = trace(browser, here.document, "late")["after"]
    assert (after["steps"], after["document"], after["words"], after["kind"], after["gone"]) == (
        1, proposition, "No van comes", "featurePain", False,
    )  # fmt: skip
    [before] = trace(browser, proposition, "late")["before"]
    assert (before["document"], before["title"], before["words"], before["kind"]) == (
        here.document, "Moving house", "No van comes", "pain",
    )  # fmt: skip
    assert browser.ask("GET", f"/api/documents/{here.document}/ties").json() == {"gone": [], "followed": {"late": 1}}
    browser.ask("POST", changes, {"edits": [{"remove": {"id": "late"}}]})
    [before] = trace(browser, proposition, "late")["before"]
    assert (before["gone"], before["words"], before["address"]) == (True, "", f"{here.document}#late")
    assert browser.ask("GET", f"/api/documents/{proposition}/ties").json() == {"gone": ["late"], "followed": {}}
    [way] = browser.ask("GET", f"/api/workspaces/{here.workspace}/chain").json()["ways"]
    assert (way["count"], way["gone"]) == (1, 1)


def test_a_pain_is_traced_through_all_canvases_to_the_key_result_and_back(here: Place) -> None:
    browser = Browser(here.owner)
    cards = (card("wish", "map", "opportunity", "A van that comes"), card("goal", "map", "objective", "Trust"))
    start = library.make_document(ROAD, here.owner, here.workspace, world(*cards))
    okr = go_on(browser, start, "okr", ids=["wish"])["id"]
    hypothesis = go_on(browser, okr, "hypothesis")["id"]
    experiment = go_on(browser, hypothesis, "experiment")["id"]
    after = trace(browser, start, "wish")["after"]
    assert [(step["steps"], step["document"]) for step in after] == [(1, okr), (2, hypothesis), (3, experiment)]
    before = trace(browser, experiment, after[-1]["record"])["before"]
    assert [step["document"] for step in before] == [hypothesis, okr, start]


def test_a_persona_goes_on_in_a_journey(here: Place) -> None:
    browser = Browser(here.owner)
    kim = world(Persona("kim", At(), "Kim", quote="No time"), type="persona", title="Kim")
    persona = library.make_document(ROAD, here.owner, here.workspace, kim)
    journey = go_on(browser, persona, "journey-map")["id"]
    there = records(browser, journey)["kim"]
    assert (there["record"], there["name"]) == ("persona", "Kim")
    browser.ask(
        "POST", f"/api/documents/{persona}/changes",
        {"edits": [{"set": {"id": "kim", "field": "quote", "value": "Hurry", "was": "No time"}}]},
    )  # fmt: skip
    assert records(browser, journey)["kim"]["quote"] == "Hurry"


def test_what_cannot_go_on_is_refused_and_leaves_nothing(here: Place) -> None:
    browser = Browser(here.owner)
    count = len(browser.ask("GET", f"/api/workspaces/{here.workspace}/documents").json())
    assert go_on(browser, here.document, "okr", 409)["code"] == "rejected"  # there is no opportunity
    assert "ana" in go_on(browser, here.document, "okr", 409, ids=["ana"])["title"]
    assert go_on(browser, here.document, "no-such-canvas", 404)["code"] == "unknown-framework"
    assert go_on(browser, here.document, "api-value-proposition", 409, target=here.document)["code"] == "rejected"
    elsewhere = Place()
    assert go_on(browser, here.document, "api-value-proposition", 404, target=elsewhere.document)["code"] == "not-found"
    assert len(browser.ask("GET", f"/api/workspaces/{here.workspace}/documents").json()) == count


def test_a_target_asks_for_the_right_to_write_there(here: Place) -> None:
    made = go_on(Browser(here.owner), here.document, "api-value-proposition", ids=["late"])["id"]
    for role in ROLES:
        allowed = role in ("owner", "editor")
        status = 201 if allowed else 403
        go_on(Browser(here.people[role]), here.document, "api-value-proposition", status, target=made)


def test_what_lies_in_the_trash_is_gone_for_its_followers_and_back_when_it_is_taken_out(here: Place) -> None:
    browser = Browser(here.owner)
    made = go_on(browser, here.document, "api-value-proposition", ids=["late"])["id"]
    browser.ask("DELETE", f"/api/documents/{here.document}")
    assert browser.ask("GET", f"/api/documents/{made}/ties").json()["gone"] == ["late"]
    [before] = trace(browser, made, "late")["before"]
    assert (before["gone"], before["document"], before["title"]) == (True, "", "")
    browser.ask("POST", f"/api/documents/{here.document}/undelete")
    assert browser.ask("GET", f"/api/documents/{made}/ties").json()["gone"] == []
    here.road.forget(made)
    here.road.apply_change(here.owner, made, Change((Remove(f"late follows {here.document}#late"),)))
    here.reword("late", "Unheard")
    assert here.road.now(made).document["late"] != here.now["late"]
