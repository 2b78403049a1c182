"""Which changes the reader's filters leave."""

from collections.abc import Iterator
from dataclasses import replace

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Project
from atlas.figures.changes.rows import ChangeRow
from atlas.figures.projects import projects
from atlas.figures.shared.search import concerned
from atlas.figures.shared.selection import Selection, in_places, named, project_chosen
from atlas.figures.shared.table import Table, grouped


def chosen_only(catalog: Catalog, chosen: Selection, rows: Table[ChangeRow]) -> Table[ChangeRow]:
    """The rows that pass every filter; of the sources those that tell one of them, or whose title the search finds."""
    if not (chosen.filters_projects or chosen.places or chosen.query):
        return rows
    kept = {id(r) for r in rows if r.kind != "source" and _passes(catalog, chosen, r)}
    told = {c.source for r in rows if id(r) in kept for c in r.cited}

    def stays(row: ChangeRow) -> bool:
        if row.kind != "source":
            return id(row) in kept
        only_search = chosen.query and not (chosen.filters_projects or chosen.places)
        return row.record in told or bool(only_search and named(catalog, chosen, *concerned(catalog, row.record)))

    return rows.where(stays)


def _passes(catalog: Catalog, chosen: Selection, row: ChangeRow) -> bool:
    event = catalog.events.get(row.record)
    places = event.places if event else (row.place,)
    if chosen.places and not any(in_places(catalog, chosen, place) for place in places):
        return False
    if chosen.filters_projects and not any(_runs(catalog, chosen, row, p) for p in _projects(catalog, row)):
        return False
    return named(catalog, chosen, *concerned(catalog, row.record))


def _projects(catalog: Catalog, row: ChangeRow) -> Iterator[Project]:
    """The projects that a row is about."""
    amount, event = catalog.investments.get(row.record), catalog.events.get(row.record)
    for key in (row.record, (amount.project or "") if amount else "", *(event.projects if event else ())):
        if key in catalog.phases:
            yield catalog.phases[key][0]
        elif key in catalog.projects:
            yield catalog.projects[key]


def _runs(catalog: Catalog, chosen: Selection, row: ChangeRow, project: Project) -> bool:
    """Whether a project passes the filters of projects: at the state that it was brought to, or at one that it has on the day."""
    everywhere = replace(chosen, places=(), query="")
    standing = grouped(projects(catalog, Selection(chosen.day)), lambda r: r.project) if chosen.statuses else {}
    at = [row.status_after] if row.status_after else [r.status for r in standing.get(project.id, ())
                                                      if row.record in (r.phase, project.id) or row.record not in catalog.phases]  # fmt: skip
    return any(project_chosen(catalog, everywhere, project, status) for status in at or [""])
