"""Nothing is counted twice: phases, rests and projects inside projects add up to the stated total and no more."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.figures.projects import capacities, capacity_by_product
from atlas.figures.shared.capacity import parts
from atlas.figures.shared.selection import Selection
from atlas.words.quantity import Quantity, total
from tests.samples import capacity, catalog, milestone, phase, project

DAY = date(2030, 1, 1)


def amounts(cat, product="ore"):
    return [
        (p.project.id, p.phase.id if p.phase else "", p.amount.value) for p in parts(cat, DAY) if p.product == product
    ]


def test_a_total_counts_only_beyond_its_phases():
    cat = catalog([project("mill", total=(capacity("ore", "2000", "万吨/年"),),
                           phases=(phase("mill-1", [capacity("ore", "1000", "万吨/年")]),))])  # fmt: skip
    assert amounts(cat) == [("mill", "mill-1", 1000), ("mill", "", 1000)]


def test_an_agreement_counts_only_beyond_the_projects_inside():
    deal = project("deal", "integrated", total=(capacity("ore", "3000", "万吨/年"), capacity("cell", "50", "GWh")))
    mill = project("mill", part_of="deal", phases=(phase("mill-1", [capacity("ore", "360", "万吨/年")]),
                                                   phase("mill-2", [capacity("ore", "12000000", "吨/年")])))  # fmt: skip
    cat = catalog([deal, mill])
    assert amounts(cat) == [("deal", "", Decimal(1440)), ("mill", "mill-1", 360), ("mill", "mill-2", 12000000)]
    assert amounts(cat, "cell") == [("deal", "", 50)]


def test_a_total_that_its_phases_make_up_adds_nothing():
    cat = catalog([project("mill", total=(capacity("ore", "3", "万吨/年"),),
                           phases=(phase("mill-1", [capacity("ore", "1", "万吨/年")]), phase("mill-2", [capacity("ore", "2", "万吨/年")])))])  # fmt: skip
    assert amounts(cat) == [("mill", "mill-1", 1), ("mill", "mill-2", 2)]


def test_rivals_count_once():
    cat = catalog(
        [
            project(
                "mill",
                phases=(
                    phase("mill-1", [capacity("ore", "1", "万吨/年"), capacity("ore", "9", "万吨/年", date="2026")]),
                ),
            )
        ]
    )
    assert amounts(cat) == [("mill", "mill-1", 9)]


def test_the_rest_has_the_status_of_the_whole_project():
    cat = catalog([project("mill", milestones=(milestone("announced", "2022"),), total=(capacity("ore", "20", "万吨/年"),),
                           phases=(phase("mill-1", [capacity("ore", "5", "万吨/年")], [milestone("operating", "2024")]),))])  # fmt: skip
    assert [(p.status, p.amount.value) for p in parts(cat, DAY)] == [("operating", 5), ("announced", 15)]


def test_the_rest_of_a_lower_bound_is_a_lower_bound_and_beyond_one_an_upper():
    def rest(whole, part):
        cat = catalog([project("mill", total=(capacity("ore", "20", "万吨/年", whole),),
                               phases=(phase("mill-1", [capacity("ore", "5", "万吨/年", part)]),))])  # fmt: skip
        return next(p.amount.qualifier for p in parts(cat, DAY) if p.phase is None)

    assert (rest("exact", "exact"), rest("at_least", "exact"), rest("exact", "at_least"), rest("about", "exact")) == (
        "exact", "at_least", "up_to", "about")  # fmt: skip


tonnes = st.integers(1, 900).map(lambda n: (str(n), "万吨/年")) | st.integers(1, 9_000_000).map(
    lambda n: (str(n), "吨/年")
)
qualifiers = st.sampled_from(["exact", "about", "at_least", "more_than", "up_to"])


@settings(deadline=None)
@given(st.lists(st.tuples(tonnes, qualifiers), min_size=1, max_size=5), st.integers(0, 500), st.booleans())
def test_parts_add_up_to_the_stated_total(phases, beyond, nested):
    """Whatever the units: the phases and the rest of a total make the total, whether phases lie in it or in a project inside."""
    held = [capacity("ore", v, u, q) for (v, u), q in phases]
    inside = tuple(phase(f"p-{n}", [c]) for n, c in enumerate(held))
    whole = sum((c.amount.base for c in held), Decimal(beyond))
    deal = project("deal", total=(capacity("ore", str(whole), "吨/年"),), phases=() if nested else inside)
    cat = catalog([deal, *([project("mill", part_of="deal", phases=inside)] if nested else [])])
    assert total((p.amount for p in parts(cat, DAY)), "吨/年").value == whole


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ore", "lithium_carbonate"]), tonnes, qualifiers), min_size=1, max_size=6))
def test_sums_keep_products_apart_and_carry_the_weakest_qualifier(held):
    cat = catalog(
        [project(f"p{n}", phases=(phase(f"p{n}-1", [capacity(p, v, u, q)]),)) for n, (p, (v, u), q) in enumerate(held)]
    )
    rows = capacity_by_product(cat, Selection(DAY))
    for product in {p for p, _, _ in held}:
        row = next(r for r in rows if r.product == product)
        mine = [Quantity(Decimal(v), u, q) for p, (v, u), q in held if p == product]
        assert row.value == float(sum(q.base for q in mine))
        assert row.qualifier == total(mine, "吨/年").qualifier
    assert len({(r.product, r.progress) for r in rows}) == len(rows)


def test_the_counted_column_adds_up_to_the_sums():
    deal = project(
        "deal", "integrated", total=(capacity("ore", "30", "万吨/年"), capacity("ore", "40", "万吨/年", date="2026"))
    )
    cat = catalog([deal, project("mill", part_of="deal", phases=(phase("mill-1", [capacity("ore", "5", "万吨/年")]),))])
    rows = capacities(cat, Selection(DAY))
    assert sum(r.counted_t_per_year for r in rows) == 400_000
    assert [r.counted for r in rows] == ["no", "rest", "whole"]
