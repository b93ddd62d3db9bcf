"""Cuts the power again and again while people type, and counts the acknowledged edits that are gone.

The server's data lie on a small disk of their own: an image in memory, mounted as a loop device.  At a random moment
the server is stopped in its tracks, what the image holds is copied, and it goes on.  The copy holds what was really
written, as a disk does after a power cut, and not what the kernel still meant to write: so it can tell
`synchronous=FULL` from `NORMAL`, which a kill cannot.  A second server starts on the copy, and what was acknowledged
before the cut must be there.  Mounting wants root; without it this says so and ends.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kill import Typist, missing
from measure import figure, keep, machine, note, table
from team import Person, Server, begin, running
from websockets.exceptions import WebSocketException

SIZE = 96  # MiB of the disk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long they type before a cut, more or less")
    parser.add_argument("--quick", action="store_true", help="two short rounds, to see that it runs")
    parser.add_argument("--json", default="", help="a file for the figures")
    asked = parser.parse_args()
    if asked.quick:
        asked.rounds, asked.clients, asked.seconds = 2, 3, 0.4
    if os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        raise SystemExit("this mounts a disk of its own: it needs root, mkfs.ext4 and mount")
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        found = measured(asked.rounds, asked.clients, asked.seconds, Path(folder))
    print(f"power cuts while typing ({machine()})\n")
    print(table([found]))
    keep(asked.json, {"powercut": found})


def measured(rounds: int, clients: int, seconds: float, folder: Path) -> dict[str, Any]:
    """All cuts of one server's disk."""
    chance = random.Random(11)
    disk = folder / "disk"
    with disk.open("wb") as file:
        file.truncate(SIZE * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", disk], check=True)
    with mounted(disk, folder / "live") as live, running(live / "data") as server:
        owner, document = begin(server, 1)
        typists = [Typist(f"typist-{n:04}", owner, document) for n in range(clients)]
        cuts = [seconds * chance.uniform(0.5, 1.5) for _ in range(rounds)]
        copies = asyncio.run(type_and_cut(typists, cuts, server, disk, folder))
        lost, kept = checked(copies, folder, owner, document)
    times = sorted(time for typist in typists for time in typist.times)
    return {
        "cuts": rounds,
        "clients": clients,
        "acknowledged at the last cut": sum(copies[-1][1].values()),
        "acknowledged and lost, all cuts": lost,
        "records at the last cut": kept,
        "acknowledge p50 ms": figure(times[len(times) // 2] * 1000),
        "p95 ms": figure(times[int(len(times) * 0.95)] * 1000),
    }


Copy = tuple[Path, dict[str, int]]
"""A disk after a cut, and how many edits of each typist had been acknowledged by then."""


async def type_and_cut(
    typists: list[Typist], cuts: list[float], server: Server, disk: Path, folder: Path
) -> list[Copy]:
    """Lets everybody type through all the cuts, which the server itself does not notice."""
    works = [asyncio.create_task(typist.work()) for typist in typists]
    copies: list[Copy] = []
    for n, seconds in enumerate(cuts):
        note(f"cut {n + 1} of {len(cuts)}")
        await asyncio.sleep(seconds)
        server.send(signal.SIGSTOP)
        promised = {typist.name: len(typist.acknowledged) for typist in typists}
        copy = folder / f"cut-{n}"
        await asyncio.to_thread(subprocess.check_call, ["cp", "--sparse=always", disk, copy])
        server.send(signal.SIGCONT)
        copies.append((copy, promised))
    server.kill()
    for done in await asyncio.gather(*works, return_exceptions=True):
        if not isinstance(done, OSError | WebSocketException):
            raise RuntimeError(f"a line ended in another way: {done!r}")
    return copies


def checked(copies: list[Copy], folder: Path, owner: Person, document: str) -> tuple[int, int]:
    """(acknowledged edits that are in no copy of later than that, records in the last one)."""
    lost = there = 0
    for n, (copy, promised) in enumerate(copies):
        note(f"reading {n + 1} of {len(copies)}")
        with mounted(copy, folder / "dead") as dead, running(dead / "data", known=True) as server:
            reader = Person(server)
            reader.cookies = owner.cookies
            typists = [promising(name, reader, document, count) for name, count in promised.items()]
            gone, there, _ = missing(typists, reader, document)
            lost += gone
        copy.unlink()
    note("")
    return lost, there


def promising(name: str, person: Person, document: str, count: int) -> Typist:
    """A typist whose first edits were acknowledged: the server answers one line's changes in their order."""
    typist = Typist(name, person, document)
    typist.acknowledged = set(range(1, count + 1))
    return typist


@contextmanager
def mounted(disk: Path, where: Path) -> Iterator[Path]:
    """The folder where a disk is mounted, for as long as somebody needs it."""
    where.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", disk, where], check=True)
    try:
        yield where
    finally:
        subprocess.run(["umount", where], check=True)


if __name__ == "__main__":
    main()
