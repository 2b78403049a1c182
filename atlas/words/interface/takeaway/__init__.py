"""Words of what readers carry away: files and what is written in them, and addresses."""
