"""Style sheets: what a browser's cleaner would throw away, and what is printed."""

import re
from pathlib import Path

import pytest

from atlas.catalog import config as configuration
from atlas.markup.shared import parts

STYLES = Path(parts.__file__).parents[1] / "styles"
PRINTED = (STYLES / "print.css").read_text("utf-8")


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_no_style_sheet_holds_what_looks_like_a_tag(path: Path) -> None:
    """Streamlit cleans the markup that it is given, and drops a whole style sheet for one "<"."""
    text = path.read_text("utf-8")
    assert "<" not in text
    assert text.count("{") == text.count("}")


def test_every_page_has_the_print_sheet() -> None:
    assert PRINTED.strip() in parts.style()


def test_the_icon_has_the_colours_of_the_config() -> None:
    palette = configuration.load(Path(__file__).parents[2] / "config.yaml").palette
    found = set(re.findall(r"#[0-9A-Fa-f]{3,6}", parts.icon(palette)))
    assert found == {palette.accent, palette.status["operating"], "#fff"}
    assert set(re.findall(r"#[0-9A-Fa-f]{3,6}", parts.icon())) == {"#fff"}


def test_filters_and_buttons_stay_off_paper_and_pictures_stay_whole() -> None:
    hidden = re.search(r"\.st-key-pages,[^{]*{display:none!important}", PRINTED)
    assert hidden
    for name in (".st-key-tools", ".st-key-filters", "stButton", "stDownloadButton", "stExpander"):
        assert name in hidden[0]
    whole = re.search(r"[^}]*{break-inside:avoid}\n\.atlas-wide", PRINTED)
    assert whole and "stPlotlyChart" in whole[0] and ".atlas-table tr" in whole[0]
    assert ".atlas-notes{columns:2" in PRINTED


def test_the_reader_chooses_how_the_paper_lies() -> None:
    assert "size:" not in re.search(r"@page{[^}]*}", PRINTED)[0]  # type: ignore[index]


def test_a_large_screen_has_larger_type_and_pictures_that_stay_within_it() -> None:
    large = (STYLES / "base.css").read_text("utf-8").partition("@media screen and (min-width:1680px){")[2]
    assert large.startswith("\nhtml{font-size:17px!important}")
    assert "1.25*var(--sketch" in large and "100vh" in large


SMALLEST = 0.8  # rem of 15 px: marks; all else is at least 13 px


@pytest.mark.parametrize(
    "path",
    sorted(p for p in STYLES.glob("*.css") if p.name not in ("print.css", "wall.css")),
    ids=lambda path: path.name,
)
def test_no_type_is_smaller_than_can_be_read(path: Path) -> None:
    sizes = [float(size) for size in re.findall(r"font-size:(\d*\.?\d+)rem", path.read_text("utf-8"))]
    assert [size for size in sizes if size < SMALLEST] == []


def test_the_widest_picture_of_a_screen_fits_on_a_sheet_upright_and_across() -> None:
    """Plotly draws in fixed pixels: what is as wide as the page allows, less its padding, has to fit between the margins of A4."""
    widest = 1512
    upright, across = (float(found) for found in re.findall(r"\.js-plotly-plot\b[^{}]*\{zoom:([\d.]+)\}", PRINTED))
    millimetre = 96 / 25.4
    assert widest * upright <= (210 - 26) * millimetre and widest * across <= (297 - 26) * millimetre
    assert "(orientation:landscape)" in PRINTED
