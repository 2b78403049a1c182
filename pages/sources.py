"""来源与口径: who says what, how well sourced it all is, where sources differ and which rule chose, and what none of them states."""

import streamlit as st

from atlas import ui
from atlas.figures import rivals as differences

v = ui.view()
rivals, readings = differences.rivals(v.catalog, v.chosen), differences.readings(v.catalog, v.chosen)

ui.title("sources.title", ui.sources_lead(rivals, readings))
ui.section(v.say("sources.origin"))
some = len(differences.claims(v.catalog, v.chosen)) > 0
left, right = st.columns([3, 2], gap="large") if some else (st.container(), st.container())
with left:
    ui.sources_chart()
with right:
    ui.sources_rule()

ui.section(v.say("projects.rivals"), v.say("sources.rivals_lead"))
ui.rivals(rivals, readings)

ui.section(v.say("ledger.title"), v.say("ledger.lead"))
grades, quantities, only = ui.choose_ledger()
ui.ledger(differences.narrowed(v.catalog, v.chosen, grades, quantities, only))

ui.section(v.say("gap.title"), v.say("gap.lead"))
ui.gaps()

ui.section(v.say("data.sources"), v.say("sources.list_lead"))
ui.sources_list()
