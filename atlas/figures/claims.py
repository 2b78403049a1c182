"""The ledger: one row for every number that a source states, and which of its rivals it is.

Claims with the same ``rivals`` key speak of the same thing; ``choice.choose`` tells which stands, the page shows the others
beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from atlas.catalog.catalogue import Catalog
from atlas.catalog.choice import choose, milestone_of_total, milestone_on
from atlas.catalog.model import Claim, Coefficient, Enterprise, Indicator, Investment, Place
from atlas.catalog.remember import remembered
from atlas.figures.selection import Selection, in_places, named
from atlas.figures.table import Cited, Table, cite, table
from atlas.words.dates import PartialDate
from atlas.words.pair import Pair, pair
from atlas.words.pair import named as named_pair

COLUMNS = ("id", "record", "record_name", "place", "quantity", "product", "value", "unit", "qualifier", "stated",
           "status", "date", "source", "locator", "chosen", "rejected", "note")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger. ``rivals`` is the key that claims of the same thing share; the rest are the CSV's columns."""

    id: str
    record: str
    record_name: str
    record_name_en: str
    place: str
    quantity: str
    product: str
    value: Decimal | None
    unit: str
    qualifier: str
    stated: str
    stated_en: str
    status: str
    date: PartialDate | None
    source: str
    locator: str
    rivals: str
    rejected: str | None = None
    rejected_en: str = ""
    note: str = ""
    note_en: str = ""
    chosen: bool = False


def _entry(claim: Claim | Coefficient, key: str, record: str, name: tuple[str, str], **more: str) -> Entry:
    text: dict[str, Any] = {
        f: getattr(claim, f, None) or "" for f in ("stated", "stated_en", "rejected_en", "note", "note_en")
    }
    return Entry(
        id=more.get("id", key), record=record, record_name=name[0], record_name_en=name[1], place=more.get("place", ""),
        quantity=more["quantity"], product=more.get("product", ""), value=claim.value, unit=claim.unit,
        qualifier=claim.qualifier, status=more.get("status", ""), date=claim.date, source=claim.source,
        locator=claim.locator, rivals=key, rejected=getattr(claim, "rejected", None), **text)  # fmt: skip


def _numbered(key: str, claims: Sequence[Claim], record: str, name: tuple[str, str], **more: str) -> Iterator[Entry]:
    """Claims of one thing under one key; each id ends in its place among them, so that it leads back to its line."""
    for number, claim in enumerate(claims, start=1):
        yield _entry(claim, key, record, name, id=f"{key}.{number}", **more)


def _capacities(catalog: Catalog, day: date) -> Iterator[Entry]:
    for project in catalog.projects.values():
        place = project.place or ""
        groups = [("total", project.id, project.total, (project.name, project.name_en), project.milestones)]
        for p in project.phases:
            name = f"{project.name} {p.name}", f"{project.name_en}, {p.name_en}"
            groups.append(("capacity", p.id, p.capacities, name, p.milestones))
        for quantity, record, capacities, name, milestones in groups:
            for product in dict.fromkeys(c.product for c in capacities):
                total = quantity == "total"
                at = milestone_of_total(project, product, day) if total else milestone_on(milestones, day)
                same = [c for c in capacities if c.product == product]
                rows = _numbered(f"{record}:{quantity}:{product}", same, record, name, place=place, product=product,
                                 quantity="capacity_total" if total else quantity,
                                 status=at.status if at else "")  # fmt: skip
                for claim, row in zip(same, rows, strict=True):
                    yield replace(row, quantity="expected_yield") if claim.sense == "expected_yield" else row


def investment_key(row: Investment) -> str:
    """Rows of one name and kind, with the same party, project and place, speak of the same amount."""
    return "|".join(str(getattr(row, f) or "") for f in ("name", "kind", "party", "project", "place"))


def indicator_key(row: Indicator) -> str:
    """Rows of one subject, quantity, name, kind and period speak of the same figure."""
    return "|".join(str(getattr(row, f) or "") for f in ("subject", "quantity", "name", "kind", "period"))


def _statements(catalog: Catalog) -> Iterator[Entry]:
    for row in catalog.investments.values():
        more = {"place": row.place or "", "status": row.kind}
        yield _entry(
            row, investment_key(row), row.id, (row.name, row.name_en), id=row.id, quantity="investment", **more
        )
        if row.projects is not None:
            entry = _entry(row, investment_key(row), row.id, (row.name, row.name_en), id=f"{row.id}:projects",
                           quantity="projects", **more)  # fmt: skip
            yield replace(entry, value=row.projects, unit="个", rivals=f"{entry.rivals}:projects")
    for figure in catalog.indicators.values():
        place = figure.subject if figure.subject in catalog.places else catalog.enterprises[figure.subject].place or ""
        yield _entry(figure, indicator_key(figure), figure.id, (figure.name, figure.name_en), id=figure.id, place=place,
                     quantity=figure.quantity, status=figure.kind)  # fmt: skip
    for deposit in catalog.deposits.values():
        named = (deposit.name, deposit.name_en)
        for quantity in dict.fromkeys(f.quantity for f in deposit.figures):
            of_one = [f for f in deposit.figures if f.quantity == quantity]
            for number, claim in enumerate(of_one, start=1):
                yield _entry(claim, f"{deposit.id}:{quantity}:{claim.name}", deposit.id,
                             (f"{named[0]}: {claim.name}", f"{named[1]}: {claim.name_en}"),
                             id=f"{deposit.id}:{quantity}.{number}", quantity=quantity, place=deposit.place or "")  # fmt: skip
    for event in catalog.events.values():
        for number, part in enumerate(event.figures, start=1):
            key = f"{event.id}:{part.quantity}:{part.name}"
            yield _entry(part, key, event.id, (f"{event.title}: {part.name}", f"{event.title_en}: {part.name_en}"),
                         id=f"{event.id}:figure.{number}", quantity=part.quantity,
                         place=event.places[0] if len(event.places) == 1 else "")  # fmt: skip


def _factors(catalog: Catalog) -> Iterator[Entry]:
    for factor in catalog.coefficients.values():
        name = factor.name, factor.name_en
        if factor.value is not None:
            yield _entry(factor, factor.id, factor.id, name, quantity="coefficient", status=factor.kind)
        for end, value, qualifier in (("low", factor.low, "at_least"), ("high", factor.high, "up_to")):
            if value is not None:
                row = _entry(
                    factor, f"{factor.id}:{end}", factor.id, name, quantity=f"coefficient_{end}", status=factor.kind
                )
                yield replace(row, value=value, qualifier=qualifier)
    for tie in catalog.relations.values():
        if tie.share is not None:
            party: dict[str, Place | Enterprise] = {**catalog.places, **catalog.enterprises}
            names = party[tie.subject], party[tie.object]
            yield Entry(id=f"{tie.id}:share", record=tie.id, record_name=" – ".join(n.name for n in names),
                        record_name_en=" – ".join(n.name_en for n in names), place="", quantity="share", product="",
                        value=tie.share, unit="%", qualifier="exact", stated="", stated_en="", status=tie.kind,
                        date=tie.date, source=tie.source, locator=tie.locator, rivals=f"{tie.id}:share",
                        note=tie.note or "", note_en=tie.note_en or "")  # fmt: skip


@lru_cache(maxsize=64)
def ledger(catalog: Catalog, day: date | None = None) -> tuple[Entry, ...]:
    """Every claim, sorted by id; ``chosen`` is true for the one that stands among its rivals as of ``day``.

    ``status`` is a project's status on ``day`` for capacities, and the kind of figure (signed, target, …) for others.
    """
    entries = [*_capacities(catalog, day or date.max), *_statements(catalog), *_factors(catalog)]
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.rivals, []).append(entry)
    stands = {id(choose(group, catalog.sources, day)) for group in groups.values()}
    return tuple(sorted((replace(e, chosen=id(e) in stands) for e in entries), key=lambda e: e.id))


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
        if row.date.is_by(chosen.day) and in_places(catalog, chosen, place) and named(chosen, row, subject):
            rows.append(IndicatorRow(
                row.id, named_pair(row), row.subject, named_pair(subject), row.quantity,
                None if row.value is None else float(row.value), row.unit, row.qualifier, pair(row, "stated"), row.kind,
                str(row.date), str(row.period or ""), row.id in stands, pair(row, "rejected"),
                cite(row.source, row.locator), pair(row, "note")))  # fmt: skip
    return table(IndicatorRow, rows)
