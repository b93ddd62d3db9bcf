"""THE table: every record type and card kind, declared once.

A record is a frozen dataclass; each field carries a `Spec` that says its type, its limit, how two writers of it are
merged, and what becomes of a reference when its target goes.  Reading, writing, validation, rebase, diff, merge, the
JSON Schema and (later) the TypeScript types are computed from this table, so a new field is one line here.

There is no null: a field that equals its default is absent, and setting the default removes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from math import isfinite
from types import MappingProxyType
from typing import Any, Literal

MAP = "map"  # the id of the document record, and the place of what belongs to the whole map
ID_PATTERN = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
MAX_RECORDS = 20_000
MAX_TEXT = 4_000  # characters

_ID = re.compile(ID_PATTERN + r"\Z")
_FOREIGN_KIND = re.compile(r"x-[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[A-Za-z0-9-]+){1,2}\Z")
_EXTRA_KEY = re.compile(r"x-[^.\s]{1,198}\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")

Merge = Literal["last", "text", "set", "map"]
Gone = Literal["", "owned", "shrink", "cleared"]
Scope = Literal["content", "talk"]
Type = Literal["text", "flag", "number", "choice", "words", "texts", "numbers", "place", "ref", "tree"]


def _table(rows: str) -> Mapping[str, tuple[str, ...]]:
    words = [row.split() for row in re.split(r"[|\n]", rows) if row.strip()]
    return MappingProxyType({kind: tuple(facets) for kind, *facets in words})


KINDS = _table(
    """trigger | resolution | scenario | profile
    doing | thinking | question | saying | feeling | response
    goal toward avoid | expectation hope fear | pain moment standing | gain moment outcome
    touchpoint | channel | people | place | artifact
    input | output | io | rule | frontstage | backstage | support
    opportunity | narrative | scene | metric | time
    task | featureGain | featurePain | product | segment | partner | activity | resource | cost | benefit
    entity | attribute | relation | security
    objective | keyResult | need | approach | risk | hypothesis | experiment | measure | force"""
)
"""Card kinds and their facets, in the order in which a file lists them.  `x-<name>.<kind>` is any framework's own."""

KIND_WORDS = tuple(word for kind, facets in KINDS.items() for word in (kind, *(f"{kind}.{f}" for f in facets)))

RELATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "next": ("step",),
        "evidence": ("source",),
        "answers": ("card",),
        "opens": (),
        "follows": (),
        "measures": (),
    }
)
"""What a link may say, and which record types it may lead to; () is any record, here or in another document."""

ROLES = ("entice", "enter", "engage", "exit", "extend")

CHANNELS: Mapping[str, tuple[bool, str]] = MappingProxyType(
    {
        "web": (True, "globe"),
        "app": (True, "smartphone"),
        "e-mail": (True, "mail"),
        "chat": (True, "message-circle"),
        "social": (True, "users"),
        "search": (True, "search"),
        "video": (True, "video"),
        "review site": (True, "star"),
        "api": (True, "braces"),
        "docs": (True, "book-open"),
        "sms": (True, "message-square-text"),
        "device": (True, "cpu"),
        "phone": (False, "phone"),
        "store": (False, "store"),
        "in person": (False, "user"),
        "home visit": (False, "house"),
        "event": (False, "calendar"),
        "post": (False, "mailbox"),
        "print": (False, "newspaper"),
        "document": (False, "file-text"),
        "out-of-home": (False, "signpost"),
        "tv": (False, "tv"),
        "radio": (False, "radio"),
    }
)
"""Known channels: whether they are online, and the icon that stands for them.  Other words are allowed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands, as ONE value, so that a drag is one edit and two drags never mix.

    `on` is the owner (the map, a stage or a step), `order` a fractional key among the siblings of one kind, `kind` what
    a card is, `to` the far end of a span on the same level as `on`.
    """

    on: str = MAP
    order: str = "a0"
    kind: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """What a field holds, how two writers of it are merged, and what a reference does when its target goes."""

    type: Type
    about: str
    merge: Merge = "last"
    limit: int = 0  # characters of a text, entries of a list
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()  # record types a reference may name; () is any
    gone: Gone = ""
    required: bool = False
    open: bool = False  # a flag that may be neither true nor false


def _field(default: Any, spec: Spec) -> Any:
    if isinstance(default, dict):
        return field(default_factory=dict, metadata={"spec": spec})
    return field(default=default, metadata={"spec": spec})


def _prose(about: str, limit: int = MAX_TEXT, required: bool = False) -> Any:
    return _field("", Spec("text", about, "text", limit=limit, required=required))


def _line(about: str, limit: int = 200) -> Any:
    return _field("", Spec("text", about, limit=limit))


def _choice(about: str, *choices: str, default: str = "") -> Any:
    return _field(default, Spec("choice", about, choices=choices))


def _number(about: str, low: float | None = None, high: float | None = None) -> Any:
    return _field(None, Spec("number", about, low=low, high=high))


def _flag(about: str, default: bool | None = False) -> Any:
    return _field(default, Spec("flag", about, open=default is None))


def _words(about: str) -> Any:
    return _field((), Spec("words", about, "set", limit=100))


def _texts(about: str) -> Any:
    return _field({}, Spec("texts", about, "map", limit=200))


def _numbers(about: str, low: float, high: float) -> Any:
    return _field({}, Spec("numbers", about, "map", low=low, high=high))


def _tree(about: str = "Keys of your own, kept as they are") -> Any:
    return _field({}, Spec("tree", about, "map"))


def _ref(about: str, *targets: str, gone: Gone) -> Any:
    return _field("", Spec("ref", about, targets=targets, gone=gone))


def _at(*owners: str) -> Any:
    return _field(Place(), Spec("place", "Where it stands", targets=owners, gone="owned"))


@dataclass(frozen=True, slots=True)
class Head:
    """The document itself: what the whole map is about.  Its id is always `map`."""

    id: str = MAP
    type: str = _choice("What the document is", "journey", "persona", "canvas", "library", default="journey")
    title: str = _prose("The name of the document", 200, required=True)
    description: str = _prose("What it shows, in a sentence or two")
    framework: str = _line("The framework it opens with", 80)
    language: str = _line("The language it is written in, as a tag such as en, de or ar", 20)
    state: str = _choice("Whether it shows how things are or how they shall be", "current", "future")
    owner: str = _line("Who looks after it")
    review: str = _line("When it is to be looked at again, as a date", 20)
    tags: tuple[str, ...] = _words("Words to find it by")
    facts: Mapping[str, str] = _texts("Label and text of each fact in the title block")
    theme: str = _line("The theme it is drawn in", 40)
    twin: str = _line("The map that this one was made from, as a path", 400)
    frameworks: Mapping[str, Any] = _tree("Frameworks that travel inside the document, by id")
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the journey between two turns that the customer notices."""

    id: str
    at: Place = _at("document")
    title: str = _prose("The name of the stage", 200, required=True)
    role: str = _choice("Its part in the 5E model, which lets other stage sets be grouped by it", *ROLES)
    duration: str = _line("How long it takes, in words", 40)
    width: float | None = _number("How wide it is drawn, 1 being usual", 0.25, 8)
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens to the customer within a stage."""

    id: str
    at: Place = _at("stage")
    title: str = _prose("What happens", 200, required=True)
    moment_of_truth: bool = _flag("Whether the customer's opinion turns here")
    duration: str = _line("How long it takes, in words", 40)
    width: float | None = _number("How wide it is drawn, 1 being usual", 0.25, 8)
    ends: bool = _flag("Whether the journey ends here; written as `next: []`")
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Persona:
    """Who travels.  One that follows a persona document shows that document's words."""

    id: str
    at: Place = _at("document")
    name: str = _prose("A name", 200)
    role: str = _prose("What they are to us, in a line", 200)
    age: str = _line("Age, or an age range", 40)
    quote: str = _prose("Something they said", 400)
    avatar: str = _line("A picture, as a path", 400)
    colour: str = _line("The colour of their curve and marks, by its name in the theme", 40)
    goals: tuple[str, ...] = _words("What they want")
    fears: tuple[str, ...] = _words("What they are afraid of")
    frustrations: tuple[str, ...] = _words("What wears them down")
    traits: Mapping[str, float] = _numbers("Sliders from 0 to 100", 0, 100)
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Card:
    """One note on the map.  Its kind is part of its place; it keeps all fields whatever its kind becomes."""

    id: str
    at: Place = _at("document", "stage", "step")
    text: str = _prose("What it says", required=True)
    note: str = _prose("Longer words for the side panel and reports, in Markdown")
    score: float | None = _number("How good it feels, from -2 (awful) to 2 (wonderful)", -2, 2)
    low: float | None = _number("The lowest score that was seen", -2, 2)
    high: float | None = _number("The highest score that was seen", -2, 2)
    n: float | None = _number("How many people the score stands for", 0)
    basis: str = _choice("Whether the score was assumed or measured", "assumed", "measured")
    severity: float | None = _number("How bad a pain is: 1 annoys, 2 hurts, 3 blocks the journey", 1, 3)
    priority: float | None = _number("How much an opportunity is worth, from 0 to 5", 0, 5)
    persona: str = _ref("Whose it is", "persona", gone="cleared")
    channel: str = _line("By what means: web, app, phone, store … or words of your own", 80)
    online: bool | None = _flag("Whether a channel of your own is online", None)
    icon: str = _line("An icon, by its Lucide name", 40)
    image: str = _line("A picture, as a path beside the file", 400)
    alt: str = _line("What the picture shows, for those who cannot see it", 400)
    value: str = _line("The figure of a metric, as it is shown")
    unit: str = _line("The unit of that figure", 40)
    tags: tuple[str, ...] = _words("Words to find it by")
    origin: Mapping[str, Any] = _tree("What an import knew of it, for an exact way back")
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim rests on."""

    id: str
    at: Place = _at("document")
    title: str = _prose("What it is called", 200, required=True)
    type: str = _choice(
        "How it was found out",
        "interview", "observation", "diary", "workshop", "survey", "analytics", "support", "review", "desk",
    )  # fmt: skip
    date: str = _line("When, as a date", 20)
    n: float | None = _number("How many people or cases", 0)
    link: str = _line("Where it can be read", 400)
    quote: str = _prose("The words that matter most")
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Lane:
    """What one document changes about one slot of one framework, or a lane of its own.

    The id is `framework slot`, so two people who hide the same lane write the same record.
    """

    id: str
    hidden: bool | None = _flag("Hidden or shown, whatever the framework says", None)
    title: str = _prose("Another title", 200)
    order: float | None = _number("Its place among the lanes, counted from 1; fractions go between", 0)
    height: float | None = _number("The least height it is drawn with, in px", 0, 2000)
    kinds: tuple[str, ...] = _words("For a lane of one's own: the kinds it takes")
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two records.  The id is `on relation to`."""

    id: str
    on: str = _ref("From where", "document", "stage", "step", "card", "persona", gone="owned")
    relation: str = _choice("What it says", *RELATIONS)
    to: str = _ref("To where", gone="owned")
    text: str = _prose("Words on the link")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a merge could not settle: ours is in place, theirs is here.  A file keeps it under `conflicts:`."""

    id: str
    at: Place = _at("document")
    why: str = _choice("What went wrong", "both-changed", "gone", "hangs")
    about: str = _line("What it is about, in words", 400)
    edit: Mapping[str, Any] = _tree("The edit that did not get its way")
    here: Mapping[str, Any] = _tree("What stood here, for comparison")


@dataclass(frozen=True, slots=True)
class Part:
    """A movable piece of a storyboard scene: a figure, a prop, a bubble."""

    id: str
    at: Place = _at("stage", "step")
    what: str = _line("Which piece", 80)
    x: float | None = _number("From the left, 0 to 1", 0, 1)
    y: float | None = _number("From the top, 0 to 1", 0, 1)
    scale: float | None = _number("Its size, 1 being usual", 0.1, 10)
    flip: bool = _flag("Whether it faces the other way")
    look: Mapping[str, str] = _texts("Pose, expression, colours")
    extra: Mapping[str, Any] = _tree()


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation pinned to something on the map."""

    id: str
    at: Place = _at("document", "stage", "step", "card", "persona", "source")
    resolved: bool = _flag("Whether it is settled")


@dataclass(frozen=True, slots=True)
class Comment:
    """One thing said in a thread."""

    id: str
    at: Place = _at("thread")
    text: str = _prose("What was said", required=True)
    author: str = _line("Who said it")
    time: str = _line("When, in ISO 8601", 40)


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's votes for one card.  The id is `card user`, so that nobody votes twice by accident."""

    id: str
    card: str = _ref("For what", "card", gone="owned")
    count: float | None = _number("How many", 0, 100)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that waits for somebody's yes."""

    id: str
    at: Place = _at("document")
    edits: Mapping[str, Any] = _tree("The edits that are proposed")
    author: str = _line("Who proposes it")
    time: str = _line("When, in ISO 8601", 40)
    answer: str = _choice("What became of it", "accepted", "declined")


Record = (
    Head | Stage | Step | Persona | Card | Source | Lane | Link | Conflict | Part | Thread | Comment | Vote | Suggestion
)

TYPES: Mapping[str, type[Record]] = MappingProxyType(
    {
        "document": Head,
        "stage": Stage,
        "step": Step,
        "persona": Persona,
        "card": Card,
        "source": Source,
        "lane": Lane,
        "link": Link,
        "conflict": Conflict,
        "part": Part,
        "thread": Thread,
        "comment": Comment,
        "vote": Vote,
        "suggestion": Suggestion,
    }
)
NAMES: Mapping[type[Record], str] = MappingProxyType({cls: name for name, cls in TYPES.items()})
SCOPES: Mapping[type[Record], Scope] = MappingProxyType(
    {cls: "talk" if cls in (Thread, Comment, Vote, Suggestion) else "content" for cls in NAMES}
)
TABLE: Mapping[type[Record], Mapping[str, Spec]] = MappingProxyType(
    {cls: MappingProxyType({f.name: f.metadata["spec"] for f in fields(cls) if f.name != "id"}) for cls in NAMES}
)


def _default(f: Any) -> Any:
    return f.default_factory() if callable(f.default_factory) else f.default


DEFAULTS: Mapping[type[Record], Mapping[str, Any]] = MappingProxyType(
    {cls: MappingProxyType({f.name: _default(f) for f in fields(cls) if f.name != "id"}) for cls in NAMES}
)
LABELS: Mapping[type[Record], str] = MappingProxyType(
    {Head: "title", Stage: "title", Step: "title", Persona: "name", Card: "text", Source: "title", Part: "what"}
)
"""The field that a person would call the record by."""


def known_id(word: str) -> bool:
    """Whether a person may write this as an id."""
    return bool(_ID.match(word)) and word != MAP


def known_kind(kind: str) -> bool:
    """Whether a card may be of this kind: one of `KINDS`, with or without a facet, or `x-<name>.<kind>`."""
    base, _, facet = kind.partition(".")
    if base.startswith("x-"):
        return bool(_FOREIGN_KIND.match(kind))
    return base in KINDS and (kind == base or facet in KINDS[base])


def is_local(ref: str) -> bool:
    """Whether a reference names a record of the same document; one with `#`, `/` or `.` in it is foreign and soft."""
    return bool(ref) and not any(mark in ref for mark in "#/.")


def label_of(record: Record) -> str:
    """The words that a person would call the record by, or its id."""
    name = LABELS.get(type(record))
    words = getattr(record, name) if name else ""
    return str(words) or record.id


def references(record: Record) -> Iterator[tuple[str, str, Gone]]:
    """Every local reference as (field, target, what happens when the target goes); `at.to` is the far end of a span."""
    place: Place | None = getattr(record, "at", None)
    if place is not None:
        yield "at", place.on, "owned"
        if place.to:
            yield "at.to", place.to, "shrink"
    for name, spec in TABLE[type(record)].items():
        if spec.type == "ref" and is_local(target := getattr(record, name)):
            yield name, target, spec.gone


def why_wrong(cls: type[Record], name: str, value: Any) -> str:
    """Why a value may not stand in a field, as the end of a sentence that begins with the field; "" if it may."""
    spec = TABLE[cls].get(name)
    if spec is None:
        return "is not a field of this record"
    wrong = _CHECKS[spec.type](spec, value, cls)
    if not wrong and name == "extra" and not all(type(key) is str and _EXTRA_KEY.match(key) for key in value):
        return "must only have keys that begin with x- and hold no dot"
    return wrong


def _wrong_text(spec: Spec, value: Any, _: type[Record]) -> str:
    if type(value) is not str:
        return "must be text"
    if len(value) > spec.limit:
        return f"must not be longer than {spec.limit:,} characters (it has {len(value):,})"
    if spec.required and not value.strip():
        return "must not be empty"
    return "holds a control character" if _CONTROL.search(value) else ""


def _wrong_number(spec: Spec, value: Any, _: type[Record]) -> str:
    if value is None:
        return ""
    if type(value) not in (int, float) or not isfinite(value):
        return "must be a number"
    low, high = spec.low, spec.high
    if (low is not None and value < low) or (high is not None and value > high):
        return f"must lie between {low:g} and {high:g}" if high is not None else f"must be at least {low:g}"
    return ""


def _wrong_choice(spec: Spec, value: Any, _: type[Record]) -> str:
    return "" if value in ("", *spec.choices) else "must be one of " + ", ".join(spec.choices)


def _wrong_flag(spec: Spec, value: Any, _: type[Record]) -> str:
    return "" if type(value) is bool or (value is None and spec.open) else "must be true or false"


def _wrong_words(spec: Spec, value: Any, _: type[Record]) -> str:
    if type(value) is not tuple or not all(type(word) is str and word.strip() for word in value):
        return "must be a list of words"
    if len(set(value)) != len(value):
        return "must not name anything twice"
    if len(value) > spec.limit or any(len(word) > MAX_TEXT for word in value):
        return f"must not have more than {spec.limit} entries of {MAX_TEXT:,} characters"
    return "holds a control character" if any(_CONTROL.search(word) for word in value) else ""


def _wrong_texts(spec: Spec, value: Any, _: type[Record]) -> str:
    if not isinstance(value, dict) or not all(type(k) is str and type(v) is str for k, v in value.items()):
        return "must be a mapping from words to words"
    if len(value) > spec.limit:
        return f"must not have more than {spec.limit} entries"
    return _wrong_labels(value)


def _wrong_numbers(spec: Spec, value: Any, cls: type[Record]) -> str:
    if not isinstance(value, dict) or not all(type(k) is str for k in value):
        return "must be a mapping from words to numbers"
    if any(v is None for v in value.values()):
        return "must be a mapping from words to numbers"
    return next((wrong for v in value.values() if (wrong := _wrong_number(spec, v, cls))), "") or _wrong_labels(value)


def _wrong_labels(value: Mapping[str, Any]) -> str:
    if any(not label.strip() or len(label) > 200 or _CONTROL.search(label) for label in value):
        return "must have labels of 1 to 200 characters"
    return ""


def _wrong_place(_: Spec, value: Any, cls: type[Record]) -> str:
    if type(value) is not Place or not all(type(part) is str for part in (value.on, value.order, value.kind, value.to)):
        return "must be a place"
    if cls is not Card:
        return "must not have a kind" if value.kind or value.to else ""
    return "" if known_kind(value.kind) else f"has no known kind ({value.kind!r})"


def _wrong_ref(_: Spec, value: Any, __: type[Record]) -> str:
    return "" if type(value) is str and len(value) <= 400 else "must be an id"


def _wrong_tree(_: Spec, value: Any, __: type[Record]) -> str:
    return "" if isinstance(value, dict) else "must be a mapping"


_CHECKS = {
    "text": _wrong_text,
    "number": _wrong_number,
    "choice": _wrong_choice,
    "flag": _wrong_flag,
    "words": _wrong_words,
    "texts": _wrong_texts,
    "numbers": _wrong_numbers,
    "place": _wrong_place,
    "ref": _wrong_ref,
    "tree": _wrong_tree,
}
