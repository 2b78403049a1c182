"""数据下载: everything as a workbook or an archive, any table with a preview; how to cite it, the dictionary."""

import streamlit as st

from atlas.exports import tables
from atlas.ui import data as ui
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import section
from atlas.ui.takeaway import addresses, files, roundtrip
from atlas.ui.takeaway.briefing import briefing

v = view()
everything = tables.everything(v.chosen.day)

ui.title()
for place, ending in zip(st.columns(len(files.WHOLES), gap="medium"), files.WHOLES, strict=True):
    with place:
        files.whole(ending)
section(v.say("data.look"))
name = ui.choose_table(tables.TABLES)
files.table(name)
ui.preview(tables.table_of(v.catalog, v.chosen, name), name)
ui.details()
briefing()
roundtrip.give_back(everything)
addresses.addresses(name)
ui.dictionary()
