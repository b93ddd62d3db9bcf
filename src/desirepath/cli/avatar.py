"""`avatar`: a face for a persona, drawn offline from a seed, or a sheet of them to choose from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import NotFound, UnknownFormat
from .command import GOOD, Command
from .documents import PIPE, outgoing
from .terminal import paint, progress, say, width

if TYPE_CHECKING:
    from ..theme.avatars import Face

_STYLES = ("open-peeps", "lorelei", "lorelei-neutral", "notionists", "notionists-neutral", "pixel-art")
_SIDE = 512  # px of a face as PNG
_MOST = 60  # faces on a sheet
_CHOICES = ("style", "seed", "skin", "hair", "hair_colour", "expression", "glasses", "beard", "clothing")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--style", metavar="ID", default="open-peeps", help=f"{', '.join(_STYLES)}")
    parser.add_argument("--seed", metavar="WORDS", default="", help="what the face follows from, such as a name")
    parser.add_argument("--skin", metavar="C", default="", help="pale, fair, tan, brown, dark, or #rrggbb")
    parser.add_argument("--hair", metavar="NAME", default="", help="one of the style's, see --list")
    parser.add_argument("--hair-colour", metavar="C", default="", help="black, brown, blond, grey …, or #rrggbb")
    parser.add_argument("--expression", metavar="NAME", default="", help="one of the style's, see --list")
    parser.add_argument("--glasses", metavar="NAME", default="", help="one of the style's, or none")
    parser.add_argument("--beard", metavar="NAME", default="", help="one of the style's, or none")
    parser.add_argument(
        "--clothing", metavar="C", default="", help="a persona's colour (blue, terracotta …), or #rrggbb"
    )
    parser.add_argument(
        "--variants", metavar="N", type=int, default=0, help="a sheet of N faces by seeds like this one"
    )
    parser.add_argument("--list", action="store_true", help="only say what the style has to choose from")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default=PIPE, help="an .svg or .png file (default: SVG to stdout)"
    )


def _avatar(arguments: Namespace) -> int:
    from ..theme.avatars import Face, style

    of = style(arguments.style)
    if arguments.list:
        for line in _listed(arguments.style):
            print(line)
        return GOOD
    face = Face(**{name: getattr(arguments, name) for name in _CHOICES})
    kind = _kind(arguments.output)
    with progress(f"Drawing {arguments.output}"):
        data = _sheet(face, arguments.variants, kind) if arguments.variants else _alone(face, kind)
    outgoing(arguments.output, data)
    if arguments.output != PIPE:
        say(f"Wrote {arguments.output} ({of.title} by {of.artist}, CC0)")
    return GOOD


def _kind(output: str) -> str:
    ending = ".svg" if output == PIPE else Path(output).suffix.lower()
    if ending not in (".svg", ".png"):
        raise UnknownFormat(f"{output} is neither .svg nor .png", "a face is drawn as SVG or PNG")
    return ending


def _alone(face: Face, kind: str) -> bytes:
    from ..draw.pdf import draw_png
    from ..layout.faces import face_alone

    data = _drawn(face)
    return data if kind == ".svg" else draw_png(face_alone("face", _SIDE), assets={"face": data}, scale=1)


def _sheet(face: Face, count: int, kind: str) -> bytes:
    from ..draw.pdf import draw_png
    from ..draw.svg import draw
    from ..layout.faces import faces_sheet
    from ..theme.avatars import variants

    if not 1 <= count <= _MOST:
        raise NotFound(f"a sheet cannot have {count} faces", f"ask for 1 to {_MOST}")
    faces = variants(face, count)
    assets = {f"face {n}": _drawn(one) for n, one in enumerate(faces)}
    scene = faces_sheet([(f"face {n}", one.seed or "no seed") for n, one in enumerate(faces)], f"Faces: {face.style}")
    return draw(scene, assets=assets).encode() if kind == ".svg" else draw_png(scene, assets=assets)


def _drawn(face: Face) -> bytes:
    from ..theme.avatars import draw

    return draw(face).encode()


def _listed(id: str) -> list[str]:
    from ..theme.avatars import HAIRS, NONE, SKINS, style
    from .table import wrapped

    of = style(id)
    told = {part.replace("_", " "): ", ".join(names) for part, names in of.parts.items()}
    told |= {part: f"{NONE}, {names}" for part, names in told.items() if part in ("glasses", "beard")}
    tints = {"skin": ", ".join(SKINS), "hair_colour": ", ".join(HAIRS), "clothing": "a persona’s colour"}
    told |= {tint.replace("_", " "): f"{tints[tint]}, or #rrggbb" for tint in of.tints}
    out = [paint(f"{of.title} by {of.artist}", "bold") + paint(f"  {of.id}, CC0", "dim")]
    for name, words in told.items():
        out += [paint(name, "cyan"), *("  " + line for line in wrapped(words, width() - 2))]
    return out


COMMANDS = (
    Command(
        "avatar",
        "Begin",
        "draw a face for a persona",
        "Draws a face from a seed, the same one every time and without a network, in a style whose drawings are in the "
        "public domain. Name the file in the persona's `avatar`.",
        (
            ("desirepath avatar --seed Maya -o personas/maya.svg", "a face; a persona says `avatar: maya.svg`"),
            ("desirepath avatar --seed Maya --variants 12 -o faces.png", "twelve to choose from, with their seeds"),
            ("desirepath avatar --seed Maya --skin brown --hair bun --clothing blue -o maya.png", "with choices made"),
            ("desirepath avatar --style lorelei --list", "what there is to choose in a style"),
        ),
        _arguments,
        _avatar,
    ),
)
