"""For how long no source has told of something. A word is a step that was taken, a figure, a plan, an amount of money.

The one place that says when a phase is quiet or silent, so that pages, pictures and records count alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Investment, Phase, Project
from atlas.catalog.remember import remembered
from atlas.figures.shared.table import Cited, cite, grouped
from atlas.words.dates import PartialDate, months_between

Word = tuple[PartialDate, Cited]
QUIET_MONTHS = 12  # after so many months without word a phase turns grey
SILENT_MONTHS = 24  # after so many it is marked, drawn hollow, and said to be silent
SETTLED = ("operating", "shelved", "cancelled")  # of these no further word is to be expected


@remembered
def _money(catalog: Catalog) -> Mapping[str | None, Sequence[Investment]]:
    """The amounts of each project and phase."""
    return grouped(catalog.investments.values(), lambda i: i.project)


def _words(catalog: Catalog, held: Phase | Project) -> Iterator[Word]:
    """What could not be checked (grade C) is no word; a plan is one of the day on which its source came out, where that source
    tells nothing else."""
    yield from ((m.date, cite(m.source, m.locator)) for m in held.milestones if m.basis != "planned")
    capacities = held.total if isinstance(held, Project) else held.capacities
    money = _money(catalog).get(held.id, ())
    yield from (
        (c.date, cite(c.source, c.locator)) for c in (*capacities, *money) if catalog.sources[c.source].grade != "C"
    )
    dated = {m.source for m in held.milestones if m.basis != "planned"} | {c.source for c in capacities}
    for plan in held.milestones:
        published = catalog.sources[plan.source].published
        if plan.basis == "planned" and plan.source not in dated and published:
            yield published, cite(plan.source, plan.locator)


def last_word(catalog: Catalog, held: Iterable[Phase | Project], day: date) -> Word | None:
    """The newest word by the day on any of ``held``, by the last day that its date may stand for: no silence is longer than it
    surely is."""
    words = (w for x in held for w in _words(catalog, x) if w[0].is_by(day))
    return max(words, key=lambda w: w[0].sort_key, default=None)


@remembered
def _words_on(catalog: Catalog, day: date) -> Mapping[tuple[str, str], Word | None]:
    """The last word on each project and phase: several pages ask for all of them."""
    found: dict[tuple[str, str], Word | None] = {}
    for project in catalog.projects.values():
        found[project.id, ""] = last_word(catalog, (project,), day)
        for phase in project.phases:
            held = (phase, project) if len(project.phases) == 1 else (phase,)
            found[project.id, phase.id] = last_word(catalog, held, day)
    return found


def word_on(catalog: Catalog, project: str, phase: str, day: date) -> Word | None:
    """The last word on a phase by the day, or on a project where ``phase`` is "". What is said of a project is said of its only
    phase."""
    return _words_on(catalog, day)[project, phase]


def months_silent(word: Word | None, day: date) -> int:
    """Full months since a word, 0 for none."""
    return months_between(word[0], day) if word else 0
