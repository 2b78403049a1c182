"""The page of credible capacity as markup: its finding, the matrix, cases, packages, the clock, the line on the overview."""

import re
from datetime import date

import pytest

from atlas.figures.credible import promises, silence, steps
from atlas.figures.credible.promises import Kept
from atlas.figures.credible.silence import Count
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import table
from atlas.markup import credible as markup
from atlas.markup.credible import clock, fall, packages
from atlas.markup.shared.parts import Notes
from tests.drawings.test_bars import style
from tests.samples import capacity, catalog, investment, milestone, phase, project

DAY = date(2026, 11, 25)
ALL = Selection(DAY)


def notes(cat, lang="zh"):
    return Notes(cat.sources, lang, address={"lang": lang})


def made():
    deal = project("deal", "integrated", milestones=(milestone("announced", "2020-03-01"),),
                   total=(capacity("ore", "10", "万吨/年", date="2020-03-01"),))  # fmt: skip
    mill = project("mill", part_of="deal", phases=(
        phase("mill-1", [capacity("ore", "1", "万吨/年")], (milestone("commissioning", "2022-05-01"),)),
        phase("mill-2", [capacity("ore", "4", "万吨/年")],
              (milestone("construction", "2024", "reported"), milestone("operating", "2025", "planned")))))  # fmt: skip
    return catalog([deal, mill], [investment("sum", "9", project="deal", date="2020-03-01")])


def title(cat, chosen=ALL, where="", lang="zh"):
    told = (
        steps.waterfall(cat, chosen),
        steps.ways(cat, chosen),
        silence.count(silence.clock(cat, chosen)),
        where,
        lang,
    )
    return markup.title(*told).replace("\u00a0", " ")


def running(cat, chosen=ALL, lang="zh"):
    return markup.running(steps.ways(cat, chosen), steps.apart(cat, chosen), lang)


def test_the_finding_of_the_real_data(real):
    """45,000 of 313,000 are 14 %."""
    assert title(real) == "碳酸锂写明 31.3 万吨/年，14% 走到调试或首批产品"
    assert (
        title(real, lang="en") == "14% of the 313 kt/a of lithium carbonate stated has come to trial or first product"
    )
    assert title(real, Selection(DAY, places=("linwu",)), "临武县").startswith("临武县：碳酸锂写明 25 万吨/年")


def test_what_stood_in_the_finding_stands_with_its_picture(real):
    assert running(real) == "除久森固态电池中试线外，没有一处说到正常生产。"
    assert (
        running(real, lang="en") == "Sources speak of regular production only at Jiusen solid-state battery pilot line."
    )
    assert running(real, Selection(DAY, places=("yizhang",))) == "没有一处说到正常生产。", "the pilot line is in Linwu"
    found = promises.kept(promises.packages(real, ALL))
    assert markup.kept(found, "zh") == "5 个签约项目包：1 个有产能建成，2 个动过工。"
    assert markup.kept(found, "en") == "1 of 5 signed packages has a plant, 2 more begun. "
    assert markup.kept(Kept(0, 0, 0, 0, 0), "zh") == ""


@pytest.mark.parametrize(
    ("works", "said", "runs"),
    [
        ([project("p", "cell", milestones=(milestone("operating", "2022"),), total=(capacity("cell", "2", "GWh"),))],
         "电芯写明 2 GWh，100% 走到调试或首批产品", "1 期有来源说到正常生产。"),
        ([project("p", "cell", milestones=(milestone("announced", "2022"),), total=(capacity("cell", "2", "GWh"),))],
         "电芯写明 2 GWh，没有一处走到调试", "没有一处说到正常生产。"),
        ([project("p", "material", milestones=(milestone("commissioning", "2022"),))],
         "1 期里 1 期走到调试或首批产品", "没有一处说到正常生产。"),
        ([project("p", "material", milestones=(milestone("announced", "2022"),))],
         "1 期里没有一期走到调试", "没有一处说到正常生产。"),
        ([project("p", "research", milestones=(milestone("announced", "2022"),))], "未投产的有 1 期", ""),
    ],
)  # fmt: skip
def test_the_finding_where_less_is_told(works, said, runs):
    assert (title(catalog(works)), running(catalog(works))) == (said, runs)


def test_the_lead_says_what_a_filter_of_statuses_does():
    assert "本站计算" in markup.lead("zh") and "状态筛选" in markup.lead("zh", statuses=True)


def test_the_matrix_has_a_column_for_each_product_and_a_cell_for_each_step():
    cat = made()
    page = str(fall.fall(steps.waterfall(cat, ALL), steps.ways(cat, ALL), style(), notes(cat)))
    column = page[page.index('class="col"') :]
    assert re.findall(r"<b>([^<]+)</b>", column) == ["50%", "50%", "10%"]
    assert re.findall(r'class="amount">([^<]+)<', column) == ["10 万吨/年", "5 万吨/年", "5 万吨/年", "1 万吨/年", "无"]
    assert re.findall(r"width:([\d.]+)%", column) == ["10.000", "40.000", "50.000", *["10.000", "40.000"] * 2, "10.000"]
    assert "2 期" in column and "，另 1 笔未分到期" in column
    assert re.findall(r'class="step"><b>([^<]+)</b><span>([^<]+)', page) == [
        ("写明", "2 期"), ("获批或平整场地", "2 期里 2 期走到"), ("建设", "2 期里 2 期走到"),
        ("调试或首批产品", "2 期里 1 期走到"), ("正常生产", "1 期里没有一期走到"),
    ]  # fmt: skip
    assert page.count("atlas-mark") == 2, "one for the product, one for the phases"


def row(least, most):
    made = steps.cases(catalog([project("p", phases=(phase("p-1", (), (
        milestone("construction", "2021"), milestone("commissioning", "2022"))),))]), ALL)[0]  # fmt: skip
    return steps.CaseRow(**vars(made) | {"least": least, "most": most})


@pytest.mark.parametrize(
    ("least", "most", "zh", "en"),
    [(3, 15, "3—15 个月", "3–15 months"), (29, None, "至少 29 个月", "at least 29 months"), (0, 32, "≤32 个月", "≤ 32 months"),
     (0, 0, "不足 1 个月", "under 1 month"), (7, 7, "7 个月", "7 months"), (1, 1, "1 个月", "1 month")],
)  # fmt: skip
def test_an_interval_says_no_more_than_its_dates(least, most, zh, en):
    assert (fall.interval(row(least, most), "zh"), fall.interval(row(least, most), "en")) == (zh, en)


def test_few_cases_are_told_in_words_and_enough_as_a_range():
    cat = made()
    page = str(fall.times(steps.times(cat, ALL), steps.cases(cat, ALL), notes(cat)))
    assert "两头都有界的不足 3 例，不作统计" in page and "至迟 2024年" in page
    held = [phase(f"p-{n}", (), (milestone("construction", f"202{n}-01-15"), milestone("commissioning", f"202{n + 1}-03-20")))
            for n in (1, 2, 3)]  # fmt: skip
    cat = catalog([project("p", phases=tuple(held))])
    page = str(fall.times(steps.times(cat, ALL), steps.cases(cat, ALL), notes(cat)))
    assert "3 例，两头都有界的 3 例：14—15 个月" in page and page.count("<li>") == 3


def test_a_package_says_what_was_said_and_what_stands():
    cat = made()
    page = str(packages.packages(promises.packages(cat, ALL), style(), notes(cat)))
    assert "签约额 9 亿元 · 2020年3月1日" in page
    assert "说 10 万吨/年，调试中 1 万吨/年，建设中 4 万吨/年" in page
    assert "走到：调试或首批产品（2022年5月1日 首次调试，26 个月后）" in page
    assert "期限已过，未见来源说做到：2025年 投产" in page
    assert "没有来源分别说到" in packages.lead(promises.packages(cat, ALL), "zh")


def test_planned_totals_stand_under_a_heading_of_their_own(real):
    page = str(packages.packages(promises.packages(real, ALL), style(), notes(real)))
    signed, planned = page.split("只公布计划总投资，不是签约额")
    assert signed.count('class="package"') == 5 and "签约额" not in planned.split("没有可核对的金额")[0]
    assert "27 亿元、3 亿元" in planned


def test_the_clock_says_no_news_and_never_cancelled():
    cat = catalog([project(f"p{n}", milestones=(milestone("construction", day),))
                   for n, day in enumerate(("2016-01-01", "2024-11-25", "2025-11-25", "2026-11-01"))])  # fmt: skip
    page = str(clock.clock(silence.clock(cat, ALL), style(), notes(cat)))
    assert re.findall(r'class="row (\w+)"', page) == ["silent", "silent", "quiet", "none"]
    assert "24 个月无消息" in page and "取消" not in page and page.count("beyond") == 1
    assert page.count('href="record') == 4 and "left:20.0%" in page and "left:40.0%" in page


def test_phases_of_one_date_share_a_bar_and_those_without_are_told():
    held = tuple(phase(f"p-{n}", (), (milestone("announced", "2024"),)) for n in (1, 2))
    cat = catalog([project("p", phases=held), project("bare")])
    page = str(clock.clock(silence.clock(cat, ALL), style(), notes(cat)))
    assert page.count('class="row') == 1 and " · 2 期" in page and "另有 1 期没有一条带日期的来源" in page


@pytest.mark.parametrize(
    ("found", "said"),
    [(Count(37, 13, 17, 0), "未投产的 37 期里，17 期两年以上无消息，13 期一到两年无消息"), (Count(2, 0, 1, 0), "未投产的 2 期里，1 期两年以上无消息"),
     (Count(2, 0, 0, 0), "未投产的 2 期，一年内都有消息")],
)  # fmt: skip
def test_the_heading_of_the_clock_counts_only_what_there_is(found, said):
    assert clock.heading(found, "zh") == f"沉默时钟：{said}"


def test_the_line_on_the_overview_leads_to_the_page():
    cat = made()
    page = str(markup.foot(Kept(5, 1, 2, 2, 5), Count(37, 13, 17, 0), notes(cat)))
    assert "5 个签约项目包：1 个有产能建成，2 个动过工；未投产的 37 期里 17 期两年以上无消息 ›" in page
    assert 'href="credible?lang=zh"' in page
    assert "签约" not in markup.foot(Kept(0, 0, 0, 0, 0), Count(1, 0, 0, 0), notes(cat))
    assert markup.foot(Kept(1, 0, 0, 1, 0), Count(0, 0, 0, 0), notes(cat)) == ""


def test_markup_in_the_data_is_text():
    works = project("x", milestones=(milestone("announced", "2022"),), total=(capacity("ore", "1", "万吨/年"),))
    cat = catalog([works.model_copy(update={"name": '<b>"x"</b>'})])
    pages = packages.packages(promises.packages(cat, ALL), style(), notes(cat)) + clock.clock(
        silence.clock(cat, ALL), style(), notes(cat)
    )
    assert '<b>"' not in pages and "&lt;b&gt;" in pages


@pytest.mark.parametrize("name", ["fall", "times", "packages", "clock"])
def test_english_has_no_chinese(real, name):
    said = notes(real, "en")
    content = {
        "fall": lambda: fall.fall(steps.waterfall(real, ALL), steps.ways(real, ALL), style("en"), said),
        "times": lambda: fall.times(steps.times(real, ALL), steps.cases(real, ALL), said),
        "packages": lambda: packages.packages(promises.packages(real, ALL), style("en"), said),
        "clock": lambda: clock.clock(silence.clock(real, ALL), style("en"), said),
    }[name]()
    assert re.findall(r"[\u4e00-\u9fff]+", re.sub(r'title="[^"]*"', "", str(content))) == []


def test_nothing_is_nothing():
    empty = table(silence.SilentRow, ())
    assert "row" not in str(clock.clock(empty, style(), notes(catalog())))
