"""The pieces of the page of enterprises, and its switch between a table and cards."""

import streamlit as st

from atlas.figures import enterprises as figures
from atlas.figures.enterprises import EnterpriseRow, PublishedRow, Tally, TieRow, TileRow
from atlas.figures.projects import ProjectRow
from atlas.figures.shared.table import Table
from atlas.markup import enterprises as markup
from atlas.markup.pictures import tiles as drawn
from atlas.markup.shared import parts as pieces
from atlas.ui.shared.choices import adopt_one, tell_one
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import line, see_all, where
from atlas.ui.takeaway.pictures import Taken, folded

HEADINGS = {"name": "col.name", "full_name": "col.full_name", "kind": "col.category", "segment": "col.segment", "makes": "col.makes",
            "place_name": "col.place", "county_name": "col.county", "projects": "col.phases", "source": "col.source",
            "locator": "col.locator", "place_source": "col.place_source", "note": "col.note"}  # fmt: skip
_FORMS = ("table", "cards")


def title(counted: Tally, found: bool) -> None:
    """The finding, under the name of what is chosen; where nothing is ``found``, the way to the whole."""
    v = view()
    told = v.say("firms.title_filtered") if v.chosen.narrowed and not found else markup.title(counted, where(), v.lang)
    st.html(markup.style() + pieces.head(told, markup.lead(counted, v.lang), level=1))
    if not found and (all_of_it := see_all("enterprises", "firms.all")):
        st.html(pieces.paragraph("", marks=all_of_it))


def chain(tiles: Table[TileRow], published: Table[PublishedRow]) -> None:
    """Who works on which link, from the ore to the used battery, beside the totals that are published."""
    v = view()
    st.html(markup.squares(tiles, v.style, v.notes))
    st.html(markup.chain(tiles, published, not v.chosen.narrowed, v.style, v.notes))


def pictures(counted: Tally, tiles: Table[TileRow], published: Table[PublishedRow]) -> None:
    """The chain with its members as files."""
    v = view()
    title, lead = markup.title(counted, where(), v.lang), markup.lead(counted, v.lang)
    folded("enterprises", Taken("enterprises-chain", lambda style: drawn.firms(title, lead, tiles, published, not v.chosen.narrowed, style),
                                drawn.cited(tiles, published)))  # fmt: skip


def choose_form() -> str:
    """A table or cards; the choice stands in the address as ``as`` and is kept when the reader comes back to the page."""
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


def outside(firms: Table[EnterpriseRow]) -> None:
    """Those that no count holds, in one line."""
    st.html(pieces.paragraph("", "src", markup.outside(firms, view().notes)))
