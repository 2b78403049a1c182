"""Promise against delivery: what each package said when it was signed, beside all that sources have shown of it since.

Place and search choose packages, which are looked at as a whole; stage and product leave out what a package makes beside them,
never a part of its money. A filter of statuses is left aside, as in ``steps``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Phase, Project
from atlas.catalog.remember import remembered
from atlas.figures.credible.ladder import APART, GIVEN_UP, STEP_OF, STEPS, Climb, climbs, outermost
from atlas.figures.progress import DueRow, due
from atlas.figures.projects import projects
from atlas.figures.road import MilestoneRow, every_milestone
from atlas.figures.shared.amounts import AmountRow, investments, web
from atlas.figures.shared.capacity import Part, base_unit, parts
from atlas.figures.shared.selection import Selection, project_chosen
from atlas.figures.shared.silence import last_word
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.dates import PartialDate, months_at_most, months_between
from atlas.words.pair import Pair, named
from atlas.words.quantity import Quantity, total
from atlas.words.vocab import PRODUCT

_PROMISES = ("signed", "planned_total")
_MADE = ("mass_per_year", "cell_capacity")  # what a plant makes; the length of a tunnel is no delivery of it
# What a plant uses, and what is to follow when the open pit is worked out: neither is made beside the rest.
_NOT_MADE = frozenset({"fluorite_feed", "ore_mined_later"})
_TRIAL = frozenset({"cell_pilot"})  # a pilot line is no factory


@dataclass(frozen=True)
class Promised:
    """The capacity of one product: what was ``said`` when the package was signed, what sources state ``now`` (each None if
    nothing), and how much of that ``stands`` at each status, the furthest first."""

    product: str
    said: Quantity | None
    now: Quantity | None
    stands: tuple[tuple[str, Quantity], ...]


@dataclass(frozen=True)
class PackageRow:
    """A package: the outermost project with all inside it. ``money`` are its amounts of the first kind that there is, signed
    before planned, none of which lies in another; ``spent`` what sources say was spent.

    ``since`` is the date of the money, of the first word where there is none; ``last`` that of the last word on anything in it, and
    ``silent`` the full months since. ``furthest`` is the step of its furthest phase that was not given up. ``tried`` is the date of the first plant
    on trial after ``since``, ``after`` the full months between, ``tried_by`` if only a report tells it: then ``after`` is an upper bound. Dates that are over are
    ``passed``, or ``turned`` where the phase was given up or left to others; ``coming`` are those that are open.
    """

    project: str
    name: Pair
    enterprise: str
    enterprise_name: Pair
    money: tuple[AmountRow, ...]
    spent: tuple[AmountRow, ...]
    promised: tuple[Promised, ...]
    since: str
    last: str
    silent: int
    furthest: str
    tried: str
    tried_by: bool
    after: int
    passed: tuple[DueRow, ...]
    turned: tuple[DueRow, ...]
    coming: tuple[DueRow, ...]
    cited: Cited

    @property
    def kind(self) -> str:
        """The kind of its money, "" for none."""
        return self.money[0].kind if self.money else ""

    @property
    def delivered(self) -> bool:
        """Whether a plant of it is built: on trial, past its first product, or producing."""
        return STEPS.index(self.furthest) >= STEPS.index("commissioning")


def _sums(held: Iterable[Part]) -> dict[str, list[Part]]:
    made = (p for p in held if p.progress not in APART and PRODUCT[p.product].dimension in _MADE)
    return grouped((p for p in made if p.product not in _NOT_MADE), lambda p: p.product)


def _promised(before: Iterable[Part], now: Iterable[Part], products: Sequence[str]) -> Iterator[Promised]:
    said, stands = _sums(before), _sums(now)
    for product in (p for p in PRODUCT if (p in said or p in stands) and (not products or p in products)):
        there, unit = stands.get(product, []), base_unit(product)
        by_status = grouped(there, lambda p: p.status)
        order = sorted(by_status, key=list(STEP_OF).index, reverse=True)
        yield Promised(
            product, _added(said[product], unit) if product in said else None, _added(there, unit) if there else None,
            tuple((status, _added(by_status[status], unit)) for status in order),
        )  # fmt: skip


def _added(held: Iterable[Part], unit: str) -> Quantity:
    return total((p.amount for p in held), unit)


def _outer(catalog: Catalog, day: date, rows: Sequence[AmountRow]) -> tuple[AmountRow, ...]:
    """The amounts of the first kind that there is which lie in no other of them, largest first."""
    kind = next((k for k in _PROMISES if any(r.kind == k for r in rows)), "")
    held = [r for r in rows if r.kind == kind]
    ids, net = {r.id for r in held}, web(catalog, day)
    outer = [r for r in held if ids.isdisjoint(net.above(r.id)[1:])]
    return tuple(sorted(outer, key=lambda r: (-(r.amount_cny or 0.0), r.id)))


def _project(catalog: Catalog, key: str) -> str:
    """The id of the project that ``key``, a project or a phase, belongs to."""
    return catalog.phases[key][0].id if key in catalog.phases else key


def _within(chosen: Selection) -> Selection:
    """What of a package is looked at."""
    return Selection(day=chosen.day, stages=chosen.stages, products=chosen.products)


@remembered
def _homes(catalog: Catalog) -> dict[str, str]:
    """Project → the package that it belongs to."""
    return {p.id: outermost(catalog, p) for p in catalog.projects.values()}


@remembered
def _members(catalog: Catalog, within: Selection) -> dict[str, list[Project]]:
    """Package → its projects, itself among them."""
    chosen = (p for p in catalog.projects.values() if project_chosen(catalog, within, p, ""))
    return grouped(chosen, lambda p: _homes(catalog)[p.id])


@remembered
def _parts(catalog: Catalog, within: Selection, day: date) -> dict[str, list[Part]]:
    """Package → what of its projects is added up."""
    chosen = (p for p in parts(catalog, day) if project_chosen(catalog, within, p.project, ""))
    return grouped(chosen, lambda p: _homes(catalog)[p.project.id])


@remembered
def packages(catalog: Catalog, chosen: Selection) -> Table[PackageRow]:
    """A row for each package with an amount of money, a capacity or an agreement: signed before planned before none, the largest
    amount first."""
    home = _homes(catalog)
    everything, within = Selection(day=chosen.day), _within(chosen)
    shown = dict.fromkeys(home[r.project] for r in projects(catalog, replace(chosen, statuses=())))
    now = _parts(catalog, within, chosen.day)
    steps = grouped((s for s in every_milestone(catalog, within) if s.basis != "planned"), lambda s: home[s.project])
    dates = grouped(due(catalog, within), lambda d: home[d.project])
    phases = grouped(climbs(catalog, within), lambda c: home[c.project.id])
    stands = (r for r in investments(catalog, everything) if r.chosen and r.project)
    money = grouped(stands, lambda r: home[_project(catalog, r.project)])
    rows = []
    for key in shown:
        made = _sums(now.get(key, ()))
        if key in money or (made and made.keys() - _TRIAL) or catalog.projects[key].stage == "integrated":
            held = (now.get(key, []), steps.get(key, []), dates.get(key, []), phases.get(key, []), money.get(key, []))
            rows.append(_row(catalog, chosen, key, *held))
    kinds = [*_PROMISES, ""]
    return table(PackageRow, sorted(rows, key=lambda r: (
        kinds.index(r.kind), -max((m.amount_cny or 0.0 for m in r.money), default=0.0), r.since, r.project)))  # fmt: skip


def _row(
    catalog: Catalog, chosen: Selection, key: str, now: list[Part], steps: list[MilestoneRow],
    dates: list[DueRow], phases: list[Climb], amounts: list[AmountRow],
) -> PackageRow:  # fmt: skip
    project, day = catalog.projects[key], chosen.day
    money = _outer(catalog, day, amounts)
    told = sorted(steps, key=lambda s: (s.first, s.last))
    firm = catalog.enterprises.get(project.enterprise or "")
    since = money[0].date if money else told[0].date if told else ""
    mine = _members(catalog, _within(chosen)).get(key, [])
    inside: list[Phase | Project] = [*mine, *(phase for p in mine for phase in p.phases)]
    word = last_word(catalog, inside, day)
    signed = min(PartialDate(since).last, day) if since else day
    promised = tuple(_promised(_parts(catalog, _within(chosen), signed).get(key, ()), now, chosen.products))
    left = {(c.project.id, c.phase.id if c.phase else "") for c in phases if c.status in (*GIVEN_UP, "third_party")}
    over = [d for d in dates if d.state == "passed"]
    spent = tuple(r for r in amounts if r.kind == "completed")
    cited = [
        *(m.cited for m in (*money, *spent)),
        *(cite(p.claim.source, p.claim.locator) for p in now),
        *(s.cited for s in told),
    ]
    return PackageRow(
        key, named(project), firm.id if firm else "", named(firm), money, spent, promised, since,
        str(word[0]) if word else "", months_between(word[0], day) if word else 0, _furthest(phases), **_tried(phases, since),
        passed=tuple(d for d in over if (d.project, d.phase) not in left),
        turned=tuple(d for d in over if (d.project, d.phase) in left),
        coming=tuple(d for d in dates if d.state == "open"), cited=all_cited(cited),
    )  # fmt: skip


def _furthest(phases: Iterable[Climb]) -> str:
    return STEPS[max((c.furthest for c in phases if c.status not in GIVEN_UP), default=0)]


def _tried(phases: Iterable[Climb], since: str) -> dict[str, Any]:
    """The fields ``tried``, ``tried_by`` and ``after``: the first plant on trial, where it came after ``since``."""
    on_trial = [m for c in phases for m in c.steps if STEP_OF.get(m.status, 0) >= STEPS.index("commissioning")]
    if on_trial and since:
        first = min(on_trial, key=lambda m: m.date.sort_key)
        if first.date.first > PartialDate(since).last:
            reported, start = first.basis == "reported", PartialDate(since)
            after = months_at_most(start.first, first.date.last) if reported else months_between(start, first.date)
            return {"tried": str(first.date), "tried_by": reported, "after": after}
    return {"tried": "", "tried_by": False, "after": 0}


# The columns of the table behind the picture, and the statuses that each adds up.
_TOLD = {"built": ("operating", "first_product", "commissioning"), "construction": ("construction",),
         "site_preparation": ("site_preparation",)}  # fmt: skip


@dataclass(frozen=True)
class PromiseRow:
    """A package and one product of it, flat: a row of the table behind the picture. Capacities are in ``unit``."""

    project: str
    project_name: Pair
    enterprise: str
    enterprise_name: Pair
    kind: str
    amount_cny: float | None
    qualifier: str
    since: str
    product: str
    unit: str
    said: float | None
    now: float | None
    built: float | None
    construction: float | None
    site_preparation: float | None
    furthest: str
    last: str
    silent: int
    cited: Cited


def _capacities(promised: Promised | None) -> dict[str, Any]:
    """The fields from ``product`` to ``site_preparation``."""
    if promised is None:
        return {"product": "", "unit": "", **dict.fromkeys(("said", "now", *_TOLD))}
    unit, amounts = base_unit(promised.product), {"said": promised.said, "now": promised.now}
    for column, statuses in _TOLD.items():
        amounts[column] = total((q for status, q in promised.stands if status in statuses), unit)
    told = {c: float(q.value) if q and q.value is not None else None for c, q in amounts.items()}
    return {"product": promised.product, "unit": unit, **told}


@remembered
def promises(rows: Table[PackageRow]) -> Table[PromiseRow]:
    """The packages by product; one without a capacity has one row."""
    return table(PromiseRow, (_flat(r, p) for r in rows for p in r.promised or (None,)))


def _flat(row: PackageRow, promised: Promised | None) -> PromiseRow:
    money = row.money[0] if row.money else None
    return PromiseRow(
        project=row.project, project_name=row.name, enterprise=row.enterprise, enterprise_name=row.enterprise_name, kind=row.kind,
        amount_cny=money.amount_cny if money else None, qualifier=money.qualifier if money else "unquantified", since=row.since,
        furthest=row.furthest, last=row.last, silent=row.silent, cited=row.cited, **_capacities(promised),
    )  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """The finding: of the ``packages`` with signed money so many have a plant that is built, have none and were told to be under
    construction, or have come no further; ``late`` counts dates that are over without word."""

    packages: int
    built: int
    construction: int
    words: int
    late: int


def kept(rows: Iterable[PackageRow]) -> Kept:
    signed = [r for r in rows if r.kind == "signed"]
    built = sum(r.delivered for r in signed)
    moving = sum(r.furthest == "construction" for r in signed)
    return Kept(len(signed), built, moving, len(signed) - built - moving, sum(len(r.passed) for r in signed))
