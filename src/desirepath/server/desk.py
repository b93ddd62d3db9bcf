"""The one thread that talks to the database, and how asynchronous code gets there.

One thread means one connection, one writer and no locks; Django's own views run in the same thread because `app` keeps
asgiref from making one for each request.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async

P = ParamSpec("P")
T = TypeVar("T")


async def at_desk(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns, called in the database's thread."""
    return await sync_to_async(work, thread_sensitive=True)(*args, **kwargs)
