"""County outlines → a plain vector picture: crisp at any size, in print, and there with the page's first words.

Lengths are in units of the picture, which is ``WIDTH`` wide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians

from atlas.catalog.remember import remembered
from atlas.drawings.outlines import inner_point
from atlas.figures.shared.places import Ground

WIDTH, _MARGIN = 400.0, 4.0
_DIGITS = 1
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A county: ``path`` in the words of SVG, and the point at which its name stands."""

    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """All outlines by the ids of their places, and the height of the picture."""

    height: float
    outlines: Mapping[str, Outline]


@remembered
def sketch(ground: Ground) -> Sketch:
    """The outlines of a region, north up, on a plane whose x is shrunk by the cosine of its middle latitude."""
    points = [point for shape in ground.outlines.values() for rings in shape.polygons for point in rings[0]]
    if not points:
        return Sketch(0.0, {})
    west, south = (min(p[i] for p in points) for i in (0, 1))
    east, north = (max(p[i] for p in points) for i in (0, 1))
    squeeze = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * _MARGIN) / ((east - west) * squeeze or 1.0)

    def at(point: Point) -> Point:
        return (
            round(_MARGIN + (point[0] - west) * squeeze * scale, _DIGITS),
            round(_MARGIN + (north - point[1]) * scale, _DIGITS),
        )

    drawn = {}
    for place, shape in ground.outlines.items():
        rings = [[p for p, _ in groupby(map(at, ring))] for polygon in shape.polygons for ring in polygon]
        path = "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z" for ring in rings)
        drawn[place] = Outline(path, *at(inner_point(shape)))
    return Sketch(round(2 * _MARGIN + (north - south) * scale, _DIGITS), drawn)
