"""Worlds for hypothesis: documents of every record type, and what clients might do to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from desirepath.model.document import Document
from desirepath.model.edits import Change, Edit, Put, Remove, Set
from desirepath.model.order import nth
from desirepath.model.schema import (
    MAP,
    Card,
    Comment,
    Head,
    Lane,
    Link,
    Persona,
    Place,
    Record,
    Source,
    Stage,
    Step,
    Thread,
    Vote,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDS = (
    *("a", "warm", "winter:", "the", "boiler", "fails;", "NO", "1.10", "it’s", "#", "{x}", "[y]", "-", '"q"', "null"),
    *("\u202eü", "漢字", "สวัสดี", "👩\u200d👧", "~"),
)
KINDS = ("doing", "pain", "pain.moment", "feeling", "rule", "trigger", "x-my.kind")


def prose(longest: int = 6) -> st.SearchStrategy[str]:
    """What people type: words of several scripts, signs, line breaks; never empty."""
    sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=longest).map(" ".join)
    letters = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")
    return sentences | st.text(letters, min_size=1, max_size=20).filter(str.strip)


def kinds() -> st.SearchStrategy[str]:
    return st.sampled_from(KINDS)


@st.composite
def documents(draw: Draw, talk: bool = False) -> Document:
    """A small journey; every id says what it is (g stage, s step, c card, p persona, o source)."""
    personas = [_persona(draw, n) for n in range(draw(st.integers(0, 2)))]
    sources = [Source(f"o{n}", Place(order=nth(n)), draw(prose())) for n in range(draw(st.integers(0, 2)))]
    stages = [Stage(f"g{n}", Place(order=nth(n)), draw(prose())) for n in range(draw(st.integers(0, 3)))]
    steps = [
        Step(f"s{stage.id}-{n}", Place(stage.id, nth(n)), draw(prose()), draw(st.booleans()))
        for stage in stages
        for n in range(draw(st.integers(0, 3)))
    ]
    cards = _cards(draw, stages, steps, personas)
    links = [_link(draw, c.id, "evidence", o.id) for c in cards for o in sources if draw(st.booleans())]
    links += [_link(draw, a.id, "next", b.id) for a in steps for b in steps if a != b and draw(st.integers(0, 4)) == 0]
    lanes = [Lane("journey-map doing", hidden=True)] if draw(st.booleans()) else []
    records: list[Record] = [_head(draw), *personas, *sources, *stages, *steps, *cards, *links, *lanes]
    if talk:
        records += _talk(draw, cards)
    return Document({r.id: r for r in records})


def _head(draw: Draw) -> Head:
    return Head(
        title=draw(prose()),
        tags=tuple(draw(st.lists(st.sampled_from("abc"), unique=True))),
        facts=draw(st.dictionaries(st.sampled_from(["Scope", "Owner"]), prose())),
    )


def _persona(draw: Draw, n: int) -> Persona:
    goals = tuple(draw(st.lists(prose(), unique=True, max_size=2)))
    return Persona(f"p{n}", Place(order=nth(n)), draw(st.just("") | prose()), goals=goals)


def _cards(draw: Draw, stages: list[Stage], steps: list[Step], personas: list[Persona]) -> list[Card]:
    cards: list[Card] = []
    counts: dict[tuple[str, str], int] = {}
    levels = [[MAP], [s.id for s in stages], [s.id for s in steps]]
    for n in range(draw(st.integers(0, 8))):
        level = draw(st.sampled_from([ids for ids in levels if ids]))
        on, kind = draw(st.sampled_from(level)), draw(kinds())
        others = [id for id in level if id != on]
        to = draw(st.sampled_from(["", *others]))
        counts[on, kind] = counts.get((on, kind), -1) + 1
        persona = draw(st.sampled_from(["", *(p.id for p in personas)]))
        score = draw(st.none() | st.sampled_from([-1.5, 0, 1]))
        tags = tuple(draw(st.lists(st.sampled_from("abc"), unique=True, max_size=2)))
        place = Place(on, nth(counts[on, kind]), kind, to)
        cards.append(Card(f"c{n}", place, draw(prose()), score=score, persona=persona, tags=tags))
    return cards


def _link(draw: Draw, on: str, relation: str, to: str) -> Link:
    return Link(f"{on} {relation} {to}", on, relation, to, draw(st.just("") | prose()))


def _talk(draw: Draw, cards: list[Card]) -> list[Record]:
    talk: list[Record] = []
    for card in cards:
        if draw(st.booleans()):
            talk += [Thread(f"t{card.id}", Place(card.id)), Comment(f"m{card.id}", Place(f"t{card.id}"), draw(prose()))]
        if draw(st.booleans()):
            talk.append(Vote(f"{card.id} kim", card.id, 2))
    return talk


def rough_changes(document: Document, tag: str = "n", most: int = 4) -> st.SearchStrategy[Change]:
    """What a client sends against the state it sees: not rebased, removals by id alone, order keys that may be taken.

    New ids begin with `tag`, so that two clients never mean different records by one id.
    """
    return _rough_changes(document, tag, most)


@st.composite
def _rough_changes(draw: Draw, document: Document, tag: str, most: int) -> Change:
    edits: list[Edit] = []
    for n in range(draw(st.integers(1, most))):
        edits += draw(st.sampled_from(_DEEDS))(draw, _left(document, edits), f"{tag}{n}")
    puts = [e for e in edits if isinstance(e, Put)]
    removes = [e for e in edits if isinstance(e, Remove)]
    sets = [e for e in edits if isinstance(e, Set) and e.id not in {r.id for r in removes}]
    return Change((*puts, *sets, *removes))


def _left(document: Document, edits: list[Edit]) -> Document:
    """The document without what the change has touched: nothing is edited twice in one change."""
    touched = {e.id for e in edits}
    return Document({id: r for id, r in document.records.items() if id not in touched or id == MAP}, document.inward)


def _columns(document: Document) -> list[str]:
    return [MAP, *(r.id for r in document.records.values() if isinstance(r, Stage | Step))]


def _one(draw: Draw, document: Document, cls: type[Any]) -> Any:
    found = [r for r in document.records.values() if type(r) is cls]
    return draw(st.sampled_from(found)) if found else None


def _place(draw: Draw, document: Document) -> Place:
    on = draw(st.sampled_from(_columns(document)))
    level = [id for id in _columns(document) if type(document[id]) is type(document[on]) and id != on]
    key = draw(st.sampled_from([nth(0), nth(1), nth(5), "", "zz"]))
    return Place(on, key, draw(kinds()), draw(st.sampled_from(["", *level])))


def _new_card(draw: Draw, document: Document, id: str) -> list[Edit]:
    return [Put(Card(id, _place(draw, document), draw(prose())))]


def _new_stage(draw: Draw, document: Document, id: str) -> list[Edit]:
    order = nth(draw(st.integers(0, 3)))
    return [
        Put(Stage(f"{id}g", Place(MAP, order), draw(prose()))),
        Put(Step(f"{id}s", Place(f"{id}g"), draw(prose()))),
        Put(Card(f"{id}c", Place(f"{id}s", "a0", "doing"), draw(prose()))),
    ]


def _new_link(draw: Draw, document: Document, id: str) -> list[Edit]:
    card, source = _one(draw, document, Card), _one(draw, document, Source)
    return [Put(_link(draw, card.id, "evidence", source.id))] if card and source else []


def _moved_card(draw: Draw, document: Document, id: str) -> list[Edit]:
    card = _one(draw, document, Card)
    return [Set(card.id, "at", _place(draw, document), card.at)] if card else []


def _moved_step(draw: Draw, document: Document, id: str) -> list[Edit]:
    step, stage = _one(draw, document, Step), _one(draw, document, Stage)
    return [Set(step.id, "at", Place(stage.id, nth(draw(st.integers(0, 3)))), step.at)] if step and stage else []


def _moved_stage(draw: Draw, document: Document, id: str) -> list[Edit]:
    stage = _one(draw, document, Stage)
    return [Set(stage.id, "at", Place(MAP, nth(draw(st.integers(0, 3)))), stage.at)] if stage else []


def _reworded(draw: Draw, document: Document, id: str) -> list[Edit]:
    card = _one(draw, document, Card)
    return [Set(card.id, "text", draw(prose()), card.text)] if card else []


def _refined(draw: Draw, document: Document, id: str) -> list[Edit]:
    card = _one(draw, document, Card)
    if card is None:
        return []
    persona = _one(draw, document, Persona)
    values: dict[str, Any] = {
        "score": draw(st.none() | st.sampled_from([-2, 2])),
        "tags": tuple(draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=3))),
        "extra": draw(st.dictionaries(st.sampled_from(["x-a", "x-b"]), st.integers(0, 2))),
        "persona": persona.id if persona else "",
        "online": draw(st.none() | st.booleans()),
    }
    name = draw(st.sampled_from(sorted(values)))
    return [Set(card.id, name, values[name], getattr(card, name))]


def _refined_head(draw: Draw, document: Document, id: str) -> list[Edit]:
    facts = draw(st.dictionaries(st.sampled_from(["Scope", "Owner", "Date"]), prose(2)))
    return [Set(MAP, "facts", facts, document.head.facts)]


def _lane(draw: Draw, document: Document, id: str) -> list[Edit]:
    slot = draw(st.sampled_from(["doing", "pains"]))
    return [Put(Lane(f"journey-map {slot}", draw(st.booleans()), draw(st.just("") | prose(2))))]


def _removed(draw: Draw, document: Document, id: str) -> list[Edit]:
    ids = sorted(id for id in document.records if id != MAP)
    return [Remove(draw(st.sampled_from(ids)))] if ids else []


_DEEDS = (
    *(_new_card, _new_stage, _new_link, _moved_card, _moved_step, _moved_stage),
    *(_reworded, _reworded, _refined, _refined_head, _lane, _removed, _removed),
)
