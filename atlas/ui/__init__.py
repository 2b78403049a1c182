"""The only part of ``atlas`` that knows Streamlit: the frame, the shared filters, and the pieces that pages are made of.

A page asks for ``view()``, computes frames, and calls pieces; ``finish`` draws the footnotes. Filters live in the frame,
before the page runs, so that they and the address survive a change of page.
"""

from atlas.ui.downloads import choose_encoding, choose_table, cite_the_data, dictionary, download_all, preview
from atlas.ui.frame import View, filters, finish, page, scope, start, view
from atlas.ui.headings import (
    CAPACITY_HEADINGS,
    INVESTMENT_HEADINGS,
    LADDER_HEADINGS,
    PROJECT_HEADINGS,
    SOURCE_HEADINGS,
    SUM_HEADINGS,
)
from atlas.ui.parts import cards, chart, cite, download, empty, feed, grid, line, rivals, section, small_multiples, title

__all__ = [
    "CAPACITY_HEADINGS", "INVESTMENT_HEADINGS", "LADDER_HEADINGS", "PROJECT_HEADINGS", "SOURCE_HEADINGS", "SUM_HEADINGS",
    "View", "cards", "chart", "choose_encoding", "choose_table", "cite", "cite_the_data", "dictionary", "download",
    "download_all", "empty", "feed", "filters", "finish", "grid", "line", "page", "preview", "rivals", "scope", "section",
    "small_multiples", "start", "title", "view",
]  # fmt: skip
