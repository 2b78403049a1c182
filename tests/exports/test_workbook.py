"""The workbook as Excel, pandas and a clerk read it."""

import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from atlas.catalog import config as configs
from atlas.catalog.live import Catalog
from atlas.exports import formats, tables
from atlas.exports.about import About
from atlas.exports.formats.sheets import width
from atlas.exports.formats.workbook import workbook
from atlas.figures.shared.selection import Selection
from atlas.words.text import day
from tests.samples import catalog, firm, indicator, investment

DAY = date(2026, 11, 24)
ALL, NONE = Selection(DAY), Selection(DAY, query="zzzz")
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", '=HYPERLINK("http://x")']


@pytest.fixture(scope="module")
def about(real: Catalog, root: Path) -> About:
    return About(real, ALL, "zh", configs.load(root / "config.yaml"))


@pytest.fixture(scope="module")
def whole(about: About) -> bytes:
    return workbook(about)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_it_has_a_sheet_for_each_table_and_says_what_it_is(about, whole, real):
    sheets = pd.read_excel(io.BytesIO(whole), sheet_name=None)
    names = list(sheets)
    assert names[0] == "关于本文件" and names[-2:] == ["字段说明", "词表"] and len(names) == len(tables.TABLES) + 3
    assert [len(sheets[n]) for n in names[1:-2]] == [len(tables.table_of(real, ALL, t)) for t in tables.TABLES]
    front = opened(whole)["关于本文件"]
    said = [cell.value for row in front.iter_rows() for cell in row if cell.value]
    assert said[0] == about.title and {about.scope, about.short, about.long, about.licence, real.version} <= set(said)
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in names[1:]]


def test_cells_have_their_types_and_words(whole, real):
    sheets = pd.read_excel(io.BytesIO(whole), sheet_name=None)
    capacities, investments, milestones = sheets["产能"], sheets["投资"], sheets["进展历史"]
    assert capacities["数值"].dtype == capacities["产能（吨/年）"].dtype == investments["金额（元）"].dtype == float
    assert (
        capacities["产能（吨/年）"].sum() == tables.table_of(real, ALL, "capacities").frame["capacity_t_per_year"].sum()
    )
    assert set(capacities["采用"]) == {"是", "否"} and "选矿" in set(capacities["环节"])
    assert milestones["最早一天"].dtype.kind == "M"
    stated = dict(zip(tables.table_of(real, ALL, "milestones").frame["date"], milestones["日期"], strict=True))
    assert all(
        value
        == (
            datetime.fromisoformat(text)
            if len(text) == 10
            else day(text, "zh")
            if {"H", "Q", "/"} & set(text)
            else text
        )
        for text, value in stated.items()
    )
    assert {type(value) for value in stated.values()} > {str}, "some are days, and some less precise"
    assert "一件建议催生一座电池之都" in " ".join(capacities["来源"].dropna()) and "article-2025" in set(
        capacities["来源编号"]
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sheet_has_a_header_that_stays_and_can_be_filtered(about, lang):
    for sheet in opened(workbook(About(about.catalog, ALL, lang, about.config))).worksheets:
        if sheet.title in ("关于本文件", "About this file"):
            continue
        headings = [cell.value for cell in sheet[1]]
        assert all(headings) and len(set(headings)) == len(headings), sheet.title
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == sheet.dimensions
        if lang == "en":
            assert not [h for h in headings if width(h) > len(h) or "(English)" in h]
        widths = {n: d.width for d in sheet.column_dimensions.values() for n in range(d.min, d.max + 1)}
        assert all(widths[n] >= min(44, width(heading)) for n, heading in enumerate(headings, 1)), widths


def test_a_chinese_letter_counts_two():
    assert (width("郴州"), width("ab"), width("（元）"), width(1234.0), width(date(2025, 1, 2)), width(None)) == (
        4,
        2,
        6,
        5,
        10,
        0,
    )


def _with_formulas() -> Catalog:
    firms = [firm(f"f{n}", text, note=text, note_en=text) for n, text in enumerate(FORMULAS)]
    return catalog([], [investment("a", "1")], [indicator("i", "2")], firms)


@pytest.mark.parametrize("names", [tables.TABLES, ("enterprises",)])
def test_a_text_that_looks_like_a_formula_is_a_text(names):
    book = opened(workbook(About(_with_formulas(), ALL), names))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    told = [cell for cell in cells if cell.value in FORMULAS]
    assert {cell.value for cell in told} == set(FORMULAS) and all(cell.quotePrefix for cell in told)


def test_a_filter_in_the_name_of_a_formula_is_a_text_too(about):
    book = opened(workbook(About(about.catalog, Selection(DAY, query="=1+1"), "zh", about.config)))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_where_nothing_fits_every_table_still_has_its_columns(about, whole):
    empty = opened(workbook(About(about.catalog, NONE, "zh", about.config)))
    full = opened(whole)
    for name in full.sheetnames[1:-2]:
        assert [c.value for c in empty[name][1]] == [c.value for c in full[name][1]]
    assert empty["项目进展"].max_row == 1


def test_the_same_data_give_the_same_bytes(about, whole):
    assert workbook(about) == whole


def test_of_one_table_the_first_sheet_is_that_table(about):
    content = formats.made(about.catalog, ALL, "sources", "xlsx", "en", about.config)
    assert opened(content).sheetnames == ["sources", "Dictionary", "Words", "About this file"]
    assert len(pd.read_excel(io.BytesIO(content))) == len(about.catalog.sources)


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")
def test_libreoffice_opens_it_and_shows_what_is_in_it(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(workbook(About(_with_formulas(), ALL), ("enterprises",)))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
                    "--outdir", str(tmp_path), str(tmp_path / "book.xlsx")], check=True, capture_output=True, timeout=300)  # fmt: skip
    told = (tmp_path / "book.csv").read_text("utf-8")
    assert all(text.replace('"', '""') in told for text in FORMULAS) and "名称" in told
