"""可信产能: what is left at each step from the word to production, promise against delivery, and where there was no news."""

from atlas.figures.credible import promises, silence, steps
from atlas.ui import credible as ui
from atlas.ui.shared.frame import view

v = view()
rows = steps.waterfall(v.catalog, v.chosen)
ways = steps.ways(v.catalog, v.chosen)
times = steps.times(v.catalog, v.chosen)
cases = steps.cases(v.catalog, v.chosen)
packages = promises.packages(v.catalog, v.chosen)
clock = silence.clock(v.catalog, v.chosen)
open_ = silence.count(clock)

if rows or ways or packages or clock:
    ui.title(rows, ways, open_)
    ui.fall(rows, ways, steps.apart(v.catalog, v.chosen))
    ui.times(times, cases)
    ui.promises(packages, promises.kept(packages))
    ui.clock(clock, open_, silence.worklist(v.catalog, v.chosen))
    pictures = ui.pictures(rows, times, cases, packages, clock, open_)
    ui.tables(rows, cases, promises.promises(packages), clock, pictures)
else:
    ui.empty()
