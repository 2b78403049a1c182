"""What readers carry away, as pieces of a page: the files of the data."""
