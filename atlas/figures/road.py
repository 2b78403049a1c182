"""The road over time: events on their levels, what they hold, how one follows from another, and the steps of the projects.

Pure functions of the catalogue and the selection, remembered with the catalogue. ``levels`` and ``kinds`` are the reader's
choice on the page of the road; empty means all.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Event, Milestone, Phase, Project
from atlas.catalog.remember import remembered
from atlas.figures.projects import Work, work
from atlas.figures.shared.search import concerned
from atlas.figures.shared.selection import Located, Selection, Whose, in_places, named, project_chosen
from atlas.figures.shared.silence import word_on
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair, pair
from atlas.words.vocab import EVENT_KIND, LEVEL, PROGRESS_OF


@dataclass(frozen=True)
class MilestoneRow(Located, Whose, Work):
    """A milestone, a plan among them; ``first`` and ``last`` bound its date."""

    status: str
    progress: str
    date: str
    first: str
    last: str
    basis: str
    cited: Cited
    note: Pair


def histories(project: Project) -> Iterator[tuple[Phase | None, Milestone]]:
    yield from ((None, m) for m in project.milestones)
    for phase in project.phases:
        yield from ((phase, m) for m in phase.milestones)


def bounds(day: PartialDate) -> dict[str, Any]:
    """The fields ``date``, ``first`` and ``last``."""
    return {"date": str(day), "first": day.first.isoformat(), "last": day.last.isoformat()}


@remembered
def every_milestone(catalog: Catalog, chosen: Selection) -> Table[MilestoneRow]:
    """One row for each milestone, plans among them: by project, phase and date."""
    return table(MilestoneRow, (
        MilestoneRow(**work(catalog, project, phase), status=m.status, progress=PROGRESS_OF[m.status], **bounds(m.date),
                     basis=m.basis, cited=cite(m.source, m.locator), note=pair(m, "note"))
        for project in catalog.projects.values() for phase, m in histories(project)
        if (m.basis == "planned" or m.date.is_by(chosen.day)) and project_chosen(catalog, chosen, project, m.status)))  # fmt: skip


@dataclass(frozen=True)
class EventRow:
    """An event known by the day; ``places`` are the ids of the places concerned."""

    id: str
    date: str
    first: str
    last: str
    kind: str
    level: str
    title: Pair
    by: Pair
    document: Pair
    summary: Pair
    places: tuple[str, ...]
    cited: Cited
    note: Pair


@remembered
def timeline(catalog: Catalog, chosen: Selection) -> Table[EventRow]:
    """One row for each event known by the day, oldest first; filters of place and search apply.

    An event of the whole region or with no place stays under a filter of place only if one of its firms is there.
    """
    rows = []
    for event in sorted(catalog.events.values(), key=lambda e: (e.date.first, e.date.last, e.id)):
        at = [*event.places, *(catalog.enterprises[e].place for e in event.enterprises)]
        if not event.date.is_by(chosen.day) or (chosen.places and not any(in_places(catalog, chosen, p) for p in at)):
            continue
        if named(catalog, chosen, *concerned(catalog, event.id)):
            texts: dict[str, Any] = {f: pair(event, f) for f in ("title", "by", "document", "summary", "note")}
            rows.append(EventRow(id=event.id, **bounds(event.date), kind=event.kind, level=event.level,
                                 places=event.places, cited=cite(event.source, event.locator), **texts))  # fmt: skip
    return table(EventRow, rows)


Ids = tuple[str, ...]
# What lists of an event say that it is to do, as against what it found or asked for.
PROGRAMME = ("direction", "measure")


@dataclass(frozen=True, slots=True)
class Span:
    """The time axis that all pictures of the road share; ``day`` is the day as of which all is told, ``dated`` if the reader chose it."""

    first: date
    last: date
    day: date
    dated: bool = False


@remembered
def span(catalog: Catalog, chosen: Selection, plans: bool = True) -> Span:
    """From the first proposal (of any event or milestone if there is none) to the day, or with ``plans`` to the last beyond it.

    It does not depend on the filters of place, level and kind, so that the axis stays while the reader chooses.
    """
    known = [e for e in catalog.events.values() if e.date.is_by(chosen.day)]
    steps = milestones(catalog, _unfiltered(chosen))
    starts = [e.date.first for e in known if e.kind == "proposal"] or [e.date.first for e in known]
    starts = starts or [date.fromisoformat(m.first) for m in steps]
    ends = [chosen.day, *(date.fromisoformat(m.last) for m in steps if plans)]
    return Span(min([*starts, chosen.day]), max(ends), chosen.day, chosen.dated)


def _unfiltered(chosen: Selection) -> Selection:
    return Selection(day=chosen.day, dated=chosen.dated)


@dataclass(frozen=True)
class RoadRow(EventRow):
    """An event, with the title of its source."""

    source_title: Pair


@remembered
def events(catalog: Catalog, chosen: Selection, levels: Ids = (), kinds: Ids = ()) -> Table[RoadRow]:
    """One row for each event known by the day, oldest first; the filters of stage, product and status do not apply to it."""
    return table(RoadRow, (
        RoadRow(**vars(e), source_title=pair(catalog.sources[e.cited[0].source], "title"))
        for e in timeline(catalog, chosen) if (not levels or e.level in levels) and (not kinds or e.kind in kinds)))  # fmt: skip


def offered(catalog: Catalog) -> tuple[Ids, Ids]:
    """The levels and the kinds that the data have, in the order of the vocabulary."""
    held = catalog.events.values()
    levels, kinds = {e.level for e in held}, {e.kind for e in held}
    return tuple(w for w in LEVEL if w in levels), tuple(w for w in EVENT_KIND if w in kinds)


@dataclass(frozen=True)
class ItemRow:
    """An entry in a list of an event; ``number`` is its place in that list, from 1."""

    event: str
    date: str
    level: str
    kind: str
    title: Pair
    by: Pair
    document: Pair
    item_kind: str
    number: int
    text: Pair
    cited: Cited


def _items(event: Event) -> Iterator[ItemRow]:
    texts: dict[str, Any] = {f: pair(event, f) for f in ("title", "by", "document")}
    counts: Counter[str] = Counter()
    for item in event.items:
        counts[item.kind] += 1
        yield ItemRow(event=event.id, date=str(event.date), level=event.level, kind=event.kind, item_kind=item.kind,
                      number=counts[item.kind], text=pair(item, "text"), **texts,
                      cited=cite(item.source, item.locator) or cite(event.source, event.locator))  # fmt: skip


@remembered
def programmes(catalog: Catalog, chosen: Selection, levels: Ids = (), kinds: Ids = ()) -> Table[ItemRow]:
    """What events are to do, point by point: the directions of proposals and decisions, the measures of policies."""
    shown = events(catalog, chosen, levels, kinds)
    return table(ItemRow, (i for e in shown for i in _items(catalog.events[e.id]) if i.item_kind in PROGRAMME))


@dataclass(frozen=True)
class LinkRow:
    """An event and one that it follows from."""

    event: str
    follows: str


@remembered
def links(catalog: Catalog, chosen: Selection) -> Table[LinkRow]:
    """One row for each pair of events of which the first follows from the second, both known by the day, whatever is filtered."""
    known = {e.id: e for e in timeline(catalog, _unfiltered(chosen))}
    return table(LinkRow, (LinkRow(key, before) for key in known
                           for before in catalog.events[key].follows if before in known))  # fmt: skip


@dataclass(frozen=True)
class Story:
    """An event with all that belongs to it: its record, its lists by kind, and the events before and after it."""

    row: RoadRow
    record: Event
    lists: Mapping[str, list[ItemRow]]
    follows: tuple[Event, ...]
    leads_to: tuple[Event, ...]


@remembered
def stories(catalog: Catalog, chosen: Selection, shown: Table[RoadRow]) -> tuple[Story, ...]:
    """Each event in ``shown`` with all that belongs to it; what it follows from and leads to need not be shown."""
    held, told = links(catalog, chosen), catalog.events
    before, after = grouped(held, lambda link: link.event), grouped(held, lambda link: link.follows)
    return tuple(Story(row, told[row.id], grouped(_items(told[row.id]), lambda item: item.item_kind),
                       tuple(told[link.follows] for link in before.get(row.id, ())),
                       tuple(told[link.event] for link in after.get(row.id, ()))) for row in shown)  # fmt: skip


@dataclass(frozen=True)
class StepRow(MilestoneRow):
    """A step of a project; ``parted`` if the project has more than one history, its own or those of its phases. ``last_word`` is the
    date of the newest word on its phase, a step or a figure, by the day."""

    parted: bool
    last_word: str
    source_title: Pair


@remembered
def milestones(catalog: Catalog, chosen: Selection) -> Table[StepRow]:
    """The steps of the projects, by project, phase and date; a plan counts once its source can have been published."""
    rows = []
    for m in every_milestone(catalog, chosen):
        source, project = catalog.sources[m.cited[0].source], catalog.projects[m.project]
        if m.basis != "planned" or source.published is None or source.published.may_be_by(chosen.day):
            parted = len(project.phases) + bool(project.milestones) > 1
            word = word_on(catalog, m.project, m.phase, chosen.day)
            rows.append(
                StepRow(
                    **vars(m), parted=parted, last_word=str(word[0]) if word else "", source_title=pair(source, "title")
                )
            )
    return table(StepRow, rows)


@remembered
def of_project(catalog: Catalog, project: str, day: date) -> Table[StepRow]:
    """The same rows for one project, whatever is filtered; empty if no source tells a step of it by ``day``."""
    return milestones(catalog, Selection(day=day)).where(lambda row: row.project == project)
