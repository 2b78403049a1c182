"""Advice about time: old news, plans that have passed, dates that look odd."""

from collections.abc import Iterator, Sequence
from datetime import date

from atlas.catalog.draft import Review
from atlas.catalog.messages.phrase import said
from atlas.catalog.model import Claim, Milestone, Phase, Project
from atlas.catalog.problem import Problem
from atlas.catalog.reading.document import Loc
from atlas.catalog.reading.parse import Entry
from atlas.catalog.rules.slips.years import foreseen
from atlas.words.vocab import STATUS

MONTHS = 18
# Nothing more is to come: regular production, or the end.
_SETTLED = ("operating", "cancelled")
_ORDER = list(STATUS)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def _histories(review: Review) -> Iterator[tuple[Entry[Project], Loc, Sequence[Milestone]]]:
    """The history of each phase, and of each project that has one of its own."""
    for found, loc, part in review.draft.everything:
        if isinstance(part, (Project, Phase)) and part.milestones:
            yield found, (*loc, "milestones"), part.milestones


def phases_have_recent_news(review: Review) -> Iterator[Problem]:
    """The last milestone that is no plan is at most 18 months old, unless the matter is settled or a plan still lies ahead.

    A project counts as a phase where it has none and nothing is part of it; of an agreement no news is expected.
    """
    limit = _months_before(review.day, MONTHS)
    wholes = {found.record.part_of for found in review.draft.projects}
    wholes |= {found.record.id for found in review.draft.projects if found.record.phases}
    for found, loc, history in _histories(review):
        if loc == ("milestones",) and found.record.id in wholes:
            continue
        known = [at for at, each in enumerate(history) if each.basis != "planned"]
        ahead = any(each.basis == "planned" and each.date.last >= review.day for each in history)
        if known and not ahead:
            last = max(known, key=lambda at: history[at].date.sort_key)
            if history[last].date.last < limit and history[last].status not in _SETTLED:
                says = said("advice.stale", date=history[last].date.text, months=MONTHS, day=review.day)
                yield found.problem(says, *loc, last, "date")


def plans_are_followed_up(review: Review) -> Iterator[Problem]:
    """A planned date that has passed is followed by another entry, or was met before; a phase may answer for its project."""
    for found, loc, history in _histories(review):
        phases = found.record.phases if loc == ("milestones",) else ()
        known = [*history, *(each for phase in phases for each in phase.milestones)]
        for at, plan in enumerate(history):
            passed = plan.basis == "planned" and plan.date.last < review.day
            if passed and not any(_answers(each, plan) for each in known):
                yield found.problem(said("advice.overdue", date=plan.date.text, day=review.day), *loc, at, "date")


def _answers(each: Milestone, plan: Milestone) -> bool:
    """True if ``each`` tells what came of ``plan``: news after it, a later plan, or the state itself, reached early."""
    if each.basis == "planned":
        return each.date.sort_key > plan.date.sort_key
    return each.date.last >= plan.date.last or _ORDER.index(each.status) >= _ORDER.index(plan.status)


def only_plans_lie_ahead(review: Review) -> Iterator[Problem]:
    for found, loc, part in review.draft.each(Milestone):
        if part.basis != "planned" and part.date.first > review.day:
            yield found.problem(said("advice.future", date=part.date.text, day=review.day), *loc, "date")


def statements_are_not_later_than_their_source(review: Review) -> Iterator[Problem]:
    """What a source states of a day cannot be later than the source; plans, targets and forecasts can."""
    for found, loc, part in review.draft.everything:
        if not isinstance(part, (Milestone, Claim)):
            continue
        source = review.draft.ids["sources"].get(part.source)
        if source and source.published and not foreseen(part) and part.date.first > source.published.last:
            says = said("advice.before_told", date=part.date.text, published=source.published)
            yield found.problem(says, *loc, "date")


def sources_are_read_after_publication(review: Review) -> Iterator[Problem]:
    for found in review.draft.sources:
        accessed, published = found.record.accessed, found.record.published
        if accessed and published and accessed.last < published.first:
            yield found.problem(said("advice.unread", date=accessed.text, published=published), "accessed")
