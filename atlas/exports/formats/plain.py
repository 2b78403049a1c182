"""Tables for programs: JSON."""

import json
from datetime import date
from typing import Any

from atlas.exports.columns import columns_of, records
from atlas.figures.shared.table import Table


def json_bytes(rows: Table[Any], name: str, version: str, day: date) -> bytes:
    """The rows under ``data`` with their Table Schema beside them; what is not stated is null."""
    fields = [{"name": c.name, "type": c.type} for c in columns_of(rows.kind)]
    told = {"name": name, "version": version, "as_of": day.isoformat(), "schema": {"fields": fields},
            "data": list(records(rows))}  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=date.isoformat).encode()
