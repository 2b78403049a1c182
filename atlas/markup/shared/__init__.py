"""What the markup of several pages shares: templates, pieces, cells of tables, footnotes, the picture of the region."""
