"""一核多点: the layout on a map, beside it all places or the card of one, what stands on no map, and the other reading of the layout."""

from functools import partial

import streamlit as st

from atlas.drawings import wheel
from atlas.drawings.region.sketch import sketch
from atlas.figures import layout as figures
from atlas.figures.shared import places
from atlas.ui import layout as ui
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import download

v = view()
core, points = places.of_role(v.catalog, "core"), places.of_role(v.catalog, "point")

everywhere = figures.everywhere(v.chosen)
counties = figures.layout(v.catalog, everywhere)

ui.heading(core, points, counties)
with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = ui.choose_measure(figures.measures(v.catalog))
    drawing = ui.choose_drawing()

marks = figures.marks(v.catalog, everywhere, measure)
schematic = partial(wheel.schematic, counties, marks, measure, v.chosen.places)
picked = [figures.here(v.catalog, v.chosen, place) for place in v.chosen.places[:3]]
unlocated = figures.unlocated(v.catalog, everywhere)
readings = places.other_readings(v.catalog)
chosen = figures.layout(v.catalog, v.chosen)

left, right = st.columns([5, 6], gap="medium")
with left:
    ui.picture(drawing, counties, marks, measure, sketch(places.ground(v.catalog)), schematic)
with right:
    ui.choose_place(places.in_order(v.catalog))
    ui.cards(picked)
    if not picked:
        ui.table(chosen)
    ui.aside(unlocated, readings, core, points)
    download(chosen, "layout")
