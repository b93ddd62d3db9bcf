"""Outside of browsers: resvg, which knows neither `@font-face` nor `direction`, sets our lines as Typst does."""

from __future__ import annotations

import io

import pytest
from drawing_worlds import SCRIPTS, scene, text
from PIL import Image, ImageChops, ImageFilter, ImageStat
from resvg_py import svg_to_bytes

from desirepath.draw import pdf, svg
from desirepath.draw.lettering import Lettering
from desirepath.layout.scene import Font, Scene

SCALE = 2
TOLERANCE = 0.25  # of the ink: resvg sets some spaces narrower
MIXED = {
    "figures first": ("ar", True, "12 مقابلة و340 طلبًا (متخيَّلة)"),
    "a dot between": ("ar", True, "34 · مهندسة معمارية تعمل بعيدًا عن مدينة أهلها"),
    "a name within": ("ar", True, "لوحة رحلة العميل من APIOps · كما هي اليوم"),
    "figures last": ("he", True, "לוח הזמנים של 2026 (n = 12)"),
    "a name first": ("he", True, "Kim הזמינה מקום ב-Pier 9"),
    "Arabic in English": ("en", False, "Ordered “لا إله” and 3 more at the باب الأخضر door"),
    "Hebrew in German": ("de", False, "Das Boot איפה הסירה fährt um 9"),
}
LINES = {name: (name, rtl, words) for name, (words, rtl) in SCRIPTS.items()} | MIXED


def drawn(words: str, language: str, rtl: bool, font: Font) -> Scene:
    said = text(20, 12, 440, words, size=16, font=font, language=language, rtl=rtl, align="end" if rtl else "start")
    return scene(said, language=language, rtl=rtl)


def grey(data: bytes) -> Image.Image:
    """The strip with the line, blurred a little: renderers smooth edges differently."""
    return (
        Image.open(io.BytesIO(data)).convert("L").crop((0, 0, 480 * SCALE, 48 * SCALE)).filter(ImageFilter.BoxBlur(2))
    )


@pytest.mark.parametrize("font", [Font(), Font(weight=600)], ids=["regular", "strong"])
@pytest.mark.parametrize("line", LINES)
def test_lines_are_set_alike(line: str, font: Font) -> None:
    language, rtl, words = LINES[line]
    one = drawn(words, language, rtl, font)
    files = sorted({str(face.path) for _, face in Lettering(language).pieces(words, font)})
    seen = grey(bytes(svg_to_bytes(svg_string=svg.draw(one), skip_system_fonts=True, font_files=files, zoom=SCALE)))
    meant = grey(pdf.draw_png(one, scale=SCALE))
    assert off(seen, meant) < TOLERANCE


def off(seen: Image.Image, meant: Image.Image) -> float:
    """How much of the ink lies elsewhere, with the line a little to the left or right."""
    ink = 255 - ImageStat.Stat(meant).mean[0]
    moved = (ImageChops.difference(ImageChops.offset(seen, dx, 0), meant) for dx in range(-8, 9))
    return min(ImageStat.Stat(each).mean[0] for each in moved) / ink
