"""The pieces of the page of downloads for what readers carry away and bring back."""
