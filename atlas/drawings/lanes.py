"""Rows on a time axis: the one drawing that all pictures over time are made of.

One thing a row, its marks where its dates lie, its label beside them. A date is drawn as precisely as its source gives it: a day
is a point, what is longer a bar of that length. Nothing here knows what the rows are.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

import plotly.graph_objects as go

from atlas.drawings import beside
from atlas.drawings.bars import Style
from atlas.drawings.beside import Axis, Mark, Row
from atlas.figures.shared.table import grouped
from atlas.words import text
from atlas.words.text import say

ROW_PX = 19
_TALL_ROW_PX = 40
THREAD_PX = 2.5  # the width of the line below the marks, and of no other
LIFT_PX = 5  # how much closer to the marks it belongs in a tall row
_TOP, _BOTTOM, _SIDE = 26, 38, 10  # a mark at either end of the axis is whole
_UNDER = 0.34  # how far below the marks of a row its line runs: it underlines the label and does not strike it out
_HIGH = 12  # rows beyond which the day is told below them too
_YEAR, _BAND, _NO = "rgba(128,140,152,.35)", "rgba(128,140,152,.10)", "rgba(0,0,0,0)"  # on light ground and on dark


Lanes = Sequence[tuple[str, Sequence[Row]]]


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
        _say(figure, axis.day, top, told, style, 11, yanchor="top", **beside)
        if bottom - top > _HIGH:
            _say(
                figure,
                axis.day,
                bottom,
                told,
                style,
                11,
                yanchor="top",
                yshift=-16,
                xanchor="right" if far > 0.85 else "center",
            )
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
        figure.update_layout(meta={"least": max((round(beside.least(row, axis)) for row, _ in labelled), default=0)})
        _draw_labels(figure, [made for row, at in labelled for made in beside.labels(row, axis, at)], axis, style)
    else:
        _draw_labels(figure, [(*beside.label(row, axis), at) for row, at in labelled], axis, style)
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
