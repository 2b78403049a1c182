"""What each column of a table holds, told by the type of its row and never by the values that are there.

Every format takes its types from here, so that a filter that leaves no row changes none of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.figures.shared.table import Table, column_types

# Of the columns of text: those of a day of the calendar, and those of a date that is only as precise as its source.
_DAYS = ("first", "last")
_STATED = ("date", "status_date", "place_date", "seat_date", "published", "accessed", "period")
_TYPES: Mapping[type, str] = {float: "number", int: "integer", bool: "boolean"}
# Columns whose every value is in one unit, as words.vocab names it.
_UNITS = {
    "capacity_t_per_year": "吨/年", "capacity_gwh_per_year": "GWh", "length_m": "米", "specific_energy_wh_per_kg": "Wh/kg",
    "counted_t_per_year": "吨/年", "counted_gwh_per_year": "GWh", "counted_m": "米", "amount_cny": "元", "share_percent": "%",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file.

    ``type`` is one of Table Schema: ``string``, ``number``, ``integer``, ``boolean``, ``date``. ``stated`` marks a string
    that is a date as precise as its source; ``unit`` is that of every value, "" where a row has a unit of its own or none.
    """

    name: str
    type: str
    stated: bool = False
    unit: str = ""


def columns_of(kind: type[Any]) -> tuple[Column, ...]:
    """The columns of a kind of row, in their order."""
    return tuple(
        Column(name, "date" if name in _DAYS else _TYPES.get(held, "string"), name in _STATED, _UNITS.get(name, ""))
        for name, held in column_types(kind).items()
    )


def records(rows: Table[Any]) -> Iterator[dict[str, Any]]:
    """Every row as plain values by column: text, numbers, truth, days; None where nothing is stated."""
    made, frame = columns_of(rows.kind), rows.frame
    for values in zip(*(frame[c.name].tolist() for c in made), strict=True):
        yield {c.name: _plain(c, value) for c, value in zip(made, values, strict=True)}


def _plain(column: Column, value: Any) -> Any:
    if value is None or value != value or value == "":
        return None
    return date.fromisoformat(value) if column.type == "date" else value
