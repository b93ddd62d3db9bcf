"""Small journeys for tests, one readable line a record."""

from __future__ import annotations

from typing import Any

from desirepath.model.document import Document
from desirepath.model.order import nth
from desirepath.model.schema import MAP, Card, Head, Link, Persona, Place, Record, Source, Stage, Step


def world(*records: Record, **head: Any) -> Document:
    """A document titled “Moving house” with these records; a whole small journey if none are given."""
    head.setdefault("title", "Moving house")
    return Document({r.id: r for r in (Head(**head), *(records or _JOURNEY))})


def stage(id: str, n: int = 0, title: str = "", **fields: Any) -> Stage:
    return Stage(id, Place(MAP, nth(n)), title or id.capitalize(), **fields)


def step(id: str, on: str, n: int = 0, title: str = "", **fields: Any) -> Step:
    return Step(id, Place(on, nth(n)), title or id.capitalize(), **fields)


def card(id: str, on: str, kind: str, text: str, n: int = 0, to: str = "", **fields: Any) -> Card:
    return Card(id, Place(on, nth(n), kind, to), text, **fields)


def link(on: str, relation: str, to: str, text: str = "") -> Link:
    return Link(f"{on} {relation} {to}", on, relation, to, text)


_JOURNEY: tuple[Record, ...] = (
    stage("plan", 0),
    stage("move", 1),
    step("boxes", "plan", 0, "Packs the boxes"),
    step("van", "plan", 1, "Books a van"),
    step("day", "move", 0, "The day itself"),
    Persona("ana", Place(), "Ana"),
    Source("chat", Place(), "Talk with Ana"),
    card("tape", "boxes", "doing", "Buys tape and boxes"),
    card("lift", "boxes", "pain", "The lift is out of order", severity=2),
    card("late", "van", "pain", "The van comes late", persona="ana"),
    card("tired", "boxes", "feeling", "Tired", to="day", score=-1),
    card("keys", "day", "gain", "Holds the keys", persona="ana"),
    link("late", "evidence", "chat"),
)
