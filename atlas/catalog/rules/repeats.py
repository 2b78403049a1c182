"""Advice about one fact in two places: the same number of the same source stands in a record and in one that holds it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from atlas.catalog.draft import Draft, Review
from atlas.catalog.messages.phrase import said
from atlas.catalog.model import Claim, Deposit, Event, Indicator, Investment, Phase, Project
from atlas.catalog.problem import Problem
from atlas.catalog.reading.document import Loc
from atlas.catalog.reading.parse import Entry


@dataclass(frozen=True, eq=False)
class _Statement:
    """A claim, the id of what it speaks of (``own``), and the ids of all that holds this (``homes``)."""

    claim: Claim
    found: Entry[Any]
    loc: Loc
    own: str
    homes: frozenset[str]

    @property
    def where(self) -> str:
        return self.found.where(*self.loc)


def statements_have_one_place(review: Review) -> Iterator[Problem]:
    """Equal in value, unit, quantity or product, date and source, while one lies in the other's record or in one above it.

    Above a phase is its project, above a project what it is part of and its enterprise; an indicator speaks of its subject, a
    deposit lies with its holder and place, an event with the projects, enterprises and places that it names. Sibling phases and
    the projects of one enterprise are not above each other, so equal plants stay unmentioned.
    """
    alike: dict[tuple[Any, ...], list[_Statement]] = defaultdict(list)
    for each in _statements(review.draft):
        alike[_key(each.claim)].append(each)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if (one.own in other.homes or other.own in one.homes) and not _differ(one.claim, other.claim):
                inner, outer = (other, one) if one.own in other.homes else (one, other)
                value = (
                    f"{inner.claim.value if inner.claim.value is not None else inner.claim.stated} {inner.claim.unit}"
                )
                yield inner.found.problem(said("advice.repeat", value=value, where=outer.where), *inner.loc)


def _key(claim: Claim) -> tuple[Any, ...]:
    what = getattr(claim, "product", None) or getattr(claim, "quantity", None) or "money"
    return claim.value, claim.stated, claim.unit, what, claim.date.text, claim.source


def _differ(one: Claim, other: Claim) -> bool:
    """Whether a kind (signed, spent), the time meant or the sense of a capacity tells two statements apart."""
    return any(
        getattr(one, name) != getattr(other, name)
        for name in ("kind", "period", "sense")
        if hasattr(one, name) and hasattr(other, name)
    )


def _statements(draft: Draft) -> Iterator[_Statement]:
    for found, loc, part in draft.everything:
        if isinstance(part, Claim):
            own, homes = _homes(draft, found.record, loc)
            yield _Statement(part, found, loc, own, frozenset({own, *homes}))


def _homes(draft: Draft, record: Any, loc: Loc) -> tuple[str, list[str]]:
    if isinstance(record, Project):
        above = [*_above(draft, record), record.enterprise or ""]
        phase = record.phases[int(loc[1])] if loc[0] == "phases" else None
        return (phase.id, above) if isinstance(phase, Phase) else (record.id, above)
    if isinstance(record, Indicator):
        return record.subject, []
    if isinstance(record, Deposit):
        return record.id, [record.holder or "", record.place or "", *record.projects]
    if isinstance(record, Event):
        return record.id, [*record.projects, *record.enterprises, *record.places]
    if isinstance(record, Investment):
        return record.id, [record.part_of or "", record.project or "", record.party or ""]
    return str(record.id), []


def _above(draft: Draft, project: Project) -> list[str]:
    """The ids of a project and of all that it is part of."""
    path = [project.id]
    while (outer := draft.ids["projects"].get(project.part_of or "")) and outer.id not in path:
        path.append(outer.id)
        project = outer
    return path
