"""The markup of the page of money: every row cited, escaped, and drawn where it lies inside its holder."""

import re

import pytest

from atlas.figures import investment as figures
from atlas.figures import overview
from atlas.markup import investment as markup
from atlas.markup.shared.parts import Notes, fill
from tests.drawings.test_bars import style
from tests.figures.shared.test_amounts import ALL, cat_of, nested
from tests.samples import investment


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
    assert "One厂、two厂的签约额合计 70 亿元" in said
    assert re.findall(r'class="bar ([a-z ]+)" style="left:([\d.]+)%;width:([\d.]+)%"', drawn) == [
        ("many promised", "0.00", "100.00"), ("promised", "0.00", "60.00"), ("promised", "0.00", "30.00"), ("promised", "30.00", "20.00"),
        ("rest", "50.00", "10.00"), ("promised", "60.00", "10.00"), ("rest", "70.00", "30.00"), ("many promised", "0.00", "15.00")]  # fmt: skip
    assert "是否重叠、重叠多少，没有来源说明，故分开列出：city &gt; 100 亿元与fair 15 亿元。" in said
    assert "&gt; 100 亿元" not in re.sub(r'title="[^"]*"', "", drawn), "no amount breaks over two lines"
    assert "&gt; 8 个项目" in drawn
    assert drawn.count("<li ") == 8
    assert all("[1]" in row for row in drawn.split("<li ")[1:]), "every row carries the mark of its source"


def test_hatched_means_promised_and_lightness_tells_a_sum_from_a_named_investor():
    drawn = drawn_tree(nested())
    said = re.search(r"--said:([^;]+);--pale:([^;]+);", drawn)
    assert said and fill(style().colours["money"], "/") == said[1].replace("&#39;", "'")
    assert "60%" in said[2] and said[2].count("repeating-linear-gradient") == 1
    assert "斜纹：只是承诺" in drawn and "斜纹" not in drawn_tree(nested(), kind="completed")
    assert {"bar promised", "bar many promised"} <= set(re.findall(r'<em><span class="([a-z ]+)">', drawn))


def test_the_drawing_in_english_has_no_chinese_of_ours():
    words = re.sub(r"<[^>]*>", " ", drawn_tree(nested(), "en") + drawn_tree(nested(), "en", "completed"))
    assert not re.search(r"[\u4e00-\u9fff]", words), words


def test_names_are_escaped():
    cat = cat_of(investment("x", "1", name="<q>&", name_en="<q>&", party="one", note="<h1>", note_en="<h1>"))
    for drawn in (drawn_tree(cat), drawn_list(cat, "party", "enterprise")):
        assert "<q>" not in drawn
        assert "<h1>" not in drawn
        assert "&lt;q&gt;&amp;" in drawn


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


def test_a_tree_tells_what_another_source_says():
    same = {"name": "x", "name_en": "x", "party": "one"}
    cat = cat_of(investment("a", "1", date="2025", **same), investment("b", "2", date="2024", **same))
    assert '<p class="why">另一说法 2\u00a0亿元（2024年）<sup' in drawn_tree(cat)


def test_what_is_noted_of_the_amounts_is_folded_below_the_tree():
    cat = cat_of(investment("x", "1", party="one", note="<注>", note_en="a note"), investment("y", "1", party="two"))
    drawn = drawn_tree(cat)
    assert drawn.count("<details>") == 1 and "各项的说明（1 条）" in drawn and "x</b>：&lt;注&gt;" in drawn
    assert "<details>" not in drawn_tree(nested())


def test_a_finding_that_the_page_tells_is_not_told_again():
    cat, rows = nested(), figures.tree_of(nested(), ALL, "signed")
    rest = figures.rivals(cat, ALL), figures.by_investor(cat, ALL), style("zh"), Notes(cat.sources, "zh")
    assert "合计 70" not in markup.tree(rows, *rest, told=True).replace("\u00a0", " ")
    assert "签约额<sup" in markup.tree(rows, *rest, told=True)


def delivery(**spent):
    cat = cat_of(investment("whole", "100", kind="planned_total", party="", qualifier="more_than", date="2022/2024-06"),
                 investment("done", "40", kind="completed", party="", date="2022/2024-06", **spent))  # fmt: skip
    return cat, overview.delivered(cat, ALL)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "计划总投资约 40% 已投入（2022年—2024年6月，同一来源）"),
        ("en", "About 40% of the planned total is invested (2022 – Jun 2024, one source)"),
    ],
)
def test_the_title_is_the_share_of_what_was_promised_that_was_spent(lang, said):
    _, found = delivery(qualifier="more_than")
    assert markup.title(found, (), (), lang).replace("\u00a0", " ") == said
    assert "100" not in said, "the two amounts stand at the bar"


def test_a_text_without_a_bar_has_both_amounts_and_the_share():
    _, found = delivery(qualifier="more_than")
    told = markup.amounts(found, "zh").replace("\u00a0", " ")
    assert told == "计划总投资超 100 亿元，已投入超 40 亿元（2022年—2024年6月，同一来源）"
    assert markup.share(found, "zh").startswith("已投入约为计划总投资的 40%。占比由本站计算")


def test_equal_numbers_are_told_apart():
    """What is left of an amount beside a listed amount, and the whole beside what is promised above the tree."""
    cat = cat_of(investment("city", "100", party=""), investment("inner", "70", party="one", part_of="city"),
                 investment("other", "30", party="two"), investment("plan", "100", party="", kind="planned_total"))  # fmt: skip
    rows = figures.tree_of(cat, ALL, "signed")
    plan = next(r for r in figures.tree(cat, ALL) if r.id == "plan")
    rest = figures.rivals(cat, ALL), figures.by_investor(cat, ALL), style("zh"), Notes(cat.sources, "zh")

    def why(delivered):
        drawn = markup.tree(rows, *rest, told=True, delivered=delivered)
        return re.findall(r"“(\w+)”数字相同，是否同一笔没有来源说明", drawn)

    assert why(None) == ["other"]
    assert why(figures.Delivery(plan, plan)) == ["plan", "other"]


def test_without_a_delivery_the_title_is_the_finding_of_the_tree():
    def title(cat):
        made = markup.title(None, figures.main_tree(cat, ALL), figures.by_investor(cat, ALL), "zh")
        return made.replace("\u00a0", " ")

    assert title(nested()) == "one厂、two厂的签约额合计 70 亿元"
    assert title(cat_of(investment("x", "1", party="one"))) == "签约额只有一项：x 1 亿元（2025年5月）"
    assert title(cat_of()) == ""


def test_what_was_spent_is_a_bar_in_the_bar_of_what_was_promised():
    cat, found = delivery(qualifier="more_than")
    drawn = markup.promise(found, style("zh"), Notes(cat.sources, "zh"))
    assert 'style="width:40.00%"' in drawn and drawn.count("[1]") == 2
    assert "占比由本站计算，四种金额从不相加。来源对两数都只说“超过”" in drawn and "40%，" not in drawn
    cat, found = delivery()
    assert "只说" not in markup.promise(found, style("zh"), Notes(cat.sources, "zh")), "one of the two is exact"
