"""A server from a folder: locks it, brings its tables up to date, says where it is, and runs until it is stopped.

One process serves one SQLite file, because it holds the documents in memory and is its only writer; the lock sees to
it.  Compression of websocket frames is off: it costs more than the wire.
"""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import Unwritable
from . import settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

MIGRATION_LOCK = 7_264_031  # a number for PostgreSQL, so that two processes that start at once wait for each other
GC = (700, 10, 10)  # Python's own, where a command that ends soon has chosen otherwise
ANYWHERE = ("", "0.0.0.0", "::")
GRACE = 5  # seconds that open requests get when the server is stopped


def prepare(data: Path, database_url: str = "", *, host: str = "127.0.0.1", url: str = "") -> None:
    """Makes Django ready for this folder, or for the database of a URL, with all tables.  Raises `Unwritable`."""
    public = urlsplit(url)
    hosts = [
        *settings.LOCAL_HOSTS,
        *([] if host in ("", "0.0.0.0", "::") else [host]),
        *filter(None, [public.hostname]),
    ]
    secure, proxies = public.scheme == "https", settings.proxies(os.environ.get("DESIREPATH_PROXIES", ""))
    settings.configure(settings.made(data, database_url, hosts=hosts, secure=secure, proxies=proxies))
    migrate()


def serve(
    data: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    url: str = "",
    database_url: str = "",
    say: Callable[[str], None] = print,
) -> None:
    """Serves until it is stopped; `url` is the address that people see, if it is another.  Raises `Unwritable`."""
    gc.set_threshold(*GC)
    lock = locked(data)
    if lock is None:
        raise Unwritable(f"another server uses {data}", "stop it, or name another folder with --data")
    with lock:
        prepare(data, database_url, host=host, url=url)
        with listening(host, port) as listener:
            address = url.rstrip("/") or _address(host, listener.getsockname()[1])
            _greet(address, say)
            from .app import made

            run(listener, made())


def openapi() -> dict[str, object]:
    """The description of the REST API, for which a folder and a database are of no account."""
    settings.configure(settings.made(Path(), secret="-" * 50))
    from .api import openapi as described

    return described()


def locked(data: Path) -> IO[str] | None:
    """An open file that only one process can hold, released by closing it; None where another holds it."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        file = (data / "lock").open("w")
    except OSError as error:
        raise Unwritable(f"cannot keep data in {data}: {error.strerror}", "name another folder with --data") from None
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # on Windows the database file itself is all that guards
        pass
    except OSError:
        file.close()
        return None
    return file


def migrate() -> None:
    """Brings the tables up to date."""
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor != "postgresql":
        call_command("migrate", verbosity=0)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
            try:
                call_command("migrate", verbosity=0)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens, at a free port where 0 is asked for.  Raises `Unwritable`."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise Unwritable(f"cannot listen at {host}:{port}: {error.strerror}", "choose another --port") from None


def _address(host: str, port: int) -> str:
    named = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{named}:{port}"


def _greet(address: str, say: Callable[[str], None]) -> None:
    from django.db import connections

    from . import housekeeping
    from .invitations import first_token

    housekeeping.tidy()
    token = first_token()
    connections.close_all()  # from here on the database belongs to another thread
    say(f"Desire Path is at {address}")
    if token:
        say("Nobody is here yet. Whoever opens this link becomes the owner; it works once:")
        say(f"{address}/join?token={token}")


def run(listener: socket.socket, app: Starlette) -> None:
    """Serves an app until the process is told to stop."""
    import uvicorn

    from .messages import MAX_FRAME

    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_max_size=MAX_FRAME,
        ws_per_message_deflate=False,
        log_level=os.environ.get("DESIREPATH_LOG", "warning"),
        access_log=False,  # an address may hold an invitation
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        timeout_graceful_shutdown=GRACE,
    )
    uvicorn.Server(config).run(sockets=[listener])
