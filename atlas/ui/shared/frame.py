"""The frame around every page: settings, state of the data, filters, navigation, footnotes."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

import streamlit as st

from atlas.catalog import config as configuration
from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import Config
from atlas.catalog.live import Live, State
from atlas.catalog.problem import DataError, Problem
from atlas.drawings.bars import Style
from atlas.drawings.colours import BUILT, EDGE, MARK, readable
from atlas.figures.shared.asked import LANGUAGES
from atlas.figures.shared.selection import Selection
from atlas.markup.shared import parts as pieces
from atlas.markup.shared.parts import Notes
from atlas.ui.server.inside import frame_comes_first
from atlas.ui.shared import address
from atlas.words import text
from atlas.words.text import say

_WATCH_SECONDS = 5
MOST_PROBLEMS = 200
_STANDS = ("built", "operating", "first_product", "money")  # what has to be seen first


@dataclass(frozen=True, slots=True)
class View:
    """What a page is drawn from: the catalogue, the reader's selection and language, the config and the footnotes."""

    catalog: Catalog
    chosen: Selection
    lang: str
    config: Config
    notes: Notes
    style: Style

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def page_name(self, page: str) -> str:
        return _page_name(self.config, page, self.lang)


@st.cache_resource(show_spinner=False, max_entries=1)
def _config(path: Path, changed: int) -> Config:  # noqa: ARG001 - a part of the key
    return configuration.load(path)


@st.cache_resource(show_spinner=False)
def _last_good() -> dict[Path, Config]:
    return {}


def _current_config() -> tuple[Config, tuple[Problem, ...]]:
    """The config as it is on disk now, or if it is broken the last good one with what is wrong; raises DataError if there is none."""
    path = configuration.find()
    try:
        _last_good()[path] = config = _config(path, configuration.written())
    except DataError as error:
        if path not in _last_good():
            raise
        return _last_good()[path], error.problems
    return config, ()


@st.cache_resource(show_spinner=False)
def _live(folder: Path) -> Live:
    return Live(folder)


def current() -> tuple[Config, tuple[Problem, ...], State]:
    """The config with what is wrong with it, and the state of its data, outside of a session too; DataError if there is no config."""
    config, wrong = _current_config()
    return config, wrong, _live(config.folder).state()


@st.cache_resource(show_spinner=False, max_entries=1)
def _settle(_folder: Path, generation: int) -> int:
    """Once for each ``generation`` of the catalogue: take what was loaded out of the garbage collector's sight.

    Streamlit collects all garbage after every run of a script; walking through modules and records that stay for good took a
    third of the time of a run.
    """
    gc.collect()
    gc.freeze()
    return generation


def _colours(config: Config, ground: str) -> Mapping[str, str]:
    """The colours of the config, as they stand out from the ground of the reader's theme."""
    status = config.palette.status
    progress = {
        "built": "operating",
        "planned": "announced",
        "sought": "third_party",
        "expected": "permitted",
        "aside": "cancelled",
    }
    told = {
        **status,
        **{p: status[s] for p, s in progress.items()},
        "unknown": status["announced"],
        "money": config.palette.money,
    }
    shown = {word: readable(colour, ground, BUILT if word in _STANDS else EDGE) for word, colour in told.items()}
    plain = {word: getattr(config.palette, word) for word in ("accent", "line", "muted")}
    events = {kind: readable(colour, ground, MARK) for kind, colour in config.palette.event.items()}
    return {**shown, **events, **plain}


def _style(config: Config, chosen: Selection, lang: str, theme: str = "") -> Style:
    theme = theme or ("dark" if st.context.theme.type == "dark" else "light")
    ground, ink = (str(st.get_option(f"theme.{theme}.{part}")) for part in ("backgroundColor", "textColor"))
    colours = _colours(config, ground)
    return Style(
        lang, colours, text.day(chosen.day.isoformat(), lang), ink, "".join(colours.values()), chosen.dated, ground
    )


def start() -> None:
    """Page settings, style and the state of the data; stops the run with the list of problems if there is nothing to show."""
    try:
        config, wrong = _current_config()
    except DataError as error:
        asked = st.query_params.get("lang", "zh")
        lang = asked if asked in LANGUAGES else "zh"
        st.set_page_config(page_title=say("data_state.down", lang), page_icon=pieces.icon(), layout="wide")
        _watch(None, _seen(None))
        _stop(error.problems, lang)
    lang = st.session_state.get("lang", config.language)
    title = config.title_en if lang == "en" else config.title
    st.set_page_config(page_title=title, page_icon=pieces.icon(config.palette), layout="wide")
    st.html(pieces.style(config.palette))
    state = _live(config.folder).state()
    _settle(config.folder, state.generation)
    _watch(config.folder, _seen(config.folder))
    if state.catalog is None:
        asked = st.query_params.get("lang", "")
        _stop(state.problems, asked if asked in LANGUAGES else config.language)
    address.adopt(state.catalog, config)
    lang = st.session_state["lang"]
    st.html(pieces.lost(say("frame.lost", lang)))
    notes = Notes(state.catalog.sources, lang, address=address.link(config))
    chosen = address.selection()
    st.session_state["_view"] = View(state.catalog, chosen, lang, config, notes, _style(config, chosen, lang))
    st.session_state["_state"], st.session_state["_wrong"] = state, wrong
    st.session_state["_told"], st.session_state["_put"] = {}, {}
    st.session_state["_led_back"] = False


def _stop(problems: tuple[Problem, ...], lang: str) -> NoReturn:
    """Nothing can be shown: say why, and look again every few seconds."""
    st.html(pieces.style() + pieces.head(say("data_state.down", lang), say("data_state.down_lead", lang), level=1))
    st.html(pieces.problems(p.shown(lang) for p in problems[:MOST_PROBLEMS]))
    st.stop()


def _seen(folder: Path | None) -> tuple[int, int, date]:
    """What a page is made of, beside the reader's choice: the config, the data in ``folder``, the day."""
    return configuration.written(), _live(folder).state().generation if folder else 0, date.today()


@st.fragment(run_every=_WATCH_SECONDS)
def _watch(folder: Path | None, seen: tuple[int, int, date]) -> None:
    """Looks every few seconds whether config, data files or day changed, and runs the page again if they did."""
    if _seen(folder) != seen:
        st.rerun()


def checked_at() -> datetime:
    """When the data files were last looked at, in local time; also from a fragment, when no page runs."""
    return _live(_current_config()[0].folder).state().checked


def earlier() -> State | None:
    """The state of the earlier release of the data that the config names; None if it names none."""
    folder = view().config.earlier_folder
    return _live(folder).state() if folder else None


def _page_name(config: Config, page: str, lang: str) -> str:
    """What a page is called: the layout as the config has it, since each region has its own word for it."""
    own = config.layout_en if lang == "en" else config.layout
    return own if page == "layout" and own else say(f"page.{page}", lang)


def page(name: str, **more: Any) -> Any:
    """The ``st.Page`` of ``pages/<name>.py`` with its title in the reader's language."""
    v = view()
    return st.Page(f"pages/{name}.py", title=v.page_name(name), url_path=name, **more)


def view() -> View:
    """The view of this run. A page that is run without the frame starts one."""
    if "_view" not in st.session_state:
        if not st.session_state.get("_led_back"):
            # Where the frame is not served by its own application (a session of AppTest), Streamlit runs the file of a page
            # by itself until it has met st.navigation. From the next run on the frame comes first.
            frame_comes_first()
            st.session_state["_led_back"] = True
            st.rerun()
        start()
    found: View = st.session_state["_view"]
    return found


def paper() -> Style:
    """The style of what the reader carries away: that of the light theme, since it ends on paper."""
    v = view()
    return _style(v.config, v.chosen, v.lang, "light")


def finish() -> None:
    """The footnotes of all that the page cited, and for the copied link what the page let its reader choose. The view ends with its run, so that no later run can take it for its own."""
    v = view()
    notes = v.notes
    if notes.cited:
        st.html(pieces.footnotes(notes))
    if told := st.session_state["_told"]:
        st.html(pieces.own_choices(urlencode(told)))
    address.flush(v.config)
    del st.session_state["_view"]
