"""记录: one project, enterprise, place, deposit, source or event, by ``?id=`` (and ``?kind=`` where kinds share an id)."""

from atlas.ui import record as ui

found = ui.choose()
if found is None:
    ui.nothing()
else:
    ui.head(found)
    if found.kind == "source":
        ui.uses(found)
    else:
        ui.in_sections(found, ui.FIRST.get(found.kind, ()))
        ui.in_sections(found, ui.MAIN[found.kind], ui.BESIDE[found.kind])
        ui.in_sections(found, ui.BELOW[found.kind])
    ui.missing()
