"""Names in the vector picture: none covers another, each is in its county where there is room, at the type of every page."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from atlas.catalog.catalogue import Catalog
from atlas.drawings.region.sketch import Outline, sketch
from atlas.drawings.region.standing import box, shared, standing, within
from atlas.figures import layout as figures
from atlas.figures.shared import places
from atlas.figures.shared.selection import Selection
from atlas.markup.layout import counted
from atlas.markup.overview import spots, with_core

ALL = Selection(date(2026, 11, 25))


def square(x: float, y: float, side: float = 40.0) -> Outline:
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return Outline("", x + side / 2, y + side / 2, "", corners)


def drawn(cat: Catalog, lang: str, page: str) -> tuple[tuple[Outline, tuple[str, ...]], ...]:
    rows, outlines = figures.layout(cat, ALL), sketch(places.ground(cat)).outlines
    plain = spots(rows, lang, dict.fromkeys((r.place for r in rows), ""))
    held = counted(plain, rows, lang)[0] if page == "layout" else with_core(plain, lang)
    return tuple((outlines[s.place], tuple(s.lines)) for s in held)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("page", "em"), [("overview", 18.0), ("layout", 20.0)])
def test_no_name_of_the_real_map_covers_another(real: Catalog, lang: str, page: str, em: float) -> None:
    labels = drawn(real, lang, page)
    points = standing(labels, em)
    boxes = [box(at, lines, em) for at, (_, lines) in zip(points, labels, strict=True)]
    assert len(boxes) == 11 and all(shared(one, other) == 0 for one, other in combinations(boxes, 2))
    assert all(within(at, outline.corners) for at, (outline, _) in zip(points, labels, strict=True))
    middles = [box((o.x, o.y), lines, em) for o, lines in labels]
    assert any(shared(one, other) > 0 for one, other in combinations(middles, 2)), "in the middles they would"


def test_a_name_alone_stands_in_the_middle_and_neighbours_give_way() -> None:
    alone = square(0, 0, 100)
    assert standing(((alone, ("甲",)),), 10.0) == ((50.0, 50.0),)
    pair = (square(0, 0), ("很长的名字",)), (square(40, 0), ("很长的名字",))
    one, other = (box(at, lines, 12.0) for at, (_, lines) in zip(standing(pair, 12.0), pair, strict=True))
    assert shared(one, other) == 0
    crowded = tuple((replace(square(0, 0), x=20.0), ("很长很长的名字",)) for _ in range(30))
    assert len(standing(crowded, 12.0)) == 30, "where there is no room all of them stand nevertheless"


def test_the_satellites_are_numbered_without_a_gap(real: Catalog) -> None:
    rows = figures.layout(real, ALL)
    held, apart = counted(spots(rows, "zh", dict.fromkeys((r.place for r in rows), "")), rows, "zh")
    numbers = [s.name[0] for s in held if s.role == "point"] + [name[0] for name in apart]
    assert sorted(numbers) == list("①②③④⑤⑥⑦") and len(numbers) == sum(r.role == "point" for r in rows)
    assert [s.above for s in held if s.above] == ["核心"]
