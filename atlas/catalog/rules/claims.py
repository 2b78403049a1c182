"""Rules about one stated value: its words, its range, its unit, its bounds, and how the conversion ladder uses it."""

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


# What the value of each step is measured in, where the ladder uses it.
_MEASURED = {"grade": "share", "flotation": "share", "extraction": "share", "oxide": "ratio", "metal": "ratio",
             "cell": "lithium_intensity", "scrap": "share", "ratio": "cell_per_carbonate", "overall": "share",
             "recycling": "share"}  # fmt: skip


def steps_are_in_their_unit(draft: Draft) -> Iterator[Problem]:
    for found in draft.coefficients:
        record, measured = found.record, _MEASURED[found.record.step]
        if record.use != "check" and UNIT[record.unit].dimension != measured:
            allowed = [unit.id for unit in UNIT.values() if unit.dimension == measured]
            yield found.problem(said("unit.other", unit=record.unit, what=record.step, allowed=allowed), "unit")


def coefficients_in_use_are_positive(draft: Draft) -> Iterator[Problem]:
    for found in draft.coefficients:
        for field in ("value", "low", "high"):
            value = getattr(found.record, field)
            if value is not None and value <= 0 and found.record.use != "check":
                yield found.problem(said("ladder.positive", value=value), field)


def each_step_begins_once(draft: Draft) -> Iterator[Problem]:
    begun: dict[str, str] = {}
    for found in draft.coefficients:
        if found.record.use == "begins":
            if found.record.step in begun:
                yield found.problem(said("ladder.twice", step=found.record.step, id=begun[found.record.step]), "use")
            begun.setdefault(found.record.step, found.record.id)
    for found in draft.coefficients:
        if found.record.use == "range" and found.record.step not in begun:
            begun[found.record.step] = found.record.id
            yield found.problem(said("ladder.nothing", step=found.record.step), "use")
