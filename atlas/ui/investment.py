"""The pieces of the page of money: trees, lists and rivals as markup, each with its table and its CSV.

A piece for which the filters leave nothing draws nothing; the headline row says then that no amount fits.
"""

import streamlit as st

from atlas.drawings import investment as drawings
from atlas.figures import investment as figures
from atlas.figures.investment import AddedRow, ListedRow, RivalRow, TreeRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.table import Table
from atlas.markup import investment as markup
from atlas.ui import parts
from atlas.ui.frame import view
from atlas.words.vocab import INVESTMENT_KIND

TREE_HEADINGS = {"name": "col.name", "party_name": "col.party", "money": "col.amount", "date": "col.date", "part_of": "col.part_of",
                 "overlaps_name": "col.overlaps", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
LIST_HEADINGS = {"group_name": "col.group", "kind": "col.kind", "name": "col.name", "party_name": "col.party", "money": "col.amount",
                 "date": "col.date", "held": "col.held", "source": "col.source", "locator": "col.locator"}  # fmt: skip
_UNNAMED = {"place": "place.unstated", "enterprise": "money.many"}

INVESTMENT_HEADINGS = {"name": "col.name", "party_name": "col.party", "place_name": "col.place", "kind": "col.kind", "money": "col.amount",
                       "date": "col.date", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip


def cards(tree: Table[TreeRow]) -> None:
    """The headline row: the largest amount of each kind; where nothing fits, one sentence."""
    v = view()
    st.html(markup.style())
    if tree:
        parts.cards(markup.cards(tree, v.lang, v.notes))
    else:
        parts.empty("empty.money")


def tree(kind: str) -> None:
    """What lies inside what, for amounts of one kind; what overlaps to an unknown extent is said below it."""
    v = view()
    mine = figures.tree_of(v.catalog, v.chosen, kind)
    if mine:
        word, pairs = INVESTMENT_KIND[kind], figures.overlapping(v.catalog, v.chosen)
        parts.section(drawings.capital(word.label(v.lang)), word.means(v.lang))
        rivals, added = figures.rivals(v.catalog, v.chosen), figures.by_investor(v.catalog, v.chosen)
        drawn = markup.tree(mine, rivals, added, v.style, v.notes)
        st.html(drawn + markup.overlaps(pairs, kind, v.lang, v.notes))
        parts.twin(mine, TREE_HEADINGS, f"money-{kind}")


def trees(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """The trees of several kinds in two columns; in the whole width where the filters leave only one of them."""
    v = view()
    there = [[k for k in kinds if figures.tree_of(v.catalog, v.chosen, k)] for kinds in (left, right)]
    sides = [kinds for kinds in there if kinds]
    columns = st.columns([3, 2], gap="medium") if len(sides) == 2 else [st.container()] * len(sides)
    for column, kinds in zip(columns, sides, strict=True):
        with column:
            for kind in kinds:
                tree(kind)


def timeline(rows: Table[ListedRow], sums: Table[AddedRow]) -> None:
    """When each amount was stated; ``rows`` and ``sums`` are by year."""
    v = view()
    if rows:
        parts.section(v.say("money.by_year"))
        parts.chart(drawings.timeline(rows, sums, v.style), rows, "money-by-year", LIST_HEADINGS)


def listed(rows: Table[ListedRow], sums: Table[AddedRow], record: str) -> None:
    """Individual amounts under the name of their group (a ``record``: place or enterprise), and the few sums that may be formed."""
    v = view()
    if rows:
        parts.section(v.say(f"money.by_{record}"), v.say("money.list_lead"))
        st.html(markup.groups(rows, sums, record, v.say(_UNNAMED[record]), v.lang, v.notes))
        parts.twin(rows, LIST_HEADINGS, f"money-by-{record}")


def rivals(rows: Table[RivalRow]) -> None:
    """Amounts on which sources differ, side by side."""
    v = view()
    if rows:
        parts.section(v.say("money.rivals"), v.say("money.rivals_lead"))
        st.html(markup.rivals(rows, v.catalog.sources, v.style, v.notes))


def stated(rows: Table[AmountRow]) -> None:
    """Every amount that a source states, rivals among them."""
    if rows:
        parts.section(view().say("money.all"))
        parts.grid(rows, INVESTMENT_HEADINGS, "investments")


def payers(rows: Table[AmountRow]) -> None:
    """Who pays: the largest amounts that name an investor; where nothing fits, one sentence."""
    v = view()
    if drawn := markup.payers(rows, v.style, v.notes):
        st.html(markup.style() + drawn)
        parts.twin(rows, INVESTMENT_HEADINGS, "who-pays")
    else:
        parts.empty("empty.money")
