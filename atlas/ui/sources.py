"""The pieces of the page of sources: on what figures differ, the ledger with its choosers, gaps, and the sources."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from atlas.exports import tables as export
from atlas.figures import sources as figures
from atlas.figures.shared import rivals as differences
from atlas.figures.shared.rivals import ClaimRow, ReadingRow, Topic
from atlas.figures.shared.table import Table, all_cited
from atlas.figures.sources import GapRow, ListedRow
from atlas.markup import sources as markup
from atlas.markup.pictures import amounts
from atlas.markup.record import Known
from atlas.markup.shared import parts as pieces
from atlas.markup.shared.cells import LEDGER_LABELS
from atlas.ui.shared.choices import adopt_several, tell_several
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import chosen_places, download, empty, grid, line, nothing, section
from atlas.ui.takeaway.pictures import Taken, folded
from atlas.words.vocab import GRADE

# Who says it comes before why it was chosen: what is too wide for the page is cut at the right.
LEDGER_HEADINGS = {"record_name": "col.subject", "measure": "col.measure", "claim": "col.amount", "date": "col.date", "grade": "col.grade",
                   "source": "col.source", "reason": "col.chosen", "locator": "col.locator", "note": "col.note"}  # fmt: skip
_LEDGER_HEIGHT = 275


def _known() -> Known:
    v = view()
    return Known(v.catalog, v.notes, v.style.colours)


def _told(speakers: tuple[str, ...], topics: Table[Topic]) -> tuple[str, str]:
    """The finding and the line below it."""
    v, differ = view(), sum(bool(t.others) for t in topics)
    where = "" if v.chosen.is_all else chosen_places() or v.say("sources.filtered")
    good = sum(v.catalog.sources[key].grade == "A" for key in speakers)
    lead = v.say("sources.lead", good=good, several=len(topics)) if speakers else ""
    told = markup.title(where, len(speakers), differ, v.lang, v.chosen.narrowed)
    return told[:1].upper() + told[1:], lead


def title(speakers: tuple[str, ...], topics: Table[Topic]) -> None:
    """The finding: how many sources speak of what is selected, and on how many figures they differ."""
    st.html(markup.style() + pieces.head(*_told(speakers, topics), level=1))


def silent() -> None:
    """One sentence and one link, where the filters leave no figure, no source states one of a place, or none tells of it at all."""
    v = view()
    if v.chosen.narrowed or not chosen_places():
        nothing("sources.none_match", "sources")
    elif figures.silent(v.catalog, v.chosen):
        nothing("sources.silent", "sources")
    else:
        nothing("sources.no_figures", "sources")


def differ(topics: Table[Topic], readings: Table[ReadingRow]) -> None:
    """Figures that differ, used beside not used; those that agree, what differs and is no figure, and the rule, a fold each."""
    known, several = _known(), topics.where(lambda t: t.others)
    if several:
        st.html(markup.pairs(several, known))
    else:
        empty("empty.rivals_none")
    folds = [markup.agreed(alike, known)] if (alike := topics.where(lambda t: not t.others)) else []
    folds += [markup.readings(readings, known)] if readings else []
    st.html(Markup().join([*folds, markup.rule(known)]))


def pictures(speakers: tuple[str, ...], topics: Table[Topic], gaps: Table[GapRow]) -> None:
    """The figures that differ, and what no source states, as files."""
    v, told, taken = view(), _told(speakers, topics), list[Taken]()
    if several := topics.where(lambda t: t.others):
        cited = all_cited(r.cited for topic in several for r in topic.rows)
        taken.append(
            Taken(
                "rivals",
                lambda style: amounts.rivals(*told, several, v.catalog, style),
                cited,
                v.say("sources.picture"),
            )
        )
    if gaps:
        heading = v.say("gap.title")
        taken.append(
            Taken("not-stated", lambda style: amounts.gaps(heading, v.say("gap.lead"), gaps, style), (), heading)
        )
    if taken:
        folded("sources", *taken)


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
        empty("empty.claims" if whole or v.chosen.narrowed else "empty.no_claims")


def gaps(rows: Table[GapRow]) -> None:
    """What no source states, computed from the records as filtered; of what no source tells at all nothing is missing."""
    v = view()
    if figures.silent(v.catalog, v.chosen) or (v.chosen.narrowed and not rows):
        return
    section(v.say("gap.title"), v.say("gap.lead"))
    if rows:
        st.html(markup.gaps(rows, _known()))
        download(rows, "not-stated")
    else:
        empty("empty.gaps")
