"""Figures as JSON: bars from zero, each labelled, no outside host, no legend, and words that say what is drawn."""

import json
from datetime import date
from decimal import Decimal

import pytest

from atlas.drawings import bars as charts
from atlas.drawings.bars import Style
from atlas.figures import projects as tables
from atlas.figures.shared.selection import Selection
from atlas.markup import parts as pieces
from atlas.words import text
from atlas.words.quantity import Quantity
from atlas.words.vocab import PROGRESS, STATUS
from tests.figures.test_projects import sample
from tests.samples import catalog

DAY = date(2030, 1, 1)
ALL = Selection(DAY)
COLOURS = {**dict.fromkeys(STATUS, "#123456"), **dict.fromkeys(PROGRESS, "#654321"), "money": "#4884B5"}


def style(lang: str = "zh") -> Style:
    return Style(lang, COLOURS, "2030年1月1日" if lang == "zh" else "1 Jan 2030")


def pictures(cat, lang):
    by_product, by_place = tables.capacity_by_product(cat, ALL), tables.capacity_by_place(cat, ALL)
    return {
        "product": charts.capacity_of_product(by_product, "ore", style(lang)),
        "place": charts.capacity_by_place(by_place, "ore", style(lang)),
        "ladder": charts.status_ladder(tables.status_counts(cat, ALL), style(lang)),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["product", "place", "ladder"])
def test_every_picture_is_complete(name, lang):
    picture = pictures(sample(), lang)[name]
    figure = json.loads(picture.figure.to_json())
    assert picture.title and picture.subtitle and picture.alt
    assert figure["layout"]["xaxis"]["range"][0] == 0, "bars begin at zero"
    assert figure["layout"]["showlegend"] is False
    assert "http" not in json.dumps(figure["data"]) and "geo" not in figure["layout"]
    assert all(trace["type"] == "bar" for trace in figure["data"])
    if lang == "en":
        words = picture.title + picture.subtitle + json.dumps(figure["data"], ensure_ascii=False)
        assert not [c for c in ("建成", "规划", "截至", "签约额") if c in words]


@pytest.mark.parametrize("name", ["product", "place", "ladder"])
def test_no_picture_breaks_on_nothing(name):
    json.loads(pictures(catalog(), "zh")[name].figure.to_json())


def test_a_bar_is_a_cell_of_the_frame():
    picture = pictures(sample(), "zh")["product"]
    bar = json.loads(picture.figure.to_json())["data"][0]
    assert bar["x"] == [5, 7, 18]
    assert [t.strip() for t in bar["text"]] == ["5 万吨/年", "≥ 7 万吨/年", "≤ 18 万吨/年"]
    assert picture.alt == "选矿（原矿处理）：建成（含调试） 5，建设中 ≥ 7，规划 ≤ 18 万吨/年"


def test_built_and_planned_differ_in_texture_too():
    bar = json.loads(pictures(sample(), "zh")["product"].figure.to_json())["data"][0]
    assert len(set(bar["marker"]["pattern"]["shape"])) == 3


def test_parts_of_a_county_are_told_in_order():
    picture = pictures(sample(), "zh")["place"]
    figure = json.loads(picture.figure.to_json())
    assert [a["text"] for a in figure["layout"]["annotations"]] == ["北县  <b>5 + ≥ 7 + ≤ 18 万吨/年</b>"]
    assert picture.title == "选矿（原矿处理），写明的产能都在北县：建成（含调试） 5，建设中 ≥ 7，规划 ≤ 18 万吨/年"
    assert [trace["x"] for trace in figure["data"]] == [[5], [7], [18]]


def test_facts_of_a_card_stand_on_lines_of_their_own_and_amounts_stay_whole():
    drawn = pieces.cards([pieces.Card("l", "1", "", "在建 — · 规划 2 万吨/年", "截至 2025年5月", "")])
    whole = '<span class="atlas-nowrap">2 万吨/年</span>'
    assert f"<span>在建 —</span> <span>规划 {whole}</span> <span>截至 2025年5月</span>" in drawn


def test_an_amount_in_a_heading_stays_whole_and_a_name_is_left_alone():
    assert pieces.head("规划 1,440 万吨/年，另有 3 项").count("atlas-nowrap") == 2
    assert pieces.head("CO2 pilot line of 2025").count("atlas-nowrap") == 0


def test_one_of_a_unit_is_singular_in_english():
    assert text.quantity(Quantity(Decimal(1), "家"), "en") == "1 firm"
    assert text.quantity(Quantity(Decimal(3), "家"), "en") == "3 firms"
