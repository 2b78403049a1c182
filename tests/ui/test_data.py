"""The page of downloads as a reader uses it."""

from atlas.exports import tables
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
