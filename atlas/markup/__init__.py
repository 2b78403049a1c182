"""From values to HTML: cells, notes, lists and cards of the pages. Pure functions; every text that goes in is escaped."""
