"""The words of the page of projects: its lead, and the columns of its tables."""

from atlas.figures.projects import ProjectRow
from atlas.figures.shared.table import Table
from atlas.ui.frame import view
from atlas.ui.parts import SUM_HEADINGS

PLACE_HEADINGS = {"county_name": "col.county", **SUM_HEADINGS}
LADDER_HEADINGS = {"status": "col.status", "phases": "col.phases", "names": "col.name", "source": "col.source"}
PROJECT_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "enterprise_name": "col.enterprise",
                    "place_name": "col.place", "stage": "col.stage", "status": "col.status", "status_date": "col.since",
                    "status_basis": "col.basis", "status_note": "col.note", "part_of": "col.part_of",
                    "status_source": "col.source", "status_locator": "col.locator"}  # fmt: skip
CAPACITY_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "place_name": "col.place", "product": "col.product",
                     "amount": "col.amount", "counted": "col.counted", "chosen": "col.chosen", "status": "col.status", "date": "col.date",
                     "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip


def lead(rows: Table[ProjectRow]) -> str:
    """How many projects are on the page, and how many of them are agreements that hold others; "" if there is none."""
    v = view()
    count, held = len({r.project for r in rows}), len({r.project for r in rows if r.stage == "integrated"})
    umbrella = v.say("projects.umbrella", count=held) if held else ""
    return v.say("projects.lead", projects=count, umbrella=umbrella) if count else ""
