"""The editor: one page for all its addresses, and the files of its bundle, which never change under their names.

The bundle is built when the package is (`hatch_build.py`).  Its page may run scripts of ours and nothing else: no word
of a user ever becomes a script, and what a script would fetch or open lies on this server.  A package that was built
without the editor shows the list of documents that needs no script.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from . import pages

FOLDER = Path(__file__).parent / "static" / "editor"
MOUNT = "/static/editor"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
WORKER_POLICY = "default-src 'none'; connect-src 'self'"
YEAR = 31_536_000  # seconds
FONTS = tuple(
    f"{n}.woff2" for n in ("inter-latin-wght-normal", "fraunces-latin-opsz-normal", "fraunces-latin-wght-italic")
)
"""What nearly every map is written in; a map that were laid out before them would be laid out twice."""


@require_http_methods(["GET", "HEAD"])
async def page(request: HttpRequest, **_: str) -> HttpResponseBase:
    """The editor, to whoever has signed in; the way in to everybody else."""
    if not built():
        return await pages.home(request)
    user = await request.auser()
    if not user.is_authenticated:
        return HttpResponseRedirect("/sign-in?" + urlencode({"next": request.get_full_path()}))
    kept = {"X-Desirepath-Page": "editor"}  # so that the worker keeps this page and never the way in
    content = _index(request.path.startswith("/d/")) % _asked_soon(request).encode()
    return HttpResponse(content, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", **kept})


@require_http_methods(["GET", "HEAD"])
async def worker(_: HttpRequest) -> HttpResponse:
    """What opens the page without the server.  It stands at the root, for that is how far it reaches."""
    if not built():
        raise Http404
    headers = {"Content-Security-Policy": WORKER_POLICY, "Cache-Control": "no-cache"}
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers=headers)


def addresses() -> list[URLPattern]:
    """Every address that the editor knows by itself, see `editor/src/pages/address.ts`."""
    known = ("", "new", "trash", "d/<slug:document>", "d/<slug:document>/present")
    return [path(address, page) for address in known]


@lru_cache(maxsize=2)
def _index(is_map: bool) -> bytes:
    """The page with what its scripts would ask for one after the other, and `%s` for what hangs on the request."""
    page = (FOLDER / "index.html").read_text("utf-8").replace("%", "%%")
    chunks = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    files = [*_needed(chunks, "src/pages/EditorPage.tsx" if is_map else "src/pages/HomePage.tsx"), *_fonts(chunks)]
    links = "".join(_link(name) for name in files if name not in page)
    return page.replace("</head>", f"{links}%s</head>").encode()


def _needed(chunks: Mapping[str, Any], module: str) -> list[str]:
    """The files of a module and of all that it imports at once."""
    seen: dict[str, None] = {}
    waiting = [module]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen[name] = None
            waiting += chunks[name].get("imports", ())
    return [file for name in seen for file in (chunks[name]["file"], *chunks[name].get("css", ()))]


def _fonts(chunks: Mapping[str, Any]) -> list[str]:
    return [chunk["file"] for name, chunk in chunks.items() if name.endswith(FONTS)]


def _link(name: str) -> str:
    kind = {".js": 'rel="modulepreload"', ".css": 'rel="stylesheet"'}.get(Path(name).suffix, 'rel="preload" as="font"')
    return f'<link {kind} crossorigin href="{MOUNT}/{name}">'


def _asked_soon(request: HttpRequest) -> str:
    """Links to what the scripts of a map will ask the server for, so that it answers while they load."""
    if not request.path.startswith("/d/"):
        return ""
    framework = request.GET.get("framework", "")
    query = "?" + urlencode({"framework": framework}) if framework else ""
    document = quote(request.path.split("/")[2])
    asked = ("/api/session", f"/api/documents/{document}/framework{query}")
    return "".join(f'<link rel="preload" as="fetch" crossorigin href="{escape(address)}">' for address in asked)


@lru_cache(maxsize=1)
def _worker() -> bytes:
    return (FOLDER / "sw.js").read_bytes()


class Bundle(StaticFiles):
    """The files of the bundle, compressed when they were built; what has a hash in its name is kept for ever."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        packed = "gzip" in Headers(scope=scope).get("accept-encoding", "") and (FOLDER / f"{path}.gz").is_file()
        response = await super().get_response(f"{path}.gz" if packed else path, scope)
        if packed:
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Type"] = guess_type(path)[0] or "application/octet-stream"
        lasting = f"public, max-age={YEAR}, immutable" if path.startswith("assets") else "no-cache"
        response.headers["Cache-Control"] = lasting
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def built() -> bool:
    """Whether there is a bundle to serve."""
    return (FOLDER / "index.html").is_file()
