"""The pieces of the page of sources: how well sourced it is, the sources, the ledger with its choosers, rivals and gaps."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from atlas.drawings import sources as charts_sources
from atlas.exports import tables as export
from atlas.figures import citations
from atlas.figures import gaps as unstated
from atlas.figures import rivals as differences
from atlas.markup import record as pieces_records
from atlas.markup import sources as pieces_sources
from atlas.markup.cells import LEDGER_LABELS
from atlas.markup.record import Known
from atlas.ui.choices import adopt_several, tell_several
from atlas.ui.frame import view
from atlas.ui.parts import chart, download, empty, grid, line, section
from atlas.words import text
from atlas.words.vocab import GRADE

# Who says it comes before why it was chosen: what is too wide for the page is cut at the right.
LEDGER_HEADINGS = {"record_name": "col.subject", "measure": "col.measure", "claim": "col.amount", "date": "col.date", "grade": "col.grade",
                   "source": "col.source", "reason": "col.chosen", "locator": "col.locator", "note": "col.note"}  # fmt: skip
YEAR_HEADINGS = {
    "year": "col.year",
    "grade": "col.grade",
    "claims": "col.claims",
    "rivals": "col.rivals",
    "not_chosen": "col.not_chosen",
}
_LEDGER_HEIGHT = 460


def _known() -> Known:
    v = view()
    return Known(v.catalog, v.notes, v.style.colours)


def sources_lead(frame: pd.DataFrame, readings: pd.DataFrame) -> str:
    """How many sources there are, and on how much they differ."""
    v = view()
    sources = v.catalog.sources.values()
    counts = {"sources": len(sources), "good": sum(s.grade == "A" for s in sources)}
    if frame.empty and readings.empty:
        return v.say("sources.lead_agree", **counts)
    return v.say("sources.lead", **counts, several=frame["topic"].nunique(), rivals=_differing(frame), readings=len(readings),
                 not_taken=int((~frame["chosen"].astype(bool)).sum()))  # fmt: skip


def _differing(frame: pd.DataFrame) -> int:
    """Of how many topics in ``differences.rivals`` the figures are not all the same."""
    other = frame[~frame["chosen"].astype(bool) & ~frame["agrees"].astype(bool)]
    return int(other["topic"].nunique())


def sources_rule() -> None:
    """How a claim is chosen, and the grades."""
    st.html(f"{pieces_records.style()}{pieces_sources.STYLE}{pieces_sources.rule(_known())}")


def sources_chart() -> None:
    """Claims by year and grade, as filtered."""
    v = view()
    frame = citations.by_year(v.catalog, v.chosen)
    if frame.empty:
        empty("empty.claims")
    else:
        chart(charts_sources.by_year(frame, v.style), frame, "claims-by-year", YEAR_HEADINGS)


def sources_list() -> None:
    """Every source, whatever is filtered."""
    v = view()
    frame = citations.listed(v.catalog, v.chosen.day)
    st.html(pieces_sources.listed(frame.to_dict("records"), _known()))
    download(frame, "sources", v.say("data.csv_all"), export.everything(v.chosen.day))


def choose_ledger() -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Grades, quantities and "only" (rivals, not chosen, or "") that the reader wants of the ledger; their ids stand in the address."""
    v = view()
    offered: dict[str, Sequence[str]] = {
        "grade": tuple(GRADE),
        "quantity": differences.quantities(v.catalog),
        "only": differences.ONLY,
    }
    for name, words in offered.items():
        adopt_several(name, words)
    with st.container(horizontal=True, gap="medium", vertical_alignment="top"):
        st.pills(v.say("ledger.grade"), offered["grade"], selection_mode="multi", key="grade",
                 format_func=lambda g: v.say("notes.grade", grade=g))  # fmt: skip
        st.pills(
            v.say("ledger.only"),
            offered["only"],
            selection_mode="multi",
            key="only",
            format_func=lambda o: v.say(f"ledger.{o}"),
        )
        st.multiselect(v.say("ledger.quantity"), offered["quantity"], key="quantity", placeholder=v.say("filter.all"), select_all=False,
                       format_func=lambda q: LEDGER_LABELS[q].label(v.lang))  # fmt: skip
    only = tell_several("only", offered["only"])
    return (
        tell_several("grade", offered["grade"]),
        tell_several("quantity", offered["quantity"]),
        only[0] if len(only) == 1 else "both" if only else "",
    )


def ledger(frame: pd.DataFrame) -> None:
    """The rows of ``differences.narrowed``, with how many there are of all."""
    v = view()
    whole = differences.claims(v.catalog, v.chosen)
    later = differences.later(v.catalog, v.chosen)
    line(
        v.say("ledger.count", count=len(frame), of=len(whole)) + (v.say("ledger.later", count=later) if later else ""),
        "says",
    )
    if frame.empty:
        empty("empty.claims")
    else:
        grid(frame, LEDGER_HEADINGS, "ledger", _LEDGER_HEIGHT)


def rivals(frame: pd.DataFrame, readings: pd.DataFrame) -> None:
    """Claims of the same thing together, the one that stands first, then what sources say otherwise of names and places."""
    if frame.empty and readings.empty:
        empty("empty.rivals_none")
    if not frame.empty:
        st.html(pieces_records.topics(frame, _known()))
    if not readings.empty:
        section(view().say("projects.readings"))
        st.html(pieces_records.readings(readings, _known(), named=True))


def rivals_pointer(frame: pd.DataFrame) -> None:
    """One sentence that says on what sources differ and leads to the page that sets them side by side."""
    v = view()
    rows: list[dict[Any, Any]] = frame.drop_duplicates("topic").to_dict("records")
    if not rows:
        empty("empty.rivals_none")
        return
    names = pieces_records.joined(
        dict.fromkeys(_known().home(r["record"], text.both(r, "record_name", v.lang)) for r in rows), v.lang
    )
    told = escape(v.say("sources.pointer", several=len(rows), rivals=_differing(frame)))
    st.html(f'<p class="atlas-note">{told} {names}. {v.notes.page("sources", v.say("sources.pointer_to"))}</p>')


def gaps() -> None:
    """What no source states, computed from the records as filtered."""
    v = view()
    frame = unstated.gaps(v.catalog, v.chosen)
    if frame.empty:
        empty("empty.gaps")
        return
    st.html(pieces_sources.gaps(frame.to_dict("records"), _known()))
    download(frame, "not-stated")
