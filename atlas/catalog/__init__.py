"""From bytes to a checked, frozen catalogue: read, parse, check the rules, choose among rivals, reload while serving.

The only code that opens data files. ``load.load(folder)`` gives a ``Catalog`` or every problem at once, each with file and line.
"""
