"""一核多点: the layout on a map, the card of a county, what stands on no map, and the other reading of the layout."""

import streamlit as st

from atlas import ui

ui.layout_title()
with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = ui.choose_measure()
    drawing = ui.choose_drawing()
left, right = st.columns([3, 2], gap="medium")
with left:
    ui.layout_picture(measure, drawing)
with right:
    ui.choose_place()
    ui.place_cards()
    ui.off_map()
ui.rival_layouts()
ui.layout_table()
