"""From records to the text of data files: a changed file keeps every line that did not change. Gives bytes, writes nothing."""
