"""Writes traces of random work for the editor's tests to replay: editor/tests/traces/python-<seed>.json.

    python scripts/write_traces.py                          the few that are committed
    python scripts/write_traces.py --count 200 --from 1000 --to FOLDER

A trace holds questions (a document, changes made against older states of it, lenses, selections …) and the answers of
the Python model; tests/editor_traces.py says in which form.  The same seed always gives the same trace.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from trace_world import Tree, World

from desirepath.model.wire import document_from

ROOT = Path(__file__).parents[1]
TRACES = ROOT / "editor" / "tests" / "traces"
COMMITTED = (17, 19, 27, 108, 113, 118, 141, 149, 189, 213, 237, 241, 288, 300)
"""Seeds, chosen so that together they notice most rules of the editor that somebody breaks."""
ROUNDS = 14


def trace(seed: int) -> Tree:
    """One trace: the questions that a seed gives, and the answers of the model."""
    from editor_traces import Play, answered

    world = World(seed)
    start = world.document()
    play, rounds = Play(start), []
    states = [document_from(start)]
    for _ in range(ROUNDS):
        done = [n for n, change in enumerate(play.done) if change]
        if done and world.chance(5):
            asked: Tree = {"undo": world.one(done)}
        else:
            asked = {"change": world.change(world.one(states[-4:]))}
            asked |= {"here_wins": True} if world.chance(3) else {}
            asked |= {"strict": True} if world.chance(8) else {}
        play.answer(asked)
        rounds.append(asked)
        states.append(play.document)
    question = {
        "document": start,
        "rounds": rounds,
        "lenses": [world.lens() for _ in range(3)],
        "selections": [world.selection(play.document) for _ in range(4)],
        "merges": [world.merge() for _ in range(12)],
        "keys": [world.keys() for _ in range(6)],
        "curves": [world.points() for _ in range(2)],
    }
    return {"writer": "python", "seed": seed, "question": question, "answers": answered(question)}


def main() -> None:
    parser = ArgumentParser(description="Writes traces of random work for the editor's tests to replay.")
    parser.add_argument("--count", type=int, default=0, help="how many; without it, those that are committed")
    parser.add_argument("--from", dest="first", type=int, default=1, help="the first seed")
    parser.add_argument("--to", type=Path, default=TRACES, help="the folder to write to")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    asked.to.mkdir(parents=True, exist_ok=True)
    for seed in range(asked.first, asked.first + asked.count) if asked.count else COMMITTED:
        told = json.dumps(trace(seed), ensure_ascii=False, separators=(",", ":"))
        (asked.to / f"python-{seed}.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
