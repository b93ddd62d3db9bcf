"""Which face draws each piece of each line, and which characters every face has to bring.

A line that one face draws whole is the rule and costs next to nothing; only lines beyond ASCII are taken apart.  All
formats ask here, so that a letter never comes from another font than the one it was measured with.
"""

from __future__ import annotations

from ..layout.scene import Font
from ..theme import fonts
from ..theme.fonts import Face

Pieces = list[tuple[str, Face]]


class Lettering:
    """The faces of one drawing in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._first: dict[Font, Face] = {}
        self._whole: dict[Font, list[str]] = {}
        self._pieces: dict[tuple[str, Font], Pieces] = {}

    def first(self, font: Font) -> Face:
        """The face of a font that draws its Latin letters."""
        if font not in self._first:
            self._first[font] = fonts.runs("a", font, self.language)[0][1]
            self._whole[font] = []
        return self._first[font]

    def whole(self, font: Font) -> list[str]:
        """Where to put the lines that the first face draws alone."""
        self.first(font)
        return self._whole[font]

    def pieces(self, text: str, font: Font) -> Pieces:
        """The text by faces, joined together the text again; remembers what each face is asked for."""
        if text.isascii():
            self.whole(font).append(text)
            return [(text, self.first(font))]
        known = self._pieces.get((text, font))
        if known is None:
            known = self._pieces[text, font] = fonts.runs(text, font, self.language)
        return known

    def used(self) -> dict[Face, frozenset[str]]:
        """Every face with the characters it draws, in an order that depends on the text alone."""
        asked: dict[Face, list[str]] = {}
        for font, lines in self._whole.items():
            asked.setdefault(self._first[font], []).extend(lines)
        for pieces in self._pieces.values():
            for text, face in pieces:
                asked.setdefault(face, []).append(text)
        drawn = {face: frozenset("".join(texts)) for face, texts in asked.items()}
        return {face: drawn[face] for face in sorted(drawn, key=_rank) if drawn[face]}


def _rank(face: Face) -> tuple[str, int, bool]:
    return face.family, face.weight, face.italic
