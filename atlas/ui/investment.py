"""The pieces of the page of money: its finding, the bar, the tree, and one list of the amounts in the order that the reader chooses.

A piece for which the filters leave nothing draws nothing; the title says then that no source tells of an amount.
"""

from functools import partial

import streamlit as st

from atlas.drawings import investment as drawings
from atlas.figures import investment as figures
from atlas.figures.investment import AddedRow, Delivery, ListedRow, TreeRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.table import Table, all_cited
from atlas.markup import investment as markup
from atlas.markup.pictures import amounts
from atlas.markup.pictures import rows as trees
from atlas.markup.shared import parts as pieces
from atlas.ui.shared import parts
from atlas.ui.shared.choices import adopt_one, tell_one
from atlas.ui.shared.frame import view
from atlas.ui.takeaway.pictures import Taken, folded

TREE_HEADINGS = {"name": "col.name", "party_name": "col.party", "money": "col.amount", "date": "col.date", "part_of": "col.part_of",
                 "overlaps_name": "col.overlaps", "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip
LIST_HEADINGS = {"group_name": "col.group", "kind": "col.kind", "name": "col.name", "party_name": "col.party", "money": "col.amount",
                 "date": "col.date", "held": "col.held", "source": "col.source", "locator": "col.locator"}  # fmt: skip
INVESTMENT_HEADINGS = {"name": "col.name", "party_name": "col.party", "place_name": "col.place", "kind": "col.kind", "money": "col.amount",
                       "date": "col.date", "part_of": "col.part_of", "source": "col.source", "locator": "col.locator",
                       "note": "col.note"}  # fmt: skip
_UNNAMED = {"place": "place.unstated", "enterprise": "money.many"}
FORMS = ("time", "party", "place", "table")


def _told(found: Delivery | None, tree: Table[TreeRow]) -> str:
    """The finding under the name of what is chosen."""
    v, where = view(), parts.chosen_places()
    added = figures.by_investor(v.catalog, v.chosen)
    told = markup.title(found, tree, added, v.lang) or v.say(
        "money.title_filtered" if v.chosen.narrowed else "money.title_none"
    )
    return drawings.capital(v.say("money.title_of", where=where, told=told) if where else told)


def title(found: Delivery | None, tree: Table[TreeRow]) -> None:
    """The finding under the name of what is chosen; where no source tells of an amount, one sentence and one link."""
    v = view()
    st.html(markup.style() + pieces.head(_told(found, tree), level=1))
    if not tree:
        parts.nothing("empty.filtered" if v.chosen.narrowed else "empty.money", "investment")


def promise(found: Delivery | None) -> None:
    """What was promised and what was spent of it, as one bar in another."""
    v = view()
    if found:
        st.html(markup.promise(found, v.style, v.notes))


def _promise_taken(found: Delivery, tree: Table[TreeRow]) -> Taken:
    """What was promised and spent, as a file."""
    told, cited = _told(found, tree), all_cited((found.promised.cited, found.spent.cited))
    return Taken("promise", lambda style: amounts.promise(told, "", found, style), cited, view().say("overview.money"))


def tree(rows: Table[TreeRow], delivered: Delivery | None) -> None:
    """What lies inside what, for amounts of one kind (one alone is no picture); what overlaps to an unknown extent is said below it.

    Without anything ``delivered`` its finding is the title of the page; with its files stand those of this.
    """
    v, told = view(), delivered is None
    also = [_promise_taken(delivered, rows)] if delivered else []
    if len(rows) <= 1 and also:
        folded("promise", *also)
    if len(rows) > 1:
        rivals, added = figures.rivals(v.catalog, v.chosen), figures.by_investor(v.catalog, v.chosen)
        drawn = markup.tree(rows, rivals, added, v.style, v.notes, told=told)
        apart = figures.overlapping(v.catalog, v.chosen)
        st.html(drawn + markup.overlaps(apart, rows[0].kind, v.lang, v.notes))
        heading = drawings.capital(markup.title(None, rows, added, v.lang) or v.say("money.each"))
        taken = Taken(
            "money",
            lambda style: trees.money(heading, markup.subtitle(rows, v.lang), rows, style),
            parts.cited_by(rows),
            v.say("money.picture_tree") if also else "",
        )
        parts.twin(rows, TREE_HEADINGS, f"money-{rows[0].kind}", *also, taken)


def choose_form() -> str:
    """How the amounts are arranged; the choice stands in the address as ``by``."""
    v = view()
    parts.section(v.say("money.each"))
    adopt_one("by", FORMS)
    st.segmented_control(v.say("money.form"), FORMS, key="by", required=True, label_visibility="collapsed",
                         format_func=lambda form: v.say(f"money.form_{form}"))  # fmt: skip
    return tell_one("by", FORMS)


def timeline(rows: Table[ListedRow], sums: Table[AddedRow]) -> None:
    """When each amount was stated; ``rows`` and ``sums`` are by year."""
    if rows:
        parts.chart(partial(drawings.timeline, rows, sums), rows, "money-by-year", LIST_HEADINGS)


def listed(rows: Table[ListedRow], sums: Table[AddedRow], record: str) -> None:
    """Individual amounts under the name of their group (a ``record``: place or enterprise), and the few sums that may be formed."""
    v = view()
    if rows:
        st.html(markup.groups(rows, sums, record, v.say(_UNNAMED[record]), v.lang, v.notes))
        parts.twin(rows, LIST_HEADINGS, f"money-by-{record}")


def stated(rows: Table[AmountRow]) -> None:
    """Every amount that a source states, rivals among them."""
    if rows:
        parts.grid(rows, INVESTMENT_HEADINGS, "investments")
