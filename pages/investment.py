"""签约投资: what was promised and what was spent, what lies inside what, and every amount by time, investor, county or in a table."""

from atlas.figures import investment as figures
from atlas.figures import overview
from atlas.figures.shared import amounts
from atlas.ui import investment as ui
from atlas.ui.shared.frame import view

v = view()
delivered = overview.delivered(v.catalog, v.chosen)
tree, stated = figures.main_tree(v.catalog, v.chosen), amounts.investments(v.catalog, v.chosen)

ui.title(delivered, tree)
ui.promise(delivered)
ui.tree(tree, delivered)

form = ui.choose_form() if len(stated) > 1 else "table"
if form == "time":
    ui.timeline(figures.listed(v.catalog, v.chosen, "year"), figures.sums(v.catalog, v.chosen, "year"))
elif form == "party":
    ui.listed(figures.listed(v.catalog, v.chosen, "party"), figures.sums(v.catalog, v.chosen, "party"), "enterprise")
elif form == "place":
    ui.listed(figures.listed(v.catalog, v.chosen, "place"), figures.sums(v.catalog, v.chosen, "place"), "place")
else:
    ui.stated(stated)
