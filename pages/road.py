"""政策与督办: the road from the first proposal to today, level by level, and what the projects did meanwhile."""

from atlas import ui
from atlas.drawings import road as charts_time
from atlas.figures import projects as tables
from atlas.figures import road as history

v = ui.view()
ui.title("road.title")
levels, kinds = ui.choose_road()

events = history.events(v.catalog, v.chosen, levels, kinds)
links = history.links(v.catalog, v.chosen)
steps = history.milestones(v.catalog, v.chosen)
programmes = history.programmes(v.catalog, v.chosen, levels, kinds)
span = history.span(v.catalog, v.chosen)

ui.road_steps(history.landmarks(events), tables.status_counts(v.catalog, v.chosen))
ui.timeline(charts_time.road(events, links, span, v.style), events, "road", ui.EVENT_HEADINGS, "empty.road", level=2)
ui.section(v.say("road.projects"))
ui.timeline(
    charts_time.histories(steps, span, v.style, by_stage=False), steps, "steps", ui.STEP_HEADINGS, "empty.steps"
)

if not programmes.empty:
    ui.section(v.say("road.programmes"), v.say("road.programmes_lead"))
    ui.programmes(programmes)
if not events.empty:
    ui.section(v.say("road.list"), v.say("road.list_lead", count=len(events)))
    ui.events(events)
