"""Files that leave the house: safe in Excel, typed by pandas, described, and equal for equal data."""

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.catalog import load as catalog
from atlas.exports import tables as export
from atlas.figures.shared.claims import COLUMNS
from atlas.figures.shared.selection import Selection

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)
NAMES = (
    "enterprises relations projects capacities milestones investments indicators places timeline sources claims"
).split()


@pytest.fixture(scope="module")
def real() -> catalog.Catalog:
    return catalog.load(ROOT / "data")


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content))


def test_a_csv_has_bom_and_crlf_and_pandas_types_it():
    frame = pd.DataFrame(
        {"name": ["大中赫", "a,b"], "capacity_t_per_year": [1000.0, None], "chosen": [True, False], "n": [1, 2]}
    )
    content = export.csv_bytes(frame)
    assert content.startswith(b"\xef\xbb\xbfname,") and content.count(b"\r\n") == content.count(b"\n") == 3
    back = read(content)
    assert [str(t) for t in back.dtypes] == ["str", "float64", "bool", "int64"]
    assert list(back["name"]) == ["大中赫", "a,b"]


@pytest.mark.parametrize("start", [*"=+-@\t\r\n\x00＝＋－＠"])
def test_a_text_cannot_run_as_a_formula(start):
    frame = pd.DataFrame({"note": [f"{start}cmd|' /C calc'!A0"], f"{start}head": [-1.5]})
    rows = list(csv.reader(io.StringIO(export.csv_bytes(frame).decode("utf-8-sig"), newline="")))
    assert all(cell.startswith("'") for cell in (rows[0][1], rows[1][0]))
    assert rows[1][1] == "-1.5", "a number stays a number"


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_no_cell_of_any_text_begins_a_formula(texts):
    content = export.csv_bytes(pd.DataFrame({"t": texts})).decode("utf-8-sig")
    cells = [row[0] for row in csv.reader(io.StringIO(content, newline="")) if row][1:]
    assert not [c for c in cells if c[:1] in set("=+-@\t\r\n\x00")]


def test_gb18030_holds_every_character(real):
    content = export.csv_bytes(export.table_of(real, export.everything(DAY), "projects").frame, "gb18030")
    assert "大中赫选矿项目" in content.decode("gb18030")


def test_claims_have_exactly_the_fixed_columns(real):
    content = export.csv_bytes(export.table_of(real, export.everything(DAY), "claims").frame)
    assert tuple(read(content).columns) == COLUMNS


def test_every_id_that_a_file_names_is_in_its_file(real):
    chosen = export.everything(DAY)
    shown = {n: read(export.csv_bytes(export.table_of(real, chosen, n).frame)) for n in NAMES}
    sources = set(shown["sources"]["id"])
    for name in NAMES:
        if "source" in shown[name]:
            assert set(shown[name]["source"].dropna()) <= sources, name
    assert set(shown["capacities"]["project"]) <= set(shown["projects"]["project"])
    assert set(shown["projects"]["enterprise"].dropna()) <= set(shown["enterprises"]["id"])


def test_the_filter_and_the_day_are_in_the_name_of_the_file():
    chosen = Selection(DAY, places=("linwu",), statuses=("operating",), query="安能")
    assert export.file_name("capacities", chosen, "csv") == "capacities_linwu-operating-search_2026-11-24.csv"
    assert export.file_name("capacities", Selection(DAY), "csv") == "capacities_all_2026-11-24.csv"
