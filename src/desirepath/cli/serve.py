"""`serve` and `openapi`: maps for a team, and the description of its API."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec
from pathlib import Path

from ..errors import NotFound
from .command import GOOD, Command
from .documents import PIPE, outgoing

_NEEDED = ("django", "ninja", "pydantic", "starlette", "uvicorn", "watchfiles", "websockets")


def _serve_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", default="desirepath-data", help="where it keeps all it knows")
    parser.add_argument("--host", metavar="H", default="127.0.0.1", help="whom to listen to (default: this machine)")
    parser.add_argument("--port", metavar="N", type=int, default=8000, help="default: 8000; 0 takes a free one")
    parser.add_argument("--url", metavar="URL", default="", help="the address that people see, behind a proxy")


def _serve(arguments: Namespace) -> int:
    must_be_installed()
    from ..server.run import serve

    serve(
        Path(arguments.data),
        host=arguments.host,
        port=arguments.port,
        url=arguments.url,
        database_url=os.environ.get("DATABASE_URL", ""),
        say=lambda words: print(words, flush=True),
    )
    return GOOD


def _openapi_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", default=PIPE, help="the file to write (default: stdout)")


def _openapi(arguments: Namespace) -> int:
    import json

    must_be_installed()
    from ..server.run import openapi

    outgoing(arguments.output, (json.dumps(openapi(), indent=1, ensure_ascii=False) + "\n").encode())
    return GOOD


def must_be_installed() -> None:
    """Raises `NotFound` where somebody installed the package without what it depends on."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise NotFound(f"the server needs {', '.join(missing)}", "install Desire Path again: pip install desirepath")


COMMANDS = (
    Command(
        "serve",
        "Together",
        "serve maps to a team: accounts, history, a REST API, live changes",
        "Brings its database up to date, says where it is, and at its first start prints a link that makes the owner. "
        "Data lie in one folder (SQLite), or where the environment variable DATABASE_URL says (PostgreSQL).",
        (
            ("desirepath serve", "here, for this machine"),
            ("desirepath serve --data /srv/maps --host 0.0.0.0 --url https://maps.example.org", "behind a proxy"),
        ),
        _serve_arguments,
        _serve,
    ),
    Command(
        "openapi",
        "Together",
        "describe the REST API of the server",
        "Writes the OpenAPI description of everything that `desirepath serve` answers, for clients and their types.",
        (("desirepath openapi -o openapi.json", "into a file"),),
        _openapi_arguments,
        _openapi,
    ),
)
