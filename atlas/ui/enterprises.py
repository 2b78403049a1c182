"""The pieces of the page of enterprises, and its switch between cards and a table."""

import pandas as pd
import streamlit as st

from atlas.drawings import enterprises as charts_firms
from atlas.figures import enterprises as firms
from atlas.markup import enterprises as pieces_firms
from atlas.markup import parts as pieces
from atlas.ui.choices import adopt_one, tell_one
from atlas.ui.frame import view
from atlas.ui.parts import chart, cite, empty, grid, line, section, twin

FIRM_HEADINGS = {"name": "col.name", "full_name": "col.full_name", "kind": "col.category", "segment": "col.segment", "makes": "col.makes",
                 "place_name": "col.place", "county_name": "col.county", "projects": "col.phases", "source": "col.source",
                 "locator": "col.locator", "place_source": "col.place_source", "note": "col.note"}  # fmt: skip
SEGMENT_HEADINGS = {"segment": "col.segment", "firms": "col.enterprises", "located": "col.located", "names": "col.name",
                    "source": "col.source"}  # fmt: skip
COUNTY_HEADINGS = {"county_name": "col.county", "firms": "col.enterprises", "names": "col.name", "source": "col.source"}
RELATION_HEADINGS = {"subject_name": "col.subject_of", "kind": "col.tie", "object_name": "col.object_of", "share_percent": "col.share",
                     "date": "col.date", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
FORMS = ("cards", "table")


def firms_headline() -> None:
    """The sentence that counts them and the row of headline numbers; where nothing fits, only that."""
    v = view()
    members = firms.members(v.catalog, v.chosen)
    st.html(pieces_firms.STYLE)
    if members.empty:
        empty("empty.firms")
        return
    counties, running = firms.by_county(v.catalog, v.chosen), firms.running(v.catalog, v.chosen.day)
    st.html(
        pieces.paragraph(
            charts_firms.summary(members, firms.by_segment(v.catalog, v.chosen), v.lang), marks=cite(members)
        )
    )
    st.html(pieces.cards(pieces_firms.headline(members, counties, running, v.style, v.notes)))


def firms_by_segment() -> None:
    """The chart of who works where along the chain."""
    v = view()
    members, segments = firms.members(v.catalog, v.chosen), firms.by_segment(v.catalog, v.chosen)
    if not members.empty:
        section(v.say("firms.chain"))
        st.html(pieces_firms.chain(members, charts_firms.chain(segments, v.style), v.style, v.notes))
        twin(segments, SEGMENT_HEADINGS, "firms-by-segment")


def firms_where_and_ties() -> None:
    """Where they are and how they are tied: side by side if there are both, as an empty column leaves a hole on a phone."""
    v = view()
    if firms.tied(v.catalog, v.chosen).empty:
        _by_county()
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _by_county()
    with right:
        _ties()


def _by_county() -> None:
    """How many a source places in each county."""
    v = view()
    counties = firms.by_county(v.catalog, v.chosen)
    if not counties.empty:
        section(v.say("firms.where"))
        chart(charts_firms.where(counties, v.style), counties, "firms-by-county", COUNTY_HEADINGS)


def _ties() -> None:
    """Who owns, hosts or works with whom."""
    v = view()
    tied = firms.tied(v.catalog, v.chosen)
    if not tied.empty:
        section(v.say("firms.ties"), v.say("firms.ties_lead"))
        st.html(pieces_firms.relations(tied, v.catalog.enterprises, v.style, v.notes))
        twin(tied, RELATION_HEADINGS, "relations")


def _choose_form() -> str:
    """Cards or a table; the choice stands in the address as ``as`` and is kept when the reader comes back to the page."""
    v = view()
    adopt_one("as", FORMS)
    st.segmented_control(v.say("firms.form"), FORMS, key="as", required=True, label_visibility="collapsed",
                         format_func=lambda form: v.say(f"firms.as_{form}"))  # fmt: skip
    return tell_one("as", FORMS)


def _more_cards() -> None:
    st.session_state["_cards"] += firms.FIRST_CARDS


def _cards(members: pd.DataFrame) -> None:
    """The first cards, and a button for more below them; another selection begins again with the first."""
    v, state = view(), st.session_state
    if state.get("_cards_of") != v.chosen:
        state["_cards_of"], state["_cards"] = v.chosen, firms.FIRST_CARDS
    count = len(members)
    shown = firms.cards_shown(count, state["_cards"])
    drawn = members.head(shown)
    st.html(pieces_firms.cards(drawn, firms.running(v.catalog, v.chosen.day), firms.ties(v.catalog), v.style, v.notes))
    if shown < count:
        line(v.say("firms.shown", shown=shown, count=count))
        left = firms.cards_shown(count, shown + firms.FIRST_CARDS) - shown
        st.button(v.say("firms.more", count=left), key="more_cards", on_click=_more_cards)


def firms_list() -> None:
    """All of them as cards or as a table, and apart those outside the region."""
    v = view()
    members = firms.members(v.catalog, v.chosen)
    if not members.empty:
        section(v.say("firms.list"))
        if _choose_form() == "table":
            grid(members, FIRM_HEADINGS, "enterprises")
        else:
            _cards(members)
    beyond = firms.outside(v.catalog, v.chosen)
    if not beyond.empty:
        section(v.say("firms.outside"), v.say("firms.outside_lead", count=len(beyond)))
        st.html(
            pieces_firms.cards(beyond, firms.running(v.catalog, v.chosen.day), firms.ties(v.catalog), v.style, v.notes)
        )
