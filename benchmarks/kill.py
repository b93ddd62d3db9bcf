"""Kills the server with -9 again and again while people type, and counts the acknowledged edits that are gone.

Every client adds cards, each with an id of its own, and notes which of them were acknowledged.  After each kill the
server starts again on the same folder, and whatever was acknowledged must be there, once; then the clients go on and
send again what was not acknowledged.  A kill cannot show what a power cut would: the kernel's caches survive it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from measure import figure, keep, machine, note, table
from team import STAGES, Person, Server, begin, hello, running
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from desirepath.model.order import nth

RATE = 20  # edits a second of one client


class Typist:
    """Adds card after card, and remembers what was promised."""

    def __init__(self, name: str, person: Person, document: str) -> None:
        self.name, self.person, self.document = name, person, document
        self.next = 0
        self.waiting: dict[int, float] = {}
        self.acknowledged: set[int] = set()
        self.times: list[float] = []

    async def work(self) -> None:
        """Types until the line breaks."""
        async with self.person.connect(self.document) as line:
            await hello(line, self.name)
            for sequence in sorted(self.waiting):
                await self._send(line, sequence)
            await asyncio.gather(self._listen(line), self._type(line))

    async def _type(self, line: ClientConnection) -> None:
        while True:
            self.next += 1
            await self._send(line, self.next)
            await asyncio.sleep(1 / RATE)

    async def _send(self, line: ClientConnection, sequence: int) -> None:
        place = {"on": f"s{sequence % STAGES}", "order": nth(sequence), "kind": "thinking"}
        record = {"record": "card", "id": self.card(sequence), "at": place, "text": f"Edit {sequence}"}
        self.waiting[sequence] = perf_counter()
        await line.send(json.dumps({"type": "change", "sequence": sequence, "edits": [{"put": record}]}))

    async def _listen(self, line: ClientConnection) -> None:
        async for text in line:
            message = json.loads(text)
            if message["type"] == "entry":
                for change in message["changes"]:
                    if change["client"] == self.name:
                        self._settle(change["sequence"])
            elif message["type"] == "answer":
                self._settle(message["sequence"])

    def _settle(self, sequence: int) -> None:
        if (sent := self.waiting.pop(sequence, None)) is not None:
            self.acknowledged.add(sequence)
            self.times.append(perf_counter() - sent)

    def card(self, sequence: int) -> str:
        return f"{self.name}-{sequence}"


async def type_for(typists: list[Typist], seconds: float, server: Server) -> None:
    """Lets everybody type, then kills the server under their hands."""
    works = [asyncio.create_task(typist.work()) for typist in typists]
    await asyncio.sleep(seconds)
    server.kill()
    for done in await asyncio.gather(*works, return_exceptions=True):
        if not isinstance(done, OSError | WebSocketException):
            raise RuntimeError(f"a line ended in another way: {done!r}")


def missing(typists: list[Typist], person: Person, document: str) -> tuple[int, int, int]:
    """(acknowledged edits that are not there, edits that are there, entries that tell one change twice)."""
    there = {record["id"] for record in person.ask("GET", f"/api/documents/{document}")["records"]}
    promised = {typist.card(n) for typist in typists for n in typist.acknowledged}
    told: list[tuple[str, int]] = []
    before = ""
    while versions := person.ask("GET", f"/api/documents/{document}/versions?most=500{before}"):
        told += [
            (change["client"], change["sequence"]) for v in versions for change in v["changes"] if change["client"]
        ]
        before = f"&before={versions[-1]['version']}"
    return len(promised - there), len(there), len(told) - len(set(told))


def measured(rounds: int, clients: int, seconds: float, data: Path) -> dict[str, Any]:
    """All rounds on one folder."""
    chance = random.Random(9)
    lost = doubled = 0
    with running(data) as server:
        owner, document = begin(server, 1)
        typists = [Typist(f"typist-{n:04}", owner, document) for n in range(clients)]
        for n in range(rounds):
            note(f"round {n + 1} of {rounds}")
            asyncio.run(type_for(typists, seconds * chance.uniform(0.5, 1.5), server))
            server.start()
            gone, there, twice = missing(typists, owner, document)
            lost, doubled = lost + gone, doubled + twice
        note("")
    times = sorted(time for typist in typists for time in typist.times)
    return {
        "kills": rounds,
        "clients": clients,
        "acknowledged": sum(len(typist.acknowledged) for typist in typists),
        "acknowledged and lost": lost,
        "carried out twice": doubled,
        "records at the end": there,
        "acknowledge p50 ms": figure(times[len(times) // 2] * 1000),
        "p95 ms": figure(times[int(len(times) * 0.95)] * 1000),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long they type in a round, more or less")
    parser.add_argument("--quick", action="store_true", help="two short rounds, to see that it runs")
    parser.add_argument("--json", default="", help="a file for the figures")
    asked = parser.parse_args()
    if asked.quick:
        asked.rounds, asked.clients, asked.seconds = 2, 3, 0.4
    with tempfile.TemporaryDirectory() as folder:
        found = measured(asked.rounds, asked.clients, asked.seconds, Path(folder))
    print(f"kill -9 while typing ({machine()})\n")
    print(table([found]))
    keep(asked.json, {"kill": found})


if __name__ == "__main__":
    main()
