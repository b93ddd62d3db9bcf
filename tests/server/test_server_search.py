"""Finding words across documents, making documents, and what changed where."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from server_worlds import Browser, Place, person

from desirepath.formats import yaml_file
from desirepath.model.document import Document
from desirepath.model.edits import Put, Remove, Set
from desirepath.model.schema import Card, Comment, Stage, Step, Thread
from desirepath.model.schema import Place as At
from desirepath.model.wire import document_from
from desirepath.server import library, search, workers
from desirepath.server.road import ROAD

MERMAID = "journey\n  title Coffee\n  section Morning\n    Grinds beans: 3: Kim\n"


@pytest.fixture(scope="module", autouse=True)
def _no_process_stays() -> Iterator[None]:
    yield
    workers.DRAWERS.close()
    workers.READERS.close()


def document(text: str) -> Document:
    return yaml_file.read(text.encode()).document


def asked(who: Any, words: str, workspace: str = "") -> Any:
    from urllib.parse import quote

    return Browser(who).ask("GET", f"/api/search?q={quote(words)}&workspace={workspace}").json()


def told(answer: Any) -> dict[str, list[tuple[str, str, str]]]:
    """What was found, by title: record, field and text with the words found in brackets."""
    return {
        group["title"]: [
            (hit["record"], hit["field"], "".join(f"[{p['text']}]" if p["found"] else p["text"] for p in hit["parts"]))
            for hit in group["hits"]
        ]
        for group in answer["groups"]
    }


# ---- search

STREET = """\
desirepath: 1
journey: Ärger in der Straße
tags: [Zürich]
personas: [{ name: Zoë Müller, role: Postbotin }]
stages:
  - stage: Frühschicht
    steps:
      - step: Zustellung
        pain: { text: Die STRASSE ist gesperrt, note: "Seit Mai, sagt Zoë." }
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("strasse", [("document", "title", "Ärger in der [Straße]"), ("card", "text", "Die [STRASSE] ist gesperrt")]),
        ("zoe", [("persona", "name", "[Zoë] Müller"), ("card", "note", "Seit Mai, sagt [Zoë].")]),
        ("MULLER zoe", [("persona", "name", "[Zoë] [Müller]")]),
        ("fruh", [("stage", "title", "[Früh]schicht")]),
        ("zustell", [("step", "title", "[Zustell]ung")]),
        ("zurich", [("document", "tags", "[Zürich]")]),
        ("gesperrt mai", []),
    ],
)
def test_words_are_found_whatever_their_capitals_and_accents(
    here: Place, words: str, found: list[tuple[str, str, str]]
) -> None:
    library.make_document(here.road, here.owner, here.workspace, document(STREET))
    assert told(asked(here.people["viewer"], words)) == ({"Ärger in der Straße": found} if found else {})


def test_one_finds_only_what_one_may_read_and_nothing_in_the_trash(here: Place) -> None:
    assert told(asked(here.people["viewer"], "tape")).keys() == {"Moving house"}
    assert asked(here.stranger, "tape") == {"documents": 0, "groups": []}
    theirs = library.make_workspace(here.stranger, "Theirs")
    library.make_document(here.road, here.stranger, theirs, document("desirepath: 1\njourney: Tape measure\n"))
    assert told(asked(here.stranger, "tape")).keys() == {"Tape measure"}
    assert asked(here.stranger, "tape", here.workspace)["documents"] == 0
    library.set_trashed(here.document, True)
    assert asked(here.people["viewer"], "tape")["documents"] == 0
    assert Browser().ask("GET", "/api/search?q=tape").status_code == 401


def test_a_document_is_found_by_what_it_says_now(here: Place) -> None:
    assert asked(here.owner, "parcel")["documents"] == 0
    here.reword("tape", "Buys parcel string")
    [hit] = asked(here.owner, "parcel")["groups"][0]["hits"]
    assert (hit["id"], hit["record"]) == ("tape", "card")
    assert "tape" not in str(told(asked(here.owner, "boxes and")))


def test_titles_come_first_and_many_hits_are_counted_but_not_all_shown(here: Place) -> None:
    many = "desirepath: 1\njourney: A\nstages:\n" + "".join(f"  - stage: Wool {n}\n" for n in range(9))
    library.make_document(here.road, here.owner, here.workspace, document("desirepath: 1\njourney: Wool\n"))
    library.make_document(here.road, here.owner, here.workspace, document(many))
    groups = asked(here.owner, "wool")["groups"]
    assert [(g["title"], g["count"], len(g["hits"])) for g in groups] == [("Wool", 1, 1), ("A", 9, search.HITS)]


@pytest.mark.parametrize("words", ["", " ", "x" * 201])
def test_a_question_without_words_is_refused(here: Place, words: str) -> None:
    from urllib.parse import quote

    assert Browser(here.owner).ask("GET", f"/api/search?q={quote(words)}").status_code in (409, 422)


@given(st.text(min_size=1), st.text(), st.text())
def test_every_word_of_a_text_is_found_in_it_and_shown_in_its_own_letters(word: str, before: str, after: str) -> None:
    text = f"{before}{word}{after}"
    folded = tuple(search.fold(word).split())
    if not folded:
        return
    found = search.find((search.Line("c", "card", "text", text, search.fold(text)),), folded)
    assert found is not None
    [hit] = found.hits
    shown = "".join(p.text for p in hit.parts).removeprefix("…").removesuffix("…")
    assert shown in text or "…" in text
    assert any(p.found for p in hit.parts)


@given(st.text())
def test_folding_knows_no_capitals_and_no_accents(text: str) -> None:
    folded = search.fold(text)
    assert not any(unicodedata.combining(c) for c in folded)
    assert search.fold(folded) == folded


# ---- making


def made(place: Place, **form: Any) -> Any:
    return Browser(place.people["editor"]).ask("POST", f"/api/workspaces/{place.workspace}/documents", form)


def head(place: Place, id: str) -> Any:
    return ROAD.now(id).document.head


def test_a_document_begins_with_a_framework(here: Place) -> None:
    id = made(here, framework="five-e", title="Coffee", language="de").json()["id"]
    assert (head(here, id).title, head(here, id).framework, head(here, id).language) == ("Coffee", "five-e", "de")
    assert head(here, made(here).json()["id"]).framework == "journey-map"
    assert made(here, framework="nothing").json()["code"] == "unknown-framework"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (MERMAID, "Coffee"),
        (STREET, "Ärger in der Straße"),
        ('{"desirepath": 1, "journey": "As JSON"}', "As JSON"),
    ],
    ids=["Mermaid", "YAML", "JSON"],
)
def test_a_text_that_was_pasted_becomes_a_document_whatever_its_format(here: Place, text: str, title: str) -> None:
    assert head(here, made(here, text=text).json()["id"]).title == title
    assert head(here, made(here, text=text, title="Mine").json()["id"]).title == "Mine"


def test_a_text_that_is_no_map_tells_what_is_wrong_and_leaves_nothing(here: Place) -> None:
    before = len(library.documents(here.workspace))
    answer = made(here, text="desirepath: 1\njourny: x\n")
    assert (answer.status_code, answer.json()["problems"][0]["line"]) == (422, 1)
    assert made(here, text="a", framework="five-e").json()["code"] == "invalid"
    assert len(library.documents(here.workspace)) == before


def test_a_copy_has_the_content_and_not_the_talk(here: Place) -> None:
    here.do(Put(Thread("t", At("tape"))))
    here.do(Put(Comment("c", At("t"), "Why tape?")))
    id = made(here, document=here.document, title="Moving again").json()["id"]
    copy = ROAD.now(id).document
    assert copy.head.title == "Moving again"
    assert set(here.now.records) - set(copy.records) == {"t", "c"}
    assert copy["tape"] == here.now["tape"]


def test_nobody_copies_what_they_may_not_read(here: Place) -> None:
    theirs = library.make_workspace(here.stranger, "Theirs")
    path = f"/api/workspaces/{theirs}/documents"
    assert Browser(here.stranger).ask("POST", path, {"document": here.document}).status_code == 404


def test_a_copy_in_another_workspace_takes_its_pictures_along(here: Place) -> None:
    from desirepath.server import assets

    gif = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
    kept = assets.named(gif, 1, 1)
    assets.add(here.document, kept, gif)
    here.do(Set("tape", "image", kept.name, ""))
    ROAD.forget(here.document)
    other = library.make_workspace(here.owner, "Elsewhere")
    browser = Browser(here.owner)
    id = browser.ask("POST", f"/api/workspaces/{other}/documents", {"document": here.document}).json()["id"]
    assert browser.ask("GET", f"/api/documents/{id}/assets?name={kept.name}").content == gif


def test_an_example_brings_its_pictures(here: Place) -> None:
    browser = Browser(here.owner)
    id = browser.ask("POST", f"/api/workspaces/{here.workspace}/examples/cataract").json()["id"]
    names = {card.image for card in ROAD.now(id).document.of(Card) if card.image}
    assert len(names) > 3
    for name in names:
        answer = browser.ask("GET", f"/api/documents/{id}/assets?name={name}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
        assert answer["Content-Security-Policy"].startswith("sandbox")
    drawn = browser.ask("GET", f"/api/documents/{id}/renders/svg")
    assert drawn.content.count(b"data:image/svg+xml") >= len(names)


def test_all_of_a_framework_is_told_in_a_language(here: Place) -> None:
    browser = Browser(here.people["viewer"])
    five = browser.ask("GET", "/api/frameworks/five-e?language=de").json()
    assert (five["id"], five["language"], bool(five["guidance"])) == ("five-e", "de", True)
    assert [slot["id"] for slot in five["slots"]][:2] == [slot["id"] for slot in asked_framework(browser)["slots"]][:2]
    assert browser.ask("GET", "/api/frameworks/nothing").json()["code"] == "unknown-framework"


def asked_framework(browser: Browser) -> Any:
    return browser.ask("GET", "/api/frameworks/five-e").json()


def test_the_people_of_a_document_are_those_of_its_workspace(here: Place) -> None:
    person(f"outsider-{here.workspace[:8]}")
    found = Browser(here.people["commenter"]).ask("GET", f"/api/documents/{here.document}/people").json()
    assert {one["name"]: one["role"] for one in found} == {p.name: role for role, p in here.people.items()}


# ---- what changed where


def test_a_comparison_marks_every_record_that_came_went_or_changed(here: Place) -> None:
    here.do(
        Put(Stage("new", At("map", "z"), "After")), Put(Step("unpack", At("new"), "Unpacks")),
    )  # fmt: skip
    here.reword("tape", "Buys tape")
    here.do(Remove("van"))
    path = f"/api/documents/{here.document}/comparison"
    answer = Browser(here.people["viewer"]).ask("GET", f"{path}?a=1&b={here.version}").json()
    marks = {mark["id"]: (mark["record"], mark["what"], mark["sentences"]) for mark in answer["marks"]}
    assert marks["new"] == ("stage", "added", ["added stage “After” with 1 step"])
    assert marks["unpack"] == ("step", "added", [])
    assert marks["tape"][:2] == ("card", "changed")
    assert marks["van"][1] == "removed"
    assert sorted(s for _, _, told in marks.values() for s in told) == sorted(answer["sentences"])
    then = Browser(here.owner).ask("GET", f"/api/documents/{here.document}?version=1").json()
    ids = set(document_from({"records": then["records"]}).records)
    assert {id for id, (_, what, _) in marks.items() if what == "removed"} == ids - set(here.now.records)
