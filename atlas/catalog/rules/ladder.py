"""Rules about the conversion ladder: each step in its unit, with one value to begin at."""

from collections.abc import Iterator

from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import said
from atlas.catalog.problem import Problem
from atlas.words.vocab import UNIT

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
