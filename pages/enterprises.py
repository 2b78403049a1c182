"""企业: who works on which link of the chain, how far their projects have come, and who owns whom."""

from atlas.figures import enterprises as figures
from atlas.ui import enterprises as ui
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import grid, section

v = view()
members = figures.members(v.catalog, v.chosen)
tiles = figures.tiles(v.catalog, v.chosen)
counted = figures.tally(v.catalog, v.chosen)
published = figures.published(v.catalog, v.config.region, v.chosen)
outside = figures.outside(v.catalog, v.chosen)

ui.title(counted, bool(members))
if members:
    ui.chain(tiles, published)
    ui.pictures(counted, tiles, published)
    section(v.say("firms.list"))
    if ui.choose_form() == "table":
        grid(members, ui.HEADINGS, "enterprises")
    else:
        ui.cards(members, figures.running(v.catalog, v.chosen.day), figures.ties(v.catalog))
if outside:
    ui.outside(outside)
