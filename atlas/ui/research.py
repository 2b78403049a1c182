"""The pieces of the page of research: its finding, the works, who works with whom, and what is folded."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from atlas.figures.enterprises import RelationRow
from atlas.figures.projects import CapacityRow, ProjectRow
from atlas.figures.research import Finding, HappenedRow, TieRow, WorkRow, steps
from atlas.figures.shared.table import Table, all_cited
from atlas.markup import research as markup
from atlas.markup.pictures import rungs as drawn
from atlas.markup.shared import parts as pieces
from atlas.ui.projects import PROJECT_HEADINGS
from atlas.ui.shared.frame import view
from atlas.ui.shared.parts import chosen_places, empty_page, section, twins
from atlas.ui.takeaway.pictures import Taken

AIM_HEADINGS = {"project_name": "col.project", "product": "col.product", "amount": "col.amount", "chosen": "col.chosen",
                "date": "col.date", "note": "col.note", "source": "col.source", "locator": "col.locator"}  # fmt: skip
TIE_HEADINGS = {"subject_name": "col.subject_of", "kind": "col.tie", "object_name": "col.object_of", "date": "col.date",
                "note": "col.note", "source": "col.source", "locator": "col.locator"}  # fmt: skip


def _told(found: Finding) -> tuple[str, str]:
    """The finding and the line below it."""
    v = view()
    return markup.title(found, chosen_places(), v.lang, v.chosen.narrowed), markup.lead(found, v.lang)


def title(found: Finding) -> None:
    """The finding, under the name of what is chosen."""
    st.html(markup.style() + pieces.head(*_told(found), level=1))


def empty() -> None:
    """One sentence and one link."""
    empty_page("research", "research.title", "research.no_source", "research.nothing")


def works(held: Table[WorkRow]) -> None:
    """A row for each work, by how far it is."""
    v = view()
    if held:
        st.html(markup.works(held, steps(held), v.style, v.notes))


def ties(rows: Table[TieRow], found: Finding) -> None:
    """Who works with whom."""
    v = view()
    if rows:
        section(v.say("research.with"))
        st.html(markup.ties(rows, found, v.notes))


def rest(held: Table[WorkRow], events: Table[HappenedRow]) -> None:
    """What happened, and remarks on the works, folded."""
    v = view()
    if told := markup.rest(held, events, v.notes):
        st.html(told)


def tables(
    rows: Table[ProjectRow],
    aims: Table[CapacityRow],
    relations: Table[RelationRow],
    held: Table[WorkRow],
    found: Finding,
) -> None:
    """The tables of the page and its picture as a file, one click away."""
    v, told = view(), _told(found)
    taken = [
        Taken(
            "research-works",
            lambda style: drawn.works(*told, held, steps(held), style),
            all_cited(r.cited for r in held),
        )
    ]
    tables: list[tuple[str, Table[Any], Mapping[str, str], str]] = [
        (v.say("research.works_table"), rows, PROJECT_HEADINGS, "research"),
        (v.say("research.aims_table"), aims, AIM_HEADINGS, "research-aims"),
        (v.say("research.ties_table"), relations, TIE_HEADINGS, "research-ties"),
    ]
    if shown := [one for one in tables if one[1]]:
        twins("research", shown, *(taken if held else ()))
