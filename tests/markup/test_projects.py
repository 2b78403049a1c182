"""The page of projects as markup: the finding, a linked cell for each phase, due dates in their groups, bars with their words."""

import re
from dataclasses import replace

import pytest

from atlas.figures import progress
from atlas.figures.projects import capacity_by_product
from atlas.figures.shared.selection import Selection
from atlas.markup import projects as markup
from atlas.markup.shared.parts import Notes
from tests.drawings.test_bars import style
from tests.figures.test_progress import ALL, DAY, made
from tests.figures.test_projects import sample
from tests.samples import capacity, catalog, milestone, project


def notes(cat, lang="zh"):
    return Notes(cat.sources, lang, address={"lang": lang})


def strip(cat, lang="zh"):
    return str(markup.strip(progress.cells(cat, ALL), progress.steps(cat, ALL), style(lang), notes(cat, lang)))


@pytest.mark.parametrize(
    ("found", "where", "lang", "said"),
    [
        (progress.Standing(38, 27, 4, 1, 8, 17), "", "zh", "38 期中，9 期建成（含调试），17 期两年以上无消息"),
        (progress.Standing(2, 1, 0, 0, 0, 1), "南县", "zh", "南县：2 期中，没有一期建成，1 期两年以上无消息"),
        (progress.Standing(1, 1, 0, 1, 0, 0), "", "en", "Of 1 phase, 1 is built (incl. commissioning) and none has been without news for two years"),
        (progress.Standing(0, 0, 2, 0, 0, 0), "", "zh", "2 个全产业链框架协议，未分期"),
    ],
)  # fmt: skip
def test_the_finding(found, where, lang, said):
    assert markup.title(found, where, lang) == said


def test_the_lead_says_once_what_is_counted():
    cat = made()
    told = markup.lead(progress.standing(cat, ALL), progress.due(cat, ALL), "zh")
    assert (
        told
        == "4 个项目，拆成 6 期；1 个全产业链框架协议不计。建成的里 1 期已投产，其余调试或已出首批产品。1 个期限已过，未见来源说做到（本站推断）。"
    )


def test_the_silent_phases_of_the_finding_can_be_counted_in_the_strip():
    cat = made()
    found, page = progress.standing(cat, ALL), str(strip(cat))
    assert found.silent == page.count('class="silent"') == sum(map(int, re.findall(r'"quiet"[^>]*>(\d+)', page))) == 2


def test_the_strip_tells_what_the_marks_of_the_histories_mean():
    """Also those of steps at which no phase stands any more."""
    cat = catalog([project("x", milestones=(milestone("announced", "2022"), milestone("construction", "2025")))])
    page = strip(cat)
    assert re.findall(r"<b>(\d)</b>.*?</span>([^<]+)", page) == [("1", "建设中"), ("0", "已宣布")]
    assert page.count("atlas-key") == len({s.status for s in progress.steps(cat, ALL)})


def test_each_phase_is_a_cell_that_leads_to_its_project():
    cat = made()
    page = strip(cat)
    cells = re.findall(r"<a href=\"record[^>]*>", page)
    assert len(cells) == 6 and all("kind=project" in c and "lang=zh" in c for c in cells)
    silent = [c for c in cells if 'class="silent"' in c]
    assert len(silent) == 2 and not any("background" in c for c in silent), "hollow"
    assert "mill项目 · mill-2期，建设中，2024年5月，此后 24 个月无消息" in page
    assert re.findall(r'<b>(\d)</b> <span class="atlas-nowrap">(?:<span[^>]*></span>)?([^<]+)', page) == [
        ("1", "已投产"), ("1", "调试中"), ("2", "建设中"), ("1", "已宣布"), ("1", "来源未注明")]  # fmt: skip
    assert "虚框 2 期：24 个月以上无消息（本站推断）" in page and "#fn-1" in page


def test_without_silence_there_is_no_key_for_it():
    cat = catalog([project("new", milestones=(milestone("announced", "2026-05"),))])
    assert "atlas-hollow" not in strip(cat) and not re.search(r'"quiet">\d', strip(cat))


def test_due_dates_are_those_passed_then_those_to_come():
    cat = made()
    page = str(markup.due(progress.due(cat, ALL), notes(cat)))
    assert page.index("已过") < page.index("2026年1月") < page.index("未到") < page.index("2027年")
    assert "投产" in page and "已投产" not in page, "what is planned is not said as done"
    assert "另有 1 个期限，来源说已经做到。" in page and page.count("<li>") == 2
    assert "#fn-1" in page


def test_of_many_dates_that_passed_the_latest_stand_open_and_none_is_lost():
    plans = [milestone("operating", f"20{n}-01", "planned") for n in range(10, 19)]
    cat = catalog([project(f"p{n}", milestones=(milestone("announced", "2009"), plan)) for n, plan in enumerate(plans)])
    page = str(markup.due(progress.due(cat, ALL), notes(cat)))
    shown, folded = page.split("<details", 1)
    assert re.findall(r"<time>(\d{4})", shown) == ["2014", "2015", "2016", "2017", "2018"]
    assert "更早到期 4" in folded and re.findall(r"<time>(\d{4})", folded) == ["2010", "2011", "2012", "2013"]


def test_a_product_has_its_unit_once_and_its_numbers_under_their_progress():
    works = project("x", total=(capacity("ore", "3", "万吨/年"),), milestones=(milestone("construction", "2025"),))
    other = project("y", total=(capacity("ore", "2", "万吨/年"),), milestones=(milestone("third_party", "2025"),))
    cat = catalog([works, other])
    page = str(markup.capacity(capacity_by_product(cat, Selection(DAY)), style(), notes(cat)))
    head, row = page.split('<span class="name">')
    assert head.index("建设中") < head.index("待引进第三方") and "建成" not in head, (
        "a column for what there is, no other"
    )
    assert re.search(r'<span class="unit">万吨/年</span>', row) and row.count("万吨/年") == 1 + 2, (
        "in the words for the bar too"
    )
    assert re.findall(r"</span>(\d)</span>", row) == ["3", "2"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_product_is_a_row_with_bar_numbers_and_marks(lang):
    cat = sample()
    sums = capacity_by_product(cat, Selection(DAY))
    page = str(markup.capacity(sums, style(lang), notes(cat, lang)))
    assert page.count('class="bar"') == 3 == page.count('class="atlas-mark"')
    assert [float(w) for w in re.findall(r"flex:([\d.]+)", page)] == [50_000, 70_000, 180_000, 50]
    if lang == "zh":
        assert "选矿（原矿处理）：建成（含调试） 5 万吨/年，建设中 ≥ 7 万吨/年，规划 ≤ 18 万吨/年" in page
    else:
        assert [c for c in page if ord(c) > 0x2E7F] == []


def test_markup_in_the_data_is_text():
    works = project("x", milestones=(milestone("announced", "2022"), milestone("operating", "2024", "planned")))
    cat = catalog([works.model_copy(update={"name": '<b>"x"</b>'})])
    page = strip(cat) + markup.due(progress.due(cat, ALL), notes(cat))
    assert '<b>"' not in page and "&lt;b&gt;" in page


def test_nothing_is_nothing():
    cat = catalog()
    assert markup.lead(progress.standing(cat, replace(ALL)), (), "zh") == ""
