"""The words and the markup of enterprises: what a card tells, what the headline counts, and that all of it is escaped."""

import re
from datetime import date

from atlas.figures import enterprises as figures
from atlas.figures.shared.selection import Selection
from atlas.markup import enterprises as markup
from atlas.markup.notes import Notes
from tests.drawings.test_bars import style
from tests.figures.test_enterprises import ALL, DAY, sample
from tests.samples import catalog, firm


def drawn(cat, lang="zh", chosen=ALL):
    notes = Notes(cat.sources, lang)
    members = figures.members(cat, chosen)
    chain = markup.chain(members, figures.by_segment(cat, chosen), style(lang), notes)
    cards = markup.cards(members, figures.running(cat, chosen.day), figures.ties(cat), style(lang), notes)
    ties = markup.relations(figures.tied(cat, chosen), cat.enterprises, notes)
    return chain, cards, ties


def text_of(made):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", made)).strip()


def test_the_headline_counts_what_is_shown():
    cat = sample()
    said = markup.summary(figures.members(cat, ALL), figures.by_segment(cat, ALL), "zh")
    assert said.startswith(
        "4 家企业与机构：企业 3、高校 1。按环节：锂资源与锂盐 2、电芯与电池 1、科研教育 1。其中 2 家的所在地没有来源写明"
    )
    cards = markup.headline(
        figures.members(cat, ALL),
        figures.by_county(cat, ALL),
        figures.running(cat, DAY),
        style(),
        Notes(cat.sources, "zh"),
    )
    assert [(c.value, c.more) for c in cards] == [
        ("3", "另有高校 1"), ("1", "其中 1 家已有调试或投产的项目"), ("2", "北县 1、南县 1"), ("2", "列出，不上地图")]  # fmt: skip
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
    assert "锂资源与锂盐最多，2 家；4 家中 2 家来源未注明所在地" in chain


def test_a_card_tells_all_and_says_what_no_source_tells():
    _, cards, _ = drawn(sample())
    card = {
        key: text_of(part) for part in cards.split("<article")[1:] if (key := re.search(r'id="firm-(\w+)"', part)[1])
    }
    assert "安矿有限公司" in card["digger"]
    assert "由 示例厂 60% [1] 控股" in card["digger"]
    assert re.search(r"mill项目 mill-1期 已投产 \[1\] mill-2期 建设中 \[1\]", card["maker"])
    assert "北县高新区（北县） [1]" in card["maker"]
    assert "落户 北县 [1]" in card["maker"]
    assert "所在地 来源未注明" in card["homeless"]
    assert "产品业务 来源未注明" in card["school"]
    assert "far" not in card


def test_the_id_of_a_source_in_a_note_becomes_its_mark():
    cat = sample()
    notes = Notes(cat.sources, "zh")
    said = markup.noted("另见某文（daily-2），及（not-a-source）<b>", notes)
    assert text_of(said).startswith("另见某文 [1] ，及（not-a-source）")
    assert said.endswith("&lt;b&gt;")
    assert list(notes.cited) == ["daily-2"]


def test_a_card_as_of_a_day_tells_the_status_of_that_day():
    cat = sample()
    cards = markup.cards(
        figures.members(cat, ALL),
        figures.running(cat, date(2025, 5, 31)),
        figures.ties(cat),
        style(),
        Notes(cat.sources, "zh"),
    )
    assert re.search(r"mill-1期 已投产 \[1\] mill-2期 来源未注明", text_of(cards))


def test_english_has_no_chinese_but_names():
    words = " ".join(text_of(m) for m in drawn(sample(), "en"))
    words += markup.summary(figures.members(sample(), ALL), figures.by_segment(sample(), ALL), "en")
    left = set(re.findall(r"[\u4e00-\u9fff]+", words)) - {"安矿有限公司"}
    assert left <= {"示例厂", "白无址", "大学"}, "under its English name a card gives the Chinese one"


def test_names_are_escaped():
    cat = catalog(enterprises=[firm("x", "<b>&", makes="<i>", makes_en="<i>", note="<i>", note_en="<i>")])
    for made in drawn(cat):
        assert "<b>&" not in made
        assert "<i>" not in made


def test_where_all_have_a_place_nothing_is_said_of_those_without():
    cat, chosen = sample(), Selection(DAY, places=("south",))
    members, segments = figures.members(cat, chosen), figures.by_segment(cat, chosen)
    assert [r.id for r in members] == ["digger"]
    assert markup.summary(members, segments, "zh").endswith("锂资源与锂盐 1。")
    chain, _, _ = drawn(cat, chosen=chosen)
    assert "nowhere" not in chain and "锂资源与锂盐最多，1 家，共 1 家" in chain
    counties, running = figures.by_county(cat, chosen), figures.running(cat, DAY)
    cards = markup.headline(members, counties, running, style(), Notes(cat.sources, "zh"))
    assert len(cards) == 3


def test_a_long_segment_is_folded_but_keeps_every_tile():
    chain, _, _ = drawn(catalog(enterprises=[firm(f"f{n}", f"{n}号厂", segment="resource") for n in range(40)]))
    first, folded = chain.split("<details>")
    assert first.count("号厂") == figures.FIRST_CARDS and folded.count("号厂") == 40 - figures.FIRST_CARDS
    assert "<summary>其余 16 家</summary>" in folded
