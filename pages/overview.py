"""总览: how much is built, how much is coming, where, who pays, what happened last, how fresh it all is."""

import streamlit as st

from atlas import ui
from atlas.drawings import bars as charts
from atlas.figures import amounts, claims, road
from atlas.figures import enterprises as firms
from atlas.figures import projects as tables
from atlas.markup import overview as headlines

v = ui.view()
capacity = tables.capacity_by_product(v.catalog, v.chosen)
by_place = tables.capacity_by_place(v.catalog, v.chosen)
news = road.news(v.catalog, v.chosen)
signed = amounts.top_investments(v.catalog, v.chosen)
payers = amounts.payers(v.catalog, v.chosen)
firms = firms.enterprises(v.catalog, v.chosen)

ui.title(
    "overview.title",
    headlines.fresh(claims.freshness(v.catalog), v.lang),
    region=headlines.region(v.catalog, v.config.region, v.lang),
)
ui.cards(headlines.cards(capacity, signed, payers, firms, v.style, v.notes))

left, right = st.columns([3, 2], gap="large")
with left:
    ui.section(v.say("overview.by_place"))
    ui.small_multiples(
        by_place, charts.capacity_by_place, "capacity-by-place", {"county_name": "col.county", **ui.SUM_HEADINGS}
    )
with right:
    ui.section(v.say("overview.news"))
    ui.feed(news, 6)

ui.section(v.say("overview.pays"))
ui.payers(payers)
