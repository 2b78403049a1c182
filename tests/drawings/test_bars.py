"""What all pictures share: style, patterns, and amounts that stay whole."""

from decimal import Decimal

from atlas.drawings.bars import SHAPE, Style
from atlas.markup.shared import parts as pieces
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.vocab import PROGRESS, STATUS

COLOURS = {**dict.fromkeys(STATUS, "#123456"), **dict.fromkeys(PROGRESS, "#654321"), "money": "#4884B5"}


def style(lang: str = "zh") -> Style:
    return Style(lang, COLOURS, "2030年1月1日" if lang == "zh" else "1 Jan 2030")


def test_built_and_planned_differ_in_texture_too():
    grounds = {name: str(pieces.key_of("#123456", name)) for name in PROGRESS}
    assert "gradient" not in grounds["built"] and "gradient" not in grounds["construction"], "what stands is solid"
    said = ("planned", "sought", "expected", "site_preparation", "aside")
    assert all("gradient" in grounds[name] or "clip-path" in grounds[name] for name in said)
    assert len({grounds[name] for name in said}) == len(said)
    assert set(SHAPE) <= {*PROGRESS, *STATUS}


def test_an_amount_in_a_heading_stays_whole_and_a_name_is_left_alone():
    assert pieces.head("规划 1,440 万吨/年，另有 3 项").count("atlas-nowrap") == 2
    assert '<span class="atlas-nowrap">CNY 19.8 bn</span>' in pieces.head("signed CNY 19.8 bn")
    assert '<span class="atlas-nowrap">Jun 2024</span>' in pieces.head("spent until Jun 2024", level=2)
    assert pieces.head("CO2 pilot line of 2025").count("atlas-nowrap") == 0


def test_one_of_a_unit_is_singular_in_english():
    assert text.quantity(Quantity(Decimal(1), "家"), "en") == "1 firm"
    assert text.quantity(Quantity(Decimal(3), "家"), "en") == "3 firms"
