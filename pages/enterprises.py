"""企业: who works on which link of the chain, where, on which projects, and how they are tied."""

import streamlit as st

from atlas.figures import enterprises as figures
from atlas.ui import enterprises as page
from atlas.ui.frame import view
from atlas.ui.parts import empty, grid, section

v = view()
members = figures.members(v.catalog, v.chosen)
segments = figures.by_segment(v.catalog, v.chosen)
counties = figures.by_county(v.catalog, v.chosen)
running = figures.running(v.catalog, v.chosen.day)
ties = figures.ties(v.catalog)
tied = figures.tied(v.catalog, v.chosen)
outside = figures.outside(v.catalog, v.chosen)

page.heading()
if members:
    page.headline(members, segments, counties, running)
    page.chain(members, segments)
    if tied:
        left, right = st.columns(2, gap="medium")
        with left:
            page.where(counties)
        with right:
            page.relations(tied)
    else:
        page.where(counties)  # alone, as an empty column leaves a hole on a phone
    section(v.say("firms.list"))
    if page.choose_form() == "table":
        grid(members, page.HEADINGS, "enterprises")
    else:
        page.cards(members, running, ties)
else:
    empty("empty.firms")
if outside:
    page.outside(outside, running, ties)
