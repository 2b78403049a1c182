"""The markup of what readers carry away and bring back. Pure."""
