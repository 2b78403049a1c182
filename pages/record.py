"""记录: one project, enterprise, place, source or event, by ``?id=`` (and ``?kind=`` where kinds share an id)."""

from atlas.ui import record as ui

found = ui.choose_record()
if found is None:
    ui.no_record()
else:
    ui.record_head(found)
    if found.kind == "source":
        ui.record_uses(found)
    else:
        ui.record_section(found, ui.RECORD_MAIN[found.kind], ui.RECORD_SIDE[found.kind])
        ui.record_section(found, ui.RECORD_BELOW[found.kind])
    ui.record_missing()
