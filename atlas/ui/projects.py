"""The pieces of the page of projects: its finding, the strip of phases, their histories, what was due, and capacity."""

from collections.abc import Callable

import streamlit as st

from atlas.drawings.bars import Picture, Style
from atlas.figures.progress import CellRow, DueRow, Standing
from atlas.figures.projects import ProjectRow, SumRow
from atlas.figures.road import StepRow
from atlas.figures.shared.table import Table, all_cited
from atlas.markup import projects as markup
from atlas.markup.pictures import rows as pictures
from atlas.markup.pictures import strips
from atlas.markup.shared import parts as pieces
from atlas.ui.road import STEP_HEADINGS, timeline
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import cited_by, empty_page, line, section, twins
from atlas.ui.takeaway.pictures import Taken
from atlas.words import text

SUM_HEADINGS = {"product": "col.product", "progress": "col.progress", "amount": "col.amount", "parts": "col.parts",
                "source": "col.source", "locator": "col.locator"}  # fmt: skip
PROJECT_HEADINGS = {"project_name": "col.project", "phase_name": "col.phase", "enterprise_name": "col.enterprise",
                    "place_name": "col.place", "stage": "col.stage", "status": "col.status", "status_date": "col.since",
                    "status_basis": "col.basis", "status_note": "col.note", "part_of": "col.part_of",
                    "status_source": "col.source", "status_locator": "col.locator"}  # fmt: skip


def _told(found: Standing, due: Table[DueRow]) -> tuple[str, str]:
    """The finding, under the name of what is chosen, and the line below it."""
    v = view()
    where = v.say("list.pause").join(text.both(v.catalog.places[p], "name", v.lang) for p in v.chosen.places)
    return markup.title(found, where, v.lang), markup.lead(found, due, v.lang)


def title(found: Standing, due: Table[DueRow]) -> None:
    """The finding, under the name of what is chosen."""
    st.html(markup.style() + pieces.head(*_told(found, due), level=1))


def empty() -> None:
    """One sentence and one link."""
    empty_page("projects", "projects.title", "projects.no_source", "projects.nothing")


def strip(cells: Table[CellRow], steps: Table[StepRow]) -> None:
    """A cell for each phase."""
    v = view()
    if cells:
        st.html(markup.strip(cells, steps, v.style, v.notes))


def histories(draw: Callable[[Style], Picture], steps: Table[StepRow], keyed: bool) -> None:
    """What was reached when; ``keyed`` if the strip above has told what the marks mean."""
    without = "empty.none_fits" if view().chosen.narrowed else "projects.no_steps"
    timeline(draw, steps, "histories", None, without, level=2, keyed=keyed)


def due(rows: Table[DueRow]) -> None:
    """What was to be reached by when."""
    v = view()
    section(v.say("projects.due"))
    if rows:
        st.html(markup.due(rows, v.notes))
    else:
        line(v.say("empty.none_fits" if v.chosen.narrowed else "projects.no_due"))


def capacity(sums: Table[SumRow]) -> None:
    """Capacity by product, and where the single figures stand."""
    v = view()
    section(v.say("projects.capacity"), v.say("projects.capacity_how"))
    if sums:
        st.html(markup.capacity(sums, v.style, v.notes))
    else:
        line(v.say("empty.none_fits" if v.chosen.narrowed else "projects.no_capacity"))
    st.html(markup.elsewhere(v.notes))


def phases(cells: Table[CellRow], found: Standing, due: Table[DueRow]) -> Taken | None:
    """The strip of phases as a file, each with its name."""
    told, cited = _told(found, due), all_cited(r.cited for r in cells)
    named = view().say("projects.phases_table")
    return Taken("phases", lambda style: strips.phases(*told, cells, style), cited, named) if cells else None


def tables(rows: Table[ProjectRow], steps: Table[StepRow], sums: Table[SumRow], draw: Callable[[Style], Picture], strip: Taken | None) -> None:  # fmt: skip
    """The tables of the page and its pictures as files, one click away."""
    v = view()
    named, how = v.say("projects.capacity"), v.say("projects.capacity_how")
    taken = [strip] if strip else []
    taken += [Taken.of_chart("histories", draw, cited_by(steps), v.say("projects.steps_table"))] if steps else []
    taken += (
        [Taken("capacity", lambda style: pictures.capacity(named, how, sums, style), cited_by(sums), named)]
        if sums
        else []
    )
    twins("projects", [
        (v.say("projects.phases_table"), rows, PROJECT_HEADINGS, "projects"),
        (v.say("projects.steps_table"), steps, STEP_HEADINGS, "histories"),
        (v.say("projects.sums_table"), sums, SUM_HEADINGS, "capacity-by-product"),
    ], *taken)  # fmt: skip
