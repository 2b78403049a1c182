"""大屏: the state of the industry on a wall, in scenes that turn by themselves."""

from atlas import ui
from atlas.figures import amounts, claims, road
from atlas.figures import projects as tables

v = ui.view()
capacity = tables.capacity_by_product(v.catalog, v.chosen)
projects = tables.projects(v.catalog, v.chosen)
payers = amounts.payers(v.catalog, v.chosen)
news = road.news(v.catalog, v.chosen)

ui.wall.wall([
    ui.wall.built(capacity),
    ui.wall.layout(projects),
    ui.wall.pays(payers),
    ui.wall.happened(news),
    ui.wall.known(claims.freshness(v.catalog)),
])  # fmt: skip
