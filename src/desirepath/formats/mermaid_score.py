"""Scores: how Mermaid writes them, and what they are as feelings."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORDS = ("Very bad", "Bad", "So-so", "Good", "Very good")
"""What a feeling is called where the diagram gives only a number."""

NO_SCORE = "Not rated"

_DECIMAL = re.compile(r"[+-]?(?:\d{1,300}\.?\d{0,300}|\.\d{1,300})(?:[eE][+-]?\d{1,3})?\Z", re.ASCII)
_BASED = re.compile(r"0(?:[xX][0-9a-fA-F]{1,64}|[oO][0-7]{1,64}|[bB][01]{1,64})\Z")
_FRACTION = re.compile(r"\s*(\d{1,9}(?:\.\d{1,9})?)\s*/\s*(\d{1,9})\s*\Z")


def number(words: str) -> float | None:
    """The number that JavaScript makes of the words; nothing for words, blanks and infinity."""
    words = words.strip()
    if _BASED.match(words):
        return float(int(words, 0))
    if not _DECIMAL.match(words):
        return None
    value = float(words)
    return value if abs(value) < 1e300 else None


def fraction(words: str) -> float | None:
    """A score such as 3/5 or 7/10, on Mermaid's scale of five."""
    match = _FRACTION.match(words)
    if match is None or float(match[2]) == 0:
        return None
    return float(match[1]) * 5 / float(match[2])


def scale_of(scores: Sequence[float]) -> int:
    """The scale a diagram uses: 5, unless a quarter of its scores say that it is one of 10 or of 100."""
    for scale, below in ((100, 10), (10, 5)):
        above = sum(below < score for score in scores)
        if above * 4 >= len(scores) > 0 and above > 1 and all(0 <= score <= scale for score in scores):
            return scale
    return 5


def feeling_of(score: float, scale: int) -> float:
    """The feeling from −2 to 2 that a score stands for; what lies outside the scale is clamped."""
    feeling = (score - 1) * 4 / (scale - 1) - 2
    return round(min(2.0, max(-2.0, feeling)), 4) + 0.0


def score_of(feeling: float, scale: int) -> str:
    """A feeling as Mermaid writes it."""
    return f"{round((feeling + 2) * (scale - 1) / 4 + 1, 4):g}"


def word_for(feeling: float) -> str:
    """What people would call it."""
    return WORDS[round(feeling) + 2]
