"""How fast maps are drawn, and beside whom: `python benchmarks/render.py`.

1. Whole processes, in turns, on the same 8 sections, 40 tasks and 6 actors: Desire Path, mermaid-cli and merman.
2. Within one process, warm: the plain map and one of 320 cards, to every format.
3. Growth from 10 to 10,000 cards, each in a fresh process, with memory.

mermaid-cli is `mmdc` on the path or in $DESIREPATH_MERMAID_CLI (its browser on the path or in
$PUPPETEER_EXECUTABLE_PATH), merman a package of this Python or of the one in $DESIREPATH_MERMAN_PYTHON.  What is not
installed is left out, and said to be.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from content import PER_STEP, TASKS, mermaid, rich
from inside import STAGES
from measure import Run, figure, in_turns, keep, machine, ms, note, run, spread, table

PARTS = ("programs", "warm", "growth")
FORMATS = ("svg", "pdf", "png", "pptx")
CARDS = 320  # of the rich map: 40 steps
SIZES = (10, 100, 1_000, 10_000)
GROWN = ("svg", "pdf")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_INSIDE = Path(__file__).with_name("inside.py")
_MERMAN = (
    "import sys, merman; from pathlib import Path; "
    "Path(sys.argv[2]).write_text(merman.Merman().render_svg(Path(sys.argv[1]).read_text('utf-8'), None), 'utf-8')"
)
_MERMAN_VERSION = "import importlib.metadata as m; import merman; print(m.version('merman'))"


@dataclass(frozen=True, slots=True)
class Program:
    """Somebody who draws the plain map: a command, and the file it writes."""

    name: str
    command: tuple[str, ...]
    out: Path


def desirepath() -> tuple[str, ...]:
    """The command as it was installed beside this Python."""
    script = Path(sys.executable).with_name("desirepath")
    return (str(script),) if script.is_file() else (sys.executable, "-m", "desirepath")


def plain_map(folder: Path) -> tuple[Path, Path]:
    """The map that everybody can draw, as Mermaid and, converted, as YAML."""
    source, plain = folder / "plain.mmd", folder / "plain.yaml"
    source.write_text(mermaid(), "utf-8")
    run((*desirepath(), "convert", str(source), str(plain)))
    return source, plain


def programs(folder: Path) -> Iterator[Program | str]:
    """Everybody who is installed, and a sentence for each who is not."""
    source, plain = plain_map(folder)
    for name, came in (("desirepath, from YAML", plain), ("desirepath, from Mermaid", source)):
        out = folder / f"{name[-4:]}.svg"
        yield Program(name, (*desirepath(), "render", str(came), "-o", str(out)), out)
    yield _mermaid_cli(source, folder)
    yield _merman(source, folder)


def _mermaid_cli(source: Path, folder: Path) -> Program | str:
    found = os.environ.get("DESIREPATH_MERMAID_CLI") or shutil.which("mmdc")
    if not found:
        return "mermaid-cli is left out: there is no `mmdc` on the path, nor one in $DESIREPATH_MERMAID_CLI"
    settings: dict[str, Any] = {"args": ["--no-sandbox"]}
    browser = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or next(filter(None, map(shutil.which, BROWSERS)), "")
    if browser:
        settings["executablePath"] = browser
    config, out = folder / "puppeteer.json", folder / "mermaid-cli.svg"
    config.write_text(json.dumps(settings), "utf-8")
    command = (found, "--puppeteerConfigFile", str(config), "--quiet", "--input", str(source), "--output", str(out))
    try:
        version = run((found, "--version")).printed.strip()
        run(command)
    except (OSError, RuntimeError) as error:
        return f"mermaid-cli is left out: {error}"
    return Program(f"mermaid-cli {version}", command, out)


def _merman(source: Path, folder: Path) -> Program | str:
    python = os.environ.get("DESIREPATH_MERMAN_PYTHON") or (sys.executable if find_spec("merman") else "")
    if not python:
        return "merman is left out: it is no package of this Python, nor of one in $DESIREPATH_MERMAN_PYTHON"
    out = folder / "merman.svg"
    try:
        version = run((python, "-c", _MERMAN_VERSION)).printed.strip()
    except (OSError, RuntimeError) as error:
        return f"merman is left out: {error}"
    return Program(f"merman {version}", (python, "-c", _MERMAN, str(source), str(out)), out)


def compare(folder: Path, rounds: int) -> dict[str, Any]:
    """Prints who took how long for the same steps, and by what factor."""
    there = list(programs(folder))
    running = [one for one in there if isinstance(one, Program)]
    taken = in_turns({one.name: one.command for one in running}, rounds)
    ours = taken[running[0].name]
    print(f"\n## The same 40 steps to SVG, whole process, {rounds} rounds in turns: median (least-most)\n")
    print(table([_compared(one, taken[one.name], ours) for one in running]))
    print("\n`x` is the median beside that of the first row.  All tasks drawn: " + _complete(running) + ".")
    for left_out in (one for one in there if isinstance(one, str)):
        print(f"\n{left_out}.")
    return {name: [(r.wall, r.cpu, r.memory) for r in runs] for name, runs in taken.items()}


def _compared(program: Program, runs: Sequence[Run], ours: Sequence[Run]) -> dict[str, str]:
    def times(figure: str) -> str:
        return f"{median(getattr(r, figure) for r in runs) / median(getattr(r, figure) for r in ours):.2f}"

    return {
        "program": program.name,
        "wall s": spread([r.wall for r in runs]),
        "x wall": times("wall"),
        "CPU s": spread([r.cpu for r in runs]),
        "x CPU": times("cpu"),
        "peak MiB": f"{max(r.memory for r in runs):.0f}",
        "file KB": f"{program.out.stat().st_size / 1000:.0f}",
    }


def _complete(running: Sequence[Program]) -> str:
    """Who has drawn how many of the tasks: every word of a task stands in the file, or it was not drawn."""
    found = []
    for one in running:
        said = one.out.read_text("utf-8")
        whole = sum(all(word in said for word in task.split()) for task in TASKS)
        found.append(f"{one.name.partition(' ')[0].rstrip(',')} {whole} of {len(TASKS)}")
    return ", ".join(dict.fromkeys(found))


def draw_warm(folder: Path, repeats: int, cards: int) -> list[dict[str, Any]]:
    """Prints what each format costs a process that has drawn before."""
    (_, plain), full = plain_map(folder), folder / "rich.yaml"
    full.write_text(rich(cards), "utf-8")
    maps = {f"{cards} cards, {-(-cards // PER_STEP)} steps": full}
    if cards == CARDS:
        maps = {"the same 40 steps": plain} | maps
    rows: list[dict[str, str]] = []
    found: list[dict[str, Any]] = []
    for name, path in maps.items():
        for format in FORMATS:
            note(f"warm: {name} to {format}")
            said = json.loads(run((sys.executable, str(_INSIDE), "warm", str(path), format, str(repeats))).printed)
            rows.append(_warm(name, format, said))
            found.append({"map": name, "to": format, **said})
    note("")
    print(f"\n## View, layout and drawing in a warm process, one card reworded each time, {repeats} times\n")
    print(table(rows))
    return found


def _warm(name: str, format: str, said: dict[str, Any]) -> dict[str, str]:
    taken = said["taken"]
    return {
        "map": name,
        "to": format,
        "CPU ms": ms([sum(one.values()) for one in taken]),
        **{f"{stage} ms": figure(median(one[stage] for one in taken) * 1000) for stage in STAGES[1:]},
        "px": " × ".join(f"{side:.0f}" for side in said["px"]),
        "KB": f"{said['bytes'] / 1000:.0f}",
    }


def grow(folder: Path, sizes: Sequence[int], rounds: int) -> list[dict[str, Any]]:
    """Prints what larger maps cost a fresh process; the last line has all cards on 40 steps."""
    rows: list[dict[str, str]] = []
    found: list[dict[str, Any]] = []
    for format in GROWN:
        for cards, steps in (*((size, 0) for size in sizes), (max(sizes), 40)):
            path, out = folder / f"{cards}-{steps}.yaml", folder / f"grown.{format}"
            path.write_text(rich(cards, steps), "utf-8")
            command = (sys.executable, str(_INSIDE), "once", str(path), format, str(out))
            if not rows:
                run(command)  # unmeasured, so that all modules are compiled
            note(f"growth: {cards} cards to {format}")
            runs = [run(command) for _ in range(rounds)]
            said = [json.loads(one.printed) for one in runs]
            rows.append(_grown(cards, steps, format, runs, said))
            found += [
                {"cards": cards, "steps": steps, "to": format, "cpu": r.cpu, **s}
                for r, s in zip(runs, said, strict=True)
            ]
    note("")
    print(f"\n## Growth: a fresh process reads and draws once, median of {rounds}\n")
    print(table(rows))
    return found


def _grown(cards: int, steps: int, format: str, runs: Sequence[Run], said: Sequence[dict[str, Any]]) -> dict[str, str]:
    stages = {f"{stage} s": f"{median(one[stage] for one in said):.3f}" for stage in STAGES}
    drawing = median(sum(one[stage] for stage in STAGES[1:]) for one in said)
    return {
        "cards": f"{cards:,}",
        "steps": f"{steps or -(-cards // PER_STEP):,}",
        "to": format,
        "process CPU s": f"{median(one.cpu for one in runs):.2f}",
        **stages,
        "drawing, ms a card": f"{drawing * 1000 / cards:.3f}",
        "peak MiB": f"{max(one['memory'] for one in said):.0f}",
        "file MiB": f"{said[0]['MiB']:.2f}",
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what was asked for and prints it as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; repeatable")
    parser.add_argument("--rounds", type=int, default=9, help="how often whole processes run")
    parser.add_argument("--repeats", type=int, default=15, help="how often a warm process draws")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="cards of the maps that grow")
    parser.add_argument("--quick", action="store_true", help="everything once and small: does it run at all?")
    parser.add_argument("--json", default="", metavar="FILE", help="write all figures there as well")
    asked = parser.parse_args(arguments)
    if asked.quick:
        asked.rounds, asked.repeats, asked.sizes = 1, 1, (10,)
    parts = asked.only or PARTS
    found: dict[str, Any] = {}
    print(f"# Drawing\n\n{machine()}")
    with tempfile.TemporaryDirectory(prefix="desirepath-benchmark-") as name:
        folder = Path(name)
        if "programs" in parts:
            found["programs"] = compare(folder, asked.rounds)
        if "warm" in parts:
            found["warm"] = draw_warm(folder, asked.repeats, 16 if asked.quick else CARDS)
        if "growth" in parts:
            found["growth"] = grow(folder, asked.sizes, 1 if asked.quick else 3)
    keep(asked.json, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
