"""A server without a socket: settings once, and for every test fresh tables in SQLite or PostgreSQL."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desirepath.server import settings as ours

if TYPE_CHECKING:
    from server_worlds import Place

_HOME = tempfile.TemporaryDirectory(prefix="desirepath-tests-")
_SETTINGS = ours.made(Path(_HOME.name), hosts=["testserver", *ours.LOCAL_HOSTS])
_SETTINGS["PASSWORD_HASHERS"] = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a sign-in costs nothing here
_SETTINGS["INSTALLED_APPS"].append("desirepath.server.folder.apps.Folder")  # as for `desirepath open`
ours.configure(_SETTINGS)


def use(description: dict[str, Any]) -> None:
    """Makes this the database of the process."""
    from django.db import connections

    connections["default"].close()
    connections.settings["default"].update(description)  # what Django leaves out keeps its default
    del connections["default"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[dict[str, Any]]:
    """A database of its own on a PostgreSQL that answers, migrated; skips where there is none."""
    from django.core.management import call_command
    from django.db import connections

    psycopg = pytest.importorskip("psycopg", reason="PostgreSQL needs: pip install 'desirepath[postgres]'")
    url = os.environ.get("DATABASE_URL_TEST", "postgresql://localhost:5432/postgres")
    try:
        server = psycopg.connect(url, autocommit=True, connect_timeout=2)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers at DATABASE_URL_TEST or localhost:5432")
    name = f"desirepath_test_{os.getpid()}"
    with server:
        server.execute(f"CREATE DATABASE {name}")
    described = ours.database(Path(_HOME.name), url.rsplit("/", 1)[0] + f"/{name}")
    use(described)
    call_command("migrate", verbosity=0)
    connections["default"].close()
    yield described
    connections["default"].close()
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite() -> dict[str, Any]:
    """The migrated database file of this run."""
    from django.core.management import call_command

    described = ours.database(Path(_HOME.name))
    use(described)
    call_command("migrate", verbosity=0)
    return described


@pytest.fixture(params=["sqlite", "postgres"])
def either_database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The test runs on both databases."""
    from django.db import connections

    use(request.getfixturevalue(request.param))
    yield request.param
    connections["default"].close()


@pytest.fixture
def here(sqlite: dict[str, Any]) -> Iterator[Place]:
    """A workspace with one person of each role, and a journey in it, in SQLite."""
    from django.db import connections, transaction
    from server_worlds import Place

    use(sqlite)
    yield Place()
    assert not transaction.get_connection().in_atomic_block
    connections["default"].close()
