"""The head of a record's page: its numbers, what each of them says it is, its sentence, and the newest word."""

import re
from datetime import date
from decimal import Decimal

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.figures import headline, layout
from atlas.figures.projects import projects
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import grouped
from atlas.figures.sources import USES, of_source
from atlas.markup.record import finding, sections
from atlas.markup.record import headline as heads
from atlas.words.pair import named
from tests.figures.test_record import DAY, found, real, sample
from tests.markup.test_record import known, text_of
from tests.samples import capacity, catalog, milestone, project

__all__ = ["real"]  # the fixture

TODAY = date(2026, 11, 24)


def told(held: Catalog, key: str, kind: str, day: date = DAY) -> list[tuple[str, Decimal | None, bool]]:
    return [(b.title.zh, n.amount.base, b.of == "computed") for b in headline.blocks(held, found(held, key, kind), day)
            for n in b.numbers]  # fmt: skip


def test_a_head_has_at_most_three_numbers_the_nearest_to_done_first() -> None:
    held = sample()
    work = [("选矿（原矿处理）", Decimal(50_000), False)]
    assert told(held, "mill", "project")[:1] == work and told(held, "maker", "enterprise")[:1] == work
    assert len(told(held, "maker", "enterprise")) <= headline.MOST
    assert told(held, "paper", "source") == [] and told(held, "south", "place") == []


def test_what_is_built_stands_before_what_is_only_said_and_each_says_which_it_is(real: Catalog) -> None:
    (mill,) = headline.capacity(real, found(real, "anneng-mill"), TODAY)
    assert [(n.word, n.amount.base) for n in mill.numbers] == [("built", 3_600_000), ("site_preparation", 12_000_000)]
    assert mill.share == pytest.approx(0.23, abs=0.005)
    money = headline.blocks(real, found(real, "anneng-linwu"), TODAY)[-1]
    assert (money.of, money.numbers[0].word) == ("money", "signed")


def test_two_years_after_the_newest_word_a_part_is_silent_unless_it_runs(real: Catalog) -> None:
    def silent(key: str, day: date) -> list[bool]:
        return [n.silent for b in headline.capacity(real, found(real, key), day) for n in b.numbers]

    assert silent("weiling-cells", date(2024, 12, 7)) == [False] and silent("weiling-cells", date(2024, 12, 8)) == [
        True
    ]
    assert silent("jiusen-pilot-line", date(2030, 1, 1)) == [False], "no more is to be expected of what operates"
    assert silent("anneng-carbonate-phase1", TODAY) == [False, True]


def test_what_others_are_to_build_comes_last(real: Catalog) -> None:
    at = found(real, "dazhong-mining", "enterprise")
    assert [b.product for b in headline.capacity(real, at, TODAY)] == ["lithium_metal", "cell", "lfp"]


def test_a_deposit_without_a_stated_carbonate_has_the_computed_one(real: Catalog) -> None:
    assert [(name, computed) for name, _, computed in told(real, "dachongli", "deposit")] == [
        ("矿石资源量", False), ("氧化锂资源量", False), ("", True)]  # fmt: skip
    assert [computed for _, _, computed in told(real, "jijiaoshan-tongtianmiao", "deposit")] == [False] * 3
    assert told(real, "linwu", "place")[0][0] == "碳酸锂当量", "a county begins with its resource"


def test_the_newest_word_is_none_of_plans_and_later_days(real: Catalog) -> None:
    at = found(real, "anneng-mill")
    now = headline.evidence(real, at, TODAY)
    assert (now.last, now.months) == ("2025-05", 17)
    assert headline.evidence(real, at, date(2020, 1, 1)).last == ""
    assert sum(n for _, n in now.grades) > 1


def headed(held: Catalog, kind: str, key: str, lang: str = "zh", day: date = DAY) -> str:
    return heads.headline(found(held, key, kind), known(held, lang), day)


def test_the_head_tells_the_record_in_a_sentence_with_its_numbers_and_how_new_they_are() -> None:
    held = sample()
    firm_page = text_of(headed(held, "enterprise", "maker"))
    assert "1 个项目、1 份框架协议（北县）" in firm_page
    assert title(held, "enterprise", "maker").endswith("：选矿一部分建设中，其余状态未注明")
    assert "选矿（原矿处理）5 万吨/年[1]建设中" in firm_page and "签约额" in firm_page
    assert re.search(r"最新消息 \d{4}年.*来源 \d 个（A 级 \d）", firm_page)
    assert "示例厂在北县的选矿项目" in text_of(headed(held, "project", "mill"))
    assert title(held, "project", "mill").endswith("：选矿建设中")
    assert "布局未提及" in text_of(headed(held, "place", "south"))
    assert title(held, "place", "south").endswith("：没有来源说到这里的锂电项目")
    county = text_of(headed(held, "place", "north"))
    assert re.search(
        r"布局未提及；1 个项目共 1 期：.*1 期建设中；另有 1 份框架协议，不计作项目；1 家企业与机构", county
    )
    assert title(held, "event", "start") == named(held.events["start"]).zh, "an event's name says what happened"
    assert "引出 1 件" in text_of(headed(held, "event", "start"))


def title(held: Catalog, kind: str, key: str, lang: str = "zh", day: date = DAY) -> str:
    return finding.title(found(held, key, kind), known(held, lang), day)


def test_a_county_tells_its_resource_and_then_what_is_built_in_the_heading_as_in_the_numbers(real: Catalog) -> None:
    said = title(real, "place", "linwu", day=TODAY)
    assert re.fullmatch(
        r"临武县：地下约\u00a0324\.\d\u00a0万吨折合碳酸锂；选矿建成\s\d+%，碳酸锂建成\s\d+%，电芯.*", said
    )
    assert [b.of for b in headline.blocks(real, found(real, "linwu", "place"), TODAY)] == [
        "resource",
        "capacity",
        "capacity",
    ]
    shown = text_of(headed(real, "place", "linwu", day=TODAY))
    for share in re.findall(r"\d+%", said):
        assert f"，占 {share}" in shown


def test_a_county_counts_its_projects_as_the_layout_does(real: Catalog) -> None:
    """Agreements that hold projects are none themselves: the map said 20 and the record 23."""
    chosen = Selection(TODAY, places=("linwu",))
    (mark,) = (m for m in layout.marks(real, chosen, "projects") if m.county == "linwu")
    said = finding.sentence(found(real, "linwu", "place"), known(real), TODAY)
    phases = sum(r.stage != "integrated" for r in projects(real, chosen))
    assert f"{mark.value:.0f} 个项目共 {phases} 期：" in said and "另有 3 份框架协议，不计作项目" in said
    parts = [int(n) for n in re.findall(r"(\d+) 期(?!：)", said)]
    assert sum(parts) == phases


def test_a_word_of_the_heading_is_that_of_the_list_below_it(real: Catalog) -> None:
    """A tunnel was built in the one and in commissioning in the other."""
    assert "运输隧道调试中" in title(real, "enterprise", "dazhonghe", day=TODAY)
    assert title(real, "enterprise", "anneng-qisheng", day=TODAY).endswith("选矿建成（含调试）23%，其余只平整场地")


def numbers(held: Catalog, kind: str, key: str, lang: str = "zh") -> list[tuple[str, bool]]:
    """What each number of the head says of itself, and whether its square is hatched or hollow."""
    made = headed(held, kind, key, lang, TODAY)
    return [(text_of(word), "gradient" in look or "dashed" in look)
            for look, word in re.findall(r'<p class="state"[^>]*><i style="([^"]*)"></i>(.*?)</p>', made)]  # fmt: skip


def test_a_number_looks_built_or_only_said_and_money_tells_its_kind(real: Catalog) -> None:
    assert numbers(real, "project", "anneng-mill") == [("建成（含调试）", False), ("平整场地", True)]
    assert numbers(real, "enterprise", "dazhonghe") == [
        ("建设中", False),
        ("平整场地", True),
        ("规划", True),
        ("计划总投资", True),
    ]
    made = headed(real, "enterprise", "dazhonghe", day=TODAY)
    assert made.count('class="value said"') == 3
    assert [word for word, _ in numbers(real, "place", "linwu", "en")] == ["built (incl. commissioning)"] * 2
    assert "in the ground" in headed(real, "place", "linwu", "en", TODAY)


def test_a_bar_has_parts_and_says_what_all_of_it_is(real: Catalog) -> None:
    assert 'class="bar"' not in headed(real, "enterprise", "chengtai", day=TODAY), "one number has no parts"
    made = headed(real, "project", "anneng-mill", day=TODAY)
    assert made.count('class="bar"') == 1 and "全条为写明的 1560 万吨/年" in text_of(made)
    assert "flex:3600000.0" in made and "flex:12000000.0" in made


@pytest.mark.parametrize(("key", "zh", "en"), [
    ("anneng-ganfeng", "碳酸锂建成（含调试）17%，其余停在规划（久无消息）",
     "17% of lithium carbonate built (incl. commissioning), the rest only planned (no word for long)"),
    ("dazhong-mining", "金属锂停在规划；电芯、磷酸铁锂停在规划、待引进第三方", "lithium metal only planned; cells, LFP cathode only planned, third parties to be brought in"),
    ("shanshan", "负极材料一部分建设中（久无消息），其余停在规划（久无消息）", "a part of anode material under construction (no word"),
    ("jiusen", "电芯（中试线）已投产", "cells, pilot line operating")])  # fmt: skip
def test_the_sentence_says_what_is_built_and_what_is_only_planned(real: Catalog, key: str, zh: str, en: str) -> None:
    for lang, said in (("zh", zh), ("en", en)):
        assert said in title(real, "enterprise", key, lang, TODAY)


@pytest.mark.parametrize(("lang", "heading", "line", "evidence"), [
    ("zh", "威领：进展最远的是2023年开工的1万吨线：建设中（久无消息）", "碳酸锂、电芯停在规划（久无消息）；2 个项目、1 份框架协议（临武县）",
     "企业最新消息 2025年12月；其项目最后消息 2024年3月18日，已 32 个月无公开消息"),
    ("en", "the furthest is 10 kt line begun in 2023: construction (no word for long)", "2 projects, 1 framework agreement (Linwu County)",
     "newest word on the firm Dec 2025; on its projects 18 Mar 2024, no word for 32 months")])  # fmt: skip
def test_a_firm_is_told_by_its_furthest_phase_its_agreements_are_no_projects_and_its_news_none_of_them(
    real: Catalog, lang: str, heading: str, line: str, evidence: str
) -> None:
    assert title(real, "enterprise", "weiling", lang, TODAY).endswith(heading)
    assert line in finding.sentence(found(real, "weiling", "enterprise"), known(real, lang), TODAY)
    assert evidence in text_of(headed(real, "enterprise", "weiling", lang, TODAY))


def test_agreements_stand_apart_from_projects(real: Catalog) -> None:
    firm = found(real, "weiling", "enterprise")
    works, agreed = (str(sections.section(name, firm, known(real), TODAY)) for name in ("projects", "framework"))
    assert "全产业链框架协议" not in works and works.count("kind=project") == 2
    assert "全产业链框架协议" in agreed and agreed.count("kind=project") == 1


def test_where_nothing_was_heard_for_long_the_number_says_since_when(real: Catalog) -> None:
    made = headed(real, "project", "weiling-cells", day=TODAY)
    assert "2022年12月后久无消息" in text_of(made) and "本站推断" in made and "border-style:dashed" in made
    assert "久无消息" not in headed(real, "project", "weiling-cells", day=date(2024, 1, 1))


def test_what_hangs_on_a_source_is_a_bar_for_each_use() -> None:
    held = sample()
    uses = grouped(of_source(held, DAY, "paper"), lambda r: r.use)
    made = heads.hanging(found(held, "paper", "source"), known(held), DAY)
    assert [int(n) for n in re.findall(r"<b>(\d+)</b>", made)] == [len(uses[use]) for use in USES if use in uses]
    assert "width:100%" in made
    assert f"本站 {sum(map(len, uses.values()))} 处出自它" in text_of(headed(held, "source", "paper"))


@pytest.mark.parametrize(
    ("lang", "heading", "wider"),
    [
        ("zh", "选矿一部分建设中，其余只平整场地", "另有来源说采选合称 2000 万吨/年（2025年11月）"),
        ("en", "a part of beneficiation under construction, the rest in site preparation only",
         "another source says 20 Mt/a of mine and mill together (Nov 2025)"),
    ],
)  # fmt: skip
def test_a_size_of_mine_and_mill_together_stands_beside_that_of_the_mill(
    real: Catalog, lang: str, heading: str, wider: str
) -> None:
    assert title(real, "project", "dazhonghe-beneficiation", lang, TODAY).endswith(heading)
    assert wider in text_of(headed(real, "project", "dazhonghe-beneficiation", lang, TODAY))
    before = date(2025, 9, 1)  # no source spoke of both together by then
    assert "采选合称" not in headed(real, "project", "dazhonghe-beneficiation", day=before)


def test_a_size_of_mine_and_mill_together_without_another_is_only_named() -> None:
    works = project(
        "mill",
        total=(capacity("ore", "20", "万吨/年", sense="mine_and_mill"),),
        milestones=(milestone("construction", "2025"),),
    )
    held = catalog([works])
    made = text_of(headed(held, "project", "mill"))
    assert "采选合称" in made and "另有来源" not in made
