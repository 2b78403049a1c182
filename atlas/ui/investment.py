"""The pieces of the page of money: trees, lists and rivals as markup, each with its table and its CSV.

A piece for which the filters leave nothing draws nothing; the headline row says then that no amount fits.
"""

import pandas as pd
import streamlit as st

from atlas.drawings import investment as charts_money
from atlas.figures import investment as money
from atlas.markup import investment as pieces_money
from atlas.markup import parts as pieces
from atlas.ui.frame import view
from atlas.ui.headings import INVESTMENT_HEADINGS
from atlas.ui.parts import chart, empty, grid, section, twin
from atlas.words.vocab import INVESTMENT_KIND

TREE_HEADINGS = {"name": "col.name", "party_name": "col.party", "money": "col.amount", "date": "col.date", "part_of": "col.part_of",
                 "overlaps_name": "col.overlaps", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
LIST_HEADINGS = {"group_name": "col.group", "kind": "col.kind", "name": "col.name", "party_name": "col.party", "money": "col.amount",
                 "date": "col.date", "held": "col.held", "source": "col.source", "locator": "col.locator"}  # fmt: skip
_UNNAMED = {"place": "place.unstated", "enterprise": "money.many"}


def money_cards(tree: pd.DataFrame) -> None:
    """The headline row: the largest amount of each kind; where nothing fits, one sentence."""
    v = view()
    st.html(pieces_money.STYLE)
    if tree.empty:
        empty("empty.money")
    else:
        st.html(pieces.cards(pieces_money.cards(tree, charts_money.largest(tree), v.style, v.notes)))


def money_tree(kind: str) -> None:
    """What lies inside what, for amounts of one kind; what overlaps to an unknown extent is said below."""
    v = view()
    mine = money.tree_of(v.catalog, v.chosen, kind)
    if mine.empty:
        return
    section(charts_money.capital(INVESTMENT_KIND[kind].label(v.lang)), INVESTMENT_KIND[kind].means(v.lang))
    told = charts_money.tree(mine, money.by_investor(v.catalog, v.chosen), kind, v.style)
    drawn = pieces_money.tree(mine, money.rivals(v.catalog, v.chosen), kind, told, v.style, v.notes)
    st.html(drawn + pieces_money.overlaps(money.overlapping(v.catalog, v.chosen), kind, v.style, v.notes))
    twin(mine, TREE_HEADINGS, f"money-{kind}")


def money_trees(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """The trees of several kinds in two columns; in the whole width where the filters leave only one of them."""
    v = view()
    sides = [
        side
        for kinds in (left, right)
        if (side := [k for k in kinds if not money.tree_of(v.catalog, v.chosen, k).empty])
    ]
    columns = st.columns([3, 2], gap="medium") if len(sides) == 2 else [st.container()] * len(sides)
    for column, kinds in zip(columns, sides, strict=True):
        with column:
            for kind in kinds:
                money_tree(kind)


def money_timeline(frame: pd.DataFrame, sums: pd.DataFrame) -> None:
    """When each amount was stated; ``frame`` and ``sums`` are by year."""
    v = view()
    if not frame.empty:
        section(v.say("money.by_year"))
        chart(charts_money.timeline(frame, sums, v.style), frame, "money-by-year", LIST_HEADINGS)


def money_list(frame: pd.DataFrame, sums: pd.DataFrame, record: str) -> None:
    """Individual amounts under the name of their group (a ``record``: place or enterprise), and the few sums that may be formed."""
    v = view()
    if not frame.empty:
        section(v.say(f"money.by_{record}"), v.say("money.list_lead"))
        st.html(pieces_money.groups(frame, sums, record, v.say(_UNNAMED[record]), v.style, v.notes))
        twin(frame, LIST_HEADINGS, f"money-by-{record}")


def money_rivals(frame: pd.DataFrame) -> None:
    """Amounts on which sources differ, side by side."""
    v = view()
    if not frame.empty:
        section(v.say("money.rivals"), v.say("money.rivals_lead"))
        st.html(pieces_money.rivals(frame, v.catalog.sources, v.style, v.notes))


def money_table(frame: pd.DataFrame) -> None:
    """Every amount that a source states, rivals among them."""
    if not frame.empty:
        section(view().say("money.all"))
        grid(frame, INVESTMENT_HEADINGS, "investments")


def payers(frame: pd.DataFrame) -> None:
    """Who pays: the largest amounts that name an investor; where nothing fits, one sentence."""
    v = view()
    drawn = pieces_money.payers(frame, v.style, v.notes)
    if not drawn:
        empty("empty.money")
        return
    st.html(pieces_money.STYLE + drawn)
    twin(frame, INVESTMENT_HEADINGS, "who-pays")
