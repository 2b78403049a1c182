"""The region as a vector picture: county outlines, the picture of them, and where their names stand."""
