"""Records by id, near matches, where cells of tables lead, what concerns a record, and what is computed of deposits."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.catalog.model import Coefficient, Deposit, Event, Relation
from atlas.figures import record as records
from atlas.figures.projects import SumRow, capacity_by_product
from atlas.figures.record import Found
from atlas.figures.shared import deposits
from atlas.figures.shared.table import Cite
from atlas.words.pair import Pair
from atlas.words.quantity import Quantity
from tests.samples import capacity, catalog, firm, indicator, investment, milestone, phase, project, source

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 1, 1)
CITED = {"source": "paper", "locator": "p. 3"}


def event(key: str, **more: object) -> Event:
    cells = {
        "id": key,
        "date": "2025-03",
        "kind": "policy",
        "level": "city",
        "title": f"事{key}",
        "title_en": key,
        **CITED,
    }
    return Event.model_validate({**cells, **more})


def sample() -> Catalog:
    umbrella = project("deal", stage="integrated", total=(capacity("ore", "10", "万吨/年"),))
    mill = project(
        "mill", part_of="deal",
        phases=(phase("mill-1", [capacity("ore", "4", "万吨/年"), capacity("ore", "5", "万吨/年", date="2025-06")],
                      [milestone("construction", "2025-04")]),),
    )  # fmt: skip
    made = catalog(
        [umbrella, mill], [investment("deal-sum", "10", project="deal", party="maker"), investment("mill-sum", "4", project="mill-1", part_of="deal-sum", name="厂")],
        [indicator("north-firms", "3"), indicator("maker-staff", "7", subject="maker")], [firm("other", "别家<q>")],
        [source("second", "B")],
    )  # fmt: skip
    tie = Relation.model_validate(
        {"id": "maker-other", "subject": "maker", "kind": "owns", "object": "other", "share": "51", **CITED}
    )
    events = [
        event("start", places=("north",), enterprises=("maker",), projects=("mill",)),
        event("after", follows=("start",), date="2025-05"),
    ]
    return replace(made, relations={tie.id: tie}, events={e.id: e for e in sorted(events, key=lambda e: e.id)})


@pytest.fixture(scope="module")
def real() -> Catalog:
    return load(ROOT / "data")


@pytest.mark.parametrize(
    ("key", "kind", "found"),
    [
        ("mill", "", ("project", "mill")),
        ("mill-1", "", ("project", "mill")),
        ("mill-1", "enterprise", ("project", "mill")),
        ("maker", "", ("enterprise", "maker")),
        ("maker", "place", ("enterprise", "maker")),
        ("north", "", ("place", "north")),
        ("paper", "source", ("source", "paper")),
        ("start", "", ("event", "start")),
        ("deal-sum", "", ("project", "deal")),
        ("mill-sum", "", ("project", "mill")),
        ("north-firms", "", ("place", "north")),
        ("maker-staff", "", ("enterprise", "maker")),
        ("maker-other", "", ("enterprise", "maker")),
    ],
)
def test_whatever_has_an_id_has_a_page(key: str, kind: str, found: tuple[str, str]) -> None:
    at = records.find(sample(), key, kind)
    assert at is not None and (at.kind, at.id) == found and at.asked == key


def test_one_id_in_two_kinds_is_decided_by_the_kind_and_else_by_a_fixed_order() -> None:
    held = sample()
    held = replace(
        held, enterprises={**held.enterprises, "mill": held.enterprises["maker"].model_copy(update={"id": "mill"})}
    )
    assert getattr(records.find(held, "mill"), "kind", "") == "project"
    assert getattr(records.find(held, "mill", "enterprise"), "kind", "") == "enterprise"
    assert getattr(records.find(held, "mill", "nonsense"), "kind", "") == "project"


@pytest.mark.parametrize("key", ["", "nothing", "<script>", "../..", "None", "\x00", "9" * 5000])
def test_an_unknown_id_finds_nothing_and_never_fails(key: str) -> None:
    assert records.find(sample(), key) is None
    assert records.home(sample(), key) is None
    assert isinstance(records.near(sample(), key), tuple)


def test_near_matches_are_by_spelling_by_name_and_by_pinyin(real: Catalog) -> None:
    assert "jiusen" in {f.id for f in records.near(real, "jiusn")}
    assert "dazhonghe" in {f.id for f in records.near(real, "大中赫")}
    assert "dazhonghe" in {f.id for f in records.near(real, "DZH")} | {f.id for f in records.near(real, "dazhonghe2")}
    assert records.near(real, "zzzzzzzz") == ()
    assert len(records.near(real, "li")) <= 6


def test_every_record_of_the_real_data_is_found_by_its_id(real: Catalog) -> None:
    every = records.every(real)
    assert len(every) == sum(len(records.held(real, kind)) for kind in records.KINDS)
    assert all((found := records.find(real, f.id, f.kind)) and found.kind == f.kind and found.id == f.id for f in every)
    for rows in (real.investments, real.indicators, real.relations, real.coefficients, real.seats, real.phases):
        assert all(records.find(real, key) for key in rows)


def test_a_cell_leads_to_its_record() -> None:
    held, one, two = sample(), (Cite("paper"),), (Cite("paper"), Cite("second"))
    row = SimpleNamespace(
        project="mill", phase="mill-1", enterprise="maker", place="", cited=one, id="deal-sum", part_of="deal"
    )
    assert records.target(held, "project_name", row) == ("project", "mill")
    assert records.target(held, "phase_name", row) == ("project", "mill-1")
    assert records.target(held, "enterprise_name", row) == ("enterprise", "maker")
    assert records.target(held, "place_name", row) is None
    assert records.target(held, "source", row) == ("source", "paper")
    assert records.target(held, "source", SimpleNamespace(cited=two)) is None, "a sum cites many"
    assert records.target(held, "name", row) == ("project", "deal")
    assert records.target(held, "part_of", row) == ("project", "deal")
    assert records.target(held, "note", row) is None


def found(held: Catalog, key: str, kind: str = "") -> Found:
    at = records.find(held, key, kind)
    assert at is not None
    return at


def test_events_are_found_from_every_side() -> None:
    held = sample()
    for key, kind in (("mill", "project"), ("maker", "enterprise"), ("north", "place")):
        assert [e.id for e in records.events(held, found(held, key, kind), DAY)] == ["start"]
    assert not records.events(held, found(held, "south"), DAY)
    assert [(way, e.id) for way, e in records.links(held, found(held, "start"), DAY)] == [("leads_to", "after")]
    assert [(way, e.id) for way, e in records.links(held, found(held, "after"), DAY)] == [("follows", "start")]


def _sums(held: Catalog, place: str) -> list[SumRow]:
    return list(capacity_by_product(held, records.within(held, found(held, place), DAY)))


def test_a_place_holds_its_zones_and_adds_its_capacities() -> None:
    held = sample()
    assert [f.id for f in records.firms(held, found(held, "north"), DAY)] == ["maker"]
    assert [(r.product, r.value, r.unit) for r in _sums(held, "north")][:1] == [("ore", 50_000.0, "吨/年")]
    assert not _sums(held, "south") and _sums(held, "town") == _sums(held, "north"), "a city has what its places have"
    assert {r.project for r in records.projects(held, found(held, "north"), DAY)} == {"mill", "deal"}


def test_a_project_tells_its_parts_and_what_it_lies_in() -> None:
    held = sample()
    assert [r.id for r in records.figures(held, found(held, "mill"), DAY)] == [
        "mill-1:capacity:ore.2", "mill-1:capacity:ore.1"]  # fmt: skip
    assert [r.record for r in records.amounts(held, found(held, "maker"), DAY)] == ["deal-sum", "mill-sum"]
    assert [r.record for r in records.amounts(held, found(held, "mill"), DAY)] == ["mill-sum"]
    assert records.inside(held, "deal") == ["mill"] and records.inside(held, "mill") == []
    assert records.teller(held.projects["mill"]) == (Cite("paper", "p. 1"),)
    assert [(name, at.status) for name, at in records.states(held, found(held, "mill"), DAY)] == [
        (Pair("mill-1期", "mill-1"), "construction")]  # fmt: skip


def figure(quantity: str, value: str, name: str = "", **more: str) -> dict[str, str]:
    return {"quantity": quantity, "name": name or quantity, "name_en": name or quantity, "value": value, "unit": "万吨",
            "qualifier": "exact", "date": "2025-06", **CITED, **more}  # fmt: skip


def deposit(key: str, *figures: dict[str, str], **more: str) -> Deposit:
    cells = {"id": key, "name": f"{key}矿", "name_en": key, "place": "north", "holder": "maker", "filing": "已备案",
             "filing_date": "2025-06-06", "figures": figures, **CITED, **more}  # fmt: skip
    return Deposit.model_validate(cells)


def mined(*held: Deposit) -> Catalog:
    factor = {"id": "li2o-to-lce", "name": "氧化锂→碳酸锂", "name_en": "Li2O", "kind": "stoichiometry", "step": "oxide",
              "origin": "law", "use": "begins", "value": "2.473", "unit": "倍", "qualifier": "exact", "date": "2026", **CITED}  # fmt: skip
    return replace(
        catalog(), deposits={d.id: d for d in held}, coefficients={"li2o-to-lce": Coefficient.model_validate(factor)}
    )


def amounts_of(held: Catalog, key: str, day: date = DAY) -> dict[str, Quantity]:
    return {c.what: c.amount for c in deposits.computed(held, found(held, key, "deposit"), day)}


def test_grade_and_carbonate_of_dachongli_are_computed_from_what_is_filed(real: Catalog) -> None:
    grade, carbonate, filed = deposits.computed(real, found(real, "dachongli"), DAY)
    assert [c.what for c in (grade, carbonate, filed)] == ["grade", "lce", "filed"]
    assert [i.amount.value for i in grade.inputs] == [Decimal("32.37"), Decimal("20953.3")]
    assert grade.amount == Quantity(Decimal("0.154"), "%", "about"), "32.37 / 20,953.3 = 0.15449 %"
    assert [i.amount.value for i in carbonate.inputs] == [Decimal("32.37"), Decimal("2.473")]
    assert carbonate.amount == Quantity(Decimal("80.1"), "万吨", "about"), "32.37 × 2.473 = 80.05"
    assert {c.source for i in grade.inputs for c in i.cited} == {"dawei-qa-2025-06"}
    assert [c.source for i in carbonate.inputs for c in i.cited] == ["dawei-qa-2025-06", "stoichiometry"]
    assert {i.record: i.amount.value for i in filed.inputs} == {
        "dachongli": Decimal("32.37"), "jijiaoshan-tongtianmiao": Decimal("131")}  # fmt: skip
    assert filed.amount == Quantity(Decimal("163.37"), "万吨", "exact")


def test_what_sources_state_of_jijiaoshan_stays_theirs(real: Catalog) -> None:
    at = found(real, "jijiaoshan-tongtianmiao")
    stated = {r.quantity: (r.value, r.qualifier) for r in records.figures(real, at, DAY) if r.chosen}
    assert tuple(map(float, (stated["ore_grade"][0], stated["lce_resource"][0]))) == (0.268, 324.43)
    assert stated["lce_resource"][1] == "about"
    made = amounts_of(real, at.id)
    assert made["grade"] == Quantity(Decimal("0.267"), "%", "about"), "131 / 49,000: the two figures that stand"
    assert made["lce"] == Quantity(Decimal("324"), "万吨", "about"), "131 × 2.473 = 323.96"
    assert amounts_of(real, at.id, date(2025, 1, 1)) == {}, "no source told the Li2O by then"


def test_a_computation_takes_the_figures_that_stand_and_their_doubts() -> None:
    older = figure("li2o_resource", "1", date="2024-01")
    held = mined(
        deposit(
            "pit", older, figure("li2o_resource", "2", qualifier="at_least"), figure("ore_resource", "0.1", unit="亿吨")
        )
    )
    assert amounts_of(held, "pit") == {"grade": Quantity(Decimal("0.2"), "%", "at_least"),
                                       "lce": Quantity(Decimal("4.95"), "万吨", "at_least")}  # fmt: skip
    held = mined(deposit("pit", figure("li2o_resource", "2"), figure("ore_resource", "1000", qualifier="more_than")))
    assert amounts_of(held, "pit")["grade"].qualifier == "up_to", "the more ore, the less in it"


@pytest.mark.parametrize(
    "figures",
    [
        (),
        (figure("ore_resource", "1000"),),
        (figure("li2o_resource", "2", rejected="错", rejected_en="wrong"),),
        (figure("li2o_resource", "2", name="甲"), figure("li2o_resource", "3", name="乙")),
    ],
)
def test_nothing_is_computed_of_what_is_not_stated_or_not_one_figure(figures: tuple[dict[str, str], ...]) -> None:
    assert amounts_of(mined(deposit("pit", *figures)), "pit") == {}


def test_only_filed_deposits_are_added_and_only_if_there_are_several() -> None:
    one, two = (deposit(key, figure("li2o_resource", value)) for key, value in (("one", "2"), ("two", "0.5")))
    unfiled = deposit("three", figure("li2o_resource", "7"), filing="", filing_date="")
    assert "filed" not in amounts_of(mined(one, unfiled), "one")
    held = mined(one, two, unfiled)
    assert amounts_of(held, "two")["filed"] == Quantity(Decimal("2.5"), "万吨")
    assert "filed" not in amounts_of(held, "three"), "it is no part of the sum"
    late = deposit("late", figure("li2o_resource", "9"), filing_date="2025-12-31")
    assert amounts_of(mined(one, two, late), "one", date(2025, 12, 1))["filed"].value == Decimal("2.5")


def test_the_deposits_of_a_place_and_of_a_holder() -> None:
    held = mined(
        deposit("pit", figure("li2o_resource", "2"), figure("ore_resource", "1000")), deposit("dry", place="south")
    )
    for key, kind, ids in (
        ("north", "place", ["pit"]),
        ("maker", "enterprise", ["pit", "dry"]),
        ("south", "place", ["dry"]),
    ):
        told = deposits.resources(held, found(held, key, kind), DAY)
        assert [d.id for d, _ in told] == ids
    (_, figures), *_ = deposits.resources(held, found(held, "north"), DAY)
    assert [(f.quantity, f.value) for f in figures] == [("li2o_resource", 2), ("ore_resource", 1000)]
