"""The page of changes by AppTest: from which day, the earlier release, clamping, garbage, and what stays when it breaks."""

import re
import shutil

import pytest

from tests.ui.test_pages import ROOT, app, run, shown


@pytest.fixture
def released(tmp_path, monkeypatch):
    """A copy of config and data with an earlier release beside it, in which one figure was another."""
    for name in ("data", "before"):
        shutil.copytree(ROOT / "data", tmp_path / name)
    config = (ROOT / "config.yaml").read_text("utf-8").replace("# earlier: data-2025 ", "earlier: before ")
    (tmp_path / "config.yaml").write_text(config, "utf-8")
    file = tmp_path / "before" / "investments.csv"
    file.write_text(file.read_text("utf-8").replace(",406,", ",405,"), "utf-8", newline="")
    monkeypatch.setenv("ATLAS_CONFIG", str(tmp_path / "config.yaml"))
    return tmp_path


def test_the_default_is_one_year_before_the_newest_material():
    test = app("changes").run()
    told = "<h1>2025年2月3日以来：3 期向前推进，12 期首次有进展消息，3 期新宣布</h1>"
    assert told in shown(test).replace("\u00a0", " ")
    assert "since" not in test.query_params and "上一版数据" not in test.selectbox(key="since").options


def test_any_day_is_taken_from_the_address_and_kept():
    test = app("changes", since="2024-03-05").run()
    assert "<h1>2024年3月5日以来" in shown(test) and test.query_params["since"] in ("2024-03-05", ["2024-03-05"])
    test.session_state["lang"] = "en"
    assert "<h1>Since 5 Mar 2024" in shown(test.run())
    test.selectbox(key="since").set_value("2025-12-31").run()
    assert "<h1>Since 31 Dec 2025" in shown(test)


@pytest.mark.parametrize("value", ["zzz", "2025-13-45", "earlier", "\x00", "9" * 5000, "<b>", "2025-1-1"])
def test_what_is_no_day_is_the_default(value):
    test = app("changes", since=value).run()
    assert "<h1>2025年2月3日以来" in shown(test) and "since" not in test.query_params


def test_a_day_after_the_as_of_day_is_clamped_and_said():
    words = run("changes", since="2025-01-01", day="2023-06-30")
    assert "所选起点晚于截至日期" in words and "<h1>2023年6月30日至2023年6月30日：没有变化</h1>" in words
    assert "<h1>2022年6月8日至2023年6月30日" in run("changes", day="2023-06-30")


def test_a_place_comes_first_and_without_changes_totals_still_stand():
    assert "<h1>临武县，2025年2月3日以来" in run("changes", place="linwu")
    assert "没有变化" in run("changes", since="2026-11-01", place="linwu") and "公布的合计" in run(
        "changes", place="linwu"
    )
    empty = run("changes", place="anren")
    assert (
        "没有来源说到安仁县的变化" in empty and "看全部" in empty and "atlas-totals" not in empty.split("</style>")[-1]
    )
    assert "没有符合所选条件的变化与合计" in run("changes", q="zzzz")


@pytest.mark.usefixtures("released")
def test_the_earlier_release_is_offered_and_compared():
    test = app("changes", since="earlier").run()
    words = re.sub(r'<span class="atlas-nowrap">(.*?)</span>', r"\1", shown(test).replace("\u00a0", " "))
    assert "<h1>与上一版数据相比：1 个数被新数取代</h1>" in words and "405 亿元 → 406 亿元" in words
    assert test.query_params["since"] in ("earlier", ["earlier"])
    assert "上一版数据" in test.selectbox(key="since").options


def test_an_earlier_release_with_problems_is_one_sentence_and_days_still_work(released):
    (released / "before" / "places.yaml").write_text("[", "utf-8")
    words = run("changes", since="earlier")
    assert "上一版数据暂时读不出" in words and "<h1>2025年2月3日以来" in words
    shutil.rmtree(released / "before")
    assert "上一版数据暂时读不出" in run("changes", lang="zh")


def test_the_overview_ends_with_one_line_of_changes():
    words = run("overview")
    assert words.count("2025年2月3日以来") == 1 and 'href="changes"' in words
    assert "2025年2月3日" not in run("overview", place="anren")
