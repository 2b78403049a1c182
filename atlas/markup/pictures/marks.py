"""The two kinds of marks that every picture to take away is made of, and what their colours and patterns are in the words of SVG.

Lengths are px of the picture, y runs downwards. Any program that reads SVG 1.1 can show them: no style sheet, no script, no
``rgba()``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from atlas.drawings.labels import lines

_RGBA = re.compile(r"rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)")
_OF = 12.0  # the size at which ``labels`` measures
_CLOSING = "，。；：、！？）》”’·%"
_OPENING = "（《“‘［"
LINE = 1.3  # from one line to the next, of the size
_BASE = 0.36  # from the middle of a line to its base, of the size


def tidy(number: float) -> str:
    """A length as it stands in the file: a tenth of a px is enough."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number else "0"


def paint(colour: str) -> tuple[str, float]:
    """A colour of Plotly as ``#rrggbb`` and how much of it shows, from 0 to 1."""
    found = _RGBA.fullmatch(colour)
    if not found:
        return colour, 1.0
    red, green, blue = (int(part) for part in found.groups()[:3])
    return f"#{red:02X}{green:02X}{blue:02X}", float(found[4] or 1)


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area: ``d`` in the words of SVG, ``fill`` and ``edge`` colours ("" for none), ``pattern`` one of ``bars.SHAPE``.

    ``at`` is (x, y, factor): where the origin of ``d`` lies and how much larger it is drawn; ``width`` is that of the edge after it.
    """

    d: str
    fill: str = ""
    edge: str = ""
    width: float = 1.0
    dash: str = ""
    pattern: str = ""
    opacity: float = 1.0
    at: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text with its base at ``y``; ``anchor`` is start, middle or end, ``halo`` a colour around the letters or ""."""

    x: float
    y: float
    text: str
    colour: str
    size: float = 12.0
    anchor: str = "start"
    bold: bool = False
    halo: str = ""


Mark = Path | Words


@dataclass(frozen=True, slots=True)
class Art:
    """The picture itself, without its words around it; what is drawn last lies on top."""

    width: float
    height: float
    marks: Sequence[Mark]


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """The path of a rectangle."""
    return f"M{tidy(x)},{tidy(y)}h{tidy(width)}v{tidy(height)}h{tidy(-width)}Z"


def block(words: Words, written: Sequence[str], top: float) -> list[Mark]:
    """Lines of text below one another from ``top``, each as ``words`` says but for its height and its text."""
    step = LINE * words.size
    return [Words(words.x, top + step * (n + 0.5) + _BASE * words.size, told, words.colour, words.size, words.anchor,
                  words.bold, words.halo) for n, told in enumerate(written)]  # fmt: skip


def wrapped(told: str, room: float, size: float) -> list[str]:
    """The text in lines that take about ``room`` px at ``size``; none begins with a mark that closes the one before, or ends with one
    that opens the next."""
    made: list[str] = []
    for line in lines(told, room * _OF / size):
        while made and made[-1] and made[-1][-1] in _OPENING:
            made[-1], line = made[-1][:-1], made[-1][-1] + line
        while made and line and line[0] in _CLOSING:
            made[-1], line = made[-1] + line[0], line[1:].lstrip()
        made += [line] if line else []
    return made


def pattern_id(colour: str, pattern: str) -> str:
    """The name of a pattern within one file; the same for the same colour and pattern, so that equal pictures are equal files."""
    return f"p{ord(pattern)}-{colour.removeprefix('#')}"
