"""The pieces of the page of enterprises, and its switch between cards and a table."""

import streamlit as st

from atlas.drawings import enterprises as drawings
from atlas.figures import enterprises as figures
from atlas.figures.enterprises import CountyRow, EnterpriseRow, RelationRow, SegmentRow, TieRow
from atlas.figures.projects import ProjectRow
from atlas.figures.shared.table import Table
from atlas.markup import enterprises as markup
from atlas.markup import parts
from atlas.ui.choices import adopt_one, tell_one
from atlas.ui.frame import view
from atlas.ui.parts import chart, cite, line, section, title, twin

HEADINGS = {"name": "col.name", "full_name": "col.full_name", "kind": "col.category", "segment": "col.segment", "makes": "col.makes",
            "place_name": "col.place", "county_name": "col.county", "projects": "col.phases", "source": "col.source",
            "locator": "col.locator", "place_source": "col.place_source", "note": "col.note"}  # fmt: skip
_SEGMENT_HEADINGS = {"segment": "col.segment", "firms": "col.enterprises", "located": "col.located", "names": "col.name",
                     "source": "col.source"}  # fmt: skip
_COUNTY_HEADINGS = {
    "county_name": "col.county",
    "firms": "col.enterprises",
    "names": "col.name",
    "source": "col.source",
}
_RELATION_HEADINGS = {"subject_name": "col.subject_of", "kind": "col.tie", "object_name": "col.object_of", "share_percent": "col.share",
                      "date": "col.date", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
_FORMS = ("cards", "table")


def heading() -> None:
    title("firms.title")
    st.html(markup.style())


def headline(
    members: Table[EnterpriseRow], segments: Table[SegmentRow], counties: Table[CountyRow], running: Table[ProjectRow]
) -> None:
    """The sentence that counts them and the row of headline numbers."""
    v = view()
    st.html(parts.paragraph(markup.summary(members, segments, v.lang), marks=cite(members)))
    st.html(parts.cards(markup.headline(members, counties, running, v.style, v.notes)))


def chain(members: Table[EnterpriseRow], segments: Table[SegmentRow]) -> None:
    """The chart of who works where along the chain."""
    v = view()
    section(v.say("firms.chain"))
    st.html(markup.chain(members, segments, v.style, v.notes))
    twin(segments, _SEGMENT_HEADINGS, "firms-by-segment")


def where(counties: Table[CountyRow]) -> None:
    """How many a source places in each county."""
    v = view()
    section(v.say("firms.where"))
    chart(drawings.where(counties, v.style), counties, "firms-by-county", _COUNTY_HEADINGS)


def relations(tied: Table[RelationRow]) -> None:
    """Who owns, hosts or works with whom."""
    v = view()
    section(v.say("firms.ties"), v.say("firms.ties_lead"))
    st.html(markup.relations(tied, v.catalog.enterprises, v.notes))
    twin(tied, _RELATION_HEADINGS, "relations")


def choose_form() -> str:
    """Cards or a table; the choice stands in the address as ``as`` and is kept when the reader comes back to the page."""
    v = view()
    adopt_one("as", _FORMS)
    st.segmented_control(v.say("firms.form"), _FORMS, key="as", required=True, label_visibility="collapsed",
                         format_func=lambda form: v.say(f"firms.as_{form}"))  # fmt: skip
    return tell_one("as", _FORMS)


def _more_cards() -> None:
    st.session_state["_cards"] += figures.FIRST_CARDS


def cards(members: Table[EnterpriseRow], running: Table[ProjectRow], ties: Table[TieRow]) -> None:
    """The first cards, and a button for more below them; another selection begins again with the first."""
    v, state = view(), st.session_state
    if state.get("_cards_of") != v.chosen:
        state["_cards_of"], state["_cards"] = v.chosen, figures.FIRST_CARDS
    count, shown = len(members), figures.cards_shown(len(members), state["_cards"])
    st.html(markup.cards(members[:shown], running, ties, v.style, v.notes))
    if shown < count:
        line(v.say("firms.shown", shown=shown, count=count))
        left = figures.cards_shown(count, shown + figures.FIRST_CARDS) - shown
        st.button(v.say("firms.more", count=left), key="more_cards", on_click=_more_cards)


def outside(firms: Table[EnterpriseRow], running: Table[ProjectRow], ties: Table[TieRow]) -> None:
    """The cards of those that no count holds."""
    v = view()
    section(v.say("firms.outside"), v.say("firms.outside_lead", count=len(firms)))
    st.html(markup.cards(firms, running, ties, v.style, v.notes))
