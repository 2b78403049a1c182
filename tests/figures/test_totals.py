"""Every total of the real data worked out by hand from the phases that were entered, the numbers written out.

A total that a page shows changes only when a fact does. Who changes a fact changes its line here, and sees what it moves.
Units: ore and lithium carbonate in 万吨/年 (10 kt a year), cells in GWh.
"""

from datetime import date
from pathlib import Path

import pytest

from atlas.catalog.load import load
from atlas.figures.projects import capacity_by_place, capacity_by_product
from atlas.figures.shared.selection import Selection

DAY = date(2026, 11, 25)
UNIT = {"吨/年": 10_000, "GWh": 1, "米": 1}

# Mills of Linwu. The Anneng agreement is for 3000: mill 1 (360) is built, mill 2 (1200) is levelled, 3000 - 360 - 1200 = 1440
# is the rest that no source places. Dazhonghe's 2000 holds
# phase 1, 1000 of which the mill is being built; the site of the rest is prepared. (Newer sources give 2000 for mine and mill together.)
ORE = {
    ("linwu", "built"): 360,
    ("linwu", "construction"): 1000,
    ("linwu", "site_preparation"): 1200 + 1000,
    ("linwu", "planned"): 3000 - 360 - 1200,
}
# The open pit of Jijiaoshan is licensed for 2000; 800 underground come later and are a product of their own.
MINED = {("linwu", "permitted"): 2000}
CARBONATE = {
    ("linwu", "built"): 2.5,  # Anneng Ganfeng, line 1
    # Anneng Ganfeng beyond phase 1, the rest of phase 1, Dazhonghe phase 1, Weiling in three steps
    ("linwu", "planned"): (15 - 5) + (5 - 2.5) + 2 + (2 + 2 + 4),
    ("linwu", "expected"): 8 - 2,  # what 2000万吨 of ore are expected to give, beyond Dazhonghe's phase 1
    ("yizhang", "built"): 2,  # Zhicun
    ("yizhang", "construction"): 0.3,  # Tinci, 3000吨
    ("guiyang", "planned"): 4,  # Dawei
}
CELLS = {
    ("linwu", "planned"): 50 + (10 + 10 + 20),  # Anneng, Weiling in three steps
    ("linwu", "sought"): 20,  # Dazhong: it will bring in others
}
PILOT = {("linwu", "built"): 1.5}  # Jiusen's pilot line is no factory
BY_HAND = {"ore": ORE, "ore_mined": MINED, "lithium_carbonate": CARBONATE, "cell": CELLS, "cell_pilot": PILOT}


@pytest.fixture(scope="module")
def real():
    return load(Path(__file__).resolve().parents[2] / "data")


@pytest.mark.parametrize("product", BY_HAND)
def test_sums_of_each_county_are_those_worked_out_by_hand(real, product):
    rows = [r for r in capacity_by_place(real, Selection(DAY)) if r.product == product]
    assert {(r.county, r.progress): r.value / UNIT[r.unit] for r in rows} == pytest.approx(BY_HAND[product])


@pytest.mark.parametrize("product", BY_HAND)
def test_sums_of_the_whole_are_those_of_the_counties(real, product):
    whole: dict[str, float] = {}
    for (_, progress), value in BY_HAND[product].items():
        whole[progress] = whole.get(progress, 0) + value
    rows = [r for r in capacity_by_product(real, Selection(DAY)) if r.product == product]
    assert {r.progress: r.value / UNIT[r.unit] for r in rows} == pytest.approx(whole)


def test_all_carbonate_adds_up():
    built, building, planned, expected = 2.5 + 2, 0.3, 22.5 + 4, 6
    assert built + building + planned + expected == pytest.approx(37.3)
    assert sum(CARBONATE.values()) == pytest.approx(37.3)


def test_as_known_at_the_end_of_2024(real):
    """Before the yield of 8 was told, Dazhong's agreement of 4 stood: 10 + 2.5 + 4 + 8 planned in Linwu."""
    rows = capacity_by_place(real, Selection(date(2024, 12, 31)))
    carbonate = {r.progress: r.value / 10_000 for r in rows if (r.county, r.product) == ("linwu", "lithium_carbonate")}
    assert carbonate == pytest.approx({"built": 2.5, "planned": 10 + 2.5 + 4 + 8})


def test_other_products(real):
    rows = {(r.product, r.progress): (r.value, r.unit) for r in capacity_by_product(real, Selection(DAY))}
    assert rows["concentrate", "planned"] == (3_000_000, "吨/年")
    assert rows["lfp", "sought"] == (160_000, "吨/年")
    assert (rows["lipf6", "built"], rows["lipf6", "planned"]) == ((2_000, "吨/年"), (28_000, "吨/年"))
    assert (rows["lithium_fluoride", "built"], rows["lithium_fluoride", "planned"]) == (
        (10_000, "吨/年"),
        (10_000, "吨/年"),
    )
    assert rows["lithium_metal", "planned"] == (3_000, "吨/年")
    assert (rows["anode", "construction"], rows["anode", "planned"]) == ((2_400, "吨/年"), (3_600, "吨/年"))
    assert rows["tunnel", "built"] == (7_300, "米")


def test_money_of_the_three_agreements_and_what_remains_of_the_four_chains(real):
    told = {i.id: i for i in real.investments.values()}
    parts = [told[f"{firm}-linwu-signed"].value for firm in ("anneng", "dazhong", "weiling")]
    assert [int(p) for p in parts] == [406, 160, 260]
    assert int(told["linwu-leaders-signed"].value) - sum(map(int, parts)) == 1024 - 826 == 198
