"""Promise against delivery: what each package said when it was signed, beside all that sources have shown of it since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Project
from atlas.catalog.remember import remembered
from atlas.figures.progress import DueRow, due
from atlas.figures.projects import chosen_parts
from atlas.figures.road import MilestoneRow, every_milestone
from atlas.figures.shared.amounts import AmountRow, investments
from atlas.figures.shared.capacity import Part, base_unit
from atlas.figures.shared.claims import months_between
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair, named
from atlas.words.quantity import Quantity, total
from atlas.words.vocab import PRODUCT

_MONEY = ("signed", "planned_total")
_APART = ("expected", "aside")
_MADE = ("mass_per_year", "cell_capacity")  # what a plant makes; a tunnel or a laboratory is no delivery of it


@dataclass(frozen=True)
class Promised:
    """The capacity of one product that a package names: in all, what of it is built, and what is under way on the ground."""

    product: str
    stated: Quantity
    built: Quantity
    under_way: Quantity


@dataclass(frozen=True)
class PackageRow:
    """A package: the outermost project with all inside it. ``money`` is the outermost amount that stands for it, signed before
    planned; ``first`` and ``last`` are the dates of the first and the last word on a step, ``months`` and ``silent`` the whole
    months from each to the day. ``passed`` are its dates that are over without word; ``furthest`` the status that any part of it
    has reached.
    """

    project: str
    name: Pair
    enterprise: str
    enterprise_name: Pair
    money: AmountRow | None
    promised: tuple[Promised, ...]
    first: str
    last: str
    months: int
    silent: int
    furthest: str
    passed: tuple[DueRow, ...]
    coming: tuple[DueRow, ...]
    cited: Cited

    @property
    def delivered(self) -> bool:
        """Whether anything of it is built."""
        return any(p.built.value for p in self.promised)


def outermost(catalog: Catalog, project: Project) -> str:
    """The id of the project that holds all others around ``project``; its own if none does."""
    while project.part_of and project.part_of in catalog.projects:
        project = catalog.projects[project.part_of]
    return project.id


def _promised(parts: list[Part]) -> Iterator[Promised]:
    for product, held in grouped(parts, lambda p: p.product).items():
        unit = base_unit(product)

        def sum_of(*progress: str, held: list[Part] = held, unit: str = unit) -> Quantity:
            return total((p.amount for p in held if not progress or p.progress in progress), unit)

        yield Promised(product, sum_of(), sum_of("built"), sum_of("construction", "site_preparation"))


_REACHED = ("announced", "research_under_way", "third_party", "permitted", "site_preparation", "construction", "commissioning",
            "first_product", "operating")  # fmt: skip


def _furthest(steps: list[MilestoneRow]) -> str:
    return max((s.status for s in steps if s.status in _REACHED), key=_REACHED.index, default="")


def _money(rows: list[AmountRow]) -> AmountRow | None:
    """The largest amount of the first kind that there is: it holds the others."""
    for kind in _MONEY:
        if held := [r for r in rows if r.kind == kind]:
            return max(held, key=lambda r: (r.amount_cny or 0.0, r.id))
    return None


@remembered
def packages(catalog: Catalog, chosen: Selection) -> Table[PackageRow]:
    """A row for each package with an amount of money or a capacity, the largest amount first, then by its first word."""
    home = {p.id: outermost(catalog, p) for p in catalog.projects.values()}
    parts = grouped((p for p in chosen_parts(catalog, chosen) if p.progress not in _APART and PRODUCT[p.product].dimension in _MADE),
                    lambda p: home[p.project.id])  # fmt: skip
    steps = grouped((s for s in every_milestone(catalog, chosen) if s.basis != "planned"), lambda s: home[s.project])
    dates = grouped(due(catalog, chosen), lambda d: home[d.project])
    stands = (r for r in investments(catalog, chosen) if r.chosen and r.project)
    money = grouped(stands, lambda r: home[_project(catalog, r.project)])
    rows = [_row(catalog, chosen.day, key, parts.get(key, []), steps.get(key, []), dates.get(key, []), money.get(key, []))
            for key in dict.fromkeys([*money, *parts])]  # fmt: skip
    return table(
        PackageRow, sorted(rows, key=lambda r: (-((r.money and r.money.amount_cny) or 0.0), r.first, r.project))
    )


def _project(catalog: Catalog, key: str) -> str:
    """The id of the project that ``key``, a project or a phase, belongs to."""
    return catalog.phases[key][0].id if key in catalog.phases else key


def _row(
    catalog: Catalog, day: date, key: str, parts: list[Part], steps: list[MilestoneRow], dates: list[DueRow],
    amounts: list[AmountRow],
) -> PackageRow:  # fmt: skip
    project, money = catalog.projects[key], _money(amounts)
    told = sorted(steps, key=lambda s: (s.first, s.last))
    firm = catalog.enterprises.get(project.enterprise or "")
    first, last = (told[0].date, max(told, key=lambda s: (s.last, s.first)).date) if told else ("", "")
    cited = [
        money.cited if money else (),
        *(cite(p.claim.source, p.claim.locator) for p in parts),
        *(s.cited for s in told),
    ]
    return PackageRow(
        key, named(project), firm.id if firm else "", named(firm), money, tuple(_promised(parts)), first, last,
        months_between(PartialDate(first).last, day) if first else 0, months_between(PartialDate(last).last, day) if last else 0,
        _furthest(told), tuple(d for d in dates if d.state == "passed"), tuple(d for d in dates if d.state == "open"),
        all_cited(cited),
    )  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """The finding: of ``packages`` with signed money, so many have something built, are under way, or are only words; ``late``
    counts dates that are over without word."""

    packages: int
    built: int
    under_way: int
    words: int
    late: int


def kept(rows: Table[PackageRow]) -> Kept:
    signed = [r for r in rows if r.money and r.money.kind == "signed"]
    built = sum(r.delivered for r in signed)
    moving = sum(not r.delivered and any(p.under_way.value for p in r.promised) for r in signed)
    return Kept(len(signed), built, moving, len(signed) - built - moving, sum(len(r.passed) for r in signed))
