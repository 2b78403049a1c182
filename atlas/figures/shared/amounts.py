"""How amounts of money lie to each other, and the only sums of them that may be formed.

Two amounts are *provably disjoint* if they are of one kind, name two investors that do not own each other, concern no
common project, and neither they nor anything that holds them lie inside each other or overlap. Nothing else is ever added.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose, milestone_on
from atlas.catalog.model import Investment
from atlas.catalog.remember import remembered
from atlas.figures.shared.claims import investment_key
from atlas.figures.shared.selection import Selection, in_places, project_chosen
from atlas.figures.shared.selection import named as finds
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words.pair import NOTHING, Pair, named, pair
from atlas.words.quantity import Quantity, measured, total


@dataclass(frozen=True, slots=True)
class Web:
    """The amounts that stand on a day (one for each group of rivals), by id, and how they lie to each other.

    ``holder`` leads from an amount to the one that it lies in; ``overlaps`` holds pairs of which no source tells how much
    they share; ``bloc`` leads from an enterprise to one id for all that own each other; ``line`` from an amount to the ids
    of its phase, its project and the projects that hold that one.
    """

    rows: Mapping[str, Investment]
    holder: Mapping[str, str]
    overlaps: frozenset[frozenset[str]]
    bloc: Mapping[str, str]
    line: Mapping[str, tuple[str, ...]]

    def above(self, key: str) -> tuple[str, ...]:
        """``key`` and, from the inside out, every amount that holds it."""
        found = [key]
        while (outer := self.holder.get(found[-1])) and outer not in found:
            found.append(outer)
        return tuple(found)

    def parent(self, key: str) -> str | None:
        """The innermost amount of the same kind that holds ``key``."""
        return next((k for k in self.above(key)[1:] if self.rows[k].kind == self.rows[key].kind), None)

    def disjoint(self, one: str, other: str) -> bool:
        """Whether the two amounts provably share nothing, so that they may be added."""
        a, b = self.rows[one], self.rows[other]
        parties = [self.bloc.get(x.party or "", x.party or "") for x in (a, b)]
        if one == other or a.kind != b.kind or not all(parties) or parties[0] == parties[1]:
            return False
        held = [(x, y) for x in self.above(one) for y in self.above(other)]
        if any(x == other or y == one or frozenset((x, y)) in self.overlaps for x, y in held):
            return False
        line_a, line_b = self.line.get(one, ()), self.line.get(other, ())
        return not (line_a and line_b and (line_a[0] in line_b or line_b[0] in line_a))

    def provable_total(self, keys: Iterable[str]) -> Quantity | None:
        """The sum of two or more amounts in 元 with the weakest qualifier; None unless every pair is provably disjoint."""
        keys = tuple(keys)
        if len(keys) < 2 or not all(self.disjoint(a, b) for a, b in combinations(keys, 2)):
            return None
        added = total((self.rows[k].amount for k in keys), "元")
        return None if added.value is None else added


def _lines(catalog: Catalog, project: str | None) -> tuple[str, ...]:
    found: list[str] = []
    while project and project not in found:
        found.append(project)
        phase, held = catalog.phases.get(project), catalog.projects.get(project)
        project = phase[0].id if phase else held.part_of if held else None
    return tuple(found)


def _blocs(catalog: Catalog) -> dict[str, str]:
    """Enterprise → the least id among those that own each other, wholly or jointly, over any number of steps."""
    bloc = {firm: firm for firm in catalog.enterprises}
    for tie in catalog.relations.values():
        if tie.kind in ("owns", "jointly_owns") and tie.subject in bloc and tie.object in bloc:
            old, new = sorted((bloc[tie.subject], bloc[tie.object]), reverse=True)
            bloc = {firm: new if head == old else head for firm, head in bloc.items()}
    return bloc


@remembered
def web(catalog: Catalog, day: date) -> Web:
    """How the amounts known by ``day`` lie to each other. A reference to a rival means the one of its group that stands."""
    groups = grouped(catalog.investments.values(), investment_key)
    picked = {key: choose(group, catalog.sources, day) for key, group in groups.items()}
    stands = {row.id: chosen for key, chosen in picked.items() if chosen for row in groups[key]}

    def standing(key: str | None) -> str | None:
        """The amount that stands for ``key``; where none does, the next one outside it."""
        seen: set[str] = set()
        while key and key not in stands and key not in seen:
            seen.add(key)
            key = catalog.investments[key].part_of if key in catalog.investments else None
        return stands[key].id if key in stands else None

    rows, holder, pairs = {}, {}, set()
    for key, chosen in picked.items():
        if chosen is None:
            continue
        rows[chosen.id] = chosen
        said = [chosen, *(r for r in groups[key] if r is not chosen and not r.rejected)]
        outer = next((found for r in said if (found := standing(r.part_of)) and found != chosen.id), None)
        if outer:
            holder[chosen.id] = outer
        pairs |= {frozenset((chosen.id, found)) for r in said if (found := standing(r.overlaps)) and found != chosen.id}
    lines = {key: line for key, row in rows.items() if (line := _lines(catalog, row.project))}
    return Web(rows, holder, frozenset(pairs), _blocs(catalog), lines)


@dataclass(frozen=True, kw_only=True)
class AmountRow:
    """A stated amount of money known by the day; ``chosen`` is false for a rival that was not taken.

    ``projects`` is how many projects are in it. What a source leaves out is empty. Each field is a column of the download as well;
    other rows extend this one.
    """

    id: str
    name: Pair
    party: str = ""
    party_name: Pair = NOTHING
    project: str = ""
    place: str = ""
    place_name: Pair = NOTHING
    kind: str
    amount_cny: float | None
    qualifier: str
    value_stated: str = ""
    unit_stated: str = ""
    stated: Pair = NOTHING
    projects: float | None = None
    date: str
    part_of: str = ""
    overlaps: str = ""
    chosen: bool
    rejected: Pair = NOTHING
    cited: Cited
    note: Pair = NOTHING

    @property
    def amount(self) -> Quantity:
        """The amount in 元."""
        return measured(self.amount_cny, "元", self.qualifier)


@remembered
def investments(catalog: Catalog, chosen: Selection) -> Table[AmountRow]:
    """One row for each stated amount known by the day."""
    stands = web(catalog, chosen.day).rows
    return table(AmountRow, (_amount(catalog, row, row.id in stands) for row in catalog.investments.values()
                             if row.date.is_by(chosen.day) and _passes(catalog, chosen, row)))  # fmt: skip


def _passes(catalog: Catalog, chosen: Selection, row: Investment) -> bool:
    """Whether an amount passes every filter; those of projects apply to the part of a project that it is for."""
    held = catalog.phases.get(row.project or "")
    project = held[0] if held else catalog.projects.get(row.project or "")
    if not in_places(catalog, chosen, row.place):
        return False
    if chosen.filters_projects:
        if project is None:
            return False
        at = milestone_on((held[1] if held else project).milestones, chosen.day)
        if not project_chosen(catalog, replace(chosen, query="", places=()), project, at.status if at else ""):
            return False
    party, place = catalog.enterprises.get(row.party or ""), catalog.places.get(row.place or "")
    return finds(catalog, chosen, row, party, place, project)


def _amount(catalog: Catalog, row: Investment, stands: bool) -> AmountRow:
    base = row.amount.base
    return AmountRow(
        id=row.id, name=named(row), party=row.party or "", party_name=named(catalog.enterprises.get(row.party or "")),
        project=row.project or "", place=row.place or "", place_name=named(catalog.places.get(row.place or "")), kind=row.kind,
        amount_cny=None if base is None else float(base), qualifier=row.qualifier, value_stated=str(row.value or ""),
        unit_stated=row.unit, stated=pair(row, "stated"), projects=None if row.projects is None else float(row.projects),
        date=str(row.date), part_of=row.part_of or "", overlaps=row.overlaps or "", chosen=stands,
        rejected=pair(row, "rejected"), cited=cite(row.source, row.locator), note=pair(row, "note"),
    )  # fmt: skip


def _outermost(catalog: Catalog, day: date, rows: Table[AmountRow]) -> Table[AmountRow]:
    """The rows that lie in no other row, largest first; unquantified ones last."""
    net, shown = web(catalog, day), {row.id for row in rows}
    outer = [row for row in rows if shown.isdisjoint(net.above(row.id)[1:])]
    return table(AmountRow, sorted(outer, key=lambda r: (r.amount_cny is None, -(r.amount_cny or 0), r.id)))


@remembered
def top_investments(catalog: Catalog, chosen: Selection) -> Table[AmountRow]:
    """Amounts that stand and lie in no other amount of the selection, largest first."""
    return _outermost(catalog, chosen.day, investments(catalog, chosen).where(lambda r: r.chosen))


@remembered
def payers(catalog: Catalog, chosen: Selection) -> Table[AmountRow]:
    """The same for amounts that name an investor: sums over many investors do not hold them here."""
    return _outermost(catalog, chosen.day, investments(catalog, chosen).where(lambda r: r.chosen and r.party))
