"""项目产能: where each phase stands, what it adds, and where the sources differ."""

import streamlit as st

from atlas.drawings import bars
from atlas.drawings import road as drawings
from atlas.figures import projects as figures
from atlas.figures import road
from atlas.figures.shared import rivals
from atlas.ui import parts
from atlas.ui import projects as ui
from atlas.ui.frame import view
from atlas.ui.parts import SUM_HEADINGS
from atlas.ui.road import STEP_HEADINGS, timeline
from atlas.ui.sources import rivals_pointer

v = view()
projects = figures.projects(v.catalog, v.chosen)
ladder = figures.status_counts(v.catalog, v.chosen)
capacity = figures.capacity_by_product(v.catalog, v.chosen)
by_place = figures.capacity_by_place(v.catalog, v.chosen)
stated = figures.capacities(v.catalog, v.chosen)
steps = road.milestones(v.catalog, v.chosen)
span = road.span(v.catalog, v.chosen)

parts.title("projects.title", ui.lead(projects))
if projects:
    left, right = st.columns([2, 3], gap="large")
    with left:
        parts.section(v.say("projects.ladder"))
        parts.chart(bars.status_ladder(ladder, v.style), ladder, "status", ui.LADDER_HEADINGS)
    with right:
        parts.section(v.say("overview.by_product"))
        parts.small_multiples(capacity, bars.capacity_of_product, "capacity-by-product", SUM_HEADINGS)

    parts.section(v.say("projects.others"))
    parts.small_multiples(capacity, bars.capacity_of_product, "other-products", SUM_HEADINGS, wide=True, main=False)

    parts.section(v.say("overview.by_place"))
    parts.small_multiples(by_place, bars.capacity_by_place, "capacity-by-place", ui.PLACE_HEADINGS, wide=True)

    parts.section(v.say("projects.histories"))
    timeline(drawings.histories(steps, span, v.style), steps, "histories", STEP_HEADINGS, "empty.steps")

    parts.section(v.say("projects.table"))
    parts.grid(projects, ui.PROJECT_HEADINGS, "projects")

    parts.section(v.say("projects.capacities"), v.say("projects.capacities_help"))
    parts.grid(stated, ui.CAPACITY_HEADINGS, "capacities")

    parts.section(v.say("projects.rivals"), v.say("projects.rivals_lead"))
    rivals_pointer(rivals.rivals(v.catalog, v.chosen))
else:
    parts.empty("empty.projects")
