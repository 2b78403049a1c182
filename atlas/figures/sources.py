"""What the page of sources tells: what each is cited for, whether any speaks of what is selected, and what none of them states.

Computed from the records, never listed by hand; remembered with the catalogue. "Not stated" is not "none": a gap says that no
source read so far tells.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Phase, Project, Source
from atlas.catalog.remember import remembered
from atlas.figures.enterprises import enterprises
from atlas.figures.projects import ProjectRow, projects
from atlas.figures.road import timeline
from atlas.figures.shared.amounts import investments
from atlas.figures.shared.claims import Entry, ledger, part_name
from atlas.figures.shared.places import outline_source, outlines
from atlas.figures.shared.rivals import claims, readings
from atlas.figures.shared.search import finds, makes
from atlas.figures.shared.selection import Selection, in_places
from atlas.figures.shared.table import Cited, Table, cite, table
from atlas.words import names, text
from atlas.words.dates import PartialDate
from atlas.words.pair import NOTHING, Pair, named, pair


@dataclass(frozen=True, kw_only=True)
class UseRow:
    """One time that a source is cited. ``use`` is one of ``USES``, ``record`` the id of what it is cited for.

    ``chosen`` tells of a claim whether it stands as of the day, of a seat whether it is not refused.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "source", "use", "record", "record_name", "record_name_en", "quantity", "product", "value", "unit", "qualifier", "stated",
        "stated_en", "status", "date", "locator", "chosen", "note", "note_en")  # fmt: skip

    use: str
    record: str
    record_name: Pair
    quantity: str = ""
    product: str = ""
    value: Decimal | None = None
    unit: str = ""
    qualifier: str = ""
    stated: Pair = NOTHING
    status: str = ""
    date: PartialDate | None = None
    cited: Cited
    chosen: bool = True
    note: Pair = NOTHING


def _use(use: str, record: Any, at: tuple[str, str | None], name: Pair = NOTHING, **more: Any) -> UseRow:
    return UseRow(use=use, record=record.id, record_name=name or named(record), cited=cite(*at), **more)


def _at(record: Any) -> tuple[str, str | None]:
    return record.source, record.locator


def _projects(catalog: Catalog) -> Iterator[UseRow]:
    for project in catalog.projects.values():
        if project.source:
            yield _use("project", project, _at(project))
        for phase in (None, *project.phases):
            held: Project | Phase = phase or project
            for m in held.milestones:
                name = part_name(project, phase)
                yield _use("milestone", held, _at(m), name, status=m.status, date=m.date, note=pair(m, "note"))


def _readings(catalog: Catalog) -> Iterator[UseRow]:
    for records in (catalog.projects, catalog.places, catalog.events):
        for record in records.values():
            for r in record.rivals:
                yield _use("reading", record, _at(r), date=r.date, note=pair(r, "note"))


def _named(catalog: Catalog) -> Iterator[UseRow]:
    """Firms, places, deposits, relations, seats and outlines, by what names and places them."""
    kinds: tuple[tuple[str, Mapping[str, Any], tuple[str, ...]], ...] = (
        ("enterprise", catalog.enterprises, ("place", "seat")), ("place", catalog.places, ("within",)),
        ("deposit", catalog.deposits, ("filing",)))  # fmt: skip
    for use, records, further in kinds:
        for record in records.values():
            others = ((getattr(record, f"{f}_source"), getattr(record, f"{f}_locator")) for f in further)
            told = (_at(record), *(at for at in others if at[0] and at != _at(record)))
            yield from (_use(use, record, at) for at in told)
    parties: dict[str, Any] = {**catalog.places, **catalog.enterprises}
    for tie in catalog.relations.values():
        ends = text.joined("dash", (named(parties[tie.subject]), named(parties[tie.object])))
        yield _use("relation", tie, _at(tie), ends, status=tie.kind, date=tie.date, note=pair(tie, "note"))
    for seat in catalog.seats.values():
        yield _use("seat", seat, _at(seat), named(catalog.places[seat.place]), chosen=not seat.rejected)
    if drawn := outline_source(catalog):
        for key, shape in outlines(catalog).items():
            yield _use("outline", catalog.places[key], (drawn, f"adcode {shape.adcode}"))


def _events(catalog: Catalog) -> Iterator[UseRow]:
    """An event is cited once for each place in a source that tells of it or of a part of its lists."""
    for event in catalog.events.values():
        for at in dict.fromkeys([_at(event), *(_at(i) for i in event.items if i.source)]):
            yield _use("event", event, at, date=event.date)


_TOLD = tuple(f.name for f in fields(UseRow) if f.name in {g.name for g in fields(Entry)})


@remembered
def uses(catalog: Catalog, day: date) -> Table[UseRow]:
    """One row for each time that a source is cited, by source, then in the order of ``USES``; nothing filters but the day."""
    rows = [UseRow(use="claim", **{f: getattr(e, f) for f in _TOLD}) for e in ledger(catalog, day)]
    rows += [*_projects(catalog), *_events(catalog), *_named(catalog), *_readings(catalog)]
    order = {use: n for n, use in enumerate(USES)}
    rows.sort(key=lambda r: (r.cited[0].source, order[r.use], str(r.date or ""), names.order(r.record_name.zh)))
    return table(UseRow, rows)


@remembered
def of_source(catalog: Catalog, day: date, source: str) -> Table[UseRow]:
    """The rows of ``uses`` of one source."""
    return uses(catalog, day).where(lambda row: row.cited[0].source == source)


@dataclass(frozen=True)
class _Source:
    id: str
    title: Pair
    publisher: Pair
    kind: str
    grade: str
    published: str
    accessed: str
    url: str


@dataclass(frozen=True)
class _Uses:
    """How often a source is cited, in all and for what, in the order in which a page tells it."""

    citations: int
    claim: int
    milestone: int
    event: int
    enterprise: int
    place: int
    deposit: int
    project: int
    relation: int
    reading: int
    seat: int
    outline: int


USES = tuple(f.name for f in fields(_Uses))[1:]


@dataclass(frozen=True)
class ListedRow(_Uses, _Source):
    """A source with the number of its citations."""

    note: Pair


@dataclass(frozen=True)
class SourceRow(_Source):
    """A source with the number of claims of the ledger that cite it."""

    claims: int
    note: Pair


def _cells(source: Source) -> dict[str, Any]:
    """What both rows tell of a source."""
    told = {f: str(getattr(source, f) or "") for f in ("id", "kind", "grade", "published", "accessed", "url")}
    return told | {f: pair(source, f) for f in ("title", "publisher", "note")}


@remembered
def sources(catalog: Catalog) -> Table[SourceRow]:
    """One row for each source."""
    counts = Counter(e.source for e in ledger(catalog))
    return table(SourceRow, (SourceRow(**_cells(s), claims=counts[s.id]) for s in catalog.sources.values()))


@remembered
def listed(catalog: Catalog, day: date) -> Table[ListedRow]:
    """One row for each source, the most cited first."""
    counted = Counter((row.cited[0].source, row.use) for row in uses(catalog, day))
    rows = []
    for source in catalog.sources.values():
        counts = {use: counted[source.id, use] for use in USES}
        rows.append(ListedRow(**_cells(source) | counts, citations=sum(counts.values())))
    return table(ListedRow, sorted(rows, key=lambda r: (-r.citations, r.grade, r.id)))


@remembered
def speakers(catalog: Catalog, chosen: Selection) -> tuple[str, ...]:
    """The sources that state a figure within the selection; all there are where nothing is selected."""
    if chosen.is_all:
        return tuple(catalog.sources)
    return tuple(dict.fromkeys(row.source for row in claims(catalog, chosen)))


@remembered
def silent(catalog: Catalog, chosen: Selection) -> bool:
    """Whether no source tells anything of what is selected: no figure, no firm, no project, no event."""
    told = (f(catalog, chosen) for f in (claims, readings, enterprises, projects, timeline))
    return not any(map(len, told))


@dataclass(frozen=True)
class GapRow:
    """A thing that no source states; ``record`` is the id of what lacks it.

    ``considered`` is the number of records that were asked, the same in every row of a ``gap``.
    """

    gap: str
    record: str
    name: Pair
    date: str
    considered: int
    cited: Cited


_Lack = tuple[str, Pair, str, Cited]  # id and name of a record, its date, who tells of it
_Lacking = tuple[str, list[_Lack], int]  # the gap, what lacks it, how many were asked


def _lack(gap: str, asked: Iterable[Any], tells: Callable[[Any], object]) -> _Lacking:
    held = list(asked)
    return gap, [(r.id, named(r), "", cite(r.source, r.locator)) for r in held if not tells(r)], len(held)


def _firms(catalog: Catalog, chosen: Selection) -> Iterator[_Lacking]:
    held = [catalog.enterprises[row.id] for row in enterprises(catalog, chosen)]
    yield _lack("enterprise_place", held, lambda f: f.place)
    yield _lack("enterprise_segment", held, lambda f: f.segment != "unstated")


def _unsaid(catalog: Catalog, row: ProjectRow) -> _Lack:
    """A phase by its project's name, with its own where there are several."""
    project, phase = catalog.projects[row.project], catalog.phases.get(row.phase, (None, None))[1]
    return row.phase or project.id, part_name(project, phase if len(project.phases) > 1 else None), "", ()


def _works(catalog: Catalog, chosen: Selection) -> Iterator[_Lacking]:
    """Projects, without the agreements that hold projects; the status is asked of each phase."""
    shown = [r for r in projects(catalog, chosen) if r.stage != "integrated"]
    yield "project_status", [_unsaid(catalog, r) for r in shown if not r.status], len(shown)
    held = [catalog.projects[key] for key in dict.fromkeys(r.project for r in shown)]
    paid = {row.project for row in investments(catalog, Selection(day=chosen.day))}
    yield _lack("project_enterprise", held, lambda p: p.enterprise)
    yield _lack("project_place", held, lambda p: p.place)
    yield _lack("project_capacity", held, makes)
    yield _lack("project_investment", held, lambda p: paid & {p.id, *(x.id for x in p.phases)})


def _others(catalog: Catalog, chosen: Selection) -> Iterator[_Lacking]:
    """Zones and events; sources only where nothing is filtered, since no filter speaks of them."""
    zones = [p for p in catalog.places.values() if p.kind == "zone" and in_places(catalog, chosen, p.id)
             and finds(catalog, chosen.query, chosen.day, p)]  # fmt: skip
    yield _lack("zone_county", zones, lambda zone: zone.within)
    events = timeline(catalog, chosen)
    yield "event_day", [(e.id, e.title, e.date, e.cited) for e in events if e.first != e.last], len(events)
    if not chosen.places and not chosen.query:
        for gap, field in (("source_date", "published"), ("source_address", "url")):
            missing = [s for s in catalog.sources.values() if getattr(s, field) is None]
            yield gap, [(s.id, named(s), "", cite(s.id, "")) for s in missing], len(catalog.sources)


@remembered
def gaps(catalog: Catalog, chosen: Selection) -> Table[GapRow]:
    """One row for each thing that no source states as of the day. The filters of stage, product and status leave only what
    projects lack."""
    found = [*_works(catalog, chosen)]
    if not chosen.filters_projects:
        found = [*_firms(catalog, chosen), *found, *_others(catalog, chosen)]
    rows = []
    for gap, missing, considered in found:
        missing.sort(key=lambda r: (r[2], names.order(r[1].zh), r[0]))
        rows += [GapRow(gap, record, name, when, considered, cited) for record, name, when, cited in missing]
    return table(GapRow, rows)
