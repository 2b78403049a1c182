"""County outlines as geometry: for each the point deepest inside it, where its name and its bubble are drawn.

All coordinates are (lon, lat) in degrees, WGS84. Distances are measured on a plane whose x is shrunk by the cosine of the
latitude, in degrees of latitude (1° is about 111 km); that is true enough within one region.
"""

from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise
from math import cos, hypot, inf, radians, sqrt

from atlas.catalog.model import Ring, Shape

_PRECISION = 0.03


@lru_cache(maxsize=256)
def inner_point(shape: Shape) -> tuple[float, float]:
    """The point of the largest polygon that is farthest from its border (the pole of inaccessibility), to about 3 km."""
    rings = max(shape.polygons, key=lambda polygon: abs(_area(polygon[0])))
    squeeze = cos(radians(sum(y for _, y in rings[0]) / len(rings[0])))
    flat = tuple(tuple((x * squeeze, y) for x, y in ring) for ring in rings)
    x, y = _pole(flat)
    return x / squeeze, y


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _pole(rings: tuple[Ring, ...]) -> tuple[float, float]:
    """Halves squares until none can hold a deeper point than the best one found by more than the precision."""
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    half = min(max(xs) - min(xs), max(ys) - min(ys)) / 2 or _PRECISION
    queue: list[tuple[float, float, float, float]] = []
    best, at = -inf, (xs[0], ys[0])

    def look(x: float, y: float, size: float) -> None:
        nonlocal best, at
        depth = _depth(rings, x, y)
        if depth > best:
            best, at = depth, (x, y)
        if (most := depth + size * sqrt(2)) > best + _PRECISION:
            heappush(queue, (-most, x, y, size))

    across, down = round((max(xs) - min(xs)) / half / 2) + 1, round((max(ys) - min(ys)) / half / 2) + 1
    for column in range(across):
        for row in range(down):
            look(min(xs) + half * (2 * column + 1), min(ys) + half * (2 * row + 1), half)
    while queue:
        most, x, y, size = heappop(queue)
        if -most - best > _PRECISION:
            for dx in (-size / 2, size / 2):
                for dy in (-size / 2, size / 2):
                    look(x + dx, y + dy, size / 2)
    return at


def _depth(rings: tuple[Ring, ...], x: float, y: float) -> float:
    """Distance of a point to the nearest border, negative outside of the polygon."""
    odd, nearest = False, inf
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                odd = not odd
            dx, dy = x2 - x1, y2 - y1
            along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy) if dx or dy else 0.0
            along = min(1.0, max(0.0, along))
            nearest = min(nearest, hypot(x - x1 - along * dx, y - y1 - along * dy))
    return nearest if odd else -nearest
