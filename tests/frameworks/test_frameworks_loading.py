"""Where a framework comes from, and in which language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desirepath import frameworks
from desirepath.errors import BadFramework, UnknownFramework

OWN: dict[str, Any] = {
    "title": "Own",
    "layout": "grid",
    "stages": [{"id": "first", "title": "First"}],
    "slots": [
        {
            "id": "doing",
            "title": "Doing",
            "shows": "doing x-a.b",
            "groups": {"doing": "Deeds"},
            "links": [{"to": "okr", "title": "Objectives"}],
        }
    ],
    "separators": [{"after": "doing", "title": "Line"}],
    "guidance": {"purpose": "See.", "tips": ["One.", "Two."]},
    "kinds": {"x-a.b": {"label": "Bee", "plural": "Bees"}},
}
FILE = "id: {id}\ntitle: {title}\nlayout: grid\nslots: [{{ id: doing, title: Doing, shows: doing }}]\n"


def test_a_document_s_own_framework_goes_before_the_folder_and_that_before_what_is_built_in(tmp_path: Path) -> None:
    (tmp_path / "btabok.yaml").write_text(FILE.format(id="btabok", title="From the folder"))
    assert frameworks.load("btabok").title == "Customer journey map (BTABoK)"
    assert frameworks.load("btabok", folder=tmp_path).title == "From the folder"
    assert frameworks.load("btabok", folder=tmp_path, own={"btabok": OWN}).title == "Own"


def test_a_file_in_the_folder_is_read_anew_when_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(FILE.format(id="mine", title="Before"))
    assert frameworks.load("mine", folder=tmp_path).title == "Before"
    file.write_text(FILE.format(id="mine", title="After"))
    assert frameworks.load("mine", folder=tmp_path).title == "After"


def test_what_is_built_in_is_read_once() -> None:
    assert frameworks.load("five-e", "de") is frameworks.load("five-e", "de")


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("five_e", "there is no framework 'five_e'; did you mean 'five-e'? `desirepath frameworks` lists them all"),
        ("zzz", "there is no framework 'zzz'; `desirepath frameworks` lists them all"),
        ("kinds", "there is no framework 'kinds'; `desirepath frameworks` lists them all"),
        ("../secret", "there is no framework '../secret'; `desirepath frameworks` lists them all"),
        ("", "there is no framework ''; `desirepath frameworks` lists them all"),
    ],
)
def test_an_unknown_framework_is_named_with_the_nearest(id: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "secret.yaml").write_text(FILE.format(id="secret", title="Secret"))
    with pytest.raises(UnknownFramework) as caught:
        frameworks.load(id, folder=tmp_path / "inner")
    assert str(caught.value) == said


def test_a_file_must_be_called_like_its_framework(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(FILE.format(id="yours", title="Yours"))
    with pytest.raises(BadFramework) as caught:
        frameworks.load("mine", folder=tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'mine.yaml'}:1:1: the file mine.yaml holds a framework called 'yours'; "
        "rename the file to yours.yaml"
    )


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadFramework, match="it is not text in UTF-8"):
        frameworks.load("mine", folder=tmp_path)


def test_a_framework_inside_a_document_says_where_it_is_wrong() -> None:
    with pytest.raises(BadFramework) as caught:
        frameworks.load("own", own={"own": {**OWN, "layout": "gird"}})
    assert [str(p) for p in caught.value.problems] == [
        "frameworks › own: layout must be one of grid, canvas, storyboard, not 'gird'; did you mean 'grid'?"
    ]
    with pytest.raises(BadFramework, match="frameworks › own must be a mapping"):
        frameworks.load("own", own={"own": "words"})
    with pytest.raises(BadFramework, match="it calls itself 'other'; leave `id` out"):
        frameworks.load("own", own={"own": {**OWN, "id": "other"}})


def test_a_language_falls_back_to_its_parent_and_then_to_the_framework_s_own() -> None:
    assert frameworks.load("apiops", "de-AT") == frameworks.load("apiops", "de")
    assert frameworks.load("apiops", "tlh") == frameworks.load("apiops", "en")
    assert frameworks.load("apiops", "../de") == frameworks.load("apiops", "en")


def test_a_language_without_all_texts_keeps_the_rest_in_english() -> None:
    english, japanese = frameworks.load("five-e", "en"), frameworks.load("five-e", "ja")
    assert [stage.title for stage in japanese.stages] == ["惹かれる", "入る", "体験する", "終える", "続く"]
    assert japanese.guidance == english.guidance


GERMAN: dict[str, Any] = {
    "title": "Eigenes",
    "stages": {"first": {"title": "Erste", "prompt": "Was?"}},
    "slots": {
        "doing": {
            "title": "Tun",
            "prompt": "Was tun sie?",
            "prompts": {"first": "Was zuerst?"},
            "groups": {"doing": "Taten"},
            "links": {"okr": {"title": "Ziele"}},
        }
    },
    "separators": {"doing": {"title": "Linie"}},
    "guidance": {"tips": ["Eins."]},
    "kinds": {"x-a.b": {"label": "Biene"}},
}


def test_a_framework_carries_its_translations() -> None:
    tree = {**OWN, "languages": {"de": GERMAN}}
    expected = {
        "id": "own",
        "title": "Eigenes",
        "layout": "grid",
        "language": "de",
        "stages": [{"id": "first", "title": "Erste", "prompt": "Was?"}],
        "slots": [
            {
                "id": "doing",
                "title": "Tun",
                "shows": "doing x-a.b",
                "prompt": "Was tun sie?",
                "prompts": {"first": "Was zuerst?"},
                "groups": {"doing": "Taten"},
                "links": [{"to": "okr", "title": "Ziele"}],
            }
        ],
        "separators": [{"after": "doing", "title": "Linie"}],
        "guidance": {"purpose": "See.", "tips": ["Eins."]},
        "kinds": {"x-a.b": {"label": "Biene", "plural": "Bees"}},
    }
    assert frameworks.load("own", "de-CH", own={"own": tree}) == frameworks.parse(expected)
    assert frameworks.load("own", "fr", own={"own": tree}).title == "Own"


def test_a_german_framework_is_german_without_a_translation(tmp_path: Path) -> None:
    (tmp_path / "eigen.yaml").write_text("language: de\n" + FILE.format(id="eigen", title="Eigen"))
    assert frameworks.load("eigen", "de", folder=tmp_path).language == "de"
    assert frameworks.load("eigen", "en", folder=tmp_path).language == "de"


def test_a_language_file_lies_beside_the_framework(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(FILE.format(id="mine", title="Mine"))
    (tmp_path / "mine.de.yaml").write_text("title: Meins\nslots: { doing: { title: Tun } }\n")
    german = frameworks.load("mine", "de", folder=tmp_path)
    assert (german.title, german.slots[0].title, german.language) == ("Meins", "Tun", "de")


def test_a_language_file_holds_texts_of_this_framework_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(FILE.format(id="mine", title="Mine"))
    (tmp_path / "mine.de.yaml").write_text(
        """\
titel: Meins
layout: canvas
slots:
  doin: { title: Tun }
  doing: { titel: Tun, look: chips }
guidance: Los
"""
    )
    with pytest.raises(BadFramework) as caught:
        frameworks.load("mine", "de", folder=tmp_path)
    file = tmp_path / "mine.de.yaml"
    known = "title, kicker, summary, phase, stages, slots, separators, guidance, kinds"
    lane = "title, hint, prompt, prompts, groups, links"
    assert [str(problem) for problem in caught.value.problems] == [
        f"{file}:1:1: the file has no text 'titel'; did you mean 'title'?",
        f"{file}:2:1: the file has no text 'layout'; a language file holds only texts: {known}",
        f"{file}:4:3: there is no 'doin' among the slots; did you mean 'doing'?",
        f"{file}:5:12: slots › doing has no text 'titel'; did you mean 'title'?",
        f"{file}:5:24: slots › doing has no text 'look'; a language file holds only texts: {lane}",
        f"{file}:6:1: guidance must be a mapping from ids to texts",
    ]
