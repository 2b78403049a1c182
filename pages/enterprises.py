"""企业: who works on which link of the chain, where, on which projects, and how they are tied."""

import streamlit as st

from atlas.figures import enterprises as figures
from atlas.ui import enterprises as ui
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

ui.heading()
if members:
    ui.headline(members, segments, counties, running)
    ui.chain(members, segments)
    if tied:
        left, right = st.columns(2, gap="medium")
        with left:
            ui.where(counties)
        with right:
            ui.relations(tied)
    else:
        ui.where(counties)  # alone, as an empty column leaves a hole on a phone
    section(v.say("firms.list"))
    if ui.choose_form() == "table":
        grid(members, ui.HEADINGS, "enterprises")
    else:
        ui.cards(members, running, ties)
else:
    empty("empty.firms")
if outside:
    ui.outside(outside, running, ties)
