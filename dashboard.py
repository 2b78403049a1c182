"""The frame of the dashboard: page settings, shared filters, navigation. ``streamlit run dashboard.py``."""

import streamlit as st

from atlas import ui

if ui.serving():
    app = st.App(__file__, middleware=ui.middleware(__file__), lifespan=ui.lifespan)
else:
    ui.start()
    pages = [
        ui.page("overview", default=True),
        ui.page("layout"),
        ui.page("enterprises"),
        ui.page("projects"),
        ui.page("investment"),
        ui.page("road"),
        ui.page("sources"),
        ui.page("data"),
        ui.page("record", visibility="hidden"),
        ui.page("wall", visibility="hidden"),
    ]
    page = st.navigation(pages, position="top")
    ui.filters()
    page.run()
    ui.finish()
