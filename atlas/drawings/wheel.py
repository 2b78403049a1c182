"""Rows → Plotly figure: the layout "one core, many points" as a wheel, which needs neither WebGL nor outlines.

The core stands in the middle, the points around it, the rest in small below. Positions mean nothing: they follow the
order of the names. Bubbles are those of the map.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin
from typing import Any

import plotly.graph_objects as go

from atlas.catalog.remember import remembered
from atlas.drawings.bars import Picture, Style
from atlas.drawings.bubbles import Bubble, Tones, bubbles, told, tones
from atlas.drawings.colours import hexadecimal
from atlas.drawings.map import Rows, short
from atlas.figures.layout import LayoutRow, MarkRow
from atlas.figures.shared.places import Point
from atlas.figures.shared.table import Table

HEIGHT = 500
_PX = {"core": 74, "point": 46, "none": 26}  # diameter of the disc of a role
_BUBBLE_PX = 0.82  # of the core's disc: the largest bubble
_PER_ROW = 5
_UPPER = 0.5
_WRAP = {"zh": 7, "en": 18}


def _wrapped(name: str, lang: str) -> str:
    """A long name in lines: English at its spaces, Chinese after every seventh character."""
    most = _WRAP[lang]
    if lang == "zh":
        return "<br>".join(name[n : n + most] for n in range(0, len(name), most))
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def _positions(rows: Rows) -> dict[str, Point]:
    """Cores in the middle, points clockwise from the top on a circle of radius 1, the rest in rows below."""
    cores, points, rest = ([r.place for r in rows if r.role == role] for role in ("core", "point", "none"))
    where = {place: ((n - (len(cores) - 1) / 2) * 0.7, 0.0) for n, place in enumerate(cores)}
    for n, place in enumerate(points):
        angle = pi / 2 - 2 * pi * n / len(points)
        where[place] = cos(angle) * 1.12, sin(angle)
    for n, place in enumerate(rest):
        in_row = min(_PER_ROW, len(rest) - n // _PER_ROW * _PER_ROW)
        where[place] = (n % _PER_ROW - (in_row - 1) / 2) * 0.62, -1.72 - n // _PER_ROW * 0.55
    return where


def _spokes(figure: go.Figure, rows: Rows, where: Mapping[str, Point], paint: Tones) -> None:
    cores = [where[r.place] for r in rows if r.role == "core"]
    for dash, zones in (("solid", False), ("dot", True)):
        ends = [where[r.place] for r in rows if r.role == "point" and (r.kind == "zone") == zones]
        xs, ys = [], []
        for start in cores:
            for end in ends:
                xs += [start[0], end[0], None]
                ys += [start[1], end[1], None]
        figure.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", showlegend=False,
                           line={"color": hexadecimal(paint.spoke), "width": 1.5, "dash": dash})  # fmt: skip


def _nodes(figure: go.Figure, rows: Rows, where: Mapping[str, Point], picked: Sequence[str], found: Mapping[str, Bubble],
           style: Style, paint: Tones) -> None:  # fmt: skip
    """The places themselves, the only marks that can be clicked; ``customdata`` is [id]."""
    border = [hexadecimal(paint.ink if r.place in picked else paint.border) for r in rows]
    names = [r.name.of(style.lang) for r in rows]
    said = [found[r.place].said if r.place in found else "" for r in rows]
    figure.add_scatter(
        x=[where[r.place][0] for r in rows], y=[where[r.place][1] for r in rows], mode="markers", showlegend=False,
        customdata=[[r.place] for r in rows], text=[f"{n}<br>{s}" if s else n for n, s in zip(names, said, strict=True)],
        hovertemplate="%{text}<extra></extra>", selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        marker={"size": [_PX[r.role] for r in rows], "opacity": 1, "symbol": ["square" if r.kind == "zone" else "circle" for r in rows],
                "color": [hexadecimal(paint.roles[r.role]) for r in rows],
                "line": {"color": border, "width": [2.5 if r.place in picked else 1 for r in rows]}},
    )  # fmt: skip


def _discs(figure: go.Figure, where: Mapping[str, Point], found: Mapping[str, Bubble]) -> None:
    """All outer discs before all inner ones, so that none covers a smaller one."""
    most = max((len(b.discs) for b in found.values()), default=0)
    for depth in range(most):
        mine = [(where[b.county], b.discs[depth]) for b in found.values() if b.county in where and depth < len(b.discs)]
        figure.add_scatter(
            x=[at[0] for at, _ in mine], y=[at[1] for at, _ in mine], mode="markers", hoverinfo="skip", showlegend=False,
            marker={"size": [max(4.0, share * _PX["core"] * _BUBBLE_PX) for _, (share, _) in mine], "opacity": 1,
                    "color": [colour for _, (_, colour) in mine], "line": {"color": "rgba(255,255,255,.9)", "width": 1}},
        )  # fmt: skip


def _labels(
    rows: Rows, where: Mapping[str, Point], found: Mapping[str, Bubble], style: Style
) -> Iterator[dict[str, Any]]:
    """Names with values, as annotations; above the upper places, so that no spoke runs through a name."""
    for row in rows:
        name = _wrapped(short(row.name.of(style.lang), style.lang), style.lang)
        name = f"<b>{name}</b>" if row.role == "core" else name
        value = f"<br>{found[row.place].label}" if row.place in found else ""
        (x, y), away = where[row.place], _PX[row.role] / 2 + 1
        above = y > _UPPER
        yield {"x": x, "y": y, "text": name + value, "showarrow": False, "yanchor": "bottom" if above else "top",
               "yshift": away if above else -away, "align": "center", "font": {"size": 12, "color": style.ink}}  # fmt: skip


@remembered
def schematic(
    layout: Table[LayoutRow], marks: Table[MarkRow], measure: str, picked: tuple[str, ...], style: Style
) -> Picture:
    """The wheel of ``layout`` (all counties and zones) with the bubbles of ``marks``.

    Zones that the layout names are squares of their own; other zones are told in the card of their county.
    """
    rows = [r for r in layout if r.kind != "zone" or r.role != "none"]
    paint, where = tones(style), _positions(rows)
    found = {b.county: b for b in bubbles(marks, style)}
    figure = go.Figure()
    _spokes(figure, rows, where, paint)
    _nodes(figure, rows, where, picked, found, style, paint)
    _discs(figure, where, found)
    lowest = min((y for _, y in where.values()), default=0.0)
    figure.update_layout(height=HEIGHT, margin={"l": 0, "r": 0, "t": 0, "b": 0}, showlegend=False, dragmode=False, hovermode="closest",
                         font={"color": style.ink, "size": 12}, annotations=list(_labels(rows, where, found, style)),
                         paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)")  # fmt: skip
    figure.update_xaxes(visible=False, fixedrange=True, range=[-1.62, 1.62])
    figure.update_yaxes(visible=False, fixedrange=True, range=[lowest - 0.45, 1.55])
    words = told(marks, measure, style)
    return Picture(figure, words.title, words.subtitle, words.alt, words.keys)
