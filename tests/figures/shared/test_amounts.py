"""Amounts of money: which may be added, and which lie in no other."""

from dataclasses import replace
from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalog.model import Relation
from atlas.figures.shared import amounts
from atlas.figures.shared.amounts import web
from atlas.figures.shared.selection import Selection
from atlas.words.quantity import total
from tests.figures.test_projects import sample
from tests.samples import CITED, catalog, firm, investment, milestone, phase, project

DAY = date(2030, 1, 1)
ALL = Selection(DAY)
FIRMS = [firm(key, f"{key}厂", "south") for key in ("one", "two", "three")]


def owned(cat, *pairs, kind="owns"):
    ties = {
        f"{a}-{b}": Relation.model_validate({"id": f"{a}-{b}", "subject": a, "kind": kind, "object": b, **CITED})
        for a, b in pairs
    }
    return replace(cat, relations=ties)


def cat_of(*rows, projects=()):
    return catalog(projects, rows, enterprises=FIRMS)


def nested():
    """A sum over the city with an agreement of three parts in it, one overlapping sum, one planned amount in the agreement."""
    return cat_of(
        investment("city", "100", qualifier="more_than", party="", place="town", projects="8"),
        investment("deal", "60", part_of="city", party="one"),
        investment("deal-a", "30", part_of="deal", party="one"),
        investment("deal-b", "20", part_of="deal", party="one", qualifier="about"),
        investment("other", "10", part_of="city", party="two", place="south", date="2024-03"),
        investment("fair", "15", party="", overlaps="city", place="town", date="2024"),
        investment("plant", "5", kind="planned_total", party="three", part_of="deal", date="2022/2024-06"),
        investment("spent", "7", kind="completed", party=""),
    )  # fmt: skip


def test_two_amounts_of_one_kind_and_different_investors_may_be_added():
    net = web(cat_of(investment("a", "1", party="one"), investment("b", "2", party="two", qualifier="about")), DAY)
    added = net.provable_total(("a", "b"))
    assert (added.to("亿元").value, added.qualifier) == (3, "about")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"party": "one"}, "the same investor"),
        ({"party": ""}, "a sum over many investors"),
        ({"kind": "planned_total"}, "another kind"),
        ({"part_of": "a"}, "inside the first"),
        ({"overlaps": "a"}, "overlaps the first"),
        ({"part_of": "held"}, "inside what lies inside the first"),
        ({"part_of": "shared"}, "its holder overlaps the first"),
        ({"project": "mill"}, "the same project"),
        ({"project": "mill-1"}, "a phase of its project"),
        ({"project": "deal"}, "the project that holds its project"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_nothing_else_is_added(other, why):
    mill = project("mill", part_of="deal", phases=(phase("mill-1"),))
    rows = [investment("a", "9", party="one", project="mill"), investment("b", "2", **{"party": "two", **other}),
            investment("held", "3", party="one", part_of="a"), investment("shared", "8", party="", overlaps="a")]  # fmt: skip
    net = web(catalog([project("deal"), mill], rows, enterprises=FIRMS), DAY)
    assert net.provable_total(("a", "b")) is None, why
    assert net.provable_total(("b", "a")) is None, why


@pytest.mark.parametrize("kind", ["owns", "jointly_owns"])
def test_investors_that_own_each_other_over_any_steps_are_one(kind):
    cat = cat_of(investment("a", "1", party="one"), investment("b", "2", party="three"))
    assert web(cat, DAY).provable_total(("a", "b")) is not None
    tied = owned(cat, ("one", "two"), ("two", "three"), kind=kind)
    assert web(tied, DAY).provable_total(("a", "b")) is None
    assert web(owned(cat, ("one", "three"), kind="partner"), DAY).provable_total(("a", "b")) is not None


def test_one_amount_alone_is_no_sum():
    net = web(cat_of(investment("a", "1", party="one")), DAY)
    assert net.provable_total(("a",)) is None
    assert net.provable_total(()) is None


AMOUNT = st.tuples(
    st.sampled_from(["one", "two", "three", "maker", ""]),
    st.sampled_from(["signed", "planned_total"]),
    st.integers(0, 50),
    st.sampled_from(["exact", "about", "at_least", "more_than", "up_to", "unquantified"]),
    st.integers(-1, 6),
    st.integers(-1, 6),
)


@st.composite
def catalogs(draw):
    """A forest of amounts: each may lie in an earlier one, and overlap any other one."""
    rows, owners = [], draw(st.lists(st.permutations(["one", "two", "three", "maker"]), max_size=2))
    for n, (party, kind, value, qualifier, inside, overlaps) in enumerate(
        draw(st.lists(AMOUNT, min_size=1, max_size=7))
    ):
        more = {"party": party, "kind": kind, "qualifier": qualifier, "place": "north"}
        if qualifier == "unquantified":
            more |= {"stated": "若干", "stated_en": "some"}
        if 0 <= inside < n:
            more["part_of"] = f"a{inside}"
        if overlaps >= 0 and overlaps != n:
            more["overlaps"] = f"a{overlaps}"
        rows.append(investment(f"a{n}", "" if qualifier == "unquantified" else str(value), **more))
    ids = {r.id for r in rows}
    rows = [r if r.overlaps in (None, *ids) else r.model_copy(update={"overlaps": None}) for r in rows]
    return owned(cat_of(*rows), *[(o[0], o[1]) for o in owners])


@settings(deadline=None, max_examples=60)
@given(catalogs(), st.data())
def test_a_sum_never_holds_an_amount_twice(cat, data):
    net = web(cat, DAY)
    keys = data.draw(st.lists(st.sampled_from(sorted(net.rows)), max_size=4, unique=True))
    added = net.provable_total(keys)
    for a, b in combinations(keys, 2):
        assert net.disjoint(a, b) == net.disjoint(b, a)
    if added is None:
        return
    rows = [cat.investments[k] for k in keys]
    assert len({r.kind for r in rows}) == 1
    assert len({r.party for r in rows} - {None}) == len(rows) >= 2
    assert not [1 for a, b in permutations(keys, 2) if b in net.above(a)], "none lies in another"
    reach = [set(net.above(k)) for k in keys]
    overlap = {frozenset((r.id, r.overlaps)) for r in cat.investments.values() if r.overlaps}
    assert not [1 for a, b in combinations(reach, 2) for x in a for y in b if frozenset((x, y)) in overlap]
    assert added == total((r.amount for r in rows), "元"), "the weakest qualifier, whatever the order"
    assert all(net.provable_total(order) == added for order in permutations(keys))


def test_amounts_inside_others_are_not_on_top():
    rows = amounts.top_investments(sample(), ALL)
    assert [r.id for r in rows] == ["big", "south-sum"]
    assert [r.id for r in amounts.payers(sample(), ALL)] == ["big"]


def test_a_part_of_a_rival_that_was_not_taken_is_not_on_top():
    same = {"name": "whole", "name_en": "whole", "party": "one"}
    cat = cat_of(investment("old", "40", date="2023", **same), investment("new", "50", date="2025", **same),
                 investment("inner", "20", party="two", part_of="old"))  # fmt: skip
    assert [r.id for r in amounts.top_investments(cat, ALL)] == ["new"]
    assert [(r.id, r.chosen) for r in amounts.investments(cat, ALL)] == [("inner", True), ("new", True), ("old", False)]


def test_a_filter_of_projects_asks_for_the_part_that_an_amount_is_for():
    begun, done = (
        phase(key, (), (milestone(status, "2024-01"),))
        for key, status in (("p-1", "construction"), ("p-2", "operating"))
    )
    rows = [
        investment("one-phase", "1", project="p-2"),
        investment("whole", "2", project="p"),
        investment("apart", "3"),
    ]
    cat = catalog([project("p", phases=(begun, done))], rows, enterprises=FIRMS)
    assert [r.id for r in amounts.investments(cat, Selection(DAY, statuses=("operating",)))] == ["one-phase"]
    assert [r.id for r in amounts.investments(cat, Selection(DAY, stages=("beneficiation",)))] == ["one-phase", "whole"]
