"""What readers carry away, as pieces of the page of downloads: one file for each kind of thing."""
