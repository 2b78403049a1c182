"""The markup of the page of sources: rivals, the rule, the list of sources, what is missing."""

import re
from dataclasses import replace
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.figures import sources as figures
from atlas.figures.shared import rivals as differences
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import table
from atlas.markup import record
from atlas.markup import sources as markup
from atlas.markup.record import Known
from atlas.markup.shared.parts import Notes
from atlas.words.vocab import STATUS
from tests.samples import capacity, catalog, firm, indicator, project, rivals, source

DAY = date(2026, 6, 1)
ALL = Selection(day=DAY)


def known(held: Catalog, lang: str = "zh") -> Known:
    return Known(held, Notes(held.sources, lang), dict.fromkeys(STATUS, "#123456"))


def test_rivals_stand_together_and_each_has_its_mark() -> None:
    held = rivals()
    made = record.topics(differences.rivals(held, ALL), known(held))
    assert made.count("<section") == 1 and made.count("atlas-mark") == 2
    assert made.index('class="taken"') < made.index('class="other"')


def test_a_long_note_is_folded_and_a_short_one_is_not() -> None:
    told = {"short": "短注", "long": "长" * 40}
    held = catalog((), (), [indicator("a", "1"), indicator("b", "2", date="2024")])
    for note, folded in ((told["short"], False), (told["long"], True)):
        mine = {k: i.model_copy(update={"name": "同", "note": note}) for k, i in held.indicators.items()}
        cat = replace(held, indicators=mine)
        made = str(markup.pairs(differences.topics(cat, ALL), known(cat)))
        assert made.count("<details") == (2 if folded else 0) and made.count(note) == 2, "folded, not lost"


def test_many_topics_are_folded() -> None:
    rows = differences.claims(catalog((), (), [indicator(f"i{n}", str(n)) for n in range(9)]), ALL)
    made = record.topics(rows, known(rivals()), most=3)
    assert "其余 6 项" in made and made.count("<section") == 9


def test_the_list_of_sources_counts_and_escapes() -> None:
    held = rivals()
    held = replace(
        held,
        sources={
            **held.sources,
            "weak": held.sources["weak"].model_copy(
                update={"title": "<b>弱</b>", "url": "https://example.org/?a=1&b=2"}
            ),
        },
    )
    made = markup.listed(figures.listed(held, DAY), known(held))
    assert "<b>弱" not in made and "数值 1" in made
    assert 'rel="noopener noreferrer"' in made and "a=1&amp;b=2" in made
    assert made.index("《paper》") < made.index("弱"), "the most cited comes first"


def test_the_rule_counts_the_sources_of_each_grade() -> None:
    made = markup.rule(known(rivals()))
    assert made.count("<li>") == 5 and made.startswith("<details")
    assert [f"{g} 级 1 个" in made for g in "ABC"] == [True, True, False]


def test_what_is_missing_is_a_strip_and_its_names_are_folded() -> None:
    firms = [firm(f"f{n}", f"<q>{n}厂", segment="unstated") for n in range(12)]
    held = catalog((), (), (), firms)
    made = markup.gaps(figures.gaps(held, ALL), known(held))
    strip, names = made.split("<details")
    assert "12 / 13" in strip and "厂" not in strip, "the maker of the samples lacks nothing"
    assert "<q>0" not in names and names.count("&lt;q&gt;") >= 12


def test_figures_that_differ_stand_used_beside_not_used() -> None:
    held = rivals()
    made = markup.pairs(differences.topics(held, ALL), known(held))
    used, other = made.split('class="other"')
    assert 'class="taken"' in used and "采用 · 日期最新" in used and "1 万吨/年<sup" in used
    assert "未采用 · 日期较早" in other and "2 万吨/年<sup" in other
    assert made.count(">《paper》</a>") == 2 and "2024年" in other and "A 级" in other, "who says so and when"


def test_where_none_is_used_none_stands_as_used() -> None:
    both = [indicator("a", "1", name="x", source="worst"), indicator("b", "2", name="x", source="worst")]
    held = catalog((), (), both, (), [source("worst", "C")])
    made = markup.pairs(differences.topics(held, ALL), known(held))
    assert 'class="taken"' not in made and made.count("未采用 · 出处无法核对") == 2


def test_what_agrees_is_a_line_each() -> None:
    claims = (
        capacity("ore", "2", "万吨/年"),
        capacity("ore", "1.98", "万吨/年", date="2024"),
        capacity("ore", "2", "万吨/年", date="2023"),
    )
    held = catalog([project("mill", total=claims)])
    made = markup.agreed(differences.topics(held, ALL), known(held))
    assert made.count("<li>") == 1 and "2 万吨/年<sup" in made and "也作 1.98 万吨/年，取整后相同" in made


def test_the_title_counts_sources_and_differences() -> None:
    assert markup.title("", 3, 2, "zh") == "3 个来源，2 个数各家说法不一"
    assert markup.title("北县", 1, 0, "zh") == "北县：1 个来源，没有一个数说法不一"
    assert markup.title("北县", 0, 0, "zh") == "北县：没有来源给出数值"


def test_the_first_sources_stand_open() -> None:
    held = catalog(
        (), (), [indicator(f"i{n}", "1", source=f"s{n}") for n in range(9)], (), [source(f"s{n}") for n in range(9)]
    )
    made = markup.listed(figures.listed(held, DAY), known(held))
    assert made.split("<details")[0].count("<li>") == markup._OPEN and made.count("<li>") == len(held.sources)


def test_an_expected_yield_beside_a_capacity_is_called_what_it_is(real: Catalog) -> None:
    found = differences.topics(real, ALL)
    topic = next(t for t in found if t.taken and t.taken.record == "dazhonghe-carbonate")
    page = str(markup.pairs(table(differences.Topic, [topic]), known(real)))
    told = re.sub(r"<[^>]*>", " ", page)
    assert re.findall(r"(预期产量|产能)\s+([48] 万吨/年)", told) == [("预期产量", "8 万吨/年"), ("产能", "4 万吨/年")]
    assert "预期产量" not in re.sub(r"<[^>]*>", "", re.findall(r"<h2>.*?</h2>", page)[0]), "the heading is of both"
