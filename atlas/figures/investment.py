"""What the page of money computes: the tree of what lies inside what, lists by year, place and investor, sums, overlaps, rivals.

Signed, planned, approved and spent money are kept apart everywhere; ``amounts.Web`` tells which amounts may be added. Every
table follows ``amounts.investments`` and its filters.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Investment
from atlas.catalog.remember import remembered
from atlas.figures.shared.amounts import AmountRow, Web, investments, web
from atlas.figures.shared.claims import investment_key
from atlas.figures.shared.selection import Selection, county_of
from atlas.figures.shared.table import Cited, Table, all_cited, cite, columns, grouped, table
from atlas.words import names
from atlas.words.dates import PartialDate
from atlas.words.pair import NOTHING, Pair, named
from atlas.words.quantity import Quantity, measured, remainder
from atlas.words.text import joined
from atlas.words.vocab import AMOUNT_ROW, INVESTMENT_KIND

_KINDS = list(INVESTMENT_KIND)


def _shown(catalog: Catalog, chosen: Selection) -> dict[str, AmountRow]:
    """The amounts that stand and pass the filters, by id."""
    return {row.id: row for row in investments(catalog, chosen) if row.chosen}


def _rank(row: Investment) -> tuple[Any, ...]:
    """Sort key: kinds in their order, within a kind largest first, unquantified last."""
    base = row.amount.base
    return _KINDS.index(row.kind), base is None, -(base or Decimal(0)), row.id


@dataclass(frozen=True)
class Delivery:
    """What one source says of one period was promised (signed or planned) and what was spent of it."""

    promised: AmountRow
    spent: AmountRow

    @property
    def share(self) -> float:
        """The part that was spent, of what was promised."""
        return (self.spent.amount_cny or 0.0) / (self.promised.amount_cny or 1.0)


@remembered
def deliveries(catalog: Catalog, chosen: Selection) -> Table[Delivery]:
    """Every pair of sums over many investors that one source states for one period: promised, and spent."""
    shown = [r for r in _shown(catalog, chosen).values() if r.amount_cny and not r.party]
    return table(Delivery, (Delivery(whole, done) for done in shown if done.kind == "completed"
                            for whole in shown if whole.kind in ("signed", "planned_total")
                            and (whole.date, whole.place) == (done.date, done.place)
                            and {c.source for c in whole.cited} & {c.source for c in done.cited}))  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class TreeRow(AmountRow):
    """An amount where an indented tree draws it, in the tree of the amount ``root``.

    ``row`` is ``stated``, or ``rest`` for what an amount holds beyond all that lie in it (whether the filters show them or
    not). ``start_cny`` is where a bar begins, seen from the start of the root, so that it stands inside the bar of its holder,
    the hull; ``inside`` is the next holder that is not drawn: one of another kind, or one that the filters hide.
    """

    row: str
    root: str
    depth: int
    start_cny: float
    hull_start_cny: float
    hull_cny: float | None
    inside: str = ""
    inside_name: Pair = NOTHING
    overlaps_name: Pair = NOTHING


@remembered
def tree(catalog: Catalog, chosen: Selection) -> Table[TreeRow]:
    """The amounts of each kind in the order in which an indented tree draws them: outer before inner, large before small."""
    net, shown = web(catalog, chosen.day), _shown(catalog, chosen)
    children = grouped(sorted(net.rows, key=lambda k: _rank(net.rows[k])), net.parent)

    def grow(key: str, start: Decimal, above: tuple[TreeRow, ...]) -> Iterator[TreeRow]:
        """``key`` and all inside it; ``above`` are the drawn holders, from the outside in."""
        at, parts = start, [net.rows[k] for k in children.get(key, ())]
        if key in shown:
            at = start if above else Decimal(0)
            own = _stated(net, shown[key], at, above)
            yield own
            above = (*above, own)
        for part in parts:
            yield from grow(part.id, at, above)
            at += part.amount.base or 0
        if key in shown and parts and (rest := remainder(net.rows[key].amount, [p.amount for p in parts])).value:
            yield _rest(rest, parts, at, above)

    return table(TreeRow, (row for key in children.get(None, ()) for row in grow(key, Decimal(0), ())))


@remembered
def tree_of(catalog: Catalog, chosen: Selection, kind: str) -> Table[TreeRow]:
    """The rows of ``tree`` of one kind."""
    return tree(catalog, chosen).where(lambda row: row.kind == kind)


@remembered
def main_tree(catalog: Catalog, chosen: Selection) -> Table[TreeRow]:
    """The tree of the first kind that there is, signed before planned."""
    there = tree(catalog, chosen)
    return tree_of(catalog, chosen, there[0].kind) if there else there


def _place(start: Decimal, above: Sequence[TreeRow], own: AmountRow) -> dict[str, Any]:
    """Where a row stands in its tree; a root is its own hull."""
    hull_start, hull = (above[-1].start_cny, above[-1].amount_cny) if above else (0.0, own.amount_cny)
    return {"root": (*above, own)[0].id, "depth": len(above), "start_cny": float(start), "hull_start_cny": hull_start,
            "hull_cny": hull}  # fmt: skip


def _stated(net: Web, own: AmountRow, start: Decimal, above: Sequence[TreeRow]) -> TreeRow:
    holder = net.holder.get(own.id)
    hidden = net.rows[holder] if holder and holder not in [r.id for r in above[-1:]] else None
    shared = [net.rows[k] for k in sorted(k for both in net.overlaps if own.id in both for k in both - {own.id})]
    told = {"overlaps": "; ".join(r.id for r in shared), "inside": hidden.id if hidden else "", "inside_name": named(hidden),
            "overlaps_name": joined("semicolon", map(named, shared))}  # fmt: skip
    return TreeRow(**{**vars(own), **told}, row="stated", **_place(start, above, own))


def _rest(rest: Quantity, parts: Sequence[Investment], start: Decimal, above: Sequence[TreeRow]) -> TreeRow:
    """The row of what the innermost of ``above`` holds beyond ``parts``: our own computation, which cites the whole and each part."""
    whole, word = above[-1], AMOUNT_ROW["rest"]
    return TreeRow(
        id=f"{whole.id}:rest", name=joined("colon", (whole.name, Pair(word.zh, word.en))), kind=whole.kind,
        amount_cny=float(rest.base or 0), qualifier=rest.qualifier, date=whole.date, chosen=True, row="rest",
        cited=all_cited([whole.cited, *(cite(p.source, p.locator) for p in parts)]), **_place(start, above, whole),
    )  # fmt: skip


@dataclass(frozen=True)
class Overlap:
    """Two shown amounts that overlap to an unknown extent, ``one`` the larger."""

    one: AmountRow
    other: AmountRow


@remembered
def overlapping(catalog: Catalog, chosen: Selection) -> Table[Overlap]:
    """Every pair of shown amounts that overlap to an unknown extent, kind by kind."""
    net, shown = web(catalog, chosen.day), _shown(catalog, chosen)
    pairs = [sorted(pair, key=lambda k: _rank(net.rows[k])[1:]) for pair in net.overlaps if pair <= set(shown)]
    pairs.sort(key=lambda ids: (_KINDS.index(shown[ids[0]].kind), ids))
    return table(Overlap, (Overlap(shown[one], shown[other]) for one, other in pairs))


@dataclass(frozen=True, kw_only=True)
class ListedRow(AmountRow):
    """An amount in a ``group``: an id, or a year or span of years; empty for what names none.

    ``first`` and ``last`` bound its date; ``held`` counts the amounts of its group that lie in it.
    """

    COLUMNS: ClassVar = ("group", "group_name", "group_name_en", *columns(AmountRow), "first", "last", "held")

    group: str
    group_name: Pair
    first: date
    last: date
    held: int


def _group_of(catalog: Catalog, row: AmountRow, by: str) -> tuple[str, Pair]:
    """The group of an amount, with its name: a span of years stays a span."""
    if by == "year":
        when = PartialDate(row.date)
        year = f"{when.first:%Y}" if when.first.year == when.last.year else row.date
        return year, Pair(year, year)
    held: Mapping[str, Any] = catalog.enterprises if by == "party" else catalog.places
    found = held.get(row.party if by == "party" else county_of(catalog, row.place))
    return (found.id if found else ""), named(found)


@remembered
def listed(catalog: Catalog, chosen: Selection, by: str) -> Table[ListedRow]:
    """The individual amounts ``by`` year, place or party: those that lie in no other of their group and kind.

    Groups stand in the order of time or of pinyin, what names none last; within a group kinds stand in their order, large
    before small.
    """
    net, shown = web(catalog, chosen.day), _shown(catalog, chosen)
    group = {key: _group_of(catalog, row, by) for key, row in shown.items()}
    alike = {key: (own, shown[key].kind) for key, own in group.items()}
    outer = {key: [k for k in net.above(key) if alike.get(k) == own][-1] for key, own in alike.items()}

    def place(row: ListedRow) -> tuple[Any, ...]:
        return not row.group, row.group if by == "year" else names.order(row.group_name.zh), _rank(net.rows[row.id])

    rows = []
    for key, held in Counter(outer.values()).items():
        (own, name), when = group[key], net.rows[key].date
        rows.append(
            ListedRow(**vars(shown[key]), group=own, group_name=name, first=when.first, last=when.last, held=held - 1)
        )
    return table(ListedRow, sorted(rows, key=place))


@dataclass(frozen=True)
class AddedRow:
    """A sum that may be formed: of amounts of one kind in one group, each by another of ``parties``, with the weakest qualifier."""

    group: str
    kind: str
    amount_cny: float
    qualifier: str
    parties: tuple[Pair, ...]
    cited: Cited
    stated: Pair = NOTHING  # a sum is no source's word

    @property
    def amount(self) -> Quantity:
        """The sum in 元."""
        return measured(self.amount_cny, "元", self.qualifier)


@remembered
def sums(catalog: Catalog, chosen: Selection, by: str) -> Table[AddedRow]:
    """The sums that may be formed of ``listed`` amounts: one for each group and kind whose amounts are all disjoint."""
    return _added(web(catalog, chosen.day), ((row.group, row) for row in listed(catalog, chosen, by)))


@remembered
def by_investor(catalog: Catalog, chosen: Selection) -> Table[AddedRow]:
    """For each outermost amount of ``tree`` (the group): the sum of what lies in it and names an investor, where it may be formed."""
    net = web(catalog, chosen.day)
    drawn = {row.id: row for row in tree(catalog, chosen) if row.row == "stated"}

    def outermost(row: TreeRow) -> bool:
        holders = [drawn[k] for k in net.above(row.id)[1:] if k in drawn and drawn[k].kind == row.kind]
        return row.id != row.root and not any(holder.party for holder in holders)

    return _added(net, ((row.root, row) for row in drawn.values() if row.party and outermost(row)))


def _added(net: Web, rows: Iterable[tuple[str, AmountRow]]) -> Table[AddedRow]:
    """The sum of each group and kind of (group, row) that may be formed."""
    made = []
    for (group, kind), found in grouped(rows, lambda pair: (pair[0], pair[1].kind)).items():
        parts = [row for _, row in found]
        total = net.provable_total(row.id for row in parts)
        if total is not None:
            made.append(AddedRow(group, kind, float(total.value or 0), total.qualifier,
                                 tuple(row.party_name for row in parts), all_cited(row.cited for row in parts)))  # fmt: skip
    return table(AddedRow, made)


@dataclass(frozen=True, kw_only=True)
class RivalRow(AmountRow):
    """One of several rows that speak of one amount: ``topic`` is the id of the one that stands, ``agrees`` if both say the same."""

    topic: str
    agrees: bool


@remembered
def rivals(catalog: Catalog, chosen: Selection) -> Table[RivalRow]:
    """The rows of which several speak of one amount, the one that stands first."""
    topic = {investment_key(row): key for key, row in web(catalog, chosen.day).rows.items()}
    groups = grouped(investments(catalog, chosen), lambda r: topic.get(investment_key(catalog.investments[r.id])))
    rows = []
    for key, group in groups.items():
        if key is None or len(group) < 2:
            continue
        for row in sorted(group, key=lambda r: (r.id != key, r.id)):
            taken, other = catalog.investments[key], catalog.investments[row.id]
            agrees = other.amount.base == taken.amount.base and other.qualifier == taken.qualifier
            rows.append(RivalRow(**vars(row), topic=key, agrees=agrees))
    return table(RivalRow, rows)
