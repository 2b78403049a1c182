"""Tables for programs: JSON and Parquet, which keep the types of their columns and what the file says of itself."""

import io
import json
from collections.abc import Mapping
from datetime import date

import pyarrow as pa
from pyarrow import parquet

from atlas.exports import tables
from atlas.exports.about import About
from atlas.exports.columns import columns_of, records

_ARROW: Mapping[str, pa.DataType] = {
    "string": pa.string(), "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32(),
}  # fmt: skip


def json_bytes(about: About, name: str) -> bytes:
    """The rows under ``data`` with their Table Schema beside them; what is not stated is null."""
    rows = tables.table_of(about.catalog, about.chosen, name)
    fields = [{"name": c.name, "type": c.type} for c in columns_of(rows.kind)]
    told = {"name": name, **about.members(), "schema": {"fields": fields}, "data": list(records(rows))}
    return dumped(told)


def dumped(told: Mapping[str, object]) -> bytes:
    """As JSON in UTF-8, days as YYYY-MM-DD."""
    return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=date.isoformat).encode()


def parquet_bytes(about: About, name: str) -> bytes:
    """The rows as Parquet; a date that is only as precise as its source is a string, a day a date."""
    rows = tables.table_of(about.catalog, about.chosen, name)
    fields = [pa.field(c.name, _ARROW[c.type], metadata={"unit": c.unit} if c.unit else None)
              for c in columns_of(rows.kind)]  # fmt: skip
    schema = pa.schema(fields, metadata={"name": name, **about.members()})
    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(records(rows)), schema=schema), buffer)
    return buffer.getvalue()
