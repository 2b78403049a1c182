"""The ladder: every answer worked out again by hand with the numbers written out, what a reader asks, what has no source."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.figures.balance import inputs, ladder, links, required
from atlas.figures.balance.knobs import MIX, Asked, compared, fixed, knobs
from atlas.figures.shared.claims import ledger
from atlas.figures.shared.selection import Selection
from atlas.markup.shared.cells import readable

DAY = date(2026, 11, 30)
ALL = Selection(DAY)
NOTHING = Asked()


def without(catalog: Catalog, *ids: str) -> Catalog:
    return replace(
        catalog, coefficients=MappingProxyType({k: c for k, c in catalog.coefficients.items() if k not in ids})
    )


def asked(**values: float) -> Asked:
    return Asked(tuple((step, Decimal(str(value))) for step, value in values.items()))


def near(found: Decimal | None) -> object:
    return pytest.approx(float(found or 0), rel=1e-9)


def test_where_each_step_begins_and_ends(real: Catalog) -> None:
    found = {
        s: (float(k.low), float(k.value), float(k.high), k.by.origin) for s, k in knobs(real, DAY, NOTHING).items()
    }
    assert found == {
        # Ore: Jijiaoshan as stated; below it Dachongli, 32.37 of 20,953.3; above it the upper end that the city tells.
        "grade": (0.154, 0.268, 0.5, "here"),
        # Flotation: a laboratory, of a comparable ore; from a poorer ore to a richer one.
        "flotation": (50.84, 75.87, 93.29, "laboratory"),
        "extraction": (90.0, 90.0, 92.0, "here"),
        # From LFP to cells with a lithium anode.
        MIX: (0.08896, 0.08896, 0.18944, "model"),
        "scrap": (4.0, 4.0, 30.0, "model"),
    }


def test_what_the_built_mills_can_feed_by_hand(real: Catalog) -> None:
    rung = next(r for r in ladder.rungs(real, ALL, NOTHING) if (r.link, r.state) == ("beneficiation", "built"))
    assert rung.capacity.base == 3_600_000 and rung.parts == 1 and rung.lce
    assert near(rung.lce.point) == 3_600_000 * 0.00268 * 0.7587 * 0.90 * 2.473  # 16,292 t
    assert near(rung.lce.low) == 3_600_000 * 0.00154 * 0.5084 * 0.90 * 2.473  # 6,273 t
    assert near(rung.lce.high) == 3_600_000 * 0.005 * 0.9329 * 0.92 * 2.473  # 38,205 t


def test_the_meetings_of_what_is_built_by_hand(real: Catalog) -> None:
    found = {(m.gives, m.state): m for m in ladder.meetings(real, ALL, NOTHING)}
    fed = found["beneficiation", "built"]
    assert fed.verdict == "short" and fed.cover and fed.need.point == 45_000  # 2.5 + 2 万吨
    assert near(fed.cover.point) == 100 * 3_600_000 * 0.00268 * 0.7587 * 0.90 * 2.473 / 45_000  # 36 %
    assert found["refining", "built"].verdict == "idle", "no cell factory is built"
    later = found["beneficiation", "all"]
    assert later.verdict == "unsure" and later.need.point == 313_000
    # 2000 of ore mined for mills of 5000: no coefficient is needed.
    assert found["mining", "all"].cover and found["mining", "all"].cover.point == 40
    assert found["refining", "all"].verdict == "enough"


def test_what_the_lines_take_and_suffice_for_by_hand(real: Catalog) -> None:
    found = {(r.what, r.state): r.amount for r in ladder.reaches(real, ALL, NOTHING)}
    ore, cells = found["ore", "built"], found["cells", "built"]
    assert near(ore.point) == 45_000 / (0.00268 * 0.7587 * 0.90 * 2.473)  # 9.94 Mt
    assert near(ore.high) == 45_000 / (0.00154 * 0.5084 * 0.90 * 2.473)
    assert near(ore.low) == 45_000 / (0.005 * 0.9329 * 0.92 * 2.473)
    # 45,000 t of carbonate hold 8,453.9 t of lithium; 96 of 100 cells are good; 0.08896 kg in each kWh.
    assert near(cells.point) == 45_000 / 5.323 / 0.08896 * 0.96 / 1000  # 91.2 GWh
    assert near(cells.low) == 45_000 / 5.323 / 0.18944 * 0.70 / 1000  # 31.2 GWh
    assert cells.high == cells.point and cells.unit == "GWh"


def test_there_and_back_again_is_the_same(real: Catalog) -> None:
    steps = {s: k.interval for s, k in ladder.every_knob(real, ALL, NOTHING).items()}
    lines = next(r.lce for r in ladder.rungs(real, ALL, NOTHING) if r.link == "refining" and r.lce)
    assert near(ladder.carbonate("beneficiation", ladder.ore(lines, steps), steps).point) == float(lines.point)
    assert near(ladder.carbonate("cell", ladder.cells(lines, steps), steps).point) == float(lines.point)


def test_a_reader_moves_the_point_and_not_the_range(real: Catalog) -> None:
    first, moved = (knobs(real, DAY, a)["grade"] for a in (NOTHING, asked(grade=0.4)))
    assert (moved.low, moved.value, moved.high) == (first.low, Decimal("0.4"), first.high)
    assert moved.moved and not first.moved and not moved.clamped
    high, low = knobs(real, DAY, asked(grade=9))["grade"], knobs(real, DAY, asked(grade=-3))["grade"]
    assert (high.value, low.value) == (first.high, first.low) and high.clamped and low.clamped
    richer = {r.link: r.lce for r in ladder.rungs(real, ALL, asked(grade=0.4)) if r.state == "built"}["beneficiation"]
    assert richer and near(richer.point) == 3_600_000 * 0.004 * 0.7587 * 0.90 * 2.473


def test_a_mix_lies_between_its_two_chemistries(real: Catalog) -> None:
    half = knobs(real, DAY, Asked(((MIX, Decimal(50)),), "nmc622-li"))[MIX]
    assert half.value == (Decimal("0.08896") + Decimal("0.10345")) / 2 and half.share == 50 and half.moved
    beyond = knobs(real, DAY, Asked(((MIX, Decimal(500)),), "nmc622-li"))[MIX]
    assert beyond.share == 100 and beyond.clamped and beyond.value == Decimal("0.08896")
    assert knobs(real, DAY, Asked(((MIX, Decimal(50)),), "no such"))[MIX].value == Decimal("0.08896")


def test_a_step_without_a_source_leaves_its_rung_out_in_plain_sight(real: Catalog) -> None:
    flotations = [k for k, c in real.coefficients.items() if c.step == "flotation"]
    rows = ladder.rungs(without(real, *flotations), ALL, NOTHING)
    mills = [r for r in rows if r.link == "beneficiation"]
    assert [r.lce for r in mills] == [None, None] and mills[0].missing == ("flotation",)
    assert [m.gives for m in ladder.meetings(without(real, *flotations), ALL, NOTHING)] == ["mining", "refining"] * 2
    assert {r.what for r in ladder.reaches(without(real, *flotations), ALL, NOTHING)} == {"cells"}


def test_what_is_only_for_comparison_or_of_grade_c_bounds_nothing(real: Catalog) -> None:
    held = [s.id for k in knobs(real, DAY, NOTHING).values() for s in k.all]
    assert not {"leach-recovery", "flotation-minimum", "flotation-hunan-mill", "extraction-jinfeng-pilot"} & set(held)
    assert {"leach-recovery", "extraction-jinfeng-pilot"} <= {s.id for s in compared(real)["extraction"]}


def test_the_ratio_of_the_agreement_by_hand(real: Catalog) -> None:
    rows = {r.project: r for r in required.requirements(real, ALL)}
    assert next(iter(rows)) == "", "what is built comes first"
    built = rows[""]
    assert (built.required.value, built.required.qualifier, built.short.value) == (
        Decimal("22.5"),
        "at_least",
        Decimal("22.5"),
    )
    anneng = rows["anneng-linwu"]  # 15 万吨 and 50 GWh
    assert (anneng.required.value, anneng.cells.value, anneng.short.value, anneng.met) == (75, 50, 25, False)
    dazhong = rows["dazhong-linwu"]  # 2 万吨 and 20 GWh; the agreement is its own
    assert dazhong.met and dazhong.bound and dazhong.short.value == 0
    assert [r.project for r in rows.values() if r.bound] == ["dazhong-linwu"]
    assert not required.requirements(without(real, "cells-per-carbonate"), ALL)


def test_what_the_chain_lacks_is_told_with_its_evidence(real: Catalog) -> None:
    found = {r.name.zh: r for r in links.gaps(real, ALL)}
    assert found["隔膜"].kind == "absent" and found["隔膜"].place == "linwu"
    assert found["电芯"].kind == "unbuilt" and found["电芯"].stated and found["电芯"].stated.value == 110
    assert found["拆解回收"].kind == "unsized" and found["拆解回收"].firms == 3
    assert "碳酸锂" not in found and "六氟磷酸锂" not in found, "something of them is built"
    assert all(r.cited for r in found.values())


def test_a_filter_narrows_what_is_weighed(real: Catalog) -> None:
    yizhang = ladder.rungs(real, Selection(DAY, places=("yizhang",)), NOTHING)
    assert [(r.link, r.state, r.capacity.base) for r in yizhang] == [
        ("refining", "built", 20_000),
        ("refining", "all", 23_000),
    ]
    assert not ladder.rungs(real, Selection(DAY, places=("anren",)), NOTHING)
    assert not ladder.rungs(real, Selection(date(2020, 1, 1)), NOTHING)


def test_what_is_computed_leaves_the_house_apart_from_what_is_stated(real: Catalog) -> None:
    turned = ladder.every_knob(real, ALL, NOTHING)
    listed = inputs.used(turned, compared(real))
    used = [r for r in listed if r.use != "check"]
    assert {r.ladder_step for r in used} == {
        "grade",
        "flotation",
        "extraction",
        "cell",
        "scrap",
        "oxide",
        "metal",
        "ratio",
    }
    assert [r.ladder_step for r in listed if r.value is not None] == [
        r.ladder_step for r in listed if r.use == "begins"
    ]
    assert sum(r.value is not None for r in used) == 8, "one value of each step counts"
    assert {r.id for r in listed if r.id in real.coefficients} == set(real.coefficients), "none is left out"
    made = inputs.computed(ladder.rungs(real, ALL, NOTHING), ladder.meetings(real, ALL, NOTHING))
    assert {r.what for r in made} == {"capacity", "carbonate", "cover"}
    assert not {e.quantity for e in ledger(real)} & {"cover", "carbonate"}
    assert all(
        r.low <= r.point <= r.high for r in made if r.low is not None and r.point is not None and r.high is not None
    )


def test_the_laws_are_nobodys_choice(real: Catalog) -> None:
    assert {s: float(k.value) for s, k in fixed(real, DAY).items()} == {"oxide": 2.473, "metal": 5.323, "ratio": 5.0}


def test_only_the_steps_that_are_needed_can_be_turned(real: Catalog) -> None:
    rows = ladder.rungs(real, ALL, NOTHING)
    assert ladder.needed(rows) == {"grade", "flotation", "extraction", "oxide", MIX, "metal", "scrap"}
    assert ladder.needed(rows.where(lambda r: r.link == "cell")) == {MIX, "metal", "scrap"}
    assert ladder.needed(rows.where(lambda r: r.link == "mining")) == {"grade", "flotation", "extraction", "oxide"}


def test_tables_tell_words_and_no_codes(real: Catalog) -> None:
    turned = ladder.every_knob(real, ALL, NOTHING)
    made = inputs.computed(ladder.rungs(real, ALL, NOTHING), ladder.meetings(real, ALL, NOTHING))
    for rows, columns in ((inputs.used(turned, compared(real)), ("ladder_step", "origin", "use")), (made, ("state", "link", "to_link", "what", "formula"))):  # fmt: skip
        told = readable(rows, columns, "zh", real).to_numpy().ravel()
        assert [t for t in told if any("a" <= c <= "z" for c in t.replace("Li2O", ""))] == []
