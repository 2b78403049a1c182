"""The only part of ``atlas`` that knows Streamlit: the frame, the shared filters, and the pieces that pages are made of.

A page asks for ``view()``, computes frames, and calls pieces; ``finish`` draws the footnotes. Filters live in the frame,
before the page runs, so that they and the address survive a change of page.
"""

from atlas.ui import wall
from atlas.ui.downloads import choose_encoding, choose_table, cite_the_data, dictionary, download_all, preview
from atlas.ui.firms import firms_by_county, firms_by_segment, firms_headline, firms_list, firms_ties
from atlas.ui.frame import View, filters, finish, page, scope, start, view
from atlas.ui.headings import (
    CAPACITY_HEADINGS,
    INVESTMENT_HEADINGS,
    LADDER_HEADINGS,
    PROJECT_HEADINGS,
    SOURCE_HEADINGS,
    SUM_HEADINGS,
)
from atlas.ui.ledger import (
    choose_ledger,
    gaps,
    ledger,
    rivals,
    rivals_pointer,
    sources_chart,
    sources_lead,
    sources_list,
    sources_rule,
)
from atlas.ui.maps import (
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
from atlas.ui.money import money_cards, money_list, money_rivals, money_table, money_timeline, money_tree, money_trees
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
from atlas.ui.records import (
    RECORD_BELOW,
    RECORD_MAIN,
    RECORD_SIDE,
    choose_record,
    no_record,
    record_head,
    record_history,
    record_missing,
    record_section,
    record_uses,
)
from atlas.ui.road import EVENT_HEADINGS, STEP_HEADINGS, choose_road, events, programmes, road_steps, timeline

__all__ = [
    "CAPACITY_HEADINGS", "INVESTMENT_HEADINGS", "LADDER_HEADINGS", "PROJECT_HEADINGS", "SOURCE_HEADINGS", "SUM_HEADINGS",
    "View", "cards", "chart", "choose_encoding", "choose_table", "cite", "cite_the_data", "dictionary", "download",
    "download_all", "empty", "feed", "filters", "finish", "grid", "line", "page", "preview", "record_link", "rivals", "scope", "section",
    "small_multiples", "start", "title", "view",
    "wall",
    "EVENT_HEADINGS", "STEP_HEADINGS", "choose_road", "events", "programmes", "road_steps", "timeline",
    "money_cards", "money_list", "money_rivals", "money_table", "money_timeline", "money_tree", "money_trees",
    "choose_drawing", "choose_measure", "choose_place", "layout_picture", "layout_table", "layout_title", "off_map",
    "place_cards", "rival_layouts",
    "firms_by_county", "firms_by_segment", "firms_headline", "firms_list", "firms_ties",
    "RECORD_BELOW", "RECORD_MAIN", "RECORD_SIDE", "choose_record", "no_record", "record_head", "record_history", "record_missing", "record_section",
    "record_uses",
    "choose_ledger", "gaps", "ledger", "rivals_pointer", "sources_chart", "sources_lead", "sources_list", "sources_rule",
]  # fmt: skip
