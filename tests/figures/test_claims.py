"""The rule among rivals, the status on a day, and the ledger's rows."""

from datetime import date

import pytest

from atlas.catalog.choice import choose, milestone_on
from atlas.figures.claims import COLUMNS, Entry, ledger
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
    keys = [e.rivals for e in ledger(sample())]
    assert sorted(keys.count(key) for key in set(keys)) == [1, 1, 1, 2, 2]


def test_columns_are_the_fixed_ones_and_all_exist():
    assert set(COLUMNS) <= set(Entry.__dataclass_fields__)
    assert COLUMNS[-3:] == ("chosen", "rejected", "note")
