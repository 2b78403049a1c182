"""The preview of a download: every column under words, ids last, values as in the file, all of it escaped."""

import re
from datetime import date

import pytest

from atlas.exports import tables
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import columns
from atlas.markup import data as markup
from atlas.words.vocab import STAGE
from tests.figures.test_record import real
from tests.samples import catalog, firm

__all__ = ["real"]  # the fixture
ALL = Selection(date(2030, 1, 1))
COLUMNS = sorted({c for name in tables.TABLES for c in columns(tables.table_of(catalog(), ALL, name).kind)})


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_has_a_meaning_in_both_languages(column):
    zh, en = markup.label(column, "zh"), markup.label(column, "en")
    assert zh != column and re.search(r"[\u4e00-\u9fff]", zh) and len(zh) <= 20, zh
    assert en and not re.search(r"[\u4e00-\u9fff]", en) and "_" not in en, en


@pytest.mark.parametrize("name", tables.TABLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_columns_of_a_table_have_one_heading(name, lang):
    shown = [markup.label(c, lang) for c in columns(tables.table_of(catalog(), ALL, name).kind)]
    assert len(set(shown)) == len(shown), [s for s in shown if shown.count(s) > 1]


def test_ids_come_last_and_what_is_in_the_other_language_before_them():
    held = ["id", "name", "name_en", "place", "place_name", "place_name_en", "source"]
    assert markup.ordered(held, "zh") == ["name", "place_name", "source", "name_en", "place_name_en", "id", "place"]
    assert markup.ordered(held, "en") == ["name_en", "place_name_en", "source", "name", "place_name", "id", "place"]


def cells(made):
    return [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in made.split("<tr>")[2:]]


def test_a_preview_has_the_first_rows_with_the_name_of_each_field(real):
    rows = tables.table_of(real, ALL, "projects")
    made = markup.preview(rows, "projects", "zh", real)
    fields = re.findall(r"<th[^>]*>[^<]+<small>(\w+)</small>", made)
    assert sorted(fields) == sorted(rows.frame.columns) and fields[0] == "project_name"
    shown = cells(made)
    assert len(shown) == markup.ROWS and all(len(row) == len(fields) for row in shown)
    assert [row[fields.index("project_name")] for row in shown] == list(rows.frame["project_name"][: markup.ROWS])
    stage = shown[0][fields.index("stage")]
    assert stage == STAGE[rows[0].stage].zh, "the word, and no code below it"
    assert "<small" not in made.split("</thead>")[1]
    assert "nan" not in made.lower().split("</thead>")[1].replace("finan", "")


def test_a_preview_is_escaped():
    held = catalog(enterprises=[firm("x", "<q>&", makes="<h1>", makes_en="<h1>")])
    made = markup.preview(tables.table_of(held, ALL, "enterprises"), "enterprises", "zh", held)
    assert "<q>&" not in made and "<h1>" not in made and "&lt;h1&gt;" in made
