"""The symbols of Plotly that the pictures use, as paths of a radius of 1 around the origin, and the swatches of a key."""

from math import cos, pi, sin

from atlas.drawings.colours import readable
from atlas.markup.pictures.marks import Mark, Path, rectangle


def _corners(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.3f},{y:.3f}" for x, y in points) + "Z"


def _regular(corners: int, radius: float = 1.0) -> str:
    """A polygon with a corner on top."""
    turns = [2 * pi * n / corners - pi / 2 for n in range(corners)]
    return _corners([(radius * cos(t), radius * sin(t)) for t in turns])


def _star(corners: int, outer: float, inner: float) -> str:
    turns = [pi * n / corners - pi / 2 for n in range(2 * corners)]
    return _corners(
        [((inner if n % 2 else outer) * cos(t), (inner if n % 2 else outer) * sin(t)) for n, t in enumerate(turns)]
    )


_ARM, _REACH = 0.4, 1.2
_CROSS = [(-_ARM, -_REACH), (_ARM, -_REACH), (_ARM, -_ARM), (_REACH, -_ARM), (_REACH, _ARM), (_ARM, _ARM), (_ARM, _REACH),
          (-_ARM, _REACH), (-_ARM, _ARM), (-_REACH, _ARM), (-_REACH, -_ARM), (-_ARM, -_ARM)]  # fmt: skip
SYMBOLS = {
    "circle": "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z",
    "square": "M1,1H-1V-1H1Z",
    "diamond": _regular(4, 1.3),
    "triangle-up": _corners([(-1.155, 0.5), (1.155, 0.5), (0, -1)]),
    "triangle-down": _corners([(-1.155, -0.5), (1.155, -0.5), (0, 1)]),
    "triangle-left": _corners([(0.5, -1.155), (0.5, 1.155), (-1, 0)]),
    "triangle-right": _corners([(-0.5, -1.155), (-0.5, 1.155), (1, 0)]),
    "star-triangle-up": _star(3, 1.6, 0.5),
    "pentagon": _regular(5),
    "hexagon": _regular(6),
    "star": _star(5, 1.4, 0.535),
    "cross": _corners(_CROSS),
    "x": _corners([((x - y) * 0.7071, (x + y) * 0.7071) for x, y in _CROSS]),
    "line-ns": "M0,1V-1",
}
SWATCH = 12.0
OUTLINE = "outline"
BROKEN = "2.5,2"


def symbol(
    name: str, x: float, y: float, size: float, *, fill: str, edge: str, width: float, opacity: float = 1.0
) -> Path:
    """A symbol of ``size`` px; one that ends in ``-open`` has no fill, and its own colour as edge."""
    bare = name.removesuffix("-open")
    hollow = name != bare or bare.startswith("line")
    at = (round(x, 2), round(y, 2), size / 2)
    return Path(SYMBOLS[bare], "" if hollow else fill, fill if name != bare else edge, width, opacity=opacity, at=at)


def swatch(colour: str, pattern: str, x: float, middle: float, ground: str) -> Mark:
    """The small square or symbol that stands before the word of a key; ``pattern`` is that of ``bars.Picture.keys``, or ``OUTLINE``.

    Its edge stands out from the ``ground``, however pale it is."""
    if pattern in SYMBOLS:
        return symbol(pattern, x + SWATCH / 2, middle, SWATCH - 2, fill=colour, edge=colour, width=1)
    square = rectangle(x, middle - SWATCH / 2, SWATCH, SWATCH)
    return Path(
        square, "" if pattern == OUTLINE else colour, readable(colour, ground), pattern=pattern.replace(OUTLINE, "")
    )


def hollow(colour: str, x: float, middle: float, ground: str) -> Mark:
    """The swatch of what no source has told of for long: an outline that is broken."""
    return Path(
        rectangle(x, middle - SWATCH / 2, SWATCH, SWATCH), edge=readable(colour, ground), width=1.4, dash=BROKEN
    )
