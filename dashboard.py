"""The frame of the dashboard: page settings, shared filters, navigation. ``streamlit run dashboard.py``."""

import streamlit as st
from atlas.ui.server import serving

from atlas.ui import frame

if serving.serving():
    app = st.App(__file__, middleware=serving.middleware(__file__), lifespan=serving.lifespan)
else:
    frame.start()
    pages = [
        frame.page("overview", default=True),
        frame.page("layout"),
        frame.page("enterprises"),
        frame.page("projects"),
        frame.page("investment"),
        frame.page("road"),
        frame.page("sources"),
        frame.page("data"),
        frame.page("record", visibility="hidden"),
        frame.page("wall", visibility="hidden"),
    ]
    page = st.navigation(pages, position="top")
    frame.filters()
    page.run()
    frame.finish()
