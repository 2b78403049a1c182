"""Which columns a table on a page shows, with the words of their headings."""

SUM_HEADINGS = {"product": "col.product", "progress": "col.progress", "amount": "col.amount", "parts": "col.parts",
                "source": "col.source", "locator": "col.locator"}  # fmt: skip
LADDER_HEADINGS = {"status": "col.status", "phases": "col.phases", "names": "col.name", "source": "col.source"}
PROJECT_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "enterprise_name": "col.enterprise",
                    "place_name": "col.place", "stage": "col.stage", "status": "col.status", "status_date": "col.since",
                    "status_basis": "col.basis", "status_note": "col.note", "part_of": "col.part_of",
                    "status_source": "col.source", "status_locator": "col.locator"}  # fmt: skip
CAPACITY_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "place_name": "col.place", "product": "col.product",
                     "amount": "col.amount", "counted": "col.counted", "chosen": "col.chosen", "status": "col.status", "date": "col.date",
                     "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
INVESTMENT_HEADINGS = {"name": "col.name", "party_name": "col.party", "place_name": "col.place", "kind": "col.kind", "money": "col.amount",
                       "date": "col.date", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
