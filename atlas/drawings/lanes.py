"""Rows on a time axis: the one drawing that all pictures over time are made of.

One thing a row, its marks where its dates lie, its label beside them. A date is drawn as precisely as its source gives it: a day
is a point, what is longer a bar of that length. Nothing here knows what the rows are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from atlas.drawings.bars import Style
from atlas.drawings.labels import SPACE_PX, clipped, fitted, lines, width
from atlas.figures.shared.table import grouped
from atlas.words import text
from atlas.words.text import say

ROW_PX = 19
_TALL_ROW_PX = 40
THREAD_PX = 2.5  # the width of the line below the marks, and of no other
LIFT_PX = 5  # how much closer to the marks it belongs in a tall row
_TOP, _BOTTOM, _SIDE = 26, 38, 10  # a mark at either end of the axis is whole
_UNDER = 0.34  # how far below the marks of a row its line runs: it underlines the label and does not strike it out
# Room for a label is that of a phone's picture, of a small window, of a desktop's and of one as wide as 1440; which text shows is
# decided in the browser, by the custom properties that ``pieces.style()`` sets: nobody here knows how wide the reader's window is.
_PHONE_PX, _SMALL_PX, _DESKTOP_PX, _FULL_PX = 335.0, 640.0, 980.0, 1260.0
_NARROW, _WIDE = "var(--atlas-narrow,none)", "var(--atlas-wide,inline)"
_MIDDLE, _FULL = "var(--atlas-middle,none)", "var(--atlas-full,inline)"  # the two kinds of ``_WIDE`` where they differ
_LINE_PX = 322.0  # a line above the marks may run over the whole picture, also on the narrowest of phones
_ABOVE, _HIGHER = 0.33, 0.35  # from the marks of a tall row up to its label, and from there to the line before the last
_YEAR, _BAND, _NO = "rgba(128,140,152,.35)", "rgba(128,140,152,.10)", "rgba(0,0,0,0)"  # on light ground and on dark


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

    ``short`` is the label for a phone where there is no room for the whole, ``brief`` that for a desktop.
    """

    key: str
    label: str
    marks: tuple[Mark, ...]
    thread: tuple[tuple[date, date, str], ...] = ()
    silence: tuple[date, date] | None = None
    short: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    first: date
    last: date
    day: date | None = None

    def at(self, day: date) -> float:
        """Where a day lies, from 0 to 1."""
        return (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)


Lanes = Sequence[tuple[str, Sequence[Row]]]


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
    """Markup that shows in windows of one width only, such as ``_NARROW``."""
    return f'<span style="display:{shows}">{escape(content, quote=False)}</span>'


def _label(row: Row, axis: Axis) -> tuple[str, str, date]:
    """The label of a row that is as high on a phone as on a desktop: markup, side, and the day beside which it stands."""
    side, day, room = _gap(row, axis, (width(row.label) + 14) / _PHONE_PX)
    narrow, wide = clipped(row.label, room * _PHONE_PX - 14), clipped(row.label, room * _DESKTOP_PX - 14)
    shown = escape(narrow, quote=False) if narrow == wide else _only(_NARROW, narrow) + _only(_WIDE, wide)
    return _beside(row, side, day, shown)


def _least(row: Row, axis: Axis) -> float:
    """How many pixels wide a picture must be for the whole label of a row beside its mark."""
    room = _gap(row, axis, (width(row.label) + 14) / _SMALL_PX)[2]
    return min((width(row.label) + 14) / max(room, 0.01), _DESKTOP_PX)


def _desktop(row: Row, axis: Axis) -> list[tuple[str, str, date]]:
    """The label of a tall row beside its mark: once, or once for each of two widths of a desktop where the wider has more room
    for it."""
    side, day, room = _gap(row, axis, (width(row.label) + 14) / _SMALL_PX)
    middle = fitted(row.label, row.brief, room * _DESKTOP_PX - 14)
    if middle == row.label:
        return [_beside(row, side, day, _only(_WIDE, middle))]
    far, at, more = _gap(row, axis, (width(row.label) + 14) / _FULL_PX)
    full = fitted(row.label, row.brief, more * _FULL_PX - 14)
    return [_beside(row, side, day, _only(_MIDDLE, middle)), _beside(row, far, at, _only(_FULL, full))]


def _labels(row: Row, axis: Axis, y: float) -> list[tuple[str, str, date, float]]:
    """The label of a tall row, as (markup, side, day, height): beside its mark on a desktop, above it on a phone, where what
    is too long for one line goes on beside the mark or, if there is no room either, on a second line above it."""
    made = [(*told, y) for told in _desktop(row, axis)]
    label = row.short if row.short and width(row.label) > _LINE_PX else row.label
    above, last = [line.strip(" ·") for line in lines(label, _LINE_PX, SPACE_PX)], y
    if len(above) > 1:
        side, day, room = _gap(row, axis, (width(above[-1]) + 14) / _PHONE_PX)
        if room * _PHONE_PX - 14 >= width(above[-1]):
            made.append((*_beside(row, side, day, _only(_NARROW, above.pop())), y))
    before = axis.at(min(m.first for m in row.marks)) - 6 / _PHONE_PX
    start = max(min(before, 1 - max(map(width, above)) / _LINE_PX), 0)
    for line in reversed(above):
        last -= _HIGHER if last < y else _ABOVE
        made.append((_only(_NARROW, line), "right", axis.first + (axis.last - axis.first) * start, last))
    return made


def tall(height: int) -> int:
    """How high a picture of ``height`` must be on a phone, where each label has a line of its own."""
    return round(_TOP + _BOTTOM + (height - _TOP - _BOTTOM) / ROW_PX * _TALL_ROW_PX)


def _iso(day: date, axis: Axis) -> str:
    return min(max(day, axis.first), axis.last).isoformat()


def _frame_of(figure: go.Figure, height: int, axis: Axis, style: Style, above: float) -> None:
    """Size, axis, the lines of the years and of the day; ``above`` is the room over the first row."""
    bottom, top = height + 0.5, -above
    hidden = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "ticks": ""}
    figure.update_layout(
        height=round(_TOP + _BOTTOM + ROW_PX * (bottom - top)), margin={"l": _SIDE, "r": _SIDE, "t": _TOP, "b": _BOTTOM}, showlegend=False,
        dragmode=False, hovermode="closest", hoverlabel={"align": "left", "font": {"color": style.ink}}, font={"color": style.ink, "size": 12},
        paper_bgcolor=_NO, plot_bgcolor=_NO, yaxis={"range": [bottom, top], **hidden},
        xaxis={"type": "date", "range": [axis.first.isoformat(), axis.last.isoformat()], **hidden})  # fmt: skip
    numbered = False
    for year in range(axis.first.year, axis.last.year + 1):
        start, end = max(date(year, 1, 1), axis.first), min(date(year, 12, 31), axis.last)
        if start > axis.first:
            _upright(figure, start, top, bottom, color=_YEAR)
        if end - start > timedelta(days=150):
            numbered = True
            for y, anchor in ((top, "bottom"), (bottom, "top")):
                _say(figure, start + (end - start) / 2, y, text.day(str(year), style.lang), style, yanchor=anchor)
    for end, anchor in (
        () if numbered else ((axis.first, "left"), (axis.last, "right"))
    ):  # no year has room for its number
        _say(figure, end, top, text.day(end.isoformat(), style.lang), style, yanchor="bottom", xanchor=anchor)
    if axis.day and axis.first < axis.day < axis.last:
        told, far = say("time.on_day", style.lang, day=text.day(axis.day.isoformat(), style.lang)), axis.at(axis.day)
        beside = {"xanchor": "right", "xshift": -4} if far > 0.3 else {"xanchor": "left", "xshift": 4}
        for y, where in ((top, beside), (bottom, {"xanchor": "right" if far > 0.85 else "center", "yshift": -12})):
            _say(figure, axis.day, y, told, style, 11, yanchor="top", **where)
        _upright(figure, axis.day, top, bottom, color=style.ink, dash="dot")


def _upright(figure: go.Figure, day: date, top: float, bottom: float, **line: str) -> None:
    at = day.isoformat()
    figure.add_shape(type="line", x0=at, x1=at, y0=top, y1=bottom, layer="below", line={"width": 1, **line})


def _say(figure: go.Figure, day: date, y: float, words: str, style: Style, size: int = 12, **where: Any) -> None:
    figure.add_annotation(
        x=day.isoformat(), y=y, text=words, showarrow=False, font={"size": size, "color": style.ink}, **where
    )


def draw(
    lanes: Lanes, axis: Axis, style: Style, links: Sequence[tuple[str, str]] = (), grows: bool = False
) -> go.Figure:
    """The figure: lanes from top to bottom, each with a heading if it has one, and a row for each thing in it.

    What ``grows`` is as high as ``tall`` says where it is less wide than its ``least``; its labels stand above their marks there.
    """
    figure, rows, y = go.Figure(), [], 0
    for number, (heading, held) in enumerate(lanes):
        top = y - 0.5
        if heading:
            figure.add_annotation(xref="paper", x=0, y=y, text=f"<b>{escape(heading, quote=False)}</b>", showarrow=False, xanchor="left",
                                  font={"size": 13, "color": style.ink})  # fmt: skip
            y += 1
        rows += [(row, at) for at, row in enumerate(held, start=y)]
        y += len(held)
        if number % 2 == 0 and len(lanes) > 1:
            figure.add_shape(type="rect", xref="paper", x0=0, x1=1, y0=top, y1=y - 0.5, layer="below", line={"width": 0},
                             fillcolor=_BAND)  # fmt: skip
    _draw_links(figure, rows, links, axis, style)
    _draw_threads(figure, rows, axis, style)
    _draw_marks(figure, [(m, at) for row, at in rows for m in row.marks], axis, style)
    labelled = [(row, at) for row, at in rows if row.label]
    if grows:
        figure.update_layout(meta={"least": max((round(_least(row, axis)) for row, _ in labelled), default=0)})
        _draw_labels(figure, [made for row, at in labelled for made in _labels(row, axis, at)], axis, style)
    else:
        _draw_labels(figure, [(*_label(row, axis), at) for row, at in labelled], axis, style)
    _frame_of(figure, max(y - 1, 0), axis, style, 0.8 if grows and lanes and not lanes[0][0] else 0.5)
    return figure


Rows = Sequence[tuple[Row, int]]  # each with its height


def _joined(pieces: Iterable[Sequence[tuple[date, float]]], axis: Axis) -> dict[str, Any]:
    """Several lines as the points of one trace, with a gap after each."""
    points = [(x, y) for piece in pieces for x, y in (*((_iso(day, axis), y) for day, y in piece), (None, None))]
    return {"x": [x for x, _ in points], "y": [y for _, y in points], "mode": "lines", "hoverinfo": "skip"}


def _draw_links(figure: go.Figure, rows: Rows, links: Sequence[tuple[str, str]], axis: Axis, style: Style) -> None:
    """A thin line from each event to the one that follows from it: down or up at the time of the first, then along
    between two rows, where no label is."""
    places, pieces = {row.key: (row.marks[0], y) for row, y in rows}, []
    for before, after in links:
        if before in places and after in places:
            (earlier, top), (later, bottom) = places[before], places[after]
            start, end = earlier.last, later.first
            beside = bottom - 0.5 if bottom > top else bottom + 0.5
            pieces.append(((start, top), (start, beside), (end, beside), (end, bottom)))
    if pieces:
        figure.add_scatter(**_joined(pieces, axis), line={"color": style.ink, "width": 1, "dash": "dot"}, opacity=0.4)


def _draw_threads(figure: go.Figure, rows: Rows, axis: Axis, style: Style) -> None:
    silent = [((row.silence[0], y + _UNDER), (row.silence[1], y + _UNDER)) for row, y in rows if row.silence]
    if silent:
        figure.add_scatter(**_joined(silent, axis), line={"color": style.ink, "width": 1, "dash": "dot"}, opacity=0.55)
    threads = [(*thread, y + _UNDER) for row, y in rows for thread in row.thread]
    for colour, mine in grouped(threads, lambda thread: thread[2]).items():
        pieces = [((start, y), (end, y)) for start, end, _, y in mine]
        figure.add_scatter(**_joined(pieces, axis), line={"color": colour, "width": THREAD_PX})


def _draw_marks(figure: go.Figure, marks: Sequence[tuple[Mark, int]], axis: Axis, style: Style) -> None:
    """Bars with caps for dates that are no day, then a symbol at the beginning of each date, so that a span has no false middle; all tell their tip."""
    bars = [(m, y) for m, y in marks if m.first != m.last]
    for (colour, hollow), mine in grouped(bars, lambda bar: (bar[0].colour, bar[0].hollow)).items():
        line = (
            {"color": _firm(colour, style), "width": 2, "dash": "dot"}
            if hollow
            else {"color": colour, "width": 8, "dash": "solid"}
        )
        figure.add_scatter(
            **_joined([((m.first, y), (m.last, y)) for m, y in mine], axis), line=line, opacity=1 if hollow else 0.5
        )
    caps = [(m, y, end) for m, y in bars for end in (m.first, m.last)]
    tip = {"mode": "markers", "hovertemplate": "%{customdata}<extra></extra>"}
    figure.add_scatter(
        x=[_iso(end, axis) for _, _, end in caps], y=[y for _, y, _ in caps], customdata=[m.tip for m, _, _ in caps], **tip,
        marker={"symbol": "line-ns", "size": 6, "line": {"width": 1.5, "color": [_firm(m.colour, style) for m, _, _ in caps]}})  # fmt: skip
    firm = [_firm(m.colour, style) if m.hollow else "" for m, _ in marks]
    figure.add_scatter(
        x=[_iso(m.first, axis) for m, _ in marks], y=[y for _, y in marks], customdata=[m.tip for m, _ in marks], **tip, cliponaxis=False,
        marker={"symbol": [f"{m.shape}-open" if m.hollow else m.shape for m, _ in marks], "opacity": 1,
                "size": [13 if m.shape == "star" else 10 for m, _ in marks], "color": [f or m.colour for f, (m, _) in zip(firm, marks, strict=True)],
                "line": {"width": [2 if m.hollow else 1 for m, _ in marks], "color": [f or style.ink for f in firm]}})  # fmt: skip


def _firm(colour: str, style: Style) -> str:
    """``colour`` half way to the ink, for thin lines, which a pale colour would hide."""
    mixed = [(int(colour[i : i + 2], 16) + int(style.ink[i : i + 2], 16)) // 2 for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _draw_labels(figure: go.Figure, made: Sequence[tuple[str, str, date, float]], axis: Axis, style: Style) -> None:
    figure.add_scatter(
        x=[_iso(day, axis) for _, _, day, _ in made], y=[y for *_, y in made], text=[label for label, *_ in made], mode="text",
        textposition=[f"middle {side}" for _, side, *_ in made], hoverinfo="skip", cliponaxis=False,
        textfont={"size": 12, "color": style.ink})  # fmt: skip
