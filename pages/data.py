"""数据下载: preview, dictionary, CSV of all and of what is filtered, how to cite them."""

import streamlit as st

from atlas.exports import tables
from atlas.ui import data as ui
from atlas.ui import parts
from atlas.ui.frame import view

v = view()
everything = tables.everything(v.chosen.day)

parts.title("data.title", v.say("data.lead"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    name = ui.choose_table(tables.TABLES)
    ui.choose_encoding()
filtered = tables.table_of(v.catalog, v.chosen, name)
whole = tables.table_of(v.catalog, everything, name)

parts.line(v.say("data.preview", rows=len(filtered)) if name in tables.FILTERED else v.say("data.unfiltered"))
ui.preview(filtered)
with st.container(horizontal=True):
    parts.download(filtered, name)
    parts.download(whole, name, v.say("data.csv_all"), everything)
    ui.download_all(v.chosen, v.say("data.zip_filtered"))
    ui.download_all(everything, v.say("data.zip_all"))
ui.cite_the_data()

parts.section(v.say("data.dictionary"))
ui.dictionary()
