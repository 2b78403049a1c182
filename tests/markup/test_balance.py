"""The balance in words: ranges in one unit, verdicts, formulas that come out, and what is left out in plain sight."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.drawings import balance as drawings
from atlas.drawings.bars import Style
from atlas.drawings.colours import EDGE, contrast, rgb
from atlas.figures.balance import ladder, links, required
from atlas.figures.balance.interval import Interval, between
from atlas.figures.balance.knobs import Asked, knobs
from atlas.figures.shared.selection import Selection
from atlas.markup import balance as markup
from atlas.markup.shared.notes import Notes
from atlas.words.interface import WORDS

ALL = Selection(date(2026, 11, 30))
NOTHING = Asked()


def style(lang: str = "zh") -> Style:
    return Style(lang, {"accent": "#123B5D", "unknown": "#9AA5B1"}, "2026")


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", html))


def span(low: float, point: float, high: float, unit: str = "吨/年") -> Interval:
    return between(*(Decimal(str(v)) for v in (low, point, high)), unit)


@pytest.mark.parametrize(
    ("interval", "zh", "en"),
    [
        (span(9361.8, 16925.6, 32759.6), "0.936—3.28 万吨/年", "9.36–32.8 kt/a"),
        (span(45000, 45000, 45000), "4.5 万吨/年", "45 kt/a"),
        (span(0, 0, 0), "0 万吨/年", "0 Mt/a"),
        (span(20.8, 37.6, 72.8, "%"), "20.8—72.8%", "20.8–72.8%"),
        (span(31.2, 91.2, 91.2, "GWh"), "31.2—91.2 GWh", "31.2–91.2 GWh"),
    ],
)
def test_a_range_is_told_in_the_unit_of_its_upper_end(interval: Interval, zh: str, en: str) -> None:
    assert (markup.spread(interval, "zh"), markup.spread(interval, "en")) == (zh, en)


def test_the_title_tells_both_links_and_the_place(real: Catalog) -> None:
    m, r = ladder.meetings(real, ALL, NOTHING), ladder.reaches(real, ALL, NOTHING)
    assert (
        markup.title(m, r, "", "zh")
        == "建成的选厂只够建成的碳酸锂线用 14—85%；碳酸锂线可供 31—91 GWh 电芯，本地还没有建成的电芯厂"
    )
    assert markup.title(m, r, "Linwu", "en").startswith("Linwu: the mills that are built can feed 14–85%")
    assert "还接不上" in markup.title((), (), "", "zh")


def test_each_rung_says_what_it_means_for_the_next(real: Catalog) -> None:
    notes = Notes(real.sources, "zh")
    rungs = [r for r in ladder.rungs(real, ALL, NOTHING) if r.state == "built"]
    met = [m for m in ladder.meetings(real, ALL, NOTHING) if m.state == "built"]
    told = plain(markup.ladder("built", rungs, met, style(), notes))
    assert "没有来源说到建成的采矿" in told and "不足" in told and "无处可供" in told
    assert told.count("无建成记录") == 2 and "无建成记录，另有中试线 1.5 GWh" in told
    assert "无处可供（另有中试线 1.5 GWh）" in told
    assert re.search(r"\d 万吨/年（[\d.]+—[\d.]+）", told), "the unit stands outside the bracket"
    made = str(markup.ladder("built", rungs, met, style(), notes))
    assert plain(made).count("4.5 万吨/年") == 1, "a line of carbonate comes to itself, said once"
    assert all("<" not in label for label in re.findall(r'aria-label="([^"]*)"', made))
    reaches = ladder.reaches(real, ALL, NOTHING)
    fed = plain(markup.ladder("built", rungs, met, style(), notes, reaches))
    assert "↓ 可供 31—91 GWh 电芯；电芯尚无建成，无处可供" in fed, "the range of the heading stands in the picture"


def test_a_rung_without_a_coefficient_names_the_step(real: Catalog) -> None:
    kept = {k: c for k, c in real.coefficients.items() if c.step != "flotation"}
    bare = replace(real, coefficients=MappingProxyType(kept))
    rungs = [r for r in ladder.rungs(bare, ALL, NOTHING) if r.state == "built"]
    told = plain(markup.ladder("built", rungs, [], style(), Notes(real.sources, "zh")))
    assert "缺系数，未算：选矿回收" in told


def test_a_formula_comes_out_at_what_stands_beside_it(real: Catalog) -> None:
    turned = ladder.every_knob(real, ALL, NOTHING)
    told = plain(markup.answers(ladder.reaches(real, ALL, NOTHING), turned, Notes(real.sources, "zh")))
    assert "4.5 万吨/年 ÷ 2.473 ÷ 90% ÷ 75.87% ÷ 0.268% = 994 万吨/年" in told
    assert "4.5 万吨/年 ÷ 5.323 ÷ 0.08896 kg/kWh × 96% = 91.2 GWh" in told
    assert told.count("=") == 4


def test_what_is_required_and_what_is_missing(real: Catalog) -> None:
    notes = Notes(real.sources, "en")
    told = plain(markup.required(required.requirements(real, ALL), notes))
    assert "short by 22.5 GWh" in told and told.count("bound by it") == 1 and told.count(" met ") == 2
    lacks = plain(markup.gaps(links.gaps(real, ALL), notes))
    assert "separators the layout counts on it in Linwu" in lacks and "110 GWh stated, none of it built" in lacks


def test_a_knob_tells_whose_value_it_begins_with(real: Catalog) -> None:
    held = knobs(real, ALL.day, NOTHING)
    assert "实验室" in plain(markup.knob_note(held["flotation"], Notes(real.sources, "zh")))
    assert markup.knob_label(held["mix"], "zh") == "电芯中 LFP 的份额"
    assert markup.knob_label(held["mix"], "en") == "Share of LFP in the cells"
    beyond = knobs(real, ALL.day, Asked((("grade", Decimal(9)),)))
    assert "矿石品位" in markup.beyond([beyond["grade"]], "zh")


def test_the_flows_balance_at_every_node(real: Catalog) -> None:
    for state in ladder.STATES:
        held = [r for r in ladder.rungs(real, ALL, NOTHING) if r.state == state]
        assert drawings.drawable(held)
        link = drawings.flows(held, style()).figure.data[0].link
        lines = next(float(r.lce.point) for r in held if r.link == "refining" and r.lce)
        node = next(
            i for i, label in enumerate(drawings.flows(held, style()).figure.data[0].node.label) if "碳酸锂线" in label
        )
        came = sum(v for v, t in zip(link.value, link.target, strict=True) if t == node)
        went = sum(v for v, s in zip(link.value, link.source, strict=True) if s == node)
        assert came == pytest.approx(lines) and went == pytest.approx(lines)
    assert not drawings.drawable([r for r in ladder.rungs(real, ALL, NOTHING) if r.link == "cell"])


def test_the_bars_stand_out_from_either_ground(real: Catalog) -> None:
    """The dark blue of the config was 1.6 : 1 on the dark ground."""
    built = [r for r in ladder.rungs(real, ALL, NOTHING) if r.state == "built"]
    for ground in ("#FFFFFF", "#0E1318"):
        at = replace(style(), ground=ground)
        made = str(markup.ladder("built", built, (), at, Notes(real.sources, "zh")))
        (bar,) = re.findall(r"--bar:(#[0-9A-F]{6})", made)
        assert contrast(rgb(bar), rgb(ground)) >= EDGE


def test_the_words_know_of_no_side() -> None:
    """On a phone the coefficients stand below."""
    told = [v for key, pair in WORDS.items() if key.startswith("balance.") for v in pair if isinstance(v, str)]
    assert told and not [t for t in told if re.search("右侧|左侧|beside it|at the (right|left)", t)]
