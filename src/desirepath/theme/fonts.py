"""Which font draws which words, how wide they are, and a font file with exactly those words in it.

All fonts are variable files of ordinary packages; nothing is taken from the machine, so a drawing is the same
everywhere.  Widths come from shaping the very face that is drawn (HarfBuzz, 3 µs a word, then cached): summed advances
were tried and were up to 7 % off, because Inter kerns.  Emoji are monochrome on purpose: they print well and take the
colour of the text.  Rejected: fonts of the system, colour emoji (10 MB and more), one advance table checked in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from ..errors import NotFound

WORDS_KEPT = 100_000  # widths remembered per font and language before the memory starts again


class Font(Protocol):
    """What a scene asks for: `sans` to read or `serif` for titles and quotes, a weight from 400 to 600, a slant."""

    @property
    def family(self) -> str: ...
    @property
    def weight(self) -> int: ...
    @property
    def italic(self) -> bool: ...
    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Face:
    """One font as it is drawn: its family, weight and slant, and where its outlines come from.

    `file` is a path inside an installed package, `index` the face inside a collection, `pins` the axes held fixed.
    """

    family: str
    weight: int
    italic: bool
    file: str
    index: int = 0
    pins: tuple[tuple[str, float], ...] = ()

    @property
    def path(self) -> Path:
        """The font file on disk.  Raises NotFound where the package that brings it is not installed."""
        return _located(self.file)


@lru_cache(maxsize=64)
def _located(file: str) -> Path:
    package, _, inner = file.partition("/")
    spec = find_spec(package)
    folders = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    for folder in folders:
        if (path := folder / inner).is_file():
            return path
    name = package.replace("_", "-")
    raise NotFound(f"the font {inner} is not installed", f"install the package {name}, for example: pip install {name}")


# The scripts that have a face of their own, by the first letter of each of their blocks; "" ends one.
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0000, ""),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, ""),
    (0x0750, "Arabic"),
    (0x0780, ""),
    (0x0870, "Arabic"),
    (0x0900, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"),
    (0x0A80, "Gujarati"),
    (0x0B00, "Oriya"),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, "Sinhala"),
    (0x0E00, "Thai"),
    (0x0E80, "Lao"),
    (0x0F00, ""),
    (0x1000, "Myanmar"),
    (0x10A0, "Georgian"),
    (0x1100, "CJK"),
    (0x1200, "Ethiopic"),
    (0x13A0, ""),
    (0x1780, "Khmer"),
    (0x1800, ""),
    (0x19E0, "Khmer"),
    (0x1A00, ""),
    (0x1C90, "Georgian"),
    (0x1CC0, ""),
    (0x1CD0, "Devanagari"),
    (0x1D00, ""),
    (0x2460, "CJK"),  # ① and the like
    (0x2500, ""),
    (0x2D00, "Georgian"),
    (0x2D30, ""),
    (0x2D80, "Ethiopic"),
    (0x2DE0, ""),
    (0x2E80, "CJK"),
    (0xA000, ""),
    (0xA8E0, "Devanagari"),
    (0xA900, ""),
    (0xA960, "CJK"),
    (0xA980, ""),
    (0xA9E0, "Myanmar"),
    (0xAA00, ""),
    (0xAA60, "Myanmar"),
    (0xAA80, ""),
    (0xAB00, "Ethiopic"),
    (0xAB30, ""),
    (0xAC00, "CJK"),
    (0xD800, ""),
    (0xF900, "CJK"),
    (0xFB00, ""),
    (0xFB13, "Armenian"),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, ""),
    (0xFE30, "CJK"),
    (0xFE50, ""),
    (0xFE70, "Arabic"),
    (0xFEFF, ""),
    (0xFF00, "CJK"),
    (0xFFF0, ""),
    (0x1B000, "CJK"),
    (0x1B170, ""),
    (0x20000, "CJK"),
    (0x40000, ""),
)
_STARTS = [start for start, _ in _BLOCKS]
_SCRIPTS = tuple(dict.fromkeys(script for _, script in _BLOCKS if script and script != "CJK"))

_CJK_FACES = {"JP": 0, "KR": 1, "SC": 2, "TC": 3, "HK": 4}

# Characters that are emoji without being asked to (Emoji_Presentation), the planes that hold nearly all of them, and
# what asks for one: the emoji variation selector and the keycap.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\ufe0f\u20e3⌚⌛⏩-⏬⏰⏳◽◾☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕]"
)
_TEXT_SELECTOR = "\ufe0e"
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
# Latin, Greek and Cyrillic letters, digits and common punctuation: one run of the first face, no look needed.
_LATIN = "\x20-\x7e\xa0-\xac\xae-\u0148\u014a-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac"
_PLAIN = re.compile(f"[{_LATIN}\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f]*")
_PLAIN_SERIF = re.compile(f"[{_LATIN}]*")


def _sans(weight: int, italic: bool) -> Face:
    file = "Inter-Italic[opsz,wght].ttf" if italic else "Inter[opsz,wght].ttf"
    return Face("Inter", weight, italic, f"fontpkg_inter/files/{file}", 0, (("opsz", 14), ("wght", weight)))


def _serif(weight: int, italic: bool) -> Face:
    """Upright is cut for titles, italic for quotes of reading size."""
    file = "Fraunces-Italic" if italic else "Fraunces"
    pins = (("SOFT", 0.0), ("WONK", 0.0), ("opsz", 14.0 if italic else 72.0), ("wght", float(weight)))
    return Face("Fraunces", weight, italic, f"fontpkg_fraunces/files/{file}[SOFT,WONK,opsz,wght].ttf", 0, pins)


def _noto(script: str, weight: int, italic: bool = False) -> Face:
    """A Noto face; only the one for Latin has an italic, the others stay upright."""
    italic = italic and not script
    family = "Noto Emoji" if script == "Emoji" else f"Noto Sans {script}".strip()
    file = ("NotoEmoji" if script == "Emoji" else f"NotoSans{script}") + ("-Italic" if italic else "")
    return Face(family, weight, italic, f"manimgx_fonts/{file}[wght].ttf", 0, (("wght", weight),))


def _cjk(language: str, weight: int) -> Face:
    region = _cjk_region(language.lower())
    file = "manimgx_fonts_cjk/NotoSansCJK-VF.otf.ttc"
    return Face(f"Noto Sans CJK {region}", weight, False, file, _CJK_FACES[region], (("wght", weight),))


def _cjk_region(language: str) -> str:
    main, *rest = re.split("[-_]", language)
    if main == "ko":
        return "KR"
    if main not in ("zh", "yue"):
        return "JP"
    if "hk" in rest or "mo" in rest or main == "yue":
        return "HK"
    return "TC" if "hant" in rest or "tw" in rest else "SC"


class _Chain:
    """The faces of one font in one language, in the order in which they are asked for a character."""

    def __init__(self, font: Font, language: str) -> None:
        weight, italic = font.weight, font.italic
        sans = (_sans(weight, italic), _noto("", weight, italic))
        self.first = sans[0] if font.family == "sans" else _serif(weight, italic)
        self.plain = _PLAIN if font.family == "sans" else _PLAIN_SERIF
        self.scripts = {script: _noto(script, weight) for script in _SCRIPTS} | {"CJK": _cjk(language, weight)}
        self.emoji = _noto("Emoji", weight)
        common = (*dict.fromkeys((self.first, *sans)), _noto("Symbols", weight))
        self.common = (*common, self.emoji, self.scripts["CJK"])
        self.families = tuple(dict.fromkeys(face.family for face in (*common, *self.scripts.values(), self.emoji)))
        self._homes: dict[str, Face | None] = {}

    def home(self, cluster: str) -> Face | None:
        """The face for one grapheme cluster by itself, or None where no font has it."""
        try:
            return self._homes[cluster]
        except KeyError:
            found = self._homes[cluster] = self._find(cluster)
            return found

    def _find(self, cluster: str) -> Face | None:
        letters = _INVISIBLE.sub("", cluster)
        if not letters:
            return self.first
        if _EMOJI.search(cluster) and _TEXT_SELECTOR not in cluster and _has(self.emoji, letters[0]):
            return self.emoji
        own = self.scripts.get(_BLOCKS[bisect_right(_STARTS, ord(letters[0])) - 1][1])
        asked = (own, *self.common) if own else self.common
        whole = next((face for face in asked if all(_has(face, c) for c in letters)), None)
        return whole or next((face for face in asked if _has(face, letters[0])), None)


@lru_cache(maxsize=256)
def _chain(font: Font, language: str) -> _Chain:
    return _Chain(font, language)


@cache
def _harfbuzz() -> Any:
    """HarfBuzz, loaded when the first word is measured; its classes carry no types."""
    return import_module("uharfbuzz")


@lru_cache(maxsize=256)
def _shaper(face: Face) -> Any:
    hb = _harfbuzz()
    font = hb.Font(_opened(face.file, face.index))
    font.set_variations(dict(face.pins))
    return font


@lru_cache(maxsize=64)
def _opened(file: str, index: int) -> Any:
    hb = _harfbuzz()
    return hb.Face(hb.Blob.from_file_path(str(_located(file))), index)


def _has(face: Face, character: str) -> bool:
    return bool(_shaper(face).get_nominal_glyph(ord(character)))


def runs(text: str, font: Font, language: str = "en") -> list[tuple[str, Face]]:
    """The text in pieces, each with the face that draws it; joined together they are the text again.

    Grapheme clusters are never cut.  Spaces and punctuation go with the letters beside them where their
    face has them.  What no font has is given to the first face.
    """
    if not text:
        return []
    chain = _chain(font, language)
    if chain.plain.fullmatch(text):
        return [(text, chain.first)]
    return list(_merged(text, chain))


def _merged(text: str, chain: _Chain) -> Iterator[tuple[str, Face]]:
    from unicode_segmentation_rs import graphemes

    piece, current = "", chain.first
    for cluster, home in _placed(graphemes(text, True), chain):
        if piece and home is not current:
            yield piece, current
            piece = ""
        piece += cluster
        current = home
    yield piece, current


def _placed(clusters: list[str], chain: _Chain) -> list[tuple[str, Face]]:
    """Each cluster with its face: letters by themselves, what stands between them with a neighbour.

    What opens goes with the letters after it, all else with those before: so a part of a line that may stand alone on
    the next one keeps its faces there.
    """
    found = [chain.home(cluster) or chain.first for cluster in clusters]
    neutral = [_neutral(cluster) for cluster in clusters]
    strong = [n for n, is_neutral in enumerate(neutral) if not is_neutral]
    placed = list(found)
    for n, cluster in enumerate(clusters):
        if neutral[n] and strong and found[n] is not chain.emoji:
            place = bisect_right(strong, n)
            after = place == 0 or (unicodedata.category(cluster[0]) in ("Ps", "Pi") and place < len(strong))
            near = found[strong[place if after else place - 1]]
            if near is not chain.emoji and all(_has(near, c) for c in _INVISIBLE.sub("", cluster)):
                placed[n] = near
    return list(zip(clusters, placed, strict=True))


def _neutral(cluster: str) -> bool:
    return unicodedata.category(cluster[0])[0] in "ZPSCM"


class Widths(dict[str, float]):
    """Width of words in em, shaped when first asked for: `widths(font, language)[word] * size` is px."""

    def __init__(self, font: Font, language: str) -> None:
        super().__init__()
        self._font = font
        self._language = language

    def __missing__(self, word: str) -> float:
        if len(self) >= WORDS_KEPT:
            self.clear()
        shaped = sum(_shaped(piece, face, self._language) for piece, face in runs(word, self._font, self._language))
        self[word] = shaped
        return shaped


def _shaped(text: str, face: Face, language: str) -> float:
    hb = _harfbuzz()
    font = _shaper(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.language = language  # else it would be guessed from the machine's locale
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    units: int = sum([place.x_advance for place in buffer.glyph_positions or ()])
    return units / float(font.face.upem)


@lru_cache(maxsize=256)
def widths(font: Font, language: str = "en") -> Widths:
    """All widths of one font in one language, in em: the fast way to measure many words."""
    return Widths(font, language)


def advance(text: str, font: Font, size: float, language: str = "en", tracking: float = 0.0) -> float:
    """How wide one line of text is, in px; `tracking` px are added after every character but the last."""
    known = widths(font, language)
    if " " in text and _chain(font, language).plain.fullmatch(text):
        words = text.split(" ")
        em = sum([known[word] for word in words if word]) + known[" "] * (len(words) - 1)
    else:  # elsewhere the space is as wide as the face of the words around it makes it
        em = known[text] if text else 0.0
    return em * size + (tracking * (len(text) - 1) if tracking and text else 0.0)


def missing(text: str, font: Font, language: str = "en") -> list[str]:
    """The characters that no font has, in the order in which they first stand in the text."""
    from unicode_segmentation_rs import graphemes

    chain = _chain(font, language)
    text = unicodedata.normalize("NFC", text)
    if chain.plain.fullmatch(text):
        return []
    lost: dict[str, None] = {}
    for cluster in graphemes(text, True):
        home = chain.home(cluster)
        lost |= dict.fromkeys(c for c in _INVISIBLE.sub("", cluster) if home is None or not _has(home, c))
    return list(lost)


def stack(font: Font, language: str = "en") -> tuple[str, ...]:
    """The family names in the order in which a browser or Typst should try them."""
    return _chain(font, language).families


# Vowel signs that a shaper takes apart before it looks for their glyphs (Indic, Thai and their neighbours).
_TAKEN_APART = "[\u0590-\u1cff]"


def _in_parts(text: str) -> str:
    return text if text.isascii() else re.sub(_TAKEN_APART, _with_parts, text)


def _with_parts(found: re.Match[str]) -> str:
    return found[0] + unicodedata.normalize("NFKD", found[0])


@lru_cache(maxsize=512)
def subset(face: Face, characters: frozenset[str]) -> bytes:
    """A static TrueType or OpenType font with exactly these characters, their joining forms and marks included.

    The same face and characters give the same bytes.
    """
    hb = _harfbuzz()
    source = _opened(face.file, face.index)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(c) for text in characters for c in _in_parts(text))
    for tag, value in face.pins:
        wanted.pin_axis_location(source, tag, value)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DOWNGRADE_CFF2
    wanted.name_id_set.update((13, 14))  # the licence stays in the font
    return bytes(wanted.subset(source).blob.data)
