"""Amounts as a reader sees them, and the picture of when each was stated. Rows in, never filtered, never summed.

The trees themselves are markup: indented bars read well on a phone, where an icicle does not.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from atlas.catalog.remember import remembered
from atlas.drawings.bars import Picture, Style, build
from atlas.figures.investment import AddedRow, ListedRow
from atlas.figures.shared.amounts import AmountRow
from atlas.figures.shared.table import Table
from atlas.words import text
from atlas.words.text import say
from atlas.words.vocab import INVESTMENT_KIND

_ROW_PX = 36
_LONG_BEFORE = 5 * 365  # days
_LINE = 0.42  # of a row: a second line of a label
_NBSP = "\u00a0"
_NARROWEST = 335  # px of a phone in which every label still has to fit


def amount(row: AmountRow | AddedRow, lang: str) -> str:
    """The amount of a row: ``> 1,400 亿元``, or the source's own words where it gives no number.

    A number never breaks over two lines; words may.
    """
    said = text.quantity(row.amount, lang, row.stated.of(lang))
    return said if row.amount_cny is None else said.replace(" ", _NBSP)


def named(row: AmountRow, lang: str) -> str:
    """The name of an amount with the amount."""
    return say("money.named", lang, name=row.name.of(lang), amount=amount(row, lang))


def capital(label: str) -> str:
    """The label as the first word of a line."""
    return label[:1].upper() + label[1:]


def _width(words: str) -> float:
    """About how many px the words take at the size of a label: Chinese signs are square."""
    return sum(12.3 if ord(sign) > 0x2E7F else 6.2 for sign in words)


def _fitted(name: str, told: str, lang: str) -> list[str]:
    """Name and amount in one line or two, each at most as wide as a phone; only a name that is wider still is cut."""
    label = say("money.named", lang, name=name, amount=told)
    if _width(label) <= _NARROWEST:
        return [label]
    whole = name
    while name and _width(name if name == whole else f"{name}…") > _NARROWEST:
        name = name[:-1].rstrip()
    return [name if name == whole else f"{name}…", told]


def _drawn(row: ListedRow, lines: Sequence[str], at: float, shown: tuple[date, date], style: Style) -> tuple[Any, Any]:
    """One amount as (trace, annotation): a line over the time that its date may stand for, a point for a day, its words above it."""
    lang, first, last = style.lang, row.first, row.last
    colour, solid = style.colours["money"], row.kind == "completed"
    middle, long = first + (last - first) / 2, (last - first).days > 45
    left = middle <= shown[0] + (shown[1] - shown[0]) / 2
    side, edge, shift = ("left", first, -5) if left else ("right", last, 5)
    whole, wide = shown[1] - shown[0], max(map(_width, lines))
    if wide > _NARROWEST * ((shown[1] - first if left else last - shown[0]) / whole):  # too long for its side
        if wide <= 2 * _NARROWEST * (min(shown[1] - middle, middle - shown[0]) / whole):
            side, edge, shift = "center", middle, 0
        else:  # from the edge, past its mark
            edge = shown[0] if left else shown[1]
    hover = f"{row.name.of(lang)}<br>{amount(row, lang)} · {text.day(row.date, lang)}"
    when = [d.isoformat() for d in ((first, last) if long else (middle,))]
    trace = {
        "type": "scatter", "x": when, "y": [at] * len(when), "mode": "lines" if long else "markers", "text": [hover] * len(when),
        "line": {"color": colour, "width": 7, "dash": "solid" if solid else "2px,2px"}, "name": lines[0],
        "marker": {"color": colour if solid else "rgba(0,0,0,0)", "size": 11, "line": {"color": colour, "width": 3}},
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
    note = {"x": edge.isoformat(), "y": at, "text": "<br>".join(lines), "showarrow": False, "xanchor": side, "align": side,
            "yanchor": "bottom", "yshift": 6, "xshift": shift, "font": {"size": 12, "color": style.ink}}  # fmt: skip
    return trace, note


@remembered
def timeline(rows: Table[ListedRow], sums: Table[AddedRow], style: Style) -> Picture:
    """When each amount of ``listed`` by year was stated; ``sums`` are those by year that may be formed."""
    lang, order = style.lang, list(INVESTMENT_KIND)
    early = _early(rows)
    in_order = sorted((r for r in rows if r not in early), key=lambda r: (order.index(r.kind), r.first, r.last))
    start = date(min(r.first for r in in_order).year, 1, 1)
    end = max(r.last for r in rows) + timedelta(days=100)
    traces, notes, at, seen = [], [], 0.0, ""
    for row in in_order:
        if row.kind != seen:
            seen = row.kind
            notes.append({"x": start.isoformat(), "y": at, "text": f"<b>{capital(text.word(INVESTMENT_KIND, seen, lang))}</b>",
                          "showarrow": False, "xanchor": "left", "xshift": -5, "font": {"size": 13, "color": style.ink}})  # fmt: skip
            at += 1
        lines = _fitted(row.name.of(lang), amount(row, lang), lang)
        at += _LINE * (len(lines) - 1)
        trace, note = _drawn(row, lines, at, (start, end), style)
        traces.append(trace)
        notes.append(note)
        at += 1
    figure = build(traces, {**_calendar(start, end, at, style), "annotations": notes})
    title = say("money.timeline", lang)
    if sums:
        best = max(sums, key=lambda r: r.amount_cny)
        title = say("money.timeline_sum", lang, year=text.day(best.group, lang), kind=text.word(INVESTMENT_KIND, best.kind, lang),
                    amount=amount(best, lang), count=len(best.parties))  # fmt: skip
    told, others = (say("list.comma", lang).join(f"{text.day(r.date, lang)} {named(r, lang)}" for r in some)
                    for some in (in_order, early))  # fmt: skip
    more = say("money.timeline_early", lang, told=others) if early else ""
    return Picture(figure, title, say("money.timeline_subtitle", lang) + more, told + more)


def _early(rows: Sequence[ListedRow]) -> list[ListedRow]:
    """What lies years before all others: it is told in words, and the axis has room for the rest."""
    by_time = sorted(rows, key=lambda r: r.first)
    gaps = (n for n in range(1, len(by_time)) if (by_time[n].first - by_time[n - 1].last).days > _LONG_BEFORE)
    return by_time[: next(gaps, 0)]


def _calendar(start: date, end: date, rows: float, style: Style) -> dict[str, Any]:
    """The layout: the axis of years on top, one quiet line at the start of each year."""
    years = [date(y, 1, 1) for y in range(start.year, end.year + 1)]
    middles = [(d + (min(date(d.year, 12, 31), end) - d) / 2).isoformat() for d in years]
    line = {"color": "rgba(128,140,152,.3)", "width": 1}
    return {
        "height": int(_ROW_PX * (rows + 0.4)) + 26, "margin": {"l": 8, "r": 8, "t": 26, "b": 4}, "showlegend": False,
        "dragmode": False, "hoverlabel": {"align": "left"}, "font": {"color": style.ink, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "shapes": [{"type": "line", "x0": d.isoformat(), "x1": d.isoformat(), "y0": -0.5, "y1": rows - 0.5, "line": line} for d in years],
        "xaxis": {"side": "top", "type": "date", "range": [(start - timedelta(days=12)).isoformat(), end.isoformat()], "showgrid": False,
                  "zeroline": False, "fixedrange": True, "ticks": "", "tickvals": middles, "ticktext": [str(d.year) for d in years],
                  "tickfont": {"color": style.ink, "size": 12}},
        "yaxis": {"range": [rows - 0.5, -0.6], "visible": False, "fixedrange": True},
    }  # fmt: skip
