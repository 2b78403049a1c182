"""The vector picture: every county drawn once, north up, its name inside it."""

import re

from atlas.catalog.catalogue import Catalog
from atlas.catalog.model import Shape
from atlas.drawings.region.sketch import WIDTH, sketch
from atlas.figures.shared import places
from atlas.figures.shared.places import Ground


def test_every_county_is_drawn_within_the_picture(real: Catalog) -> None:
    ground = places.ground(real)
    made = sketch(ground)
    assert made.outlines.keys() == ground.outlines.keys() and len(made.outlines) == 11
    for outline in made.outlines.values():
        points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[\d.]+,[\d.]+", outline.path)]
        assert outline.path.startswith("M") and outline.path.endswith("Z")
        assert all(0 <= x <= WIDTH and 0 <= y <= made.height for x, y in points)
        xs, ys = zip(*points, strict=True)
        assert min(xs) < outline.x < max(xs) and min(ys) < outline.y < max(ys)


def test_the_reach_of_a_county_holds_its_name_and_no_other(real: Catalog) -> None:
    made = sketch(places.ground(real))

    def within(reach: str, x: float, y: float) -> bool:
        corners = [tuple(map(float, pair)) for pair in re.findall(r"([\d.]+)% ([\d.]+)%", reach)]
        crossed = [(y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
                   for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)]  # fmt: skip
        return sum(crossed) % 2 == 1

    for place, outline in made.outlines.items():
        x, y = 100 * outline.x / WIDTH, 100 * outline.y / made.height
        assert [other for other, one in made.outlines.items() if within(one.reach, x, y)] == [place]
        assert outline.reach.count(",") < outline.path.count(","), "it is simpler than what is drawn"


def test_a_county_of_several_parts_answers_on_each_of_them() -> None:
    def square(at: float) -> tuple[tuple[float, float], ...]:
        return ((at, 0.0), (at + 1, 0.0), (at + 1, 1.0), (at, 1.0), (at, 0.0))

    shape = Shape("two", "city", ((square(0.0),), (square(9.0),)))
    made = sketch(Ground({"two": shape}, {})).outlines["two"]
    corners = [float(x) for x in re.findall(r"([\d.]+)% [\d.]+%", made.reach)]
    assert min(corners) < 2 and max(corners) > 98
    assert not [x for x in corners if 15 < x < 85]


def test_north_is_up_and_east_is_right(real: Catalog) -> None:
    made = sketch(places.ground(real)).outlines
    assert made["anren"].y < made["linwu"].y, "Anren lies in the north"
    assert made["linwu"].x < made["rucheng"].x, "Rucheng lies in the east"


def test_a_region_without_outlines_has_an_empty_picture() -> None:
    assert sketch(Ground({}, {})).outlines == {}
