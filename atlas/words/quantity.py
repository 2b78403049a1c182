"""Units as types: conversion for display, and sums that cannot mix units or hide a doubt.

A ``Quantity`` is a value in a unit with a qualifier. Values are exact decimals as the source wrote them. ``total`` refuses
to add different dimensions (tonnes of ore a year and GWh), and its result says no more than its weakest part does.

Own and not pint's: what is hard here is the qualifier (a sum of "at least" and "up to"), which a library of units does not
know; the units are a closed list with Chinese labels and exact decimal factors, and converting one is a product.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from atlas.words.vocab import QUALIFIER, UNIT


class UnitError(ValueError):
    """Two values whose units have different dimensions were to be added or converted."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` in ``unit``; ``value`` is None only for the qualifier ``unquantified``."""

    value: Decimal | None
    unit: str
    qualifier: str = "exact"

    def __post_init__(self) -> None:
        if self.unit not in UNIT:
            raise UnitError(f"'{self.unit}' is not a unit")
        if self.qualifier not in QUALIFIER:
            raise ValueError(f"'{self.qualifier}' is not a qualifier")
        if (self.value is None) != (self.qualifier == "unquantified"):
            raise ValueError("a value is missing if and only if the qualifier is 'unquantified'")

    @property
    def dimension(self) -> str:
        return UNIT[self.unit].dimension

    @property
    def base(self) -> Decimal | None:
        """The value in the base unit of its dimension (t, t/a, GWh, CNY, m, …)."""
        return None if self.value is None else self.value * Decimal(UNIT[self.unit].factor)

    def to(self, unit: str) -> "Quantity":
        """The same quantity in another unit of the same dimension; UnitError otherwise."""
        if UNIT[unit].dimension != self.dimension:
            raise UnitError(f"{self.unit} cannot be turned into {unit}")
        base = self.base
        return Quantity(None if base is None else base / Decimal(UNIT[unit].factor), unit, self.qualifier)


# What each qualifier gives up: nearness, the upper bound (the truth may be larger), the lower bound.
_DOUBTS = {
    "exact": frozenset[str](),
    "about": frozenset({"near"}),
    "more_than": frozenset({"near", "above", "strictly"}),
    "at_least": frozenset({"near", "above"}),
    "up_to": frozenset({"near", "below"}),
    "unquantified": frozenset({"near", "above"}),
}


def weakest(qualifiers: Iterable[str]) -> str:
    """The qualifier of a sum of non-negative parts; independent of order and of grouping into one call.

    One ``at_least``, ``more_than`` or ``unquantified`` part makes the sum a lower bound; ``more_than`` survives only if no
    part is a plain ``at_least`` or unquantified; bounds in both directions leave only ``about``.
    """
    parts = list(qualifiers)
    doubts = frozenset[str]().union(*(_DOUBTS[part] for part in parts))
    if {"above", "below"} <= doubts or doubts == {"near"}:
        return "about"
    if "below" in doubts:
        return "up_to"
    if "above" in doubts:
        bounds = [part for part in parts if "above" in _DOUBTS[part]]
        return "more_than" if all("strictly" in _DOUBTS[part] for part in bounds) else "at_least"
    return "exact"


def total(parts: Iterable[Quantity], unit: str) -> Quantity:
    """The sum in ``unit``. Parts of another dimension raise UnitError; unquantified parts only weaken the qualifier.

    With no quantified part the sum is itself unquantified; with no part at all it is an exact zero.
    """
    converted = [part.to(unit) for part in parts]
    known = [part.value for part in converted if part.value is not None]
    if converted and not known:
        return Quantity(None, unit, "unquantified")
    return Quantity(sum(known, Decimal(0)), unit, weakest(part.qualifier for part in converted))


def measured(value: float | None, unit: str, qualifier: str) -> Quantity:
    """The quantity that a row of a table holds as a float; none is a quantity without a number."""
    return (
        Quantity(Decimal(repr(value)), unit, qualifier) if value is not None else Quantity(None, unit, "unquantified")
    )


def same(one: Quantity, other: Quantity) -> bool:
    """Whether the two say the same figure, be it in two units."""
    return (one.dimension, one.base, one.qualifier) == (other.dimension, other.base, other.qualifier)


def rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one of the two, rounded to the last digit that the other is written with, is the other: 48,987.2 万吨 and 4.9 亿吨."""
    if one.dimension != other.dimension or one.qualifier != other.qualifier or one.value is None or other.value is None:
        return False
    pairs = ((one, other.to(one.unit)), (other, one.to(other.unit)))
    return any(
        fine.value is not None and coarse.value == fine.value.quantize(_last_digit(coarse), rounding=ROUND_HALF_UP)
        for coarse, fine in pairs
    )


def _last_digit(written: Quantity) -> Decimal:
    """The place of the last digit that a value is written with: 0.1 for 4.9."""
    exponent = (written.value or Decimal()).as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


# The ladder of display units, largest first; the first whose value is at least 1 is used.
_LADDER: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "zh": {
        "mass_per_year": (("万吨/年", "10000"), ("吨/年", "1")),
        "mass": (("亿吨", "100000000"), ("万吨", "10000"), ("吨", "1")),
        "money": (("亿元", "100000000"), ("万元", "10000"), ("元", "1")),
        "cell_capacity": (("GWh", "1"), ("MWh", "0.001")),
        "length": (("千米", "1000"), ("米", "1")),
        "gas_flow": (("万立方米/天", "10000"), ("立方米/天", "1")),
    },
    "en": {
        "mass_per_year": (("Mt/a", "1000000"), ("kt/a", "1000"), ("t/a", "1")),
        "mass": (("Mt", "1000000"), ("kt", "1000"), ("t", "1")),
        "money": (("CNY bn", "1000000000"), ("CNY m", "1000000"), ("CNY", "1")),
        "cell_capacity": (("GWh", "1"), ("MWh", "0.001")),
        "length": (("km", "1000"), ("m", "1")),
        "gas_flow": (("m³/d", "1"),),
    },
}


def shown(value: Decimal, unit: str, lang: str) -> tuple[Decimal, str]:
    """Value and unit label for a reader of ``lang``: 3600000 吨/年 is (360, 万吨/年) in zh and (3.6, Mt/a) elsewhere."""
    steps = _LADDER["zh" if lang == "zh" else "en"].get(UNIT[unit].dimension)
    if steps is None:
        return value, UNIT[unit].label(lang)
    base = value * Decimal(UNIT[unit].factor)
    for label, factor in steps:
        if abs(base) >= Decimal(factor):
            return base / Decimal(factor), label
    label, factor = steps[0] if base == 0 else steps[-1]
    return base / Decimal(factor), label


_FLIPPED = {
    "about": "about",
    "exact": "exact",
    "at_least": "up_to",
    "more_than": "up_to",
    "up_to": "at_least",
    "unquantified": "up_to",
}


def remainder(whole: Quantity, parts: Iterable[Quantity]) -> Quantity:
    """What ``whole`` holds beyond ``parts``, in the unit of ``whole`` and never below zero.

    Taking away a lower bound leaves an upper bound, and the other way round. An unquantified whole has no remainder:
    the result is unquantified.
    """
    parts = list(parts)
    if whole.value is None:
        return whole
    taken = total(parts, whole.unit).value or Decimal(0)
    qualifier = weakest([whole.qualifier, *(_FLIPPED[part.qualifier] for part in parts)])
    return Quantity(max(whole.value - taken, Decimal(0)), whole.unit, qualifier)
