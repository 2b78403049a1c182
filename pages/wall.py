"""大屏: the state of the industry on a wall, in seven scenes that turn by themselves."""

from atlas.drawings.region.sketch import sketch
from atlas.figures import layout, projects
from atlas.figures import overview as figures
from atlas.figures import wall as more
from atlas.figures.shared import amounts, places
from atlas.figures.shared import news as latest
from atlas.ui import wall as ui
from atlas.ui.shared.frame import view
from atlas.ui.wall import scenes

v = view()
found = figures.finding(v.catalog, v.chosen)
links = figures.chain(v.catalog, v.chosen)
resources = figures.resources(v.catalog, v.chosen)
counties = layout.layout(v.catalog, layout.everywhere(v.chosen))
mined = more.licence(v.catalog, v.chosen, (resources[0].deposit.place or "") if resources else "")
phases = projects.projects(v.catalog, v.chosen)
proposal = more.proposal(v.catalog, v.chosen)
ladder = more.strip(v.catalog, v.chosen)
delivered = figures.delivered(v.catalog, v.chosen)
payers = amounts.payers(v.catalog, v.chosen)
output = figures.output(v.catalog, v.config.region, v.chosen.day)

ui.wall([
    scenes.resting(found, resources, links, counties, sketch(places.ground(v.catalog))),
    scenes.licence(resources, mined, phases, links),
    scenes.proposal(proposal, ladder),
    scenes.phases(ladder, more.newest(v.catalog, v.chosen)),
    scenes.money(delivered, payers),
    scenes.output(output),
    scenes.latest(latest.news(v.catalog, v.chosen)),
])  # fmt: skip
