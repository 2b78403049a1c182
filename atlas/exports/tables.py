"""What leaves the house: CSV for Excel and scripts, and a data package with its description.

A CSV is UTF-8 with BOM and CRLF, so that Chinese Excel opens it right and ``pandas.read_csv`` types it by itself. No cell
can run as a formula: a *text* that begins with ``= + - @``, tab, CR, LF or NUL gets a leading ``'``; numbers never do.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from atlas.catalog.catalogue import Catalog
from atlas.catalog.dictionary import fields
from atlas.figures import enterprises, projects, road, sources
from atlas.figures.shared import amounts, claims, places
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table

_DANGEROUS = re.compile(r"^[=+\-@\t\r\n\x00＝＋－＠]")


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and _DANGEROUS.match(value) else value


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


def frames(catalog: Catalog, chosen: Selection) -> dict[str, pd.DataFrame]:
    """Every table of the package by its file name without ending, as filtered by ``chosen``."""
    return {name: table_of(catalog, chosen, name).frame for name in TABLES}


_TYPES = {"b": "boolean", "i": "integer", "u": "integer", "f": "number"}


def descriptor(files: Mapping[str, bytes], shown: Mapping[str, pd.DataFrame], version: str, scope: str) -> bytes:
    """``datapackage.json`` (Frictionless): every file with its fields, types, bytes and digest."""
    meanings = {row["field"]: row["en"] for row in fields()}
    resources = []
    for name, content in files.items():
        frame = shown[name]
        kinds = [_TYPES.get(frame[c].dtype.kind, "string") for c in frame.columns]
        resources.append({
            "name": name, "path": f"{name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
            "schema": {"fields": [{"name": c, "type": k, **({"description": meanings[c]} if c in meanings else {})}
                                  for c, k in zip(frame.columns, kinds, strict=True)]},
        })  # fmt: skip
    package = {"profile": "tabular-data-package", "name": "atlas", "version": version, "description": scope,
               "resources": resources}  # fmt: skip
    return json.dumps(package, ensure_ascii=False, indent=2).encode()


def everything(day: date) -> Selection:
    """The selection that filters nothing."""
    return Selection(day=day)


def write(catalog: Catalog, folder: Path, day: date | None = None) -> list[Path]:
    """Write every CSV and ``datapackage.json`` into ``folder`` (made if missing); returns the paths."""
    shown = frames(catalog, everything(day or date.today()))
    files = {name: csv_bytes(frame) for name, frame in shown.items()}
    folder.mkdir(parents=True, exist_ok=True)
    contents = {f"{name}.csv": content for name, content in files.items()}
    contents["datapackage.json"] = descriptor(files, shown, catalog.version, "all")
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def package(catalog: Catalog, chosen: Selection, readme: str, scope: str) -> bytes:
    """The same files as a ZIP, filtered by ``chosen``, with a README that says what is in it; equal input, equal bytes."""
    shown = frames(catalog, chosen)
    files = {name: csv_bytes(frame) for name, frame in shown.items()}
    contents = {f"{name}.csv": content for name, content in files.items()}
    contents["datapackage.json"] = descriptor(files, shown, catalog.version, scope)
    contents["README.txt"] = b"\xef\xbb\xbf" + readme.replace("\n", "\r\n").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


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
