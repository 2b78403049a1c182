"""A dashboard of a regional industry, along the way of its data: words, catalog, figures, drawings, markup, exports, ui.

Each package imports only those before it; ``tests/test_boundaries.py`` holds that as a table.
"""
