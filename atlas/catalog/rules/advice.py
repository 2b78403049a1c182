"""Advice: what is allowed in the data but worth a second look. ``find`` gives it for a day, marked as advice.

Each function takes a ``Review`` (the records, the day, passages that must not be copied) and yields what it would ask about.
Advice may be wrong and never keeps data from loading; ``python -m atlas check --strict`` makes it fail.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from atlas.catalog.draft import Review
from atlas.catalog.messages.phrase import said
from atlas.catalog.problem import Problem
from atlas.catalog.rules import repeats, silence, stale, wording
from atlas.catalog.rules.slips import doubles, traces, years

MOST = 1000

ADVICE: tuple[Callable[[Review], Iterator[Problem]], ...] = (
    silence.silence_is_true,
    repeats.statements_have_one_place,
    stale.phases_have_recent_news,
    stale.plans_are_followed_up,
    stale.only_plans_lie_ahead,
    stale.statements_are_not_later_than_their_source,
    stale.sources_are_read_after_publication,
    wording.texts_have_their_own_words,
    doubles.projects_are_counted_once,
    years.years_are_likely,
    traces.question_marks_ask,
    traces.lists_have_rows,
)


def find(review: Review) -> list[Problem]:
    """All advice, sorted, up to a thousand pieces."""
    found = islice((problem for ask in ADVICE for problem in ask(review)), MOST)
    return sorted(replace(problem, said=said("advice.mark", text=problem.said)) for problem in found)
