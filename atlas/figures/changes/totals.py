"""Totals that others publish, each beside what this list holds of it: how many firms, how much resource, how much signed money.

What is left is no error of anybody: it is what no source read so far breaks down.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Indicator
from atlas.catalog.remember import remembered
from atlas.figures.enterprises import members
from atlas.figures.investment import by_investor, tree
from atlas.figures.shared.deposits import resource
from atlas.figures.shared.selection import Selection, in_places, named
from atlas.figures.shared.table import Cited, Table, all_cited, cite, table
from atlas.words.pair import Pair
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
    """A published total of ``quantity`` for a place, and what is ``held`` of it in ``parts`` records. ``rest`` is what is left, None
    where more is held than was published; ``how`` says what was counted. ``chosen`` tells whether it stands among its rivals."""

    id: str
    name: Pair
    place: str
    place_name: Pair
    quantity: str
    stated: Quantity
    date: str
    held: Quantity
    parts: int
    rest: Quantity | None
    how: str
    chosen: bool
    cited: Cited
    held_cited: Cited
    note: Pair


def _rest(stated: Quantity, held: Quantity) -> Quantity | None:
    if stated.base is None or held.base is None or held.base > stated.base:
        return None
    return remainder(stated, [held])


def _firms(catalog: Catalog, chosen: Selection, row: Indicator) -> tuple[Quantity, int, Cited]:
    there = Selection(chosen.day, places=() if catalog.places[row.subject].kind == "city" else (row.subject,))
    held = [f for f in members(catalog, there) if f.segment in _FIRMS[row.quantity] and f.kind == "enterprise"]
    return Quantity(Decimal(len(held)), "家"), len(held), ()


def _resources(catalog: Catalog, chosen: Selection, row: Indicator) -> tuple[Quantity, int, Cited]:
    there = Selection(chosen.day, places=() if catalog.places[row.subject].kind == "city" else (row.subject,))
    found = [f for d in catalog.deposits.values()
             if in_places(catalog, there, d.place) and (f := resource(catalog, d, row.quantity, chosen.day))]  # fmt: skip
    held = total((f.amount for f in found), row.unit) if found else Quantity(Decimal(0), row.unit)
    return held, len(found), all_cited(cite(f.source, f.locator) for f in found)


def _indicators(catalog: Catalog, chosen: Selection) -> Iterator[TotalRow]:
    for row in catalog.indicators.values():
        told = row.kind == "observed" and row.value is not None and not row.rejected and row.date.is_by(chosen.day)
        place = catalog.places.get(row.subject)
        if place is None or not told or catalog.sources[row.source].grade == "C":
            continue
        if row.quantity in _FIRMS:
            (held, parts, cited), how = _firms(catalog, chosen, row), f"firms_{row.quantity}"
        elif row.quantity in _RESOURCES:
            (held, parts, cited), how = _resources(catalog, chosen, row), "deposits"
        else:
            continue
        if (place.kind == "city" or in_places(catalog, chosen, place.id)) and named(chosen, row, place):
            yield TotalRow(row.id, named_pair(row), place.id, named_pair(place), row.quantity, row.amount, str(row.date), held, parts,
                           _rest(row.amount, held), how, _newest(catalog, chosen, row), cite(row.source, row.locator), cited,
                           Pair(row.note or "", row.note_en or ""))  # fmt: skip


def _newest(catalog: Catalog, chosen: Selection, row: Indicator) -> bool:
    """Whether no later statement speaks of the same quantity of the same place."""
    others = (o for o in catalog.indicators.values()
              if (o.subject, o.quantity, o.kind) == (row.subject, row.quantity, row.kind) and o.date.is_by(chosen.day)
              and not o.rejected and catalog.sources[o.source].grade != "C")  # fmt: skip
    return max(others, key=lambda o: (o.date.sort_key, o.id)).id == row.id


def _money(catalog: Catalog, chosen: Selection) -> Iterator[TotalRow]:
    """Signed sums over many investors, beside what lies in them and names one."""
    added = {a.group: a for a in by_investor(catalog, chosen) if a.kind == "signed"}
    for row in tree(catalog, chosen):
        if row.kind != "signed" or row.row != "stated" or row.party or row.amount_cny is None or row.depth:
            continue
        inside, place = added.get(row.id), catalog.places.get(row.place)
        held = inside.amount if inside else Quantity(Decimal(0), "元")
        stated = catalog.investments[row.id].amount
        yield TotalRow(row.id, row.name, row.place, named_pair(place), "investment", stated, row.date, held,
                       len(inside.parties) if inside else 0, _rest(stated, held), "signed", chosen=True, cited=row.cited,
                       held_cited=inside.cited if inside else (), note=row.note)  # fmt: skip


@remembered
def totals(catalog: Catalog, chosen: Selection) -> Table[TotalRow]:
    """Every published total that can be held to the list: firms, then resources, then money; the newest of each first."""
    order = ("firms_above_size", "linked_firms", *_RESOURCES, "investment")
    rows = [*_indicators(catalog, chosen), *_money(catalog, chosen)]
    by_date = sorted(rows, key=lambda r: (r.date, r.id), reverse=True)
    return table(TotalRow, sorted(by_date, key=lambda r: (order.index(r.quantity), r.place)))
