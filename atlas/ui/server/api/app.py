"""The small application below ``/api``: which address answers what. It only reads, and no answer depends on another.

What takes time, which is the catalogue and making a file, is done in a thread, a few at a time: the loop that carries the
readers' sessions never waits for it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import Config
from atlas.catalog.live import State
from atlas.catalog.problem import DataError, Problem
from atlas.exports import tables
from atlas.exports.about import About
from atlas.exports.formats import FORMATS, formats_of, made
from atlas.exports.package import package
from atlas.figures.shared.asked import LANGUAGES
from atlas.figures.shared.selection import Selection
from atlas.ui.server.api import openapi
from atlas.ui.server.api.answers import VERSION, File, Refused, refusal, sent
from atlas.ui.server.api.health import health
from atlas.ui.server.api.keeping import Kept, Since
from atlas.ui.server.api.questions import PACKAGE, gathered, question
from atlas.words.text import say

AT = "api/v1/"  # seen from the front page
_MOST_KEPT = 32 << 20  # bytes of files
_AT_A_TIME = 4  # requests that are worked on; more would only take the processor from each other and from the sessions
_PACKED = (FORMATS["xlsx"], FORMATS["parquet"])  # by their format


@dataclass(frozen=True, slots=True)
class Current:
    """What is served now: the ``config`` (``written`` at a time, with what is ``wrong`` with its file) and the ``state`` of its data."""

    config: Config
    written: int
    wrong: tuple[Problem, ...]
    state: State


def routes(current: Callable[[], Current], base: str = "") -> list[BaseRoute]:
    """The addresses below ``base`` (``server.baseUrlPath``); ``current`` raises DataError where no config could ever be read."""
    root = f"/{base.strip('/')}".rstrip("/")
    return [Route(f"{root}/api", _lead_to(AT)), Mount(f"{root}/api", app=application(current))]


def application(current: Callable[[], Current]) -> Starlette:
    """The addresses themselves, as they stand below ``/api``."""
    served = _Served(current)
    refusals: dict[Any, Any] = {Refused: served.refused, HTTPException: served.not_here, Exception: served.failed}
    app = Starlette(
        routes=[
            Route("/", _lead_to("v1/")),
            Route("/v1", _lead_to("v1/")),
            Route("/v1/", served.index),
            Route("/v1/health", served.health),
            Route("/v1/openapi.json", served.openapi),
            Route("/v1/{name}.{format}", served.file),
        ],
        middleware=[
            Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD"],
                       expose_headers=["ETag", VERSION, "Content-Disposition"]),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5,
                       exclude_content_types=(*DEFAULT_EXCLUDED_CONTENT_TYPES, *_PACKED)),
        ],
        exception_handlers=refusals,
    )  # fmt: skip
    app.router.redirect_slashes = False  # by the host's name, which a proxy may have changed
    return app


def _lead_to(relative: str) -> Callable[[Request], Awaitable[Response]]:
    async def lead(_: Request) -> Response:
        return RedirectResponse(relative, 307)

    return lead


class _Served:
    def __init__(self, current: Callable[[], Current]) -> None:
        self._current = current
        self._kept, self._since = Kept(_MOST_KEPT), Since()
        self._turns = asyncio.Semaphore(_AT_A_TIME)

    async def _worked(self, work: Callable[[Request], Response], request: Request) -> Response:
        async with self._turns:
            return await run_in_threadpool(work, request)

    async def index(self, _: Request) -> Response:
        """Every address, relative to this one."""
        addresses = {name: {f: f"{name}.{f}" for f in formats_of(name)} for name in tables.TABLES}
        told = {"openapi": "openapi.json", "health": "health", "package": f"{PACKAGE}.zip", "tables": addresses}
        return JSONResponse(told, headers={"Cache-Control": "no-cache"})

    async def health(self, request: Request) -> Response:
        return await self._worked(self._health, request)

    async def openapi(self, request: Request) -> Response:
        return await self._worked(self._openapi, request)

    async def file(self, request: Request) -> Response:
        return await self._worked(self._file, request)

    def _health(self, request: Request) -> Response:
        lang = self._lang(request)
        try:
            now = self._current()
            state, wrong = now.state, now.wrong
        except DataError as error:
            state, wrong = None, error.problems
        told = health(state, wrong, date.today(), lang)
        return JSONResponse(told, 503 if told["status"] == "down" else 200, {"Cache-Control": "no-store"})

    def _openapi(self, request: Request) -> Response:
        now, catalog, lang = self._data(request)
        title = now.config.title_en if lang == "en" else now.config.title
        described = openapi.described(catalog, title, date.today(), lang)
        return self._sent(request, now, catalog, described, "application/json", "openapi.json")

    def _file(self, request: Request) -> Response:
        name, ending = request.path_params["name"], request.path_params["format"]
        lang, whole = self._lang(request), (name, ending) == (PACKAGE, "zip")
        if not whole and name not in tables.TABLES:
            allowed = [*tables.TABLES, PACKAGE]
            raise Refused(404, say("addresses.no_table", lang, name=name[:60]), allowed=allowed)
        if not whole and ending not in formats_of(name):
            allowed = list(formats_of(name))
            raise Refused(404, say("addresses.no_format", lang, name=name, format=ending[:60]), allowed=allowed)
        now, catalog, lang = self._data(request)
        chosen = question(catalog, name, gathered(request.query_params.multi_items()), date.today(), lang)
        key = (catalog.version, now.written, name, ending, chosen, lang)
        content = self._kept.get(key, lambda: _content(now.config, catalog, chosen, name, ending, lang))
        media = "application/zip" if whole else FORMATS[ending]
        return self._sent(request, now, catalog, content, media, tables.file_name(name, chosen, ending))

    def _sent(
        self, request: Request, now: Current, catalog: Catalog, content: bytes, media: str, name: str
    ) -> Response:
        # What is served changes with the data, with the config and, where no day was asked for, at midnight.
        since = self._since.of((catalog.version, now.written, date.today()))
        return sent(File(content, media, name, catalog.version, since), request.headers)

    def _data(self, request: Request) -> tuple[Current, Catalog, str]:
        """What is served now and the reader's language; Refused (503) where no version of the data was ever good."""
        lang = self._lang(request)
        try:
            now = self._current()
        except DataError as error:
            raise _down(error.problems, lang) from error
        if now.state.catalog is None:
            raise _down(now.state.problems, lang)
        return now, now.state.catalog, lang

    def _lang(self, request: Request) -> str:
        asked = request.query_params.get("lang", "")
        if asked in LANGUAGES:
            return asked
        try:
            return self._current().config.language
        except DataError:
            return LANGUAGES[0]

    async def refused(self, _: Request, error: Refused) -> Response:
        return refusal(error, {"Retry-After": "5"} if error.status == 503 else None)

    async def not_here(self, request: Request, error: HTTPException) -> Response:
        """No such address, or one that can only be read."""
        lang = await run_in_threadpool(self._lang, request)
        if error.status_code == 405:
            return refusal(
                Refused(405, say("addresses.only_read", lang), allowed=["GET", "HEAD"]), {"Allow": "GET, HEAD"}
            )
        return refusal(Refused(error.status_code, say("addresses.nothing_here", lang), index=f"/{AT}"))

    async def failed(self, request: Request, _: Exception) -> Response:
        """A fault of ours, maybe one of the config; Starlette writes it to the log."""
        asked = request.query_params.get("lang", "")
        return refusal(Refused(500, say("addresses.failed", asked if asked in LANGUAGES else LANGUAGES[0])))


def _content(config: Config, catalog: Catalog, chosen: Selection, name: str, ending: str, lang: str) -> bytes:
    """The file itself."""
    if name == PACKAGE:
        return package(About(catalog, chosen, lang, config))
    return made(catalog, chosen, name, ending, lang, config)


def _down(problems: tuple[Problem, ...], lang: str) -> Refused:
    return Refused(503, say("data_state.down", lang), problem_count=len(problems))
