"""Many people on one map: how long an edit takes until everybody else has it, and until its author knows it is safe.

The load comes from one other process on the same machine (this one), so two cores carry both sides.  Every edit carries
the moment it was sent; each receipt of each entry by each client is one measurement.  Nothing may be missing.  A client
is one open tab; one person may have twenty of them, so 200 clients are ten people.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from measure import figure, keep, machine, note, table
from team import TABS, Person, Server, begin, hello, invited, running
from websockets.asyncio.client import ClientConnection

CARDS = 200


class Load:
    """All clients of one run, and what they have measured."""

    def __init__(self, server: Server, people: list[Person], document: str, clients: int, edits: float) -> None:
        self.server, self.people, self.document = server, people, document
        self.clients, self.pause = clients, 1 / edits
        self.sent: dict[tuple[str, int], float] = {}
        self.fan_out: list[float] = []
        self.acknowledged: list[float] = []
        self.heard = [0] * clients
        self.total = 0

    async def run(self, seconds: float) -> dict[str, Any]:
        """Connects everybody, sends for a while in turns, and waits until all is quiet."""
        lines = [await self.people[n // TABS].connect(self.document) for n in range(self.clients)]
        for n, line in enumerate(lines):
            await hello(line, f"client-{n:04}")
        ears = [asyncio.create_task(self._listen(n, line)) for n, line in enumerate(lines)]
        await asyncio.sleep(0.5)
        cpu, start = self.server.cpu(), perf_counter()
        while perf_counter() - start < seconds:
            await self._edit(lines[self.total % self.clients])
            await asyncio.sleep(max(0.0, start + self.total * self.pause - perf_counter()))
        lasted = perf_counter() - start
        for _ in range(100):
            await asyncio.sleep(0.05)
            if min(self.heard) == self.total:
                break
        used = self.server.cpu() - cpu
        for ear in ears:
            ear.cancel()
        await asyncio.gather(*ears, return_exceptions=True)
        await asyncio.gather(*(line.close() for line in lines))
        return self._told(lasted, used)

    async def _edit(self, line: ClientConnection) -> None:
        self.total += 1
        n = self.total
        edit = {"id": f"c{n % CARDS}", "field": "note", "value": f"Edit {n}", "was": ""}
        self.sent[(f"client-{(n - 1) % self.clients:04}", n)] = perf_counter()
        await line.send(json.dumps({"type": "change", "sequence": n, "edits": [{"set": edit}]}))

    async def _listen(self, me: int, line: ClientConnection) -> None:
        name = f"client-{me:04}"
        async for text in line:
            now = perf_counter()
            message = json.loads(text)
            if message["type"] != "entry":
                continue
            for change in message["changes"]:
                key = (change["client"], change["sequence"])
                self.heard[me] += 1
                (self.acknowledged if key[0] == name else self.fan_out).append(now - self.sent[key])

    def _told(self, lasted: float, used: float) -> dict[str, Any]:
        fan, ack = sorted(self.fan_out), sorted(self.acknowledged)
        return {
            "clients": self.clients,
            "edits/s": figure(self.total / lasted),
            "deliveries/s": figure(sum(self.heard) / lasted),
            "missing": self.total * self.clients - sum(self.heard),
            **{f"fan-out p{p} ms": _at(fan, p) for p in (50, 95, 99)},
            **{f"acknowledge p{p} ms": _at(ack, p) for p in (50, 95, 99)},
            "server CPU": f"{used / lasted:.0%}",
        }


def _at(values: list[float], per_cent: int) -> str:
    return figure(values[min(len(values) - 1, len(values) * per_cent // 100)] * 1000)


def measured(clients: int, edits: float, seconds: float) -> dict[str, Any]:
    """One run on a fresh server."""
    note(f"{clients} clients")
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        owner, document = begin(server, CARDS)
        people = [owner, *invited(owner, (clients - 1) // TABS)]
        return asyncio.run(Load(server, people, document, clients, edits).run(seconds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, nargs="+", default=[20, 200])
    parser.add_argument("--edits", type=float, default=80, help="edits a second, of all clients together")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--quick", action="store_true", help="a few clients for a second, to see that it runs")
    parser.add_argument("--json", default="", help="a file for the figures")
    asked = parser.parse_args()
    if asked.quick:
        asked.clients, asked.edits, asked.seconds = [4], 20, 1
    rows = [measured(clients, asked.edits, asked.seconds) for clients in asked.clients]
    note("")
    print(f"Edits of one map to everybody who has it open ({machine()})\n")
    print(table(rows))
    keep(asked.json, {"fanout": rows})


if __name__ == "__main__":
    main()
