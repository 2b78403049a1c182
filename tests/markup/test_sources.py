"""The markup of the page of sources: rivals, the rule, the list of sources, what is missing."""

from dataclasses import replace
from datetime import date

from atlas.catalog.catalogue import Catalog
from atlas.figures import sources as figures
from atlas.figures.shared import rivals as differences
from atlas.figures.shared.selection import Selection
from atlas.markup import record
from atlas.markup import sources as markup
from atlas.markup.parts import Notes
from atlas.markup.record import Known
from atlas.words.vocab import STATUS
from tests.samples import capacity, catalog, firm, indicator, project, rivals

DAY = date(2026, 6, 1)
ALL = Selection(day=DAY)


def known(held: Catalog, lang: str = "zh") -> Known:
    return Known(held, Notes(held.sources, lang), dict.fromkeys(STATUS, "#123456"))


def test_rivals_stand_together_and_each_has_its_mark() -> None:
    held = rivals()
    made = record.topics(differences.rivals(held, ALL), known(held))
    assert made.count("<section") == 1 and made.count("atlas-mark") == 2
    assert made.index('class="taken"') < made.index('class="other"')


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
    assert made.count("<li>") == 4 and ".atlas-rule{" in made
    assert [f"{g} 级 1 个" in made for g in "ABC"] == [True, True, False]


def test_what_is_missing_is_counted_and_a_long_list_is_folded() -> None:
    firms = [firm(f"f{n}", f"<i>{n}厂", segment="unstated") for n in range(12)]
    held = catalog((), (), (), firms)
    made = markup.gaps(figures.gaps(held, ALL), known(held))
    assert "12 / 13" in made and "其余 4 项" in made, "the maker of the samples lacks nothing"
    assert "<i>" not in made and made.count("&lt;i&gt;") >= 12


def test_the_pointer_names_each_record_once() -> None:
    two = (capacity("ore", "1", "万吨/年"), capacity("ore", "2", "万吨/年", date="2024"))
    more = (capacity("lfp", "1", "万吨/年"), capacity("lfp", "1", "万吨/年", date="2024"))
    held = catalog([project("mill", total=(*two, *more))])
    made = markup.pointer(differences.rivals(held, ALL), known(held))
    assert "2 处有多个说法，其中 1 处各家说法不一" in made and made.count("mill项目") == 1
