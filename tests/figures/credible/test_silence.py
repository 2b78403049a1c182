"""The silence clock: marks at 12 and 24 months, what the last word is, what to look for."""

from datetime import date

import pytest

from atlas.figures.credible import silence
from atlas.figures.shared.selection import Selection
from tests.samples import capacity, catalog, investment, milestone, phase, project, source

DAY = date(2026, 11, 25)
ALL = Selection(DAY)


def one(*milestones, capacities=(), money=(), sources=(), **more):
    held = phase("mill-1", capacities, milestones)
    return silence.clock(catalog([project("mill", phases=(held,), **more)], money, sources=sources), ALL)


def test_the_real_clock_by_hand(real):
    """38 phases less the pilot line that produces are 37. Two years and more: Shanshan, Shuzhi, seven of Weiling, Tinci, Zhicun's
    two, three of Zhonglan, phases 2 and 3 of Anneng's carbonate: 17. A year: two of Dazhong that others are to build (2024),
    eight of May 2025, the acid pilot, the mine's two: 13."""
    rows = silence.clock(real, ALL)
    assert silence.count(rows) == silence.Count(37, 13, 17, 0)
    assert (rows[0].project, rows[0].last, rows[0].months) == ("shanshan-anode", "2009-10-29", 204)
    assert len(silence.worklist(real, ALL)) == 30
    assert not {"anneng-linwu", "weiling-linwu", "dazhong-linwu", "dawei-guiyang", "jiusen-pilot-line"} & {
        r.project for r in rows
    }


def test_a_real_row_by_hand(real):
    """From 2023-04-23 to 2026-11-25 are 1,312 days (365 + 366 + 365 to 2026-04-23, then 216), 43 whole months."""
    row = next(r for r in silence.worklist(real, ALL) if r.phase == "zhonglan-lipf6-2")
    assert (row.last, row.days, row.months, row.mark) == ("2023-04-23", 3 * 365 + 1 + 216, 43, "silent")
    assert (row.status, row.look_for, row.due) == ("announced", "permitted", "2025-12")
    assert row.cited[0].source == "rong-2023-04" and row.url == real.sources["rong-2023-04"].url


def test_the_real_clock_of_an_earlier_day(real):
    assert silence.count(silence.clock(real, Selection(date(2023, 6, 30)))) == silence.Count(19, 0, 1, 0)


@pytest.mark.parametrize(
    ("last", "months", "mark"),
    [
        ("2025-11-26", 11, "none"), ("2025-11-25", 12, "quiet"), ("2024-11-26", 23, "quiet"), ("2024-11-25", 24, "silent"),
        ("2025", 10, "none"), ("2026-11-25", 0, "none"),
    ],
)  # fmt: skip
def test_a_mark_begins_on_its_day(last, months, mark):
    rows = one(milestone("construction", last))
    assert [(r.last, r.months, r.mark) for r in rows] == [(last, months, mark)]


@pytest.mark.parametrize("status", ["operating", "shelved", "cancelled"])
def test_of_what_produces_or_was_given_up_no_word_is_expected(status):
    assert not one(milestone("construction", "2020"), milestone(status, "2021"))


def test_a_figure_is_a_word_too_and_a_plan_on_the_day_of_its_source():
    begun = milestone("construction", "2020-01-01")
    assert one(begun, capacities=[capacity("ore", "1", "万吨/年", date="2025-02-01")])[0].last == "2025-02-01"
    assert one(begun, money=[investment("m", "1", project="mill-1", date="2025-03-01")])[0].last == "2025-03-01"
    plan = milestone("operating", "2030", "planned", source="late")
    assert one(begun, plan, sources=[source("late", published="2025-04-01")])[0].last == "2025-04-01"
    weak = capacity("ore", "1", "万吨/年", date="2026-01-01", source="weak")
    assert one(begun, capacities=[weak], sources=[source("weak", "C")])[0].last == "2020-01-01", "grade C is no word"


def test_a_plan_of_a_source_that_tells_more_is_no_word_of_its_own():
    """The source is of some day in 2025; what it tells of a step is of March."""
    rows = one(milestone("construction", "2025-03-01"), milestone("operating", "2030", "planned"))
    assert rows[0].last == "2025-03-01"


def test_what_is_said_of_a_project_is_said_of_its_only_phase():
    held = (milestone("announced", "2026-01-01"),)
    begun = phase("mill-1", (), (milestone("construction", "2020-01-01"),))
    other = phase("mill-2", (), (milestone("construction", "2020-01-01"),))
    assert [r.last for r in silence.clock(catalog([project("mill", phases=(begun,), milestones=held)]), ALL)] == [
        "2026-01-01"
    ]
    rows = silence.clock(catalog([project("mill", phases=(begun, other), milestones=held)]), ALL)
    assert [r.last for r in rows] == ["2020-01-01"] * 2


def test_a_phase_without_dates_is_work_but_no_silence():
    row = one()[0]
    assert (row.days, row.months, row.mark, row.look_for, row.cited, row.url) == (
        None,
        None,
        "undated",
        "announced",
        (),
        "",
    )
    assert silence.count([row]) == silence.Count(1, 0, 0, 1)


def test_an_agreement_counts_only_where_it_holds_nothing():
    deal = project("deal", "integrated", milestones=(milestone("announced", "2020"),))
    inside = project("mill", part_of="deal", milestones=(milestone("announced", "2026-10"),))
    assert [r.project for r in silence.clock(catalog([deal]), ALL)] == ["deal"]
    assert [r.project for r in silence.clock(catalog([deal, inside]), ALL)] == ["mill"]


def test_after_a_tunnel_its_use_is_looked_for():
    assert one(milestone("commissioning", "2025-06"), stage="infrastructure")[0].look_for == "operating"
    assert one(milestone("commissioning", "2025-06"))[0].look_for == "first_product"


def test_what_is_due_is_the_first_that_was_not_reached():
    rows = one(milestone("commissioning", "2024"), milestone("construction", "2022", "planned"),
               milestone("first_product", "2026-01", "planned"), milestone("operating", "2028", "planned"))  # fmt: skip
    assert rows[0].due == "2026-01"


def test_the_worklist_leaves_the_house_flat(real):
    columns = list(silence.worklist(real, ALL).frame.columns)
    assert [c for c in columns if not c.endswith(("_name", "_en"))] == [
        "project", "phase", "enterprise", "place", "status", "last", "days", "months", "mark", "look_for", "due", "source",
        "locator", "url",
    ]  # fmt: skip
