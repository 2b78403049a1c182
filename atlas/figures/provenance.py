"""Where the figures come from: the sources, the ledger as a frame, and how fresh and how well sourced the whole is."""

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Record
from atlas.figures.claims import Entry, ledger
from atlas.figures.road import histories
from atlas.figures.selection import frame


def cells_of(record: Record) -> dict[str, Any]:
    """Every field of a record as it stands, "" for an empty one."""
    return {f: "" if (value := getattr(record, f)) is None else value for f in type(record).model_fields}


SOURCE_COLUMNS = ("id", "title", "title_en", "publisher", "publisher_en", "kind", "grade", "published", "accessed", "url",
                  "claims", "note", "note_en")  # fmt: skip


@lru_cache(maxsize=4)
def sources(catalog: Catalog) -> pd.DataFrame:
    """One row for each source, with the number of claims of the ledger that cite it."""
    counts: dict[str, int] = {}
    for entry in ledger(catalog):
        counts[entry.source] = counts.get(entry.source, 0) + 1
    rows = [{**{f: str(v) for f, v in cells_of(s).items()}, "claims": counts.get(s.id, 0)}
            for s in catalog.sources.values()]  # fmt: skip
    return frame(rows, SOURCE_COLUMNS)


@lru_cache(maxsize=8)
def claims(catalog: Catalog, day: date | None = None) -> pd.DataFrame:
    """The ledger as a frame, with the columns that DESIGN fixes (and the English twins behind them)."""
    columns = tuple(f.name for f in fields(Entry) if f.name != "rivals")
    rows = [{c: getattr(e, c) for c in columns} | {"date": str(e.date or ""), "rejected": e.rejected or "",
             "value": None if e.value is None else float(e.value)} for e in ledger(catalog, day)]  # fmt: skip
    return frame(rows, columns)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh and how well sourced: newest dated claim or milestone, counts, share of claims with grade A.

    ``several`` counts what more than one claim speaks of, ``rivals`` those of them in which the figures differ.
    """

    newest: str
    sources: int
    claims: int
    grade_a: int
    several: int
    rivals: int


@lru_cache(maxsize=4)
def freshness(catalog: Catalog) -> Freshness:
    """Over the whole catalogue, whatever is filtered."""
    entries = ledger(catalog)
    dates = [e.date for e in entries if e.date and e.status != "target"]
    dates += [m.date for p in catalog.projects.values() for _, m in histories(p) if m.basis != "planned"]
    groups: dict[str, list[Entry]] = {}
    for e in entries:
        groups.setdefault(e.rivals, []).append(e)
    several = [g for g in groups.values() if len(g) > 1]
    rivals = [g for g in several if len({(e.value, e.unit, e.qualifier) for e in g}) > 1]
    graded = sum(catalog.sources[e.source].grade == "A" for e in entries)
    newest = max(dates, key=lambda d: (d.first, d.last), default=None)
    return Freshness(str(newest or ""), len(catalog.sources), len(entries), graded, len(several), len(rivals))
