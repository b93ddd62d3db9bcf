"""The ASGI app: Django for everything over HTTP, live connections beside it, both with the same sessions.

A live connection is looked at before it is accepted: its Host must be ours, its Origin must be that Host (a page of
another site can make a browser open a connection with its cookies, and there is no other check of that in between), and
its session must belong to somebody.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.http.request import split_domain_port, validate_host
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.routing import Mount, WebSocketRoute
from starlette.websockets import WebSocket

from . import accounts, editor, workers
from .desk import at_desk
from .live import Live
from .road import ROAD
from .settings import MAX_BODY


class OneThread(ASGIHandler):
    """Django, with all its synchronous work in the one thread that talks to the database."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.handle(scope, receive, send)


def made() -> Starlette:
    """The app; settings must have been configured."""
    live = Live(ROAD)

    async def connect(socket: WebSocket) -> None:
        if not _from_here(socket):
            await socket.close()
            return
        session = socket.cookies.get(settings.SESSION_COOKIE_NAME, "")
        signed = await at_desk(accounts.session, session)
        if signed is None:
            await socket.close()
            return
        await socket.accept()
        await live.connect(socket, signed, socket.path_params["document"])

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        live.begin()
        yield
        await live.end()
        workers.READERS.close()
        workers.DRAWERS.close()

    bundle = [Mount(editor.MOUNT, editor.Bundle())] if editor.built() else []
    routes = [WebSocketRoute("/live/{document}", connect), *bundle, Mount("/", OneThread())]
    limited = Middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY)
    return Starlette(routes=routes, middleware=[limited], lifespan=lifespan)


def _from_here(socket: WebSocket) -> bool:
    host = socket.headers.get("host", "")
    origin = urlsplit(socket.headers.get("origin", ""))
    domain, _ = split_domain_port(host)
    known = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
    return known and origin.scheme in ("http", "https") and origin.netloc.lower() == host.lower()
