from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_segmentation_rs import graphemes

from desirepath.layout.pen import Pen
from desirepath.layout.scene import Font, Line
from desirepath.layout.text import Style, direction, measure, wrap
from desirepath.theme.fonts import advance

SANS = Font()
TITLE = Font("serif", 600)


def lines(text: str, width: float = 150, language: str = "en", size: float = 13, font: Font = SANS) -> list[str]:
    return [line.text for line in wrap(text, font, size, width, language)]


def test_latin_breaks_at_spaces_and_after_hyphens() -> None:
    assert lines("Kim orders ahead on the platform and picks up the well-known flat white.") == [
        "Kim orders ahead on",
        "the platform and picks",
        "up the well-known flat",
        "white.",
    ]
    assert lines("a well-known customer", 80) == ["a well-", "known", "customer"]


def test_line_breaks_of_the_writer_are_kept_and_spaces_are_one() -> None:
    assert lines("first\n\nsecond   part \t here\n") == ["first", "", "second part here"]


@pytest.mark.parametrize("empty", ["", " ", "\n", " \n\t "])
def test_no_words_are_no_lines(empty: str) -> None:
    assert wrap(empty, SANS, 13, 100) == ()


def test_japanese_breaks_at_phrases() -> None:
    assert lines("駅のホームで先に注文して、「発車前」に受け取ります。", language="ja") == [
        "駅のホームで先に",
        "注文して、「発車前」に",
        "受け取ります。",
    ]


def test_a_japanese_phrase_too_wide_for_a_line_breaks_by_the_rules_of_its_characters() -> None:
    assert lines("受け取ります。", 60, "ja") == ["受け取り", "ます。"]


def test_chinese_breaks_at_words() -> None:
    assert lines("今天天气很好，我们去公园散步吧。", 100, "zh") == ["今天天气很好，", "我们去公园散步", "吧。"]


def test_thai_breaks_between_words_that_no_space_parts() -> None:
    text = "วันนี้อากาศดีมากเราไปเดินเล่นที่สวนสาธารณะกันเถอะ"
    broken = lines(text, 120, "th")
    assert "".join(broken) == text
    assert broken[0] == "วันนี้อากาศดีมากเราไป"


def test_korean_breaks_at_spaces_only() -> None:
    assert lines("고객이 승강장에서 API를 사용합니다", 80, "ko") == ["고객이", "승강장에서", "API를", "사용합니다"]


def test_arabic_and_hebrew_lines_keep_the_order_in_which_they_are_read() -> None:
    assert lines("العميل يطلب مسبقًا (ثم) يستلم القهوة", 85, "ar") == ["العميل يطلب", "مسبقًا (ثم)", "يستلم القهوة"]
    assert lines("הלקוח מזמין מראש על הרציף", 90, "he") == ["הלקוח מזמין", "מראש על", "הרציף"]


def test_long_names_break_at_their_joints_and_addresses_at_their_slashes() -> None:
    assert lines("customerOnboardingService.createAccount") == ["customerOnboarding", "Service.createAccount"]
    assert lines("https://example.org/a/very-long/path") == ["https://example.org/a/", "very-long/path"]


def test_a_word_of_80_letters_is_cut_into_full_lines() -> None:
    broken = wrap("x" * 80, SANS, 13, 150)
    assert [len(line.text) for line in broken] == [20, 20, 20, 20]
    assert all(line.width <= 150 * 0.97 for line in broken)


def test_emoji_families_are_never_taken_apart() -> None:
    family = "👨‍👩‍👧"
    assert lines(family * 4, 60) == [family * 3, family]


def test_closing_punctuation_never_begins_a_line() -> None:
    assert lines("Mot « guillemets » et ça", 96) == ["Mot", "« guillemets »", "et ça"]
    assert lines("gut fünfzig 50 % der", 88) == ["gut fünfzig", "50 % der"]
    assert lines("xxxxxxxxxx!", 74) == ["xxxxxxxxx", "x!"]


@pytest.mark.parametrize("text", ["!नमस्ते駅の", "……「発車前」", "… 駅のホームで"])
def test_marks_are_as_wide_as_the_face_of_the_letters_beside_them_makes_them(text: str) -> None:
    for line in wrap(text, SANS, 13, 60):
        assert line.width == pytest.approx(advance(line.text, SANS, 13), rel=0.02)


def test_thai_is_never_broken_before_a_mark_of_the_letter_before() -> None:
    assert all(graphemes(line, True)[0][0] not in "ัาำ" for line in lines("「発車前」สวัสดี", 8))


def test_a_word_in_pieces_begins_no_line_with_a_space() -> None:
    assert lines("a !", 8) == ["a", "!"]


def test_a_soft_hyphen_shows_only_where_a_line_ends() -> None:
    assert lines("Donau\xaddampf\xadschiff\xadfahrts\xadgesell\xadschaft", 90) == [
        "Donaudampf-",
        "schifffahrts-",
        "gesellschaft",
    ]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Geburtsvorbereitungskurs", "de", ["Geburts-", "vorberei-", "tungskurs"]),
        ("„Bescheinigungspflicht“,", "de", ["„Bescheini-", "gungs-", "pflicht“,"]),
        ("Straßenbahnhaltestelle", "de", ["Straßen-", "bahnhal-", "testelle"]),
        ("incomprehensibilities", "en", ["incompre-", "hensibilities"]),
        ("неопределённостями", "uk", ["неопреде-", "лённо-", "стями"]),
    ],
)
def test_a_word_that_fits_on_no_line_is_broken_with_a_hyphen_between_its_parts(
    word: str, language: str, expected: list[str]
) -> None:
    assert [line.text for line in wrap(word, SANS, 12, 70, language)] == expected


def test_a_hyphen_of_ours_is_no_letter_of_a_paragraph_that_is_broken_on_paper() -> None:
    laid = Pen("light", "de").lay("Der Geburtsvorbereitungskurs beginnt am Montag", 70)
    assert [line.text for line in laid.lines][1:3] == ["Geburts-", "vorberei-"]
    assert [part.words for part in laid.cut(2)] == ["Der Geburts", "vorbereitungskurs beginnt am Montag"]


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("Listings go quiet after 48 h without", 162, ["Listings go quiet after", "48 h without"]),
        ("Event is arrived after 2 s; plates", 150, ["Event is arrived after", "2 s; plates"]),
        ("Nobody has waited for 12 hats here", 172, ["Nobody has waited for 12", "hats here"]),
    ],
)
def test_a_figure_and_its_unit_stay_on_one_line(words: str, width: float, expected: list[str]) -> None:
    assert lines(words, width) == expected


def test_a_fixed_number_of_lines_ends_in_an_ellipsis() -> None:
    text = "one two three four five six seven"
    assert [line.text for line in wrap(text, SANS, 13, 90, most=2)] == ["one two three", "four five six…"]
    assert [line.text for line in wrap("x" * 50, SANS, 13, 90, most=1)] == ["xxxxxxxxxx…"]
    assert wrap("one two", SANS, 13, 90, most=2) == wrap("one two", SANS, 13, 90)


def test_a_balanced_title_has_as_many_lines_and_none_much_shorter() -> None:
    title = "Feeling the whole journey from a first look to a loyal customer and friend"
    loose = wrap(title, TITLE, 24, 700)
    even = wrap(title, TITLE, 24, 700, balance=True)
    assert [line.text for line in loose][-1] == "and friend"
    assert [line.text for line in even] == [
        "Feeling the whole journey from a first",
        "look to a loyal customer and friend",
    ]


def test_balance_never_cuts_a_word_that_was_whole() -> None:
    assert [line.text for line in wrap("a Sonderkonditionenvereinbarung", SANS, 13, 205, balance=True)] == [
        "a",
        "Sonderkonditionenvereinbarung",
    ]


def test_letter_spacing_counts() -> None:
    spaced = wrap("TOUCHPOINTS AND MORE", SANS, 10, 100, tracking=1)
    assert [line.text for line in spaced] == ["TOUCHPOINTS", "AND MORE"]
    assert spaced[0].width == pytest.approx(advance("TOUCHPOINTS", SANS, 10) + 11)


def test_a_line_knows_its_width() -> None:
    assert wrap("Kim orders", SANS, 13, 500) == (Line("Kim orders", advance("Kim orders", SANS, 13)),)
    assert measure("Kim\norders", Style(SANS, 13)) == pytest.approx(advance("orders", SANS, 13))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hello", "ar", "ltr"),
        ("«مرحبا» API", "en", "rtl"),
        ("12 שלום", "en", "rtl"),
        ("123 …", "he-IL", "rtl"),
        ("", "fa", "rtl"),
        ("☕", "de", "ltr"),
    ],
)
def test_direction_follows_the_first_letter_and_else_the_language(text: str, language: str, expected: str) -> None:
    assert direction(text, language) == expected


WORDS = [
    "a", "Kim", "orders", "well-known", "https://example.org/x", "Übergröße", "“quoted”", "50", "%", "(so)", "!", "…",
    "駅のホームで", "先に注文。", "「発車前」", "今天天气很好，", "고객이", "합니다", "مرحبا", "(نعم)", "שָׁלוֹם", 
    "สวัสดีครับลูกค้า",
    "नमस्ते", "👨‍👩‍👧👍🏽", "❤️", "x" * 80, "camelCaseName.with_parts", "\n", "Ελληνικά", "Привет",
    "a\u00a0b",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=14).flatmap(
    lambda words: st.sampled_from(["", " ", " ", " "]).map(lambda joint: joint.join(words))
)


def bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


@settings(max_examples=150, deadline=None)
@given(texts, st.floats(8, 400), st.sampled_from(["en", "ja", "zh", "ko", "ar", "th"]), st.booleans())
def test_lines_fit_lose_nothing_and_cut_no_grapheme(text: str, width: float, language: str, balance: bool) -> None:
    room = width * 0.97
    wrapped = wrap(text, SANS, 13, width, language, balance=balance)
    for line in wrapped:
        assert line.width <= room + 1e-6 or len(graphemes(line.text, True)) == 1
        assert line.text == line.text.strip(" ")
    assert bare("".join(line.text for line in wrapped)) == bare(text)
    assert [g for line in wrapped for g in graphemes(bare(line.text), True)] == graphemes(bare(text), True)
    added = sum(line.text.count("-") for line in wrapped) - text.count("-")
    assert 0 <= added <= sum(line.text.endswith("-") for line in wrapped)


@settings(max_examples=80, deadline=None)
@given(texts, st.floats(60, 400), st.sampled_from(["en", "ja", "ar"]))
def test_the_width_of_a_line_is_that_of_its_words_set_as_one(text: str, width: float, language: str) -> None:
    for line in wrap(text, SANS, 13, width, language):
        assert advance(line.text, SANS, 13, language) <= line.width * 1.02 + 0.01
