"""Which of several claims stands, and which milestone tells the state of a day: the one rule, used by checks and pages.

``choose`` takes the newest, then the better graded; a claim with a number goes before one with words only, and one of the thing
itself before one of more than that (mine and mill together, where the mill is meant); a refused claim and one of grade C are
never taken. Milestones that are only planned never tell a state.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from atlas.catalog.model import Milestone, Project, Source
from atlas.words.dates import PartialDate


class Weighed(Protocol):
    """What ``choose`` needs to know of a claim."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def date(self) -> PartialDate | None: ...
    @property
    def source(self) -> str: ...
    @property
    def rejected(self) -> object: ...
    @property
    def wider(self) -> bool: ...


C = TypeVar("C", bound=Weighed)


def choose(claims: Sequence[C], sources: Mapping[str, Source], day: date | None = None) -> C | None:
    """The claim that stands among rivals, or None if all are refused or of grade C, or none is known by ``day``.

    Order: a number before words; the thing itself before more than that; then the newest date (by the earliest day that it may
    stand for, so that a bare year does not outrank a month of that year); then the better grade; then the one written first.
    """

    def weight(claim: C) -> tuple[bool, bool, date, date, int]:
        first, last = (claim.date.first, claim.date.last) if claim.date else (date.min, date.min)
        grade = sources[claim.source].grade if claim.source in sources else "Z"
        return claim.value is not None, not claim.wider, first, last, -ord(grade)

    def may_stand(claim: C) -> bool:
        known = day is None or claim.date is None or claim.date.is_by(day)
        return known and not claim.rejected and not _unverified(claim, sources)

    standing = [c for c in claims if may_stand(c)]
    return max(standing, key=weight, default=None)


def reason(sources: Mapping[str, Source], taken: Weighed, other: Weighed) -> str:
    """Which part of the rule put ``taken`` before ``other``: refused, unverified, words, wider, date, grade, or first for the
    order of writing."""
    if other.rejected:
        return "refused"
    if _unverified(other, sources):
        return "unverified"
    if taken.value is not None and other.value is None:
        return "words"
    if other.wider and not taken.wider:
        return "wider"
    days = [(claim.date.first, claim.date.last) if claim.date else None for claim in (taken, other)]
    if days[0] != days[1]:
        return "date"
    return "grade" if sources[taken.source].grade != sources[other.source].grade else "first"


def _unverified(claim: Weighed, sources: Mapping[str, Source]) -> bool:
    """Whether the origin of a claim could not be checked: it is shown beside its rivals, in no card, headline or sum."""
    return claim.source in sources and sources[claim.source].grade == "C"


def milestone_on(milestones: Iterable[Milestone], day: date) -> Milestone | None:
    """The last milestone on or before ``day``; plans never count, and a month counts from its last day."""
    past = [m for m in milestones if m.basis != "planned" and m.date.is_by(day)]
    return max(past, key=lambda m: m.date.sort_key, default=None)


def milestone_of_total(project: Project, product: str, day: date) -> Milestone | None:
    """Where a stated total (or what no phase holds of it) stands: the project's own history; without one, that of its only
    phase, unless that phase states a capacity of its own, beyond which nobody says how far the rest has come."""
    if project.milestones or len(project.phases) != 1:
        return milestone_on(project.milestones, day)
    phase = project.phases[0]
    return None if any(c.product == product for c in phase.capacities) else milestone_on(phase.milestones, day)
