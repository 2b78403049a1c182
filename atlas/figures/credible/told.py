"""When a source last told of something: a step that was taken, a figure, a plan, an amount of money."""

from collections.abc import Iterable, Iterator
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Phase, Project
from atlas.figures.shared.table import Cited, cite
from atlas.words.dates import PartialDate

Word = tuple[PartialDate, Cited]


def _words(catalog: Catalog, held: Phase | Project) -> Iterator[Word]:
    """What could not be checked (grade C) is no word; a plan is one of the day on which its source came out, where that source
    tells nothing else."""
    yield from ((m.date, cite(m.source, m.locator)) for m in held.milestones if m.basis != "planned")
    capacities = held.total if isinstance(held, Project) else held.capacities
    money = (i for i in catalog.investments.values() if i.project == held.id)
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
