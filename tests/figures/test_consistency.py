"""What is told in one place agrees with what is told in another, on every day and under every filter.

The real data are used, so that a new fact that breaks an agreement is found; the samples below hold the cases that the real
data do not have (yet).
"""

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalog.catalogue import Catalog
from atlas.catalog.load import load
from atlas.exports import tables as export
from atlas.figures.projects import COUNTED_COLUMNS, capacities, capacity_by_place, capacity_by_product, status_counts
from atlas.figures.projects import projects as projects_of
from atlas.figures.shared.amounts import investments
from atlas.figures.shared.capacity import parts
from atlas.figures.shared.claims import indicators, ledger
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table
from atlas.words.quantity import total
from atlas.words.vocab import PRODUCT, STAGE, STATUS
from tests.samples import capacity, catalog, milestone, phase, project

ROOT = Path(__file__).resolve().parents[2]
DAYS = tuple(
    map(date, (2016, 2022, 2023, 2024, 2025, 2025, 2026), (12, 9, 1, 6, 5, 7, 11), (31, 30, 31, 18, 13, 9, 24))
)
DAY = DAYS[-1]


@lru_cache(maxsize=1)
def real() -> Catalog:
    return load(ROOT / "data")


def _sums(rows: Table[Any], columns: tuple[str, ...]) -> dict[tuple[str, str], float]:
    """What the rows add up to by product and progress, without the zeros."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        for column in columns:
            sums[row.product, row.progress] += getattr(row, column) or 0
    return {key: pytest.approx(value) for key, value in sums.items() if value}


def _agrees(cat: Catalog, chosen: Selection) -> None:
    on_screen = _sums(capacity_by_product(cat, chosen), ("value",))
    assert _sums(capacities(cat, chosen), tuple(COUNTED_COLUMNS.values())) == on_screen
    assert _sums(capacity_by_place(cat, chosen), ("value",)) == on_screen


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_counted_adds_up_to_the_sums_on_screen(day: date) -> None:
    cat = real()
    _agrees(cat, Selection(day))
    for place in cat.places:
        _agrees(cat, Selection(day, places=(place,)))
    for stage in STAGE:
        _agrees(cat, Selection(day, stages=(stage,)))
    for product in PRODUCT:
        _agrees(cat, Selection(day, products=(product,)))
    for status in STATUS:
        _agrees(cat, Selection(day, statuses=(status,)))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_what_is_counted_adds_up_under_any_filter(data: st.DataObject) -> None:
    def some(words: object) -> tuple[str, ...]:
        return tuple(data.draw(st.lists(st.sampled_from(list(words)), max_size=3, unique=True)))  # type: ignore[call-overload]

    query = data.draw(st.sampled_from(["", "大中", "临武", "linwu", "an neng"]))
    day = data.draw(st.sampled_from(DAYS) | st.dates(date(2016, 1, 1), date(2027, 12, 31)))
    _agrees(real(), Selection(day, some(real().places), some(STAGE), some(PRODUCT), some(STATUS), query))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_tables_and_ledger_agree_on_what_stands_and_on_statuses(day: date) -> None:
    cat, chosen = real(), Selection(day)
    book = {e.id: e for e in ledger(cat, day)}
    shown = export.table_of(cat, chosen, "claims")
    assert {r.id: (r.chosen, r.status) for r in shown} == {e.id: (e.chosen, e.status) for e in book.values()}
    by_record: dict[tuple[str, str], list[tuple[object, ...]]] = defaultdict(list)
    for e in book.values():
        if e.quantity in ("capacity", "capacity_total", "expected_yield") and e.date and e.date.is_by(day):
            by_record[e.record, e.product].append((str(e.date), e.source, e.chosen, e.status))
    told: dict[tuple[str, str], list[tuple[object, ...]]] = defaultdict(list)
    for r in capacities(cat, chosen):
        told[r.phase or r.project, r.product].append((r.date, r.cited[0].source, r.chosen, r.status))
    assert {k: sorted(map(str, v)) for k, v in told.items()} == {k: sorted(map(str, v)) for k, v in by_record.items()}
    for row in (*investments(cat, chosen), *indicators(cat, chosen)):
        assert row.chosen == book[row.id].chosen


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_package_tells_one_day(day: date) -> None:
    """The claims in a package stand, and have their status, as of the same day as the tables beside them."""
    cat, chosen = real(), Selection(day)
    claims = export.table_of(cat, chosen, "claims")
    assert len(claims) == len(ledger(cat))
    late = [e.id for e in ledger(cat, day) if e.date and not e.date.is_by(day)]
    assert not [row.id for row in claims if row.id in late and row.chosen]
    phases = projects_of(cat, chosen)
    assert sum(row.phases for row in status_counts(cat, chosen)) == sum(row.stage != "integrated" for row in phases)


def test_a_county_holds_its_zones_and_a_zone_only_itself() -> None:
    cat = real()
    zones = [p for p in cat.places.values() if p.within]
    assert zones
    for zone in zones:
        asked = (zone.id,), (str(zone.within),), (zone.id, str(zone.within))
        inner, outer, both = ({row.phase for row in projects_of(cat, Selection(DAY, places=at))} for at in asked)
        assert inner <= outer == both


def _numbers(value: object) -> int:
    """How many numbers the fields of a YAML file state, or claims that a source leaves in words."""
    if isinstance(value, list):
        return sum(map(_numbers, value))
    if not isinstance(value, dict):
        return 0
    mine = sum(str(value.get(f) if value.get(f) is not None else "") != "" for f in ("low", "high"))
    mine += bool("unit" in value and (value.get("value") is not None or "stated" in value))
    return mine + sum(map(_numbers, value.values()))


def test_the_ledger_has_one_row_for_every_number_in_the_files() -> None:
    """Counted from the files themselves, by yaml and csv, without a line of the project's own reading."""
    stated = 0
    for path in (ROOT / "data").rglob("*.yaml"):
        stated += _numbers(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))
    for path in (ROOT / "data").glob("*.csv"):
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))):
            stated += bool(row.get("value") or row.get("stated")) + bool(row.get("share")) + bool(row.get("projects"))
    claims = ledger(real())
    assert len(claims) == stated > 100
    assert len({e.id for e in claims}) == stated


# Cases that the real data do not have


def test_the_rest_of_a_total_is_not_as_far_as_the_one_phase_in_it() -> None:
    """100 of 300 are being built; nobody says that the other 200 are."""
    mill = project(
        "mill",
        total=(capacity("ore", "300", "万吨/年"),),
        phases=(phase("mill-1", [capacity("ore", "100", "万吨/年")], [milestone("construction", "2025-04")]),),
    )
    cat = catalog([mill])
    assert [(p.status, p.amount.value) for p in parts(cat, DAY)] == [("construction", 100), ("", 200)]
    for statuses in ((), ("construction",), ("operating",)):
        _agrees(cat, Selection(DAY, statuses=statuses))
    assert [e.status for e in ledger(cat, DAY)] == ["construction", ""]


def test_a_total_without_phases_of_its_own_size_is_as_far_as_the_only_phase() -> None:
    mill = project(
        "mill",
        total=(capacity("ore", "300", "万吨/年"),),
        phases=(phase("mill-1", [], [milestone("construction", "2025-04")]),),
    )
    cat = catalog([mill])
    assert [(p.status, p.amount.value) for p in parts(cat, DAY)] == [("construction", 300)]
    rows = capacities(cat, Selection(DAY, statuses=("construction",)))
    assert [(r.status, r.counted_t_per_year) for r in rows] == [("construction", 3_000_000)]
    assert [e.status for e in ledger(cat, DAY)] == ["construction"]


def test_an_agreement_takes_off_what_its_projects_really_hold() -> None:
    """A project whose phases come to more than the lower bound it states must not be counted twice."""
    deal = project("deal", "integrated", total=(capacity("ore", "300", "万吨/年"),))
    inside = [phase(f"mill-{n}", [capacity("ore", "75", "万吨/年")]) for n in (1, 2)]
    mill = project("mill", part_of="deal", total=(capacity("ore", "100", "万吨/年", "at_least"),), phases=inside)
    cat = catalog([deal, mill])
    assert total((p.amount for p in parts(cat, DAY)), "万吨/年").value == Decimal(300)


@pytest.mark.parametrize(("product", "unit"), [("tunnel", "米"), ("pilot_line", "条"), ("laboratory", "个")])
def test_lengths_and_numbers_are_counted_too(product: str, unit: str) -> None:
    cat = catalog([project("works", total=(capacity(product, "3", unit),))])
    _agrees(cat, Selection(DAY))
    assert sum(r.value for r in capacity_by_product(cat, Selection(DAY))) == 3


def test_what_makes_no_sum_is_not_counted() -> None:
    cat = catalog([project("cell", total=(capacity("specific_energy", "400", "Wh/kg"),))])
    assert [r.counted for r in capacities(cat, Selection(DAY))] == ["no"]
    assert not capacity_by_product(cat, Selection(DAY))


def test_what_an_ore_is_expected_to_give_is_a_sum_of_its_own() -> None:
    """Whatever the state of its project: in the sums, in the table and in the ledger."""
    expected = capacity("lithium_carbonate", "8", "万吨/年", sense="expected_yield")
    cat = catalog([project("plant", total=(expected,), milestones=(milestone("construction", "2025-04"),))])
    _agrees(cat, Selection(DAY))
    assert [(r.status, r.progress) for r in capacities(cat, Selection(DAY))] == [("construction", "expected")]
    assert [(e.quantity, e.status) for e in ledger(cat, DAY)] == [("expected_yield", "construction")]
