"""Which sheets the workbook has: one for each kind of record, and one for each list within a record, with the key of its record.

Made from the model, so that a new field or a new list of it has its column or its sheet by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_type_hints

from atlas.catalog.dictionary import item_of, ordered
from atlas.catalog.model import FILES, File, Record
from atlas.catalog.writing.raw import Raw

NUMBER = "no"  # the column that keeps the order of a list
LISTED = ", "  # between the ids that stand in one cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """``key`` is its name without the title; ``parent`` the key of the sheet of the record that holds its rows in the list ``within``.

    ``fields`` are the columns that hold values, ``many`` those of them whose cell holds several ids.
    """

    key: str
    kind: str
    record: type[Record]
    fields: tuple[str, ...]
    many: frozenset[str]
    parent: str = ""
    owner: str = ""
    within: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns: those that say where a row belongs come first."""
        return (self.owner, NUMBER, *self.fields) if self.parent else self.fields


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet, each after the one that its rows belong to."""
    return tuple(sheet for file in FILES for sheet in _of(file, file.kind, file.record))


def _of(
    file: File, key: str, record: type[Record], parent: str = "", owner: str = "", within: str = ""
) -> Iterator[Sheet]:
    hints = get_type_hints(record, include_extras=True)
    kinds = {name: item_of(hints[name]) for name in (file.columns if not parent and file.columns else ordered(record))}
    inner = {name: item for name, (item, _) in kinds.items() if isinstance(item, type) and issubclass(item, Record)}
    fields = tuple(name for name in kinds if name not in inner)
    many = frozenset(name for name in fields if kinds[name][1])
    yield Sheet(key, file.kind, record, fields, many, parent, owner, within)
    for name, item in inner.items():
        child = name if "id" in item.model_fields else f"{key}.{name}"
        yield from _of(file, child, item, key, record.__name__.lower(), name)


@cache
def by_key() -> Mapping[str, Sheet]:
    return {sheet.key: sheet for sheet in sheets()}


def rows(sheet: Sheet, records: Mapping[str, Raw]) -> Iterator[list[str]]:
    """The rows of ``sheet``, each a text for each column, of all records of its kind by id."""
    for record in records.values():
        yield from _rows(sheet, record)


def _rows(sheet: Sheet, record: Raw) -> Iterator[list[str]]:
    if not sheet.parent:
        yield _cells(sheet, record)
        return
    above = by_key()[sheet.parent]
    for holder in record.get(above.within, ()) if above.parent else [record]:
        for number, item in enumerate(holder.get(sheet.within, ()), 1):
            yield [holder["id"], str(number), *_cells(sheet, item)]


def _cells(sheet: Sheet, item: Raw) -> list[str]:
    return [LISTED.join(item.get(name, ())) if name in sheet.many else item.get(name, "") for name in sheet.fields]
