"""Rows on a time axis: the one drawing that all pictures over time are made of.

One thing a row, its marks where its dates lie, its label beside them. A date is drawn as precisely as its source gives it: a
day is a point, a month, a year or a span is a bar of that length. Nothing here knows what the rows are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import pairwise

import plotly.graph_objects as go

from atlas.drawings.bars import Style
from atlas.words import text
from atlas.words.text import say

ROW_PX = 23
_TALL_ROW_PX = 40
THREAD_PX = 2.5  # the width of the line below the marks, and of no other
LIFT_PX = 5  # how much closer to the marks it belongs in a tall row
_TOP, _BOTTOM = 26, 38
_LETTER_PX = 12.0
_UNDER = 0.34  # how far below the marks of a row its line runs: it underlines the label and does not strike it out
# Room for a label is that of a phone's picture, of a small window beside the filters, and of a desktop's; which text shows is
# decided in the browser, by the custom properties that ``pieces.style()`` sets: nobody here knows how wide the reader's window is.
_PHONE_PX, _SMALL_PX, _DESKTOP_PX = 335.0, 640.0, 980.0
_NARROW, _WIDE = "var(--atlas-narrow,none)", "var(--atlas-wide,inline)"
_LINE_PX = 322.0  # a line above the marks may run over the whole picture, also on the narrowest of phones
_ABOVE, _HIGHER = (
    0.33,
    0.35,
)  # how far above its marks the label of a tall row stands, and the line before its last above that


@dataclass(frozen=True, slots=True)
class Mark:
    """One date on a row. ``hollow`` is a plan; ``tip`` is markup."""

    first: date
    last: date
    shape: str
    colour: str
    tip: str
    hollow: bool = False

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Marks and their label; ``thread`` are (from, to, colour) of a line below the marks.

    ``short`` is the label for a phone where there is no room for the whole.
    """

    key: str
    label: str
    marks: tuple[Mark, ...]
    thread: tuple[tuple[date, date, str], ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    first: date
    last: date
    day: date | None = None

    def at(self, day: date) -> float:
        """Where a day lies, from 0 to 1."""
        return (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)


Lanes = Sequence[tuple[str, Sequence[Row]]]


def _width(label: str) -> float:
    """Pixels that a label takes: a Chinese letter a whole one, a capital most of one, a thin letter a third."""
    return sum(_letter(c) for c in label)


def _letter(c: str) -> float:
    if ord(c) > 0x2E7F or c in "“”…·—":
        return _LETTER_PX
    return 3.6 if c in " .,:;'()/-–ijlft" else 8.0 if c.isupper() or c in "mw" else 6.8


def _clipped(label: str, room: float) -> str:
    """The label, cut to ``room`` pixels if it must be."""
    if _width(label) <= room:
        return label
    while label and _width(label) > room - _LETTER_PX:
        label = label[:-1]
    return f"{label.rstrip()}…"


def wrapped(content: str, most: int = 26) -> str:
    """Markup with line breaks, for a hover box that fits a phone."""
    lines, line = [], ""
    for word in _words(content):
        if line and _width(line + word) > most * _LETTER_PX:
            lines.append(line.strip())
            line = ""
        line += word
    return "<br>".join(escape(part, quote=False) for part in [*lines, line.strip()] if part)


def _words(content: str) -> list[str]:
    """Where a line may break: after a space, and after each Chinese letter."""
    words = [""]
    for letter in content:
        words[-1] += letter
        if letter == " " or ord(letter) > 0x2E7F:
            words.append("")
    return words


def _gap(row: Row, axis: Axis, least: float) -> tuple[str, date, float]:
    """Where a label goes that takes ``least``: its side, the day beside which it stands, and the room there, from 0 to 1.

    Behind the last mark if it fits there, else before the first, else between two, else where is most room.
    """
    marks = sorted(row.marks, key=lambda m: m.first)
    behind = ("right", max(m.last for m in marks))
    gaps = [(*behind, 1 - axis.at(behind[1])), ("left", marks[0].first, axis.at(marks[0].first))]
    between = [("right", a.last, axis.at(b.first) - axis.at(a.last)) for a, b in pairwise(marks)]
    gaps += sorted(between, key=lambda gap: gap[2], reverse=True)
    fitting = (gap for gap in gaps if gap[2] >= least)
    return next(fitting, max(gaps, key=lambda gap: gap[2]))


def _beside(row: Row, side: str, day: date, shown: str) -> tuple[str, str, date]:
    """Markup with the room that the mark of ``day`` takes, its side, and the day."""
    gap = "\u00a0" * (3 if any(m.first < m.last and day in (m.first, m.last) for m in row.marks) else 4)
    return (gap + shown if side == "right" else shown + gap), side, day


def _only(shows: str, content: str) -> str:
    """Markup that shows in a window of one width only: ``_NARROW`` or ``_WIDE``."""
    return f'<span style="display:{shows}">{escape(content, quote=False)}</span>'


def _label(row: Row, axis: Axis) -> tuple[str, str, date]:
    """The label of a row that is as high on a phone as on a desktop: markup, side, and the day beside which it stands."""
    side, day, room = _gap(row, axis, (_width(row.label) + 14) / _PHONE_PX)
    narrow, wide = _clipped(row.label, room * _PHONE_PX - 14), _clipped(row.label, room * _DESKTOP_PX - 14)
    shown = escape(narrow, quote=False) if narrow == wide else _only(_NARROW, narrow) + _only(_WIDE, wide)
    return _beside(row, side, day, shown)


def _least(row: Row, axis: Axis) -> float:
    """How many pixels wide a picture must be for the whole label of a row beside its mark."""
    room = _gap(row, axis, (_width(row.label) + 14) / _SMALL_PX)[2]
    return min((_width(row.label) + 14) / max(room, 0.01), _DESKTOP_PX)


def _labels(row: Row, axis: Axis, y: float) -> list[tuple[str, str, date, float]]:
    """The label of a tall row, as (markup, side, day, height): beside its mark on a desktop, above it on a phone, where what
    is too long for one line goes on beside the mark or, if there is no room either, on a second line above it."""
    side, day, room = _gap(row, axis, (_width(row.label) + 14) / _SMALL_PX)
    wide = _only(_WIDE, _clipped(row.label, room * _DESKTOP_PX - 14))
    made = [(*_beside(row, side, day, wide), y)]
    label = row.short if row.short and _width(row.label) > _LINE_PX else row.label
    lines, last = _lines(label), y
    if len(lines) > 1:
        side, day, room = _gap(row, axis, (_width(lines[-1]) + 14) / _PHONE_PX)
        if room * _PHONE_PX - 14 >= _width(lines[-1]):
            made.append((*_beside(row, side, day, _only(_NARROW, lines.pop())), y))
    before = axis.at(min(m.first for m in row.marks)) - 6 / _PHONE_PX
    start = max(min(before, 1 - max(map(_width, lines)) / _LINE_PX), 0)
    for line in reversed(lines):
        last -= _HIGHER if last < y else _ABOVE
        made.append((_only(_NARROW, line), "right", axis.first + (axis.last - axis.first) * start, last))
    return made


def _lines(label: str) -> list[str]:
    """The label in lines of whole words that a phone's picture has room for."""
    lines = [""]
    for word in _words(label):
        if lines[-1] and _width((lines[-1] + word).rstrip()) > _LINE_PX:
            lines.append("")
        lines[-1] += word
    return [line.strip(" ·") for line in lines]


def tall(height: int) -> int:
    """How high a picture of ``height`` must be on a phone, where each label has a line of its own."""
    return round(_TOP + _BOTTOM + (height - _TOP - _BOTTOM) / ROW_PX * _TALL_ROW_PX)


def _iso(day: date, axis: Axis) -> str:
    return min(max(day, axis.first), axis.last).isoformat()


def _frame_of(figure: go.Figure, height: int, axis: Axis, style: Style, above: float) -> None:
    """Size, axis, the lines of the years and of the day; ``above`` is the room over the first row."""
    bottom, top = height + 0.5, -above
    figure.update_layout(
        height=round(_TOP + _BOTTOM + ROW_PX * (bottom - top)), margin={"l": 4, "r": 4, "t": _TOP, "b": _BOTTOM}, showlegend=False,
        dragmode=False, hovermode="closest", hoverlabel={"align": "left", "font": {"color": style.ink}}, font={"color": style.ink, "size": 12},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)")  # fmt: skip
    figure.update_xaxes(type="date", range=[axis.first.isoformat(), axis.last.isoformat()], showgrid=False, zeroline=False,
                        showticklabels=False, fixedrange=True, ticks="")  # fmt: skip
    figure.update_yaxes(
        range=[bottom, top], showgrid=False, zeroline=False, showticklabels=False, fixedrange=True, ticks=""
    )
    for year in range(axis.first.year, axis.last.year + 1):
        start, end = max(date(year, 1, 1), axis.first), min(date(year, 12, 31), axis.last)
        if start > axis.first:
            figure.add_shape(type="line", x0=start.isoformat(), x1=start.isoformat(), y0=top, y1=bottom, layer="below",
                             line={"color": "rgba(128,140,152,.35)", "width": 1})  # fmt: skip
        if end - start > timedelta(days=150):
            for y, anchor in ((top, "bottom"), (bottom, "top")):
                figure.add_annotation(x=(start + (end - start) / 2).isoformat(), y=y, text=text.day(str(year), style.lang),
                                      yanchor=anchor, showarrow=False, font={"size": 12, "color": style.ink})  # fmt: skip
    if not figure.layout.annotations or all(a.y not in (top, bottom) for a in figure.layout.annotations):
        for end, anchor in ((axis.first, "left"), (axis.last, "right")):  # no year is long enough for its number
            figure.add_annotation(x=end.isoformat(), y=top, text=text.day(end.isoformat(), style.lang), yanchor="bottom",
                                  xanchor=anchor, showarrow=False, font={"size": 12, "color": style.ink})  # fmt: skip
    if axis.day and axis.first < axis.day < axis.last:
        figure.add_annotation(x=axis.day.isoformat(), y=bottom, text=escape(say("time.day", style.lang)), yanchor="top", yshift=-12,
                              xanchor="right" if axis.at(axis.day) > 0.85 else "center", showarrow=False, font={"size": 11, "color": style.ink})  # fmt: skip
        figure.add_shape(type="line", x0=axis.day.isoformat(), x1=axis.day.isoformat(), y0=top, y1=bottom, layer="below",
                         line={"color": style.ink, "width": 1, "dash": "dot"})  # fmt: skip


def draw(
    lanes: Lanes, axis: Axis, style: Style, links: Sequence[tuple[str, str]] = (), grows: bool = False
) -> go.Figure:
    """The figure: lanes from top to bottom, each with a heading if it has one, and a row for each thing in it.

    What ``grows`` is as high as ``tall`` says where it is less wide than its ``least``; its labels stand above their marks there.
    """
    figure, rows, y = go.Figure(), [], 0
    places: dict[str, tuple[Row, int]] = {}
    for number, (heading, held) in enumerate(lanes):
        top = y - 0.5
        if heading:
            figure.add_annotation(xref="paper", x=0, y=y, text=f"<b>{escape(heading, quote=False)}</b>", showarrow=False, xanchor="left",
                                  font={"size": 13, "color": style.ink})  # fmt: skip
            y += 1
        for row in held:
            places[row.key] = (row, y)
            rows.append((row, y))
            y += 1
        if number % 2 == 0 and len(lanes) > 1:
            figure.add_shape(type="rect", xref="paper", x0=0, x1=1, y0=top, y1=y - 0.5, layer="below", line={"width": 0},
                             fillcolor="rgba(128,140,152,.10)")  # fmt: skip
    _draw_links(figure, [(places[a], places[b]) for a, b in links if a in places and b in places], axis, style)
    _draw_threads(figure, rows, axis)
    _draw_marks(figure, [(m, at) for row, at in rows for m in row.marks], axis, style)
    if grows:
        figure.update_layout(meta={"least": max((round(_least(row, axis)) for row, _ in rows if row.label), default=0)})
        _draw_labels(figure, [made for row, y in rows if row.label for made in _labels(row, axis, y)], axis, style)
    else:
        _draw_labels(figure, [(*_label(row, axis), y) for row, y in rows if row.label], axis, style)
    _frame_of(figure, max(y - 1, 0), axis, style, 0.8 if grows and lanes and not lanes[0][0] else 0.5)
    return figure


def _draw_links(
    figure: go.Figure, pairs: Sequence[tuple[tuple[Row, int], tuple[Row, int]]], axis: Axis, style: Style
) -> None:
    """A thin line from each event to the one that follows from it: down or up at the time of the first, then along
    between two rows, where no label is."""
    xs: list[str | None] = []
    ys: list[float | None] = []
    for (before, top), (after, bottom) in pairs:
        start, end = _iso(before.marks[0].middle, axis), _iso(after.marks[0].middle, axis)
        beside = bottom - 0.5 if bottom > top else bottom + 0.5
        xs += [start, start, end, end, None]
        ys += [top, beside, beside, bottom, None]
    if xs:
        figure.add_scatter(x=xs, y=ys, mode="lines", line={"color": style.ink, "width": 1, "dash": "dot"}, opacity=0.4,
                           hoverinfo="skip")  # fmt: skip


def _draw_threads(figure: go.Figure, rows: Sequence[tuple[Row, int]], axis: Axis) -> None:
    for colour in dict.fromkeys(c for row, _ in rows for _, _, c in row.thread):
        xs: list[str | None] = []
        ys: list[float | None] = []
        for row, y in rows:
            for start, end, own in row.thread:
                if own == colour:
                    xs += [_iso(start, axis), _iso(end, axis), None]
                    ys += [y + _UNDER, y + _UNDER, None]
        figure.add_scatter(x=xs, y=ys, mode="lines", line={"color": colour, "width": THREAD_PX}, hoverinfo="skip")


def _draw_marks(figure: go.Figure, marks: Sequence[tuple[Mark, int]], axis: Axis, style: Style) -> None:
    """Bars with caps for dates that are no day, then a symbol for each date; all of them tell their tip."""
    bars = [(m, y) for m, y in marks if m.first != m.last]
    for colour, hollow in dict.fromkeys((m.colour, m.hollow) for m, _ in bars):
        mine = [(m, y) for m, y in bars if (m.colour, m.hollow) == (colour, hollow)]
        figure.add_scatter(
            x=[x for m, _ in mine for x in (_iso(m.first, axis), _iso(m.last, axis), None)],
            y=[v for _, y in mine for v in (y, y, None)], mode="lines", hoverinfo="skip",
            line={"color": _firm(colour, style) if hollow else colour, "width": 2 if hollow else 8, "dash": "dot" if hollow else "solid"},
            opacity=1 if hollow else 0.5)  # fmt: skip
    caps = [(m, y, end) for m, y in bars for end in (m.first, m.last)]
    figure.add_scatter(
        x=[_iso(end, axis) for _, _, end in caps], y=[y for _, y, _ in caps], mode="markers",
        marker={"symbol": "line-ns", "size": 6, "line": {"width": 1.5, "color": [_firm(m.colour, style) for m, _, _ in caps]}},
        customdata=[m.tip for m, _, _ in caps], hovertemplate="%{customdata}<extra></extra>")  # fmt: skip
    figure.add_scatter(
        x=[_iso(m.middle, axis) for m, _ in marks], y=[y for _, y in marks], mode="markers", cliponaxis=False,
        marker={"symbol": [f"{m.shape}-open" if m.hollow else m.shape for m, _ in marks], "opacity": 1,
                "size": [13 if m.shape == "star" else 10 for m, _ in marks], "color": [_firm(m.colour, style) if m.hollow else m.colour for m, _ in marks],
                "line": {"width": [2 if m.hollow else 1 for m, _ in marks],
                         "color": [_firm(m.colour, style) if m.hollow else style.ink for m, _ in marks]}},
        customdata=[m.tip for m, _ in marks], hovertemplate="%{customdata}<extra></extra>")  # fmt: skip


def _firm(colour: str, style: Style) -> str:
    """``colour`` half way to the ink, for thin lines, which a pale colour would hide."""
    mixed = [(int(colour[i : i + 2], 16) + int(style.ink[i : i + 2], 16)) // 2 for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _draw_labels(figure: go.Figure, made: Sequence[tuple[str, str, date, float]], axis: Axis, style: Style) -> None:
    figure.add_scatter(
        x=[_iso(day, axis) for _, _, day, _ in made], y=[y for *_, y in made], text=[label for label, *_ in made], mode="text",
        textposition=[f"middle {side}" for _, side, *_ in made], hoverinfo="skip", cliponaxis=False,
        textfont={"size": 12, "color": style.ink})  # fmt: skip
