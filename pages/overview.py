"""总览: how much is built, how much is coming, where, who pays, what happened last, how fresh it all is."""

import streamlit as st

from atlas.drawings import bars
from atlas.figures import enterprises, projects, road
from atlas.figures.shared import amounts, claims
from atlas.markup import overview as markup
from atlas.ui import investment as ui
from atlas.ui import parts
from atlas.ui.frame import view
from atlas.ui.parts import SUM_HEADINGS

v = view()
capacity = projects.capacity_by_product(v.catalog, v.chosen)
by_place = projects.capacity_by_place(v.catalog, v.chosen)
news = road.news(v.catalog, v.chosen)
signed = amounts.top_investments(v.catalog, v.chosen)
payers = amounts.payers(v.catalog, v.chosen)
firms = enterprises.enterprises(v.catalog, v.chosen)
fresh = claims.freshness(v.catalog)

parts.title("overview.title", markup.fresh(fresh, v.lang), region=markup.region(v.catalog, v.config.region, v.lang))
parts.cards(markup.cards(capacity, signed, payers, firms, v.style, v.notes))

left, right = st.columns([3, 2], gap="large")
with left:
    parts.section(v.say("overview.by_place"))
    columns = {"county_name": "col.county", **SUM_HEADINGS}
    parts.small_multiples(by_place, bars.capacity_by_place, "capacity-by-place", columns)
with right:
    parts.section(v.say("overview.news"))
    parts.feed(news, 6)

parts.section(v.say("overview.pays"))
ui.payers(payers)
