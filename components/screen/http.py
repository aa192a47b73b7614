"""What the server answers beside the pages: map layers, fonts, style, tables; and the headers of every answer."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from components.exhibits.exhibit import Exhibit, Filters, Map, Strip
from components.records import BASEMAP, Dossier

from . import below, calendar, citation, draw, draw_strip, geo, geojson, served, table, url

HERE = Path(__file__).resolve().parent
FOREVER = "public, max-age=31536000, immutable"
POLICY = (
    "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' blob:; worker-src 'self' blob:; font-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""`blob:` scripts are the parts of the page that Streamlit loads from strings; no other host may be asked."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
}
MAP_PAGE = "/routes"
FIRST_PAGE = "/overview"
"""Streamlit serves the first page at the root and reports its own name as not found."""
FONTS = tuple((HERE / "fonts").glob("*.woff2"))
COMPRESSED = re.compile(rb"text/|javascript|json|svg|wasm")
Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


@lru_cache(maxsize=1)
def style() -> bytes:
    """The style sheet, with the versions of the fonts in their addresses."""
    return (HERE / "style.css").read_bytes()


def style_path() -> str:
    """Address of the style sheet, which changes with its contents."""
    return f"/style/kairo.css?v={hashlib.sha256(style()).hexdigest()[:12]}"


@lru_cache(maxsize=1)
def script() -> bytes:
    """The script of the exhibits."""
    return (HERE / "exhibit.js").read_bytes()


def script_path() -> str:
    """Address of the script, which changes with its contents."""
    return f"/script/exhibit.js?v={hashlib.sha256(script()).hexdigest()[:12]}"


def _answer(content: bytes, media_type: str, request: Request) -> Response:
    cache = FOREVER if "v" in request.query_params else "no-cache"
    return Response(content, media_type=media_type, headers={"cache-control": cache})


async def _geo(request: Request) -> Response:
    payload = geo.geo_payload(request.path_params["name"], request.query_params)
    if payload is None:
        return PlainTextResponse("There is no such layer.", 404)
    return _answer(payload, "application/json", request)


async def _font(request: Request) -> Response:
    font = next((path for path in FONTS if path.name == request.path_params["name"]), None)
    if font is None:
        return PlainTextResponse("There is no such font.", 404)
    return Response(font.read_bytes(), media_type="font/woff2", headers={"cache-control": FOREVER})


async def _style(request: Request) -> Response:
    return _answer(style(), "text/css", request)


async def _script(request: Request) -> Response:
    return _answer(script(), "text/javascript", request)


async def _exhibit(request: Request) -> Response:
    dossier = served.current().dossier
    if dossier is None:
        return PlainTextResponse("The data can't be read.", 503)
    name, kind = request.path_params["name"], request.path_params["kind"]
    state, _ = url.parse(dict(request.query_params), dossier, date.today())
    try:
        exhibit = served.exhibit(dossier, name, state.filters, state.options)
    except KeyError:
        return PlainTextResponse("There is no such exhibit.", 404)
    if kind == "html":
        return Response(table.as_html(exhibit.table, state.filters.lang), media_type="text/html")
    if kind == "body":
        inside = draw.body(replace(exhibit, id=name), dossier, state.filters.lang, request.url.query)
        return Response(inside, media_type="text/html")
    if kind == "tail":
        foot = below.tail(replace(exhibit, id=name), dossier, state.filters, request.url.query)
        return Response(foot, media_type="text/html")
    if kind == "rest":
        return Response(draw.rest(exhibit, dossier, state.filters.lang), media_type="text/html")
    if kind == "sources":
        listed = below.source_list(exhibit, dossier, state.filters.lang, request.url.query)
        return Response(listed, media_type="text/html")
    made = _file(kind, exhibit, dossier, state.filters)
    if made is None:
        return PlainTextResponse("There is no such form of an exhibit.", 404)
    content, media_type = made
    file = f"{name}-{state.filters.as_of.isoformat()}-{state.filters.lang}.{kind}"
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{file}"'})


def _file(kind: str, exhibit: Exhibit, dossier: Dossier, filters: Filters) -> tuple[str | bytes, str] | None:
    """An exhibit as a file to keep, with its media type; None where its body has no such form."""
    if kind == "csv":
        return table.as_csv(exhibit, dossier, filters), "text/csv; charset=utf-8"
    if kind == "json":
        return table.as_json(exhibit, dossier, filters), "application/json"
    if kind == "bib":
        return citation.as_bibtex(exhibit, dossier), "text/x-bibtex; charset=utf-8"
    if kind == "csl":
        return citation.as_csl(exhibit, dossier), "application/vnd.citationstyles.csl+json"
    if kind == "ics" and exhibit.dates:
        return calendar.as_calendar(exhibit, dossier, filters.lang), "text/calendar; charset=utf-8"
    if kind == "geojson" and isinstance(exhibit.body, Map):
        return geojson.as_geojson(exhibit.body, exhibit.table, dossier, filters), "application/geo+json"
    if kind == "svg" and isinstance(exhibit.body, Strip):
        return draw_strip.svg(exhibit.body, exhibit.alt or exhibit.headline, is_alone=True), "image/svg+xml"
    return None


async def _first(request: Request) -> Response:
    query = request.url.query
    return RedirectResponse(f"/?{query}" if query else "/")


async def _nothing(request: Request) -> Response:
    """What lies under an address of ours and is none: a plain 404, not Streamlit's page."""
    return PlainTextResponse("There is nothing at this address.", 404)


async def _health(request: Request) -> Response:
    is_good = served.current().dossier is not None
    return PlainTextResponse("ok" if is_good else "no data", 200 if is_good else 503)


ROUTES = [
    Route("/geo/{name}", _geo),
    Route("/font/{name}", _font),
    Route("/style/kairo.css", _style),
    Route("/script/exhibit.js", _script),
    Route("/exhibit/{name}.{kind}", _exhibit),
    Route("/healthz", _health),
    Route(FIRST_PAGE, _first),
    *(Route(f"/{ours}/{{rest:path}}", _nothing) for ours in ("geo", "font", "style", "script", "exhibit")),
]


class Guard:
    """Adds the security headers, compresses text and names the language of the page."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = dict(scope["headers"])
        start: MutableMapping[str, Any] = {}
        body: list[bytes] = []

        async def held(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            body.append(message.get("body", b""))
            if not message.get("more_body"):
                await _send_on(scope, asked, start, b"".join(body), send)

        # The server must see no accepted encoding of its own choice: what leaves is encoded here once.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, held)


async def _send_on(
    scope: Scope, asked: dict[bytes, bytes], start: MutableMapping[str, Any], content: bytes, send: Send
) -> None:
    headers = {name.lower(): value for name, value in start["headers"]}
    kind = headers.get(b"content-type", b"")
    path = str(scope["path"])
    if kind.startswith(b"text/html") and b"<html lang" in content[:4096]:
        content = _page(content, path, bytes(scope.get("query_string", b"")), asked.get(b"accept-language", b""))
    if path.startswith("/static/") and re.search(r"\.[\w-]{8,}\.(js|css|woff2|wasm)$", path):
        headers[b"cache-control"] = FOREVER.encode()
    is_text = COMPRESSED.search(kind) is not None
    if is_text and len(content) > 1_000 and b"gzip" in asked.get(b"accept-encoding", b"") and start["status"] == 200:
        content = _compressed(content) if len(content) > 20_000 else gzip.compress(content, 6)
        headers[b"content-encoding"] = b"gzip"
        headers[b"vary"] = b"Accept-Encoding"
    if scope["method"] != "HEAD":
        headers[b"content-length"] = str(len(content)).encode()
    for name, value in HEADERS.items():
        headers[name.encode()] = value.encode()
    cookies = [(name, value) for name, value in start["headers"] if name.lower() == b"set-cookie"]
    headers.pop(b"set-cookie", None)
    await send({**start, "headers": [*headers.items(), *cookies]})
    await send({"type": "http.response.body", "body": content})


@lru_cache(maxsize=256)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, 6)


def _page(content: bytes, path: str, query: bytes, accepted: bytes) -> bytes:
    """Streamlit's page with the language of the reader, the style sheet and a title of its own."""
    is_japanese = b"lang=ja" in query.split(b"&") or (b"lang=" not in query and accepted.lower().startswith(b"ja"))
    lang = b'<html lang="ja"' if is_japanese else b'<html lang="en"'
    content = re.sub(rb'<html lang="[^"]*"', lang, content, count=1)
    content = content.replace(b"<title>Streamlit</title>", "<title>Kairo 回廊</title>".encode(), 1)
    links = f'<link rel="stylesheet" href="{style_path()}">'
    if path.rstrip("/").endswith(MAP_PAGE):
        links += _early()
    return content.replace(b"</head>", f"{links}</head>".encode(), 1)


def _early() -> str:
    """Links that let a browser fetch the map's library and ground while the page is still starting."""
    library = [f'<link rel="modulepreload" href="/static/js/{name}">' for name in _map_library()]
    ground = [geo.basemap_path(Path(name).name) for name in BASEMAP]
    return "".join(library) + "".join(
        f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{path}">' for path in ground if path
    )


@lru_cache(maxsize=1)
def _map_library() -> tuple[str, ...]:
    """File names of the map's library in Streamlit's own static files; none where Streamlit names them otherwise."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return tuple(sorted(path.name for path in folder.glob("DeckGlJsonChart.*.js")))


MIDDLEWARE = [Middleware(Guard)]
