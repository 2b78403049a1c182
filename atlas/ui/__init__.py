"""The only part of ``atlas`` that knows Streamlit: the frame, the shared filters, and the pieces that pages are made of.

A page asks for ``view()``, computes frames, and calls pieces; ``finish`` draws the footnotes. Filters live in the frame,
before the page runs, so that they and the address survive a change of page.
"""

from atlas.ui import wall
from atlas.ui.data import choose_encoding, choose_table, cite_the_data, dictionary, download_all, preview
from atlas.ui.enterprises import firms_by_segment, firms_headline, firms_list, firms_where_and_ties
from atlas.ui.frame import View, filters, finish, page, scope, start, view
from atlas.ui.headings import (
    INVESTMENT_HEADINGS,
    SUM_HEADINGS,
)
from atlas.ui.investment import payers
from atlas.ui.layout import (
    choose_drawing,
    choose_measure,
    choose_place,
    layout_picture,
    layout_table,
    layout_title,
    off_map,
    place_cards,
    rival_layouts,
)
from atlas.ui.parts import (
    cards,
    chart,
    cite,
    download,
    empty,
    feed,
    grid,
    line,
    record_link,
    section,
    small_multiples,
    title,
)
from atlas.ui.record import (
    RECORD_BELOW,
    RECORD_MAIN,
    RECORD_SIDE,
    choose_record,
    no_record,
    record_head,
    record_missing,
    record_section,
    record_uses,
)
from atlas.ui.server.serving import lifespan, middleware, serving
from atlas.ui.sources import rivals_pointer

__all__ = [
    "INVESTMENT_HEADINGS",
    "RECORD_BELOW",
    "RECORD_MAIN",
    "RECORD_SIDE",
    "SUM_HEADINGS",
    "View",
    "cards",
    "chart",
    "choose_drawing",
    "choose_encoding",
    "choose_measure",
    "choose_place",
    "choose_record",
    "choose_table",
    "cite",
    "cite_the_data",
    "dictionary",
    "download",
    "download_all",
    "empty",
    "feed",
    "filters",
    "finish",
    "firms_by_segment",
    "firms_headline",
    "firms_list",
    "firms_where_and_ties",
    "grid",
    "layout_picture",
    "layout_table",
    "layout_title",
    "lifespan",
    "line",
    "middleware",
    "no_record",
    "off_map",
    "page",
    "payers",
    "place_cards",
    "preview",
    "record_head",
    "record_link",
    "record_missing",
    "record_section",
    "record_uses",
    "rival_layouts",
    "rivals_pointer",
    "scope",
    "section",
    "serving",
    "small_multiples",
    "start",
    "title",
    "view",
    "wall",
]  # fmt: skip
