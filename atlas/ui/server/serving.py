"""The application that the server runs: what is answered before Streamlit's own, and the headers of every answer."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from atlas.catalog import config as configuration
from atlas.catalog.config import Config
from atlas.catalog.problem import DataError
from atlas.figures.shared.asked import LANGUAGES
from atlas.markup.shared.render import render
from atlas.ui.server import start
from atlas.ui.server.api import app as api
from atlas.ui.server.headers import Headers, scripts_of
from atlas.ui.server.inside import frame_comes_first
from atlas.ui.server.start import Words
from atlas.ui.shared import frame
from atlas.words.text import say

FRONT_PAGE = "overview"
_SCRIPTS = ("scripts/copy.js", "scripts/start.js", "scripts/wall.js")  # that stand in pages


def routes(main: str) -> list[BaseRoute]:
    """What is answered before Streamlit's own; ``main`` is the file of the frame, which has ``pages/`` beside it."""
    frame_comes_first()
    pages = sorted(path.stem for path in Path(main).with_name("pages").glob("*.py") if path.stem != FRONT_PAGE)
    base = str(st.get_option("server.baseUrlPath") or "")
    return [*api.routes(_current, base), *start.routes(_words, pages, base)]


def _current() -> api.Current:
    written = configuration.written()
    config, wrong, state = frame.current()
    return api.Current(config, written, wrong, state)


def middleware() -> list[Middleware]:
    """What every answer passes through on its way out."""
    scripts = [str(render(name)) for name in _SCRIPTS] + scripts_of(start.index())
    return [Middleware(Headers, scripts=scripts, frames=_frames)]


def _frames() -> tuple[str, ...]:
    """The origins that may show the dashboard in a frame; none while the config is broken."""
    config = _config(configuration.find(), configuration.written())
    return config.frames if config else ()


def _words() -> Mapping[str, Words]:
    return _words_of(_config(configuration.find(), configuration.written()))


@lru_cache(maxsize=1)
def _config(path: Path, _changed: int) -> Config | None:
    try:
        return configuration.load(path)
    except DataError:  # the pages tell what is wrong with it, and heal
        return None


def _words_of(config: Config | None) -> Mapping[str, Words]:
    if config is None:
        return {lang: Words(say("data_state.down", lang), say("front.no_script", lang)) for lang in LANGUAGES}
    titles = {"zh": config.title, "en": config.title_en}
    languages = sorted(LANGUAGES, key=lambda lang: lang != config.language)
    return {lang: Words(titles[lang], say("front.no_script", lang)) for lang in languages}
