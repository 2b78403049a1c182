"""企业: who works on which link of the chain, where, on which projects, and how they are tied."""

import streamlit as st

from atlas import ui

ui.title("firms.title")
ui.firms_headline()
ui.firms_by_segment()

left, right = st.columns(2, gap="large")
with left:
    ui.firms_by_county()
with right:
    ui.firms_ties()

ui.firms_list()
