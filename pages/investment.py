"""签约投资: what was signed, planned, approved and spent, what lies inside what, and what may be added."""

import streamlit as st

from atlas import ui
from atlas.figures import amounts
from atlas.figures import investment as money

v = ui.view()
tree, rivals, stated = (f(v.catalog, v.chosen) for f in (money.tree, money.rivals, amounts.investments))
by_year, by_place, by_party = (money.listed(v.catalog, v.chosen, by) for by in ("year", "place", "party"))
year_sums, place_sums, party_sums = (money.sums(v.catalog, v.chosen, by) for by in ("year", "place", "party"))

ui.title("money.title", v.say("money.lead"))
ui.money_cards(tree)

ui.money_tree("signed")
ui.money_trees(("planned_total",), ("approved", "completed"))

left, right = st.columns(2, gap="medium")
with left:
    ui.money_timeline(by_year, year_sums)
with right:
    ui.money_list(by_party, party_sums, "enterprise")

ui.money_list(by_place, place_sums, "place")
ui.money_rivals(rivals)
ui.money_table(stated)
