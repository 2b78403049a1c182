"""The map as JSON and its twin as a figure: nothing asked of outside hosts, every county clickable, numbers as the rows say."""

import json
import re
from dataclasses import replace
from datetime import date
from math import cos, hypot, log, pi, radians, sqrt, tan
from pathlib import Path
from typing import Any

import pytest

from atlas.catalog import config as configuration
from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.catalog.rules.outlines import inside
from atlas.drawings import map as maps
from atlas.drawings.bars import Style
from atlas.drawings.bubbles import bubbles, told, tones
from atlas.drawings.colours import mix, rgb
from atlas.drawings.map import LARGE, SMALL, Canvas
from atlas.drawings.wheel import schematic
from atlas.figures import layout as figures
from atlas.figures.shared import places
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import table
from atlas.words import text
from atlas.words.pair import Pair
from tests.regions import folder

ALL = Selection(date(2026, 1, 31))
COLOURS = {"built": "#1B7F5C", "construction": "#E8913A", "site_preparation": "#E3B341", "research_under_way": "#C9A227", "planned": "#9AA5B1", "sought": "#A99BC4", "expected": "#7FB2E5", "unknown": "#9AA5B1", "aside": "#B8BEC6",
           "accent": "#123B5D", "money": "#4884B5", "line": "#4884B5"}  # fmt: skip
LIGHT = Style("zh", COLOURS, "2026年1月31日")
DARK = replace(LIGHT, ink="#E4E9EE", ground="#0E1318")
ENGLISH = replace(LIGHT, lang="en")
NARROWEST = {
    "large": 520,
    "small": 326,
}  # px: the container widths at which the page changes from one canvas to the other


@pytest.fixture(scope="module")
def real(root: Path) -> Catalog:
    return catalogs.load(root / "data")


@pytest.fixture(scope="module")
def at(root: Path) -> tuple[float, float, float]:
    view = configuration.load(root / "config.yaml").map
    return view.longitude, view.latitude, view.zoom


def drawn(
    catalog: Catalog,
    at: tuple[float, float, float],
    measure: str = "enterprises",
    picked: tuple[str, ...] = (),
    canvas: Canvas = LARGE,
    style: Style = LIGHT,
    chosen: Selection = ALL,
) -> dict[str, Any]:
    rows, marks = figures.layout(catalog, chosen), figures.marks(catalog, chosen, measure)
    sheet = maps.deck(rows, marks, places.ground(catalog), at, picked, canvas, style)
    made: dict[str, Any] = json.loads(sheet.to_json())
    return made


def without_county(real: Catalog, zone: str) -> Catalog:
    """The same data, but no source tells the county of ``zone``."""
    unsaid = {"within": None, "within_source": None, "within_locator": None}
    return replace(real, places={**real.places, zone: real.places[zone].model_copy(update=unsaid)})


def layer(deck: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [x for x in deck["layers"] if x["id"] == name or x["id"].startswith(f"{name}.")]
    assert isinstance(found, dict)
    return found


def test_no_base_map_and_no_address_at_all(real: Catalog, at: tuple[float, float, float]) -> None:
    made = drawn(real, at)
    assert (
        made["mapStyle"] == "__MAP_STYLE__"
    )  # what pydeck writes if it was left unset; the browser then draws no base map
    assert "mapProvider" not in made
    assert not re.search(r"https?:|//|mapbox|carto", json.dumps(made))


def test_a_page_scrolls_over_the_map_and_the_view_never_moves(real: Catalog, at: tuple[float, float, float]) -> None:
    first, second = drawn(real, at), drawn(real, at, "ore", ("linwu",))
    (view,) = first["views"]
    assert view["@@type"] == "MapView"
    assert set(view["controller"].values()) == {False}
    assert view["controller"]["scrollZoom"] is False
    assert first["initialViewState"] == second["initialViewState"]


@pytest.mark.parametrize("canvas", [LARGE, SMALL], ids=["large", "small"])
def test_every_outline_fits_into_the_configured_view(
    real: Catalog, at: tuple[float, float, float], canvas: Canvas
) -> None:
    state = drawn(real, at, canvas=canvas)["initialViewState"]
    scale = 512 * 2 ** state["zoom"] / 360

    def down(lat: float) -> float:
        return log(tan(pi / 4 + radians(lat) / 2)) * 180 / pi

    for shape in real.boundaries:
        for lon, lat in shape.polygons[0][0]:
            assert abs(lon - state["longitude"]) * scale <= NARROWEST[canvas.name] / 2
            assert abs(down(lat) - down(state["latitude"])) * scale <= canvas.height / 2


def test_every_county_is_a_shape_with_its_id_and_the_fill_of_its_role(
    real: Catalog, at: tuple[float, float, float]
) -> None:
    counties = layer(drawn(real, at), "county")
    assert counties["pickable"] is True
    paint = tones(LIGHT)
    fills = {row["id"]: tuple(row["fill"]) for row in counties["data"]}
    assert fills == {p.id: paint.roles[p.role] for p in real.places.values() if p.adcode}
    assert len({paint.roles[role] for role in ("core", "point", "none")}) == 3


def test_only_counties_can_be_clicked(real: Catalog, at: tuple[float, float, float]) -> None:
    assert [x["id"] for x in drawn(real, at)["layers"] if x["pickable"]] == ["county."]


def test_the_layer_that_is_clicked_has_another_id_for_every_choice(
    real: Catalog, at: tuple[float, float, float]
) -> None:
    """Else the browser would hold on to the click, pale everything else, and lose the next click on the same county."""
    chosen = [(), ("linwu",), ("suxian",), ("cz-hitech",), ("linwu", "suxian")]
    ids = {layer(drawn(real, at, picked=picked), "county")["id"] for picked in chosen}
    assert len(ids) == len(chosen)


def test_what_is_picked_is_framed_and_a_zone_by_its_county(real: Catalog, at: tuple[float, float, float]) -> None:
    def framed(*picked: str) -> list[Any]:
        data: list[Any] = layer(drawn(real, at, picked=picked), "picked")["data"]
        return data

    assert framed() == []
    assert framed("cz-hitech") == framed("suxian") != framed("linwu")
    assert layer(drawn(without_county(real, "cz-hitech"), at, picked=("cz-hitech",)), "picked")["data"] == []


@pytest.mark.parametrize("name", ["names", "values", "badges"])
def test_labels_can_be_chinese(real: Catalog, at: tuple[float, float, float], name: str) -> None:
    made = layer(drawn(real, at), name)
    assert (made["characterSet"], made["fontFamily"]) == ("auto", "sans-serif")
    assert re.search(r"[\u4e00-\u9fff]", made["data"][0]["text"])


def test_english_labels_hold_no_chinese(real: Catalog, at: tuple[float, float, float]) -> None:
    for measure in figures.measures(real):
        made = json.dumps(drawn(real, at, measure, style=ENGLISH), ensure_ascii=False)
        assert not re.search(r"[\u4e00-\u9fff]", made), measure


def test_every_county_is_named_inside_its_own_shape(real: Catalog, at: tuple[float, float, float]) -> None:
    shapes = {shape.name: shape for shape in real.boundaries}
    labels = layer(drawn(real, at), "names")["data"]
    assert sorted(row["text"] for row in labels) == sorted(shapes)
    for row in labels:
        assert inside(shapes[row["text"]], *row["at"]), row["text"]


def test_zones_are_never_drawn_as_points(real: Catalog, at: tuple[float, float, float]) -> None:
    made = drawn(real, at)
    zones = {p.name for p in real.places.values() if p.kind == "zone"}
    assert not zones & {row["text"] for row in layer(made, "names")["data"]}
    county = {row["text"]: row["at"] for row in layer(made, "names")["data"]}
    named = {f"▪ {zone.name}": county[held.name] for zone, held in places.housed(real) if zone.role != "none"}
    assert "▪ 郴州高新区" in named
    assert {badge["text"]: badge["at"] for badge in layer(made, "badges")["data"]} == named


def test_spokes_lead_from_the_core_to_every_point_and_dashed_to_a_zone(
    real: Catalog, at: tuple[float, float, float]
) -> None:
    made = drawn(real, at)
    where = {row["text"]: row["at"] for row in layer(made, "names")["data"]}
    lines = layer(made, "spokes")["data"]
    whole = [line["to"] for line in lines if line["from"] == where["临武县"] and line["to"] in where.values()]
    points = [p for p in real.places.values() if p.role == "point" and p.kind != "zone"]
    assert sorted(whole) == sorted(where[p.name] for p in points)
    dashes = [line for line in lines if line["to"] not in whole]
    assert len(dashes) > 3
    for zone, county in places.housed(real):
        if zone.role == "point":
            x, y = where[county.name]
            assert min(hypot(dash["to"][0] - x, dash["to"][1] - y) for dash in dashes) < 0.1, zone.name


def test_a_bubble_has_the_area_of_its_number(real: Catalog, at: tuple[float, float, float]) -> None:
    number = {r.county: r.value or 0 for r in figures.marks(real, ALL, "enterprises")}
    discs = layer(drawn(real, at), "bubbles")["data"]
    largest = max(number.values())
    assert sorted(d["radius"] for d in discs) == pytest.approx(
        sorted(LARGE.bubble * sqrt(n / largest) for n in number.values()), abs=0.06
    )


def test_built_lies_inside_all_that_is_planned(real: Catalog) -> None:
    marks = figures.marks(real, ALL, "ore")
    (linwu,) = bubbles(marks, LIGHT)
    parts = {r.progress: r.value or 0 for r in marks}
    whole = sum(parts.values())
    areas = [share**2 for share, _ in linwu.discs]
    begun = parts["built"] + parts["construction"]
    assert areas == pytest.approx(
        [share / whole for share in (whole, begun + parts["site_preparation"], begun, parts["built"])]
    )
    order = ("planned", "site_preparation", "construction", "built")
    assert [colour for _, colour in linwu.discs] == [COLOURS[progress] for progress in order]
    numbers = [text.number(value / 10_000, "zh") for value in parts.values()]
    assert linwu.label == " + ".join(numbers)
    assert linwu.said == "建成（含调试） {} 万吨/年，建设中 {} 万吨/年，平整场地 {} 万吨/年，规划 {} 万吨/年".format(
        *numbers
    )


def test_nothing_that_fits_is_a_sentence_and_no_bubble(real: Catalog, at: tuple[float, float, float]) -> None:
    nothing = replace(ALL, query="zzz")
    for measure in figures.measures(real):
        made = drawn(real, at, measure, chosen=nothing)
        assert layer(made, "bubbles")["data"] == layer(made, "values")["data"] == []
        assert len(layer(made, "county")["data"]) == len(real.boundaries)
        assert told(figures.marks(real, nothing, measure), measure, LIGHT).title.endswith("（或不符合筛选条件）")


def test_an_amount_without_a_number_is_told_and_has_no_disc(real: Catalog) -> None:
    rows = (
        replace(r, value=None, qualifier="unquantified", stated=Pair("数百亿元"))
        for r in figures.marks(real, ALL, "signed")
    )
    (linwu,) = bubbles(table(figures.MarkRow, rows), LIGHT)
    assert (linwu.discs, linwu.label) == ((), "数百亿元")


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_names_stand_out_from_every_fill(style: Style) -> None:
    def luminance(colour: tuple[int, int, int]) -> float:
        parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    paint = tones(style)
    for fill in paint.roles.values():
        for ink in (paint.ink, mix(paint.ink, paint.ground, 0.85)):
            high, low = sorted((luminance(ink), luminance(fill)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5
    assert rgb("#123B5D") == (18, 59, 93)


def test_tips_are_in_the_language_of_the_reader_and_only_where_there_is_a_mouse(
    real: Catalog, at: tuple[float, float, float]
) -> None:
    rows, marks = figures.layout(real, ALL), figures.marks(real, ALL, "ore")
    for canvas in (LARGE, SMALL):
        sheet = maps.deck(rows, marks, places.ground(real), at, (), canvas, ENGLISH)
        assert bool(sheet._tooltip) is canvas.tips
    rows = {row["id"]: row for row in layer(drawn(real, at, "ore"), "county")["data"]}
    assert rows["linwu"]["said"].startswith("选矿（原矿处理）：建成（含调试）")
    assert rows["anren"]["said"] == "本图所示一项没有记录"


def test_labels_do_not_lie_on_each_other(real: Catalog, at: tuple[float, float, float]) -> None:
    for measure in figures.measures(real):
        for style in (LIGHT, ENGLISH):
            made = drawn(real, at, measure, style=style)
            state = made["initialViewState"]
            scale = 512 * 2 ** state["zoom"] / 360
            middles = []
            for name in ("names", "values", "badges"):
                for row in layer(made, name)["data"]:
                    x = (row["at"][0] - state["longitude"]) * scale + row["shift"][0]
                    y = (state["latitude"] - row["at"][1]) * scale / cos(radians(state["latitude"])) + row["shift"][1]
                    middles.append((x, y, row["text"]))
            for n, (x, y, label) in enumerate(middles):
                near = [other for x2, y2, other in middles[n + 1 :] if abs(x - x2) < 20 and abs(y - y2) < 12]
                assert not near, (measure, label, near)


def wheel(catalog: Catalog, measure: str = "enterprises", picked: tuple[str, ...] = (), style: Style = LIGHT) -> Any:
    return schematic(figures.layout(catalog, ALL), figures.marks(catalog, ALL, measure), measure, picked, style)


def nodes(catalog: Catalog, **more: Any) -> dict[str, tuple[float, float]]:
    (found,) = [t for t in wheel(catalog, **more).figure.data if t.customdata is not None]
    return {key: (x, y) for (key,), x, y in zip(found.customdata, found.x, found.y, strict=True)}


def test_the_twin_has_the_core_in_the_middle_the_points_around_and_the_rest_below(real: Catalog) -> None:
    where = nodes(real)
    assert where["linwu"] == (0.0, 0.0)
    points = [p.id for p in real.places.values() if p.role == "point"]
    assert all(0.9 < hypot(*where[p]) < 1.2 for p in points)
    rest = [p.id for p in real.places.values() if p.role == "none" and p.adcode]
    assert all(where[p][1] < -1.5 for p in rest)
    assert set(where) == {"linwu", *points, *rest}


def test_the_twin_shows_the_same_bubbles_and_words(real: Catalog) -> None:
    for measure in figures.measures(real):
        picture, words = wheel(real, measure), told(figures.marks(real, ALL, measure), measure, LIGHT)
        assert (picture.title, picture.subtitle, picture.alt) == (words.title, words.subtitle, words.alt)
        found = {b.county: b for b in bubbles(figures.marks(real, ALL, measure), LIGHT)}
        texts = [a.text for a in picture.figure.layout.annotations]
        for bubble in found.values():
            assert [t for t in texts if t.endswith(f"<br>{bubble.label}") and bubble.name in t]


def test_the_twin_needs_no_map_and_no_outline(tmp_path: Path) -> None:
    copied = folder.copy(tmp_path)
    (copied / "boundaries.geojson").unlink()
    (copied / "seats.csv").unlink()
    bare = catalogs.load(copied)
    picture = wheel(bare, "ore")
    assert {t.type for t in picture.figure.data} == {"scatter"}
    assert set(nodes(bare)) == {"dongxian", "xixian"}
    assert not re.search(r"https?:", picture.figure.to_json())


def test_a_region_with_outlines_draws_without_a_change(tmp_path: Path) -> None:
    made = drawn(catalogs.load(folder.copy(tmp_path)), (111.0, 30.5, 7.0), "ore")
    assert [(row["id"], len(row["rings"])) for row in layer(made, "county")["data"]] == [("dongxian", 1), ("xixian", 2)]
    assert [d["at"] for d in layer(made, "bubbles")["data"]] == [layer(made, "values")["data"][0]["at"]] * 2
