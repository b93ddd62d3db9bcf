"""What `render.py` starts in processes of their own: draws a map in many ways and prints its figures as JSON.

`inside.py warm MAP FORMAT REPEATS` draws again and again, one card reworded each time so that no cache answers for
the work; `inside.py once MAP FORMAT OUT` reads and draws once and says how much memory that took.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

from measure import MIB, peak

STAGES = ("read", "view", "layout", "draw")


@dataclass
class Watch:
    """CPU seconds since it was last asked, by what they were spent on."""

    spent: dict[str, float] = field(default_factory=dict)
    since: float = field(default_factory=process_time)

    def lap(self, name: str) -> None:
        now = process_time()
        self.spent[name] = now - self.since
        self.since = now


def drawn(document: Any, format: Any, source: str, watch: Watch) -> tuple[Any, bytes]:
    """The scene and the file, step by step."""
    from desirepath.garbage import uncollected
    from desirepath.layout.options import Options
    from desirepath.pipeline import Wish, laid_out, see

    watch.since = process_time()
    view = see(document, Wish())
    watch.lap("view")
    scene = laid_out(view, Options())
    watch.lap("layout")
    with uncollected():
        (data,) = format.draw(scene, {}, source)
    watch.lap("draw")
    return scene, data


def warm(path: str, name: str, repeats: int) -> dict[str, Any]:
    """CPU seconds of each repeat by stage, after one that is not counted."""
    from desirepath import registry

    source = Path(path).read_text("utf-8")
    format, taken = registry.named(name), []
    for document in _reworded(registry.read(source.encode(), path).document, repeats + 1):
        watch = Watch()
        scene, data = drawn(document, format, source, watch)
        taken.append(watch.spent)
    page = scene.pages[0]
    return {"taken": taken[1:], "bytes": len(data), "px": [page.width, page.height]}


def _reworded(document: Any, times: int) -> Iterator[Any]:
    from desirepath.model.document import apply
    from desirepath.model.edits import Change, Set
    from desirepath.model.schema import Card

    cards = sorted(document.of(Card), key=lambda card: card.id)
    for n in range(times):
        card = cards[n * 7 % len(cards)]
        yield apply(document, Change((Set(card.id, "text", f"{card.text} again {n}", card.text),)))


def once(path: str, name: str, out: str) -> dict[str, Any]:
    """CPU seconds of each stage, imports and first looks into fonts included, and the most memory it took."""
    from desirepath import registry

    watch = Watch()
    source = Path(path).read_text("utf-8")
    document = registry.read(source.encode(), path).document
    watch.lap("read")
    scene, data = drawn(document, registry.named(name), source, watch)
    Path(out).write_bytes(data)
    page = scene.pages[0]
    return {**watch.spent, "memory": peak(), "MiB": len(data) / MIB, "px": [page.width, page.height]}


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    print(json.dumps(warm(rest[0], rest[1], int(rest[2])) if what == "warm" else once(*rest)))
