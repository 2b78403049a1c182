"""The layout in rows: one for each county and zone, what a map's bubbles stand for, what no map can hold, and one place in full.

A map shows every county, whatever place is chosen: give these functions ``everywhere(chosen)`` and tell it apart which were picked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Place
from atlas.catalog.remember import remembered
from atlas.figures.enterprises import EnterpriseRow, enterprises
from atlas.figures.projects import ProjectRow, SumRow, capacity_by_place, capacity_by_product, chosen_parts, projects
from atlas.figures.road import EventRow, timeline
from atlas.figures.shared.amounts import AmountRow, investments
from atlas.figures.shared.capacity import Part, base_unit
from atlas.figures.shared.places import COUNTIES, in_order, zones_of
from atlas.figures.shared.search import finds, makes
from atlas.figures.shared.selection import Selection, county_of, in_places
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words import names
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.quantity import Quantity, measured, total

PRODUCTS = ("ore", "lithium_carbonate", "cell")
_COMING = ("construction", "site_preparation", "research_under_way", "permitted", "planned", "sought", "unknown")
PARTS = {"built": ("built",), "coming": _COMING}
MEASURES = ("projects", *PRODUCTS, "signed", "enterprises")

C = TypeVar("C", "Mass", "Cells")


def everywhere(chosen: Selection) -> Selection:
    """The same choice without its filter of places."""
    return replace(chosen, places=())


@remembered
def measures(catalog: Catalog) -> tuple[str, ...]:
    """What bubbles can be sized by: of the products only those that some project states a capacity of."""
    made = {product for project in catalog.projects.values() for product in makes(project)}
    return tuple(m for m in MEASURES if m not in PRODUCTS or m in made)


def teller(catalog: Catalog, row: ProjectRow) -> Cited:
    """Who tells of a project: the source of its status, else its own, else that of its first figure."""
    project = catalog.projects[row.project]
    claims = (*(c for p in project.phases for c in p.capacities), *project.total)[:1]
    own = cite(project.source, project.locator) or all_cited(cite(c.source, c.locator) for c in claims)
    return row.status_cited or own


class _Held(NamedTuple):
    """A firm or a project, where it is, and who says so."""

    key: str
    place: str
    county: str
    cited: Cited


def _firms(catalog: Catalog, chosen: Selection) -> list[_Held]:
    return [_Held(r.id, r.place, r.county, r.place_cited) for r in enterprises(catalog, chosen)]


def _is_work(row: ProjectRow) -> bool:
    """Whether a row is of a project and not of an agreement that holds projects."""
    return row.stage != "integrated"


def _works(catalog: Catalog, chosen: Selection) -> list[_Held]:
    works = projects(catalog, chosen).where(_is_work)
    return [_Held(r.project, r.place, r.county, teller(catalog, r)) for r in works]


def _amounts(catalog: Catalog, chosen: Selection, kind: str = "") -> list[AmountRow]:
    """Amounts that stand, of one kind or of all, largest first."""
    rows = (r for r in investments(catalog, chosen) if r.chosen and kind in ("", r.kind))
    return sorted(rows, key=lambda r: (-(r.amount_cny or 0), r.id))


@dataclass(frozen=True)
class MarkRow:
    """What a bubble, or one part of it, stands for; ``progress`` is empty where there are no parts.

    ``value`` is a number of firms or projects, or in the base unit of the product, or in yuan (the largest amount signed
    for the county, since amounts may hold each other).
    """

    county: str
    county_name: Pair
    measure: str
    progress: str
    value: float | None
    unit: str
    qualifier: str
    stated: Pair
    parts: int
    date: str
    cited: Cited


@remembered
def marks(catalog: Catalog, chosen: Selection, measure: str) -> Table[MarkRow]:
    """One row for each county, for capacities one for each county and progress; none where no source tells anything."""
    made = _capacities if measure in PRODUCTS else _largest_signed if measure == "signed" else _counts
    rows = (r for r in made(catalog, chosen, measure) if r.county and catalog.places[r.county].kind in COUNTIES)
    return table(MarkRow, sorted(rows, key=lambda r: names.order(r.county_name.zh)))


def _capacities(catalog: Catalog, chosen: Selection, measure: str) -> Iterator[MarkRow]:
    for r in capacity_by_place(catalog, chosen):
        if r.product == measure and r.progress != "aside":
            yield MarkRow(r.county, r.county_name, measure, r.progress, r.value, r.unit, r.qualifier, NOTHING, r.parts, r.date,
                          r.cited)  # fmt: skip


def _largest_signed(catalog: Catalog, chosen: Selection, measure: str) -> Iterator[MarkRow]:
    for county, (top, *_) in grouped(_amounts(catalog, chosen, measure), lambda r: county_of(catalog, r.place)).items():
        name = named(catalog.places.get(county))
        yield MarkRow(county, name, measure, "", top.amount_cny, "元", top.qualifier, top.stated, 1, top.date, top.cited)  # fmt: skip


def _counts(catalog: Catalog, chosen: Selection, measure: str) -> Iterator[MarkRow]:
    held, unit = (_firms(catalog, chosen), "家") if measure == "enterprises" else (_works(catalog, chosen), "个")
    for county, mine in grouped(held, lambda r: r.county).items():
        number, cited = len({r.key for r in mine}), all_cited(r.cited for r in mine)
        yield MarkRow(county, named(catalog.places.get(county)), measure, "", float(number), unit, "exact", NOTHING, number,
                      chosen.day.isoformat(), cited)  # fmt: skip


@dataclass(frozen=True)
class Mass:
    """A sum of capacities; ``qualifier`` is empty where no source tells of any, the number where none has one."""

    t_per_year: float | None
    qualifier: str
    cited: Cited

    @property
    def amount(self) -> Quantity:
        return measured(self.t_per_year, "吨/年", self.qualifier)


@dataclass(frozen=True)
class Cells:
    """The same of battery cells."""

    gwh_per_year: float | None
    qualifier: str
    cited: Cited

    @property
    def amount(self) -> Quantity:
        return measured(self.gwh_per_year, "GWh", self.qualifier)


@dataclass(frozen=True)
class Signed:
    """The largest amount signed for a place; ``qualifier`` is empty where no source tells of any."""

    cny: float | None = None
    qualifier: str = ""
    stated: Pair = NOTHING
    name: Pair = NOTHING
    cited: Cited = ()

    @property
    def amount(self) -> Quantity:
        return measured(self.cny, "元", self.qualifier)


@dataclass(frozen=True)
class LayoutRow:
    """A county or zone; a county holds its zones, so rows must not be added.

    What no source states is empty, not 0. ``…_coming`` is in hand, planned or of no stated status; what was set aside is in neither.
    """

    place: str
    name: Pair
    kind: str
    role: str
    focus: tuple[Pair, ...]
    county: str
    county_name: Pair
    county_cited: Cited
    zones: tuple[Pair, ...]
    enterprises: int | None
    enterprises_cited: Cited
    projects: int | None
    projects_cited: Cited
    ore_built: Mass
    ore_coming: Mass
    lithium_carbonate_built: Mass
    lithium_carbonate_coming: Mass
    cell_built: Cells
    cell_coming: Cells
    signed: Signed
    cited: Cited

    def capacity(self, product: str, part: str) -> Mass | Cells:
        """The sum of one of ``PRODUCTS`` that is ``built`` or ``coming``."""
        found: Mass | Cells = getattr(self, f"{product}_{part}")
        return found

    @property
    def told(self) -> bool:
        """Whether any source tells of a firm, a project, a capacity or an amount here."""
        capacities = (self.capacity(product, part) for product in PRODUCTS for part in PARTS)
        return bool(self.enterprises or self.projects or any(c.qualifier for c in (*capacities, self.signed)))


@remembered
def layout(catalog: Catalog, chosen: Selection) -> Table[LayoutRow]:
    """One row for each county and zone of the chosen places."""
    firms, works = _firms(catalog, chosen), _works(catalog, chosen)
    signed, parts = _amounts(catalog, chosen, "signed"), chosen_parts(catalog, chosen)
    shown = (place for place in in_order(catalog) if in_places(catalog, chosen, place.id))
    return table(LayoutRow, (_layout_row(catalog, place, firms, works, signed, parts) for place in shown))


def _layout_row(catalog: Catalog, place: Place, firms: Sequence[_Held], works: Sequence[_Held], signed: Sequence[AmountRow],
                parts: Sequence[Part]) -> LayoutRow:  # fmt: skip
    def here(at: str | None) -> bool:
        return bool(at) and place.id in (at, county_of(catalog, at))

    def count(held: Sequence[_Held]) -> tuple[int | None, Cited]:
        mine = [r for r in held if here(r.place)]
        return len({r.key for r in mine}) or None, all_cited(r.cited for r in mine)

    def sum_of(kind: type[C], product: str, part: str) -> C:
        mine = [p for p in parts if p.product == product and p.progress in PARTS[part] and here(p.project.place)]
        if not mine:
            return kind(None, "", ())
        amount = total((p.amount for p in mine), base_unit(product))
        cited = (cite(p.claim.source, p.claim.locator) for p in mine)
        return kind(None if amount.value is None else float(amount.value), amount.qualifier, all_cited(cited))

    county = catalog.places.get(place.within or "") if place.kind == "zone" else place
    top = next((r for r in signed if here(r.place)), None)
    return LayoutRow(
        place.id, named(place), place.kind, place.role, tuple(map(named, place.focus)), county.id if county else "", named(county),
        cite(place.within_source, place.within_locator), tuple(map(named, zones_of(catalog, place.id))), *count(firms), *count(works),
        sum_of(Mass, "ore", "built"), sum_of(Mass, "ore", "coming"), sum_of(Mass, "lithium_carbonate", "built"),
        sum_of(Mass, "lithium_carbonate", "coming"), sum_of(Cells, "cell", "built"), sum_of(Cells, "cell", "coming"),
        Signed(top.amount_cny, top.qualifier, top.stated, top.name, top.cited) if top else Signed(), cite(place.source, place.locator),
    )  # fmt: skip


@dataclass(frozen=True)
class UnlocatedRow:
    """What stands on no county; ``what`` is zone, enterprise, project or amount, and only the last has an ``amount``."""

    what: str
    id: str
    name: Pair
    cited: Cited
    amount: AmountRow | None = None


@remembered
def unlocated(catalog: Catalog, chosen: Selection) -> Table[UnlocatedRow]:
    """Zones, firms and projects whose county no source states, and amounts of the whole region; none in a filter of places."""
    known = {p.id for p in catalog.places.values() if p.kind != "city" and (p.kind != "zone" or p.within)}
    held = () if chosen.places or chosen.filters_projects else in_order(catalog)
    zones = (p for p in held if p.id not in known and finds(catalog, chosen.query, chosen.day, p))
    works = grouped((r for r in projects(catalog, chosen) if r.place not in known), lambda r: r.project)
    amounts = (r for r in investments(catalog, chosen) if r.chosen and r.place not in known)
    rows = [UnlocatedRow("zone", p.id, named(p), cite(p.source, p.locator)) for p in zones]
    firms = (r for r in enterprises(catalog, chosen) if r.place not in known)
    rows += [UnlocatedRow("enterprise", r.id, r.name, r.cited) for r in firms]
    rows += [UnlocatedRow("project", key, r[0].project_name, teller(catalog, r[0])) for key, r in works.items()]
    rows += [UnlocatedRow("amount", r.id, r.name, r.cited, r) for r in amounts]
    return table(UnlocatedRow, rows)


@dataclass(frozen=True)
class Here:
    """All that is known of one place; ``capacities`` are sums by product, ``works`` phases, each with who tells of it."""

    place: Place
    county: Place | None
    zones: tuple[Place, ...]
    capacities: Mapping[str, Sequence[SumRow]]
    firms: Table[EnterpriseRow]
    works: tuple[tuple[ProjectRow, Cited], ...]
    amounts: tuple[AmountRow, ...]
    events: tuple[EventRow, ...]


@remembered
def here(catalog: Catalog, chosen: Selection, place: str) -> Here:
    """What is known of ``place`` under the other filters; amounts that stand, from the largest, events from the last."""
    own, only = catalog.places[place], replace(chosen, places=(place,))
    sums = grouped(capacity_by_product(catalog, only), lambda r: r.product)
    works = tuple((r, teller(catalog, r)) for r in projects(catalog, only) if _is_work(r))
    return Here(own, catalog.places.get(own.within or ""), zones_of(catalog, place), sums, enterprises(catalog, only), works,
                tuple(_amounts(catalog, only)), timeline(catalog, only).rows[::-1])  # fmt: skip
