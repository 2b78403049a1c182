"""The rows of the layout page: what each county holds, what no county holds, and that nothing is guessed or added twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.catalog.rules.outlines import inside
from atlas.drawings.region.outlines import inner_point
from atlas.figures import layout as figures
from atlas.figures.projects import capacity_by_place
from atlas.figures.shared import places
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Table, columns
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


def by_place(catalog: Catalog) -> dict[str, figures.LayoutRow]:
    return {r.place: r for r in figures.layout(catalog, ALL)}


def valued(marks: Table[figures.MarkRow]) -> list[tuple[str, float | None]]:
    return [(r.county, r.value) for r in marks]


def test_a_county_holds_what_its_zones_hold_and_a_zone_only_its_own() -> None:
    made = by_place(catalog([MILL], enterprises=FIRMS))
    assert made["north"].enterprises == 2  # 甲厂, and 示例厂 in the park
    assert made["park"].enterprises == 1
    assert made["north"].projects == made["park"].projects == 1
    assert made["park"].county == "north"
    assert [zone.zh for zone in made["north"].zones] == ["北县高新区"]
    assert set(made) == {"north", "south", "park"}


def test_built_and_coming_stand_apart_and_what_is_shelved_is_in_neither() -> None:
    north = by_place(catalog([MILL]))["north"]
    assert north.ore_built.t_per_year == 3_000_000
    assert (north.ore_coming.t_per_year, north.ore_coming.qualifier) == (5_000_000, "at_least")
    assert north.capacity("ore", "coming") is north.ore_coming


def test_what_no_source_tells_is_empty_and_not_zero() -> None:
    south = by_place(catalog([MILL]))["south"]
    assert (south.enterprises, south.projects, south.ore_built.t_per_year, south.signed.cny) == (None, None, None, None)
    assert south.ore_built.qualifier == south.signed.qualifier == ""
    assert south.ore_built.cited == south.signed.cited == ()
    assert not south.told


def test_the_flat_columns_name_product_part_and_unit() -> None:
    made = list(columns(figures.LayoutRow))
    assert made[:4] == ["place", "name", "name_en", "kind"]
    assert [c for c in made if c.startswith("cell_built")] == [
        "cell_built_gwh_per_year", "cell_built_qualifier", "cell_built_source", "cell_built_locator"]  # fmt: skip
    assert [c for c in made if c.startswith("signed")] == [
        "signed_cny", "signed_qualifier", "signed_stated", "signed_stated_en", "signed_name", "signed_name_en", "signed_source",
        "signed_locator"]  # fmt: skip
    frame = figures.layout(catalog([MILL], enterprises=FIRMS), ALL).frame
    assert list(frame.columns) == made
    assert list(frame["zones"]) == ["北县高新区", "", ""]


def test_the_day_takes_back_what_was_not_yet_known() -> None:
    before = replace(ALL, day=date(2025, 1, 31))
    made = figures.marks(catalog([MILL]), before, "ore")
    assert not made  # the capacities are dated 2025-05
    assert [r.progress for r in figures.marks(catalog([MILL]), ALL, "ore")] == ["built", "construction"]


def test_a_filter_of_status_leaves_the_parts_that_have_it() -> None:
    made = figures.marks(catalog([MILL]), replace(ALL, statuses=("operating",)), "ore")
    assert valued(made) == [("north", 3_000_000)]


def test_the_signed_amount_of_a_county_is_the_largest_and_never_a_sum() -> None:
    held = [investment("small", "40"), investment("large", "100"), investment("vague", "", qualifier="unquantified", stated="数十亿元"),
            investment("planned", "900", kind="planned_total"), investment("whole", "5000", place="town")]  # fmt: skip
    made = figures.marks(catalog(investments=held), ALL, "signed")
    assert valued(made) == [("north", 10_000_000_000)]
    assert by_place(catalog(investments=held))["north"].signed.name.zh == "large"


def test_an_amount_in_words_only_stands_in_words() -> None:
    held = [investment("vague", "", qualifier="unquantified", stated="数十亿元")]
    (row,) = figures.marks(catalog(investments=held), ALL, "signed")
    assert row.value is None
    assert row.stated.zh == "数十亿元"


def test_an_agreement_that_holds_projects_is_not_counted_as_one() -> None:
    agreement = project("deal", stage="integrated", milestones=(milestone("announced", "2025-01"),))
    assert valued(figures.marks(catalog([MILL, agreement]), ALL, "projects")) == [("north", 1)]


def test_every_mark_is_cited(real: Catalog) -> None:
    for measure in figures.measures(real):
        made = figures.marks(real, ALL, measure)
        assert made, measure
        assert all(r.cited and all(one.source in real.sources for one in r.cited) for r in made), measure


def test_what_has_no_county_is_listed_and_on_no_bubble() -> None:
    loose = project("loose", place=None)
    city = investment("city", "10", place="town")
    held = catalog([loose, MILL], investments=[city], enterprises=FIRMS)
    found = {(r.what, r.id) for r in figures.unlocated(held, ALL)}
    assert found == {("enterprise", "b"), ("project", "loose"), ("amount", "city")}
    for measure in figures.MEASURES:
        assert {r.county for r in figures.marks(held, ALL, measure)} <= {"north", "south"}


def test_firms_on_the_map_and_off_it_are_all_firms(real: Catalog) -> None:
    on = sum(r.value or 0 for r in figures.marks(real, ALL, "enterprises"))
    off = sum(r.what == "enterprise" for r in figures.unlocated(real, ALL))
    inside_region = [e for e in real.enterprises.values() if not e.place or real.places[e.place].kind != "outside"]
    assert on + off == len(inside_region)


def test_zones_of_no_stated_county_are_listed_with_that_reason(real: Catalog) -> None:
    unsaid = {"within": None, "within_source": None, "within_locator": None}
    loose = replace(real, places={k: p.model_copy(update=unsaid) for k, p in real.places.items()})
    zones = {p.id for p in real.places.values() if p.kind == "zone"}
    assert {r.id for r in figures.unlocated(loose, ALL) if r.what == "zone"} == zones
    assert all(by_place(loose)[zone].county == "" for zone in zones)
    assert not [r for r in figures.unlocated(real, ALL) if r.what == "zone" and real.places[r.id].within]


def test_the_map_agrees_with_the_sums_by_county(real: Catalog) -> None:
    sums = capacity_by_place(real, ALL)
    for product in figures.PRODUCTS:
        mine = [r.value or 0 for r in sums if r.product == product and r.county and r.progress != "aside"]
        assert sum(r.value or 0 for r in figures.marks(real, ALL, product)) == sum(mine)


def test_a_chosen_place_leaves_its_own_rows_and_everywhere_all(real: Catalog) -> None:
    chosen = replace(ALL, places=("linwu",))
    assert {r.place for r in figures.layout(real, chosen)} == {"linwu", "linwu-hitech"}
    assert figures.everywhere(chosen) == ALL
    assert not figures.unlocated(real, chosen)


def test_a_place_in_full_holds_what_its_zones_hold_and_no_agreement_as_a_project() -> None:
    agreement = project("deal", stage="integrated", milestones=(milestone("announced", "2025-01"),))
    held = [investment("small", "40"), investment("large", "100"), investment("planned", "900", kind="planned_total")]
    made = figures.here(catalog([MILL, agreement], enterprises=FIRMS, investments=held), ALL, "north")
    assert [z.id for z in made.zones] == ["park"]
    assert {r.id for r in made.firms} == {"a", "maker"}
    assert {r.project for r, _ in made.works} == {"mill"}
    assert all(cited for _, cited in made.works)
    assert [r.id for r in made.amounts] == ["planned", "large", "small"]
    assert [r.progress for r in made.capacities["ore"]] == ["built", "construction", "aside"]


def test_what_another_source_says_of_the_layout_is_a_word_or_its_own_words(real: Catalog) -> None:
    told = places.other_readings(real)
    assert {r.role.zh for r in told if r.name.zh == "郴州经开区"} == {"核心"}
    assert any("一核三极" in r.role.zh for r in told)
    assert all(r.cited and r.role.en for r in told)
    assert not places.other_readings(catalog())


def test_places_stand_in_the_order_of_the_layout(real: Catalog) -> None:
    roles = [p.role for p in places.in_order(real)]
    assert roles == sorted(roles, key=["core", "point", "none"].index)
    assert [p.name for p in places.in_order(real)][:3] == ["临武县", "桂阳县", "嘉禾县"]


def test_a_region_offers_only_what_it_makes(tmp_path: Path) -> None:
    tiny = catalogs.load(folder.copy(tmp_path))
    assert figures.measures(tiny) == ("projects", "ore", "signed", "enterprises")


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
    assert places.ground(real).seats[refused.place] != (float(refused.lon), float(refused.lat))
