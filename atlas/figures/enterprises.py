"""Enterprises and institutes in rows: by segment and county, what they run, how they are tied, and who is not counted.

Pure functions of the catalogue and the selection, remembered with the catalogue.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Enterprise
from atlas.catalog.remember import remembered
from atlas.figures.projects import ProjectRow, projects
from atlas.figures.shared.selection import Selection, in_places, located, named
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words import names
from atlas.words.pair import Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.vocab import SEGMENT, STAGES_OF_SEGMENT


@dataclass(frozen=True)
class EnterpriseRow:
    """An enterprise, institute or association; ``projects`` counts the phases that it runs within the selection."""

    id: str
    name: Pair
    full_name: str
    kind: str
    segment: str
    makes: Pair
    place: str
    place_name: Pair
    county: str
    county_name: Pair
    projects: int
    cited: Cited
    place_date: str
    place_cited: Cited
    seat: str
    seat_name: Pair
    seat_date: str
    seat_cited: Cited
    note: Pair

    COLUMNS: ClassVar = ("id", "name", "full_name", "name_en", "kind", "segment", "makes", "makes_en", "place", "place_name",
                         "place_name_en", "county", "county_name", "county_name_en", "projects", "source", "locator",
                         "place_date", "place_source", "place_locator", "seat", "seat_name", "seat_name_en", "seat_date",
                         "seat_source", "seat_locator", "note", "note_en")  # fmt: skip


def _firm(catalog: Catalog, firm: Enterprise, projects: int) -> EnterpriseRow:
    return EnterpriseRow(
        firm.id, named_pair(firm), firm.full_name or "", firm.kind, firm.segment, pair(firm, "makes"),
        **located(catalog, firm.place), projects=projects, cited=cite(firm.source, firm.locator),
        place_date=str(firm.place_date or ""), place_cited=cite(firm.place_source, firm.place_locator),
        seat=firm.seat or "", seat_name=named_pair(catalog.places.get(firm.seat or "")), seat_date=str(firm.seat_date or ""),
        seat_cited=cite(firm.seat_source, firm.seat_locator), note=pair(firm, "note"),
    )  # fmt: skip


def _firms(catalog: Catalog, chosen: Selection, outside: bool) -> Iterator[Enterprise]:
    """Those inside or outside the region that the filters of place and search leave, in pinyin order."""
    for firm in sorted(catalog.enterprises.values(), key=lambda e: names.order(e.name)):
        at = catalog.places.get(firm.place or "")
        away = at is not None and at.kind == "outside"
        if away == outside and in_places(catalog, chosen, firm.place) and named(chosen, firm, at):
            yield firm


@remembered
def enterprises(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """One row for each enterprise, institute and association inside the region, in pinyin order.

    The filters of place and search apply to it. Those of stage, product and status keep the enterprises that run such a
    project; a stage also keeps those whose segment works in it.
    """
    running = Counter(r.enterprise for r in projects(catalog, chosen))
    rows = []
    for firm in _firms(catalog, chosen, outside=False):
        stages = set(STAGES_OF_SEGMENT.get(firm.segment, ())) & set(chosen.stages)
        works = stages and not (chosen.products or chosen.statuses)
        if not chosen.filters_projects or firm.id in running or works:
            rows.append(_firm(catalog, firm, running[firm.id]))
    return table(EnterpriseRow, rows)


@remembered
def outside(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """Enterprises that a source places outside the region, which no count holds; filters of place and search apply."""
    held = () if chosen.filters_projects else _firms(catalog, chosen, outside=True)
    return table(EnterpriseRow, (_firm(catalog, firm, 0) for firm in held))


@dataclass(frozen=True)
class RelationRow:
    """A relation, with the names of both ends."""

    id: str
    subject: str
    subject_name: Pair
    kind: str
    object: str
    object_name: Pair
    share_percent: float | None
    date: str
    cited: Cited
    note: Pair


@remembered
def relations(catalog: Catalog) -> Table[RelationRow]:
    """One row for each relation; nothing filters it."""
    party: dict[str, Any] = {**catalog.places, **catalog.enterprises}
    return table(RelationRow, (
        RelationRow(r.id, r.subject, named_pair(party[r.subject]), r.kind, r.object, named_pair(party[r.object]),
                    None if r.share is None else float(r.share), str(r.date or ""), cite(r.source, r.locator),
                    pair(r, "note"))
        for r in catalog.relations.values()))  # fmt: skip


FIRST_CARDS = 24
_FEW_MORE = 6  # so many more are shown as well, instead of a button that leads to them


def cards_shown(count: int, asked: int) -> int:
    """How many of ``count`` cards are drawn where a reader has ``asked`` for so many: a county of 200 is long on a phone."""
    return count if count <= asked + _FEW_MORE else asked


@remembered
def members(catalog: Catalog, chosen: Selection) -> Table[EnterpriseRow]:
    """``enterprises`` in the order of the chain; within a segment by pinyin."""
    order = list(SEGMENT)
    return table(EnterpriseRow, sorted(enterprises(catalog, chosen), key=lambda r: order.index(r.segment)))


@dataclass(frozen=True)
class SegmentRow:
    """A segment of the chain: how many work in it, how many of them a source places somewhere, and their names."""

    segment: str
    firms: int
    located: int
    names: tuple[Pair, ...]
    cited: Cited


@remembered
def by_segment(catalog: Catalog, chosen: Selection) -> Table[SegmentRow]:
    """One row for each segment that has a member, in the order of the chain."""
    groups = grouped(members(catalog, chosen), lambda r: r.segment)
    return table(SegmentRow, (
        SegmentRow(segment, len(mine), sum(bool(r.place) for r in mine), tuple(r.name for r in mine), all_cited(r.cited for r in mine))
        for segment, mine in groups.items()))  # fmt: skip


@dataclass(frozen=True)
class CountyRow:
    """How many a source places in a county, and their names; ``county`` is empty for those of no stated place."""

    county: str
    county_name: Pair
    firms: int
    names: tuple[Pair, ...]
    cited: Cited


@remembered
def by_county(catalog: Catalog, chosen: Selection) -> Table[CountyRow]:
    """One row for each county with a member, the most first, and last those whose place no source states."""
    groups = grouped(members(catalog, chosen), lambda r: r.county)
    rows = [CountyRow(county, mine[0].county_name, len(mine), tuple(r.name for r in mine),
                      all_cited(r.place_cited if county else r.cited for r in mine)) for county, mine in groups.items()]  # fmt: skip
    return table(CountyRow, sorted(rows, key=lambda r: (not r.county, -r.firms, names.order(r.county_name.zh))))


@remembered
def running(catalog: Catalog, day: date) -> Table[ProjectRow]:
    """``projects`` of all enterprises as of ``day``, whatever is filtered: a card tells all that its firm runs."""
    return projects(catalog, Selection(day)).where(lambda r: r.enterprise)


@dataclass(frozen=True)
class TieRow:
    """A relation as one enterprise in it sees it: ``way`` is ``to`` for the subject and ``from`` for the object.

    ``other_is`` tells whether the other end is an ``enterprise`` or a ``place``.
    """

    enterprise: str
    kind: str
    way: str
    other: str
    other_name: Pair
    other_is: str
    share_percent: float | None
    date: str
    cited: Cited
    note: Pair


@remembered
def ties(catalog: Catalog) -> Table[TieRow]:
    """Each relation once for each enterprise in it."""
    rows = []
    for r in relations(catalog):
        ends = (r.subject, "to", r.object, r.object_name), (r.object, "from", r.subject, r.subject_name)
        rows += [TieRow(own, r.kind, way, other, name, "enterprise" if other in catalog.enterprises else "place", r.share_percent,
                        r.date, r.cited, r.note) for own, way, other, name in ends if own in catalog.enterprises]  # fmt: skip
    return table(TieRow, rows)


@remembered
def tied(catalog: Catalog, chosen: Selection) -> Table[RelationRow]:
    """``relations`` that touch a member of the selection."""
    shown = {r.id for r in members(catalog, chosen)}
    return relations(catalog).where(lambda r: r.subject in shown or r.object in shown)
