"""The vector picture: every county drawn once, north up, its name inside it."""

import re

from atlas.catalog.catalogue import Catalog
from atlas.drawings.sketch import WIDTH, sketch
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


def test_north_is_up_and_east_is_right(real: Catalog) -> None:
    made = sketch(places.ground(real)).outlines
    assert made["anren"].y < made["linwu"].y, "Anren lies in the north"
    assert made["linwu"].x < made["rucheng"].x, "Rucheng lies in the east"


def test_a_region_without_outlines_has_an_empty_picture() -> None:
    assert sketch(Ground({}, {})).outlines == {}
