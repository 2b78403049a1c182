"""The pieces of the page of credible capacity: its finding, the waterfall, the times, promise against delivery, the silence clock."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from atlas.figures.credible.promises import Kept, PackageRow, PromiseRow
from atlas.figures.credible.silence import Count, SilentRow
from atlas.figures.credible.steps import CaseRow, StepRow, TimeRow, WayRow
from atlas.figures.shared.table import Table
from atlas.markup import credible as markup
from atlas.markup.credible import clock as clocks
from atlas.markup.credible import fall as falls
from atlas.markup.credible import packages as kept
from atlas.markup.pictures import credible as bars
from atlas.markup.pictures import rows as drawn
from atlas.markup.shared import parts as pieces
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import chosen_places, cited_by, download, empty_page, line, section, twins
from atlas.ui.takeaway.pictures import Taken
from atlas.words.pair import Pair

STEP_HEADINGS = {"product": "col.product", "step": "col.step", "amount": "col.amount", "share_percent": "col.share_stated",
                 "phases": "col.phases", "rests": "col.rests", "source": "col.source", "locator": "col.locator"}  # fmt: skip
CASE_HEADINGS = {"name": "col.project", "step": "col.step", "to": "col.to", "least": "col.least", "most": "col.most",
                 "begun": "col.begun", "done": "col.done", "source": "col.source", "locator": "col.locator"}  # fmt: skip
PROMISE_HEADINGS = {"project_name": "col.project", "enterprise_name": "col.enterprise", "kind": "col.kind", "money": "col.money",
                    "product": "col.product", "said": "col.said", "now": "col.stated_now", "built": "col.built",
                    "construction": "col.construction", "site_preparation": "col.site_preparation", "unit": "col.unit",
                    "furthest": "col.furthest", "last": "col.last", "source": "col.source", "locator": "col.locator"}  # fmt: skip
CLOCK_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "enterprise_name": "col.enterprise",
                  "place_name": "col.place", "status": "col.status", "last": "col.last", "days": "col.days", "months": "col.months",
                  "mark": "col.mark", "look_for": "col.look_for", "due": "col.due", "source": "col.source",
                  "locator": "col.locator", "url": "col.url"}  # fmt: skip


def title(rows: Table[StepRow], ways: Table[WayRow], open_: Count) -> None:
    """The finding, under the name of what is chosen."""
    v = view()
    told = markup.title(rows, ways, open_, chosen_places(), v.lang)
    st.html(markup.style() + pieces.head(told, markup.lead(v.lang, statuses=bool(v.chosen.statuses)), level=1))


def empty() -> None:
    """One sentence and one link."""
    empty_page("credible", "credible.title", "credible.no_source", "credible.no_match")


def _section(heading: str, lead: str, content: Markup) -> None:
    with st.container(gap=None):
        section(heading, lead)
        st.html(content)


def fall(rows: Table[StepRow], ways: Table[WayRow], apart: Sequence[Pair]) -> None:
    """What is left of each product at each step, and whether anything produces."""
    v = view()
    content = falls.fall(rows, ways, v.style, v.notes) if rows else pieces.paragraph(v.say("credible.no_fall"))
    _section(v.say("credible.fall"), markup.running(ways, apart, v.lang), content)


def times(rows: Table[TimeRow], cases: Table[CaseRow]) -> None:
    """How long it took, case by case."""
    v = view()
    content = falls.times(rows, cases, v.notes) if rows else pieces.paragraph(v.say("credible.no_times"))
    _section(v.say("credible.times"), v.say("credible.times_how") if rows else "", content)


def promises(rows: Table[PackageRow], found: Kept) -> None:
    """What each package said, and what was seen of it since."""
    v = view()
    if rows:
        _section(
            v.say("credible.promises"),
            markup.kept(found, v.lang) + kept.lead(rows, v.lang),
            kept.packages(rows, v.style, v.notes),
        )


def clock(rows: Table[SilentRow], found: Count, work: Table[SilentRow]) -> None:
    """For how long no source has told of each phase, and the list of what to look for."""
    v = view()
    if not rows:
        line(v.say("credible.no_clock"))
        return
    _section(clocks.heading(found, v.lang), v.say("credible.clock_how"), clocks.clock(rows, v.style, v.notes))
    if work:
        with st.container(horizontal=True, vertical_alignment="center"):
            download(work, "worklist", v.say("credible.worklist", count=len(work)))
            line(v.say("credible.worklist_how"), "src")


def pictures(rows: Table[StepRow], times: Table[TimeRow], cases: Table[CaseRow], held: Table[PackageRow], silent: Table[SilentRow],
             found: Count) -> list[Taken]:  # fmt: skip
    """The ladder, the times, the packages and the silence clock, each as files under the heading that it has on the page."""
    v = view()
    fall, took, said, clock = (v.say(f"credible.{name}") for name in ("fall", "times", "promises", "clock_picture"))
    heading, how = clocks.heading(found, v.lang), v.say("credible.fall_how")
    made = (
        (rows, Taken("credible-steps", lambda style: drawn.ladder(fall, how, rows, style), cited_by(rows), fall)),
        (times, Taken("credible-times", lambda style: bars.times(took, v.say("credible.times_how"), times, cases, style), cited_by(cases), took)),
        (held, Taken("credible-packages", lambda style: bars.promises(said, kept.lead(held, v.lang), held, style), cited_by(held), said)),
        (silent, Taken("credible-clock", lambda style: bars.clock(heading, v.say("credible.clock_how"), silent, style), cited_by(silent), clock)),
    )  # fmt: skip
    return [taken for there, taken in made if there]


def tables(rows: Table[StepRow], cases: Table[CaseRow], promised: Table[PromiseRow], silent: Table[SilentRow], taken: list[Taken]) -> None:  # fmt: skip
    """The tables of the page and its pictures as files, one click away."""
    v = view()
    twins("credible", [
        (v.say("credible.table_steps"), rows, STEP_HEADINGS, "credible-steps"),
        (v.say("credible.table_cases"), cases, CASE_HEADINGS, "credible-cases"),
        (v.say("credible.table_promises"), promised, PROMISE_HEADINGS, "credible-promises"),
        (v.say("credible.table_clock"), silent, CLOCK_HEADINGS, "silence"),
    ], *taken)  # fmt: skip
