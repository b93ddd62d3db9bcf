"""Worlds for traces: random documents, and what people might do to them, all from one seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeVar

from desirepath.model import order
from desirepath.model.document import Document
from desirepath.model.schema import KIND_WORDS, MAP, NAMES, RELATIONS, TABLE, TYPES, Card, Spec
from desirepath.model.wire import to_plain

Tree = dict[str, Any]
T = TypeVar("T")

WORDS = (
    *(
        "a",
        "warm",
        "winter",
        "the",
        "boiler",
        "fails",
        "NO",
        "1.10",
        "06:30",
        "it’s",
        "don't",
        "wait",
        "waits",
        "waiting",
    ),
    *(
        "漢",
        "字漢字",
        "สวัสดี",
        "नमस्ते",
        "می‌روم",
        "한국어",
        "naïve",
        "cafe\u0301",
        "👩‍👧",
        "👍🏽",
        "🇩🇪",
        "😀",
        "ﾃｽﾄ",
        "𝒳",
        "\u0085",
        "—",
        "?",
    ),
)
GAPS = (" ", " ", " ", "  ", "\n", "", "\u3000", ", ", ". ")
KINDS = ("doing", "thinking", "feeling", "pain", "pain.moment", "narrative", "rule", "x-my.kind", "goal.toward")
KEYS = ("a", "b", "10", "2", "__proto__", "constructor", "é", "😀", "x y", "x.y")
OWNERS = {name: TABLE[cls]["at"].targets for name, cls in TYPES.items() if "at" in TABLE[cls]}
BAD: tuple[Any, ...] = (
    "\x07",
    "x" * 4001,
    "",
    " \u0085",
    None,
    True,
    7,
    [],
    ["a", "a"],
    [1],
    {},
    {"a": 1},
    {"on": "nowhere"},
    99,
    "\n",
)


class World:
    """Random documents, changes and questions, all from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.fresh = 0

    def chance(self, one_in: float) -> bool:
        return self.random.random() * one_in < 1

    def one(self, of: Sequence[T]) -> T:
        return self.random.choice(of)

    def some(self, of: Sequence[T], most: int) -> list[T]:
        return self.random.sample(of, self.random.randint(0, min(most, len(of))))

    def id(self) -> str:
        self.fresh += 1
        return f"n{self.fresh}"

    def text(self, longest: int = 6) -> str:
        return "".join(self.one(WORDS) + self.one(GAPS) for _ in range(self.random.randint(1, longest))).strip() or "?"

    def rewritten(self, text: str) -> str:
        """What somebody makes of a text: words come, go and change, a letter here and there."""
        words = text.split(" ")
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randrange(len(words) + 1)
            cut = self.random.randint(0, 2)
            words[at : at + cut] = [self.text(2) for _ in range(self.random.randint(0, 2))]
            if words and self.chance(2):
                spot = self.random.randrange(len(words))
                letters = list(words[spot])
                here = self.random.randrange(len(letters) + 1)
                letters[here : here + self.random.randint(0, 1)] = self.one(("e", "x", "", "漢", "\u0301", "7"))
                words[spot] = "".join(letters)
        return " ".join(words)

    # ---- records

    def value(self, spec: Spec, was: Any = None) -> Any:
        """A value that may stand in a field, near to what stands there."""
        make: dict[str, Callable[[], Any]] = {
            "text": lambda: (self.rewritten(was) if was and not self.chance(5) else self.text())[: spec.limit],
            "flag": lambda: self.chance(2),
            "number": lambda: self.number(spec),
            "choice": lambda: self.one(spec.choices),
            "words": lambda: list(dict.fromkeys([*self.some(was or [], 5), *self.some(WORDS[:-4], 3)])),
            "texts": lambda: self.mapping(was, self.text),
            "numbers": lambda: self.mapping(was, lambda: self.number(spec)),
            "tree": lambda: self.mapping(was, self.json),
        }
        return make[spec.type]()

    def number(self, spec: Spec) -> float:
        low, high = spec.low or 0, spec.high or (spec.low or 0) + 9
        return self.one((low, high, round(self.random.uniform(low, high), 2), int((low + high) / 2)))

    def mapping(self, was: Tree | None, make: Callable[[], Any]) -> Tree:
        kept = {key: value for key, value in (was or {}).items() if not self.chance(4)}
        return kept | {key: make() for key in self.some(KEYS, 2)}

    def json(self) -> Any:
        return self.one((None, True, 1, 1.5, "a", [], [1, {"a": None}], {"constructor": [0]}, {"__proto__": 1}))

    def fields(self, name: str) -> Tree:
        """Some fields of a record, and all that it must have."""
        table = TABLE[TYPES[name]]
        plain = {f: spec for f, spec in table.items() if spec.type not in ("place", "ref") and f != "relation"}
        told = {f: self.value(spec) for f, spec in plain.items() if spec.required or self.chance(7)}
        return told | ({"extra": _foreign(told["extra"])} if "extra" in told else {})

    def place(self, ids: dict[str, list[str]], name: str, n: int | None = None) -> Tree:
        level = self.one([owner for owner in OWNERS[name] if ids[owner]])
        place = {"on": self.one(ids[level]), "order": self.key() if n is None else order.nth(n)}
        if name == "card":
            place["kind"] = self.one(KINDS) if not self.chance(8) else self.one(KIND_WORDS)
            if level != "document" and self.chance(4):
                place["to"] = self.one(ids[level])
        return {key: value for key, value in place.items() if value != {"on": MAP, "order": "a0"}.get(key)}

    def key(self) -> str:
        low, high = sorted((self.random.randint(0, 5), self.random.randint(6, 9)))
        key = order.spread(order.nth(low), order.nth(high), 3)[self.random.randrange(3)]
        if self.chance(12):
            while len(key) < self.random.randint(60, 66):
                key = order.spread(order.nth(low), key, 1)[0]
        return self.one((order.nth(low), order.nth(high), key))

    def record(self, name: str, ids: dict[str, list[str]], n: int | None = None) -> Tree | None:
        """A new record of a type, if there is something for it to stand on."""
        everything = [id for held in ids.values() for id in held if " " not in id]
        told: Tree = {"record": name, "id": self.id()} | self.fields(name)
        if name in OWNERS:
            if not any(ids[owner] for owner in OWNERS[name]):
                return None
            told["at"] = self.place(ids, name, n)
        if name == "card" and ids["persona"] and self.chance(3):
            told["persona"] = self.one(ids["persona"])
        if name == "lane":
            told["id"] = f"{self.one(('plain', 'other'))} {self.one(('does', 'hurts', 'feels', 'old', 'own', 'öwn 2'))}"
            told["kinds"] = self.some(KINDS, 2)
        if name == "link":
            held = [id for owner in TABLE[TYPES["link"]]["on"].targets for id in ids[owner]]
            told |= {"on": self.one(held), "relation": self.one([*RELATIONS])}
            fit = [id for target in RELATIONS[told["relation"]] for id in ids[target]]
            foreign = ("../other.yaml#c1", "else/where")
            told["to"] = self.one((*(fit if fit and not self.chance(6) else everything), self.one(foreign)))
            told["id"] = f"{told['on']} {told['relation']} {told['to']}"
        if name == "vote":
            if not ids["card"]:
                return None
            told["card"] = self.one(ids["card"])
            told["id"] = f"{told['card']} {self.one(('kim', 'jö 😀'))}"
        return told

    def document(self) -> Tree:
        """A small journey with some of everything."""
        ids: dict[str, list[str]] = {name: [] for name in TYPES} | {"document": [MAP]}
        head: Tree = {"record": "document", "id": MAP} | self.fields("document")
        head["language"] = self.one(("en", "de", "ja_JP", "FR-ca", ""))
        records = {MAP: head}
        amounts = {"persona": 2, "source": 1, "stage": 3, "step": 5, "card": 12, "lane": 2, "link": 3, "thread": 1}
        for name in (*amounts, "comment", "part", "vote", "conflict", "suggestion"):
            for n in range(self.random.randint(min(1, amounts.get(name, 0)), amounts.get(name, 1))):
                record = self.record(name, ids, n)
                if record is not None and record["id"] not in records:
                    records[record["id"]] = record
                    ids[name].append(record["id"])
        return {"records": [*records.values()]}

    # ---- changes

    def change(self, document: Document) -> Tree:
        """What somebody sends who sees this state."""
        ids: dict[str, list[str]] = {name: [] for name in TYPES}
        for record in document.records.values():
            ids[NAMES[type(record)]].append(record.id)
        edits: list[Tree] = []
        deeds = (
            self.written,
            self.written,
            self.written,
            self.moved,
            self.moved,
            self.put,
            self.removed,
            self.replaced,
        )
        for _ in range(self.random.choice((1, 1, 2, 3, 6))):
            edits += self.one(deeds)(document, ids)
        told = {"author": self.text(1), "label": self.text(2)} if self.chance(4) else {}
        return {"edits": edits, **told}

    def any_record(self, document: Document) -> Any:
        return document[self.one(sorted(document.records))]

    def written(self, document: Document, _: object) -> list[Tree]:
        record = self.any_record(document)
        table = TABLE[type(record)]
        field = self.one([f for f, spec in table.items() if spec.type not in ("place", "ref") and f != "relation"])
        was = to_plain(getattr(record, field))
        value = self.value(table[field], was) if not self.chance(12) else was
        if table[field].type == "text" and self.chance(8):
            value = f"{value} {self.text(40)}"[: table[field].limit]
        if field == "extra" and not self.chance(4):
            value = _foreign(value)
        if self.chance(25):
            value, field = self.one(BAD), self.one((field, field, "text", "title", "nonsense", "constructor"))
            if isinstance(value, bool) or value is None:
                value = "?"
        return [_set(record.id, field, value, was)]

    def moved(self, document: Document, ids: dict[str, list[str]]) -> list[Tree]:
        record = self.any_record(document)
        name = NAMES[type(record)]
        if name not in OWNERS or not any(ids[owner] for owner in OWNERS[name]):
            return []
        if name == "card" and self.chance(4):
            return [_set(record.id, "persona", self.one(["", *ids["persona"]]), record.persona)]
        place = self.place(ids, name)
        if self.chance(2):
            place = to_plain(record.at) | {"order": self.key()}
        if self.chance(30):
            place |= self.one(({"on": "nowhere"}, {"order": "zz"}, {"kind": "nonsense"}, {"to": "nowhere"}, {"by": 1}))
        return [_set(record.id, "at", place, to_plain(record.at))]

    def put(self, _: Document, ids: dict[str, list[str]]) -> list[Tree]:
        record = self.record(self.one([name for name in TYPES if name != "document"]), ids)
        if record is None:
            return []
        known = [id for held in ids.values() for id in held if id != MAP and " " not in id]
        if record["record"] not in ("lane", "link", "vote") and known and self.chance(8):
            record["id"] = self.one(known)
        ids[record["record"]].append(record["id"])
        return [{"put": record}]

    def removed(self, document: Document, _: object) -> list[Tree]:
        record = self.any_record(document)
        if record.id == MAP and not self.chance(5):
            return []
        return [{"remove": {"id": record.id} | ({"was": to_plain(record)} if self.chance(3) else {})}]

    def emptied(self, document: Document, _: object) -> list[Tree]:
        """A record and what stands on it go, in no particular order."""
        record = self.any_record(document)
        held = [id for id in sorted(document.inward.get(record.id, ())) if record.id != MAP and not self.chance(5)]
        return [{"remove": {"id": id}} for id in self.some([record.id, *held], 9) if id != MAP]

    def poured(self, document: Document, ids: dict[str, list[str]]) -> list[Tree]:
        """Several cards come to one cell at once, perhaps to spots that are taken."""
        cards = [card for card in document.of(Card) if card.id in ids["card"]]
        on, kind = self.one([MAP, *document.columns]), self.one(KINDS[:2])
        places = [{"on": on, "kind": kind, "order": order.nth(self.random.randint(0, 3))} for _ in cards]
        moves = self.some([*zip(cards, places, strict=True)], 4)
        return [_set(card.id, "at", place, to_plain(card.at)) for card, place in moves]

    def replaced(self, document: Document, ids: dict[str, list[str]]) -> list[Tree]:
        record = self.any_record(document)
        name = self.one(("stage", "step", "card", "persona"))
        successor = self.record(name, ids)
        if successor is None or " " in record.id or record.id == MAP or not self.chance(2):
            return []
        return [{"remove": {"id": record.id, "was": to_plain(record)}}, {"put": successor | {"id": record.id}}]

    # ---- other questions

    def lens(self) -> Tree:
        ids = ("does", "hurts", "feels", "people", "steps", "rest")
        shows: list[list[str]] = [
            *(["doing", "rule"], ["pain.moment", "pain"], ["feeling", "narrative"]),
            *(["personas", "goal"], ["steps", "stages", "thinking"], [self.one(KINDS)]),
        ]
        slots: list[Tree] = [
            {"id": id, "title": id.title(), "shows": what} for id, what in zip(ids, shows, strict=True)
        ]
        slots = self.some(slots, 6) or slots
        slots[0] |= {"was": ["old"], "hidden": self.chance(2)}
        stages = [
            {"id": role, "title": role.title(), "role": role} for role in self.some(("entice", "engage", "exit"), 3)
        ]
        framework = {"id": "plain", "title": "Plain", "layout": "grid", "slots": slots, "stages": stages}
        framework["columns"] = self.one(("steps", "stages", "roles"))
        return {"framework": framework, "show": self.some((*ids, "own"), 1), "hide": self.some(ids, 1)}

    def selection(self, document: Document) -> Tree:
        ids: dict[str, list[str]] = {"stage": [], "step": [], "persona": []}
        for id, record in document.records.items():
            ids.get(NAMES[type(record)], []).append(id)
        parts: Tree = {f"{name}s": self.some(held, 2) for name, held in ids.items()}
        parts |= {"kinds": self.some(KINDS, 3) if self.chance(3) else [], "tags": self.some(WORDS, 9)}
        if self.chance(6):
            parts[self.one(("stages", "kinds"))] = ["nowhere"]
        return {part: names for part, names in parts.items() if names and self.chance(2)}

    def merge(self) -> list[str]:
        base = self.text(8)
        return [base, self.rewritten(base), self.rewritten(base)]

    def keys(self) -> list[Any]:
        low, high = sorted((self.key(), self.key()))
        bounds = (None if self.chance(4) else low, None if self.chance(4) or low == high else high)
        return [*bounds, self.random.randint(0, 6)]

    def points(self) -> list[list[float]]:
        x, found = 0.0, []
        for _ in range(self.random.randint(0, 6)):
            x += self.random.uniform(0.5, 90)
            found.append([x, self.one((-20.0, 0.0, self.random.uniform(-40, 40)))])
        return found


def _foreign(values: Tree) -> Tree:
    """The same under keys as one's own must be."""
    return {"x-" + key.removeprefix("x-").translate({32: None, 46: None}): value for key, value in values.items()}


def _set(id: str, field: str, value: Any, was: Any) -> Tree:
    sides = {"value": value, "was": was}
    return {"set": {"id": id, "field": field} | {side: v for side, v in sides.items() if v is not None}}
