"""The overview: shares of what is built by hand, the links of the chain, promise and delivery, output with what is not used."""

from datetime import date
from decimal import Decimal

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.figures import overview as figures
from atlas.figures.shared.selection import Selection
from atlas.words.quantity import Quantity

DAY = date(2026, 11, 25)
ALL = Selection(DAY)
LINWU = Selection(DAY, places=("linwu",))


def shares(catalog: Catalog, chosen: Selection) -> dict[str, float]:
    return dict(figures.finding(catalog, chosen).shares)


def test_the_shares_are_those_worked_out_by_hand(real: Catalog) -> None:
    # Mills: 360 of 360 + 2000 + 1200 + 1440. Carbonate: 4.5 of 4.5 + 0.3 + 26.5, the expected yield of 6 apart. Cells: none.
    assert shares(real, ALL) == pytest.approx({"beneficiation": 360 / 5000, "refining": 4.5 / 31.3, "cell": 0})
    # In Linwu 2.5 of 2.5 + 22.5.
    assert shares(real, LINWU) == pytest.approx({"beneficiation": 360 / 5000, "refining": 2.5 / 25, "cell": 0})


def test_links_stand_from_ore_to_cell_and_then_what_surrounds_them(real: Catalog) -> None:
    rows = figures.chain(real, ALL)
    assert [r.stage for r in rows] == [
        "mining",
        "beneficiation",
        "refining",
        "material",
        "cell",
        "recycling",
        "research",
    ]
    cell = next(r for r in rows if r.stage == "cell")
    assert [r.product for r in cell.sums] == ["cell", "cell"], "no pilot line in the bar of cells"
    assert [(r.product, r.value) for r in cell.beside] == [("cell_pilot", 1.5)]
    assert figures.finding(real, ALL).piloted == ("cell",), "the finding says that a pilot line is there"
    material = next(r for r in rows if r.stage == "material")
    assert material.share is None and "fluorite_feed" not in material.products
    # A product stands at the stage of its project, so that phases and products of a row tell of the same works.
    refining = next(r for r in rows if r.stage == "refining")
    assert "lithium_fluoride" not in material.products and material.running == 1
    assert {r.product for r in refining.also} == {"lithium_fluoride"} and {r.product for r in refining.sums} == {
        "lithium_carbonate"
    }
    assert [r.stage for r in rows if r.also] == ["refining"]
    assert cell.last == "2025-05", "the pilot line stands in the row and so does its date"
    assert all(r.cited for r in rows if r.sums)


def test_the_last_word_is_never_a_plan_nor_after_the_day(real: Catalog) -> None:
    for chosen in (ALL, Selection(date(2023, 6, 30), dated=True)):
        for row in figures.chain(real, chosen):
            assert not row.last or date.fromisoformat((row.last + "-01-01")[:10].replace("-H1", "-01")) <= chosen.day


def test_a_filter_of_statuses_gives_no_share_of_what_it_left_out(real: Catalog) -> None:
    announced = Selection(DAY, statuses=("announced",))
    assert figures.chain(real, announced) and figures.finding(real, announced).shares == ()
    assert announced.narrowed and not LINWU.narrowed and Selection(DAY, query="zzzz").narrowed


def test_what_is_not_there_has_no_row(real: Catalog) -> None:
    nowhere = Selection(DAY, places=("anren",))
    assert not figures.chain(real, nowhere) and not figures.resources(real, nowhere)
    assert figures.finding(real, nowhere) == figures.Finding((), "", "")
    assert figures.delivered(real, nowhere) is None


def test_the_resource_is_stated_and_stands_under_its_place(real: Catalog) -> None:
    first = figures.resources(real, ALL)[0]
    assert (first.deposit.id, str(first.lce.value), str(first.lce.qualifier)) == (
        "jijiaoshan-tongtianmiao",
        "324.43",
        "about",
    )
    assert [r.deposit.id for r in figures.resources(real, Selection(DAY, places=("guiyang",)))] == ["dachongli"]


def test_promise_and_delivery_come_from_one_source_and_one_time(real: Catalog) -> None:
    found = figures.delivered(real, ALL)
    assert found is not None
    assert (found.promised.amount_cny, found.spent.amount_cny) == (140e9, 40e9) and found.share == pytest.approx(2 / 7)
    assert found.promised.date == found.spent.date
    assert {c.source for c in found.promised.cited} & {c.source for c in found.spent.cited}


def test_what_only_grade_c_tells_of_the_output_is_not_used(real: Catalog) -> None:
    rows = {(r.kind, r.year): r for r in figures.output(real, "chenzhou", DAY)}
    assert {key: r.taken for key, r in rows.items()} == {
        ("observed", "2023"): False, ("observed", "2024"): False, ("target", "2025"): True, ("target", "2027"): True,
    }  # fmt: skip
    for row in rows.values():
        assert row.taken == (real.sources[row.cited[0].source].grade != "C")
    assert not figures.output(real, "chenzhou", date(2020, 1, 1))


def test_an_expected_yield_is_kept_as_stated_beside_its_rest(real: Catalog) -> None:
    row = next(r for r in figures.chain(real, ALL) if r.stage == "refining")
    rest = next(r for r in row.sums if r.progress == "expected")
    assert (str(row.expected), rest.value) == (str(Quantity(Decimal(80000), "吨/年", "exact")), 60000), (
        "2 are in phase 1"
    )
    assert [r.expected for r in figures.chain(real, ALL) if r.stage != "refining"] == [None] * 6
