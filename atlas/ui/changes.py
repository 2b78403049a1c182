"""The pieces of the page of changes: what is compared, the finding, the steps, figures before and after, published totals."""

import streamlit as st

from atlas.catalog.catalogue import Catalog
from atlas.figures.changes import between as figures
from atlas.figures.changes import since as days
from atlas.figures.changes.between import Bulletin
from atlas.figures.changes.rows import ChangeRow
from atlas.figures.changes.since import EARLIER, Since
from atlas.figures.changes.totals import TotalRow
from atlas.figures.shared.table import Table, all_cited
from atlas.markup import changes as markup
from atlas.markup.pictures import amounts, rungs
from atlas.markup.shared import parts as pieces
from atlas.ui.shared.choices import adopt_one, tell_one
from atlas.ui.shared.frame import earlier, view
from atlas.ui.shared.parts import chosen_places, empty_page, line, section, twins
from atlas.ui.takeaway.pictures import Taken
from atlas.words import text
from atlas.words.text import say

CHANGE_HEADINGS = {"change": "changes.col_change", "name": "col.name", "changed": "col.measure", "before": "changes.col_before",
                   "after": "changes.col_after", "date": "col.date", "may_be_earlier": "changes.col_early",
                   "gone": "changes.col_gone", "source": "col.source", "locator": "col.locator"}  # fmt: skip
TOTAL_HEADINGS = {"place_name": "col.place", "name": "col.name", "date": "col.date", "total_stated": "changes.col_stated",
                  "total_held": "changes.col_held", "total_left": "changes.col_rest", "parts": "col.parts",
                  "source": "col.source", "locator": "col.locator", "note": "col.note"}  # fmt: skip


def days_offered(*more: str) -> list[str]:
    """The default, other days, ``more``, and whatever day an address or the reader asked for."""
    v, state = view(), st.session_state
    wanted = (st.query_params.get("since", ""), state.get("since", ""), state.get("_since_kept", ""))
    asked = filter(None, map(days.asked, filter(None, wanted)))
    return list(dict.fromkeys([*days.offered(v.catalog, v.chosen.day), *more, *asked]))


def _options() -> list[str]:
    """The days, and the earlier release if there is one."""
    release = earlier()
    return days_offered(*([EARLIER] if release and release.catalog else []))


def day_label(day: str, default: str, lang: str) -> str:
    """A day as a choice, which says of the ``default`` that it is that."""
    return say("changes.from_default" if day == default else "changes.from", lang, day=text.day(day, lang))


def since() -> Since:
    """Where the comparison begins: the choice stands in the address as ``since``."""
    adopt_one("since", _options())
    return days.since(st.session_state["since"], view().chosen.day)


def rows(begin: Since) -> Table[ChangeRow]:
    """Every change from there to the as-of day, as filtered."""
    v, release = view(), earlier()
    if begin.release and release and release.catalog:
        return figures.released(v.catalog, release.catalog, v.chosen)
    return figures.between(v.catalog, begin.day, v.chosen)


def _told(found: Bulletin, begin: Since) -> str:
    v = view()
    compared = markup.when(begin, v.chosen.day, v.chosen.dated, v.lang)
    return markup.finding(found, compared, chosen_places(), v.lang)


def title(found: Bulletin, begin: Since) -> None:
    """The finding, under the name of what is chosen."""
    st.html(markup.style() + pieces.head(_told(found, begin), level=1))


def choose(begin: Since) -> None:
    """From which day, or which release."""
    v, offered = view(), _options()

    def label(option: str) -> str:
        return v.say("changes.from_release") if option == EARLIER else day_label(option, offered[0], v.lang)

    st.selectbox(
        v.say("changes.choose"), offered, key="since", format_func=label, label_visibility="collapsed", width=280
    )
    tell_one("since", offered)
    if begin.late:
        line(v.say("changes.late"), "quiet")
    if (release := earlier()) and release.problems:
        key = "changes.old_release" if release.catalog else "changes.no_release"
        line(v.say(key, count=len(release.problems)), "quiet")


def empty() -> None:
    """One sentence and one link."""
    empty_page("changes", "changes.title", "changes.no_source", "changes.no_match")


def steps(found: Bulletin, begin: Since) -> None:
    """Which phases moved on, from where to where, and how all of the page is computed."""
    v = view()
    how = markup.lead(found, begin, v.chosen.day, v.lang, found.steps)
    if found.steps:
        st.html(markup.steps(found, how, v.style, v.notes))
    else:
        line(v.say("changes.no_steps"))
        line(how, "src")


def replaced(found: Bulletin, catalog: Catalog) -> None:
    """Figures before and after, and new statements that disagree."""
    v = view()
    section(v.say("changes.figures"))
    gone = (*found.held["replaced"], *found.held["withdrawn"])
    st.html(markup.replaced(gone, catalog, v.notes)) if gone else line(v.say("changes.no_figures"))
    apart = (*found.held["rival"], *found.held["untaken"])
    section(v.say("changes.rivals"))
    st.html(markup.rivals(apart, catalog, v.notes)) if apart else line(v.say("changes.no_rivals"))


def events(found: Bulletin, catalog: Catalog) -> None:
    """What happened, and how much more the table holds."""
    v = view()
    if found.held["event"]:
        section(v.say("changes.events"))
        st.html(markup.events(found.held["event"], catalog, v.notes))
    if told := markup.rest(found, v.lang):
        line(told)


def totals(found: Table[TotalRow]) -> None:
    """Published totals beside the list; that filters left none is no silence of the sources, and is not told as one."""
    v = view()
    if not found and v.chosen.narrowed:
        return
    section(v.say("changes.totals"), v.say("changes.totals_how") if found else "")
    if found:
        st.html(markup.totals(found, v.notes))
    else:
        line(v.say("changes.no_totals"))


def tables(changed: Table[ChangeRow], published: Table[TotalRow], found: Bulletin, begin: Since) -> None:
    """The tables of the page and its pictures as files, one click away."""
    v = view()
    told, heading, taken = _told(found, begin), v.say("changes.totals"), list[Taken]()
    if found.steps:
        taken.append(Taken("changes-steps", lambda style: rungs.moves(told, v.say("changes.steps_how"), found, style),
                           all_cited(r.cited for r in found.steps), v.say("changes.steps")))  # fmt: skip
    if published:
        cited = all_cited(cited for r in published for cited in (r.cited, r.held_cited))
        taken.append(Taken("totals", lambda style: amounts.totals(heading, v.say("changes.totals_how"), published, style), cited, heading))  # fmt: skip
    twins("changes", [
        *([(v.say("changes.table"), changed, CHANGE_HEADINGS, "changes")] if changed else []),
        *([(v.say("changes.totals_table"), published, TOTAL_HEADINGS, "totals")] if published else []),
    ], *taken)  # fmt: skip
