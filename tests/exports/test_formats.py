"""Every table in every format: the same rows, typed by their kind and not by what is there."""

import io
import json
from datetime import date
from itertools import pairwise

import pytest
from pyarrow import parquet

from atlas.exports import formats, tables
from atlas.exports.columns import columns_of
from atlas.figures.shared.places import outlines
from atlas.figures.shared.selection import Selection
from atlas.markup.data import label
from atlas.words.vocab import UNIT
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


@every_table
@pytest.mark.parametrize("chosen", [ALL, NONE], ids=["all", "none"])
def test_parquet_has_the_same_rows_and_types(real, name, chosen):
    made = parquet.read_table(io.BytesIO(formats.made(real, chosen, name, "parquet")))
    told = json.loads(formats.made(real, chosen, name, "json"))
    arrow = {"string": "string", "number": "double", "integer": "int64", "boolean": "bool", "date": "date32[day]"}
    assert {f.name: str(f.type) for f in made.schema} == {f["name"]: arrow[f["type"]] for f in told["schema"]["fields"]}
    rows = [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in made.to_pylist()]
    assert rows == told["data"]
    assert made.schema.metadata[b"version"].decode() == real.version


@every_table
@pytest.mark.parametrize("ending", formats.FORMATS)
def test_the_same_data_give_the_same_bytes(real, name, ending):
    if ending in formats.formats_of(name):
        assert formats.made(real, EARLY, name, ending) == formats.made(real, EARLY, name, ending)


def test_every_column_in_one_unit_says_so_in_its_heading(real):
    for name in tables.TABLES:
        for column in columns_of(tables.table_of(real, ALL, name).kind):
            for lang in ("zh", "en") if column.unit else ():
                unit = UNIT[column.unit].label(lang).replace("tonnes a year", "t/a")
                assert unit.split("/")[0] in label(column.name, lang, name), column


def features(real, name: str, chosen: Selection, lang: str = "zh") -> tuple[dict, list[dict]]:
    told = json.loads(formats.made(real, chosen, name, "geojson", lang))
    return told, told["features"]


def test_geojson_has_each_county_once_with_its_measures_and_the_credit_of_the_outlines(real):
    told, found = features(real, "projects", ALL)
    assert "审图号 GS(2024)0650号" in told["credit"] and "天地图" in told["credit"]
    assert "GS(2024)0650;" in features(real, "projects", ALL, "en")[0]["credit"]
    held = [f for f in found if f["geometry"]]
    assert {f["id"] for f in held} == set(outlines(real)) and len(held) == 11
    linwu = next(f["properties"] for f in held if f["id"] == "linwu")
    assert linwu["ore_built_t_per_year"] == 3_600_000 and linwu["ore_built_source"] == "article-2025"
    assert all(row["county"] == "linwu" for row in linwu["rows"])


@pytest.mark.parametrize("name", [name for name in tables.TABLES if "geojson" in formats.formats_of(name)])
@pytest.mark.parametrize("chosen", [ALL, NONE, EARLY, Selection(DAY, places=("linwu",))])
def test_every_row_is_in_one_feature(real, name, chosen):
    rows = [row for f in features(real, name, chosen)[1] for row in f["properties"]["rows"]]
    assert sorted(map(str, rows)) == sorted(map(str, json.loads(formats.made(real, chosen, name, "json"))["data"]))


def test_outlines_run_as_the_standard_wants_and_are_closed(real):
    for feature in features(real, "places", ALL)[1]:
        shape = feature["geometry"] or {"type": "Polygon", "coordinates": []}
        for rings in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            for at, ring in enumerate(rings):
                area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
                assert ring[0] == ring[-1] and (area > 0) is (at == 0)
