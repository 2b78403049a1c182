"""The steps of capacity, of phases and of time: by hand for the real data, and the edges on records made here."""

from datetime import date

import pytest

from atlas.figures.credible import steps
from atlas.figures.shared.selection import Selection
from tests.samples import capacity, catalog, milestone, phase, project

DAY = date(2026, 11, 25)
ALL = Selection(DAY)


def told(cat, chosen=ALL):
    return [(c.project, c.step, c.to, c.least, c.most) for c in steps.cases(cat, chosen)]


# Ore: Anneng's agreement 3000 = mill 1 (360, on trial) + mill 2 (1200, levelled) + 1440 that no source places; Dazhonghe 2000
# = phase 1 (1000, under construction) + 1000 of which the site is prepared. Carbonate: 2.5 (first product) + 2 (on trial) + 0.3 (building) of 31.3. The mine: 2000, licensed.
BY_HAND = {
    "ore_mined": [(2000, 1, 0), (2000, 1, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)],
    "ore": [(360 + 1200 + 1440 + 2000, 3, 2), (360 + 1200 + 2000, 3, 1), (360 + 1000, 2, 0), (360, 1, 0), (0, 0, 0)],
    # phases: Anneng's line, Dazhonghe 1, three of Weiling, Zhicun, Tinci; rests: 10 and 2.5 of Anneng, 4 of Dawei
    "lithium_carbonate": [(4.5 + 0.3 + 22.5 + 4, 7, 3), (4.8, 3, 0), (4.8, 3, 0), (4.5, 2, 0), (0, 0, 0)],
    # three phases of Weiling and one of Dazhong; the 50 of Anneng stand in the agreement only
    "cell": [(50 + 40 + 20, 4, 1), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)],
}  # fmt: skip


@pytest.mark.parametrize("product", BY_HAND)
def test_the_real_waterfall_by_hand(real, product):
    rows = [r for r in steps.waterfall(real, ALL) if r.product == product]
    scale = 1 if product == "cell" else 10_000
    assert [r.step for r in rows] == list(steps.STEPS)
    assert [(pytest.approx(r.value / scale), r.phases, r.rests) for r in rows] == BY_HAND[product]
    whole = BY_HAND[product][0][0]
    assert [r.share_percent for r in rows] == pytest.approx([100 * told[0] / whole for told in BY_HAND[product]])
    assert all(sum(v for _, v in r.stands) == pytest.approx(r.value) for r in rows)


def test_real_phases_by_hand(real):
    """38 phases less 7 of research and a tunnel are 30. Beyond the word are 13: the mills 1 and 2 of Anneng and 1 of Dazhonghe, both
    parts of the mine, Anneng's line, Weiling's line of 2023, Zhicun's two, Tinci, Zhonglan 1, Shanshan 1, Dawei 1."""
    assert [(r.reached, r.went) for r in steps.ways(real, ALL)] == [(30, 13), (13, 9), (9, 5), (5, 0)]


def test_real_cases_by_hand(real):
    """From 2022-09-30 to the end of 2025-05 at most are 33 months (the last has begun), to the end of 2023 are 16;
    from 2022-12-08 to 2023-03-23 at most 4, from the first day of 2023 to the last of 2025 at most 36; from 2022-10-19, by when it
    was told, to 2025-04-01 at least are 29."""
    assert told(real) == [
        ("anneng-mill", "announced", "permitted", 0, 33),
        ("dawei-carbonate", "announced", "permitted", 0, 36),
        ("anneng-carbonate-phase1", "announced", "construction", 0, 16),
        ("weiling-carbonate", "announced", "construction", 0, 4),
        ("dazhonghe-beneficiation", "announced", "construction", 29, None),
        ("anneng-mill", "announced", "commissioning", 0, 33),
        ("anneng-carbonate-phase1", "construction", "commissioning", 5, None),
    ]
    assert all(r.most is None for r in steps.times(real, ALL)), "nowhere three that are bounded at both ends"


def test_the_real_waterfall_of_an_earlier_day(real):
    """On 2023-06-30 Dazhonghe's mill and the 360 of Anneng were in no source; of carbonate 2 were on trial."""
    then = Selection(date(2023, 6, 30))
    rows = {(r.product, r.step): r.value for r in steps.waterfall(real, then)}
    assert rows["ore", "announced"] == 30_000_000 and not rows["ore", "permitted"]
    assert rows["lithium_carbonate", "commissioning"] == 20_000


def mills(*held, **more):
    return project("mill", phases=tuple(held), **more)


def began(key, first, second, basis="stated", begun="stated"):
    return phase(key, (), (milestone("construction", first, begun), milestone("commissioning", second, basis)))


def test_with_exactly_few_cases_a_time_is_told():
    held = [began(f"mill-{n}", f"202{n}-01-15", f"202{n + 1}-03-20") for n in range(1, steps.FEW + 1)]
    row = steps.times(catalog([mills(*held)]), ALL)[0]
    assert (row.cases, row.bounded, row.least, row.most) == (3, 3, 14, 15)
    row = steps.times(catalog([mills(*held[1:])]), ALL)[0]
    assert (row.cases, row.least, row.most) == (2, None, None)


def test_a_case_without_an_upper_bound_does_not_make_them_enough():
    held = [began(f"mill-{n}", f"202{n}-01", f"202{n + 1}-03") for n in (1, 2)]
    held.append(began("mill-3", "2023-01", "2024-03", begun="reported"))
    row = steps.times(catalog([mills(*held)]), ALL)[0]
    assert (row.cases, row.bounded, row.least) == (3, 2, None)
    assert sorted((c.least, c.most) for c in steps.cases(catalog([mills(held[2])]), ALL)) == [(13, None)]


def test_months_are_as_exact_as_their_dates():
    """From January (1st to 31st) to March of the next year: 13 full months to 15 begun."""
    assert told(catalog([mills(began("mill-1", "2021-01", "2022-03"))])) == [
        ("mill", "construction", "commissioning", 13, 15)
    ]


def test_a_report_before_a_stated_date_takes_its_place():
    """It stood by May, so that it did not begin in August."""
    late = phase("mill-1", (), (milestone("construction", "2021-01-01"), milestone("commissioning", "2022-05", "reported"),
                                milestone("commissioning", "2022-08-01")))  # fmt: skip
    assert told(catalog([mills(late)])) == [("mill", "construction", "commissioning", 0, 17)]
    early = phase("mill-1", (), (milestone("construction", "2020", "reported"), milestone("construction", "2021-06-01"),
                                 milestone("commissioning", "2022-06-01")))  # fmt: skip
    assert told(catalog([mills(early)])) == [("mill", "construction", "commissioning", 17, None)]


def test_a_report_narrows_a_date_that_is_less_exact():
    """Begun in 2021, and by June of it."""
    one = phase("mill-1", (), (milestone("construction", "2021"), milestone("construction", "2021-06", "reported"),
                               milestone("commissioning", "2022-12-31")))  # fmt: skip
    assert told(catalog([mills(one)])) == [("mill", "construction", "commissioning", 18, 24)]


@pytest.mark.parametrize(
    "held",
    [
        began("mill-1", "2021", "2022", "reported", "reported"),
        began("mill-1", "2022-05", "2021-05"),
        phase("mill-1", (), (milestone("construction", "2021"), milestone("commissioning", "2022", "planned"))),
        phase("mill-1"),
    ],
    ids=["two reports", "not in order", "a plan", "no dates"],
)
def test_what_is_no_case(held):
    assert told(catalog([mills(held)])) == []


def test_a_phase_that_nobody_announced_has_the_word_of_its_package_and_no_tunnel_is_a_phase():
    deal = project("deal", "integrated", milestones=(milestone("announced", "2020-01-10"),))
    inner = project("inner", "integrated", part_of="deal")
    mill = mills(phase("mill-1", (), (milestone("construction", "2021-01-10"),)), part_of="inner")
    tunnel = project("tunnel", "infrastructure", part_of="deal", milestones=(milestone("commissioning", "2021"),))
    cat = catalog([deal, inner, mill, tunnel])
    assert told(cat) == [("mill", "announced", "construction", 12, 12)]
    assert [(r.reached, r.went) for r in steps.ways(cat, ALL)] == [(1, 1), (1, 1), (1, 0)]


def test_what_was_given_up_stays_as_far_as_it_came_and_is_no_capacity():
    ore = [capacity("ore", "5", "万吨/年", date="2020")]
    lost = phase("mill-1", ore, (milestone("construction", "2020"), milestone("cancelled", "2021")))
    kept = phase("mill-2", ore, (milestone("operating", "2022"),))
    cat = catalog([mills(lost, kept)])
    assert [(r.value, r.phases) for r in steps.waterfall(cat, ALL)] == [(50_000, 1)] * 5
    assert [(r.reached, r.went) for r in steps.ways(cat, ALL)] == [(2, 2), (2, 2), (2, 1), (1, 1)]


def test_a_phase_without_dates_is_stated_and_no_more():
    cat = catalog(
        [mills(phase("mill-1", [capacity("ore", "", "万吨/年", "unquantified", stated="若干", stated_en="some")]))]
    )
    rows = steps.waterfall(cat, ALL)
    assert [(r.value, r.share_percent, r.phases) for r in rows][:2] == [(None, 0.0, 1), (0.0, 0.0, 0)]
    assert [(r.reached, r.went) for r in steps.ways(cat, ALL)] == [(1, 0)]


def test_a_phase_that_is_told_later_is_not_there_yet():
    late = phase("mill-2", (), (milestone("announced", "2025-01"),))
    cat = catalog([mills(phase("mill-1", (), (milestone("announced", "2021"),)), late)])
    assert [r.reached for r in steps.ways(cat, Selection(date(2023, 1, 1)))] == [1]


def test_a_filter_of_statuses_is_left_aside(real):
    one = Selection(DAY, statuses=("construction",))
    assert list(steps.ways(real, one)) == list(steps.ways(real, ALL))
    assert list(steps.waterfall(real, one)) == list(steps.waterfall(real, ALL))
