"""Draws the pictures of maps in the documentation with Desire Path itself: the contact sheet, and those of the guide.

    python scripts/contact_sheet.py            all of docs/pictures
    python scripts/contact_sheet.py NAME …     some of them, by file name without its ending
    python scripts/contact_sheet.py --check    whether every picture that a page mentions is there, and no other

They are committed, so that a page reads well where nothing is installed, and have few colours, so that they stay small.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from desirepath import frameworks
from desirepath.draw.pdf import draw_png
from desirepath.layout import Options, layout
from desirepath.layout.scene import Font
from desirepath.pipeline import Wish, see
from desirepath.public import read
from desirepath.theme import NAMES, theme
from desirepath.theme.fonts import runs, subset
from desirepath.workspace.folder import Folder
from desirepath.workspace.resolve import Resolved, resolve

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
PICTURES = ROOT / "docs" / "pictures"
WIDTH = 1600  # px of a picture in the guide
COLOURS = 256  # of a picture, of which the most frequent stay exactly
EXACT = 144
GAP = 28  # px between the pictures of a sheet
LENSES = ("journey-map", "apiops", "btabok", "api-developer", "five-e", "storyboard")  # of the contact sheet


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: which map (an example's name, or a page whose first map is meant), and how it is drawn."""

    source: str
    framework: str = ""
    theme: str = "light"
    page: str = "poster"
    language: str = ""
    crop: tuple[float, float, float, float] = (0, 0, 1, 1)  # left, top, right, bottom, as parts of the whole
    blank: bool = False
    show: tuple[str, ...] = ()
    width: int = WIDTH


SHOTS = {
    "cargo-bike": Shot("cargo-bike"),
    "cargo-bike-dark": Shot("cargo-bike", theme="dark"),
    "ten-lines": Shot("README.md"),
    "concepts": Shot("docs/guide/concepts.md"),
    "paths": Shot("docs/guide/paths.md"),
    "people": Shot("docs/guide/people-and-evidence.md"),
    "lens-apiops": Shot("dock-slots", "apiops"),
    "lens-btabok": Shot("cold-chain", "btabok"),
    "lens-api-developer": Shot("allergen-api", "api-developer"),
    "lens-five-e": Shot("cargo-bike", "five-e"),
    "lens-storyboard": Shot("cataract", "storyboard"),
    "arabic": Shot("maamoul"),
    "japanese": Shot("kintsugi"),
    "pages-a4": Shot("cargo-bike", page="a4"),
    "theme-print": Shot("cargo-bike", theme="print", crop=(0, 0.2, 0.6, 0.72)),
    "theme-colour-blind": Shot("cargo-bike", theme="colour-blind", crop=(0, 0.2, 0.6, 0.72)),
    "blank-five-e": Shot("", "five-e", blank=True),
    "blank-api-business-model": Shot("", "api-business-model", blank=True),
}
SHEET = "contact-sheet"


def resolved(shot: Shot) -> Resolved:
    """The map of a shot with its personas and pictures."""
    if shot.blank:
        return Resolved(frameworks.blank(frameworks.load(shot.framework, shot.language or "en"), ""))
    if shot.source.endswith(".md"):
        document = read(first_map(ROOT / shot.source), format="yaml")
    else:
        document = read(EXAMPLES / f"{shot.source}.yaml")
    return resolve(document, Folder(EXAMPLES))


def first_map(page: Path) -> str:
    """The first map that a page of the documentation shows in full."""
    found = re.search(r"^```yaml[^\n]*\n(desirepath: .*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    if found is None:
        raise SystemExit(f"{page} shows no map")
    return found[1]


def pages_of(shot: Shot) -> Iterator[Image.Image]:
    """Every page of a shot, `shot.width` pixels wide."""
    found = resolved(shot)
    pictures = found.pictures
    view = see(found.document, Wish(shot.framework, shot.language, show=shot.show))
    options = Options(shot.page, True, shot.theme, shot.language, shot.blank, frozenset(pictures))
    scene = layout(view, options)
    for n, page in enumerate(scene.pages):
        part = shot.crop[2] - shot.crop[0]
        drawn = draw_png(scene, n, assets=pictures, scale=min(3.0, 2 * shot.width / (page.width * part)))
        yield fitted(cropped(Image.open(BytesIO(drawn)).convert("RGB"), shot.crop), shot.width, 10**6)


def cropped(image: Image.Image, crop: tuple[float, float, float, float]) -> Image.Image:
    wide, high = image.size
    return image.crop((round(crop[0] * wide), round(crop[1] * high), round(crop[2] * wide), round(crop[3] * high)))


def fitted(image: Image.Image, width: int, height: int) -> Image.Image:
    """The picture, as large as fits in a box."""
    scale = min(width / image.width, height / image.height)
    return image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)


def with_few_colours(image: Image.Image) -> Image.Image:
    """The fills are flat, so the most frequent colours stay exactly; edges of letters share what is left."""
    counted = sorted(image.getcolors(image.width * image.height) or (), reverse=True)
    exact = {colour: n for n, (_, colour) in enumerate(counted[:EXACT])}
    edges = image.quantize(COLOURS - EXACT, Image.Quantize.MAXCOVERAGE, kmeans=2).getpalette() or []
    flat = [value for colour in exact if isinstance(colour, tuple) for value in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*flat, *edges[: 3 * COLOURS - len(flat)]])
    near = image.quantize(
        palette=palette, dither=Image.Dither.NONE
    )  # Pillow is off by a little, which tints would show
    pixels = zip(*(band.tobytes() for band in image.split()), strict=True)
    few = Image.frombytes("P", image.size, bytes(map(exact.get, pixels, near.tobytes())))
    few.putpalette(palette.getpalette() or [])
    return few


def saved(image: Image.Image, name: str) -> None:
    few = with_few_colours(image)
    path = PICTURES / f"{name}.png"
    few.save(path, optimize=True)
    print(
        f"{path.relative_to(ROOT)}  {image.width} × {image.height} px, {path.stat().st_size / 1000:.0f} kB", flush=True
    )


def side_by_side(pages: list[Image.Image], columns: int, colour: str) -> Image.Image:
    """Several pages on one ground, each with a thin edge."""
    wide, high = max(p.width for p in pages), max(p.height for p in pages)
    rows = -(-len(pages) // columns)
    sheet = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (high + GAP) + GAP), colour)
    pen = ImageDraw.Draw(sheet)
    for n, page in enumerate(pages):
        x, y = GAP + n % columns * (wide + GAP), GAP + n // columns * (high + GAP)
        sheet.paste(page, (x, y))
        pen.rectangle((x - 1, y - 1, x + page.width, y + page.height), outline=theme("light").line)
    return sheet


def picture(shot: Shot) -> Image.Image:
    pages = list(pages_of(shot))
    if len(pages) == 1:
        return pages[0]
    columns = min(3, len(pages))
    small = [fitted(page, (WIDTH - GAP) // columns - GAP, 10**6) for page in pages]
    return side_by_side(small, columns, theme("light").rule)


# ---- the contact sheet

LABEL, CELL, LOW = 230, 330, 300  # width of the names, width and height of a cell, in px


@cache
def lettering(size: int, weight: int = 400, family: Literal["sans", "serif"] = "sans") -> ImageFont.FreeTypeFont:
    """The face that the maps are drawn in, for labels in plain Latin letters."""
    letters = frozenset(map(chr, range(0x20, 0x7F)))
    face = runs("A", Font(family, weight))[0][1]
    return ImageFont.truetype(BytesIO(subset(face, letters)), size)


def contact_sheet() -> Image.Image:
    """Every example through every framework for journeys, and one example in every theme."""
    names = [path.stem for path in sorted(EXAMPLES.glob("*.yaml"))]
    lenses = LENSES
    colours = theme("light")
    top, step = 170, LOW + GAP
    width = LABEL + len(lenses) * (CELL + GAP) + GAP
    themed = (width - LABEL - GAP) // len(NAMES) - GAP
    sheet = Image.new("RGB", (width, top + len(names) * step + 60 + round(themed * 0.8) + GAP), colours.paper)
    pen = ImageDraw.Draw(sheet)
    pen.text((GAP, 36), "Every example through every framework for journeys", colours.ink, lettering(44, 600, "serif"))
    for column, id in enumerate(lenses):
        pen.text((LABEL + column * (CELL + GAP), top - 50), id, colours.kicker, lettering(20, 600))
    for row, name in enumerate(names):
        y = top + row * step
        pen.line((GAP, y - GAP // 2, width - GAP, y - GAP // 2), colours.line)
        pen.text((GAP, y), name, colours.ink, lettering(19, 600))
        pen.text((GAP, y + 26), read(EXAMPLES / f"{name}.yaml").head.language, colours.muted, lettering(17))
        for column, id in enumerate(lenses):
            placed(sheet, next(pages_of(Shot(name, id, width=2 * CELL))), LABEL + column * (CELL + GAP), y, CELL, LOW)
        print(f"  {name}", flush=True)
    y = top + len(names) * step + 40
    pen.line((GAP, y - 52, width - GAP, y - 52), colours.line)
    pen.text((GAP, y), "cargo-bike", colours.ink, lettering(19, 600))
    pen.text((GAP, y + 26), "in four themes", colours.muted, lettering(17))
    for column, name in enumerate(NAMES):
        x = LABEL + column * (themed + GAP)
        pen.text((x, y - 36), name, colours.kicker, lettering(20, 600))
        placed(sheet, next(pages_of(Shot("cargo-bike", theme=name, width=2 * themed))), x, y, themed, themed)
    return sheet


def placed(sheet: Image.Image, image: Image.Image, x: int, y: int, width: int, height: int) -> None:
    small = fitted(image, width, height)
    sheet.paste(small, (x, y))
    ImageDraw.Draw(sheet).rectangle((x, y, x + small.width - 1, y + small.height - 1), outline=theme("light").line)


# ---- what the pages mention


def mentioned() -> dict[str, set[str]]:
    """The pictures of docs/pictures that pages mention, and where."""
    found: dict[str, set[str]] = {}
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), EXAMPLES / "README.md"):
        for name in re.findall(r"pictures/([\w.-]+\.(?:png|svg))", page.read_text("utf-8")):
            found.setdefault(name, set()).add(str(page.relative_to(ROOT)))
    return found


def wrong() -> list[str]:
    """Pictures that are mentioned and not there, there and not mentioned, or not made by this script.

    Those of the editor are the business of `editor_pictures.py`.
    """
    wanted = {name: pages for name, pages in mentioned().items() if not name.startswith("editor")}
    there = {path.name for path in PICTURES.glob("*.*") if not path.name.startswith("editor")}
    made = {f"{name}.png" for name in (*SHOTS, SHEET)}
    return [
        *(
            f"{name} is not there, but {', '.join(sorted(wanted[name]))} mentions it"
            for name in sorted(set(wanted) - there)
        ),
        *(f"{name} is there, but no page mentions it" for name in sorted(there - set(wanted))),
        *(f"{name} is there, but not made here" for name in sorted(there - made)),
    ]


def main() -> int:
    parser = ArgumentParser(description="Draws the pictures of the documentation with Desire Path itself.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join((*SHOTS, SHEET))}")
    parser.add_argument("--check", action="store_true", help="only say which pictures are missing or left over")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - {*SHOTS, SHEET}:
        parser.error(f"there is no picture {', '.join(sorted(unknown))}")
    if arguments.check:
        found = wrong()
        print("\n".join(found) or "All there.")
        return 1 if found else 0
    PICTURES.mkdir(exist_ok=True)
    for name in arguments.names or (*SHOTS, SHEET):
        saved(contact_sheet() if name == SHEET else picture(SHOTS[name]), name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
