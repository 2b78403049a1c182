"""Where sources differ: the ledger as the reader filters it, rival claims side by side with the rule that chose among them,
and what sources say otherwise of names, places and roles.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose
from atlas.catalog.remember import remembered
from atlas.figures.claims import Entry, ledger
from atlas.figures.selection import Selection, in_places, named, project_chosen
from atlas.figures.table import Cited, Table, cite, table
from atlas.words import names
from atlas.words.pair import Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.vocab import LEDGER_QUANTITY, QUANTITY, ROLE, Word


@dataclass(frozen=True)
class ClaimRow:
    """A claim of the ledger among those of the same ``topic``."""

    id: str
    topic: str
    record: str
    record_name: Pair
    place: str
    quantity: str
    product: str
    value: float | None
    unit: str
    qualifier: str
    stated: Pair
    status: str
    date: str
    grade: str
    cited: Cited
    chosen: bool
    claims: int
    reason: str
    agrees: bool
    rejected: Pair
    note: Pair


@dataclass(frozen=True)
class ReadingRow:
    """What another source says of a field that is not a number, beside the record's own value."""

    record: str
    record_name: Pair
    field: str
    own: Pair
    rival: Pair
    date: str
    cited: Cited
    note: Pair


ONLY = ("rivals", "not_chosen")


def reason(catalog: Catalog, taken: Entry, other: Entry) -> str:
    """Which part of the rule put ``taken`` before ``other``: refused, words, date, grade, or the order of writing."""
    if other.rejected:
        return "refused"
    if taken.value is not None and other.value is None:
        return "words"
    if _days(taken) != _days(other):
        return "date"
    return "grade" if catalog.sources[taken.source].grade != catalog.sources[other.source].grade else "first"


def _days(entry: Entry) -> tuple[date, date] | None:
    return (entry.date.first, entry.date.last) if entry.date else None


def _group_rows(catalog: Catalog, group: Sequence[Entry], day: date) -> Iterator[ClaimRow]:
    """The rows of claims of one thing, the one that stands first, then the newest."""
    taken = next((e for e in group if e.chosen), None)
    next_best = choose([e for e in group if e is not taken], catalog.sources, day)
    for e in sorted(group, key=lambda e: (not e.chosen, -(e.date.first if e.date else date.min).toordinal(), e.id)):
        if taken is None:
            why = "refused"
        elif e is not taken:
            why = reason(catalog, taken, e)
        else:
            why = "only" if len(group) == 1 else reason(catalog, taken, next_best) if next_best else "refused"
        agrees = (
            taken is not None
            and e is not taken
            and (e.value, e.unit, e.qualifier) == (taken.value, taken.unit, taken.qualifier)
        )
        yield ClaimRow(
            id=e.id, topic=e.rivals, record=e.record, record_name=Pair(e.record_name, e.record_name_en), place=e.place,
            quantity=e.quantity, product=e.product, value=None if e.value is None else float(e.value), unit=e.unit,
            qualifier=e.qualifier, stated=Pair(e.stated, e.stated_en), status=e.status, date=str(e.date or ""),
            grade=catalog.sources[e.source].grade, cited=cite(e.source, e.locator), chosen=e.chosen, claims=len(group),
            reason=why, agrees=agrees, rejected=Pair(e.rejected or "", e.rejected_en), note=Pair(e.note, e.note_en),
        )  # fmt: skip


@remembered
def claims(catalog: Catalog, chosen: Selection) -> Table[ClaimRow]:
    """One row for each claim of the ledger known by the day, claims of one thing (``topic``) together, the one that stands first.

    All filters apply to the record that a claim is of; the search also finds the titles of sources. ``claims`` counts those of
    the same thing; ``reason`` tells why a claim stands (``only`` if it has no rival) or why another was put before it.
    """
    groups: dict[str, list[Entry]] = {}
    for e in ledger(catalog, chosen.day):
        if e.date is None or e.date.is_by(chosen.day):
            groups.setdefault(e.rivals, []).append(e)
    kept = (g for g in groups.values() if _record_chosen(catalog, chosen, g[0]) or _cited(catalog, chosen, g))
    return table(ClaimRow, (row for group in kept for row in _group_rows(catalog, group, chosen.day)))


def _cited(catalog: Catalog, chosen: Selection, group: Sequence[Entry]) -> bool:
    """Whether the search finds a source of a claim that passes the other filters."""
    cited = [catalog.sources[e.source] for e in group]
    found = any(names.matches(chosen.query, (s.title, s.title_en, s.publisher, s.publisher_en, s.id)) for s in cited)
    return found and _record_chosen(catalog, replace(chosen, query=""), group[0])


@remembered
def rivals(catalog: Catalog, chosen: Selection) -> Table[ClaimRow]:
    """The rows of ``claims`` that have rivals."""
    return claims(catalog, chosen).where(lambda r: r.claims > 1)


def base_quantity(quantity: str) -> str:
    """The quantity that a reader chooses by: totals are capacities, the ends of a range are coefficients."""
    return {"capacity_total": "capacity", "coefficient_low": "coefficient", "coefficient_high": "coefficient"}.get(
        quantity, quantity
    )


@remembered
def quantities(catalog: Catalog) -> tuple[str, ...]:
    """The quantities that the ledger holds, in the order of the vocabulary."""
    there = {base_quantity(e.quantity) for e in ledger(catalog)}
    return tuple(q for q in {**LEDGER_QUANTITY, **QUANTITY} if q in there)


@remembered
def narrowed(
    catalog: Catalog, chosen: Selection, grades: tuple[str, ...] = (), wanted: tuple[str, ...] = (), only: str = ""
) -> Table[ClaimRow]:
    """The rows of ``claims`` of some grades and quantities (none means all); ``only`` is "", rivals, not_chosen or both."""
    return claims(catalog, chosen).where(
        lambda r: (
            (not grades or r.grade in grades)
            and (not wanted or base_quantity(r.quantity) in wanted)
            and (only not in ("rivals", "both") or r.claims > 1)
            and (only not in ("not_chosen", "both") or not r.chosen)
        )
    )


def later(catalog: Catalog, chosen: Selection) -> int:
    """How many claims of the ledger are not known yet on the day; a date that is a year or a month counts from its last day."""
    return sum(e.date is not None and not e.date.is_by(chosen.day) for e in ledger(catalog, chosen.day))


@remembered
def about(catalog: Catalog, day: date, records: tuple[str, ...]) -> Table[ClaimRow]:
    """The rows of ``claims`` of what some records (by id, in their order) speak of, with the rivals, whatever is filtered."""
    rows = claims(catalog, Selection(day=day))
    place = {key: n for n, key in enumerate(records)}
    at: dict[str, int] = {}
    for row in rows:
        if row.record in place:
            at[row.topic] = min(at.get(row.topic, len(place)), place[row.record])
    return table(ClaimRow, sorted((r for r in rows if r.topic in at), key=lambda r: at[r.topic]))


def _record_chosen(catalog: Catalog, chosen: Selection, entry: Entry) -> bool:
    project = catalog.projects.get(entry.record) or catalog.phases.get(entry.record, (None,))[0]
    if project:
        return project_chosen(catalog, chosen, project, entry.status)
    if chosen.filters_projects or not in_places(catalog, chosen, entry.place):
        return False
    return names.matches(chosen.query, (entry.record_name, entry.record_name_en))


@remembered
def readings(catalog: Catalog, chosen: Selection) -> Table[ReadingRow]:
    """One row for each statement of another source that is not a number: who runs a project, which place is the core, …"""
    rows: list[ReadingRow] = []
    for project in catalog.projects.values():
        if project.rivals and project_chosen(catalog, chosen, project, ""):
            rows += _readings(project, {"enterprise": catalog.enterprises, "place": catalog.places})
    if not chosen.filters_projects:
        for place in catalog.places.values():
            if in_places(catalog, chosen, place.id) and named(chosen, place):
                rows += _readings(place, {"role": ROLE})
        if not chosen.places:
            rows += [r for e in catalog.events.values() if names.matches(chosen.query, (e.title, e.title_en))
                     for r in _readings(e, {})]  # fmt: skip
    return table(ReadingRow, rows)


def _readings(record: Any, look_up: dict[str, Mapping[str, Any]]) -> Iterator[ReadingRow]:
    for rival in record.rivals:
        own, found = str(getattr(record, rival.field, None) or ""), look_up.get(rival.field, {})
        said = pair(rival, "value")
        yield ReadingRow(record.id, named_pair(record), rival.field, _label(found.get(own)) or Pair(own, own),
                         _label(found.get(rival.value)) or said, str(rival.date), cite(rival.source, rival.locator),
                         pair(rival, "note"))  # fmt: skip


def _label(found: Any) -> Pair:
    return Pair(found.label("zh"), found.label("en")) if isinstance(found, Word) else named_pair(found)
