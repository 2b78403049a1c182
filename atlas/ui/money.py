"""The pieces of the page of money: trees, lists and rivals as markup, each with its table and its CSV."""

import pandas as pd
import streamlit as st

from atlas import charts_money, money, pieces, pieces_money
from atlas.ui.frame import view
from atlas.ui.parts import chart, empty, grid, section
from atlas.vocab import INVESTMENT_KIND

TREE_HEADINGS = {"name": "col.name", "party_name": "col.party", "money": "col.amount", "date": "col.date", "part_of": "col.part_of",
                 "overlaps_name": "col.overlaps", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
LIST_HEADINGS = {"group_name": "col.group", "kind": "col.kind", "name": "col.name", "party_name": "col.party", "money": "col.amount",
                 "date": "col.date", "held": "col.held", "source": "col.source", "locator": "col.locator"}  # fmt: skip


def money_cards() -> None:
    """The headline row: the largest amount of each kind."""
    v = view()
    frame = money.tree(v.catalog, v.chosen)
    st.html(pieces_money.STYLE)
    st.html(pieces.cards(pieces_money.cards(frame, charts_money.largest(frame), v.style, v.notes)))


def money_tree(kind: str) -> None:
    """What lies inside what, for amounts of one kind; what overlaps to an unknown extent is said below."""
    v = view()
    section(charts_money.capital(INVESTMENT_KIND[kind].label(v.lang)), INVESTMENT_KIND[kind].means(v.lang))
    mine = money.tree_of(v.catalog, v.chosen, kind)
    if mine.empty:
        empty("empty.money")
        return
    told = charts_money.tree(mine, money.by_investor(v.catalog, v.chosen), kind, v.style)
    drawn = pieces_money.tree(mine, money.rivals(v.catalog, v.chosen), kind, told, v.style, v.notes)
    st.html(drawn + pieces_money.overlaps(money.overlapping(v.catalog, v.chosen), kind, v.style, v.notes))
    with st.expander(v.say("chart.table")):
        grid(mine, TREE_HEADINGS, f"money-{kind}")


def money_timeline(frame: pd.DataFrame, sums: pd.DataFrame) -> None:
    """When each amount was stated; ``frame`` and ``sums`` are by year."""
    if frame.empty:
        empty("empty.money")
        return
    chart(charts_money.timeline(frame, sums, view().style), frame, "money-by-year", LIST_HEADINGS)


def money_list(frame: pd.DataFrame, sums: pd.DataFrame, record: str, unnamed: str) -> None:
    """Individual amounts under the name of their group (a ``record``: place or enterprise), and the few sums that may be formed."""
    v = view()
    if frame.empty:
        empty("empty.money")
        return
    st.html(pieces_money.groups(frame, sums, record, v.say(unnamed), v.style, v.notes))
    with st.expander(v.say("chart.table")):
        grid(frame, LIST_HEADINGS, f"money-by-{record}")


def money_rivals(frame: pd.DataFrame) -> None:
    """Amounts on which sources differ, side by side."""
    v = view()
    if frame.empty:
        empty("empty.rivals")
        return
    st.html(pieces_money.rivals(frame, v.catalog.sources, v.style, v.notes))
