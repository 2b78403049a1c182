"""The page of downloads as a reader uses it."""

import io
import re
import zipfile
from html import unescape

from atlas.catalog import config as configuration
from atlas.catalog.live import Live
from atlas.exports import tables
from atlas.exports.formats import formats_of
from atlas.ui import data
from atlas.ui.server.api.app import Current, application
from tests.api.program import Program
from tests.ui.test_pages import app, shown


def labels(page) -> list[str]:
    return [button.label for button in page.get("download_button")]


def test_excel_comes_first_then_zip_then_one_table():
    page = app("data").run()
    words = shown(page)
    assert words.index("<h2>Excel 工作簿</h2>") < words.index("<h2>ZIP 数据包</h2>")
    first = labels(page)
    assert first[:4] == ["Excel 全部", "ZIP 全部", "Excel 全部（42 行）", "CSV 全部（42 行）"]
    assert [told.split(" ")[0] for told in first[4:]] == ["CSV", "JSON", "Parquet", "GeoJSON"] and len(first) == 8
    assert f"{len(tables.TABLES)}\u00a0张表" in words and "<small>project_name</small>" in words


def test_where_something_is_filtered_each_file_is_to_be_had_as_filtered_and_whole():
    first = labels(app("data", place="linwu").run())
    assert first[:4] == ["Excel 按当前筛选", "Excel 全部", "ZIP 按当前筛选", "ZIP 全部"]
    assert first[4:8] == [
        "Excel 按当前筛选（33 行）",
        "CSV 按当前筛选（33 行）",
        "Excel 全部（42 行）",
        "CSV 全部（42 行）",
    ]
    assert len(first) == 16


def test_a_table_that_nothing_filters_is_to_be_had_whole():
    page = app("data", table="claims", place="linwu").run()
    assert not [told for told in labels(page)[4:] if "当前筛选" in told] and "此表不受筛选影响" in shown(page)


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


def opened(**query):
    page = app("data", **query)
    page.session_state["twin-addresses"] = True
    return page.run()


def test_the_addresses_are_those_of_the_present_view_and_of_the_chosen_table():
    words = shown(opened(place="linwu,guiyang", day="2024-12-31", table="capacities"))
    assert words.count("api/v1/capacities.csv?place=linwu,guiyang&amp;day=2024-12-31</code>") == 1
    assert all(f"api/v1/capacities.{ending}?" in words for ending in formats_of("capacities"))
    assert "api/v1/datapackage.zip?place=linwu,guiyang&amp;day=2024-12-31<" in words and "api/v1/health<" in words


def test_an_address_carries_only_what_its_table_follows_and_a_language_other_than_the_default():
    assert "api/v1/sources.csv<" in shown(opened(place="linwu", table="sources"))
    assert "api/v1/claims.csv?day=2024-12-31&amp;lang=en<" in shown(
        opened(place="linwu", day="2024-12-31", table="claims", lang="en")
    )


def test_every_address_that_the_page_tells_answers_and_what_was_searched_is_no_markup():
    words = shown(opened(q='<b>&"锂', table="projects"))
    assert "<b>&" not in words
    config = configuration.load(configuration.find())
    live = Live(config.folder)
    program = Program(application(lambda: Current(config, 0, (), live.state())))
    told = [unescape(found) for found in re.findall(r"<code>(?:[^<]*/)?api(/v1/[^<]+)</code>", words)]
    assert len(told) == len(formats_of("projects")) + 3
    assert [(path, program.get(path).status_code) for path in told] == [(path, 200) for path in told]
