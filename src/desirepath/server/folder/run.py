"""A server on a folder of files, for one person on this machine."""

from __future__ import annotations

import gc
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from ...errors import NotFound, Unwritable
from ...model.schema import MAP, Head
from .. import run, settings
from . import place as places
from . import tokens
from .place import Place

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from .mirror import Mirror

HOST = "127.0.0.1"
_PORT, _ADDRESS = "port", "address"

Say = Callable[[str], None]


def open_folder(
    path: Path, *, name: str = "", port: int = 0, framework: str = "", browse: bool = True, say: Say = print
) -> None:
    """Serves the documents of a folder, or one file, until it is stopped; the link shows one file through a framework.

    Raises `NotFound`, `Unwritable`, `UnknownFramework`.
    """
    place = places.placed(path)
    if framework and not place.only:
        raise NotFound("a framework is for one map", f"name the file: desirepath open FILE --framework {framework}")
    try:
        place.home.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Unwritable(f"cannot keep a journal in {place.root}: {error.strerror}", "may you write there?") from None
    gc.set_threshold(*run.GC)
    lock = run.locked(place.home)
    if lock is None:
        _open_again(place, framework, browse, say)
        return
    (place.home / _ADDRESS).unlink(missing_ok=True)  # of last time
    with lock, _listening(place, port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}"
        if places.hide_from_git(place):
            say(f"{place.home} holds the journal; a .gitignore in it keeps it out of the repository")
        _prepare(place, listener.getsockname()[1])
        mirror = _mirrored(place, name or places.author(place.root))
        if framework:
            _must_be_known(framework, mirror)
        (place.home / _ADDRESS).write_text(f"{address} {place.only}", "utf-8")
        _greet(place, mirror, tokens.link(place.home, address, place.only, framework), browse, say)
        run.run(listener, _kept(mirror))


def _open_again(place: Place, framework: str, browse: bool, say: Say) -> None:
    """A fresh link for the server that has this folder open already."""
    try:
        address, _, only = (place.home / _ADDRESS).read_text("utf-8").partition(" ")
    except OSError:
        raise Unwritable(f"{place.root} is being opened by another process", "try again in a moment") from None
    if only not in ("", place.only):
        raise Unwritable(f"of {place.root} only {only} is open, at {address}", "end that one first; or open the folder")
    link = tokens.link(place.home, address, place.only, framework)
    _hand_over(link, f"{place.only or place.root} is open already; this link works once:", browse, say)


def _listening(place: Place, port: int) -> Any:
    """A socket; where no port is said, the one of last time, so that open tabs find their way back."""
    remembered = place.home / _PORT
    try:
        last = 0 if port else int(remembered.read_text("utf-8"))
        listener = run.listening(HOST, last) if last else run.listening(HOST, port)
    except (OSError, ValueError, Unwritable):
        listener = run.listening(HOST, port)
    remembered.write_text(str(listener.getsockname()[1]), "utf-8")
    return listener


def _prepare(place: Place, port: int) -> None:
    """Django's settings, where they differ from those of a server: cookies are of a port, which cookies do not know."""
    made = settings.made(place.home)
    made["DATABASES"]["default"]["NAME"] = str(place.home / "journal.sqlite")
    made["INSTALLED_APPS"].append("desirepath.server.folder.apps.Folder")
    made["ROOT_URLCONF"] = "desirepath.server.folder.urls"
    made["SESSION_COOKIE_NAME"], made["CSRF_COOKIE_NAME"] = f"desirepath-{port}", f"desirepath-csrf-{port}"
    made["DESIREPATH_HOME"] = place.home
    settings.configure(made)
    run.migrate()
    from .. import addresses, assets
    from ..shelves import Beside
    from .paths import Paths

    addresses.use(Paths())
    assets.use(Beside(place.root))
    tokens.forget(place.home)


def _mirrored(place: Place, name: str) -> Mirror:
    """Journal and files, brought together for the first time."""
    from django.db import connections

    from ..road import ROAD
    from . import shelf, swap
    from .mirror import Mirror

    home = shelf.household(name)
    shelf.sort_out(home, [place.only])
    for folder in {place.root, *(place.root.joinpath(kept.path).parent for kept in home.kept.values())}:
        swap.swept(folder)
    mirror = Mirror(place, home, ROAD, desk=lambda work, *args, **kwargs: work(*args, **kwargs))
    mirror.look()
    connections.close_all()  # from here on the database belongs to another thread
    return mirror


def _greet(place: Place, mirror: Mirror, link: str, browse: bool, say: Say) -> None:
    what = place.only or f"{_counted(mirror)} in {place.root}"
    _hand_over(link, f"{what} at {link.partition('/open?')[0]}; this link lets you in, once:", browse, say)
    say("Changes are written to the files as you make them. Ctrl+C ends it.")


def _must_be_known(framework: str, mirror: Mirror) -> None:
    """Raises `UnknownFramework`, with the nearest one that there is."""
    from ...pipeline import Wish, framework_of

    for kept in mirror.kept.values():
        if MAP in kept.said.document:
            framework_of(kept.said.document, Wish(framework))


def _counted(mirror: Mirror) -> str:
    heads = [kept.said.document.records.get(MAP) for kept in mirror.kept.values() if not kept.bin]
    personas = sum(isinstance(head, Head) and head.type == "persona" for head in heads)
    counts = [(len(heads) - personas, "map"), (personas, "persona")]
    return " and ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n or word == "map")


def _hand_over(address: str, words: str, browse: bool, say: Say) -> None:
    say(words)
    say(address)
    if browse:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _kept(mirror: Mirror) -> Starlette:
    """The app, with what keeps the folder around it: what is committed while it ends is written as well."""
    from ..app import made
    from .keeper import Keeper

    app = made()
    inner = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        keeper = Keeper(mirror)
        keeper.begin()
        try:
            async with inner(app):
                yield
        finally:
            await keeper.end()

    app.router.lifespan_context = lifespan
    return app
