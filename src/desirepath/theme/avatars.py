"""Faces for personas: drawn from a seed by DiceBear's styles, always the same for the same wish, and never fetched.

Only styles whose drawings are in the public domain (CC0) are offered: the package has others.  Reading a style takes
most of a second, for it is checked against a schema; a face takes milliseconds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from ..errors import NotFound

if TYPE_CHECKING:
    from dicebear import Style

Part = Literal["hair", "expression", "glasses", "beard"]
Tint = Literal["skin", "hair_colour", "clothing"]

SKINS: Mapping[str, str] = MappingProxyType(
    {"pale": "#ffdbb4", "fair": "#edb98a", "tan": "#d08b5b", "brown": "#ae5d29", "dark": "#694d3d"}
)
HAIRS: Mapping[str, str] = MappingProxyType(
    {
        "black": "#2c1b18", "dark-brown": "#4a312c", "brown": "#724133", "auburn": "#a55728", "ginger": "#c93305",
        "blond": "#d6b370", "fair": "#ecdcbf", "grey": "#c9c4bd", "white": "#e8e1e1",
    }
)  # fmt: skip
LICENCE = "CC0 1.0"  # of every style that is offered
NONE = "none"  # no glasses, no beard
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Face:
    """What somebody is to look like; whatever is empty follows from the seed."""

    style: str = "open-peeps"
    seed: str = ""
    skin: str = ""  # one of SKINS, or #rrggbb
    hair: str = ""
    hair_colour: str = ""  # one of HAIRS, or #rrggbb
    expression: str = ""
    glasses: str = ""
    beard: str = ""
    clothing: str = ""  # a persona's colour, or #rrggbb


@dataclass(frozen=True, slots=True)
class FaceStyle:
    """One manner of drawing: whose it is, and what can be chosen in it."""

    id: str
    title: str
    artist: str
    parts: Mapping[Part, tuple[str, ...]]  # what a part may be
    tints: tuple[Tint, ...]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How our words for a face are said in one style."""

    parts: Mapping[Part, str] = field(default_factory=dict)  # part -> component
    tints: Mapping[Tint, str] = field(default_factory=dict)  # tint -> colour
    usual: Mapping[str, object] = field(default_factory=dict)  # options of a face about which nothing is said


_CALM = ("smile", "calm", "cute", "smileBig", "serious", "driven", "explaining", "cheeky", "blank", "smileTeethGap")
_HEADS = (
    "afro", "bangs", "bangs2", "bantuKnots", "bun", "bun2", "buns", "cornrows", "cornrows2", "dreads1", "dreads2",
    "flatTop", "flatTopLong", "grayBun", "grayMedium", "grayShort", "hatBeanie", "hijab", "long", "longAfro",
    "longBangs", "longCurly", "medium1", "medium2", "medium3", "mediumBangs", "mediumBangs2", "mediumBangs3",
    "mediumStraight", "noHair1", "noHair2", "noHair3", "pomp", "shaved1", "shaved2", "shaved3", "short1", "short2",
    "short3", "short4", "short5", "turban", "twists", "twists2",
)  # fmt: skip
_GLASSES = ("glasses", "glasses2", "glasses3", "glasses4", "glasses5")
_SKINS = tuple(SKINS.values())

_MANNERS: Mapping[str, _Manner] = MappingProxyType(
    {
        "open-peeps": _Manner(
            {"hair": "head", "expression": "expression", "glasses": "accessories", "beard": "facialHair"},
            {"skin": "skin", "hair_colour": "headContrast", "clothing": "clothing"},
            {
                "headVariant": _HEADS, "expressionVariant": _CALM, "accessoriesVariant": _GLASSES,
                "maskProbability": 0, "facialHairProbability": 0, "skinColor": _SKINS,
                "scale": 0.9, "translateY": 5,  # so that high hair is inside the picture
            },
        ),
        "lorelei": _Manner(
            {"hair": "hair", "expression": "mouth", "glasses": "glasses", "beard": "beard"},
            {"skin": "skin", "hair_colour": "hair"},
            {"beardProbability": 0, "earringsProbability": 20},
        ),
        "lorelei-neutral": _Manner({"expression": "mouth", "glasses": "glasses"}, {"skin": "background"}),
        "notionists": _Manner(
            {"hair": "hair", "expression": "mouth", "glasses": "glasses", "beard": "beard"},
            {},
            {"beardProbability": 0, "gestureProbability": 0},
        ),
        "notionists-neutral": _Manner({"expression": "mouth", "glasses": "glasses"}, {"skin": "background"}),
        "pixel-art": _Manner(
            {"hair": "hair", "expression": "mouth", "glasses": "glasses", "beard": "beard"},
            {"skin": "skin", "hair_colour": "hair", "clothing": "clothing"},
            {"beardProbability": 0, "hatProbability": 0},
        ),
    }
)  # fmt: skip
STYLES: tuple[str, ...] = tuple(_MANNERS)
"""The styles that are offered, the default first."""


def draw(face: Face) -> str:
    """A face as SVG, on a clear ground.  Raises `NotFound` for a style, part or colour that there is not."""
    from dicebear import Avatar

    return Avatar(_style(face.style), _options(face)).to_string()


@cache
def style(id: str) -> FaceStyle:
    """What there is to choose in a style.  Raises `NotFound` with the styles there are."""
    manner, told = _manner(id), _definition(id)
    parts = {part: tuple(told["components"][name]["variants"]) for part, name in manner.parts.items()}
    meta = told["meta"]
    return FaceStyle(id, meta["source"]["name"], meta["creator"]["name"], parts, tuple(manner.tints))


def variants(face: Face, count: int) -> list[Face]:
    """The face and others like it, each by a seed of its own: `Maya`, `Maya 2`, `Maya 3` …"""
    from dataclasses import replace

    return [face if n == 1 else replace(face, seed=f"{face.seed} {n}".strip()) for n in range(1, count + 1)]


def _options(face: Face) -> dict[str, Any]:
    manner = _manner(face.style)
    options: dict[str, Any] = {"seed": face.seed, **manner.usual}
    for part, component in manner.parts.items():
        if wanted := getattr(face, part):
            options |= _chosen(style(face.style), part, component, wanted)
    for tint, colour in manner.tints.items():
        if wanted := getattr(face, tint):
            options[f"{colour}Color"] = _colour(tint, wanted)
    _refuse_the_rest(face, manner)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in options.items()}


def _chosen(of: FaceStyle, part: Part, component: str, wanted: str) -> dict[str, Any]:
    there = of.parts[part]
    if part in ("glasses", "beard") and wanted == NONE:
        return {f"{component}Probability": 0}
    if wanted not in there:
        more = (NONE,) if part in ("glasses", "beard") else ()
        raise NotFound(f"{of.title} has no {part} {wanted!r}", _instead(wanted, (*more, *there)))
    return {f"{component}Variant": wanted, f"{component}Probability": 100}


def _colour(tint: Tint, wanted: str) -> str:
    from . import theme

    named = {"skin": SKINS, "hair_colour": HAIRS, "clothing": theme().personas}[tint]
    if found := named.get(wanted):
        return found
    if _HEX.fullmatch(wanted):
        return wanted.lower()
    said = tint.replace("_", " ")
    raise NotFound(f"there is no {said} {wanted!r}", f"use #rrggbb or one of {', '.join(named)}")


def _refuse_the_rest(face: Face, manner: _Manner) -> None:
    """What a style cannot show is said, rather than drawn as if nobody had asked for it."""
    can = {*manner.parts, *manner.tints}
    for name in ("skin", "hair", "hair_colour", "expression", "glasses", "beard", "clothing"):
        if getattr(face, name) not in ("", NONE) and name not in can:
            others = [id for id, other in _MANNERS.items() if name in (*other.parts, *other.tints)]
            raise NotFound(f"the style {face.style} has no {name.replace('_', ' ')}", f"{', '.join(others)} have one")


def _instead(word: str, there: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = list(there)
    close = get_close_matches(word, names, 1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(names)}"


def _manner(id: str) -> _Manner:
    if id not in _MANNERS:
        raise NotFound(f"there is no style {id!r}", _instead(id, STYLES))
    return _MANNERS[id]


@cache
def _definition(id: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files("dicebear_styles").joinpath(f"{id}.json").read_text("utf-8"))
    return told


@cache
def _style(id: str) -> Style:
    from dicebear import Style

    _manner(id)
    return Style(_definition(id))
