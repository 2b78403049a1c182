"""Pictures to take away, as SVG: what a page draws, in one frame with title, sources, day and credit. Pure: values in, text out."""
