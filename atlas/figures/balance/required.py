"""The ratio that an agreement demands, held to what each package says and to what is built: met, or short by how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.balance.interval import exactly
from atlas.figures.balance.knobs import fixed
from atlas.figures.credible.ladder import outermost
from atlas.figures.projects import chosen_parts
from atlas.figures.shared.capacity import Part
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.quantity import Quantity, total

_STATED = ("built", "construction", "site_preparation", "permitted", "planned", "sought")


@dataclass(frozen=True)
class Requirement:
    """A package (the outermost project), or with ``project`` "" all that is built. ``required`` GWh go with its ``carbonate``,
    ``cells`` are what it says or has, and ``short`` is what is missing (0 if it is met).

    ``bound`` is true where the agreement that states the ratio is this package's own; else the comparison is this house's.
    """

    project: str
    name: Pair
    enterprise: Pair
    carbonate: Quantity
    required: Quantity
    cells: Quantity
    short: Quantity
    met: bool
    bound: bool
    carbonate_cited: Cited
    cells_cited: Cited
    ratio_cited: Cited


def _sum(parts: list[Part], product: str, unit: str) -> Quantity:
    return total((p.amount for p in parts if p.product == product), unit)


def _cited(parts: list[Part], product: str) -> Cited:
    return all_cited(cite(p.claim.source, p.claim.locator) for p in parts if p.product == product)


@remembered
def requirements(catalog: Catalog, chosen: Selection) -> Table[Requirement]:
    """What is built, then each package with carbonate, the largest first; empty where no source states a ratio."""
    ratio = fixed(catalog, chosen.day).get("ratio")
    if ratio is None:
        return table(Requirement, ())
    source = ratio.by.cited[0].source
    parts = [p for p in chosen_parts(catalog, chosen) if p.product in ("lithium_carbonate", "cell")]

    def rows() -> Iterator[Requirement]:
        groups = {"": [p for p in parts if p.progress == "built"]}
        groups |= grouped((p for p in parts if p.progress in _STATED), lambda p: outermost(catalog, p.project))
        for project, held in groups.items():
            carbonate, cells = _sum(held, "lithium_carbonate", "吨/年"), _sum(held, "cell", "GWh")
            if not carbonate.value:
                continue
            required = exactly(carbonate) * ratio.interval
            missing = max(required.point - (cells.value or Decimal(0)), Decimal(0))
            record = catalog.projects.get(project)
            firm = catalog.enterprises.get((record and record.enterprise) or "")
            yield Requirement(
                project, named(record) if record else NOTHING, named(firm), carbonate,
                Quantity(required.point, "GWh", ratio.by.qualifier), cells, Quantity(missing, "GWh"), not missing,
                bool(record) and source in _sources(catalog, held, project),
                _cited(held, "lithium_carbonate"), _cited(held, "cell"), ratio.by.cited,
            )  # fmt: skip

    return table(Requirement, sorted(rows(), key=lambda r: (bool(r.project), -(r.carbonate.value or 0))))


def _sources(catalog: Catalog, held: list[Part], project: str) -> set[str]:
    """The sources of a package: of its figures and of its own history."""
    told = {p.claim.source for p in held}
    return told | {m.source for m in catalog.projects[project].milestones}
