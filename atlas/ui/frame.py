"""The frame around every page: settings, state of the data, filters, navigation, footnotes."""

import gc
from collections.abc import Callable, Mapping, Sequence
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
from atlas.drawings.colours import BUILT, EDGE, readable
from atlas.figures.shared import claims
from atlas.figures.shared.selection import Selection
from atlas.markup import parts as pieces
from atlas.markup.parts import Notes
from atlas.ui import address
from atlas.ui.server.inside import frame_comes_first
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, STAGE, STATUS

_WATCH_SECONDS = 5
# Of each filter, in pixels: together they fit beside the day of the newest material on a screen of 1440.
_WIDTHS = {"place": 172, "search": 165}
_WIDTH = 134
_MOST_PROBLEMS = 200
_STANDS = ("built", "operating", "first_product")  # what has to be seen first


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
    return {**shown, "accent": config.palette.accent}


def _style(config: Config, chosen: Selection, lang: str) -> Style:
    theme = "dark" if st.context.theme.type == "dark" else "light"
    ground, ink = (str(st.get_option(f"theme.{theme}.{part}")) for part in ("backgroundColor", "textColor"))
    colours = _colours(config, ground)
    return Style(lang, colours, text.day(chosen.day.isoformat(), lang), ink, "".join(colours.values()))


def start() -> None:
    """Page settings, style and the state of the data; stops the run with the list of problems if there is nothing to show."""
    try:
        config, wrong = _current_config()
    except DataError as error:
        asked = st.query_params.get("lang", "zh")
        lang = asked if asked in address.LANGUAGES else "zh"
        st.set_page_config(page_title=say("data_state.down", lang), page_icon=pieces.icon(), layout="wide")
        _watch(None, _seen(None))
        _stop(error.problems, lang)
    lang = st.session_state.get("lang", config.language)
    title = config.title_en if lang == "en" else config.title
    st.set_page_config(page_title=title, page_icon=pieces.icon(), layout="wide")
    st.html(pieces.style())
    state = _live(config.folder).state()
    _settle(config.folder, state.generation)
    _watch(config.folder, _seen(config.folder))
    if state.catalog is None:
        asked = st.query_params.get("lang", "")
        _stop(state.problems, asked if asked in address.LANGUAGES else config.language)
    address.adopt(state.catalog, config)
    lang = st.session_state["lang"]
    notes = Notes(state.catalog.sources, lang, address=address.link(config))
    chosen = address.selection()
    st.session_state["_view"] = View(state.catalog, chosen, lang, config, notes, _style(config, chosen, lang))
    st.session_state["_state"], st.session_state["_wrong"] = state, wrong
    st.session_state["_told"], st.session_state["_put"] = {}, {}
    st.session_state["_led_back"] = False


def _stop(problems: tuple[Problem, ...], lang: str) -> NoReturn:
    """Nothing can be shown: say why, and look again every few seconds."""
    st.html(pieces.style() + pieces.head(say("data_state.down", lang), say("data_state.down_lead", lang), level=1))
    st.html(pieces.problems(p.shown(lang) for p in problems[:_MOST_PROBLEMS]))
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


def page(name: str, **more: Any) -> Any:
    """The ``st.Page`` of ``pages/<name>.py`` with its title in the reader's language."""
    return st.Page(
        f"pages/{name}.py", title=say(f"page.{name}", st.session_state.get("lang", "zh")), url_path=name, **more
    )


def header(pages: Sequence[Any], wall: Any) -> None:
    """The name of the site, its ``pages``, the language, the link to copy and the ``wall``. Filters go along to every page."""
    v = view()
    carried = address.link(v.config)
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="site", width="content"):
            st.page_link(pages[0], label=v.config.title_en if v.lang == "en" else v.config.title, query_params=carried)
        with st.container(key="pages", horizontal=True, wrap=False, gap=None):
            for shown in pages:
                st.page_link(shown, query_params=carried)
        with st.container(
            key="tools", horizontal=True, wrap=False, width="content", vertical_alignment="center", gap="small"
        ):
            st.segmented_control(v.say("filter.language"), address.LANGUAGES, key="lang", required=True, width="content",
                                 label_visibility="collapsed", format_func={"zh": "中文", "en": "English"}.__getitem__)  # fmt: skip
            st.html(pieces.copy_button(v.say("filter.copy"), v.say("filter.copied"), urlencode(address.address(every=True))),
                    unsafe_allow_javascript=True, width="content")  # fmt: skip
            st.page_link(wall, query_params=carried)


def filters() -> None:
    """The shared filters in one line, with the day of the newest material, and below it the sentence that says what is filtered."""
    v = view()
    offered = address.options(v.catalog, v.lang)
    labels: dict[str, Callable[[str], str]] = {
        "place": lambda i: text.both(v.catalog.places[i], "name", v.lang),
        "stage": lambda i: text.word(STAGE, i, v.lang),
        "product": lambda i: text.word(PRODUCT, i, v.lang),
        "status": lambda i: text.word(STATUS, i, v.lang),
    }
    told = newest(v)
    with st.container(key="filter-switch"):
        st.html(pieces.filter_switch(v.say("filter.heading"), told))
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="xsmall"):
        for name in address.LISTS:
            st.multiselect(v.say(f"filter.{name}"), offered[name], key=name, format_func=labels[name], width=_WIDTHS.get(name, _WIDTH),
                           placeholder=v.say(f"filter.every_{name}"), select_all=False, label_visibility="collapsed")  # fmt: skip
        day = st.session_state["day"]
        days = ["", *dict.fromkeys(sorted({*address.days(v.catalog), *([day] if day else [])}, reverse=True))]
        st.selectbox(v.say("filter.day"), days, key="day", label_visibility="collapsed", width=_WIDTH,
                     format_func=lambda d: text.day(d, v.lang) if d else v.say("filter.latest"))  # fmt: skip
        st.text_input(v.say("filter.search"), key="q", placeholder=v.say("filter.search_hint"), max_chars=address.LONGEST_QUERY,
                      label_visibility="collapsed", width=_WIDTHS["search"])  # fmt: skip
        if not address.nothing_to_clear(v.chosen):
            st.button(v.say("filter.clear"), on_click=address.clear, type="tertiary")
        st.html(pieces.paragraph(told, "newest"), width="content")
    if not v.chosen.is_all:
        st.html(pieces.paragraph(scope(v.chosen), "says"))
    _tell_problems(v)


def newest(v: View) -> str:
    """The day of the newest material, and for how many months there has been none since."""
    last = claims.newest(v.catalog, date.today())
    if last is None:
        return ""
    silent = claims.months_between(last.last, date.today())
    told = v.say("frame.newest", day=text.day(str(last), v.lang))
    return told + v.say("frame.silent", months=silent) if silent else told


def scope(chosen: Selection) -> str:
    """What is filtered, in words; also written into every download."""
    v = view()
    day, pause = text.day(chosen.day.isoformat(), v.lang), v.say("list.pause")
    if chosen.is_all:
        return v.say("filter.none", day=day)
    values = {
        "place": pause.join(text.both(v.catalog.places[i], "name", v.lang) for i in chosen.places),
        "stage": pause.join(text.word(STAGE, i, v.lang) for i in chosen.stages),
        "product": pause.join(text.word(PRODUCT, i, v.lang) for i in chosen.products),
        "status": pause.join(text.word(STATUS, i, v.lang) for i in chosen.statuses),
        "search": chosen.query,
    }
    said = [v.say("filter.one", name=v.say(f"filter.{k}"), values=t) for k, t in values.items() if t]
    told = (
        v.say("filter.says", filters=v.say("filter.joiner").join(said), day=day)
        if said
        else v.say("filter.dated", day=day)
    )
    return told + (v.say("filter.undated") if chosen.dated else "")


def _tell_problems(v: View) -> None:
    state: State = st.session_state["_state"]
    problems = (*st.session_state["_wrong"], *state.problems)
    if not problems:
        return
    since = state.since or datetime.fromtimestamp(configuration.written() / 1e9)  # noqa: DTZ006
    st.html(
        pieces.paragraph(
            v.say("data_state.broken", since=since.strftime("%Y-%m-%d %H:%M"), count=len(problems)), "quiet"
        )
    )
    with st.expander(v.say("data_state.problems")):
        st.html(pieces.problems(p.shown(v.lang) for p in problems[:_MOST_PROBLEMS]))


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
