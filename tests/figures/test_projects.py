"""Frames: what the filters keep, what a day hides, and that no column is lost when nothing is left."""

from datetime import date

import pytest

from atlas.exports import tables as export
from atlas.figures import enterprises as firms
from atlas.figures import projects as tables
from atlas.figures import provenance, road
from atlas.figures.selection import Selection
from atlas.figures.table import columns
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
    rows = tables.capacity_by_product(sample(), Selection(DAY)).to_dict("records")
    said = [(r["product"], r["progress"], r["value"], r["qualifier"], r["unquantified"]) for r in rows]
    assert said[:3] == [("ore", "built", 50_000, "exact", 0), ("ore", "in_hand", 70_000, "at_least", 0),
                        ("ore", "planned", 180_000, "up_to", 0)]  # fmt: skip
    assert said[4] == ("cell", "planned", 50, "exact", 0)
    product, progress, value, qualifier, unquantified = said[3]
    assert (product, progress, qualifier, unquantified) == ("lithium_carbonate", "unknown", "unquantified", 1)
    assert value != value, "no number is made up for what is not quantified"


def test_specific_energies_are_never_added():
    cells = [
        project(k, "research", phases=(phase(f"{k}-1", [capacity("specific_energy", "400", "Wh/kg")]),))
        for k in ("a", "b")
    ]
    cat = catalog(cells)
    assert tables.capacity_by_product(cat, Selection(DAY)).empty
    assert list(tables.capacities(cat, Selection(DAY))["specific_energy_wh_per_kg"]) == [400, 400]


def test_by_place_keeps_what_no_source_locates_apart():
    frame = tables.capacity_by_place(sample(), Selection(DAY))
    assert list(dict.fromkeys(frame["county"])) == ["north", ""], (
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
    frame = tables.projects(sample(), Selection(DAY, **more))
    assert sorted(frame["project"]) == projects
    assert tuple(frame.columns) == tuple(columns(tables.ProjectRow)), "also when nothing is left"


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
    assert sorted(tables.projects(sample(), Selection(day))["status"]) == statuses


def test_firms_outside_the_region_are_not_counted_and_unlocated_are():
    assert sorted(r.id for r in firms.enterprises(sample(), Selection(DAY))) == ["digger", "homeless", "maker"]
    assert [r.id for r in firms.enterprises(sample(), Selection(DAY, places=("south",)))] == ["digger"]
    assert [r.id for r in firms.enterprises(sample(), Selection(DAY, stages=("mining",)))] == ["digger"]
    assert [
        r.id for r in firms.enterprises(sample(), Selection(DAY, stages=("refining",), statuses=("operating",)))
    ] == []


def test_news_are_newest_first_and_never_planned():
    frame = road.news(sample(), Selection(DAY))
    assert list(frame["date"]) == ["2025-06", "2025-05", "2022-09-30"]


def test_ledger_frame_says_what_stands():
    frame = provenance.claims(sample())
    assert frame["chosen"].all() and len(frame) == 9


@pytest.mark.parametrize("name", export.TABLES)
def test_no_table_breaks_on_a_selection_that_leaves_nothing(name):
    nothing = export.frame_of(catalog(), Selection(DAY, places=("south",), query="zzz"), name)
    everything = export.frame_of(sample(), Selection(DAY), name)
    assert list(nothing.columns) == list(everything.columns)
