"""Slips in a year, such as 2052 for 2025: a source cannot state what happened long after it was written.

Nothing here asks for the day of today, since a machine on a closed network may have a clock that stands still: the dates of the
sources tell how new the data can be. What lies ahead by less is advice, in ``stale``.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from atlas.catalog.draft import Draft, Review
from atlas.catalog.messages.phrase import said
from atlas.catalog.model import Claim, Milestone, Record, Source
from atlas.catalog.problem import Problem
from atlas.words.dates import PartialDate

SOURCES_APART = 10  # years by which one source may be newer than all others
STATED_AFTER = 1  # years by which a date may be later than its source, whose own date may be that of its first printing
PLANNED_AHEAD = {"milestone": 15, "claim": 45}  # years; a plan for a works, a target of a region
TOLD_BACK = 30  # years that a source looks back, before it is worth a question
_PERIODS = ("date", "period")


def sources_are_of_one_time(draft: Draft) -> Iterator[Problem]:
    """No source is dated more than ten years after the second newest day of all sources, which one slip cannot move."""
    days = sorted(day for found in draft.sources for day in _days(found.record))
    if len(days) > 1:
        limit = days[-2].year + SOURCES_APART
        for found in draft.sources:
            for name in ("published", "accessed"):
                told: PartialDate | None = getattr(found.record, name)
                if told and told.first.year > limit:
                    yield found.problem(said("year.source", date=told.text, year=days[-2].year), name)


def statements_are_of_their_time(draft: Draft) -> Iterator[Problem]:
    """No date of a statement lies more than a year after its source; plans, targets and forecasts look ahead."""
    known = {found.record.id: found for found in draft.sources if _days(found.record)}
    newest = max((day.year for found in known.values() for day in _days(found.record)), default=9999)
    years = {id_: max(_days(found.record)).year for id_, found in known.items()}
    for found, loc, part in draft.everything:
        for name, told, cited in _dated(part):
            year = years.get(cited, newest)
            if told.first.year <= year + STATED_AFTER or foreseen(part):
                continue
            if source := known.get(cited):
                where = f"{source.path}:{source.line()}"
                says = said("year.statement", date=told.text, source=cited, year=year, where=where)
            else:
                says = said("year.newest", date=told.text, year=year)
            yield found.problem(says, *loc, name)


def years_are_likely(review: Review) -> Iterator[Problem]:
    """Plans for the distant future, and what a source tells of long before it; the latter not of the coefficients."""
    written = {found.record.id: found.record for found in review.draft.sources}
    for found, loc, part in review.draft.everything:
        source = written.get(getattr(part, "source", None) or "")
        days = _days(source) if source else ()
        if not days or not isinstance(part, (Milestone, Claim)):
            continue
        ahead = max(days).year + PLANNED_AHEAD["milestone" if isinstance(part, Milestone) else "claim"]
        for name in _PERIODS:
            told = getattr(part, name, None)
            if told and foreseen(part) and told.first.year > ahead:
                yield found.problem(said("advice.far_ahead", date=told.text, year=max(days).year), *loc, name)
            elif told and told.last.year < min(days).year - TOLD_BACK:
                yield found.problem(said("advice.far_back", date=told.text, year=min(days).year), *loc, name)


def foreseen(part: Record) -> bool:
    """True of what a source expects and does not report."""
    return getattr(part, "basis", "") == "planned" or getattr(part, "kind", "") in ("target", "forecast")


def _days(source: Source) -> tuple[date, ...]:
    """The last days on which a source may have been published and read."""
    return tuple(each.last for each in (source.published, source.accessed) if each)


def _dated(part: Record) -> Iterator[tuple[str, PartialDate, str]]:
    """Each date of a record with its name and the id of the source that states it."""
    for name in _date_fields(type(part)):
        stem = name.removesuffix("date")
        told, cited = getattr(part, name), getattr(part, f"{stem}source", None)
        if told is not None and cited is not None:
            yield name, told, cited


@cache
def _date_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if name == "date" or name.endswith("_date"))
