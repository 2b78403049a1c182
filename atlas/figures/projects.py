"""Catalogue → filtered frames: what a page shows, what a file downloads. Pure functions, remembered per catalogue.

Every frame has one row for each thing, stable column names (a derived one ends in its unit: ``capacity_t_per_year``),
``source`` and ``locator`` columns, and both languages beside each other. Callers must not change a frame.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import milestone_of_total, milestone_on
from atlas.catalog.model import Capacity, Milestone, Phase, Project
from atlas.figures.capacity import Part, base_unit, parts, standing
from atlas.figures.remember import remembered
from atlas.figures.selection import WHO, Selection, county_of, frame, project_chosen, who_where
from atlas.words import names
from atlas.words.quantity import total
from atlas.words.vocab import PRODUCT, PROGRESS, PROGRESS_OF, STATUS

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


PROJECT = ("project", "project_name", "project_name_en", "phase", "phase_name", "phase_name_en", "stage", *WHO)


def project_cells(catalog: Catalog, project: Project, phase: Phase | None) -> dict[str, Any]:
    return {
        "project": project.id, "project_name": project.name, "project_name_en": project.name_en,
        "phase": phase.id if phase else "", "phase_name": phase.name if phase else "",
        "phase_name_en": phase.name_en if phase else "", "stage": project.stage,
        **who_where(catalog, project.enterprise, project.place),
    }  # fmt: skip


def milestone_cells(at: Milestone | None) -> dict[str, Any]:
    return {
        "status": at.status if at else "", "progress": PROGRESS_OF[at.status if at else ""],
        "status_date": str(at.date) if at else "", "status_basis": at.basis if at else "",
        "status_note": (at.note or "") if at else "", "status_note_en": (at.note_en or "") if at else "",
        "status_source": at.source if at else "", "status_locator": at.locator if at else "",
    }  # fmt: skip


STATUS_CELLS = ("status", "progress", "status_date", "status_basis", "status_note", "status_note_en",
           "status_source", "status_locator")  # fmt: skip
PROJECT_COLUMNS = (*PROJECT, "part_of", *STATUS_CELLS)
CAPACITY_COLUMNS = (*PROJECT, "product", "value", "unit", "qualifier", "stated", "stated_en", *VALUE_COLUMNS.values(),
                    "chosen", "counted", *COUNTED_COLUMNS.values(), *STATUS_CELLS, "date", "source", "locator",
                    "rejected", "rejected_en", "note", "note_en")  # fmt: skip


def known_by(project: Project, day: date) -> bool:
    """Whether anything about the project is dated on or before ``day``; what has no date at all is always known."""
    dated = [m.date for m in project.milestones] + [c.date for c in project.total]
    for phase in project.phases:
        dated += [m.date for m in phase.milestones] + [c.date for c in phase.capacities]
    return not dated or any(d.is_by(day) for d in dated)


@lru_cache(maxsize=128)
def projects(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each phase (or for a project without phases): where it stands on the day, and who says so."""
    rows = []
    for project in catalog.projects.values():
        if not known_by(project, chosen.day):
            continue
        phases: tuple[Phase | None, ...] = project.phases or (None,)
        for phase in phases:
            at = milestone_on(phase.milestones if phase else project.milestones, chosen.day)
            if project_chosen(catalog, chosen, project, at.status if at else ""):
                cells = project_cells(catalog, project, phase)
                rows.append({**cells, "part_of": project.part_of or "", **milestone_cells(at)})
    return frame(rows, PROJECT_COLUMNS)


@lru_cache(maxsize=128)
def chosen_parts(catalog: Catalog, chosen: Selection) -> tuple[Part, ...]:
    """The parts of all chosen projects that may be added: they never overlap, and their product makes sums."""
    return tuple(p for p in parts(catalog, chosen.day)
                 if PRODUCT[p.product].adds and (not chosen.products or p.product in chosen.products)
                 and project_chosen(catalog, chosen, p.project, p.status))  # fmt: skip


STATUS_COUNT_COLUMNS = ("status", "phases", "names", "names_en", "source", "locator")


@lru_cache(maxsize=128)
def status_counts(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """How many phases stand at each status, in the order of the ladder; agreements that hold projects are not phases."""
    rows = projects(catalog, chosen).to_dict("records")
    rows = [r for r in rows if r["stage"] != "integrated"]
    result = []
    for status in (*STATUS, ""):
        mine = [r for r in rows if r["status"] == status]
        if mine:
            cited = dict.fromkeys((r["status_source"], r["status_locator"]) for r in mine if r["status_source"])
            result.append({
                "status": status, "phases": len(mine),
                "names": "; ".join(f"{r['project_name']} {r['phase_name']}".strip() for r in mine),
                "names_en": "; ".join(f"{r['project_name_en']} {r['phase_name_en']}".strip() for r in mine),
                "source": "; ".join(s for s, _ in cited), "locator": "; ".join(c for _, c in cited),
            })  # fmt: skip
    return frame(result, STATUS_COUNT_COLUMNS)


def _stated(
    catalog: Catalog, project: Project, chosen: Selection
) -> Iterator[tuple[Phase | None, Capacity, Milestone | None]]:
    """Every capacity that a source states for ``project`` by the day, rivals and refused ones among them."""
    held: list[tuple[Phase | None, Capacity, Milestone | None]] = [
        (None, c, milestone_of_total(project, c.product, chosen.day)) for c in project.total
    ]
    for phase in project.phases:
        at = milestone_on(phase.milestones, chosen.day)
        held += [(phase, c, at) for c in phase.capacities]
    for where, claim, at in held:
        known = claim.date.is_by(chosen.day) and (not chosen.products or claim.product in chosen.products)
        if known and project_chosen(catalog, chosen, project, at.status if at else ""):
            yield where, claim, at


def _capacity_row(catalog: Catalog, project: Project, phase: Phase | None, claim: Capacity, at: Milestone | None,
                  part: Part | None, stands: bool) -> dict[str, Any]:  # fmt: skip
    dimension = PRODUCT[claim.product].dimension
    counted = "no" if part is None else "rest" if part.taken is not None else "whole"
    cells = {f: getattr(claim, f) or "" for f in ("stated", "stated_en", "rejected", "rejected_en", "note", "note_en")}
    row = {
        **project_cells(catalog, project, phase), **cells, "product": claim.product,
        "value": None if claim.value is None else float(claim.value), "unit": claim.unit, "qualifier": claim.qualifier,
        VALUE_COLUMNS[dimension]: _float(claim.amount.base), "counted": counted, "chosen": stands,
        **milestone_cells(at), "date": str(claim.date), "source": claim.source, "locator": claim.locator,
    }  # fmt: skip
    if dimension in COUNTED_COLUMNS:
        row[COUNTED_COLUMNS[dimension]] = _float(part.amount.base) if part else 0.0
    return row


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


@lru_cache(maxsize=128)
def capacities(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
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
    return frame(rows, CAPACITY_COLUMNS)


SUM_COLUMNS = (
    "product",
    "progress",
    "unit",
    "value",
    "qualifier",
    "parts",
    "unquantified",
    "date",
    "source",
    "locator",
)


def _sum_row(product: str, group: list[Part]) -> dict[str, Any]:
    amount = total((p.amount for p in group), base_unit(product))
    cited = dict.fromkeys((p.claim.source, p.claim.locator) for p in group)
    newest = max((p.claim.date for p in group), key=lambda d: (d.first, d.last))
    return {
        "product": product, "unit": amount.unit, "value": None if amount.value is None else float(amount.value),
        "qualifier": amount.qualifier, "parts": len(group), "unquantified": sum(p.amount.value is None for p in group),
        "date": str(newest),
        "source": "; ".join(s for s, _ in cited), "locator": "; ".join(locator for _, locator in cited),
    }  # fmt: skip


@lru_cache(maxsize=128)
def capacity_by_product(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """Sums by product and progress (built, in hand, planned, …), in the base unit of the product, weakest qualifier.

    ``date`` is that of the newest claim in the sum; ``source`` and ``locator`` hold the cited pairs in the same order,
    separated by "; ".
    """
    groups: dict[tuple[str, str], list[Part]] = {}
    for part in chosen_parts(catalog, chosen):
        groups.setdefault((part.product, part.progress), []).append(part)
    order = {(product, progress): n for n, (product, progress) in enumerate((a, b) for a in PRODUCT for b in PROGRESS)}
    rows = [{**_sum_row(product, groups[product, progress]), "progress": progress}
            for product, progress in sorted(groups, key=order.__getitem__)]  # fmt: skip
    return frame(rows, SUM_COLUMNS)


@remembered
def of_products(sums: pd.DataFrame, products: tuple[str, ...]) -> pd.DataFrame:
    """The rows of some products; the same frame for the same question, so that what is drawn from it can be remembered."""
    return sums[sums["product"].isin(products)]


PLACE_SUM_COLUMNS = ("county", "county_name", "county_name_en", *SUM_COLUMNS)


@lru_cache(maxsize=128)
def capacity_by_place(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """The same sums by county; what no source locates stands under the empty county."""
    groups: dict[tuple[str, str, str], list[Part]] = {}
    for part in chosen_parts(catalog, chosen):
        key = county_of(catalog, part.project.place), part.product, part.progress
        groups.setdefault(key, []).append(part)
    rows = []
    for (county, product, progress), group in groups.items():
        place = catalog.places.get(county)
        rows.append({"county": county, "county_name": place.name if place else "",
                     "county_name_en": place.name_en if place else "", "progress": progress, **_sum_row(product, group)})  # fmt: skip
    rows.sort(key=lambda r: (not r["county"], names.order(r["county_name"]), list(PRODUCT).index(r["product"]),
                             list(PROGRESS).index(r["progress"])))  # fmt: skip
    return frame(rows, PLACE_SUM_COLUMNS)
