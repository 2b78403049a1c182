"""记录: one project, enterprise, place, source or event, by ``?id=`` (and ``?kind=`` where kinds share an id)."""

import streamlit as st

from atlas import ui

found = ui.choose_record()
if found is None:
    ui.no_record()
else:
    ui.record_head(found)
    if found.kind == "source":
        ui.record_uses(found)
    else:
        left, right = st.columns([3, 2], gap="large")
        with left:
            if found.kind == "project":
                ui.record_history(found)
            ui.record_section(found, ui.RECORD_MAIN[found.kind])
        with right:
            ui.record_section(found, ui.RECORD_SIDE[found.kind])
        ui.record_section(found, ui.RECORD_BELOW[found.kind])
    ui.record_missing()
