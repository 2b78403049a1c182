"""An amount that is known to lie between two ends, and its arithmetic: ends are carried along, units can't be mixed.

Own and not pint's nor uncertainties': the ends are no standard deviations but the least and the most that sources state, and
the few products of units that make sense on this ladder are a closed list.
"""

from dataclasses import dataclass
from decimal import Decimal

from atlas.words.quantity import Quantity, UnitError
from atlas.words.vocab import UNIT

# The unit in which an interval of each dimension stands: the one with factor 1.
_BASE = {
    "mass_per_year": "吨/年",
    "cell_capacity": "GWh",
    "share": "%",
    "ratio": "倍",
    "lithium_intensity": "kg/kWh",
    "cell_per_carbonate": "GWh/万吨",
}
# What a product of two units is, and by what the product of their numbers is multiplied: 1 GWh holds as many tonnes of lithium
# as 1 kWh holds grams.
_PRODUCTS = {
    ("mass_per_year", "share"): ("吨/年", Decimal("0.01")),
    ("mass_per_year", "ratio"): ("吨/年", Decimal(1)),
    ("cell_capacity", "lithium_intensity"): ("吨/年", Decimal(1000)),
    ("cell_capacity", "share"): ("GWh", Decimal("0.01")),
    ("mass_per_year", "cell_per_carbonate"): ("GWh", Decimal("0.0001")),
    ("share", "share"): ("%", Decimal("0.01")),
}
_QUOTIENTS = {
    ("mass_per_year", "lithium_intensity"): ("GWh", Decimal("0.001")),
    ("mass_per_year", "share"): ("吨/年", Decimal(100)),
    ("mass_per_year", "ratio"): ("吨/年", Decimal(1)),
    ("cell_capacity", "share"): ("GWh", Decimal(100)),
    ("mass_per_year", "mass_per_year"): ("%", Decimal(100)),
    ("cell_capacity", "cell_capacity"): ("%", Decimal(100)),
}


def _dimension(unit: str) -> str:
    if unit not in UNIT or UNIT[unit].dimension not in _BASE:
        raise UnitError(f"no interval stands in '{unit}'")
    return UNIT[unit].dimension


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high`` in ``unit``, and the ``point`` between them that is told first; none is negative.

    ValueError if the ends are not in their order; UnitError for a unit that the ladder has no use for.
    """

    low: Decimal
    point: Decimal
    high: Decimal
    unit: str

    def __post_init__(self) -> None:
        _dimension(self.unit)
        if not 0 <= self.low <= self.point <= self.high:
            raise ValueError(f"not in order: {self.low}, {self.point}, {self.high}")

    @property
    def wide(self) -> bool:
        """Whether it is more than a point."""
        return self.low < self.high

    def at(self, value: Decimal) -> Quantity:
        """One of its numbers as a quantity."""
        return Quantity(value, self.unit, "exact")

    def __add__(self, other: "Interval") -> "Interval":
        if self.unit != other.unit:
            raise UnitError(f"{self.unit} and {other.unit} can't be added")
        return Interval(self.low + other.low, self.point + other.point, self.high + other.high, self.unit)

    def __mul__(self, other: "Interval") -> "Interval":
        unit, factor = _found(_PRODUCTS, self, other, "multiplied by")
        return Interval(
            self.low * other.low * factor, self.point * other.point * factor, self.high * other.high * factor, unit
        )

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotient; ZeroDivisionError if the divisor may be nothing."""
        unit, factor = _found(_QUOTIENTS, self, other, "divided by")
        if not other.low:
            raise ZeroDivisionError(f"the divisor may be 0 {other.unit}")
        return Interval(
            self.low / other.high * factor, self.point / other.point * factor, self.high / other.low * factor, unit
        )

    def rest(self) -> "Interval":
        """What is left of the whole when this share of it is gone, in %."""
        if self.unit != "%" or self.high > 100:
            raise UnitError("only a share leaves a rest")
        return Interval(100 - self.high, 100 - self.point, 100 - self.low, "%")


def _found(
    table: dict[tuple[str, str], tuple[str, Decimal]], one: Interval, other: Interval, word: str
) -> tuple[str, Decimal]:
    found = table.get((_dimension(one.unit), _dimension(other.unit)))
    if found is None:
        raise UnitError(f"{one.unit} can't be {word} {other.unit}")
    return found


def exactly(amount: Quantity) -> Interval:
    """The interval of a quantity that has a number: both its ends are that number, in the base unit of its dimension."""
    base = amount.base
    if base is None:
        raise ValueError("a quantity without a number is no interval")
    return Interval(base, base, base, _BASE[_dimension(amount.unit)])


def between(low: Decimal, point: Decimal, high: Decimal, unit: str) -> Interval:
    """An interval in the base unit of the dimension of ``unit``."""
    ends = [exactly(Quantity(value, unit)) for value in (low, point, high)]
    return Interval(ends[0].low, ends[1].low, ends[2].low, ends[0].unit)
