"""How the benchmarks measure: whole processes that take turns, and calls within one process.

CPU seconds say more than wall clock on a machine that does other things as well, and the ratio of two programs that
took turns says more than either.  The process that starts others stays small on purpose: the system never reports less
memory for a child than its parent had.  POSIX only (`wait4`).
"""

from __future__ import annotations

import atexit
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from statistics import median
from threading import Timer
from typing import Any

MIB = 1024 * 1024
PATIENCE = 900  # seconds until a process is stopped
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds and CPU seconds with its own children, MiB of the largest of them."""

    wall: float
    cpu: float
    memory: float
    printed: str = ""


def run(command: Sequence[str]) -> Run:
    """Runs a command to its end.  Raises `RuntimeError` with what it said where it fails.

    Python finds its modules compiled, as in any installation, also where the environment forbids to write them.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = _compiled()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=told, env=environment)
        stopper = Timer(PATIENCE, child.kill)
        stopper.start()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        stopper.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        told.seek(0)
        if child.returncode:
            said = told.read().decode(errors="replace").strip()
            raise RuntimeError(f"{' '.join(command[:3])} … ended with {child.returncode}: {said[-800:]}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT / MIB, out.read().decode())


@cache
def _compiled() -> str:
    folder = tempfile.mkdtemp(prefix="desirepath-benchmark-compiled-")
    atexit.register(shutil.rmtree, folder, True)
    return folder


def in_turns(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Run]]:
    """Runs every command once unmeasured, then all of them in turns; says on stderr where it is."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for n in range(rounds + 1):
        for name, command in commands.items():
            note(f"round {n} of {rounds}: {name}")
            done = run(command)
            if n:
                taken[name].append(done)
    note("")
    return taken


def cpu(call: Callable[[], Any], repeats: int) -> list[float]:
    """CPU seconds of every repeated call, of all threads together, after one call that is not counted."""
    call()
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return taken


def peak() -> float:
    """The most memory that this process has had since it began, in MiB."""
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / MIB


def spread(values: Sequence[float]) -> str:
    """`median (least-most)`."""
    return f"{figure(median(values))} ({figure(min(values))}-{figure(max(values))})"


def ms(seconds: Sequence[float]) -> str:
    """Milliseconds as `median (least-most)`."""
    return spread([taken * 1000 for taken in seconds])


def figure(value: float) -> str:
    """Three digits that say something, fewer where the first is far behind the point."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(rows: Sequence[Row]) -> str:
    """Rows as a Markdown table; the first says the columns."""
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([str(row[head]) for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """Where and when this was measured, in a line."""
    load = "/".join(f"{x:.1f}" for x in os.getloadavg())
    python = platform.python_version()
    today = datetime.now(UTC).date().isoformat()
    return f"{today}, {os.cpu_count()} × {_processor()}, {platform.system()}, Python {python}, load {load}"


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    if known.is_file():
        lines = known.read_text().splitlines()
        return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
    return platform.processor() or platform.machine()


def note(text: str) -> None:
    """What is going on, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def keep(path: str, found: Mapping[str, Any]) -> None:
    """Writes all figures as JSON, where a path was given."""
    if path:
        Path(path).write_text(json.dumps({"machine": machine(), **found}, indent=1, ensure_ascii=False) + "\n", "utf-8")
