"""What concerns one record: its figures, amounts, projects, firms, relations and events, as frames and ids.

Pure functions of the catalogue, the day and a record's kind (one of ``records.KINDS``) and id; no filter but the day applies.
"""

from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Project
from atlas.figures.enterprises import relations
from atlas.figures.projects import ProjectRow, capacity_by_product, projects
from atlas.figures.rivals import readings
from atlas.figures.road import events
from atlas.figures.selection import Selection, county_of, frame
from atlas.figures.table import columns
from atlas.words import names

Ids = tuple[str, ...]


def parts(catalog: Catalog, project: str) -> Ids:
    """A project and its phases."""
    return (project, *(p.id for p in catalog.projects[project].phases))


def project_of(catalog: Catalog, key: str) -> str:
    """The id of the project that ``key`` is or is a phase of; "" for neither."""
    return catalog.phases[key][0].id if key in catalog.phases else key if key in catalog.projects else ""


def teller(project: Project) -> tuple[str, str]:
    """Source and locator of who runs a project and where: its own, else those of its first figure or step."""
    if project.source:
        return project.source, project.locator or ""
    cited = [
        (c.source, c.locator) for claims in (*(p.capacities for p in project.phases), project.total) for c in claims
    ]
    cited += [
        (m.source, m.locator) for steps in (*(p.milestones for p in project.phases), project.milestones) for m in steps
    ]
    return cited[0] if cited else ("", "")


def inside(catalog: Catalog, project: str) -> Ids:
    """The projects that name ``project`` as what they are part of, in pinyin order."""
    held = [p for p in catalog.projects.values() if p.part_of == project]
    return tuple(p.id for p in sorted(held, key=lambda p: names.order(p.name)))


def _here(catalog: Catalog, place: str, at: str | None) -> bool:
    """Whether ``at`` is the place or a zone in it."""
    return bool(at) and place in (at, county_of(catalog, at))


def zones(catalog: Catalog, place: str) -> Ids:
    """The zones that a source places in ``place``."""
    return tuple(z.id for z in catalog.places.values() if z.kind == "zone" and z.within == place)


def figures(catalog: Catalog, kind: str, key: str) -> Ids:
    """The ids of records of the ledger whose figures are about the record: capacities, indicators, shares, figures of events."""
    if kind == "project":
        return parts(catalog, key)
    if kind == "event":
        return (key,)
    if kind == "deposit":
        return (key,)
    told = [i.id for i in catalog.indicators.values() if i.subject == key]
    if kind == "place":
        told += [d.id for d in catalog.deposits.values() if _here(catalog, key, d.place)]
    if kind == "enterprise":
        told += [d.id for d in catalog.deposits.values() if d.holder == key]
    return (*told, *(r.id for r in catalog.relations.values() if key in (r.subject, r.object)))


def amounts(catalog: Catalog, kind: str, key: str) -> Ids:
    """The ids of the amounts that a project, an enterprise or a place is concerned with; of an enterprise also its projects'."""
    mine: set[str] = set()
    if kind == "project":
        mine = set(parts(catalog, key))
    if kind == "enterprise":
        mine = {x for p in catalog.projects.values() if p.enterprise == key for x in parts(catalog, p.id)}
    found = [a for a in catalog.investments.values()
             if a.project in mine or (kind == "enterprise" and a.party == key) or (kind == "place" and _here(catalog, key, a.place))]  # fmt: skip
    found.sort(key=lambda a: (-(a.amount.base or 0), a.id))
    return tuple(a.id for a in found)


@lru_cache(maxsize=256)
def projects_of(catalog: Catalog, day: date, kind: str, key: str) -> pd.DataFrame:
    """The rows of ``tables.projects`` of a project (its phases), an enterprise or a place; of a city, of all its places."""
    chosen = Selection(day=day)
    if kind == "place":
        city = catalog.places[key].kind == "city"
        return projects(catalog, chosen if city else Selection(day=day, places=(key,)))
    column = {"project": "project", "enterprise": "enterprise"}.get(kind)
    if column is None:
        return frame((), tuple(columns(ProjectRow)))
    rows = projects(catalog, chosen)
    return rows[rows[column] == key].reset_index(drop=True)


@lru_cache(maxsize=256)
def capacities_of(catalog: Catalog, day: date, place: str) -> pd.DataFrame:
    """The rows of ``tables.capacity_by_product`` of a place; of a city, of all its places."""
    city = catalog.places[place].kind == "city"
    return capacity_by_product(catalog, Selection(day=day, places=() if city else (place,)))


def firms(catalog: Catalog, place: str) -> Ids:
    """The firms and institutes that a source puts in a place or in a zone of it, in pinyin order; for a city, those known no closer."""
    held = [f for f in catalog.enterprises.values() if _here(catalog, place, f.place)]
    return tuple(f.id for f in sorted(held, key=lambda f: names.order(f.name)))


@lru_cache(maxsize=256)
def relations_of(catalog: Catalog, key: str) -> pd.DataFrame:
    """The rows of ``relations`` of which a firm or a place is one end."""
    rows = relations(catalog)
    return rows[(rows["subject"] == key) | (rows["object"] == key)].reset_index(drop=True)


@lru_cache(maxsize=256)
def events_of(catalog: Catalog, day: date, kind: str, key: str) -> pd.DataFrame:
    """The rows of ``history.events`` that name the record, newest first; for a project also those that name its enterprise."""

    def named(event: Any) -> bool:
        if kind == "project":
            ours = parts(catalog, key)
            return bool(set(event.projects) & set(ours)) or catalog.projects[key].enterprise in event.enterprises
        if kind == "enterprise":
            mine = {p.id for p in catalog.projects.values() if p.enterprise == key}
            return key in event.enterprises or bool(mine & set(event.projects))
        if kind == "deposit":
            return bool(set(catalog.deposits[key].projects) & set(event.projects))
        return any(_here(catalog, key, at) for at in event.places)

    rows = events(catalog, Selection(day=day))
    return rows[[named(catalog.events[e]) for e in rows["id"]]].iloc[::-1].reset_index(drop=True)


def followers(catalog: Catalog, event: str) -> Ids:
    """The events that follow from ``event``, the earliest first."""
    after = [e for e in catalog.events.values() if event in e.follows]
    return tuple(e.id for e in sorted(after, key=lambda e: e.date.sort_key))


@lru_cache(maxsize=256)
def readings_of(catalog: Catalog, day: date, key: str) -> pd.DataFrame:
    """The rows of ``differences.readings`` about a record."""
    rows = readings(catalog, Selection(day=day))
    return rows[rows["record"] == key].reset_index(drop=True)
