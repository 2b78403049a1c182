"""What several pages share: rows and tables, what the reader chose, the ledger and its rivals, what may be added, places, deposits."""
