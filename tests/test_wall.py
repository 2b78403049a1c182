"""The wall's markup: every scene turns in its time, everything is escaped, and an empty part is left out."""

import re

from atlas import pieces_wall
from atlas.pieces_wall import Bar, Spot


def test_every_scene_has_its_turn():
    html = pieces_wall.wall("t", "d", "p", "f", [pieces_wall.scene(f"s{n}", "b", "src") for n in range(4)])
    assert len(re.findall(r'<section class="wall-scene">', html)) == html.count("<i></i>") == 4
    delays = re.findall(r"\.wall-scene:nth-of-type\((\d)\){animation-delay:(\d+)s}", html)
    assert [(int(n), int(s)) for n, s in delays] == [(n + 1, n * pieces_wall.SECONDS) for n in range(4)]
    assert f"wall-turn {4 * pieces_wall.SECONDS}s" in html


def test_names_cannot_become_markup():
    evil = "<img src=x onerror=alert(1)>"
    made = [
        pieces_wall.scene(evil, "", evil), pieces_wall.news([(evil, evil, evil)]), pieces_wall.facts([(evil, evil)]),
        pieces_wall.bars([Bar(evil, evil, 0.5, "#fff")]), pieces_wall.wheel([Spot(evil, evil, core=True), Spot(evil, evil, core=False)]),
        pieces_wall.product_row(evil, evil, evil, evil, []), pieces_wall.wall(evil, evil, evil, evil, []),
        pieces_wall.checked(evil),
    ]  # fmt: skip
    assert not [m for m in made if "<img" in m]


def test_bars_are_as_long_as_their_share():
    html = pieces_wall.bars([Bar("a", "2", 1.0, "#fff"), Bar("b", "1", 0.5, "#fff")])
    first, second = (float(w) for w in re.findall(r"width:calc\(([\d.]+)\*", html))
    assert first == 2 * second


def test_a_wall_without_points_or_scenes_still_stands():
    assert "wall-wheel" in pieces_wall.wheel([])
    assert pieces_wall.wall("t", "d", "p", "f", []).endswith("</script>")
