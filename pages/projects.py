"""项目产能: where each phase stands, what it adds, and where the sources differ."""

import streamlit as st

from atlas import ui
from atlas.drawings import bars as charts
from atlas.drawings import road as charts_time
from atlas.figures import projects as tables
from atlas.figures import rivals as differences
from atlas.figures import road as history
from atlas.markup import overview as headlines

v = ui.view()
projects = tables.projects(v.catalog, v.chosen)
capacity = tables.capacity_by_product(v.catalog, v.chosen)
by_place = tables.capacity_by_place(v.catalog, v.chosen)
stated = tables.capacities(v.catalog, v.chosen)
ladder = tables.status_counts(v.catalog, v.chosen)
steps = history.milestones(v.catalog, v.chosen)
span = history.span(v.catalog, v.chosen)

ui.title("projects.title", headlines.projects(projects, v.lang))
if projects.empty:
    ui.empty("empty.projects")
else:
    left, right = st.columns([2, 3], gap="large")
    with left:
        ui.section(v.say("projects.ladder"))
        ui.chart(charts.status_ladder(ladder, v.style), ladder, "status", ui.LADDER_HEADINGS)
    with right:
        ui.section(v.say("overview.by_product"))
        ui.small_multiples(capacity, charts.capacity_of_product, "capacity-by-product", ui.SUM_HEADINGS)

    ui.section(v.say("projects.others"))
    ui.small_multiples(capacity, charts.capacity_of_product, "other-products", ui.SUM_HEADINGS, wide=True, main=False)

    ui.section(v.say("overview.by_place"))
    ui.small_multiples(
        by_place,
        charts.capacity_by_place,
        "capacity-by-place",
        {"county_name": "col.county", **ui.SUM_HEADINGS},
        wide=True,
    )

    ui.section(v.say("projects.histories"))
    ui.timeline(charts_time.histories(steps, span, v.style), steps, "histories", ui.STEP_HEADINGS, "empty.steps")

    ui.section(v.say("projects.table"))
    ui.grid(projects, ui.PROJECT_HEADINGS, "projects")

    ui.section(v.say("projects.capacities"), v.say("projects.capacities_help"))
    ui.grid(stated, ui.CAPACITY_HEADINGS, "capacities")

    ui.section(v.say("projects.rivals"), v.say("projects.rivals_lead"))
    ui.rivals_pointer(differences.rivals(v.catalog, v.chosen))
