"""The road over time: events on their levels, what they hold, how one follows from another, and the steps of the projects.

Pure functions of the catalogue and the selection, remembered; callers must not change a frame. ``levels``
and ``kinds`` are the reader's choice on the page of the road; empty means all. ``event`` in a frame is the id of its event.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Event, Milestone, Phase, Project, Record
from atlas.catalog.remember import remembered
from atlas.figures.projects import Work, work
from atlas.figures.remember import records_of
from atlas.figures.selection import Located, Selection, Whose, frame, in_places, project_chosen
from atlas.figures.table import Cited, Table, cite, columns, table
from atlas.words import names
from atlas.words.dates import PartialDate
from atlas.words.pair import NOTHING, Pair, pair
from atlas.words.vocab import EVENT_KIND, LEVEL, PROGRESS_OF


@dataclass(frozen=True)
class _Step(Located, Whose, Work):
    status: str
    progress: str
    date: str
    first: str
    last: str
    basis: str
    cited: Cited
    note: Pair


@dataclass(frozen=True)
class MilestoneRow(_Step):
    """A milestone, a plan among them; ``first`` and ``last`` bound its date."""


def histories(project: Project) -> Iterator[tuple[Phase | None, Milestone]]:
    yield from ((None, m) for m in project.milestones)
    for phase in project.phases:
        yield from ((phase, m) for m in phase.milestones)


def bounds(day: PartialDate) -> dict[str, str]:
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
        if names.matches(chosen.query, tuple(filter(None, (event.title, event.title_en, event.by, event.document)))):
            texts = {f: pair(event, f) for f in ("title", "by", "document", "summary", "note")}
            rows.append(EventRow(id=event.id, **bounds(event.date), kind=event.kind, level=event.level,
                                 places=event.places, cited=cite(event.source, event.locator), **texts))  # fmt: skip
    return table(EventRow, rows)


@dataclass(frozen=True)
class NewsRow:
    """A status that a phase reached (``kind`` milestone), or an event."""

    date: str
    first: str
    last: str
    kind: str
    status: str
    record: str
    title: Pair
    note: Pair
    cited: Cited


def _reached(catalog: Catalog, chosen: Selection) -> Iterator[NewsRow]:
    before: dict[tuple[str, str], str] = {}
    done = [m for m in every_milestone(catalog, chosen) if m.basis != "planned"]
    for m in sorted(done, key=lambda m: (m.last, m.first)):
        if before.get((m.project, m.phase)) != m.status:
            before[m.project, m.phase] = m.status
            phase = m.phase_name if len(catalog.projects[m.project].phases) > 1 else NOTHING
            title = Pair(
                f"{m.project_name.zh} {phase.zh}".strip(), ", ".join(filter(None, (m.project_name.en, phase.en)))
            )
            yield NewsRow(m.date, m.first, m.last, "milestone", m.status, m.project, title, m.note, m.cited)


@remembered
def news(catalog: Catalog, chosen: Selection) -> Table[NewsRow]:
    """What happened last, newest first: each status that a phase reached, and events where no filter of projects is set."""
    rows = [*_reached(catalog, chosen)]
    if not chosen.filters_projects:
        rows += [NewsRow(e.date, e.first, e.last, e.kind, "", e.id, e.title, e.summary, e.cited)
                 for e in timeline(catalog, chosen)]  # fmt: skip
    return table(NewsRow, sorted(rows, key=lambda r: (r.first, r.last, r.record), reverse=True))


Ids = tuple[str, ...]
# What lists of an event say that it is to do, as against what it found or asked for.
PROGRAMME = ("direction", "measure")
_SOURCE = ("source_title", "source_title_en")


@dataclass(frozen=True, slots=True)
class Span:
    """The time axis that all pictures of the road share; ``day`` is the day as of which all is told."""

    first: date
    last: date
    day: date


@lru_cache(maxsize=128)
def span(catalog: Catalog, chosen: Selection) -> Span:
    """From the first proposal (of any event or milestone if there is none) to the day, or to the last plan beyond it.

    It does not depend on the filters of place, level and kind, so that the axis stays while the reader chooses.
    """
    known = [e for e in catalog.events.values() if e.date.is_by(chosen.day)]
    steps = milestones(catalog, _unfiltered(chosen)).to_dict("records")
    starts = [e.date.first for e in known if e.kind == "proposal"] or [e.date.first for e in known]
    starts = starts or [date.fromisoformat(m["first"]) for m in steps]
    ends = [chosen.day, *(date.fromisoformat(m["last"]) for m in steps)]
    return Span(min([*starts, chosen.day]), max(ends), chosen.day)


def _unfiltered(chosen: Selection) -> Selection:
    return Selection(day=chosen.day, dated=chosen.dated)


def _titles(catalog: Catalog, source: str) -> dict[str, str]:
    found = catalog.sources[source]
    return {"source_title": found.title, "source_title_en": found.title_en}


ROAD_COLUMNS = (*columns(EventRow), *_SOURCE)


@lru_cache(maxsize=128)
def events(catalog: Catalog, chosen: Selection, levels: Ids = (), kinds: Ids = ()) -> pd.DataFrame:
    """One row for each event known by the day, oldest first; the filters of stage, product and status do not apply to it."""
    rows = [{**e, **_titles(catalog, e["source"])} for e in records_of(timeline(catalog, chosen).frame)
            if (not levels or e["level"] in levels) and (not kinds or e["kind"] in kinds)]  # fmt: skip
    return frame(rows, ROAD_COLUMNS)


def offered(catalog: Catalog) -> tuple[Ids, Ids]:
    """The levels and the kinds that the data have, in the order of the vocabulary."""
    held = catalog.events.values()
    levels, kinds = {e.level for e in held}, {e.kind for e in held}
    return tuple(w for w in LEVEL if w in levels), tuple(w for w in EVENT_KIND if w in kinds)


def _parts(
    catalog: Catalog, shown: pd.DataFrame, field: str, keep: Callable[[Any], bool] = lambda _: True
) -> Iterable[tuple[Event, int, Any]]:
    """Event, number from 1, and part, for the parts in ``field`` of the events in ``shown``."""
    for key in shown["id"]:
        event = catalog.events[key]
        yield from ((event, n, part) for n, part in enumerate(filter(keep, getattr(event, field)), start=1))


ITEM_COLUMNS = ("event", "date", "level", "kind", "title", "title_en", "by", "by_en", "document", "document_en", "item_kind",
                "number", "text", "text_en", "source", "locator")  # fmt: skip


@lru_cache(maxsize=128)
def items(catalog: Catalog, chosen: Selection, levels: Ids = (), kinds: Ids = ()) -> pd.DataFrame:
    """One row for each entry in the lists of the events (directions, measures, findings, requests), numbered in its list."""
    rows = []
    counts: dict[tuple[str, str], int] = {}
    for event, _, item in _parts(catalog, events(catalog, chosen, levels, kinds), "items"):
        counts[event.id, item.kind] = counts.get((event.id, item.kind), 0) + 1
        rows.append({**_head(event), "by": event.by or "", "by_en": event.by_en or "", "document": event.document or "",
                     "document_en": event.document_en or "", "item_kind": item.kind, "number": counts[event.id, item.kind],
                     "text": item.text, "text_en": item.text_en, "source": item.source or event.source,
                     "locator": (item.locator if item.source else event.locator) or ""})  # fmt: skip
    return frame(rows, ITEM_COLUMNS)


def _head(event: Event) -> dict[str, str]:
    return {"event": event.id, "date": str(event.date), "level": event.level, "kind": event.kind, "title": event.title,
            "title_en": event.title_en}  # fmt: skip


def _cells(record: Record) -> dict[str, Any]:
    return {f: "" if (value := getattr(record, f)) is None else value for f in type(record).model_fields}


PERSON_COLUMNS = ("event", "name", "name_en", "role", "role_en")


@lru_cache(maxsize=128)
def people(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each person whom an event names, with the role at that time."""
    rows = ({"event": e.id, **_cells(p)} for e, _, p in _parts(catalog, events(catalog, chosen), "people"))
    return frame(rows, PERSON_COLUMNS)


FIGURE_COLUMNS = ("event", "quantity", "name", "name_en", "value", "unit", "qualifier", "stated", "stated_en", "date", "source",
                  "locator", "rejected", "rejected_en", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=128)
def figures(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each figure that a source states of an event; those of one quantity and name are rivals or agree."""
    rows = ({"event": e.id, **_cells(f), "value": None if f.value is None else float(f.value), "date": str(f.date)}
            for e, _, f in _parts(catalog, events(catalog, chosen), "figures"))  # fmt: skip
    return frame(rows, FIGURE_COLUMNS)


RIVAL_COLUMNS = ("event", "field", "value", "value_en", "date", "source", "locator", "note", "note_en")


@lru_cache(maxsize=128)
def rivals(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each statement of another source on a field of an event that is not a number."""
    rows = (
        {"event": e.id, **_cells(r), "date": str(r.date)}
        for e, _, r in _parts(catalog, events(catalog, chosen), "rivals")
    )
    return frame(rows, RIVAL_COLUMNS)


LINK_COLUMNS = ("event", "title", "title_en", "follows", "follows_title", "follows_title_en", "follows_date")


@lru_cache(maxsize=128)
def links(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """One row for each pair of events of which the first follows from the second, both known by the day."""
    shown = events(catalog, _unfiltered(chosen))
    known = set(shown["id"])
    rows = []
    for event, _, key in _parts(catalog, shown, "follows", known.__contains__):
        before = catalog.events[key]
        rows.append({"event": event.id, "title": event.title, "title_en": event.title_en, "follows": key,
                     "follows_title": before.title, "follows_title_en": before.title_en, "follows_date": str(before.date)})  # fmt: skip
    return frame(rows, LINK_COLUMNS)


def landmarks(shown: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``events``: the first proposal, and of decisions, policies and inspections the last whose date is no span.

    In order of time; at most four, fewer where a filter leaves a kind out.
    """
    rows = records_of(shown)
    picked: list[dict[Any, Any]] = []
    for kind, which in (("proposal", 0), ("decision", -1), ("policy", -1), ("supervision", -1)):
        mine = [r for r in rows if r["kind"] == kind]
        dated = [r for r in mine if "/" not in r["date"]] or mine
        picked += [dated[which]] if dated else []
    return frame(sorted(picked, key=lambda r: (r["first"], r["last"])), ROAD_COLUMNS)


STEP_COLUMNS = (*columns(MilestoneRow), "parted", *_SOURCE)


@lru_cache(maxsize=128)
def milestones(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """The steps of the projects, by project, phase and date; a plan counts once its source can have been published.

    The columns are those of ``milestones`` and the title of the source; ``parted`` is true if the project has more
    than one history, its own or those of its phases.
    """
    rows = []
    for m in records_of(every_milestone(catalog, chosen).frame):
        published = catalog.sources[m["source"]].published
        if m["basis"] != "planned" or published is None or published.may_be_by(chosen.day):
            project = catalog.projects[m["project"]]
            parted = len(project.phases) + bool(project.milestones) > 1
            rows.append({str(k): cell for k, cell in m.items()} | {"parted": parted, **_titles(catalog, m["source"])})
    return frame(rows, STEP_COLUMNS)


@lru_cache(maxsize=256)
def of_project(catalog: Catalog, project: str, day: date) -> pd.DataFrame:
    """The same rows for one project, whatever is filtered; empty if no source tells a step of it by ``day``."""
    rows = milestones(catalog, Selection(day=day))
    return rows[rows["project"] == project].reset_index(drop=True)


@lru_cache(maxsize=128)
def programmes(catalog: Catalog, chosen: Selection, levels: Ids = (), kinds: Ids = ()) -> pd.DataFrame:
    """The rows of ``items`` that say what an event is to do: the directions of proposals and decisions, the measures of policies."""
    rows = items(catalog, chosen, levels, kinds)
    return rows[rows["item_kind"].isin(PROGRAMME)].reset_index(drop=True)
