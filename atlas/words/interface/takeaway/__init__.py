"""The words of what readers carry away: files, briefings and addresses."""
