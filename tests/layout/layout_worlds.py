"""Worlds for layouts: documents, lenses and paper as hostile as people make them.

Shapes are drawn by hypothesis, so that a failure shrinks to few steps and lanes; words come out of a seed, which is
quick.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from desirepath.formats import yaml_file
from desirepath.frameworks import blank, load
from desirepath.layout import Options, layout
from desirepath.layout.scene import Group, Page, Rect, Scene, Text
from desirepath.model.document import Document
from desirepath.model.framework import Framework, Grid, Look, Separator, Slot, StagePreset
from desirepath.model.order import nth
from desirepath.model.schema import (
    KINDS,
    MAP,
    ROLES,
    Card,
    Head,
    Lane,
    Link,
    Persona,
    Place,
    Record,
    Source,
    Stage,
    Step,
)
from desirepath.model.view import Lens, View, view

Draw = Callable[[st.SearchStrategy[Any]], Any]

BUILTIN = ("journey-map", "apiops", "btabok", "api-developer", "five-e", "storyboard")
THEMES = ("light", "dark", "print", "colour-blind")
PAGES = ("poster", "a4", "a3", "a2", "letter")
SCRIPTS = {
    "en": "where is my boat and who will carry the winter boiler across",
    "de": "Verbraucherstreitbeilegungsgesetz und Nachforderung für die Elterngeldstelle bis 8:05",
    "el": "πού είναι το πλοίο μου και ποιος θα το φέρει",
    "uk": "де мій корабель і хто його приведе додому",
    "zh": "船在哪里？ 谁会把冬天的锅炉 运过来，请告诉我。",
    "ja": "船はどこですか。 冬のボイラーを「運ぶ」のは、 だれでしょうか？",
    "ko": "배는 어디에 있나요? 누가 겨울 보일러를 옮기나요",
    "ar": "أين القارب رقم 7؟ ومن سيحمل السخان (الشتوي) إلى البيت",
    "he": "איפה הסירה (מס׳ 7)? ומי יביא את הדוד הביתה",
    "th": "เรืออยู่ที่ไหนและใครจะพาหม้อต้มน้ำฤดูหนาวกลับบ้าน",
    "hi": "नाव कहाँ है? और सर्दियों का बॉयलर कौन लाएगा",
    "emoji": "👩\u200d👧 🚢 ❄️ boat 🇺🇦 ok",
}
UNBROKEN = ("W" * 80, "Donaudampfschifffahrt" * 4, "https://example.org/" + "a" * 60, "snake_case_" * 8, "漢" * 80)
LONG = (1, 1, 2, 4, 6, 12, 12, 30)  # how many words a text has, often
_KINDS = [kind for kind in KINDS if kind not in ("entity", "attribute", "relation", "security")]
_FACETED = ["pain.moment", "gain.outcome", "goal.avoid", "goal.toward", "expectation.fear", "x-mine.note"]


class Words:
    """Texts of every length in some scripts."""

    def __init__(self, chance: random.Random, scripts: tuple[str, ...]) -> None:
        self.chance, self.scripts = chance, scripts

    def text(self, most: int = 4000) -> str:
        """A text of at most so many characters: often a few words, sometimes 600 characters, seldom 4,000."""
        roll = self.chance.random()
        if roll < 0.04:
            return self.chance.choice(UNBROKEN)[:most]
        length = 600 if roll < 0.10 else 4000 if roll < 0.105 else 0
        words: list[str] = []
        while len(words) < self.chance.choice(LONG) or sum(map(len, words)) + len(words) < length:
            words += self.chance.choice([SCRIPTS[s] for s in self.scripts]).split()[: self.chance.randint(1, 9)]
        return (" ".join(words) if self.chance.random() < 0.95 else "\n".join(words))[:most].strip() or "x"

    def maybe(self, chance: float, most: int = 4000) -> str:
        """A text, or none."""
        return self.text(most) if self.chance.random() < chance else ""


@dataclass(frozen=True)
class World:
    """Something to lay out; its `repr` says how to make it again."""

    seen: View
    options: Options
    about: str

    def __repr__(self) -> str:
        return self.about


def made(shape: dict[str, Any]) -> World:
    """The world of a shape."""
    chance = random.Random(shape["seed"])
    words = Words(chance, shape["scripts"])
    framework = own_framework(shape, words) if shape["lens"] in ("grid", "canvas", "board") else builtin(shape["lens"])
    document = _document(shape, chance, words, framework)
    pictures = frozenset(("here.svg",)) if shape["pictures"] else frozenset[str]()
    options = Options(shape["page"], shape["landscape"], shape["theme"], blank=shape["blank"], pictures=pictures)
    return World(view(document, Lens(framework)), options, f"made({shape!r})")


@cache
def builtin(id: str) -> Framework:
    """A framework that is always there."""
    return load(id)


@st.composite
def worlds(draw: Draw, lenses: tuple[str, ...] = (*BUILTIN, "grid", "canvas", "board")) -> World:
    """Any of them."""
    return made(
        {
            "lens": draw(st.sampled_from(lenses)),
            "page": draw(st.sampled_from(PAGES)),
            "landscape": draw(st.booleans()),
            "theme": draw(st.sampled_from(THEMES)),
            "blank": draw(st.integers(0, 9)) == 9,
            "stages": draw(st.sampled_from([0, 1, 2, 3, 5, 8])),
            "steps": draw(st.integers(0, 40)),
            "cards": draw(st.sampled_from([0, 1, 5, 20, 60, 150])),
            "lanes": draw(st.integers(0, 12)),
            "people": draw(st.sampled_from([0, 1, 1, 2, 3, 7])),
            "sources": draw(st.sampled_from([0, 0, 1, 30])),
            "facts": draw(st.sampled_from([0, 1, 8])),
            "leaps": draw(st.integers(0, 6)),
            "crowd": draw(st.sampled_from([0, 0, 0, 8])),
            "pictures": draw(st.booleans()),
            "language": draw(st.sampled_from(["en", "de", "ar", "he", "ja", "th"])),
            "scripts": tuple(draw(st.lists(st.sampled_from(sorted(SCRIPTS)), min_size=1, max_size=3, unique=True))),
            "seed": draw(st.integers(0, 9999)),
        }
    )


# ---- documents


def _document(shape: dict[str, Any], chance: random.Random, words: Words, framework: Framework) -> Document:
    people = [_persona(chance, words, n) for n in range(shape["people"])]
    sources = [
        Source(f"o{n}", Place(order=nth(n)), words.text(200), "interview", "2026-01-02", chance.choice([None, 12]))
        for n in range(shape["sources"])
    ]
    presets = [preset.id for preset in framework.stages]
    stages = [
        Stage(
            presets[n] if n < len(presets) else f"g{n}", Place(order=nth(n)), words.text(200),
            chance.choice(["", *ROLES]), words.maybe(0.3, 40), chance.choice([None, None, None, 0.25, 3, 8]),
        )
        for n in range(shape["stages"])
    ]  # fmt: skip
    steps = _steps(shape, chance, words, stages)
    cards = _cards(shape, chance, words, [s.id for s in stages], [s.id for s in steps], people, framework)
    links = [Link(f"{c.id} evidence {o.id}", c.id, "evidence", o.id) for c in cards for o in sources[:40:9]]
    for n in range(shape["leaps"] if steps else 0):
        a, b = chance.choice(steps), chance.choice(steps)
        links.append(Link(f"{a.id} next {b.id} {n}", a.id, "next", b.id, words.maybe(0.6)))
    lanes = [
        Lane(f"{framework.id} own{n}", False, words.maybe(0.8, 200), chance.choice([None, 0.5, 3]), None, (kind,))
        for n, kind in enumerate(chance.sample(_KINDS, shape["lanes"]))
    ]
    lanes += [
        Lane(f"{framework.id} {slot.id}", chance.choice([None, False, True]), "", None, chance.choice([None, 90, 1900]))
        for slot in framework.slots
        if chance.random() < 0.2
    ]
    facts = {words.text(40): words.text(300) for _ in range(shape["facts"])}
    head = Head(
        title=words.text(200), description=words.maybe(0.5), language=shape["language"], owner=words.maybe(0.3, 200),
        state=chance.choice(["", "current"]), facts=facts,
    )  # fmt: skip
    records: list[Record] = [head, *people, *sources, *stages, *steps, *cards, *links, *lanes]
    return Document({r.id: r for r in records})


def _persona(chance: random.Random, words: Words, n: int) -> Persona:
    def some(most: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(words.text(600) for _ in range(chance.randint(0, most))))

    return Persona(
        f"p{n}", Place(order=nth(n)), words.maybe(0.9, 200), words.maybe(0.7, 200), words.maybe(0.5, 40),
        words.maybe(0.6, 400), chance.choice(["", "here.svg", "gone.svg"]), "", some(4), some(3), some(2),
        {words.text(60): chance.choice([0, 3, 50, 100]) for _ in range(chance.randint(0, 4))},
    )  # fmt: skip


def _steps(shape: dict[str, Any], chance: random.Random, words: Words, stages: list[Stage]) -> list[Step]:
    homes = [s for s in stages if chance.random() < 0.85]
    return [
        Step(
            f"s{n}", Place(homes[n * len(homes) // shape["steps"]].id, nth(n)), words.text(200),
            chance.random() < 0.1, words.maybe(0.2, 40), chance.choice([None, None, None, 0.25, 2, 8]),
            chance.random() < 0.05,
        )
        for n in range(shape["steps"] if homes else 0)
    ]  # fmt: skip


def _cards(
    shape: dict[str, Any],
    chance: random.Random,
    words: Words,
    stages: list[str],
    steps: list[str],
    people: list[Persona],
    framework: Framework,
) -> list[Card]:
    shown = [kind for slot in framework.slots for kind in slot.shows if kind not in ("steps", "stages", "personas")]
    levels = [level for level in ([MAP], stages, steps, steps, steps) if level]
    cards = []
    for n in range(shape["cards"]):
        level = chance.choice(levels)
        kind = chance.choice([*shown, *shown, *_KINDS, *_FACETED, "feeling"])
        cards.append(_card(chance, words, n, kind, level, people))
    if steps and shape["crowd"]:
        step = chance.choice(steps)
        for n in range(shape["crowd"]):
            owner = chance.choice([p.id for p in people]) if people else ""
            place = Place(step, nth(n), "feeling")
            cards.append(Card(f"f{n}", place, words.text(60), score=chance.choice([-2, 0, 1.5, 2]), persona=owner))
    return cards


def _card(chance: random.Random, words: Words, n: int, kind: str, level: list[str], people: list[Persona]) -> Card:
    scored = kind in ("feeling", "response") and chance.random() < 0.9
    on = chance.choice(level)
    to = chance.choice(level) if on != MAP and chance.random() < 0.15 else ""
    return Card(
        f"c{n}", Place(on, nth(n), kind, "" if to == on else to), words.text(),
        score=chance.choice([-2, -1, -0.4, 0, 1, 2]) if scored else None,
        low=-2 if scored and chance.random() < 0.1 else None, high=2 if scored else None,
        severity=chance.choice([None, 1, 3]), priority=chance.choice([None, 4.5]),
        persona=chance.choice(["", *(p.id for p in people)]),
        channel=chance.choice(["", "", "app", words.text(80)]), icon=chance.choice(["", "", "ship"]),
        image=chance.choice(["", "", "", "", "here.svg", "gone.svg"]), alt=words.maybe(0.5, 400),
        value=words.maybe(0.2, 200), unit=words.maybe(0.1, 40),
    )  # fmt: skip


# ---- frameworks of one's own

_LOOKS: tuple[Look, ...] = ("cards", "chips", "quotes", "curve", "metrics", "scores")


def own_framework(shape: dict[str, Any], words: Words) -> Framework:
    """A framework whose words are as long as nobody would write them."""
    chance = words.chance
    kinds = chance.sample([k for k in _KINDS if k != "feeling"], 12)
    slots = [
        Slot(
            f"slot{n}", words.text(300), (kind,), hint=words.maybe(0.5, 300), prompt=words.maybe(0.5, 400), fill=n,
            look=chance.choice(_LOOKS), icon=chance.choice(["", "ship"]),
            grid=Grid(n % 4 * 0.5, n // 4 * 1.5, 0.5, 1.5),
        )
        for n, kind in enumerate(kinds)
    ]  # fmt: skip
    slots[0] = replace(slots[0], shows=("personas", "profile"), look="cards")
    slots[1] = replace(slots[1], shows=("feeling",), look="curve")
    if shape["lens"] != "grid" or chance.random() < 0.5:
        slots[2] = replace(slots[2], shows=("steps", "doing"), look="steps")
    kind = {"grid": "grid", "canvas": "canvas", "board": "storyboard"}[shape["lens"]]
    stages = tuple(StagePreset(f"e{n}", words.text(300), words.maybe(0.5, 300), ROLES[n % 5]) for n in range(4))
    return Framework(
        "own", words.text(80), kind, tuple(slots), kicker=words.maybe(0.5, 200), stages=stages,  # type: ignore[arg-type]
        columns=chance.choice(["steps", "stages", "roles"]), separators=(Separator("slot3", words.text(200)),),
    )  # fmt: skip


# ---- looking at scenes


def scene_of(text: str, lens: str = "journey-map", **options: Any) -> Scene:
    """A journey in YAML, through a built-in lens."""
    document = yaml_file.read("desirepath: 1\njourney: By boat\n" + text, "boat.yaml").document
    return layout(view(document, Lens(builtin(lens))), Options(**options))


def blank_scene(lens: str, **options: Any) -> Scene:
    """The sheet to write on of a built-in lens."""
    framework = builtin(lens)
    return layout(view(blank(framework, "To fill in"), Lens(framework)), Options(blank=True, **options))


def groups(scene: Scene, role: str = "") -> list[Group]:
    """All groups of one role on all pages, outer ones first."""
    found: list[Group] = []

    def walk(items: tuple[Any, ...]) -> None:
        for item in items:
            if isinstance(item, Group):
                found.append(item)
                walk(item.items)

    for page in scene.pages:
        walk(page.items)
    return [group for group in found if role in ("", group.role)]


def inside(group: Group) -> list[Any]:
    """What a group draws, out of its own groups."""
    return list(Page(0, 0, "", group.items).flat())


def said(scene: Scene, page: int | None = None) -> list[str]:
    """All texts, or those of one page, as they were before they were broken."""
    pages = scene.pages if page is None else (scene.pages[page],)
    return [item.words for p in pages for item in p.flat() if isinstance(item, Text)]


def box_of(group: Group) -> Rect:
    """The box that a group is."""
    return next(item for item in inside(group) if isinstance(item, Rect))


def lost(world: World, scene: Scene) -> list[Card]:
    """Cards that the view shows and the scene does not have the words of."""
    lines: dict[str, list[str]] = {"": []}

    def walk(items: tuple[Any, ...], ids: tuple[str, ...]) -> None:
        for item in items:
            if isinstance(item, Group):
                walk(item.items, (*ids, item.id))
            elif isinstance(item, Text):
                for id in ("", *ids):
                    lines.setdefault(id, []).extend(line.text for line in item.lines)

    for page in scene.pages:
        walk(page.items, ())
    there = {id: _bare("".join(parts)) for id, parts in lines.items()}
    shown = [(world.seen.document[id], place) for (_, place), ids in world.seen.cells.items() for id in ids]
    return [
        card
        for card, place in shown
        if isinstance(card, Card)
        and not card.image
        and not any(_bare(card.text) in there.get(home, "") for home in ("", card.id, *_homes(world, card, place)))
    ]


def _homes(world: World, card: Card, place: str) -> list[str]:
    """Where the words of a card may stand: at its place, in its column, or with the first step of its stage."""
    return [card.at.on, place, *(step.id for step in world.seen.document.steps(place))]


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad-]", "", text)
