"""What the overview computes: how far each link of the chain has come from ore to cell, the resource at its head, and the
promise, the delivery and the targets that stand beside it.

Shares are computed here and are nobody's claim: what is built, over all capacity that the sources state for that product.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose
from atlas.catalog.model import Deposit, Figure, Indicator
from atlas.catalog.remember import remembered
from atlas.figures.enterprises import enterprises
from atlas.figures.investment import Delivery, deliveries
from atlas.figures.projects import SumRow, capacity_by_product, chosen_parts, projects
from atlas.figures.shared.capacity import Part, base_unit, words_on
from atlas.figures.shared.deposits import ORE, resource
from atlas.figures.shared.selection import Selection, in_places
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.quantity import Quantity, total

LCE = "lce_resource"
# The links whose capacity one product measures, from the mine to the cell.
MEASURED = {"mining": "ore_mined", "beneficiation": "ore", "refining": "lithium_carbonate", "cell": "cell"}
# The links of which the finding tells the share: a mine that is permitted and not begun says nothing of the chain's progress.
_TOLD = ("beneficiation", "refining", "cell")
# Not part of what the capacity of a link is to be: what only the ore may give, and what was given up.
_APART = ("expected", "aside")
_BESIDE = {"cell": "cell_pilot"}  # a pilot line is no factory, but it stands beside what factories are to make
_INPUTS = frozenset({"fluorite_feed"})  # what a link uses, not what it makes
_LATER = frozenset({"ore_mined_later"})  # takes the place of what a link measures, once that ends
_TAKEN = {*MEASURED.values(), *_BESIDE.values(), *_INPUTS, *_LATER}


@dataclass(frozen=True)
class LinkRow:
    """A link of the chain. ``sums`` are those of its products, in order of progress, ``beside`` those of its pilot lines, ``also`` those
    of what else it makes, which its bar does not measure; ``share`` is the part of the stated capacity that is built (0 to 1), None where no capacity is stated, several products share the link, or a filter of statuses leaves out a part of it.

    ``last`` is the date of the newest word on it: of a figure or of a step that was taken. ``expected`` is the expected yield as the sources
    state it, where capacities among the sums lie inside it and the sum of progress "expected" is only the rest; else None.
    """

    stage: str
    products: tuple[str, ...]
    sums: tuple[SumRow, ...]
    beside: tuple[SumRow, ...]
    share: float | None
    projects: int
    running: int
    firms: int
    last: str
    cited: Cited
    expected: Quantity | None = None
    also: tuple[SumRow, ...] = ()

    @property
    def measured(self) -> bool:
        return self.stage in MEASURED and bool(self.sums)


@dataclass(frozen=True)
class ResourceRow:
    """The ore and the lithium carbonate equivalent of a deposit, as stated; ``last`` is the date of the newer of the two."""

    deposit: Deposit
    ore: Figure | None
    lce: Figure | None
    last: str
    cited: Cited


@dataclass(frozen=True)
class TargetRow:
    """A figure of the output of the region: for which year, and ``kind`` target or observed. ``taken`` is false for what only a
    source of grade C tells."""

    indicator: Indicator
    kind: str
    year: str
    taken: bool
    cited: Cited


@dataclass(frozen=True)
class Finding:
    """The finding of the page: the shares of the links that the page tells, and the link on which there was no word for the
    longest, with the date of the last. ``piloted`` are the links of which only a pilot line is built."""

    shares: tuple[tuple[str, float], ...]
    oldest: str
    last: str
    piloted: tuple[str, ...] = ()


def _newest(dates: Iterable[PartialDate], day: date) -> str:
    known = [d for d in dates if d.first <= day]
    return str(max(known, key=lambda d: (d.first, d.last))) if known else ""


def _share(sums: Sequence[SumRow]) -> float | None:
    whole = sum(r.value or 0.0 for r in sums if r.progress not in _APART)
    built = sum(r.value or 0.0 for r in sums if r.progress == "built")
    return built / whole if whole else None


def _expected(product: str | None, parts: Iterable[Part]) -> Quantity | None:
    held = [p for p in parts if p.progress == "expected"]
    return total((p.claim.amount for p in held), base_unit(product)) if product and any(p.taken for p in held) else None


@remembered
def chain(catalog: Catalog, chosen: Selection) -> Table[LinkRow]:
    """A row for each link on which a source has something within the selection, from ore to cell and what surrounds it."""
    sums = grouped(capacity_by_product(catalog, chosen), lambda r: r.product)
    works = grouped(projects(catalog, chosen), lambda r: r.stage)
    firms = grouped(enterprises(catalog, chosen), lambda r: r.segment)
    added = grouped(chosen_parts(catalog, chosen), lambda p: p.product)
    rows = []
    for stage in ("mining", "beneficiation", "refining", "material", "cell", "recycling", "research"):
        mine, main = works.get(stage, []), MEASURED.get(stage)
        made = {p for p, parts in added.items() if any(part.project.stage == stage for part in parts)} - _TAKEN
        products = (main,) if main else tuple(p for p in sums if p in made)
        held = [row for product in products for row in sums.get(product, ())]
        beside = tuple(sums.get(_BESIDE.get(stage, ""), ()))
        also = tuple(row for product in sums if main and product in made for row in sums[product])
        shown = dict.fromkeys((*products, *(r.product for r in (*beside, *also))))
        dates = [d for product in shown for part in added.get(product, ()) for d in words_on(catalog, part, chosen.day)]
        dates += [PartialDate(r.status_date) for r in mine if r.status_date and r.status_basis != "planned"]
        there = firms.get(stage, []) if stage in ("recycling", "research") else []
        if held or beside or also or mine or there:
            rows.append(LinkRow(
                stage, products, tuple(held), beside, _share(held) if main and not chosen.statuses else None, len(mine),
                sum(r.progress == "built" for r in mine), len(there), _newest(dates, chosen.day),
                all_cited([*(r.cited for r in (*held, *beside, *also)), *(r.status_cited for r in mine), *(r.cited for r in there)]),
                _expected(main, added.get(main or "", [])), also,
            ))  # fmt: skip
    return table(LinkRow, rows)


@remembered
def resources(catalog: Catalog, chosen: Selection) -> Table[ResourceRow]:
    """The deposits of the selected places with ore or lithium carbonate equivalent, largest ore first."""
    rows = []
    for deposit in catalog.deposits.values():
        if (chosen.filters_projects and not chosen.places) or not in_places(catalog, chosen, deposit.place):
            continue
        ore, lce = (resource(catalog, deposit, quantity, chosen.day) for quantity in (ORE, LCE))
        stated = [f for f in (ore, lce) if f]
        if stated:
            rows.append(ResourceRow(deposit, ore, lce, _newest((f.date for f in stated), chosen.day),
                                    all_cited(cite(f.source, f.locator) for f in stated)))  # fmt: skip
    return table(ResourceRow, sorted(rows, key=lambda r: -((r.ore and r.ore.amount.base) or Decimal(0))))


@remembered
def finding(catalog: Catalog, chosen: Selection) -> Finding:
    """What the chain comes to in one sentence."""
    links = [r for r in chain(catalog, chosen) if r.measured and r.stage in _TOLD and r.share is not None]
    dated = [r for r in links if r.last]
    oldest = min(dated, key=lambda r: PartialDate(r.last).last, default=None)
    piloted = tuple(r.stage for r in links if not r.share and any(b.progress == "built" for b in r.beside))
    told = tuple((r.stage, r.share or 0.0) for r in links)
    return Finding(told, oldest.stage if oldest else "", oldest.last if oldest else "", piloted)


@remembered
def delivered(catalog: Catalog, chosen: Selection) -> Delivery | None:
    """The largest sum of which one source tells what was promised and what was spent; None if there is none."""
    return max(deliveries(catalog, chosen), key=lambda d: d.promised.amount_cny or 0.0, default=None)


@remembered
def output(catalog: Catalog, region: str, day: date) -> Table[TargetRow]:
    """The output value of the region's industry, year by year: what is told of the past, and the targets."""
    mine = [
        i
        for i in catalog.indicators.values()
        if i.subject == region and i.quantity == "output_value" and i.date.is_by(day)
    ]
    rows = []
    for (kind, year), held in grouped(mine, lambda i: (i.kind, str(i.period or i.date))).items():
        if kind in ("target", "observed"):
            stands = choose(held, catalog.sources, day)
            shown = stands or held[0]
            rows.append(TargetRow(shown, kind, year, stands is not None, cite(shown.source, shown.locator)))
    return table(TargetRow, sorted(rows, key=lambda r: r.year))
