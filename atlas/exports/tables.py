"""What leaves the house: every table that can be had, and CSV for Excel and scripts.

A CSV is UTF-8 with BOM and CRLF, so that Chinese Excel opens it right and ``pandas.read_csv`` types it by itself. No cell
can run as a formula: a *text* that begins with ``= + - @``, tab, CR, LF or NUL gets a leading ``'``; numbers never do.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.figures import enterprises, projects, road, sources
from atlas.figures.shared import amounts, claims, places
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table

# What a spreadsheet may take for a formula.
DANGEROUS = re.compile(r"^[=+\-@\t\r\n\x00＝＋－＠]")


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and DANGEROUS.match(value) else value


def csv_bytes(frame: pd.DataFrame, encoding: str = "utf-8-sig") -> bytes:
    """The frame as a CSV file; ``encoding`` may also be ``gb18030`` for old Chinese Excel."""
    safe = frame.rename(columns=_safe).astype(object).map(_safe)
    safe = safe.where(frame.notna().to_numpy(), None)
    return bytes(safe.to_csv(index=False, lineterminator="\r\n").encode(encoding))


# Every table that can be downloaded, and how it is made; the first ones follow the filters, the last do not.
FILTERED: dict[str, Callable[[Catalog, Selection], Table[Any]]] = {
    "projects": projects.projects,
    "capacities": projects.capacities,
    "milestones": road.every_milestone,
    "enterprises": enterprises.enterprises,
    "investments": amounts.investments,
    "indicators": claims.indicators,
    "timeline": road.timeline,
}
WHOLE: dict[str, Callable[[Catalog, date], Table[Any]]] = {
    "relations": lambda catalog, _: enterprises.relations(catalog),
    "places": lambda catalog, _: places.places(catalog),
    "sources": lambda catalog, _: sources.sources(catalog),
    # Every claim, whatever its date; what stands, and each status, as of the day, as in the tables beside it.
    "claims": lambda catalog, day: claims.ledger(catalog, day),
}
TABLES = (*FILTERED, *WHOLE)


def table_of(catalog: Catalog, chosen: Selection, name: str) -> Table[Any]:
    """The table ``name`` as filtered by ``chosen``; KeyError if there is none of that name."""
    return FILTERED[name](catalog, chosen) if name in FILTERED else WHOLE[name](catalog, chosen.day)


def everything(day: date) -> Selection:
    """The selection that filters nothing."""
    return Selection(day=day)


def file_name(stem: str, chosen: Selection, ending: str) -> str:
    """``capacities_linwu_construction_2026-11-24.csv``: the filter and the day in the name, in plain ASCII."""
    words = [
        *chosen.places,
        *chosen.stages,
        *chosen.products,
        *chosen.statuses,
        *(["search"] if chosen.query else []),
    ] or ["all"]
    return f"{'_'.join([stem, '-'.join(words)[:80], chosen.day.isoformat()])}.{ending}"
