"""What changed between two days or two releases of the data (``between``), and what of the totals that others publish this list
holds, and what it can't explain (``totals``)."""
