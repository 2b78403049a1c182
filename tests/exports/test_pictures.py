"""Pictures to take away: every one is whole XML with its words, sources and day, and a PNG that shows something, in both languages,
filtered, early, and in another region."""

import io
import re
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from atlas.catalog import config as configuration
from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog
from atlas.catalog.config import Config
from atlas.drawings.bars import Style
from atlas.drawings.labels import width
from atlas.exports import pictures
from atlas.exports.about import About
from atlas.exports.tables import everything
from atlas.figures.shared.selection import Selection
from atlas.figures.shared.table import Cited
from atlas.markup.pictures import plotted
from atlas.markup.pictures.bars import Bar, art
from atlas.markup.pictures.plate import Drawn, Plate
from atlas.ui.shared.frame import _colours
from tests.exports.drawn import COUNTED, DAY, NEEDED, PICTURES, PLOTTED

TINY = Path(__file__).parents[1] / "regions" / "tiny"
SVG = "{http://www.w3.org/2000/svg}"
Made = tuple[Drawn, Cited]


def style(config: Config, lang: str) -> Style:
    return Style(lang, _colours(config, "#FFFFFF"), "2026-01-31", palette="test")


@pytest.fixture(scope="module")
def config(root: Path) -> Config:
    return configuration.load(root / "config.yaml")


def plate_of(name: str, about: About, look: Style) -> Plate:
    drawn, held = PICTURES[name][0](about, look)
    return pictures.framed(about, drawn, held, mapped=name == "region")


def words_of(svg: bytes) -> list[str]:
    """Every line of text; it is whole XML that asks for nothing outside and shows nothing unless a browser helps."""
    tree = ET.fromstring(svg)
    assert tree.tag == f"{SVG}svg"
    assert {e.tag.removeprefix(SVG) for e in tree.iter()} <= {"svg", "title", "desc", "defs", "pattern", "circle", "rect", "g", "path", "text"}  # fmt: skip
    text = svg.decode()
    assert "href" not in text and "rgba(" not in text and "var(" not in text and text.count("http") == 1
    assert "nan" not in text.lower().split("<desc>")[0] and "None" not in text
    return ["".join(e.itertext()) for e in tree.iter(f"{SVG}text")]


def image_of(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_what_it_shows_by_whom_and_as_of_when(
    name: str, lang: str, real: Catalog, config: Config
) -> None:
    about = About(real, Selection(places=("linwu",), day=DAY), lang, config)
    look = style(config, lang)
    made = plate_of(name, about, look)
    svg = pictures.svg_bytes(made, look)
    told = words_of(svg)
    joined = "".join(told)
    assert "".join(made.drawn.title.split()) in "".join(joined.split())
    assert bool(made.sources) == any("[1]\u00a0" in line for line in told) == (name not in COUNTED)
    assert ("临武县" if lang == "zh" else "Linwu") in joined
    assert about.day in joined and about.catalog.version in joined
    if lang == "zh":
        assert PICTURES[name][1] in joined and "截至" in joined
    if name == "region":
        assert "GS(2024)0650" in joined
    assert pictures.svg_bytes(plate_of(name, about, look), look) == svg


@pytest.mark.parametrize("name", ["histories", "region", "chain", "money"])
def test_a_png_is_twice_as_large_and_not_blank(name: str, real: Catalog, config: Config) -> None:
    look = style(config, "zh")
    made = plate_of(name, About(real, everything(DAY), "zh", config), look)
    tree = ET.fromstring(pictures.svg_bytes(made, look))
    with image_of(pictures.png_bytes(made, look)) as image:
        assert all(
            abs(got - 2 * float(tree.attrib[side])) <= 2
            for got, side in zip(image.size, ("width", "height"), strict=True)
        )
        colours = image.convert("RGB").getcolors(1 << 24) or []
        assert len(colours) > 20
        assert max(colours)[1] == (255, 255, 255) and max(colours)[0] < 0.99 * image.width * image.height


def test_the_letters_of_both_languages_are_there_and_a_font_that_lacks_them_is_noticed() -> None:
    assert pictures.can_write("zh") and pictures.can_write("en")
    assert not pictures.has_letter("\U0010fffe") and not pictures.has_letter(" ")


@pytest.mark.parametrize("name", [name for name in PICTURES if name not in NEEDED])
@pytest.mark.parametrize(
    "chosen", [Selection(query="zzzz", day=DAY), everything(date(2023, 6, 30))], ids=["empty", "early"]
)
def test_nothing_and_an_early_day_are_pictures_too(name: str, chosen: Selection, real: Catalog, config: Config) -> None:
    look = style(config, "en")
    made = plate_of(name, About(real, chosen, "en", config), look)
    joined = "".join(words_of(pictures.svg_bytes(made, look)))
    assert chosen.day.isoformat() in joined
    assert ("No figure of a source" in joined) == (not made.sources)


@pytest.mark.parametrize("name", [name for name in PICTURES if name not in ("flows", "years", "promise")])
def test_another_region_has_its_own(name: str) -> None:
    catalog, config = catalogs.load(TINY / "data"), configuration.load(TINY / "config.yaml")
    about, look = About(catalog, everything(DAY), "zh", config), style(config, "zh")
    joined = "".join(words_of(pictures.svg_bytes(plate_of(name, about, look), look)))
    assert config.title in joined and "郴州" not in joined


def boxes_of(svg: bytes) -> tuple[float, list[tuple[str, float, float, float, float]]]:
    """The width of a picture, and each line of text as wide as ``labels`` measures it: text, left, top, right, bottom in px."""
    tree, made = ET.fromstring(svg), []
    for group in tree.findall(f"{SVG}g"):
        moved = [float(n) for n in re.findall(r"[\d.]+", group.attrib.get("transform", ""))] or [0.0, 0.0]
        for line in group.findall(f"{SVG}text"):
            size, told = float(line.attrib["font-size"]), line.text or ""
            x, y, wide = moved[0] + float(line.attrib["x"]), moved[1] + float(line.attrib["y"]), width(told) * size / 12
            left = x - wide * {"end": 1.0, "middle": 0.5}.get(line.attrib.get("text-anchor", ""), 0.0)
            made.append((told, left, y - 0.8 * size, left + wide, y + 0.1 * size))
    return float(tree.attrib["width"]), made


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [name for name in PICTURES if name not in PLOTTED])
def test_no_text_leaves_the_picture_or_lies_on_another(name: str, lang: str, real: Catalog, config: Config) -> None:
    """Names in a chart may lie beside their mark, so that those which Plotly draws are not asked."""
    look = style(config, lang)
    whole, boxes = boxes_of(pictures.svg_bytes(plate_of(name, About(real, everything(DAY), lang, config), look), look))
    assert [b for b in boxes if b[1] < 0 or b[3] > whole] == []
    met = [(one[0], other[0]) for one, other in combinations(boxes, 2)
           if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]]  # fmt: skip
    assert met == []


def test_what_a_source_calls_itself_cannot_break_the_file(config: Config) -> None:
    evil = '</text><script>alert("1")</script>&\u202e'
    look = style(config, "zh")
    made = Plate(
        Drawn(evil, evil, evil, (("#123456", "/", evil),), art([Bar(evil, parts=(("", evil),))], look)),
        [(evil, evil)],
        [evil],
    )
    tree = ET.fromstring(pictures.svg_bytes(made, look))
    assert not list(tree.iter(f"{SVG}script")) and (tree.findtext(f"{SVG}title") or "").startswith("</text>")


def test_a_trace_that_is_not_known_is_refused() -> None:
    axis = {"range": [0, 1]}
    figure = {
        "data": [{"type": "pie"}],
        "layout": {"height": 10, "margin": dict.fromkeys("lrtb", 0), "xaxis": axis, "yaxis": axis},
    }
    with pytest.raises(KeyError, match="pie"):
        plotted.art(figure)


def test_more_sources_than_have_a_line_are_told_in_short(real: Catalog, config: Config) -> None:
    about, look = About(real, everything(DAY), "zh", config), style(config, "zh")
    made = plate_of("road", about, look)
    joined = "".join(words_of(pictures.svg_bytes(made, look)))
    assert len(made.sources) > 10 and f"[{len(made.sources)}]\u00a0" in joined
    assert made.sources[0][1] in joined and made.sources[0][0] not in joined
