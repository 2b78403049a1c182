"""Which columns a table on a page shows, with the words of their headings."""

SUM_HEADINGS = {"product": "col.product", "progress": "col.progress", "amount": "col.amount", "parts": "col.parts",
                "source": "col.source", "locator": "col.locator"}  # fmt: skip
INVESTMENT_HEADINGS = {"name": "col.name", "party_name": "col.party", "place_name": "col.place", "kind": "col.kind", "money": "col.amount",
                       "date": "col.date", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
