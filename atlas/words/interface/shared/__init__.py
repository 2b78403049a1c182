"""Words that every page uses: the frame, the tables, and how values are written."""
