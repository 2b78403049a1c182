"""A few records of each kind to begin with, for a reader who came without one."""

from collections import Counter
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered

MOST = 3


@remembered
def starts(catalog: Catalog, day: date) -> dict[str, tuple[str, ...]]:
    """The kinds of records that there are, each with at most MOST ids: projects, firms, places and deposits of which most is told,
    events and sources that are newest by the day."""
    works = Counter[str | None]()
    for project in catalog.projects.values():
        works.update({project.enterprise, project.place})
    told = {p.id: len(p.milestones) + len(p.total) + sum(len(x.milestones) + len(x.capacities) for x in p.phases)
            for p in catalog.projects.values()}  # fmt: skip
    held = {
        "project": sorted(told, key=lambda key: (-told[key], key)),
        "enterprise": sorted(catalog.enterprises, key=lambda key: (-works[key], key)),
        "place": sorted(catalog.places, key=lambda key: (-works[key], key)),
        "deposit": sorted(catalog.deposits, key=lambda key: (-len(catalog.deposits[key].figures), key)),
        "event": [e.id for e in sorted(catalog.events.values(), key=lambda e: e.date.sort_key, reverse=True) if e.date.is_by(day)],
        "source": [s.id for s in sorted((s for s in catalog.sources.values() if s.published and s.published.is_by(day)),
                                        key=lambda s: s.published.sort_key if s.published else (date.min,), reverse=True)],
    }  # fmt: skip
    return {kind: tuple(keys[:MOST]) for kind, keys in held.items() if keys}
