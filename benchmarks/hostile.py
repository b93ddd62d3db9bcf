"""What hostile YAML costs before it is refused: `python benchmarks/hostile.py`.

The files are those of `tests/formats/formats_hostile.py`, where a test holds the reader to a number of events for each;
here they are timed, beside the reading of two sound files.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from content import rich
from measure import cpu, keep, machine, ms, note, table

from desirepath.errors import Unreadable
from desirepath.formats import yaml_file

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "formats"))
from formats_hostile import FILES, HEAD


def files() -> Iterator[tuple[str, Callable[[], str]]]:
    """What is read: sound files first."""
    yield "sound: 10,000 cards", lambda: rich(10_000)
    yield "sound: 8 MB of blank lines", lambda: HEAD + "\n" * 7_900_000
    yield from ((name, hostile.text) for name, hostile in FILES.items())


def measured(name: str, text: str, repeats: int) -> dict[str, str]:
    """A row of the table."""
    said: list[str] = []

    def read() -> None:
        with suppress(Unreadable):
            yaml_file.read(text)
            return
        said[:] = ["refused"]

    taken = cpu(read, repeats)
    return {"file": name, "MB": f"{len(text) / 1e6:.2f}", "CPU ms": ms(taken), "": "".join(said) or "read"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints it as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="two files, once: does it run at all?")
    parser.add_argument("--json", default="", metavar="FILE", help="write all figures there as well")
    asked = parser.parse_args(arguments)
    print(f"# Hostile YAML\n\n{machine()}\n")
    rows = []
    for name, text in list(files())[2:4] if asked.quick else files():
        note(f"hostile: {name}")
        rows.append(measured(name, text(), 1 if asked.quick else asked.repeats))
    note("")
    print(table(rows))
    keep(asked.json, {"hostile": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
