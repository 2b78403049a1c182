"""What each source is cited for: figures, steps, events, firms, places, relations and rival readings, one row for each.

Pure functions of the catalogue, remembered; callers must not change a frame. Nothing filters them but the day.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.remember import remembered
from atlas.figures.claims import ledger
from atlas.figures.layout import outline_source, outlines
from atlas.figures.rivals import claims
from atlas.figures.selection import Selection, frame
from atlas.figures.table import Cite, Cited, Table, cite, table
from atlas.words import names
from atlas.words.pair import NOTHING, Pair, named, pair
from atlas.words.vocab import GRADE

# What a source can be cited for, in the order in which a page tells it.
USES = (
    "claim",
    "milestone",
    "event",
    "enterprise",
    "place",
    "deposit",
    "project",
    "relation",
    "reading",
    "seat",
    "outline",
)


@dataclass(frozen=True)
class UseRow:
    """One time that a source is cited: ``use`` is one of ``USES``, ``record`` the id of what it is cited for."""

    use: str
    record: str
    record_name: Pair
    cited: Cited
    quantity: str = ""
    product: str = ""
    value: float | None = None
    unit: str = ""
    qualifier: str = ""
    stated: Pair = NOTHING
    status: str = ""
    date: str = ""
    chosen: bool = True
    note: Pair = NOTHING

    COLUMNS: ClassVar = ("source", "use", "record", "record_name", "record_name_en", "quantity", "product", "value", "unit",
                         "qualifier", "stated", "stated_en", "status", "date", "locator", "chosen", "note", "note_en")  # fmt: skip


def _row(use: str, record: Any, source: str | None, locator: str | None, **more: Any) -> UseRow:
    note = pair(record, "note") if use in ("seat", "relation") and hasattr(record, "note") else NOTHING
    cells = {"record_name": more.pop("named", None) or named(record), "cited": (Cite(source or "", locator or ""),)}
    return UseRow(**{"use": use, "record": record.id, "note": note} | cells | more)


def _figures(catalog: Catalog, day: date) -> Iterator[UseRow]:
    for e in ledger(catalog, day):
        yield UseRow(
            "claim", e.record, Pair(e.record_name, e.record_name_en), cite(e.source, e.locator), e.quantity, e.product,
            None if e.value is None else float(e.value), e.unit, e.qualifier, Pair(e.stated, e.stated_en), e.status,
            str(e.date or ""), e.chosen, Pair(e.note, e.note_en),
        )  # fmt: skip


def _projects(catalog: Catalog) -> Iterator[UseRow]:
    for project in catalog.projects.values():
        if project.source:
            yield _row("project", project, project.source, project.locator)
        for phase in (None, *project.phases):
            held = phase or project
            told = (
                Pair(f"{project.name} {phase.name}", f"{project.name_en}, {phase.name_en}") if phase else named(project)
            )
            for m in held.milestones:
                yield _row(
                    "milestone",
                    held,
                    m.source,
                    m.locator,
                    named=told,
                    status=m.status,
                    date=str(m.date),
                    note=pair(m, "note"),
                )


def _rivals(catalog: Catalog) -> Iterator[UseRow]:
    held: list[Any] = [*catalog.projects.values(), *catalog.places.values(), *catalog.events.values()]
    for record in held:
        for r in record.rivals:
            yield _row("reading", record, r.source, r.locator, date=str(r.date), note=pair(r, "note"))


def _others(record: Any, *fields: str) -> Iterator[tuple[str, str]]:
    """What a record cites in further fields (``place``, ``seat``, …), without the source that names it."""
    for field in fields:
        source, locator = getattr(record, f"{field}_source"), getattr(record, f"{field}_locator")
        if source and (source, locator) != (record.source, record.locator):
            yield source, locator


def _listed(catalog: Catalog) -> Iterator[UseRow]:
    """Firms, places, deposits, relations, seats and outlines, by what names and places them."""
    kinds: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
        ("enterprise", catalog.enterprises, ("place", "seat")),
        ("place", catalog.places, ("within",)),
        ("deposit", catalog.deposits, ("filing",)),
    )
    for use, records, further in kinds:
        for record in records.values():
            yield _row(use, record, record.source, record.locator)
            yield from (_row(use, record, *cited) for cited in _others(record, *further))
    parties: dict[str, Any] = {**catalog.places, **catalog.enterprises}
    for tie in catalog.relations.values():
        ends = [named(parties[end]) for end in (tie.subject, tie.object)]
        told = Pair(" – ".join(e.zh for e in ends), " – ".join(e.en for e in ends))
        yield _row("relation", tie, tie.source, tie.locator, named=told,
                   status=tie.kind, date=str(tie.date or ""))  # fmt: skip
    for seat in catalog.seats.values():
        told = named(catalog.places[seat.place])
        yield _row("seat", seat, seat.source, seat.locator, named=told, chosen=not seat.rejected)
    if drawn := outline_source(catalog):
        for key, shape in outlines(catalog).items():
            yield _row("outline", catalog.places[key], drawn, f"adcode {shape.adcode}")


def _events(catalog: Catalog) -> Iterator[UseRow]:
    for event in catalog.events.values():
        cited = dict.fromkeys(
            [(event.source, event.locator), *((i.source, i.locator) for i in event.items if i.source)]
        )
        yield from (_row("event", event, *at, date=str(event.date)) for at in cited)


@remembered
def uses(catalog: Catalog, day: date) -> Table[UseRow]:
    """One row for each time that a source is cited, by source and use; ``chosen`` tells of a claim whether it stands as of ``day``."""
    rows = [*_figures(catalog, day), *_projects(catalog), *_events(catalog), *_listed(catalog), *_rivals(catalog)]
    rows.sort(key=lambda r: (r.cited[0].source, USES.index(r.use), r.date, names.order(r.record_name.zh)))
    return table(UseRow, rows)


@remembered
def of_source(catalog: Catalog, day: date, source: str) -> Table[UseRow]:
    """The rows of ``uses`` of one source."""
    return uses(catalog, day).where(lambda r: r.cited[0].source == source)


LISTED_COLUMNS = ("id", "title", "title_en", "publisher", "publisher_en", "kind", "grade", "published", "accessed", "url",
                  "citations", *USES, "note", "note_en")  # fmt: skip


@lru_cache(maxsize=8)
def listed(catalog: Catalog, day: date) -> pd.DataFrame:
    """One row for each source, the most cited first, with the number of its citations, in all and for each use."""
    counted = Counter((r.cited[0].source, r.use) for r in uses(catalog, day))
    rows = []
    for source in catalog.sources.values():
        counts = {use: counted[source.id, use] for use in USES}
        cells = {c: str(value) if (value := getattr(source, c)) else "" for c in LISTED_COLUMNS if hasattr(source, c)}
        rows.append(cells | counts | {"citations": sum(counts.values())})
    rows.sort(key=lambda r: (-int(r["citations"]), r["grade"], r["id"]))
    return frame(rows, LISTED_COLUMNS)


YEAR_COLUMNS = ("year", "grade", "claims", "not_chosen", "rivals", "source", "locator")


@lru_cache(maxsize=128)
def by_year(catalog: Catalog, chosen: Selection) -> pd.DataFrame:
    """How many claims of each grade belong to each year, oldest first; ``year`` is "" where no source gives a date.

    ``rivals`` counts those that speak of the same thing as another. A date that spans years counts for the first of them.
    """
    rows = []
    found = claims(catalog, chosen)
    for (year, grade), mine in found.assign(year=found["date"].str[:4]).groupby(["year", "grade"]):
        cited = dict.fromkeys(zip(mine["source"], mine["locator"], strict=True))
        rows.append({"year": year, "grade": grade, "claims": len(mine), "not_chosen": int((~mine["chosen"].astype(bool)).sum()),
                     "rivals": int((mine["claims"] > 1).sum()), "source": "; ".join(s for s, _ in cited),
                     "locator": "; ".join(at for _, at in cited)})  # fmt: skip
    rows.sort(key=lambda r: (r["year"] == "", r["year"], list(GRADE).index(str(r["grade"]))))
    return frame(rows, YEAR_COLUMNS)
