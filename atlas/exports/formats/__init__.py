"""Each table in each format that it can be had in: what a click on the page and a request to the addresses of the data share."""

from collections.abc import Callable
from typing import Any, NamedTuple

from atlas.catalog.catalogue import Catalog
from atlas.exports import tables
from atlas.exports.formats.plain import json_bytes
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table


class Asked(NamedTuple):
    """What a file is made of: the table ``name`` of ``catalog`` as filtered by ``chosen``, for a reader of ``lang``."""

    catalog: Catalog
    chosen: Selection
    name: str
    lang: str

    @property
    def rows(self) -> Table[Any]:
        return tables.table_of(self.catalog, self.chosen, self.name)


# Ending of the file → its media type.
FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_MAKE: dict[str, Callable[[Asked], bytes]] = {
    "csv": lambda asked: tables.csv_bytes(asked.rows.frame),
    "json": lambda asked: json_bytes(asked.rows, asked.name, asked.catalog.version, asked.chosen.day),
}


def formats_of(table: str) -> tuple[str, ...]:
    """The formats that a table can be had in, as keys of ``FORMATS``; KeyError if there is no such table."""
    if table not in tables.TABLES:
        raise KeyError(table)
    return tuple(FORMATS)


def made(catalog: Catalog, chosen: Selection, table: str, format: str, lang: str = "zh") -> bytes:  # noqa: A002
    """The table as a file: one of ``tables.TABLES`` as filtered by ``chosen``, in one of ``formats_of(table)``.

    ``lang`` is the language of what is written for people, such as the headings of a workbook. Equal input gives equal
    bytes. KeyError if there is no such table, or it is not to be had in that format.
    """
    if format not in formats_of(table):
        raise KeyError(format)
    return _MAKE[format](Asked(catalog, chosen, table, lang))
