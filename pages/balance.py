"""产业链平衡: what each link could give the next, from ore to cells, by coefficients of sources that the reader may turn."""

import streamlit as st

from atlas.figures.balance import knobs, ladder, links, required
from atlas.ui import balance as ui
from atlas.ui.shared.frame import view

v = view()
begun = knobs.Asked()

if found := ladder.rungs(v.catalog, v.chosen, begun):
    head = st.container()
    left, right = st.columns([8, 5], gap="large")
    with right:
        asked = ui.choose(knobs.knobs(v.catalog, v.chosen.day, begun), found)

    turned = ladder.every_knob(v.catalog, v.chosen, asked)
    rungs = ladder.rungs(v.catalog, v.chosen, asked)
    meetings = ladder.meetings(v.catalog, v.chosen, asked)
    reaches = ladder.reaches(v.catalog, v.chosen, asked)

    with head:
        ui.title(meetings, reaches)
    with left:
        ui.ladder(rungs, meetings, reaches)
    ui.answers(reaches, turned)
    flows = ui.flows(rungs)
    one, two = st.columns(2, gap="large")
    with one:
        ui.required(required.requirements(v.catalog, v.chosen), turned)
    with two:
        ui.gaps(links.gaps(v.catalog, v.chosen))
    ui.tables(turned, rungs, meetings, reaches, flows)
else:
    ui.empty()
