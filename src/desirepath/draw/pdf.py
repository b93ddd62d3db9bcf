"""PDF and PNG: a fixed Typst program draws the scene, which it gets as JSON.

Typst is a drawing backend here, not a layout language: it shapes each line and puts it where the scene says.  Nothing
that a user wrote is ever source code to it; its folder of files is empty, and its fonts are only the subsets that the
drawing needs, so that no machine's fonts creep in.  PDFs are tagged: paragraphs, headings, figures with their words,
everything else artifacts; they claim PDF/UA-1 where Typst's own check agrees.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..errors import NotFound, Unwritable
from ..layout.scene import Scene
from ..theme import fonts
from ..theme.fonts import Face
from .orders import Orders
from .source import packed, png_with

USUAL_SCALE = 2.0  # pixels of a PNG per px
LONGEST_SIDE = 8192  # pixels that graphics hardware and viewers commonly stop at
MAX_PNG_PIXELS = 80_000_000
_LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC)))
_LATIN_FAMILIES = ("Inter", "Fraunces", "Noto Sans")


def draw(scene: Scene, *, assets: Mapping[str, bytes] = {}, source: str | None = None) -> bytes:
    """All pages as one PDF: tagged, with title and language, the same bytes for the same scene.

    `assets` are the bytes of the pictures by name; `source` is the YAML that the file is to carry as an attachment.
    Raises NotFound for a picture that is not there, Unwritable where the drawing cannot be made.
    """
    orders = Orders(scene, scene.pages, assets)
    try:
        return _drawn(orders, source, format="pdf", timestamp=0, pdf_standards=["ua-1"])
    except Unwritable:  # one missing glyph is enough to fail that check, and no reason not to draw
        return _drawn(orders, source, format="pdf", timestamp=0)


def draw_png(
    scene: Scene,
    page: int = 0,
    *,
    assets: Mapping[str, bytes] = {},
    source: str | None = None,
    scale: float | None = None,
) -> bytes:
    """One page as a PNG of `scale` pixels per px: 2, unless a side would then be longer than most viewers take.

    `assets` and `source` are those of `draw`.  Raises NotFound for a page or picture that is not there, Unwritable
    where the picture would have more than 80 million pixels or cannot be made.
    """
    if not 0 <= page < len(scene.pages):
        raise NotFound(f"the drawing has no page {page + 1}", f"it has {len(scene.pages)}")
    sheet = scene.pages[page]
    if scale is None:
        scale = min(USUAL_SCALE, max(1.0, LONGEST_SIDE / max(sheet.width, sheet.height)))
    if not scale > 0:
        raise Unwritable(f"a scale of {scale:g} leaves no picture", "give a scale above 0; 2 is usual")
    millions = sheet.width * scale * sheet.height * scale / 1e6
    if not millions * 1e6 <= MAX_PNG_PIXELS:
        hint = "draw SVG or PDF instead, a smaller scale, or pages of a paper size"
        raise Unwritable(f"the picture would have {millions:.0f} million pixels, and 80 are the most", hint)
    drawn = _drawn(Orders(scene, (sheet,), assets), None, format="png", ppi=96 * scale)
    return drawn if source is None else png_with(drawn, source)


def _drawn(orders: Orders, source: str | None, **options: Any) -> bytes:
    import typst

    inputs: Any = {"main.typ": _program(), "scene.json": orders.written(source is not None)}
    if source is not None:
        inputs["source"] = packed(source)
    library = _library(tuple((face, _widened(face, used)) for face, used in orders.lettering.used().items()))
    try:
        with _root(orders.files) as root:
            drawn: Any = typst.Compiler(inputs, root=root, font_paths=library.fonts).compile(**options)
            return bytes(drawn)
    except RuntimeError as error:  # TypstError is one
        said = str(getattr(error, "message", "") or error).partition("\n")[0]
        raise Unwritable(f"the drawing cannot be made: {said}", "draw SVG, and report this with the file") from error


@cache
def _program() -> bytes:
    return files(__package__).joinpath("interpreter.typ").read_bytes()


def _widened(face: Face, used: frozenset[str]) -> frozenset[str]:
    """All of Latin where any of it is asked for, so that the same few fonts serve most drawings."""
    return used | _LATIN if face.family in _LATIN_FAMILIES else used


class _Library:
    """The fonts of a drawing as files in a folder that goes when nobody draws with them any more."""

    def __init__(self, faces: tuple[tuple[Face, frozenset[str]], ...]) -> None:
        import typst

        folder = Path(tempfile.mkdtemp(prefix="desirepath-fonts-"))
        weakref.finalize(self, shutil.rmtree, folder, True)
        for face, characters in faces:
            data = fonts.subset(face, characters)
            (folder / f"{hashlib.sha256(data).hexdigest()[:16]}.ttf").write_bytes(data)
        self.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


@lru_cache(maxsize=8)
def _library(faces: tuple[tuple[Face, frozenset[str]], ...]) -> _Library:
    return _Library(faces)


@contextmanager
def _root(pictures: Mapping[str, bytes]) -> Iterator[str]:
    """The folder that Typst may read: nothing is in it but the pictures, which were checked.

    All else is handed over in memory, where only text is taken.
    """
    with tempfile.TemporaryDirectory(prefix="desirepath-pictures-", ignore_cleanup_errors=True) as folder:
        for name, data in pictures.items():
            Path(folder, name).write_bytes(data)
        yield folder
