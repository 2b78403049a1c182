"""The page of downloads as a reader uses it."""

import io
import zipfile

from atlas.exports import tables
from atlas.ui import data
from tests.ui.test_pages import app, shown


def test_four_choices_have_their_downloads_as_filtered_and_whole():
    page = app("data").run()
    words = shown(page)
    assert [f"<h2>{name}</h2>" in words for name in ("项目", "企业", "投资", "全部")] == [True] * 4
    assert len(page.get("download_button")) == 8
    assert f"{len(tables.TABLES)}\u00a0张表" in words and "<small>project_name</small>" in words


def test_another_table_brings_its_own_downloads_and_one_that_nothing_filters_only_one():
    assert len(app("data", table="capacities").run().get("download_button")) == 10
    page = app("data", table="claims").run()
    assert len(page.get("download_button")) == 9 and "此表不受筛选影响" in shown(page)


def test_where_nothing_is_told_the_page_says_so_and_leads_to_all():
    words = shown(app("data", place="anren").run())
    assert "没有来源说到" in words and 'href="data?place="' in words and "<table" not in words


def test_the_readme_of_a_download_says_what_was_not_understood(monkeypatch):
    makers = {}
    monkeypatch.setattr(data.st, "download_button", lambda _, make, *__, key, **___: makers.update({key: make}))
    shown(app("data", place="linwu,zzz").run())
    files = [zipfile.ZipFile(io.BytesIO(makers[f"zip-{what}"]())) for what in ("filtered", "all")]
    said = [file.read("README.txt").decode("utf-8-sig") for file in files]
    assert "地区 临武县 · 截至" in said[0] and "网址里的地区“zzz”没有认出" in said[0]
    assert "没有认出" not in said[1]
