"""签约投资: what was signed, planned, approved and spent, what lies inside what, and what may be added."""

import streamlit as st

from atlas import money, registers, ui

v = ui.view()
by_year, by_place, by_party = (money.listed(v.catalog, v.chosen, by) for by in ("year", "place", "party"))
year_sums, place_sums, party_sums = (money.sums(v.catalog, v.chosen, by) for by in ("year", "place", "party"))

ui.title("money.title", v.say("money.lead"))
ui.money_cards()

ui.money_tree("signed")
left, right = st.columns([3, 2], gap="large")
with left:
    ui.money_tree("planned_total")
with right:
    ui.money_tree("approved")
    ui.money_tree("completed")

left, right = st.columns(2, gap="large")
with left:
    ui.section(v.say("money.by_year"))
    ui.money_timeline(by_year, year_sums)
with right:
    ui.section(v.say("money.by_party"), v.say("money.list_lead"))
    ui.money_list(by_party, party_sums, "enterprise", "money.many")

ui.section(v.say("money.by_place"), v.say("money.list_lead"))
ui.money_list(by_place, place_sums, "place", "place.unstated")

ui.section(v.say("money.rivals"), v.say("money.rivals_lead"))
ui.money_rivals(money.rivals(v.catalog, v.chosen))

ui.section(v.say("money.all"))
ui.grid(registers.investments(v.catalog, v.chosen), ui.INVESTMENT_HEADINGS, "investments")
