"""The frame of a picture to take away: title, subtitle and key above it, sources, day, filter and credit below, as one SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.drawings.bars import Style
from atlas.drawings.labels import width as width_of
from atlas.markup.pictures.marks import Art, Mark, Path, Words, block, pattern_id, tidy, wrapped
from atlas.markup.pictures.symbols import SWATCH, swatch
from atlas.markup.shared.render import render
from atlas.words.text import say

_MARGIN, _GAP, _NARROWEST = 26.0, 14.0, 840.0
_TITLE, _TEXT, _SMALL = 22.0, 13.0, 12.0
_BOLD = 0.94  # of the room: bold letters are wider than they are measured
_HAIR = 4.0  # between what has no frame and its edge
_SEVERAL = 10  # sources of which each has a line of its own; of more only who said it and when
# First those that are made for simplified Chinese; the last is whatever the reader's computer has.
FONTS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei",
         "WenQuanYi Micro Hei", "sans-serif")  # fmt: skip
FAMILY = ", ".join(FONTS)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with the words above it: ``keys`` as in ``bars.Picture``, ``alt`` is what it says, for who can't see it."""

    title: str
    subtitle: str
    alt: str
    keys: Sequence[tuple[str, str, str]]
    art: Art


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture with all that it says of itself: ``sources`` (in full, in short) in the order of their numbers, ``foot`` the lines
    below them."""

    drawn: Drawn
    sources: Sequence[tuple[str, str]]
    foot: Sequence[str]


def svg(plate: Plate, style: Style) -> str:
    """The plate as a file; equal plates are equal files."""
    drawn = plate.drawn
    room = max(drawn.art.width, _NARROWEST)
    marks, y = _head(drawn, style, room)
    foot, height = _foot(plate, style, room, y + drawn.art.height + _GAP)
    left = _MARGIN + (room - drawn.art.width) / 2
    return _file(drawn, style, (room + 2 * _MARGIN, height), [*marks, *foot], (left, y))


def inset(drawn: Drawn, style: Style) -> str:
    """The picture and below it its key, with no other word around them: for a page of paper that says title, sources and day itself."""
    marks, height = _keys(drawn.keys, style, _HAIR, drawn.art.height + _GAP, drawn.art.width - _HAIR)
    return _file(drawn, style, (drawn.art.width, height + _HAIR), marks, (0.0, 0.0))


def _file(drawn: Drawn, style: Style, size: tuple[float, float], around: Sequence[Mark], moved: tuple[float, float]) -> str:  # fmt: skip
    """The marks of a picture, ``moved`` to its place, and those ``around`` it."""
    patterns = sorted({(m.fill, m.pattern) for m in (*drawn.art.marks, *around) if isinstance(m, Path) and m.pattern})
    width, height = map(tidy, size)
    return str(render("pictures/plate.svg", title=drawn.title, alt=drawn.alt, lang=style.lang, ground=style.ground, family=FAMILY,
                      width=width, height=height, around=around, art=drawn.art.marks, moved=[tidy(n) for n in moved],
                      patterns=patterns, pattern_id=pattern_id, tidy=tidy, thin="{:.4g}".format))  # fmt: skip


def _head(drawn: Drawn, style: Style, room: float) -> tuple[list[Mark], float]:
    """Title, subtitle and key, and where the picture may begin."""
    marks: list[Mark] = []
    y = _MARGIN - 4
    for told, size, colour, share in (
        (drawn.title, _TITLE, style.ink, _BOLD), (drawn.subtitle, _TEXT, style.ink, 1.0),
    ):  # fmt: skip
        if told:
            held = wrapped(told, room * share, size)
            marks += block(Words(_MARGIN, 0, "", colour, size, bold=size == _TITLE), held, y)
            y += len(held) * 1.3 * size + 4
    keys, y = _keys(drawn.keys, style, _MARGIN, y, room)
    return [*marks, *keys], y + _GAP / 2


def _keys(keys: Sequence[tuple[str, str, str]], style: Style, left: float, y: float, room: float) -> tuple[list[Mark], float]:  # fmt: skip
    """The key in as many rows as it needs from ``left`` and ``y`` on, and where it ends."""
    marks: list[Mark] = []
    x, row = left, _TEXT * 1.7
    for colour, pattern, label in keys:
        wide = SWATCH + 6 + width_of(label) * _TEXT / 12 + 20
        if x > left and x + wide > left + room:
            x, y = left, y + row
        marks += [swatch(colour, pattern, x, y + row / 2, style.ground),
                  Words(x + SWATCH + 6, y + row / 2 + _TEXT * 0.36, label, style.ink, _TEXT)]  # fmt: skip
        x += wide
    return marks, y + (row if keys else 0)


def _foot(plate: Plate, style: Style, room: float, y: float) -> tuple[list[Mark], float]:
    """Sources and what is said below them, and where the plate ends."""
    marks: list[Mark] = [Path(f"M{tidy(_MARGIN)},{tidy(y)}h{tidy(room)}", edge=style.colours["line"], width=1)]
    few = len(plate.sources) <= _SEVERAL
    numbered = [say("picture.numbered", style.lang, number=n, told=whole if few else brief)
                for n, (whole, brief) in enumerate(plate.sources, start=1)]  # fmt: skip
    heading = say("picture.sources", style.lang) if numbered else say("picture.no_sources", style.lang)
    told = [heading, *numbered] if few else [heading + say("list.semicolon", style.lang).join(numbered)]
    y += 6
    for line in (*told, *plate.foot):
        held = wrapped(line, room, _SMALL)
        marks += block(Words(_MARGIN, 0, "", style.ink, _SMALL), held, y)
        y += len(held) * 1.3 * _SMALL + 2
    return marks, y + _MARGIN - 10


def letter(told: str, size: int) -> str:
    """A square with one letter, to see whether there is a font for it."""
    return str(render("pictures/letter.svg", told=told, size=size, family=FAMILY))
