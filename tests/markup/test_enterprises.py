"""The words and the markup of enterprises: what a card tells, what the headline counts, and that all of it is escaped."""

import re
from datetime import date

from atlas.figures import enterprises as figures
from atlas.figures.shared.selection import Selection
from atlas.markup import enterprises as markup
from atlas.markup.shared.notes import Notes
from tests.drawings.test_bars import style
from tests.figures.test_enterprises import ALL, DAY, sample
from tests.samples import catalog, firm, indicator


def chained(cat, lang="zh", chosen=ALL, whole=True):
    notes = Notes(cat.sources, lang)
    return markup.chain(figures.tiles(cat, chosen), figures.published(cat, "town", chosen), whole, style(lang), notes)


def drawn(cat, lang="zh", chosen=ALL):
    notes = Notes(cat.sources, lang)
    members = figures.members(cat, chosen)
    cards = markup.cards(members, figures.running(cat, chosen.day), figures.ties(cat), style(lang), notes)
    return chained(cat, lang, chosen), cards


def text_of(made):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", made)).strip()


def test_the_title_counts_what_is_shown():
    assert markup.title(figures.tally(sample(), ALL), "示例市", "zh") == (
        "示例市：来源点名的\u00a03\u00a0家企业，1\u00a0家的项目已建成（含调试）"
    )
    assert markup.title(figures.Tally(0, 0, 0), "安仁县", "zh") == "安仁县：没有来源说到锂电企业"
    assert "of 1\u00a0firm that sources name, 0\u00a0have built" in markup.title(figures.Tally(1, 1, 0), "x", "en")


def test_a_square_for_each_firm_and_the_rows_add_up(real):
    for cat, chosen in ((sample(), ALL), (real, ALL)):
        tiles, counted = figures.tiles(cat, chosen), figures.tally(cat, chosen)
        made = str(markup.squares(tiles, style("zh"), Notes(cat.sources, "zh")))
        rows = {name: (int(n), part.count("<i ")) for part in made.split("<div>")[1:]
                for name, n in re.findall(r"<span>([^<]+)</span><b>(\d+)\u00a0家</b>", part)}  # fmt: skip
        assert all(told == drawn for told, drawn in rows.values())
        assert sum(n for n, _ in rows.values()) == counted.firms
        assert rows["有项目建成（含调试）"][0] == counted.built
        assert rows["有项目建成（含调试）"][0] + rows.get("有项目，都未建成", (0, 0))[0] == counted.working


def test_the_line_below_the_title_adds_up_to_what_picture_and_table_hold():
    told = markup.lead(figures.tally(sample(), ALL), "zh").replace("\u00a0", "")
    assert told == "图和表共 4家：企业 3家（上一句只数企业），另有高校 1所。"
    assert len(figures.tiles(sample(), ALL)) == len(figures.members(sample(), ALL)) == 4
    several = figures.Tally(1, 0, 0, (("institute", 2), ("association", 1)))
    assert "hold 4: 1 firm, " in markup.lead(several, "en") and "2 institutes, 1 association" in markup.lead(
        several, "en"
    )
    assert markup.lead(figures.Tally(3, 1, 1), "zh") == "", "nothing to reconcile"


def sections(chain):
    """The words of each link of the chain, and of what stands beside it."""
    return [text_of(part.partition("</section>")[0]) for part in re.split(r"<section[^>]*>", chain)[1:]]


def test_the_chain_has_its_links_from_ore_to_recycling_with_a_tile_for_each_member():
    chain = chained(sample())
    assert sections(chain) == [
        "锂资源与锂盐 2 示例厂 控股 [1] 安矿 60% 南县 白无址 来源 [1]",
        "电池材料 0 没有来源说到",
        "电芯与电池 1 有项目 1，建成 1 示例厂 已投产 2025-05 北县 来源 [1]",
        "拆解回收 0 没有来源说到",
        "科研教育 1 [1] 大学",
    ]
    assert "未标县区的 2 家" in chain and "虚框" not in chain and "没有来源给出总数" in chain
    assert [s.split()[0] for s in sections(chained(sample(), whole=False))] == [
        "锂资源与锂盐",
        "电芯与电池",
        "科研教育",
    ]


def test_a_published_total_stands_beside_the_chain_with_its_qualifier():
    held = indicator(
        "above-size",
        "20",
        subject="town",
        quantity="firms_above_size",
        qualifier="more_than",
        date="2025-05",
        period="2025",
    )
    chain = chained(catalog(indicators=[held]))
    assert "<dd>&gt; 20 家</dd>" in chain and "2025年</dt>" in chain


def test_a_card_tells_all_and_says_what_no_source_tells():
    _, cards = drawn(sample())
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
    words += markup.title(figures.tally(sample(), ALL), "Town", "en")
    left = set(re.findall(r"[\u4e00-\u9fff]+", words)) - {"安矿有限公司"}
    assert left <= {"示例厂", "白无址", "大学"}, "under its English name a card gives the Chinese one"


def test_names_are_escaped():
    cat = catalog(enterprises=[firm("x", "<q>&", makes="<h1>", makes_en="<h1>", note="<h1>", note_en="<h1>")])
    for made in drawn(cat):
        assert "<q>&" not in made
        assert "<h1>" not in made


def test_where_all_have_a_place_nothing_is_said_of_those_without():
    chosen = Selection(DAY, places=("south",))
    assert [r.id for r in figures.members(sample(), chosen)] == ["digger"]
    assert "未标县区" not in chained(sample(), chosen=chosen)


def test_those_outside_are_one_line_with_their_place():
    notes = Notes(sample().sources, "zh")
    assert text_of(markup.outside(figures.outside(sample(), ALL), notes)) == "市外企业，不计入： 外厂 （外县） [1]"


def test_a_long_segment_is_folded_but_keeps_every_tile():
    chain, _ = drawn(catalog(enterprises=[firm(f"f{n}", f"{n}号厂", segment="resource") for n in range(40)]))
    first, folded = chain.split("<details>")
    assert first.count("号厂") == figures.FIRST_CARDS and folded.count("号厂") == 40 - figures.FIRST_CARDS
    assert "<summary>其余 16 家</summary>" in folded


def test_the_squares_of_a_status_stand_before_its_word():
    made = str(markup.squares(figures.tiles(sample(), ALL), style("en"), Notes(sample().sources, "en")))
    runs = re.findall(r'<span class="run">(.*?)</span></span>|<span class="run">(.*?)</span>', made)
    assert 'class="word">operating</span>' in made and len(runs) > 1
    named = made.rsplit("<div>", 1)[1]
    assert "only named" in named and 'class="word"' not in named, "the row says it already"
