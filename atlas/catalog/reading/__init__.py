"""From bytes to records: documents that know the line of each value, the three file formats, and records made of them."""
