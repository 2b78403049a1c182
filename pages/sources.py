"""来源与口径: who says what, how well sourced it all is, where sources differ and which rule chose, and what none of them states."""

from atlas.figures import sources as figures
from atlas.figures.shared import rivals as differences
from atlas.ui import parts
from atlas.ui import sources as ui
from atlas.ui.frame import view

v = view()
rivals, readings = differences.rivals(v.catalog, v.chosen), differences.readings(v.catalog, v.chosen)
by_year = figures.by_year(v.catalog, v.chosen)
gaps = figures.gaps(v.catalog, v.chosen)
listed = figures.listed(v.catalog, v.chosen.day)

parts.title("sources.title", ui.lead(rivals, readings))
parts.section(v.say("sources.origin"))
ui.origin(by_year)

parts.section(v.say("projects.rivals"), v.say("sources.rivals_lead"))
ui.rivals(rivals, readings)

parts.section(v.say("ledger.title"), v.say("ledger.lead"))
grades, quantities, only = ui.choose_ledger()
ui.ledger(differences.narrowed(v.catalog, v.chosen, grades, quantities, only))

parts.section(v.say("gap.title"), v.say("gap.lead"))
ui.gaps(gaps)

parts.section(v.say("data.sources"), v.say("sources.list_lead"))
ui.listed(listed)
