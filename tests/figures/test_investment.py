"""What the page of money computes: what lies inside what, lists and their sums, rivals."""

from datetime import date
from decimal import Decimal
from gc import collect
from itertools import combinations
from weakref import ref

import pytest
from hypothesis import given, settings

from atlas.figures import investment as figures
from atlas.figures.shared import amounts
from atlas.figures.shared.amounts import web
from atlas.figures.shared.selection import Selection
from tests.figures.shared.test_amounts import ALL, DAY, cat_of, catalogs, nested
from tests.samples import investment


@settings(deadline=None, max_examples=60)
@given(catalogs())
def test_every_amount_is_drawn_once_and_inside_its_holder(cat):
    net, rows = web(cat, DAY), figures.tree(cat, ALL)
    stated = [r for r in rows if r.row == "stated"]
    assert sorted(r.id for r in stated) == sorted(net.rows)
    by_id = {r.id: r for r in stated}
    for r in stated:
        parent = net.parent(r.id)
        assert r.depth == (0 if parent is None else by_id[parent].depth + 1)
        if parent and r.amount_cny is not None:
            assert r.start_cny >= by_id[parent].start_cny
    for r in rows:
        if r.row == "rest":
            whole = by_id[r.id.removesuffix(":rest")]
            parts = [x for x in stated if net.parent(x.id) == whole.id and x.amount_cny is not None]
            assert r.amount_cny > 0
            assert r.amount_cny + sum(x.amount_cny for x in parts) == pytest.approx(whole.amount_cny)


@settings(deadline=None, max_examples=60)
@given(catalogs())
def test_sums_by_place_and_investor_are_sums_of_what_is_listed(cat):
    net = web(cat, DAY)
    for by in ("year", "place", "party"):
        listed = figures.listed(cat, ALL, by)
        assert sum(r.held + 1 for r in listed) == len(net.rows), "each amount is listed, or counted in one that is"
        for s in figures.sums(cat, ALL, by):
            parts = [r for r in listed if (r.group, r.kind) == (s.group, s.kind)]
            known = [Decimal(repr(r.amount_cny)) for r in parts if r.amount_cny is not None]
            assert s.parties == tuple(r.party_name for r in parts)
            assert s.amount_cny == float(sum(known))
            assert all(net.disjoint(a.id, b.id) for a, b in combinations(parts, 2))


def test_the_tree_nests_and_tells_what_is_left():
    rows = figures.tree(nested(), ALL)
    said = [(r.id, r.depth, r.start_cny / 1e8, r.amount_cny / 1e8, r.qualifier) for r in rows if r.kind == "signed"]
    assert said == [
        ("city", 0, 0, 100, "more_than"),
        ("deal", 1, 0, 60, "exact"),
        ("deal-a", 2, 0, 30, "exact"),
        ("deal-b", 2, 30, 20, "about"),
        ("deal:rest", 2, 50, 10, "about"),
        ("other", 1, 60, 10, "exact"),
        ("city:rest", 1, 70, 30, "more_than"),
        ("fair", 0, 0, 15, "exact"),
    ]
    plant = next(r for r in rows if r.id == "plant")
    assert (plant.depth, plant.inside_name.zh) == (0, "deal"), "what lies in another kind is said, not drawn inside"
    fair = next(r for r in rows if r.id == "fair")
    assert (fair.overlaps, fair.overlaps_name.zh) == ("city", "city")


def test_a_filter_hides_parts_but_never_changes_what_is_left():
    cat = nested()
    rows = figures.tree(cat, Selection(DAY, places=("town",)))
    assert [(r.id, r.amount_cny / 1e8) for r in rows] == [("city", 100), ("city:rest", 30), ("fair", 15)]
    south = figures.tree(cat, Selection(DAY, places=("south",)))
    assert [(r.id, r.depth, r.start_cny, r.inside_name.zh) for r in south] == [("other", 0, 0, "city")]


def test_a_part_of_a_rival_is_a_part_of_the_one_that_stands():
    words = {"qualifier": "unquantified", "stated": "数百亿元", "stated_en": "tens of billions"}
    cat = cat_of(investment("said", "", name="whole", name_en="whole", party="", date="2026", **words),
                 investment("sum", "50", name="whole", name_en="whole", party="", date="2023"),
                 investment("inner", "20", party="one", part_of="said"))  # fmt: skip
    rows = figures.tree(cat, ALL)
    assert [(r.id, r.depth) for r in rows] == [("sum", 0), ("inner", 1), ("sum:rest", 1)]
    rivals = figures.rivals(cat, ALL)
    assert [(r.id, r.topic, r.agrees) for r in rivals] == [("sum", "sum", True), ("said", "sum", False)]


def test_the_main_tree_is_that_of_the_first_kind_that_there_is():
    cat = nested()
    assert {r.kind for r in figures.main_tree(cat, ALL)} == {"signed"}
    north = figures.main_tree(cat, Selection(DAY, query="plant"))
    assert [(r.id, r.kind) for r in north] == [("plant", "planned_total")]
    assert not figures.main_tree(cat, Selection(DAY, query="zzz"))


def test_an_as_of_day_takes_later_amounts_away():
    rows = figures.tree(nested(), Selection(date(2024, 6, 30)))
    assert [r.id for r in rows] == ["other", "plant"], "what held them is not known yet"


def test_spans_of_years_stay_spans():
    rows = figures.listed(nested(), ALL, "year")
    span = next(r for r in rows if r.id == "plant")
    assert (span.group, span.first, span.last) == ("2022/2024-06", date(2022, 1, 1), date(2024, 6, 30))
    assert next(r for r in rows if r.id == "other").group == "2024"


def test_the_sum_of_named_investors_is_that_of_the_outermost():
    rows = figures.by_investor(nested(), ALL)
    assert [(r.group, r.amount_cny / 1e8, len(r.parties)) for r in rows] == [("city", 70, 2)]


def test_what_the_page_hands_out_keeps_its_columns_when_nothing_is_left():
    nothing = Selection(DAY, query="zzz")
    amount = list(amounts.investments(nested(), ALL).frame.columns)
    place = ["row", "root", "depth", "start_cny", "hull_start_cny", "hull_cny", "inside", "inside_name", "inside_name_en",
             "overlaps_name", "overlaps_name_en"]  # fmt: skip
    for chosen in (ALL, nothing):
        assert list(figures.tree(nested(), chosen).frame.columns) == amount + place
        listed = figures.listed(nested(), chosen, "year").frame
        assert list(listed.columns) == ["group", "group_name", "group_name_en", *amount, "first", "last", "held"]
    for made in (figures.tree, figures.overlapping, figures.rivals, figures.by_investor):
        assert made(nested(), ALL) or made is figures.rivals
        assert not made(nested(), nothing)


def test_overlapping_amounts_stand_with_the_larger_first():
    assert [(p.one.id, p.other.id) for p in figures.overlapping(nested(), ALL)] == [("city", "fair")]


def test_what_was_computed_goes_with_its_catalogue():
    cat = nested()
    gone = ref(figures.listed(cat, ALL, "year")), ref(figures.tree(cat, ALL))
    assert figures.tree(cat, ALL) is gone[1](), "remembered while the catalogue lives"
    del cat
    collect()
    assert [one() for one in gone] == [None, None]
