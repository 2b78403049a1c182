"""The pieces of the page of sources: how well sourced it is, rivals, the ledger with its choosers, gaps, and the sources."""

from collections.abc import Sequence

import streamlit as st

from atlas.drawings import sources as drawings
from atlas.exports import tables as export
from atlas.figures.shared import rivals as differences
from atlas.figures.shared.rivals import ClaimRow, ReadingRow
from atlas.figures.shared.table import Table
from atlas.figures.sources import GapRow, ListedRow, YearRow
from atlas.markup import record as pieces
from atlas.markup import sources as markup
from atlas.markup.cells import LEDGER_LABELS
from atlas.markup.record import Known
from atlas.ui.choices import adopt_several, tell_several
from atlas.ui.frame import view
from atlas.ui.parts import chart, download, empty, grid, line, section
from atlas.words.vocab import GRADE

# Who says it comes before why it was chosen: what is too wide for the page is cut at the right.
LEDGER_HEADINGS = {"record_name": "col.subject", "measure": "col.measure", "claim": "col.amount", "date": "col.date", "grade": "col.grade",
                   "source": "col.source", "reason": "col.chosen", "locator": "col.locator", "note": "col.note"}  # fmt: skip
YEAR_HEADINGS = {"year": "col.year", "grade": "col.grade", "claims": "col.claims", "rivals": "col.rivals",
                 "not_chosen": "col.not_chosen"}  # fmt: skip
_LEDGER_HEIGHT = 460


def _known() -> Known:
    v = view()
    return Known(v.catalog, v.notes, v.style.colours)


def lead(rows: Table[ClaimRow], readings: Table[ReadingRow]) -> str:
    """How many sources there are, and on how much they differ."""
    v = view()
    sources = v.catalog.sources.values()
    counts = {"sources": len(sources), "good": sum(s.grade == "A" for s in sources)}
    if not rows and not readings:
        return v.say("sources.lead_agree", **counts)
    return v.say("sources.lead", **counts, several=len({r.topic for r in rows}), rivals=differences.differing(rows),
                 readings=len(readings), not_taken=sum(not r.chosen for r in rows))  # fmt: skip


def origin(rows: Table[YearRow]) -> None:
    """Claims by year and grade, beside how a claim is chosen and what the grades mean."""
    widths = [3, 2] if rows else [1]
    columns = st.columns(widths, gap="large")
    with columns[0]:
        if rows:
            chart(drawings.by_year(rows, view().style), rows, "claims-by-year", YEAR_HEADINGS)
        else:
            empty("empty.claims")
    with columns[-1]:
        st.html(pieces.style() + markup.rule(_known()))


def listed(rows: Table[ListedRow]) -> None:
    """Every source, whatever is filtered."""
    v = view()
    st.html(markup.listed(rows, _known()))
    download(rows, "sources", v.say("data.csv_all"), export.everything(v.chosen.day))


def choose_ledger() -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Grades, quantities and "only" (rivals, not chosen, or "") that the reader wants of the ledger; their ids stand in the address."""
    v = view()
    offered: dict[str, Sequence[str]] = {"grade": tuple(GRADE), "quantity": differences.quantities(v.catalog),
                                         "only": differences.ONLY}  # fmt: skip
    for name, words in offered.items():
        adopt_several(name, words)
    with st.container(horizontal=True, gap="medium", vertical_alignment="top"):
        st.pills(v.say("ledger.grade"), offered["grade"], selection_mode="multi", key="grade",
                 format_func=lambda g: v.say("notes.grade", grade=g))  # fmt: skip
        st.pills(v.say("ledger.only"), offered["only"], selection_mode="multi", key="only",
                 format_func=lambda o: v.say(f"ledger.{o}"))  # fmt: skip
        st.multiselect(v.say("ledger.quantity"), offered["quantity"], key="quantity", placeholder=v.say("filter.every"), select_all=False,
                       format_func=lambda q: LEDGER_LABELS[q].label(v.lang))  # fmt: skip
    grades, only, quantities = (tell_several(name, offered[name]) for name in ("grade", "only", "quantity"))
    return grades, quantities, only[0] if len(only) == 1 else "both" if only else ""


def ledger(rows: Table[ClaimRow]) -> None:
    """The rows of ``narrowed``, with how many there are of all."""
    v = view()
    later, whole = differences.later(v.catalog, v.chosen), len(differences.claims(v.catalog, v.chosen))
    told = v.say("ledger.count", count=len(rows), of=whole)
    line(told + (v.say("ledger.later", count=later) if later else ""), "says")
    if rows:
        grid(rows, LEDGER_HEADINGS, "ledger", _LEDGER_HEIGHT)
    else:
        empty("empty.claims")


def rivals(rows: Table[ClaimRow], readings: Table[ReadingRow]) -> None:
    """Claims of the same thing together, the one that stands first, then what sources say otherwise of names and places."""
    if not rows and not readings:
        empty("empty.rivals_none")
    if rows:
        st.html(pieces.topics(rows, _known()))
    if readings:
        section(view().say("projects.readings"))
        st.html(pieces.readings(readings, _known(), named=True))


def rivals_pointer(rows: Table[ClaimRow]) -> None:
    """One sentence that says on what sources differ and leads to the page that sets them side by side."""
    if rows:
        st.html(markup.pointer(rows, _known()))
    else:
        empty("empty.rivals_none")


def gaps(rows: Table[GapRow]) -> None:
    """What no source states, computed from the records as filtered."""
    if rows:
        st.html(markup.gaps(rows, _known()))
        download(rows, "not-stated")
    else:
        empty("empty.gaps")
