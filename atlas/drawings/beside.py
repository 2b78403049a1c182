"""A row on a time axis, and where its label goes: beside its marks, where there is room, and never over the day."""

from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise

from atlas.drawings.labels import SPACE_PX, clipped, fitted, lines, width

# Room for a label is that of a phone's picture, of a small window, of a desktop's and of one as wide as 1440; which text shows is
# decided in the browser, by the custom properties that ``pieces.style()`` sets: nobody here knows how wide the reader's window is.
_PHONE_PX, _SMALL_PX, _DESKTOP_PX, _FULL_PX = 335.0, 640.0, 980.0, 1260.0
_NARROW, _WIDE = "var(--atlas-narrow,none)", "var(--atlas-wide,inline)"
_MIDDLE, _FULL = "var(--atlas-middle,none)", "var(--atlas-full,inline)"  # the two kinds of ``_WIDE`` where they differ
_LINE_PX = 322.0  # a line above the marks may run over the whole picture, also on the narrowest of phones
_ABOVE, _HIGHER = 0.33, 0.35  # from the marks of a tall row up to its label, and from there to the line before the last


@dataclass(frozen=True, slots=True)
class Mark:
    """One date on a row. ``hollow`` is a plan; ``tip`` is markup."""

    first: date
    last: date
    shape: str
    colour: str
    tip: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Marks and their label; ``thread`` are (from, to, colour) of a line below the marks, ``silence`` is the (from, to) of a
    dotted one: a time of which no source tells anything.

    ``brief`` is the label where there is no room for the whole; ``heads`` are beginnings of both, the first of which is cut where
    there is no room for either.
    """

    key: str
    label: str
    marks: tuple[Mark, ...]
    thread: tuple[tuple[date, date, str], ...] = ()
    silence: tuple[date, date] | None = None
    brief: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    first: date
    last: date
    day: date | None = None

    def at(self, day: date) -> float:
        """Where a day lies, from 0 to 1."""
        return (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)


def _gap(row: Row, axis: Axis, least: float) -> tuple[str, date, float]:
    """Where a label goes that takes ``least``: its side, the day beside which it stands, and the room there, from 0 to 1.

    Behind the last mark if it fits there, else before the first, else between two, else where is most room. No label crosses the
    day, but where all of its row is still to come: it would seem to tell of that. Behind a plan it stands only where there is no
    other room for it.
    """
    marks = sorted(row.marks, key=lambda m: m.first)
    first, last = marks[0].first, max(m.last for m in marks)
    wall = axis.at(axis.day) if axis.day and first <= axis.day else 1.0
    before = ("left", first, axis.at(first))
    behind = ("right", last, _until(axis.at(last), 1, wall))
    between = [("right", a.last, _until(axis.at(a.last), axis.at(b.first), wall)) for a, b in pairwise(marks)]
    between.sort(key=lambda gap: gap[2], reverse=True)
    ahead = wall < 1 and axis.at(last) >= wall
    gaps = [before, *between] if ahead else [behind, before, *between]
    fitting = (gap for gap in gaps if gap[2] >= least)
    found = next(fitting, max(gaps, key=lambda gap: gap[2]))
    return behind if ahead and found[2] < least / 2 else found


def _until(start: float, end: float, wall: float) -> float:
    """The room from ``start`` to ``end``, or to the wall where it stands between them."""
    return (wall if start < wall < end else end) - start


def _beside(row: Row, side: str, day: date, shown: str) -> tuple[str, str, date]:
    """Markup with the room that the mark of ``day`` takes, its side, and the day."""
    gap = "\u00a0" * (3 if any(m.first < m.last and day in (m.first, m.last) for m in row.marks) else 4)
    return (gap + shown if side == "right" else shown + gap), side, day


def _only(shows: str, content: str) -> str:
    """Markup that shows in windows of one width only, such as ``_NARROW``."""
    return f'<span style="display:{shows}">{escape(content, quote=False)}</span>'


def label(row: Row, axis: Axis) -> tuple[str, str, date]:
    """The label of a row that is as high on a phone as on a desktop: markup, side, and the day beside which it stands."""
    side, day, room = _gap(row, axis, (width(row.label) + 14) / _PHONE_PX)
    narrow, wide = clipped(row.label, room * _PHONE_PX - 14), clipped(row.label, room * _DESKTOP_PX - 14)
    shown = escape(narrow, quote=False) if narrow == wide else _only(_NARROW, narrow) + _only(_WIDE, wide)
    return _beside(row, side, day, shown)


def least(row: Row, axis: Axis) -> float:
    """How many pixels wide a picture must be for the whole label of a row beside its mark."""
    room = _gap(row, axis, (width(row.label) + 14) / _SMALL_PX)[2]
    return min((width(row.label) + 14) / max(room, 0.01), _DESKTOP_PX)


def _desktop(row: Row, axis: Axis) -> list[tuple[str, str, date]]:
    """The label of a tall row beside its mark: once, or once for each of two widths of a desktop where the wider has more room
    for it."""
    side, day, room = _gap(row, axis, (width(row.label) + 14) / _SMALL_PX)
    middle = fitted(row.label, row.brief, room * _DESKTOP_PX - 14, row.heads)
    if middle == row.label:
        return [_beside(row, side, day, _only(_WIDE, middle))]
    far, at, more = _gap(row, axis, (width(row.label) + 14) / _FULL_PX)
    full = fitted(row.label, row.brief, more * _FULL_PX - 14, row.heads)
    return [_beside(row, side, day, _only(_MIDDLE, middle)), _beside(row, far, at, _only(_FULL, full))]


def labels(row: Row, axis: Axis, y: float) -> list[tuple[str, str, date, float]]:
    """The label of a tall row, as (markup, side, day, height): beside its mark on a desktop, above it on a phone, where what
    is too long for one line goes on beside the mark or, if there is no room either, on a second line above it; of what has a
    ``brief`` label the rest of the whole stands beside the mark or nowhere."""
    made = [(*told, y) for told in _desktop(row, axis)]
    most, begins = _LINE_PX, min(m.first for m in row.marks)
    if axis.day and begins <= axis.day:
        most = max(_LINE_PX * axis.at(axis.day), _LINE_PX / 2)
    if row.brief:
        above = [fitted(row.label, row.brief, most, row.heads)]
        rest = "" if above == [row.label] else row.label.removeprefix(row.brief).strip(" ·")
    else:
        above = [line.strip(" ·") for line in lines(row.label, most, SPACE_PX)]
        rest = above[-1] if len(above) > 1 else ""
    side, day, room = _gap(row, axis, (width(rest) + 14) / _PHONE_PX)
    if rest and room * _PHONE_PX - 14 >= width(rest):
        made.append((*_beside(row, side, day, _only(_NARROW, rest)), y))
        above = above if row.brief else above[:-1]
    last = y
    before = axis.at(begins) - 6 / _PHONE_PX
    start = max(min(before, (most - max(map(width, above))) / _LINE_PX), 0)
    for line in reversed(above):
        last -= _HIGHER if last < y else _ABOVE
        made.append((_only(_NARROW, line), "right", axis.first + (axis.last - axis.first) * start, last))
    return made
