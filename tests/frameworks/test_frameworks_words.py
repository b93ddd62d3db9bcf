"""Fixed words of pictures and names of kinds."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from desirepath.frameworks import Word, channel_label, kind_icon, kind_label, word, words
from desirepath.model.schema import CHANNELS, KIND_WORDS, TABLE, Head, Source

LANGUAGES = ("de", "fr", "es", "ar", "he", "ja")
SAME_IN_GERMAN = {"persona", "personas", "workshop", "people_asked", "canvas_of"}


def test_the_typed_words_are_exactly_those_of_the_file() -> None:
    assert sorted(get_args(Word)) == sorted(words("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_words_and_asks_for_the_same_values(language: str) -> None:
    english, other = words("en"), words(language)
    assert list(other) == list(english)
    assert [key for key in english if not other[key].strip()] == []
    gaps = {key: re.findall(r"{\w+}", text) for key, text in english.items() if not key.startswith("such_as")}
    assert {key: re.findall(r"{\w+}", other[key]) for key in gaps} == gaps


def test_german_words_are_german() -> None:
    same = {key for key, text in words("en").items() if words("de")[key] == text}
    assert same - SAME_IN_GERMAN == set()


def test_each_state_and_type_of_source_has_a_word() -> None:
    choices = (*TABLE[Head]["state"].choices, *TABLE[Source]["type"].choices)
    assert [choice for choice in choices if choice not in words("en")] == []


def test_a_regional_language_takes_its_parent_and_an_unknown_one_english() -> None:
    assert words("de-AT") == words("de")
    assert words("tlh") == words("en")
    assert words("../secrets") == words("en")


def test_a_word_is_filled_in() -> None:
    assert word("page", "en", n=2, m=7) == "Page 2 of 7"
    assert word("page", "de", n=2, m=7) == "Seite 2 von 7"
    assert word("legend", "ja") == "凡例"
    with pytest.raises(KeyError):
        word("page", "en", n=2)


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_every_kind_has_a_name_for_one_and_for_many_and_an_icon(kind: str) -> None:
    english = (kind_label(kind, "en"), kind_label(kind, "en", 2))
    german = (kind_label(kind, "de"), kind_label(kind, "de", 2))
    assert all((*english, *german))
    assert kind not in german  # a missing name would be the kind itself
    assert kind_icon(kind) != "sticky-note"


def test_kinds_are_named_in_the_language_with_english_to_fall_back_on() -> None:
    assert kind_label("pain.moment", "de", 3) == "Schmerzhafte Momente"
    assert kind_label("opportunity", "ar", 1) == "فرصة"
    assert kind_label("keyResult", "ja", 2) == "Key results"


def test_a_kind_of_somebodys_own_goes_by_its_own_name() -> None:
    assert kind_label("x-lean.quick-win", "en") == "quick win"
    assert kind_icon("x-lean.quick-win") == "sticky-note"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_known_channel_has_a_name_of_its_own_in_every_language(language: str) -> None:
    assert [channel for channel in CHANNELS if channel_label(channel) == channel] == []
    said = [channel_label(channel, language) for channel in CHANNELS]
    assert len(set(said)) == len(said)
    assert channel_label("Home visit", language) not in ("Home visit", channel_label("phone", language))


def test_a_channel_in_words_of_ones_own_stays_as_it_is() -> None:
    assert channel_label("Brieftaube", "de") == channel_label("Brieftaube") == "Brieftaube"
    assert channel_label("") == ""
