"""How far the capacity of each product has come, step by step, and what the dated histories tell of the way between two steps.

A filter of statuses is left aside here: of what stands at one status, all or nothing has come to any step.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import ClassVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Milestone, Project
from atlas.catalog.remember import remembered
from atlas.figures.credible.ladder import APART, STEP_OF, STEPS, Climb, climbs, outermost
from atlas.figures.overview import MEASURED
from atlas.figures.projects import chosen_parts, projects
from atlas.figures.shared.capacity import Part, base_unit
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.dates import months_at_most, months_between
from atlas.words.pair import Pair
from atlas.words.quantity import Quantity, measured, total

_FIRM = ("stated", "inferred")  # a step that was reached on its date; of a report it is only known that it was by then
FEW = 3  # with fewer cases no time is told, only the cases


def _whole(chosen: Selection) -> Selection:
    return replace(chosen, statuses=())


@dataclass(frozen=True)
class StepRow:
    """What of a product has come to ``step`` or further: the amount, its share of all that is stated, in how many phases, and in
    how many ``rests`` of totals that no source gives to a phase. ``stands`` parts the amount by the status that it has now, the
    furthest first."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("product", "step", "value", "unit", "qualifier", "share_percent", "phases", "rests",
                                          "source", "locator")  # fmt: skip

    product: str
    step: str
    value: float | None
    unit: str
    qualifier: str
    share_percent: float
    phases: int
    rests: int
    stands: tuple[tuple[str, float], ...]
    cited: Cited

    @property
    def amount(self) -> Quantity:
        return measured(self.value, self.unit, self.qualifier)


def _is_phase(catalog: Catalog, part: Part) -> bool:
    """Whether a part is a phase or a project that has none, and no rest of a total."""
    if part.phase or part.project.phases:
        return part.phase is not None
    return not any(p.part_of == part.project.id for p in catalog.projects.values())


def _base(parts: Iterable[Part]) -> float:
    return float(sum((p.amount.base or 0 for p in parts), 0))


def _rows(catalog: Catalog, product: str, held: Sequence[Part]) -> Iterator[StepRow]:
    unit, whole = base_unit(product), _base(held)
    order = list(STEP_OF)
    for at, step in enumerate(STEPS):
        reached = [p for p in held if STEP_OF[p.status] >= at]
        amount = total((p.amount for p in reached), unit)
        phases = sum(_is_phase(catalog, p) for p in reached)
        by_status = grouped(reached, lambda p: p.status)
        stands = tuple((s, _base(by_status[s])) for s in sorted(by_status, key=order.index, reverse=True))
        cited = all_cited([*(cite(p.claim.source, p.claim.locator) for p in reached),
                           *(cite(p.at.source, p.at.locator) for p in reached if p.at)])  # fmt: skip
        yield StepRow(
            product, step, None if amount.value is None else float(amount.value), unit, amount.qualifier,
            100 * _base(reached) / whole if whole else 0.0, phases, len(reached) - phases, stands, cited,
        )  # fmt: skip


@remembered
def waterfall(catalog: Catalog, chosen: Selection) -> Table[StepRow]:
    """For each link of the chain that one product measures, from the mine to the cell: a row for every step, from all that is
    stated down to what operates. What only the ore may give and what was given up are no part of it."""
    held = grouped((p for p in chosen_parts(catalog, _whole(chosen)) if p.progress not in APART), lambda p: p.product)
    products = [product for product in MEASURED.values() if product in held]
    return table(StepRow, (row for product in products for row in _rows(catalog, product, held[product])))


@dataclass(frozen=True)
class WayRow:
    """Of ``reached`` phases that a source saw at ``step`` or beyond, ``went`` are at ``to`` or beyond."""

    step: str
    to: str
    reached: int
    went: int
    cited: Cited


@remembered
def ways(catalog: Catalog, chosen: Selection) -> Table[WayRow]:
    """A row for each two steps that follow each other, until no phase has come so far."""
    held = list(climbs(catalog, _whole(chosen)))
    rows = []
    for at, (step, to) in enumerate(pairwise(STEPS)):
        reached = [c for c in held if c.furthest >= at]
        if reached:
            cited = all_cited(
                cite(m.source, m.locator) for c in reached for m in c.steps if STEP_OF.get(m.status, 0) >= at
            )
            rows.append(WayRow(step, to, len(reached), sum(c.furthest > at for c in reached), cited))
    return table(WayRow, rows)


@remembered
def apart(catalog: Catalog, chosen: Selection) -> tuple[Pair, ...]:
    """The research, such as a pilot line, that produces regularly: it counts at no step, but other pages count it as producing."""
    rows = (r for r in projects(catalog, _whole(chosen)) if r.stage == "research" and r.status == "operating")
    return tuple(dict.fromkeys(r.project_name for r in rows))


@dataclass(frozen=True)
class CaseRow:
    """A phase on its way from one step to the next that was seen: at least ``least`` full months and at most ``most``, a month
    begun counting as one. ``most`` is None where the first is only a report, so that it was reached some time before. ``begun_by`` and
    ``done_by`` tell that the date is such a report."""

    project: str
    name: Pair
    step: str
    to: str
    least: int
    most: int | None
    begun: str
    begun_by: bool
    done: str
    done_by: bool
    cited: Cited


@dataclass(frozen=True)
class _Seen:
    """When a phase came to the step ``at``: between the two days, the first of which is not known of a mere report."""

    at: int
    earliest: date | None
    latest: date
    told: Milestone


def _seen(at: int, held: Sequence[Milestone]) -> _Seen:
    """A report before the first date that a source states says that the step was reached before that date."""
    latest = min(m.date.last for m in held)
    dated = min((m.date.first for m in held if m.basis in _FIRM), default=None)
    earliest = dated if dated and dated <= latest else None
    firm = [m for m in held if m.basis in _FIRM and m.date.first == earliest]
    return _Seen(at, earliest, latest, min(firm or held, key=lambda m: m.date.sort_key))


def _history(climb: Climb, package: Project, day: date) -> list[_Seen]:
    """Each step of which there is a milestone, in order. Of a phase that nobody announced by itself, the word on its package
    counts."""
    held = grouped(climb.steps, lambda m: STEP_OF.get(m.status, -1))
    if 0 not in held and package.id != climb.project.id:
        held[0] = [
            m for m in package.milestones if m.status == "announced" and m.basis != "planned" and m.date.is_by(day)
        ]
    return [_seen(at, ms) for at, ms in sorted(held.items()) if at >= 0 and ms]


def _case(climb: Climb, one: _Seen, two: _Seen) -> CaseRow | None:
    """The months between two steps; None where both are only reports, or their dates are not in order."""
    if not (one.earliest or two.earliest) or two.latest < (one.earliest or date.min):
        return None
    least = months_between(one.latest, two.earliest) if two.earliest else 0
    most = months_at_most(one.earliest, two.latest) if one.earliest else None
    if most is None and not least:
        return None
    return CaseRow(
        climb.project.id, climb.name, STEPS[one.at], STEPS[two.at], least, most, str(one.told.date), one.earliest is None,
        str(two.told.date), two.earliest is None, all_cited(cite(s.told.source, s.told.locator) for s in (one, two)),
    )  # fmt: skip


@remembered
def cases(catalog: Catalog, chosen: Selection) -> Table[CaseRow]:
    """Every way between two steps of which at least one has a date of its own, in the order of the ladder."""
    found = []
    for climb in climbs(catalog, _whole(chosen)):
        package = catalog.projects[outermost(catalog, climb.project)]
        found += [c for pair in pairwise(_history(climb, package, chosen.day)) if (c := _case(climb, *pair))]
    return table(
        CaseRow, sorted(found, key=lambda c: (STEPS.index(c.step), STEPS.index(c.to), c.least, c.project, c.name.zh))
    )


@dataclass(frozen=True)
class TimeRow:
    """The cases of one way. ``least`` and ``most`` bound the months of those that are bounded on both sides, None with fewer
    than FEW of them."""

    step: str
    to: str
    cases: int
    bounded: int
    least: int | None
    most: int | None
    cited: Cited


@remembered
def times(catalog: Catalog, chosen: Selection) -> Table[TimeRow]:
    """A row for each way of which there is a case."""
    rows = []
    for (step, to), held in grouped(cases(catalog, chosen), lambda c: (c.step, c.to)).items():
        bounded = [(c.least, c.most) for c in held if c.most is not None]
        told = len(bounded) >= FEW
        rows.append(TimeRow(
            step, to, len(held), len(bounded), min(least for least, _ in bounded) if told else None,
            max(most for _, most in bounded) if told else None, all_cited(c.cited for c in held),
        ))  # fmt: skip
    return table(TimeRow, rows)
