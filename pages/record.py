"""记录: one project, enterprise, place, deposit, source or event, by ``?id=`` (and ``?kind=`` where kinds share an id)."""

from atlas.ui import record

found = record.choose()
if found is None:
    record.nothing()
else:
    record.head(found)
    if found.kind == "source":
        record.uses(found)
    else:
        record.in_sections(found, record.MAIN[found.kind], record.BESIDE[found.kind])
        record.in_sections(found, record.BELOW[found.kind])
    record.missing()
