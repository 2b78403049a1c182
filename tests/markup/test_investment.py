"""The markup of the page of money: every row cited, escaped, and drawn where it lies inside its holder."""

import re

import pytest

from atlas.figures import investment as figures
from atlas.figures.shared import amounts
from atlas.markup import investment as markup
from atlas.markup.parts import Notes
from tests.drawings.test_bars import style
from tests.figures.shared.test_amounts import ALL, cat_of, nested
from tests.figures.test_projects import sample
from tests.samples import catalog, investment


def drawn_tree(cat, lang="zh", kind="signed"):
    notes, rows = Notes(cat.sources, lang), figures.tree_of(cat, ALL, kind)
    drawn = markup.tree(rows, figures.rivals(cat, ALL), figures.by_investor(cat, ALL), style(lang), notes)
    return drawn + markup.overlaps(figures.overlapping(cat, ALL), kind, lang, notes)


def drawn_list(cat, by, record):
    listed, sums = figures.listed(cat, ALL, by), figures.sums(cat, ALL, by)
    return markup.groups(listed, sums, record, "?", "zh", Notes(cat.sources, "zh"))


def test_an_unquantified_holder_has_words_no_bar_and_no_rest():
    cat = cat_of(investment("said", "", party="", qualifier="unquantified", stated="数百亿元", stated_en="tens of billions"),
                 investment("inner", "20", party="one", part_of="said"))  # fmt: skip
    rows = figures.tree(cat, ALL)
    assert [r.id for r in rows] == ["said", "inner"]
    drawn = drawn_tree(cat)
    assert "数百亿元" in drawn
    assert drawn.split("<ul>")[1].count('class="bar') == 1


def test_the_drawing_says_what_the_rows_say():
    drawn = drawn_tree(nested())
    said = drawn.replace("\u00a0", " ")
    assert "city &gt; 100 亿元，其中one厂、two厂的签约额合计 70 亿元" in said
    assert re.findall(r'class="bar ([a-z ]+)" style="left:([\d.]+)%;width:([\d.]+)%"', drawn) == [
        ("many promised", "0.00", "100.00"), ("promised", "0.00", "60.00"), ("promised", "0.00", "30.00"), ("promised", "30.00", "20.00"),
        ("rest", "50.00", "10.00"), ("promised", "60.00", "10.00"), ("rest", "70.00", "30.00"), ("many promised", "0.00", "15.00")]  # fmt: skip
    assert "“city”（&gt; 100 亿元）与“fair”（15 亿元）是否重叠、重叠多少，没有来源说明" in said
    assert "&gt; 100 亿元" not in re.sub(r'title="[^"]*"', "", drawn), "no amount breaks over two lines"
    assert "&gt; 8 个项目" in drawn
    assert drawn.count("<li ") == 8
    assert all("[1]" in row for row in drawn.split("<li ")[1:]), "every row carries the mark of its source"


def test_the_drawing_in_english_has_no_chinese_of_ours():
    words = re.sub(r"<[^>]*>", " ", drawn_tree(nested(), "en") + drawn_tree(nested(), "en", "completed"))
    assert not re.search(r"[\u4e00-\u9fff]", words), words


def test_names_are_escaped():
    cat = cat_of(investment("x", "1", name="<b>&", name_en="<b>&", party="one", note="<i>", note_en="<i>"))
    payers = markup.payers(amounts.payers(cat, ALL), style(), Notes(cat.sources, "zh"))
    for drawn in (drawn_tree(cat), drawn_list(cat, "party", "enterprise"), payers):
        assert "<b>" not in drawn
        assert "<i>" not in drawn
        assert "&lt;b&gt;&amp;" in drawn


def test_lists_show_the_sums_that_may_be_formed():
    cat = cat_of(
        investment("a", "1", party="one"),
        investment("b", "2", party="two"),
        investment("c", "4", party="two", place="south"),
    )
    drawn = drawn_list(cat, "place", "place")
    assert drawn.count('class="sum"') == 1
    assert set(re.findall(r"<h\d", drawn)) == {"<h3"}, "the heading of the section is h2"
    assert "签约额合计：two厂、one厂" in drawn


def test_cards_tell_the_largest_of_each_kind_and_no_sum():
    cards = markup.cards(figures.tree(nested(), ALL), "zh", Notes(nested().sources, "zh"))
    assert [(c.value, c.unit) for c in cards] == [("> 100", "亿元"), ("5", "亿元"), ("—", ""), ("7", "亿元")]
    assert "共 6 项，不相加" in cards[0].more
    assert cards[3].more == "spent · 汇总数，未分投资方", "where there is one there is nothing to add"
    assert "投资方：three厂" in cards[1].more, "by whom, where a source tells"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_payers_are_told_with_their_investor_and_a_mark(lang):
    cat = sample()
    rows, notes = amounts.payers(cat, ALL), Notes(cat.sources, lang)
    drawn = markup.payers(rows, style(lang), notes)
    assert drawn.count("<li ") == len(rows) == drawn.count('class="bar') > 0
    assert notes.cited and "width:100.00%" in drawn
    assert markup.payers(amounts.payers(catalog(), ALL), style(lang), notes) == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rivals_stand_side_by_side_with_the_rule_that_chose(lang):
    same = {"name": "<x>", "name_en": "<x>", "party": "one"}
    cat = cat_of(
        investment("a", "1", date="2025", **same),
        investment("b", "1", date="2024", note="注", note_en="a note", **same),
    )
    notes = Notes(cat.sources, lang)
    drawn = markup.rivals(figures.rivals(cat, ALL), cat.sources, style(lang), notes)
    taken, other = drawn.split('class="other"')
    assert 'class="taken"' in taken and "&lt;x&gt;" in taken and "<x>" not in drawn
    assert taken.count("[1]") == other.count("[1]") == 1
    said = {"zh": "数值相同 · 未取：日期较早 · 注", "en": "the same figure · not used: the date is older · a note"}[
        lang
    ]
    assert said in other and said not in taken


def test_a_tree_tells_what_another_source_says():
    same = {"name": "x", "name_en": "x", "party": "one"}
    cat = cat_of(investment("a", "1", date="2025", **same), investment("b", "2", date="2024", **same))
    assert '<p class="why">另一说法 2\u00a0亿元（2024年）<sup' in drawn_tree(cat)
