"""What the wall computes beside what the pages compute: events that follow from one another, and the phases in one strip.

Pure functions of the catalogue and the selection, remembered with the catalogue.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.projects import ProjectRow, projects
from atlas.figures.road import EventRow, links, timeline
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.silence import SILENT_MONTHS, months_silent, word_on
from atlas.figures.shared.table import Cited, Table, all_cited, grouped, table
from atlas.words.dates import PartialDate, months_between
from atlas.words.pair import Pair
from atlas.words.vocab import PROGRESS, PROGRESS_OF, STATUS

_LEADS_ON = ("proposal", "decision", "policy")  # what a proposal to a congress can lead to
_PROGRAMME = {"decision": "direction", "policy": "measure"}  # which list of an event is its programme
_NEWEST = 3


@dataclass(frozen=True)
class StopRow:
    """An event on a line of events. ``lag`` are the months since the one before and ``since`` those since the first; None where the date is a span, which tells no day. ``points`` are the entries of its programme."""

    id: str
    date: str
    kind: str
    level: str
    title: Pair
    summary: Pair
    lag: int | None
    since: int | None
    points: int
    cited: Cited


@dataclass(frozen=True)
class StripRow:
    """The phases that stand at a status; ``quiet`` of them have had no newer status for ``SILENT_MONTHS``."""

    status: str
    progress: str
    phases: int
    quiet: int
    cited: Cited


def _line(catalog: Catalog, chosen: Selection, wanted: Callable[[EventRow], bool]) -> list[EventRow]:
    """Of the events ``wanted`` the end of the longest line in which each follows from one before, and all that it follows from,
    in order of time. Filters do not cut it."""
    whole = Selection(day=chosen.day, dated=chosen.dated)
    held = {e.id: e for e in timeline(catalog, whole) if wanted(e)}
    before = grouped((x for x in links(catalog, whole) if {x.event, x.follows} <= held.keys()), lambda x: x.event)

    def above(key: str) -> frozenset[str]:
        return frozenset({key}).union(*(above(x.follows) for x in before.get(key, ())))

    lines = sorted((above(key) for key in held), key=len, reverse=True)
    return [e for e in held.values() if lines and len(lines[0]) > 1 and e.id in lines[0]]


def _stops(catalog: Catalog, line: Iterable[EventRow]) -> Iterator[StopRow]:
    start: PartialDate | None = None
    left: PartialDate | None = None
    for e in line:
        at = PartialDate(e.date)
        known = "/" not in e.date
        points = sum(item.kind == _PROGRAMME.get(e.kind) for item in catalog.events[e.id].items)
        yield StopRow(e.id, e.date, e.kind, e.level, e.title, e.summary, months_between(left, at) if left and known else None,
                      months_between(start, at) if start and known else None, points, e.cited)  # fmt: skip
        start, left = start or at, at


@remembered
def proposal(catalog: Catalog, chosen: Selection) -> Table[StopRow]:
    """What one proposal led to: of several of one kind and level in a row (drafts, assignment) the first."""
    line = _line(catalog, chosen, lambda e: e.kind in _LEADS_ON)
    first = [e for n, e in enumerate(line) if n == 0 or (e.kind, e.level) != (line[n - 1].kind, line[n - 1].level)]
    return table(StopRow, _stops(catalog, first))


@remembered
def licence(catalog: Catalog, chosen: Selection, place: str) -> Table[StopRow]:
    """How the ore of ``place`` was found, filed and licensed."""
    return table(StopRow, _stops(catalog, _line(catalog, chosen, lambda e: e.kind == "resource" and place in e.places)))


def _phases(catalog: Catalog, chosen: Selection) -> list[ProjectRow]:
    return [r for r in projects(catalog, chosen) if r.stage != "integrated"]


def _is_quiet(catalog: Catalog, row: ProjectRow, day: date) -> bool:
    return months_silent(word_on(catalog, row.project, row.phase, day), day) >= SILENT_MONTHS


@remembered
def strip(catalog: Catalog, chosen: Selection) -> Table[StripRow]:
    """A row for each status at which phases stand, the furthest first; agreements that hold projects are not phases."""
    steps, words = list(PROGRESS), [*STATUS, ""]
    held = grouped(_phases(catalog, chosen), lambda r: r.status)
    order = sorted(held, key=lambda s: (steps.index(PROGRESS_OF[s]), -words.index(s)))
    return table(StripRow, (StripRow(s, PROGRESS_OF[s], len(held[s]), sum(_is_quiet(catalog, r, chosen.day) for r in held[s]),
                                     all_cited(r.status_cited for r in held[s])) for s in order))  # fmt: skip


@remembered
def newest(catalog: Catalog, chosen: Selection) -> Table[ProjectRow]:
    """The phases whose status is the newest, one of each project; of one day those that are furthest."""
    steps, words = list(PROGRESS), list(STATUS)
    told = [r for r in _phases(catalog, chosen) if r.status_date and r.status_basis != "planned"]
    told.sort(
        key=lambda r: (PartialDate(r.status_date).first, -steps.index(r.progress), words.index(r.status)), reverse=True
    )
    return table(ProjectRow, [held[0] for held in grouped(told, lambda r: r.project).values()][:_NEWEST])
