"""How far the capacity of each product has come, step by step, and what the dated histories tell of the way between two steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Milestone, Project
from atlas.catalog.remember import remembered
from atlas.figures.credible.promises import outermost
from atlas.figures.overview import MEASURED
from atlas.figures.projects import chosen_parts
from atlas.figures.road import histories
from atlas.figures.shared.capacity import Part, base_unit
from atlas.figures.shared.claims import months_between
from atlas.figures.shared.selection import Selection, project_chosen
from atlas.figures.shared.table import Cited, Table, all_cited, cite, grouped, table
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.quantity import Quantity, total
from atlas.words.text import joined

# From the word to production. Land may be levelled before the last permit is there, so both stand on one step.
STEPS = ("announced", "permitted", "construction", "commissioning", "operating")
_STEP_OF = {"announced": 0, "research_under_way": 0, "third_party": 0, "": 0, "permitted": 1, "site_preparation": 1,
            "construction": 2, "commissioning": 3, "first_product": 3, "operating": 4}  # fmt: skip
_APART = ("expected", "aside")
_FIRM = ("stated", "inferred")  # a step that was reached on its date; of a report it is only known that it was by then
FEW = 3  # with fewer cases no time is told, only the cases


@dataclass(frozen=True)
class StepRow:
    """What of a product has come to ``step`` or further: ``amount`` in ``unit``, ``phases`` of ``of`` phases, ``share`` of what is
    stated in all (0 to 1); ``here`` is what stands at this step and no further."""

    product: str
    step: str
    amount: Quantity
    here: Quantity
    phases: int
    of: int
    share: float
    cited: Cited


def _step(part: Part) -> int:
    return _STEP_OF[part.status]


def _rows(product: str, held: Sequence[Part]) -> Iterator[StepRow]:
    unit = base_unit(product)
    whole = total((p.amount for p in held), unit)
    for at, step in enumerate(STEPS):
        reached = [p for p in held if _step(p) >= at]
        amount = total((p.amount for p in reached), unit)
        here = total((p.amount for p in reached if _step(p) == at), unit)
        share = float((amount.value or 0) / whole.value) if whole.value else 0.0
        cited = all_cited([*(cite(p.claim.source, p.claim.locator) for p in reached),
                           *(cite(p.at.source, p.at.locator) for p in reached if p.at)])  # fmt: skip
        yield StepRow(product, step, amount, here, len(reached), len(held), share, cited)


@remembered
def waterfall(catalog: Catalog, chosen: Selection) -> Table[StepRow]:
    """For each link of the chain that one product measures, from the mine to the cell: a row for every step, from all that is
    stated down to what operates. What only the ore may give and what was given up are no part of it."""
    held = grouped((p for p in chosen_parts(catalog, chosen) if p.progress not in _APART), lambda p: p.product)
    return table(
        StepRow, (row for product in MEASURED.values() if product in held for row in _rows(product, held[product]))
    )


@dataclass(frozen=True)
class _History:
    """The steps of a phase that sources saw, and before them the word of the package that holds it."""

    project: str
    name: Pair
    steps: tuple[Milestone, ...]
    package: Milestone | None

    @property
    def furthest(self) -> int:
        return max((_STEP_OF.get(m.status, 0) for m in self.steps), default=-1)

    def seen(self) -> list[tuple[int, Milestone]]:
        """The earliest milestone at each step of which there is one, in order."""
        held = grouped(self.steps, lambda m: _STEP_OF.get(m.status, -1))
        firsts = {at: min(ms, key=lambda m: m.date.sort_key) for at, ms in held.items() if at >= 0}
        if 0 not in firsts and self.package:
            firsts[0] = self.package
        return sorted(firsts.items())


def _histories(catalog: Catalog, chosen: Selection) -> list[_History]:
    """The history of each phase, or of a project without phases; plans, framework agreements and research are none."""
    found = []
    for project in catalog.projects.values():
        done = [(p, m) for p, m in histories(project) if m.basis != "planned" and m.date.is_by(chosen.day)]
        for phase, held in grouped(done, lambda pair: pair[0].id if pair[0] else "").items():
            own = next((p for p in project.phases if p.id == phase), None)
            if (own is None and project.phases) or project.stage in ("integrated", "research"):
                continue
            last = max((m for _, m in held), key=lambda m: m.date.sort_key)
            if project_chosen(catalog, chosen, project, last.status):
                name = joined(
                    "comma", filter(None, (named(project), named(own) if len(project.phases) > 1 else NOTHING))
                )
                package = _word(catalog.projects[outermost(catalog, project)], chosen)
                found.append(_History(project.id, name, tuple(m for _, m in held), package))
    return found


def _word(package: Project, chosen: Selection) -> Milestone | None:
    """When a package was announced."""
    said = [
        m for m in package.milestones if m.status == "announced" and m.basis != "planned" and m.date.is_by(chosen.day)
    ]
    return min(said, key=lambda m: m.date.sort_key, default=None)


@dataclass(frozen=True)
class WayRow:
    """Of ``reached`` phases that a source saw at ``step`` or beyond, ``went`` are at ``to`` or beyond."""

    step: str
    to: str
    reached: int
    went: int


@remembered
def ways(catalog: Catalog, chosen: Selection) -> Table[WayRow]:
    """A row for each two steps that follow each other, until no phase has come so far."""
    far = [h.furthest for h in _histories(catalog, chosen)]
    pairs = enumerate(pairwise(STEPS))
    return table(WayRow, (WayRow(step, to, reached, sum(f > at for f in far)) for at, (step, to) in pairs
                          if (reached := sum(f >= at for f in far))))  # fmt: skip


@dataclass(frozen=True)
class CaseRow:
    """A phase on its way from one step to the next that was seen: at least ``least`` and at most ``most`` whole months, as exact
    as its dates. ``most`` is None where the first is only a report, so that it was reached some time before."""

    project: str
    name: Pair
    step: str
    to: str
    least: int
    most: int | None
    begun: str
    done: str
    cited: Cited


def _case(history: _History, one: tuple[int, Milestone], two: tuple[int, Milestone]) -> CaseRow | None:
    """The months between two steps; None where both are only reports, or their dates are not in order."""
    (at, first), (to, second) = one, two
    firm = [m.basis in _FIRM for m in (first, second)]
    if not any(firm) or second.date.first < first.date.first:
        return None
    least = months_between(first.date.last, second.date.first) if firm[1] else 0
    most = months_between(first.date.first, second.date.last) if firm[0] else None
    cited = all_cited([cite(first.source, first.locator), cite(second.source, second.locator)])
    return CaseRow(
        history.project, history.name, STEPS[at], STEPS[to], least, most, str(first.date), str(second.date), cited
    )


@remembered
def cases(catalog: Catalog, chosen: Selection) -> Table[CaseRow]:
    """Every way between two steps of which at least one has a date of its own, in the order of the ladder."""
    found = []
    for history in _histories(catalog, chosen):
        seen = history.seen()
        found += [c for one, two in pairwise(seen) if (c := _case(history, one, two))]
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
