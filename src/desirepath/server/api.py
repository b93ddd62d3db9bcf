"""The REST API put together.  Every route says which action it needs, and `on` asks the policy before the route runs.

A route without `on` is one of `PUBLIC`; a test walks all of them.  Requests that change something carry the token that
`GET /api/session` hands out, so that no other site can make a browser send them.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any, TypeVar

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.utils import check_csrf

from .. import __version__
from . import library
from .desk import at_desk
from .policy import Action, Forbidden, Principal
from .problems import HANDLERS

View = TypeVar("View", bound=Callable[..., Awaitable[Any]])

SAFE = ("GET", "HEAD", "OPTIONS")
PUBLIC = frozenset(
    {"who_is_here", "sign_in", "join", "sign_out", "new_password", "my_workspaces", "formats", "frameworks"}
    | {"examples", "example_thumbnail", "framework_thumbnail", "one_framework", "search_documents"}
    | {"avatar_styles", "avatar"}
)
"""Routes that are about no document in particular: one's own session, what comes with the program, and the search,
which asks the policy about every workspace."""
_BYTES = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
TAKES_A_FILE: Mapping[str, Any] = MappingProxyType({"requestBody": {"required": True, **_BYTES}})
"""What the description says of a route whose body is a file, as it is."""
GIVES_A_FILE: Mapping[str, Any] = MappingProxyType({"responses": {200: _BYTES}})
"""The same of a route that answers with one."""


async def signed_in(request: HttpRequest) -> Principal | None:
    """Who asks; None for nobody.  Raises `Forbidden` for a change that comes without its token."""
    must_be_meant(request)
    user = await request.auser()
    return Principal(user.pk, user.get_username()) if user.is_authenticated and user.is_active else None


def must_be_meant(request: HttpRequest) -> None:
    """Raises `Forbidden` where another site may have made the browser send this."""
    if request.method not in SAFE and check_csrf(request) is not None:
        raise Forbidden("this request does not carry its token", "send what GET /api/session says as X-CSRFToken")


def who(request: HttpRequest) -> Principal:
    """Who asks, on a route that needs somebody."""
    principal: Principal = request.auth  # type: ignore[attr-defined]
    return principal


def on(action: Action) -> Callable[[View], View]:
    """A route that needs an action on the `document` or `workspace` of its path."""

    def asking(view: View) -> View:
        @wraps(view)
        async def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if "document" in kwargs:
                await at_desk(library.must_on, who(request), kwargs["document"], action)
            else:
                await at_desk(library.must, who(request), kwargs["workspace"], action)
            return await view(request, *args, **kwargs)

        asked.__signature__ = inspect.signature(view, eval_str=True)  # type: ignore[attr-defined]
        asked.action = action  # type: ignore[attr-defined]
        return asked  # type: ignore[return-value]

    return asking


def made() -> NinjaAPI:
    """The API with all its routes, which a process can put together once."""
    from . import (
        api_assets,
        api_avatars,
        api_continuations,
        api_documents,
        api_drawings,
        api_gallery,
        api_people,
        api_search,
        api_workspaces,
    )

    api = NinjaAPI(
        title="Desire Path",
        version=__version__,
        description="Customer journey maps: documents, changes, versions, views and exports.",
        auth=signed_in,
        openapi_url=None,
        docs_url=None,
    )
    api.add_router("", api_people.router)
    api.add_router("", api_documents.router)
    api.add_router("", api_continuations.router)
    api.add_router("", api_gallery.router)
    api.add_router("", api_workspaces.router)
    api.add_router("", api_drawings.router)
    api.add_router("", api_assets.router)
    api.add_router("", api_avatars.router)
    api.add_router("", api_search.router)
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
    return api


def openapi() -> dict[str, Any]:
    """The description of the API, and of the messages of the live connection."""
    from . import messages, schemas
    from .urls import api

    described: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/")
    trouble = schemas.Trouble.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    described["components"]["schemas"] |= trouble.pop("$defs") | {"Trouble": trouble}
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}
    for operation in (o for path in described["paths"].values() for o in path.values()):
        operation["responses"]["default"] = {"description": "What is wrong", "content": content}
    return {**described, "x-live": messages.schema("#/x-live")}
