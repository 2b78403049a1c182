"""What each project adds to the whole, so that nothing is counted twice.

``parts`` cuts every project into parts that do not overlap: its phases, and for each product the rest of its stated total
that no phase and no project inside it (``part_of``) holds. The parts of any set of projects may be added.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose, milestone_of_total, milestone_on
from atlas.catalog.model import Capacity, Milestone, Phase, Project
from atlas.catalog.remember import remembered
from atlas.figures.shared.table import grouped
from atlas.words.dates import PartialDate
from atlas.words.quantity import Quantity, remainder, total
from atlas.words.vocab import PRODUCT, PROGRESS_OF, UNIT


@dataclass(frozen=True, slots=True)
class Part:
    """One part. ``phase`` is None for the rest of a total, and then ``within`` tells what was taken off the total."""

    project: Project
    phase: Phase | None
    claim: Capacity
    amount: Quantity
    at: Milestone | None
    taken: Quantity | None = None

    @property
    def product(self) -> str:
        return self.claim.product

    @property
    def status(self) -> str:
        return self.at.status if self.at else ""

    @property
    def progress(self) -> str:
        return progress_of(self.claim, self.at)


def progress_of(claim: Capacity, at: Milestone | None) -> str:
    """How far what is claimed has come; an expected yield is a sum of its own, whatever the state of its project."""
    return "expected" if claim.sense == "expected_yield" else PROGRESS_OF[at.status if at else ""]


def standing(catalog: Catalog, claims: tuple[Capacity, ...], day: date) -> dict[str, Capacity]:
    """The chosen claim for each product."""
    rivals = grouped(claims, lambda claim: claim.product)
    return {product: claim for product, held in rivals.items() if (claim := choose(held, catalog.sources, day))}


def words_on(catalog: Catalog, part: Part, day: date) -> list[PartialDate]:
    """When sources spoke of a part: of its last step, and of its capacity, be it of what is not taken, such as mine and mill together."""
    held = part.phase.capacities if part.phase else part.project.total
    told = [c.date for c in held if c.product == part.product and standing(catalog, (c,), day)]
    return told + ([part.at.date] if part.at and part.at.basis != "planned" else [])


@remembered
def _children(catalog: Catalog) -> dict[str | None, list[Project]]:
    """Project → those that are a part of it; None has those that are a part of none."""
    return grouped(catalog.projects.values(), lambda project: project.part_of)


def _inside(catalog: Catalog, project: Project, product: str, day: date) -> Iterator[Quantity]:
    """What ``project`` holds of ``product`` in its phases and in the projects inside it."""
    for phase in project.phases:
        if claim := standing(catalog, phase.capacities, day).get(product):
            yield claim.amount
    for child in _children(catalog).get(project.id, ()):
        stated = standing(catalog, child.total, day).get(product)
        held = list(_inside(catalog, child, product, day))
        reached = sum((amount.base or Decimal(0) for amount in held), Decimal(0))
        if stated and stated.amount.base is not None and stated.amount.base >= reached:
            yield stated.amount
        else:
            yield from held


def _parts_of(catalog: Catalog, project: Project, day: date) -> Iterator[Part]:
    for phase in project.phases:
        at = milestone_on(phase.milestones, day)
        for claim in standing(catalog, phase.capacities, day).values():
            yield Part(project, phase, claim, claim.amount, at)
    for product, claim in standing(catalog, project.total, day).items():
        inside = list(_inside(catalog, project, product, day))
        rest = remainder(claim.amount, inside)
        if rest.value != 0:
            taken = total(inside, claim.unit) if inside else None
            yield Part(project, None, claim, rest, milestone_of_total(project, product, day), taken)


@remembered
def parts(catalog: Catalog, day: date) -> tuple[Part, ...]:
    """Every part of every project as of ``day``, by project id, phases first."""
    return tuple(part for project in catalog.projects.values() for part in _parts_of(catalog, project, day))


def base_unit(product: str) -> str:
    """The unit with factor 1 in the dimension of ``product``; sums of one product are formed in it."""
    dimension = PRODUCT[product].dimension
    if dimension == "count":
        return "个"
    return next(u.id for u in UNIT.values() if u.dimension == dimension and Decimal(u.factor) == 1)
