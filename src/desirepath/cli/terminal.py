"""What a terminal needs that a pipe must not get: colours, a width, a sign of life.

Colours are written to a terminal only, never when `NO_COLOR` is set or `TERM` is `dumb`; progress goes to stderr, only
to a terminal, and only after a second.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

PATIENCE = 1.0  # seconds before a command says what it is doing
_TICK = 0.2  # seconds between two signs of life
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


def coloured(stream: TextIO) -> bool:
    """Whether colours may be written to a stream."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(words: str, *styles: str, stream: TextIO | None = None) -> str:
    """The words in a style such as "bold" or "red", or as they are where colours may not be written."""
    if not words or not coloured(sys.stdout if stream is None else stream):
        return words
    codes = ";".join(_CODES[style] for style in styles)
    return f"\x1b[{codes}m{words}\x1b[0m"


def width() -> int:
    """Columns to write in: those of the terminal or of `COLUMNS`, else 100."""
    import shutil

    return max(40, shutil.get_terminal_size((100, 24)).columns)


def say(words: str) -> None:
    """A line for the person, not for the pipe."""
    print(words, file=sys.stderr)


@contextmanager
def progress(words: str) -> Iterator[None]:
    """Says on stderr what is going on, once it has gone on for more than a second."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_tick, args=(words, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _tick(words: str, done: threading.Event) -> None:
    began = monotonic()
    if done.wait(PATIENCE):
        return
    while True:
        print(f"\r{words} … {monotonic() - began:.0f} s", end="", file=sys.stderr, flush=True)
        if done.wait(_TICK):
            break
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
