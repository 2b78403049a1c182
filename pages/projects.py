"""项目产能: where each phase stands, since when and how long without word, what was due, and what it adds up to."""

from functools import partial

import streamlit as st

from atlas.drawings import road as drawings
from atlas.figures import progress as figures
from atlas.figures import projects, road
from atlas.ui import projects as ui
from atlas.ui.shared.frame import view

v = view()
rows = projects.projects(v.catalog, v.chosen)
cells = figures.cells(v.catalog, v.chosen)
found = figures.standing(v.catalog, v.chosen)
due = figures.due(v.catalog, v.chosen)
steps = figures.steps(v.catalog, v.chosen)
capacity = projects.capacity_by_product(v.catalog, v.chosen)
span = road.span(v.catalog, v.chosen)
draw = partial(drawings.histories, steps, span)

if rows:
    ui.title(found, due)
    ui.strip(cells, steps)
    ui.histories(draw, steps, bool(cells))
    left, right = st.columns([3, 2], gap="large")
    with left:
        ui.capacity(capacity)
    with right:
        ui.due(due)
    ui.tables(rows, steps, capacity, draw, ui.phases(cells, found, due))
else:
    ui.empty()
