"""政策与督办: the road from the first proposal to today, level by level, and what the projects did meanwhile."""

from atlas.drawings import road as drawings
from atlas.figures import projects
from atlas.figures import road as figures
from atlas.ui import parts
from atlas.ui import road as ui
from atlas.ui.frame import view

v = view()
parts.title("road.title")
levels, kinds = ui.choose()

events = figures.events(v.catalog, v.chosen, levels, kinds)
landmarks = figures.landmarks(events)
ladder = projects.status_counts(v.catalog, v.chosen)
links = figures.links(v.catalog, v.chosen)
steps = figures.milestones(v.catalog, v.chosen)
programmes = figures.programmes(v.catalog, v.chosen, levels, kinds)
span = figures.span(v.catalog, v.chosen)
road = drawings.road(events, links, span, v.style)
histories = drawings.histories(steps, span, v.style, by_stage=False)

ui.steps(landmarks, ladder)
ui.timeline(road, events, "road", ui.EVENT_HEADINGS, "empty.road", level=2)
parts.section(v.say("road.projects"))
ui.timeline(histories, steps, "steps", ui.STEP_HEADINGS, "empty.steps")

if programmes:
    parts.section(v.say("road.programmes"), v.say("road.programmes_lead"))
    ui.programmes(programmes)
if events:
    parts.section(v.say("road.list"), v.say("road.list_lead", count=len(events)))
    ui.events(events)
