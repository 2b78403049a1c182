"""Changes as words and marks: the finding, the ladder, figures before and after, bars of totals with what was counted."""

import re
from datetime import date

import pytest

from atlas.figures.changes.between import between, bulletin
from atlas.figures.changes.rows import ChangeRow
from atlas.figures.changes.since import Since
from atlas.figures.changes.totals import totals
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import table
from atlas.markup import changes as markup
from atlas.markup.shared.parts import Notes
from atlas.words.pair import Pair
from tests.drawings.test_bars import style
from tests.samples import catalog, firm, indicator, milestone, project

BEGIN, END = date(2025, 1, 8), date(2026, 1, 8)


@pytest.fixture(scope="module")
def found(real):
    return bulletin(between(real, BEGIN, Selection(END)))


def notes(cat, lang="zh"):
    return Notes(cat.sources, lang, address={"lang": lang})


def untitled(page):
    """Without the tips, which quote where in its source a number stands."""
    return re.sub(r' title="[^"]*"', "", page)


def test_the_finding(found):
    compared = markup.when(Since(BEGIN), END, dated=False, lang="zh")
    told = markup.finding(found, compared, "", "zh").replace("\u00a0", " ")
    assert told == "2025年1月8日以来：3 期向前推进，12 期首次有进展消息，3 期新宣布"
    assert markup.finding(found, compared, "临武县", "zh").startswith("临武县，2025年1月8日以来：")
    compared = markup.when(Since(BEGIN), END, dated=True, lang="en")
    assert markup.finding(found, compared, "", "en").startswith(
        "From 8 Jan 2025 to 8 Jan 2026: 3\u00a0phases moved forward, first word of progress on 12"
    )
    assert markup.when(Since(END, release=True), END, dated=True, lang="zh") == "与上一版数据相比"


def test_the_finding_is_the_first_of_what_changed():
    def told(*rows):
        return markup.finding(bulletin(table(ChangeRow, rows)), "x", "", "zh").replace("\u00a0", " ")

    def row(kind, status=""):
        return ChangeRow(kind=kind, record_kind="x", record="x", name=Pair("x", "x"), status_after=status)

    assert told(row("announced", "announced"), row("first", "permitted")) == "X：1 期首次有进展消息，1 期新宣布"
    assert told(row("claim"), row("event")) == "X：1 件大事" and told(row("source"), row("claim")) == "X：新增 1 个数"
    assert told(row("step", "operating"), row("step", "construction")) == "X：2 期向前推进"


def test_a_long_group_is_folded():
    cat = catalog([project(f"x{n}", milestones=(milestone("announced", "2025"),)) for n in range(30)])
    page = str(markup.steps(bulletin(between(cat, BEGIN, Selection(END))), "how", style(), notes(cat)))
    assert page.count("<details>") == 1 and "另外 18 期" in page


def test_nothing_is_said_as_nothing(real):
    nothing = bulletin(between(real, END, Selection(END)))
    assert markup.finding(nothing, "x", "", "zh") == "X：没有变化" and markup.rest(nothing, "zh") == ""


def test_the_lead_tells_how_and_what_may_be_older(found):
    assert "本站比较" in markup.lead(found, Since(BEGIN), END, "zh") and "33 项" in markup.lead(
        found, Since(BEGIN), END, "zh"
    )
    below = markup.lead(found, Since(BEGIN), END, "zh", found.steps)
    marked = sum(r.may_be_earlier for r in found.steps)
    assert 0 < marked < found.earlier and f"上图 {marked} 项" in below, "below the picture it counts what that shows"
    assert "两版数据" in markup.lead(found, Since(END, release=True), END, "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_steps_stand_on_the_ladder_with_their_marks(real, found, lang):
    page = str(markup.steps(found, "how", style(lang), notes(real, lang)))
    rows = re.findall(r"<li>.*?</li>", page)
    assert len(rows) == 18 and all("atlas-mark" in r and "kind=project" in r for r in rows)
    assert page.count('class="was"') == 3 == page.count('class="way"') and page.count('class="now"') == 18
    assert "<details>" not in page, "groups that are a few lines too long stand open"
    assert re.findall(r"<h2>[^<]*?(\d*)</h2>", page) == ["3", "12", "3"], "every group is counted"
    moved = {"zh": "已宣布 → 已获批", "en": "announced → permitted"}[lang]
    assert moved in page
    assert lang == "zh" or not re.search("[\u4e00-\u9fff]", untitled(page))


def test_a_state_off_the_ladder_is_words():
    cat = catalog([project("x", milestones=(milestone("construction", "2024"), milestone("shelved", "2025")))])
    page = str(markup.steps(bulletin(between(cat, BEGIN, Selection(END))), "how", style(), notes(cat)))
    assert 'class="now"' not in page and 'class="said off">建设中 → 搁置' in page


def whole(page: str) -> str:
    """The same without the spans that hold a number beside its unit."""
    return re.sub(r'<span class="atlas-nowrap">(.*?)</span>', r"\1", page)


def test_figures_stand_before_and_after_with_the_marks_of_both(real, found):
    page = whole(markup.replaced(found.held["replaced"], real, notes(real)))
    assert "1200 万吨/年 → 2000 万吨/年" in page and page.count("<li>") == 3
    assert all(r.count("#fn-") == 2 for r in re.findall(r"<li>.*?</li>", page))
    apart = whole(markup.rivals((*found.held["rival"], *found.held["untaken"]), real, notes(real)))
    assert "2000 万吨/年（采用的是 1000 万吨/年）" in apart and "来源待核或已被否定，未采用" in apart


def test_each_kind_is_a_line_of_plain_words(found):
    said = {kind: [markup.told(r, "zh") for r in rows] for kind, rows in found.held.items()}
    assert "桂阳大为碳酸锂项目，一期：已宣布 → 已获批（2025年*）" in said["step"]
    assert "大中赫选矿项目（选矿（原矿处理））：1200 万吨/年 → 2000 万吨/年（2025年5月）" in said["replaced"]
    assert (
        "大中赫选矿项目 一期（选矿（原矿处理））：2000 万吨/年（采用的是 1000 万吨/年）（2025年11月10日）"
        in said["rival"]
    )
    assert all(said[kind] for kind in ("first", "claim", "confirmed", "event", "source"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_total_is_a_bar_with_what_was_counted(real, lang):
    rows = totals(real, Selection(END))
    page = str(markup.totals(rows, notes(real, lang)))
    assert page.count('class="bar"') == len(rows) == page.count('role="img"')
    if lang == "zh":
        assert "公布 <b>&gt; 20 家</b>" in page and "本库 <b>5 家</b>" in page and "未说明 <b>&gt; 15 家</b>" in page
        assert "数的是本库列名、环节为电芯与电池的企业；是否规模以上，来源未注明，其中 3 家来源未注明所在地" in page
        assert "更早的说法（3）" in page and "未见来源写明其中任何一项协议的投资方" in page
    else:
        assert not re.search("[\u4e00-\u9fff]", untitled(page))


def test_where_more_is_held_it_is_said():
    made = catalog(indicators=[indicator("told", "1", quantity="linked_firms")], enterprises=[firm("a", "甲", "north")])
    page = str(markup.totals(totals(made, Selection(END)), notes(made)))
    assert "本库多于公布" in page and "width:100.0%" in page


def test_markup_in_the_data_is_text():
    works = project("x", milestones=(milestone("announced", "2025"),)).model_copy(update={"name": '<b>"x"</b>'})
    cat = catalog([works])
    page = str(markup.steps(bulletin(between(cat, BEGIN, Selection(END))), "how", style(), notes(cat)))
    assert '<b>"' not in page and "&lt;b&gt;" in page
