"""The page of downloads as a reader uses it."""

from atlas.exports import tables
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
