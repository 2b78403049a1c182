"""Rules about sums: parts do not come to more than the whole that a source states."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from atlas.catalog.choice import choose
from atlas.catalog.draft import Draft
from atlas.catalog.messages.phrase import said
from atlas.catalog.model import Investment, Project
from atlas.catalog.problem import Problem
from atlas.words.quantity import Quantity
from atlas.words.vocab import UNIT


def _best(claims: Iterable[Any], draft: Draft) -> Any:
    """Of rival claims the one that the pages take, if it has a number."""
    return choose([claim for claim in claims if _has_number(claim)], draft.ids["sources"])


def _has_number(claim: Any) -> bool:
    return claim.value is not None and claim.qualifier != "unquantified"


def _lower_bounds(claims: Iterable[Any], unit: str) -> Decimal:
    """What the parts come to at least, in ``unit``; parts that may be less than they say count as nothing."""
    firm = [claim.amount for claim in claims if claim and claim.qualifier in ("exact", "at_least", "more_than")]
    alike: list[Quantity] = [amount for amount in firm if amount.dimension == UNIT[unit].dimension]
    return sum((amount.to(unit).value or Decimal(0) for amount in alike), Decimal(0))


def _bounded(claim: Any) -> bool:
    """True if the truth cannot be more than the claim says."""
    return claim is not None and claim.qualifier in ("exact", "up_to")


def _capacities(holder: Project, product: str, draft: Draft) -> list[Any]:
    """What a project says of one product: its own total, or else the best of each of its phases."""
    whole = _best([each for each in holder.total if each.product == product], draft)
    return [whole] if whole else _by_phase(holder, product, draft)


def _by_phase(project: Project, product: str, draft: Draft) -> list[Any]:
    return [_best([each for each in phase.capacities if each.product == product], draft) for phase in project.phases]


def parts_do_not_exceed_their_project(draft: Draft) -> Iterator[Problem]:
    children: dict[str, list[Project]] = defaultdict(list)
    for found in draft.projects:
        if found.record.part_of:
            children[found.record.part_of].append(found.record)
    for found in draft.projects:
        project = found.record
        for product in dict.fromkeys(each.product for each in project.total):
            whole = _best([each for each in project.total if each.product == product], draft)
            if not _bounded(whole):
                continue
            at = ("total", project.total.index(whole), "value")
            inside = [each for child in children[project.id] for each in _capacities(child, product, draft)]
            values = {"whole": whole.value, "unit": whole.unit, "product": product}
            if (reached := _lower_bounds(_by_phase(project, product, draft), whole.unit)) > whole.value:
                yield found.problem(said("sum.phases", reached=f"{reached:f}", **values), *at)
            if (reached := _lower_bounds(inside, whole.unit)) > whole.value:
                yield found.problem(said("sum.inner", reached=f"{reached:f}", **values), *at)


def parts_do_not_exceed_their_amount(draft: Draft) -> Iterator[Problem]:
    groups: dict[tuple[str, str], list[Investment]] = defaultdict(list)
    for found in draft.investments:
        groups[found.record.name, found.record.kind].append(found.record)
    best = {key: _best(rivals, draft) for key, rivals in groups.items()}
    inside: dict[str, list[Investment]] = defaultdict(list)
    for key, chosen in best.items():
        for outer in {rival.part_of for rival in groups[key] if rival.part_of}:
            if chosen is not None:
                inside[outer].append(chosen)
    for found in draft.investments:
        whole = found.record
        if whole.rejected or not _has_number(whole) or not _bounded(whole) or best[whole.name, whole.kind] is not whole:
            continue
        rivals = [rival.id for rival in groups[whole.name, whole.kind]]
        parts = {part.id: part for id_ in rivals for part in inside[id_] if part.kind == whole.kind}
        reached = _lower_bounds(parts.values(), whole.unit)
        if reached > whole.value:
            says = said("sum.amounts", whole=whole.value, reached=f"{reached:f}", unit=whole.unit)
            yield found.problem(says, "value")
