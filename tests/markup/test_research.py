"""The page of research as markup: the finding, a row with step, aim and mark for each work, ties, folds."""

import re
from dataclasses import replace

import pytest

from atlas.figures import overview as chain
from atlas.figures import research as figures
from atlas.figures.research import Finding
from atlas.figures.shared.selection import Selection
from atlas.markup import overview
from atlas.markup import research as markup
from atlas.markup.shared.notes import Notes
from atlas.words.vocab import STATUS
from tests.drawings.test_bars import style
from tests.figures.test_overview import ALL as REAL
from tests.figures.test_research import ALL, DAY, made
from tests.samples import catalog, milestone, project


def notes(cat, lang="zh"):
    return Notes(cat.sources, lang, address={"lang": lang})


def works(cat, chosen=ALL, lang="zh"):
    held = figures.works(cat, chosen)
    return str(markup.works(held, figures.steps(held), style(lang), notes(cat, lang)))


@pytest.mark.parametrize(
    ("found", "where", "lang", "said"),
    [
        (Finding(7, (("operating", 1), ("commissioning", 2), ("", 4)), 5, "", 0, linked=True), "", "zh",
         "7 项研发与中试，1 项已投产、2 项调试中、4 项状态未注明"),
        (Finding(1, (("construction", 1),), 0, "", 0), "南县", "zh", "南县：1 项研发与中试，1 项建设中"),
        (Finding(1, (("operating", 1),), 1, "", 0, linked=True), "", "en", "1 work of research and pilot scale: 1 operating"),
        (Finding(0, (), 2, "", 0), "", "en", "No source tells of a work of research or pilot scale; 2 institutes take part"),
    ],
)  # fmt: skip
def test_the_finding(found, where, lang, said):
    assert markup.title(found, where, lang) == said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_status_can_be_counted(lang):
    for status in (*STATUS, ""):
        assert "1" in markup.title(Finding(1, ((status, 1),), 0, "", 0), "", lang)


def test_the_lead_tells_the_silence_from_a_year_on():
    assert markup.lead(Finding(1, (), 0, "2025-05", 13), "zh") == "最近消息 2025年5月，已 13 个月无公开消息。"
    assert markup.lead(Finding(1, (), 0, "2025-05", 3), "en") == "Newest word on them: May 2025."
    assert markup.lead(Finding(0, (), 2, "", 0), "zh") == ""


def test_the_lead_tells_whether_institutes_take_part():
    assert markup.lead(Finding(7, (), 5, "", 0), "zh") == "没有来源说有院所参与其中。"
    assert (
        markup.lead(Finding(7, (), 1, "2025-05", 3, linked=True), "en")
        == "Newest word on them: May 2025. 1 institute takes part."
    )


def test_each_work_has_its_step_its_aim_and_its_mark():
    page = works(made())
    rows = page.split('<div class="work">')[1:]
    assert [len(re.findall(r'class="here', r)) for r in rows] == [1, 1, 0], "what no source tells stands at no step"
    assert [len(re.findall(r'class="past"', r)) for r in rows] == [3, 0, 0]
    assert "1.5" in rows[0] and "电芯（中试线）" in rows[0] and "此后 12 个月" in rows[0]
    assert "≥ 400" in rows[1] and "300" not in rows[1] and 'class="here silent"' in rows[1], (
        "two years without word: hollow"
    )
    assert "来源未给指标" in rows[2] and "来源未注明" in rows[2]
    assert all("kind=project" in r and "lang=zh" in r for r in rows)
    assert rows[0].count("atlas-mark") == 2


def test_a_date_that_passed_is_said():
    plan = milestone("commissioning", "2025-06", "planned")
    cat = catalog([project("late", "research", milestones=(milestone("research_under_way", "2025-05"), plan))])
    assert "原定2025年6月开始调试，已过，未见来源说做到（本站推断）" in works(cat)
    assert "计划2025年6月开始调试" in works(cat, Selection(DAY.replace(year=2025)))
    assert "passed, and no source says" in works(cat, lang="en")


def test_a_tie_is_a_line_with_year_and_mark():
    cat = made()
    page = str(markup.ties(figures.ties(cat, ALL), figures.finding(cat, ALL), notes(cat)))
    assert page.count("<p>") == 3 == page.count('class="atlas-mark"')
    assert "2024年" in page and "2025年的来源所说" in page and "没有来源把这些院所" in page
    linked = replace(figures.finding(cat, ALL), linked=True)
    assert "没有来源把这些院所" not in markup.ties(figures.ties(cat, ALL), linked, notes(cat))


def test_the_rest_is_folded_and_every_line_has_its_mark(real):
    cat = made()
    page = str(markup.rest(figures.works(cat, ALL), figures.happened(cat, ALL), notes(cat)))
    assert page.count("<details") == 1 and "合同 9 个" in page and " open" not in page, "no note, no second fold"
    assert markup.rest(figures.works(cat, replace(ALL, query="zzzz")), (), notes(cat)) == ""
    alone = markup.rest(figures.works(cat, replace(ALL, query="zzzz")), figures.happened(cat, ALL), notes(cat))
    assert '<details class="atlas-fold" open>' in alone, "all that the page has stands open"
    page = str(markup.rest(figures.works(real, REAL), figures.happened(real, REAL), notes(real)))
    assert page.count("<details") == 2
    assert all("atlas-mark" in line for line in page.split("<li>")[1:])


def test_english_has_no_chinese_and_markup_in_the_data_is_text(real):
    held, found = figures.works(real, REAL), figures.finding(real, REAL)
    page = works(real, REAL, "en") + markup.ties(figures.ties(real, REAL), found, notes(real, "en"))
    page += markup.rest(held, figures.happened(real, REAL), notes(real, "en"))
    shown = re.sub(
        r'(title|href|aria-label)="[^"]*"', "", str(page)
    )  # the tip of a mark names the place in a Chinese source
    assert [c for c in shown if ord(c) > 0x2E7F] == []
    evil = project("x", "research").model_copy(update={"name": '<b>"x"</b>'})
    assert '<b>"' not in works(catalog([evil]))


def test_the_chain_of_the_overview_leads_here(real):
    made = overview.chain(
        chain.resources(real, REAL),
        chain.chain(real, REAL),
        style(),
        Notes(real.sources, "zh", address={"place": "linwu"}),
    )
    assert 'href="research?place=linwu"' in made and "stage=research" not in made
