"""One record by its id: what it is, what an unknown id may have meant, where the cells of a table lead, and what concerns it.

Pages of records exist for the six ``KINDS``. Whatever else has an id (a phase, an amount, an indicator, a relation, a
coefficient, a seat) is shown on the page of the record that it is about, its ``home``. What concerns a record follows from
the catalogue and the day; the reader's filters do not apply to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import milestone_on
from atlas.catalog.model import Deposit, Enterprise, Event, Project
from atlas.catalog.remember import remembered
from atlas.figures import enterprises, road
from atlas.figures import projects as work
from atlas.figures.enterprises import RelationRow
from atlas.figures.projects import ProjectRow, Standing
from atlas.figures.road import EventRow
from atlas.figures.shared import rivals
from atlas.figures.shared.rivals import ClaimRow, ReadingRow
from atlas.figures.shared.selection import Selection, county_of
from atlas.figures.shared.table import Cited, Table, cite
from atlas.words import names
from atlas.words.pair import NOTHING, Pair, named

KINDS = ("project", "enterprise", "place", "deposit", "source", "event")
Target = tuple[str, str] | None  # kind and id of a record
LONGEST_ID = 100
_MOST_NEAR = 6
_NEAR_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """A record that has a page; ``asked`` is the id that led there, which may be that of a phase or of an amount."""

    kind: str
    id: str
    name: Pair
    asked: str = ""


def held(catalog: Catalog, kind: str) -> Mapping[str, Any]:
    """The records of one of ``KINDS``, by id."""
    records: Mapping[str, Any] = getattr(catalog, f"{kind}s")
    return records


def _found(catalog: Catalog, kind: str, key: str, asked: str = "") -> Found:
    return Found(kind, key, named(held(catalog, kind)[key]), asked or key)


def find(catalog: Catalog, key: str, kind: str = "") -> Found | None:
    """The record with the id ``key``, of ``kind`` if it has one of that id, else in the order of ``KINDS``; None if there is none."""
    for candidate in (kind, *KINDS):
        if candidate in KINDS and key in held(catalog, candidate):
            return _found(catalog, candidate, key)
    at = home(catalog, key)
    return _found(catalog, *at, key) if at else None


def home(catalog: Catalog, key: str) -> Target:
    """Kind and id of the record that whatever has the id ``key`` is about, itself if it has a page; None for an unknown id.

    An amount is about its project, else its investor, else its place; what is about nothing of the kind leads to its source.
    """
    for kind in KINDS:
        if key in held(catalog, kind):
            return kind, key
    if key in catalog.phases:
        return "project", catalog.phases[key][0].id
    if amount := catalog.investments.get(key):
        about = [amount.project, amount.party, amount.place]
        known = [at for part in about if part and part != key and (at := home(catalog, part))]
        return known[0] if known else ("source", amount.source)
    if figure := catalog.indicators.get(key):
        return home(catalog, figure.subject)
    if tie := catalog.relations.get(key):
        return home(catalog, tie.subject)
    if factor := catalog.coefficients.get(key):
        return "source", factor.source
    return ("place", catalog.seats[key].place) if key in catalog.seats else None


@remembered
def every(catalog: Catalog) -> tuple[Found, ...]:
    """Every record that has a page, kind by kind, names in pinyin order."""
    found = [_found(catalog, kind, key) for kind in KINDS for key in held(catalog, kind)]
    return tuple(sorted(found, key=lambda f: (KINDS.index(f.kind), names.order(f.name.zh), f.id)))


@remembered
def near(catalog: Catalog, key: str) -> tuple[Found, ...]:
    """What an unknown id may have meant: ids that are written alike, names that hold it (also in pinyin), at most six."""
    asked = key[:LONGEST_ID].strip().lower()
    if not asked:
        return ()
    known = every(catalog)
    close = get_close_matches(asked, [f.id for f in known], n=_MOST_NEAR, cutoff=_NEAR_ENOUGH)
    alike = [f for wanted in close for f in known if f.id == wanted]
    alike += [f for f in known if len(asked) > 1 and names.matches(asked, (f.name.zh, f.name.en, f.id))]
    return tuple(dict.fromkeys(alike))[:_MOST_NEAR]


# The column that holds the id for each column of names; what has no row here is looked up by the rules in ``target``.
_IDS = {
    "project_name": "project", "phase_name": "phase", "enterprise_name": "enterprise", "place_name": "place",
    "county_name": "county", "party_name": "party", "subject_name": "subject", "object_name": "object",
    "record_name": "record", "seat_name": "seat", "part_of": "part_of", "overlaps_name": "overlaps", "follows_title": "follows",
}  # fmt: skip
_OWN = ("name", "title")
_SOURCES = ("source", "status_source", "place_source", "seat_source")
_EXPLAINED = (*_SOURCES, "enterprise_name", "place_name", "county_name", "seat_name")


def target(catalog: Catalog, column: str, row: Any) -> Target:
    """Kind and id of the record that a cell of a row leads to; None where it leads nowhere, such as a sum over many."""
    if column in _SOURCES:
        cited: Cited = getattr(row, column.replace("source", "cited"))
        return ("source", cited[0].source) if len(cited) == 1 and cited[0].source in catalog.sources else None
    ids = ("id", "event", "record") if column in _OWN else (_IDS[column],) if column in _IDS else ()
    key = next((str(found) for c in ids if (found := getattr(row, c, ""))), "")
    if column == "phase_name":
        return ("project", key) if key in catalog.phases else None
    return home(catalog, key)


def columns(catalog: Catalog, rows: Sequence[Any], shown: Sequence[str]) -> Iterator[tuple[str, list[Target]]]:
    """The columns of ``shown`` that lead to records, each with its targets.

    None stands only where the page of sources can tell more: of a place or a firm that no source states, of sums over several
    sources. Any other column leads somewhere in every row or is left out.
    """
    for column in shown:
        if column in _OWN or column in _IDS or column in _SOURCES:
            found = [target(catalog, column, r) for r in rows]
            if all(found) or (any(found) and column in _EXPLAINED):
                yield column, found


# What concerns a record. Those that a section shows take the catalogue, the record and the day.


def _parts(project: Project) -> tuple[str, ...]:
    return (project.id, *(p.id for p in project.phases))


def _here(catalog: Catalog, place: str, at: str | None) -> bool:
    """Whether ``at`` is the place or a zone in it."""
    return bool(at) and place in (at, county_of(catalog, at))


def project_of(catalog: Catalog, key: str | None) -> str:
    """The id of the project that ``key`` is or is a phase of; "" for neither."""
    phase = catalog.phases.get(key or "")
    return phase[0].id if phase else key if key and key in catalog.projects else ""


def teller(project: Project) -> Cited:
    """Who tells who runs a project and where: its own source, else that of its first figure or step."""
    stated = (*(c for p in project.phases for c in p.capacities), *project.total)
    steps = (*(m for p in project.phases for m in p.milestones), *project.milestones)
    told = [cite(project.source, project.locator), *(cite(c.source, c.locator) for c in stated)]
    return next(filter(None, (*told, *(cite(m.source, m.locator) for m in steps))), ())


def inside(catalog: Catalog, project: str) -> list[str]:
    """The projects that name ``project`` as what they are part of, in pinyin order."""
    held = [p for p in catalog.projects.values() if p.part_of == project]
    return [p.id for p in sorted(held, key=lambda p: names.order(p.name))]


def zones(catalog: Catalog, place: str) -> list[str]:
    """The zones that a source places in ``place``."""
    return [z.id for z in catalog.places.values() if z.kind == "zone" and z.within == place]


def deposits(catalog: Catalog, found: Found) -> list[Deposit]:
    """The deposits in a place, or those whose right an enterprise holds."""
    return [d for d in catalog.deposits.values()
            if (found.kind == "place" and _here(catalog, found.id, d.place))
            or (found.kind == "enterprise" and d.holder == found.id)]  # fmt: skip


def figures(catalog: Catalog, found: Found, day: date) -> Table[ClaimRow]:
    """Every figure about the record with its rivals: capacities, indicators, shares, figures of deposits and events."""
    key = found.id
    if found.kind == "project":
        told = [*_parts(catalog.projects[key])]
    elif found.kind in ("event", "deposit"):
        told = [key]
    else:
        told = [i.id for i in catalog.indicators.values() if i.subject == key]
        told += [d.id for d in deposits(catalog, found)]
        told += [r.id for r in catalog.relations.values() if key in (r.subject, r.object)]
    return rivals.about(catalog, day, tuple(told))


def amounts(catalog: Catalog, found: Found, day: date) -> Table[ClaimRow]:
    """Every amount that a project, an enterprise (also its projects') or a place is concerned with, the largest first."""
    key, kind = found.id, found.kind
    mine = [p for p in catalog.projects.values() if key == {"project": p.id, "enterprise": p.enterprise}.get(kind)]
    ids = {part for p in mine for part in _parts(p)}
    held = [a for a in catalog.investments.values()
            if a.project in ids or (kind == "enterprise" and a.party == key) or (kind == "place" and _here(catalog, key, a.place))]  # fmt: skip
    held.sort(key=lambda a: (-(a.amount.base or 0), a.id))
    return rivals.about(catalog, day, tuple(a.id for a in held))


def projects(catalog: Catalog, found: Found, day: date) -> Table[ProjectRow]:
    """The phases of a project, or of the projects of an enterprise or a place; of a city, of all its places."""
    if found.kind == "place":
        return work.projects(catalog, within(catalog, found, day))
    return work.projects(catalog, Selection(day=day)).where(
        lambda r: {"project": r.project, "enterprise": r.enterprise}.get(found.kind) == found.id
    )


def within(catalog: Catalog, place: Found, day: date) -> Selection:
    """What a reader would choose to see a place alone; of a city, all its places."""
    return Selection(day=day, places=() if catalog.places[place.id].kind == "city" else (place.id,))


def states(catalog: Catalog, found: Found, day: date) -> list[tuple[Pair, Standing]]:
    """Where each phase of a project stands, by its name, and last the project as a whole, if its own history tells."""
    project = catalog.projects[found.id]
    whole = milestone_on(project.milestones, day) if project.phases else None
    held: list[tuple[Pair, Standing]] = [(r.phase_name, r) for r in projects(catalog, found, day)]
    return [*held, (NOTHING, Standing(**work.standing_at(whole)))] if whole else held


def furthest(catalog: Catalog, found: Found, day: date) -> tuple[ProjectRow, bool] | None:
    """The phase of a project that has come furthest, and whether all stand alike; None where no step of a phase is known."""
    rows = projects(catalog, found, day)
    far = enterprises.furthest(rows)
    return (far, {r.status for r in rows} == {far.status}) if far else None


def firms(catalog: Catalog, found: Found, _: date) -> list[Enterprise]:
    """Those that a source puts in a place or in a zone of it, in pinyin order; for a city, those known no closer."""
    held = [f for f in catalog.enterprises.values() if _here(catalog, found.id, f.place)]
    return sorted(held, key=lambda f: names.order(f.name))


def relations(catalog: Catalog, found: Found, _: date) -> Table[RelationRow]:
    """How a firm, a place or a project's enterprise is tied to others."""
    key = catalog.projects[found.id].enterprise if found.kind == "project" else found.id
    return enterprises.relations(catalog).where(lambda r: key in (r.subject, r.object))


def events(catalog: Catalog, found: Found, day: date) -> Table[EventRow]:
    """The events that name the record, newest first; for a project also those that name its enterprise."""
    kind, key = found.kind, found.id
    firm, work_of = (key if kind == "enterprise" else None), set[str]()
    if kind == "project":
        firm, work_of = catalog.projects[key].enterprise, {*_parts(catalog.projects[key])}
    elif kind == "enterprise":
        work_of = {p.id for p in catalog.projects.values() if p.enterprise == key}
    elif kind == "deposit":
        work_of = {*catalog.deposits[key].projects}

    def names_it(event: Event) -> bool:
        here = kind == "place" and any(_here(catalog, key, at) for at in event.places)
        return here or firm in event.enterprises or bool(work_of & set(event.projects))

    rows = road.timeline(catalog, Selection(day=day)).where(lambda r: names_it(catalog.events[r.id]))
    return rows[::-1]


def readings(catalog: Catalog, found: Found, day: date) -> Table[ReadingRow]:
    """What sources say otherwise of the record's enterprise, place, role, name or date."""
    return rivals.readings(catalog, Selection(day=day)).where(lambda r: r.record == found.id)


def links(catalog: Catalog, found: Found, _: date) -> list[tuple[str, Event]]:
    """The events that an event ``follows``, and those that it ``leads_to``, the earliest first."""
    after = sorted((e for e in catalog.events.values() if found.id in e.follows), key=lambda e: e.date.sort_key)
    before = [catalog.events[key] for key in catalog.events[found.id].follows]
    return [*(("follows", e) for e in before), *(("leads_to", e) for e in after)]
