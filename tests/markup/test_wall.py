"""The wall's markup: every scene turns in its time, everything is escaped, and what is built stands out the most."""

import re

import pytest
from markupsafe import Markup

from atlas.drawings.bars import Style
from atlas.drawings.colours import contrast, rgb
from atlas.figures.wall import StopRow, StripRow
from atlas.markup import wall as pieces_wall
from atlas.markup.wall import Bar, Fact
from atlas.words.pair import Pair

COLOURS = {"built": "#1B7F5C", "operating": "#1B7F5C", "construction": "#E8913A", "site_preparation": "#E3B341", "planned": "#9AA5B1",
           "announced": "#9AA5B1", "permitted": "#7FB2E5", "money": "#4884B5", "accent": "#123B5D", "line": "#4884B5", "unknown": "#9AA5B1"}  # fmt: skip
LIGHT = Style("zh", COLOURS, "今天", "#1F2933")
DARK = Style("zh", COLOURS, "今天", "#E4E9EE", ground="#0E1318")


def stop(title: str, lag: int | None = None, kind: str = "proposal") -> StopRow:
    return StopRow("x", "2024-01", kind, "city", Pair(title, title), Pair("", ""), lag, lag, 0, ())


def test_every_scene_has_its_turn():
    scenes = [pieces_wall.scene(f"s{n}", Markup("b"), Markup(), "src") for n in range(7)]
    html = pieces_wall.wall("t", "d", "p", "f", scenes, Markup(), LIGHT)
    assert len(re.findall(r'<section class="wall-scene whole">', html)) == html.count("<i></i>") == 7
    delays = re.findall(r"\.wall-scene:nth-of-type\((\d)\),[^{]*{animation-delay:(\d+)s}", html)
    assert [(int(n), int(s)) for n, s in delays] == [(n + 1, n * pieces_wall.SECONDS) for n in range(7)]
    assert f"wall-turn {7 * pieces_wall.SECONDS}s" in html
    assert 'data-seconds="14" data-scenes="7"' in html


def test_nothing_fades_for_a_reader_who_wants_no_motion():
    html = pieces_wall.wall("t", "d", "p", "f", [Markup("s")], Markup(), LIGHT)
    assert re.search(r"prefers-reduced-motion:reduce\)\{\.wall-scene\{animation:wall-still 14s step-end", html)
    assert "transform" not in html.partition("@keyframes")[2].partition("</style>")[0]


def test_names_cannot_become_markup():
    evil = "<img src=x onerror=alert(1)>"
    made = [
        pieces_wall.scene(evil, Markup(), Markup("x"), evil), pieces_wall.news([(evil, evil, evil)]), pieces_wall.stops([stop(evil)], "zh"),
        pieces_wall.facts([Fact(evil, evil, evil)], evil, evil), pieces_wall.bars([Bar(evil, evil, 0.5, "#fff", "#fff", evil)]),
        pieces_wall.promise((evil, evil), (evil, evil), 0.3, LIGHT), pieces_wall.ground(Markup(), evil), pieces_wall.checked(evil),
        pieces_wall.wall(evil, evil, evil, evil, [], Markup(), LIGHT),
    ]  # fmt: skip
    assert not [m for m in made if "<img" in m]


def test_bars_are_as_long_as_their_share():
    html = pieces_wall.bars([Bar("a", "2", 1.0, "#fff", "#fff"), Bar("b", "1", 0.5, "#fff", "#fff")])
    first, second = (float(w) for w in re.findall(r"width:([\d.]+)%", html))
    assert first == 2 * second
    assert "width:28.6%" in pieces_wall.promise(("a", "1400"), ("b", "400"), 400 / 1400, LIGHT)


def test_what_is_not_used_has_no_ground_and_a_broken_edge():
    assert pieces_wall.bar("2024", "789", 1, "", LIGHT).background == ""
    assert 'class="old"' in pieces_wall.bars([pieces_wall.bar("2024", "789", 1, "", LIGHT)])
    planned, money = (pieces_wall.bar("2027", "3000", 1, kind, LIGHT).background for kind in ("planned", "money"))
    assert "repeating-linear-gradient" in planned and "repeating-linear-gradient" in money


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_stand_out_and_what_is_built_the_most(style):
    drawn, ground = pieces_wall.style_of(style), rgb(style.ground)
    seen = {k: contrast(rgb(c), ground) for k, c in drawn.colours.items() if k not in ("accent", "line")}
    assert min(seen.values()) >= 3
    assert seen["built"] >= 7.5 and seen["operating"] >= 7.5
    assert drawn.palette != style.palette
    sheet = pieces_wall.wall("t", "d", "p", "f", [Markup("s")], Markup(), style)
    tints = dict(re.findall(r"--(ground|ink|dim):(#\w{6})", sheet))
    assert tints["ground"] == style.ground and tints["ink"] == style.ink
    assert contrast(rgb(tints["dim"]), ground) >= 7


def test_a_square_for_each_phase_and_a_dashed_one_where_the_status_is_old():
    html = pieces_wall.strip(
        [StripRow("operating", "built", 1, 0, ()), StripRow("announced", "planned", 5, 3, ())], LIGHT
    )
    assert html.count("<i") == 6 and html.count('class="old"') == 3
    assert "3 期的状态为两年以前的说法" in html
    assert "wall-note" not in pieces_wall.strip([StripRow("operating", "built", 1, 0, ())], LIGHT)


def test_a_lag_is_told_where_it_is_known():
    html = pieces_wall.stops([stop("a"), stop("b", 8, "decision"), stop("c")], "zh")
    assert html.count("个月后") == 1 and "8 个月后" in html
    assert "决定" in html and "<small>" not in pieces_wall.stops([stop("a"), stop("b")], "zh")  # one kind needs no word


def test_a_title_is_not_broken_at_its_numbers():
    html = pieces_wall.scene("已投入 > 400 亿元", Markup(), Markup(), "src")
    assert "已投入\u00a0>\u00a0400\u00a0亿元" not in html and ">\u00a0400\u00a0亿元".replace(">", "&gt;") in html


def test_the_address_is_a_code_that_needs_no_network():
    html = pieces_wall.code("https://atlas.example/?place=linwu", "扫码", "二维码")
    assert 'src="data:image/svg+xml' in html and "扫码" in html
    dark = pieces_wall.wall("t", "", "p", "f", [], html, DARK)
    assert 'class="wall coded"' in dark and dark.endswith("</script>")
