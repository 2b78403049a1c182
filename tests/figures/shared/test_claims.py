"""The rule among rivals, the status on a day, and the ledger's rows."""

from datetime import date
from typing import Any

import pytest

from atlas.catalog.choice import choose, milestone_on, reason
from atlas.catalog.model import Project
from atlas.figures.shared.claims import COLUMNS, freshness, ledger
from tests.samples import capacity, catalog, indicator, investment, milestone, phase, project, source

SOURCES = {s.id: s for s in (source("good", "A"), source("fair", "B"), source("poor", "C"))}


def ore(value: str, date: str, from_: str = "good", **more: str):
    return capacity("ore", value, "万吨/年", more.pop("qualifier", "exact"), date, source=from_, **more)


@pytest.mark.parametrize(
    ("claims", "wins"),
    [
        ([ore("1", "2024"), ore("2", "2025")], 1),
        ([ore("1", "2025-05", "fair"), ore("2", "2025-05", "good")], 1),
        ([ore("1", "2025-05", "good"), ore("2", "2025-05", "fair")], 0),
        ([ore("1", "2025-05"), ore("2", "2025-05")], 0),
        ([ore("1", "2026", "fair"), ore("2", "2025-12-31", "good")], 0),
        ([ore("1", "2025"), ore("2", "2025-03")], 1),
        ([ore("1", "2020"), ore("", "2025", qualifier="unquantified", stated="数百", stated_en="hundreds")], 0),
        ([ore("1", "2025", rejected="错", rejected_en="wrong"), ore("2", "2020")], 1),
    ],
    ids=[
        "newest",
        "grade",
        "grade-first",
        "written-first",
        "date-before-grade",
        "bare-year",
        "number-before-words",
        "refused",
    ],
)
def test_choose(claims, wins):
    assert choose(claims, SOURCES) is claims[wins]


def test_choose_knows_only_what_is_dated_by_the_day():
    claims = [ore("1", "2024-05"), ore("2", "2025-05")]
    assert choose(claims, SOURCES, date(2025, 5, 30)) is claims[0]
    assert choose(claims, SOURCES, date(2025, 5, 31)) is claims[1]
    assert choose(claims, SOURCES, date(2024, 5, 1)) is None


def test_choose_takes_no_refused_claim_even_alone():
    assert choose([ore("1", "2024", rejected="错", rejected_en="wrong")], SOURCES) is None


def test_status_is_that_of_the_last_milestone_on_or_before_the_day():
    history = [
        milestone("announced", "2022-09-30"),
        milestone("construction", "2025-04"),
        milestone("operating", "2026", "planned"),
    ]
    assert milestone_on(history, date(2022, 9, 29)) is None
    assert milestone_on(history, date(2025, 4, 29)) is history[0], "a month counts from its last day"
    assert milestone_on(history, date(2025, 4, 30)) is history[1]
    assert milestone_on(history, date(2030, 1, 1)) is history[1], "a plan never becomes a status"


def sample():
    one = project("mill", total=(capacity("ore", "20", "万吨/年"), capacity("ore", "30", "万吨/年", date="2026-01")),
                  phases=(phase("mill-1", [capacity("ore", "8", "万吨/年")], [milestone("construction", "2025-04")]),))  # fmt: skip
    return catalog([one], [investment("a", "10", projects="15"), investment("b", "12", name="a", name_en="a", date="2026")],
                   [indicator("x", "20", qualifier="more_than")])  # fmt: skip


def test_every_stated_number_is_a_row_and_one_of_each_group_stands():
    rows = {e.id: e for e in ledger(sample())}
    assert sorted(rows) == [
        "a",
        "a:projects",
        "b",
        "mill-1:capacity:ore.1",
        "mill:total:ore.1",
        "mill:total:ore.2",
        "x",
    ]
    assert [i for i, e in sorted(rows.items()) if not e.chosen] == ["a", "mill:total:ore.1"]
    assert rows["mill-1:capacity:ore.1"].status == "construction"
    assert rows["a:projects"].value == 15
    assert rows["x"].qualifier == "more_than"


def test_ledger_as_of_a_day_lets_the_older_claim_stand():
    rows = {e.id: e.chosen for e in ledger(sample(), date(2025, 12, 31))}
    assert rows["mill:total:ore.1"] and not rows["mill:total:ore.2"]


def test_rivals_share_a_key():
    keys = [e.topic for e in ledger(sample())]
    assert sorted(keys.count(key) for key in set(keys)) == [1, 1, 1, 2, 2]


def test_columns_are_the_fixed_ones() -> None:
    """DESIGN fixes the columns of claims.csv and their order."""
    fixed = ("id record record_name place quantity product value unit qualifier stated status date source locator chosen"
             " rejected note")  # fmt: skip
    assert list(ledger(sample()).frame.columns) == fixed.split() == list(COLUMNS)


def test_flat_columns_hold_numbers_and_texts() -> None:
    row = next(r for r in ledger(sample()).frame.to_dict("records") if r["id"] == "x")
    assert (row["value"], row["date"], row["source"], row["rejected"]) == (20.0, "2025-05", "paper", "")


def statements(*projects: Project, **more: Any) -> int:
    return freshness(catalog(projects, **more)).claims


def test_what_one_source_says_of_a_phase_and_of_its_project_is_one_statement() -> None:
    eight = capacity("ore", "8", "万吨/年")
    inside = phase("mill-1", [eight])
    assert statements(project("mill", total=(eight,), phases=(inside,))) == 1
    assert statements(project("mill", total=(capacity("ore", "9", "万吨/年"),), phases=(inside,))) == 2
    assert statements(project("mill", total=(capacity("ore", "8", "万吨/年", date="2024"),), phases=(inside,))) == 2
    assert statements(project("mill", total=(capacity("lfp", "8", "万吨/年"),), phases=(inside,))) == 2
    other = capacity("ore", "8", "万吨/年", source="other")
    assert statements(project("mill", total=(other,), phases=(inside,)), sources=[source("other", "B")]) == 2


def test_two_phases_of_the_same_size_are_two_statements_and_an_agreement_repeats_its_project() -> None:
    eight = capacity("ore", "8", "万吨/年")
    twins = phase("mill-1", [eight]), phase("mill-2", [eight])
    assert statements(project("mill", phases=twins)) == 2
    assert (
        statements(project("deal", "integrated", total=(eight,)), project("mill", part_of="deal", total=(eight,))) == 1
    )
    assert statements(project("deal", "integrated", total=(eight,)), project("mill", part_of="deal", phases=twins)) == 1
    expected = capacity("ore", "8", "万吨/年", sense="expected_yield")
    assert statements(project("mill", total=(expected,), phases=twins[:1])) == 2


def test_an_amount_inside_an_equal_one_is_one_statement_and_grades_count_statements() -> None:
    whole, part, beside = investment("whole", "4"), investment("part", "4", part_of="whole"), investment("beside", "4")
    assert statements(investments=[whole, part]) == 1
    assert statements(investments=[whole, beside]) == 2
    assert freshness(catalog((), [whole, part])).grade_a == 1


def test_freshness_counts_points_with_several_statements_and_those_that_differ() -> None:
    same = capacity("ore", "8", "万吨/年"), capacity("ore", "8", "万吨/年", date="2026")
    other = capacity("lfp", "8", "万吨/年"), capacity("lfp", "9", "万吨/年", date="2024")
    found = freshness(catalog([project("mill", total=(*same, *other))]))
    assert (found.claims, found.several, found.rivals, found.newest) == (4, 2, 1, "2026")


def test_a_size_of_mine_and_mill_together_gives_way_to_that_of_the_mill():
    both, mill = ore("2", "2025-11", sense="mine_and_mill"), ore("1", "2024")
    assert choose([both, mill], SOURCES) is mill and reason(SOURCES, mill, both) == "wider"
    assert choose([both], SOURCES) is both, "alone it is better than none"
    words = ore("", "2025-12", stated="一座", stated_en="one mill")
    assert choose([both, words], SOURCES) is both
