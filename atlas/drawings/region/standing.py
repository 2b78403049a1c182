"""Where the names of counties stand in the vector picture, so that none covers another. Lengths are in units of the picture.

Names that are clear of each other stay so in a larger picture, where their places move apart and they do not grow: whoever knows the
smallest picture of a page knows all of them.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from math import hypot

from atlas.drawings.labels import width
from atlas.drawings.region.sketch import Outline, Point

Box = tuple[float, float, float, float]  # left, top, right, bottom
_LINE, _BOLD, _LABEL_PX = 1.25, 1.06, 12.0
_REACH, _STEP = (
    5,
    0.45,
)  # so far a name may stand from the middle of its county, and in such steps, in sizes of its type
# What it costs, in sizes of its type away from the middle, that the middle of a name or a corner lies outside its county.
_ASTRAY, _OUTSIDE = 8.0, 0.7


def box(at: Point, lines: Sequence[str], em: float) -> Box:
    """The room of a label of ``lines`` in type of the size ``em``, with a little air around it."""
    across = max(width(line) for line in lines) * em / _LABEL_PX * _BOLD / 2 + 0.12 * em
    down = _LINE * em * len(lines) / 2
    return at[0] - across, at[1] - down, at[0] + across, at[1] + down


def shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    across, down = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)


def within(at: Point, corners: Sequence[Point]) -> bool:
    """Whether a point lies inside the line of ``corners``."""
    x, y = at
    crossed = (
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise((*corners, corners[0]))
    )
    return sum(crossed) % 2 == 1


@lru_cache(maxsize=256)
def standing(labels: tuple[tuple[Outline, tuple[str, ...]], ...], em: float) -> tuple[Point, ...]:
    """The middle of each label, given as its county and its lines: as near to the middle of the county and as far within it as leaves the
    others clear; the counties with the least room come first. ``em`` is the size of the type. Remembered, as it takes tenths of a second.
    """
    found, taken = dict[int, Point](), list[Box]()
    for n, (outline, lines) in sorted(enumerate(labels), key=lambda one: _room(one[1][0])):
        tried = [(cost, at, box(at, lines, em)) for cost, at in _choices(outline, lines, em)]
        covered = [sum(shared(own, other) for other in taken) for *_, own in tried]
        _, found[n], own = min(zip(covered, tried, strict=True), key=lambda one: (one[0], one[1][0]))[1]
        taken.append(own)
    return tuple(found[n] for n in range(len(labels)))


def _room(outline: Outline) -> float:
    xs, ys = ([corner[i] for corner in outline.corners] for i in (0, 1))
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _choices(outline: Outline, lines: Sequence[str], em: float) -> Iterator[tuple[float, Point]]:
    for right, down in product(range(-_REACH, _REACH + 1), repeat=2):
        x, y = outline.x + right * _STEP * em, outline.y + down * _STEP * em
        left, top, end, bottom = box((x, y), lines, em)
        ends = ((left, top), (end, top), (left, bottom), (end, bottom))
        away = _OUTSIDE * sum(not within(one, outline.corners) for one in ends)
        away += 0.0 if within((x, y), outline.corners) else _ASTRAY
        yield hypot(right, down) * _STEP + away, (x, y)
