"""政策与督办: what became of the first proposal and when, level by level, and what each paper added."""

from functools import partial

from atlas.drawings import road as drawings
from atlas.figures import landmarks as figures
from atlas.figures import projects, road
from atlas.ui import road as ui
from atlas.ui.shared import parts
from atlas.ui.shared.frame import view

v = view()
own = road.events(v.catalog, v.chosen)
higher = figures.above(v.catalog, v.chosen)

if own or higher:
    line = figures.landmarks(v.catalog, v.chosen)
    drafts = figures.drafts(v.catalog, v.chosen)
    told = ui.title(line, own, len(higher))
    ladder = projects.status_counts(v.catalog, v.chosen)
    ui.steps(line, ladder)
    scope, levels, kinds = ui.choose()
    events = figures.shown(v.catalog, v.chosen, levels, kinds)
    links = road.links(v.catalog, v.chosen)
    linked = figures.linked(events, links)
    drawn = linked if scope == "linked" and linked else events
    draw = partial(drawings.road, drawn, links, road.span(v.catalog, v.chosen, plans=False), above=higher)

    ui.road(draw, drawn, line, ladder, told)
    if drafts:
        parts.section(v.say("road.drafts"), v.say("road.drafts_lead"))
        ui.drafts(drafts, road.programmes(v.catalog, v.chosen, levels, kinds))
    if events:
        parts.section(v.say("road.list"), v.say("road.list_lead"))
        ui.events(events, higher)
else:
    ui.empty()
