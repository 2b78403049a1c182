"""The workbook that a keeper edits, and the way back: from its cells to records, what changed, and a patch of the data files."""
