"""Rules that the records must fulfil together, one small function each, one file for each kind of rule."""
