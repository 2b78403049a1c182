"""A Plotly figure → marks: lines, symbols, texts, shapes and annotations on one pair of axes, as ``drawings/`` makes them.

Not all of Plotly, only what our figures hold; an unknown type of trace raises KeyError. Why not by Plotly itself: see
``docs/decisions/0006-pictures-to-take-away.md``.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from typing import Any

from atlas.drawings.bars import Picture
from atlas.drawings.labels import SPACE_PX
from atlas.markup.pictures.flow import sankey
from atlas.markup.pictures.marks import LINE, Art, Mark, Path, Words, block, paint, rectangle, tidy
from atlas.markup.pictures.plate import Drawn
from atlas.markup.pictures.symbols import symbol

WIDTH = 1268.0  # of a window that is wide enough for whole labels
# What a wide window does not show (see ``lanes``), and every other tag.
_UNSEEN, _TAG = re.compile(r'<\w+ style="display:var\([^,]*,none\)">.*?</\w+>'), re.compile(r"<[^>]*>")
_PAD = 1.0  # of an annotation around its text
_SIZE = 12.0
_HARD = "\u00a0"
Json = Mapping[str, Any]
Scale = Callable[[Any], float]


def art(figure: Json, width: float = WIDTH) -> Art:
    """The figure (as ``to_plotly_json`` gives it), ``width`` px wide and as high as its layout says."""
    layout, height = figure["layout"], float(figure["layout"]["height"])
    if any(trace["type"] == "sankey" for trace in figure["data"]):
        return sankey(figure, width)
    margin = layout["margin"]
    left, right, top, bottom = margin["l"], width - margin["r"], margin["t"], height - margin["b"]
    x, y = _scale(layout["xaxis"], left, right), _scale(layout["yaxis"], top, bottom, upright=True)

    def across(held: Json, key: str) -> float:
        return left + held[key] * (right - left) if held.get("xref") == "paper" else x(held[key])

    marks: list[Mark] = [_shape(shape, across, y) for shape in layout.get("shapes", ())]
    for trace in figure["data"]:
        marks += _scatter(trace, x, y)
    marks += _ticks(layout["xaxis"], x, top)
    for note in layout.get("annotations", ()):
        marks += _note(note, across(note, "x"), y(note["y"]))
    return Art(width, height, tuple(marks))


def drawn(picture: Picture, width: float = WIDTH) -> Drawn:
    """A picture of ``drawings/`` with its words."""
    return Drawn(
        picture.title, picture.subtitle, picture.alt, picture.keys, art(picture.figure.to_plotly_json(), width)
    )


def _number(value: Any) -> float:
    return float(date.fromisoformat(value[:10]).toordinal()) if isinstance(value, str) else float(value)


def _scale(axis: Json, start: float, end: float, upright: bool = False) -> Scale:
    """From a value of the axis to px; of an ``upright`` one the first end of its range lies at the bottom."""
    first, last = (_number(end_) for end_ in axis["range"])
    if upright:
        start, end = end, start
    return lambda value: start + (_number(value) - first) / ((last - first) or 1.0) * (end - start)


def _dashes(dash: str, width: float) -> str:
    """The dashes of a line in the words of SVG."""
    short = tidy(max(width, 3.0))
    return {"solid": "", "dot": f"{short},{short}"}.get(dash, dash.replace("px", ""))


def _shape(shape: Json, across: Callable[[Json, str], float], y: Scale) -> Path:
    x0, x1, y0, y1 = across(shape, "x0"), across(shape, "x1"), y(shape["y0"]), y(shape["y1"])
    line = shape["line"]
    if shape["type"] == "line":
        colour, shown = paint(line["color"])
        return Path(f"M{tidy(x0)},{tidy(y0)}L{tidy(x1)},{tidy(y1)}", edge=colour, width=line["width"], opacity=shown,
                    dash=_dashes(line.get("dash", "solid"), line["width"]))  # fmt: skip
    colour, shown = paint(shape["fillcolor"])
    return Path(rectangle(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)), colour, opacity=shown)


def _each(value: Any, count: int) -> Sequence[Any]:
    """A property of marks as one for each."""
    return list(value) if isinstance(value, (list, tuple)) else [value] * count


def _scatter(trace: Json, x: Scale, y: Scale) -> Iterator[Mark]:
    """Lines, symbols or texts of one trace; a gap in a line is a pair of None."""
    if trace["type"] != "scatter":
        raise KeyError(trace["type"])
    points = [None if a is None else (x(a), y(b)) for a, b in zip(trace["x"], trace["y"], strict=True)]
    there = [point for point in points if point]
    if trace["mode"] == "lines":
        yield from _lines(trace, points)
    elif trace["mode"] == "markers":
        yield from _symbols(trace, there)
    else:
        for point, told, at in zip(there, trace["text"], _each(trace["textposition"], len(there)), strict=True):
            yield from _beside(told, *point, trace["textfont"], at.split()[1])


def _beside(markup: str, x: float, y: float, font: Json, side: str) -> list[Mark]:
    """The text beside a point; the hard spaces that keep it from the mark become px, since each font has another width for them."""
    told, bold = _seen(markup)
    way, anchor = (1, "start") if side == "right" else (-1, "end")
    gap = max((len(line) - len(line.strip(_HARD)) for line in told), default=0) * SPACE_PX
    words = Words(x + way * gap, 0, "", font["color"], font["size"], anchor, bold)
    return block(words, [line.strip(_HARD) for line in told], y - len(told) * LINE * font["size"] / 2)


def _lines(trace: Json, points: Sequence[tuple[float, float] | None]) -> Iterator[Mark]:
    d, begun = "", False
    for point in points:
        d += f"{'L' if begun else 'M'}{tidy(point[0])},{tidy(point[1])}" if point else ""
        begun = point is not None
    if d:
        line = trace["line"]
        colour, shown = paint(line["color"])
        yield Path(d, edge=colour, width=line["width"], dash=_dashes(line.get("dash", "solid"), line["width"]),
                   opacity=shown * trace.get("opacity", 1))  # fmt: skip


def _symbols(trace: Json, points: Sequence[tuple[float, float]]) -> Iterator[Mark]:
    marker, count = trace["marker"], len(points)
    line = marker.get("line", {})
    held = [_each(value, count) for value in (marker.get("symbol", "circle"), marker["size"], marker.get("color", ""),
                                              line.get("color", ""), line.get("width", 1))]  # fmt: skip
    for (at_x, at_y), name, size, colour, edge, width in zip(points, *held, strict=True):
        (fill, shown), (edged, _) = paint(colour), paint(edge)
        yield symbol(name, at_x, at_y, size, fill=fill if shown else "", edge=edged, width=width)


def _seen(markup: str) -> tuple[list[str], bool]:
    """The lines of a text that a wide window shows, and whether they are bold."""
    kept = _UNSEEN.sub("", markup)
    told = [unescape(_TAG.sub("", line)) for line in kept.split("<br>")]
    return (told if any(line.strip() for line in told) else []), "<b>" in kept


def _words(markup: str, x: float, y: float, font: Json, anchor: str, above: float) -> list[Mark]:
    """The text at a point, of which ``above`` (0 to 1) of its height lies above it."""
    told, bold = _seen(markup)
    size = font.get("size", _SIZE)
    return block(Words(x, 0, "", font["color"], size, anchor, bold), told, y - above * len(told) * LINE * size)


def _note(note: Json, x: float, y: float) -> list[Mark]:
    anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", ""), "middle")
    above = {"top": 0.0, "bottom": 1.0}.get(note.get("yanchor", ""), 0.5)
    y += _PAD * (1 - 2 * above) - note.get("yshift", 0)
    return _words(note["text"], x + note.get("xshift", 0), y, note["font"], anchor, above)


def _ticks(axis: Json, x: Scale, top: float) -> list[Mark]:
    """The labels of an axis that runs along the top and says where they stand."""
    font, made = axis.get("tickfont", {}), []
    for at, told in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
        made += _words(told, x(at), top - 2, font, "middle", 1.0)
    return made
