"""Frame → Plotly figure. Never filters, never sums: every mark is a cell of the frame that it is given.

A ``Picture`` is the figure with its words: title (the finding), subtitle (quantity, unit, scope, day) and ``alt``, one
sentence that says what the picture says. Figures are built with graph_objects and plain lists only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from atlas.figures.remember import records_of, remembered
from atlas.words import text
from atlas.words.quantity import Quantity, shown
from atlas.words.text import say
from atlas.words.vocab import PRODUCT, PROGRESS, QUALIFIER, STATUS

ROW_PX = 30
_LABELLED_ROW_PX = 48  # a line of text, and the bar below it in the whole width
_MARGIN = {"l": 8, "r": 8, "t": 4, "b": 4}


@dataclass(frozen=True, slots=True)
class Style:
    """Language and colours of one reader: ``colours`` maps progress and status words and ``money``; ``ink`` is for text.

    ``palette`` names the colours, so that a style can be a key of what was drawn with it.
    """

    lang: str
    colours: Mapping[str, str] = field(compare=False)
    day: str
    ink: str = "#1F2933"
    palette: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure and its words. ``keys`` are (colour, pattern, label) of what the colours mean, where no label can say it."""

    figure: go.Figure
    title: str
    subtitle: str
    alt: str
    keys: tuple[tuple[str, str, str], ...] = ()


def _pattern(name: str) -> dict[str, Any]:
    """Built, in hand and planned differ in texture too, so that grey printing and colour blindness lose nothing."""
    shape = {"planned": "/", "announced": "/", "permitted": "/", "sought": "\\", "third_party": "\\", "expected": "+",
             "in_hand": ".", "research_under_way": ".", "site_preparation": ".", "construction": ".", "aside": "x", "shelved": "x", "cancelled": "x"}.get(name, "")  # fmt: skip
    return {"shape": shape, "size": 5, "solidity": 0.25, "fgcolor": "rgba(255,255,255,.75)", "fillmode": "overlay"}


def build(data: list[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """A figure from plain dicts in one go, which is ten times faster than adding to one.

    The template has an empty layout: Streamlit fills it with the fonts of the reader's theme, and nothing else is sent.
    """
    return go.Figure({"data": data, "layout": {"template": {"layout": {}}, **layout}})


def _layout(rows: int, longest: float, ink: str, **more: Any) -> dict[str, Any]:
    """Bars from zero, one row each, without grid or scale: the labels tell the values."""
    return {
        "height": 12 + ROW_PX * max(rows, 1), "margin": _MARGIN, "showlegend": False, "barmode": "stack", "bargap": 0.3,
        "dragmode": False, "hoverlabel": {"align": "left"}, "font": {"color": ink, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "ticks": "",
                  "range": [0, max(longest, 1e-9)]},
        "yaxis": {"autorange": "reversed", "fixedrange": True, "ticks": "", "showgrid": False, "automargin": True,
                  "tickfont": {"color": ink, "size": 13}, "type": "category"},
        **more,
    }  # fmt: skip


def _amount(row: Mapping[Any, Any], lang: str) -> str:
    """The cell as a reader sees it, with its qualifier and a mark for parts that have no number."""
    value = None if pd.isna(row["value"]) else Decimal(repr(row["value"]))
    return text.quantity(Quantity(value, row["unit"], row["qualifier"] if value is not None else "unquantified"), lang)


def _scale(values: Sequence[float], unit: str, lang: str) -> tuple[list[float], str]:
    """Bars in the display unit of the largest of them."""
    largest = max(values, default=0.0)
    top, label = shown(Decimal(repr(largest)), unit, lang)
    factor = largest / float(top) if top else 1.0
    return [v / factor for v in values], label


def _numbers(rows: Sequence[tuple[Mapping[Any, Any], float]], lang: str) -> str:
    """'360 + 3,200 + 1,440': the parts of one bar from left to right, in the unit of the axis."""
    said = []
    for row, value in rows:
        mark = "" if pd.isna(row["value"]) else QUALIFIER[row["qualifier"]].label(lang)
        said.append(say("chart.unsaid", lang) if pd.isna(row["value"]) else f"{mark} {text.number(value)}".strip())
    return say("list.plus", lang).join(said)


def _sentence(rows: Sequence[Mapping[Any, Any]], lang: str) -> str:
    """'已建成 360, 在建 3,200, 规划 1,440 万吨/年' for the rows of one product, in order of progress; one unit is said once."""
    amounts = [_amount(r, lang) for r in rows]
    units = {a.rpartition(" ")[2] for a in amounts}
    if len(units) == 1 and all(" " in a for a in amounts):
        amounts = [a.rpartition(" ")[0] for a in amounts[:-1]] + amounts[-1:]
    said = [
        say("chart.part", lang, progress=text.word(PROGRESS, r["progress"], lang), amount=a)
        for r, a in zip(rows, amounts, strict=True)
    ]
    return say("list.comma", lang).join(said)


def _bars(values: Sequence[float], names: Sequence[str], labels: Sequence[str], colours: Sequence[str], patterns: Sequence[str],
          hover: Sequence[str], ink: str, room: float = 1.55) -> go.Figure:  # fmt: skip
    """Horizontal bars from zero, each labelled at its end; ``room`` is the axis beyond the longest bar, for the labels."""
    bar = {
        "type": "bar", "x": list(values), "y": list(names), "orientation": "h", "text": [f" {t}" for t in labels],
        "textposition": "outside", "cliponaxis": False, "textfont": {"color": ink, "size": 13},
        "marker": {"color": list(colours), "pattern": {**_pattern(""), "shape": list(patterns)}},
        "customdata": list(hover), "hovertemplate": "%{y}: %{text}<br>%{customdata}<extra></extra>",
    }  # fmt: skip
    return build([bar], _layout(len(values), max(values, default=0.0) * room, ink))


@remembered
def capacity_of_product(frame: pd.DataFrame, product: str, style: Style) -> Picture:
    """Bars of one product, one for each progress; the frame is ``tables.capacity_by_product``."""
    rows = [r for r in records_of(frame) if r["product"] == product]
    lang, label = style.lang, text.word(PRODUCT, product, style.lang)
    values, unit = _scale(
        [0.0 if pd.isna(r["value"]) else r["value"] for r in rows], rows[0]["unit"] if rows else "个", lang
    )
    names = [text.word(PROGRESS, r["progress"], lang) for r in rows]
    figure = _bars(values, names, [_amount(r, lang) for r in rows], [style.colours[r["progress"]] for r in rows],
                   [_pattern(r["progress"])["shape"] for r in rows],
                   [say("chart.parts", lang, count=r["parts"]) for r in rows], style.ink)  # fmt: skip
    unsaid = sum(r["unquantified"] for r in rows)
    subtitle = say("chart.product_subtitle", lang, unit=unit, day=style.day)
    if unsaid:
        subtitle += " · " + say("chart.unquantified", lang, count=unsaid)
    return Picture(figure, f"{label}: {_sentence(rows, lang)}", subtitle, f"{label}: {_sentence(rows, lang)}")


@remembered
def capacity_by_place(frame: pd.DataFrame, product: str, style: Style) -> Picture:
    """Stacked bars by county for one product; the frame is ``tables.capacity_by_place``; "" is 'county not stated'."""
    lang, rows = style.lang, [r for r in records_of(frame) if r["product"] == product]
    unstated = say("place.unstated", lang)
    keys = list(dict.fromkeys(r["county"] for r in rows))
    label_of = {r["county"]: text.both(r, "county_name", lang) or unstated for r in rows}
    scaled, unit = _scale(
        [0.0 if pd.isna(r["value"]) else r["value"] for r in rows], rows[0]["unit"] if rows else "个", lang
    )
    bars = []
    for progress in PROGRESS:
        mine = [(r, v) for r, v in zip(rows, scaled, strict=True) if r["progress"] == progress]
        if mine:
            bars.append({
                "type": "bar", "x": [v for _, v in mine], "y": [label_of[r["county"]] for r, _ in mine], "orientation": "h",
                "marker": {"color": style.colours[progress], "pattern": _pattern(progress)},
                "customdata": [[text.word(PROGRESS, progress, lang), _amount(r, lang)] for r, _ in mine],
                "width": 0.36, "offset": -0.06,
                "hovertemplate": "%{y}<br>%{customdata[0]}: %{customdata[1]}<extra></extra>",
            })  # fmt: skip
    sums = {k: sum(v for r, v in zip(rows, scaled, strict=True) if r["county"] == k) for k in keys}
    keys.sort(key=lambda k: (not k, -sums[k]))
    said = {
        k: f"{_numbers([(r, v) for r, v in zip(rows, scaled, strict=True) if r['county'] == k], lang)} {unit}"
        for k in keys
    }
    notes = [{"x": 0, "xref": "paper", "xanchor": "left", "y": label_of[k], "yshift": 17, "xshift": -2, "showarrow": False, "align": "left",
              "text": f"{escape(label_of[k])}  <b>{said[k]}</b>", "font": {"size": 13, "color": style.ink}}
             for k in keys]  # fmt: skip
    layout = _layout(len(keys), max(sums.values(), default=0.0), style.ink, annotations=notes)
    axis = {"categoryorder": "array", "categoryarray": [label_of[k] for k in keys], "showticklabels": False}
    figure = build(
        bars, {**layout, "height": 12 + _LABELLED_ROW_PX * max(len(keys), 1), "yaxis": {**layout["yaxis"], **axis}}
    )
    label = text.word(PRODUCT, product, lang)
    told = {k: _sentence([r for r in rows if r["county"] == k], lang) for k in keys}
    alt = f"{label}: " + "; ".join(f"{label_of[k]} {told[k]}" for k in keys)
    key = "chart.places_none" if keys == [""] else "chart.places_one" if len(keys) == 1 else "chart.places_most"
    title = say(key, lang, product=label, county=label_of[keys[0]], told=told[keys[0]]) if keys else label
    shown_progress = [p for p in PROGRESS if any(r["progress"] == p for r in rows)]
    legend = tuple((style.colours[p], _pattern(p)["shape"], text.word(PROGRESS, p, lang)) for p in shown_progress)
    return Picture(figure, title, say("chart.product_subtitle", lang, unit=unit, day=style.day), alt, legend)


@remembered
def status_ladder(frame: pd.DataFrame, style: Style) -> Picture:
    """How many phases stand on each step; the frame is ``tables.status_counts``."""
    lang, rows = style.lang, records_of(frame)
    names = [text.word(STATUS, r["status"], lang) if r["status"] else say("status.unstated", lang) for r in rows]
    figure = _bars([r["phases"] for r in rows], names, [str(r["phases"]) for r in rows],
                   [style.colours[r["status"] or "unknown"] for r in rows], [_pattern(r["status"])["shape"] for r in rows],
                   [_folded(text.both(r, "names", lang)) for r in rows], style.ink, room=1.15)  # fmt: skip
    parts = say("list.comma", lang).join(f"{n} {r['phases']}" for n, r in zip(names, rows, strict=True))
    subtitle = say("chart.ladder_subtitle", lang, day=style.day)
    if not rows:
        return Picture(figure, say("empty.projects", lang), subtitle, parts)
    total, (phases, most) = (
        sum(r["phases"] for r in rows),
        max(zip((r["phases"] for r in rows), names, strict=True), key=lambda p: p[0]),
    )
    return Picture(figure, say("chart.ladder", lang, count=total, most=most, phases=phases), subtitle, parts)


def _folded(names: str, most: int = 8) -> str:
    listed = names.split("; ")
    return "<br>".join([*listed[:most], *(["…"] if len(listed) > most else [])])
