"""Where sources differ: the ledger as the reader filters it, rival claims side by side with the rule that chose among them,
and what sources say otherwise of names, places and roles.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose, reason
from atlas.catalog.remember import remembered
from atlas.figures.shared.claims import Entry, base_quantity, differ, ledger
from atlas.figures.shared.search import concerned
from atlas.figures.shared.selection import Selection, in_places, named, project_chosen
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words import text
from atlas.words.dates import PartialDate
from atlas.words.pair import NOTHING, Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.quantity import rounded, same
from atlas.words.vocab import LEDGER_QUANTITY, QUANTITY, ROLE, Word

ONLY = ("rivals", "not_chosen")


@dataclass(frozen=True, kw_only=True)
class ClaimRow(Entry):
    """A row of the ledger beside its rivals.

    ``claims`` counts those of the same topic, itself among them. ``reason`` is only, refused, unverified, words, wider, date, grade or first: why
    it stands (``only`` if it has no rival) or why another was put before it; ``agrees`` tells that it says the same as that one.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "id", "topic", "record", "record_name", "record_name_en", "place", "quantity", "product", "value", "unit", "qualifier",
        "stated", "stated_en", "status", "date", "grade", "source", "locator", "chosen", "claims", "reason", "agrees",
        "rejected", "rejected_en", "note", "note_en")  # fmt: skip

    grade: str
    claims: int
    reason: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """What a source says otherwise where no number is meant; ``field`` is a word of ``RIVAL_FIELD``, ``own`` what is followed."""

    record: str
    record_name: Pair
    field: str
    own: Pair
    rival: Pair
    date: str
    cited: Cited
    note: Pair


def _group_rows(catalog: Catalog, group: Sequence[Entry], day: date) -> Iterator[ClaimRow]:
    """The rows of claims of one thing, the one that stands first, then the newest."""
    taken = next((e for e in group if e.chosen), None)
    next_best = choose([e for e in group if e is not taken], catalog.sources, day)
    for e in sorted(group, key=lambda e: (not e.chosen, -(e.date.first if e.date else date.min).toordinal(), e.id)):
        if taken is None:
            why = "refused" if e.rejected else "unverified"
        elif e is not taken:
            why = reason(catalog.sources, taken, e)
        else:
            why = "only" if len(group) == 1 else reason(catalog.sources, taken, next_best) if next_best else "refused"
        agrees = taken is not None and e is not taken and same(e.amount, taken.amount)
        told = {f.name: getattr(e, f.name) for f in fields(Entry)}
        yield ClaimRow(**told, grade=catalog.sources[e.source].grade, claims=len(group), reason=why, agrees=agrees)


@remembered
def claims(catalog: Catalog, chosen: Selection) -> Table[ClaimRow]:
    """One row for each claim of the ledger known by the day, claims of one topic together, the one that stands first.

    All filters apply to the record that a claim is of; the search also finds the titles of sources.
    """
    known = (e for e in ledger(catalog, chosen.day) if e.date is None or e.date.is_by(chosen.day))
    kept = (g for g in grouped(known, lambda e: e.topic).values()
            if _record_chosen(catalog, chosen, g[0]) or _cited(catalog, chosen, g))  # fmt: skip
    return table(ClaimRow, (row for group in kept for row in _group_rows(catalog, group, chosen.day)))


def _cited(catalog: Catalog, chosen: Selection, group: Sequence[Entry]) -> bool:
    """Whether the search finds a source of a claim that passes the other filters."""
    cited = [catalog.sources[e.source] for e in group]
    found = any(named(catalog, chosen, source) for source in cited)
    return found and _record_chosen(catalog, replace(chosen, query=""), group[0])


@remembered
def rivals(catalog: Catalog, chosen: Selection) -> Table[ClaimRow]:
    """The rows of ``claims`` that have rivals."""
    return claims(catalog, chosen).where(lambda row: row.claims > 1)


def differing(rows: Table[ClaimRow]) -> int:
    """Of how many topics the figures are not all the same."""
    return sum(map(differ, grouped(rows, lambda r: r.topic).values()))


@dataclass(frozen=True)
class Topic:
    """The claims of one thing, of which there are several: the one that stands (None if none does), those that tell the same
    figure, those that are the same when rounded, those that tell another."""

    taken: ClaimRow | None
    alike: tuple[ClaimRow, ...]
    near: tuple[ClaimRow, ...]
    others: tuple[ClaimRow, ...]

    @property
    def rows(self) -> tuple[ClaimRow, ...]:
        """All of them, the one that stands first."""
        return (*([self.taken] if self.taken else []), *self.alike, *self.near, *self.others)

    @property
    def spread(self) -> float:
        """How many times the smallest figure goes into the largest."""
        known = [float(base) for r in self.rows if (base := r.amount.base)]
        return max(known) / min(known) if known else 1.0


@remembered
def topics(catalog: Catalog, chosen: Selection) -> Table[Topic]:
    """What several claims speak of: first where they differ most, then where they agree, in the order of the ledger."""
    made = [_topic(group) for group in grouped(rivals(catalog, chosen), lambda r: r.topic).values()]
    return table(Topic, sorted(made, key=lambda t: (not t.others, -t.spread if t.others else 0.0)))


def _topic(group: Sequence[ClaimRow]) -> Topic:
    taken = next((r for r in group if r.chosen), None)
    if taken is None:
        return Topic(None, (), (), tuple(group)) if differ(group) else Topic(None, tuple(group), (), ())
    alike = tuple(r for r in group if r is not taken and r.agrees)
    near = tuple(r for r in group if not (r is taken or r.agrees) and rounded(r.amount, taken.amount))
    return Topic(taken, alike, near, tuple(r for r in group if r is not taken and r not in (*alike, *near)))


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

    def kept(row: ClaimRow) -> bool:
        asked = (not grades or row.grade in grades) and (not wanted or base_quantity(row.quantity) in wanted)
        alone, taken = row.claims == 1, row.chosen
        return asked and not (alone and only in ("rivals", "both")) and not (taken and only in ("not_chosen", "both"))

    return claims(catalog, chosen).where(kept)


def later(catalog: Catalog, chosen: Selection) -> int:
    """How many claims of the ledger are not known yet on the day; a date that is a year or a month counts from its last day."""
    return sum(e.date is not None and not e.date.is_by(chosen.day) for e in ledger(catalog, chosen.day))


@remembered
def about(catalog: Catalog, day: date, records: tuple[str, ...]) -> Table[ClaimRow]:
    """The rows of ``claims`` of what some records (by id, in their order) speak of, with the rivals, whatever is filtered."""
    place, at = {key: n for n, key in enumerate(records)}, dict[str, int]()
    rows = claims(catalog, Selection(day=day))
    for row in rows:
        if row.record in place:
            at[row.topic] = min(at.get(row.topic, len(place)), place[row.record])
    return table(ClaimRow, sorted((row for row in rows if row.topic in at), key=lambda row: at[row.topic]))


def _record_chosen(catalog: Catalog, chosen: Selection, entry: Entry) -> bool:
    project = catalog.projects.get(entry.record) or catalog.phases.get(entry.record, (None,))[0]
    if project:
        return project_chosen(catalog, chosen, project, entry.status)
    if chosen.filters_projects or not in_places(catalog, chosen, entry.place):
        return False
    return named(catalog, chosen, *concerned(catalog, entry.record))


@remembered
def readings(catalog: Catalog, chosen: Selection) -> Table[ReadingRow]:
    """One row for each statement of another source that is not a number: who runs a project, which place is the core, …"""
    rows: list[ReadingRow] = []
    for project in catalog.projects.values():
        if project.rivals and project_chosen(catalog, chosen, project, ""):
            rows += _readings(project, {"enterprise": catalog.enterprises, "place": catalog.places})
    if not chosen.filters_projects:
        for place in catalog.places.values():
            if in_places(catalog, chosen, place.id) and named(catalog, chosen, place):
                rows += _readings(place, {"role": ROLE})
        if not chosen.places:
            rows += [r for e in catalog.events.values() if named(catalog, chosen, e)
                     for r in _readings(e, {})]  # fmt: skip
    return table(ReadingRow, rows)


def _readings(record: Any, look_up: dict[str, Mapping[str, Any]]) -> Iterator[ReadingRow]:
    for rival in record.rivals:
        found = look_up.get(rival.field, {})
        yield ReadingRow(record.id, named_pair(record), rival.field, _own(record, rival.field, found),
                         _label(found.get(rival.value)) or pair(rival, "value"), str(rival.date),
                         cite(rival.source, rival.locator), pair(rival, "note"))  # fmt: skip


def _own(record: Any, field: str, found: Mapping[str, Any]) -> Pair:
    """What the record itself says in ``field``; the name of an event is its title."""
    if field == "name":
        return named_pair(record)
    own = getattr(record, field, None)
    if isinstance(own, PartialDate):
        return Pair(text.day(own, "zh"), text.day(own, "en"))
    if hasattr(record, f"{field}_en"):
        return pair(record, field)
    return _label(found.get(str(own))) or (Pair(str(own), str(own)) if own else NOTHING)


def _label(found: Any) -> Pair:
    """The name of a record or the label of a word."""
    return Pair(found.label("zh"), found.label("en")) if isinstance(found, Word) else named_pair(found)
