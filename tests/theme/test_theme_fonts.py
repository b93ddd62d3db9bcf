from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_segmentation_rs import graphemes

from desirepath.errors import NotFound
from desirepath.layout.scene import Font
from desirepath.theme.fonts import Face, advance, missing, runs, stack, subset, widths

HB: Any = import_module("uharfbuzz")  # its classes carry no types
SANS, SERIF, QUOTE = Font(), Font("serif", 600), Font("serif", 400, True)

# One sentence in every script, and the family that draws it.
SPECIMENS = {
    "Latin": ("en", "Kim orders ahead: AV To Ty 1,250.00", "Inter"),
    "Vietnamese": ("vi", "Tiếng Việt: khách hàng đặt trước", "Inter"),
    "Greek": ("el", "Ο πελάτης παραγγέλνει πριν φτάσει", "Inter"),
    "Cyrillic": ("uk", "Клієнт замовляє заздалегідь. Їжак", "Inter"),
    "Japanese": ("ja", "駅のホームで先に注文して、受け取ります。", "Noto Sans CJK JP"),
    "Simplified Chinese": ("zh", "客户在站台上提前下单。", "Noto Sans CJK SC"),
    "Traditional Chinese": ("zh-TW", "顧客在月台上提前下單。", "Noto Sans CJK TC"),
    "Hong Kong": ("zh-Hant-HK", "顧客喺月台", "Noto Sans CJK HK"),
    "Korean": ("ko", "고객이 승강장에서 주문합니다.", "Noto Sans CJK KR"),
    "Arabic": ("ar", "العميل يطلب مسبقًا، ثم يستلم القهوة", "Noto Sans Arabic"),
    "Persian": ("fa", "مشتری سفارش می‌دهد؛ گچپژ", "Noto Sans Arabic"),
    "Hebrew": ("he", "הַלָּקוֹחַ מזמין מראש", "Noto Sans Hebrew"),
    "Thai": ("th", "ลูกค้าสั่งน้ำล่วงหน้าที่ชานชาลา", "Noto Sans Thai"),
    "Devanagari": ("hi", "ग्राहक प्लेटफ़ॉर्म पर क्षत्रिय।", "Noto Sans Devanagari"),
    "Bengali": ("bn", "গ্রাহক আগে থেকে অর্ডার করেন কো", "Noto Sans Bengali"),
    "Tamil": ("ta", "வாடிக்கையாளர் மேடையில் கொ", "Noto Sans Tamil"),
    "Malayalam": ("ml", "ഉപഭോക്താവ് മുൻകൂട്ടി", "Noto Sans Malayalam"),
    "Sinhala": ("si", "පාරිභෝගිකයා කල්තියා", "Noto Sans Sinhala"),
    "Lao": ("lo", "ລູກຄ້າສັ່ງນ້ຳ", "Noto Sans Lao"),
    "Khmer": ("km", "អតិថិជនបញ្ជាទិញ", "Noto Sans Khmer"),
    "Myanmar": ("my", "ဖောက်သည်က ကြိုတင်မှာယူ", "Noto Sans Myanmar"),
    "Georgian": ("ka", "მომხმარებელი უკვეთავს", "Noto Sans Georgian"),
    "Armenian": ("hy", "Հաճախորդը պատվիրում է", "Noto Sans Armenian"),
    "Ethiopic": ("am", "ደንበኛው አስቀድሞ ያዝዛል", "Noto Sans Ethiopic"),
    "Emoji": ("en", "👍🏽👨‍👩‍👧🇩🇪1️⃣☕❤️", "Noto Emoji"),
}


def drawn(text: str, font: Font = SANS, language: str = "en") -> list[tuple[str, str]]:
    return [(piece, face.family) for piece, face in runs(text, font, language)]


def shaped(file: bytes, text: str, language: str) -> tuple[float, bool]:
    """The width in em of a text set with a font file, and whether every glyph was there."""
    font = HB.Font(HB.Face(file))
    buffer = HB.Buffer()
    buffer.add_str(text)
    buffer.language = language
    buffer.guess_segment_properties()
    HB.shape(font, buffer)
    whole = all(glyph.codepoint for glyph in buffer.glyph_infos)
    return sum(place.x_advance for place in buffer.glyph_positions) / font.face.upem, whole


@pytest.mark.parametrize("script", SPECIMENS)
def test_every_script_has_one_face_that_draws_all_of_it(script: str) -> None:
    language, text, family = SPECIMENS[script]
    assert drawn(text, SANS, language) == [(text, family)]
    assert missing(text, SANS, language) == []


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("script", SPECIMENS)
def test_a_subset_draws_its_text_exactly_as_wide_as_it_was_measured(script: str, weight: int) -> None:
    language, text, _ = SPECIMENS[script]
    font = Font("sans", weight)
    ((_, face),) = runs(text, font, language)
    width, whole = shaped(subset(face, frozenset(text)), text, language)
    assert whole
    assert advance(text, font, 100, language) == pytest.approx(width * 100, rel=0.002)


@pytest.mark.parametrize("font", [SANS, Font("sans", 500), Font("sans", 400, True), SERIF, QUOTE])
def test_common_letters_and_punctuation_need_one_face(font: Font) -> None:
    latin = [chr(c) for c in range(0x20, 0x17F) if chr(c).isprintable() or chr(c) == "\xa0"]
    greek_and_cyrillic = [chr(c) for c in (*range(0x391, 0x3CF), *range(0x400, 0x460)) if chr(c).isprintable()]
    text = "".join(latin).replace("ŉ", "") + "–—…€‘’‚“”„" + "".join(greek_and_cyrillic if font.family == "sans" else ())
    ((_, face),) = runs(text, font)
    assert face.family == ("Inter" if font.family == "sans" else "Fraunces")
    assert set(map(ord, text)) <= set(HB.Face(HB.Blob.from_file_path(str(face.path))).unicodes)


def test_serif_titles_fall_back_to_sans_where_fraunces_has_no_letters() -> None:
    assert drawn("Journey Привет 旅", SERIF, "ja") == [
        ("Journey ", "Fraunces"),
        ("Привет ", "Inter"),
        ("旅", "Noto Sans CJK JP"),
    ]


def test_punctuation_and_spaces_go_with_the_letters_beside_them() -> None:
    assert drawn("他说“你好”，OK", SANS, "zh") == [("他说“你好”，", "Noto Sans CJK SC"), ("OK", "Inter")]
    assert drawn("「API」を使う", SANS, "ja") == [
        ("「", "Noto Sans CJK JP"),
        ("API", "Inter"),
        ("」を使う", "Noto Sans CJK JP"),
    ]
    assert drawn("نعم، نعم API", SANS, "ar") == [("نعم، نعم ", "Noto Sans Arabic"), ("API", "Inter")]


def test_an_emoji_is_asked_for_by_itself_or_by_its_selector_and_stays_whole() -> None:
    assert drawn("I ❤️ it, I ❤ it ☕!") == [
        ("I ", "Inter"),
        ("❤️", "Noto Emoji"),
        (" it, I ❤ it ", "Inter"),
        ("☕", "Noto Emoji"),
        ("!", "Inter"),
    ]
    assert drawn("☀️ ☀\ufe0e") == [("☀️", "Noto Emoji"), (" ☀\ufe0e", "Inter")]


def test_what_no_font_has_is_named_once_and_in_order() -> None:
    assert missing("Ꭰ tea 𒀀 Ꭰ \u200b\u200f", SANS) == ["Ꭰ", "𒀀"]
    assert drawn("Ꭰ") == [("Ꭰ", "Inter")]


def test_words_are_kerned_and_spaces_are_as_wide_as_their_words_make_them() -> None:
    assert advance("AV", SANS, 100) < advance("A", SANS, 100) + advance("V", SANS, 100) - 3
    assert advance("a b", SANS, 10) == pytest.approx(
        advance("a", SANS, 10) + advance(" ", SANS, 10) + advance("b", SANS, 10)
    )
    assert advance("", SANS, 10) == 0


def test_letter_spacing_stands_between_letters() -> None:
    assert advance("abc", SANS, 10, tracking=2) == pytest.approx(advance("abc", SANS, 10) + 4)


def test_bold_is_wider_and_widths_are_in_em() -> None:
    assert advance("Stage", Font("sans", 600), 20) > advance("Stage", SANS, 20)
    assert widths(SANS)["Stage"] * 20 == advance("Stage", SANS, 20)


def test_a_subset_is_static_small_and_the_same_every_time() -> None:
    ((_, face),) = runs("駅のホーム", Font("sans", 600), "ja")
    file = subset(face, frozenset("駅のホーム"))
    subset.cache_clear()
    assert subset(face, frozenset("駅のホーム")) == file
    opened = HB.Face(file)
    assert set(opened.unicodes) == set(map(ord, "駅のホーム"))
    assert not opened.has_var_data
    assert opened.get_name(1) == "Noto Sans CJK JP"
    assert "Open Font License" in opened.get_name(13)
    assert int.from_bytes(bytes(opened.reference_table("OS/2").data)[4:6], "big") == 600
    assert len(file) < 10_000


def test_families_are_named_in_the_order_of_fallback() -> None:
    assert stack(SERIF, "zh-TW")[:2] == ("Fraunces", "Inter")
    assert stack(SANS, "ko")[0] == "Inter"
    assert "Noto Sans CJK KR" in stack(SANS, "ko")
    assert stack(SANS)[-1] == "Noto Emoji"


def test_a_font_that_is_not_installed_names_its_package() -> None:
    with pytest.raises(NotFound, match="pip install nowhere-fonts"):
        _ = Face("Nowhere", 400, False, "nowhere_fonts/Nowhere.ttf").path


parts = st.sampled_from(
    [text for _, text, _ in SPECIMENS.values()] + [" ", "“", "(", "!", "…", "x\u0301", "\u200d", "7"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(parts, max_size=6).map("".join), st.sampled_from([SANS, SERIF, QUOTE]))
def test_runs_are_the_text_again_and_never_cut_a_grapheme(text: str, font: Font) -> None:
    found = runs(text, font, "ja")
    assert "".join(piece for piece, _ in found) == text
    assert [g for piece, _ in found for g in graphemes(piece, True)] == graphemes(text, True)
    assert all(before[1] != after[1] for before, after in pairwise(found))
