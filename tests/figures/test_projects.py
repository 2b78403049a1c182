"""Rows: what the filters keep, what a day hides, and that no column is lost when nothing is left."""

from datetime import date

import pytest

from atlas.exports import tables as export
from atlas.figures import enterprises as firms
from atlas.figures import projects as figures
from atlas.figures.shared import news as latest
from atlas.figures.shared.claims import ledger
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import columns
from tests.samples import capacity, catalog, firm, indicator, investment, milestone, phase, project

DAY = date(2030, 1, 1)


def sample():
    deal = project("deal", "integrated", milestones=(milestone("announced", "2022-09-30"),),
                   total=(capacity("ore", "30", "万吨/年", date="2022-09-30"), capacity("cell", "50", "GWh", date="2022-09-30")))  # fmt: skip
    mill = project("mill", "beneficiation", place="park", part_of="deal",
                   phases=(phase("mill-1", [capacity("ore", "5", "万吨/年")], [milestone("operating", "2025-05", "reported")]),
                           phase("mill-2", [capacity("ore", "7", "万吨/年", "at_least")],
                                 [milestone("construction", "2025-06"), milestone("operating", "2031", "planned")])))  # fmt: skip
    lost = project("lost", "refining", place=None, phases=(phase("lost-1", [
        capacity("lithium_carbonate", "", "万吨/年", "unquantified", stated="若干", stated_en="some")]),))  # fmt: skip
    return catalog(
        [deal, mill, lost],
        [
            investment("big", "100"),
            investment("half", "40", part_of="big"),
            investment("south-sum", "9", place="south", party=""),
        ],
        [indicator("f", "20")],
        [
            firm("far", "外厂", "abroad"),
            firm("homeless", "无名厂"),
            firm("digger", "矿厂", "south", segment="resource"),
        ],
    )


def test_capacity_by_product_tells_built_from_planned():
    rows = figures.capacity_by_product(sample(), Selection(DAY))
    said = [(r.product, r.progress, r.value, r.qualifier, r.unquantified) for r in rows]
    assert said[:3] == [("ore", "built", 50_000, "exact", 0), ("ore", "construction", 70_000, "at_least", 0),
                        ("ore", "planned", 180_000, "up_to", 0)]  # fmt: skip
    assert said[4] == ("cell", "planned", 50, "exact", 0)
    assert said[3] == ("lithium_carbonate", "unknown", None, "unquantified", 1), "no number is made up"


def test_specific_energies_are_never_added():
    cells = [
        project(k, "research", phases=(phase(f"{k}-1", [capacity("specific_energy", "400", "Wh/kg")]),))
        for k in ("a", "b")
    ]
    cat = catalog(cells)
    assert not figures.capacity_by_product(cat, Selection(DAY))
    assert [r.specific_energy_wh_per_kg for r in figures.capacities(cat, Selection(DAY))] == [400, 400]


def test_by_place_keeps_what_no_source_locates_apart():
    rows = figures.capacity_by_place(sample(), Selection(DAY))
    assert list(dict.fromkeys(r.county for r in rows)) == ["north", ""], (
        "the zone counts in its county, the unlocated comes last"
    )


@pytest.mark.parametrize(
    ("more", "projects"),
    [
        ({}, ["deal", "lost", "mill", "mill"]),
        ({"places": ("north",)}, ["deal", "mill", "mill"]),
        ({"places": ("park",)}, ["mill", "mill"]),
        ({"places": ("south",)}, []),
        ({"stages": ("refining", "integrated")}, ["deal", "lost"]),
        ({"products": ("cell",)}, ["deal"]),
        ({"statuses": ("operating",)}, ["mill"]),
        ({"query": "milL"}, ["mill", "mill"]),
        ({"query": "示例厂"}, ["deal", "lost", "mill", "mill"]),
        ({"query": "zzz"}, []),
        ({"places": ("north",), "stages": ("refining",)}, []),
    ],
)
def test_filters(more, projects):
    rows = figures.projects(sample(), Selection(DAY, **more))
    assert sorted(r.project for r in rows) == projects
    assert tuple(rows.frame.columns) == tuple(columns(figures.ProjectRow)), "also when nothing is left"


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        (date(2022, 9, 29), []),
        (date(2022, 9, 30), ["announced"]),
        (date(2025, 5, 31), ["", "", "announced", "operating"]),
        (date(2025, 6, 30), ["", "announced", "construction", "operating"]),
        (date(2035, 1, 1), ["", "announced", "construction", "operating"]),
    ],
)
def test_status_as_of_a_day(day, statuses):
    assert sorted(r.status for r in figures.projects(sample(), Selection(day))) == statuses


def test_firms_outside_the_region_are_not_counted_and_unlocated_are():
    def shown(**filters):
        return sorted(r.id for r in firms.enterprises(sample(), Selection(DAY, **filters)))

    assert shown() == ["digger", "homeless", "maker"]
    assert shown(places=("south",)) == shown(stages=("mining",)) == ["digger"]
    assert shown(stages=("refining",), statuses=("operating",)) == []


def test_news_are_newest_first_and_never_planned():
    steps = latest.news(sample(), Selection(DAY)).where(lambda r: r.kind == "milestone")
    assert [r.date for r in steps] == ["2025-06", "2025-05", "2022-09-30"]


def test_the_ledger_says_what_stands():
    rows = ledger(sample())
    assert all(r.chosen for r in rows) and len(rows) == 9


@pytest.mark.parametrize("name", export.TABLES)
def test_no_table_breaks_on_a_selection_that_leaves_nothing(name):
    nothing = export.table_of(catalog(), Selection(DAY, places=("south",), query="zzz"), name)
    everything = export.table_of(sample(), Selection(DAY), name)
    assert list(nothing.frame.columns) == list(everything.frame.columns)
    assert [str(t) for t in nothing.frame.dtypes if t == "float64"] == [
        str(t) for t in everything.frame.dtypes if t == "float64"
    ]
