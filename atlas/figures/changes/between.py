"""What changed from one snapshot to another: steps that were taken, figures that are new or took the place of others, new
events and sources.

A snapshot is a catalogue as known on a day, so that two days of one release and two releases are compared in one way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose, milestone_on
from atlas.catalog.model import Milestone, Phase, Project, Record
from atlas.catalog.remember import remembered
from atlas.figures.changes.chosen import chosen_only
from atlas.figures.changes.rows import KINDS, STEPS, ChangeRow, Snapshot, figure, known
from atlas.figures.road import histories
from atlas.figures.shared.claims import Entry, base_quantity, ledger, part_name
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair, named
from atlas.words.quantity import rounded, same
from atlas.words.text import joined
from atlas.words.vocab import PROGRESS_OF, STATUS

# The records that have no day of their own: only between two releases can they be new or gone.
_UNDATED = ("projects", "enterprises", "places", "deposits", "relations")
_ASIDE = ("aside", "sought")
_RUNG = {status: at for at, status in enumerate(STATUS)}


def _alike(one: Entry, other: Entry | None) -> bool:
    return other is not None and (same(one.amount, other.amount) or rounded(one.amount, other.amount))


def _said(entry: Entry) -> tuple[Any, ...]:
    """Who says what of the topic; where in the source it stands is no other statement."""
    words = "" if entry.value is not None else entry.stated
    return entry.amount.dimension, entry.amount.base, entry.qualifier, words, entry.source


def _figures(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    """What became of each figure. A coefficient is no news of a region: only two releases may differ in it."""
    days_only = before.catalog is after.catalog
    open_until = before.day if days_only else None
    old, new = (_known_by_topic(at, with_coefficients=not days_only) for at in (before, after))
    for topic in dict.fromkeys([*new, *old]):
        was, now = old.get(topic, []), new.get(topic, [])
        if not (days_only and len(was) == len(now)):  # what is known is never forgotten
            yield from _topic(
                was, now, choose(was, before.catalog.sources), choose(now, after.catalog.sources), open_until
            )


def _known_by_topic(at: Snapshot, *, with_coefficients: bool) -> Mapping[tuple[str, bool], list[Entry]]:
    """What is known of each topic; an expected yield is no new number of a capacity."""
    held = (e for e in known(at) if with_coefficients or base_quantity(e.quantity) != "coefficient")
    return grouped(held, lambda e: (e.topic, e.quantity == "expected_yield"))


def _topic(
    was: list[Entry], now: list[Entry], stood: Entry | None, stands: Entry | None, open_until: date | None
) -> Iterator[ChangeRow]:
    """What became of one figure: of what stands for it, then of each statement beside it, once."""
    if stands and not was and len(now) == 1:  # by far the most there are
        yield figure("claim", stands, None, stands, open_until)
        return
    told = {_said(e) for e in was}
    if stands and not stood:
        told.add(_said(stands))
        yield figure("claim", stands, None, stands, open_until)
    elif stood and stands and not _alike(stood, stands):
        told |= {_said(stands), _said(stood)}
        yield figure("replaced", stands, stood, stands, open_until)
    elif stood and not stands:
        yield figure("withdrawn", stood, stood, None, None)
    for entry in now:
        if _said(entry) not in told:
            told.add(_said(entry))
            kind = "untaken" if stands is None else "confirmed" if _alike(entry, stands) else "rival"
            yield figure(kind, entry, stands, entry, open_until)
    left = {_said(e) for e in now}
    for entry in was:
        if entry is not stood and _said(entry) not in left:
            left.add(_said(entry))
            yield figure("withdrawn", entry, entry, None, None)


_Part = tuple[Project, Phase | None, Milestone | None]


def _states(at: Snapshot) -> Mapping[tuple[str, str], _Part]:
    """Where each phase, or project without phases, stands."""
    return {
        (project.id, phase.id if phase else ""): (project, phase, milestone_on((phase or project).milestones, at.day))
        for project in at.catalog.projects.values()
        for phase in project.phases or (None,)
    }


def _way(project: Project, was: str, now: str) -> str:
    """Which of STEPS leads from the state ``was`` to ``now``."""
    if not now:
        return "turned"
    if project.stage == "integrated":
        return "agreement"
    if not was and PROGRESS_OF[now] not in _ASIDE:
        return "announced" if now == "announced" else "first"
    on = not was or PROGRESS_OF[was] in _ASIDE or _RUNG[now] > _RUNG[was]
    return "step" if on and PROGRESS_OF[now] not in _ASIDE else "turned"


def _steps(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    old, new = _states(before), _states(after)
    for key, (project, phase, at) in new.items():
        had = old[key][2] if key in old else None
        was, now = (found.status if found else "" for found in (had, at))
        told = at or had
        if was == now or told is None:
            continue
        early = before.catalog is after.catalog and told.date.may_be_by(before.day)
        yield ChangeRow(
            kind=_way(project, was, now), record_kind="project", record=project.id, place=project.place or "",
            name=joined("comma", filter(None, (named(project), named(phase)))), status_before=was, status_after=now,
            date=str(told.date), may_be_earlier=early, gone=not now, cited=cite(told.source, told.locator),
        )  # fmt: skip


def _records(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    """Records that one release has and the other has not; an event or a source that is new is told by its day."""
    for kind in (*_UNDATED, "events", "sources"):
        old, new = getattr(before.catalog, kind), getattr(after.catalog, kind)
        for key in [*(k for k in new if k not in old and kind in _UNDATED), *(k for k in old if k not in new)]:
            record = new.get(key) or old[key]
            yield _record(kind.removesuffix("s"), key, named(record), getattr(record, "place", None), key not in new,
                          cite(getattr(record, "source", None), getattr(record, "locator", None)))  # fmt: skip
    both = before.catalog.projects.keys() & after.catalog.projects.keys()
    old_phases, new_phases = before.catalog.phases, after.catalog.phases
    for key in [*(k for k in new_phases if k not in old_phases), *(k for k in old_phases if k not in new_phases)]:
        project, phase = new_phases.get(key) or old_phases[key]
        if project.id in both:  # else the project is told
            yield _record(
                "phase",
                key,
                part_name(project, phase),
                project.place,
                key not in new_phases,
                cite(project.source, project.locator),
            )


def _record(kind: str, key: str, name: Pair, place: str | None, gone: bool, cited: Cited) -> ChangeRow:
    return ChangeRow(kind="record", record_kind=kind, record=key, name=name, place=place or "", gone=gone, cited=cited)


def _events(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    old = {k for k, e in before.catalog.events.items() if e.date.is_by(before.day)}
    for key, event in after.catalog.events.items():
        if key not in old and event.date.is_by(after.day):
            place = event.places[0] if len(event.places) == 1 else ""
            early = before.catalog is after.catalog and event.date.may_be_by(before.day)
            yield ChangeRow(
                kind="event", record_kind="event", record=key, name=Pair(event.title, event.title_en), place=place,
                date=str(event.date), may_be_earlier=early, cited=cite(event.source, event.locator),
            )  # fmt: skip


def _cited(record: Record) -> Iterator[str]:
    """Every source that a record names, for itself, for one of its fields or for what it holds."""
    for name, value in vars(record).items():
        if value and (name == "source" or name.endswith("_source")):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                if isinstance(part, Record):
                    yield from _cited(part)


def _of_the_trade(at: Snapshot) -> frozenset[str]:
    """The sources that are cited for coefficients from elsewhere and for nothing else. Of projects, which are many, only those
    fields are looked at that the ledger does not hold."""
    catalog = at.catalog
    away = {key: c.source for key, c in catalog.coefficients.items() if c.origin != "here"}
    told = {e.source for e in ledger(catalog) if e.record not in away}
    told |= {m.source for p in catalog.projects.values() for _, m in histories(p)}
    told |= {r.source for p in catalog.projects.values() for r in p.rivals}
    told |= {p.source for p in catalog.projects.values() if p.source}
    for held in (
        catalog.events,
        catalog.enterprises,
        catalog.relations,
        catalog.places,
        catalog.seats,
        catalog.deposits,
    ):
        told.update(source for record in held.values() for source in _cited(record))
    return frozenset(away.values()) - told


def _sources(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    """Sources that came out in between, and those that a later release took in, whenever they came out.

    What only tells of the trade, as the sources of coefficients do, is no news of a region: only two releases may differ in it.
    """
    days_only = before.catalog is after.catalog
    apart = _of_the_trade(after) if days_only else frozenset()
    for key, source in after.catalog.sources.items():
        if key in apart:
            continue
        out = source.published is None or source.published.is_by(after.day)
        there = before.catalog.sources.get(key)
        was = there is not None and (there.published is None or there.published.is_by(before.day))
        if out and not was:
            early = bool(days_only and source.published and source.published.may_be_by(before.day))
            yield ChangeRow(
                kind="source", record_kind="source", record=key, name=Pair(source.title, source.title_en),
                date=str(source.published or ""), may_be_earlier=early, cited=cite(key, ""),
            )  # fmt: skip


@cache
def _when(day: str) -> tuple[date, date]:
    return PartialDate(day).sort_key if day else (date.min, date.min)


def compare(before: Snapshot, after: Snapshot) -> Table[ChangeRow]:
    """Every change, in the order of KINDS, within each the newest first."""
    rows = [*_steps(before, after), *_figures(before, after), *_events(before, after), *_sources(before, after)]
    if before.catalog is not after.catalog:
        rows += _records(before, after)
        held = after.catalog.sources
        rows = [replace(r, cited=tuple(c for c in r.cited if c.source in held),
                        before_cited=tuple(c for c in r.before_cited if c.source in held)) for r in rows]  # fmt: skip
    rows.sort(key=lambda r: (_when(r.date), r.record, r.quantity, r.product), reverse=True)
    order = {kind: at for at, kind in enumerate(KINDS)}
    return table(ChangeRow, sorted(rows, key=lambda r: order[r.kind]))


@remembered
def _compared(catalog: Catalog, earlier: Catalog, since: date, day: date) -> Table[ChangeRow]:
    """Every change from ``earlier`` on ``since`` to ``catalog`` on ``day``: computed once, whatever readers filter."""
    return compare(Snapshot(earlier, since), Snapshot(catalog, day))


@remembered
def between(catalog: Catalog, since: date, chosen: Selection) -> Table[ChangeRow]:
    """What changed from ``since`` to the day of ``chosen``, where its filters allow it."""
    return chosen_only(catalog, chosen, _compared(catalog, catalog, since, chosen.day))


@remembered
def released(catalog: Catalog, earlier: Catalog, chosen: Selection) -> Table[ChangeRow]:
    """In what the release ``catalog`` differs from the ``earlier`` one, both as of the day of ``chosen``, where its filters allow it."""
    return chosen_only(catalog, chosen, _compared(catalog, earlier, chosen.day, chosen.day))


@dataclass(frozen=True)
class Bulletin:
    """How much changed, kind by kind, and what is told by name: the rows of each kind."""

    counts: Mapping[str, int]
    held: Mapping[str, tuple[ChangeRow, ...]]
    earlier: int

    def __bool__(self) -> bool:
        return any(self.counts.values())

    @property
    def steps(self) -> tuple[ChangeRow, ...]:
        """The changes of state, in the order of STEPS."""
        return tuple(row for kind in STEPS for row in self.held[kind])


def bulletin(rows: Table[ChangeRow]) -> Bulletin:
    """``earlier`` counts what may have been so before the first day already, as its sources only tell a span."""
    held = grouped(rows, lambda r: r.kind)
    told = {kind: tuple(held.get(kind, ())) for kind in KINDS}
    return Bulletin({kind: len(found) for kind, found in told.items()}, told, sum(r.may_be_earlier for r in rows))
