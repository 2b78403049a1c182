"""County outlines → a plain vector picture: crisp at any size, in print, and there with the page's first words.

Lengths are in units of the picture, which is ``WIDTH`` wide.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, hypot, radians

from atlas.catalog.model import Ring
from atlas.catalog.remember import remembered
from atlas.drawings.region.outlines import inner_point
from atlas.figures.shared.places import Ground

WIDTH, _MARGIN = 400.0, 4.0
_DIGITS = 1
_NEAR = 0.6
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A county: ``path`` in the words of SVG, the point at which its name stands, and as ``reach`` the corners of its outer rings,
    joined into one line, in percent of the picture: what answers a pointer at any size; ``corners`` are the same in its units."""

    path: str
    x: float
    y: float
    reach: str
    corners: tuple[Point, ...]


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

    height = round(2 * _MARGIN + (north - south) * scale, _DIGITS)
    drawn = {}
    for place, shape in ground.outlines.items():
        rings = [[p for p, _ in groupby(map(at, ring))] for polygon in shape.polygons for ring in polygon]
        path = "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z" for ring in rings)
        corners = _corners([polygon[0] for polygon in shape.polygons], at)
        reach = ",".join(f"{100 * x / WIDTH:.1f}% {100 * y / height:.1f}%" for x, y in corners)
        drawn[place] = Outline(path, *at(inner_point(shape)), reach, corners)
    return Sketch(height, drawn)


def _corners(rings: Sequence[Ring], at: Callable[[Point], Point]) -> tuple[Point, ...]:
    """The rings one after the other; each way from the first to another and back has no width."""
    simple = [_simple([at(point) for point in ring]) for ring in rings]
    return (*simple[0], *(point for ring in simple[1:] for point in (*ring, simple[0][-1])))


def _simple(line: Sequence[Point]) -> list[Point]:
    """The line without the points that lie nearer than ``_NEAR`` to the way between their neighbours (Douglas and Peucker)."""
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = hypot(x2 - x1, y2 - y1)

    def away(point: Point) -> float:
        x, y = point[0] - x1, point[1] - y1
        return abs(x * (y2 - y1) - y * (x2 - x1)) / length if length else hypot(x, y)

    far = max(range(1, len(line) - 1), key=lambda n: away(line[n]), default=0)
    if not far or away(line[far]) < _NEAR:
        return [line[0], line[-1]]
    return [*_simple(line[: far + 1])[:-1], *_simple(line[far:])]
