"""来源与口径: on what sources differ and which rule chose, what none of them states, all figures, and the sources."""

from atlas.figures import sources as figures
from atlas.figures.shared import rivals as differences
from atlas.ui import sources as ui
from atlas.ui.shared import parts
from atlas.ui.shared.frame import view

v = view()
topics, readings = differences.topics(v.catalog, v.chosen), differences.readings(v.catalog, v.chosen)
speakers = figures.speakers(v.catalog, v.chosen)
gaps = figures.gaps(v.catalog, v.chosen)
listed = figures.listed(v.catalog, v.chosen.day)

ui.title(speakers, topics)
if speakers:
    ui.differ(topics, readings)
else:
    ui.silent()

ui.gaps(gaps)
if speakers:
    ui.pictures(speakers, topics, gaps)

if speakers:
    parts.section(v.say("ledger.title"), v.say("ledger.lead"))
    grades, quantities, only = ui.choose_ledger()
    ui.ledger(differences.narrowed(v.catalog, v.chosen, grades, quantities, only))

parts.section(v.say("data.sources"), v.say("sources.list_lead"))
ui.listed(listed)
