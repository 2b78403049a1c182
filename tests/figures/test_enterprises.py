"""Enterprises in rows: how they are counted, who is outside, and how they are tied."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.catalog.model import Relation
from atlas.figures import enterprises as figures
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import columns
from tests.samples import CITED, catalog, firm, milestone, phase, project, source

DAY = date(2030, 1, 1)
ALL = Selection(DAY)


def sample():
    mill = project("mill", phases=(phase("mill-1", milestones=[milestone("operating", "2025-05")]),
                                   phase("mill-2", milestones=[milestone("construction", "2025-06")])))  # fmt: skip
    people = [
        firm("digger", "安矿", "south", segment="resource", full_name="安矿有限公司", makes="矿", makes_en="ore"),
        firm(
            "homeless", "白无址", segment="resource", note="另见某文（daily-2）", note_en="see another text (daily-2)"
        ),
        firm("school", "大学", kind="university", segment="research"),
        firm("far", "外厂", "abroad", segment="resource"),
    ]
    cat = catalog([mill], enterprises=people, sources=[source("daily-2")])
    ties = [
        ("maker", "owns", "digger", {"share": "60"}),
        ("north", "hosts", "maker", {}),
        ("school", "partner", "north", {}),
    ]
    relations = {f"t{n}": Relation.model_validate({"id": f"t{n}", "subject": a, "kind": kind, "object": b, **more, **CITED})
                 for n, (a, kind, b, more) in enumerate(ties)}  # fmt: skip
    return replace(cat, relations=relations)


def test_members_stand_in_the_order_of_the_chain_then_of_pinyin_without_those_outside():
    assert [r.id for r in figures.members(sample(), ALL)] == ["digger", "homeless", "maker", "school"]
    assert [r.id for r in figures.outside(sample(), ALL)] == ["far"]


@pytest.mark.parametrize(("chosen", "ids"), [
    ({"places": ("north",)}, []), ({"places": ("abroad",)}, ["far"]), ({"query": "waichang"}, ["far"]), ({"query": "zzz"}, []),
    ({"stages": ("beneficiation",)}, []),
])  # fmt: skip
def test_filters_apply_to_those_outside_too(chosen, ids):
    assert [r.id for r in figures.outside(sample(), Selection(DAY, **chosen))] == ids


def test_counts_by_segment_and_county_hold_every_member_once():
    cat = sample()
    segments, counties = figures.by_segment(cat, ALL), figures.by_county(cat, ALL)
    assert [(r.segment, r.firms, r.located) for r in segments] == [
        ("resource", 2, 1),
        ("cell", 1, 1),
        ("research", 1, 0),
    ]
    assert [(r.county, r.firms) for r in counties] == [("north", 1), ("south", 1), ("", 2)], (
        "a zone counts in its county"
    )
    assert sum(r.firms for r in segments) == sum(r.firms for r in counties) == len(figures.members(cat, ALL))


@pytest.mark.parametrize(
    "rows", [figures.members, figures.by_segment, figures.by_county, figures.tied, figures.outside]
)
def test_tables_keep_their_columns_when_nothing_is_left(rows):
    none = rows(sample(), Selection(DAY, query="zzz"))
    assert not none
    assert list(none.frame.columns) == list(rows(sample(), ALL).frame.columns) == list(columns(none.kind))


def test_the_flat_columns_of_counts_hold_the_names_in_both_languages():
    frame = figures.by_county(sample(), ALL).frame
    assert list(frame.columns) == [
        "county",
        "county_name",
        "county_name_en",
        "firms",
        "names",
        "names_en",
        "source",
        "locator",
    ]
    assert list(frame["names"]) == ["示例厂", "安矿", "白无址；大学"]


def test_each_end_of_a_relation_sees_it_its_own_way():
    assert [(r.enterprise, r.kind, r.way, r.other, r.other_is) for r in figures.ties(sample())] == [
        ("maker", "owns", "to", "digger", "enterprise"),
        ("digger", "owns", "from", "maker", "enterprise"),
        ("maker", "hosts", "from", "north", "place"),
        ("school", "partner", "to", "north", "place"),
    ]


def test_ties_of_the_selection_touch_a_member():
    assert [r.id for r in figures.tied(sample(), Selection(DAY, query="安矿"))] == ["t0"]


@pytest.mark.parametrize(
    ("count", "asked", "drawn"), [(28, 24, 28), (30, 24, 30), (31, 24, 24), (227, 48, 48), (50, 48, 50)]
)
def test_a_few_more_cards_are_drawn_instead_of_a_button(count, asked, drawn):
    assert figures.cards_shown(count, asked) == drawn
