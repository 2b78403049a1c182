"""Rows of bars → marks: a name, a bar whose parts lie where they are told to, what is said of it below, short figures at its right."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.drawings.bars import SHAPE, Style
from atlas.drawings.labels import width as width_of
from atlas.markup.pictures.marks import Art, Mark, Path, Words, block, rectangle, tidy, wrapped
from atlas.markup.pictures.symbols import BROKEN, SWATCH, swatch

_WIDTH, _NAME, _RIGHT, _INDENT = 1100.0, 250.0, 96.0, 18.0
_BAR, _LINE, _SIZE, _BETWEEN = 18.0, 19.0, 13.0, 12.0
Part = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar from ``start``, ``length`` long, both of the whole track (0 to 1); ``pattern`` is one of ``bars.SHAPE``,
    without a ``fill`` it is an outline, which may be ``broken``."""

    start: float
    length: float
    colour: str
    pattern: str = ""
    fill: bool = True
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: ``parts`` are what is said below the bar, each with the progress or status whose colour it has or "", ``right`` the figures
    at its end, ``depth`` how far its name is indented; ``head`` is a heading of the rows below it, ``tick`` where in the track a line stands."""

    name: str
    segments: Sequence[Segment] = ()
    parts: Sequence[Part] = ()
    right: Sequence[str] = ()
    depth: int = 0
    head: bool = False
    bold: bool = False
    tick: float | None = None


def in_line(weights: Sequence[Part | tuple[str, float]], whole: float, style: Style) -> list[Segment]:
    """Parts (progress or status, amount) one after the other, of a ``whole``."""
    made, start = [], 0.0
    for word, value in weights:
        share = float(value) / (whole or 1.0)
        made.append(Segment(start, share, style.colours[word or "unknown"], SHAPE.get(word, "")))
        start += share
    return made


def art(
    rows: Sequence[Bar],
    style: Style,
    heads: Sequence[str] = (),
    lines: Sequence[tuple[float, str]] = (),
    room: float = _RIGHT,
) -> Art:
    """The rows below one another; ``heads`` stand over the figures at the right, each of which takes ``room``, ``lines`` (where in the
    track, and what they mean) run through all bars."""
    columns = max((len(row.right) for row in rows), default=0)
    track = _WIDTH - _NAME - columns * room - (10 if columns else 0)
    marks: list[Mark] = []
    y = _LINE if heads or lines else 0.0
    for n, told in enumerate(heads):
        marks.append(Words(_at(columns, n, room), y - 6, told, style.ink, 12.0, "end"))
    for row in rows:
        marks += block(Words(row.depth * _INDENT, 0, "", style.ink, _SIZE + row.head * 2, bold=row.head or row.bold),
                       named := wrapped(row.name, _NAME - 14 - row.depth * _INDENT if not row.head else _WIDTH, _SIZE), y)  # fmt: skip
        below = y
        for s in row.segments:
            d = rectangle(_NAME + s.start * track, y, max(s.length * track, 1.0), _BAR)
            marks += [Path(d, style.ground)] if s.pattern else []
            marks.append(
                Path(d, s.colour if s.fill else "", s.colour, dash=BROKEN if s.broken else "", pattern=s.pattern)
            )
        if row.tick is not None:
            d = f"M{tidy(_NAME + row.tick * track)},{tidy(y - 3)}v{tidy(_BAR + 6)}"
            marks.append(Path(d, edge=style.ink, width=2.2))
        below += (_BAR + 3) if row.segments else 0
        said, below = _said(row.parts, below, track, style)
        marks += said
        marks += [
            Words(_at(columns, n, room), y + _BAR - 4, told, style.ink, _SIZE + 1, "end", n == 0)
            for n, told in enumerate(row.right)
        ]
        y = max(below, y + len(named) * 1.3 * (_SIZE + row.head * 2)) + _BETWEEN - row.head * 4
    for share, told in lines:
        at = _NAME + share * track
        marks.insert(0, Path(f"M{tidy(at)},{tidy(_LINE)}V{tidy(y)}", edge=style.colours["muted"], dash=BROKEN))
        marks.append(Words(at, _LINE - 6, told, style.ink, 12.0, "middle"))
    return Art(_WIDTH, max(y, 1.0), tuple(marks))


def _at(columns: int, n: int, room: float) -> float:
    return _WIDTH - (columns - 1 - n) * room


def _said(parts: Sequence[Part], y: float, room: float, style: Style) -> tuple[list[Mark], float]:
    """What is said of a bar, each part behind the swatch of its colour, and where the next row may begin."""
    marks: list[Mark] = []
    x, begun = _NAME, False
    for word, told in parts:
        key = SWATCH + 5 if word else 0.0
        wide = key + width_of(told) * _SIZE / 12 + 16
        if begun and x + wide > _NAME + room:
            x, y = _NAME, y + _LINE
        if word:
            marks.append(swatch(style.colours[word], SHAPE.get(word, ""), x, y + _LINE / 2, style.ground))
        lines = wrapped(told, room - key, _SIZE)
        marks += block(Words(x + key, 0, "", style.ink, _SIZE), lines, y + 1)
        y += _LINE * (len(lines) - 1)
        x, begun = x + wide, True
    return marks, y + (_LINE if parts else 0)
