"""Where a word that fits on no line is broken: with a hyphen, between its parts or syllables.

Only such words come here, so a rule that is right for most and a hyphen that says "it goes on" are enough.  German
words of several parts show their joints by a linking s after an ending (Geburtsvorbereitungs-kurs).  Elsewhere the
consonant before a vowel goes on with it, as the spelling of German, the Romance and the Slavic languages wants it.
Rejected: pyphen, since several of its word lists are under the GPL.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_LEAST = 3  # letters on either side
_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff\u0300-\u036f]+")
_JOINTS = re.compile("(?:ungs|[hk]eits|schafts|ions|täts|lings|tums)(?=[a-zäöüß]{4})")
_VOWELS = frozenset("aeiouyæøœαεηιουωаеиоуыэюяєё")
_TOGETHER = frozenset(("ch", "ck", "ph", "sh", "th", "gh", "qu", "ст"))


def is_hyphened(word: str) -> bool:
    """Whether a word is of letters that a hyphen is used with."""
    return len(word) >= 2 * _LEAST and _LETTERS.fullmatch(word) is not None


def breaks(word: str, language: str) -> tuple[list[int], list[int]]:
    """How many letters may stand before the hyphen: between the parts of a compound, and between syllables."""
    inner = range(_LEAST, len(word) - _LEAST + 1)
    joints = [found.end() for found in _JOINTS.finditer(word)] if language.lower().startswith("de") else []
    return [n for n in joints if n in inner], [n for n in _syllables(word) if n in inner]


def _syllables(word: str) -> list[int]:
    """Before each consonant that a vowel follows, if some vowel stands before it."""
    plain = [unicodedata.normalize("NFD", letter)[0].casefold()[:1] for letter in word]
    vowels = [letter in _VOWELS for letter in plain]
    found = []
    for n, (here, after) in enumerate(pairwise(vowels)):
        if here or not after or not any(vowels[:n]):
            continue
        while n and not vowels[n - 1] and plain[n - 1] + plain[n] in _TOGETHER:
            n -= 1  # noqa: PLW2901  (two letters that are one sound stay together)
        if plain[n - 1 : n + 2] == ["s", "c", "h"]:
            n -= 1  # noqa: PLW2901
        if not unicodedata.combining(word[n]):
            found.append(n)
    return found
