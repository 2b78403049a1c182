"""签约投资: what was signed, planned, approved and spent, what lies inside what, and what may be added."""

import streamlit as st

from atlas.figures import investment as figures
from atlas.figures.shared import amounts
from atlas.ui import investment as ui
from atlas.ui import parts
from atlas.ui.frame import view

v = view()
tree, rivals, stated = (f(v.catalog, v.chosen) for f in (figures.tree, figures.rivals, amounts.investments))
by_year, by_place, by_party = (figures.listed(v.catalog, v.chosen, by) for by in ("year", "place", "party"))
year_sums, place_sums, party_sums = (figures.sums(v.catalog, v.chosen, by) for by in ("year", "place", "party"))

parts.title("money.title", v.say("money.lead"))
ui.cards(tree)

ui.tree("signed")
ui.trees(("planned_total",), ("approved", "completed"))

left, right = st.columns(2, gap="medium")
with left:
    ui.timeline(by_year, year_sums)
with right:
    ui.listed(by_party, party_sums, "enterprise")

ui.listed(by_place, place_sums, "place")
ui.rivals(rivals)
ui.stated(stated)
