"""The HTML of the wall: scenes in type that is read from five metres, which a style sheet turns by itself.

All sizes are in one unit: 1 % of the height of a 16:9 screen, less where the screen is narrower, so that 1920×1080 is filled
without a scroll bar and nothing is cut elsewhere. Scenes are stacked and shown in turn by one CSS
animation: nothing runs on the server, and a wall that loses its connection goes on turning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin

from markupsafe import Markup

from atlas.markup.render import macro

SECONDS = 14
_LONG_NAME = 34  # signs; a longer name is set smaller
_LABEL = 3.4  # size of the type of the bars' labels


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: label, value as words, share of the longest (0 to 1), colour."""

    label: str
    said: str
    share: float
    colour: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the layout: name, words below it ("" where no source tells of a project), and whether it is the core."""

    name: str
    said: str
    core: bool


@dataclass(frozen=True, slots=True)
class Product:
    """One product: its name, how much stands (number, unit, word for it), and the bars of what stands and what is coming."""

    name: str
    value: str
    unit: str
    built: str
    bars: Sequence[Bar]


def products(items: Sequence[Product]) -> Markup:
    """A row for each product; the bars of all of them begin at one line, below the longest label."""
    wide = _LABEL * max((_breadth(b.label) for p in items for b in p.bars), default=0)
    return macro("wall.html", "products")(items, wide)


def _breadth(words: str) -> float:
    """About how wide words are set, in widths of a Chinese sign."""
    return sum(1 if ord(c) > 0x2E7F else 0.5 for c in words)


def bars(items: Sequence[Bar]) -> Markup:
    """A list of bars, the longest first."""
    return macro("wall.html", "bars")(items)


def news(rows: Sequence[tuple[str, str, str]]) -> Markup:
    """A list of (date, what, why)."""
    return macro("wall.html", "news")(rows)


def facts(items: Sequence[tuple[str, str]]) -> Markup:
    """Large numbers with a few words below each."""
    return macro("wall.html", "facts")(items)


def wheel(spots: Sequence[Spot], key: str = "") -> Markup:
    """The layout: the core in the middle, the points around it. Positions mean nothing but the role.

    A point with no words has a dashed edge, which ``key`` explains once. Made of boxes, since ``st.html`` lets no drawing through.
    """
    cores, points = [s for s in spots if s.core], [s for s in spots if not s.core]
    lines, discs = [], []
    for n, spot in enumerate(points):
        angle = pi / 2 - 2 * pi * n / max(len(points), 1)
        x, y = 61 * cos(angle), -25 * sin(angle)
        lines.append((hypot(x, y), degrees(atan2(y, x))))
        discs.append(_disc(x, y, (38, 16), "#24435C", spot, 3.8 if len(spot.name) <= _LONG_NAME else 3.2))
    discs += [_disc(0, 0, (28, 28), "#1B7F5C", spot, 5.2) for spot in cores]
    return macro("wall.html", "wheel")(lines, discs, key if not all(s.said for s in points) else "")


def _disc(x: float, y: float, across: tuple[float, float], colour: str, spot: Spot, size: float) -> dict[str, object]:
    """A disc for the core, a box for a point: the names of zones are long in English, and none is broken within high-tech."""
    kind = "core" if spot.core else "point" if spot.said else "point open"
    return {"kind": kind, "left": x - across[0] / 2, "top": y - across[1] / 2, "wide": across[0], "high": across[1],
            "fill": "" if kind == "point open" else colour, "size": size, "name": spot.name.replace("-", "\u2011"),
            "said": spot.said}  # fmt: skip


def scene(title: str, body: Markup, sources: str) -> Markup:
    """One scene: the finding, what shows it, and where it comes from."""
    return macro("wall.html", "scene")(title, body, sources)


def wall(title: str, as_of: str, paused: str, foot: str, scenes: Sequence[Markup]) -> Markup:
    """The whole wall; give it to ``st.html`` with scripts allowed."""
    return macro("wall.html", "wall")(title, as_of, paused, foot, scenes, SECONDS)


def checked(said: str) -> Markup:
    """When the data were last looked at; apart from the scenes, so that it may change without turning them back."""
    return macro("wall.html", "checked")(said)
