"""Projects and capacities: what each phase is to make, where it stands, and what all of it adds up to.

Pure functions of the catalogue and the selection, remembered with the catalogue. A column that is derived ends in its unit
(``capacity_t_per_year``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import milestone_of_total, milestone_on
from atlas.catalog.model import Capacity, Milestone, Phase, Project
from atlas.catalog.remember import remembered
from atlas.figures.shared.capacity import Part, base_unit, parts, progress_of, standing
from atlas.figures.shared.selection import Located, Selection, Whose, county_of, located, project_chosen, whose
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words import names
from atlas.words.pair import Pair, named, pair
from atlas.words.quantity import total
from atlas.words.text import joined
from atlas.words.vocab import PRODUCT, PROGRESS, PROGRESS_OF, STATUS

# What makes nothing that is sold: how far it has come says nothing of a firm's works beside it.
BESIDE = ("research", "infrastructure")
# The unit in which a frame states each dimension, as the ending of its column.
VALUE_COLUMNS = {
    "mass_per_year": "capacity_t_per_year",
    "cell_capacity": "capacity_gwh_per_year",
    "length": "length_m",
    "specific_energy": "specific_energy_wh_per_kg",
    "count": "number",
}
# What a row adds to a sum, for the products whose sums mean something.
COUNTED_COLUMNS = {
    "mass_per_year": "counted_t_per_year",
    "cell_capacity": "counted_gwh_per_year",
    "length": "counted_m",
    "count": "counted_number",
}


@dataclass(frozen=True)
class Work:
    """Columns of which project or phase a row is about."""

    project: str
    project_name: Pair
    phase: str
    phase_name: Pair
    stage: str


@dataclass(frozen=True)
class Standing:
    """Columns of where something stands on the day, and who says so; all empty where no source tells."""

    status: str
    progress: str
    status_date: str
    status_basis: str
    status_note: Pair
    status_cited: Cited


def work(catalog: Catalog, project: Project, phase: Phase | None) -> dict[str, Any]:
    """The fields of ``Work``, ``Whose`` and ``Located``."""
    return {
        "project": project.id, "project_name": named(project), "phase": phase.id if phase else "",
        "phase_name": named(phase), "stage": project.stage, **whose(catalog, project.enterprise),
        **located(catalog, project.place),
    }  # fmt: skip


def standing_at(at: Milestone | None) -> dict[str, Any]:
    """The fields of ``Standing``."""
    return {
        "status": at.status if at else "", "progress": PROGRESS_OF[at.status if at else ""],
        "status_date": str(at.date) if at else "", "status_basis": at.basis if at else "",
        "status_note": pair(at, "note"), "status_cited": cite(at.source, at.locator) if at else (),
    }  # fmt: skip


@dataclass(frozen=True)
class _Part(Located, Whose, Work):
    part_of: str


@dataclass(frozen=True)
class ProjectRow(Standing, _Part):
    """A phase, or a project without phases."""


@dataclass(frozen=True)
class _Stated(Located, Whose, Work):
    product: str
    value: float | None
    unit: str
    qualifier: str
    stated: Pair
    capacity_t_per_year: float | None
    capacity_gwh_per_year: float | None
    length_m: float | None
    specific_energy_wh_per_kg: float | None
    number: float | None
    chosen: bool
    counted: str
    counted_t_per_year: float | None
    counted_gwh_per_year: float | None
    counted_m: float | None
    counted_number: float | None


@dataclass(frozen=True)
class CapacityRow(Standing, _Stated):
    """A capacity that a source states; ``phase`` is empty for the total of a project."""

    date: str
    cited: Cited
    rejected: Pair
    note: Pair


@dataclass(frozen=True)
class SumRow:
    """A sum over parts that do not overlap, in the base unit of the product, with the weakest qualifier.

    ``date`` is that of the newest claim in the sum.
    """

    product: str
    progress: str
    unit: str
    value: float | None
    qualifier: str
    parts: int
    unquantified: int
    date: str
    cited: Cited


@dataclass(frozen=True)
class _County:
    county: str
    county_name: Pair


@dataclass(frozen=True)
class PlaceSumRow(SumRow, _County):
    """The sum of one county; what no source locates has the empty county."""


@dataclass(frozen=True)
class StatusRow:
    """How many phases stand at a status, and their names."""

    status: str
    phases: int
    names: Pair
    cited: Cited


def known_by(project: Project, day: date) -> bool:
    """Whether anything about the project is dated on or before ``day``; what has no date at all is always known."""
    dated = [x.date for held in (project.milestones, project.total) for x in held]
    dated += [x.date for phase in project.phases for held in (phase.milestones, phase.capacities) for x in held]
    return not dated or any(d.is_by(day) for d in dated)


@remembered
def projects(catalog: Catalog, chosen: Selection) -> Table[ProjectRow]:
    """One row for each phase (or for a project without phases): where it stands on the day, and who says so."""
    rows = []
    for project in catalog.projects.values():
        for part in (project.phases or (project,)) if known_by(project, chosen.day) else ():
            at = milestone_on(part.milestones, chosen.day)
            if project_chosen(catalog, chosen, project, at.status if at else ""):
                cells = work(catalog, project, part if isinstance(part, Phase) else None)
                rows.append(ProjectRow(**cells, part_of=project.part_of or "", **standing_at(at)))
    return table(ProjectRow, rows)


@remembered
def chosen_parts(catalog: Catalog, chosen: Selection) -> tuple[Part, ...]:
    """The parts of all chosen projects that may be added: they never overlap, and their product makes sums."""
    return tuple(p for p in parts(catalog, chosen.day)
                 if PRODUCT[p.product].adds and (not chosen.products or p.product in chosen.products)
                 and project_chosen(catalog, chosen, p.project, p.status))  # fmt: skip


@remembered
def status_counts(catalog: Catalog, chosen: Selection) -> Table[StatusRow]:
    """How many phases stand at each status, in the order of the ladder; agreements that hold projects are not phases."""
    held = grouped((r for r in projects(catalog, chosen) if r.stage != "integrated"), lambda r: r.status)
    return table(StatusRow, (_count(status, held[status]) for status in (*STATUS, "") if status in held))


def _count(status: str, rows: list[ProjectRow]) -> StatusRow:
    called = (Pair(*(f"{r.project_name.of(x)} {r.phase_name.of(x)}".strip() for x in ("zh", "en"))) for r in rows)
    return StatusRow(status, len(rows), joined("semicolon", called), all_cited(r.status_cited for r in rows))


_Claimed = tuple[Phase | None, Capacity, Milestone | None]  # a capacity, of what, and where that stands


def _stated(catalog: Catalog, project: Project, chosen: Selection) -> Iterator[_Claimed]:
    """Every capacity that a source states for ``project`` by the day, rivals and refused ones among them."""
    held: list[_Claimed] = [(None, c, milestone_of_total(project, c.product, chosen.day)) for c in project.total]
    for phase in project.phases:
        at = milestone_on(phase.milestones, chosen.day)
        held += [(phase, c, at) for c in phase.capacities]
    for where, claim, at in held:
        known = claim.date.is_by(chosen.day) and (not chosen.products or claim.product in chosen.products)
        if known and project_chosen(catalog, chosen, project, at.status if at else ""):
            yield where, claim, at


def _capacity_row(catalog: Catalog, project: Project, phase: Phase | None, claim: Capacity, at: Milestone | None,
                  part: Part | None, stands: bool) -> CapacityRow:  # fmt: skip
    dimension = PRODUCT[claim.product].dimension
    measured: dict[str, Any] = dict.fromkeys((*VALUE_COLUMNS.values(), *COUNTED_COLUMNS.values()))
    measured[VALUE_COLUMNS[dimension]] = _float(claim.amount.base)
    if dimension in COUNTED_COLUMNS:
        measured[COUNTED_COLUMNS[dimension]] = _float(part.amount.base) if part else 0.0
    stands_at = standing_at(at) | {"progress": progress_of(claim, at)}
    return CapacityRow(
        **work(catalog, project, phase), **stands_at, **measured, product=claim.product, value=_float(claim.value),
        unit=claim.unit, qualifier=claim.qualifier, stated=pair(claim, "stated"), chosen=stands,
        counted="no" if part is None else "rest" if part.taken is not None else "whole", date=str(claim.date),
        cited=cite(claim.source, claim.locator), rejected=pair(claim, "rejected"), note=pair(claim, "note"),
    )  # fmt: skip


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


@remembered
def capacities(catalog: Catalog, chosen: Selection) -> Table[CapacityRow]:
    """One row for each capacity that a source states; ``phase`` is empty for the total of a project.

    ``counted`` tells what the row adds to a sum: the ``whole`` of it, the ``rest`` that no phase and no project inside
    holds, or ``no`` (a rival that was not chosen, a total that its phases make up, or what makes no sum). The columns ``counted_…`` may be added
    within one product; ``capacity_…`` may not. ``chosen`` is that of the ledger: whether the claim stands among its rivals.
    """
    by_claim = {id(p.claim): p for p in parts(catalog, chosen.day) if PRODUCT[p.product].adds}
    stands = {id(claim) for project in catalog.projects.values() for held in (project.total, *(p.capacities for p in project.phases))
              for claim in standing(catalog, held, chosen.day).values()}  # fmt: skip
    rows = [_capacity_row(catalog, project, phase, claim, at, by_claim.get(id(claim)), id(claim) in stands)
            for project in catalog.projects.values() for phase, claim, at in _stated(catalog, project, chosen)]  # fmt: skip
    return table(CapacityRow, rows)


def _summed(product: str, progress: str, group: list[Part]) -> dict[str, Any]:
    """The fields of ``SumRow``."""
    amount = total((p.amount for p in group), base_unit(product))
    newest = max((p.claim.date for p in group), key=lambda d: (d.first, d.last))
    return {
        "product": product, "progress": progress, "unit": amount.unit, "value": _float(amount.value),
        "qualifier": amount.qualifier, "parts": len(group), "unquantified": sum(p.amount.value is None for p in group),
        "date": str(newest), "cited": all_cited(cite(p.claim.source, p.claim.locator) for p in group),
    }  # fmt: skip


@remembered
def capacity_by_product(catalog: Catalog, chosen: Selection) -> Table[SumRow]:
    """Sums by product and progress (built, in hand, planned, …), in the order of the vocabulary."""
    groups = grouped(chosen_parts(catalog, chosen), lambda part: (part.product, part.progress))
    order = {key: n for n, key in enumerate((a, b) for a in PRODUCT for b in PROGRESS)}
    return table(SumRow, (SumRow(**_summed(*key, groups[key])) for key in sorted(groups, key=order.__getitem__)))


@remembered
def capacity_by_place(catalog: Catalog, chosen: Selection) -> Table[PlaceSumRow]:
    """The same sums by county, in pinyin order; what no source locates comes last."""
    held = grouped(
        chosen_parts(catalog, chosen), lambda p: (county_of(catalog, p.project.place), p.product, p.progress)
    )
    rows = [PlaceSumRow(county=county, county_name=named(catalog.places.get(county)), **_summed(product, progress, group))
            for (county, product, progress), group in held.items()]  # fmt: skip
    rows.sort(key=lambda r: (not r.county, names.order(r.county_name.zh), list(PRODUCT).index(r.product),
                             list(PROGRESS).index(r.progress)))  # fmt: skip
    return table(PlaceSumRow, rows)
