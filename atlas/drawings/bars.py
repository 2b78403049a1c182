"""Rows → Plotly figure of bars. Never filters, never sums: every mark is a row of the table that it is given.

A ``Picture`` is the figure with its words: title (the finding), subtitle (quantity, unit, scope, day) and ``alt``, one
sentence that says what the picture says. Figures are built with graph_objects and plain lists only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import Any

import plotly.graph_objects as go

from atlas.catalog.remember import remembered
from atlas.figures.projects import PlaceSumRow, StatusRow, SumRow
from atlas.figures.shared.table import Table, grouped
from atlas.words import text
from atlas.words.quantity import measured, shown
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


# Progress and status as texture too, so that grey printing and colour blindness lose nothing: what is built or being built is
# solid, all that has only been said is a pattern on the ground of the page.
SHAPE = {"planned": "/", "announced": "/", "permitted": "/", "sought": "\\", "third_party": "\\", "expected": "+",
         "research_under_way": ".", "site_preparation": ".", "aside": "x", "shelved": "x", "cancelled": "x"}  # fmt: skip


def _pattern(name: str) -> dict[str, Any]:
    return {"shape": SHAPE.get(name, ""), "size": 6, "solidity": 0.35, "fillmode": "replace"}


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


def _amount(row: SumRow, lang: str) -> str:
    """The sum as a reader sees it, with its qualifier and a mark for parts that have no number."""
    return text.quantity(measured(row.value, row.unit, row.qualifier), lang)


def _scale(values: Sequence[float], unit: str, lang: str) -> tuple[list[float], str]:
    """Bars in the display unit of the largest of them."""
    largest = max(values, default=0.0)
    top, label = shown(Decimal(repr(largest)), unit, lang)
    factor = largest / float(top) if top else 1.0
    return [v / factor for v in values], label


def _scaled(rows: Sequence[SumRow], lang: str) -> tuple[list[float], str]:
    """The values of rows of one product, in the display unit of the largest."""
    return _scale([row.value or 0.0 for row in rows], rows[0].unit if rows else "个", lang)


def _numbers(rows: Sequence[tuple[SumRow, float]], lang: str) -> str:
    """'360 + 3200 + 1440': the parts of one bar from left to right, in the unit of the axis."""
    said = [say("chart.unsaid", lang) if row.value is None
            else f"{QUALIFIER[row.qualifier].label(lang)} {text.number(value, lang)}".strip() for row, value in rows]  # fmt: skip
    return say("list.plus", lang).join(said)


def _sentence(rows: Sequence[SumRow], lang: str) -> str:
    """'建成 360，在建 3200，规划 1440 万吨/年' for the rows of one product, in order of progress; one unit is said once."""
    amounts = [_amount(r, lang) for r in rows]
    units = {a.rpartition(" ")[2] for a in amounts}
    if len(units) == 1 and all(" " in a for a in amounts):
        amounts = [a.rpartition(" ")[0] for a in amounts[:-1]] + amounts[-1:]
    said = [say("chart.part", lang, progress=text.word(PROGRESS, r.progress, lang), amount=a)
            for r, a in zip(rows, amounts, strict=True)]  # fmt: skip
    return say("list.comma", lang).join(said)


def _bars(values: Sequence[float], names: Sequence[str], labels: Sequence[str], colours: Sequence[str], patterns: Sequence[str],
          hover: Sequence[str], style: Style, room: float = 1.55) -> go.Figure:  # fmt: skip
    """Horizontal bars from zero, each labelled at its end; ``room`` is the axis beyond the longest bar, for the labels."""
    colon = say("list.colon", style.lang).rstrip()
    bar = {
        "type": "bar", "x": list(values), "y": list(names), "orientation": "h", "text": [f" {t}" for t in labels],
        "textposition": "outside", "cliponaxis": False, "textfont": {"color": style.ink, "size": 13},
        "marker": {"color": list(colours), "line": {"color": list(colours), "width": 1}, "pattern": {**_pattern(""), "shape": list(patterns)}},
        "customdata": list(hover), "hovertemplate": f"%{{y}}{colon}%{{text}}<br>%{{customdata}}<extra></extra>",
    }  # fmt: skip
    return build([bar], _layout(len(values), max(values, default=0.0) * room, style.ink))


@remembered
def capacity_of_product(sums: Table[SumRow], product: str, style: Style) -> Picture:
    """Bars of one product, one for each progress; ``sums`` is ``projects.capacity_by_product``."""
    rows = [r for r in sums if r.product == product]
    lang, label = style.lang, text.word(PRODUCT, product, style.lang)
    values, unit = _scaled(rows, lang)
    figure = _bars(values, [text.word(PROGRESS, r.progress, lang) for r in rows], [_amount(r, lang) for r in rows],
                   [style.colours[r.progress] for r in rows], [_pattern(r.progress)["shape"] for r in rows],
                   [say("chart.parts", lang, count=r.parts) for r in rows], style)  # fmt: skip
    subtitle = say("chart.product_subtitle", lang, unit=unit, day=style.day)
    if unsaid := sum(r.unquantified for r in rows):
        subtitle += " · " + say("chart.unquantified", lang, count=unsaid)
    said = label + say("list.colon", lang) + _sentence(rows, lang)
    return Picture(figure, said, subtitle, said)


def _stacks(rows: Sequence[PlaceSumRow], scaled: Sequence[float], labels: Mapping[str, str], style: Style) -> list[Any]:
    """One trace for each progress, its bars below the line of text of their county."""
    traces = []
    for progress in PROGRESS:
        mine = [(r, v) for r, v in zip(rows, scaled, strict=True) if r.progress == progress]
        if mine:
            word = text.word(PROGRESS, progress, style.lang)
            traces.append({
                "type": "bar", "x": [v for _, v in mine], "y": [labels[r.county] for r, _ in mine], "orientation": "h",
                "marker": {"color": style.colours[progress], "line": {"color": style.colours[progress], "width": 1}, "pattern": _pattern(progress)},
                "customdata": [[word, _amount(r, style.lang)] for r, _ in mine], "width": 0.36, "offset": -0.06,
                "hovertemplate": f"%{{y}}<br>%{{customdata[0]}}{say('list.colon', style.lang)}%{{customdata[1]}}<extra></extra>",
            })  # fmt: skip
    return traces


@remembered
def capacity_by_place(sums: Table[PlaceSumRow], product: str, style: Style) -> Picture:
    """Stacked bars by county for one product; ``sums`` is ``projects.capacity_by_place``; "" is 'county not stated'."""
    lang, rows = style.lang, [r for r in sums if r.product == product]
    labels = {r.county: r.county_name.of(lang) or say("place.unstated", lang) for r in rows}
    scaled, unit = _scaled(rows, lang)
    counties = grouped(zip(rows, scaled, strict=True), lambda pair: pair[0].county)
    longest = {k: sum(v for _, v in mine) for k, mine in counties.items()}
    keys = sorted(counties, key=lambda k: (not k, -longest[k]))
    notes = [{"x": 0, "xref": "paper", "xanchor": "left", "y": labels[k], "yshift": 17, "xshift": -2, "showarrow": False, "align": "left",
              "text": f"{escape(labels[k])}  <b>{_numbers(counties[k], lang)} {unit}</b>", "font": {"size": 13, "color": style.ink}}
             for k in keys]  # fmt: skip
    layout = _layout(len(keys), max(longest.values(), default=0.0), style.ink, annotations=notes)
    axis = {"categoryorder": "array", "categoryarray": [labels[k] for k in keys], "showticklabels": False}
    layout |= {"height": 12 + _LABELLED_ROW_PX * max(len(keys), 1), "yaxis": {**layout["yaxis"], **axis}}
    label = text.word(PRODUCT, product, lang)
    told = {k: _sentence([r for r, _ in counties[k]], lang) for k in keys}
    alt = label + say("list.colon", lang) + say("list.semicolon", lang).join(f"{labels[k]} {told[k]}" for k in keys)
    key = "chart.places_none" if keys == [""] else "chart.places_one" if len(keys) == 1 else "chart.places_most"
    title = say(key, lang, product=label, county=labels[keys[0]], told=told[keys[0]]) if keys else label
    there = [p for p in PROGRESS if any(r.progress == p for r in rows)]
    legend = tuple((style.colours[p], _pattern(p)["shape"], text.word(PROGRESS, p, lang)) for p in there)
    subtitle = say("chart.product_subtitle", lang, unit=unit, day=style.day)
    return Picture(build(_stacks(rows, scaled, labels, style), layout), title, subtitle, alt, legend)


@remembered
def status_ladder(counts: Table[StatusRow], style: Style) -> Picture:
    """How many phases stand on each step; ``counts`` is ``projects.status_counts``."""
    lang = style.lang
    names = [text.word(STATUS, r.status, lang) if r.status else say("status.unstated", lang) for r in counts]
    figure = _bars([r.phases for r in counts], names, [str(r.phases) for r in counts],
                   [style.colours[r.status or "unknown"] for r in counts], [_pattern(r.status)["shape"] for r in counts],
                   [_folded(r.names.of(lang), lang) for r in counts], style, room=1.15)  # fmt: skip
    parts = say("list.comma", lang).join(f"{n} {r.phases}" for n, r in zip(names, counts, strict=True))
    subtitle = say("chart.ladder_subtitle", lang, day=style.day)
    if not counts:
        return Picture(figure, say("empty.projects", lang), subtitle, parts)
    most = max(counts, key=lambda r: r.phases)
    title = say(
        "chart.ladder",
        lang,
        count=sum(r.phases for r in counts),
        most=names[counts.rows.index(most)],
        phases=most.phases,
    )
    return Picture(figure, title, subtitle, parts)


def _folded(names: str, lang: str, most: int = 8) -> str:
    listed = names.split(say("list.semicolon", lang))
    return "<br>".join([*listed[:most], *(["…"] if len(listed) > most else [])])
