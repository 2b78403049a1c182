"""大屏: the state of the industry on a wall, in scenes that turn by themselves."""

from atlas.figures import projects, road
from atlas.figures.shared import amounts, claims
from atlas.ui import wall as ui
from atlas.ui.frame import view

v = view()
capacity = projects.capacity_by_product(v.catalog, v.chosen)
phases = projects.projects(v.catalog, v.chosen)
payers = amounts.payers(v.catalog, v.chosen)
news = road.news(v.catalog, v.chosen)
fresh = claims.freshness(v.catalog)

ui.wall([ui.built(capacity), ui.layout(phases), ui.pays(payers), ui.happened(news), ui.known(fresh)])
