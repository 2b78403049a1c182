"""The ledger: one row for every number that a source states, which of its rivals it is, and how fresh and well sourced all of it is.

Claims with the same ``topic`` speak of the same thing; ``choice.choose`` tells which stands, the page shows the others
beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose, milestone_of_total, milestone_on
from atlas.catalog.model import Claim, Coefficient, Enterprise, Indicator, Investment, Phase, Place, Project
from atlas.catalog.remember import remembered
from atlas.figures.road import histories
from atlas.figures.shared.selection import Selection, in_places, named
from atlas.figures.shared.table import Cited, Table, cite, grouped, table
from atlas.words.dates import PartialDate
from atlas.words.pair import NOTHING, Pair, pair
from atlas.words.pair import named as named_pair
from atlas.words.quantity import Quantity, rounded, same
from atlas.words.text import joined

COLUMNS = ("id", "record", "record_name", "place", "quantity", "product", "value", "unit", "qualifier", "stated",
           "status", "date", "source", "locator", "chosen", "rejected", "note")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of the ledger. ``topic`` is the key that claims of the same thing share; the rest are the CSV's columns.

    ``value`` stands in ``unit`` as the source writes it, None where it gives words only; ``cited`` is one source.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = COLUMNS

    id: str
    topic: str
    record: str
    record_name: Pair
    place: str = ""
    quantity: str
    product: str = ""
    value: Decimal | None
    unit: str
    qualifier: str
    stated: Pair = NOTHING
    status: str = ""
    date: PartialDate | None
    cited: Cited
    chosen: bool = False
    rejected: Pair = NOTHING
    note: Pair = NOTHING
    wider: bool = False  # it speaks of more than its record: mine and mill together

    @property
    def source(self) -> str:
        return self.cited[0].source

    @property
    def locator(self) -> str:
        return self.cited[0].locator

    @property
    def amount(self) -> Quantity:
        return Quantity(self.value, self.unit, self.qualifier)


def part_name(project: Project, phase: Phase | None) -> Pair:
    """The name of a phase after that of its project; that of the project alone for None."""
    whole, part = named_pair(project), named_pair(phase)
    return Pair(f"{whole.zh} {part.zh}", f"{whole.en}, {part.en}") if part else whole


def _entry(claim: Claim | Coefficient, topic: str, record: str, name: Pair, **more: Any) -> Entry:
    """The entry of a claim; ``more`` are fields that the claim does not tell, or not so."""
    told: dict[str, Any] = {f: pair(claim, f) for f in ("stated", "rejected", "note")}
    told |= {f: getattr(claim, f) for f in ("value", "unit", "qualifier", "date")}
    told |= {"id": topic, "topic": topic, "record": record, "record_name": name}
    return Entry(**told | {"cited": cite(claim.source, claim.locator)} | more)


def _capacities(catalog: Catalog, day: date) -> Iterator[Entry]:
    """Each id ends in the place of the claim among its rivals, so that it leads back to its line."""
    for project in catalog.projects.values():
        for part in (None, *project.phases):
            held, quantity = part or project, "capacity" if part else "capacity_total"
            for product, claims in grouped(part.capacities if part else project.total, lambda c: c.product).items():
                at = milestone_on(part.milestones, day) if part else milestone_of_total(project, product, day)
                topic = f"{held.id}:{'capacity' if part else 'total'}:{product}"
                for number, claim in enumerate(claims, start=1):
                    yield _entry(claim, topic, held.id, part_name(project, part), id=f"{topic}.{number}", product=product,
                                 quantity=claim.sense if claim.sense == "expected_yield" else quantity, place=project.place or "",
                                 status=at.status if at else "", wider=claim.wider)  # fmt: skip


def investment_key(row: Investment) -> str:
    """Rows of one name and kind, with the same party, project and place, speak of the same amount."""
    return "|".join(str(getattr(row, f) or "") for f in ("name", "kind", "party", "project", "place"))


def indicator_key(row: Indicator) -> str:
    """Rows of one subject, quantity, name, kind and period speak of the same figure."""
    return "|".join(str(getattr(row, f) or "") for f in ("subject", "quantity", "name", "kind", "period"))


def _statements(catalog: Catalog) -> Iterator[Entry]:
    for row in catalog.investments.values():
        topic, name = investment_key(row), named_pair(row)
        more = {"place": row.place or "", "status": row.kind}
        yield _entry(row, topic, row.id, name, id=row.id, quantity="investment", **more)
        if row.projects is not None:
            yield _entry(row, f"{topic}:projects", row.id, name, id=f"{row.id}:projects", quantity="projects",
                         value=row.projects, unit="个", **more)  # fmt: skip
    for figure in catalog.indicators.values():
        place = figure.subject if figure.subject in catalog.places else catalog.enterprises[figure.subject].place or ""
        yield _entry(figure, indicator_key(figure), figure.id, named_pair(figure), id=figure.id, place=place,
                     quantity=figure.quantity, status=figure.kind)  # fmt: skip
    for deposit in catalog.deposits.values():
        for quantity, claims in grouped(deposit.figures, lambda f: f.quantity).items():
            for number, claim in enumerate(claims, start=1):
                name = joined("colon", (named_pair(deposit), named_pair(claim)))
                yield _entry(claim, f"{deposit.id}:{quantity}:{claim.name}", deposit.id, name, place=deposit.place or "",
                             id=f"{deposit.id}:{quantity}.{number}", quantity=quantity)  # fmt: skip
    for event in catalog.events.values():
        for number, part in enumerate(event.figures, start=1):
            name = joined("colon", (named_pair(event), named_pair(part)))
            yield _entry(part, f"{event.id}:{part.quantity}:{part.name}", event.id, name, id=f"{event.id}:figure.{number}",
                         quantity=part.quantity, place=event.places[0] if len(event.places) == 1 else "")  # fmt: skip


def _factors(catalog: Catalog) -> Iterator[Entry]:
    for factor in catalog.coefficients.values():
        name, kind = named_pair(factor), factor.kind
        if factor.value is not None:
            yield _entry(factor, factor.id, factor.id, name, quantity="coefficient", status=kind)
        for end, value, qualifier in (("low", factor.low, "at_least"), ("high", factor.high, "up_to")):
            if value is not None:
                yield _entry(factor, f"{factor.id}:{end}", factor.id, name, quantity=f"coefficient_{end}", status=kind,
                             value=value, qualifier=qualifier)  # fmt: skip
    party: dict[str, Place | Enterprise] = {**catalog.places, **catalog.enterprises}
    for tie in catalog.relations.values():
        if tie.share is not None:
            name = joined("dash", (named_pair(party[tie.subject]), named_pair(party[tie.object])))
            yield Entry(id=f"{tie.id}:share", topic=f"{tie.id}:share", record=tie.id, record_name=name, quantity="share",
                        value=tie.share, unit="%", qualifier="exact", status=tie.kind, date=tie.date,
                        cited=cite(tie.source, tie.locator), note=pair(tie, "note"))  # fmt: skip


@remembered
def ledger(catalog: Catalog, day: date | None = None) -> Table[Entry]:
    """Every claim, sorted by id; ``chosen`` is true for the one that stands among its rivals as of ``day``.

    ``status`` is a project's status on ``day`` for capacities, and the kind of figure (signed, target, …) for others.
    """
    entries = [*_capacities(catalog, day or date.max), *_statements(catalog), *_factors(catalog)]
    groups = grouped(entries, lambda e: e.topic).values()
    stands = {id(choose(group, catalog.sources, day)) for group in groups}
    return table(Entry, sorted((replace(e, chosen=id(e) in stands) for e in entries), key=lambda e: e.id))


def differ(claims: Sequence[Entry]) -> bool:
    """Whether claims of one thing tell different figures; the same in another unit, or rounded, is no other figure."""
    taken = next((e for e in claims if e.chosen), claims[0]).amount
    return not all(same(e.amount, taken) or rounded(e.amount, taken) for e in claims)


def base_quantity(quantity: str) -> str:
    """The quantity that a reader chooses by: totals are capacities, the ends of a range are coefficients."""
    whole = {"capacity_total": "capacity", "coefficient_low": "coefficient", "coefficient_high": "coefficient"}
    return whole.get(quantity, quantity)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh and how well sourced: newest dated claim or milestone, counts, how many of the claims have grade A.

    ``claims`` counts statements: what a source says of a phase and again of its project is one. ``several`` counts what more
    than one claim speaks of, ``rivals`` those of them in which the figures differ.
    """

    newest: str
    sources: int
    claims: int
    grade_a: int
    several: int
    rivals: int


@remembered
def newest(catalog: Catalog, day: date) -> PartialDate | None:
    """The date of the newest material known on ``day``: of a figure, of a step that was taken, of an event. Plans and targets don't count."""
    dates = [e.date for e in ledger(catalog) if e.date and e.status != "target"]
    dates += [m.date for p in catalog.projects.values() for _, m in histories(p) if m.basis != "planned"]
    dates += [e.date for e in catalog.events.values()]
    return max((d for d in dates if d.first <= day), key=lambda d: (d.first, d.last), default=None)


@remembered
def freshness(catalog: Catalog) -> Freshness:
    """Over the whole catalogue, whatever is filtered."""
    entries = ledger(catalog)
    dates = [e.date for e in entries if e.date and e.status != "target"]
    dates += [m.date for p in catalog.projects.values() for _, m in histories(p) if m.basis != "planned"]
    several = [group for group in grouped(entries, lambda e: e.topic).values() if len(group) > 1]
    rivals = [group for group in several if differ(group)]
    newest, said = max(dates, key=lambda d: (d.first, d.last), default=None), statements(catalog)
    graded = sum(catalog.sources[e.source].grade == "A" for e in said)
    return Freshness(str(newest or ""), len(catalog.sources), len(said), graded, len(several), len(rivals))


def statements(catalog: Catalog) -> list[Entry]:
    """The entries of the ledger without those that only repeat: what the same source says of the same date with the same figure
    of one thing, or of that and of what holds it."""

    def same(e: Entry) -> tuple[object, ...]:
        return base_quantity(e.quantity), e.product, e.value, e.unit, e.stated, e.date, e.source

    said: list[Entry] = []
    for group in grouped(ledger(catalog), same).values():
        records = {e.record for e in group}
        once = {e.topic: e for e in reversed(group)}.values()
        said += [e for e in once if not records.intersection(_above(catalog, e.record))]
    return said


def _above(catalog: Catalog, record: str) -> Iterator[str]:
    """What holds a record: the project of a phase, the agreement of a project, the larger amount of an amount."""
    held = catalog.projects.get(record) or catalog.investments.get(record)
    outer = catalog.phases[record][0].id if record in catalog.phases else held.part_of if held else None
    if outer:
        yield outer
        yield from _above(catalog, outer)


@dataclass(frozen=True)
class IndicatorRow:
    """A figure about a place or an enterprise known by the day."""

    id: str
    name: Pair
    subject: str
    subject_name: Pair
    quantity: str
    value: float | None
    unit: str
    qualifier: str
    stated: Pair
    kind: str
    date: str
    period: str
    chosen: bool
    rejected: Pair
    cited: Cited
    note: Pair


@remembered
def indicators(catalog: Catalog, chosen: Selection) -> Table[IndicatorRow]:
    """One row for each figure about a place or an enterprise known by the day; filters of place and search apply."""
    stands = {e.id for e in ledger(catalog, chosen.day) if e.chosen}
    rows = []
    for row in catalog.indicators.values():
        subject: Any = catalog.places.get(row.subject) or catalog.enterprises[row.subject]
        place = row.subject if row.subject in catalog.places else subject.place
        if row.date.is_by(chosen.day) and in_places(catalog, chosen, place) and named(catalog, chosen, row, subject):
            rows.append(IndicatorRow(
                row.id, named_pair(row), row.subject, named_pair(subject), row.quantity,
                None if row.value is None else float(row.value), row.unit, row.qualifier, pair(row, "stated"), row.kind,
                str(row.date), str(row.period or ""), row.id in stands, pair(row, "rejected"),
                cite(row.source, row.locator), pair(row, "note")))  # fmt: skip
    return table(IndicatorRow, rows)
