"""What changed between two days and two releases: by hand-made records, over the real data, and nothing dated later than a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalog.load import load
from atlas.figures import road
from atlas.figures.changes.between import between, bulletin, compare, released
from atlas.figures.changes.rows import KINDS, Snapshot, known
from atlas.figures.changes.since import EARLIER, Since, asked, default, offered, since
from atlas.figures.projects import capacities, projects
from atlas.figures.shared.amounts import investments
from atlas.figures.shared.claims import indicators
from atlas.figures.shared.selection import Selection
from atlas.words.dates import PartialDate
from tests.samples import capacity, catalog, indicator, investment, milestone, phase, project, source

BEGIN, END = date(2024, 12, 31), date(2026, 6, 30)


def cat(projects=(), sources=(), **more):
    told = (source("paper", published="2023"), source("weak", "C", "2025"), source("other", "A", "2025-06"), *sources)
    made = catalog(projects, more.pop("investments", ()), more.pop("indicators", ()), more.pop("enterprises", ()), told)
    return replace(made, **more)


def rows(made, begin=BEGIN, end=END):
    return [r for r in compare(Snapshot(made, begin), Snapshot(made, end)) if r.kind != "source"]


def told(found):
    return [(r.kind, r.record, r.before and float(r.before.value), r.after and float(r.after.value)) for r in found]


def mill(*capacities_, milestones=()):
    return project("mill", phases=(phase("mill-1", capacities_, milestones),))


@pytest.mark.parametrize(
    ("steps", "kind", "was", "now"),
    [
        ((("announced", "2024"), ("construction", "2025-04")), "step", "announced", "construction"),
        ((("construction", "2025-04"),), "first", "", "construction"),
        ((("construction", "2024"), ("shelved", "2025-04")), "turned", "construction", "shelved"),
        ((("shelved", "2024"), ("construction", "2025-04")), "step", "shelved", "construction"),
        ((("construction", "2024"), ("permitted", "2025-04")), "turned", "construction", "permitted"),
        ((("announced", "2024"), ("permitted", "2025-02"), ("construction", "2025-04")), "step", "announced", "construction"),
    ],
)  # fmt: skip
def test_a_step_tells_from_where_to_where(steps, kind, was, now):
    (row,) = rows(cat([mill(milestones=[milestone(s, d) for s, d in steps])]))
    assert (row.kind, row.status_before, row.status_after, row.date) == (kind, was, now, "2025-04")
    assert row.cited and row.name.zh == "mill项目，mill-1期"


def test_what_is_planned_or_repeated_is_no_step():
    steps = [
        milestone("construction", "2024"),
        milestone("construction", "2025"),
        milestone("operating", "2026", "planned"),
    ]
    assert rows(cat([mill(milestones=steps)])) == []


def test_an_agreement_is_no_phase():
    (row,) = rows(cat([project("all", stage="integrated", milestones=(milestone("announced", "2025"),))]))
    assert row.kind == "agreement"


def test_what_may_lie_before_the_first_day_is_marked():
    begin = date(2025, 6, 30)
    made = cat([mill(capacity("ore", "1", "万吨/年", date="2025"), milestones=[milestone("construction", "2025")])])
    assert [r.may_be_earlier for r in rows(made, begin)] == [True, True]
    assert [r.may_be_earlier for r in rows(made)] == [False, False]


def test_a_newer_figure_takes_the_place_of_an_older_one():
    held = capacity("ore", "1", "万吨/年", date="2024"), capacity("ore", "2", "万吨/年", date="2025", source="other")
    (row,) = rows(cat([mill(*held)]))
    assert told([row]) == [("replaced", "mill-1", 1, 2)]
    assert (row.date_before, [c.source for c in row.before_cited], [c.source for c in row.cited]) == (
        "2024",
        ["paper"],
        ["other"],
    )


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ((("1", "2025", "paper"),), [("claim", None, 1)]),
        # the newest says the same as what stood: a confirmation, though it is the one that stands now
        ((("1", "2024", "paper"), ("1", "2025", "other")), [("confirmed", 1, 1)]),
        ((("1", "2025", "paper"), ("3", "2025-02", "other")), [("claim", None, 3), ("rival", 3, 1)]),
        ((("1", "2024", "paper"), ("3", "2025", "weak")), [("rival", 1, 3)]),
        ((("3", "2025", "weak"),), [("untaken", None, 3)]),
        ((("1", "2024", "paper"), ("1", "2025", "paper")), []),  # the same source again is no confirmation
    ],
)
def test_what_becomes_of_a_figure(claims, said):
    held = [capacity("ore", value, "万吨/年", date=day, source=by) for value, day, by in claims]
    found = sorted(told(rows(cat([mill(*held)]))))
    assert found == sorted((kind, "mill-1", was, now) for kind, was, now in said)


def test_two_releases_tell_what_is_gone_and_what_was_corrected():
    old = cat(
        [
            mill(capacity("ore", "1", "万吨/年", date="2023"), milestones=[milestone("construction", "2023")]),
            project("gone"),
        ]
    )
    new = cat([mill(capacity("ore", "2", "万吨/年", date="2023"))], enterprises=())
    found = [r for r in compare(Snapshot(old, END), Snapshot(new, END)) if r.kind != "source"]
    assert (
        told(found)[:1] == [("turned", "mill", None, None)]
        and found[0].gone
        and found[0].status_before == "construction"
    )
    assert ("replaced", "mill-1", 1, 2) in told(found)
    assert [(r.record, r.gone) for r in found if r.kind == "record"] == [("gone", True)]
    back = compare(Snapshot(new, END), Snapshot(old, END))
    assert [(r.record, r.gone) for r in back if r.kind == "record"] == [("gone", False)]


def test_a_statement_that_a_release_refuses_or_drops_is_withdrawn():
    held = capacity("ore", "1", "万吨/年", date="2023")
    refused = capacity("ore", "1", "万吨/年", date="2023", rejected="错", rejected_en="wrong")
    for after in (cat([mill(refused)]), cat([mill()])):
        found = compare(Snapshot(cat([mill(held)]), END), Snapshot(after, END))
        assert [(r.kind, r.gone) for r in found if r.record_kind == "claim"] == [("withdrawn", True)]


def test_a_source_that_only_the_old_release_has_is_not_cited():
    old = cat([mill(capacity("ore", "1", "万吨/年", date="2023", source="lost"))], [source("lost", published="2022")])
    rows_ = compare(Snapshot(old, END), Snapshot(cat([mill()]), END))
    assert [(r.kind, r.record) for r in rows_] == [("withdrawn", "mill-1"), ("record", "lost")]
    assert not any(r.cited or r.before_cited for r in rows_)


def test_nothing_changes_within_a_day_or_between_equal_releases(real, root):
    day = date(2025, 6, 30)
    assert not between(real, day, Selection(day))
    assert not released(load(root / "data"), real, Selection(day))


def test_filters_leave_what_they_are_about():
    works = [mill(milestones=[milestone("construction", "2025")]),
             project("south", place="south", stage="refining", milestones=(milestone("announced", "2025"),))]  # fmt: skip
    made = cat(works, investments=[investment("sum", "4", project="south", place="south", party="")],
               indicators=[indicator("firms", "3", subject="south", source="other")])  # fmt: skip

    def kept(**chosen):
        return sorted((r.kind, r.record) for r in between(made, BEGIN, Selection(END, **chosen)))

    assert kept(places=("south",)) == [
        ("announced", "south"),
        ("claim", "firms"),
        ("claim", "sum"),
        ("source", "other"),
    ]
    assert kept(stages=("refining",)) == [("announced", "south"), ("claim", "sum")]
    assert kept(statuses=("construction",)) == [("first", "mill")]
    assert kept(query="mill") == [("first", "mill")]
    assert kept(query="zzz") == []


def test_the_last_year_of_the_real_data_by_hand(real):
    found = bulletin(between(real, date(2025, 1, 8), Selection(date(2026, 1, 8))))
    assert {r.record for r in found.held["step"]} == {"dawei-carbonate", "dazhonghe-mining", "anneng-carbonate-phase1"}
    moved = {(r.record, r.value_before, r.value_after) for r in found.held["replaced"]}
    # Nor 4 of carbonate to 8: the first is a capacity, the second what the ore is expected to yield.
    assert moved == {("dazhonghe-beneficiation", 1200, 2000), ("dazhonghe-mining-open-pit", 600, 2000),
                     ("dazhonghe-carbonate-planned", 131053.27, 130427.48)}  # fmt: skip
    assert (found.counts["first"], found.counts["announced"]) == (12, 3)
    assert all(r.status_after != "announced" for r in found.held["first"]) and list(found.counts) == list(KINDS)


def test_days_that_are_offered(real):
    day = date(2026, 11, 30)
    choices = offered(real, day)
    assert choices[0] == default(real, day).isoformat() == "2025-02-03"
    assert choices[1:4] == ("2026-06-30", "2025-12-31", "2025-06-30") and all(c < day.isoformat() for c in choices)
    assert offered(real, date(1999, 1, 1)) == ("1998-01-01",)
    assert default(catalog(), date(2024, 2, 29)) == date(2023, 2, 28)


@pytest.mark.parametrize("text", ["", "2025-13-45", "20250101", "2025-01-0１", "0001-01-01", "earlier!", "\x00" * 10])
def test_what_is_no_day_is_not_asked(text):
    assert asked(text) == ""


def test_a_day_after_the_end_is_the_end():
    assert since("2026-07-01", END) == Since(END, late=True)
    assert since("2024-12-31", END) == Since(BEGIN)
    assert since(EARLIER, END).release


@settings(max_examples=12, deadline=None)
@given(back=st.integers(0, 365 * 6))
def test_the_catalogue_as_of_a_day_holds_no_claim_dated_later(real, back):
    day = date(2026, 11, 30) - timedelta(days=back)
    chosen = Selection(day, dated=True)
    dates = [e.date for e in known(Snapshot(real, day)) if e.date]
    dates += [
        PartialDate(r.date) for made in (investments, indicators, capacities, road.timeline) for r in made(real, chosen)
    ]
    dates += [PartialDate(r.status_date) for r in projects(real, chosen) if r.status_date]
    dates += [PartialDate(r.date) for r in between(real, date(2000, 1, 1), chosen) if r.date]
    steps = [m for m in road.every_milestone(real, chosen) if m.basis != "planned"]
    dates += [PartialDate(m.date) for m in steps]
    late = [d for d in dates if not d.is_by(day)]
    assert late == []
