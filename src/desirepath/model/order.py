"""Order keys: where a record stands among its siblings, as a short string that sorts.

Between two keys there is always room for another, so a drag writes one record and never renumbers the rest.  Keys are
those of the `fractional-indexing` libraries (the same in Python and TypeScript), unique among the records of one type
and kind on one owner.  A file shows position instead: keys are minted when it is read and never written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from fractional_indexing import FIError, generate_key_between, generate_n_keys_between, validate_order_key

LONGEST = 64  # characters; a group of siblings with a longer key is given fresh ones

_SHAPE = re.compile(r"[A-Za-z][0-9A-Za-z]*\Z")
_minted: list[str] = [generate_key_between(None, None)]


@lru_cache(4096)
def valid(key: str) -> bool:
    """Whether another key can be found before and after this one."""
    try:
        validate_order_key(key)
    except (FIError, IndexError):
        return False
    return bool(_SHAPE.match(key))


def nth(n: int) -> str:
    """The key of the n-th sibling, counted from 0, where nobody has moved anything yet."""
    while len(_minted) <= n:
        _minted.append(generate_key_between(_minted[-1], None))
    return _minted[n]


def spread(low: str | None, high: str | None, n: int) -> list[str]:
    """`n` keys in order between two others; None is no bound."""
    if low is None and high is None:
        return [nth(i) for i in range(n)]
    keys: list[str] = generate_n_keys_between(low, high, n)
    return keys


def free(key: str, taken: Sequence[str], wanted: Sequence[str] = ()) -> str:
    """`key` or, where it is taken or no key at all, the one that comes next.

    `taken` and `wanted` are valid keys in ascending order.  What is `wanted` by others of the same change is no
    obstacle, but a key that has to give way does not jump over it, so that newcomers keep their order.
    """
    at = bisect_left(taken, key)
    if valid(key):
        if at == len(taken) or taken[at] != key:
            return key
        low: str | None = key
    else:
        low = max((k for k in (_before(taken, key), _before(wanted, key)) if k), default=None)
    high = min((k for k in (_after(taken, low), _after(wanted, low)) if k), default=None)
    return str(generate_key_between(low, high))


def _before(keys: Sequence[str], key: str) -> str | None:
    at = bisect_left(keys, key)
    return keys[at - 1] if at else None


def _after(keys: Sequence[str], low: str | None) -> str | None:
    at = 0 if low is None else bisect_right(keys, low)
    return keys[at] if at < len(keys) else None


def stay(keys: Sequence[str]) -> set[int]:
    """Indexes of a longest strictly increasing run: the siblings that can keep their keys, so that fewest move."""
    tops: list[str] = []
    ends: list[int] = []
    before: list[int] = []
    for i, key in enumerate(keys):
        length = bisect_left(tops, key)
        tops[length : length + 1] = [key]
        ends[length : length + 1] = [i]
        before.append(ends[length - 1] if length else -1)
    found: set[int] = set()
    i = ends[-1] if ends else -1
    while i >= 0:
        found.add(i)
        i = before[i]
    return found
