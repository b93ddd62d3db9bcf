"""What changing, comparing and joining large maps costs: `python benchmarks/model.py`.

A map of 10,000 cards, in memory, in CPU time: one edit applied and rebased as an editor and a server do it all day, and
whole maps compared, aligned and merged as version control does it now and then.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from content import rich
from measure import cpu, keep, machine, ms, table

from desirepath import Change, Put, Set
from desirepath.formats import yaml_file
from desirepath.frameworks import load
from desirepath.model.align import align
from desirepath.model.diff import diff
from desirepath.model.document import Document, apply
from desirepath.model.merge import merge
from desirepath.model.order import nth
from desirepath.model.rebase import rebase
from desirepath.model.schema import Card, Place
from desirepath.model.select import Selection, select
from desirepath.model.view import Lens, view


@dataclass(frozen=True, slots=True)
class World:
    """A map and two later states of it, each with so many cards reworded and as many added, elsewhere on each side."""

    base: Document
    one: Change
    ours: Document
    theirs: Document
    edits: int


def world(cards: int, edits: int) -> World:
    """Three maps that come from one."""
    base = yaml_file.read(rich(cards), "map.yaml").document
    all_cards = sorted(base.of(Card), key=lambda card: card.id)
    return World(
        base,
        _reworded(all_cards[cards // 2 : cards // 2 + 1], "just now"),
        apply(base, _later(all_cards[: cards // 2], edits, "ours")),
        apply(base, _later(all_cards[cards // 2 :], edits, "theirs")),
        edits,
    )


def _reworded(cards: Sequence[Card], words: str) -> Change:
    return Change(tuple(Set(card.id, "text", f"{card.text}, {words}", card.text) for card in cards))


def _later(cards: Sequence[Card], edits: int, side: str) -> Change:
    some = cards[:: max(1, len(cards) // edits)][:edits]
    new = (
        Put(Card(f"{side}-{n}", Place(card.at.on, nth(60), card.at.kind), f"Something new, {side}, {n}"))
        for n, card in enumerate({(card.at.on, card.at.kind): card for card in some}.values())
    )
    return Change((*new, *_reworded(some, side).edits))


def measured(there: World, repeats: int) -> list[dict[str, str]]:
    """The rows of the table."""
    base, ours, theirs = there.base, there.ours, there.theirs
    foreign = yaml_file.read(yaml_file.write(ours), "map.yaml")
    their_change = diff(base, theirs)
    framework = load(base.head.framework)
    stage = base.stages[len(base.stages) // 2].id
    calls: dict[str, Callable[[], Any]] = {
        "apply: one edit": lambda: apply(base, there.one),
        "rebase: one edit": lambda: rebase(there.one, ours),
        f"apply: {len(their_change.edits)} edits": lambda: apply(base, their_change),
        f"rebase: {len(their_change.edits)} edits": lambda: rebase(their_change, ours),
        f"diff: {len(their_change.edits)} edits apart": lambda: diff(base, theirs),
        "diff: equal maps": lambda: diff(base, Document(dict(base.records))),
        f"merge: {there.edits} cards reworded and as many added on each side": lambda: merge(base, ours, theirs),
        "align: the map as it was, to what a file says": lambda: align(base, foreign.document, foreign.pinned),
        "select: one stage": lambda: select(base, Selection(stages=(stage,))),
        "view: all cells": lambda: view(base, Lens(framework)),
    }
    return [{"what": what, "CPU ms": ms(cpu(call, repeats))} for what, call in calls.items()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints it as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=100, help="cards reworded on each side, and added")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="once, with 80 cards: does it run at all?")
    parser.add_argument("--json", default="", metavar="FILE", help="write all figures there as well")
    asked = parser.parse_args(arguments)
    cards, edits, repeats = (80, 5, 1) if asked.quick else (asked.cards, asked.edits, asked.repeats)
    print(f"# Model\n\n{machine()}\n")
    there = world(cards, edits)
    print(f"A map of {len(there.base.records):,} records, {cards:,} of them cards.\n")
    rows = measured(there, repeats)
    print(table(rows))
    keep(asked.json, {"cards": cards, "edits": edits, "rows": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
