"""What a format leaves behind, said in whole sentences: shared by the writers of formats that hold less than we do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set

from ..model.document import Document
from ..model.schema import DEFAULTS, NAMES, Card, Conflict, Lane, Link, Part, Persona, Record, Source, Stage, Step

_OWN_SENTENCE = (Card, Link, Stage, Step, Persona)
_ASIDE: tuple[type[Record], ...] = (Source, Lane, Conflict, Part)


def sentence(start: str, counts: Counter[str], end: str = ".") -> list[str]:
    """`start` and what was counted, most frequent first; nothing where nothing was counted."""
    if not counts:
        return []
    return [start + ", ".join(f"{n} {word}" for word, n in counts.most_common()) + end]


def some(names: Iterable[str], limit: int = 5) -> str:
    """A few names in quotes, and how many more there are."""
    all_names = [name.replace("\n", " ") for name in names]
    said = ", ".join(f"“{name if len(name) <= 40 else name[:39] + '…'}”" for name in all_names[:limit])
    return said if len(all_names) <= limit else f"{said} and {len(all_names) - limit} more"


def fields_left(records: Iterable[Record], carried: Set[str]) -> Counter[str]:
    """How many records set each field that is not carried (`moment_of_truth` is said as `moment of truth`)."""
    counts: Counter[str] = Counter()
    for record in records:
        for name, default in DEFAULTS[type(record)].items():
            value = getattr(record, name)
            if name not in carried and value != default:
                counts[name.replace("_", " ")] += 1
    return counts


def cards_left(cards: Iterable[Card]) -> list[str]:
    """Cards for which a format has no room, counted by kind."""
    kinds = Counter(card.at.kind.partition(".")[0] for card in cards)
    return sentence("Cards for which the format has no room: ", kinds)


def links_left(document: Document) -> list[str]:
    """Links of every relation, and records beside the map (sources, lanes …)."""
    relations = Counter(link.relation for link in document.of(Link))
    aside = Counter(NAMES[cls] for cls in _ASIDE for _ in document.of(cls))
    return [
        *sentence("Links stay behind: ", relations),
        *sentence("What stands beside the map stays behind: ", aside),
    ]
