"""What stands above every page: the name of the site, the pages, the filters in one line, and the sentence that says what is filtered."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from atlas.catalog import config as configuration
from atlas.catalog.live import State
from atlas.exports.scope import newest as told_newest
from atlas.exports.scope import scope as told_scope
from atlas.figures.shared import search
from atlas.figures.shared.asked import LANGUAGES, LISTS, LONGEST_QUERY, Misunderstood
from atlas.figures.shared.selection import Selection
from atlas.markup.shared import parts as pieces
from atlas.markup.shared.notes import Notes
from atlas.ui.shared import address
from atlas.ui.shared.frame import MOST_PROBLEMS, View, view
from atlas.words import text
from atlas.words.vocab import PRODUCT, STAGE, STATUS

# Of each filter, in pixels: together they fit beside the day of the newest material on a screen of 1440.
_WIDTHS = {"place": 172, "search": 165}
_WIDTH = 134
_MOST_UNREAD = 3
_CALLED = {"lang": "filter.language"}
_MOST_LOSSES = 5


def header(pages: Sequence[Any], wall: Any, current: Any) -> None:
    """The name of the site, its ``pages``, the language, the link to copy and the ``wall``. Filters go along to every page.

    The link of the ``current`` page has a box of its own, to which the style sheet scrolls a strip that is too long.
    """
    v = view()
    carried = address.link(v.config)
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="site", width="content"):
            st.page_link(pages[0], label=v.config.title_en if v.lang == "en" else v.config.title, query_params=carried)
        with st.container(key="pages", horizontal=True, wrap=False, gap=None):
            for shown in pages:
                here = shown.url_path == current.url_path
                with st.container(key="here", width="content") if here else nullcontext():
                    st.page_link(shown, query_params=carried)
        with st.container(
            key="tools", horizontal=True, wrap=False, width="content", vertical_alignment="center", gap="small"
        ):
            st.segmented_control(v.say("filter.language"), LANGUAGES, key="lang", required=True, width="content",
                                 label_visibility="collapsed", format_func={"zh": "中文", "en": "English"}.__getitem__)  # fmt: skip
            copied = (v.say("filter.copy"), v.say("filter.copied"), v.say("filter.copy_by_hand"))
            st.html(pieces.copy_button(*copied, urlencode(address.address(every=True)), v.lang),
                    unsafe_allow_javascript=True, width="content")  # fmt: skip
            st.page_link(wall, query_params=carried)


def filters() -> None:
    """The shared filters in one line, with the day of the newest material, and below it the sentence that says what is filtered."""
    v = view()
    offered = address.options(v.catalog, v.lang)
    labels = _labels(v)
    told = newest(v).replace(" · ", "\u00a0· ")  # where it wraps, no line begins with the dot
    with st.container(key="filter-switch"):
        st.html(pieces.filter_switch(v.say("filter.heading"), told))
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="xsmall"):
        for name in LISTS:
            st.multiselect(v.say(f"filter.{name}"), offered[name], key=name, format_func=labels[name], width=_WIDTHS.get(name, _WIDTH),
                           placeholder=v.say(f"filter.every_{name}"), select_all=False, label_visibility="collapsed")  # fmt: skip
        day = st.session_state["day"]
        days = ["", *dict.fromkeys(sorted({*address.days(v.catalog), *([day] if day else [])}, reverse=True))]
        st.selectbox(v.say("filter.day"), days, key="day", label_visibility="collapsed", width=_WIDTH,
                     format_func=lambda d: text.day(d, v.lang) if d else v.say("filter.latest"))  # fmt: skip
        st.text_input(v.say("filter.search"), key="q", placeholder=v.say("filter.search_hint"), max_chars=LONGEST_QUERY,
                      label_visibility="collapsed", width=_WIDTHS["search"])  # fmt: skip
        if not address.nothing_to_clear(v.chosen):
            st.button(v.say("filter.clear"), on_click=address.clear, type="tertiary")
        st.html(pieces.paragraph(told, "newest"), width="content")
    if not v.chosen.is_all or address.misunderstood():
        st.html(pieces.paragraph(scope(v.chosen, v.chosen.dated), "says"))
    _tell_near(v)
    _tell_problems(v)
    _tell_losses(v)


def _labels(v: View) -> dict[str, Callable[[str], str]]:
    """What each of ``LISTS`` calls its words in the reader's language."""
    return {
        "place": lambda i: text.both(v.catalog.places[i], "name", v.lang),
        "stage": lambda i: text.word(STAGE, i, v.lang),
        "product": lambda i: text.word(PRODUCT, i, v.lang),
        "status": lambda i: text.word(STATUS, i, v.lang),
    }


def newest(v: View) -> str:
    """The day of the newest material, and for how many months there has been none since, whatever day is shown."""
    return told_newest(v.catalog, date.today(), v.lang)


def scope(chosen: Selection, dated: bool = True) -> str:
    """What is filtered, in the reader's words, as written into every download; a page that shows the newest goes without the day.

    Of the reader's own choice it also says what the address asked for and nobody understood.
    """
    v = view()
    return told_scope(v.catalog, chosen, v.lang, dated) + unread(chosen)


def unread(chosen: Selection) -> str:
    """What the address asked for and nobody understood, with what it may have meant; "" where all was understood, or where
    ``chosen`` is not the reader's own choice."""
    v = view()
    wrong = address.misunderstood() if chosen is v.chosen else ()
    if not wrong:
        return ""
    told = v.say("list.pause").join(_one_unread(v, w) for w in wrong[:_MOST_UNREAD])
    return v.say("filter.unread", told=told, more=v.say("filter.unread_more") if len(wrong) > _MOST_UNREAD else "")


def _tell_near(v: View) -> None:
    """Where the search finds nothing at all: that it does, and the nearest names, each a link to its record."""
    near = search.near(v.catalog, v.chosen.query, v.chosen.day)
    if near is None:
        return
    without = Notes(
        v.catalog.sources, v.lang, address={name: value for name, value in v.notes.address.items() if name != "q"}
    )
    links = [without.link(one.kind, one.id, one.name.of(v.lang)) for one in near]
    told = v.say("filter.nothing", query=v.chosen.query) + (v.say("filter.nearest") if near else "")
    st.html(pieces.paragraph(told, "says", Markup(v.say("list.pause")).join(map(Markup, links))))


def _one_unread(v: View, wrong: Misunderstood) -> str:
    labels = _labels(v)
    label = labels.get(wrong.parameter, labels["place"])  # what is no filter was told for its value, a place
    named = wrong.parameter in (*LISTS, "day", "lang")
    told = v.say(f"filter.unread_{'value' if named else 'name'}", value=wrong.value,
                 name=v.say(_CALLED.get(wrong.parameter, f"filter.{wrong.parameter}")) if named else wrong.parameter)  # fmt: skip
    if wrong.parameter == "day":
        return told + v.say("filter.unread_day")
    return told + (
        v.say("filter.unread_near", near=v.say("list.or").join(map(label, wrong.near))) if wrong.near else ""
    )


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
        st.html(pieces.problems(p.shown(v.lang) for p in problems[:MOST_PROBLEMS]))


def _tell_losses(v: View) -> None:
    """One quiet line of what was read in the last day and is no longer in the files."""
    state: State = st.session_state["_state"]
    if not (gone := state.gone):
        return
    since = min(each.since for each in gone).astimezone().strftime("%Y-%m-%d %H:%M")
    names = v.say("list.pause").join(each.said.text(v.lang) for each in gone[:_MOST_LOSSES])
    more = v.say("data_state.gone_more", count=len(gone) - _MOST_LOSSES) if len(gone) > _MOST_LOSSES else ""
    st.html(pieces.paragraph(v.say("data_state.gone", since=since, names=names + more), "quiet"))
