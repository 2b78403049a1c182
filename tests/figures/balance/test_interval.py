"""Intervals: ends are carried along, the point stays between them, units can't be mixed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.figures.balance.interval import Interval, between, exactly
from atlas.words.quantity import Quantity, UnitError

NUMBERS = st.decimals(min_value=0, max_value=10**6, places=3)
SHARES = st.decimals(min_value=1, max_value=100, places=2)


def made(three: list[Decimal], unit: str) -> Interval:
    return Interval(*sorted(three), unit)


masses = st.lists(NUMBERS, min_size=3, max_size=3).map(lambda three: made(three, "吨/年"))
shares = st.lists(SHARES, min_size=3, max_size=3).map(lambda three: made(three, "%"))


@given(masses, shares)
def test_the_point_stays_between_the_ends(mass: Interval, share: Interval) -> None:
    for found in (mass * share, mass / share, mass + mass, share * share):
        assert 0 <= found.low <= found.point <= found.high


@given(masses, shares, NUMBERS)
def test_more_in_is_never_less_out(mass: Interval, share: Interval, more: Decimal) -> None:
    larger = Interval(mass.low + more, mass.point + more, mass.high + more, mass.unit)
    for one, other in ((mass * share, larger * share), (mass / share, larger / share)):
        assert one.low <= other.low and one.point <= other.point and one.high <= other.high


@given(shares)
def test_nothing_in_is_nothing_out(share: Interval) -> None:
    nothing = Interval(Decimal(0), Decimal(0), Decimal(0), "吨/年")
    for found in (nothing * share, nothing / share):
        assert (found.low, found.point, found.high) == (0, 0, 0)


@given(masses, shares)
def test_a_wider_share_gives_a_wider_product(mass: Interval, share: Interval) -> None:
    point = Interval(share.point, share.point, share.point, "%")
    inner, outer = mass * point, mass * share
    assert outer.low <= inner.low and inner.high <= outer.high and inner.point == outer.point


def test_units_can_not_be_mixed() -> None:
    ore, cells = exactly(Quantity(Decimal(1), "万吨/年")), exactly(Quantity(Decimal(1), "GWh"))
    for broken in (lambda: ore + cells, lambda: ore * cells, lambda: cells / ore, lambda: ore.rest(), lambda: exactly(Quantity(Decimal(1), "亿元"))):  # fmt: skip
        with pytest.raises(UnitError):
            broken()


def test_units_are_turned_into_those_of_the_ladder() -> None:
    assert exactly(Quantity(Decimal(2), "万吨/年")).point == 20000
    # 1 GWh at 0.1 kg for each kWh holds 100 t of lithium, and the other way round.
    intensity = exactly(Quantity(Decimal("0.1"), "kg/kWh"))
    lithium = exactly(Quantity(Decimal(1), "GWh")) * intensity
    assert (lithium.point, lithium.unit) == (100, "吨/年")
    assert ((lithium / intensity).point, (lithium / intensity).unit) == (1, "GWh")


def test_ends_out_of_order_and_division_by_nothing() -> None:
    with pytest.raises(ValueError, match="order"):
        between(Decimal(3), Decimal(2), Decimal(4), "%")
    with pytest.raises(ValueError, match="order"):
        between(Decimal(-1), Decimal(2), Decimal(4), "%")
    with pytest.raises(ZeroDivisionError):
        exactly(Quantity(Decimal(1), "GWh")) / between(Decimal(0), Decimal(2), Decimal(4), "%")
    with pytest.raises(ValueError, match="without a number"):
        exactly(Quantity(None, "GWh", "unquantified"))


def test_what_a_share_leaves() -> None:
    rest = between(Decimal(4), Decimal(5), Decimal(30), "%").rest()
    assert (rest.low, rest.point, rest.high) == (70, 95, 96)
    with pytest.raises(UnitError):
        between(Decimal(4), Decimal(5), Decimal(130), "%").rest()
