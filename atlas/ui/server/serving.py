"""What the server itself needs of Streamlit: whether a reader or the server runs ``dashboard.py``, and what it answers before Streamlit."""

import gc
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.routing import Route
from streamlit import config as settings
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from atlas.catalog import config as configuration
from atlas.catalog.problem import DataError
from atlas.ui.address import LANGUAGES
from atlas.ui.server import start
from atlas.ui.server.start import Words
from atlas.words.text import say

FRONT_PAGE = "overview"


def serving() -> bool:
    """True where the server reads ``dashboard.py`` for its application, False where a reader's session runs it."""
    return get_script_run_ctx(suppress_warning=True) is None


def routes(main: str) -> list[Route]:
    """What is answered before Streamlit's own; ``main`` is the file of the frame, beside ``pages/``. Also tells Streamlit that
    ``dashboard.py``, not the folder, says what pages there are."""
    PagesManager.uses_pages_directory = False
    pages = sorted(path.stem for path in Path(main).with_name("pages").glob("*.py") if path.stem != FRONT_PAGE)
    return start.routes(_words, pages, settings.get_option("server.baseUrlPath") or "")


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Before the first visitor: small answers leave at once.

    Streamlit opens its socket without naming TCP, so asyncio does not switch Nagle's algorithm off, and every answer of two
    packets waits 40 ms for the reader's machine to say that the first has come. Connections inherit what is set here.
    """
    for found in gc.get_objects():
        if type(found) is socket.socket and found.type == socket.SOCK_STREAM:
            with suppress(OSError):  # not a socket of TCP
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    yield


def _words() -> Mapping[str, Words]:
    return _words_of(configuration.find(), configuration.written())


@lru_cache(maxsize=1)
def _words_of(path: Path, _changed: int) -> Mapping[str, Words]:
    try:
        config = configuration.load(path)
    except DataError:  # the pages tell what is wrong with it, and heal
        return {lang: Words(say("data_state.down", lang), say("front.no_script", lang)) for lang in LANGUAGES}
    titles = {"zh": config.title, "en": config.title_en}
    languages = sorted(LANGUAGES, key=lambda lang: lang != config.language)
    return {lang: Words(titles[lang], say("front.no_script", lang)) for lang in languages}
