"""From rows to pictures: Plotly figures and the pydeck map. Never filters, never sums; one file for each page beside the shared forms."""
