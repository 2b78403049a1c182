"""Colours: contrast by the measure of WCAG, and every colour of the config made to stand out in both themes."""

import re
from colorsys import rgb_to_hls
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.catalog import config as configuration
from atlas.drawings.bars import Style
from atlas.drawings.bubbles import tones
from atlas.drawings.colours import BUILT, EDGE, MARK, contrast, hexadecimal, mix, readable, rgb

LIGHT, DARK = "#FFFFFF", "#0E1318"
colours = st.tuples(*[st.integers(0, 255)] * 3)


def test_contrast_is_that_of_the_standard():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@given(colours, colours)
def test_contrast_has_no_order_and_is_one_or_more(one, other):
    assert contrast(one, other) == contrast(other, one) >= 1


@given(colours)
def test_a_colour_is_written_and_read_back(colour):
    assert rgb(hexadecimal(colour)) == colour and mix(colour, (1, 2, 3), 1) == colour


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
def test_every_status_stands_out_and_what_is_built_most(ground, root):
    status = configuration.load(root / "config.yaml").palette.status
    shown = {word: contrast(rgb(readable(colour, ground)), rgb(ground)) for word, colour in status.items()}
    assert min(shown.values()) >= EDGE
    assert contrast(rgb(readable(status["operating"], ground, BUILT)), rgb(ground)) >= BUILT


def test_every_colour_is_written_in_the_config_or_in_its_defaults(root: Path) -> None:
    kept = root / "atlas" / "catalog" / "config.py"
    # The starter is the config of a region that is still to be made.
    files = [p for folder in ("atlas", "pages") for p in sorted((root / folder).rglob("*.*"))
             if not {"__pycache__", "starter"} & set(p.parts)]  # fmt: skip
    told = [(str(p.relative_to(root)), found) for p in [*files, root / "dashboard.py"] if p != kept
            for found in re.findall(r"#[0-9A-Fa-f]{6}\b", p.read_text("utf-8"))]  # fmt: skip
    assert told == []
    assert re.search(r"#[0-9A-Fa-f]{6}\b", kept.read_text("utf-8")), "else nothing would be found anywhere"


@given(colours)
def test_what_stands_out_already_is_left_as_it_is(colour):
    written = hexadecimal(colour)
    if contrast(colour, (255, 255, 255)) >= EDGE:
        assert readable(written, LIGHT) == written


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
def test_money_is_seen_as_well_as_what_is_built_and_is_no_status(ground, root):
    palette = configuration.load(root / "config.yaml").palette
    money = readable(palette.money, ground, BUILT)
    assert contrast(rgb(money), rgb(ground)) >= BUILT
    hues = {word: _hue(readable(colour, ground)) for word, colour in palette.status.items()}
    assert [
        word for word, (hue, strength) in hues.items() if strength > GREY and _apart(hue, _hue(money)[0]) < 45
    ] == []


GREY = 0.2  # of saturation: with less a colour has no hue that a reader would name


def _hue(colour):
    hue, _, strength = rgb_to_hls(*(part / 255 for part in rgb(colour)))
    return 360 * hue, strength


def _apart(one, other):
    return min((one - other) % 360, (other - one) % 360)


def test_a_status_in_the_hue_of_money_would_be_found():
    assert _apart(_hue("#7A5C9E")[0], _hue("#A99BC4")[0]) < 45 and _hue("#A99BC4")[1] > GREY


@pytest.mark.parametrize(("ink", "ground"), [("#1F2933", LIGHT), ("#E4E9EE", DARK)], ids=["light", "dark"])
def test_the_edge_of_a_county_is_seen_on_the_page_and_on_every_fill(ink, ground, root):
    palette = configuration.load(root / "config.yaml").palette
    style = Style("zh", {"accent": palette.accent, "line": palette.line}, "", ink, ground=ground)
    paint = tones(style)
    assert set(paint.roles) == {"core", "point", "none"}
    for behind in (paint.ground, *paint.roles.values()):
        assert contrast(paint.border, behind) >= EDGE
        assert contrast(paint.ink, behind) >= 4.5, "names are read on every fill"


@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_a_mark_of_an_event_stands_out_on_the_ground_and_on_the_band_of_a_lane(root, ground):
    band = mix((128, 140, 152), rgb(ground), 0.10)
    for kind, colour in configuration.load(root / "config.yaml").palette.event.items():
        seen = rgb(readable(colour, ground, MARK))
        assert min(contrast(seen, rgb(ground)), contrast(seen, band)) >= 3, kind
