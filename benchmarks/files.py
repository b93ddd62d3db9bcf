"""What the YAML of a large map costs: `python benchmarks/files.py`.

Reads a map of 10,000 cards, writes single edits back into its text and says how many lines that changed, and writes
the whole map anew.  All within one process, in CPU time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

from content import rich
from measure import cpu, keep, machine, ms, table

from desirepath import Change, Put, Remove, Set
from desirepath import write as write_file
from desirepath.formats import yaml_file
from desirepath.model.document import Document, apply
from desirepath.model.order import nth
from desirepath.model.schema import Card, Place, Step


def edits(document: Document) -> Mapping[str, Change]:
    """One edit of every sort, in the middle of the map."""
    stage = document.stages[len(document.stages) // 2]
    step, other = document.steps(stage.id)[0], document.steps(document.stages[0].id)[0]
    card, moved = document.on(step.id, Card, "doing")[0], document.on(step.id, Card, "thinking")[0]
    there = Place(other.id, nth(50), "thinking")
    return {
        "a card reworded": Change((Set(card.id, "text", f"{card.text}, twice", card.text),)),
        "a card added": Change((Put(Card("new-card", Place(step.id, nth(50), "doing"), "Sings it again, slower")),)),
        "a card removed": Change((Remove(card.id, card),)),
        "a card moved to another stage": Change((Set(moved.id, "at", there, moved.at),)),
        "a step renamed": Change((Set(step.id, "title", "Sing it again", step.title),)),
    }


def changed_lines(before: str, after: str) -> str:
    """`+1 −1`: the lines that came and went."""
    lines = [line[:1] for line in unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")][2:]
    return f"+{lines.count('+')} −{lines.count('-')}"


def measured(cards: int, repeats: int, folder: Path) -> list[dict[str, str]]:
    """The rows of the table."""
    text = rich(cards)
    file = yaml_file.read(text, "map.yaml")
    document = file.document
    print(
        f"\n{len(document.of(Card)):,} cards on {len(document.of(Step)):,} steps, {len(text) / 1e6:.2f} MB of YAML.\n"
    )

    def row(what: str, call: Callable[[], Any], lines: str = "") -> dict[str, str]:
        return {"what": what, "CPU ms": ms(cpu(call, repeats)), "lines changed": lines}

    rows = [row("read", lambda: yaml_file.read(text, "map.yaml"))]
    for what, change in edits(document).items():
        after = apply(document, change)
        lines = changed_lines(text, yaml_file.patch(file, after))
        rows.append(row(f"written back: {what}", lambda after=after: yaml_file.patch(file, after), lines))  # type: ignore[misc]
    rows.append(row("written whole, canonical", lambda: yaml_file.write(document)))
    path = folder / "map.yaml"
    path.write_text(text, "utf-8")
    lines = changed_lines(text, write_file(after, path))
    rows.append(
        row("`desirepath.write` over the file: read, align, write back", lambda: write_file(after, path), lines)
    )
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints it as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="once, with 80 cards: does it run at all?")
    parser.add_argument("--json", default="", metavar="FILE", help="write all figures there as well")
    asked = parser.parse_args(arguments)
    cards, repeats = (80, 1) if asked.quick else (asked.cards, asked.repeats)
    print(f"# Files\n\n{machine()}")
    with tempfile.TemporaryDirectory(prefix="desirepath-benchmark-") as folder:
        rows = measured(cards, repeats, Path(folder))
    print(table(rows))
    keep(asked.json, {"cards": cards, "rows": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
