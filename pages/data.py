"""数据下载: preview, dictionary, CSV of all and of what is filtered, how to cite them."""

import streamlit as st

from atlas import ui
from atlas.catalog import dictionary
from atlas.exports import tables as export

v = ui.view()
everything = export.everything(v.chosen.day)

ui.title("data.title", v.say("data.lead"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    name = ui.choose_table(export.TABLES)
    ui.choose_encoding()
filtered = export.frame_of(v.catalog, v.chosen, name)
whole = export.frame_of(v.catalog, everything, name)

ui.line(v.say("data.preview", rows=len(filtered)) if name in export.FILTERED else v.say("data.unfiltered"))
ui.preview(filtered)
with st.container(horizontal=True):
    ui.download(filtered, name)
    ui.download(whole, name, v.say("data.csv_all"), everything)
    ui.download_all(v.chosen, v.say("data.zip_filtered"))
    ui.download_all(everything, v.say("data.zip_all"))
ui.cite_the_data()

ui.section(v.say("data.dictionary"))
ui.dictionary(dictionary.fields())
