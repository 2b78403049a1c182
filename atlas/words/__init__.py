"""Words and values: the closed lists of the data with their labels, the texts of the interface, dates, quantities, names.

Knows nothing of files, frames or pages; everything else is built on it. ``text`` is what the other packages call.
"""
