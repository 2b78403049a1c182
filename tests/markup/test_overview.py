"""The overview in words: the finding, shares that never lie, the rows of the chain, the three answers."""

import re
from datetime import date

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.drawings.bars import Style
from atlas.figures import overview as figures
from atlas.figures.overview import Finding
from atlas.figures.shared import amounts
from atlas.figures.shared import news as latest
from atlas.figures.shared.selection import Selection
from atlas.markup import overview as markup
from atlas.markup.shared.notes import Notes
from atlas.words.vocab import PROGRESS

ALL = Selection(date(2026, 11, 25))
STYLE = Style("zh", dict.fromkeys([*PROGRESS, "money", "accent", "line"], "#123456"), "2026年11月25日")


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0%"), (0.004, "<1%"), (0.072, "7%"), (0.145, "14%"), (0.996, ">99%"), (1, "100%")]
)
def test_a_share_is_never_nothing_where_something_is_nor_all_where_something_is_missing(
    share: float, said: str
) -> None:
    assert markup.percent(share) == said


def test_the_finding_is_a_sentence_in_both_languages() -> None:
    found = Finding((("beneficiation", 0.072), ("refining", 0.1), ("cell", 0.0)), "cell", "2022-12-08")
    assert markup.title(found, "临武县", "zh") == "临武县：选矿建成\u00a07%，碳酸锂建成\u00a010%，电芯尚无建成"
    assert markup.title(found, "Linwu", "en") == (
        "Built in Linwu: beneficiation\u00a07%, lithium carbonate\u00a010%, no cells"
    )
    piloted = Finding((("cell", 0.0),), "cell", "2022", ("cell",))
    assert markup.title(piloted, "临武县", "zh") == "临武县：电芯除中试线外尚无建成"
    assert markup.silence(found, "zh").startswith("电芯自2022年12月8日起无新资料。")
    assert markup.title(Finding((), "", ""), "安仁县", "zh") == "安仁县：没有来源写明产能"
    assert "没有来源" not in markup.title(Finding((), "", ""), "郴州市", "zh", narrowed=True)


def test_the_chain_tells_each_number_with_its_mark(real: Catalog) -> None:
    notes = Notes(real.sources, "zh", address={"place": "linwu"})
    made = markup.chain(figures.resources(real, ALL), figures.chain(real, ALL), STYLE, notes)
    for words in (
        "建成（含调试） 360",
        "建设中 1000",
        "预期产量 8 万吨/年，其中 6 万吨/年不在上列产能内",
        "平整场地 2200",
        "规划 1440",
        "另有电芯（中试线）",
        "<small>碳酸锂</small>",
        "另有氟化锂：建成（含调试）",
        "7%",
        "约 324.43",
    ):
        assert words in made, words
    assert made.count("atlas-mark") == made.count('class="last"'), "every row has its marks"
    assert 'href="projects?place=linwu&amp;stage=cell"' in made and notes.cited


def test_the_answers_say_what_is_not_used(real: Catalog) -> None:
    notes = Notes(real.sources, "zh")
    made = markup.three(figures.delivered(real, ALL), amounts.payers(real, ALL), figures.output(real, "chenzhou", ALL.day),
                        latest.news(real, ALL), ["a", "b", "c", "d", "e"], STYLE, notes)  # fmt: skip
    kept = re.findall(r'<span class="atlas-nowrap">(.*?)</span>', made)
    assert {"&gt; 1400 亿元", "406 亿元", "3000 亿元"} <= set(kept), "no amount is torn from its unit"
    made = re.sub(r'<span class="atlas-nowrap">(.*?)</span>', r"\1", made)
    assert "计划总投资 &gt; 1400 亿元，已投入 &gt; 400 亿元" in made
    assert made.count("仅见于 C 级来源，未采用") == 2 and "目标 3000 亿元" in made
    assert made.count("<li>") == 8, "four years of output, four lines of news"


def test_empty_answers_are_sentences(real: Catalog) -> None:
    nothing = Selection(date(2020, 1, 1), query="zzz")
    for narrowed, money, news in (
        (True, "筛选内没有金额。", "没有符合条件的进展。"),
        (False, "没有来源给出金额。", "没有来源说到进展。"),
    ):
        made = markup.three(None, amounts.payers(real, nothing), figures.output(real, "chenzhou", nothing.day),
                            latest.news(real, nothing), [], STYLE, Notes(real.sources, "zh"), narrowed)  # fmt: skip
        assert money in made and news in made and "没有来源给出产值。" in made and "<li>" not in made
