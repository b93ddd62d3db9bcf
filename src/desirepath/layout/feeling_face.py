"""Which face stands for a score."""

from __future__ import annotations


def face_of(score: float) -> str:
    """The name of a Lucide face for a score from -2 to 2."""
    if score >= 1.4:
        return "laugh"
    if score >= 0.5:
        return "smile"
    if score > -0.6:
        return "meh"
    return "frown" if score > -1.3 else "angry"
