"""Every table in every format: the same rows, typed by their kind and not by what is there."""

import json
from datetime import date

import pytest

from atlas.exports import formats, tables
from atlas.exports.columns import columns_of
from atlas.figures.shared.selection import Selection
from tests.exports.test_tables import read

DAY = date(2026, 11, 24)
ALL, NONE, EARLY = Selection(DAY), Selection(DAY, query="zzzz"), Selection(date(2023, 6, 30), dated=True)

every_table = pytest.mark.parametrize("name", tables.TABLES)


@every_table
@pytest.mark.parametrize("chosen", [ALL, NONE, EARLY], ids=["all", "none", "early"])
def test_json_holds_the_rows_of_the_csv_with_their_types(real, name, chosen):
    told = json.loads(formats.made(real, chosen, name, "json"))
    frame = read(formats.made(real, chosen, name, "csv"))
    fields = told["schema"]["fields"]
    assert [f["name"] for f in fields] == list(frame.columns) and len(told["data"]) == len(frame)
    python = {"string": str, "date": str, "boolean": bool, "integer": int, "number": float}
    for row in told["data"]:
        assert list(row) == [f["name"] for f in fields]
        assert all(row[f["name"]] is None or type(row[f["name"]]) is python[f["type"]] for f in fields), row
    for column in frame.select_dtypes("number"):
        stated = [row[column] for row in told["data"] if row[column] is not None]
        if next(f["type"] for f in fields if f["name"] == column) == "number":
            assert stated == list(frame[column].dropna())


@every_table
def test_a_filter_that_leaves_nothing_changes_no_type(real, name):
    def schema(chosen: Selection) -> object:
        return json.loads(formats.made(real, chosen, name, "json"))["schema"]

    assert schema(ALL) == schema(NONE) == schema(EARLY)


@every_table
def test_a_column_of_days_holds_days_and_one_of_stated_dates_says_so(real, name):
    rows = tables.table_of(real, ALL, name)
    for column in columns_of(rows.kind):
        if column.name.endswith("date") or column.name in ("first", "last", "published", "accessed", "period"):
            assert column.stated or column.type == "date", column


def test_what_is_not_to_be_had_is_a_key_error(real):
    for table, ending in (("nothing", "csv"), ("projects", "exe"), ("../projects", "json")):
        with pytest.raises(KeyError):
            formats.made(real, ALL, table, ending)
