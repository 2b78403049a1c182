"""The pieces of the page of downloads for what readers carry away beside its buttons."""
