"""The frames of the layout page: what each county holds, what no county holds, and that nothing is guessed or added twice."""

from dataclasses import replace
from datetime import date
from math import isnan
from pathlib import Path

import pandas as pd
import pytest

from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.catalog.rules.outlines import inside
from atlas.drawings.outlines import inner_point
from atlas.figures import layout as places
from atlas.figures.projects import capacity_by_place
from atlas.figures.shared.selection import Selection
from tests.regions import folder
from tests.samples import PLACES, capacity, catalog, firm, investment, milestone, phase, project

DAY = date(2026, 1, 1)
ALL = Selection(DAY)
MILL = project("mill", place="park", phases=(
    phase("mill-1", [capacity("ore", "300", "万吨/年")], [milestone("operating", "2025-01")]),
    phase("mill-2", [capacity("ore", "500", "万吨/年", "at_least")], [milestone("construction", "2025-02")]),
    phase("mill-3", [capacity("ore", "900", "万吨/年")], [milestone("shelved", "2025-02")]),
))  # fmt: skip
FIRMS = [firm("a", "甲厂", "north"), firm("b", "乙厂"), firm("c", "丙厂", "south"), firm("far", "外厂", "abroad")]


@pytest.fixture(scope="module")
def real(root: Path) -> Catalog:
    return catalogs.load(root / "data")


def rows(frame: pd.DataFrame, key: str) -> dict[str, dict[str, object]]:
    return {r[key]: r for r in frame.to_dict("records")}


def test_a_county_holds_what_its_zones_hold_and_a_zone_only_its_own() -> None:
    made = rows(places.layout(catalog([MILL], enterprises=FIRMS), ALL), "place")
    assert made["north"]["enterprises"] == 2  # 甲厂, and 示例厂 in the park
    assert made["park"]["enterprises"] == 1
    assert made["north"]["projects"] == made["park"]["projects"] == 1
    assert made["park"]["county"] == "north"
    assert set(made) == {"north", "south", "park"}


def test_built_and_coming_stand_apart_and_what_is_shelved_is_in_neither() -> None:
    north = rows(places.layout(catalog([MILL]), ALL), "place")["north"]
    assert north["ore_built_t_per_year"] == 3_000_000
    assert (north["ore_coming_t_per_year"], north["ore_coming_qualifier"]) == (5_000_000, "at_least")


def test_what_no_source_tells_is_empty_and_not_zero() -> None:
    south = rows(places.layout(catalog([MILL]), ALL), "place")["south"]
    for column in ("enterprises", "projects", "ore_built_t_per_year", "signed_cny"):
        assert south[column] is None or isnan(float(str(south[column]))), column
    assert south["ore_built_qualifier"] == south["signed_source"] == ""


def test_the_day_takes_back_what_was_not_yet_known() -> None:
    before = replace(ALL, day=date(2025, 1, 31))
    made = places.marks(catalog([MILL]), before, "ore")
    assert made.empty  # the capacities are dated 2025-05
    assert list(places.marks(catalog([MILL]), ALL, "ore")["progress"]) == ["built", "in_hand"]


def test_a_filter_of_status_leaves_the_parts_that_have_it() -> None:
    made = places.marks(catalog([MILL]), replace(ALL, statuses=("operating",)), "ore")
    assert [(r["county"], r["value"]) for r in made.to_dict("records")] == [("north", 3_000_000)]


def test_the_signed_amount_of_a_county_is_the_largest_and_never_a_sum() -> None:
    held = [investment("small", "40"), investment("large", "100"), investment("none", "", qualifier="unquantified", stated="数十亿元"),
            investment("planned", "900", kind="planned_total"), investment("whole", "5000", place="town")]  # fmt: skip
    made = places.marks(catalog(investments=held), ALL, "signed")
    assert [(r["county"], r["value"]) for r in made.to_dict("records")] == [("north", 10_000_000_000)]
    assert rows(places.layout(catalog(investments=held), ALL), "place")["north"]["signed_name"] == "large"


def test_an_amount_in_words_only_stands_in_words() -> None:
    held = [investment("none", "", qualifier="unquantified", stated="数十亿元")]
    (row,) = places.marks(catalog(investments=held), ALL, "signed").to_dict("records")
    assert pd.isna(row["value"])
    assert row["stated"] == "数十亿元"


def test_an_agreement_that_holds_projects_is_not_counted_as_one() -> None:
    agreement = project("deal", stage="integrated", milestones=(milestone("announced", "2025-01"),))
    (row,) = places.marks(catalog([MILL, agreement]), ALL, "projects").to_dict("records")
    assert (row["county"], row["value"]) == ("north", 1)


def test_every_mark_is_cited(real: Catalog) -> None:
    for measure in places.measures(real):
        made = places.marks(real, ALL, measure)
        assert len(made), measure
        assert all(made["source"]), measure
        assert (made["source"].str.count("; ") == made["locator"].str.count("; ")).all()


def test_what_has_no_county_is_listed_and_on_no_bubble() -> None:
    loose = project("loose", place=None)
    city = investment("city", "10", place="town")
    held = catalog([loose, MILL], investments=[city], enterprises=FIRMS)
    found = {(r["what"], r["id"]) for r in places.unlocated(held, ALL).to_dict("records")}
    assert found == {("enterprise", "b"), ("project", "loose"), ("amount", "city")}
    for measure in places.MEASURES:
        assert set(places.marks(held, ALL, measure)["county"]) <= {"north", "south"}


def test_firms_on_the_map_and_off_it_are_all_firms(real: Catalog) -> None:
    on = places.marks(real, ALL, "enterprises")["value"].sum()
    off = (places.unlocated(real, ALL)["what"] == "enterprise").sum()
    inside_region = [e for e in real.enterprises.values() if not e.place or real.places[e.place].kind != "outside"]
    assert on + off == len(inside_region)


def test_zones_of_no_stated_county_are_listed_with_that_reason(real: Catalog) -> None:
    listed = places.unlocated(real, ALL)
    expected = {p.id for p in real.places.values() if p.kind == "zone" and not p.within}
    assert set(listed[listed["what"] == "zone"]["id"]) == expected
    assert all(rows(places.layout(real, ALL), "place")[zone]["county"] == "" for zone in expected)


def test_the_map_agrees_with_the_sums_by_county(real: Catalog) -> None:
    sums = capacity_by_place(real, ALL)
    for product in places.PRODUCTS:
        mine = sums[(sums["product"] == product) & (sums["county"] != "") & (sums["progress"] != "aside")]
        assert places.marks(real, ALL, product)["value"].sum() == mine["value"].sum()


def test_a_chosen_place_leaves_its_own_rows_and_everywhere_all(real: Catalog) -> None:
    chosen = replace(ALL, places=("linwu",))
    assert set(places.layout(real, chosen)["place"]) == {"linwu", "linwu-hitech"}
    assert places.everywhere(chosen) == ALL
    assert places.unlocated(real, chosen).empty


def test_places_stand_in_the_order_of_the_layout(real: Catalog) -> None:
    roles = [p.role for p in places.in_order(real)]
    assert roles == sorted(roles, key=["core", "point", "none"].index)
    assert [p.name for p in places.in_order(real)][:3] == ["临武县", "桂阳县", "嘉禾县"]


def test_a_region_offers_only_what_it_makes(tmp_path: Path) -> None:
    tiny = catalogs.load(folder.copy(tmp_path))
    assert places.measures(tiny) == ("enterprises", "projects", "ore", "signed")


def test_the_source_of_the_outlines_is_that_of_their_file_or_of_the_list_of_places(
    real: Catalog, tmp_path: Path
) -> None:
    copied = folder.copy(tmp_path)
    assert places.outline_source(catalogs.load(copied)) == "atlas-2024"
    assert "审图号" in str(real.sources[places.outline_source(real)].note)
    (copied / "boundaries.geojson").unlink()
    assert places.outline_source(catalogs.load(copied)) == ""
    assert places.outline_source(catalog()) == ""


def test_every_county_has_an_outline_and_a_point_inside_it(real: Catalog) -> None:
    shapes = places.outlines(real)
    assert set(shapes) == {p.id for p in PLACES if p.id in shapes} | {p.id for p in real.places.values() if p.adcode}
    for shape in shapes.values():
        assert inside(shape, *inner_point(shape)), shape.name


def test_a_refused_seat_is_not_used(real: Catalog) -> None:
    refused = next(s for s in real.seats.values() if s.rejected)
    assert places.seats(real)[refused.place] != (float(refused.lon), float(refused.lat))
