"""Python's garbage collector, held back where there is no garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Holds the collector back while tens of thousands of nodes, records or shapes come into being at once: nothing of
    it is garbage, and looking through it again and again takes up to half of the time of a large map."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
