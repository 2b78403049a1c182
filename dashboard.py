"""The frame of the dashboard: page settings, shared filters, navigation. ``streamlit run dashboard.py``."""

import streamlit as st

from atlas.ui.server import serving
from atlas.ui.server.inside import in_a_session
from atlas.ui.shared import frame, header

if not in_a_session():
    # Streamlit looks for these very words, and serves without them where it finds none.
    app = st.App(__file__, routes=serving.routes(__file__), middleware=serving.middleware())
else:
    frame.start()
    pages = [
        frame.page("overview", default=True),
        frame.page("layout"),
        frame.page("enterprises"),
        frame.page("research"),
        frame.page("projects"),
        frame.page("investment"),
        frame.page("balance"),
        frame.page("credible"),
        frame.page("road"),
        frame.page("changes"),
        frame.page("sources"),
        frame.page("data"),
    ]
    record, wall = frame.page("record"), frame.page("wall")
    page = st.navigation([*pages, record, wall], position="hidden")
    header.header(pages, wall, page)
    header.filters()
    page.run()
    frame.finish()
