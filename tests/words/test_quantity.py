"""Quantities: a sum does not depend on order or grouping, mixes no dimensions, and is never surer than its parts."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.words.quantity import Quantity, UnitError, rounded, same, shown, total, weakest
from atlas.words.vocab import QUALIFIER, UNIT

VALUES = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False)
QUALIFIERS = st.sampled_from(sorted(QUALIFIER))
DIMENSIONS: dict[str, list[str]] = {}
for unit in UNIT.values():
    DIMENSIONS.setdefault(unit.dimension, []).append(unit.id)


def quantities(units: st.SearchStrategy[str]) -> st.SearchStrategy[Quantity]:
    return st.builds(
        lambda value, unit, qualifier: Quantity(None if qualifier == "unquantified" else value, unit, qualifier),
        VALUES, units, QUALIFIERS,
    )  # fmt: skip


ANY = quantities(st.sampled_from(sorted(UNIT)))
MASSES = quantities(st.sampled_from(DIMENSIONS["mass_per_year"]))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], "exact"),
        (["exact", "exact"], "exact"),
        (["exact", "about"], "about"),
        (["exact", "at_least"], "at_least"),
        (["about", "at_least"], "at_least"),
        (["exact", "more_than"], "more_than"),
        (["more_than", "at_least"], "at_least"),
        (["more_than", "more_than"], "more_than"),
        (["exact", "up_to"], "up_to"),
        (["about", "up_to"], "up_to"),
        (["at_least", "up_to"], "about"),
        (["exact", "unquantified"], "at_least"),
        (["unquantified", "more_than"], "at_least"),
        (["unquantified", "up_to"], "about"),
    ],
)
def test_a_sum_carries_the_weakest_qualifier(parts: list[str], expected: str) -> None:
    assert {weakest(order) for order in permutations(parts)} == {expected}


@given(st.lists(QUALIFIERS, max_size=6))
def test_a_sum_is_exact_only_if_all_its_parts_are(parts: list[str]) -> None:
    assert (weakest(parts) == "exact") == all(part == "exact" for part in parts)
    bounds = {"at_least", "more_than"}
    if weakest(parts) in bounds:
        assert "up_to" not in parts
    if weakest(parts) == "up_to":
        assert not bounds & set(parts)


@given(st.lists(MASSES, max_size=6), st.randoms(use_true_random=False))
def test_a_sum_does_not_depend_on_order(parts: list[Quantity], random: object) -> None:
    mixed = list(parts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert total(mixed, "吨/年") == total(parts, "吨/年")


@given(st.lists(MASSES, min_size=1, max_size=6), st.integers(0, 6))
def test_the_value_of_a_sum_does_not_depend_on_grouping(parts: list[Quantity], cut: int) -> None:
    whole = total(parts, "吨/年")
    groups = [total(group, "吨/年") for group in (parts[:cut], parts[cut:]) if group]
    grouped = total(groups, "吨/年")
    assert grouped.value == whole.value
    if whole.qualifier == "exact":
        assert grouped.qualifier == "exact"


@given(st.lists(MASSES, min_size=1, max_size=6))
def test_a_sum_is_that_of_its_known_parts(parts: list[Quantity]) -> None:
    whole = total(parts, "万吨/年")
    known = [part.base for part in parts if part.base is not None]
    if known:
        assert whole.base == sum(known)
    else:
        assert whole == Quantity(None, "万吨/年", "unquantified")


@given(ANY, ANY)
def test_different_dimensions_never_meet(one: Quantity, other: Quantity) -> None:
    if one.dimension == other.dimension:
        assert total([one, other], one.unit).dimension == one.dimension
    else:
        with pytest.raises(UnitError):
            total([one, other], one.unit)
        with pytest.raises(UnitError):
            one.to(other.unit)


@given(ANY, st.data())
def test_conversion_goes_there_and_back(quantity: Quantity, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(DIMENSIONS[quantity.dimension]))
    assert quantity.to(unit).to(quantity.unit) == quantity
    assert quantity.to(unit).base == quantity.base
    assert quantity.to(unit).qualifier == quantity.qualifier


def test_every_unit_has_a_positive_factor_and_a_dimension() -> None:
    assert all(Decimal(unit.factor) > 0 and unit.dimension for unit in UNIT.values())


@pytest.mark.parametrize(
    ("value", "unit", "qualifier"),
    [
        (None, "吨", "exact"),
        (Decimal(1), "吨", "unquantified"),
        (Decimal(1), "stone", "exact"),
        (Decimal(1), "吨", "perhaps"),
    ],
)
def test_what_is_no_quantity_is_refused(value: Decimal | None, unit: str, qualifier: str) -> None:
    with pytest.raises(ValueError, match=r"unit|qualifier"):
        Quantity(value, unit, qualifier)


@pytest.mark.parametrize(
    ("value", "unit", "lang", "expected"),
    [
        ("3600000", "吨/年", "zh", ("360", "万吨/年")),
        ("3600000", "吨/年", "en", ("3.6", "Mt/a")),
        ("360", "万吨/年", "en", ("3.6", "Mt/a")),
        ("2000", "吨/年", "zh", ("2000", "吨/年")),
        ("2000", "吨/年", "en", ("2", "kt/a")),
        ("406", "亿元", "en", ("40.6", "CNY bn")),
        ("176221.21", "万元", "zh", ("17.622121", "亿元")),
        ("500", "MWh", "zh", ("500", "MWh")),
        ("0.5", "GWh", "zh", ("500", "MWh")),
        ("0", "吨/年", "zh", ("0", "万吨/年")),
        ("12", "家", "en", ("12", "firms")),
    ],
)
def test_a_value_is_shown_in_the_reader_s_units(value: str, unit: str, lang: str, expected: tuple[str, str]) -> None:
    number, label = shown(Decimal(value), unit, lang)
    assert (number, label) == (Decimal(expected[0]), expected[1])


@given(ANY, st.sampled_from(["zh", "en"]))
def test_what_is_shown_is_at_least_1_or_in_the_smallest_unit(quantity: Quantity, lang: str) -> None:
    if quantity.value is not None:
        number, _ = shown(quantity.value, quantity.unit, lang)
        assert number >= 0
        assert (number == 0) == (quantity.value == 0)


@pytest.mark.parametrize(
    ("one", "other", "alike", "near"),
    [
        (("2", "万吨/年"), ("20000", "吨/年"), True, True),
        (("4.9", "亿吨"), ("48987.2", "万吨"), False, True),
        (("131", "万吨"), ("131.35", "万吨"), False, True),
        (("4.9", "亿吨"), ("49900", "万吨"), False, False),
        (("10", "平方千米"), ("5", "平方千米"), False, False),
        (("2", "万吨/年"), ("2", "GWh"), False, False),
    ],
)
def test_a_figure_is_the_same_in_another_unit_and_near_when_rounded(
    one: tuple[str, str], other: tuple[str, str], alike: bool, near: bool
) -> None:
    a, b = (Quantity(Decimal(value), unit) for value, unit in (one, other))
    assert (same(a, b), same(b, a)) == (alike, alike)
    assert (rounded(a, b), rounded(b, a)) == (near, near)


def test_another_qualifier_is_another_figure() -> None:
    exact, about = Quantity(Decimal(5), "亿元"), Quantity(Decimal(5), "亿元", "about")
    assert not same(exact, about) and not rounded(exact, about)
    assert not rounded(exact, Quantity(None, "亿元", "unquantified"))
