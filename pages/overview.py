"""总览: one sentence, where it is, how far each link of the chain has come, money, output, news."""

import streamlit as st

from atlas.drawings.region.sketch import sketch
from atlas.figures import layout
from atlas.figures import overview as figures
from atlas.figures.balance import ladder
from atlas.figures.balance.knobs import Asked
from atlas.figures.changes import between, since
from atlas.figures.credible import promises, silence
from atlas.figures.shared import amounts, claims, places
from atlas.figures.shared import news as latest
from atlas.ui import overview as ui
from atlas.ui.shared.frame import view

v = view()
found = figures.finding(v.catalog, v.chosen)
links = figures.chain(v.catalog, v.chosen)
resources = figures.resources(v.catalog, v.chosen)
counties = layout.layout(v.catalog, layout.everywhere(v.chosen))
delivered = figures.delivered(v.catalog, v.chosen)
payers = amounts.payers(v.catalog, v.chosen)
output = figures.output(v.catalog, v.config.region, v.chosen.day)
news = latest.news(v.catalog, v.chosen)
begin = since.Since(since.default(v.catalog, v.chosen.day))
kept = promises.kept(promises.packages(v.catalog, v.chosen))
open_ = silence.count(silence.clock(v.catalog, v.chosen))
changed = between.bulletin(between.between(v.catalog, begin.day, v.chosen))
meetings = ladder.meetings(v.catalog, v.chosen, Asked())
reaches = ladder.reaches(v.catalog, v.chosen, Asked())

ui.title(found)
left, right = st.columns([2, 3], gap="large")
with left:
    ui.region(counties, sketch(places.ground(v.catalog)))
with right:
    ui.chain(resources, links)
ui.answers(delivered, payers, output, news)
lines, files = st.columns([6, 1], vertical_alignment="bottom")
with lines:
    ui.foot(meetings, reaches, kept, open_, changed, begin, claims.freshness(v.catalog))
with files:
    ui.pictures(found, resources, links, counties, sketch(places.ground(v.catalog)), (delivered, payers, output))
