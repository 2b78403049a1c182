"""Enterprises: how they are counted, what a card tells, who is outside, and the words and markup that are drawn from it."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Relation
from atlas.drawings import enterprises as charts_firms
from atlas.figures import enterprises as firms
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import columns
from atlas.markup import enterprises as pieces_firms
from atlas.markup.parts import Notes
from tests.drawings.test_bars import style
from tests.samples import CITED, catalog, firm, milestone, phase, project, source
from tests.ui.test_pages import app, shown

DAY = date(2030, 1, 1)
ALL = Selection(DAY)


def sample():
    mill = project("mill", phases=(phase("mill-1", milestones=[milestone("operating", "2025-05")]),
                                   phase("mill-2", milestones=[milestone("construction", "2025-06")])))  # fmt: skip
    people = [
        firm("digger", "安矿", "south", segment="resource", full_name="安矿有限公司", makes="矿", makes_en="ore"),
        firm(
            "homeless", "白无址", segment="resource", note="另见某文（daily-2）", note_en="see another text (daily-2)"
        ),
        firm("school", "大学", kind="university", segment="research"),
        firm("far", "外厂", "abroad", segment="resource"),
    ]
    cat = catalog([mill], enterprises=people, sources=[source("daily-2")])
    ties = [
        ("maker", "owns", "digger", {"share": "60"}),
        ("north", "hosts", "maker", {}),
        ("school", "partner", "north", {}),
    ]
    relations = {f"t{n}": Relation.model_validate({"id": f"t{n}", "subject": a, "kind": kind, "object": b, **more, **CITED})
                 for n, (a, kind, b, more) in enumerate(ties)}  # fmt: skip
    return replace(cat, relations=relations)


def drawn(cat, lang="zh", chosen=ALL):
    notes = Notes(cat.sources, lang)
    members = firms.members(cat, chosen)
    chain = pieces_firms.chain(
        members, charts_firms.chain(firms.by_segment(cat, chosen), style(lang)), style(lang), notes
    )
    cards = pieces_firms.cards(members, firms.running(cat, chosen.day), firms.ties(cat), style(lang), notes)
    ties = pieces_firms.relations(firms.tied(cat, chosen), cat.enterprises, style(lang), notes)
    return chain, cards, ties


def text_of(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup)).strip()


def test_members_stand_in_the_order_of_the_chain_then_of_pinyin_without_those_outside():
    assert list(firms.members(sample(), ALL)["id"]) == ["digger", "homeless", "maker", "school"]
    assert list(firms.outside(sample(), ALL)["id"]) == ["far"]


@pytest.mark.parametrize(("chosen", "ids"), [
    ({"places": ("north",)}, []), ({"places": ("abroad",)}, ["far"]), ({"query": "waichang"}, ["far"]), ({"query": "zzz"}, []),
    ({"stages": ("beneficiation",)}, []),
])  # fmt: skip
def test_filters_apply_to_those_outside_too(chosen, ids):
    frame = firms.outside(sample(), Selection(DAY, **chosen))
    assert list(frame["id"]) == ids
    assert list(frame.columns) == list(columns(firms.EnterpriseRow))


def test_counts_by_segment_and_county_hold_every_member_once():
    cat = sample()
    segments, counties = firms.by_segment(cat, ALL).to_dict("records"), firms.by_county(cat, ALL).to_dict("records")
    assert [(r["segment"], r["firms"], r["located"]) for r in segments] == [
        ("resource", 2, 1),
        ("cell", 1, 1),
        ("research", 1, 0),
    ]
    assert [(r["county"], r["firms"]) for r in counties] == [("north", 1), ("south", 1), ("", 2)], (
        "a zone counts in its county"
    )
    assert sum(r["firms"] for r in segments) == sum(r["firms"] for r in counties) == len(firms.members(cat, ALL))


@pytest.mark.parametrize("frame", [firms.members, firms.by_segment, firms.by_county, firms.tied, firms.outside])
def test_frames_keep_their_columns_when_nothing_is_left(frame):
    none = frame(sample(), Selection(DAY, query="zzz"))
    assert none.empty
    assert list(none.columns) == list(frame(sample(), ALL).columns)


def test_each_end_of_a_relation_sees_it_its_own_way():
    rows = firms.ties(sample()).to_dict("records")
    assert [(r["enterprise"], r["kind"], r["way"], r["other"], r["other_is"]) for r in rows] == [
        ("maker", "owns", "to", "digger", "enterprise"),
        ("digger", "owns", "from", "maker", "enterprise"),
        ("maker", "hosts", "from", "north", "place"),
        ("school", "partner", "to", "north", "place"),
    ]


def test_ties_of_the_selection_touch_a_member():
    assert list(firms.tied(sample(), Selection(DAY, query="安矿"))["id"]) == ["t0"]


def test_the_headline_counts_what_is_shown():
    cat = sample()
    said = charts_firms.summary(firms.members(cat, ALL), firms.by_segment(cat, ALL), "zh")
    assert said.startswith(
        "4 家企业与机构: 企业 3、高校 1。按环节: 锂资源与锂盐 2、电芯与电池 1、科研教育 1。其中 2 家的所在地没有来源写明"
    )
    cards = pieces_firms.headline(
        firms.members(cat, ALL), firms.by_county(cat, ALL), firms.running(cat, DAY), style(), Notes(cat.sources, "zh")
    )
    assert [(c.value, c.more) for c in cards] == [
        ("3", "另有高校 1"), ("1", "其中 1 家已有调试或投产的项目"), ("2", "北县 1、南县 1"), ("2", "列出, 不上地图")]  # fmt: skip
    assert all("[1]" in c.marks for c in cards)


def test_the_chart_has_one_tile_for_each_member_and_marks_what_has_no_place():
    chain, _, _ = drawn(sample())
    rows = chain.split('<div class="row">')[1:]
    assert [text_of(r) for r in rows] == [
        "锂资源与锂盐 2 [1] 安矿 南县 白无址".replace(" [1]", " [1]"),
        "电芯与电池 1 [1] 示例厂 北县",
        "科研教育 1 [1] 大学",
    ]
    assert ["nowhere" in tile for tile in rows[0].split('class="atlas-tile')[1:]] == [False, True]
    assert "锂资源与锂盐最多, 2 家; 4 家中 2 家来源未注明所在地" in chain


def test_a_card_tells_all_and_says_what_no_source_tells():
    _, cards, _ = drawn(sample())
    card = {
        key: text_of(part) for part in cards.split("<article")[1:] if (key := re.search(r'id="firm-(\w+)"', part)[1])
    }
    assert "安矿有限公司" in card["digger"]
    assert "由 示例厂 60% [1] 控股" in card["digger"]
    assert re.search(r"mill项目 mill-1期 已投产 \[1\] mill-2期 建设中 \[1\]", card["maker"])
    assert "北县高新区 (北县) [1]" in card["maker"]
    assert "承载地 北县 [1]" in card["maker"]
    assert "所在地 来源未注明" in card["homeless"]
    assert "产品业务 来源未注明" in card["school"]
    assert "far" not in card


def test_the_id_of_a_source_in_a_note_becomes_its_mark():
    cat = sample()
    notes = Notes(cat.sources, "zh")
    said = pieces_firms.noted("另见某文（daily-2），及（not-a-source）<b>", notes)
    assert text_of(said).startswith("另见某文 [1] ，及（not-a-source）")
    assert said.endswith("&lt;b&gt;")
    assert list(notes.cited) == ["daily-2"]


def test_a_card_as_of_a_day_tells_the_status_of_that_day():
    cat = sample()
    cards = pieces_firms.cards(
        firms.members(cat, ALL),
        firms.running(cat, date(2025, 5, 31)),
        firms.ties(cat),
        style(),
        Notes(cat.sources, "zh"),
    )
    assert re.search(r"mill-1期 已投产 \[1\] mill-2期 来源未注明", text_of(cards))


def test_english_has_no_chinese_but_names():
    words = " ".join(text_of(m) for m in drawn(sample(), "en"))
    words += charts_firms.summary(firms.members(sample(), ALL), firms.by_segment(sample(), ALL), "en")
    left = set(re.findall(r"[\u4e00-\u9fff]+", words)) - {"安矿有限公司"}
    assert left <= {"示例厂", "白无址", "大学"}, "under its English name a card gives the Chinese one"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_of_places_starts_at_zero_and_hatches_the_unknown(lang):
    picture = charts_firms.where(firms.by_county(sample(), ALL), style(lang))
    figure = json.loads(picture.figure.to_json())
    bar = figure["data"][0]
    assert bar["x"] == [1, 1, 2]
    assert figure["layout"]["xaxis"]["range"][0] == 0
    assert bar["marker"]["pattern"]["shape"] == ["", "", "/"]
    assert "http" not in json.dumps(figure)
    assert picture.title and picture.subtitle and picture.alt


def test_where_nobody_is_placed_is_said():
    chosen = Selection(DAY, query="白无址")
    picture = charts_firms.where(firms.by_county(sample(), chosen), style())
    assert picture.title == "所在地都没有来源写明"


def test_names_are_escaped():
    cat = catalog(enterprises=[firm("x", "<b>&", makes="<i>", makes_en="<i>", note="<i>", note_en="<i>")])
    for markup in drawn(cat):
        assert "<b>&" not in markup
        assert "<i>" not in markup


def test_where_all_have_a_place_nothing_is_said_of_those_without():
    cat, chosen = sample(), Selection(DAY, places=("south",))
    members, segments = firms.members(cat, chosen), firms.by_segment(cat, chosen)
    assert list(members["id"]) == ["digger"]
    assert charts_firms.summary(members, segments, "zh").endswith("锂资源与锂盐 1。")
    chain, _, _ = drawn(cat, chosen=chosen)
    assert "nowhere" not in chain and "锂资源与锂盐最多, 1 家, 共 1 家" in chain
    counties, running = firms.by_county(cat, chosen), firms.running(cat, DAY)
    cards = pieces_firms.headline(members, counties, running, style(), Notes(cat.sources, "zh"))
    assert len(cards) == 3


@pytest.mark.parametrize(
    ("count", "asked", "drawn"), [(28, 24, 28), (30, 24, 30), (31, 24, 24), (227, 48, 48), (50, 48, 50)]
)
def test_a_few_more_cards_are_drawn_instead_of_a_button(count, asked, drawn):
    assert firms.cards_shown(count, asked) == drawn


def test_a_long_segment_is_folded_but_keeps_every_tile():
    chain, _, _ = drawn(catalog(enterprises=[firm(f"f{n}", f"{n}号厂", segment="resource") for n in range(40)]))
    first, folded = chain.split("<details>")
    assert first.count("号厂") == firms.FIRST_CARDS and folded.count("号厂") == 40 - firms.FIRST_CARDS
    assert "<summary>其余 16 家</summary>" in folded


def test_more_cards_follow_on_demand_and_another_selection_begins_again(monkeypatch):
    monkeypatch.setattr(firms, "FIRST_CARDS", 5)
    monkeypatch.setattr(firms, "_FEW_MORE", 0)
    page = app("enterprises").run()

    def cards() -> int:
        return shown(page).split("市外企业")[0].count("<article")

    assert cards() == 5
    page.button(key="more_cards").click().run()
    assert cards() == 10
    page.text_input(key="q").set_value("a").run()
    assert cards() == 5
    page.segmented_control(key="as").set_value("table").run()
    assert cards() == 0 and "more_cards" not in {b.key for b in page.button}
