"""What deposits hold: the resources that stand among those stated, and what is computed from them here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Context

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose
from atlas.catalog.model import Claim, Coefficient, Deposit, Figure
from atlas.figures.record import Found
from atlas.figures.record import deposits as deposits_of
from atlas.figures.shared.table import Cited, cite
from atlas.words.quantity import Quantity, total, weakest

LI2O, ORE = "li2o_resource", "ore_resource"
_TO_CARBONATE = "li2o-to-lce"
_UNIT = "万吨"
# A computed figure tells no more than the weaker of what it is made from; resources are stated to three figures or more.
_ROUNDED = Context(prec=3)
# What a doubt about the divisor says of the quotient.
_TURNED = {"at_least": "up_to", "more_than": "up_to", "up_to": "at_least"}


@dataclass(frozen=True)
class Input:
    """A number that goes into a computation: of which record (a deposit or a coefficient), and who states it."""

    record: str
    amount: Quantity
    cited: Cited


@dataclass(frozen=True)
class Computed:
    """A figure of this house, and no claim: ``what`` is grade (in %), lce or filed (masses), made from ``inputs`` in the order
    of its formula."""

    what: str
    amount: Quantity
    inputs: tuple[Input, ...]


def resource(catalog: Catalog, deposit: Deposit, quantity: str, day: date) -> Figure | None:
    """The figure of ``quantity`` that stands as of ``day``; None without a number, or where figures of several names, which
    are no rivals, share the quantity."""
    stated = [f for f in deposit.figures if f.quantity == quantity]
    found = choose(stated, catalog.sources, day) if len({f.name for f in stated}) == 1 else None
    return found if found and found.value else None


def resources(catalog: Catalog, found: Found, day: date) -> list[tuple[Deposit, list[Figure]]]:
    """The deposits of a place or of the holder of the right, each with the Li2O and the ore that stand."""
    return [(d, [f for quantity in (LI2O, ORE) if (f := resource(catalog, d, quantity, day))])
            for d in deposits_of(catalog, found)]  # fmt: skip


def _input(record: Deposit | Coefficient, claim: Claim | Coefficient) -> Input:
    amount = Quantity(claim.value, claim.unit, claim.qualifier)
    return Input(record.id, amount, cite(claim.source, claim.locator))


def computed(catalog: Catalog, found: Found, day: date) -> tuple[Computed, ...]:
    """Mean grade, lithium carbonate equivalent, and the Li2O of all filed deposits if this is one of several of them.

    Made of the figures that stand as of ``day``; the first two are rounded to three figures, and so "about".
    """
    deposit = catalog.deposits[found.id]
    return (*_of_one(catalog, deposit, day), *_of_filed(catalog, deposit, day))


def _of_one(catalog: Catalog, deposit: Deposit, day: date) -> Iterator[Computed]:
    li2o, ore = (resource(catalog, deposit, quantity, day) for quantity in (LI2O, ORE))
    factor = catalog.coefficients.get(_TO_CARBONATE)
    if li2o is None or li2o.value is None or li2o.amount.base is None:
        return
    if ore and ore.amount.base:
        share = _ROUNDED.divide(100 * li2o.amount.base, ore.amount.base)
        doubt = weakest([li2o.qualifier, _TURNED.get(ore.qualifier, ore.qualifier), "about"])
        yield Computed("grade", Quantity(share, "%", doubt), (_input(deposit, li2o), _input(deposit, ore)))
    if factor and factor.value is not None:
        mass = _ROUNDED.multiply(li2o.value, factor.value)
        doubt = weakest([li2o.qualifier, factor.qualifier, "about"])
        yield Computed("lce", Quantity(mass, li2o.unit, doubt), (_input(deposit, li2o), _input(factor, factor)))


def _of_filed(catalog: Catalog, deposit: Deposit, day: date) -> Iterator[Computed]:
    filed = [d for d in catalog.deposits.values() if d.filing and (d.filing_date is None or d.filing_date.is_by(day))]
    inputs = [_input(d, li2o) for d in filed if (li2o := resource(catalog, d, LI2O, day))]
    if len(inputs) > 1 and any(i.record == deposit.id for i in inputs):
        yield Computed("filed", total((i.amount for i in inputs), _UNIT), tuple(inputs))
