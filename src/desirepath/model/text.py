"""Two people's changes to one text, merged by words.

Both insertions are kept and deletions are united, so nothing that was typed is lost.  Where both rewrote the same word,
letters are merged only if both results still look like the old word and the letters do not clash either; otherwise both
words stand side by side, never glued together.  A figure (1.10, 06:30) is one word and never mixed from two.

The editor does the same in TypeScript, so nothing rests on a language's own idea of a word: every code point has one
class (below), and words are found by one regular expression over classes.  Scripts written without spaces (Han, kana,
Thai, Lao, Khmer, Myanmar) have one word per character; Hangul has spaces and is read like Latin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import category

from rapidfuzz.distance import Indel, LCSseq

BOUND = 1_000_000  # pairs of words; a rewrite larger than that counts as one region, which bounds the time

_SPACE = frozenset("\t\n \u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | frozenset(map(chr, range(0x2000, 0x200B)))
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # repetition and closing marks of Han, zero
    (0x3040, 0x312F),  # kana, bopomofo
    (0x31F0, 0x31FF),  # small kana
    (0x3400, 0x4DBF),  # Han, and so the next
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),  # half-width kana
    (0x20000, 0x3FFFF),  # rarer Han
)


def _class(char: str) -> str:
    """l letter · n number · u letter or number of an unspaced script · m mark · s space · p point within figures ·
    j joiner · t skin tone · f half a flag · o anything else."""
    code = ord(char)
    if char in _SPACE:
        return "s"
    if char in ".,:":
        return "p"
    if char in "\u200c\u200d":
        return "j"
    if 0x1F3FB <= code <= 0x1F3FF:
        return "t"
    if 0x1F1E6 <= code <= 0x1F1FF:
        return "f"
    general = category(char)[0]
    if general in "LN" and any(low <= code <= high for low, high in _UNSPACED):
        return "u"
    return {"L": "l", "N": "n", "M": "m"}.get(general, "o")


class _Classes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        found = _class(chr(code))
        if len(self) < 20_000:
            self[code] = found
        return found


_CLASSES = _Classes()
_WORD = re.compile(r"[ln](?:j*[lnm]|(?<=n)p(?=n))*|um*|s+|ff|.(?:[mt]|j.)*")


def words(text: str) -> list[str]:
    """The text cut into words, spaces and single signs; joined together they are the text again."""
    return [text[m.start() : m.end()] for m in _WORD.finditer(text.translate(_CLASSES))]


class Hunk(NamedTuple):
    """`old[start:end]` became `new`."""

    start: int
    end: int
    new: tuple[str, ...]


def hunks(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """What became of `old`, in ascending order; no two hunks touch."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    was, now = old[head : len(old) - tail], new[head : len(new) - tail]
    if not was and not now:
        return []
    if not was or not now or len(was) * len(now) > BOUND:
        return [Hunk(head, head + len(was), tuple(now))]
    found: list[Hunk] = []
    for op in Indel.opcodes(was, now):
        if op.tag == "equal":
            continue
        start, end, added = head + op.src_start, head + op.src_end, tuple(now[op.dest_start : op.dest_end])
        if found and found[-1].end == start:
            start, added = found[-1].start, found[-1].new + added
            found.pop()
        found.append(Hunk(start, end, added))
    return found


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def merge3(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """The merged text, and whether the two sides kept out of each other's way."""
    if ours in (base, theirs):
        return theirs, True
    if base == theirs:
        return ours, True
    old = words(base)
    mine, yours = hunks(old, words(ours)), hunks(old, words(theirs))
    return "".join(_spaced(_woven(old, mine, yours))), _apart(mine, yours)


def _apart(mine: list[Hunk], yours: list[Hunk]) -> bool:
    i = j = 0
    while i < len(mine) and j < len(yours):
        one, two = mine[i], yours[j]
        if one != two and not _before(one, two) and not _before(two, one):
            return False
        if one.end <= two.end:
            i += 1
        if two.end <= one.end:
            j += 1
    return True


def _before(one: Hunk, two: Hunk) -> bool:
    """Whether the first ends before the second begins; two rewritten neighbours are apart, an insertion is not."""
    return one.end < two.start or (one.end == two.start and one.start < one.end and two.start < two.end)


def _woven(old: Sequence[str], mine: list[Hunk], yours: list[Hunk]) -> Iterable[tuple[str, bool]]:
    """The words of the merged text; those that were cut are there too, marked False."""
    cut = bytearray(len(old))
    starting: dict[int, list[Hunk]] = {}
    for hunk in dict.fromkeys([*mine, *yours]):
        cut[hunk.start : hunk.end] = b"\1" * (hunk.end - hunk.start)
        starting.setdefault(hunk.start, []).append(hunk)
    for at in range(len(old) + 1):
        for word in _arrivals(old, starting.get(at, [])):
            yield word, True
        if at < len(old):
            yield old[at], not cut[at]


def _arrivals(old: Sequence[str], here: list[Hunk]) -> Iterable[str]:
    if len(here) == 2:
        one, two = here
        if one.end == two.end == one.start + 1 and (word := _lettered(old[one.start], one.new, two.new)):
            return [word]
        if one.new == two.new:
            return one.new
        here = sorted(here, key=lambda hunk: hunk.end > hunk.start)  # what was put before a word stays before it
    return [word for hunk in here for word in hunk.new]


def _lettered(old: str, one: tuple[str, ...], two: tuple[str, ...]) -> str:
    """Both new spellings of one word in one, letter by letter; "" where that would be a guess."""
    if len(one) != 1 or len(two) != 1 or not all(map(_of_letters, (old, *one, *two))):
        return ""
    if not all(_resembles(old, new) for new in (*one, *two)):
        return ""
    mine, yours = hunks(old, one[0]), hunks(old, two[0])
    return "".join(letter for letter, stays in _woven(old, mine, yours) if stays) if _apart(mine, yours) else ""


def _of_letters(word: str) -> bool:
    return set(word.translate(_CLASSES)) <= set("lmj")


def _resembles(old: str, new: str) -> bool:
    """More than 60 % alike: twice the longest common run of letters, over the letters of both."""
    if len(old) * len(new) > BOUND:
        return False
    return 10 * LCSseq.similarity(old, new) > 3 * (len(old) + len(new))


def _spaced(woven: Iterable[tuple[str, bool]]) -> list[str]:
    """The words that stay.  Where two would be glued there is a space, the one that was cut there or a plain one; where
    two spaces meet there is one, a line break if either was."""
    out: list[str] = []
    cut = ""
    for word, stays in woven:
        if not stays:
            cut = word if word[0] in _SPACE else cut
            continue
        if out and out[-1][0] in _SPACE and word[0] in _SPACE:
            out[-1] = max(out[-1], word, key=lambda space: space.count("\n"))
        elif out and _starts_word(out[-1]) and _starts_word(word):
            out += [cut or " ", word]
        else:
            out.append(word)
        cut = ""
    return out


def _starts_word(word: str) -> bool:
    return word[0].translate(_CLASSES) in "ln"
