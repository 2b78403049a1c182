"""The pieces of the page of downloads that give more than tables: one file for each kind of thing to take away."""
