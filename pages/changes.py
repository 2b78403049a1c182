"""变化与对账: what changed since a day or an earlier release, and how much of the published totals this list holds."""

import streamlit as st

from atlas.figures.changes import between, totals
from atlas.ui import changes as ui
from atlas.ui.shared.frame import view

v = view()
since = ui.since()
rows = ui.rows(since)
found = between.bulletin(rows)
published = totals.totals(v.catalog, v.chosen)

if rows or published:
    ui.title(found, since)
    ui.choose(since)
    if rows:
        ui.steps(found, since)
        left, right = st.columns(2, gap="large")
        with left:
            ui.replaced(found, v.catalog)
        with right:
            ui.events(found, v.catalog)
    ui.totals(published)
    ui.tables(rows, published, found, since)
else:
    ui.empty()
