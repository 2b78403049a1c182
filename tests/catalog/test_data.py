"""The real data: no problem, nothing lost, every source used, the dictionary true, and the facts that people will ask for."""

from datetime import date
from pathlib import Path

import pytest

from atlas.catalog import dictionary
from atlas.catalog import load as catalog
from atlas.figures import projects as tables
from atlas.figures.shared import news as latest
from atlas.figures.shared.amounts import payers, top_investments
from atlas.figures.shared.claims import ledger
from atlas.figures.shared.selection import Selection
from atlas.words.vocab import LOCATOR

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)

# Guards beside the data: a count that falls below these means that records were lost, not that the industry shrank.
AT_LEAST = {"sources": 126, "places": 19, "enterprises": 44, "relations": 28, "projects": 31, "phases": 37, "investments": 38,
            "indicators": 87, "deposits": 2, "events": 83, "coefficients": 36, "seats": 22}  # fmt: skip


@pytest.fixture(scope="module")
def real() -> catalog.Catalog:
    return catalog.load(ROOT / "data")


@pytest.mark.parametrize(("kind", "least"), AT_LEAST.items())
def test_no_record_is_lost(real, kind, least):
    assert len(getattr(real, kind)) >= least


def test_no_claim_is_lost(real):
    assert len(ledger(real)) >= 260


def test_the_dictionary_is_the_generated_one():
    assert (ROOT / "data" / "README.md").read_text("utf-8") == dictionary.markdown()


def test_every_source_is_cited(real):
    cited = {e.source for e in ledger(real)}
    for kind in (real.places, real.enterprises, real.relations, real.events, real.seats, real.deposits, real.projects):
        cited |= {r.source for r in kind.values()}
    for record in (*real.places.values(), *real.projects.values(), *real.events.values()):
        cited |= {r.source for r in record.rivals}
    for project in real.projects.values():
        cited |= {m.source for held in (project, *project.phases) for m in held.milestones}
    cited |= {p.within_source for p in real.places.values()} | {d.filing_source for d in real.deposits.values()}
    cited |= {s for e in real.enterprises.values() for s in (e.place_source, e.seat_source)}
    cited |= {item.source for e in real.events.values() for item in e.items}
    assert set(real.sources) - cited == {real.boundaries_source} - cited


# What the sources say, typed here once more from the texts themselves: (id of the claim, value, unit, qualifier).
STATED = [
    ("anneng-mill-1", "ore", 360, "万吨/年", "exact"),
    ("anneng-mill-2", "ore", 1200, "万吨/年", "exact"),
    ("dazhonghe-beneficiation-1", "ore", 1000, "万吨/年", "exact"),
    ("dazhonghe-beneficiation", "ore", 2000, "万吨/年", "exact"),
    ("anneng-carbonate-phase1-line1", "lithium_carbonate", 2.5, "万吨/年", "exact"),
    ("anneng-linwu", "cell", 50, "GWh", "exact"),
    ("anneng-linwu", "concentrate", 300, "万吨/年", "exact"),
    ("dazhong-lfp-1", "lfp", 16, "万吨/年", "exact"),
    ("dazhonghe-tunnel-1", "tunnel", 7.3, "千米", "exact"),
]


@pytest.mark.parametrize(("record", "product", "value", "unit", "qualifier"), STATED)
def test_a_stated_capacity_is_there(real, record, product, value, unit, qualifier):
    found = [
        (float(e.value), e.unit, e.qualifier)
        for e in ledger(real)
        if e.record == record and e.product == product and e.value
    ]
    assert (value, unit, qualifier) in found


@pytest.mark.parametrize(
    ("name", "value", "qualifier"),
    [("linwu-2024-signed", 152.1, "exact"), ("conference-2024-signed", 229.8, "exact"), ("weiling-linwu-signed", 260, "about"),
     ("chenzhou-signed", 1400, "more_than"), ("linwu-leaders-signed", 1024, "exact"), ("dazhong-linwu-signed", 160, "about"),
     ("anneng-linwu-signed", 406, "exact"), ("linwu-park-completed", 60, "exact")],
)  # fmt: skip
def test_a_stated_amount_is_there(real, name, value, qualifier):
    row = real.investments[name]
    assert (float(row.value), row.unit, row.qualifier) == (value, "亿元", qualifier)


def test_the_overview_of_the_industry(real):
    """Built: the mill of 360 and, in tonnes of carbonate, the line of 2.5 and the plant of 2; no unit ever meets another."""
    sums = tables.capacity_by_product(real, Selection(DAY))
    built = {r.product: (r.value, r.unit) for r in sums if r.progress == "built"}
    assert built["ore"] == (3_600_000, "吨/年")
    assert built["lithium_carbonate"] == (45_000, "吨/年")
    assert "cell" not in built and built["cell_pilot"] == (1.5, "GWh"), "a pilot line is no factory"


def test_the_agreement_of_3000_holds_its_projects_once(real):
    rows = tables.capacities(real, Selection(DAY, query="安能"))
    counted = {p: sum(r.counted_t_per_year or 0 for r in rows if r.product == p) for p in ("ore", "lithium_carbonate")}
    assert counted == {"ore": 30_000_000, "lithium_carbonate": 150_000}


def test_the_seven_whose_place_no_source_states_are_not_placed(real):
    unplaced = "格瑞普新能源 段氏新能源 明大炭素 纳纳方科技 恒晟环保 腾地环保 康泽环保".split()
    by_name = {e.name: e for e in real.enterprises.values()}
    assert [n for n in unplaced if by_name[n].place] == []
    assert real.places["daoxian"].kind == "outside"
    shanshan = by_name["杉杉新材料"]
    assert real.places[shanshan.place].within == "zixing" and str(shanshan.place_date)[:4] == "2009", (
        "an old report, dated"
    )


def test_a_seat_is_not_a_site(real):
    weiling, corun = real.enterprises["weiling"], real.enterprises["keliyuan"]
    assert (weiling.place, weiling.seat) == ("linwu", "beihu")
    assert (corun.place, corun.seat) == (None, "cz-hitech")


def test_what_could_not_be_checked_is_shown_and_never_taken(real):
    """The six facts of grade C stand in the ledger; none is taken, none is in a sum, a card or the news."""
    grade = {s.id: s.grade for s in real.sources.values()}
    doubtful = [e for e in ledger(real) if grade[e.source] == "C"]
    told = {(float(e.value), e.unit) for e in doubtful}
    assert told >= {
        (502, "亿元"),
        (788.97, "亿元"),
        (57.16, "%"),
        (20.5, "%"),
        (23.7, "%"),
        (1200, "万吨"),
        (220, "亿元"),
    }
    assert not [e.id for e in doubtful if e.chosen]
    taken = (*tables.capacity_by_product(real, Selection(DAY)), *top_investments(real, Selection(DAY)),
             *payers(real, Selection(DAY)), *latest.news(real, Selection(DAY)))  # fmt: skip
    assert not [row for row in taken if any(grade[one.source] == "C" for one in row.cited)]


def test_every_place_in_a_source_can_be_said_in_english(real):
    for entry in ledger(real):
        known = entry.locator.partition("“")[0] in LOCATOR  # words of the source in quotes stay as they are
        plain = known or entry.locator.isascii() or entry.locator.startswith("¶")
        assert plain, f"{entry.id}: '{entry.locator}' is neither a number nor a word of vocab.LOCATOR"


def test_layout_is_one_core_and_seven_points(real):
    roles = [p.role for p in real.places.values()]
    assert real.places["linwu"].role == "core"
    assert (roles.count("core"), roles.count("point")) == (1, 7)


def test_the_measures_have_ten_fields_and_the_decision_six(real):
    items = {e.id: [i.kind for i in e.items] for e in real.events.values()}
    measures = next(k for k in items if k.startswith("2024-04-17"))
    assert items[measures].count("measure") == 10
    decision = next(e for e in real.events.values() if e.kind == "decision")
    assert [i.kind for i in decision.items].count("direction") == 6


def test_each_step_of_the_ladder_is_told_in_one_unit(real):
    """What a reader may set a step to is the range of its coefficients: they must measure the same thing."""
    told = {(c.step, c.kind, c.unit) for c in real.coefficients.values()}
    assert told == {
        ("cell", "lithium_content", "kg/kWh"),
        ("cell", "carbonate_content", "kg LCE/kWh"),
        ("extraction", "recovery", "%"),
        ("flotation", "recovery", "%"),
        ("grade", "grade", "%"),
        ("metal", "stoichiometry", "倍"),
        ("overall", "recovery", "%"),
        ("oxide", "stoichiometry", "倍"),
        ("ratio", "policy_ratio", "GWh/万吨"),
        ("recycling", "recovery", "%"),
        ("scrap", "loss", "%"),
    }
