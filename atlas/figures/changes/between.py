"""What changed from one snapshot to another: steps that were taken, figures that are new or took the place of others, new
events and sources.

A snapshot is a catalogue as known on a day, so that two days of one release and two releases are compared in one way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.projects import ProjectRow, projects
from atlas.figures.shared.claims import Entry, base_quantity, ledger
from atlas.figures.shared.selection import Selection, in_places, project_chosen
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words import names
from atlas.words.pair import Pair, named
from atlas.words.quantity import Quantity, rounded, same
from atlas.words.text import joined

# In the order in which they are told.
KINDS = ("step", "replaced", "rival", "claim", "confirmed", "withdrawn", "record", "event", "source")
# The records that have no day of their own: only between two releases can they be new or gone.
_UNDATED = ("projects", "enterprises", "places", "deposits", "relations")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What ``catalog`` tells on ``day``."""

    catalog: Catalog
    day: date


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One thing that changed. ``kind`` is one of KINDS; ``before`` and ``after`` are figures, ``status_before`` and ``status_after``
    the steps, empty where there was none. ``gone`` marks what the later snapshot no longer has.
    """

    kind: str
    record_kind: str
    record: str
    name: Pair
    place: str = ""
    quantity: str = ""
    product: str = ""
    value_before: float | None = None
    unit_before: str = ""
    qualifier_before: str = ""
    value_after: float | None = None
    unit_after: str = ""
    qualifier_after: str = ""
    status_before: str = ""
    status_after: str = ""
    date: str = ""
    gone: bool = False
    cited: Cited = ()

    @property
    def before(self) -> Quantity | None:
        return _quantity(self.value_before, self.unit_before, self.qualifier_before)

    @property
    def after(self) -> Quantity | None:
        return _quantity(self.value_after, self.unit_after, self.qualifier_after)


def _quantity(value: float | None, unit: str, qualifier: str) -> Quantity | None:
    if not unit:
        return None
    return Quantity(None if value is None else Decimal(repr(value)), unit, qualifier)


def _amount(entry: Entry | None, end: str) -> dict[str, Any]:
    if entry is None:
        return {}
    value = None if entry.value is None else float(entry.value)
    return {f"value_{end}": value, f"unit_{end}": entry.unit, f"qualifier_{end}": entry.qualifier}


def known(at: Snapshot) -> Iterator[Entry]:
    """Every claim that is dated on or before the day, or has no date."""
    return (e for e in ledger(at.catalog, at.day) if e.date is None or e.date.is_by(at.day))


def _figures(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    """What became of each figure. A coefficient is no news of a region: only two releases may differ in it."""
    days_only = before.catalog is after.catalog
    old, new = (grouped((e for e in known(at) if not (days_only and base_quantity(e.quantity) == "coefficient")), lambda e: e.topic)
                for at in (before, after))  # fmt: skip
    for topic in dict.fromkeys([*new, *old]):
        was, now = old.get(topic, []), new.get(topic, [])
        stood, stands = (next((e for e in held if e.chosen), None) for held in (was, now))
        shown = stands or stood
        if stands and not stood:
            yield _figure("claim", stands, None, stands)
        elif stood and not stands and not now:
            yield _figure("withdrawn", stood, stood, None)
        elif stood and stands and not (same(stood.amount, stands.amount) or rounded(stood.amount, stands.amount)):
            yield _figure("replaced", stands, stood, stands)
        told = {_said(e) for e in was} | ({_said(shown)} if shown else set())
        for rival in now:
            if _said(rival) not in told and was:
                told.add(_said(rival))
                alike = stands and (same(rival.amount, stands.amount) or rounded(rival.amount, stands.amount))
                yield _figure("confirmed" if alike else "rival", rival, stands, rival)


def _said(entry: Entry) -> tuple[Any, ...]:
    """Who says what of the topic."""
    return entry.amount.dimension, entry.amount.base, entry.qualifier, entry.source, entry.locator


def _figure(kind: str, shown: Entry, before: Entry | None, after: Entry | None) -> ChangeRow:
    return ChangeRow(
        kind=kind, record_kind="claim", record=shown.record, name=shown.record_name, place=shown.place, quantity=shown.quantity,
        product=shown.product, date=str(shown.date or ""), gone=after is None, cited=shown.cited,
        **_amount(before, "before"), **_amount(after, "after"),
    )  # fmt: skip


def _standing(at: Snapshot) -> Mapping[tuple[str, str], ProjectRow]:
    return {(r.project, r.phase): r for r in projects(at.catalog, Selection(at.day))}


def _steps(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    old, new = _standing(before), _standing(after)
    for key, now in new.items():
        was = old[key].status if key in old else ""
        if now.status and now.status != was:
            yield ChangeRow(
                kind="step", record_kind="project", record=now.project, name=joined("comma", filter(None, (now.project_name, now.phase_name))),
                place=now.place, status_before=was, status_after=now.status, date=now.status_date, cited=now.status_cited,
            )  # fmt: skip


def _records(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    """Records that one release has and the other has not."""
    for kind in _UNDATED:
        old, new = getattr(before.catalog, kind), getattr(after.catalog, kind)
        for key in [*(k for k in new if k not in old), *(k for k in old if k not in new)]:
            record = new.get(key) or old[key]
            yield ChangeRow(
                kind="record", record_kind=kind.removesuffix("s"), record=key, name=named(record),
                place=getattr(record, "place", None) or "", gone=key not in new,
                cited=cite(getattr(record, "source", None), getattr(record, "locator", None)),
            )  # fmt: skip


def _events(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    old = {k for k, e in before.catalog.events.items() if e.date.is_by(before.day)}
    for key, event in after.catalog.events.items():
        if key not in old and event.date.is_by(after.day):
            place = event.places[0] if len(event.places) == 1 else ""
            yield ChangeRow(
                kind="event", record_kind="event", record=key, name=Pair(event.title, event.title_en), place=place,
                date=str(event.date), cited=cite(event.source, event.locator),
            )  # fmt: skip


def _sources(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    """Sources that came out in between, and those that a later release took in, whenever they came out."""
    for key, source in after.catalog.sources.items():
        out = source.published is None or source.published.is_by(after.day)
        there = before.catalog.sources.get(key)
        was = there is not None and (there.published is None or there.published.is_by(before.day))
        if out and not was:
            yield ChangeRow(
                kind="source", record_kind="source", record=key, name=Pair(source.title, source.title_en),
                date=str(source.published or ""), cited=cite(key, ""),
            )  # fmt: skip


def compare(before: Snapshot, after: Snapshot) -> Table[ChangeRow]:
    """Every change, in the order of KINDS, within each the newest first."""
    rows = [*_steps(before, after), *_figures(before, after), *_events(before, after), *_sources(before, after)]
    if before.catalog is not after.catalog:
        rows += _records(before, after)
    newest_first = sorted(rows, key=lambda r: (r.date, r.record, r.quantity, r.product), reverse=True)
    return table(ChangeRow, sorted(newest_first, key=lambda r: KINDS.index(r.kind)))


@remembered
def between(catalog: Catalog, since: date, chosen: Selection) -> Table[ChangeRow]:
    """What changed from ``since`` to the day of ``chosen``, where its filters of place, project and search allow it."""
    rows = compare(Snapshot(catalog, since), Snapshot(catalog, chosen.day))
    return rows.where(lambda r: _chosen(catalog, chosen, r))


def _chosen(catalog: Catalog, chosen: Selection, row: ChangeRow) -> bool:
    project = catalog.projects.get(row.record) or (
        catalog.phases[row.record][0] if row.record in catalog.phases else None
    )
    if chosen.filters_projects and (project is None or not project_chosen(catalog, chosen, project, row.status_after)):
        return False
    return in_places(catalog, chosen, row.place) and names.matches(
        chosen.query, tuple(filter(None, (row.name.zh, row.name.en)))
    )


@dataclass(frozen=True)
class Bulletin:
    """How much changed, kind by kind, and the steps that were taken, which are told by name."""

    counts: Mapping[str, int]
    steps: tuple[ChangeRow, ...]
    replaced: tuple[ChangeRow, ...]

    def __bool__(self) -> bool:
        return any(self.counts.values())


def bulletin(rows: Table[ChangeRow]) -> Bulletin:
    held = grouped(rows, lambda r: r.kind)
    return Bulletin(
        {kind: len(held.get(kind, ())) for kind in KINDS}, tuple(held.get("step", ())), tuple(held.get("replaced", ()))
    )
