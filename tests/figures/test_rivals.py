"""The ledger as a reader filters it, the reason why a claim stands, and what each source is cited for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.drawings.bars import Style
from atlas.drawings.sources import GRADE_LOOK, by_year
from atlas.figures import citations
from atlas.figures import rivals as differences
from atlas.figures.claims import ledger
from atlas.figures.selection import Selection
from atlas.markup import record as pieces_records
from atlas.markup import sources as pieces_sources
from atlas.markup.parts import Notes
from atlas.markup.record import Known
from atlas.words.vocab import STATUS
from tests.samples import capacity, catalog, indicator, investment, milestone, phase, project, source

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 6, 1)
ALL = Selection(day=DAY)
STYLE = Style("zh", {}, "2026年6月1日")


def of(*claims: object) -> Catalog:
    return catalog([project("mill", total=claims)], (), (), (), [source("weak", "B"), source("worst", "C")])


def reasons(*claims: object, day: date = DAY) -> list[tuple[str, bool, str]]:
    rows = differences.claims(of(*claims), Selection(day=day))
    return [
        (r["qualifier"] if r["value"] != r["value"] else f"{r['value']:g}", r["chosen"], r["reason"])
        for r in rows.to_dict("records")
    ]


def test_the_reason_is_the_part_of_the_rule_that_decides() -> None:
    one = capacity("ore", "1", "万吨/年")
    assert reasons(one) == [("1", True, "only")]
    assert reasons(one, capacity("ore", "2", "万吨/年", date="2025-06")) == [("2", True, "date"), ("1", False, "date")]
    assert reasons(one, capacity("ore", "2", "万吨/年", source="weak")) == [("1", True, "grade"), ("2", False, "grade")]
    assert reasons(one, capacity("ore", "2", "万吨/年")) == [("1", True, "first"), ("2", False, "first")]
    refused = capacity("ore", "3", "万吨/年", date="2025-09", rejected="错", rejected_en="wrong")
    assert reasons(one, refused) == [("1", True, "refused"), ("3", False, "refused")]
    assert reasons(refused) == [("3", False, "refused")]


def test_a_number_goes_before_newer_words() -> None:
    held = catalog(
        (),
        [
            investment("a", "4"),
            investment(
                "b", "", name="a", date="2025-12", qualifier="unquantified", stated="数百", stated_en="hundreds"
            ),
        ],
    )
    rows = differences.claims(held, ALL)
    assert list(zip(rows["id"], rows["chosen"], rows["reason"], strict=True)) == [
        ("a", True, "words"),
        ("b", False, "words"),
    ]


def test_the_day_decides_what_is_a_rival() -> None:
    two = capacity("ore", "1", "万吨/年", date="2025-01"), capacity("ore", "2", "万吨/年", date="2025-06")
    assert reasons(*two, day=date(2025, 3, 1)) == [("1", True, "only")]
    assert len(reasons(*two)) == 2
    assert differences.later(of(*two), Selection(day=date(2025, 3, 1))) == 1


def test_equal_claims_agree() -> None:
    rows = differences.claims(
        of(
            capacity("ore", "1", "万吨/年"),
            capacity("ore", "1", "万吨/年", source="weak"),
            capacity("ore", "2", "万吨/年", source="worst"),
        ),
        ALL,
    )
    assert list(rows["agrees"]) == [False, True, False]


def sample() -> Catalog:
    works = [project("mill", place="south", total=(capacity("ore", "1", "万吨/年"), capacity("ore", "2", "万吨/年", date="2024")),
                     phases=(phase("mill-1", (), [milestone("construction", "2025-04")]),))]  # fmt: skip
    return catalog(works, [investment("sum", "4", source="weak")], [indicator("firms", "3")], (), [source("weak", "B")])


@pytest.mark.parametrize(
    ("grades", "wanted", "only", "left"),
    [
        ((), (), "", 4),
        (("B",), (), "", 1),
        (("C",), (), "", 0),
        ((), ("capacity",), "", 2),
        ((), ("capacity", "firms"), "", 3),
        ((), (), "rivals", 2),
        ((), (), "not_chosen", 1),
        ((), ("firms",), "rivals", 0),
        (("A",), ("capacity",), "both", 1),
    ],
)
def test_the_ledger_is_narrowed(grades: tuple[str, ...], wanted: tuple[str, ...], only: str, left: int) -> None:
    rows = differences.narrowed(sample(), ALL, grades, wanted, only)
    assert len(rows) == left and list(rows.columns) == list(differences.CLAIM_COLUMNS)


def test_shared_filters_hold_and_the_search_finds_sources() -> None:
    held = sample()
    assert set(differences.claims(held, replace(ALL, places=("south",)))["record"]) == {"mill"}
    assert set(differences.claims(held, replace(ALL, statuses=("construction",)))["record"]) == {"mill"}
    assert set(differences.claims(held, replace(ALL, statuses=("operating",)))["record"]) == set()
    assert set(differences.claims(held, replace(ALL, query="weak"))["record"]) == {"sum"}
    assert set(differences.claims(held, replace(ALL, query="mill"))["record"]) == {"mill"}
    assert differences.claims(held, replace(ALL, query="zzz")).empty


def test_about_keeps_the_order_of_records_and_brings_the_rivals() -> None:
    held = catalog(
        (), [investment("a", "4", name="x"), investment("b", "5", name="x", date="2025-12"), investment("c", "6")]
    )
    assert list(differences.about(held, DAY, ("c", "a"))["id"]) == ["c", "b", "a"]
    assert list(differences.about(held, DAY, ("b",))["chosen"]) == [True, False]
    assert differences.about(held, DAY, ()).empty


def test_every_citation_of_the_real_data_is_told_once() -> None:
    real = load(ROOT / "data")
    rows = citations.uses(real, DAY)
    counts = rows["use"].value_counts().to_dict()
    assert counts["claim"] == len(ledger(real, DAY))
    assert counts["milestone"] == sum(len(h.milestones) for p in real.projects.values() for h in (p, *p.phases))
    assert (
        counts["event"] == len(real.events)
        and counts["relation"] == len(real.relations)
        and counts["seat"] == len(real.seats)
    )
    assert set(rows["source"]) == set(real.sources), "every source is cited, and nothing else"
    assert set(rows["use"]) <= set(citations.USES)
    listed = citations.listed(real, DAY)
    assert listed["citations"].sum() == len(rows) and list(listed["citations"]) == sorted(
        listed["citations"], reverse=True
    )
    assert (listed[list(citations.USES)].sum(axis=1) == listed["citations"]).all()
    one = citations.of_source(real, DAY, "article-2025")
    assert len(one) == int(listed.set_index("id")["citations"]["article-2025"])


def test_years_and_grades_add_up_to_the_ledger() -> None:
    real = load(ROOT / "data")
    rows, whole = citations.by_year(real, ALL), differences.claims(real, ALL)
    assert rows["claims"].sum() == len(whole)
    assert rows["not_chosen"].sum() == (~whole["chosen"].astype(bool)).sum()
    assert list(rows["year"]) == sorted(rows["year"], key=lambda y: (y == "", y))


def test_the_picture_of_years_says_what_its_columns_say() -> None:
    frame = citations.by_year(sample(), ALL)
    picture = by_year(frame, STYLE)
    figure = picture.figure.to_plotly_json()
    heights = {trace["customdata"][0].split(" · ")[1]: sum(trace["y"]) for trace in figure["data"]}
    assert heights == {"A 级": 3, "B 级": 1}
    assert picture.title == "4 条数值, 其中 3 条 (75%) 出自 A 级来源"
    assert list(figure["layout"]["xaxis"]["ticktext"]) == ["2024", "2025"]
    assert [a["text"] for a in figure["layout"]["annotations"]] == ["<b>1</b>", "<b>3</b>"]
    assert {key[0] for key in picture.keys} == {GRADE_LOOK[g][0] for g in "AB"}
    assert "2024年 A 1" in picture.alt


def test_english_years_are_not_taken_for_positions() -> None:
    figure = by_year(citations.by_year(sample(), ALL), Style("en", {}, "1 Jun 2026")).figure.to_plotly_json()
    assert all(isinstance(x, int) for trace in figure["data"] for x in trace["x"])
    assert list(figure["layout"]["xaxis"]["ticktext"]) == ["2024", "2025"]


def known(held: Catalog, lang: str = "zh") -> Known:
    return Known(held, Notes(held.sources, lang), dict.fromkeys(STATUS, "#123456"))


def test_rivals_stand_together_and_each_has_its_mark() -> None:
    held = sample()
    made = pieces_records.topics(differences.rivals(held, ALL).to_dict("records"), known(held))
    assert made.count("<section") == 1 and made.count("atlas-mark") == 2
    assert made.index('class="taken"') < made.index('class="other"')


def test_many_topics_are_folded() -> None:
    rows = pd.concat([differences.claims(catalog((), (), [indicator(f"i{n}", str(n)) for n in range(9)]), ALL)])
    made = pieces_records.topics(rows.to_dict("records"), known(sample()), most=3)
    assert "其余 6 项" in made and made.count("<section") == 9


def test_the_list_of_sources_counts_and_escapes() -> None:
    held = sample()
    held = replace(
        held,
        sources={
            **held.sources,
            "weak": held.sources["weak"].model_copy(
                update={"title": "<b>弱</b>", "url": "https://example.org/?a=1&b=2"}
            ),
        },
    )
    made = pieces_sources.listed(citations.listed(held, DAY).to_dict("records"), known(held))
    assert "<b>弱" not in made and "数值 1" in made
    assert 'rel="noopener noreferrer"' in made and "a=1&amp;b=2" in made
    assert made.index("《paper》") < made.index("弱"), "the most cited comes first"
