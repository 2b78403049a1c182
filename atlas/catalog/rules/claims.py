"""Rules about one stated value: its words, its range, its unit, its bounds."""

from collections.abc import Iterator

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import Said, said
from atlas.catalog.model import Capacity, Claim, Coefficient, Figure, Indicator, Relation
from atlas.catalog.problem import Problem
from atlas.words.vocab import PRODUCT, QUANTITY, UNIT


def unquantified_claims_keep_the_words(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.each(Claim):
        if part.qualifier == "unquantified":
            if part.value is not None:
                yield found.problem(said("claim.given", value=part.value), *loc, "value")
            if part.stated is None:
                yield found.problem(said("claim.words"), *loc, "stated")
        else:
            if part.value is None:
                yield found.problem(said("claim.value"), *loc, "value")
            if part.stated is not None:
                yield found.problem(said("claim.no_words"), *loc, "stated")


def coefficients_have_a_value_or_a_range(draft: Draft) -> Iterator[Problem]:
    for found in draft.coefficients:
        if found.record.qualifier == "unquantified":
            yield found.problem(said("range.unquantified"), "qualifier")
        for says, field in _range(found.record):
            yield found.problem(says, field)


def _range(record: Coefficient) -> Iterator[tuple[Said, str]]:
    value, low, high = record.value, record.low, record.high
    if low is None or high is None:
        if low is not high:
            yield said("range.end"), "low" if low is None else "high"
        elif value is None:
            yield said("range.nothing"), "value"
    elif low > high:
        yield said("range.backward", low=low, high=high), "low"
    elif value is not None and not low <= value <= high:
        yield said("range.outside", value=value, low=low, high=high), "value"


def units_fit_what_is_measured(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.each(Claim):
        if isinstance(part, Capacity):
            measured, label = PRODUCT[part.product].dimension, part.product
        elif isinstance(part, (Indicator, Figure)):
            measured, label = QUANTITY[part.quantity].dimension, part.quantity
        else:
            measured, label = "money", "money"
        if UNIT[part.unit].dimension != measured:
            allowed = [unit.id for unit in UNIT.values() if unit.dimension == measured]
            yield found.problem(said("unit.other", unit=part.unit, what=label, allowed=allowed), *loc, "unit")


def shares_are_at_most_100(draft: Draft) -> Iterator[Problem]:
    for found, loc, part in draft.everything:
        per_cent = ("value", "low", "high") if getattr(part, "unit", "") == "%" else ()
        for name in ("share",) if isinstance(part, Relation) else per_cent:
            value = getattr(part, name, None)
            if value is not None and value > 100:
                yield found.problem(said("share.more", value=value), *loc, name)


def numbers_of_projects_are_whole(draft: Draft) -> Iterator[Problem]:
    for found in draft.investments:
        number = found.record.projects
        if number is not None and number != number.to_integral_value():
            yield found.problem(said("whole.not", number=number), "projects")
