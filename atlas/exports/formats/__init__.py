"""Each table in each format that it can be had in: what a click on the page and a request to the addresses of the data share."""

from collections.abc import Callable

from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import Config
from atlas.exports import tables
from atlas.exports.about import About
from atlas.exports.formats.geo import PLACED, geojson_bytes
from atlas.exports.formats.plain import json_bytes, parquet_bytes
from atlas.exports.formats.workbook import workbook
from atlas.figures.shared.selection import Selection

# Ending of the file → its media type.
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}
_MAKE: dict[str, Callable[[About, str], bytes]] = {
    "csv": lambda about, name: tables.csv_bytes(tables.table_of(about.catalog, about.chosen, name).frame),
    "xlsx": lambda about, name: workbook(about, (name,)),
    "json": json_bytes,
    "parquet": parquet_bytes,
    "geojson": geojson_bytes,
}


def formats_of(table: str) -> tuple[str, ...]:
    """The formats that a table can be had in, as keys of ``FORMATS``; KeyError if there is no such table."""
    if table not in tables.TABLES:
        raise KeyError(table)
    return tuple(ending for ending in FORMATS if ending != "geojson" or table in PLACED)


def made(catalog: Catalog, chosen: Selection, table: str, format: str, lang: str = "zh",  # noqa: A002
         config: Config | None = None) -> bytes:  # fmt: skip
    """The table as a file: one of ``tables.TABLES`` as filtered by ``chosen``, in one of ``formats_of(table)``.

    ``lang`` is the language of what is written for people, such as the headings of a workbook, and ``config`` has the title
    and licence that it states. Equal input gives equal bytes. KeyError if there is no such table, or it is not to be had in
    that format.
    """
    if format not in formats_of(table):
        raise KeyError(format)
    return _MAKE[format](About(catalog, chosen, lang, config), table)
