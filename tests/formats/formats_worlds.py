"""Worlds for the file formats: documents in which any field of any record may be filled, and files written by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from strategies import documents, prose

from desirepath.model.document import Document
from desirepath.model.order import nth
from desirepath.model.schema import (
    MAP,
    TABLE,
    Conflict,
    Head,
    Lane,
    Link,
    Part,
    Persona,
    Place,
    Record,
    Spec,
    Stage,
    Step,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

SIGNS = r"""1 1.10 0x1F 1e3 1_0 .5 2026-09-14 12:30:45 true No ~ null = << - a: #a [a] {a} *a &a !a %a @a `a` | > ? 'a'
"a" a,b ... --- https://a.b/c?d=e \n a\ """
ODD = ("2026-09-14 06:30:00", "- a", "a: b", "a #b", "? a", "a, b", "a\tb", " a", "a\n b", "a\n\nb\n", "\na", "a\n ")
UNSEEN = ("a\n\n", "\u2028", "a\u0085b", "\u00a0a", "\ufeff", "\ufffe", "\U0001f469\u200d\U0001f467")
LOOKS_LIKE = st.sampled_from((*SIGNS.split(), *ODD, *UNSEEN))
TEXTS = LOOKS_LIKE | prose()
LEAVES = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
TREES = st.recursive(
    LEAVES | TEXTS | st.just(""),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
PATHS = st.sampled_from(["personas/kim.yaml", "kim.yaml", "../who/جنى.yaml", "kim", "map.yaml", "a b/Bo Ek.yaml"])


def _value(spec: Spec) -> st.SearchStrategy[Any]:
    low, high = spec.low if spec.low is not None else -5, spec.high if spec.high is not None else 999
    number = st.integers(int(low) + 1, int(high)) | st.floats(low, high)
    by_type: dict[str, st.SearchStrategy[Any]] = {
        "text": TEXTS.map(lambda text: text[: spec.limit]).filter(str.strip),
        "choice": st.sampled_from(spec.choices or ("",)),
        "number": number,
        "flag": st.booleans(),
        "words": st.lists(TEXTS.filter(str.strip), unique=True, max_size=3).map(tuple),
        "texts": st.dictionaries(TEXTS.filter(str.strip), TEXTS | st.just(""), max_size=3),
        "numbers": st.dictionaries(TEXTS.filter(str.strip), number, max_size=2),
        "tree": st.dictionaries(st.sampled_from(["x-a", "x-my-key"]), TREES, max_size=2),
    }
    return by_type[spec.type]


_APART = ("title", "name", "frameworks")  # set where the whole document is known


def filled(draw: Draw, record: Any) -> Any:
    """The record with a few more of its fields set."""
    specs = TABLE[type(record)]
    names = [name for name, spec in specs.items() if spec.type not in ("place", "ref") and name not in _APART]
    some = draw(st.lists(st.sampled_from(names), unique=True, max_size=4))
    return replace(record, **{name: draw(_value(specs[name])) for name in some})


@st.composite
def rich_documents(draw: Draw) -> Document:
    """A document of any type with any field filled; followed personas, conflicts, parts, lanes and frameworks too."""
    records: dict[str, Record] = {}
    for record in draw(documents()).records.values():
        kept = isinstance(record, Link) or draw(st.booleans())
        records[record.id] = record if kept else filled(draw, record)
    columns = [id for id, r in records.items() if isinstance(r, Stage | Step)]
    for n, on in enumerate(draw(st.lists(st.sampled_from(columns), max_size=2)) if columns else ()):
        records[f"part{n}"] = filled(draw, Part(f"part{n}", Place(on, nth(n)), what="figure"))
    for n in range(draw(st.integers(0, 2))):
        edit, here = draw(st.dictionaries(TEXTS, TREES, max_size=3)), draw(st.dictionaries(TEXTS, TREES, max_size=2))
        records[f"k{n}"] = Conflict(f"k{n}", Place(order=nth(n)), "both-changed", "a card", edit, here)
    if draw(st.booleans()):
        records["five-e my own"] = filled(draw, Lane("five-e my own"))
    _followers(draw, records)
    _typed(draw, records)
    return Document(records)


def _followers(draw: Draw, records: dict[str, Record]) -> None:
    taken = sum(isinstance(r, Persona) for r in records.values())
    for n, path in enumerate(draw(st.lists(PATHS, unique=True, max_size=2)), taken):
        id = draw(st.sampled_from([f"f{n}", "kim", "Bo-Ek"]))
        if id not in records:
            records[id] = Persona(id, Place(order=nth(n)))
            link = Link(f"{id} follows {path}#persona", id, "follows", f"{path}#persona")
            records[link.id] = link


def _typed(draw: Draw, records: dict[str, Record]) -> None:
    head = records[MAP]
    assert isinstance(head, Head)
    type_ = draw(st.sampled_from(TABLE[Head]["type"].choices))
    words = st.dictionaries(st.sampled_from(["id", "title"]), TEXTS, max_size=2)
    trees = draw(st.dictionaries(st.sampled_from(["my-lens"]), words, max_size=1))
    records[MAP] = replace(head, type=type_, frameworks=trees)
    if type_ == "persona":
        place = Place(order=draw(st.sampled_from(["Zz", nth(9)])))
        records["persona"] = filled(draw, Persona("persona", place, head.title))


def whole(document: Document) -> frozenset[str]:
    """All ids that a file can write out."""
    return frozenset(id for id, r in document.records.items() if id != MAP and not isinstance(r, Link | Lane))


@st.composite
def refilled(draw: Draw, document: Document) -> Document:
    """The same document with fields of a few records set to something else, or taken away."""
    records = dict(document.records)
    follows = {link.on for link in document.of(Link) if link.relation == "follows"}  # these say what another file says
    some = [id for id, r in records.items() if not isinstance(r, Link) and id not in (MAP, *follows)]
    for id in draw(st.lists(st.sampled_from(some), unique=True, max_size=3)) if some else ():
        record: Any = records[id]
        gone = draw(st.booleans()) and not isinstance(record, Persona)
        records[id] = filled(draw, _bare(record) if gone else record)
    return Document(records)


def _bare(record: Any) -> Any:
    kept = {"id", "at", "title", "text"} & set(record.__slots__)
    return type(record)(**{name: getattr(record, name) for name in kept})
