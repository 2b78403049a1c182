"""研发: what is being researched, by whom and how far, and who works with whom."""

from atlas.figures import research as figures
from atlas.ui import research as ui
from atlas.ui.shared.frame import view

v = view()
found = figures.finding(v.catalog, v.chosen)
works = figures.works(v.catalog, v.chosen)
ties = figures.ties(v.catalog, v.chosen)
events = figures.happened(v.catalog, v.chosen)

if found.works or found.institutes or events:
    ui.title(found)
    ui.works(works)
    ui.ties(ties, found)
    ui.rest(works, events)
    ui.tables(
        figures.rows(v.catalog, v.chosen),
        figures.figures_of(v.catalog, v.chosen),
        figures.tied(v.catalog, v.chosen),
        works,
        found,
    )
else:
    ui.empty()
