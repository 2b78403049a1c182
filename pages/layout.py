"""一核多点: the layout on a map, the card of a county, what stands on no map, and the other reading of the layout."""

import streamlit as st

from atlas.drawings import wheel
from atlas.figures import layout as figures
from atlas.figures.shared import places
from atlas.ui import layout as page
from atlas.ui.frame import view
from atlas.ui.parts import download

v = view()
core, points = places.of_role(v.catalog, "core"), places.of_role(v.catalog, "point")

page.heading(core, points)
with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = page.choose_measure(figures.measures(v.catalog))
    drawing = page.choose_drawing()

everywhere = figures.everywhere(v.chosen)
counties = figures.layout(v.catalog, everywhere)
marks = figures.marks(v.catalog, everywhere, measure)
schematic = wheel.schematic(counties, marks, measure, v.chosen.places, v.style)
picked = [figures.here(v.catalog, v.chosen, place) for place in v.chosen.places[:3]]
unlocated = figures.unlocated(v.catalog, everywhere)
readings = places.other_readings(v.catalog)
chosen = figures.layout(v.catalog, v.chosen)

left, right = st.columns([3, 2], gap="medium")
with left:
    page.picture(drawing, counties, marks, measure, schematic)
with right:
    page.choose_place(places.in_order(v.catalog))
    page.cards(picked)
    page.off_map(unlocated)
page.other_readings(readings, core, points)
page.table(chosen)
download(chosen, "layout")
