"""The wall's markup: every scene turns in its time, everything is escaped, and an empty part is left out."""

import re

from atlas.markup import wall as pieces_wall
from atlas.markup.wall import Bar, Product, Spot


def test_every_scene_has_its_turn():
    html = pieces_wall.wall("t", "d", "p", "f", [pieces_wall.scene(f"s{n}", "b", "src") for n in range(4)])
    assert len(re.findall(r'<section class="wall-scene">', html)) == html.count("<i></i>") == 4
    delays = re.findall(r"\.wall-scene:nth-of-type\((\d)\),[^{]*{animation-delay:(\d+)s}", html)
    assert [(int(n), int(s)) for n, s in delays] == [(n + 1, n * pieces_wall.SECONDS) for n in range(4)]
    assert f"wall-turn {4 * pieces_wall.SECONDS}s" in html


def test_names_cannot_become_markup():
    evil = "<img src=x onerror=alert(1)>"
    made = [
        pieces_wall.scene(evil, "", evil), pieces_wall.news([(evil, evil, evil)]), pieces_wall.facts([(evil, evil)]),
        pieces_wall.bars([Bar(evil, evil, 0.5, "#fff")]), pieces_wall.wheel([Spot(evil, evil, core=True), Spot(evil, evil, core=False)]),
        pieces_wall.wheel([Spot(evil, "", core=False)], evil), pieces_wall.products([Product(evil, evil, evil, evil, [Bar(evil, evil, 1, "#fff")])]), pieces_wall.wall(evil, evil, evil, evil, []),
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


def test_the_bars_of_all_products_begin_at_one_line():
    short, long = Bar("built", "1", 1.0, "#fff"), Bar("status not stated", "1", 1.0, "#fff")
    html = pieces_wall.products([Product("a", "1", "t", "built", [short]), Product("b", "2", "t", "built", [long])])
    wide = re.findall(r"--wide:([\d.]+)", html)
    assert len(wide) == 2 and wide[0] == wide[1] != "0.0"


def test_points_without_projects_are_explained_once_and_only_where_there_are_any():
    core, told, open_ = Spot("c", "2", core=True), Spot("p", "1", core=False), Spot("high-tech", "", core=False)
    html = pieces_wall.wheel([core, told, open_, open_], "dashed")
    assert html.count('class="point open"') == 2 and html.count("dashed") == 1
    assert "<span></span>" not in html and "high\u2011tech" in html
    assert "dashed" not in pieces_wall.wheel([core, told], "dashed")
