"""Promise against delivery: the real packages by hand, and the edges on records made here."""

from datetime import date

import pytest

from atlas.figures.credible import promises
from atlas.figures.shared.selection import Selection
from tests.samples import capacity, catalog, investment, milestone, phase, project, source

DAY = date(2026, 11, 25)
ALL = Selection(DAY)


def rows_of(cat, chosen=ALL):
    return {r.project: r for r in promises.packages(cat, chosen)}


def sizes(row):
    """Product → said, now, where it stands, in 万吨/年 or GWh."""

    def size(q):
        return None if q is None else float(q.base) / (1 if q.dimension == "cell_capacity" else 10_000)

    return {p.product: (size(p.said), size(p.now), {s: size(q) for s, q in p.stands}) for p in row.promised}


def test_the_real_packages_in_their_order(real):
    rows = promises.packages(real, ALL)
    assert [(r.project, r.kind, [(m.amount_cny or 0) / 1e8 for m in r.money]) for r in rows] == [
        ("anneng-linwu", "signed", [406]), ("weiling-linwu", "signed", [260]), ("shuzhi-hybrid-storage", "signed", [198]),
        ("dazhong-linwu", "signed", [160]), ("dazhong-lithium-metal", "signed", [10]),
        ("zhonglan-lipf6", "planned_total", [27, 3]), ("zhicun-carbonate", "planned_total", [20]),
        ("zhicun-lithium-fluoride", "planned_total", [10]), ("shanshan-anode", "planned_total", [3]),
        ("zhonglan-lifsi", "planned_total", [3]),
        ("dawei-guiyang", "", []), ("tianci-carbonate", "", []),
    ]  # fmt: skip


def test_what_two_real_agreements_said_and_what_became_of_it(real):
    rows = rows_of(real)
    assert sizes(rows["anneng-linwu"]) == {
        "ore": (3000, 3000, {"commissioning": 360, "site_preparation": 1200, "announced": 1440}),
        "concentrate": (300, 300, {"announced": 300}),
        "lithium_carbonate": (15, 15, {"first_product": 2.5, "announced": 12.5}),
        "cell": (50, 50, {"announced": 50}),
    }
    # Of the 4 of carbonate in the agreement only 2 are still stated as a capacity; the mill and the mine came later.
    assert sizes(rows["dazhong-linwu"]) == {
        "ore": (None, 2000, {"construction": 1000, "site_preparation": 1000}),
        "ore_mined": (None, 2000, {"permitted": 2000}),
        "lithium_carbonate": (4, 2, {"announced": 2}),
        "cell": (20, 20, {"third_party": 20}),
        "lfp": (16, 16, {"third_party": 16}),
    }


def test_what_the_real_packages_kept(real):
    """Anneng has a line on trial, 20 months after it signed; Weiling and Dazhong were told to build; dates of Dazhong's cells
    are not late, since the firm said that others will build them."""
    rows = promises.packages(real, ALL)
    assert promises.kept(rows) == promises.Kept(5, 1, 2, 2, 5)
    found = rows_of(real)
    assert (found["anneng-linwu"].tried, found["anneng-linwu"].after) == ("2024-06-18", 20)
    assert found["dazhong-linwu"].furthest == "construction", "its tunnel and its pilot are no delivery"
    assert (len(found["dazhong-linwu"].turned), len(found["dazhong-linwu"].passed)) == (2, 0)
    assert (found["dazhong-linwu"].last, found["dazhong-linwu"].silent) == ("2026-01-08", 10)


def test_the_real_packages_of_an_earlier_day(real):
    assert promises.kept(promises.packages(real, Selection(date(2023, 6, 30)))) == promises.Kept(4, 0, 1, 3, 1)


def deal(*inside, money=(), sources=(), **more):
    told = more.pop("milestones", (milestone("announced", "2020-03-01"),))
    agreement = project("deal", "integrated", milestones=told, **more)
    return catalog(
        [agreement, *inside], [investment("sum", "9", project="deal", date="2020-03-01"), *money], sources=sources
    )


def ore(value="5", date="2020-03-01", product="ore", unit="万吨/年"):
    return capacity(product, value, unit, date=date)


def test_a_package_within_a_package_is_one_with_its_outermost():
    inner = project(
        "inner", part_of="deal", phases=(phase("inner-1", [ore("2")], (milestone("announced", "2020-03-01"),)),)
    )
    core = project("core", part_of="inner", phases=(phase("core-1", [ore("1")], (milestone("operating", "2022"),)),))
    rows = rows_of(
        deal(inner, core, total=(ore("10"),), money=[investment("part", "4", project="core", part_of="sum")])
    )
    assert list(rows) == ["deal"] and [m.id for m in rows["deal"].money] == ["sum"]
    assert sizes(rows["deal"])["ore"] == (10, 10, {"operating": 1, "announced": 9})
    assert rows["deal"].furthest == "operating" and rows["deal"].delivered


def test_neither_tunnel_nor_pilot_line_nor_research_is_a_delivery():
    tunnel = project("tunnel", "infrastructure", part_of="deal", phases=(
        phase("tunnel-1", [capacity("tunnel", "7", "千米")], (milestone("commissioning", "2022"),)),))  # fmt: skip
    pilot = project("pilot", "research", part_of="deal", milestones=(milestone("operating", "2022"),),
                    total=(capacity("cell_pilot", "1", "GWh"),))  # fmt: skip
    row = rows_of(deal(tunnel, pilot))["deal"]
    assert not row.delivered and row.furthest == "announced" and row.tried == ""
    assert [p.product for p in row.promised] == ["cell_pilot"], "told by its own name, and no tunnel"
    assert row.last == "2025-05", "but both are words on the package: the figure is of May 2025"
    assert promises.kept([row]) == promises.Kept(1, 0, 0, 1, 0)


def test_what_a_plant_uses_is_not_what_it_makes():
    feed = project("feed", part_of="deal", phases=(
        phase("feed-1", [capacity("fluorite_feed", "3", "万吨/年")], (milestone("construction", "2022"),)),))  # fmt: skip
    row = rows_of(deal(feed))["deal"]
    assert row.promised == () and row.furthest == "construction"


def test_what_was_given_up_is_nowhere_further():
    lost = project("lost", part_of="deal", phases=(
        phase("lost-1", [ore()], (milestone("operating", "2021"), milestone("cancelled", "2022"),
                                  milestone("operating", "2020-06", "planned"), milestone("commissioning", "2023", "planned"))),))  # fmt: skip
    row = rows_of(deal(lost, total=(ore(),)))["deal"]
    assert row.furthest == "announced" and not row.delivered
    assert [(p.said is not None, p.now) for p in row.promised] == [(True, None)], (
        "it was promised, and nothing is left of it"
    )


def test_a_date_of_what_was_given_up_is_not_late():
    lost = project("lost", part_of="deal", phases=(
        phase("lost-1", (), (milestone("shelved", "2022"), milestone("operating", "2023", "planned"))),
        phase("lost-2", (), (milestone("announced", "2022"), milestone("operating", "2023", "planned"))),
        phase("lost-3", (), (milestone("announced", "2022"), milestone("operating", "2030", "planned")))))  # fmt: skip
    row = rows_of(deal(lost))["deal"]
    assert [[d.phase for d in held] for held in (row.turned, row.passed, row.coming)] == [
        ["lost-1"],
        ["lost-2"],
        ["lost-3"],
    ]


def test_a_phase_whose_size_nobody_states_counts_as_begun():
    line = project("line", part_of="deal", phases=(phase("line-1", (), (milestone("construction", "2021"),)),))
    assert promises.kept([rows_of(deal(line))["deal"]]) == promises.Kept(1, 0, 1, 0, 0)


def test_without_dates_a_package_is_silent_since_nothing():
    row = rows_of(catalog([project("quiet", total=(ore("5", "2024"),))]))["quiet"]
    assert (row.since, row.kind, row.last, row.furthest) == ("", "", "2024", "announced")
    row = rows_of(catalog([project("bare", "integrated")]))["bare"]
    assert (row.last, row.silent, row.promised) == ("", 0, ())


def test_signed_and_planned_are_never_mixed():
    cat = deal(money=[investment("plan", "99", project="deal", kind="planned_total", date="2021")])
    row = rows_of(cat)["deal"]
    assert [m.id for m in row.money] == ["sum"] and row.kind == "signed"
    both = catalog(
        [project("p")],
        [investment(k, v, kind="planned_total", project="p", name=k) for k, v in (("a", "3"), ("b", "27"))],
    )
    assert [m.id for m in rows_of(both)["p"].money] == ["b", "a"], (
        "neither lies in the other: both are told, never added"
    )


def test_an_amount_of_grade_c_is_none():
    cat = catalog(
        [project("p", "integrated")], [investment("x", "3", project="p", source="weak")], sources=[source("weak", "C")]
    )
    assert rows_of(cat)["p"].money == ()


def test_what_was_spent_stands_beside():
    row = rows_of(deal(money=[investment("done", "4", project="deal", kind="completed", date="2022")]))["deal"]
    assert [m.id for m in row.spent] == ["done"]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"statuses": ("operating",)}, 12),
        ({"places": ("guiyang",)}, 1),
        ({"places": ("anren",)}, 0),
        ({"query": "威领"}, 1),
    ],
)
def test_filters_choose_packages(real, more, shown):
    assert len(promises.packages(real, Selection(DAY, **more))) == shown


def test_a_product_leaves_out_what_a_package_makes_beside_it(real):
    rows = rows_of(real, Selection(DAY, products=("cell",)))
    assert {k: list(sizes(r)) for k, r in rows.items()} == {
        "anneng-linwu": ["cell"],
        "weiling-linwu": ["cell"],
        "dazhong-linwu": ["cell"],
    }
    assert not rows["anneng-linwu"].delivered, "a mill is no delivery of cells"
    assert [m.amount_cny for m in rows["anneng-linwu"].money] == [40_600_000_000]


def test_the_table_has_a_row_for_each_product(real):
    rows = promises.promises(promises.packages(real, ALL))
    ore = next(r for r in rows if (r.project, r.product) == ("anneng-linwu", "ore"))
    assert (ore.said, ore.now, ore.built, ore.construction, ore.site_preparation) == (30e6, 30e6, 3.6e6, 0, 12e6)
    assert [r.product for r in rows if r.project == "shuzhi-hybrid-storage"] == [""]
    assert {"source", "locator", "amount_cny"} <= set(rows.frame.columns)
