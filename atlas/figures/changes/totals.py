"""Totals that others publish, each beside what this list holds of it: how many firms, how much resource, how much signed money.

What is left is no error of anybody: it is what no source read so far breaks down. Each row says what was counted, and where
that is not the same as what was published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose
from atlas.catalog.model import Indicator
from atlas.catalog.remember import remembered
from atlas.figures.enterprises import enterprises
from atlas.figures.shared.amounts import Web, web
from atlas.figures.shared.deposits import resource
from atlas.figures.shared.selection import Selection, in_places, named
from atlas.figures.shared.table import Cited, Table, all_cited, cite, table
from atlas.words.pair import Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.quantity import Quantity, remainder, total

# What of the list stands against a number of firms: those of these segments.
_FIRMS = {
    "firms_above_size": ("cell",),
    "linked_firms": ("resource", "integrated", "material", "cell", "recycling"),
}
_RESOURCES = ("li2o_resource", "ore_resource", "lce_resource")


@dataclass(frozen=True)
class TotalRow:
    """A published total of ``quantity`` for a place, and what is ``held`` of it in ``parts`` records. ``left`` is the rest, none
    where more is held than was published, which ``over`` tells; ``how`` says what was counted, ``unplaced`` how many of the firms no source places.

    ``newest`` tells whether no later statement speaks of the same; ``held_cited`` who tells of what is held.
    """

    id: str
    name: Pair
    place: str
    place_name: Pair
    quantity: str
    stated: Quantity
    date: str
    held: Quantity
    parts: int
    unplaced: int
    left: Quantity
    over: bool
    how: str
    newest: bool
    cited: Cited
    held_cited: Cited
    note: Pair

    @property
    def share(self) -> float:
        """The part of the total that is held, from 0 to 1."""
        stated, held = self.stated.base, self.held.base
        return min(1.0, float(held / stated)) if stated and held else 0.0


@dataclass(frozen=True)
class _Held:
    """What the list holds of a total, in how many records, and who tells of it."""

    amount: Quantity
    parts: int
    how: str
    cited: Cited = ()
    unplaced: int = 0


def _over(stated: Quantity, held: Quantity) -> bool:
    return stated.base is not None and held.base is not None and held.base > stated.base


def _there(catalog: Catalog, chosen: Selection, place: str) -> Selection:
    """All of a place; a city holds whatever the list does."""
    return Selection(chosen.day, places=() if catalog.places[place].kind == "city" else (place,))


def _firms(catalog: Catalog, chosen: Selection, row: Indicator) -> _Held:
    listed = enterprises(catalog, _there(catalog, chosen, row.subject))
    held = [f for f in listed if f.segment in _FIRMS[row.quantity] and f.kind == "enterprise"]
    cited = all_cited(f.cited for f in held)
    return _Held(Quantity(Decimal(len(held)), "家"), len(held), row.quantity, cited, sum(not f.place for f in held))


def _resources(catalog: Catalog, chosen: Selection, row: Indicator) -> _Held:
    there = _there(catalog, chosen, row.subject)
    found = [f for d in catalog.deposits.values()
             if in_places(catalog, there, d.place) and (f := resource(catalog, d, row.quantity, chosen.day))]  # fmt: skip
    held = total((f.amount for f in found), row.unit) if found else Quantity(Decimal(0), row.unit)
    return _Held(held, len(found), "deposits", all_cited(cite(f.source, f.locator) for f in found))


def _indicators(catalog: Catalog, chosen: Selection) -> Iterator[TotalRow]:
    for row in catalog.indicators.values():
        place = catalog.places.get(row.subject)
        if place is None or row.quantity not in (*_FIRMS, *_RESOURCES) or not _told(catalog, chosen, row):
            continue
        if not (in_places(catalog, chosen, place.id) and named(catalog, chosen, row, place)):
            continue
        held = (_firms if row.quantity in _FIRMS else _resources)(catalog, chosen, row)
        yield TotalRow(row.id, named_pair(row), place.id, named_pair(place), row.quantity, row.amount, str(row.date), held.amount,
                       held.parts, held.unplaced, remainder(row.amount, [held.amount]), _over(row.amount, held.amount), held.how, _newest(catalog, chosen, row),
                       cite(row.source, row.locator), held.cited, pair(row, "note"))  # fmt: skip


def _told(catalog: Catalog, chosen: Selection, row: Indicator) -> bool:
    """Whether a statement is known by the day, has a number, and may stand."""
    return row.kind == "observed" and row.value is not None and choose([row], catalog.sources, chosen.day) is not None


def _newest(catalog: Catalog, chosen: Selection, row: Indicator) -> bool:
    """Whether no other statement of the same quantity of the same place goes before this one."""
    others = [o for o in catalog.indicators.values()
              if (o.subject, o.quantity) == (row.subject, row.quantity) and _told(catalog, chosen, o)]  # fmt: skip
    stands = choose(others, catalog.sources, chosen.day)
    return stands is not None and stands.id == row.id


def _inside(net: Web, key: str) -> list[str]:
    """The amounts in ``key`` that are of its kind and name an investor, largest first: as many as provably share nothing."""
    kind = net.rows[key].kind
    found: list[str] = []
    held = [
        k
        for k, r in net.rows.items()
        if r.kind == kind and r.party and r.amount.base is not None and key in net.above(k)[1:]
    ]
    outer = [k for k in held if not any(h in held for h in net.above(k)[1:])]
    for k in sorted(outer, key=lambda k: (-(net.rows[k].amount.base or 0), k)):
        if all(net.disjoint(k, other) for other in found):
            found.append(k)
    return found


def _money(catalog: Catalog, chosen: Selection) -> Iterator[TotalRow]:
    """Sums over many investors that were signed in a place, beside what lies in them and names one."""
    net = web(catalog, chosen.day)
    for key, row in net.rows.items():
        place = catalog.places.get(row.place or "")
        if row.kind != "signed" or row.party or row.value is None or place is None:
            continue
        if not (in_places(catalog, chosen, place.id) and named(catalog, chosen, row, place)):
            continue
        parts = [net.rows[k] for k in _inside(net, key)]
        held = total((p.amount for p in parts), row.unit) if parts else Quantity(Decimal(0), row.unit)
        cited = all_cited(cite(p.source, p.locator) for p in parts)
        yield TotalRow(key, named_pair(row), place.id, named_pair(place), "investment", row.amount, str(row.date), held, len(parts), 0,
                       remainder(row.amount, [held]), _over(row.amount, held), "signed", newest=True, cited=cite(row.source, row.locator), held_cited=cited,
                       note=pair(row, "note"))  # fmt: skip


@remembered
def totals(catalog: Catalog, chosen: Selection) -> Table[TotalRow]:
    """Every published total that can be held to the list: firms, then resources, then money; the newest of each first.

    Filters of place and search choose the totals, none changes what is held of one. Those of projects leave no total.
    """
    if chosen.filters_projects:
        return table(TotalRow, ())
    order = (*_FIRMS, *_RESOURCES, "investment")
    rows = [*_indicators(catalog, chosen), *_money(catalog, chosen)]
    by_date = sorted(rows, key=lambda r: (r.date, r.id), reverse=True)
    return table(
        TotalRow,
        sorted(by_date, key=lambda r: (order.index(r.quantity), catalog.places[r.place].kind != "city", r.place)),
    )
