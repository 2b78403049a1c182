"""数据下载: what can be had, as filtered and whole; a preview; how to cite it, the dictionary."""

import streamlit as st

from atlas.exports import tables
from atlas.ui import data as ui
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import section
from atlas.ui.takeaway import roundtrip

v = view()
everything = tables.everything(v.chosen.day)

ui.title(tables.table_of(v.catalog, everything, "claims"))
for place, name in zip(st.columns(len(ui.CHOICES), gap="medium"), ui.CHOICES, strict=True):
    with place:
        ui.choice(name, everything)
section(v.say("data.look"))
name = ui.choose_table(tables.TABLES)
filtered = tables.table_of(v.catalog, v.chosen, name)
ui.preview(filtered, name)
if name not in ui.CHOICES:
    ui.downloads(filtered, tables.table_of(v.catalog, everything, name), name, everything)
ui.details()
roundtrip.give_back(everything)
ui.dictionary()
