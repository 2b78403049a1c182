"""The words beside and below the map: every number leads to a source, what the data say is escaped, nothing is told twice."""

import json
import re
from base64 import b64decode
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.drawings import bubbles
from atlas.drawings import map as maps
from atlas.drawings.bars import Style
from atlas.drawings.region.sketch import sketch
from atlas.figures import layout as figures
from atlas.figures.shared import places
from atlas.figures.shared.selection import Selection
from atlas.markup import layout as markup
from atlas.markup.shared.notes import Notes
from atlas.markup.shared.sketch import Spot, picture
from tests.regions import folder
from tests.samples import catalog

ALL = Selection(date(2026, 1, 31))
# Where a card may quote a source's own characters in English too: the tip of a mark, and the note of the place.
_QUOTES = r'title="[^"]*"|<span class="aside">.*?</span>'


@pytest.fixture(scope="module")
def real(root: Path) -> Catalog:
    return catalogs.load(root / "data")


def test_the_corner_tells_the_review_number_of_the_source(real: Catalog) -> None:
    source = real.sources[places.outline_source(real)]
    number = re.search(r"GS\(\d{4}\)\d+", str(source.note))
    assert number
    for lang, word in (("zh", "示意图"), ("en", "Schematic")):
        notes = Notes(real.sources, lang)
        said = markup.credit(source, notes)
        assert number[0] in said
        assert word in said
        assert list(notes.cited) == [source.id]


def test_the_other_reading_of_the_layout_is_told_with_both_sources(real: Catalog) -> None:
    notes = Notes(real.sources, "zh")
    core, points = (places.of_role(real, role) for role in ("core", "point"))
    made = markup.readings(places.other_readings(real), core, points, notes)
    own, other = made.partition("</summary>")[2].split("</p>")[:2]
    assert "郴州经开区为核心（郴州日报" in made.partition("</summary>")[0], "said while it is folded"
    assert "临武县为核心" in own
    assert "郴州经开区为核心" in other
    assert "一核三极" in other
    assert {"article-2025", "cz-daily-2023-08-26"} <= set(notes.cited)


def test_every_number_of_a_card_leads_to_a_source(real: Catalog) -> None:
    for place in places.in_order(real):
        for lang in ("zh", "en"):
            made = markup.card(figures.here(real, ALL, place.id), Notes(real.sources, lang))
            lines = re.findall(r"<li>.*?</li>", made)
            assert all("#fn-" in line for line in lines), place.id
            assert not re.search(r"\b(None|nan|NaN)\b", made)
            if lang == "en":
                assert not re.search(r"[\u4e00-\u9fff]", re.sub(_QUOTES, "", made)), place.id


def test_a_card_escapes_what_the_data_say(real: Catalog) -> None:
    bad = real.places["linwu"].model_copy(update={"note": "<script>alert(1)</script>"})
    hurt = replace(real, places={**real.places, "linwu": bad})
    assert "<script" not in markup.card(figures.here(hurt, ALL, "linwu"), Notes(real.sources, "zh"))


def test_the_table_tells_every_place_once(real: Catalog) -> None:
    made = re.sub(r"<a [^>]*>|</a>", "", markup.table(figures.layout(real, ALL), Notes(real.sources, "zh")))
    for place in places.in_order(real):
        told_in = re.findall(rf"<td[^>]*>{place.name}</td>|[：、]{place.name}[、。]", made)
        assert len(told_in) == 1, place.name
    assert "布局未提及" not in made and "未提及" in made, "short, so that a row stays one line"
    amounts = re.findall(r'<span class="atlas-nowrap">[^<]*<sup', made)
    assert any("万吨/年" in a for a in amounts) and any("亿元" in a for a in amounts), "a number stays with its marks"


def test_a_filter_that_leaves_nothing_is_no_silence_of_the_sources(real: Catalog) -> None:
    nothing = figures.layout(real, replace(ALL, query="zzz"))
    for narrowed, word in ((False, "来源没有说到"), (True, "没有符合筛选条件")):
        made = markup.table(nothing, Notes(real.sources, "zh"), narrowed)
        assert word in made and "<table" not in made


@pytest.mark.parametrize("measure", ["projects", "ore", "signed"])
def test_the_picture_tells_the_same_of_a_county_as_the_map_that_zooms(real: Catalog, measure: str) -> None:
    rows, marks = figures.layout(real, ALL), figures.marks(real, ALL, measure)
    look = Style("zh", defaultdict(lambda: "#123456"), "")
    sheet = json.loads(maps.deck(rows, marks, places.ground(real), (113.0, 25.8, 7.3), (), maps.LARGE, look).to_json())
    tips, drawn = bubbles.tips(rows, marks, look), sketch(places.ground(real))
    on_map = {d["id"]: (d["role"], d["said"], d["zones"]) for d in sheet["layers"][0]["data"]}
    spots = [Spot(r.place, r.role, r.name.zh, "", f"layout?place={r.place}", markup.card_lines(r, tips[r.place], "zh"))
             for r in rows if r.kind != "zone"]  # fmt: skip
    page = picture(drawn, spots, (), "alt", look, (18.0, 12.0))
    for spot in spots:
        role, *told = on_map[spot.place]
        assert spot.card == (f"{spot.name} · {role}", *filter(None, told))
        assert all(f"<em>{line}</em>" in page for line in spot.card)
        assert page.count(f'href="layout?place={spot.place}"') == 2, (
            "all of the county by pointer, its name by keyboard"
        )
    assert page.count('tabindex="-1" aria-hidden="true"') == len(spots) == len(on_map)


def test_what_is_on_no_map_is_counted_and_folded_where_a_place_is_chosen(real: Catalog) -> None:
    unsaid = {"within": None, "within_source": None, "within_locator": None}
    loose = replace(real, places={k: p.model_copy(update=unsaid) for k, p in real.places.items()})
    listed = Counter(r.what for r in figures.unlocated(loose, ALL))
    assert set(listed) == {"zone", "enterprise", "project", "amount"}
    for opened in (True, False):
        made = markup.off_map(figures.unlocated(loose, ALL), Notes(real.sources, "zh"), opened)
        assert f"{listed['enterprise']} 家企业与机构未注明所在县区" in made
        assert f"{listed['zone']} 个开发区，来源未注明所在县区" in made
        assert made.count("<details open>") == (len(listed) if opened else 0)


def test_where_everything_is_on_the_map_that_is_said() -> None:
    cat = catalog()
    assert "没有。" in markup.off_map(figures.unlocated(cat, ALL), Notes(cat.sources, "zh"), opened=True)


def test_a_region_without_outlines_and_core_has_its_words_all_the_same(tmp_path: Path) -> None:
    copied = folder.copy(tmp_path)
    (copied / "boundaries.geojson").unlink()
    bare = catalogs.load(copied)
    notes = Notes(bare.sources, "zh")
    assert markup.credit(None, notes) == ""
    assert "西县" in markup.card(figures.here(bare, ALL, "yuanqu"), notes)
    counties = figures.layout(bare, ALL)
    assert markup.title((), (), counties.where(lambda r: not r.projects), "zh") == "产业布局"
    assert markup.title((), (), counties, "zh").startswith("产业布局；项目")


def test_the_title_is_the_layout_and_the_county_with_most_projects(real: Catalog) -> None:
    core, points = (places.of_role(real, role) for role in ("core", "point"))
    rows = figures.layout(real, ALL)
    told = markup.title(core, points, rows, "zh").replace("\u00a0", " ")
    assert told == "临武县为核，7 个协同点；项目 20 个在临武县，7 个在别处"
    only = markup.title(core, points, rows.where(lambda r: r.place in ("linwu", "anren")), "en").replace("\u00a0", " ")
    assert only.endswith("; 20 projects, all in Linwu")
    assert ";" not in markup.title(core, points, rows.where(lambda r: r.place == "anren"), "en")


def test_no_role_is_told_by_its_shade_alone(real: Catalog) -> None:
    """What the layout does not name has a broken outline, in the picture and in its key; a chosen county has none of both."""
    look, drawn = Style("zh", defaultdict(lambda: "#123456"), ""), sketch(places.ground(real))
    spots = [Spot(p.id, p.role, p.name) for p in real.places.values() if p.id in drawn.outlines]

    def paths(*picked: str) -> list[tuple[str, str]]:
        made = str(picture(drawn, spots, picked, "alt", look, (18.0, 12.0)))
        svg = b64decode(re.search(r"base64,([^\"]+)", made)[1]).decode()  # type: ignore[index]
        return [(path, mark) for path, mark in re.findall(r'<path d="([^"]+)"([^>]*)/>', svg)]

    broken = {path for path, mark in paths() if "stroke-dasharray" in mark}
    assert broken == {drawn.outlines[s.place].path for s in spots if s.role == "none"}
    assert paths()[-1][0] == drawn.outlines["linwu"].path, "the core is drawn over its neighbours"
    assert paths("anren")[-1][0] == drawn.outlines["anren"].path
    assert "stroke-dasharray" not in paths("anren")[-1][1]
    assert 'class="none"' in markup.legend(look)
